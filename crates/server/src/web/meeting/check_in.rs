//! The door: everybody expected, who is there and how, and who walks in.

use super::view;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::stretch::{self, Stretch};
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::conversation::Conversation;
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::ParticipantId;
use bloemenzee_domain::route::Route;

/// Rows on one page; who comes later in the alphabet stands on the next.
const ROWS: usize = 50;

/// Somebody at the door.
struct Row {
    id: String,
    name: String,
    about: String,
    talk_first: bool,
    talk: String,
    answered_no: bool,
}

/// Somebody who was checked in.
struct There {
    id: String,
    name: String,
    word: String,
    recorded: bool,
    seat: String,
    joins: bool,
    may_undo: bool,
    may_leave: bool,
    may_withdraw: bool,
    may_return: bool,
}

/// A question of the short talk at the door.
struct Ask {
    id: String,
    ask: String,
}

#[derive(Template)]
#[template(path = "meeting_check_in.html")]
struct CheckInPage {
    page: Page,
    id: String,
    here: String,
    open: bool,
    may_listen: bool,
    may_check_in: bool,
    waiting: Vec<Row>,
    waiting_title: String,
    before: String,
    after: String,
    there: Vec<There>,
    there_of: Stretch,
    there_title: String,
    asks: Vec<Ask>,
    staff: bool,
}

/// Everybody on the list who was not checked in, by name; who said no stands last.
pub fn waiting(route: &Route) -> Vec<ParticipantId> {
    let active = route.prep.involvements.values().filter(|i| i.active());
    let mut all: Vec<_> = active.filter(|i| !route.facts.attendance.contains_key(&i.participant)).collect();
    all.sort_by_key(|i| (!i.expected(), route.prep.name_of(i.person).to_lowercase()));
    all.into_iter().map(|i| i.participant).collect()
}

/// Whether somebody did not say no.
fn expected(route: &Route, who: ParticipantId) -> bool {
    route.prep.involvements.get(&who).is_some_and(|involvement| involvement.expected())
}

/// `GET /r/{route}/meeting/check-in`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let waiting = waiting(route);
    let from = here.viewer.asked("from").and_then(|n| n.parse::<usize>().ok()).unwrap_or(0);
    let mut there: Vec<_> = facts.attendance.keys().copied().collect();
    there.sort_by_key(|p| route.prep.name(*p).to_lowercase());
    let there_of = Stretch::new(&here.viewer, "there", there.len(), stretch::POINTS);
    let at = format!("/r/{}/meeting/check-in", here.id);
    let more = |n: usize| format!("{at}?from={n}");
    let ask = |q: &bloemenzee_domain::method::TalkQuestion| Ask {
        id: q.id.clone(),
        ask: if t.lang.tag() == "nl" { q.ask.nl.clone() } else { q.ask.en.clone() },
    };
    html(&CheckInPage {
        id: here.id.to_string(),
        open: facts.part.is_some() && facts.decided.is_none(),
        may_listen: facts.carousel_began || !facts.method.decides(),
        may_check_in: view::may(&here, "attendance.check_in"),
        waiting_title: t.n("check-in-waiting", waiting.iter().filter(|p| expected(route, **p)).count()),
        before: if from > 0 { more(from.saturating_sub(ROWS)) } else { String::new() },
        after: if waiting.len() > from + ROWS { more(from + ROWS) } else { String::new() },
        waiting: waiting.iter().skip(from).take(ROWS).map(|p| row(&here, *p)).collect(),
        there_title: t.n("check-in-there", there.len()),
        there: there_of.of_all(&there).iter().map(|p| someone(&here, *p)).collect(),
        there_of,
        asks: facts.method.conversation.iter().map(ask).collect(),
        staff: facts.method.staff_may_take_part,
        here: at,
        page: Page::of(&here, t.s("check-in-title")),
    })
}

fn row(here: &Here, who: ParticipantId) -> Row {
    let (t, route) = (here.t(), here.route());
    let involvement = route.prep.involvements.get(&who);
    let talked = route.prep.conversations.get(&who).is_some_and(Conversation::done);
    let mut about: Vec<String> = involvement.map(|i| t.k("hall-kind", i.kind.name())).into_iter().collect();
    about.extend(involvement.map(|i| i.organisation.clone()).filter(|o| !o.is_empty()));
    Row {
        id: who.to_string(),
        name: route.prep.name(who).to_owned(),
        about: about.join(" · "),
        talk_first: !talked && route.facts.method.decides() && route.has_conversations(),
        talk: format!("/r/{}/talks/{who}", here.id),
        answered_no: involvement.is_some_and(|i| !i.expected()),
    }
}

fn someone(here: &Here, who: ParticipantId) -> There {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let attendance = facts.attendance.get(&who).copied();
    let presence = attendance.map_or(Presence::TakingPart, |a| a.presence);
    let open = facts.decided.is_none();
    There {
        id: who.to_string(),
        name: route.prep.name(who).to_owned(),
        word: t.k("presence", presence.name()),
        recorded: attendance.is_some_and(|a| a.on_behalf),
        seat: attendance.and_then(|a| a.table).map(|table| view::table_name(facts, t, table)).unwrap_or_default(),
        joins: open && matches!(presence, Presence::Listening | Presence::Support),
        may_undo: open && presence.in_room() && !facts.may_have_answered(who) && view::may(here, "attendance.undo"),
        may_leave: open && presence == Presence::TakingPart && view::may(here, "attendance.leave"),
        may_withdraw: open
            && matches!(presence, Presence::TakingPart | Presence::Left)
            && facts.method.decides()
            && view::may(here, "attendance.withdraw"),
        may_return: open
            && matches!(presence, Presence::Left | Presence::Withdrawn)
            && view::may(here, "attendance.return"),
    }
}
