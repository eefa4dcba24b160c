//! One point: what I said of it, what it was, and what I can still say, add or change.

use super::closing;
use super::idea::why_not;
use super::phone;
use crate::web::here::Here;
use crate::web::meeting::view::{self, Line, Pick};
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::{ParticipantId, PointId};
use bloemenzee_domain::idea::{Point, PointKind};
use bloemenzee_domain::stance::{Eyes, Stance, StanceKind};

/// The point of the address, live.
fn find(here: &Here) -> Result<&Point, Oops> {
    let id: PointId = here.id_in("point")?;
    here.route().facts.live(id).map_err(|_| Oops::NotFound)
}

fn idea_href(here: &Here, point: &Point) -> String {
    format!("/r/{}/me/ideas/{}", here.id, point.idea)
}

/// Where to go on after saying something here: back to the closing round for who came from there.
fn back(here: &Here, point: &Point) -> String {
    if here.viewer.asked("from") == Some("closing") {
        closing::address(here, here.viewer.asked("of").and_then(|n| n.parse().ok()).unwrap_or(0))
    } else {
        idea_href(here, point)
    }
}

fn kicker(here: &Here, point: &Point) -> String {
    let (t, facts) = (here.t(), &here.route().facts);
    let idea = facts.ideas.get(&point.idea).map(|idea| view::idea_title(facts, idea)).unwrap_or_default();
    match point.petal {
        Some(_) => format!("{idea} · {}", view::petal_name(t, point.petal)),
        None => idea,
    }
}

#[derive(Template)]
#[template(path = "me_point.html")]
struct PointPage {
    page: Page,
    id: String,
    me: String,
    at: String,
    kicker: String,
    point: Line,
    wordings: Vec<String>,
    said: String,
    how: String,
    reason: String,
    eyes: String,
    behind: bool,
    takes: bool,
    why_not: String,
    undo: String,
    not_yet: String,
    back: String,
    may_change: bool,
    may_drop: bool,
    undo_drop: String,
}

/// `GET /r/{route}/me/points/{point}`
pub async fn show(here: Here) -> Result<Response, Oops> {
    let me = here.participant()?;
    let point = find(&here)?;
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let stance = facts.present_stance(point.id, me);
    let refused = why_not(facts, me);
    let earlier = point.wordings.iter().rev().skip(1).filter_map(|w| w.text.text.clone());
    let mine = may_change(&here, me, point);
    html(&PointPage {
        id: here.id.to_string(),
        me: me.to_string(),
        at: here.viewer.at.clone(),
        kicker: kicker(&here, point),
        point: view::line(&here.snap, t, point, Some(me)),
        wordings: earlier.collect(),
        said: stance.map(|s| t.k("me-said", s.kind.name())).unwrap_or_default(),
        how: stance.map(|s| how(&here, s)).unwrap_or_default(),
        reason: stance.and_then(|s| s.reason.as_ref()).map(|r| r.as_str().to_owned()).unwrap_or_default(),
        eyes: stance.filter(|s| !s.is_behind()).map(|s| t.k("me-eyes-are", s.eyes.name())).unwrap_or_default(),
        behind: stance.is_some_and(Stance::is_behind),
        takes: refused.is_none() && point.kind == PointKind::Point && facts.is_required_on(point, me),
        why_not: refused.map(|why| t.s(&format!("me-why-not-{why}"))).unwrap_or_default(),
        undo: view::undo_stances(me, &[point.id]),
        not_yet: format!("/r/{}/me/points/{}/not-yet", here.id, point.id),
        back: idea_href(&here, point),
        may_change: mine && view::may(&here, "point.reword"),
        may_drop: mine && point.petal.is_some() && view::may(&here, "point.drop"),
        undo_drop: view::undo("point.restore", &[("point", point.id.to_string())]),
        page: phone(&here, t.s("me-point-title")).still(),
    })
}

fn how(here: &Here, stance: &Stance) -> String {
    let key = if stance.on_behalf { "me-how-on-behalf" } else { "me-how" };
    here.t().s(&format!("{key}-{}", stance.channel.name()))
}

/// Whether this person may change these words: they wrote them, or it is their table's point.
fn may_change(here: &Here, me: ParticipantId, point: &Point) -> bool {
    let facts = &here.route().facts;
    let attendance = facts.attendance.get(&me);
    let there = attendance.is_some_and(|a| a.presence == Presence::TakingPart);
    let wrote = point.wordings.last().is_some_and(|w| w.author == Some(me));
    let table = facts.ideas.get(&point.idea).map(|idea| idea.table);
    let own = table.is_some() && attendance.and_then(|a| a.table) == table;
    facts.decided.is_none() && facts.handed_over.is_none() && there && (wrote || own)
}

#[derive(Template)]
#[template(path = "me_not_yet.html")]
struct NotYetPage {
    page: Page,
    id: String,
    me: String,
    kicker: String,
    point: Line,
    reason: String,
    owner: bool,
    facilitator: bool,
    everyone: bool,
    in_report: bool,
    professional: bool,
    reserved: bool,
    undo: String,
    back: String,
    why_not: String,
}

/// `GET /r/{route}/me/points/{point}/not-yet`
pub async fn not_yet(here: Here) -> Result<Response, Oops> {
    let me = here.participant()?;
    let point = find(&here)?;
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let before = facts.stance(point.id, me).filter(|s| !s.is_behind());
    // Whose eyes is chosen by nobody but its owner: the most careful one stands first.
    let eyes = before.map_or(Eyes::Owner, |s| s.eyes);
    let refused = why_not(facts, me);
    html(&NotYetPage {
        id: here.id.to_string(),
        me: me.to_string(),
        kicker: kicker(&here, point),
        point: view::line(&here.snap, t, point, Some(me)),
        reason: before.and_then(|s| s.reason.as_ref()).map(|r| r.as_str().to_owned()).unwrap_or_default(),
        owner: eyes == Eyes::Owner,
        facilitator: eyes == Eyes::Facilitator,
        everyone: eyes == Eyes::Everyone,
        in_report: before.is_some_and(|s| s.in_report),
        professional: facts.attendance.get(&me).is_some_and(|a| a.professional),
        reserved: before.is_some_and(|s| s.kind == StanceKind::Reserved),
        undo: view::undo_stances(me, &[point.id]),
        back: back(&here, point),
        why_not: refused.map(|why| t.s(&format!("me-why-not-{why}"))).unwrap_or_default(),
        page: phone(&here, t.s("me-not-yet-title")).still(),
    })
}

#[derive(Template)]
#[template(path = "me_addition.html")]
struct AdditionPage {
    page: Page,
    id: String,
    idea: String,
    kicker: String,
    point: Line,
    petals: Vec<Pick>,
    back: String,
    own_table: bool,
    why_not: String,
}

/// `GET /r/{route}/me/points/{point}/addition`
pub async fn addition(here: Here) -> Result<Response, Oops> {
    let me = here.participant()?;
    let point = find(&here)?;
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let table = facts.ideas.get(&point.idea).map(|idea| idea.table);
    let attendance = facts.attendance.get(&me);
    let there = attendance.is_some_and(|a| a.presence == Presence::TakingPart);
    let open = facts.decided.is_none() && facts.tables_opened && view::may(&here, "point.add");
    html(&AdditionPage {
        id: here.id.to_string(),
        idea: point.idea.to_string(),
        kicker: kicker(&here, point),
        point: view::line(&here.snap, t, point, Some(me)),
        petals: view::petal_picks(facts, t, point.petal),
        back: back(&here, point),
        own_table: table.is_some() && attendance.and_then(|a| a.table) == table,
        why_not: if there && open { String::new() } else { t.s("me-addition-closed") },
        page: phone(&here, t.s("me-addition-title")).still(),
    })
}
