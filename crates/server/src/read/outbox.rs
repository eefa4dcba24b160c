//! The delivery of messages. What is to be told is a record of the route; how far its delivery is
//! stands in the same row and belongs to whoever delivers.

use bloemenzee_domain::id::{ItemId, RouteId};
use bloemenzee_domain::message::Message;
use bloemenzee_domain::time::Moment;
use serde::Deserialize;

use super::prep::message;
use super::table::{at, id, named, number, opt_moment};
use crate::params;
use crate::store::{Row, Statement, Store, StoreError, Txn};

/// How far the delivery of a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// To be sent, or to be printed.
    Waiting,
    /// Handed to the mail server.
    Sent,
    /// Given up: the address does not work, or nobody answered for too long.
    Failed,
    /// A letter that was printed.
    Printed,
}

impl DeliveryState {
    /// The name in Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Printed => "printed",
        }
    }
}

/// A message with its delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The route it is about.
    pub route: RouteId,
    /// What is told, to whom, and how.
    pub message: Message,
    /// How far it is.
    pub state: DeliveryState,
    /// How often sending was tried.
    pub tries: u32,
    /// Not to be tried before this moment.
    pub next_try: Moment,
    /// When it was sent or printed.
    pub sent_at: Option<Moment>,
    /// What went wrong the last time; for the operator.
    pub error: Option<String>,
}

const DUE: &str = "SELECT route, id, participant, staff, kind, way, at, about, nudges, state, tries, next_try, sent_at,
    error FROM message WHERE state = 'waiting' AND way = 'mail' AND next_try <= $1
      AND route NOT IN (SELECT route FROM route_view WHERE rehearsal_of IS NOT NULL)
    ORDER BY next_try, at, route, id LIMIT $2";
const OF_ROUTE: &str = "SELECT route, id, participant, staff, kind, way, at, about, nudges, state, tries, next_try,
    sent_at, error FROM message WHERE route = $1 ORDER BY at, id";
const CLAIM: &str = "UPDATE message SET tries = tries + 1, next_try = $1
    WHERE route = $2 AND id = $3 AND state = 'waiting' AND tries = $4 RETURNING id";
const DONE: &str = "UPDATE message SET state = $1, sent_at = $2, error = NULL
    WHERE route = $3 AND id = $4 AND state <> $1";
const LATER: &str = "UPDATE message SET next_try = $1, error = $2
    WHERE route = $3 AND id = $4 AND state = 'waiting'";
const FAILED: &str = "UPDATE message SET state = 'failed', error = $1
    WHERE route = $2 AND id = $3 AND state = 'waiting'";
const AGAIN: &str = "UPDATE message SET state = 'waiting', tries = 0, next_try = $1, error = NULL
    WHERE route = $2 AND id = $3 AND state = 'failed'";

/// The mail of all routes that waits and may be tried now, longest waiting first, at most so many.
/// Letters wait for somebody to print them and are not among it, nor is what a rehearsal would tell.
///
/// # Errors
/// What the database says; [`StoreError::Corrupt`] for a row that cannot be read.
pub async fn due_messages(store: &Store, now: Moment, most: u32) -> Result<Vec<Delivery>, StoreError> {
    store.query(DUE, params![at(now), most]).await?.iter().map(delivery).collect()
}

/// The messages of a route with their delivery, oldest first.
///
/// # Errors
/// As [`due_messages`].
pub async fn messages(store: &Store, route: RouteId) -> Result<Vec<Delivery>, StoreError> {
    store.query(OF_ROUTE, params![route.0]).await?.iter().map(delivery).collect()
}

/// Takes a due message up, within a write that is committed before sending: counts one more try and
/// keeps it from being due until `until`. `false` when another node took it first; a node that dies
/// while sending leaves it due again after `until`.
///
/// # Errors
/// What the database says.
pub async fn claim(txn: &mut Txn, due: &Delivery, until: Moment) -> Result<bool, StoreError> {
    let row = params![at(until), due.route.0, due.message.id.0, due.tries];
    Ok(!txn.query(CLAIM, row).await?.is_empty())
}

/// The statement that says that a mail was sent.
pub fn mark_sent(route: RouteId, message: ItemId, now: Moment) -> Statement {
    Statement::new(DONE, params![DeliveryState::Sent.name(), at(now), route.0, message.0])
}

/// The statement that says that a letter was printed; printed again, it keeps its first moment.
pub fn mark_printed(route: RouteId, message: ItemId, now: Moment) -> Statement {
    Statement::new(DONE, params![DeliveryState::Printed.name(), at(now), route.0, message.0])
}

/// The statement that has a waiting mail tried again from `next_try` on.
pub fn mark_later(route: RouteId, message: ItemId, next_try: Moment, error: &str) -> Statement {
    Statement::new(LATER, params![at(next_try), kept(error), route.0, message.0])
}

/// The statement that gives a waiting mail up.
pub fn mark_failed(route: RouteId, message: ItemId, error: &str) -> Statement {
    Statement::new(FAILED, params![kept(error), route.0, message.0])
}

/// The statement that has a mail that was given up tried anew, from `now` on.
pub fn mark_waiting(route: RouteId, message: ItemId, now: Moment) -> Statement {
    Statement::new(AGAIN, params![at(now), route.0, message.0])
}

/// An error of a mail server as a database keeps it.
fn kept(error: &str) -> String {
    error.replace('\0', "\u{fffd}")
}

fn delivery(row: &Row) -> Result<Delivery, StoreError> {
    Ok(Delivery {
        route: id(row, "route")?,
        message: message(row)?,
        state: named(row, "state")?,
        tries: number(row, "tries")?,
        next_try: Moment(row.int("next_try")?),
        sent_at: opt_moment(row, "sent_at")?,
        error: row.opt_text("error")?.map(Into::into),
    })
}
