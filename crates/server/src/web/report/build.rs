//! The report, built from a route: numbers and texts, never a person.
//!
//! Whatever may not be seen is left out here, in one place (design.md, law 5): a reason stands in
//! the report only where [`Viewer::Report`] may read it, and of the gate only what may be told.

use crate::text::{Lang as Tongue, T};
use crate::web::plenary::outcome::{verdict, wording};
use crate::web::words;
use bloemenzee_domain::answer::AnswerKind as Answered;
use bloemenzee_domain::fact::{DocumentFact, Verdict};
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::id::PointId;
use bloemenzee_domain::idea::{Idea as Flower, Life, Petal as Leaf, Point as Line, PointKind};
use bloemenzee_domain::question::Strength as Binds;
use bloemenzee_domain::route::Route;
use bloemenzee_domain::stance::Viewer;
use bloemenzee_domain::time::Moment;
use bloemenzee_report::{
    Answer, AnswerKind, Document, Frame, Gathering, Idea, Lang, Numbers, Outcome, Petal, PetalKind, Point, PointRef,
    PointRow, PointStatus, Purpose, Report, Status, Strength, Thread,
};

/// What a report is built from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The route.
    pub route: &'a Route,
    /// The texts, in the report's language.
    pub t: T,
    /// The organisation that holds the route, and asks the question.
    pub organisation: &'a str,
    /// When it is made.
    pub now: Moment,
}

/// The language of the report crate.
pub fn lang(t: T) -> Lang {
    match t.lang {
        Tongue::Nl => Lang::Nl,
        Tongue::En => Lang::En,
    }
}

/// The whole report.
pub fn report(source: Source<'_>) -> Report {
    let Source { route, t, organisation, now } = source;
    let facts = &route.facts;
    let (question, promise) = facts.question.clone().unwrap_or_default();
    Report {
        lang: lang(t),
        status: status(source),
        purpose: if facts.method.decides() { Purpose::Decide } else { Purpose::Listen },
        route_title: facts.title.as_str().to_owned(),
        organisation: organisation.to_owned(),
        commissioner_role_name: organisation.to_owned(),
        say_level: t.k("say", facts.method.say.name()),
        question: question.as_str().to_owned(),
        promise: promise.as_str().to_owned(),
        meeting: meetings(source),
        frames: frames(facts),
        topics: topics(facts),
        numbers: numbers(route),
        gate_note: gate_note(t, facts),
        ideas: facts.live_ideas().into_iter().map(|idea| flower(t, facts, idea)).collect(),
        threads: threads(t, facts),
        answers: answers(t, facts),
        corrections: corrections(t, route),
        next_steps: sentences(&route.prep.draft.next_steps),
        admins_in_roles: administrators(t, route),
        generated_on: words::date(t, route.prep.report.finalised.unwrap_or(now)),
    }
}

fn status(source: Source<'_>) -> Status {
    let is = &source.route.prep.report;
    if is.finalised.is_some() {
        return Status::Final;
    }
    let days = source.route.facts.method.decision.correction_days;
    let until = is.correct_before.unwrap_or_else(|| source.now.plus_days(days));
    Status::Draft { correct_before: words::date(source.t, until) }
}

fn sentences(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The gatherings that were held: those whose time has come.
fn meetings(source: Source<'_>) -> Vec<Gathering> {
    let Source { route, t, now, .. } = source;
    let current = route.prep.gathering(route.facts.gathering).map(|g| g.id);
    let held = |g: &&bloemenzee_domain::gathering::Gathering| g.at <= now || Some(g.id) == current;
    let mut all: Vec<_> = route.prep.gatherings.values().filter(held).collect();
    all.sort_by_key(|g| g.at);
    let parts: Vec<_> = route.facts.method.parts().iter().map(|(part, _)| t.k("part", part.name())).collect();
    let told = |g: &bloemenzee_domain::gathering::Gathering| Gathering {
        date_words: words::date(t, g.at),
        place: g.place.clone(),
        parts: parts.clone(),
    };
    all.into_iter().map(told).collect()
}

/// The released frames, in order.
pub fn frames(facts: &Facts) -> Vec<Frame> {
    let frame = |frame: &bloemenzee_domain::fact::FrameFact| Frame {
        number: frame.number,
        text: frame.text.as_str().to_owned(),
        strength: match frame.strength {
            Binds::Hard => Strength::Hard,
            Binds::Intent => Strength::Intent,
        },
        version: facts.frames_version,
    };
    facts.frames.iter().map(frame).collect()
}

fn topics(facts: &Facts) -> Vec<String> {
    let mut all: Vec<_> = facts.topics.values().collect();
    all.sort_by_key(|topic| topic.number);
    all.into_iter().map(|topic| topic.title.as_str().to_owned()).collect()
}

fn numbers(route: &Route) -> Numbers {
    let (facts, prep) = (&route.facts, &route.prep);
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let decided = facts.decided.as_ref().map_or_else(|| facts.numbers(), |decided| decided.numbers);
    Numbers {
        invited: small(prep.involvements.values().filter(|i| i.invited.is_some()).count()),
        talked: small(prep.conversations.values().filter(|c| c.held.is_some()).count()),
        waived: small(prep.conversations.values().filter(|c| c.held.is_none() && c.waived.is_some()).count()),
        attended: small(facts.attendance.len()),
        required: decided.required,
        withdrawn: decided.withdrawn,
        left: decided.left,
        listening: decided.listening,
        residents: decided.residents,
        professionals: decided.professionals,
        support: decided.support,
    }
}

/// That a gate was opened early, and why; what was open is a number in which safety never counts.
fn gate_note(t: T, facts: &Facts) -> Option<String> {
    let told = facts.overrides.iter().filter(|(_, _, unsettled)| *unsettled > 0);
    let notes: Vec<_> = told
        .map(|(_, reason, unsettled)| {
            t.a("report-gate-note", &[("n", unsettled.to_string()), ("reason", reason.as_str().to_owned())])
        })
        .collect();
    if notes.is_empty() { None } else { Some(notes.join(" ")) }
}

fn flower(t: T, facts: &Facts, idea: &Flower) -> Idea {
    let points = facts.points_of(idea.id);
    let title = facts.points.get(&idea.title);
    let topic = facts.tables.get(&idea.table).and_then(|table| facts.topics.get(&table.topic));
    let petal = |kind: PetalKind, leaf: Leaf| Petal {
        kind,
        points: points
            .iter()
            .filter(|p| p.petal == Some(leaf) && p.parent.is_none())
            .map(|p| point(t, facts, &points, p))
            .collect(),
    };
    Idea {
        topic_number: facts.topic_number(idea.table),
        topic: topic.map(|topic| topic.title.as_str().to_owned()).unwrap_or_default(),
        number: idea.number,
        title: title.map(|title| said(t, facts, title)).unwrap_or_default(),
        title_status: title.map_or(PointStatus::NotCarried { reason: None }, |title| became(t, facts, title)),
        outcome: outcome(facts, idea),
        petals: [
            petal(PetalKind::What, Leaf::What),
            petal(PetalKind::How, Leaf::How),
            petal(PetalKind::Who, Leaf::Who),
            petal(PetalKind::Where, Leaf::Where),
            petal(PetalKind::When, Leaf::When),
            petal(PetalKind::Preconditions, Leaf::Preconditions),
        ],
    }
}

fn outcome(facts: &Facts, idea: &Flower) -> Outcome {
    if !facts.method.decides() {
        return Outcome::Heard { answered: facts.answers.get(&idea.id).is_some_and(|all| !all.is_empty()) };
    }
    let Some(decided) = &facts.decided else { return Outcome::Open };
    if decided.decisions.contains(&idea.id) {
        return Outcome::Decision;
    }
    let points = facts.points_of(idea.id);
    let agreed = points.iter().any(|p| verdict(facts, p) == Some(Verdict::Agreed));
    if agreed { Outcome::Agreed } else { Outcome::NotDecided }
}

/// The words of a point, byte for byte; once erased, that they are gone.
fn said(t: T, facts: &Facts, point: &Line) -> String {
    let text = wording(facts, point);
    if text.is_empty() { t.s("text-erased") } else { text.to_owned() }
}

fn point(t: T, facts: &Facts, all: &[&Line], line: &Line) -> Point {
    Point {
        code: facts.code(line),
        text: said(t, facts, line),
        addition: line.addition,
        status: became(t, facts, line),
        sub: all.iter().filter(|p| p.parent == Some(line.id)).map(|p| point(t, facts, all, p)).collect(),
    }
}

fn became(t: T, facts: &Facts, line: &Line) -> PointStatus {
    if line.kind == PointKind::Point && !facts.method.decides() {
        return PointStatus::Said;
    }
    let verdict = verdict(facts, line).unwrap_or(match line.kind {
        PointKind::Question if facts.answered(line.id) => Verdict::QuestionAnswered,
        PointKind::Question => Verdict::QuestionOpen,
        PointKind::Point => Verdict::NotDecided,
    });
    match verdict {
        Verdict::Decided | Verdict::Agreed => PointStatus::Carried,
        Verdict::NotDecided => PointStatus::NotCarried { reason: reasons(facts, line) },
        Verdict::QuestionOpen => PointStatus::OpenQuestion,
        Verdict::QuestionAnswered => PointStatus::AnsweredQuestion { by_code: answer_code(facts, line, t) },
    }
}

/// The reasons of not-yets whose owners agreed that they stand in the report; none others, ever.
fn reasons(facts: &Facts, line: &Line) -> Option<String> {
    facts.decided.as_ref()?;
    let people = facts.stances.get(&line.id)?;
    let told: Vec<_> = people
        .keys()
        .filter_map(|who| facts.present_stance(line.id, *who))
        .filter_map(|stance| stance.reason_for(Viewer::Report))
        .collect();
    if told.is_empty() { None } else { Some(told.join(" · ")) }
}

/// The code of the live point that answers a question, also after it was moved, merged or split.
fn answer_code(facts: &Facts, question: &Line, t: T) -> String {
    let mut next: Vec<PointId> = question.answered_by.into_iter().collect();
    let mut steps = facts.points.len();
    while let Some(point) = next.pop().and_then(|id| facts.points.get(&id)).filter(|_| steps > 0) {
        steps -= 1;
        match &point.life {
            Life::Replaced(by) => next.extend(by),
            _ if facts.is_live(point) => return facts.code(point),
            _ => {}
        }
    }
    t.s("text-erased")
}

fn threads(t: T, facts: &Facts) -> Vec<Thread> {
    let mut all: Vec<_> = facts.threads.values().collect();
    all.sort_by_key(|thread| thread.number);
    let reference = |id: &PointId| {
        let point = facts.points.get(id)?;
        Some(PointRef { code: facts.code(point), text: said(t, facts, point) })
    };
    let told = |thread: &bloemenzee_domain::facts::Thread| Thread {
        number: thread.number,
        title: thread.title.as_str().to_owned(),
        points: thread.points.iter().filter_map(reference).collect(),
    };
    all.into_iter().map(told).collect()
}

/// The present answer to each decision; in a listening route, to each thing that was said.
fn answers(t: T, facts: &Facts) -> Vec<Answer> {
    let told = |idea: &Flower| {
        let given = facts.answers.get(&idea.id)?.last()?;
        let text = given.text.as_str().to_owned();
        let (kind, text) = match &given.kind {
            Answered::WithinFrames => (AnswerKind::WithinFrames, text),
            Answered::OutsideFrame { frame } => {
                (AnswerKind::OutsideHardFrame { frame: *frame, why: text }, String::new())
            }
            Answered::DeviatesFromIntent { frame } => {
                (AnswerKind::DeviatesFromIntent { frame: *frame, weighed: text }, String::new())
            }
            Answered::Heard => (AnswerKind::Heard, text),
        };
        let idea_title = facts.points.get(&idea.title).map(|title| said(t, facts, title)).unwrap_or_default();
        let document =
            |is: &DocumentFact| Document { title: is.title.as_str().to_owned(), link: is.link.as_str().to_owned() };
        let documents = given.documents.iter().map(document).collect();
        Some(Answer { idea_title, kind, text, date_words: words::date(t, given.at), documents })
    };
    facts.live_ideas().into_iter().filter_map(told).collect()
}

fn corrections(t: T, route: &Route) -> Vec<String> {
    let settled = route.prep.corrections.values().filter_map(|c| c.settled.as_ref());
    let told = |(accepted, note): &(bool, String)| {
        t.w(if *accepted { "report-correction-made" } else { "report-correction-not-made" }, "note", note)
    };
    let mut all: Vec<_> = settled.map(told).collect();
    if !route.prep.report.early_because.is_empty() {
        all.push(t.w("report-final-early", "reason", &route.prep.report.early_because));
    }
    all
}

/// Roles that an administrator took: named as such, by role (method.md).
fn administrators(t: T, route: &Route) -> Vec<String> {
    let taken = route.prep.grants.values().filter(|grant| grant.held && grant.by_administrator);
    taken.map(|grant| t.w("report-administrator-in-role", "role", t.k("role", grant.role.name()))).collect()
}

/// Every point of the report as a row of the list, with its counts.
pub fn rows(source: Source<'_>, tallies: &bloemenzee_domain::carried::Tallies) -> Vec<PointRow> {
    let Source { route, t, .. } = source;
    let facts = &route.facts;
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let decides = facts.method.decides();
    let undecided = if decides { "list-status-open" } else { "list-status-said" };
    let row = |idea: &Flower, line: &Line| {
        let tally = tallies.of(line.id);
        let above = line.parent.and_then(|id| facts.points.get(&id));
        let topic = facts.tables.get(&idea.table).and_then(|table| facts.topics.get(&table.topic));
        PointRow {
            route: facts.title.as_str().to_owned(),
            topic: topic.map(|topic| topic.title.as_str().to_owned()).unwrap_or_default(),
            idea_number: idea.number,
            idea_title: facts.points.get(&idea.title).map(|title| said(t, facts, title)).unwrap_or_default(),
            petal: line.petal.map(|petal| t.k("petal", petal.name())).unwrap_or_default(),
            code: facts.code(line),
            sub_of: above.map(|point| facts.code(point)),
            text: said(t, facts, line),
            addition: line.addition,
            kind: t.s(if line.kind == PointKind::Question { "list-kind-question" } else { "list-kind-point" }),
            status: verdict(facts, line).map_or_else(|| t.s(undecided), |v| t.k("list-status", v.name())),
            required: if decides { small(tally.required) } else { 0 },
            behind: if decides { small(tally.behind) } else { 0 },
        }
    };
    let ideas = facts.live_ideas().into_iter();
    ideas.flat_map(|idea| facts.points_of(idea.id).into_iter().map(move |line| row(idea, line))).collect()
}
