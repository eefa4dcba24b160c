//! The report's life: draft, correction period, final.

use crate::change::{Change, Record};
use crate::ctx::Ctx;
use crate::event::Event;
use crate::id::{ItemId, ParticipantId};
use crate::idea::lines;
use crate::message::MessageKind;
use crate::method::Step;
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;
use crate::time::Moment;
use serde::{Deserialize, Serialize};

/// How far the report is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportState {
    /// When the draft went to the participants.
    pub drafted: Option<Moment>,
    /// Until when they can propose corrections.
    pub correct_before: Option<Moment>,
    /// When it became final.
    pub finalised: Option<Moment>,
    /// Why it became final before the period ended; empty when it did not.
    pub early_because: String,
}

/// A correction that somebody proposes to the draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Its identity.
    pub id: ItemId,
    /// By whom; none when somebody wrote it down without a name.
    pub participant: Option<ParticipantId>,
    /// What should be otherwise.
    pub text: String,
    /// Taken over or not, and what was done; `None` while open.
    pub settled: Option<(bool, String)>,
}

impl Route {
    fn report_is(what: &'static str, is: ReportState) -> Event {
        Event::Change(Change { what: what.into(), record: Record::Report(is) })
    }

    /// `report.draft`
    pub(crate) fn draft_report(&self, ctx: &Ctx, next_steps: &str) -> Result<Vec<Event>, Refusal> {
        ensure!(self.facts.step() == Step::Report, "report-not-yet");
        ensure!(self.prep.report.drafted.is_none(), "report-drafted");
        let next_steps = lines(next_steps, 4_000)?;
        let days = self.facts.method.decision.correction_days;
        let is = ReportState {
            drafted: Some(ctx.now),
            correct_before: Some(ctx.now.plus_days(days)),
            finalised: None,
            early_because: String::new(),
        };
        let mut draft = self.prep.draft.clone();
        draft.next_steps = next_steps;
        let mut events = vec![
            Event::Change(Change { what: "next_steps.written".into(), record: Record::Draft(draft) }),
            Self::report_is("report.drafted", is),
        ];
        events.extend(self.tell_everyone(ctx, MessageKind::DraftReport));
        Ok(events)
    }

    /// `report.correct`
    pub(crate) fn correct_report(
        &self,
        ctx: &Ctx,
        participant: Option<ParticipantId>,
        text: &str,
    ) -> Result<Vec<Event>, Refusal> {
        let report = &self.prep.report;
        ensure!(report.drafted.is_some(), "report-not-yet");
        ensure!(report.finalised.is_none(), "report-final");
        let participant = if ctx.actor.guides() { participant } else { ctx.actor.participant };
        ensure!(participant.is_some() || ctx.actor.guides(), "not-yours");
        participant.map(|p| self.involvement(p).map(|_| ())).transpose()?;
        let is = Correction { id: ctx.new_id(0), participant, text: lines(text, 2_000)?, settled: None };
        Ok(vec![Event::Change(Change { what: "report.corrected".into(), record: Record::Correction(is) })])
    }

    /// `report.settle_correction`
    pub(crate) fn settle_correction(&self, id: ItemId, accepted: bool, note: &str) -> Result<Vec<Event>, Refusal> {
        let Some(old) = self.prep.corrections.get(&id) else { return refuse!("correction-unknown") };
        ensure!(self.prep.report.finalised.is_none(), "report-final");
        let is = Correction { settled: Some((accepted, lines(note, 2_000)?)), ..old.clone() };
        Ok(vec![Event::Change(Change { what: "report.correction_settled".into(), record: Record::Correction(is) })])
    }

    /// `report.finalise`
    pub(crate) fn finalise_report(&self, ctx: &Ctx, reason: &str) -> Result<Vec<Event>, Refusal> {
        let report = &self.prep.report;
        ensure!(report.drafted.is_some(), "report-not-yet");
        ensure!(report.finalised.is_none(), "report-final");
        let open = self.prep.corrections.values().filter(|c| c.settled.is_none()).count();
        ensure!(open == 0, "corrections-open", open = open);
        let early = report.correct_before.is_some_and(|until| ctx.now < until);
        let early_because = if early {
            ensure!(!reason.trim().is_empty(), "early-needs-reason");
            lines(reason, 500)?
        } else {
            String::new()
        };
        let is = ReportState { finalised: Some(ctx.now), early_because, ..report.clone() };
        let mut events = vec![Self::report_is("report.finalised", is)];
        events.extend(self.tell_everyone(ctx, MessageKind::FinalReport));
        Ok(events)
    }
}
