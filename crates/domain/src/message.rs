//! What people are told, and how: the outbox's records. Sending is the server's work.

use crate::change::{Change, Record};
use crate::ctx::Ctx;
use crate::event::Event;
use crate::id::{ItemId, ParticipantId};
use crate::route::Route;
use crate::time::Moment;
use serde::{Deserialize, Serialize};

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
}

impl Route {
    /// A message to one participant; `n` keeps ids apart within a command.
    pub(crate) fn message_to(&self, ctx: &Ctx, participant: ParticipantId, kind: MessageKind, n: usize) -> Event {
        let involvement = self.prep.involvements.get(&participant);
        let person = involvement.and_then(|i| self.prep.people.get(&i.person));
        let way = if person.is_some_and(|p| !p.email.is_empty()) { Way::Mail } else { Way::Letter };
        let message = Message { id: ctx.new_id(100_000 + n), participant, kind, way, at: ctx.now };
        Event::Change(Change { what: "message.queued".into(), record: Record::Message(message) })
    }

    /// A message to everybody on the list who is expected, or who came after all.
    pub(crate) fn tell_everyone(&self, ctx: &Ctx, kind: MessageKind) -> Vec<Event> {
        let came = |p| self.facts.attendance.contains_key(p);
        let people = self.prep.involvements.values().filter(|i| i.expected() || (i.active() && came(&i.participant)));
        people.enumerate().map(|(n, i)| self.message_to(ctx, i.participant, kind, n)).collect()
    }
}
