//! Before the round is closed, once: what follows, who is not done, what would not be decided.
//!
//! Only what who guides may know stands here: a not-yet for its owner's eyes is a point still to be
//! seen, and a point that is not carried does not say by whom (method.md, 6).

use super::{closing, view};
use crate::web::confirm::{Confirm, Known};
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::Page;
use axum::response::{IntoResponse, Redirect, Response};
use bloemenzee_domain::fact::Verdict;
use bloemenzee_domain::idea::Point;
use bloemenzee_domain::method::Role;

/// `GET /r/{route}/meeting/closing/close`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.only(&[Role::LeadFacilitator])?;
    let back = format!("/r/{}/meeting/closing", here.id);
    if !closing::may_close(&here) {
        return Ok(Redirect::to(&back).into_response());
    }
    let t = here.t();
    let (verdicts, decisions) = here.route().facts.verdicts();
    let those = |verdict: Verdict| -> Vec<&Point> {
        let found = verdicts.iter().filter(|v| v.verdict == verdict);
        found.filter_map(|v| here.route().facts.points.get(&v.point)).collect()
    };
    let people = closing::people(&here);
    let mut warning = closing::below_minimum(&here);
    if warning.is_empty() && !people.is_empty() && closing::may_after(&here) {
        warning = t.s("close-not-done");
    }
    let waiting = Known {
        title: t.n("close-people", people.len()),
        lines: people.into_iter().map(|p| format!("{}: {}", p.name, p.told)).collect(),
        more: String::new(),
    };
    let known = [
        waiting,
        lines(&here, "close-not-decided", &those(Verdict::NotDecided)),
        lines(&here, "close-questions", &those(Verdict::QuestionOpen)),
    ];
    Confirm {
        lead: t.s("close-lead"),
        follows: vec![t.n("close-decisions", decisions.len()), t.s("close-fixed"), t.s("close-read")],
        warning,
        known: known.into_iter().filter(|known| !known.lines.is_empty()).collect(),
        command: "closing.close",
        fields: Vec::new(),
        reason: None,
        action: format!("/r/{}/do", here.id),
        next: back.clone(),
        label: t.s("close-do"),
        back,
        back_label: t.s("close-back"),
        page: Page::of(&here, t.s("close-title")),
    }
    .answer()
}

/// Points under a heading that counts them; `key` takes the count as `what`.
fn lines(here: &Here, key: &str, points: &[&Point]) -> Known {
    let (t, facts) = (here.t(), &here.route().facts);
    let (shown, rest) = points.split_at(points.len().min(view::MOST_POINTS));
    let line = |point: &&Point| {
        let line = view::line(&here.snap, t, point, None);
        format!("{} · {} · {}: {}", facts.code(point), line.idea, line.petal, line.text)
    };
    let rest = view::counted(t, rest.iter().copied());
    Known {
        title: t.w(key, "what", view::counted(t, points.iter().copied())),
        lines: shown.iter().map(line).collect(),
        more: if rest.is_empty() { rest } else { t.w("closing-more", "what", rest) },
    }
}
