//! Figures as tables: what pages, CSV and workbooks are made from. Pure.

use crate::text::T;
use bloemenzee_domain::follow_up::{Figures, Reached};

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// What is counted.
    pub name: String,
    /// How many; none where it is not shown.
    pub count: Option<usize>,
    /// `late`, `rest`, or nothing.
    pub mark: &'static str,
}

/// A table of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name in addresses.
    pub key: &'static str,
    /// What it is about.
    pub title: String,
    /// What should be known with it; may be empty.
    pub note: String,
    /// Its rows.
    pub rows: Vec<Count>,
}

fn counts(t: T, key: &'static str, rows: &[(&str, Option<usize>)]) -> Table {
    let row = |(name, count): &(&str, Option<usize>)| Count {
        name: t.s(&format!("figures-{key}-{name}")),
        count: *count,
        mark: if *name == "late" && *count > Some(0) { "late" } else { "" },
    };
    Table { key, title: t.s(&format!("figures-{key}")), note: String::new(), rows: rows.iter().map(row).collect() }
}

/// The tables of one route. A route that does not decide has no table of decisions.
pub fn of_route(t: T, is: &Figures, decides: bool) -> Vec<Table> {
    let people =
        [("invited", is.invited), ("talked", is.talked), ("attended", is.attended), ("signed-up", is.signed_up)];
    let points = [
        ("decided", Some(is.points_decided)),
        ("agreed", Some(is.points_agreed)),
        ("not-decided", Some(is.points_not_decided)),
    ];
    let actions = [
        ("open", Some(is.actions_open)),
        ("late", Some(is.actions_late)),
        ("done", Some(is.actions_done)),
        ("stopped", Some(is.actions_stopped)),
    ];
    let mut people = counts(t, "people", &people);
    if people.rows.iter().any(|row| row.count.is_none()) {
        people.note = t.s("figures-few");
    }
    let mut all = vec![people];
    if decides {
        all.push(counts(t, "points", &points));
    }
    all.push(counts(t, "actions", &actions));
    all.push(reached(t, "by-age", &is.by_age, age));
    all.push(reached(t, "by-district", &is.by_district, district));
    all.push(reached(t, "by-kind", &is.by_kind, |t, name| t.k("circle-kind", name)));
    all
}

/// Who was reached. Parts that are not shown stay so; where there were fewer than ten people at all, nothing is told.
fn reached(t: T, key: &'static str, is: &Reached, name: impl Fn(T, &str) -> String) -> Table {
    let mut cells: Vec<_> = is.cells.iter().filter(|_| is.total.is_some()).collect();
    cells.sort_by_key(|cell| (cell.name == "unsaid", cell.name != "under18", cell.name.clone()));
    let row = |cell: &&bloemenzee_domain::follow_up::Cell| Count {
        name: if cell.name == "unsaid" { t.s("figures-unsaid") } else { name(t, &cell.name) },
        count: cell.count.map(|n| n as usize),
        mark: if cell.name == "unsaid" { "rest" } else { "" },
    };
    // What is not shown has no name either: a district of one person is a person.
    let (shown, hidden): (Vec<_>, Vec<_>) = cells.iter().partition(|cell| cell.count.is_some());
    let rest = (!hidden.is_empty()).then(|| Count { name: t.s("figures-rest"), count: None, mark: "rest" });
    Table {
        key,
        title: t.s(&format!("figures-{key}")),
        note: t.s(if is.total.is_some() { "figures-ten" } else { "figures-fewer" }),
        rows: shown.into_iter().map(row).chain(rest).collect(),
    }
}

fn age(t: T, name: &str) -> String {
    t.k("figures-age", name)
}

/// A district as people wrote it, counted without regard to capitals, with one in front.
fn district(_: T, name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Figures of several routes added up, from what may be shown of each alone: so that nothing can be
/// worked out by taking one route's from the sum.
pub fn summed(all: &[Figures]) -> Figures {
    let sum = |of: fn(&Figures) -> usize| all.iter().map(of).sum();
    let people = |of: fn(&Figures) -> Option<usize>| all.iter().filter_map(of).reduce(|sum, n| sum.saturating_add(n));
    Figures {
        invited: people(|f| f.invited),
        talked: people(|f| f.talked),
        attended: people(|f| f.attended),
        signed_up: people(|f| f.signed_up),
        points_decided: sum(|f| f.points_decided),
        points_agreed: sum(|f| f.points_agreed),
        points_not_decided: sum(|f| f.points_not_decided),
        actions_open: sum(|f| f.actions_open),
        actions_late: sum(|f| f.actions_late),
        actions_done: sum(|f| f.actions_done),
        actions_stopped: sum(|f| f.actions_stopped),
        days_to_action: None,
        by_age: shown(all.iter().map(|f| &f.by_age)),
        by_district: shown(all.iter().map(|f| &f.by_district)),
        by_kind: shown(all.iter().map(|f| &f.by_kind)),
    }
}

fn shown<'a>(all: impl Iterator<Item = &'a Reached>) -> Reached {
    let mut sum = Reached::default();
    for one in all {
        if let Some(total) = one.total {
            sum.total = Some(sum.total.unwrap_or(0).saturating_add(total));
        }
        for (name, count) in one.cells.iter().filter_map(|cell| Some((&cell.name, cell.count?))) {
            match sum.cells.iter_mut().find(|cell| cell.name == *name) {
                Some(cell) => cell.count = Some(cell.count.unwrap_or(0).saturating_add(count)),
                None => {
                    sum.cells.push(bloemenzee_domain::follow_up::Cell { name: name.clone(), count: Some(count) });
                }
            }
        }
    }
    sum
}
