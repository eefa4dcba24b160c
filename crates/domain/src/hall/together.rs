//! One act for who speaks aloud at a table: everyone here stands behind these points, except …
//!
//! It is each member's own stance, recorded on their behalf and shown as such (method.md, step 6,
//! "Nobody needs a device"); it never ends somebody's not-yet.

use crate::ctx::Ctx;
use crate::event::Event;
use crate::facts::Facts;
use crate::gathering::Presence;
use crate::id::{ParticipantId, PointId, TableId};
use crate::idea::Point;
use crate::refusal::{Refusal, ensure};
use crate::route::Route;
use crate::stance::{Channel, Eyes, StanceKind, StanceOn};

impl Facts {
    /// What one act of standing behind names for this person: every listed point, save those that
    /// are put off and those on which they said an open not-yet for more eyes than their own. Only
    /// its owner ends a not-yet, knowingly (method.md, step 6); one for their own eyes is not seen
    /// here, and stands by the rule of the stances.
    pub fn in_one_act<'a>(&self, points: &[&'a Point], who: ParticipantId, put_off: &[PointId]) -> Vec<&'a Point> {
        let told = |p: &Point| self.open_not_yet(p.id, who).is_some_and(|s| s.eyes != Eyes::Owner);
        let meant = points.iter().copied().filter(|p| self.is_required_on(p, who));
        meant.filter(|p| !told(p) && !put_off.contains(&p.id)).collect()
    }
}

impl Route {
    /// `stance.record`: everyone at this table now, except these, stands behind these points in
    /// the wording that was read out.
    pub(crate) fn record_for_table(
        &self,
        ctx: &Ctx,
        table: TableId,
        except: &[ParticipantId],
        points: &[(PointId, u32)],
        channel: Channel,
    ) -> Result<Vec<Event>, Refusal> {
        ensure!(ctx.actor.guides(), "not-yours");
        ensure!(self.facts.tables.contains_key(&table), "table-unknown");
        ensure!(!points.is_empty(), "nothing-chosen");
        let mut read = Vec::with_capacity(points.len());
        for (point, revision) in points {
            let point = self.facts.live(*point)?;
            ensure!(point.revision() == *revision, "point-changed", now = point.text(), revision = point.revision());
            read.push(point);
        }
        let mut events = Vec::new();
        for who in self.speakers_at(table).into_iter().filter(|p| !except.contains(p)) {
            let stances: Vec<_> = self.facts.in_one_act(&read, who, &[]).into_iter().map(behind).collect();
            if !stances.is_empty() {
                let facts = self.facts.take_stances(ctx, who, &stances, channel)?;
                events.extend(facts.into_iter().map(Event::Fact));
            }
        }
        ensure!(!events.is_empty(), "nobody-to-record");
        Ok(events)
    }

    /// Who is at a table now and has a voice: its own, and in the carousel its visitors.
    pub fn speakers_at(&self, table: TableId) -> Vec<ParticipantId> {
        let there = self.facts.attendance.iter().filter(|(_, a)| a.presence == Presence::TakingPart);
        there.map(|(p, _)| *p).filter(|p| self.place_now(*p) == Some(table)).collect()
    }
}

fn behind(point: &Point) -> StanceOn {
    StanceOn {
        point: point.id,
        revision: point.revision(),
        kind: StanceKind::Behind,
        reason: String::new(),
        eyes: Eyes::Owner,
        in_report: false,
    }
}
