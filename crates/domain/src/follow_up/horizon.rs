//! The horizon: a date or event that everybody works towards, with what must stand by then.

use super::{FollowRecord, changed, date};
use crate::ctx::Ctx;
use crate::event::Event;
use crate::id::ActionId;
use crate::idea::line;
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;
use crate::time::Moment;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

const MAX_LINES: usize = 100;

/// Something that must stand by the horizon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MustStand {
    /// What.
    pub text: String,
    /// The actions that bring it there.
    #[serde(default)]
    pub actions: Vec<ActionId>,
    /// Since when somebody says that it stands.
    #[serde(default)]
    pub stands: Option<Moment>,
}

/// What everybody works towards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Horizon {
    /// How often it was written, from 1.
    pub version: u32,
    /// The event: "week van de mantelzorger".
    pub event: String,
    /// On which day, if it has one.
    pub on: Option<Moment>,
    /// What must stand by then; a line's number is its place, from 1.
    pub must_stand: Vec<MustStand>,
    /// When it was last written.
    pub at: Moment,
}

impl Route {
    fn horizon_as_seen(&self, from_version: u32) -> Result<Option<&Horizon>, Refusal> {
        let now = self.prep.follow.horizon.as_ref();
        let version = now.map_or(0, |h| h.version);
        let event = now.map_or("", |h| h.event.as_str());
        ensure!(version == from_version, "horizon-changed", now = event, version = version);
        Ok(now)
    }

    /// `horizon.set`; version 0 is none yet.
    pub(super) fn set_horizon(
        &self,
        ctx: &Ctx,
        from_version: u32,
        event: &str,
        on: Option<Moment>,
        must_stand: &[MustStand],
    ) -> Result<Vec<Event>, Refusal> {
        let old = self.horizon_as_seen(from_version)?;
        ensure!(must_stand.len() <= MAX_LINES, "too-many-at-once", most = MAX_LINES);
        let mut lines = Vec::new();
        for new in must_stand {
            let known = |action: &ActionId| self.prep.follow.actions.contains_key(action);
            ensure!(new.actions.iter().all(known), "action-unknown");
            let text = line(&new.text, 300)?;
            // What stood stays so while its words do; saying so is an act of its own.
            let stood = old.and_then(|old| old.must_stand.iter().find(|l| l.text == text)).and_then(|l| l.stands);
            lines.push(MustStand { text, actions: new.actions.clone(), stands: stood });
        }
        let (event, on) = (line(event, 300)?, on.map(date).transpose()?);
        let same = old.is_some_and(|old| old.event == event && old.on == on && old.must_stand == lines);
        ensure!(!same, "nothing-changes");
        let version = from_version.saturating_add(1);
        let is = Horizon { version, event, on, must_stand: lines, at: ctx.now };
        Ok(vec![changed("horizon.set", FollowRecord::Horizon(is))])
    }

    /// `horizon.mark`: a line stands, or does not after all.
    pub(super) fn mark_horizon(
        &self,
        ctx: &Ctx,
        from_version: u32,
        number: u32,
        stands: bool,
    ) -> Result<Vec<Event>, Refusal> {
        let Some(mut is) = self.horizon_as_seen(from_version)?.cloned() else { return refuse!("horizon-unknown") };
        let line = (number as usize).checked_sub(1).and_then(|n| is.must_stand.get_mut(n));
        let Some(line) = line else { return refuse!("line-unknown") };
        ensure!(line.stands.is_some() != stands, "nothing-changes");
        line.stands = stands.then_some(ctx.now);
        is.version = is.version.saturating_add(1);
        is.at = ctx.now;
        Ok(vec![changed("horizon.marked", FollowRecord::Horizon(is))])
    }

    /// Whether a line of the horizon stands: somebody said so, or all its actions are done.
    pub fn stands(&self, line: &MustStand) -> bool {
        let done = |id: &ActionId| {
            let action = self.prep.follow.actions.get(id);
            action.is_some_and(|a| a.terms().state == super::ActionState::Done)
        };
        line.stands.is_some() || (!line.actions.is_empty() && line.actions.iter().all(done))
    }
}
