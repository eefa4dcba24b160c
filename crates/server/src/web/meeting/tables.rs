//! Setting out the tables, seating people, and the devices of tables and room.

use super::view::{self, Pick};
use crate::access::{self, Purpose};
use crate::clock;
use crate::web::act;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::words;
use askama::Template;
use axum::body::Bytes;
use axum::response::Response;
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::{ParticipantId, PersonId, TableId};
use bloemenzee_domain::method::Role;

/// How long a link or code for a device opens, in days.
const DEVICE_DAYS: u32 = 2;

/// Somebody who sits at a table.
struct Seat {
    name: String,
    away: bool,
    /// The table they chose while no seat is found yet; empty without one.
    wish: String,
    instructions: Vec<String>,
}

/// A table as it is set out.
struct TableCard {
    id: String,
    title: String,
    topic: String,
    about: String,
    name: String,
    capacity: u16,
    step_free: bool,
    topics: Vec<Pick>,
    facilitators: Vec<Pick>,
    seats: Vec<Seat>,
    may_remove: bool,
}

#[derive(Template)]
#[template(path = "meeting_tables.html")]
struct TablesPage {
    page: Page,
    id: String,
    at: String,
    tables: Vec<TableCard>,
    topics: Vec<Pick>,
    facilitators: Vec<Pick>,
    unseated: Vec<Seat>,
    picks: Vec<Pick>,
    may_set: bool,
    may_place: bool,
    may_seat: bool,
    people: Vec<Pick>,
}

/// `GET /r/{route}/meeting/tables`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let tables = view::tables_in_order(facts);
    let there = facts.attendance.iter().filter(|(_, a)| a.presence.in_room() && a.presence != Presence::Support);
    let mut people: Vec<Pick> = there
        .map(|(p, _)| Pick { value: p.to_string(), label: route.prep.name(*p).to_owned(), chosen: false })
        .collect();
    people.sort_by_key(|p| p.label.to_lowercase());
    let without = facts
        .attendance
        .iter()
        .filter(|(_, a)| a.table.is_none() && a.presence.in_room() && a.presence != Presence::Support);
    let open = facts.decided.is_none();
    html(&TablesPage {
        id: here.id.to_string(),
        at: here.viewer.at.clone(),
        tables: tables.iter().filter_map(|table| card(&here, *table)).collect(),
        topics: topics(&here, None),
        facilitators: facilitators(&here, None),
        unseated: without.map(|(p, _)| seat(&here, *p)).collect(),
        picks: tables
            .iter()
            .map(|id| Pick { value: id.to_string(), label: view::table_name(facts, t, *id), chosen: false })
            .collect(),
        may_set: open && view::may(&here, "table.set"),
        may_place: open && view::may(&here, "seat.place_all"),
        may_seat: open && view::may(&here, "seat.take"),
        people,
        page: Page::of(&here, t.s("tables-title")),
    })
}

fn card(here: &Here, table: TableId) -> Option<TableCard> {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let set = facts.tables.get(&table)?;
    let guide = route.prep.care.get(&table).copied().flatten();
    let mut seats: Vec<_> = route.seated_at(table).into_iter().map(|p| seat(here, p)).collect();
    seats.sort_by_key(|s| s.name.to_lowercase());
    let taken = seats.iter().filter(|s| !s.away).count();
    let mut about = vec![t.a("tables-seats", &[("n", taken.to_string()), ("of", set.capacity.to_string())])];
    if set.step_free {
        about.push(t.s("tables-step-free"));
    }
    about.push(guide.map_or_else(|| t.s("tables-no-guide"), |p| t.w("table-guided-by", "name", route.prep.name_of(p))));
    let used = !seats.is_empty() || facts.ideas.values().any(|i| i.table == table);
    Some(TableCard {
        id: table.to_string(),
        title: view::table_name(facts, t, table),
        topic: view::topic_of(facts, table),
        about: about.join(" · "),
        name: set.name.as_str().to_owned(),
        capacity: set.capacity,
        step_free: set.step_free,
        topics: topics(here, Some(table)),
        facilitators: facilitators(here, guide),
        may_remove: !used && view::may(here, "table.remove"),
        seats,
    })
}

/// A person at a table, with what others may see of what was arranged for them.
fn seat(here: &Here, who: ParticipantId) -> Seat {
    let route = here.route();
    let ctx = here.ctx();
    let told = route.prep.items.values().filter(|i| i.participant == Some(who) && !i.instruction.is_empty());
    Seat {
        name: route.prep.name(who).to_owned(),
        away: route.facts.attendance.get(&who).is_some_and(|a| !a.presence.in_room()),
        wish: route.wish(who).map(|t| view::table_name(&route.facts, here.t(), t)).unwrap_or_default(),
        instructions: told.filter_map(|i| i.seen_by(&ctx)).map(|seen| seen.instruction.to_owned()).collect(),
    }
}

fn topics(here: &Here, table: Option<TableId>) -> Vec<Pick> {
    let facts = &here.route().facts;
    let now = table.and_then(|id| facts.tables.get(&id)).map(|t| t.topic);
    let mut all: Vec<_> = facts.topics.iter().collect();
    all.sort_by_key(|(_, topic)| topic.number);
    let pick = |(id, topic): (&bloemenzee_domain::id::TopicId, &bloemenzee_domain::facts::Topic)| Pick {
        value: id.to_string(),
        label: format!("{}. {}", topic.number, topic.title.as_str()),
        chosen: now == Some(*id),
    };
    all.into_iter().map(pick).collect()
}

fn facilitators(here: &Here, now: Option<PersonId>) -> Vec<Pick> {
    let prep = &here.route().prep;
    let mut all = prep.holders(Role::LeadFacilitator);
    all.extend(prep.holders(Role::Facilitator));
    all.sort();
    all.dedup();
    let nobody = Pick { value: String::new(), label: here.t().s("tables-nobody"), chosen: now.is_none() };
    let pick =
        |id: PersonId| Pick { value: id.to_string(), label: prep.name_of(id).to_owned(), chosen: now == Some(id) };
    std::iter::once(nobody).chain(all.into_iter().map(pick)).collect()
}

#[derive(Template)]
#[template(path = "meeting_device.html")]
struct DevicePage {
    page: Page,
    what: String,
    code: String,
    link: String,
    until: String,
    sign_in: String,
    back: String,
}

/// `POST /r/{route}/meeting/devices`: a code and a link for one table's tablet, or without a table
/// for the big screen; shown once.
pub async fn device(here: Here, body: Bytes) -> Result<Response, Oops> {
    let fields = act::own(&here.viewer, &body)?;
    here.guides()?;
    let (t, facts) = (here.t(), &here.route().facts);
    let table = match act::field(&fields, "table").filter(|id| !id.is_empty()) {
        Some(id) => Some(id.parse::<TableId>().map_err(|_| Oops::Wrong)?),
        None => None,
    };
    let (purpose, what) = match table {
        Some(table) if facts.tables.contains_key(&table) => {
            (Purpose::Tablet { route: here.id, table }, view::table_name(facts, t, table))
        }
        Some(_) => return Err(Oops::NotFound),
        None => (Purpose::Screen { route: here.id }, t.s("big-screen")),
    };
    let until = clock::now().plus_days(DEVICE_DAYS);
    let store = here.app.engine.store();
    let code = access::make_code(store, &purpose, until).await?;
    let token = access::make_link(store, &purpose, until).await?;
    let base = here.app.config.public_url();
    html(&DevicePage {
        what,
        code,
        link: format!("{base}/link/{token}"),
        until: words::date_time(t, until),
        sign_in: format!("{base}/sign-in"),
        back: format!("/r/{}/meeting/tables", here.id),
        page: Page::of(&here, t.s("device-title")).still(),
    })
}
