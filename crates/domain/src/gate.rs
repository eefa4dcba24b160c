//! The gates between phases: what must hold to go on.

use crate::conversation::ItemKind;
use crate::ctx::Ctx;
use crate::event::Event;
use crate::fact::Fact;
use crate::id::ItemId;
use crate::idea::lines;
use crate::method::{Gate, Role};
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;

/// One thing that a gate asks, and whether it holds; shown before it is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Fluent key `gate-<code>`.
    pub code: &'static str,
    /// Whether it holds.
    pub holds: bool,
    /// How many things are still open, where they can be counted.
    pub open: usize,
}

/// The reason given for passing over something unsettled, and how much of it the report may tell.
pub(crate) type Overridden = Option<(String, u32)>;

impl Route {
    /// What the gate out of the open phase asks.
    pub fn gate(&self) -> Vec<Condition> {
        let facts = &self.facts;
        let one = |code, holds| Condition { code, holds, open: usize::from(!holds) };
        match facts.method.phases.get(facts.phase).map_or(Gate::None, |p| p.gate) {
            Gate::QuestionComplete => vec![
                one("question", !self.prep.draft.question.is_empty()),
                one("promise", !self.prep.draft.promise.is_empty()),
                one("commissioner", !self.prep.holders(Role::Commissioner).is_empty()),
            ],
            Gate::FramesReleased => vec![one("frames", facts.frames_version > 0)],
            Gate::TopicsPresent => vec![one("topics", !facts.topics.is_empty())],
            Gate::CircleFormed => {
                let missing = facts.method.decision.minimum.saturating_sub(self.prep.expected().count());
                vec![Condition { code: "circle", holds: missing == 0, open: missing }]
            }
            Gate::Prepared => {
                let open = self.unsettled();
                let counted = |code, n: usize| Condition { code, holds: n == 0, open: n };
                vec![counted("talks", open.talks.len()), counted("items", open.items.len())]
            }
            Gate::HandedOver => vec![one("handed-over", facts.handed_over.is_some())],
            Gate::ReportFinal => vec![one("report-final", self.prep.report.finalised.is_some())],
            Gate::None => Vec::new(),
        }
    }

    /// Passes the gate, or says what is missing. Only the gate to the meeting can be opened with
    /// something unsettled, for a reason that shows in the report (method.md, 5).
    pub(crate) fn pass_gate(&self, _ctx: &Ctx, reason: &str) -> Result<(Overridden, Vec<Event>), Refusal> {
        let facts = &self.facts;
        let gate = facts.method.phases.get(facts.phase).map_or(Gate::None, |p| p.gate);
        let missing: Vec<_> = self.gate().into_iter().filter(|c| !c.holds).collect();
        let mut events = Vec::new();
        if gate == Gate::QuestionComplete && missing.is_empty() {
            let draft = &self.prep.draft;
            let (question, promise) = (draft.question.as_str().into(), draft.promise.as_str().into());
            events.push(Event::Fact(Fact::QuestionAsked { question, promise }));
        }
        let Some(first) = missing.first() else { return Ok((None, events)) };
        ensure!(gate == Gate::Prepared, "gate-closed", missing = first.code);
        if reason.trim().is_empty() {
            return refuse!("gate-needs-reason", open = missing.iter().map(|c| c.open).sum::<usize>());
        }
        // That a safety item was open never shows: it is not among the number in the report, and
        // with nothing else open there is no number at all.
        let unsettled = self.unsettled();
        let shown = |id: &&ItemId| self.prep.items.get(id).is_some_and(|i| i.kind != ItemKind::Safety);
        let open = unsettled.talks.len() + unsettled.items.iter().filter(shown).count();
        Ok((Some((lines(reason, 500)?, u32::try_from(open).unwrap_or(u32::MAX))), events))
    }
}
