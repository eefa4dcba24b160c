//! The report: for everybody once it is final; the draft for who took part, guides, or asked.

pub mod build;
mod work;

#[cfg(test)]
mod tests;

use crate::clock;
use crate::typeset::{self, Limits};
use crate::web::follow;
use crate::web::here::Here;
use crate::web::oops::{Oops, Paper};
use crate::web::page::{Page, html};
use crate::web::routes::{Entry, For};
use crate::web::words;
use askama::Template;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use bloemenzee_domain::method::Role;
use bloemenzee_report::{Job, Shown, points_csv, points_xlsx, report_html, report_page};
use build::Source;

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![
        ("GET", "/r/{route}/report", For::All, get(show)),
        ("GET", "/r/{route}/report/topics/{topic}", For::All, get(show_topic)),
        ("GET", "/r/{route}/report/work", For::Lead, get(work::show)),
        ("GET", "/r/{route}/report/work/finalise", For::Lead, get(work::finalise)),
        ("GET", "/r/{route}/report.pdf", For::All, get(pdf)),
        ("GET", "/r/{route}/points.csv", For::All, get(csv)),
        ("GET", "/r/{route}/points.xlsx", For::All, get(xlsx)),
    ]
}

/// Whether this viewer may read the report as it stands now.
pub fn may_read(here: &Here) -> bool {
    let report = &here.route().prep.report;
    let draft = here.actor.participant.is_some() || here.actor.is(Role::Commissioner);
    report.finalised.is_some() || here.actor.guides() || (report.drafted.is_some() && draft)
}

fn source(here: &Here) -> Source<'_> {
    Source { route: here.route(), t: here.t(), organisation: &here.app.config.organisation, now: clock::now() }
}

/// A correction that the viewer proposed.
struct OwnCorrection {
    text: String,
    answer: String,
}

#[derive(Template)]
#[template(path = "report.html")]
struct ReportPage {
    page: Page,
    at: String,
    action: String,
    id: String,
    /// The report as HTML.
    report: String,
    draft: String,
    made_now: bool,
    corrects: bool,
    participant: String,
    corrections: Vec<OwnCorrection>,
    works: bool,
    /// Where who takes part signs up to go on; empty while nobody can.
    sign_up: String,
}

#[derive(Template)]
#[template(path = "report_not_yet.html")]
struct NotYetPage {
    page: Page,
    text: String,
    signed_in: bool,
    home: String,
}

/// The heaviest report, in bytes, that is one page; a heavier one has a page per topic.
const ONE_PAGE: usize = 120_000;

/// `GET /r/{route}/report`
async fn show(here: Here) -> Result<Response, Oops> {
    let report = may_read(&here).then(|| {
        let report = build::report(source(&here));
        let whole = report_html(&report);
        let front = Shown::Front { topics: &topics(&here) };
        if whole.len() <= ONE_PAGE { whole } else { report_page(&report, front).unwrap_or(whole) }
    });
    page(&here, report)
}

/// `GET /r/{route}/report/topics/{topic}`
async fn show_topic(here: Here) -> Result<Response, Oops> {
    let number = here.path.get("topic").and_then(|n| n.parse().ok()).ok_or(Oops::NotFound)?;
    if !may_read(&here) {
        return Ok(explained(&here));
    }
    let front = format!("/r/{}/report", here.id);
    let part = here.viewer.asked("part").and_then(|n| n.parse().ok()).unwrap_or(1);
    let shown = Shown::Topic { number, part, front: &front, topics: &topics(&here) };
    page(&here, Some(report_page(&build::report(source(&here)), shown).ok_or(Oops::NotFound)?))
}

/// Where the topics of a long report stand.
fn topics(here: &Here) -> String {
    format!("/r/{}/report/topics", here.id)
}

/// A page of the report; `report` is none for who may not read it yet.
fn page(here: &Here, report: Option<String>) -> Result<Response, Oops> {
    let t = here.t();
    let is = &here.route().prep.report;
    let Some(report) = report else {
        let text = t.s(match is.drafted {
            Some(_) => "report-not-yet-draft",
            None if here.route().facts.stopped.is_some() => "report-not-yet-stopped",
            None => "report-not-yet",
        });
        let signed_in = here.viewer.session.is_some();
        let page = Page::of(here, t.s("report-title"));
        return html(&NotYetPage { page, text, signed_in, home: format!("/r/{}", here.id) });
    };
    let open = is.drafted.is_some() && is.finalised.is_none();
    let may = here.route().facts.method.permits(here.route().facts.phase, &here.actor.roles, "report.correct");
    html(&ReportPage {
        at: format!("/r/{}/report", here.id),
        action: format!("/r/{}/do", here.id),
        id: here.id.to_string(),
        report,
        draft: match is.correct_before.filter(|_| open) {
            Some(until) => t.w("report-correct-before", "date", words::date(t, until)),
            None => String::new(),
        },
        made_now: is.drafted.is_none(),
        corrects: open && may,
        participant: here.actor.participant.map(|p| p.to_string()).unwrap_or_default(),
        corrections: own_corrections(here),
        works: here.actor.is(Role::LeadFacilitator),
        sign_up: if here.actor.guides() { String::new() } else { follow::sign_up_href(here) },
        page: Page::of(here, t.s("report-title")),
    })
}

fn own_corrections(here: &Here) -> Vec<OwnCorrection> {
    let Some(me) = here.actor.participant else { return Vec::new() };
    let mine = here.route().prep.corrections.values().filter(|c| c.participant == Some(me));
    let told = |c: &bloemenzee_domain::report::Correction| OwnCorrection {
        text: c.text.clone(),
        answer: match &c.settled {
            Some((true, note)) => here.t().w("report-correction-made", "note", note),
            Some((false, note)) => here.t().w("report-correction-not-made", "note", note),
            None => here.t().s("report-correction-waits"),
        },
    };
    mine.map(told).collect()
}

/// A file to keep.
pub fn file(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

/// To the page that says when the report comes, for who may not read it yet.
fn explained(here: &Here) -> Response {
    Redirect::to(&format!("/r/{}/report", here.id)).into_response()
}

/// `GET /r/{route}/report.pdf`
async fn pdf(here: Here) -> Result<Response, Oops> {
    if !may_read(&here) {
        return Ok(explained(&here));
    }
    let job = Job::Report(build::report(source(&here)));
    let made = typeset::typeset(&job, Limits::default()).await;
    let bytes = made.map_err(|fault| Oops::untypeset(&fault, Paper::Report, format!("/r/{}/report", here.id)))?;
    Ok(file(&here.t().s("report-file-pdf"), "application/pdf", bytes))
}

/// `GET /r/{route}/points.csv`
async fn csv(here: Here) -> Result<Response, Oops> {
    if !may_read(&here) {
        return Ok(explained(&here));
    }
    let rows = build::rows(source(&here), &here.snap.shared);
    let bytes = points_csv(build::lang(here.t()), &rows).map_err(unlisted)?;
    Ok(file(&here.t().s("points-file-csv"), "text/csv; charset=utf-8", bytes))
}

/// `GET /r/{route}/points.xlsx`
async fn xlsx(here: Here) -> Result<Response, Oops> {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    if !may_read(&here) {
        return Ok(explained(&here));
    }
    let rows = build::rows(source(&here), &here.snap.shared);
    let bytes = points_xlsx(build::lang(here.t()), &rows).map_err(unlisted)?;
    Ok(file(&here.t().s("points-file-xlsx"), KIND, bytes))
}

fn unlisted(error: bloemenzee_report::ListError) -> Oops {
    tracing::error!(%error, "a list could not be written");
    Oops::Failed
}
