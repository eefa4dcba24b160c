//! Everything a person can ask of a route, as plain data.
//!
//! One enum, one name per command (`point.add`): the screens, the API, the import and the tests
//! all speak it. The rules that answer stand in the subject modules.

use crate::answer::{AnswerKind, AnswerMore};
use crate::circle::{Kind, NewPerson, Reply};
use crate::conversation::{NewItem, Outcome, Setting};
use crate::follow_up::{
    ActionState, AgeBand, MustStand, NewLine, NewRevisit, NewTerms, Rhythm, Source, Subject, TellBy, Written,
};
use crate::gathering::Presence;
use crate::id::{
    ActionId, GatheringId, GroupId, IdeaId, ItemId, ParticipantId, PersonId, PhotoId, PointId, RouteId, TableId,
    ThreadId, TopicId,
};
use crate::idea::{Petal, PointKind};
use crate::method::{Part, Role};
use crate::paper::FlowerSheet;
use crate::question::NewFrame;
use crate::stance::{Channel, StanceOn};
use crate::time::Moment;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

macro_rules! commands {
    ($($(#[$doc:meta])* $name:literal $variant:ident { $($(#[$fdoc:meta])* $field:ident : $type:ty),* $(,)? })*) => {
        /// One command; `name` and `fields` on the wire.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(tag = "name", content = "fields", deny_unknown_fields)]
        pub enum Command {$(
            $(#[$doc])*
            #[serde(rename = $name)]
            #[allow(missing_docs, reason = "a field is called what it is; the command's docstring says the rest")]
            $variant { $($(#[$fdoc])* $field: $type),* },
        )*}

        /// The name of every command.
        pub const NAMES: &[&str] = &[$($name),*];

        impl Command {
            /// Its name, as in the access matrix.
            pub fn name(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $name),* }
            }
        }
    };
}

commands! {
    /// Opens a route; its first command. A rehearsal names the route that it is a copy of.
    "route.open" RouteOpen { method: String, title: String, #[serde(default)] rehearsal_of: Option<RouteId> }
    /// Stops the route, with the reason that everyone is told.
    "route.stop" RouteStop { reason: String }
    /// Opens a phase: the next one through its gate, or an earlier one with a reason.
    "phase.open" PhaseOpen { to: usize, #[serde(default)] reason: String }
    /// A box takes the route along; the server gives it, together with the file.
    "box.take" BoxTake { name: String, key: String }
    /// The box is back; the server gives it, after what the box brought: so many entries, and their root hash.
    "box.return" BoxReturn { size: u64, root: String }
    /// The route goes on without the box, which cannot come back any more.
    "box.write_off" BoxWriteOff { reason: String }
    /// Gives a person a role in this route.
    "role.grant" RoleGrant { person: PersonId, role: Role }
    /// Takes a role away.
    "role.revoke" RoleRevoke { person: PersonId, role: Role }
    /// Hands a role from one person to another, visibly.
    "role.hand_over" RoleHandOver { role: Role, from: PersonId, to: PersonId }

    /// Writes the central question and the promise (a draft until the gate).
    "question.write" QuestionWrite { question: String, promise: String }
    /// Writes the frames (a draft until released).
    "frames.write" FramesWrite { frames: Vec<NewFrame> }
    /// Releases the frames: from here on they are frozen.
    "frames.release" FramesRelease {}
    /// The commissioner proposes other frames.
    "frames.propose" FramesPropose { frames: Vec<NewFrame>, reason: String }
    /// The lead facilitator lets proposed frames take effect and reopens the gate.
    "frames.reopen" FramesReopen {}
    /// The lead facilitator lays a proposal aside.
    "frames.decline" FramesDecline { reason: String }
    /// The commissioner's opening words.
    "opening_words.write" OpeningWordsWrite { text: String }
    /// Adds a topic.
    "topic.add" TopicAdd { title: String }
    /// Renames a topic.
    "topic.rename" TopicRename { topic: TopicId, title: String }
    /// Removes a topic on which nothing stands yet.
    "topic.remove" TopicRemove { topic: TopicId }

    /// Names somebody who lies awake over the question.
    "involvement.add" InvolvementAdd {
        person: NewPerson, #[serde(default)] why: String, #[serde(default)] named_by: String, kind: Kind,
        #[serde(default)] organisation: String, #[serde(default)] trusted_adult: String
    }
    /// Changes contact details, the why, or the kind.
    "involvement.edit" InvolvementEdit {
        participant: ParticipantId, person: NewPerson, #[serde(default)] why: String,
        #[serde(default)] named_by: String, kind: Kind,
        #[serde(default)] organisation: String, #[serde(default)] trusted_adult: String
    }
    /// Takes somebody off the list before the meeting, at their own wish or as a slip.
    "involvement.remove" InvolvementRemove { participant: ParticipantId, reason: String }
    /// Puts a removed person back.
    "involvement.restore" InvolvementRestore { participant: ParticipantId }
    /// Names many people at once, from a checked list.
    "involvement.import" InvolvementImport { people: Vec<(NewPerson, Kind, String)> }
    /// Sends invitations: by mail to who has an address, else by letter.
    "invitation.send" InvitationSend { participants: Vec<ParticipantId> }
    /// Records an answer to the invitation.
    "invitation.answer" InvitationAnswer { participant: ParticipantId, answer: Reply, channel: Channel, #[serde(default)] practical: String }
    /// Writes down that staff makes sign-in codes for these people, to be shown or in letters; each is told so.
    "sign_in_code.make" SignInCodeMake { participants: Vec<ParticipantId>, letter: bool }

    /// Plans the preparatory talk.
    "conversation.plan" ConversationPlan { participant: ParticipantId, facilitator: PersonId, setting: Setting, at: Option<Moment> }
    /// Records the talk: answers by question key, and the items they open.
    "conversation.hold" ConversationHold { participant: ParticipantId, answers: BTreeMap<String, String>, items: Vec<NewItem> }
    /// Records that somebody needs or wants no talk.
    "conversation.waive" ConversationWaive { participant: ParticipantId, reason: String }
    /// Opens one more item.
    "item.open" ItemOpen { participant: Option<ParticipantId>, item: NewItem }
    /// Settles an item.
    "item.settle" ItemSettle { item: ItemId, outcome: Outcome }
    /// Opens a settled item again.
    "item.reopen" ItemReopen { item: ItemId }
    /// Puts an information request to the commissioner.
    "item.put_to_commissioner" ItemPutToCommissioner { item: ItemId }

    /// Plans a meeting: date, place, minutes per part.
    "gathering.plan" GatheringPlan { gathering: Option<GatheringId>, at: Moment, place: String, minutes: BTreeMap<Part, u32> }
    /// Sets out a table on a topic.
    "table.set" TableSet { table: Option<TableId>, topic: TopicId, name: String, capacity: u16, step_free: bool, facilitator: Option<PersonId> }
    /// Takes a table away on which nothing stands.
    "table.remove" TableRemove { table: TableId }
    /// Prints a seat card anew for these people; their earlier card opens nothing any more.
    "seat_card.issue" SeatCardIssue {
        participants: Vec<ParticipantId>,
        /// Which print each of these cards must be; refused when somebody printed it meanwhile.
        #[serde(default)] prints: BTreeMap<ParticipantId, u32>
    }
    /// Makes somebody's seat card open nothing.
    "seat_card.revoke" SeatCardRevoke { participant: ParticipantId }
    /// A table calls, quietly: come and help.
    "signal.give" SignalGive { table: TableId }
    /// Somebody came, or it is no longer needed.
    "signal.answer" SignalAnswer { table: TableId }
    /// Some minutes more on the clock.
    "clock.extend" ClockExtend { minutes: u32 }
    /// Some minutes fewer on the clock: what was added by mistake is taken off again.
    "clock.shorten" ClockShorten { minutes: u32 }
    /// The clock stands still.
    "clock.pause" ClockPause {}
    /// The clock goes on.
    "clock.resume" ClockResume {}
    /// Moves the meeting to a part.
    "part.start" PartStart { part: Part, #[serde(default)] minutes: Option<u32> }
    /// Begins a further meeting: the same points, another attendance.
    "gathering.begin" GatheringBegin { gathering: GatheringId }
    /// Checks somebody in.
    "attendance.check_in" CheckIn { participant: ParticipantId, presence: Presence }
    /// Undoes a mistaken check-in.
    "attendance.undo" CheckInUndo { participant: ParticipantId }
    /// Somebody goes home; still required, answers in the after-round.
    "attendance.leave" Leave { participant: ParticipantId }
    /// Somebody withdraws: the others decide without them.
    "attendance.withdraw" Withdraw { participant: ParticipantId }
    /// Somebody who left or withdrew is back.
    "attendance.return" Return { participant: ParticipantId }
    /// A walk-in: named, talked with at the door, checked in.
    "attendance.walk_in" WalkIn {
        person: NewPerson, why: String, kind: Kind, #[serde(default)] organisation: String,
        #[serde(default)] trusted_adult: String, answers: BTreeMap<String, String>, presence: Presence
    }
    /// Takes a seat at a table, or is placed there.
    "seat.take" SeatTake { participant: ParticipantId, table: TableId }
    /// Places whoever has no seat yet, by the placing rules.
    "seat.place_all" SeatPlaceAll {}

    /// Starts an idea at a table.
    "idea.add" IdeaAdd { table: TableId, title: String, #[serde(default)] author: Option<ParticipantId> }
    /// Drops an idea with all its points.
    "idea.drop" IdeaDrop { idea: IdeaId }
    /// Brings a dropped idea back.
    "idea.restore" IdeaRestore { idea: IdeaId }
    /// Writes a point on a petal.
    "point.add" PointAdd {
        idea: IdeaId, petal: Petal, #[serde(default)] parent: Option<PointId>, text: String,
        #[serde(default)] kind: PointKind, #[serde(default)] author: Option<ParticipantId>
    }
    /// Gives a point other words; everybody's stance on it starts again.
    "point.reword" PointReword { point: PointId, from_revision: u32, text: String, #[serde(default)] author: Option<ParticipantId> }
    /// Its table drops a point.
    "point.drop" PointDrop { point: PointId, from_revision: u32 }
    /// Brings a dropped point back, as it was.
    "point.restore" PointRestore { point: PointId }
    /// Moves a point to another petal or idea: a new point with its lineage.
    "point.move" PointMove { point: PointId, from_revision: u32, idea: IdeaId, petal: Petal }
    /// Makes one point of several.
    "point.merge" PointMerge { points: Vec<(PointId, u32)>, text: String }
    /// Makes several points of one.
    "point.split" PointSplit { point: PointId, from_revision: u32, texts: Vec<String> }
    /// Answers a question by a point.
    "point.answer" PointAnswer { question: PointId, by: PointId }
    /// Erases the words of a point that hold personal data; everything stays verifiable.
    "point.erase" PointErase { point: PointId }
    /// A second pair of eyes: the screen says what the paper says. No points takes the mark away.
    "idea.read_back" IdeaReadBack { idea: IdeaId, #[serde(default)] points: Vec<(PointId, u32)> }
    /// Brings in what was written on paper.
    "transcript.import" TranscriptImport { transcript: String }
    /// Types lines over from a flower on paper: one for each petal that is named.
    "paper.write" PaperWrite {
        idea: IdeaId,
        /// As in a transcript, the dash left out: two spaces in front for what stands under the point before it, `*` for an addition.
        lines: BTreeMap<Petal, String>,
        /// The point under which such a line goes; where none is named, the last one of the petal.
        #[serde(default)] under: BTreeMap<Petal, PointId>,
        /// The seat number of whose words they are; none: the table's.
        #[serde(default)] seat: Option<u32>,
        /// Whether a line that stands there already is written once more.
        #[serde(default)] again: bool
    }
    /// Takes a line back that was just typed over, while nobody else did anything with it.
    "paper.take_back" PaperTakeBack { point: PointId }
    /// Brings a whole list into one flower; what stands there already is left out.
    "paper.import" PaperImport {
        idea: IdeaId,
        /// The petal on which the list begins.
        petal: Petal,
        list: String
    }
    /// Writes down which blank flowers were printed.
    "flower.print" FlowerPrint { sheets: Vec<FlowerSheet> }
    /// The sheet with this code becomes an idea.
    "flower.begin" FlowerBegin { code: String, title: String, #[serde(default)] table: Option<TableId> }
    /// A photo of a flower, beside its text.
    "photo.add" PhotoAdd {
        idea: IdeaId,
        /// The salted hash of its bytes, in hexadecimal.
        commitment: String
    }
    /// Takes a photo away for good.
    "photo.remove" PhotoRemove { photo: PhotoId }
    /// Whether a photo is archived once its flower was read back, or removed.
    "photo.rule" PhotoRule { archive: bool }

    /// Takes a stance on each listed point, in the wording shown.
    "stance.take" StanceTake { participant: ParticipantId, stances: Vec<StanceOn>, channel: Channel }
    /// Records for everyone at a table now, except these, that they stand behind these points in
    /// the wording read out.
    "stance.record" StanceRecord {
        table: TableId, #[serde(default)] except: Vec<ParticipantId>, points: Vec<(PointId, u32)>, channel: Channel
    }
    /// Takes a stance back: the point is not seen again for this person.
    "stance.take_back" StanceTakeBack { participant: ParticipantId, points: Vec<PointId> }
    /// What was recorded for others by one command, named by its log entry, was a slip: what stood before stands again.
    "stance.put_back" StancePutBack { entry: u64 }

    /// Plans the carousel for who is seated now.
    "carousel.plan" CarouselPlan { minutes_per_round: u32, minutes_to_change: u32 }
    /// Everybody moves to the next table.
    "carousel.move" CarouselMove { round: u32 }

    /// Opens the after-round, for who left or is still in doubt.
    "closing.after_round" AfterRoundOpen { days: u32 }
    /// Closes the round: what is carried is decided, once.
    "closing.close" ClosingClose {}

    /// Draws a thread through carried points.
    "thread.draw" ThreadDraw { thread: Option<ThreadId>, title: String, points: Vec<PointId> }
    /// Takes a thread away.
    "thread.remove" ThreadRemove { thread: ThreadId }
    /// Hands the outcome to the commissioner.
    "outcome.hand_over" OutcomeHandOver {
        /// The day by which the commissioner promises to answer.
        #[serde(default)] answer_by: Option<Moment>
    }
    /// The commissioner's answer to one decision (or one idea, in a listening route).
    "answer.give" AnswerGive { idea: IdeaId, answer: AnswerKind, text: String, #[serde(default)] more: AnswerMore }
    /// The commissioner names the day by which it answers, or another one with the reason.
    "answer.promise" AnswerPromise { by: Moment, #[serde(default)] reason: String }

    /// Sends the draft report to the participants and opens the correction period.
    "report.draft" ReportDraft { next_steps: String }
    /// Proposes a correction.
    "report.correct" ReportCorrect { participant: Option<ParticipantId>, text: String }
    /// Settles a correction: what was done with it.
    "report.settle_correction" ReportSettleCorrection { correction: ItemId, accepted: bool, note: String }
    /// Makes the report final; before the period ends only with a reason.
    "report.finalise" ReportFinalise { #[serde(default)] reason: String }

    /// Somebody wants to go on after the meeting, for these threads and ideas or just "ask me"; or takes it back.
    "follow_up.sign_up" FollowUpSignUp {
        participant: ParticipantId, signed_up: bool, #[serde(default)] wishes: Vec<Subject>,
        #[serde(default)] channel: Option<Channel>
    }
    /// How and how often somebody wants to be told.
    "follow_up.tell_me" FollowUpTellMe {
        participant: ParticipantId, by: TellBy, rhythm: Rhythm, #[serde(default)] channel: Option<Channel>
    }
    /// What somebody chooses to say of themselves, for the figures.
    "follow_up.about_me" FollowUpAboutMe {
        participant: ParticipantId, #[serde(default)] age: Option<AgeBand>, #[serde(default)] district: String,
        #[serde(default)] channel: Option<Channel>
    }
    /// Plans a follow-up gathering, a row of them so many weeks apart, or another date for one.
    "follow_up.plan" FollowUpPlan {
        #[serde(default)] gathering: Option<GatheringId>, at: Moment, #[serde(default)] minutes: Option<u32>,
        place: String, #[serde(default)] topics: Vec<String>, #[serde(default)] every_weeks: Option<u32>,
        #[serde(default)] times: Option<u32>
    }
    /// A follow-up gathering does not take place, with the reason.
    "follow_up.cancel" FollowUpCancel { gathering: GatheringId, reason: String }
    /// Somebody is at a follow-up gathering, goes home or withdraws; nothing undoes a mistake.
    "follow_up.attend" FollowUpAttend { gathering: GatheringId, participant: ParticipantId, presence: Option<Presence> }
    /// Writes a note at a follow-up gathering.
    "follow_up.note" FollowUpNote { gathering: GatheringId, text: String }

    /// Forms a working group from those who signed up.
    "group.form" GroupForm { name: String, #[serde(default)] about: Vec<Subject>, #[serde(default)] members: Vec<ParticipantId> }
    /// Another name or work for a group.
    "group.edit" GroupEdit { group: GroupId, name: String, #[serde(default)] about: Vec<Subject> }
    /// Somebody joins a group.
    "group.join" GroupJoin { group: GroupId, participant: ParticipantId, #[serde(default)] channel: Option<Channel> }
    /// Somebody leaves a group.
    "group.leave" GroupLeave { group: GroupId, participant: ParticipantId }
    /// Asks a member to keep a group moving.
    "group.ask_driver" GroupAskDriver { group: GroupId, participant: ParticipantId }
    /// Says yes to keeping a group moving.
    "group.accept" GroupAccept { group: GroupId, participant: ParticipantId, #[serde(default)] channel: Option<Channel> }
    /// Says no to it.
    "group.decline" GroupDecline { group: GroupId, participant: ParticipantId }
    /// A driver steps down.
    "group.step_down" GroupStepDown { group: GroupId, participant: ParticipantId }
    /// Stops a group, with the reason that everyone is told.
    "group.stop" GroupStop { group: GroupId, reason: String }

    /// Adds an action to a decision, a thread or a follow-up gathering.
    "action.add" ActionAdd { source: Source, #[serde(default)] points: Vec<PointId>, terms: NewTerms }
    /// Changes an action, from the version that was shown.
    "action.change" ActionChange { action: ActionId, from_version: u32, terms: NewTerms }
    /// How far an action is; stopped needs a reason, and for the rest it is how it goes.
    "action.move" ActionMove { action: ActionId, from_version: u32, state: ActionState, #[serde(default)] reason: String }
    /// How it goes with an action.
    "action.note" ActionNote { action: ActionId, text: String }
    /// Erases words that tell of somebody from a note, an action or a working group; everything stays verifiable.
    "words.erase" WordsErase { of: Written }

    /// What everybody works towards, and what must stand by then; version 0 is none yet.
    "horizon.set" HorizonSet {
        from_version: u32, event: String, #[serde(default)] on: Option<Moment>, #[serde(default)] must_stand: Vec<MustStand>
    }
    /// A line of the horizon stands, or does not after all.
    "horizon.mark" HorizonMark { from_version: u32, number: u32, stands: bool }

    /// Opens a round of decisions at a follow-up gathering; whether everybody who decided before is asked.
    "proposal.open" ProposalOpen { gathering: GatheringId, whole_circle: bool }
    /// Writes a proposal with its lines.
    "proposal.write" ProposalWrite {
        gathering: GatheringId, title: String, lines: Vec<NewLine>, #[serde(default)] author: Option<ParticipantId>
    }
    /// One more line on a proposal.
    "proposal.add_point" ProposalAddPoint { idea: IdeaId, line: NewLine, #[serde(default)] author: Option<ParticipantId> }
    /// Gives a line of a proposal other words; everybody's stance on it starts again.
    "proposal.reword" ProposalReword {
        point: PointId, from_revision: u32, text: String, #[serde(default)] author: Option<ParticipantId>
    }
    /// Drops a proposal.
    "proposal.drop" ProposalDrop { idea: IdeaId }
    /// A proposal looks at an earlier decision again: it stays, is superseded, or withdrawn.
    "proposal.revisit" ProposalRevisit { idea: IdeaId, revisit: NewRevisit }
    /// Takes a stance on lines of proposals, in the wording shown.
    "proposal.stand" ProposalStand { participant: ParticipantId, stances: Vec<StanceOn>, channel: Channel }
    /// Opens an after-round for who was not at the follow-up gathering, or went home.
    "proposal.after_round" ProposalAfterRound { gathering: GatheringId, days: u32 }
    /// Closes the round: what is carried is decided, once.
    "proposal.close" ProposalClose { gathering: GatheringId }
    /// A day to look at a decision again.
    "decision.review" DecisionReview { decision: IdeaId, #[serde(default)] on: Option<Moment> }

    /// Opens a second round of a route: a new one with its question, promise and frames, word for word.
    "route.again" RouteAgain {
        of: RouteId, method: String, title: String, question: String, promise: String, frames: Vec<NewFrame>
    }
    /// This route goes on in that one.
    "route.continue" RouteContinue { by: RouteId }
    /// Notes reminders as sent, by their keys; whoever sends them sends those that are noted.
    "nudge.send" NudgeSend { keys: Vec<String> }
}
