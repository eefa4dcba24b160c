//! The sender of what is due: looks once a minute, and gives `nudge.send` as the server's own.
//!
//! What is due says [`Route::to_send`]; which routes to look at says one small table
//! ([`crate::read::routes_to_look_at`]). The command notes what is sent and fills the outbox in one
//! transaction, so that each is said exactly once: whoever looks at the same moment, on another server
//! too, gives the same command under the same id, and a command happens once.

use crate::access;
use crate::clock;
use crate::execute::{Engine, Failure, Snapshot};
use crate::no_more_mail;
use crate::read;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::ctx::Who;
use bloemenzee_domain::follow_up::{Nudge, To};
use bloemenzee_domain::id::{CommandId, RouteId};
use bloemenzee_domain::route::Route;
use bloemenzee_domain::time::Moment;
use sha2::{Digest as _, Sha256};
use std::ops::Range;
use std::time::Duration;
use uuid::Builder;

/// How often is looked, and how often where time is played with.
const LOOK: Duration = Duration::from_secs(60);
const LOOK_PLAYED: Duration = Duration::from_secs(1);
/// The hours of the clock in which it sends: nobody's telephone sounds at night for something that can wait.
const DAY: Range<i8> = 8..20;
/// Most routes in one look; the others come with the next.
const MOST: u32 = 1_000;
/// Most nudges in one command.
const AT_ONCE: usize = 500;
/// Minutes until a route is looked at again that refused: it is away in a box.
const AWAY_MINUTES: u32 = 60;

/// Whether people are written to at this hour. What somebody does is told at any hour (`mail.rs`).
fn is_day(now: Moment) -> bool {
    now.local().is_none_or(|at| DAY.contains(&at.hour()))
}

/// Starts the sender.
pub fn start(engine: Engine) {
    tokio::spawn(async move {
        loop {
            let now = clock::now();
            if let Err(error) = no_more_mail::settle(&engine, now).await {
                tracing::error!(%error, "who wants no more mail could not be read");
            }
            if is_day(now)
                && let Err(error) = round(&engine, now).await
            {
                tracing::error!(%error, "what is due could not be sent");
            }
            tokio::time::sleep(if clock::is_played() { LOOK_PLAYED } else { LOOK }).await;
        }
    });
}

/// Looks at every route in which something may be due, and sends it; answers how many nudges were sent.
///
/// # Errors
/// When the database cannot be read; a route that cannot is left for the next look.
pub async fn round(engine: &Engine, now: Moment) -> Result<usize, Failure> {
    let mut sent = 0;
    for (route, seq) in read::routes_to_look_at(engine.store(), now, MOST).await? {
        match look_at(engine, route, seq, now).await {
            Ok(count) => sent += count,
            Err(error) => tracing::warn!(%error, "a route could not be looked at now; another look follows"),
        }
    }
    Ok(sent)
}

async fn look_at(engine: &Engine, route: RouteId, seq: i64, now: Moment) -> Result<usize, Failure> {
    let snap = engine.snapshot(route).await?;
    if snap.seq < seq {
        // Another server wrote it; it comes here within a second.
        return Ok(0);
    }
    let due = in_order(&snap.route, now);
    if due.is_empty() {
        settle(engine, &snap, snap.route.next_to_send(now)).await?;
    }
    let mut sent = 0;
    for keys in bundles(&due) {
        let count = keys.len();
        match give(engine, route, keys, now).await {
            Ok(()) => sent += count,
            // Another server was first.
            Err(Failure::Refused(no)) if no.code == "nothing-changes" => {}
            Err(Failure::Refused(no)) => {
                tracing::info!(code = no.code, "a route takes no reminders now");
                settle(engine, &snap, Some(now.plus_minutes(AWAY_MINUTES))).await?;
                break;
            }
            Err(failure) => return Err(failure),
        }
    }
    Ok(sent)
}

/// The keys of each command: whoever is told is told in one, unless that alone is too much for it.
fn bundles(due: &[Nudge]) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = Vec::new();
    for some in due.chunk_by(|a, b| a.to == b.to).flat_map(|person| person.chunks(AT_ONCE)) {
        let keys = some.iter().map(|nudge| nudge.key.clone());
        match all.last_mut().filter(|last| last.len() + some.len() <= AT_ONCE) {
            Some(last) => last.extend(keys),
            None => all.push(keys.collect()),
        }
    }
    all
}

/// What is to be sent, all to one person together, so that it is one message.
fn in_order(route: &Route, now: Moment) -> Vec<Nudge> {
    let mut due = route.to_send(now);
    due.sort_by_key(|nudge| match nudge.to {
        To::Lead => (0, None),
        To::Commissioner => (1, None),
        To::Public => (2, None),
        To::Participant(who) => (3, Some(who)),
    });
    due
}

async fn settle(engine: &Engine, snap: &Snapshot, next: Option<Moment>) -> Result<(), Failure> {
    let statement = read::look_next(snap.route.id, snap.seq, next);
    Ok(access::write(engine.store(), vec![statement]).await?)
}

async fn give(engine: &Engine, route: RouteId, keys: Vec<String>, now: Moment) -> Result<(), Failure> {
    let server = Who { administrator: true, ..Who::default() };
    engine.give_at(now, route, id_of(route, &keys), server, Command::NudgeSend { keys }).await.map(|_| ())
}

/// The same for the same nudges, whoever sends them.
fn id_of(route: RouteId, keys: &[String]) -> CommandId {
    let mut hash = Sha256::new().chain_update(b"bloemenzee nudges v1\0").chain_update(route.0.as_bytes());
    for key in keys {
        hash.update(key.as_bytes());
        hash.update(b"\n");
    }
    let mut bytes = [0; 16];
    hash.finalize().iter().zip(&mut bytes).for_each(|(from, to)| *to = *from);
    CommandId(Builder::from_custom_bytes(bytes).into_uuid())
}

#[cfg(test)]
mod tests {
    use super::*;
    use bloemenzee_domain::follow_up::{Level, NudgeKind};
    use bloemenzee_domain::id::ParticipantId;
    use uuid::Uuid;

    #[test]
    fn nobody_is_written_to_at_night() {
        // 7.59, 8.00, 19.59 and 20.00 hours by the clock of the Netherlands, in winter and in summer.
        for eight in [1_642_575_600, 1_657_173_600] {
            let hours = [eight - 60, eight, eight + 12 * 3_600 - 60, eight + 12 * 3_600];
            assert_eq!(hours.map(|at| is_day(Moment(at))), [false, true, true, false]);
        }
    }

    #[test]
    fn what_one_person_is_told_goes_in_one_command() {
        let (kind, since, level) = (NudgeKind::News, Moment(0), Level::First);
        let nudge = |n: usize| {
            let to = To::Participant(ParticipantId(Uuid::from_u128(n as u128 / 3)));
            Nudge { key: n.to_string(), kind, about: Uuid::nil(), since, level, to }
        };
        let due: Vec<_> = (0..1_200).map(nudge).collect();
        let all = bundles(&due);
        let sizes: Vec<_> = all.iter().map(Vec::len).collect();
        assert_eq!(sizes, [498, 498, 204], "three to each, never cut in between");
        assert_eq!(all.concat(), due.iter().map(|n| n.key.clone()).collect::<Vec<_>>());
        let lead: Vec<_> = (0..1_200).map(|n| Nudge { to: To::Lead, ..nudge(n) }).collect();
        assert_eq!(bundles(&lead).iter().map(Vec::len).collect::<Vec<_>>(), [500, 500, 200]);
    }
}
