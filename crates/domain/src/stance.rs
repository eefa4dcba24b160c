//! Stances: of one participant, on one point, in the wording they were shown.
//!
//! Behind · not yet (with a reason) · under reservation · not seen (method.md, step 6).
//! Silence or absence is never agreement.

use crate::ctx::{Actor, Ctx};
use crate::fact::{Fact, StanceFact};
use crate::facts::Facts;
use crate::gathering::{Attendance, Presence};
use crate::id::{ParticipantId, PointId};
use crate::idea::{MAX_POINT, PointKind, line};
use crate::method::{Part, Role};
use crate::refusal::{Refusal, ensure, refuse};
use crate::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Most points in one act; an evening's flowers together.
pub const MAX_AT_ONCE: usize = 5_000;

/// What somebody says of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StanceKind {
    /// Ik sta erachter.
    Behind,
    /// Nog niet, want …; opens a talk.
    NotYet,
    /// A professional who must still ask their board: counts as not yet until lifted.
    Reserved,
}

impl StanceKind {
    /// The name in Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Behind => "behind",
            Self::NotYet => "not_yet",
            Self::Reserved => "reserved",
        }
    }
}

/// Whose eyes a not-yet is for; its owner chooses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Eyes {
    /// Only theirs: the talk is about the point, with everyone.
    #[default]
    Owner,
    /// The facilitators'.
    Facilitator,
    /// Everyone's.
    Everyone,
}

impl Eyes {
    /// The name in Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Facilitator => "facilitator",
            Self::Everyone => "everyone",
        }
    }
}

/// How a stance or an answer came in. All channels weigh the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Their own device or link.
    #[default]
    Own,
    /// The table's tablet.
    Tablet,
    /// Paper, a letter.
    Paper,
    /// Said in the room.
    Spoken,
    /// Said on the telephone.
    Phone,
}

impl Channel {
    /// Whether it is their own device or link.
    pub fn is_own(&self) -> bool {
        *self == Self::Own
    }

    /// The name in Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Tablet => "tablet",
            Self::Paper => "paper",
            Self::Spoken => "spoken",
            Self::Phone => "phone",
        }
    }
}

/// One line of `stance.take`: a point and the revision that the person was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StanceOn {
    /// The point.
    pub point: PointId,
    /// The revision shown, from 1. The server never widens it.
    pub revision: u32,
    /// What they say.
    pub kind: StanceKind,
    /// Why not yet; may be empty only when it is for the owner's eyes.
    #[serde(default)]
    pub reason: String,
    /// Whose eyes the not-yet is for.
    #[serde(default)]
    pub eyes: Eyes,
    /// Whether the reason may stand in the report if it stays open.
    #[serde(default)]
    pub in_report: bool,
}

/// A stance as it was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stance {
    /// The revision it names.
    pub revision: u32,
    /// What was said.
    pub kind: StanceKind,
    /// Why not yet.
    pub reason: Option<Words>,
    /// Whose eyes the reason is for.
    pub eyes: Eyes,
    /// Whether the reason may stand in the report.
    pub in_report: bool,
    /// How it came in.
    pub channel: Channel,
    /// Whether somebody else recorded it for them.
    pub on_behalf: bool,
    /// What took it in where somebody else did, so that a slip can be put back.
    pub recorded: Option<Recorded>,
}

/// How a stance was recorded for somebody: where in the log, and what it took the place of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The log entry.
    pub entry: u64,
    /// What stood there before; none where nothing did.
    pub before: Option<Box<Stance>>,
}

fn reason_may_be_told(on: &StanceOn) -> bool {
    on.kind != StanceKind::Behind && on.eyes != Eyes::Owner
}

/// Who looks at somebody's stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// The person whose stance it is.
    Owner,
    /// A facilitator.
    Guide,
    /// Anybody else in the room, the commissioner, the public.
    Anyone,
    /// The report, once the point stands as not decided.
    Report,
}

impl Viewer {
    /// How this actor looks at the stance of that participant.
    pub fn of(actor: &Actor, owner: ParticipantId) -> Self {
        match actor {
            actor if actor.owns(owner) => Self::Owner,
            actor if actor.guides() => Self::Guide,
            _ => Self::Anyone,
        }
    }
}

impl Stance {
    /// Whether this viewer may know that this person says *not yet* here; who may not, sees the
    /// point as still open for them, as if they had not seen it (method.md, 6).
    pub fn is_shown_to(&self, viewer: Viewer) -> bool {
        match (viewer, self.kind, self.eyes) {
            (Viewer::Owner, ..) => true,
            (Viewer::Guide, StanceKind::Behind, _) => true,
            (_, StanceKind::NotYet | StanceKind::Reserved, Eyes::Everyone) => {
                viewer != Viewer::Report || self.in_report
            }
            (Viewer::Guide, _, Eyes::Facilitator) => true,
            (Viewer::Report, StanceKind::NotYet | StanceKind::Reserved, Eyes::Facilitator) => self.in_report,
            _ => false,
        }
    }

    /// Whether it is a not-yet (or reservation) of its owner's own hand, for their eyes only.
    pub fn is_private(&self) -> bool {
        self.kind != StanceKind::Behind && self.eyes == Eyes::Owner && !self.on_behalf
    }

    /// The reason, as far as this viewer may read it: the one place where that is decided
    /// (design.md, law 5).
    pub fn reason_for(&self, viewer: Viewer) -> Option<&str> {
        let reason = self.reason.as_ref().filter(|_| self.is_shown_to(viewer))?;
        reason.text.as_deref()
    }
}

impl Facts {
    /// The latest stance of a person on a point, whatever wording it names.
    pub fn stance(&self, point: PointId, participant: ParticipantId) -> Option<&Stance> {
        self.stances.get(&point)?.get(&participant)
    }

    /// The stance on the present wording; `None` is *not seen*.
    pub fn present_stance(&self, point: PointId, participant: ParticipantId) -> Option<&Stance> {
        let revision = self.points.get(&point)?.revision();
        self.stance(point, participant).filter(|s| s.revision == revision)
    }

    /// The open not-yet (or reservation) of a person on the present wording.
    pub fn open_not_yet(&self, point: PointId, participant: ParticipantId) -> Option<&Stance> {
        self.present_stance(point, participant).filter(|s| s.kind != StanceKind::Behind)
    }

    /// The one participant whose pages a fact changes, where it changes nobody else's: standing behind points, where
    /// nothing was said that others could read. What the shared counts say is carried moves by itself (design.md, law 5).
    pub fn shows_only_to(&self, fact: &Fact) -> Option<ParticipantId> {
        let Fact::StanceTaken { participant, stances, .. } = fact else { return None };
        // What is for one's own eyes is nothing here: else its owner's next word would sound otherwise to others.
        let said_nothing = |point| self.told_stance(point, *participant).is_none_or(Stance::is_behind);
        let quiet = stances.iter().all(|s| s.kind == StanceKind::Behind && said_nothing(s.point));
        quiet.then_some(*participant)
    }

    /// Whether this person ever had a seat at a table.
    pub fn has_sat(&self, who: ParticipantId) -> bool {
        self.stays.get(&who).is_some_and(|stays| !stays.is_empty())
    }

    /// Whether this person took a stance or wrote a line, or may have done so unseen: decided from
    /// what everybody can see, so that the answer tells nothing of a stance for one's own eyes.
    pub fn may_have_answered(&self, who: ParticipantId) -> bool {
        let voice = self.attendance.get(&who).is_some_and(|a| a.presence.has_voice());
        let unseen = self.method.decides() && self.tables_opened && voice && self.has_sat(who);
        unseen || self.took_part.contains(&who)
    }

    /// Whether stances can be taken now: from the tables until what is carried is decided.
    pub fn stances_open(&self) -> bool {
        self.decided.is_none() && self.tables_opened && self.part != Some(Part::Informing)
    }

    /// `stance.take`
    pub(crate) fn take_stances(
        &self,
        ctx: &Ctx,
        who: ParticipantId,
        list: &[StanceOn],
        channel: Channel,
    ) -> Result<Vec<Fact>, Refusal> {
        let on_behalf = self.may_record(ctx, who, channel)?;
        let channel = if on_behalf { channel } else { ctx.actor.own_channel() };
        ensure!(!list.is_empty(), "nothing-chosen");
        ensure!(list.len() <= MAX_AT_ONCE, "too-many-at-once", most = MAX_AT_ONCE);
        let mut seen = BTreeSet::new();
        let mut stances = Vec::with_capacity(list.len());
        for on in list {
            ensure!(seen.insert(on.point), "point-twice");
            stances.push(self.stance_fact(on, on_behalf)?);
            // Who withdrew is still asked where method.md says so, and opens nothing elsewhere.
            let asked = self.points.get(&on.point).is_some_and(|p| self.is_required_on(p, who));
            // A stance for somebody's own eyes keeps them asked, but nobody else learns that by trying.
            let by_stance = |a: &Attendance| a.presence == Presence::Withdrawn && !a.on_behalf;
            let hidden = on_behalf
                && self.attendance.get(&who).is_some_and(by_stance)
                && self.stance(on.point, who).is_some_and(Stance::is_private);
            ensure!(asked && !hidden, "withdrawn-not-asked");
            // From a seat on, a check-in is no longer undone: nothing that is for somebody's own
            // eyes may be there before, or undoing would tell of it.
            let private = !on_behalf && on.kind != StanceKind::Behind && on.eyes == Eyes::Owner;
            ensure!(!private || self.has_sat(who), "seat-first");
        }
        Ok(vec![Fact::StanceTaken { participant: who, stances, channel, on_behalf }])
    }

    fn stance_fact(&self, on: &StanceOn, on_behalf: bool) -> Result<StanceFact, Refusal> {
        let point = self.live(on.point)?;
        ensure!(point.kind == PointKind::Point, "question-takes-no-stance");
        let known = (1..=point.revision()).contains(&on.revision);
        ensure!(known, "revision-unknown");
        let mut reason = None;
        if on.kind != StanceKind::Behind {
            ensure!(
                !(on_behalf && on.eyes == Eyes::Owner && on.kind == StanceKind::NotYet),
                "private-not-yet-is-yours"
            );
            if on.reason.trim().is_empty() {
                ensure!(on.eyes == Eyes::Owner || on.kind == StanceKind::Reserved, "reason-needed");
            } else {
                reason = Some(line(&on.reason, MAX_POINT)?.into());
            }
        }
        Ok(StanceFact {
            point: on.point,
            revision: on.revision,
            kind: on.kind,
            reason,
            eyes: on.eyes,
            // What is for one's own eyes stands in no report, whatever box was ticked.
            in_report: on.in_report && reason_may_be_told(on),
        })
    }

    /// `stance.take_back`
    pub(crate) fn take_back(&self, ctx: &Ctx, who: ParticipantId, points: &[PointId]) -> Result<Vec<Fact>, Refusal> {
        self.may_record(ctx, who, if ctx.actor.owns(who) { Channel::Own } else { Channel::Spoken })?;
        ensure!(!points.is_empty(), "nothing-chosen");
        let own = ctx.actor.owns(who);
        let withdrew = self.attendance.get(&who).is_some_and(|a| a.presence == Presence::Withdrawn);
        // Taking back frees who withdrew of the point: only they themselves may.
        ensure!(own || !withdrew, "not-yours");
        for point in points {
            // A private not-yet is not there for others, and neither is whether they ever said
            // anything before a rewording: another refusal would tell.
            let theirs = || self.stance(*point, who).is_some();
            let known = || self.present_stance(*point, who).is_some_and(|s| !s.is_private());
            let there = if own { theirs() } else { known() };
            ensure!(there, "nothing-changes");
        }
        Ok(vec![Fact::StanceTakenBack { participant: who, points: points.to_vec() }])
    }

    /// `stance.put_back`: what was recorded for others in that log entry was a slip. What stood before stands again,
    /// where nobody said anything since; who withdrew stays as they are. That nothing is left to be put back is no
    /// refusal: it would tell of a not-yet that stood silently through what was recorded.
    pub(crate) fn put_back(&self, ctx: &Ctx, entry: u64) -> Result<Vec<Fact>, Refusal> {
        ensure!(ctx.actor.guides(), "not-yours");
        ensure!(self.method.decides(), "method-does-not-decide");
        ensure!(self.decided.is_none(), "already-decided");
        ensure!(self.stances_open(), "stances-not-open");
        let withdrew = |who| self.attendance.get(who).is_some_and(|a| a.presence == Presence::Withdrawn);
        let of_entry = |stance: &Stance| stance.recorded.as_ref().is_some_and(|r| r.entry == entry);
        let all =
            self.stances.iter().flat_map(|(point, all)| all.iter().map(move |(who, stance)| (who, point, stance)));
        let there = all.filter(|(who, _, stance)| of_entry(stance) && !withdrew(who));
        Ok(vec![Fact::RecordPutBack { entry, stances: there.map(|(who, point, _)| (*who, *point)).collect() }])
    }

    /// Whether this actor may record for that person now; answers whether it is on their behalf.
    fn may_record(&self, ctx: &Ctx, who: ParticipantId, channel: Channel) -> Result<bool, Refusal> {
        ensure!(self.method.decides(), "method-does-not-decide");
        ensure!(self.decided.is_none(), "already-decided");
        ensure!(self.stances_open(), "stances-not-open");
        let Some(attendance) = self.attendance.get(&who) else { return refuse!("not-checked-in") };
        ensure!(attendance.presence.has_voice(), "listens-only");
        let own = ctx.actor.owns(who);
        ensure!(own == (channel == Channel::Own), "channel-misnamed");
        let tablet = ctx.actor.is(Role::Tablet) && channel == Channel::Tablet;
        ensure!(own || ctx.actor.guides() || tablet, "not-yours");
        Ok(!own)
    }
}

#[cfg(test)]
mod tests;
