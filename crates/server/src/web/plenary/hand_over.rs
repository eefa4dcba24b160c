//! Before the outcome is handed over, once: what the commissioner gets, and what follows.

use super::outcome;
use crate::web::confirm::{Confirm, Known};
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::Page;
use crate::web::screen::flowers;
use axum::response::{IntoResponse, Redirect, Response};
use bloemenzee_domain::idea::Idea;
use bloemenzee_domain::method::Role;

/// `GET /r/{route}/plenary/hand-over`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.only(&[Role::LeadFacilitator])?;
    let (t, facts) = (here.t(), &here.route().facts);
    let back = format!("/r/{}/plenary", here.id);
    if facts.handed_over.is_some() || !super::ready(facts) || !super::may(&here, "outcome.hand_over") {
        return Ok(Redirect::to(&back).into_response());
    }
    let (asked, others) = outcome::asked_and_other(facts);
    let given = |key: &str, ideas: &[&Idea]| -> Known {
        let lines: Vec<_> = ideas.iter().map(|idea| flowers::title(facts, idea).to_owned()).collect();
        Known { title: t.n(key, lines.len()), lines, more: String::new() }
    };
    let mut threads: Vec<_> = facts.threads.values().collect();
    threads.sort_by_key(|thread| thread.number);
    let lines: Vec<_> = threads.iter().map(|thread| thread.title.as_str().to_owned()).collect();
    let threads = Known { title: t.n("hand-over-threads", lines.len()), lines, more: String::new() };
    let decides = facts.method.decides();
    let known = [
        given(if decides { "hand-over-decisions" } else { "hand-over-ideas" }, &asked),
        given("hand-over-others", &others),
        threads,
    ];
    let then = if decides { "hand-over-then-answers" } else { "hand-over-then-answers-listening" };
    let mut follows = vec![then, "hand-over-then-nothing-changes", "hand-over-then-report"];
    if here.app.in_box.is_some() {
        follows.insert(1, "box-answers-at-home");
    }
    Confirm {
        lead: t.s("hand-over-explained"),
        follows: follows.into_iter().map(|key| t.s(key)).collect(),
        warning: if facts.threads.is_empty() { t.s("hand-over-no-threads") } else { String::new() },
        known: known.into_iter().filter(|known| !known.lines.is_empty()).collect(),
        command: "outcome.hand_over",
        fields: Vec::new(),
        reason: None,
        action: format!("/r/{}/do", here.id),
        next: back.clone(),
        label: t.s("hand-over-do"),
        back,
        back_label: t.s("hand-over-back"),
        page: Page::of(&here, t.s("hand-over-title")),
    }
    .answer()
}
