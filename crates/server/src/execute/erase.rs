//! Words that go from a record go from the log too: which entries held it, and what else they held.

use super::key;
use crate::store::{Store, StoreError};
use bloemenzee_domain::change::Change;
use bloemenzee_domain::event::{Event, changes_of, has_texts};
use bloemenzee_domain::fact::Fact;
use bloemenzee_domain::route::Route;
use std::collections::BTreeSet;

/// Entries read at a time.
const PAGE: u32 = 5_000;

/// What `words.erase` leads to besides the records without their words, which `events` are. `changed`: commands
/// before it in the same batch are not in the log yet.
pub(super) async fn from_log(
    store: &Store,
    route: &Route,
    events: &[Event],
    changed: bool,
) -> Result<Vec<Event>, StoreError> {
    if changed {
        // Then each command of the batch is tried alone.
        return Err(StoreError::Other("what is to be erased may not be in the log yet".into()));
    }
    let (log, with_texts) = log(store, route).await?;
    let shared = || StoreError::Other("what shared an entry cannot be written anew".into());
    let mut all = Vec::new();
    for event in events {
        let Event::Change(Change { record, .. }) = event else { continue };
        all.extend(route.prep.erasing(record, &log).ok_or_else(shared)?);
    }
    // Words of facts are erased by their points; no command of the follow-up writes both in one entry.
    let lost = |event: &Event| matches!(event, Event::Fact(Fact::Erased { entries, .. }) if entries.iter().any(|seq| with_texts.contains(seq)));
    if all.iter().any(lost) { Err(shared()) } else { Ok(all) }
}

/// The changes of each entry of a route.
type Changes = Vec<(u64, Vec<Change>)>;

/// What was changed by each entry of a route, and which entries hold texts of facts as well.
async fn log(store: &Store, route: &Route) -> Result<(Changes, BTreeSet<u64>), StoreError> {
    let (mut found, mut with_texts) = (Vec::new(), BTreeSet::new());
    let mut seq = 0;
    loop {
        let entries = store.read_entries(&key(route.id), seq + 1, PAGE).await?;
        let ends = entries.len() < PAGE as usize;
        for entry in entries {
            seq = entry.seq;
            let words = entry.words.as_deref();
            let read = changes_of(words).and_then(|changes| Ok((changes, has_texts(words)?)));
            let (changes, texts) = read.map_err(|error| StoreError::Corrupt(format!("entry {seq}: {error}")))?;
            let seq = u64::try_from(seq).unwrap_or(0);
            if texts {
                with_texts.insert(seq);
            }
            if !changes.is_empty() {
                found.push((seq, changes));
            }
        }
        if ends {
            return Ok((found, with_texts));
        }
    }
}
