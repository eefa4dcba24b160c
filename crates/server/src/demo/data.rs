//! The demo's data, as they stand in `demo/`: a made-up circle around a real question.
//!
//! The topics, ideas and points are the public facts of one meeting, in short words; every person
//! is made up.

use bloemenzee_domain::circle::{Kind, Reply};
use bloemenzee_domain::follow_up::ActionState;
use bloemenzee_domain::question::NewFrame;
use bloemenzee_domain::stance::{Eyes, StanceKind};
use serde::Deserialize;

const ROUTE: &str = include_str!("../../../../demo/westerkwartier.json");
const FOLLOW_UP: &str = include_str!("../../../../demo/vervolg.json");
const PEOPLE: &str = include_str!("../../../../demo/people.csv");
/// What was written at the tables, in the line grammar of transcripts.
pub const TRANSCRIPT: &str = include_str!("../../../../demo/westerkwartier.md");

/// Why the data cannot be read; a test reads them all.
#[derive(Debug, thiserror::Error)]
pub enum DataProblem {
    /// The file of the route.
    #[error("demo/westerkwartier.json or vervolg.json: {0}")]
    Route(#[from] serde_json::Error),
    /// The file of the people.
    #[error("demo/people.csv: {0}")]
    People(#[from] csv::Error),
    /// The transcript.
    #[error("demo/westerkwartier.md: {0}")]
    Transcript(String),
    /// One file names something that is not in another.
    #[error("the demo names something that is not there: {0}")]
    Unknown(String),
}

/// One line of the people's list.
#[derive(Clone, Debug, Deserialize)]
pub struct Someone {
    pub name: String,
    pub kind: Kind,
    pub organisation: String,
    pub email: String,
    pub phone: String,
    /// The number of their table; or `support`, `late`, or empty for who does not come.
    pub table: String,
    pub reply: Reply,
    pub why: String,
    pub named_by: String,
    /// The information they ask for, or empty.
    pub information: String,
    /// The answer to it.
    pub answered: String,
    /// What makes it safe for them, or empty.
    pub safety: String,
    /// `not_with:NAME`, `step_free`, `first_to_go` or `break`.
    pub arrangement: String,
    /// What others may see of it.
    pub instruction: String,
    /// Who should be there too, or empty.
    pub others: String,
    /// What must be arranged for them, or empty.
    pub practical: String,
}

impl Someone {
    /// Whether they answer on a device of their own.
    pub fn has_device(&self) -> bool {
        !self.email.is_empty()
    }

    /// The table where they sit, from 1.
    pub fn seat(&self) -> Option<usize> {
        self.table.parse().ok()
    }
}

/// A table as it is set out; its number is its place in the list.
#[derive(Clone, Debug, Deserialize)]
pub struct Place {
    pub name: String,
    pub step_free: bool,
}

/// What an item is settled with.
#[derive(Clone, Debug, Deserialize)]
pub struct Settled {
    pub safety: String,
    pub named_person: String,
    pub practical: String,
}

/// The times of the carousel.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Minutes {
    pub minutes_per_round: u32,
    pub minutes_to_change: u32,
}

/// How a doubt ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Then {
    /// It stands: the point is not decided.
    Stays,
    /// Its owner comes to stand behind the point.
    Behind,
    /// The table finds other words, and everybody stands behind those.
    Reword,
}

/// Somebody's not-yet.
#[derive(Clone, Debug, Deserialize)]
pub struct Doubt {
    pub who: String,
    pub point: String,
    pub kind: StanceKind,
    pub eyes: Eyes,
    pub reason: String,
    pub then: Then,
    #[serde(default)]
    pub text: String,
}

/// Additions that somebody has not come to yet when the closing round begins.
#[derive(Clone, Debug, Deserialize)]
pub struct Unanswered {
    pub who: String,
    pub additions_on: String,
}

/// A question, and the point that answers it.
#[derive(Clone, Debug, Deserialize)]
pub struct QuestionAnswered {
    pub question: String,
    pub by: String,
}

/// A thread through points.
#[derive(Clone, Debug, Deserialize)]
pub struct Line {
    pub title: String,
    pub points: Vec<String>,
}

/// The commissioner's answer to one decision.
#[derive(Clone, Debug, Deserialize)]
pub struct Answer {
    pub idea: String,
    #[serde(default)]
    pub deviates_from: Option<u32>,
    pub text: String,
}

/// A correction to the draft report.
#[derive(Clone, Debug, Deserialize)]
pub struct Correction {
    pub who: String,
    pub text: String,
    pub accepted: bool,
    pub note: String,
}

/// Somebody who wants to go on, and with what: titles of threads and ideas; none is "ask me".
#[derive(Clone, Debug, Deserialize)]
pub struct GoesOn {
    pub who: String,
    pub wishes: Vec<String>,
}

/// A line that must stand by the horizon, and the actions that bring it there.
#[derive(Clone, Debug, Deserialize)]
pub struct Stands {
    pub text: String,
    pub actions: Vec<String>,
}

/// An action; what it comes from is an idea, a thread, or a note of the last gathering.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ToDo {
    pub what: String,
    #[serde(default)]
    pub of: String,
    #[serde(default)]
    pub note: Option<u32>,
    #[serde(default)]
    pub points: Vec<String>,
    #[serde(default)]
    pub person: String,
    #[serde(default)]
    pub organisation: String,
    #[serde(default)]
    pub words: String,
    #[serde(default)]
    pub by: Option<u32>,
    #[serde(default)]
    pub by_words: String,
    #[serde(default)]
    pub cost: String,
    #[serde(default)]
    pub means: String,
    #[serde(default)]
    pub yields: String,
    #[serde(default)]
    pub group: String,
}

/// Something that happens in the months after the evening; people, groups, actions and ideas are
/// named by what they are called.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Deed {
    Answer { idea: String },
    Plan { on: u32, topics: Vec<String> },
    Attend { who: Vec<String> },
    Note { text: String },
    Group { name: String, about: Vec<String>, members: Vec<String> },
    AskDriver { group: String, who: String },
    Accept { group: String, who: String },
    StepDown { group: String, who: String },
    Action(Box<ToDo>),
    Move { action: String, state: ActionState },
    Stop { action: String, because: String },
    Say { action: String, text: String },
    Horizon { event: String, on: u32, lines: Vec<Stands> },
    Mark { number: u32 },
}

/// When something happens: so many days after the evening.
#[derive(Clone, Debug, Deserialize)]
pub struct Dated {
    pub day: u32,
    #[serde(flatten)]
    pub step: Deed,
}

/// The months after the evening; its days are counted from the evening.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Months {
    /// By when the commissioner promises to answer.
    pub answer_by: u32,
    /// What happens, in order.
    pub steps: Vec<Dated>,
}

/// Everything about the route but its people and its points.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Data {
    pub title: String,
    pub administrator: String,
    pub commissioner: String,
    pub lead: String,
    pub facilitators: Vec<String>,
    pub question: String,
    pub promise: String,
    pub frames: Vec<NewFrame>,
    pub opening_words: String,
    pub tables: Vec<Place>,
    pub place: String,
    pub settled: Settled,
    /// The information request that is put to the commissioner.
    pub to_commissioner: String,
    pub carousel: Minutes,
    pub doubts: Vec<Doubt>,
    pub unanswered: Vec<Unanswered>,
    pub question_answered: QuestionAnswered,
    pub threads: Vec<Line>,
    pub answers: Vec<Answer>,
    pub sign_ups: Vec<GoesOn>,
    pub next_steps: String,
    pub correction: Correction,
    pub early_because: String,
}

/// Reads the route's data and its people.
///
/// # Errors
/// When a file is not as it should be.
pub fn read() -> Result<(Data, Vec<Someone>), DataProblem> {
    let data = serde_json::from_str(ROUTE)?;
    let people: Result<Vec<Someone>, csv::Error> = csv::Reader::from_reader(PEOPLE.as_bytes()).deserialize().collect();
    Ok((data, people?))
}

/// Reads what happens after the evening.
///
/// # Errors
/// When the file is not as it should be.
pub fn follow_up() -> Result<Months, DataProblem> {
    Ok(serde_json::from_str(FOLLOW_UP)?)
}
