//! Throwing a rehearsal away: all of it, its log too. A real route never goes this way.

use crate::execute::{Failure, key};
use crate::params;
use crate::read;
use crate::store::Statement;
use crate::web::App;
use bloemenzee_domain::id::RouteId;

/// Tables with a column `route` that are neither records nor facts.
const OTHERS: [&str; 14] = [
    "entry",
    "content",
    "command",
    "head",
    "seat_code",
    "sign_in_link",
    "session",
    "rehearsal_code",
    "photo_bytes",
    "words_elsewhere",
    "boxed",
    "boxed_record",
    "look",
    "no_more_mail",
];
/// Whoever was made up for it, and has nothing to do with any other route.
const MADE_UP: &str = "DELETE FROM person
    WHERE id IN (SELECT person FROM involvement WHERE route = $1 UNION SELECT person FROM role_grant WHERE route = $1)
      AND id NOT IN (SELECT person FROM staff)
      AND id NOT IN (SELECT person FROM involvement WHERE route <> $1)
      AND id NOT IN (SELECT person FROM role_grant WHERE route <> $1)";
const THEIR_SESSIONS: &str = "DELETE FROM session WHERE purpose = 'staff' AND person NOT IN (SELECT id FROM person)";
const THEIR_LINKS: &str = "DELETE FROM sign_in_link WHERE purpose = 'staff' AND person NOT IN (SELECT id FROM person)";

/// Throws a rehearsal away; answers the route that it was a copy of.
///
/// # Errors
/// [`Failure::Unknown`] when there is no such rehearsal: any other route stays.
pub async fn remove(app: &App, route: RouteId) -> Result<RouteId, Failure> {
    let snap = app.engine.snapshot(route).await?;
    let of = snap.route.facts.rehearsal_of.ok_or(Failure::Unknown)?;
    let mut txn = app.engine.store().begin(&[key(route)]).await?;
    txn.push(Statement::new(MADE_UP, params![route.0]));
    txn.push(Statement::new(THEIR_SESSIONS, params![]));
    txn.push(Statement::new(THEIR_LINKS, params![]));
    let records = read::RECORD_TABLES.iter().chain(read::FOLLOW_TABLES).filter(|table| **table != "person");
    for table in read::TABLES.iter().chain(records).chain(&OTHERS) {
        txn.push(Statement::new(format!("DELETE FROM {table} WHERE route = $1"), params![route.0]));
    }
    txn.commit().await?;
    app.engine.forget(route);
    Ok(of)
}
