//! Follow-up gatherings: date, place, an agenda from what is open, who was there, and notes that
//! turn into actions and decisions.

use super::{Action, Doer, FollowRecord, NobodyYet, changed, date, next};
use crate::ctx::Ctx;
use crate::event::Event;
use crate::gathering::Presence;
use crate::id::{GatheringId, ParticipantId};
use crate::idea::{line, lines};
use crate::message::MessageKind;
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;
use crate::time::Moment;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Most gatherings planned at once, as a row.
const MAX_ROW: u32 = 52;
const MAX_GATHERINGS: usize = 500;
const MAX_TOPICS: usize = 50;
/// Longest gathering, in minutes: a day.
const LONGEST: u32 = 24 * 60;
const MAX_NOTES: usize = 1_000;

/// A note of a follow-up gathering; its number is its place, from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingNote {
    /// When it was written.
    pub at: Moment,
    /// Who wrote it.
    pub by: Doer,
    /// What it says.
    pub text: String,
}

/// A gathering after the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUpGathering {
    /// Its identity.
    pub id: GatheringId,
    /// From 1, in order of planning.
    pub number: u32,
    /// When it begins.
    pub at: Moment,
    /// How many minutes it takes, where that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Where.
    pub place: String,
    /// What is talked about besides what is open.
    pub topics: Vec<String>,
    /// The first gathering of the row that it was planned in.
    pub row: Option<GatheringId>,
    /// When it is by the rule of that row, wherever it was moved to; none for one by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot: Option<Moment>,
    /// How often its invitation changed: the SEQUENCE of its calendar entry (RFC 5545, 3.8.7.4).
    pub sequence: u32,
    /// Why it does not take place, and since when.
    pub cancelled: Option<(String, Moment)>,
    /// Who was there, and how.
    pub present: BTreeMap<ParticipantId, Presence>,
    /// What was said, the latest last.
    pub notes: Vec<MeetingNote>,
}

/// What is on the table at a follow-up gathering.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda<'a> {
    /// What was put on it by hand.
    pub topics: &'a [String],
    /// The decisions that nobody has taken up.
    pub nobody_yet: Vec<NobodyYet>,
    /// The open actions, late ones first.
    pub actions: Vec<&'a Action>,
}

impl FollowUpGathering {
    /// When it ends, where that was said.
    pub fn ends(&self) -> Option<Moment> {
        self.minutes.map(|minutes| self.at.plus_minutes(minutes))
    }
}

fn lasts(minutes: Option<u32>) -> Result<Option<u32>, Refusal> {
    ensure!(minutes.is_none_or(|minutes| (1..=LONGEST).contains(&minutes)), "minutes-wrong");
    Ok(minutes)
}

impl Route {
    /// A follow-up gathering that takes place, or a refusal.
    pub(super) fn follow_up_gathering(&self, id: GatheringId) -> Result<&FollowUpGathering, Refusal> {
        let Some(found) = self.prep.follow.gatherings.get(&id) else { return refuse!("gathering-unknown") };
        ensure!(found.cancelled.is_none(), "gathering-cancelled");
        Ok(found)
    }

    /// What is on the agenda of a follow-up gathering, at this moment.
    pub fn agenda<'a>(&'a self, gathering: &'a FollowUpGathering, now: Moment) -> Agenda<'a> {
        Agenda { topics: &gathering.topics, nobody_yet: self.nobody_yet(), actions: self.open_actions(now) }
    }

    /// Who is invited to the follow-up: everybody who signed up.
    pub fn invited_to_follow_up(&self) -> Vec<ParticipantId> {
        self.prep.involvements.values().filter(|i| i.active() && i.signed_up).map(|i| i.participant).collect()
    }

    fn invite(&self, ctx: &Ctx, kind: MessageKind, gathering: GatheringId) -> Vec<Event> {
        let people = self.invited_to_follow_up().into_iter().filter(|who| !self.wants_nothing(*who)).enumerate();
        people.map(|(n, who)| self.message_of(ctx, who, kind, gathering.0, n)).collect()
    }

    /// Who guides plans follow-up gatherings and writes at them, and so does who drives a group.
    fn holds_follow_up(&self, ctx: &Ctx) -> Result<(), Refusal> {
        let drives = |group: &super::Group| {
            group.stopped.is_none() && group.driver().is_some_and(|driver| ctx.actor.owns(driver))
        };
        let may = ctx.actor.guides() || self.prep.follow.groups.values().any(drives);
        ensure!(may, "not-the-driver");
        Ok(())
    }

    fn topics(topics: &[String]) -> Result<Vec<String>, Refusal> {
        ensure!(topics.len() <= MAX_TOPICS, "too-many-at-once", most = MAX_TOPICS);
        topics.iter().map(|topic| line(topic, 300)).collect()
    }

    /// `follow_up.plan` for a new one, or for a row of them so many weeks apart.
    pub(super) fn plan_follow_up(
        &self,
        ctx: &Ctx,
        (at, minutes): (Moment, Option<u32>),
        place: &str,
        topics: &[String],
        row: Option<(u32, u32)>,
    ) -> Result<Vec<Event>, Refusal> {
        self.holds_follow_up(ctx)?;
        let (weeks, times) = row.unwrap_or((1, 1));
        ensure!((1..=MAX_ROW).contains(&weeks) && (1..=MAX_ROW).contains(&times), "row-wrong", most = MAX_ROW);
        let gatherings = &self.prep.follow.gatherings;
        ensure!(gatherings.len() + times as usize <= MAX_GATHERINGS, "no-more-fits", most = MAX_GATHERINGS);
        let (minutes, place, topics) = (lasts(minutes)?, line(place, 300)?, Self::topics(topics)?);
        let first = next(gatherings.values().map(|g| &g.number));
        let mut events = Vec::new();
        for n in 0..times {
            // A row keeps its hour of the clock, whatever summer time does.
            let slot = date(date(at)?.plus_weeks(weeks * n))?;
            let is = FollowUpGathering {
                id: ctx.new_id(n as usize),
                number: first.saturating_add(n),
                at: slot,
                minutes,
                place: place.clone(),
                topics: topics.clone(),
                row: (times > 1).then(|| ctx.new_id(0)),
                slot: (times > 1).then_some(slot),
                sequence: 0,
                cancelled: None,
                present: BTreeMap::new(),
                notes: Vec::new(),
            };
            events.push(changed("follow_up.planned", FollowRecord::Gathering(is)));
        }
        events.extend(self.invite(ctx, MessageKind::GatheringPlanned, ctx.new_id(0)));
        Ok(events)
    }

    /// `follow_up.plan` for one that is there: another date, place or agenda.
    pub(super) fn replan_follow_up(
        &self,
        ctx: &Ctx,
        id: GatheringId,
        (at, minutes): (Moment, Option<u32>),
        place: &str,
        topics: &[String],
    ) -> Result<Vec<Event>, Refusal> {
        self.holds_follow_up(ctx)?;
        let old = self.follow_up_gathering(id)?;
        let (at, minutes) = (date(at)?, lasts(minutes)?);
        let (place, topics) = (line(place, 300)?, Self::topics(topics)?);
        let moved = at != old.at || minutes != old.minutes || place != old.place;
        ensure!(moved || topics != old.topics, "nothing-changes");
        let sequence = old.sequence.saturating_add(u32::from(moved));
        let is = FollowUpGathering { at, minutes, place, topics, sequence, ..old.clone() };
        let mut events = vec![changed("follow_up.replanned", FollowRecord::Gathering(is))];
        if moved {
            events.extend(self.invite(ctx, MessageKind::GatheringPlanned, id));
        }
        Ok(events)
    }

    /// `follow_up.cancel`
    pub(super) fn cancel_follow_up(&self, ctx: &Ctx, id: GatheringId, reason: &str) -> Result<Vec<Event>, Refusal> {
        self.holds_follow_up(ctx)?;
        let old = self.follow_up_gathering(id)?;
        ensure!(old.present.is_empty() && !self.facts.later.contains_key(&id), "gathering-held");
        let reason = lines(reason, 1_000).map_err(|_| Refusal::new("reason-needed"))?;
        let sequence = old.sequence.saturating_add(1);
        let is = FollowUpGathering { cancelled: Some((reason, ctx.now)), sequence, ..old.clone() };
        let mut events = vec![changed("follow_up.cancelled", FollowRecord::Gathering(is))];
        events.extend(self.invite(ctx, MessageKind::GatheringCancelled, id));
        Ok(events)
    }

    /// `follow_up.attend`: somebody is there, goes home, withdraws from what is decided there, or
    /// (nothing) was put down by mistake. While proposals are open it is a fact too, by the rules of
    /// the meeting itself.
    pub(super) fn attend_follow_up(
        &self,
        ctx: &Ctx,
        id: GatheringId,
        participant: ParticipantId,
        presence: Option<Presence>,
    ) -> Result<Vec<Event>, Refusal> {
        let mut is = self.follow_up_gathering(id)?.clone();
        let involvement = self.involvement(participant)?;
        ensure!(ctx.actor.owns(participant) || ctx.actor.guides(), "not-yours");
        ensure!(involvement.active(), "involvement-removed");
        let same = is.present.get(&participant).copied() == presence;
        let mut events = match self.facts.later.get(&id) {
            Some(round) if round.is_open() => self.attend_round(ctx, id, participant, presence)?,
            // What was decided was decided by who was there: that list stands.
            Some(_) => return refuse!("already-decided"),
            None => {
                ensure!(!same, "nothing-changes");
                ensure!(presence.is_none_or(Presence::in_room), "presence-wrong");
                Vec::new()
            }
        };
        match presence {
            Some(presence) => is.present.insert(participant, presence),
            None => is.present.remove(&participant),
        };
        if !same {
            events.push(changed("follow_up.attended", FollowRecord::Gathering(is)));
        }
        Ok(events)
    }

    /// `follow_up.note`
    pub(super) fn note_follow_up(&self, ctx: &Ctx, id: GatheringId, text: &str) -> Result<Vec<Event>, Refusal> {
        self.holds_follow_up(ctx)?;
        let mut is = self.follow_up_gathering(id)?.clone();
        ensure!(is.notes.len() < MAX_NOTES, "no-more-fits", most = MAX_NOTES);
        is.notes.push(MeetingNote { at: ctx.now, by: Doer::of(ctx), text: lines(text, 4_000)? });
        Ok(vec![changed("follow_up.noted", FollowRecord::Gathering(is))])
    }

    /// Which notes of a gathering became an action, by their number.
    pub fn notes_taken_up(&self, gathering: GatheringId) -> BTreeSet<u32> {
        let from = |a: &Action| match a.source {
            super::Source::Gathering { gathering: at, note } if at == gathering => note,
            _ => None,
        };
        self.prep.follow.actions.values().filter_map(from).collect()
    }
}
