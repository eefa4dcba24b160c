//! Adoption within the promised time: by when the commissioner answers, and whether it did.
//!
//! The answers themselves are facts ([`crate::answer`]); the date is a promise, and every other date
//! after it is given with a reason and stays beside it.

use super::{FollowRecord, changed, date};
use crate::answer::AnswerKind;
use crate::ctx::Ctx;
use crate::event::Event;
use crate::id::IdeaId;
use crate::idea::lines;
use crate::refusal::{Refusal, ensure};
use crate::route::Route;
use crate::time::Moment;
use serde::{Deserialize, Serialize};

/// By when the commissioner promised to answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerPromise {
    /// From 1; the highest is the latest.
    pub number: u32,
    /// By which day: any moment of it; late from a day later.
    pub by: Moment,
    /// When that was promised.
    pub given: Moment,
    /// Why it is another day than before; empty for the first.
    pub reason: String,
}

/// How the answer to one decision stands to its promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct AnswerDue {
    /// The idea that is the decision; in a listening route, the idea that was said.
    pub decision: IdeaId,
    /// By which day it was promised at first.
    pub first_by: Option<Moment>,
    /// By which day it is promised now.
    pub by: Option<Moment>,
    /// When the first answer came.
    pub answered: Option<Moment>,
}

impl AnswerDue {
    /// Whether it came later than promised now, or has not come by then.
    pub fn late(&self, now: Moment) -> bool {
        self.by.is_some_and(|by| self.answered.unwrap_or(now) >= by.plus_days(1))
    }
}

impl Route {
    /// `answer.promise`, also with `outcome.hand_over`: another day than the one before needs a reason.
    pub(crate) fn promise_answer(&self, ctx: &Ctx, by: Moment, reason: &str) -> Result<Vec<Event>, Refusal> {
        let last = self.prep.follow.promises.values().next_back();
        let by = date(by)?;
        ensure!(by >= ctx.now, "date-past");
        ensure!(last.is_none_or(|last| last.by != by), "nothing-changes");
        let reason = match last {
            None if reason.trim().is_empty() => String::new(),
            _ => lines(reason, 1_000).map_err(|_| Refusal::new("reason-needed"))?,
        };
        let number = last.map_or(1, |last| last.number.saturating_add(1));
        let is = AnswerPromise { number, by, given: ctx.now, reason };
        Ok(vec![changed("answer.promised", FollowRecord::Promise(is))])
    }

    /// How the answers stand to what was promised, decision by decision.
    ///
    /// A promise counts for what had been handed over when it was given: a later decision needs a
    /// promise of its own.
    pub fn answers_due(&self) -> Vec<AnswerDue> {
        let of = |decision: IdeaId, handed_over: Option<Moment>| {
            let answered = self.facts.answers_to(decision).first().map(|a| a.at);
            let counts = |p: &&AnswerPromise| {
                handed_over.is_some_and(|at| p.given >= at) && answered.is_none_or(|at| p.given <= at)
            };
            let mut promises = self.prep.follow.promises.values().filter(counts).peekable();
            let first_by = promises.peek().map(|p| p.by);
            AnswerDue { decision, first_by, by: promises.last().map(|p| p.by), answered }
        };
        let rounds = self.facts.rounds().into_iter();
        rounds.flat_map(|(_, f)| f.to_answer().into_iter().map(|idea| of(idea, f.handed_over))).collect()
    }

    /// The decisions that the commissioner sent back, being outside a hard frame, and that the circle
    /// has not settled by another decision.
    pub fn back_with_circle(&self) -> Vec<IdeaId> {
        let outside = |idea: &IdeaId| {
            let last = self.facts.answers_to(*idea).last();
            last.is_some_and(|a| matches!(a.kind, AnswerKind::OutsideFrame { .. }))
        };
        let decisions = self.facts.decisions().into_iter().map(|d| d.idea);
        decisions.filter(outside).filter(|idea| self.facts.standing(*idea).in_force()).collect()
    }
}
