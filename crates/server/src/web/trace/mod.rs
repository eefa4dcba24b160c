//! What became of what we said: for everybody once the report is final, for each participant of their
//! own points, and as letters for who has no e-mail.

mod answers;
mod cut;
pub mod find;
mod letters;
mod mine;
mod show;
pub mod tell;
#[cfg(test)]
mod tests;
mod wishes;

use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::report::may_read;
use crate::web::routes::{Entry, For};
use askama::Template;
use axum::response::Response;
use axum::routing::{get, post};

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![
        ("GET", "/r/{route}/trace", For::All, get(show::show)),
        ("GET", "/r/{route}/answers", For::All, get(answers::show)),
        ("GET", "/r/{route}/me/trace", For::Participant, get(mine::show)),
        ("GET", "/r/{route}/me/wishes", For::Participant, get(wishes::show)),
        ("GET", "/r/{route}/trace/letters", For::Guides, get(letters::show)),
        ("POST", "/r/{route}/trace/letters", For::Guides, post(letters::print)),
        ("GET", "/r/{route}/trace/letters/{participant}", For::Guides, get(letters::one)),
    ]
}

/// Whether this viewer may read what became of the points: as the report, and there is an outcome.
pub fn is_open(here: &Here) -> bool {
    let facts = &here.route().facts;
    let came_out = facts.decided.is_some() || (!facts.method.decides() && facts.handed_over.is_some());
    came_out && may_read(here)
}

/// Whether everybody may read it: then pages may lead there.
pub fn is_public(here: &Here) -> bool {
    is_open(here) && here.route().prep.report.finalised.is_some()
}

#[derive(Template)]
#[template(path = "trace_not_yet.html")]
struct NotYetPage {
    page: Page,
    text: String,
    home: String,
}

/// The page for who comes too early: when it will be there.
///
/// # Errors
/// When the template fails.
pub fn not_yet(here: &Here, title: &str) -> Result<Response, Oops> {
    let t = here.t();
    let stopped = here.route().facts.stopped.is_some();
    let text = t.s(if stopped { "report-not-yet-stopped" } else { "trace-not-yet" });
    html(&NotYetPage { page: Page::of(here, t.s(title)), text, home: format!("/r/{}", here.id) })
}
