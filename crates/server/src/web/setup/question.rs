//! The central question and the promise, with guidance while writing.

use super::may;
use crate::text::T;
use crate::web::act;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::plain;
use askama::Template;
use axum::body::Bytes;
use axum::response::Response;
use bloemenzee_domain::guidance::{Hint, question_hints};
use bloemenzee_domain::method::Role;

#[derive(Template)]
#[template(path = "setup_question.html")]
struct QuestionPage {
    page: Page,
    id: String,
    may_write: bool,
    asked: bool,
    /// Whether it was taken over from an earlier round, word for word.
    kept: bool,
    question: String,
    promise: String,
    looked: bool,
    hints: Vec<String>,
    promise_hints: Vec<String>,
    back: String,
}

fn guard(here: &Here) -> Result<(), Oops> {
    here.only(&[Role::LeadFacilitator, Role::Facilitator, Role::Commissioner, Role::Administrator])
}

/// `GET /r/{route}/question`
pub async fn show(here: Here) -> Result<Response, Oops> {
    guard(&here)?;
    let route = here.route();
    let asked = route.facts.question.as_ref().map(|(q, p)| (q.as_str().to_owned(), p.as_str().to_owned()));
    let draft = || (route.prep.draft.question.clone(), route.prep.draft.promise.clone());
    let (question, promise) = asked.unwrap_or_else(draft);
    let looked = !question.is_empty();
    filled(&here, question, promise, looked)
}

/// `POST /r/{route}/question`: the same page with hints on what is typed; nothing is saved.
pub async fn look(here: Here, body: Bytes) -> Result<Response, Oops> {
    guard(&here)?;
    let fields = act::own(&here.viewer, &body)?;
    let of = |name| act::field(&fields, name).unwrap_or("").to_owned();
    filled(&here, of("question"), of("promise"), true)
}

fn filled(here: &Here, question: String, promise: String, looked: bool) -> Result<Response, Oops> {
    let t = here.t();
    let asked = here.route().facts.question.is_some();
    let kept = here.route().keeps_question();
    let commissioner = here.actor.is(Role::Commissioner);
    html(&QuestionPage {
        id: here.id.to_string(),
        may_write: may(here, "question.write") && !asked && !kept,
        asked,
        kept,
        looked,
        hints: question_hints(&question).iter().map(|hint| said(t, hint)).collect(),
        promise_hints: plain::plainer(t, &promise),
        question,
        promise,
        back: format!("/r/{}/{}", here.id, if commissioner { "commissioner" } else { "work" }),
        page: Page::of(here, t.s("question-title")).still(),
    })
}

/// A hint in words.
fn said(t: T, hint: &Hint) -> String {
    match hint {
        Hint::NotAQuestion => t.s("hint-not-a-question"),
        Hint::ClosedQuestion { opening } => t.w("hint-closed", "word", opening),
        Hint::HoldsSolution { words } => t.w("hint-solution", "words", words),
        Hint::TooLong { words, max } => t.a("hint-long", &[("words", words.to_string()), ("max", max.to_string())]),
        Hint::TwoQuestions => t.s("hint-two"),
        Hint::LongWords { words } => t.w("hint-long-words", "words", words.join(", ")),
        Hint::MissingSoThat => t.s("hint-so-that"),
        Hint::Acronym { word } => t.w("hint-acronym", "word", word),
    }
}
