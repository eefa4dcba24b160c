//! The closing round and its after-round: exactly what is new to this person, or still open.

use super::asked::{self, Asked, Open};
use super::idea::why_not;
use super::phone;
use crate::web::here::Here;
use crate::web::meeting::view::{self, Line};
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::stretch::{self, Stretch};
use crate::web::words;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::id::ParticipantId;
use bloemenzee_domain::idea::Point;
use bloemenzee_domain::stance::StanceKind;

/// More points than an evening has: an address that says otherwise is not believed.
const MOST_COUNTED: usize = 100_000;

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
    until: String,
    why_not: String,
    asked: Option<Asked>,
    here_now: String,
    own_of: Stretch,
    own: Vec<Own>,
}

/// What is asked of a person: the points they have not seen, and those on which their not-yet is
/// open; together exactly `facts.asked_of`.
pub fn asked(facts: &Facts, me: ParticipantId) -> (Vec<&Point>, Vec<&Point>) {
    facts.asked_of(me).into_iter().partition(|p| facts.present_stance(p.id, me).is_none())
}

/// `GET /r/{route}/me/closing`; `?of=21` keeps count of how many there were, `?all=1` lists them.
pub async fn show(here: Here) -> Result<Response, Oops> {
    let me = here.participant()?;
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let refused = why_not(facts, me);
    let (new, own) = if refused.is_some() { (Vec::new(), Vec::new()) } else { asked(facts, me) };
    let open = open_points(&here, new);
    if here.viewer.asked("all").is_some() && !open.points.is_empty() {
        return asked::all(&here, me, &open, &t.n("me-all-closing", open.points.len()));
    }
    let own_of = Stretch::new(&here.viewer, "own", own.len(), stretch::POINTS);
    html(&ClosingPage {
        id: here.id.to_string(),
        me: me.to_string(),
        until: facts.after_round.map(|m| t.w("me-closing-until", "when", words::date_time(t, m))).unwrap_or_default(),
        why_not: refused.map(|why| t.s(&format!("me-why-not-{why}"))).unwrap_or_default(),
        asked: asked::now(&here, me, &open),
        own: own_of.of_all(&own).iter().filter_map(|p| own_not_yet(&here, me, p)).collect(),
        own_of,
        here_now: open.base.clone(),
        page: phone(&here, t.s(if open.points.is_empty() { "closing-title" } else { "me-closing-title" })),
    })
}

/// What is new, counted on from where the address says it began.
fn open_points<'a>(here: &Here, points: Vec<&'a Point>) -> Open<'a> {
    let of = here.viewer.asked("of").and_then(|n| n.parse().ok()).unwrap_or(0);
    let of = points.len().max(of).min(MOST_COUNTED);
    let base = address(here, of);
    Open { points, of, base, from: format!("?from=closing&of={of}") }
}

/// The closing round, with how many points there were to begin with.
pub fn address(here: &Here, of: usize) -> String {
    format!("/r/{}/me/closing?of={of}", here.id)
}

fn own_not_yet(here: &Here, me: ParticipantId, point: &Point) -> Option<Own> {
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
