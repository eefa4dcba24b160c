//! What a box brings home: checked entry for entry against what left, and taken in as a whole.
//!
//! One transaction: the entries as they came, the tables of the route, and the entry that says that
//! the box is back; or nothing, with the reason.

use super::beside::stranger;
use super::{Content, Done, Engine, Failure, Shared, append, key, open};
use crate::clock;
use crate::photo::Travelled;
use crate::read;
use crate::store::{Carried, RouteKey, StoreError, Txn};
use bloemenzee_domain::boxed::{Place, travel};
use bloemenzee_domain::change::Change;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::ctx::{Ctx, Who};
use bloemenzee_domain::event::{Event, changes_of, facts_of, to_content};
use bloemenzee_domain::id::{BoxId, CommandId, RouteId};
use bloemenzee_domain::refusal::Refusal;
use bloemenzee_domain::route::Route;

/// What a box brings home, after its signature was found right.
pub struct Brought {
    /// Which box.
    pub id: BoxId,
    /// Its whole log: what left and what was added.
    pub entries: Vec<Carried>,
    /// The root hash over the entries, in base64, as the box signed it.
    pub root: String,
    /// The pictures of the photos that were taken in it, drawn anew.
    pub photos: Vec<Travelled>,
}

impl Engine {
    /// Takes in what a box brings home: all of it or nothing.
    ///
    /// # Errors
    /// [`Failure::Refused`] when it does not extend what left, entry for entry, or brings what no box
    /// can; [`Failure::Fault`] when we fail. Nothing has changed then.
    pub async fn bring_home(&self, route: RouteId, id: CommandId, who: Who, brought: Brought) -> Result<Done, Failure> {
        let done = bring(&self.shared, route, (id, who), brought).await?;
        self.shared.forget(route);
        self.shared.load(route).await?;
        Ok(done)
    }
}

fn refused(code: &'static str, entry: i64) -> Failure {
    Failure::Refused(Refusal::new(code).with("entry", entry))
}

async fn bring(
    shared: &Shared,
    id: RouteId,
    (command, who): (CommandId, Who),
    brought: Brought,
) -> Result<Done, Failure> {
    let key = key(id);
    let mut txn = shared.store.begin(std::slice::from_ref(&key)).await?;
    let (heads, _) = txn.standing(std::slice::from_ref(&key), &[]).await?;
    let head = heads.first().copied().unwrap_or(0);
    let before = open(shared, id, head).await?.before.ok_or(Failure::Unknown)?;
    before.route.box_away(brought.id).map_err(Failure::Refused)?;
    extends(&mut txn, &key, &brought.entries).await?;
    let added = brought.entries.get(usize::try_from(head).unwrap_or(usize::MAX)..).unwrap_or_default();
    if let Some(erasing) = added.iter().find(|entry| entry.content("erases").is_some()) {
        return Err(refused("box-brings-other", erasing.seq));
    }
    added.iter().try_for_each(|entry| txn.carry(&key, entry))?;
    verify(&mut txn, &key, head).await?;
    let mut after = Route::clone(&before.route);
    for entry in added {
        let events = events(entry)?;
        if !events.iter().all(|event| comes_along(&before.route, event)) {
            return Err(refused("box-brings-other", entry.seq));
        }
        if stranger(&mut txn, &before.route, &events).await?.is_some() {
            return Err(refused("box-brings-other", entry.seq));
        }
        events.iter().for_each(|event| after.apply(event, u64::try_from(entry.seq).unwrap_or(0)));
        for event in &events {
            if let Event::Change(change) = event {
                read::record_statements(id, &change.record).into_iter().for_each(|statement| txn.push(statement));
            }
        }
    }
    let size = head + i64::try_from(added.len()).unwrap_or(0);
    let done = back(&mut txn, &mut after, (command, who), &brought, size)?;
    let written = read::all_statements(&after).into_iter().chain(read::look_again(&after, done.seq));
    written.for_each(|statement| txn.push(statement));
    txn.commit().await?;
    Ok(done)
}

/// Whether what the box has begins with what left: the same envelopes, byte for byte.
async fn extends(txn: &mut Txn, key: &RouteKey, entries: &[Carried]) -> Result<(), Failure> {
    let here = txn.envelopes(key).await?;
    if let Some(gap) = (1..).zip(entries).find(|(seq, entry)| entry.seq != *seq) {
        return Err(refused("box-cut", gap.0));
    }
    if entries.len() < here.len() {
        return Err(refused("box-cut", i64::try_from(entries.len() + 1).unwrap_or(i64::MAX)));
    }
    match here.iter().zip(entries).find(|(envelope, entry)| **envelope != entry.envelope) {
        Some((_, entry)) => Err(refused("box-not-what-left", entry.seq)),
        None => Ok(()),
    }
}

/// Whether the whole log verifies, with what was added.
async fn verify(txn: &mut Txn, key: &RouteKey, head: i64) -> Result<(), Failure> {
    let report = match txn.verify(key).await {
        // An entry, a content or a command that is there already.
        Err(StoreError::Conflict(_)) => return Err(refused("box-entry-wrong", head + 1)),
        report => report?,
    };
    match report.problems.first() {
        Some(problem) => {
            tracing::warn!(what = problem.what, seq = problem.seq, "a box brings an entry that does not verify");
            Err(refused("box-entry-wrong", problem.seq.unwrap_or(head)))
        }
        None => Ok(()),
    }
}

/// The facts and changes of an entry.
fn events(entry: &Carried) -> Result<Vec<Event>, Failure> {
    let wrong = |_| refused("box-entry-wrong", entry.seq);
    let words = entry.content("words").map(str::as_bytes);
    let facts = facts_of(entry.content("facts").unwrap_or("").as_bytes(), words).map_err(wrong)?;
    let changes: Vec<Change> = changes_of(words).map_err(wrong)?;
    Ok(facts.into_iter().map(Event::Fact).chain(changes.into_iter().map(Event::Change)).collect())
}

/// Whether an event may come home, given the route as it left.
fn comes_along(left: &Route, event: &Event) -> bool {
    match event {
        Event::Fact(fact) => travel::happens_in_a_box(fact),
        Event::Change(change) => left.takes_back(&change.record),
    }
}

/// Appends that the box is back, after its last entry, and what its photos are now that they were drawn anew.
fn back(
    txn: &mut Txn,
    after: &mut Route,
    (id, who): (CommandId, Who),
    brought: &Brought,
    size: i64,
) -> Result<Done, Failure> {
    let command = Command::BoxReturn { size: u64::try_from(size).unwrap_or(0), root: brought.root.clone() };
    let ctx = Ctx { now: clock::now(), command: id, actor: after.actor(&who), place: Place::Unpacking(brought.id) };
    let mut events = after.decide(&command, &ctx).map_err(Failure::Refused)?;
    for photo in &brought.photos {
        if let Some(Event::Change(is)) = after.redrawn_photo(photo.id, photo.commitment()) {
            read::record_statements(after.id, &is.record).into_iter().for_each(|statement| txn.push(statement));
            txn.push(photo.put(after.id));
            events.push(Event::Change(is));
        }
    }
    let mut content: Content = to_content(&events);
    let done = Done { seq: size + 1, effects: std::mem::take(&mut content.effects) };
    let asked = serde_json::to_vec(&(who.person, &command)).map_err(|error| Failure::Fault(error.to_string()))?;
    append(txn, (after.id, id, asked), &events, content, (&ctx, &done))?;
    events.iter().for_each(|event| after.apply(event, u64::try_from(done.seq).unwrap_or(0)));
    Ok(done)
}
