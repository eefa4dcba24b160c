//! Whoever is not a participant: the one at the door, the lead facilitator if asked for, the tables'
//! devices and the big screen.

use super::Fault;
use super::hall::{Fate, Hall};
use super::line::{Line, What};
use super::phone::{self, Screen};
use super::{page, report, words};
use crate::rehearsal::Cast;
use crate::web::here::SESSION_COOKIE;
use bloemenzee_domain::id::ParticipantId;
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::task::JoinSet;
use uuid::Uuid;

/// The petals that a table writes on, in the order of [`words::Words`].
const PETALS: [&str; 5] = ["what", "how", "who", "where", "when"];
/// Ideas that each table begins.
const IDEAS: usize = 2;
/// Shortest round of the carousel that a played lead keeps.
const ROUND: Duration = Duration::from_secs(45);
/// Longest that a played lead waits for everybody to sit.
const SITTING: Duration = Duration::from_secs(60);

/// Brings in the staff and their devices.
///
/// # Errors
/// When the links of the cast open nothing.
pub async fn enter(
    hall: &Arc<Hall>,
    cast: &Cast,
    door: UnboundedReceiver<ParticipantId>,
    players: &mut JoinSet<()>,
) -> Result<(), Fault> {
    let session = phone::by_link(hall, &cast.lead).await?;
    let token = session.cookie(SESSION_COOKIE).to_owned();
    // Kept for the comparison in the end.
    let _ = hall.staff.set(token.clone());
    hall.knows(report::texts(hall).await?);
    players.spawn(attend(Arc::clone(hall), session));
    let guide = || Guide::new(hall, &token);
    players.spawn(guide().let_in(door));
    if hall.lead {
        players.spawn(guide().lead());
    }
    let screen = phone::by_link(hall, &cast.screen).await?;
    players.spawn(big_screen(Arc::clone(hall), screen));
    for device in &cast.tables {
        let line = phone::by_link(hall, &device.link).await?;
        players.spawn(Tablet { hall: Arc::clone(hall), line, ideas: Vec::new() }.write());
    }
    Ok(())
}

/// Keeps a stream of the made-up facilitator open: by it the server knows that somebody plays this rehearsal.
async fn attend(hall: Arc<Hall>, line: Line) {
    // Apart from what is measured.
    let line = line.by_way_of(&Arc::new(hall.direct.apart()));
    let at = format!("/r/{}/stream", hall.route);
    while !hall.is_over() {
        if let Ok(mut stream) = line.stream(&at).await {
            tokio::select! {
                () = async { while let Some(Ok(_)) = stream.frame().await {} } => {}
                () = hall.over() => return,
            }
        }
        hall.sleep(Duration::from_secs(1)).await;
    }
}

async fn big_screen(hall: Arc<Hall>, mut line: Line) {
    let at = format!("/r/{}/screen", hall.route);
    while !hall.is_over() {
        if let Ok(answer) = line.get(&at, What::Act).await
            && answer.status == 200
        {
            let screen = Screen::open(&hall, line, at, answer.text);
            return phone::look_on(hall, screen).await;
        }
        line.hang_up();
        hall.sleep(Duration::from_secs(1)).await;
    }
}

/// The made-up facilitator, by the API.
struct Guide {
    hall: Arc<Hall>,
    line: Line,
}

/// What came of a command.
enum Came {
    Done,
    Refused(String),
}

impl Guide {
    fn new(hall: &Arc<Hall>, token: &str) -> Self {
        let mut line = Line::new(&hall.direct);
        token.clone_into(&mut line.bearer);
        Self { hall: Arc::clone(hall), line }
    }

    /// Gives a command until it is answered.
    async fn give(&mut self, name: &str, fields: Value) -> Came {
        let id = Uuid::new_v4();
        self.hall.sends(id);
        let body = json!({ "route": self.hall.route, "id": id, "name": name, "fields": fields });
        let mut tries = 0;
        loop {
            match self.line.send("/api/v1/commands", &body).await {
                Ok(answer) if answer.status == 201 => {
                    self.hall.became(id, Fate::Done);
                    return Came::Done;
                }
                Ok(answer) if answer.status < 500 => {
                    // A rule that says no to the staff is no refusal of a person.
                    self.hall.became(id, Fate::Sent);
                    let problem: Value = serde_json::from_str(&answer.text).unwrap_or_default();
                    return Came::Refused(problem["code"].as_str().unwrap_or("").to_owned());
                }
                Ok(_) | Err(_) => self.line.hang_up(),
            }
            tries += 1;
            if tries > 60 {
                return Came::Refused("no-answer".into());
            }
            tokio::time::sleep(phone::again(tries.min(4), 200)).await;
        }
    }

    /// Lets in whoever has joined, once the meeting has begun.
    async fn let_in(mut self, mut door: UnboundedReceiver<ParticipantId>) {
        loop {
            let next = tokio::select! {
                next = door.recv() => next,
                () = self.hall.over() => return,
            };
            let Some(participant) = next else { return };
            let fields = json!({ "participant": participant, "presence": "taking_part" });
            while let Came::Refused(code) = self.give("attendance.check_in", fields.clone()).await {
                if code != "meeting-not-begun" {
                    if code != "already-checked-in" {
                        self.hall.strange(format!("at the door: {code}"));
                    }
                    break;
                }
                self.hall.sleep(Duration::from_secs(1)).await;
                if self.hall.is_over() {
                    return;
                }
            }
        }
    }

    async fn begin(&mut self, part: &str) {
        if let Came::Refused(code) = self.give("part.start", json!({ "part": part })).await
            && code != "nothing-changes"
            && code != "part-unknown"
        {
            self.hall.strange(format!("{part} does not begin: {code}"));
        }
    }

    /// The whole evening: in, sitting, writing, the carousel with its rounds, the closing round.
    async fn lead(mut self) {
        let hall = Arc::clone(&self.hall);
        self.begin("informing").await;
        let read = |count: &std::sync::atomic::AtomicUsize| count.load(Ordering::Relaxed);
        let waits = Instant::now();
        while read(&hall.count.joined) < hall.people && waits.elapsed() < SITTING + hall.join && !hall.is_over() {
            hall.sleep(Duration::from_millis(300)).await;
        }
        let waits = Instant::now();
        while read(&hall.count.seated) < hall.people && waits.elapsed() < SITTING && !hall.is_over() {
            hall.sleep(Duration::from_millis(300)).await;
        }
        self.give("seat.place_all", json!({})).await;
        self.begin("tables").await;
        let writing = hall.pace * u32::try_from(hall.lines + IDEAS).unwrap_or(u32::MAX) + Duration::from_secs(4);
        hall.sleep(writing).await;
        self.give("carousel.plan", json!({ "minutes_per_round": 1, "minutes_to_change": 1 })).await;
        hall.open();
        self.begin("carousel").await;
        let walk = hall.span.mul_f64(0.6);
        let began = Instant::now();
        for round in 1..=12 {
            if hall.is_over() || began.elapsed() > walk {
                break;
            }
            if let Came::Refused(_) = self.give("carousel.move", json!({ "round": round })).await {
                break;
            }
            hall.sleep((walk / 8).max(ROUND)).await;
        }
        hall.sleep(walk.saturating_sub(began.elapsed())).await;
        self.begin("closing").await;
    }
}

/// The device of a table, on which somebody types what is said there.
struct Tablet {
    hall: Arc<Hall>,
    line: Line,
    ideas: Vec<Uuid>,
}

impl Tablet {
    /// Writes at the table's pace, as long as the page lets it.
    async fn write(mut self) {
        let at = format!("/r/{}/table", self.hall.route);
        let mut written = 0;
        let mut screen = loop {
            match self.line.get(&at, What::Act).await {
                Ok(answer) if answer.status == 200 => {
                    break Screen::open(&self.hall, self.line.beside(), at.clone(), answer.text);
                }
                _ if self.hall.is_over() => return,
                _ => self.line.hang_up(),
            }
            self.hall.sleep(Duration::from_secs(1)).await;
        };
        while !self.hall.is_over() {
            let wait = self.hall.pace.mul_f64(0.5 + super::chance());
            let may =
                written < self.hall.lines && !self.hall.rests() && page::form_of(&screen.html, "idea.add").is_some();
            tokio::select! {
                () = screen.due() => {
                    screen.refresh().await;
                    continue;
                }
                () = tokio::time::sleep(wait), if may => {}
                () = self.hall.over() => return,
            }
            written += usize::from(self.line(&mut screen, &at).await);
        }
    }

    /// One line: a new idea first, then points on the ideas in turn.
    async fn line(&mut self, screen: &mut Screen, home: &str) -> bool {
        let begins = self.ideas.len() < IDEAS;
        let petal = super::one_of(PETALS.len());
        let found = if begins {
            page::form_of(&screen.html, "idea.add")
        } else {
            let idea = self.ideas[super::one_of(self.ideas.len())];
            let to = format!("{home}/ideas/{idea}?petal={}", PETALS[petal]);
            if !screen.go(&to).await {
                return false;
            }
            page::form_of(&screen.html, "point.add")
        };
        let Some(mut form) = found else {
            screen.go(home).await;
            return false;
        };
        let words = words::of(self.hall.t.lang);
        let text = self.hall.text(if begins { &words.ideas } else { &words.points[petal] });
        form.set(if begins { "title" } else { "text" }, &text);
        let done = screen.send_as(form).await;
        if let Some(id) = done {
            self.hall.wrote(text);
            if begins {
                self.ideas.push(id);
            }
        }
        screen.go(home).await;
        done.is_some()
    }
}
