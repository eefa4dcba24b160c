//! What people are told, and how: the outbox's records. Sending is the server's work.

use crate::change::{Change, Record};
use crate::ctx::Ctx;
use crate::event::Event;
use crate::id::{ItemId, ParticipantId};
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

/// A message as it was put in the outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its identity.
    pub id: ItemId,
    /// To whom.
    pub participant: ParticipantId,
    /// What it tells.
    pub kind: MessageKind,
    /// By which way.
    pub way: Way,
    /// When it was put there.
    pub at: Moment,
    /// The working group or follow-up gathering that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Uuid>,
}

impl Route {
    /// A message to one participant; `n` keeps ids apart within a command.
    pub(crate) fn message_to(&self, ctx: &Ctx, participant: ParticipantId, kind: MessageKind, n: usize) -> Event {
        self.message(ctx, participant, kind, None, n)
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
        self.message(ctx, participant, kind, Some(about), n)
    }

    fn message(
        &self,
        ctx: &Ctx,
        participant: ParticipantId,
        kind: MessageKind,
        about: Option<Uuid>,
        n: usize,
    ) -> Event {
        let involvement = self.prep.involvements.get(&participant);
        let person = involvement.and_then(|i| self.prep.people.get(&i.person));
        let way = if person.is_some_and(|p| !p.email.is_empty()) { Way::Mail } else { Way::Letter };
        let message = Message { id: ctx.new_id(100_000 + n), participant, kind, way, at: ctx.now, about };
        Event::Change(Change { what: "message.queued".into(), record: Record::Message(message) })
    }

    /// A message to everybody on the list who is expected, or who came after all.
    pub(crate) fn tell_everyone(&self, ctx: &Ctx, kind: MessageKind) -> Vec<Event> {
        self.everyone().enumerate().map(|(n, who)| self.message_to(ctx, who, kind, n)).collect()
    }

    /// The same about one thing of the follow-up.
    pub(crate) fn tell_everyone_of(&self, ctx: &Ctx, kind: MessageKind, about: Uuid) -> Vec<Event> {
        self.everyone().enumerate().map(|(n, who)| self.message_of(ctx, who, kind, about, n)).collect()
    }

    fn everyone(&self) -> impl Iterator<Item = ParticipantId> + '_ {
        let came = |p| self.facts.attendance.contains_key(p);
        let people = self.prep.involvements.values();
        people.filter(move |i| i.expected() || (i.active() && came(&i.participant))).map(|i| i.participant)
    }
}
