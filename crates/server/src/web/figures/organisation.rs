//! `GET /figures`: all routes of the organisation whose report is final, for staff.

use super::tables::{of_route, summed};
use super::{CSV, Chart, XLSX, chart, number, sheet, unwritten};
use crate::access::Purpose;
use crate::clock;
use crate::read;
use crate::text::T;
use crate::web::App;
use crate::web::here::Viewer;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::report::file;
use crate::web::stretch::{self, Stretch};
use crate::web::words;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use bloemenzee_domain::follow_up::Figures;
use bloemenzee_domain::id::RouteId;
use bloemenzee_domain::method::Role;
use bloemenzee_report::{Sheet, Value, sheet_csv, sheets_xlsx};

/// Most routes that are counted.
const MOST_ROUTES: usize = 500;

/// A route with its figures.
struct Counted {
    id: RouteId,
    title: String,
    figures: Figures,
}

/// A route as a row.
struct Row {
    href: String,
    title: String,
    cells: Vec<String>,
}

#[derive(Template)]
#[template(path = "figures_all.html")]
struct AllPage {
    page: Page,
    organisation: String,
    counted: String,
    charts: Vec<Chart>,
    head: Vec<String>,
    rows: Vec<Row>,
    rows_of: Stretch,
    as_of: String,
}

/// The columns of the list of routes, by the last part of their key.
const COLUMNS: [&str; 11] = [
    "people-invited",
    "people-talked",
    "people-attended",
    "people-signed-up",
    "points-decided",
    "points-agreed",
    "points-not-decided",
    "actions-open",
    "actions-late",
    "actions-done",
    "actions-stopped",
];

fn cells(is: &Figures) -> [Option<usize>; 11] {
    [
        is.invited,
        is.talked,
        is.attended,
        is.signed_up,
        Some(is.points_decided),
        Some(is.points_agreed),
        Some(is.points_not_decided),
        Some(is.actions_open),
        Some(is.actions_late),
        Some(is.actions_done),
        Some(is.actions_stopped),
    ]
}

/// Lets through who works here: staff, not somebody who takes part by their own link.
fn staff(viewer: &Viewer) -> Result<(), Oops> {
    match viewer.signed_in()?.purpose {
        Purpose::Staff(_) => Ok(()),
        _ => Err(Oops::NotForYou),
    }
}

/// The routes whose report is final, by title; rehearsals are none. Of a route that the viewer is not of, no count of
/// people below ten.
async fn counted(app: &App, viewer: &Viewer) -> Result<Vec<Counted>, Oops> {
    let who = viewer.signed_in()?.who();
    let mut all = Vec::new();
    for route in read::routes(app.engine.store()).await?.into_iter().take(MOST_ROUTES) {
        let snap = app.engine.snapshot(route.id).await?;
        if snap.route.prep.report.finalised.is_some() {
            let actor = snap.route.actor(&who);
            let within = actor.guides() || actor.is(Role::Commissioner);
            let figures = snap.route.figures(clock::now(), within);
            all.push(Counted { id: route.id, title: route.title, figures });
        }
    }
    Ok(all)
}

fn figures(all: &[Counted]) -> Figures {
    summed(&all.iter().map(|one| one.figures.clone()).collect::<Vec<_>>())
}

/// `GET /figures`
pub async fn show(State(app): State<App>, viewer: Viewer) -> Result<Response, Oops> {
    staff(&viewer)?;
    let t = viewer.t;
    let all = counted(&app, &viewer).await?;
    let rows_of = Stretch::new(&viewer, "routes", all.len(), stretch::ROWS);
    let row = |one: &Counted| Row {
        href: format!("/r/{}/figures", one.id),
        title: one.title.clone(),
        cells: cells(&one.figures).iter().map(|n| number(t, *n)).collect(),
    };
    html(&AllPage {
        organisation: app.config.organisation.clone(),
        counted: t.n("figures-routes", all.len()),
        charts: of_route(t, &figures(&all), true).iter().map(|table| chart(t, table)).collect(),
        head: head(t),
        rows: rows_of.of_all(&all).iter().map(row).collect(),
        rows_of,
        as_of: t.w("trace-as-of", "date", words::date(t, clock::now())),
        page: Page::new(&viewer, t.s("figures-all-title")),
    })
}

fn head(t: T) -> Vec<String> {
    COLUMNS.iter().map(|key| t.s(&format!("figures-{key}"))).collect()
}

/// The routes as one table.
fn list(t: T, all: &[Counted]) -> Sheet {
    let number = |n: &Option<usize>| match n {
        Some(n) => Value::Number(i64::try_from(*n).unwrap_or(i64::MAX)),
        None => Value::Text(t.s("figures-hidden")),
    };
    let row = |one: &Counted| {
        let cells = cells(&one.figures);
        std::iter::once(Value::Text(one.title.clone())).chain(cells.iter().map(number)).collect()
    };
    Sheet {
        name: t.s("figures-routes-title"),
        head: std::iter::once(t.s("figures-route")).chain(head(t)).collect(),
        rows: all.iter().map(row).collect(),
    }
}

/// `GET /figures.csv`: a row for each route.
pub async fn csv(State(app): State<App>, viewer: Viewer) -> Result<Response, Oops> {
    staff(&viewer)?;
    let t = viewer.t;
    let bytes = sheet_csv(&list(t, &counted(&app, &viewer).await?)).map_err(unwritten)?;
    Ok(file(&t.s("figures-file-csv"), CSV, bytes))
}

/// `GET /figures.xlsx`: the same, and the sums.
pub async fn xlsx(State(app): State<App>, viewer: Viewer) -> Result<Response, Oops> {
    staff(&viewer)?;
    let t = viewer.t;
    let all = counted(&app, &viewer).await?;
    let sums = of_route(t, &figures(&all), true);
    let sheets: Vec<Sheet> = std::iter::once(list(t, &all)).chain(sums.iter().map(|table| sheet(t, table))).collect();
    let bytes = sheets_xlsx(&sheets).map_err(unwritten)?;
    Ok(file(&t.s("figures-file-xlsx"), XLSX, bytes))
}
