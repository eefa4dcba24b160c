//! Changes: the audit half of the log, for everything that is not a fact of a decision.
//!
//! A change says what happened and how one record now is. The record is written to its
//! relational table in the same transaction; the entry in the log is a committed summary, kept
//! among the erasable words and never replayed (design.md, "One log, two kinds of entry").

use crate::circle::{CodeMade, Involvement, Person};
use crate::conversation::{Conversation, Item};
use crate::follow_up::FollowRecord;
use crate::gathering::{Carousel, Gathering, SeatWish, TableCare};
use crate::hall::{ReadBack, SeatCard, Signal};
use crate::message::Message;
use crate::paper::{FlowerSheet, Photo, PhotoRule, Typist};
use crate::question::{Draft, Grant};
use crate::report::{Correction, ReportState};
use serde::{Deserialize, Serialize};

/// One record, as it now is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "record", content = "is", rename_all = "snake_case")]
pub enum Record {
    /// What is written but not released.
    Draft(Draft),
    /// A role held or given up.
    Grant(Grant),
    /// A person's name and contact details.
    Person(Person),
    /// Why somebody lies awake over the question, and how far they are with us.
    Involvement(Involvement),
    /// A sign-in code that staff made for a participant.
    CodeMade(CodeMade),
    /// A preparatory talk.
    Conversation(Conversation),
    /// Something to be settled.
    Item(Item),
    /// A meeting.
    Gathering(Gathering),
    /// Who guides a table.
    TableCare(TableCare),
    /// Where somebody wants to sit.
    SeatWish(SeatWish),
    /// The computed schedule.
    Carousel(Carousel),
    /// A participant's card for the meeting.
    SeatCard(SeatCard),
    /// Whether a table calls for help.
    Signal(Signal),
    /// An idea that was read back.
    ReadBack(ReadBack),
    /// A blank flower on paper, and the idea it became.
    FlowerSheet(FlowerSheet),
    /// Who typed at an idea from paper.
    Typist(Typist),
    /// A photo of a flower.
    Photo(Photo),
    /// What becomes of photos.
    PhotoRule(PhotoRule),
    /// Something to be sent.
    Message(Message),
    /// How far the report is.
    Report(ReportState),
    /// A correction to the report.
    Correction(Correction),
    /// Something of the follow-up.
    Follow(FollowRecord),
}

/// What happened to one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// In the log's words: `conversation.held`.
    pub what: String,
    /// The record as it now is.
    pub record: Record,
}
