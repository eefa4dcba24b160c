//! Server-sent events: how far a route is, and nothing else. A page that hears it fetches itself.
//!
//! A frame is the latest state, its id the route's version (`Snapshot::version`); after a gap one
//! frame, not a replay; at most two a second. A stream holds a file of the server open, so that they
//! are counted; a page without one works, and tries again.

use crate::web::here::Here;
use crate::web::oops::Oops;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{self, Stream};
use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;
use uuid::Uuid;

/// Shortest time between two frames.
const GAP: Duration = Duration::from_millis(500);
/// Most streams of one session: a few pages on a few screens.
const PER_SESSION: usize = 12;
/// Most files that the server asks the system for.
const FILES: u64 = 65_536;
/// Files that a process may have open where the system does not say.
const FEW_FILES: u64 = 1_024;
/// Shortest and longest life of a stream, in seconds: then the browser comes back by itself.
const LASTS: std::ops::Range<u64> = 600..900;

/// The streams that are open now, and how many there may be; cheap to clone.
#[derive(Clone, Debug)]
pub struct Streams {
    open: Arc<Mutex<Open>>,
    most: usize,
}

#[derive(Debug, Default)]
struct Open {
    all: usize,
    /// By the token of the session's forms; who is not signed in stands under none.
    by: HashMap<String, usize>,
}

/// The place of one stream, given back when it ends.
#[derive(Debug)]
struct Place {
    streams: Streams,
    whose: String,
}

impl Streams {
    /// As many as this process may have. First asks the system for more files than it began with.
    pub fn of_this_process() -> Self {
        let files = rlimit::increase_nofile_limit(FILES).or_else(|error| {
            tracing::warn!(%error, "no more files than at the start");
            rlimit::Resource::NOFILE.get_soft()
        });
        Self::among(files.unwrap_or(FEW_FILES))
    }

    /// As many as leave a quarter of so many files free.
    pub fn among(files: u64) -> Self {
        let most = usize::try_from(files.min(FILES) / 4 * 3).unwrap_or(usize::MAX);
        Self { open: Arc::default(), most }
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for one more stream of this session, if there is one: a third of all is for
    /// everybody who is not signed in.
    fn enter(&self, whose: &str) -> Option<Place> {
        let most = if whose.is_empty() { self.most / 3 } else { PER_SESSION };
        let mut open = self.open();
        let own = open.by.get(whose).copied().unwrap_or(0);
        if open.all >= self.most || own >= most {
            return None;
        }
        open.all += 1;
        open.by.insert(whose.to_owned(), own + 1);
        Some(Place { streams: self.clone(), whose: whose.to_owned() })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.streams.open();
        open.all -= 1;
        match open.by.get_mut(&self.whose) {
            Some(own) if *own > 1 => *own -= 1,
            _ => {
                open.by.remove(&self.whose);
            }
        }
    }
}

/// `GET /r/{route}/stream`
///
/// # Errors
/// [`Oops::Full`] when as many stand open as may.
pub async fn stream(here: Here) -> Result<impl IntoResponse, Oops> {
    let place = here.app.streams.enter(here.viewer.csrf()).ok_or(Oops::Full)?;
    let spread = u64::from(Uuid::new_v4().as_fields().0) % (LASTS.end - LASTS.start);
    let until = Instant::now() + Duration::from_secs(LASTS.start + spread);
    let mut changes = here.app.engine.changes(here.id);
    changes.mark_changed();
    let keep = KeepAlive::new().interval(Duration::from_secs(20));
    Ok(Sse::new(frames(changes, place, until)).keep_alive(keep))
}

/// The frames of one stream, until its time is over.
fn frames(
    changes: watch::Receiver<i64>,
    place: Place,
    until: Instant,
) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold((changes, place), move |(mut changes, place)| async move {
        tokio::time::timeout_at(until, changes.changed()).await.ok()?.ok()?;
        let seq = *changes.borrow_and_update();
        let event = Event::default().event("state").id(seq.to_string()).data(format!("{{\"seq\":{seq}}}"));
        tokio::time::sleep(GAP).await;
        Some((Ok(event), (changes, place)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::StreamExt as _;

    #[test]
    fn a_quarter_of_the_files_stays_free_and_nobody_takes_all_places() {
        let streams = Streams::among(400);
        let nobody: Vec<_> = std::iter::from_fn(|| streams.enter("")).collect();
        assert_eq!(nobody.len(), 100);
        let one: Vec<_> = std::iter::from_fn(|| streams.enter("one")).collect();
        assert_eq!(one.len(), 12);
        let rest: Vec<_> = (0..300).filter_map(|n| streams.enter(&n.to_string())).collect();
        assert_eq!(nobody.len() + one.len() + rest.len(), 300);
        drop(one);
        assert!(streams.enter("").is_none(), "a place of somebody signed in is not for them");
        assert!(streams.enter("one").is_some());
        drop((nobody, rest));
        assert!(streams.open().by.is_empty() && streams.open().all == 0, "all were given back");
    }

    #[tokio::test]
    async fn a_stream_ends_by_itself_and_gives_its_place_back() {
        let streams = Streams::among(400);
        let (sender, changes) = watch::channel(7);
        let place = streams.enter("one").expect("there is room");
        sender.send(8).expect("somebody listens");
        let until = Instant::now() + Duration::from_millis(900);
        assert_eq!(frames(changes, place, until).count().await, 1);
        assert_eq!(streams.open().all, 0);
    }
}
