//! The code on a printed flower: it leads to that flower's own page, or says why not.

use super::{address, at_some_table};
use crate::params;
use crate::web::here::Here;
use crate::web::meeting::view::{self, Pick};
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use bloemenzee_domain::id::TableId;
use bloemenzee_domain::paper::{FlowerSheet, canonical};

#[derive(Template)]
#[template(path = "paper_code.html")]
struct CodePage {
    page: Page,
    id: String,
    code: String,
    /// Why it leads nowhere; empty when it asks for a title.
    told: String,
    kicker: String,
    /// Tables to choose from, for a spare sheet.
    tables: Vec<Pick>,
    next: String,
    may: bool,
}

/// `GET /r/{route}/flower?code=`: a code that is typed.
pub async fn typed(here: Here) -> Result<Response, Oops> {
    let code = canonical(here.viewer.asked("code").unwrap_or(""));
    go(&here, code).await
}

/// `GET /r/{route}/flower/{code}`: a code that is scanned.
pub async fn scanned(here: Here) -> Result<Response, Oops> {
    let code = canonical(here.path.get("code").map_or("", String::as_str));
    go(&here, code).await
}

async fn go(here: &Here, code: String) -> Result<Response, Oops> {
    at_some_table(here)?;
    if code.is_empty() {
        return Ok(Redirect::to(&format!("/r/{}/table", here.id)).into_response());
    }
    let (t, route) = (here.t(), here.route());
    let Some(sheet) = route.prep.sheets.get(&code) else {
        let key = if of_another_route(here, &code).await? { "flower-other-route" } else { "flower-not-known" };
        return told(here, code, t.s(key));
    };
    let begun = route.idea_of(sheet).and_then(|id| route.facts.ideas.get(&id));
    let table = begun.map(|idea| idea.table).or(sheet.table);
    if let Some(other) = table.filter(|at| !here.actor.guides() && here.actor.table != Some(*at)) {
        let name = view::table_name(&route.facts, t, other);
        return told(here, code, t.w("flower-other-table", "table", name));
    }
    match begun {
        Some(idea) => Ok(Redirect::to(&format!("{}?type=1", address(here, idea.id))).into_response()),
        None => ask(here, sheet),
    }
}

/// Whether the code was printed for another route of this organisation.
async fn of_another_route(here: &Here, code: &str) -> Result<bool, Oops> {
    let sql = "SELECT 1 FROM flower_sheet WHERE code = $1 LIMIT 1";
    Ok(!here.app.engine.store().query(sql, params![code]).await?.is_empty())
}

/// The first time: what is the idea called?
fn ask(here: &Here, sheet: &FlowerSheet) -> Result<Response, Oops> {
    let (t, facts) = (here.t(), &here.route().facts);
    let name = |table: TableId| view::table_name(facts, t, table);
    let own = sheet.table.or(here.actor.table);
    let pick = |table: TableId| Pick { value: table.to_string(), label: name(table), chosen: false };
    html(&CodePage {
        kicker: own.map(name).unwrap_or_default(),
        tables: if own.is_some() { Vec::new() } else { view::tables_in_order(facts).into_iter().map(pick).collect() },
        may: super::open(here) && view::may(here, "flower.begin"),
        ..blank(here, sheet.code.clone(), t.s("flower-title"))
    })
}

fn told(here: &Here, code: String, told: String) -> Result<Response, Oops> {
    let page = html(&CodePage { told, ..blank(here, code, here.t().s("flower-code")) })?;
    Ok((StatusCode::NOT_FOUND, page).into_response())
}

fn blank(here: &Here, code: String, title: String) -> CodePage {
    CodePage {
        page: Page::of(here, title).still(),
        id: here.id.to_string(),
        next: format!("/r/{}/flower/{code}", here.id),
        code,
        told: String::new(),
        kicker: String::new(),
        tables: Vec::new(),
        may: false,
    }
}
