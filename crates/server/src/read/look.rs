//! Which routes are to be looked at for something to send: one small table, read by its index.
//!
//! The writer marks a route as changed with every entry in its follow-up; whoever looks writes down when
//! something comes due next, unless it changed meanwhile. So no moment is missed, and nobody reads a
//! route in which nothing can be due.

use super::table::{at, id};
use crate::params;
use crate::store::{Statement, Store, StoreError};
use bloemenzee_domain::id::RouteId;
use bloemenzee_domain::route::Route;
use bloemenzee_domain::time::Moment;

const CHANGED: &str = "INSERT INTO look (route, seq, at) VALUES ($1, $2, 0)
    ON CONFLICT (route) DO UPDATE SET seq = excluded.seq, at = 0";
const NEXT: &str = "UPDATE look SET at = $1 WHERE route = $2 AND seq <= $3";
const DUE: &str = "SELECT route, seq FROM look WHERE at <= $1 ORDER BY at, route LIMIT $2";

/// The statement that has a route looked at again, as its entry with this number changed it; none
/// before the outcome was handed over, when nothing can be due, and none for a rehearsal.
pub fn look_again(route: &Route, seq: i64) -> Option<Statement> {
    let goes_on = route.facts.handed_over.is_some() && route.facts.rehearsal_of.is_none();
    goes_on.then(|| Statement::new(CHANGED, params![route.id.0, seq]))
}

/// The statement that has a route looked at next at that moment, or only once it changes; nothing where it
/// changed after the entry with this number.
pub fn look_next(route: RouteId, seq: i64, next: Option<Moment>) -> Statement {
    Statement::new(NEXT, params![next.map(at), route.0, seq])
}

/// The routes that are to be looked at now, each with the entry that it was last known to change with,
/// at most so many.
///
/// # Errors
/// What the database says.
pub async fn routes_to_look_at(store: &Store, now: Moment, most: u32) -> Result<Vec<(RouteId, i64)>, StoreError> {
    let rows = store.query(DUE, params![at(now), most]).await?;
    rows.iter().map(|row| Ok((id(row, "route")?, row.int("seq")?))).collect()
}
