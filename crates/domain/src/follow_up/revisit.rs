//! Decisions live on: looked at again, superseded or withdrawn, only by a new decision of the same
//! circle, with a reason; the history is one list to read.

use super::{FollowRecord, LaterRound, changed, date};
use crate::ctx::Ctx;
use crate::event::Event;
use crate::fact::Fact;
use crate::facts::{Answered, Facts};
use crate::id::{GatheringId, IdeaId};
use crate::idea::lines;
use crate::refusal::{Refusal, ensure};
use crate::route::Route;
use crate::time::Moment;
use crate::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a proposal does with an earlier decision, once it is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// It was looked at again, and stays.
    Confirms,
    /// The new one takes its place.
    Supersedes,
    /// It no longer holds, and nothing takes its place.
    Withdraws,
}

impl How {
    /// The name in Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Confirms => "confirms",
            Self::Supersedes => "supersedes",
            Self::Withdraws => "withdraws",
        }
    }
}

/// The decision that a proposal looks at again, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRevisit {
    /// The idea that is the decision.
    pub decision: IdeaId,
    /// What becomes of it.
    pub how: How,
    /// Why.
    pub reason: String,
}

/// The same, as it was proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revisit {
    /// The idea that is the decision.
    pub decision: IdeaId,
    /// What becomes of it.
    pub how: How,
    /// Why.
    pub reason: Words,
}

/// A decision of some round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecisionMade {
    /// The idea that it is.
    pub idea: IdeaId,
    /// The follow-up gathering; none for the meeting's own.
    pub gathering: Option<GatheringId>,
    /// When it was decided; entries from before the moment was kept know the handover's only.
    pub at: Option<Moment>,
}

/// Whether a decision holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Standing {
    /// It holds.
    InForce,
    /// Another took its place.
    Superseded {
        /// Which.
        by: IdeaId,
    },
    /// It no longer holds.
    Withdrawn {
        /// By which decision.
        by: IdeaId,
    },
}

impl Standing {
    /// Whether it holds.
    pub fn in_force(self) -> bool {
        self == Self::InForce
    }
}

/// What happened to a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turned<'a> {
    /// It was decided.
    Decided,
    /// The commissioner answered.
    Answered(&'a Answered),
    /// A later decision looked at it again.
    Revisited {
        /// Which.
        by: IdeaId,
        /// What became of it.
        how: How,
        /// Why.
        reason: &'a Words,
    },
}

/// One line in the history of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn<'a> {
    /// When; none where an old log did not keep it.
    pub at: Option<Moment>,
    /// What happened.
    pub what: Turned<'a>,
}

/// When a decision is to be looked at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// The idea that is the decision.
    pub decision: IdeaId,
    /// On which day; none once taken away.
    pub on: Option<Moment>,
    /// When that was set.
    pub set: Moment,
}

impl Facts {
    /// Every decision of every round, in order.
    pub fn decisions(&self) -> Vec<DecisionMade> {
        let of = |(gathering, facts): (Option<GatheringId>, &Self)| {
            let decided = facts.decided.as_ref();
            let at = decided.and_then(|d| d.at).or(facts.handed_over);
            let ideas = decided.map_or_else(Vec::new, |d| d.decisions.clone());
            ideas.into_iter().map(move |idea| DecisionMade { idea, gathering, at }).collect::<Vec<_>>()
        };
        self.rounds().into_iter().flat_map(of).collect()
    }

    /// The later decisions that looked at this one again, in order.
    fn revisits_of(&self, decision: IdeaId) -> Vec<(DecisionMade, &Revisit)> {
        let revisit = |made: DecisionMade| {
            let round = self.later.get(&made.gathering?)?;
            Some((made, round.revisits.get(&made.idea).filter(|r| r.decision == decision)?))
        };
        self.decisions().into_iter().filter_map(revisit).collect()
    }

    /// Whether a decision holds.
    pub fn standing(&self, decision: IdeaId) -> Standing {
        let ends = self.revisits_of(decision).into_iter().find(|(_, revisit)| revisit.how != How::Confirms);
        match ends {
            Some((by, Revisit { how: How::Supersedes, .. })) => Standing::Superseded { by: by.idea },
            Some((by, _)) => Standing::Withdrawn { by: by.idea },
            None => Standing::InForce,
        }
    }

    /// The commissioner's answers to an idea of whatever round, the latest last.
    pub fn answers_to(&self, idea: IdeaId) -> &[Answered] {
        self.holding(idea).and_then(|facts| facts.answers.get(&idea)).map_or(&[], Vec::as_slice)
    }

    /// All that happened to a decision, in one list to read.
    pub fn history(&self, decision: IdeaId) -> Vec<Turn<'_>> {
        let made = self.decisions().into_iter().filter(|d| d.idea == decision);
        let decided = made.map(|d| Turn { at: d.at, what: Turned::Decided });
        let answered = self.answers_to(decision).iter().map(|a| Turn { at: Some(a.at), what: Turned::Answered(a) });
        let again = self.revisits_of(decision).into_iter().map(|(by, revisit)| {
            let what = Turned::Revisited { by: by.idea, how: revisit.how, reason: &revisit.reason };
            Turn { at: by.at, what }
        });
        let mut all: Vec<_> = decided.chain(answered).chain(again).collect();
        all.sort_by_key(|turn| turn.at);
        all
    }
}

impl Route {
    /// That a proposal looks at a decision again: only where the whole circle is asked.
    pub(super) fn revisit(
        &self,
        gathering: GatheringId,
        round: &LaterRound,
        idea: IdeaId,
        new: &NewRevisit,
    ) -> Result<Fact, Refusal> {
        let decision = new.decision;
        ensure!(self.facts.decisions().iter().any(|d| d.idea == decision), "not-a-decision");
        ensure!(self.facts.standing(decision).in_force(), "decision-not-standing");
        ensure!(round.whole_circle, "whole-circle-needed");
        let live = |other: &IdeaId| round.facts.ideas.get(other).is_some_and(|i| !i.dropped);
        ensure!(live(&idea), "idea-unknown");
        let twice = round.revisits.iter().any(|(other, r)| live(other) && (r.decision == decision || *other == idea));
        ensure!(!twice, "revisited-already");
        let reason = lines(&new.reason, 2_000).map_err(|_| Refusal::new("reason-needed"))?;
        Ok(Fact::Revisits { gathering, idea, decision, how: new.how, reason: reason.into() })
    }

    /// The decisions that stand and whose day to be looked at again has come, with that day.
    pub fn reviews_due(&self, now: Moment) -> Vec<(IdeaId, Moment)> {
        self.reviews().into_iter().filter(|(_, on)| *on <= now).collect()
    }

    /// The decisions that stand and have a day to be looked at again, with that day.
    ///
    /// A later decision that looked at it since that day was chosen settles it.
    pub(super) fn reviews(&self) -> Vec<(IdeaId, Moment)> {
        let looked = |review: &Review| {
            let again = self.facts.revisits_of(review.decision);
            again.iter().any(|(made, _)| made.at.is_some_and(|at| at >= review.set))
        };
        let reviews = self.prep.follow.reviews.values();
        let stand = reviews.filter(|r| self.facts.standing(r.decision).in_force() && !looked(r));
        stand.filter_map(|r| Some((r.decision, r.on?))).collect()
    }

    /// `decision.review`: a day to look at a decision again; none takes it away.
    pub(super) fn review_decision(
        &self,
        ctx: &Ctx,
        decision: IdeaId,
        on: Option<Moment>,
    ) -> Result<Vec<Event>, Refusal> {
        ensure!(self.facts.decisions().iter().any(|d| d.idea == decision), "not-a-decision");
        ensure!(self.facts.standing(decision).in_force(), "decision-not-standing");
        let on = on.map(date).transpose()?;
        let before = self.prep.follow.reviews.get(&decision).and_then(|review| review.on);
        ensure!(before != on, "nothing-changes");
        let is = Review { decision, on, set: ctx.now };
        Ok(vec![changed("decision.review_set", FollowRecord::Review(is))])
    }
}
