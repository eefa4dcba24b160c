//! What a command needs to know besides its own route.

use super::{Failure, Shared};
use crate::params;
use crate::store::{StoreError, Txn};
use bloemenzee_domain::change::{Change, Record};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::event::Event;
use bloemenzee_domain::id::RouteId;
use bloemenzee_domain::refusal::Refusal;
use bloemenzee_domain::route::Route;

/// What stands in the way of a second round: the other is not there, is not kept word for word, or does not follow on
/// this one.
pub(super) async fn again(shared: &Shared, here: RouteId, command: &Command) -> Option<Failure> {
    let other = match command {
        Command::RouteAgain { of, .. } => *of,
        Command::RouteContinue { by } => *by,
        _ => return None,
    };
    let found = match shared.cached(other) {
        Some(found) => Ok(found),
        None => shared.load(other).await,
    };
    let fits = match found {
        Ok(found) if matches!(command, Command::RouteAgain { .. }) => found.route.is_kept_in(command),
        Ok(found) => found.route.prep.follow.routes.get(&here).is_some_and(|link| link.before),
        Err(Failure::Unknown) => false,
        Err(failure) => return Some(failure),
    };
    (!fits).then(|| Failure::Refused(Refusal::new("again-differs")))
}

/// A refusal when a command would write over a person of another route, or names one who is not
/// there: people are shared by the organisation, and a person's id comes from who asks.
pub(super) async fn stranger(txn: &mut Txn, route: &Route, events: &[Event]) -> Result<Option<Refusal>, StoreError> {
    for event in events {
        let (person, taken) = match event {
            Event::Change(Change { record: Record::Person(person), .. }) => (person.id, true),
            Event::Change(Change { record: Record::Grant(grant), .. }) => (grant.person, false),
            _ => continue,
        };
        if route.prep.people.contains_key(&person) {
            continue;
        }
        let there = txn.query("SELECT 1 FROM person WHERE id = $1", params![person.0]).await?;
        if there.is_empty() != taken {
            return Ok(Some(if taken { Refusal::new("id-taken") } else { Refusal::new("person-unknown") }));
        }
    }
    Ok(None)
}
