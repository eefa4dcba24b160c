//! What the players share: the server, what was sent, and what the screens show.

use super::RehearseArgs;
use super::line::{Server, What};
use super::report::{Figures, Report};
use super::watch::Watch;
use super::words;
use crate::rehearsal::Cast;
use crate::text::T;
use bloemenzee_domain::id::{ParticipantId, RouteId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, watch};
use uuid::Uuid;

/// How long the screens get in the end.
const REST: Duration = Duration::from_secs(2);

/// How late the last ones may come in before the measuring begins without them.
const LATE: Duration = Duration::from_secs(60);

/// What became of something that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// On its way; perhaps it was done.
    Sent,
    /// The server said that it was done.
    Done,
    /// A rule said no.
    Refused,
}

/// What the players share.
pub struct Hall {
    /// The way that phones go.
    pub server: Arc<Server>,
    /// The way that is sure.
    pub direct: Arc<Server>,
    pub route: RouteId,
    pub people: usize,
    pub rate: f64,
    pub join: Duration,
    pub pages: usize,
    pub phones: usize,
    pub lead: bool,
    pub lines: usize,
    pub pace: Duration,
    /// How long they act.
    pub span: Duration,
    pub watch: Watch,
    /// The language of what is written and told.
    pub t: T,
    /// Whether stances are taken: with a played lead, once everything is written.
    pub acting: watch::Sender<bool>,
    resting: AtomicBool,
    stopped: watch::Sender<bool>,
    /// Who has joined and waits to be let in.
    pub door: mpsc::UnboundedSender<ParticipantId>,
    began: Instant,
    /// When the acting began, with the bytes until then.
    opened: OnceLock<(Instant, [u64; 3])>,
    fates: Mutex<BTreeMap<Uuid, Fate>>,
    texts: Mutex<Vec<String>>,
    /// What stands there already, or is about to: nothing is written twice.
    taken: Mutex<BTreeSet<String>>,
    answered: Mutex<Vec<f64>>,
    pub count: Counts,
    pub wrong: Mutex<BTreeMap<String, usize>>,
    /// The made-up facilitator's session, for comparing afterwards.
    pub staff: OnceLock<String>,
}

/// What happened, in numbers.
#[derive(Default)]
pub struct Counts {
    pub joined: AtomicUsize,
    pub seated: AtomicUsize,
    pub stances: AtomicUsize,
    pub points: AtomicUsize,
    pub refused: AtomicUsize,
    /// Requests that got no whole answer; they were sent again.
    pub lost: AtomicUsize,
    /// Streams that ended and were opened again.
    pub streams: AtomicUsize,
    pub joining_refused: AtomicUsize,
}

impl Hall {
    /// A hall before anybody comes in.
    pub fn new(
        (direct, server): (&Arc<Server>, &Arc<Server>),
        cast: &Cast,
        args: &RehearseArgs,
    ) -> (Arc<Self>, mpsc::UnboundedReceiver<ParticipantId>) {
        let (door, waiting) = mpsc::unbounded_channel();
        let seconds = |s: f64| Duration::from_secs_f64(s.clamp(0.0, 86_400.0));
        let hall = Self {
            server: Arc::clone(server),
            direct: Arc::clone(direct),
            route: cast.route,
            people: cast.people.len(),
            rate: args.rate,
            join: seconds(args.join),
            pages: args.pages.clamp(1, 12),
            phones: args.phones.unwrap_or(usize::MAX),
            lead: args.lead,
            lines: args.lines,
            pace: seconds(args.pace),
            span: seconds(args.minutes * 60.0),
            watch: Watch::default(),
            t: args.t(),
            acting: watch::channel(!args.lead).0,
            resting: AtomicBool::new(false),
            stopped: watch::channel(false).0,
            door,
            began: Instant::now(),
            opened: OnceLock::new(),
            fates: Mutex::default(),
            texts: Mutex::default(),
            taken: Mutex::default(),
            answered: Mutex::default(),
            count: Counts::default(),
            wrong: Mutex::default(),
            staff: OnceLock::new(),
        };
        (Arc::new(hall), waiting)
    }

    fn fates(&self) -> MutexGuard<'_, BTreeMap<Uuid, Fate>> {
        self.fates.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something is sent under this id.
    pub fn sends(&self, id: Uuid) {
        self.fates().insert(id, Fate::Sent);
    }

    /// What became of it.
    pub fn became(&self, id: Uuid, fate: Fate) {
        self.fates().insert(id, fate);
        if fate == Fate::Refused {
            self.count.refused.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Everything that was sent.
    pub fn sent(&self) -> BTreeMap<Uuid, Fate> {
        self.fates().clone()
    }

    /// These texts stand there already.
    pub fn knows(&self, texts: impl IntoIterator<Item = String>) {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).extend(texts);
    }

    /// One of these that nobody has written; with a number behind it once all of them are.
    pub fn text(&self, all: &[&str]) -> String {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        words::one_more(&mut taken, all, super::one_of(all.len()))
    }

    /// A text that was written, as the server said.
    pub fn wrote(&self, text: String) {
        self.count.points.fetch_add(1, Ordering::Relaxed);
        self.texts.lock().unwrap_or_else(PoisonError::into_inner).push(text);
    }

    /// Every text that was written.
    pub fn texts(&self) -> Vec<String> {
        self.texts.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// An act was answered, so many milliseconds after the tap.
    pub fn answered_after(&self, began: Instant) {
        let wait = began.elapsed().as_secs_f64() * 1_000.0;
        self.answered.lock().unwrap_or_else(PoisonError::into_inner).push(wait);
    }

    /// How long answers took.
    pub fn answers(&self) -> Vec<f64> {
        self.answered.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Something unforeseen, for the operator: counted by its words.
    pub fn strange(&self, what: impl Into<String>) {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        *wrong.entry(what.into()).or_default() += 1;
    }

    /// Nobody acts any more; the screens get a moment to show what was done last.
    pub async fn rest(&self) {
        self.resting.store(true, Ordering::Relaxed);
        self.acting.send_replace(false);
        tokio::time::sleep(REST).await;
    }

    /// Whether nobody acts any more.
    pub fn rests(&self) -> bool {
        self.resting.load(Ordering::Relaxed)
    }

    /// Ends the playing: everybody finishes what they are doing.
    pub fn stop(&self) {
        self.stopped.send_replace(true);
    }

    /// Whether it is over.
    pub fn is_over(&self) -> bool {
        *self.stopped.borrow()
    }

    /// Resolves when it is over.
    pub async fn over(&self) {
        let mut stopped = self.stopped.subscribe();
        // The sender lives as long as the hall.
        let _ = stopped.wait_for(|over| *over).await;
    }

    /// Sleeps, unless it is over before.
    pub async fn sleep(&self, time: Duration) {
        tokio::select! {
            () = tokio::time::sleep(time) => {}
            () = self.over() => {}
        }
    }

    /// From here on it is measured.
    pub fn open(&self) {
        let bytes = What::ALL.map(|what| self.server.meter.read(what));
        if self.opened.set((Instant::now(), bytes)).is_ok() {
            self.watch.begin();
            self.answered.lock().unwrap_or_else(PoisonError::into_inner).clear();
            self.count.stances.store(0, Ordering::Relaxed);
        }
        self.acting.send_replace(!self.rests());
    }

    /// Without a played lead it is measured as soon as everybody is in, or should be.
    pub fn open_when_in(&self) {
        let in_time = self.began.elapsed() < self.join + LATE;
        let missing = self.count.joined.load(Ordering::Relaxed) < self.people;
        if !self.lead && self.opened.get().is_none() && !(missing && in_time) {
            self.open();
        }
    }

    /// Seconds since the measuring began, and the bytes since then.
    pub fn measured(&self) -> (f64, [u64; 3]) {
        let Some((began, before)) = self.opened.get() else { return (0.0, [0; 3]) };
        let now = What::ALL.map(|what| self.server.meter.read(what));
        (began.elapsed().as_secs_f64(), std::array::from_fn(|n| now[n] - before[n]))
    }

    /// Resolves when they acted long enough.
    pub async fn time_is_over(&self) {
        loop {
            if let Some((began, _)) = self.opened.get() {
                return tokio::time::sleep(self.span.saturating_sub(began.elapsed())).await;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    /// How far it is.
    pub fn report(&self, figures: Option<Figures>) -> Report {
        let get = |count: &AtomicUsize| count.load(Ordering::Relaxed);
        let (shown, missed) = self.watch.shown();
        Report {
            seconds: self.began.elapsed().as_secs_f64(),
            joined: get(&self.count.joined),
            of: self.people,
            seated: get(&self.count.seated),
            stances: get(&self.count.stances),
            points: get(&self.count.points),
            refused: get(&self.count.refused),
            lost: get(&self.count.lost),
            screens: self.watch.screens(),
            shown,
            missed,
            figures,
        }
    }

    /// Tells how far it is, on the terminal or as a line of JSON.
    #[expect(clippy::print_stdout, clippy::print_stderr, reason = "the command line speaks on the standard streams")]
    pub fn tell(&self, as_json: bool, figures: Option<Figures>) -> Report {
        let report = self.report(figures);
        match (as_json, &report.figures) {
            (true, _) => println!("{}", serde_json::to_string(&report).unwrap_or_default()),
            (false, None) if super::on_a_terminal() => eprint!("\r{}\x1b[K", report.line(self.t)),
            (false, None) => eprintln!("{}", report.line(self.t)),
            (false, Some(figures)) => {
                if super::on_a_terminal() {
                    eprint!("\r\x1b[K");
                }
                println!("{}", figures.told(&report, self.t));
            }
        }
        report
    }
}
