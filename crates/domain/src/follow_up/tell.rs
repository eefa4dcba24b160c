//! To be told: by which way and how often, as each person chose for this route.

use super::{FollowRecord, changed};
use crate::ctx::Ctx;
use crate::event::Event;
use crate::id::ParticipantId;
use crate::refusal::{Refusal, ensure};
use crate::route::Route;
use crate::stance::Channel;
use crate::time::Moment;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// By which way somebody wants to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TellBy {
    /// By e-mail.
    Mail,
    /// By post.
    Post,
    /// Not at all.
    None,
}

impl TellBy {
    /// The name in Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Post => "post",
            Self::None => "none",
        }
    }
}

/// How often somebody wants to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    /// Whenever something changes.
    AtOnce,
    /// Once a week, together.
    Weekly,
    /// Once a month, together.
    Monthly,
    /// Never: at once, whatever else was chosen.
    Never,
}

impl Rhythm {
    /// The name in Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::AtOnce => "at_once",
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
            Self::Never => "never",
        }
    }

    /// The days between one telling and the next; none for never.
    pub fn days(self) -> Option<u32> {
        match self {
            Self::AtOnce => Some(0),
            Self::Weekly => Some(7),
            Self::Monthly => Some(30),
            Self::Never => None,
        }
    }
}

/// How somebody wants to be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tell {
    /// Who.
    pub participant: ParticipantId,
    /// By which way.
    pub by: TellBy,
    /// How often.
    pub rhythm: Rhythm,
    /// How that came in.
    pub channel: Channel,
    /// Since when.
    pub at: Moment,
}

impl Tell {
    /// Whether they want to be told of what happened, having last been told then: once so much time
    /// has gone by, and only of what came after they said so.
    pub fn wants_now(&self, last_told: Option<Moment>, happened: Moment, now: Moment) -> bool {
        let Some(days) = self.rhythm.days().filter(|_| self.by != TellBy::None) else { return false };
        let since = last_told.unwrap_or(self.at);
        let fresh = happened >= self.at && last_told.is_none_or(|told| happened > told);
        fresh && now >= since.plus_days(days)
    }
}

impl Route {
    /// `follow_up.tell_me`: works at once, also when the route was stopped.
    pub(super) fn tell_me(
        &self,
        ctx: &Ctx,
        participant: ParticipantId,
        by: TellBy,
        rhythm: Rhythm,
        channel: Option<Channel>,
    ) -> Result<Vec<Event>, Refusal> {
        let (channel, _) = self.own_word(ctx, participant, channel)?;
        let person = self.prep.involvements.get(&participant).and_then(|i| self.prep.people.get(&i.person));
        let reachable = match by {
            TellBy::Mail => person.is_some_and(|p| !p.email.is_empty()),
            TellBy::Post => person.is_some_and(|p| !p.address.is_empty()),
            TellBy::None => true,
        };
        ensure!(reachable || rhythm == Rhythm::Never, "address-needed", by = by.name());
        let old = self.prep.follow.tell.get(&participant);
        ensure!(old.is_none_or(|old| (old.by, old.rhythm) != (by, rhythm)), "nothing-changes");
        let is = Tell { participant, by, rhythm, channel, at: ctx.now };
        Ok(vec![changed("tell.chosen", FollowRecord::Tell(is))])
    }

    /// Who wants to be told of something that happened then; who never chose is not told.
    pub fn to_tell(
        &self,
        happened: Moment,
        now: Moment,
        last_told: impl Fn(ParticipantId) -> Option<Moment>,
    ) -> Vec<&Tell> {
        let active = |p: ParticipantId| self.prep.involvements.get(&p).is_some_and(|i| i.active());
        let all = self.prep.follow.tell.values().filter(|tell| active(tell.participant));
        all.filter(|tell| tell.wants_now(last_told(tell.participant), happened, now)).collect()
    }
}
