//! The clock of the part or round that goes on: some minutes more or fewer, a pause, on again.

use crate::ctx::Ctx;
use crate::event::Event;
use crate::fact::Fact;
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;
use crate::time::Moment;

/// Most minutes that are added at once.
const MOST_MINUTES: u32 = 120;

impl Route {
    /// `clock.extend`: so many minutes more, also while it stands still or has run out.
    pub(crate) fn extend_clock(&self, ctx: &Ctx, minutes: u32) -> Result<Vec<Event>, Refusal> {
        self.clock_runs()?;
        ensure!((1..=MOST_MINUTES).contains(&minutes), "minutes-wrong");
        Ok(match self.facts.part_left {
            Some(left) => set(None, Some(left.saturating_add(minutes * 60))),
            None => set(self.facts.part_until.map(|until| until.max(ctx.now).plus_minutes(minutes)), None),
        })
    }

    /// `clock.shorten`: so many minutes fewer; no more than are left on it.
    pub(crate) fn shorten_clock(&self, ctx: &Ctx, minutes: u32) -> Result<Vec<Event>, Refusal> {
        self.clock_runs()?;
        ensure!((1..=MOST_MINUTES).contains(&minutes), "minutes-wrong");
        Ok(match self.facts.part_left {
            Some(left) => set(None, Some(left.saturating_sub(minutes * 60))),
            None => set(self.facts.part_until.map(|until| fewer(until, minutes, ctx.now)), None),
        })
    }

    /// `clock.pause`: the clock stands still, with what is left on it.
    pub(crate) fn pause_clock(&self, ctx: &Ctx) -> Result<Vec<Event>, Refusal> {
        self.clock_runs()?;
        let Some(until) = self.facts.part_until else { return refuse!("nothing-changes") };
        Ok(set(None, Some(u32::try_from((until.0 - ctx.now.0).max(0)).unwrap_or(u32::MAX))))
    }

    /// `clock.resume`: it goes on with what was left.
    pub(crate) fn resume_clock(&self, ctx: &Ctx) -> Result<Vec<Event>, Refusal> {
        self.clock_runs()?;
        let Some(left) = self.facts.part_left else { return refuse!("nothing-changes") };
        Ok(set(Some(Moment(ctx.now.0 + i64::from(left))), None))
    }

    fn clock_runs(&self) -> Result<(), Refusal> {
        ensure!(self.facts.part_until.is_some() || self.facts.part_left.is_some(), "no-clock");
        ensure!(self.facts.handed_over.is_none(), "already-handed-over");
        Ok(())
    }
}

/// A clock that has run out stays as it is.
fn fewer(until: Moment, minutes: u32, now: Moment) -> Moment {
    let earlier = Moment(until.0 - i64::from(minutes) * 60);
    earlier.max(until.min(now))
}

fn set(until: Option<Moment>, left: Option<u32>) -> Vec<Event> {
    vec![Event::Fact(Fact::ClockSet { until, left })]
}
