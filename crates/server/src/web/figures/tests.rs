//! Given figures, when they become tables, then nothing stands there that may not be shown.

use super::tables::{of_route, summed};
use super::{chart, sheet, together};
use crate::text::{Lang, T};
use bloemenzee_domain::follow_up::{Cell, Figures, Reached};
use bloemenzee_report::Value;

const T_NL: T = T { lang: Lang::Nl };

fn reached(total: Option<u32>, cells: &[(&str, Option<u32>)]) -> Reached {
    let cell = |(name, count): &(&str, Option<u32>)| Cell { name: (*name).to_owned(), count: *count };
    Reached { total, cells: cells.iter().map(cell).collect() }
}

#[test]
fn a_hidden_number_is_a_word_in_every_form() {
    let told = [("from65", Some(14)), ("unsaid", Some(11)), ("under18", None), ("from80", None)];
    let by_age = reached(Some(40), &told);
    let figures = Figures { invited: Some(40), by_age, ..Figures::default() };
    let tables = of_route(T_NL, &figures, true);
    let ages = tables.iter().find(|table| table.key == "by-age").unwrap();
    let names: Vec<_> = ages.rows.iter().map(|row| (row.name.as_str(), row.count)).collect();
    assert_eq!(
        names,
        [("65 tot en met 79", Some(14)), ("niet gezegd", Some(11)), ("andere antwoorden samen", None)],
        "what is hidden stands last, in one row and without its names"
    );
    let drawn = chart(T_NL, ages);
    assert_eq!(drawn.bars[0].length, Some(100));
    assert_eq!(drawn.bars[2].length, None);
    assert!(drawn.label.contains("andere antwoorden samen: niet getoond"), "{}", drawn.label);
    let rows = sheet(T_NL, ages).rows;
    assert_eq!(rows[2][1], Value::Text("niet getoond".into()));
    let whole = together(T_NL, &[sheet(T_NL, ages)]);
    assert!(whole.rows.iter().all(|row| row.len() == whole.head.len()));
}

#[test]
fn of_fewer_than_ten_people_nothing_is_told() {
    let by_kind = reached(None, &[("resident", None), ("professional", None)]);
    let tables = of_route(T_NL, &Figures { by_kind, ..Figures::default() }, true);
    let kinds = tables.iter().find(|table| table.key == "by-kind").unwrap();
    assert!(kinds.rows.is_empty());
    assert_eq!(kinds.note, T_NL.s("figures-fewer"));
}

#[test]
fn a_route_that_only_listens_has_no_table_of_decisions() {
    let has = |decides: bool| of_route(T_NL, &Figures::default(), decides).iter().any(|table| table.key == "points");
    assert!(has(true) && !has(false));
}

#[test]
fn the_sum_of_routes_holds_only_what_each_shows() {
    let one = Figures {
        attended: Some(12),
        by_age: reached(Some(30), &[("from65", Some(20)), ("under18", None)]),
        ..Figures::default()
    };
    let other = Figures {
        attended: None,
        by_age: reached(Some(25), &[("under18", Some(11)), ("from65", None)]),
        ..one.clone()
    };
    let few = Figures { attended: Some(23), by_age: reached(None, &[("from65", None)]), ..Figures::default() };
    let sum = summed(&[one, other, few]);
    assert_eq!(sum.attended, Some(35), "what is not shown of one is not in it");
    assert_eq!(sum.invited, None);
    assert_eq!(sum.by_age.total, Some(55), "without those of whom nothing is told");
    let count = |name: &str| sum.by_age.cells.iter().find(|cell| cell.name == name).and_then(|cell| cell.count);
    assert_eq!((count("from65"), count("under18")), (Some(20), Some(11)), "and not what is hidden of one");
}
