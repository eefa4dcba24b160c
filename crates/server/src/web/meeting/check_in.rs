//! The door: everybody expected, who is there and how, and who walks in.

use super::view::{self, Pick};
use crate::text::T;
use crate::web::act::{self, Fields};
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::stretch::{self, Stretch};
use askama::Template;
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::Response;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::conversation::Conversation;
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::{CommandId, ParticipantId, TableId};
use bloemenzee_domain::route::Route;
use uuid::Uuid;

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
    /// Whether a place at a table is still to be found.
    no_seat: bool,
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
    /// Tables with free seats, the one with the most of them proposed.
    tables: Vec<Pick>,
}

/// The tables that have a seat free, with how many; the roomiest is chosen beforehand.
pub(super) fn free_tables(route: &Route, t: T) -> Vec<Pick> {
    let facts = &route.facts;
    let in_room = |who: &ParticipantId| facts.attendance.get(who).is_some_and(|a| a.presence.in_room());
    let room = |table: TableId| {
        let seats = facts.tables.get(&table).map_or(0, |set| usize::from(set.capacity));
        seats.saturating_sub(route.seated_at(table).iter().filter(|who| in_room(who)).count())
    };
    let free: Vec<_> = view::tables_in_order(facts).into_iter().map(|id| (id, room(id))).collect();
    let most = free.iter().map(|(_, n)| *n).max().unwrap_or(0);
    let proposed = free.iter().find(|(_, n)| *n == most).map(|(id, _)| *id);
    let pick = |(id, n): &(TableId, usize)| Pick {
        value: id.to_string(),
        label: t.a("check-in-table-room", &[("table", view::table_name(facts, t, *id)), ("n", n.to_string())]),
        chosen: Some(*id) == proposed,
    };
    free.iter().filter(|(_, n)| *n > 0).map(pick).collect()
}

/// `POST /r/{route}/meeting/check-in`: somebody walks in, and takes a seat at the table chosen.
///
/// Two commands, one after the other: who finds the seat taken in the meantime is in all the same,
/// and stands in the list without a place.
pub async fn walk_in(here: Here, body: Bytes) -> Result<Response, Oops> {
    let fields = act::own(&here.viewer, &body)?;
    let (seat, rest): (Fields, Fields) = fields.into_iter().partition(|(name, _)| name == "table");
    let table = act::field(&seat, "table").and_then(|id| id.parse::<TableId>().ok());
    let id = act::field(&rest, "command_id").and_then(|id| id.parse::<ParticipantId>().ok());
    let decides = act::field(&rest, "presence") != Some(Presence::Support.name());
    let (app, route, who) = (here.app.clone(), here.id, here.viewer.signed_in()?.who());
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(&rest).finish();
    let answer = act::act(here, body.into()).await?;
    if let (StatusCode::SEE_OTHER, true, Some(participant), Some(table)) = (answer.status(), decides, id, table) {
        let command = Command::SeatTake { participant, table };
        if app.engine.give(route, CommandId(Uuid::new_v4()), who, command).await.is_err() {
            tracing::info!("a walk-in found no seat");
        }
    }
    Ok(answer)
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
        tables: free_tables(route, t),
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
    let seat = attendance.and_then(|a| a.table);
    There {
        id: who.to_string(),
        name: route.prep.name(who).to_owned(),
        word: t.k("presence", presence.name()),
        recorded: attendance.is_some_and(|a| a.on_behalf),
        seat: seat.map(|table| view::table_name(facts, t, table)).unwrap_or_default(),
        no_seat: open && seat.is_none() && presence.decides() && presence.in_room() && !facts.tables.is_empty(),
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
