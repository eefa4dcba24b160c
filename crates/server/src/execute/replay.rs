//! A route read back from its log: facts by replay, records from their tables.

use super::snapshot::shared_at;
use super::{Failure, key};
use crate::methods::Methods;
use crate::read;
use crate::store::Store;
use bloemenzee_domain::event::facts_of;
use bloemenzee_domain::fact::Fact;
use bloemenzee_domain::id::RouteId;
use bloemenzee_domain::route::Route;

/// Entries read at a time.
const PAGE: u32 = 5_000;

/// A route after some entry.
pub(super) struct Replayed {
    pub route: Route,
    /// The entry it stands after.
    pub seq: i64,
    /// How often it changed as far as others than one owner can see.
    pub version: i64,
    /// The entry after which shared screens last counted.
    pub counted: i64,
}

/// Folds a route's facts from the log and takes its records from their tables, both of one moment.
/// Gives the entry that it stands after, too.
///
/// # Errors
/// [`Failure::Fault`] when an entry cannot be read, or writers elsewhere never pause.
pub async fn replay(store: &Store, methods: &Methods, id: RouteId) -> Result<Option<(Route, i64)>, Failure> {
    Ok(whole(store, methods, id).await?.map(|found| (found.route, found.seq)))
}

/// The facts of a route folded from its log, and no records: where those are still to be written.
///
/// # Errors
/// As [`replay`].
pub async fn folded(store: &Store, methods: &Methods, id: RouteId) -> Result<Option<Route>, Failure> {
    Ok(until(store, methods, id, i64::MAX).await?.map(|found| found.route))
}

/// As [`replay`], with what else was seen on the way.
pub(super) async fn whole(store: &Store, methods: &Methods, id: RouteId) -> Result<Option<Replayed>, Failure> {
    for _ in 0..10 {
        let Some(mut found) = until(store, methods, id, i64::MAX).await? else { return Ok(None) };
        found.route.prep = read::load_prep(store, id).await?;
        // Nobody wrote between the two readings: then they show the same moment.
        if store.read_entries(&key(id), found.seq + 1, 1).await?.is_empty() {
            return Ok(Some(found));
        }
    }
    Err(Failure::Fault("the route changes too fast to be read".into()))
}

/// The facts of a route after this entry, or after its last one; without its records.
pub(super) async fn until(
    store: &Store,
    methods: &Methods,
    id: RouteId,
    last: i64,
) -> Result<Option<Replayed>, Failure> {
    let mut found: Option<Replayed> = None;
    let mut seq = 0;
    while seq < last {
        let entries = store.read_entries(&key(id), seq + 1, PAGE).await?;
        let ends = entries.len() < PAGE as usize;
        for entry in entries.into_iter().take_while(|entry| entry.seq <= last) {
            seq = entry.seq;
            let facts = facts_of(&entry.facts, entry.words.as_deref())
                .map_err(|error| Failure::Fault(format!("entry {seq} cannot be read: {error}")))?;
            take(&mut found, methods, id, seq, &facts)?;
        }
        if ends {
            break;
        }
    }
    Ok(found)
}

/// Takes in the facts of one entry.
fn take(found: &mut Option<Replayed>, methods: &Methods, id: RouteId, seq: i64, facts: &[Fact]) -> Result<(), Failure> {
    let before = found.as_ref().map(|found| shared_at(&found.route.facts));
    let hidden = found.as_ref().is_some_and(|found| found.route.facts.only_owner_sees(facts));
    for fact in facts {
        if let (None, Fact::RouteOpened { method, .. }) = (&found, fact) {
            let method = methods.get(method);
            let method = method.ok_or_else(|| Failure::Fault("its method is not installed".into()))?;
            *found = Some(Replayed { route: Route::new(id, method), seq, version: 0, counted: seq });
        }
        if let Some(found) = found {
            found.route.facts.apply(fact, u64::try_from(seq).unwrap_or(0));
        }
    }
    if let Some(found) = found {
        found.seq = seq;
        found.version += i64::from(!hidden);
        if before != Some(shared_at(&found.route.facts)) {
            found.counted = seq;
        }
    }
    Ok(())
}
