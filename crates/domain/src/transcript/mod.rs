//! A transcript: what was written on paper at the tables, typed over by our own line grammar.
//!
//! ```text
//! # topic
//! ## idea
//! ### petal          Wat, Hoe, Wie, Waar, Wanneer, Randvoorwaarden, in any order; one may come back
//! - point
//!   - sub-point      indented by two spaces (or a tab)
//! - * addition       written by somebody from another table
//! - * addition?      an addition that ends with a question mark is a question
//! ```
//!
//! This is not `CommonMark`, which would read `- *` as a list in a list. Texts are kept verbatim; only white space
//! around them goes. A topic or an idea with the same title comes back as the same. One wrong line and nothing is
//! imported: the errors say which line, what stood there, and what was expected.
//!
//! A list for one flower ([`parse_list`]) and a line that is typed ([`parse_line`]) are the same items; the dash may be
//! left out there, and a list begins on a petal that is named beforehand. On a line by itself the name of a petal is its
//! heading there, with or without marks.

mod parse;

#[cfg(test)]
mod tests;

pub use parse::{parse, parse_line, parse_list};

pub use crate::idea::Petal;
use crate::text::TextProblem;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt::{self, Write as _};

/// The largest transcript, in bytes.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;
/// The longest title, in characters.
pub const MAX_TITLE: usize = 200;
/// The longest text of an item, in characters.
pub const MAX_ITEM: usize = 2_000;
/// The most lines of a list that is pasted into one flower, headings included.
pub const MAX_LIST: usize = 400;
/// The most errors that are collected.
pub const MAX_ERRORS: usize = 50;

impl Petal {
    /// The heading in a transcript.
    #[must_use]
    pub fn heading(self) -> &'static str {
        ["Wat", "Hoe", "Wie", "Waar", "Wanneer", "Randvoorwaarden"][self.index()]
    }

    /// The place in [`Petal::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }

    /// The petal of a Dutch or English heading, in any case, a colon at the end allowed.
    #[must_use]
    pub fn of_heading(heading: &str) -> Option<Self> {
        let heading = heading.trim_end_matches(':').trim().to_lowercase();
        let names = [
            ["wat", "what"],
            ["hoe", "how"],
            ["wie", "who"],
            ["waar", "where"],
            ["wanneer", "when"],
            ["randvoorwaarden", "preconditions"],
        ];
        names.iter().position(|pair| pair.contains(&heading.as_str())).map(|index| Self::ALL[index])
    }
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// Written at the table itself.
    Point,
    /// Added by somebody from another table.
    Addition,
    /// An addition that asks something: it takes no stance.
    Question,
}

/// One line on a petal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Item {
    /// What was written, verbatim, without the marks of the grammar. A point never starts with `*`.
    pub text: String,
    /// What it is.
    pub kind: ItemKind,
    /// Its sub-points; these have none themselves.
    pub sub: Vec<Item>,
    /// The line in the transcript, from 1.
    pub line: usize,
}

/// An idea with its petals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Idea {
    /// Its title.
    pub title: String,
    /// The line of its (first) heading, from 1.
    pub line: usize,
    /// Items per petal, in the order of [`Petal::ALL`].
    pub petals: [Vec<Item>; 6],
}

/// A topic with the ideas written at its tables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Topic {
    /// Its title.
    pub title: String,
    /// The line of its (first) heading, from 1.
    pub line: usize,
    /// Its ideas; titles differ within a topic.
    pub ideas: Vec<Idea>,
}

/// A whole transcript. Titles of topics differ.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Transcript {
    /// Its topics, at least one when it was parsed.
    pub topics: Vec<Topic>,
}

/// What is wrong with a line, and so what was expected there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum LineProblem {
    /// More than three `#`.
    UnknownHeading,
    /// A third-level heading that is not one of the six petals.
    UnknownPetal,
    /// A heading without a title.
    EmptyHeading,
    /// A dash without a text.
    EmptyItem,
    /// A line that is neither heading nor item.
    TextOutsideItem,
    /// An item above the first petal of its idea.
    ItemOutsidePetal,
    /// A petal above the first idea of its topic.
    PetalOutsideIdea,
    /// An idea above the first topic.
    IdeaOutsideTopic,
    /// A sub-point that does not follow a point.
    SubPointWithoutParent,
    /// An item indented otherwise than not at all or by two spaces.
    Indent {
        /// The indentation found, a tab counting as two.
        width: usize,
    },
    /// A title or text that is not accepted as text.
    Text(TextProblem),
    /// A transcript larger than [`MAX_BYTES`]; nothing of it was read.
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// A transcript without any topic, or a list without any line.
    Nothing,
    /// A list longer than [`MAX_LIST`]; nothing of it was read.
    TooMany,
}

/// A line that cannot be imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LineError {
    /// The line, from 1.
    pub line: usize,
    /// What stood there, trimmed and shortened to 60 characters.
    pub found: String,
    /// What is wrong with it.
    pub problem: LineProblem,
}

impl fmt::Display for LineProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownHeading => f.write_str("expected # topic, ## idea or ### petal"),
            Self::UnknownPetal => {
                f.write_str("expected one of the petals")?;
                Petal::ALL.iter().try_for_each(|petal| write!(f, " {}", petal.heading()))
            }
            Self::EmptyHeading => f.write_str("expected a title after #"),
            Self::EmptyItem => f.write_str("expected a text after the dash"),
            Self::TextOutsideItem => f.write_str("expected a line that starts with # or -"),
            Self::ItemOutsidePetal => f.write_str("expected a ### petal before the first item"),
            Self::PetalOutsideIdea => f.write_str("expected a ## idea before the first petal"),
            Self::IdeaOutsideTopic => f.write_str("expected a # topic before the first idea"),
            Self::SubPointWithoutParent => f.write_str("expected a point above the sub-point"),
            Self::Indent { width } => {
                write!(f, "indented by {width}; expected none for a point, two spaces for a sub-point")
            }
            Self::Text(problem) => write!(f, "{problem}"),
            Self::TooLarge { bytes } => write!(f, "{bytes} bytes; expected at most {MAX_BYTES}"),
            Self::Nothing => f.write_str("expected at least one # topic"),
            Self::TooMany => write!(f, "expected at most {MAX_LIST} lines"),
        }
    }
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {:?}: {}", self.line, self.found, self.problem)
    }
}

impl std::error::Error for LineError {}

/// An idea with petals on which nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Gap {
    /// The topic's title.
    pub topic: String,
    /// The idea's title.
    pub idea: String,
    /// Its empty petals, in order.
    pub missing: Vec<Petal>,
}

/// What a transcript holds, in numbers, for the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    /// Topics.
    pub topics: usize,
    /// Ideas.
    pub ideas: usize,
    /// Petals on which something was written.
    pub petals: usize,
    /// Points of the tables themselves, sub-points apart.
    pub points: usize,
    /// Sub-points of the tables themselves.
    pub sub_points: usize,
    /// Additions that are not questions, at either level.
    pub additions: usize,
    /// Questions, at either level.
    pub questions: usize,
    /// Ideas with empty petals. Flagged, never refused.
    pub gaps: Vec<Gap>,
}

/// Counts what a transcript holds, and finds its gaps.
#[must_use]
pub fn summary(transcript: &Transcript) -> Summary {
    let ideas = || transcript.topics.iter().flat_map(|topic| topic.ideas.iter().map(move |idea| (topic, idea)));
    let items = || ideas().flat_map(|(_, idea)| idea.petals.iter().flatten());
    let every = || items().chain(items().flat_map(|item| &item.sub));
    let missing =
        |idea: &Idea| Petal::ALL.into_iter().filter(|petal| idea.petals[petal.index()].is_empty()).collect::<Vec<_>>();
    Summary {
        topics: transcript.topics.len(),
        ideas: ideas().count(),
        petals: ideas().map(|(_, idea)| 6 - missing(idea).len()).sum(),
        points: items().filter(|item| item.kind == ItemKind::Point).count(),
        sub_points: items().flat_map(|item| &item.sub).filter(|item| item.kind == ItemKind::Point).count(),
        additions: every().filter(|item| item.kind == ItemKind::Addition).count(),
        questions: every().filter(|item| item.kind == ItemKind::Question).count(),
        gaps: ideas()
            .map(|(topic, idea)| Gap { topic: topic.title.clone(), idea: idea.title.clone(), missing: missing(idea) })
            .filter(|gap| !gap.missing.is_empty())
            .collect(),
    }
}

/// The text of a transcript in the grammar above; parsing it gives the same transcript, with the new line numbers.
#[must_use]
pub fn write(transcript: &Transcript) -> String {
    let mut out = String::new();
    for topic in &transcript.topics {
        push_heading(&mut out, "#", &topic.title);
        for idea in &topic.ideas {
            push_heading(&mut out, "##", &idea.title);
            for (petal, items) in Petal::ALL.iter().zip(&idea.petals).filter(|(_, items)| !items.is_empty()) {
                push_heading(&mut out, "###", petal.heading());
                for item in items {
                    push_item(&mut out, "", item);
                    item.sub.iter().for_each(|sub| push_item(&mut out, "  ", sub));
                }
            }
        }
    }
    out
}

fn push_heading(out: &mut String, marks: &str, title: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{marks} {title}");
}

fn push_item(out: &mut String, indent: &str, item: &Item) {
    let mark = if item.kind == ItemKind::Point { "" } else { "* " };
    let _ = writeln!(out, "{indent}- {mark}{}", item.text);
}
