//! Signing up to go on: for a thread, an idea, or "ask me"; from the plenary on.

use super::{FollowRecord, changed};
use crate::circle::Involvement;
use crate::ctx::Ctx;
use crate::event::Event;
use crate::id::{IdeaId, ParticipantId, ThreadId};
use crate::method::Part;
use crate::refusal::{Refusal, ensure};
use crate::route::Route;
use crate::stance::Channel;
use crate::time::Moment;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Most threads and ideas that one sign-up or working group is about.
const MAX_WISHES: usize = 50;

/// What somebody wants to work on, or a working group is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "about", content = "id", rename_all = "snake_case")]
pub enum Subject {
    /// A thread.
    Thread(ThreadId),
    /// An idea.
    Idea(IdeaId),
}

impl Subject {
    /// The name of its kind in Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Thread(_) => "thread",
            Self::Idea(_) => "idea",
        }
    }

    /// Its identity, without its kind.
    pub fn id(self) -> uuid::Uuid {
        match self {
            Self::Thread(id) => id.0,
            Self::Idea(id) => id.0,
        }
    }
}

/// Somebody's wish to go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignUp {
    /// Who.
    pub participant: ParticipantId,
    /// For what; nothing is "ask me".
    pub wishes: Vec<Subject>,
    /// How it came in.
    pub channel: Channel,
    /// Whether somebody else wrote it down for them.
    pub on_behalf: bool,
    /// When.
    pub at: Moment,
    /// When they took it back.
    pub taken_back: Option<Moment>,
}

impl SignUp {
    /// Whether it holds.
    pub fn holds(&self) -> bool {
        self.taken_back.is_none()
    }
}

impl Route {
    /// Whether people can sign up now: from the plenary on (method.md, 8).
    pub fn sign_up_open(&self) -> bool {
        let facts = &self.facts;
        facts.part == Some(Part::Plenary) || facts.decided.is_some() || facts.handed_over.is_some()
    }

    /// Whether somebody signed up to go on, and did not take it back.
    pub fn signed_up(&self, participant: ParticipantId) -> bool {
        self.prep.involvements.get(&participant).is_some_and(|i| i.active() && i.signed_up)
    }

    /// These subjects, each once, if all of them are there.
    pub(super) fn subjects(&self, all: &[Subject]) -> Result<Vec<Subject>, Refusal> {
        ensure!(all.len() <= MAX_WISHES, "too-many-at-once", most = MAX_WISHES);
        for subject in all {
            match subject {
                Subject::Thread(id) => ensure!(self.facts.threads.contains_key(id), "thread-unknown"),
                Subject::Idea(id) => {
                    let there = self.facts.holding(*id).and_then(|facts| facts.ideas.get(id));
                    ensure!(there.is_some_and(|idea| !idea.dropped), "idea-unknown");
                }
            }
        }
        let mut seen = BTreeSet::new();
        Ok(all.iter().copied().filter(|subject| seen.insert(*subject)).collect())
    }

    /// `follow_up.sign_up`: by phone, on paper, in the room, or from the report; may be taken back.
    pub(super) fn sign_up(
        &self,
        ctx: &Ctx,
        participant: ParticipantId,
        signed_up: bool,
        wishes: &[Subject],
        channel: Option<Channel>,
    ) -> Result<Vec<Event>, Refusal> {
        let old = self.involvement(participant)?;
        let (channel, on_behalf) = self.own_word(ctx, participant, channel)?;
        ensure!(self.sign_up_open(), "sign-up-not-yet");
        let before = self.prep.follow.sign_ups.get(&participant);
        let is = if signed_up {
            let wishes = self.subjects(wishes)?;
            let same = before.map_or(wishes.is_empty(), |b| b.wishes == wishes);
            ensure!(!(old.signed_up && same), "nothing-changes");
            SignUp { participant, wishes, channel, on_behalf, at: ctx.now, taken_back: None }
        } else {
            ensure!(old.signed_up, "nothing-changes");
            let fresh = SignUp { participant, wishes: vec![], channel, on_behalf, at: ctx.now, taken_back: None };
            SignUp { taken_back: Some(ctx.now), ..before.cloned().unwrap_or(fresh) }
        };
        Ok(vec![
            Self::involved("follow_up.signed_up", Involvement { signed_up, ..old.clone() }),
            changed(if signed_up { "sign_up.written" } else { "sign_up.taken_back" }, FollowRecord::SignUp(is)),
        ])
    }
}
