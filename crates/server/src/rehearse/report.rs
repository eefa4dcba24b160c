//! What is told of a rehearsal: how far it is, and in the end the figures.

use super::Fault;
use super::hall::{Fate, Hall};
use super::line::{Line, What};
use super::watch::Spread;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// How far the playing is; a line of `--json`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    /// Since it began.
    pub seconds: f64,
    /// How many people are signed in.
    pub joined: usize,
    /// Of how many.
    pub of: usize,
    /// How many sit at a table.
    pub seated: usize,
    /// Stances taken since the measuring began.
    pub stances: usize,
    /// Titles, points and additions written.
    pub points: usize,
    /// What a rule said no to.
    pub refused: usize,
    /// Requests without a whole answer; they were sent again.
    pub lost: usize,
    /// Screens that show something.
    pub screens: usize,
    /// From the tap until the last screen showed it.
    pub shown: Spread,
    /// Taps that some screen does not show (yet).
    pub missed: usize,
    /// In the end.
    pub figures: Option<Figures>,
}

/// What was measured.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Figures {
    /// For how long, in seconds.
    pub measured: f64,
    /// Stances a second.
    pub rate: f64,
    /// From the tap until the answer of the server.
    pub answered: Spread,
    /// From a cut or a failed request until a screen was up to date again.
    pub caught_up: Spread,
    /// Bytes a second for one screen: its stream, both ways.
    pub stream_bytes: f64,
    /// Bytes a second for one screen: fetching itself again, both ways.
    pub refresh_bytes: f64,
    /// Bytes a second for one screen: what its person does, both ways.
    pub act_bytes: f64,
    /// Streams that were opened again.
    pub streams: usize,
    /// Refusals to let somebody in.
    pub joining_refused: usize,
    /// Acts of which the server said that they are done.
    pub done: usize,
    /// Of those: not in the log.
    pub missing: usize,
    /// Texts that stand twice.
    pub twice: usize,
    /// What was unforeseen, and how often.
    pub strange: BTreeMap<String, usize>,
}

impl Report {
    /// One line for a terminal.
    pub fn line(&self) -> String {
        format!(
            "{:>5.0} s · {}/{} joined, {} seated · {} written · {} stances · {} refused · {} sent again · {} screens, \
             last one p50 {:.0} ms, p99 {:.0} ms",
            self.seconds,
            self.joined,
            self.of,
            self.seated,
            self.points,
            self.stances,
            self.refused,
            self.lost,
            self.screens,
            self.shown.p50,
            self.shown.p99,
        )
    }
}

fn spread(is: &Spread) -> String {
    format!("p50 {:.0} ms, p99 {:.0} ms, most {:.0} ms ({})", is.p50, is.p99, is.most, is.many)
}

impl Figures {
    /// The figures as a short table.
    pub fn table(&self, report: &Report) -> String {
        let kbit = |bytes: f64| format!("{:.1} kbit/s", bytes * 8.0 / 1_000.0);
        let listening = self.stream_bytes + self.refresh_bytes;
        let rows = [
            ("screens", report.screens.to_string()),
            ("stances a second", format!("{:.1} over {:.0} s", self.rate, self.measured)),
            ("from the tap to its answer", spread(&self.answered)),
            ("from the tap to the last screen", spread(&report.shown)),
            ("taps that some screen did not show", report.missed.to_string()),
            ("up to date after a cut", spread(&self.caught_up)),
            ("a screen, listening", format!("{} (stream {})", kbit(listening), kbit(self.stream_bytes))),
            ("a screen, with what its person does", kbit(listening + self.act_bytes)),
            ("refused: joining, and by rules", format!("{}, {}", self.joining_refused, report.refused)),
            ("sent again; streams opened again", format!("{}; {}", report.lost, self.streams)),
            ("done; missing in the log; twice", format!("{}; {}; {}", self.done, self.missing, self.twice)),
        ];
        let mut text = String::new();
        for (what, told) in rows {
            let _ = writeln!(text, "  {what:<38}{told}");
        }
        for (what, times) in &self.strange {
            let _ = writeln!(text, "  unforeseen, {times} ×: {what}");
        }
        text.trim_end().to_owned()
    }
}

/// Takes the figures, and compares what was sent with the log.
pub async fn figures(hall: &Hall) -> Result<Figures, Fault> {
    let (measured, bytes) = hall.measured();
    let report = hall.report(None);
    let sent = hall.sent();
    let done = sent.values().filter(|fate| **fate == Fate::Done).count();
    let (missing, twice) = compare(hall).await?;
    #[expect(clippy::cast_precision_loss, reason = "counts of a meeting")]
    let per_screen = |what: What| bytes[what as usize] as f64 / measured.max(1e-9) / report.screens.max(1) as f64;
    #[expect(clippy::cast_precision_loss, reason = "counts of a meeting")]
    let rate = report.stances as f64 / measured.max(1e-9);
    Ok(Figures {
        measured,
        rate,
        answered: Spread::of(hall.answers()),
        caught_up: hall.watch.catching_up(),
        stream_bytes: per_screen(What::Stream),
        refresh_bytes: per_screen(What::Refresh),
        act_bytes: per_screen(What::Act),
        streams: hall.count.streams.load(Ordering::Relaxed),
        joining_refused: hall.count.joining_refused.load(Ordering::Relaxed),
        done,
        missing,
        twice,
        strange: hall.wrong.lock().unwrap_or_else(PoisonError::into_inner).clone(),
    })
}

/// How many acts that were done are not in the log, and how many texts stand twice or more.
async fn compare(hall: &Hall) -> Result<(usize, usize), Fault> {
    let mut line = Line::new(&hall.direct);
    line.bearer = hall.staff.get().cloned().unwrap_or_default();
    let log = read(hall, &mut line, &format!("/api/v1/routes/{}/rehearsal", hall.route)).await?;
    let ids: Vec<&str> = log["commands"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let there: BTreeSet<&str> = ids.iter().copied().collect();
    let sent = hall.sent();
    let done = sent.iter().filter(|(_, fate)| **fate == Fate::Done);
    let missing = done.filter(|(id, _)| !there.contains(id.to_string().as_str())).count();
    let ideas = read(hall, &mut line, &format!("/api/v1/routes/{}/ideas", hall.route)).await?;
    let points = ideas["ideas"].as_array().into_iter().flatten().flat_map(|idea| idea["points"].as_array());
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    // A title is a point too.
    for text in points.flatten().filter_map(|point| point["text"].as_str()) {
        *times.entry(text).or_default() += 1;
    }
    let written = hall.texts();
    let of = |text: &String| times.get(text.as_str()).copied().unwrap_or(0);
    let lost = written.iter().filter(|text| of(text) == 0).count();
    let double = written.iter().filter(|text| of(text) > 1).count();
    Ok((missing + lost, double + ids.len() - there.len()))
}

/// Reads from the API, again and again: a network may be bad until the end.
async fn read(hall: &Hall, line: &mut Line, path: &str) -> Result<Value, Fault> {
    let mut last: Fault = "never asked".into();
    for _ in 0..60 {
        match line.get(path, What::Act).await {
            Ok(answer) if answer.status == 200 => return Ok(serde_json::from_str(&answer.text)?),
            Ok(answer) => last = format!("{} answered {}", hall.route, answer.status).into(),
            Err(error) => last = error,
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    Err(format!("What was sent could not be compared with the log: {last}").into())
}
