//! Decisions live on: what happened to each, whether it still holds, and when the circle looks at it again.

use crate::clock;
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::stretch::Stretch;
use crate::web::trace::is_open;
use crate::web::trace::tell::{Step, Telling};
use crate::web::words;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::follow_up::Standing;
use bloemenzee_domain::id::IdeaId;
use std::collections::BTreeSet;

/// Decisions with all their history on one page.
const ON_A_PAGE: usize = 12;

struct Decision {
    id: String,
    title: String,
    /// Where everybody reads of it; empty before the report.
    href: String,
    /// The kind of its status word.
    look: &'static str,
    word: String,
    /// Whether the commissioner's answer is late.
    answer_late: bool,
    steps: Vec<Step>,
    /// Whether the viewer chooses a day to look at it again.
    reviews: bool,
    /// That day, as a browser's field takes it; empty for none.
    day: String,
    /// What puts the day back as it is now.
    undo: String,
}

#[derive(Template)]
#[template(path = "follow_decisions.html")]
struct DecisionsPage {
    page: Page,
    id: String,
    at: String,
    decisions: Vec<Decision>,
    decisions_of: Stretch,
    /// Whether the viewer plans the gathering at which one is looked at again.
    plans: bool,
    decides: bool,
}

/// `GET /r/{route}/follow/decisions`
pub async fn show(here: Here) -> Result<Response, Oops> {
    super::within(&here)?;
    let (t, route) = (here.t(), here.route());
    let telling = Telling::new(route, t, clock::now());
    let due: BTreeSet<_> = route.reviews_due(telling.now).into_iter().map(|(decision, _)| decision).collect();
    let (first, rest): (Vec<_>, Vec<_>) =
        route.facts.decisions().into_iter().map(|made| made.idea).partition(|idea| due.contains(idea));
    let all = [first, rest].concat();
    let decisions_of = Stretch::new(&here.viewer, "decisions", all.len(), ON_A_PAGE);
    let one = |idea: &IdeaId| decision(&here, &telling, *idea, due.contains(idea));
    html(&DecisionsPage {
        id: here.id.to_string(),
        at: format!("/r/{}/follow/decisions", here.id),
        decisions: decisions_of.of_all(&all).iter().map(one).collect(),
        decisions_of,
        plans: here.actor.guides(),
        decides: route.facts.method.decides(),
        page: Page::of(&here, t.s("follow-decisions-title")).still(),
    })
}

fn decision(here: &Here, telling: &Telling<'_>, idea: IdeaId, due: bool) -> Decision {
    let (t, route) = (here.t(), here.route());
    let standing = route.facts.standing(idea);
    let (look, key) = match standing {
        Standing::InForce if due => ("late", "follow-decision-due"),
        Standing::InForce => ("carried", "follow-decision-holds"),
        Standing::Superseded { .. } => ("ended", "follow-decision-superseded"),
        Standing::Withdrawn { .. } => ("ended", "follow-decision-withdrawn"),
    };
    let day = route.prep.follow.reviews.get(&idea).and_then(|review| review.on).map(words::day_field);
    let day = day.unwrap_or_default();
    Decision {
        id: idea.to_string(),
        title: telling.title(idea),
        href: if is_open(here) { telling.address(idea) } else { String::new() },
        look,
        word: t.s(key),
        answer_late: standing.in_force() && route.answer_is_late(idea, telling.now),
        steps: telling.steps(idea),
        reviews: standing.in_force() && view::may(here, "decision.review"),
        undo: view::undo("decision.review", &[("decision", idea.to_string()), ("on", day.clone())]),
        day,
    }
}
