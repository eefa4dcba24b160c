//! Server-sent events: how far a route is, and nothing else. A page that hears it fetches itself.
//!
//! A frame is the latest state, its id the route's version (`Snapshot::version`); after a gap one
//! frame, not a replay; at most two a second, for all screens of a route at the same moments, so that
//! the last one is not later than the first. A page that says which it is hears whether it would come
//! out the same: then it fetches nothing (docs/decisions/0013-what-a-screen-hears.md). A stream holds a
//! file of the server open, so that they are counted; a page without one works, and tries again.

use crate::execute::Engine;
use crate::rehearsal::{Attending, played_lead};
use crate::web::App;
use crate::web::here::Here;
use crate::web::oops::Oops;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use bloemenzee_domain::id::{ParticipantId, RouteId};
use futures_util::stream::{self, Stream};
use std::collections::HashMap;
use std::convert::Infallible;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;
use tower::ServiceExt as _;
use uuid::Uuid;

/// Shortest time between two frames.
const GAP: Duration = Duration::from_millis(500);
/// Longest page that is looked at for changes, in bytes; ours are shorter (tests/it/weight.rs).
const LONGEST: usize = 4 * 1024 * 1024;
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
    /// What each route tells its screens, at the pace of frames.
    paced: Arc<Mutex<HashMap<RouteId, watch::Sender<i64>>>>,
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
    /// It says that a rehearsal is played.
    _attends: Option<Attending>,
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
        Self { open: Arc::default(), most, paced: Arc::default() }
    }

    fn paced(&self) -> MutexGuard<'_, HashMap<RouteId, watch::Sender<i64>>> {
        self.paced.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The versions of a route as its screens hear them: the first at once, then one in each gap.
    fn hear(&self, engine: &Engine, route: RouteId) -> watch::Receiver<i64> {
        let mut all = self.paced();
        if let Some(tell) = all.get(&route) {
            return tell.subscribe();
        }
        let mut changes = engine.changes(route);
        let (tell, told) = watch::channel(*changes.borrow_and_update());
        all.insert(route, tell.clone());
        let streams = self.clone();
        tokio::spawn(async move {
            while changes.changed().await.is_ok() {
                // Who comes meanwhile takes this lock too: nobody hears a teller that has gone.
                let mut all = streams.paced();
                if tell.receiver_count() == 0 {
                    all.remove(&route);
                    return;
                }
                drop(all);
                tell.send_replace(*changes.borrow_and_update());
                tokio::time::sleep(GAP).await;
            }
            // The route is gone: so are its streams.
            streams.paced().remove(&route);
        });
        told
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
        Some(Place { streams: self.clone(), whose: whose.to_owned(), _attends: None })
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

/// `GET /r/{route}/stream?page=&seq=`: `page` is the address of the page that listens, on this route,
/// and `seq` the version that it shows.
///
/// # Errors
/// [`Oops::Full`] when as many stand open as may.
pub async fn stream(here: Here, headers: HeaderMap) -> Result<impl IntoResponse, Oops> {
    let mut place = here.app.streams.enter(here.viewer.csrf()).ok_or(Oops::Full)?;
    if here.actor.person == Some(played_lead(here.id)) {
        place._attends = Some(here.app.playing.attend(here.id));
    }
    let spread = u64::from(Uuid::new_v4().as_fields().0) % (LASTS.end - LASTS.start);
    let until = Instant::now() + Duration::from_secs(LASTS.start + spread);
    let mut changes = here.app.streams.hear(&here.app.engine, here.id);
    changes.mark_changed();
    let page = here.viewer.asked("page").filter(|page| is_page(here.id, page)).map(str::to_owned);
    let shows = here.viewer.asked("seq").and_then(|seq| seq.parse().ok());
    let page = match page {
        Some(at) => Some(Watched::begin(&here, at, &headers, shows).await),
        None => None,
    };
    let keep = KeepAlive::new().interval(Duration::from_secs(20));
    Ok(Sse::new(frames(changes, place, until, page)).keep_alive(keep))
}

/// Whether a page of this route stands at this address: neither a document to be made nor a stream.
fn is_page(route: RouteId, at: &str) -> bool {
    let path = at.split('?').next().unwrap_or("");
    let inside = path.strip_prefix(&format!("/r/{route}"));
    inside.is_some_and(|rest| (rest.is_empty() || rest.starts_with('/')) && !rest.contains('.') && rest != "/stream")
}

/// The page that listens: asked for within the server, as who listens, to see whether it changed.
struct Watched {
    app: App,
    at: String,
    headers: HeaderMap,
    /// What it came out as last; none when it did not come out.
    digest: Option<u64>,
    /// The version that the page showed when it began to listen.
    shows: Option<i64>,
    route: RouteId,
    /// Whose own page it is, if it is a participant's.
    whose: Option<ParticipantId>,
    /// The version at which it was last known to come out so.
    known: i64,
}

impl Watched {
    async fn begin(here: &Here, at: String, headers: &HeaderMap, shows: Option<i64>) -> Self {
        let kept = [COOKIE, AUTHORIZATION, ACCEPT_LANGUAGE];
        let headers =
            kept.into_iter().filter_map(|name| headers.get(&name).cloned().map(|value| (name, value))).collect();
        let own = at.starts_with(&format!("/r/{}/me", here.id));
        let whose = here.actor.participant.filter(|_| own);
        let (app, route, known) = (here.app.clone(), here.id, here.snap.version);
        let mut watched = Self { app, at, headers, digest: None, shows, route, whose, known };
        watched.digest = watched.look().await;
        watched
    }

    /// Whether the page would come out as it was; the first time, whether it shows this version, or nothing that
    /// happened since is for it.
    async fn same(&mut self, version: i64) -> bool {
        if let Some(shows) = self.shows.take() {
            let quiet = self.is_still(shows).await || self.is_quiet(shows).await;
            if version <= shows && !quiet {
                // What was looked at is later than what is shown, and this frame makes nobody fetch it: the next does.
                self.digest = None;
            }
            return self.digest.is_some() && (version <= shows || quiet);
        }
        if self.is_quiet(self.known).await {
            self.known = version;
            return true;
        }
        self.known = version;
        let now = self.look().await;
        let same = now.is_some() && now == self.digest;
        self.digest = now;
        same
    }

    /// Whether nothing at all happened since.
    async fn is_still(&self, since: i64) -> bool {
        self.app.engine.snapshot(self.route).await.is_ok_and(|snap| snap.version <= since)
    }

    /// Whether all that happened since shows on other people's pages only: then nobody needs to look.
    async fn is_quiet(&self, since: i64) -> bool {
        let Some(whose) = self.whose.filter(|_| self.digest.is_some()) else { return false };
        let snap = self.app.engine.snapshot(self.route).await;
        snap.is_ok_and(|snap| snap.is_quiet(since, whose))
    }

    async fn look(&self) -> Option<u64> {
        let mut request = Request::get(&self.at).body(Body::empty()).ok()?;
        *request.headers_mut() = self.headers.clone();
        let answer = self.app.inner.clone()?.oneshot(request).await.ok()?;
        if answer.status() != StatusCode::OK {
            return None;
        }
        let page = to_bytes(answer.into_body(), LONGEST).await.ok()?;
        Some(digest(std::str::from_utf8(&page).ok()?))
    }
}

/// A page as a number, without what differs each time it is made: ids of commands, versions, clocks.
fn digest(page: &str) -> u64 {
    const MARKS: [&str; 3] = ["name=\"command_id\" value=\"", "data-seq=\"", "data-now=\""];
    let mut hasher = DefaultHasher::new();
    let mut rest = page;
    loop {
        let found = MARKS.iter().filter_map(|mark| rest.find(mark).map(|at| at + mark.len())).min();
        let Some(at) = found else { break };
        let (before, after) = rest.split_at(at);
        before.hash(&mut hasher);
        rest = after.find('"').map_or("", |end| after.get(end..).unwrap_or(""));
    }
    rest.hash(&mut hasher);
    hasher.finish()
}

/// The frames of one stream, until its time is over.
fn frames(
    changes: watch::Receiver<i64>,
    place: Place,
    until: Instant,
    page: Option<Watched>,
) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold((changes, place, page), move |(mut changes, place, mut page)| async move {
        tokio::time::timeout_at(until, changes.changed()).await.ok()?.ok()?;
        let seq = *changes.borrow_and_update();
        let same = match &mut page {
            Some(page) => page.same(seq).await,
            None => false,
        };
        let data = if same { format!("{{\"seq\":{seq},\"same\":true}}") } else { format!("{{\"seq\":{seq}}}") };
        let event = Event::default().event("state").id(seq.to_string()).data(data);
        Some((Ok(event), (changes, place, page)))
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
        assert_eq!(frames(changes, place, until, None).count().await, 1);
        assert_eq!(streams.open().all, 0);
    }

    #[test]
    fn a_page_is_the_same_when_only_its_ids_and_clocks_differ() {
        let page = |id: &str, seq: &str, word: &str| {
            format!("<body data-seq=\"{seq}\"><input name=\"command_id\" value=\"{id}\"><p>{word}</p>")
        };
        assert_eq!(digest(&page("1", "7", "ja")), digest(&page("2", "8", "ja")));
        assert_ne!(digest(&page("1", "7", "ja")), digest(&page("1", "7", "nee")));
    }

    #[test]
    fn only_pages_of_the_route_itself_are_looked_at() {
        let route = RouteId(Uuid::from_u128(7));
        let at = |path: &str| is_page(route, &format!("/r/{route}{path}"));
        assert!(at("") && at("/me/ideas/1?point=2") && at("?x=1.2"));
        assert!(!at("/stream") && !at("/stream?page=1") && !at("/report.pdf") && !at("1"));
        assert!(!is_page(route, "/r/2/me") && !is_page(route, "/sign-out"));
    }
}
