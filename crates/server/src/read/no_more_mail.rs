//! Who said that they want no more mail while their route could not write it down.

use super::table::{at, id};
use crate::params;
use crate::store::{Statement, Store, StoreError};
use bloemenzee_domain::id::{ParticipantId, RouteId};
use bloemenzee_domain::time::Moment;

const KEEP: &str = "INSERT INTO no_more_mail (route, participant, at) VALUES ($1, $2, $3)
    ON CONFLICT (route, participant) DO NOTHING";
const WRITTEN: &str = "DELETE FROM no_more_mail WHERE route = $1 AND participant = $2";
const SAID: &str = "SELECT at FROM no_more_mail WHERE route = $1 AND participant = $2";
const ALL: &str = "SELECT route, participant FROM no_more_mail ORDER BY at, route, participant LIMIT $1";

/// The statement that keeps that somebody said so.
pub fn keep_no_more_mail(route: RouteId, who: ParticipantId, now: Moment) -> Statement {
    Statement::new(KEEP, params![route.0, who.0, at(now)])
}

/// The statement that lets go of it, as it stands in the log of the route by now.
pub fn wrote_no_more_mail(route: RouteId, who: ParticipantId) -> Statement {
    Statement::new(WRITTEN, params![route.0, who.0])
}

/// Whether it is kept that somebody said so.
///
/// # Errors
/// What the database says.
pub async fn said_no_more_mail(store: &Store, route: RouteId, who: ParticipantId) -> Result<bool, StoreError> {
    Ok(!store.query(SAID, params![route.0, who.0]).await?.is_empty())
}

/// Everybody of whom it is kept, at most so many, who said it first in front.
///
/// # Errors
/// What the database says.
pub async fn no_more_mail(store: &Store, most: u32) -> Result<Vec<(RouteId, ParticipantId)>, StoreError> {
    let rows = store.query(ALL, params![most]).await?;
    rows.iter().map(|row| Ok((id(row, "route")?, id(row, "participant")?))).collect()
}
