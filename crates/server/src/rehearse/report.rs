//! What is told of a rehearsal: how far it is, and in the end the figures.

use super::Fault;
use super::hall::{Fate, Hall};
use super::line::{Line, What};
use super::watch::Spread;
use crate::text::T;
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
    /// One line of progress.
    pub fn line(&self, t: T) -> String {
        let whole = |seconds: f64| format!("{seconds:.0}");
        let mut told = t.a(
            "rehearse-line",
            &[
                ("time", whole(self.seconds)),
                ("joined", self.joined.to_string()),
                ("of", self.of.to_string()),
                ("seated", self.seated.to_string()),
                ("written", self.points.to_string()),
                ("stances", self.stances.to_string()),
            ],
        );
        if self.shown.many > 0 {
            told.push_str(" · ");
            told.push_str(&t.w("rehearse-line-shown", "n", seconds(t, self.shown.p50)));
        }
        told
    }
}

/// Milliseconds as seconds with one decimal, as this language writes them; two decimals below a tenth.
fn seconds(t: T, milliseconds: f64) -> String {
    let s = milliseconds / 1_000.0;
    decimal(t, &if s < 0.1 { format!("{s:.2}") } else { format!("{s:.1}") })
}

fn decimal(t: T, number: &str) -> String {
    number.replace('.', &t.s("rehearsal-decimal"))
}

fn spread(t: T, is: &Spread) -> String {
    let parts = [("half", seconds(t, is.p50)), ("late", seconds(t, is.p99)), ("most", seconds(t, is.most))];
    t.a("rehearse-spread", &parts)
}

impl Figures {
    /// The figures in words: what came of it first, then what was measured.
    pub fn told(&self, report: &Report, t: T) -> String {
        let mut text = self.verdict(report, t);
        let rows = self.rows(report, t);
        let wide = rows.iter().map(|(what, _)| what.chars().count()).max().unwrap_or(0) + 2;
        for (what, told) in rows {
            let _ = write!(text, "\n  {what:<wide$}{told}");
        }
        for (what, times) in &self.strange {
            let _ =
                write!(text, "\n  {}", t.a("rehearse-strange", &[("n", times.to_string()), ("what", what.clone())]));
        }
        text
    }

    /// Whether everything is there once, whether everybody was, and how soon the last screen showed it.
    fn verdict(&self, report: &Report, t: T) -> String {
        let mut said = vec![if self.missing + self.twice == 0 {
            t.n("rehearse-all", report.joined)
        } else {
            t.a("rehearse-not-all", &[("missing", self.missing.to_string()), ("twice", self.twice.to_string())])
        }];
        if report.joined < report.of {
            let parts = [("joined", report.joined.to_string()), ("of", report.of.to_string())];
            said.push(t.a("rehearse-not-all-in", &parts));
        }
        said.push(match report.shown.many {
            0 => t.s("rehearse-not-shown"),
            _ => t.w("rehearse-shown", "n", seconds(t, report.shown.p50)),
        });
        said.join(" ")
    }

    /// What was measured, each with its words; nothing of what was not.
    fn rows(&self, report: &Report, t: T) -> Vec<(String, String)> {
        let kbit = |bytes: f64| t.w("rehearse-kbit", "n", decimal(t, &format!("{:.1}", bytes * 8.0 / 1_000.0)));
        let listening = self.stream_bytes + self.refresh_bytes;
        let ran = self.measured > 0.0;
        let rate = [("n", decimal(t, &format!("{:.1}", self.rate))), ("time", format!("{:.0}", self.measured))];
        let rows = [
            (report.screens > 0, "rehearse-screens", report.screens.to_string()),
            (ran && report.stances > 0, "rehearse-rate", t.a("rehearse-rate-of", &rate)),
            (self.answered.many > 0, "rehearse-answered", spread(t, &self.answered)),
            (report.shown.many > 0, "rehearse-last-screen", spread(t, &report.shown)),
            (report.missed > 0, "rehearse-missed", report.missed.to_string()),
            (self.caught_up.many > 0, "rehearse-caught-up", spread(t, &self.caught_up)),
            (ran, "rehearse-listening", kbit(listening)),
            (ran && self.act_bytes > 0.0, "rehearse-using", kbit(listening + self.act_bytes)),
            (self.joining_refused > 0, "rehearse-joining-refused", self.joining_refused.to_string()),
            (report.refused > 0, "rehearse-refused", report.refused.to_string()),
            (report.lost > 0, "rehearse-sent-again", report.lost.to_string()),
            (self.streams > 0, "rehearse-streams", self.streams.to_string()),
            (true, "rehearse-done", self.done.to_string()),
        ];
        rows.into_iter().filter(|(was, ..)| *was).map(|(_, key, told)| (t.s(key), told)).collect()
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
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for text in texts(hall).await? {
        *times.entry(text).or_default() += 1;
    }
    let written = hall.texts();
    let of = |text: &String| times.get(text.as_str()).copied().unwrap_or(0);
    let lost = written.iter().filter(|text| of(text) == 0).count();
    let double = written.iter().filter(|text| of(text) > 1).count();
    Ok((missing + lost, double + ids.len() - there.len()))
}

/// Every title, point and addition that stands there now.
pub async fn texts(hall: &Hall) -> Result<Vec<String>, Fault> {
    let mut line = Line::new(&hall.direct);
    line.bearer = hall.staff.get().cloned().unwrap_or_default();
    let ideas = read(hall, &mut line, &format!("/api/v1/routes/{}/ideas", hall.route)).await?;
    let points = ideas["ideas"].as_array().into_iter().flatten().flat_map(|idea| idea["points"].as_array());
    // A title is a point too.
    Ok(points.flatten().filter_map(|point| point["text"].as_str().map(str::to_owned)).collect())
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
