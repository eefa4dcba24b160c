//! What came out, idea by idea, as pages show it: the words that were decided on, byte for byte,
//! and the commissioner's answers beside them. An answer never edits a decision (method.md, 6).

use crate::clock;
use crate::flower::{Size, flower_svg};
use crate::text::T;
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::screen::flowers;
use crate::web::trace::tell::{self, Awaited};
use crate::web::words;
use bloemenzee_domain::answer::AnswerKind;
use bloemenzee_domain::carried::Tallies;
use bloemenzee_domain::fact::{DocumentFact, Verdict};
use bloemenzee_domain::facts::{Answered, Facts};
use bloemenzee_domain::follow_up::AnswerDue;
use bloemenzee_domain::idea::{Idea, Point, PointKind};

/// One line of an idea.
pub struct PointLine {
    /// Its code, `4.2.17`.
    pub code: String,
    /// The wording that was decided on, or that stands now.
    pub text: String,
    /// Its petal; empty for a title.
    pub petal: String,
    /// The idea it stands on.
    pub idea: String,
    /// Whether someone from another table added it.
    pub addition: bool,
}

/// One answer of the commissioner.
pub struct AnswerLine {
    /// `bz-answer--outside`, `bz-answer--intent`, or nothing.
    pub class: &'static str,
    /// The answer in a sentence.
    pub sentence: String,
    /// The commissioner's own words; may be empty.
    pub text: String,
    /// Who and when.
    pub by: String,
    /// Which body took it and when, in a sentence; empty where that was not said.
    pub taken: String,
    /// What it refers to.
    pub documents: Vec<Document>,
    /// That it came later than promised; empty where it did not.
    pub late: String,
    /// Whether a later answer took its place.
    pub earlier: bool,
}

/// A document that an answer refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is called.
    pub title: String,
    /// Where it can be read; empty for an address that a page may not lead to.
    pub link: String,
}

/// An idea and what became of it.
pub struct IdeaOutcome {
    /// Its identity, for addresses.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its topic.
    pub topic: String,
    /// Its flower, as SVG.
    pub flower: String,
    /// The kind of its status: `carried`, `agreed`, `notdecided`, `done`.
    pub status: &'static str,
    /// Its status in a word.
    pub status_word: String,
    /// How many points everyone stands behind, in words.
    pub counted: String,
    /// Its points that are carried; in a listening route, all.
    pub points: Vec<PointLine>,
    /// Its points that are not decided.
    pub not_decided: Vec<PointLine>,
    /// How many those are, in words.
    pub not_decided_counted: String,
    /// Its questions that are open.
    pub questions: Vec<PointLine>,
    /// The commissioner's answers, the present one first.
    pub answers: Vec<AnswerLine>,
    /// That the answer is waited for; none where it came.
    pub awaited: Option<Awaited>,
    /// Whether the commissioner answers it.
    pub asks_answer: bool,
    /// The colour of its topic.
    pub hue: usize,
}

/// The wording of a point that was decided on; the present one while nothing is decided.
pub fn wording<'a>(facts: &'a Facts, point: &'a Point) -> &'a str {
    let verdict = facts.decided.as_ref().and_then(|d| d.points.get(&point.id));
    let at = verdict.map(|v| (v.revision as usize).saturating_sub(1));
    at.and_then(|n| point.wordings.get(n)).map_or(point.text(), |w| w.text.as_str())
}

/// The verdict on a point; `None` while nothing is decided.
pub fn verdict(facts: &Facts, point: &Point) -> Option<Verdict> {
    facts.decided.as_ref()?.points.get(&point.id).map(|v| v.verdict)
}

/// A point as a line.
pub fn line(t: T, facts: &Facts, idea: &Idea, point: &Point) -> PointLine {
    let text = wording(facts, point);
    PointLine {
        code: facts.code(point),
        text: if text.is_empty() { t.s("text-erased") } else { text.to_owned() },
        petal: point.petal.map(|petal| t.k("petal", petal.name())).unwrap_or_default(),
        idea: flowers::title(facts, idea).to_owned(),
        addition: point.addition,
    }
}

/// Ideas with what became of them on one page; the same wherever they stand, so that one page leads to
/// the same place on the other.
pub const ON_ONE_PAGE: usize = 10;

/// The ideas that the commissioner answers, and the other ones, each in the order of topics.
pub fn asked_and_other(facts: &Facts) -> (Vec<&Idea>, Vec<&Idea>) {
    let asked = facts.to_answer();
    facts.live_ideas().into_iter().partition(|idea| asked.contains(&idea.id))
}

/// These ideas with what became of each, beside small flowers.
pub fn outcomes(here: &Here, ideas: &[&Idea]) -> Vec<IdeaOutcome> {
    ideas.iter().map(|idea| outcome(here, idea, Size::Small)).collect()
}

/// One idea of the meeting with what became of it.
pub fn outcome(here: &Here, idea: &Idea, size: Size) -> IdeaOutcome {
    outcome_in(here, &here.route().facts, &here.snap.shared, idea, size)
}

/// One idea of a round, the meeting's own or a later one, counted from these tallies.
pub fn outcome_in(here: &Here, facts: &Facts, shared: &Tallies, idea: &Idea, size: Size) -> IdeaOutcome {
    let t = here.t();
    let due = here.route().answers_due().into_iter().find(|due| due.decision == idea.id);
    let points = facts.points_of(idea.id);
    let those = |wanted: &dyn Fn(&Point) -> bool| -> Vec<PointLine> {
        points.iter().filter(|p| wanted(p)).map(|p| line(t, facts, idea, p)).collect()
    };
    let open = points.iter().copied().filter(|p| verdict(facts, p) == Some(Verdict::NotDecided));
    let carried = |p: &Point| match verdict(facts, p) {
        Some(verdict) => matches!(verdict, Verdict::Decided | Verdict::Agreed),
        None => shared.of(p.id).carried,
    };
    let decides = facts.method.decides();
    let (status, word) = status(facts, idea, points.iter().any(|p| carried(p)));
    let hue = flowers::hue(facts, idea);
    let topic = facts.tables.get(&idea.table).and_then(|table| facts.topics.get(&table.topic));
    IdeaOutcome {
        id: idea.id.to_string(),
        title: flowers::title(facts, idea).to_owned(),
        topic: topic.map(|topic| topic.title.as_str().to_owned()).unwrap_or_default(),
        flower: flower_svg(&flowers::flower(t, facts, shared, idea), hue, size),
        status,
        status_word: t.s(word),
        counted: flowers::state(t, facts, shared, idea),
        points: those(&|p| p.kind == PointKind::Point && p.petal.is_some() && (!decides || carried(p))),
        not_decided_counted: view::counted(t, open),
        not_decided: those(&|p| verdict(facts, p) == Some(Verdict::NotDecided)),
        questions: those(&|p| p.kind == PointKind::Question && !facts.answered(p.id)),
        answers: answers(t, facts, idea, due.as_ref()),
        awaited: due.as_ref().and_then(|due| tell::awaited(t, due, clock::now())),
        asks_answer: facts.to_answer().contains(&idea.id),
        hue,
    }
}

fn status(facts: &Facts, idea: &Idea, some_carried: bool) -> (&'static str, &'static str) {
    let decided = facts.decided.as_ref();
    match decided {
        Some(d) if d.decisions.contains(&idea.id) => ("carried", "outcome-decision"),
        Some(_) if some_carried => ("agreed", "outcome-agreed"),
        Some(_) => ("notdecided", "outcome-not-decided"),
        None if facts.method.decides() => ("open", "outcome-open"),
        None => ("done", "outcome-said"),
    }
}

fn answers(t: T, facts: &Facts, idea: &Idea, due: Option<&AnswerDue>) -> Vec<AnswerLine> {
    let given = facts.answers.get(&idea.id).into_iter().flatten().rev();
    let late = |answer: &Answered| {
        let first = due.filter(|due| due.answered == Some(answer.at));
        first.and_then(|due| tell::came_late(t, due, clock::now())).unwrap_or_default()
    };
    let line = |(n, answer)| AnswerLine { earlier: n > 0, late: late(answer), ..answer_line(t, answer) };
    given.enumerate().map(line).collect()
}

/// An answer in words.
pub fn answer_line(t: T, answer: &Answered) -> AnswerLine {
    let frame = answer.kind.frame().unwrap_or(0);
    let class = match answer.kind {
        AnswerKind::OutsideFrame { .. } => "bz-answer--outside",
        AnswerKind::DeviatesFromIntent { .. } => "bz-answer--intent",
        AnswerKind::WithinFrames | AnswerKind::Heard => "",
    };
    AnswerLine {
        class,
        sentence: t.n(&format!("answer-is-{}", answer.kind.name().replace('_', "-")), frame),
        text: answer.text.as_str().to_owned(),
        by: t.w("answer-by", "date", words::date(t, answer.at)),
        taken: taken(t, answer),
        documents: answer.documents.iter().map(document).collect(),
        late: String::new(),
        earlier: false,
    }
}

fn taken(t: T, answer: &Answered) -> String {
    let date = answer.taken.map(|at| words::date(t, at));
    match (answer.body.as_ref().map(|body| body.as_str().to_owned()), date) {
        (Some(body), Some(date)) => t.a("answer-taken-by-on", &[("body", body), ("date", date)]),
        (Some(body), None) => t.w("answer-taken-by", "body", body),
        (None, Some(date)) => t.w("answer-taken-on", "date", date),
        (None, None) => String::new(),
    }
}

fn document(document: &DocumentFact) -> Document {
    let link = document.link.as_str();
    let web = ["https://", "http://"].iter().any(|start| link.starts_with(start));
    Document { title: document.title.as_str().to_owned(), link: if web { link.to_owned() } else { String::new() } }
}
