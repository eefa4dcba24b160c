//! Later decisions: proposals at a follow-up gathering, decided by the route's rule again.
//!
//! No second rule: a later round is a fold of the same facts ([`Facts`]) of its own, asked by the
//! same rules, and its facts stand wrapped in the log ([`Fact::Later`]). What was decided before is
//! not in that fold, so that nothing there can touch it (design.md, law 3).
//!
//! Who decides: those who take part in the gathering; where the whole circle is asked, also
//! everybody who decided before, until their own word makes them not required (design.md, law 1).
//! Only the whole circle looks at a decision again.

use super::{FollowUpGathering, NewRevisit, Revisit};
use crate::ctx::Ctx;
use crate::event::Event;
use crate::fact::Fact;
use crate::facts::Facts;
use crate::gathering::{Attendance, Presence, Table};
use crate::id::{GatheringId, IdeaId, ParticipantId, PointId, TableId, TopicId, nth};
use crate::idea::{NewPoint, Petal, Point, PointKind};
use crate::message::MessageKind;
use crate::method::Part;
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;
use crate::stance::{Channel, StanceOn};
use crate::time::Moment;
use crate::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most lines of one proposal.
const MAX_LINES: usize = 60;

/// A line of a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLine {
    /// The petal it stands on.
    pub petal: Petal,
    /// What it says.
    pub text: String,
}

/// A round of decisions after the first: that of one follow-up gathering.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaterRound {
    /// From 2: the meeting's was the first.
    pub number: u32,
    /// When it was opened.
    pub opened: Moment,
    /// Whether everybody who decided before is asked.
    pub whole_circle: bool,
    /// Its proposals (ideas), who takes part, their stances, and what was decided.
    pub facts: Facts,
    /// Which proposals look at an earlier decision again.
    pub revisits: BTreeMap<IdeaId, Revisit>,
}

impl LaterRound {
    /// Whether proposals can be written and answered.
    pub fn is_open(&self) -> bool {
        self.facts.decided.is_none()
    }

    /// The round as it is opened: with one table, in the closing part, and nothing of before on it.
    fn begun(before: &Facts, gathering: GatheringId, at: Moment, whole_circle: bool) -> Self {
        let mut facts = Facts::new(before.method.clone());
        facts.route = before.route;
        facts.phase = before.phase;
        facts.frames_version = before.frames_version;
        facts.frames.clone_from(&before.frames);
        facts.gathering = Some(gathering);
        facts.part = Some(Part::Closing);
        facts.part_began = Some(at);
        facts.tables_opened = true;
        // Who only comes to listen may, where nobody is counted on beforehand.
        facts.carousel_began = !whole_circle;
        let table = Table {
            topic: TopicId(gathering.0),
            number: 1,
            name: Words::default(),
            capacity: u16::MAX,
            step_free: true,
        };
        facts.tables.insert(TableId(gathering.0), table);
        if whole_circle {
            for (who, professional) in before.deciders() {
                let presence = Presence::Left;
                let away = Attendance { presence, professional, table: None, on_behalf: false, written: 0 };
                facts.attendance.insert(who, away);
            }
        }
        let number = u32::try_from(before.later.len()).unwrap_or(u32::MAX).saturating_add(2);
        Self { number, opened: at, whole_circle, facts, revisits: BTreeMap::new() }
    }
}

impl Facts {
    /// Takes in what happened in a later round.
    pub(crate) fn apply_later(&mut self, fact: &Fact, seq: u64) {
        match fact {
            Fact::LaterOpened { gathering, at, whole_circle } => {
                let begun = LaterRound::begun(self, *gathering, *at, *whole_circle);
                self.later.insert(*gathering, begun);
            }
            Fact::Later { gathering, of } => {
                if let Some(round) = self.later.get_mut(gathering) {
                    round.facts.apply(of, seq);
                }
            }
            Fact::Revisits { gathering, idea, decision, how, reason } => {
                let revisit = Revisit { decision: *decision, how: *how, reason: reason.clone() };
                if let Some(round) = self.later.get_mut(gathering) {
                    round.revisits.insert(*idea, revisit);
                }
            }
            _ => {}
        }
    }

    /// Erases the words of later rounds that stood in these entries.
    pub(crate) fn erase_later(&mut self, fact: &Fact, seq: u64) {
        self.later.values_mut().for_each(|round| round.facts.apply(fact, seq));
    }

    /// The round that all of these facts happened in, and what they are there.
    pub(crate) fn of_one_later_round(&self, facts: &[Fact]) -> Option<(&Self, Vec<Fact>)> {
        let Some(Fact::Later { gathering: first, .. }) = facts.first() else { return None };
        let inner = facts.iter().map(|fact| match fact {
            Fact::Later { gathering, of } if gathering == first => Some(Fact::clone(of)),
            _ => None,
        });
        Some((&self.later.get(first)?.facts, inner.collect::<Option<Vec<_>>>()?))
    }

    /// Everybody who was required in any round so far, and whether for their work.
    fn deciders(&self) -> BTreeMap<ParticipantId, bool> {
        let rounds = self.later.values().map(|round| &round.facts);
        let all = std::iter::once(self).chain(rounds).flat_map(|facts| &facts.attendance);
        all.filter(|(_, a)| a.presence.decides()).map(|(who, a)| (*who, a.professional)).collect()
    }

    /// The rounds of this route, the meeting's own first: its gathering, if it is a later one, and its facts.
    pub fn rounds(&self) -> Vec<(Option<GatheringId>, &Facts)> {
        let mut later: Vec<_> = self.later.iter().collect();
        later.sort_by_key(|(_, round)| round.number);
        std::iter::once((None, self)).chain(later.into_iter().map(|(id, round)| (Some(*id), &round.facts))).collect()
    }

    /// The round that an idea was written in.
    pub fn holding(&self, idea: IdeaId) -> Option<&Facts> {
        if self.ideas.contains_key(&idea) {
            return Some(self);
        }
        self.later.values().map(|round| &round.facts).find(|facts| facts.ideas.contains_key(&idea))
    }

    /// The later round that an idea was written in.
    pub fn later_holding(&self, idea: IdeaId) -> Option<(GatheringId, &LaterRound)> {
        self.later.iter().find(|(_, round)| round.facts.ideas.contains_key(&idea)).map(|(id, round)| (*id, round))
    }

    /// A point of whatever round.
    pub fn point_anywhere(&self, point: PointId) -> Option<&Point> {
        let rounds = self.later.values().map(|round| &round.facts);
        std::iter::once(self).chain(rounds).find_map(|facts| facts.points.get(&point))
    }

    /// Until when somebody can still answer in an after-round that asks them something.
    pub fn after_round_of(&self, who: ParticipantId) -> Option<Moment> {
        let open = self.later.values().filter(|round| round.is_open()).map(|round| &round.facts);
        let asks = |facts: &&Self| facts.after_round.is_some() && !facts.asked_of(who).is_empty();
        open.filter(asks).find_map(|facts| facts.after_round).or(self.after_round)
    }

    /// `point.erase`, of whatever round.
    pub(crate) fn erase_anywhere(&self, point: PointId) -> Result<Vec<Fact>, Refusal> {
        let rounds = self.later.values().map(|round| &round.facts);
        rounds.into_iter().find(|facts| facts.points.contains_key(&point)).unwrap_or(self).erase_point(point)
    }

    /// How many points of all rounds still ask something of this person.
    pub fn asked_in_all_rounds(&self, who: ParticipantId) -> usize {
        let open = self.later.values().filter(|round| round.is_open()).map(|round| round.facts.asked_of(who).len());
        self.asked_of(who).len() + open.sum::<usize>()
    }
}

fn wrapped(gathering: GatheringId, facts: Vec<Fact>) -> Vec<Event> {
    facts.into_iter().map(|of| Event::Fact(Fact::Later { gathering, of: Box::new(of) })).collect()
}

fn wrapped_events(gathering: GatheringId, events: Vec<Event>) -> Vec<Event> {
    let one = |event| match event {
        Event::Fact(of) => Event::Fact(Fact::Later { gathering, of: Box::new(of) }),
        change => change,
    };
    events.into_iter().map(one).collect()
}

impl Route {
    /// A later round that is open, or a refusal.
    fn round(&self, gathering: GatheringId) -> Result<&LaterRound, Refusal> {
        let Some(round) = self.facts.later.get(&gathering) else { return refuse!("proposals-not-open") };
        ensure!(round.is_open(), "already-decided");
        Ok(round)
    }

    fn round_of(&self, idea: IdeaId) -> Result<(GatheringId, &LaterRound), Refusal> {
        let Some((gathering, round)) = self.facts.later_holding(idea) else { return refuse!("idea-unknown") };
        ensure!(round.is_open(), "already-decided");
        Ok((gathering, round))
    }

    /// The round as a route of its own, to be asked by the rules that need the people too.
    fn within(&self, round: &LaterRound) -> Self {
        Self { id: self.id, facts: round.facts.clone(), prep: self.prep.clone() }
    }

    /// `proposal.open`: the attendance of the gathering becomes who decides.
    pub(super) fn open_proposals(&self, ctx: &Ctx, id: GatheringId, whole_circle: bool) -> Result<Vec<Event>, Refusal> {
        let facts = &self.facts;
        ensure!(facts.method.decides(), "method-does-not-decide");
        ensure!(facts.decided.is_some(), "round-not-closed");
        ensure!(facts.handed_over.is_some(), "not-handed-over");
        let at: &FollowUpGathering = self.follow_up_gathering(id)?;
        ensure!(!facts.later.contains_key(&id), "nothing-changes");
        ensure!(facts.later.values().all(|round| !round.is_open()), "proposals-open");
        let opened = Fact::LaterOpened { gathering: id, at: ctx.now, whole_circle };
        let mut state = facts.clone();
        state.apply(&opened, 0);
        let mut events = vec![Event::Fact(opened)];
        for (participant, presence) in at.present.iter().filter(|(_, presence)| presence.in_room()) {
            // Whoever is asked in any case is there to decide.
            let asked = state.later[&id].facts.attendance.contains_key(participant);
            let presence = if asked { Presence::TakingPart } else { *presence };
            events.extend(wrapped_events(id, self.within(&state.later[&id]).take_place(*participant, presence)?));
        }
        Ok(events)
    }

    /// Somebody comes in and sits at the one table.
    fn take_place(&self, participant: ParticipantId, presence: Presence) -> Result<Vec<Event>, Refusal> {
        let mut events = self.enter(participant, presence)?;
        if let Some(table) = self.facts.tables.keys().next().copied().filter(|_| presence != Presence::Support) {
            events.push(Event::Fact(Fact::Seated { participant, table }));
        }
        Ok(events)
    }

    /// `follow_up.attend` while proposals are open.
    pub(super) fn attend_round(
        &self,
        ctx: &Ctx,
        id: GatheringId,
        participant: ParticipantId,
        presence: Option<Presence>,
    ) -> Result<Vec<Event>, Refusal> {
        let within = self.within(self.round(id)?);
        let held = within.facts.attendance.get(&participant).map(|a| a.presence);
        let events = match presence {
            None => within.undo_check_in(participant)?,
            Some(to @ (Presence::Left | Presence::Withdrawn)) => within.change_presence(ctx, participant, to)?,
            Some(Presence::TakingPart) if matches!(held, Some(Presence::Withdrawn)) => {
                within.change_presence(ctx, participant, Presence::TakingPart)?
            }
            Some(to) => within.take_place(participant, to)?,
        };
        Ok(wrapped_events(id, events))
    }

    /// `proposal.write`: a title, at least one *Wat*, and what else is wanted.
    pub(super) fn write_proposal(
        &self,
        ctx: &Ctx,
        gathering: GatheringId,
        title: &str,
        lines: &[NewLine],
        author: Option<ParticipantId>,
    ) -> Result<Vec<Event>, Refusal> {
        let round = self.round(gathering)?;
        ensure!(lines.len() <= MAX_LINES, "too-many-at-once", most = MAX_LINES);
        ensure!(lines.iter().any(|line| line.petal == Petal::What), "proposal-needs-what");
        let idea: IdeaId = ctx.new_id(0);
        let mut state = round.facts.clone();
        let mut all = state.add_idea(ctx, TableId(gathering.0), title, author)?;
        all.iter().for_each(|fact| state.apply(fact, 0));
        for (n, line) in lines.iter().enumerate() {
            // The title has the id after the command's own.
            let own = Ctx { command: nth(ctx.command, n + 2), ..ctx.clone() };
            let facts = state.add_point(&own, line.on(idea, author))?;
            facts.iter().for_each(|fact| state.apply(fact, 0));
            all.extend(facts);
        }
        Ok(wrapped(gathering, all))
    }

    /// `proposal.revisit`: a proposal looks at an earlier decision again; an entry of its own, so
    /// that words of a point can be erased without losing the reason.
    pub(super) fn revisit_in_proposal(&self, ctx: &Ctx, idea: IdeaId, new: &NewRevisit) -> Result<Vec<Event>, Refusal> {
        let (gathering, round) = self.round_of(idea)?;
        ensure!(round.facts.of_table(ctx, TableId(gathering.0), None), "not-taking-part");
        Ok(vec![Event::Fact(self.revisit(gathering, round, idea, new)?)])
    }

    /// `proposal.add_point`
    pub(super) fn add_to_proposal(
        &self,
        ctx: &Ctx,
        idea: IdeaId,
        line: &NewLine,
        author: Option<ParticipantId>,
    ) -> Result<Vec<Event>, Refusal> {
        let (gathering, round) = self.round_of(idea)?;
        Ok(wrapped(gathering, round.facts.add_point(ctx, line.on(idea, author))?))
    }

    /// `proposal.reword`: everybody's stance on it starts again, as in the meeting.
    pub(super) fn reword_proposal(
        &self,
        ctx: &Ctx,
        point: PointId,
        from_revision: u32,
        text: &str,
        author: Option<ParticipantId>,
    ) -> Result<Vec<Event>, Refusal> {
        let here = self.facts.later.values().find_map(|round| round.facts.points.get(&point));
        let Some(here) = here else { return refuse!("point-unknown") };
        let (gathering, round) = self.round_of(here.idea)?;
        Ok(wrapped(gathering, round.facts.reword(ctx, point, from_revision, text, author)?))
    }

    /// `proposal.drop`
    pub(super) fn drop_proposal(&self, ctx: &Ctx, idea: IdeaId) -> Result<Vec<Event>, Refusal> {
        let (gathering, round) = self.round_of(idea)?;
        Ok(wrapped(gathering, round.facts.keep_idea(ctx, idea, false)?))
    }

    /// `proposal.stand`: on points of the open round, in the wording shown.
    pub(super) fn stand_on_proposal(
        &self,
        ctx: &Ctx,
        participant: ParticipantId,
        stances: &[StanceOn],
        channel: Channel,
    ) -> Result<Vec<Event>, Refusal> {
        let open = self.facts.later.iter().find(|(_, round)| round.is_open());
        let Some((gathering, round)) = open else { return refuse!("proposals-not-open") };
        Ok(wrapped(*gathering, round.facts.take_stances(ctx, participant, stances, channel)?))
    }

    /// `proposal.after_round`: for who was not there, or went home.
    pub(super) fn proposals_after_round(
        &self,
        ctx: &Ctx,
        gathering: GatheringId,
        days: u32,
    ) -> Result<Vec<Event>, Refusal> {
        let events = self.within(self.round(gathering)?).open_after_round(ctx, days)?;
        Ok(wrapped_events(gathering, events))
    }

    /// `proposal.close`: what is carried is decided, once, and goes to the commissioner at once.
    pub(super) fn close_proposals(&self, ctx: &Ctx, gathering: GatheringId) -> Result<Vec<Event>, Refusal> {
        let mut facts = self.round(gathering)?.facts.close(ctx)?;
        facts.push(Fact::HandedOver { at: ctx.now });
        let mut events = wrapped(gathering, facts);
        events.extend(self.tell_everyone_of(ctx, MessageKind::LaterDecided, gathering.0));
        Ok(events)
    }
}

impl NewLine {
    fn on(&self, idea: IdeaId, author: Option<ParticipantId>) -> NewPoint<'_> {
        let (petal, text, kind) = (self.petal, &self.text, PointKind::Point);
        NewPoint { idea, petal, parent: None, text, kind, author, addition: false }
    }
}
