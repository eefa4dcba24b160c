//! `GET /r/{route}/answers`: the commissioner's answers to all decisions, by which day they were
//! promised, what is late, and what went back to the circle.

use super::tell::{self, Step, Telling};
use super::{is_open, not_yet};
use crate::clock;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::stretch::Stretch;
use crate::web::words;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::answer::AnswerKind;
use bloemenzee_domain::follow_up::AnswerDue;
use bloemenzee_domain::method::Role;

/// Decisions with all their answers on one page.
const ON_A_PAGE: usize = 12;
/// Decisions without an answer that are named at the top.
const MOST_OPEN: usize = 5;

/// How one decision stands.
struct Decision {
    id: String,
    title: String,
    href: String,
    mark: &'static str,
    word: String,
    steps: Vec<Step>,
    /// Where the commissioner answers it; empty for who does not.
    answer: String,
    given: bool,
}

/// A decision that has no answer yet.
struct Open {
    title: String,
    sentence: String,
    late: bool,
    /// Where it is answered, or where everybody reads of it; empty while it can be neither.
    href: String,
}

/// A day that was promised.
struct Promised {
    by: String,
    given: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "trace_answers.html")]
struct AnswersPage {
    page: Page,
    id: String,
    at: String,
    lead: String,
    progress: String,
    late: String,
    /// The decisions without an answer, those that are late first.
    open: Vec<Open>,
    open_more: usize,
    /// Whether the viewer answers them.
    answers: bool,
    promises: Vec<Promised>,
    may_promise: bool,
    promised: bool,
    back: Vec<Decision>,
    decisions: Vec<Decision>,
    decisions_of: Stretch,
    guides: bool,
    public: bool,
}

/// Whether this viewer may see the answers: as what became of the points; who gives them and who guides
/// also before the report.
fn may_see(here: &Here) -> bool {
    let gives = here.actor.is(Role::Commissioner) || here.actor.guides();
    is_open(here) || (gives && here.route().facts.handed_over.is_some())
}

/// `GET /r/{route}/answers`
pub async fn show(here: Here) -> Result<Response, Oops> {
    if !may_see(&here) {
        return not_yet(&here, "answers-title");
    }
    let (t, route, now) = (here.t(), here.route(), clock::now());
    let telling = Telling::new(route, t, now);
    let due = route.answers_due();
    let late = due.iter().filter(|due| due.answered.is_none() && due.late(now)).count();
    let given = due.iter().filter(|due| due.answered.is_some()).count();
    let returned = route.back_with_circle();
    let answers = here.actor.is(Role::Commissioner) && here.could("answer.give");
    let mut open: Vec<_> = due.iter().filter(|due| due.answered.is_none()).collect();
    open.sort_by_key(|due| !due.late(now));
    let decision = |due: &AnswerDue| decision(&here, &telling, due, answers);
    let decisions_of = Stretch::new(&here.viewer, "decisions", due.len(), ON_A_PAGE);
    let decides = route.facts.method.decides();
    html(&AnswersPage {
        id: here.id.to_string(),
        at: format!("/r/{}/answers", here.id),
        lead: t.s(if decides { "answers-lead" } else { "answers-lead-listening" }),
        progress: t.a(
            if decides { "answers-progress" } else { "answers-progress-listening" },
            &[("n", given.to_string()), ("of", due.len().to_string())],
        ),
        late: if late > 0 { t.n("answers-late", late) } else { String::new() },
        open_more: open.len().saturating_sub(MOST_OPEN),
        open: open.iter().take(MOST_OPEN).filter_map(|due| waits(&here, &telling, due, answers)).collect(),
        answers,
        promises: promises(&here),
        promised: !route.prep.follow.promises.is_empty(),
        may_promise: here.actor.is(Role::Commissioner) && here.could("answer.promise") && given < due.len(),
        back: due.iter().filter(|due| returned.contains(&due.decision)).take(ON_A_PAGE).map(decision).collect(),
        decisions: decisions_of.of_all(&due).iter().map(decision).collect(),
        decisions_of,
        guides: here.actor.guides(),
        public: super::is_public(&here),
        page: Page::of(&here, t.s("answers-title")).still(),
    })
}

fn waits(here: &Here, telling: &Telling<'_>, due: &AnswerDue, answers: bool) -> Option<Open> {
    let awaited = tell::awaited(telling.t, due, telling.now)?;
    let href = match (answers, super::is_public(here)) {
        (true, _) => format!("/r/{}/plenary/{}", here.id, due.decision),
        (false, true) => telling.address(due.decision),
        (false, false) => String::new(),
    };
    Some(Open { title: telling.title(due.decision), sentence: awaited.sentence, late: awaited.late, href })
}

fn decision(here: &Here, telling: &Telling<'_>, due: &AnswerDue, answers: bool) -> Decision {
    let t = telling.t;
    let last = here.route().facts.answers_to(due.decision).last();
    let (mark, key) = match last.map(|answer| &answer.kind) {
        None if due.late(telling.now) => ("late", "answer-is-late"),
        None => ("open", "answers-state-waits"),
        Some(AnswerKind::OutsideFrame { .. }) => ("talk", "answers-state-back"),
        Some(AnswerKind::DeviatesFromIntent { .. }) => ("done", "answers-state-deviates"),
        Some(AnswerKind::WithinFrames) => ("done", "answers-state-taken"),
        Some(AnswerKind::Heard) => ("done", "answers-state-heard"),
    };
    Decision {
        id: due.decision.to_string(),
        title: telling.title(due.decision),
        href: telling.address(due.decision),
        mark,
        word: t.s(key),
        steps: telling.steps(due.decision),
        answer: if answers { format!("/r/{}/plenary/{}", here.id, due.decision) } else { String::new() },
        given: last.is_some(),
    }
}

/// Every day that was promised, the latest first.
fn promises(here: &Here) -> Vec<Promised> {
    let t = here.t();
    let promised = |promise: &bloemenzee_domain::follow_up::AnswerPromise| Promised {
        by: words::date(t, promise.by),
        given: words::date(t, promise.given),
        reason: promise.reason.clone(),
    };
    here.route().prep.follow.promises.values().rev().map(promised).collect()
}
