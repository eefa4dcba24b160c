//! Somebody with a phone: comes in by the code of a seat card, keeps the page up to date as
//! `assets/src/live.ts` does, and uses its forms.

use super::hall::{Fate, Hall};
use super::line::{Answer, Line, What};
use super::page::{self, Form};
use super::{Fault, chance, next_after, one_of, words};
use crate::rehearsal::Seat;
use http_body_util::BodyExt as _;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::task::JoinSet;
use uuid::Uuid;

/// Shortest time between two refreshes, in milliseconds, and what is added at random (`live.ts`).
const GAP: u64 = 500;
const SPREAD: f64 = 250.0;
/// How often it is tried again soon.
const SOON: usize = 5;
/// One in so many acts is a not-yet, and one in so many an addition.
const NOT_YET: usize = 20;
const ADDITION: usize = 200;

/// Lets everybody in, one after the other, over the time that joining takes.
pub fn enter(hall: &Arc<Hall>, people: Vec<Seat>, players: &mut JoinSet<()>) {
    let each = hall.join / u32::try_from(people.len().max(1)).unwrap_or(u32::MAX);
    for (n, seat) in people.into_iter().enumerate() {
        let hall = Arc::clone(hall);
        let wait = each * u32::try_from(n).unwrap_or(u32::MAX);
        players.spawn(async move {
            hall.sleep(wait).await;
            let mut phone = Phone::new(&hall, seat, n);
            if phone.sign_in().await {
                phone.live().await;
            }
        });
    }
}

/// What a stream last said: how far the route is, and whether the page shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub seq: i64,
    /// The last state that does not show on the page as it was.
    pub changed: i64,
    /// Whether the stream is lost just now.
    pub lost: bool,
    /// Whether this stream has said anything.
    pub heard: bool,
}

/// Waits before trying again, soon at first, then later and later (`live.ts`).
pub fn again(tries: usize, first: u64) -> Duration {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds")]
    let wait = (first * (1 << tries.saturating_sub(SOON).min(7))).min(20_000) as f64;
    Duration::from_secs_f64((wait / 2.0 + chance() * wait) / 1_000.0)
}

/// Keeps a stream open and tells what it says, until it is over.
pub async fn listen(hall: Arc<Hall>, line: Line, page: watch::Receiver<(String, i64)>, told: watch::Sender<Said>) {
    let mut failures = 0;
    let mut page = page;
    while !hall.is_over() && !told.is_closed() {
        let (at, seq) = page.borrow_and_update().clone();
        let page_at: String = form_urlencoded::byte_serialize(at.as_bytes()).collect();
        let path = format!("/r/{}/stream?page={page_at}&seq={seq}", hall.route);
        if let Ok(mut stream) = line.stream(&path).await {
            failures = 0;
            let mut text = String::new();
            told.send_modify(|said| {
                said.lost = false;
                said.heard = false;
            });
            let mut moved = false;
            loop {
                let frame = tokio::select! {
                    frame = stream.frame() => frame,
                    () = hall.over() => return,
                    // Another page is shown: its stream is another one.
                    _ = page.changed() => {
                        moved = true;
                        break;
                    }
                };
                let Some(Ok(frame)) = frame else { break };
                text.push_str(&frame.data_ref().map(|data| String::from_utf8_lossy(data)).unwrap_or_default());
                while let Some((line, rest)) = text.split_once('\n') {
                    if let Some(state) =
                        line.strip_prefix("data: ").and_then(|d| serde_json::from_str::<serde_json::Value>(d).ok())
                    {
                        let seq = state["seq"].as_i64().unwrap_or(0);
                        let same = state["same"].as_bool().unwrap_or(false);
                        told.send_modify(|said| {
                            said.seq = seq;
                            said.heard = true;
                            said.changed = if same { said.changed } else { seq };
                        });
                    }
                    text = rest.to_owned();
                }
            }
            if moved {
                continue;
            }
            hall.count.streams.fetch_add(1, Ordering::Relaxed);
            told.send_modify(|said| said.lost = true);
        }
        failures += 1;
        hall.sleep(again(failures, 300)).await;
    }
}

/// A page that is kept up to date.
pub struct Screen {
    hall: Arc<Hall>,
    pub line: Line,
    pub at: String,
    pub html: String,
    seq: i64,
    number: usize,
    told: watch::Receiver<Said>,
    /// Where the stream should be, and from which state.
    page: watch::Sender<(String, i64)>,
    planned: Option<tokio::time::Instant>,
    last: tokio::time::Instant,
    /// Since when it may show something old, after a cut.
    behind: Option<Instant>,
    tries: usize,
    /// Whether the last request got no answer.
    failed: bool,
}

impl Screen {
    /// A page at this address; its stream opens beside it.
    pub fn open(hall: &Arc<Hall>, line: Line, at: String, html: String) -> Self {
        let (say, told) = watch::channel(Said::default());
        let seq = page::seq(&html).unwrap_or(0);
        let (page, where_to) = watch::channel((at.clone(), seq));
        let number = hall.watch.screen();
        hall.watch.shows(number, seq);
        tokio::spawn(listen(Arc::clone(hall), line.beside(), where_to, say));
        let last = tokio::time::Instant::now();
        Self {
            hall: Arc::clone(hall),
            line,
            at,
            html,
            seq,
            number,
            told,
            page,
            planned: None,
            last,
            behind: None,
            tries: 0,
            failed: false,
        }
    }

    /// Shows what came, at this address.
    pub fn show(&mut self, at: String, html: String) {
        self.html = html;
        if let Some(seq) = page::seq(&self.html) {
            self.seq = self.seq.max(seq);
            self.hall.watch.shows(self.number, seq);
        }
        self.failed = false;
        self.up_to_date();
        let place = page::place(&at);
        if place != page::place(&self.at) {
            self.page.send_replace((place, self.seq));
        } else {
            self.page.send_if_modified(|(_, seq)| {
                *seq = self.seq;
                false
            });
        }
        self.at = at;
    }

    /// Resolves when there is something to do for keeping up to date; then [`Screen::refresh`].
    pub async fn due(&mut self) {
        loop {
            let planned = self.planned;
            let wait = async {
                match planned {
                    Some(at) => tokio::time::sleep_until(at).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = wait => {
                    self.planned = None;
                    return;
                }
                changed = self.told.changed() => {
                    if changed.is_err() {
                        return std::future::pending().await;
                    }
                    self.hear();
                }
            }
        }
    }

    fn hear(&mut self) {
        let said = *self.told.borrow_and_update();
        if said.lost {
            self.behind.get_or_insert_with(Instant::now);
            return;
        }
        let busy = self.planned.is_some() || self.failed;
        if said.changed > self.seq || (said.seq > self.seq && busy) {
            self.plan(Duration::ZERO);
        } else if !busy && said.heard {
            self.seq = self.seq.max(said.seq);
            self.hall.watch.shows(self.number, said.seq);
            self.page.send_if_modified(|(_, seq)| {
                *seq = self.seq;
                false
            });
            self.up_to_date();
        }
    }

    /// What was cut off shows everything again.
    fn up_to_date(&mut self) {
        if let Some(since) = self.behind.take() {
            self.hall.watch.caught_up(since.elapsed().as_secs_f64() * 1_000.0);
        }
    }

    fn plan(&mut self, at_least: Duration) {
        if self.planned.is_some() {
            return;
        }
        let now = tokio::time::Instant::now();
        let soon =
            (self.last + Duration::from_millis(GAP)).max(now) + Duration::from_secs_f64(chance() * SPREAD / 1_000.0);
        self.planned = Some(soon.max(now + at_least));
    }

    /// Fetches the page again.
    pub async fn refresh(&mut self) {
        self.last = tokio::time::Instant::now();
        let at = self.at.clone();
        match self.line.get(&at, What::Refresh).await {
            Ok(answer) if answer.status == 200 => {
                self.tries = 0;
                self.show(at, answer.text);
            }
            Ok(answer) if answer.status == 303 => self.follow(answer).await,
            Ok(answer) => self.hall.strange(format!("a page answered {}", answer.status)),
            Err(_) => self.cut(),
        }
    }

    /// A request got no answer: the page may show something old from here on.
    pub fn cut(&mut self) {
        self.hall.count.lost.fetch_add(1, Ordering::Relaxed);
        self.behind.get_or_insert_with(Instant::now);
        self.line.hang_up();
        self.failed = true;
        self.tries += 1;
        self.planned = None;
        self.plan(again(self.tries, 300));
    }

    /// Goes where an answer leads, or to an address.
    pub async fn go(&mut self, to: &str) -> bool {
        match self.line.get(to, What::Act).await {
            Ok(answer) if answer.status == 200 => {
                self.show(to.to_owned(), answer.text);
                true
            }
            Ok(answer) if answer.status == 303 => {
                Box::pin(self.follow(answer)).await;
                true
            }
            Ok(answer) => {
                self.hall.strange(format!("a page answered {}", answer.status));
                false
            }
            Err(_) => {
                self.at = to.to_owned();
                self.cut();
                false
            }
        }
    }

    async fn follow(&mut self, answer: Answer) {
        if answer.location.starts_with('/') && !answer.location.starts_with("/sign-in") {
            let to = answer.location.split('#').next().unwrap_or("").to_owned();
            self.go(&to).await;
        } else {
            self.hall.strange("a session does not count any more");
        }
    }

    /// Sends a form until an answer comes; true when it was done.
    pub async fn send(&mut self, form: Form) -> bool {
        self.send_as(form).await.is_some()
    }

    /// The same, always under one id; answers that id when it was done.
    pub async fn send_as(&mut self, mut form: Form) -> Option<Uuid> {
        let id = Uuid::new_v4();
        form.set("command_id", &id.to_string());
        self.hall.sends(id);
        let tapped = Instant::now();
        let mut tries = 0;
        let answer = loop {
            match self.line.post(&form.action, &form.fields).await {
                Ok(answer) if !matches!(answer.status, 408 | 429 | 500..) => break answer,
                Ok(answer) => self.hall.strange(format!("a form was answered {}", answer.status)),
                Err(_) => {
                    self.hall.count.lost.fetch_add(1, Ordering::Relaxed);
                    self.line.hang_up();
                }
            }
            tries += 1;
            if tries > 40 {
                return None;
            }
            tokio::time::sleep(again(tries.min(4), 400)).await;
        };
        if answer.status != 303 {
            let code = format!("{} refused with {}", form.value("command"), answer.status);
            self.hall.strange(code);
            self.hall.became(id, Fate::Refused);
            return None;
        }
        self.hall.became(id, Fate::Done);
        self.hall.answered_after(tapped);
        self.follow(answer).await;
        if self.behind.is_none() && tries == 0 {
            self.hall.watch.tapped(tapped, self.seq);
        }
        Some(id)
    }
}

/// Somebody made up, with a phone.
struct Phone {
    hall: Arc<Hall>,
    seat: Seat,
    n: usize,
    line: Line,
}

impl Phone {
    fn new(hall: &Arc<Hall>, seat: Seat, n: usize) -> Self {
        Self { hall: Arc::clone(hall), seat, n, line: Line::new(&hall.server) }
    }

    /// Types the code of the card, until it is answered.
    async fn sign_in(&mut self) -> bool {
        let fields = [("code".to_owned(), self.seat.code.clone())];
        let mut tries = 0;
        while !self.hall.is_over() {
            match self.line.post("/sign-in", &fields).await {
                Ok(answer) if answer.status == 303 => {
                    self.hall.count.joined.fetch_add(1, Ordering::Relaxed);
                    // Nobody listens at the door any more when it is over.
                    let _ = self.hall.door.send(self.seat.participant);
                    return true;
                }
                Ok(answer) => {
                    self.hall.count.joining_refused.fetch_add(1, Ordering::Relaxed);
                    self.hall.strange(format!("a seat code was answered {}", answer.status));
                    if answer.status == 422 {
                        return false;
                    }
                }
                Err(_) => {
                    self.hall.count.lost.fetch_add(1, Ordering::Relaxed);
                    self.line.hang_up();
                }
            }
            tries += 1;
            self.hall.sleep(again(tries, 300)).await;
        }
        false
    }

    /// The evening, as long as it lasts.
    async fn live(mut self) {
        let home = format!("/r/{}/me", self.hall.route);
        let mut first = loop {
            match self.line.get(&home, What::Act).await {
                Ok(answer) if answer.status == 200 => break answer,
                _ if self.hall.is_over() => return,
                Ok(answer) => self.hall.strange(format!("the first page answered {}", answer.status)),
                Err(_) => self.line.hang_up(),
            }
            self.hall.sleep(again(1, 300)).await;
        };
        let more: Vec<_> = (1..self.hall.pages)
            .map(|_| Screen::open(&self.hall, self.line.beside(), home.clone(), first.text.clone()))
            .collect();
        more.into_iter().for_each(|screen| {
            tokio::spawn(look_on(Arc::clone(&self.hall), screen));
        });
        let html = std::mem::take(&mut first.text);
        let mut screen = Screen::open(&self.hall, self.line.beside(), home, html);
        let mut acting = self.hall.acting.subscribe();
        let mut seated = self.seat.seated;
        self.hall.count.seated.fetch_add(usize::from(seated), Ordering::Relaxed);
        while !self.hall.is_over() {
            #[expect(clippy::cast_precision_loss, reason = "people in a hall")]
            let pace = self.hall.rate / self.hall.people.max(1) as f64;
            let sits = !seated && !self.hall.rests() && page::form_of(&screen.html, "seat.take").is_some();
            let next = if sits { next_after(1.0) } else { next_after(pace) };
            let takes_part = *acting.borrow() && self.n < self.hall.phones;
            tokio::select! {
                () = screen.due() => {
                    screen.refresh().await;
                    continue;
                }
                () = tokio::time::sleep(next), if sits || takes_part => {}
                _ = acting.changed() => continue,
                () = self.hall.over() => return,
            }
            if sits {
                seated = self.sit(&mut screen).await;
            } else {
                self.act(&mut screen).await;
            }
        }
    }

    /// Chooses one of the tables that are free.
    async fn sit(&self, screen: &mut Screen) -> bool {
        let mut free: Vec<_> =
            page::forms(&screen.html).into_iter().filter(|form| form.value("command") == "seat.take").collect();
        if free.is_empty() {
            return false;
        }
        let form = free.swap_remove(one_of(free.len()));
        let sits = screen.send(form).await;
        if sits {
            self.hall.count.seated.fetch_add(1, Ordering::Relaxed);
        } else {
            let home = format!("/r/{}/me", self.hall.route);
            screen.go(&home).await;
        }
        sits
    }

    /// One act: a stance on the point that is asked about, and now and then an addition; where
    /// nothing is asked, on to where something is.
    async fn act(&self, screen: &mut Screen) {
        for _ in 0..4 {
            if let Some(form) = page::form_of(&screen.html, "stance.take").filter(|f| !f.buttons.is_empty()) {
                let back = screen.at.clone();
                let done = match one_of(ADDITION * NOT_YET) {
                    n if n.is_multiple_of(ADDITION) => self.add(screen).await,
                    n if n.is_multiple_of(NOT_YET) => self.not_yet(screen).await,
                    _ => self.behind(screen, form).await,
                };
                if !done {
                    screen.go(&back).await;
                }
                return;
            }
            let Some(to) = self.onward(screen) else { return };
            if !screen.go(&to).await {
                return;
            }
        }
    }

    async fn behind(&self, screen: &mut Screen, mut form: Form) -> bool {
        let Some((name, value)) = form.buttons.first().cloned() else { return false };
        form.fields.push((name, value));
        let done = screen.send(form).await;
        if done {
            self.hall.count.stances.fetch_add(1, Ordering::Relaxed);
        }
        done
    }

    async fn not_yet(&self, screen: &mut Screen) -> bool {
        let Some(to) = page::links(&screen.html).into_iter().find(|to| to.contains("/not-yet")) else { return false };
        if !screen.go(&to).await {
            return false;
        }
        let Some(mut form) = page::form_of(&screen.html, "stance.take") else { return false };
        form.set("stances.0.reason", words::of(self.hall.t.lang).not_yet);
        form.set("stances.0.eyes", "everyone");
        if let Some((name, value)) = form.buttons.first().cloned() {
            form.set(&name, &value);
        }
        let done = screen.send(form).await;
        if done {
            self.hall.count.stances.fetch_add(1, Ordering::Relaxed);
        }
        done
    }

    async fn add(&self, screen: &mut Screen) -> bool {
        let Some(to) = page::links(&screen.html).into_iter().find(|to| to.contains("/addition")) else { return false };
        if !screen.go(&to).await {
            return false;
        }
        let Some(mut form) = page::form_of(&screen.html, "point.add") else { return false };
        let text = self.hall.text(&words::of(self.hall.t.lang).additions);
        form.set("text", &text);
        let done = screen.send(form).await;
        if done {
            self.hall.wrote(text);
        }
        done
    }

    /// Where to look next: an idea that was not just looked at, the closing round, or home.
    fn onward(&self, screen: &Screen) -> Option<String> {
        let home = format!("/r/{}/me", self.hall.route);
        let here = screen.at.split('?').next().unwrap_or("");
        let all = page::links(&screen.html);
        let ideas: Vec<_> =
            all.iter().filter(|to| to.starts_with(&format!("{home}/ideas/")) && to.as_str() != here).collect();
        if here == home || ideas.len() < 3 {
            if let Some(closing) = all.iter().find(|to| to.starts_with(&format!("{home}/closing"))) {
                return Some(closing.clone());
            }
            // From home to any idea; from an idea to the one that it leads on to, its last way.
            let at = if here == home { ideas.get(one_of(ideas.len())) } else { ideas.last() };
            return at.map(|to| (*to).clone()).or((here != home).then_some(home));
        }
        ideas.get(one_of(ideas.len())).map(|to| (*to).clone())
    }
}

/// A page that somebody has open and does not use: a second tab, a big screen.
pub async fn look_on(hall: Arc<Hall>, mut screen: Screen) {
    while !hall.is_over() {
        tokio::select! {
            () = screen.due() => screen.refresh().await,
            () = hall.over() => return,
        }
    }
}

/// Follows a sign-in link: looks, then presses the one button. Answers the session's line.
///
/// # Errors
/// When the link opens nothing.
pub async fn by_link(hall: &Hall, link: &str) -> Result<Line, Fault> {
    let mut last: Fault = "never asked".into();
    for tries in 1..30 {
        // A link works once: a lost answer would leave nothing to try again with.
        let mut line = Line::new(&hall.direct);
        match line.post("/link", &[("token".to_owned(), link.to_owned())]).await {
            Ok(answer) if answer.status == 303 => return Ok(line.by_way_of(&hall.server)),
            Ok(answer) => return Err(format!("a link was answered {}", answer.status).into()),
            Err(error) => last = error,
        }
        tokio::time::sleep(again(tries, 300)).await;
    }
    Err(last)
}
