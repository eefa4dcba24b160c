//! Before the after-round is opened, once: how long the round then stays open, and for whom.

use super::closing;
use crate::web::confirm::{Confirm, Known};
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::Page;
use axum::response::{IntoResponse, Redirect, Response};

/// Most days of an after-round (`closing.after_round`).
const MOST_DAYS: u32 = 60;

/// `GET /r/{route}/meeting/closing/after?days=`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let back = format!("/r/{}/meeting/closing", here.id);
    if !closing::may_after(&here) {
        return Ok(Redirect::to(&back).into_response());
    }
    let (t, least) = (here.t(), here.route().facts.method.decision.after_round_days);
    let asked = here.viewer.asked("days").and_then(|days| days.parse::<u32>().ok());
    let days = asked.unwrap_or(least).clamp(least, MOST_DAYS);
    let people = closing::people(&here);
    let waiting = Known {
        title: t.n("close-people", people.len()),
        lines: people.into_iter().map(|p| format!("{}: {}", p.name, p.told)).collect(),
        more: String::new(),
    };
    Confirm {
        lead: t.n("after-lead", days),
        follows: vec![t.s("after-told"), t.s("after-close"), t.s("after-no-decisions")],
        warning: if waiting.lines.is_empty() { t.s("after-nobody") } else { String::new() },
        known: [waiting].into_iter().filter(|known| !known.lines.is_empty()).collect(),
        command: "closing.after_round",
        fields: vec![("days", days.to_string())],
        reason: None,
        action: format!("/r/{}/do", here.id),
        next: back.clone(),
        label: t.s("after-do"),
        back,
        back_label: t.s("close-back"),
        page: Page::of(&here, t.s("after-title")),
    }
    .answer()
}
