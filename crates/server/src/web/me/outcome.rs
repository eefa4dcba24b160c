//! What was decided, as a participant reads it after the round was closed.

use crate::clock;
use crate::text::T;
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::stretch::{self, Stretch};
use crate::web::trace::tell;
use bloemenzee_domain::fact::Verdict;
use bloemenzee_domain::idea::Idea;
use bloemenzee_domain::method::AnswersTo;

/// One idea and what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdeaOutcome {
    /// Its title.
    pub title: String,
    /// Whether it is a decision.
    pub decision: bool,
    /// Points that everyone stands behind.
    pub carried: Vec<String>,
    /// Points that are not decided.
    pub not_decided: Vec<String>,
    /// Questions still open.
    pub questions: Vec<String>,
    /// That there are more points than are shown here; empty when all are.
    pub more: String,
    /// The commissioner's latest answer, or that there is none yet; empty where none is asked.
    pub answer: String,
}

/// The ideas that the page shows, decisions first; none before the round is closed.
pub fn of(here: &Here) -> (Vec<IdeaOutcome>, Stretch) {
    let Some(decided) = &here.route().facts.decided else { return Default::default() };
    let mut ideas = here.route().facts.live_ideas();
    ideas.sort_by_key(|idea| !decided.decisions.contains(&idea.id));
    let shown = Stretch::new(&here.viewer, "outcome", ideas.len(), stretch::IDEAS);
    (shown.of_all(&ideas).iter().map(|idea| one(here, idea)).collect(), shown)
}

/// Keeps what a phone can show of an idea, and says how much is left to the report.
fn cut(t: T, found: &mut IdeaOutcome) -> String {
    let (mut room, mut more) = (stretch::POINTS, 0);
    for list in [&mut found.carried, &mut found.not_decided, &mut found.questions] {
        more += list.len().saturating_sub(room);
        list.truncate(room);
        room -= list.len();
    }
    if more > 0 { t.n("me-outcome-more", more) } else { String::new() }
}

fn one(here: &Here, idea: &Idea) -> IdeaOutcome {
    let (t, facts, now) = (here.t(), &here.route().facts, clock::now());
    let due = here.route().answers_due().into_iter().find(|due| due.decision == idea.id);
    let mut found = IdeaOutcome { title: view::idea_title(facts, idea), ..IdeaOutcome::default() };
    let Some(decided) = &facts.decided else { return found };
    found.decision = decided.decisions.contains(&idea.id);
    for point in facts.points_of(idea.id) {
        let text = || {
            let star = if point.addition { "* " } else { "" };
            format!("{}: {star}{}", view::petal_name(t, point.petal), point.text())
        };
        match decided.points.get(&point.id).map(|v| v.verdict) {
            Some(Verdict::Decided | Verdict::Agreed) if point.petal.is_some() => found.carried.push(text()),
            Some(Verdict::NotDecided) => found.not_decided.push(text()),
            Some(Verdict::QuestionOpen) => found.questions.push(text()),
            _ => {}
        }
    }
    found.more = cut(t, &mut found);
    let asked = match facts.method.decision.answers_to {
        AnswersTo::Decision => found.decision,
        AnswersTo::Idea => true,
    };
    found.answer = match facts.answers.get(&idea.id).and_then(|all| all.last()) {
        Some(given) => {
            let frame = given.kind.frame().map(|n| n.to_string()).unwrap_or_default();
            let said = t.w(&format!("me-reply-{}", given.kind.name().replace('_', "-")), "frame", frame);
            let late = due.as_ref().and_then(|due| tell::came_late(t, due, now)).unwrap_or_default();
            [said.as_str(), given.text.as_str(), &late].join(" ").trim().to_owned()
        }
        None if asked => {
            let awaited = due.as_ref().and_then(|due| tell::awaited(t, due, now));
            awaited.map_or_else(|| t.s("no-answer-yet"), |is| is.sentence)
        }
        None => String::new(),
    };
    found
}
