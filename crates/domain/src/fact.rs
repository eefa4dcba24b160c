//! Facts: what a decision is made of, from the frames to the commissioner's answer.
//!
//! Pseudonymous, small, versioned; the state of a route is their fold. Texts stand in [`Words`],
//! so that they can be kept apart in the log and erased without touching the facts.

use crate::answer::AnswerKind;
use crate::follow_up::How;
use crate::gathering::Presence;
use crate::id::{BoxId, GatheringId, IdeaId, ParticipantId, PointId, RouteId, TableId, ThreadId, TopicId};
use crate::idea::{Petal, PointKind};
use crate::method::Part;
use crate::question::Strength;
use crate::stance::{Channel, Eyes, StanceKind};
use crate::time::Moment;
use crate::words::Words;
use serde::{Deserialize, Serialize};

/// One released frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameFact {
    /// From 1.
    pub number: u32,
    /// Hard condition or intent.
    pub strength: Strength,
    /// The condition itself.
    pub text: Words,
}

/// A point as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointFact {
    /// Its identity.
    pub point: PointId,
    /// The idea it stands on.
    pub idea: IdeaId,
    /// Its petal; none for a title.
    pub petal: Option<Petal>,
    /// The point above it.
    pub parent: Option<PointId>,
    /// Proposal or question.
    pub kind: PointKind,
    /// By someone from another table.
    pub addition: bool,
    /// The line, verbatim.
    pub text: Words,
    /// Who wrote it; writing is standing behind one's own wording.
    pub author: Option<ParticipantId>,
    /// The points it replaces.
    pub lineage: Vec<PointId>,
    /// How the author's stance behind it came in. Entries from before this field and the next were
    /// read as the author's own word, and still are.
    #[serde(default, skip_serializing_if = "Channel::is_own")]
    pub channel: Channel,
    /// Whether somebody else wrote it in the author's name.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_behalf: bool,
}

/// One stance of `stance.take`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StanceFact {
    /// The point.
    pub point: PointId,
    /// The revision shown.
    pub revision: u32,
    /// What was said.
    pub kind: StanceKind,
    /// Why not yet.
    pub reason: Option<Words>,
    /// Whose eyes it is for.
    pub eyes: Eyes,
    /// Whether the reason may stand in the report.
    pub in_report: bool,
}

/// What became of one point when the round was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Carried, on an idea that is a decision.
    Decided,
    /// Carried, on an idea that is not: agreed, without a decision.
    Agreed,
    /// Not everyone stood behind it.
    NotDecided,
    /// A question that no point answered.
    QuestionOpen,
    /// A question that a point answers.
    QuestionAnswered,
}

impl Verdict {
    /// The name in Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Decided => "decided",
            Self::Agreed => "agreed",
            Self::NotDecided => "not_decided",
            Self::QuestionOpen => "question_open",
            Self::QuestionAnswered => "question_answered",
        }
    }
}

/// The verdict on one point in one wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointVerdict {
    /// The point.
    pub point: PointId,
    /// The wording decided on.
    pub revision: u32,
    /// What became of it.
    pub verdict: Verdict,
}

/// Who decided, in numbers (method.md: required, withdrawn, left, listening; residents and
/// professionals apart).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Numbers {
    /// Had to stand behind every point.
    pub required: u32,
    /// Of those: residents.
    pub residents: u32,
    /// Of those: professionals.
    pub professionals: u32,
    /// Went home before the end; still required.
    pub left: u32,
    /// Withdrew.
    pub withdrawn: u32,
    /// Listened.
    pub listening: u32,
    /// Support persons, without a voice.
    pub support: u32,
}

/// A document that an answer refers to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentFact {
    /// What it is called.
    pub title: Words,
    /// Where it can be read.
    pub link: Words,
}

/// A wording that stood in an erased entry without being what was erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptWords {
    /// The point.
    pub point: PointId,
    /// Which wording of it.
    pub revision: u32,
    /// The line, verbatim.
    pub text: Words,
}

/// One thing that happened, of which decisions are made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
#[allow(missing_docs, reason = "a field is called what it is; the variant's docstring says the rest")]
pub enum Fact {
    /// A route was opened with a method; a rehearsal is the copy of another.
    RouteOpened {
        route: RouteId,
        method: String,
        title: Words,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rehearsal_of: Option<RouteId>,
    },
    /// A phase was opened: the next one, where `unsettled` things (safety never among them) were
    /// passed over with a reason; or an earlier one again, with a reason.
    PhaseOpened { phase: usize, at: Moment, reason: Option<Words>, unsettled: u32 },
    /// The question and the promise, as they left their gate.
    QuestionAsked { question: Words, promise: Words },
    /// A version of the frames was released.
    FramesReleased { version: u32, frames: Vec<FrameFact> },
    /// A topic was added or renamed.
    TopicSet { topic: TopicId, title: Words },
    /// A topic was removed.
    TopicRemoved { topic: TopicId },
    /// A table was set out or changed.
    TableSet { table: TableId, topic: TopicId, name: Words, capacity: u16, step_free: bool },
    /// A table was removed.
    TableRemoved { table: TableId },
    /// A further gathering began: the same points, another attendance.
    GatheringBegun { gathering: GatheringId },
    /// The meeting moved to a part.
    PartStarted { part: Part, at: Moment, until: Option<Moment> },
    /// The clock of the part or round was set: it runs until then, or stands still with so many
    /// seconds left.
    ClockSet { until: Option<Moment>, left: Option<u32> },
    /// Somebody was checked in.
    CheckedIn { participant: ParticipantId, presence: Presence, professional: bool },
    /// A mistaken check-in was undone.
    CheckInUndone { participant: ParticipantId },
    /// Somebody went home, withdrew, or came back: always by their own word, given on their own
    /// device or (`on_behalf`) recorded by who guides. Entries from before the field were read as
    /// given by themselves, and still are.
    PresenceChanged {
        participant: ParticipantId,
        presence: Presence,
        #[serde(default)]
        on_behalf: bool,
    },
    /// Somebody sits at a table.
    Seated { participant: ParticipantId, table: TableId },
    /// An idea was started.
    IdeaAdded { idea: IdeaId, table: TableId, number: u32, title: PointId },
    /// An idea was dropped.
    IdeaDropped { idea: IdeaId },
    /// A dropped idea was brought back.
    IdeaRestored { idea: IdeaId },
    /// A point was written.
    PointWritten(PointFact),
    /// A point got other words; `channel` and `on_behalf` as in [`PointFact`].
    PointReworded {
        point: PointId,
        revision: u32,
        text: Words,
        author: Option<ParticipantId>,
        #[serde(default, skip_serializing_if = "Channel::is_own")]
        channel: Channel,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        on_behalf: bool,
    },
    /// A point was dropped.
    PointDropped { point: PointId },
    /// A dropped point was brought back.
    PointRestored { point: PointId },
    /// A point answers a question.
    QuestionAnswered { question: PointId, by: PointId },
    /// Stances were taken, in one act.
    StanceTaken { participant: ParticipantId, stances: Vec<StanceFact>, channel: Channel, on_behalf: bool },
    /// Stances were taken back.
    StanceTakenBack { participant: ParticipantId, points: Vec<PointId> },
    /// What was recorded for others in a log entry was a slip: of these people and points stands again what stood before.
    RecordPutBack { entry: u64, stances: Vec<(ParticipantId, PointId)> },
    /// The carousel moved.
    CarouselMoved { round: u32, until: Option<Moment> },
    /// The after-round was opened.
    AfterRoundOpened { until: Moment },
    /// The round was closed; recorded once. Entries from before the moment was kept have none.
    Decided {
        points: Vec<PointVerdict>,
        decisions: Vec<IdeaId>,
        numbers: Numbers,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Moment>,
    },
    /// A thread was drawn or redrawn.
    ThreadDrawn { thread: ThreadId, number: u32, title: Words, points: Vec<PointId> },
    /// A thread was taken away.
    ThreadRemoved { thread: ThreadId },
    /// The outcome was given to the commissioner.
    HandedOver { at: Moment },
    /// The commissioner answered; with documents, the body that took the answer, and when it did, if given.
    Answered {
        idea: IdeaId,
        answer: AnswerKind,
        text: Words,
        at: Moment,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<DocumentFact>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        body: Option<Words>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        taken: Option<Moment>,
    },
    /// A later round was opened at a follow-up gathering; whether everybody who decided before is asked.
    LaterOpened { gathering: GatheringId, at: Moment, whole_circle: bool },
    /// Something happened in a later round: a fact of its own fold.
    Later { gathering: GatheringId, of: Box<Fact> },
    /// A proposal of a later round looks at an earlier decision again.
    Revisits { gathering: GatheringId, idea: IdeaId, decision: IdeaId, how: How, reason: Words },
    /// The route was stopped.
    Stopped { reason: Words, at: Moment },
    /// A box took the route along: here its log stands still. The box signs under this key.
    BoxTaken { id: BoxId, name: Words, key: String, at: Moment },
    /// The box is back: the log holds `size` entries up to here, and this is their root hash.
    BoxReturned { id: BoxId, size: u64, root: String, at: Moment },
    /// The route goes on without the box.
    BoxWrittenOff { id: BoxId, reason: Words, at: Moment },
    /// The words of these log entries were erased; what else they held is written down anew.
    Erased { entries: Vec<u64>, points: Vec<PointId>, kept: Vec<KeptWords> },
}
