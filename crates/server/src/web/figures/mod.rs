//! Figures: of one route for who may read its report, of all routes for staff. As bars with a table
//! behind each, as CSV and as a workbook; to who is not of the route no count of people below ten
//! (`follow_up::figures`).

mod organisation;
mod tables;

#[cfg(test)]
mod tests;

use crate::clock;
use crate::text::T;
use crate::web::follow::is_within;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::report::file;
use crate::web::routes::{Entry, For};
use crate::web::trace::{is_open, is_public, not_yet};
use crate::web::words;
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use bloemenzee_report::{ListError, Sheet, Value, sheet_csv, sheets_xlsx};
use tables::{Count, Table, of_route};

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![
        ("GET", "/r/{route}/figures", For::All, get(show)),
        ("GET", "/r/{route}/figures.csv", For::All, get(csv)),
        ("GET", "/r/{route}/figures.xlsx", For::All, get(xlsx)),
        ("GET", "/figures", For::SignedIn, get(organisation::show)),
        ("GET", "/figures.csv", For::SignedIn, get(organisation::csv)),
        ("GET", "/figures.xlsx", For::SignedIn, get(organisation::xlsx)),
    ]
}

const CSV: &str = "text/csv; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A bar with its name and number.
struct Bar {
    name: String,
    number: String,
    /// How long it is, of a hundred; none where the number is not shown.
    length: Option<usize>,
    mark: &'static str,
}

/// A table as bars, with the same in rows.
struct Chart {
    key: &'static str,
    title: String,
    note: String,
    /// All of it in a sentence, for who does not see the bars.
    label: String,
    bars: Vec<Bar>,
}

/// A count, or that it is not shown.
fn number(t: T, count: Option<usize>) -> String {
    count.map_or_else(|| t.s("figures-hidden"), |n| n.to_string())
}

fn chart(t: T, table: &Table) -> Chart {
    let most = table.rows.iter().filter_map(|row| row.count).max().unwrap_or(0).max(1);
    let bar = |row: &Count| Bar {
        name: row.name.clone(),
        number: number(t, row.count),
        // Few is not none.
        length: row.count.map(|n| (n * 100).div_ceil(most)),
        mark: row.mark,
    };
    let said = table.rows.iter().map(|row| format!("{}: {}", row.name, number(t, row.count)));
    Chart {
        key: table.key,
        title: table.title.clone(),
        note: table.note.clone(),
        label: format!("{}. {}.", table.title, said.collect::<Vec<_>>().join(", ")),
        bars: table.rows.iter().map(bar).collect(),
    }
}

#[derive(Template)]
#[template(path = "figures_route.html")]
struct FiguresPage {
    page: Page,
    id: String,
    charts: Vec<Chart>,
    days: String,
    as_of: String,
    staff: bool,
    public: bool,
}

/// `GET /r/{route}/figures`
async fn show(here: Here) -> Result<Response, Oops> {
    if !is_open(&here) {
        return not_yet(&here, "figures-title");
    }
    let (t, now) = (here.t(), clock::now());
    let figures = here.route().figures(now, is_within(&here));
    html(&FiguresPage {
        id: here.id.to_string(),
        charts: of_route(t, &figures, here.route().facts.method.decides())
            .iter()
            .map(|table| chart(t, table))
            .collect(),
        days: figures.days_to_action.map(|days| t.n("figures-days", days)).unwrap_or_default(),
        as_of: t.w("trace-as-of", "date", words::date(t, now)),
        staff: here.actor.guides() || here.actor.is(bloemenzee_domain::method::Role::Commissioner),
        public: is_public(&here),
        page: Page::of(&here, t.s("figures-title")).still(),
    })
}

/// A table as it stands in a spreadsheet; a number that is not shown is a word.
fn sheet(t: T, table: &Table) -> Sheet {
    let cell = |count: Option<usize>| match count.and_then(|n| i64::try_from(n).ok()) {
        Some(number) => Value::Number(number),
        None => Value::Text(t.s("figures-hidden")),
    };
    Sheet {
        name: table.title.clone(),
        head: vec![t.s("figures-what"), t.s("figures-count")],
        rows: table.rows.iter().map(|row| vec![Value::Text(row.name.clone()), cell(row.count)]).collect(),
    }
}

/// Several tables as one, with the name of each in front.
fn together(t: T, sheets: &[Sheet]) -> Sheet {
    let named = |sheet: &Sheet| {
        let name = sheet.name.clone();
        sheet
            .rows
            .clone()
            .into_iter()
            .map(move |row| std::iter::once(Value::Text(name.clone())).chain(row).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    Sheet {
        name: t.s("figures-title"),
        head: vec![t.s("figures-table"), t.s("figures-what"), t.s("figures-count")],
        rows: sheets.iter().flat_map(named).collect(),
    }
}

fn sheets(here: &Here) -> Vec<Sheet> {
    let t = here.t();
    let figures = here.route().figures(clock::now(), is_within(here));
    of_route(t, &figures, here.route().facts.method.decides()).iter().map(|table| sheet(t, table)).collect()
}

/// `GET /r/{route}/figures.csv`
async fn csv(here: Here) -> Result<Response, Oops> {
    if !is_open(&here) {
        return not_yet(&here, "figures-title");
    }
    let bytes = sheet_csv(&together(here.t(), &sheets(&here))).map_err(unwritten)?;
    Ok(file(&here.t().s("figures-file-csv"), CSV, bytes))
}

/// `GET /r/{route}/figures.xlsx`
async fn xlsx(here: Here) -> Result<Response, Oops> {
    if !is_open(&here) {
        return not_yet(&here, "figures-title");
    }
    let bytes = sheets_xlsx(&sheets(&here)).map_err(unwritten)?;
    Ok(file(&here.t().s("figures-file-xlsx"), XLSX, bytes))
}

fn unwritten(error: ListError) -> Oops {
    tracing::error!(%error, "figures could not be written");
    Oops::Failed
}
