//! What people are told, and how: the outbox's records. Sending is the server's work.

use crate::change::{Change, Record};
use crate::circle::Person;
use crate::ctx::Ctx;
use crate::event::Event;
use crate::follow_up::TellBy;
use crate::id::{ItemId, ParticipantId, PersonId};
use crate::route::Route;
use crate::time::Moment;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a message tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageKind {
    /// Come and decide with us.
    Invitation,
    /// There is a new version of the frames.
    NewFrames,
    /// The after-round is open: these points still ask for your answer.
    AfterRound,
    /// The draft report is there; correct it until …
    DraftReport,
    /// The report is final.
    FinalReport,
    /// The route was stopped, and why.
    Stopped,
    /// Staff made a sign-in code for you.
    CodeMade,
    /// A working group was stopped, and why.
    GroupStopped,
    /// There is a follow-up gathering, or it has another date or place.
    GatheringPlanned,
    /// A follow-up gathering does not take place, and why.
    GatheringCancelled,
    /// A follow-up gathering has decided.
    LaterDecided,
    /// An action was stopped, and why.
    ActionStopped,
    /// What is due of them: reminders, bundled.
    Reminder,
    /// What happened since they were last told, bundled, with what is due of them.
    News,
}

impl MessageKind {
    /// The name in Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::NewFrames => "new_frames",
            Self::AfterRound => "after_round",
            Self::DraftReport => "draft_report",
            Self::FinalReport => "final_report",
            Self::Stopped => "stopped",
            Self::CodeMade => "code_made",
            Self::GroupStopped => "group_stopped",
            Self::GatheringPlanned => "gathering_planned",
            Self::GatheringCancelled => "gathering_cancelled",
            Self::LaterDecided => "later_decided",
            Self::ActionStopped => "action_stopped",
            Self::Reminder => "reminder",
            Self::News => "news",
        }
    }

    /// Whether it tells of what goes on after the meeting: who wants to hear no more of that gets none.
    pub fn of_follow_up(self) -> bool {
        match self {
            Self::GroupStopped
            | Self::GatheringPlanned
            | Self::GatheringCancelled
            | Self::LaterDecided
            | Self::ActionStopped
            | Self::Reminder
            | Self::News => true,
            Self::Invitation
            | Self::NewFrames
            | Self::AfterRound
            | Self::DraftReport
            | Self::FinalReport
            | Self::Stopped
            | Self::CodeMade => false,
        }
    }
}

/// By which way a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Somebody with an e-mail address.
    Mail,
    /// Somebody without: a letter to print.
    Letter,
}

/// To whom a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Addressee {
    /// Somebody who takes part, by their pseudonym.
    Participant(ParticipantId),
    /// Somebody who holds a role in the route.
    Staff(PersonId),
}

impl Addressee {
    /// The pseudonym of who takes part; none for staff.
    pub fn participant(self) -> Option<ParticipantId> {
        match self {
            Self::Participant(who) => Some(who),
            Self::Staff(_) => None,
        }
    }
}

/// A message as it was put in the outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its identity.
    pub id: ItemId,
    /// To whom.
    #[serde(flatten)]
    pub to: Addressee,
    /// What it tells.
    pub kind: MessageKind,
    /// By which way.
    pub way: Way,
    /// When it was put there.
    pub at: Moment,
    /// The working group, action or follow-up gathering that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Uuid>,
    /// The keys of the nudges that it says, in order; none for another kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nudges: Vec<String>,
}

impl Route {
    /// Who a message goes to, as far as the route knows them; none once erased.
    pub fn addressee(&self, to: Addressee) -> Option<&Person> {
        let person = match to {
            Addressee::Participant(who) => self.prep.involvements.get(&who)?.person,
            Addressee::Staff(person) => person,
        };
        self.prep.people.get(&person)
    }

    /// A message to one participant; `n` keeps ids apart within a command.
    pub(crate) fn message_to(&self, ctx: &Ctx, participant: ParticipantId, kind: MessageKind, n: usize) -> Event {
        self.message(ctx, (Addressee::Participant(participant), kind), None, Vec::new(), n)
    }

    /// The same about one thing of the follow-up.
    pub(crate) fn message_of(
        &self,
        ctx: &Ctx,
        participant: ParticipantId,
        kind: MessageKind,
        about: Uuid,
        n: usize,
    ) -> Event {
        self.message(ctx, (Addressee::Participant(participant), kind), Some(about), Vec::new(), n)
    }

    /// A message that says nudges.
    pub(crate) fn message_saying(
        &self,
        ctx: &Ctx,
        to: Addressee,
        kind: MessageKind,
        nudges: Vec<String>,
        n: usize,
    ) -> Event {
        self.message(ctx, (to, kind), None, nudges, n)
    }

    fn message(
        &self,
        ctx: &Ctx,
        (to, kind): (Addressee, MessageKind),
        about: Option<Uuid>,
        nudges: Vec<String>,
        n: usize,
    ) -> Event {
        let id = ctx.new_id(100_000 + n);
        let message = Message { id, to, kind, way: self.way(to, kind), at: ctx.now, about, nudges };
        Event::Change(Change { what: "message.queued".into(), record: Record::Message(message) })
    }

    /// By mail whoever has an address for it; what tells of the follow-up also as they chose.
    fn way(&self, to: Addressee, kind: MessageKind) -> Way {
        let person = self.addressee(to);
        let chosen = to.participant().filter(|_| kind.of_follow_up()).and_then(|who| self.prep.follow.tell.get(&who));
        let by_post = chosen.is_some_and(|tell| tell.by == TellBy::Post);
        match person {
            Some(person) if by_post && !person.address.is_empty() => Way::Letter,
            Some(person) if !person.email.is_empty() => Way::Mail,
            _ => Way::Letter,
        }
    }

    /// A message to everybody on the list who is expected, or who came after all.
    pub(crate) fn tell_everyone(&self, ctx: &Ctx, kind: MessageKind) -> Vec<Event> {
        self.everyone().enumerate().map(|(n, who)| self.message_to(ctx, who, kind, n)).collect()
    }

    /// The same about one thing of the follow-up. Who chose how to be told is told with their news, or
    /// wants to hear nothing.
    pub(crate) fn tell_everyone_of(&self, ctx: &Ctx, kind: MessageKind, about: Uuid) -> Vec<Event> {
        let chose = |who: &ParticipantId| self.prep.follow.tell.contains_key(who);
        let people = self.everyone().filter(|who| !chose(who)).enumerate();
        people.map(|(n, who)| self.message_of(ctx, who, kind, about, n)).collect()
    }

    fn everyone(&self) -> impl Iterator<Item = ParticipantId> + '_ {
        let came = |p| self.facts.attendance.contains_key(p);
        let people = self.prep.involvements.values();
        people.filter(move |i| i.expected() || (i.active() && came(&i.participant))).map(|i| i.participant)
    }
}
