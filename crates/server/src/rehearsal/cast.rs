//! Who plays a rehearsal: a code that works once, and what it gives.

use super::played_lead;
use crate::access::seat::{self, Card};
use crate::access::{self, Purpose};
use crate::clock;
use crate::execute::Failure;
use crate::params;
use crate::store::{Statement, Store, StoreError};
use crate::web::App;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::ctx::Who;
use bloemenzee_domain::id::{CommandId, ParticipantId, RouteId, TableId};
use bloemenzee_domain::refusal::Refusal;
use bloemenzee_domain::time::Moment;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How long a code waits to be used, in days.
const CODE_DAYS: u32 = 7;
/// How long what it gives opens the rehearsal, in days.
const CAST_DAYS: u32 = 2;

/// All that is needed to play the people of a rehearsal.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Cast {
    /// The rehearsal.
    pub route: RouteId,
    /// Its title.
    pub title: String,
    /// The link of its made-up facilitator, who lets people in.
    pub lead: String,
    /// The link of its big screen.
    pub screen: String,
    /// The links of its tables' devices.
    pub tables: Vec<TableDevice>,
    /// The made-up people, each with the code of a seat card.
    pub people: Vec<Seat>,
}

/// The device of a table.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct TableDevice {
    /// The table.
    pub table: TableId,
    /// Its link.
    pub link: String,
}

/// The seat card of somebody made up.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Seat {
    /// Their pseudonym.
    pub participant: ParticipantId,
    /// The code on their card.
    pub code: String,
    /// Whether they sit at a table already.
    #[serde(default)]
    pub seated: bool,
}

/// Makes the code that somebody types to play this rehearsal once; an earlier one stops working.
///
/// # Errors
/// What the store says.
pub async fn make_code(store: &Store, route: RouteId, now: Moment) -> Result<String, StoreError> {
    let (code, keep) = fresh(route, now);
    let forget = Statement::new("DELETE FROM rehearsal_code WHERE route = $1", params![route.0]);
    access::write(store, vec![forget, keep]).await?;
    Ok(code)
}

/// Makes a code for a process that this server starts itself: what somebody wrote down goes on working after that.
///
/// # Errors
/// What the store says.
pub async fn own_code(store: &Store, route: RouteId, now: Moment) -> Result<String, StoreError> {
    let (code, keep) = fresh(route, now);
    access::write(store, vec![keep]).await?;
    Ok(code)
}

fn fresh(route: RouteId, now: Moment) -> (String, Statement) {
    let code = access::code();
    let sql = "INSERT INTO rehearsal_code (hash, route, expires) VALUES ($1, $2, $3)";
    let keep = Statement::new(sql, params![access::hashed(&code), route.0, now.plus_days(CODE_DAYS).0]);
    (code, keep)
}

/// Uses a code up: links for the staff and the devices of the rehearsal, and a fresh seat card for
/// everybody made up, save who holds a card on a device of their own. `None` when there is no such code (any more).
///
/// # Errors
/// [`Failure::Refused`] when somebody plays it now, and the code stays; or when nobody is left to play. Else as
/// [`crate::execute::Engine::give`].
pub async fn cast(app: &App, code: &str) -> Result<Option<Cast>, Failure> {
    let store = app.engine.store();
    let known = "SELECT route FROM rehearsal_code WHERE hash = $1 AND expires > $2";
    let rows = store.query(known, params![access::hashed(code), clock::now().0]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let coming = app.playing.lets_play(RouteId(row.uuid("route")?), code)?;
    let Some(route) = redeem(store, code).await? else { return Ok(None) };
    let people = print_cards(app, route).await?;
    if people.is_empty() {
        return Err(Failure::Refused(Refusal::new("rehearsal-nobody")));
    }
    let snap = app.engine.snapshot(route).await?;
    let facts = &snap.route.facts;
    let until = clock::now().plus_days(CAST_DAYS);
    let mut tables = Vec::new();
    for table in facts.tables.keys().copied() {
        let link = access::make_link(store, &Purpose::Tablet { route, table }, until).await?;
        tables.push(TableDevice { table, link });
    }
    let cast = Cast {
        route,
        title: facts.title.as_str().to_owned(),
        lead: access::make_link(store, &Purpose::Staff(played_lead(route)), until).await?,
        screen: access::make_link(store, &Purpose::Screen { route }, until).await?,
        tables,
        people,
    };
    coming.comes();
    Ok(Some(cast))
}

/// Somebody is signed in with a card that was not printed for being played.
const HELD: &str = "SELECT 1 FROM session s WHERE s.participant = $1 AND s.expires > $2 AND NOT EXISTS (
    SELECT 1 FROM seat_code c WHERE c.route = $3 AND c.participant = $1 AND c.print = s.card AND c.played = 1) LIMIT 1";
const PLAYED: &str = "UPDATE seat_code SET played = 1 WHERE route = $1 AND participant = $2 AND print = $3";

async fn redeem(store: &Store, code: &str) -> Result<Option<RouteId>, StoreError> {
    let mut txn = store.begin(&[]).await?;
    let sql = "DELETE FROM rehearsal_code WHERE hash = $1 AND expires > $2 RETURNING route";
    let rows = txn.query(sql, params![access::hashed(code), clock::now().0]).await?;
    let route = rows.first().map(|row| row.uuid("route")).transpose()?;
    txn.commit().await?;
    Ok(route.map(RouteId))
}

/// Prints a card, without paper, for everybody on the list whose card nobody holds.
async fn print_cards(app: &App, route: RouteId) -> Result<Vec<Seat>, Failure> {
    let (engine, store) = (&app.engine, app.engine.store());
    let snap = engine.snapshot(route).await?;
    let on_list = snap.route.prep.involvements.values().filter(|i| i.active()).map(|i| i.participant);
    let mut participants = Vec::new();
    for who in on_list {
        if store.query(HELD, params![who.0, clock::now().0, route.0]).await?.is_empty() {
            participants.push(who);
        }
    }
    if participants.is_empty() {
        return Ok(Vec::new());
    }
    let issue = Command::SeatCardIssue { participants: participants.clone(), prints: BTreeMap::new() };
    let who = Who { person: Some(played_lead(route)), ..Who::default() };
    engine.give(route, CommandId(Uuid::new_v4()), who, issue).await?;
    let snap = engine.snapshot(route).await?;
    let expires = clock::now().plus_days(CAST_DAYS);
    let card = |participant: ParticipantId| {
        let print = snap.route.prep.cards.get(&participant)?.print;
        Some((Card { route, participant, print, expires }, access::code()))
    };
    let cards: Vec<_> = participants.into_iter().filter_map(card).collect();
    seat::keep_codes(store, &app.seat_key, &cards).await?;
    let played = |(card, _): &(Card, String)| Statement::new(PLAYED, params![route.0, card.participant.0, card.print]);
    access::write(store, cards.iter().map(played).collect()).await?;
    let sits = |who| snap.route.facts.attendance.get(&who).is_some_and(|attendance| attendance.table.is_some());
    let seat = |(card, code): (Card, String)| {
        let participant = card.participant;
        Seat { participant, code, seated: sits(participant) }
    };
    Ok(cards.into_iter().map(seat).collect())
}
