//! The tablet of a table: writing on the petals, and the table's own stances, one after another.

mod consent;
mod list;
#[cfg(test)]
mod tests;
pub mod voice;
mod write;

pub use write::together;

use crate::web::bare::small_form;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::routes::{Entry, For};
use axum::routing::{get, post};
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::{ParticipantId, TableId};

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![
        ("GET", "/r/{route}/table", For::Table, get(list::show)),
        ("GET", "/r/{route}/table/ideas/{idea}", For::Table, get(write::show)),
        ("GET", "/r/{route}/table/consent", For::Table, get(consent::show)),
        ("POST", "/r/{route}/table/voice", For::Table, small_form(post(voice::lend))),
        ("POST", "/r/{route}/table/voice/end", For::Participant, small_form(post(voice::give_back))),
    ]
}

/// The table that this device or person looks at: a device its own, who guides any (`?table=`),
/// their own first.
fn table(here: &Here) -> Result<Option<TableId>, Oops> {
    if here.actor.guides() {
        let route = here.route();
        let asked = here.viewer.asked("table").and_then(|id| id.parse().ok());
        let own = || {
            let care = route.prep.care.iter().find(|(_, by)| by.is_some() && **by == here.actor.person);
            care.map(|(table, _)| *table)
        };
        return Ok(asked.or_else(own).filter(|table| route.facts.tables.contains_key(table)));
    }
    if let Some(table) = here.actor.table {
        return Ok(Some(table));
    }
    here.viewer.signed_in()?;
    Err(Oops::NotForYou)
}

/// Lets through the device of this table, or who guides.
pub fn of_table(here: &Here, table: TableId) -> Result<(), Oops> {
    if here.actor.guides() || here.actor.table == Some(table) {
        return Ok(());
    }
    here.viewer.signed_in()?;
    Err(Oops::NotForYou)
}

/// What goes behind the addresses of this table for who guides; nothing for the device itself.
pub fn suffix(here: &Here, table: TableId) -> String {
    if here.actor.guides() { format!("table={table}") } else { String::new() }
}

/// Joins a path and what goes behind it.
pub fn with(path: &str, suffix: &str) -> String {
    match (suffix.is_empty(), path.contains('?')) {
        (true, _) => path.to_owned(),
        (false, true) => format!("{path}&{suffix}"),
        (false, false) => format!("{path}?{suffix}"),
    }
}

/// Who may use this device now: the table's own members, and in the carousel its visitors of this
/// round; only who takes part.
fn at_table(here: &Here, table: TableId) -> Vec<ParticipantId> {
    let route = here.route();
    let takes_part =
        |facts: &Facts, p: &ParticipantId| facts.attendance.get(p).is_some_and(|a| a.presence == Presence::TakingPart);
    let there =
        route.facts.attendance.iter().filter(|(p, a)| a.table == Some(table) || route.place_now(**p) == Some(table));
    there.map(|(p, _)| *p).filter(|p| takes_part(&route.facts, p)).collect()
}
