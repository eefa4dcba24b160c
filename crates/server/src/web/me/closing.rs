//! The closing round and its after-round: exactly what is new to this person, or still open.

use super::idea::why_not;
use super::phone;
use crate::web::here::Here;
use crate::web::meeting::view::{self, Line};
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::words;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::id::{ParticipantId, PointId};
use bloemenzee_domain::idea::Point;
use bloemenzee_domain::stance::StanceKind;

/// A point that is new to this person.
struct New {
    point: Line,
    undo: String,
}

/// An open not-yet of this person.
struct Own {
    point: Line,
    word: String,
    reserved: bool,
    eyes: String,
    reason: String,
    undo: String,
}

#[derive(Template)]
#[template(path = "me_closing.html")]
struct ClosingPage {
    page: Page,
    id: String,
    me: String,
    lead: String,
    until: String,
    why_not: String,
    new: Vec<New>,
    rest: String,
    all_undo: String,
    own: Vec<Own>,
}

/// What is asked of a person: the points they have not seen, and those on which their not-yet is
/// open; together exactly `facts.asked_of`.
pub fn asked(facts: &Facts, me: ParticipantId) -> (Vec<&Point>, Vec<&Point>) {
    facts.asked_of(me).into_iter().partition(|p| facts.present_stance(p.id, me).is_none())
}

/// `GET /r/{route}/me/closing`
pub async fn show(here: Here) -> Result<Response, Oops> {
    let me = here.participant()?;
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let refused = why_not(facts, me);
    let (new, own) = if refused.is_some() { (Vec::new(), Vec::new()) } else { asked(facts, me) };
    let shown: Vec<&Point> = new.iter().copied().take(25).collect();
    let ids: Vec<PointId> = shown.iter().map(|p| p.id).collect();
    let rest = new.len() - shown.len();
    html(&ClosingPage {
        id: here.id.to_string(),
        me: me.to_string(),
        lead: t.n("me-closing-lead", new.len()),
        until: facts.after_round.map(|m| t.w("me-closing-until", "when", words::date_time(t, m))).unwrap_or_default(),
        why_not: refused.map(|why| t.s(&format!("me-why-not-{why}"))).unwrap_or_default(),
        all_undo: view::undo_stances(me, &ids),
        new: shown
            .iter()
            .map(|p| New { point: view::line(&here.snap, t, p, Some(me)), undo: view::undo_stances(me, &[p.id]) })
            .collect(),
        rest: if rest > 0 { t.n("me-closing-rest", rest) } else { String::new() },
        own: own.iter().filter_map(|p| open(&here, me, p)).collect(),
        page: phone(&here, t.s(if refused.is_some() { "closing-title" } else { "me-closing-title" })),
    })
}

fn open(here: &Here, me: ParticipantId, point: &Point) -> Option<Own> {
    let (t, route) = (here.t(), here.route());
    let stance = route.facts.open_not_yet(point.id, me)?;
    Some(Own {
        point: view::line(&here.snap, t, point, Some(me)),
        word: t.k("me-said", stance.kind.name()),
        reserved: stance.kind == StanceKind::Reserved,
        eyes: t.k("me-eyes-are", stance.eyes.name()),
        reason: stance.reason.as_ref().map(|r| r.as_str().to_owned()).unwrap_or_default(),
        undo: view::undo_stances(me, &[point.id]),
    })
}
