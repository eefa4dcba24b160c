//! The commissioner answers the decisions, one after the other.

use super::outcome::{self, IdeaOutcome};
use crate::flower::Size;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::carried::Tallies;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::id::IdeaId;
use bloemenzee_domain::method::Role;
use bloemenzee_domain::question::Strength;

/// A frame to read, and to choose.
#[derive(Clone)]
struct FrameChoice {
    number: u32,
    text: String,
    intent: bool,
}

#[derive(Template)]
#[template(path = "plenary_answer.html")]
struct AnswerPage {
    page: Page,
    back: String,
    action: String,
    /// Where the person goes after the answer.
    next: String,
    /// Which decision this is, of how many.
    place: String,
    /// The decision before and after this one; empty at the ends.
    before: String,
    after: String,
    decides: bool,
    idea: IdeaOutcome,
    promise: String,
    frames: Vec<FrameChoice>,
    hard: Vec<FrameChoice>,
    intent: Vec<FrameChoice>,
}

/// Every idea that the commissioner answers, of every round that was handed over.
fn all_asked(facts: &Facts) -> Vec<IdeaId> {
    let rounds = facts.rounds().into_iter().filter(|(_, round)| round.handed_over.is_some());
    rounds.flat_map(|(_, round)| round.to_answer()).collect()
}

/// The first decision without an answer, looking on from this one and then from the beginning.
pub fn unanswered(facts: &Facts, from: Option<IdeaId>) -> Option<IdeaId> {
    let all = all_asked(facts);
    let at = from.and_then(|id| all.iter().position(|other| *other == id)).map_or(0, |at| at + 1);
    let (before, after) = all.split_at(at);
    let open = |id: &&IdeaId| Some(**id) != from && facts.answers_to(**id).is_empty();
    after.iter().chain(before).find(open).copied()
}

/// How far the answers are: `3 van 10 besluiten hebben antwoord`.
pub fn progress(here: &Here) -> String {
    let facts = &here.route().facts;
    let all = all_asked(facts);
    let given = all.iter().filter(|id| !facts.answers_to(**id).is_empty()).count();
    let key = if facts.method.decides() { "answers-progress" } else { "answers-progress-listening" };
    if all.is_empty() {
        return String::new();
    }
    here.t().a(key, &[("n", given.to_string()), ("of", all.len().to_string())])
}

/// `GET /r/{route}/plenary/{idea}`: the commissioner answers one decision.
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.only(&[Role::Commissioner])?;
    let (t, facts) = (here.t(), &here.route().facts);
    let id: IdeaId = here.id_in("idea")?;
    let (all, idea) = asked(&here, id).ok_or(Oops::NotFound)?;
    let at = all.iter().position(|other| *other == id).ok_or(Oops::NotFound)?;
    let back = format!("/r/{}/answers", here.id);
    let href = |id: Option<&IdeaId>| id.map(|id| format!("/r/{}/plenary/{id}", here.id)).unwrap_or_default();
    let again = !idea.answers.is_empty();
    let next = unanswered(facts, Some(id)).filter(|_| !again);
    let frames = frames(facts);
    let of = |intent: bool| frames.iter().filter(|frame| frame.intent == intent).cloned().collect();
    let key = if facts.method.decides() { "answer-place" } else { "answer-place-listening" };
    html(&AnswerPage {
        page: Page::of(&here, t.w("answer-to", "title", &idea.title)).still(),
        action: format!("/r/{}/do", here.id),
        next: next.map_or_else(|| back.clone(), |next| href(Some(&next))),
        place: t.a(key, &[("n", (at + 1).to_string()), ("of", all.len().to_string())]),
        before: href(at.checked_sub(1).and_then(|n| all.get(n))),
        after: href(all.get(at + 1)),
        decides: facts.method.decides(),
        idea,
        promise: facts.question.as_ref().map(|(_, promise)| promise.as_str().to_owned()).unwrap_or_default(),
        hard: of(false),
        intent: of(true),
        frames,
        back,
    })
}

/// The ideas that are answered together with this one, of the meeting or of the later round that it
/// was decided in, and what became of it; none before they were handed over.
fn asked(here: &Here, id: IdeaId) -> Option<(Vec<IdeaId>, IdeaOutcome)> {
    let facts = &here.route().facts;
    let of = |round: &Facts, tallies: &Tallies| {
        round.handed_over?;
        Some((round.to_answer(), outcome::outcome_in(here, round, tallies, round.ideas.get(&id)?, Size::Medium)))
    };
    match facts.later_holding(id) {
        Some((_, later)) => of(&later.facts, &later.facts.tallies()),
        None => of(facts, &here.snap.shared),
    }
}

fn frames(facts: &Facts) -> Vec<FrameChoice> {
    let choice = |frame: &bloemenzee_domain::fact::FrameFact| FrameChoice {
        number: frame.number,
        text: frame.text.as_str().to_owned(),
        intent: frame.strength == Strength::Intent,
    };
    facts.frames.iter().map(choice).collect()
}
