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
    /// Since when they want to be told; another rhythm or way changes nothing of that.
    pub at: Moment,
}

impl Tell {
    /// Whether they want to hear nothing: no way, or never.
    pub fn is_nothing(&self) -> bool {
        self.by == TellBy::None || self.rhythm == Rhythm::Never
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
        // Who was told already stays so without a gap.
        let since = old.filter(|old| !old.is_nothing()).map_or(ctx.now, |old| old.at);
        let is = Tell { participant, by, rhythm, channel, at: since };
        Ok(vec![changed("tell.chosen", FollowRecord::Tell(is))])
    }

    /// Whether somebody said that they want to hear nothing more; who never chose did not.
    pub fn wants_nothing(&self, participant: ParticipantId) -> bool {
        self.prep.follow.tell.get(&participant).is_some_and(Tell::is_nothing)
    }
}
