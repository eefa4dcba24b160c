//! The lead facilitator's work on the report: draft, correction period, final.

use crate::clock;
use crate::web::confirm::{Confirm, Reason};
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::setup::work::{TodoLine, elsewhere};
use crate::web::words;
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use bloemenzee_domain::method::{Role, Step};
use bloemenzee_domain::report::Correction;

struct CorrectionView {
    id: String,
    by: String,
    text: String,
    settled: String,
}

/// How far the report is; decides what the page asks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    TooEarly,
    ToDraft,
    Drafted,
    Final,
}

#[derive(Template)]
#[template(path = "report_work.html")]
struct WorkPage {
    page: Page,
    id: String,
    at: String,
    action: String,
    stage: &'static str,
    lead: String,
    days: u32,
    next_steps: String,
    early: bool,
    early_because: String,
    open: Vec<CorrectionView>,
    settled: Vec<CorrectionView>,
    /// What comes next, once the report is final.
    todos: Vec<TodoLine>,
}

/// `GET /r/{route}/report/work`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.only(&[Role::LeadFacilitator])?;
    let (t, facts, prep) = (here.t(), &here.route().facts, &here.route().prep);
    let is = &prep.report;
    let now = clock::now();
    let stage = match (is.finalised, is.drafted) {
        (Some(_), _) => Stage::Final,
        (None, Some(_)) => Stage::Drafted,
        (None, None) if facts.step() == Step::Report => Stage::ToDraft,
        (None, None) => Stage::TooEarly,
    };
    let (settled, open): (Vec<&Correction>, Vec<_>) = prep.corrections.values().partition(|c| c.settled.is_some());
    let views = |all: Vec<&Correction>| all.into_iter().map(|c| view(&here, c)).collect();
    html(&WorkPage {
        id: here.id.to_string(),
        at: format!("/r/{}/report/work", here.id),
        action: format!("/r/{}/do", here.id),
        lead: match (stage, is.correct_before, is.finalised) {
            (Stage::Drafted, Some(until), _) if now < until => {
                t.w("report-work-correcting", "date", words::date_time(t, until))
            }
            (Stage::Drafted, ..) => t.s("report-work-period-over"),
            (Stage::Final, _, Some(at)) => t.w("report-work-final", "date", words::date_time(t, at)),
            (Stage::ToDraft, ..) => t.s("report-work-to-draft"),
            _ => t.s("report-work-too-early"),
        },
        stage: match stage {
            Stage::TooEarly => "early",
            Stage::ToDraft => "draft",
            Stage::Drafted => "drafted",
            Stage::Final => "final",
        },
        days: facts.method.decision.correction_days,
        next_steps: prep.draft.next_steps.clone(),
        early: is.correct_before.is_some_and(|until| now < until),
        early_because: is.early_because.clone(),
        todos: if stage == Stage::Final { elsewhere(&here, "report/work") } else { Vec::new() },
        open: views(open),
        settled: views(settled),
        page: Page::of(&here, t.s("report-work-title")),
    })
}

/// `GET /r/{route}/report/work/finalise`: before the report is final, once, what follows from it.
pub async fn finalise(here: Here) -> Result<Response, Oops> {
    here.only(&[Role::LeadFacilitator])?;
    let (t, prep) = (here.t(), &here.route().prep);
    let (is, back) = (&prep.report, format!("/r/{}/report/work", here.id));
    let ready =
        is.drafted.is_some() && is.finalised.is_none() && prep.corrections.values().all(|c| c.settled.is_some());
    if !ready {
        return Ok(Redirect::to(&back).into_response());
    }
    let until = is.correct_before.filter(|until| clock::now() < *until);
    let reason = Reason {
        label: t.s("report-finalise-reason"),
        help: t.s("report-finalise-reason-help"),
        must: t.s("report-finalise-reason-must"),
    };
    Confirm {
        lead: t.s("finalise-lead"),
        follows: vec![t.s("finalise-fixed"), t.s("finalise-told"), t.s("finalise-read")],
        warning: until.map(|until| t.w("finalise-early", "date", words::date_time(t, until))).unwrap_or_default(),
        known: Vec::new(),
        command: "report.finalise",
        fields: Vec::new(),
        reason: until.map(|_| reason),
        action: format!("/r/{}/do", here.id),
        next: back.clone(),
        label: t.s("finalise-do"),
        back,
        back_label: t.s("finalise-back"),
        page: Page::of(&here, t.s("finalise-title")).still(),
    }
    .answer()
}

fn view(here: &Here, correction: &Correction) -> CorrectionView {
    let t = here.t();
    CorrectionView {
        id: correction.id.to_string(),
        by: correction
            .participant
            .map(|p| here.route().prep.name(p).to_owned())
            .unwrap_or_else(|| t.s("correction-without-name")),
        text: correction.text.clone(),
        settled: match &correction.settled {
            Some((true, note)) => t.w("report-correction-made", "note", note),
            Some((false, note)) => t.w("report-correction-not-made", "note", note),
            None => String::new(),
        },
    }
}
