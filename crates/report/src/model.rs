//! The report as data: what was asked, decided, and left open. Free of personal data by
//! construction: there is no field for a person, only numbers, roles and texts.
//!
//! Texts of points are kept byte for byte (design.md, law 3): nothing here trims or rewrites.

use serde::{Deserialize, Serialize};

/// The language of the report's own words; the texts of the participants stay as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl Lang {
    /// The BCP 47 tag: `nl` or `en`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }
}

/// How far the report is: a draft goes to the participants first, then it is final (method.md, phase 7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Open for corrections.
    Draft {
        /// The last day for a correction, in words of the report's language.
        correct_before: String,
    },
    /// No longer changed.
    Final,
}

/// What a route is for: a listening session never looks like a decision (method.md, other routes).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// The participants decide.
    #[default]
    Decide,
    /// What people say is heard and answered; nothing is decided.
    Listen,
}

/// The whole report of one route.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Language of the report's own words.
    pub lang: Lang,
    /// Draft or final.
    pub status: Status,
    /// Whether it tells of decisions or of what was heard.
    #[serde(default)]
    pub purpose: Purpose,
    /// Title of the route.
    pub route_title: String,
    /// The organisation that holds the route.
    pub organisation: String,
    /// Who asked the question, as an organisation or office, never a person.
    pub commissioner_role_name: String,
    /// The level of say the method gives, in words for people.
    pub say_level: String,
    /// The central question.
    pub question: String,
    /// The written promise what happens with the outcome.
    pub promise: String,
    /// The gatherings, in order.
    pub meeting: Vec<Gathering>,
    /// The frames, in order.
    pub frames: Vec<Frame>,
    /// The topics, in order; the first is topic 1.
    pub topics: Vec<String>,
    /// How many people took part, and how.
    pub numbers: Numbers,
    /// That the gate was opened with something unsettled, and the reason; never that it was safety (method.md, phase 5).
    pub gate_note: Option<String>,
    /// The ideas, in the order of topics and tables.
    pub ideas: Vec<Idea>,
    /// The main lines through the decisions.
    pub threads: Vec<Thread>,
    /// The commissioner's answers, one per decision.
    pub answers: Vec<Answer>,
    /// Corrections made since the draft, each in a sentence.
    pub corrections: Vec<String>,
    /// What happens next, each in a sentence.
    pub next_steps: Vec<String>,
    /// Roles held by an administrator, each in a sentence (method.md: named as such in public).
    pub admins_in_roles: Vec<String>,
    /// The day on which this report was made, in words.
    pub generated_on: String,
}

/// A meeting with a date, a place and parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gathering {
    /// The date in words.
    pub date_words: String,
    /// Where it was.
    pub place: String,
    /// Its parts, in order.
    pub parts: Vec<String>,
}

/// How binding a frame is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// A limit.
    Hard,
    /// An intention that may be weighed.
    Intent,
}

/// A numbered condition set beforehand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// Its number, from 1.
    pub number: u32,
    /// Its text.
    pub text: String,
    /// Hard or intent.
    pub strength: Strength,
    /// The version of the frames in which this text was released, from 1.
    pub version: u32,
}

/// People, in numbers only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbers {
    /// Were invited.
    pub invited: u32,
    /// Had a conversation beforehand.
    pub talked: u32,
    /// Chose to have no conversation.
    pub waived: u32,
    /// Were there.
    pub attended: u32,
    /// Decided: everyone of them had to stand behind a point.
    pub required: u32,
    /// Withdrew.
    pub withdrawn: u32,
    /// Left early.
    pub left: u32,
    /// Listened without deciding.
    pub listening: u32,
    /// Of those who decided: residents.
    pub residents: u32,
    /// Of those who decided: professionals.
    pub professionals: u32,
    /// Support persons, present without a voice.
    pub support: u32,
}

/// What became of an idea (method.md, phase 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Its title and at least one *What* are carried.
    Decision,
    /// Points are carried, but it is no decision.
    Agreed,
    /// Nothing was decided.
    NotDecided,
    /// Not finished yet.
    Open,
    /// In a listening route: written down as it was said.
    Heard {
        /// Whether the commissioner answered it.
        answered: bool,
    },
}

/// A proposal from a theme table: a flower of six petals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Idea {
    /// The number of its topic, from 1.
    pub topic_number: u32,
    /// The words of its topic.
    pub topic: String,
    /// Its number within the topic, from 1.
    pub number: u32,
    /// Its title, verbatim.
    pub title: String,
    /// What became of the title, which is a point itself.
    pub title_status: PointStatus,
    /// What became of the idea.
    pub outcome: Outcome,
    /// The six petals, in the fixed order of [`PetalKind`].
    pub petals: [Petal; 6],
}

/// The six petals of a flower.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PetalKind {
    /// Wat.
    What,
    /// Hoe.
    How,
    /// Wie.
    Who,
    /// Waar.
    Where,
    /// Wanneer.
    When,
    /// Randvoorwaarden.
    Preconditions,
}

impl PetalKind {
    /// All six, in the order in which they are read.
    pub const ALL: [Self; 6] = [Self::What, Self::How, Self::Who, Self::Where, Self::When, Self::Preconditions];

    /// The key of its name in the texts.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::What => "petal-what",
            Self::How => "petal-how",
            Self::Who => "petal-who",
            Self::Where => "petal-where",
            Self::When => "petal-when",
            Self::Preconditions => "petal-preconditions",
        }
    }
}

/// One petal with its points; it may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Petal {
    /// Which of the six.
    pub kind: PetalKind,
    /// Its points, in order.
    pub points: Vec<Point>,
}

/// What became of a point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PointStatus {
    /// Everyone stands behind it.
    Carried,
    /// In a listening route: written down, and nothing was decided on it.
    Said,
    /// Not everyone does.
    NotCarried {
        /// The reason, only where its owner agreed to show it.
        reason: Option<String>,
    },
    /// A question that nobody answered yet.
    OpenQuestion,
    /// A question answered by another point.
    AnsweredQuestion {
        /// The code of that point.
        by_code: String,
    },
}

/// One verbatim line on a petal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Its code, as printed on sheets.
    pub code: String,
    /// Its text, byte for byte.
    pub text: String,
    /// Added by someone from another table: shown with `*`.
    pub addition: bool,
    /// What became of it.
    pub status: PointStatus,
    /// Its sub-points.
    #[serde(default)]
    pub sub: Vec<Point>,
}

/// A point that a thread or an answer leans on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointRef {
    /// The code of the point.
    pub code: String,
    /// Its text.
    pub text: String,
}

/// A main line through the decisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    /// Its number, from 1.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// The points it is drawn through.
    pub points: Vec<PointRef>,
}

/// How the commissioner answered a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// Adopted unchanged.
    WithinFrames,
    /// Goes back to the circle.
    OutsideHardFrame {
        /// The number of the frame.
        frame: u32,
        /// Why it falls outside.
        why: String,
    },
    /// Adopted, though it deviates from an intent.
    DeviatesFromIntent {
        /// The number of the frame.
        frame: u32,
        /// How that was weighed.
        weighed: String,
    },
    /// In a listening route: heard; the text says what is done with it.
    Heard,
}

/// The commissioner's answer to one decision; it never edits the decision (law 3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The title of the decision.
    pub idea_title: String,
    /// The kind of answer.
    pub kind: AnswerKind,
    /// The commissioner's own words; may be empty.
    pub text: String,
    /// The day of the answer, in words.
    pub date_words: String,
    /// What it refers to.
    #[serde(default)]
    pub documents: Vec<Document>,
}

/// A document that an answer refers to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What it is called.
    pub title: String,
    /// Where it can be read; only an address of the web leads there, anything else is left out.
    pub link: String,
}

/// A letter to one person, for a window envelope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The language of the letter.
    pub lang: Lang,
    /// The sender, line by line.
    pub sender: Vec<String>,
    /// The recipient's name and address, line by line, as they must show in the window.
    pub recipient: Vec<String>,
    /// The place and date, in words.
    pub date: String,
    /// The subject; it becomes the heading and the bookmark.
    pub subject: String,
    /// The letter itself.
    pub body: Vec<Block>,
}

/// A part of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A paragraph; a line break in it is kept.
    Paragraph(String),
    /// A bulleted list.
    List(Vec<String>),
    /// A heading under the subject.
    Heading(String),
    /// Somebody's own words, and what became of them, line by line.
    Quote {
        /// The words, byte for byte.
        text: String,
        /// What became of them.
        lines: Vec<String>,
    },
    /// A web address to type over and the personal code that goes with it, set large.
    Access {
        /// The address, as it is to be typed.
        address: String,
        /// The code.
        code: String,
    },
}
