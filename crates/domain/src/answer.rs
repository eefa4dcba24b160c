//! Closing the round, threads, handover, and the commissioner's answers.
//!
//! Carried is live; decided is recorded once. An answer never edits a decision (method.md, 6).

use crate::ctx::Ctx;
use crate::event::Event;
use crate::fact::{DocumentFact, Fact, Numbers, PointVerdict, Verdict};
use crate::facts::Facts;
use crate::gathering::Presence;
use crate::id::{IdeaId, PointId, ThreadId};
use crate::idea::{Life, PointKind, line, lines};
use crate::message::MessageKind;
use crate::method::{AnswersTo, Part};
use crate::question::Strength;
use crate::refusal::{Refusal, ensure};
use crate::route::Route;
use crate::time::Moment;
use crate::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The commissioner's answer to one decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AnswerKind {
    /// Within the frames: adopted unchanged.
    WithinFrames,
    /// Outside a hard frame: back to the circle.
    OutsideFrame {
        /// Which frame.
        frame: u32,
    },
    /// Deviates from an intent: adopted, and how it was weighed.
    DeviatesFromIntent {
        /// Which frame.
        frame: u32,
    },
    /// A listening route's answer to a worry.
    Heard,
}

impl AnswerKind {
    /// The name in Fluent keys and the database.
    pub fn name(&self) -> &'static str {
        match self {
            Self::WithinFrames => "within_frames",
            Self::OutsideFrame { .. } => "outside_frame",
            Self::DeviatesFromIntent { .. } => "deviates_from_intent",
            Self::Heard => "heard",
        }
    }

    /// The frame it speaks of.
    pub fn frame(&self) -> Option<u32> {
        match self {
            Self::OutsideFrame { frame } | Self::DeviatesFromIntent { frame } => Some(*frame),
            Self::WithinFrames | Self::Heard => None,
        }
    }
}

const MAX_ANSWER: usize = 4_000;
const MAX_DOCUMENTS: usize = 20;

/// A document that an answer refers to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDocument {
    /// What it is called.
    pub title: String,
    /// Where it can be read, from `https://` on.
    pub link: String,
}

/// What belongs to an answer besides its words, if wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerMore {
    /// The documents it refers to.
    #[serde(default)]
    pub documents: Vec<NewDocument>,
    /// Which body took it: the executive, the council; empty for the commissioner's own.
    #[serde(default)]
    pub body: String,
    /// When that body took it.
    #[serde(default)]
    pub taken: Option<Moment>,
}

/// An address of a document: of the web, without white space.
fn link(text: &str) -> Result<String, Refusal> {
    let text = line(text, 1_000)?;
    let web = ["https://", "http://"].iter().any(|start| text.len() > start.len() && text.starts_with(start));
    let plain = !text.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'));
    ensure!(web && plain, "link-wrong");
    Ok(text)
}

impl AnswerMore {
    fn documents(&self) -> Result<Vec<DocumentFact>, Refusal> {
        ensure!(self.documents.len() <= MAX_DOCUMENTS, "too-many-at-once", most = MAX_DOCUMENTS);
        let one =
            |d: &NewDocument| Ok(DocumentFact { title: line(&d.title, 300)?.into(), link: link(&d.link)?.into() });
        self.documents.iter().map(one).collect()
    }
}

impl Facts {
    /// Who decides, in numbers.
    pub fn numbers(&self) -> Numbers {
        let count = |f: &dyn Fn(&crate::gathering::Attendance) -> bool| {
            u32::try_from(self.attendance.values().filter(|a| f(a)).count()).unwrap_or(u32::MAX)
        };
        let required = |a: &crate::gathering::Attendance| a.presence.decides();
        Numbers {
            required: count(&required),
            residents: count(&|a| required(a) && !a.professional),
            professionals: count(&|a| required(a) && a.professional),
            left: count(&|a| a.presence == Presence::Left),
            withdrawn: count(&|a| a.presence == Presence::Withdrawn),
            listening: count(&|a| a.presence == Presence::Listening),
            support: count(&|a| a.presence == Presence::Support),
        }
    }

    /// The verdict on every live point if the round were closed now.
    pub fn verdicts(&self) -> (Vec<PointVerdict>, Vec<IdeaId>) {
        let tallies = self.tallies();
        let mut points = Vec::new();
        let mut decisions = Vec::new();
        for idea in self.live_ideas() {
            let decision = self.bloom(idea.id, &tallies).decision;
            if decision {
                decisions.push(idea.id);
            }
            for point in self.points_of(idea.id) {
                let verdict = match (point.kind, tallies.of(point.id).carried, decision) {
                    (PointKind::Question, ..) if self.answered(point.id) => Verdict::QuestionAnswered,
                    (PointKind::Question, ..) => Verdict::QuestionOpen,
                    (PointKind::Point, true, true) => Verdict::Decided,
                    (PointKind::Point, true, false) => Verdict::Agreed,
                    (PointKind::Point, false, _) => Verdict::NotDecided,
                };
                points.push(PointVerdict { point: point.id, revision: point.revision(), verdict });
            }
        }
        (points, decisions)
    }

    /// Whether a live point answers this question; a moved, merged or split answer still does.
    pub fn answered(&self, question: PointId) -> bool {
        let mut next: Vec<_> = self.points.get(&question).and_then(|p| p.answered_by).into_iter().collect();
        let mut looked = BTreeSet::new();
        while let Some(point) = next.pop().filter(|id| looked.insert(*id)).and_then(|id| self.points.get(&id)) {
            match &point.life {
                Life::Replaced(by) => next.extend(by),
                _ if self.is_live(point) => return true,
                _ => {}
            }
        }
        false
    }

    /// `closing.close`
    pub(crate) fn close(&self, ctx: &Ctx) -> Result<Vec<Fact>, Refusal> {
        ensure!(self.method.decides(), "method-does-not-decide");
        ensure!(self.decided.is_none(), "already-decided");
        let closing = self.part == Some(Part::Closing) || self.after_round.is_some();
        ensure!(closing, "closing-not-begun");
        if let Some(until) = self.after_round {
            let waiting = self.attendance.keys().any(|p| self.waited_for(*p));
            ensure!(ctx.now >= until || !waiting, "after-round-open", until = until.0);
        }
        let (points, decisions) = self.verdicts();
        let carried: BTreeSet<_> = points
            .iter()
            .filter(|v| matches!(v.verdict, Verdict::Decided | Verdict::Agreed))
            .map(|v| v.point)
            .collect();
        let mut facts = vec![Fact::Decided { points, decisions, numbers: self.numbers(), at: Some(ctx.now) }];
        facts.extend(self.trim_threads(&carried));
        Ok(facts)
    }

    /// Threads drawn during the after-round keep only what was carried in the end.
    fn trim_threads(&self, carried: &BTreeSet<PointId>) -> Vec<Fact> {
        let trimmed = self.threads.iter().filter_map(|(id, thread)| {
            let points: Vec<_> = thread.points.iter().copied().filter(|p| carried.contains(p)).collect();
            if points.len() == thread.points.len() {
                return None;
            }
            Some(if points.is_empty() {
                Fact::ThreadRemoved { thread: *id }
            } else {
                Fact::ThreadDrawn { thread: *id, number: thread.number, title: thread.title.clone(), points }
            })
        });
        trimmed.collect()
    }

    /// `thread.draw`
    pub(crate) fn draw_thread(&self, id: ThreadId, title: &str, points: &[PointId]) -> Result<Vec<Fact>, Refusal> {
        ensure!(self.part == Some(Part::Plenary) || self.decided.is_some(), "plenary-not-begun");
        ensure!(!points.is_empty(), "nothing-chosen");
        let distinct: BTreeSet<_> = points.iter().collect();
        ensure!(distinct.len() == points.len(), "point-twice");
        let tallies = self.tallies();
        for point in points {
            let carried = match &self.decided {
                Some(decided) => {
                    decided.points.get(point).is_some_and(|v| matches!(v.verdict, Verdict::Decided | Verdict::Agreed))
                }
                None => tallies.of(*point).carried,
            };
            // A listening route draws its lines through what was said.
            let said = !self.method.decides() && self.live(*point).is_ok();
            ensure!(carried || said, "thread-through-carried");
        }
        let next = self.threads.values().map(|t| t.number).max().unwrap_or(0) + 1;
        let number = self.threads.get(&id).map_or(next, |t| t.number);
        Ok(vec![Fact::ThreadDrawn { thread: id, number, title: line(title, 200)?.into(), points: points.to_vec() }])
    }

    /// `thread.remove`
    pub(crate) fn remove_thread(&self, thread: ThreadId) -> Result<Vec<Fact>, Refusal> {
        ensure!(self.threads.contains_key(&thread), "thread-unknown");
        Ok(vec![Fact::ThreadRemoved { thread }])
    }

    /// `outcome.hand_over`
    pub(crate) fn hand_over(&self, ctx: &Ctx) -> Result<Vec<Fact>, Refusal> {
        ensure!(self.handed_over.is_none(), "already-handed-over");
        ensure!(self.part == Some(Part::Plenary), "plenary-not-begun");
        ensure!(self.decided.is_some() || !self.method.decides(), "round-not-closed");
        Ok(vec![Fact::HandedOver { at: ctx.now }])
    }

    /// The ideas that the commissioner answers.
    pub fn to_answer(&self) -> Vec<IdeaId> {
        match self.method.decision.answers_to {
            AnswersTo::Decision => self.decided.as_ref().map_or_else(Vec::new, |d| d.decisions.clone()),
            AnswersTo::Idea => self.live_ideas().into_iter().map(|i| i.id).collect(),
        }
    }

    /// `answer.give`
    pub(crate) fn give_answer(
        &self,
        ctx: &Ctx,
        idea: IdeaId,
        answer: &AnswerKind,
        text: &str,
        more: &AnswerMore,
    ) -> Result<Vec<Fact>, Refusal> {
        if let Some((gathering, round)) = self.later_holding(idea) {
            let facts = round.facts.give_answer(ctx, idea, answer, text, more)?;
            return Ok(facts.into_iter().map(|of| Fact::Later { gathering, of: Box::new(of) }).collect());
        }
        ensure!(self.handed_over.is_some(), "not-handed-over");
        ensure!(self.to_answer().contains(&idea), "nothing-to-answer");
        let strength = |n: u32| self.frames.iter().find(|f| f.number == n).map(|f| f.strength);
        match answer {
            AnswerKind::OutsideFrame { frame } => ensure!(strength(*frame) == Some(Strength::Hard), "frame-not-hard"),
            AnswerKind::DeviatesFromIntent { frame } => {
                ensure!(strength(*frame) == Some(Strength::Intent), "frame-not-intent")
            }
            AnswerKind::Heard => ensure!(!self.method.decides(), "answer-does-not-fit"),
            AnswerKind::WithinFrames => ensure!(self.method.decides(), "answer-does-not-fit"),
        }
        let needed = !matches!(answer, AnswerKind::WithinFrames);
        ensure!(!needed || !text.trim().is_empty(), "answer-needs-why");
        let text = if text.trim().is_empty() { String::new() } else { lines(text, MAX_ANSWER)? };
        let body: Option<Words> = if more.body.trim().is_empty() { None } else { Some(line(&more.body, 200)?.into()) };
        let (answer, text, at) = (answer.clone(), text.into(), ctx.now);
        let (documents, taken) = (more.documents()?, more.taken);
        Ok(vec![Fact::Answered { idea, answer, text, at, documents, body, taken }])
    }
}

impl Route {
    /// `outcome.hand_over`, with the day by which the commissioner promises to answer, if it does.
    pub(crate) fn hand_over_outcome(&self, ctx: &Ctx, answer_by: Option<Moment>) -> Result<Vec<Event>, Refusal> {
        let mut events: Vec<_> = self.facts.hand_over(ctx)?.into_iter().map(Event::Fact).collect();
        if let Some(by) = answer_by {
            events.extend(self.promise_answer(ctx, by, "")?);
        }
        Ok(events)
    }

    /// `closing.after_round`: told to whoever still has something to answer.
    pub(crate) fn open_after_round(&self, ctx: &Ctx, days: u32) -> Result<Vec<Event>, Refusal> {
        let facts = &self.facts;
        ensure!(facts.decided.is_none(), "already-decided");
        ensure!(facts.part == Some(Part::Closing), "closing-not-begun");
        ensure!(facts.after_round.is_none(), "nothing-changes");
        let least = facts.method.decision.after_round_days;
        ensure!((least..=60).contains(&days), "days-wrong", least = least);
        let mut events = vec![Event::Fact(Fact::AfterRoundOpened { until: ctx.now.plus_days(days) })];
        let asked = facts.attendance.keys().filter(|p| !facts.asked_of(**p).is_empty());
        events.extend(asked.enumerate().map(|(n, p)| self.message_to(ctx, *p, MessageKind::AfterRound, n)));
        Ok(events)
    }

    /// `route.stop`: a state that tells everyone, and says why.
    pub(crate) fn stop(&self, ctx: &Ctx, reason: &str) -> Result<Vec<Event>, Refusal> {
        ensure!(self.facts.stopped.is_none(), "route-stopped");
        let mut events = vec![Event::Fact(Fact::Stopped { reason: lines(reason, 2_000)?.into(), at: ctx.now })];
        events.extend(self.tell_everyone(ctx, MessageKind::Stopped));
        Ok(events)
    }

    /// `phase.open`: the next phase through its gate, or an earlier one with a reason.
    pub(crate) fn open_phase(&self, ctx: &Ctx, to: usize, reason: &str) -> Result<Vec<Event>, Refusal> {
        let facts = &self.facts;
        ensure!(to < facts.method.phases.len() && to != facts.phase, "phase-unknown");
        if to < facts.phase {
            return self.back_to_phase(ctx, to, reason);
        }
        ensure!(to == facts.phase + 1, "one-phase-at-a-time");
        let (overridden, mut events) = self.pass_gate(ctx, reason)?;
        events.push(Event::Fact(match overridden {
            Some((reason, unsettled)) => {
                Fact::PhaseOpened { phase: to, at: ctx.now, reason: Some(reason.into()), unsettled }
            }
            None => Fact::PhaseOpened { phase: to, at: ctx.now, reason: None, unsettled: 0 },
        }));
        Ok(events)
    }

    fn back_to_phase(&self, ctx: &Ctx, to: usize, reason: &str) -> Result<Vec<Event>, Refusal> {
        let facts = &self.facts;
        ensure!(!facts.tables_opened, "tables-opened");
        let frozen = facts.method.phase_of(crate::method::Step::Frames).unwrap_or(0);
        ensure!(to > frozen, "frames-frozen");
        let reason = lines(reason, 500).map_err(|_| Refusal::new("reason-needed"))?;
        Ok(vec![Event::Fact(Fact::PhaseOpened { phase: to, at: ctx.now, reason: Some(reason.into()), unsettled: 0 })])
    }
}

#[cfg(test)]
mod tests;
