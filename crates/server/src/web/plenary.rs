//! The plenary: threads through what is carried, the handover, and the commissioner's answers.

pub mod outcome;

use crate::flower::Size;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::routes::{Entry, For};
use crate::web::screen::flowers;
use crate::web::words;
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use bloemenzee_domain::facts::{Facts, Thread};
use bloemenzee_domain::id::{IdeaId, PointId, ThreadId};
use bloemenzee_domain::idea::{Idea, Point};
use bloemenzee_domain::method::{Part, Role};
use bloemenzee_domain::question::Strength;
use outcome::{IdeaOutcome, PointLine};

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![
        ("GET", "/r/{route}/plenary", For::SignedIn, get(show)),
        ("GET", "/r/{route}/plenary/{idea}", For::Commissioner, get(answer)),
    ]
}

struct ThreadView {
    id: String,
    number: u32,
    title: String,
    points: Vec<PointLine>,
    counted: String,
    /// The fields that draw it again after it was taken away.
    undo: String,
}

struct Tick {
    id: String,
    line: PointLine,
    ticked: bool,
}

struct TickGroup {
    idea: String,
    topic: String,
    points: Vec<Tick>,
    open: bool,
}

#[derive(Template)]
#[template(path = "plenary.html")]
struct PlenaryPage {
    page: Page,
    at: String,
    action: String,
    lead: String,
    decides: bool,
    threads: Vec<ThreadView>,
    /// Whether the viewer draws threads now.
    draws: bool,
    /// The thread that is drawn again; empty for a new one.
    redraw: String,
    title: String,
    groups: Vec<TickGroup>,
    hands_over: bool,
    handed_over: String,
    missing: String,
    answers: bool,
    outcomes: Vec<IdeaOutcome>,
    others: Vec<IdeaOutcome>,
    public: String,
}

async fn show(here: Here) -> Result<Response, Oops> {
    here.viewer.signed_in()?;
    let (t, facts) = (here.t(), &here.route().facts);
    let begun = facts.part == Some(Part::Plenary) || facts.decided.is_some();
    let may = |command| facts.method.permits(facts.phase, &here.actor.roles, command) && facts.stopped.is_none();
    let draws = begun && may("thread.draw");
    let redraw = here.viewer.asked("thread").and_then(|id| id.parse::<ThreadId>().ok());
    let redraw = redraw.and_then(|id| facts.threads.get(&id).map(|thread| (id, thread)));
    let ready = facts.part == Some(Part::Plenary) && (facts.decided.is_some() || !facts.method.decides());
    let lead = may("outcome.hand_over") && facts.handed_over.is_none();
    let asked = facts.decided.is_some() || (!facts.method.decides() && facts.handed_over.is_some());
    let all = if asked { outcome::outcomes(&here, Size::Small) } else { Vec::new() };
    let (outcomes, others) = all.into_iter().partition(|o: &IdeaOutcome| o.asks_answer);
    let answers = here.actor.is(Role::Commissioner) && facts.handed_over.is_some() && may("answer.give");
    let page = Page::of(&here, t.s("plenary-title"));
    html(&PlenaryPage {
        at: format!("/r/{}/plenary", here.id),
        action: format!("/r/{}/do", here.id),
        lead: t.s(if facts.handed_over.is_some() { "plenary-lead-handed-over" } else { "plenary-lead" }),
        decides: facts.method.decides(),
        threads: threads(&here),
        draws,
        title: redraw.map(|(_, thread)| thread.title.as_str().to_owned()).unwrap_or_default(),
        groups: if draws { groups(&here, redraw.map(|(_, thread)| thread)) } else { Vec::new() },
        redraw: redraw.map(|(id, _)| id.to_string()).unwrap_or_default(),
        hands_over: lead && ready,
        handed_over: facts
            .handed_over
            .map(|at| t.w("handed-over-on", "when", words::date_time(t, at)))
            .unwrap_or_default(),
        missing: if lead && !ready { t.s(missing(facts)) } else { String::new() },
        answers,
        outcomes,
        others,
        public: format!("/r/{}", here.id),
        page,
    })
}

/// What must happen before the outcome can be handed over.
fn missing(facts: &Facts) -> &'static str {
    if facts.method.decides() && facts.decided.is_none() { "hand-over-needs-close" } else { "hand-over-needs-plenary" }
}

fn threads(here: &Here) -> Vec<ThreadView> {
    let (t, facts) = (here.t(), &here.route().facts);
    let mut all: Vec<_> = facts.threads.iter().collect();
    all.sort_by_key(|(_, thread)| thread.number);
    let view = |(id, thread): (&ThreadId, &Thread)| ThreadView {
        id: id.to_string(),
        number: thread.number,
        title: thread.title.as_str().to_owned(),
        points: thread.points.iter().filter_map(|point| point_line(here, *point)).collect(),
        counted: t.n("thread-points", thread.points.len()),
        undo: redraw_fields(thread),
    };
    all.into_iter().map(view).collect()
}

/// The form by which a thread that was taken away is drawn again, as a new one.
fn redraw_fields(thread: &Thread) -> String {
    let mut fields = form_urlencoded::Serializer::new(String::new());
    fields.append_pair("command", "thread.draw");
    fields.append_pair("title", thread.title.as_str());
    for point in &thread.points {
        fields.append_pair("points", &point.to_string());
    }
    fields.finish()
}

fn point_line(here: &Here, id: PointId) -> Option<PointLine> {
    let facts = &here.route().facts;
    let point = facts.points.get(&id)?;
    Some(outcome::line(here.t(), facts, facts.ideas.get(&point.idea)?, point))
}

/// The points that a thread may be drawn through, by idea.
fn groups(here: &Here, redraw: Option<&Thread>) -> Vec<TickGroup> {
    let facts = &here.route().facts;
    let group = |idea: &Idea| {
        let points = facts.points_of(idea.id);
        let fit = points.into_iter().filter(|p| may_be_linked(here, p));
        let ticked = |p: &Point| redraw.is_some_and(|thread| thread.points.contains(&p.id));
        let points: Vec<_> = fit
            .map(|p| Tick { id: p.id.to_string(), line: outcome::line(here.t(), facts, idea, p), ticked: ticked(p) })
            .collect();
        let topic = facts.tables.get(&idea.table).and_then(|table| facts.topics.get(&table.topic));
        TickGroup {
            idea: flowers::title(facts, idea).to_owned(),
            topic: topic.map(|topic| topic.title.as_str().to_owned()).unwrap_or_default(),
            open: points.iter().any(|tick| tick.ticked),
            points,
        }
    };
    facts.live_ideas().into_iter().map(group).filter(|group| !group.points.is_empty()).collect()
}

/// Carried, or in a listening route: said.
fn may_be_linked(here: &Here, point: &Point) -> bool {
    use bloemenzee_domain::fact::Verdict;
    let facts = &here.route().facts;
    match outcome::verdict(facts, point) {
        Some(verdict) => matches!(verdict, Verdict::Decided | Verdict::Agreed),
        None if facts.method.decides() => here.snap.shared.of(point.id).carried,
        None => true,
    }
}

struct FrameChoice {
    number: u32,
    text: String,
}

#[derive(Template)]
#[template(path = "plenary_answer.html")]
struct AnswerPage {
    page: Page,
    back: String,
    action: String,
    decides: bool,
    idea: IdeaOutcome,
    promise: String,
    hard: Vec<FrameChoice>,
    intent: Vec<FrameChoice>,
}

/// `GET /r/{route}/plenary/{idea}`: the commissioner answers one decision.
async fn answer(here: Here) -> Result<Response, Oops> {
    here.only(&[Role::Commissioner])?;
    let (t, facts) = (here.t(), &here.route().facts);
    let id: IdeaId = here.id_in("idea")?;
    let idea = facts.ideas.get(&id).filter(|_| facts.handed_over.is_some() && facts.to_answer().contains(&id));
    let idea = outcome::outcome(&here, idea.ok_or(Oops::NotFound)?, Size::Medium);
    let frames = |strength: Strength| -> Vec<FrameChoice> {
        let of = facts.frames.iter().filter(|frame| frame.strength == strength);
        of.map(|frame| FrameChoice { number: frame.number, text: frame.text.as_str().to_owned() }).collect()
    };
    html(&AnswerPage {
        page: Page::of(&here, t.w("answer-to", "title", &idea.title)).still(),
        back: format!("/r/{}/plenary", here.id),
        action: format!("/r/{}/do", here.id),
        decides: facts.method.decides(),
        idea,
        promise: facts.question.as_ref().map(|(_, promise)| promise.as_str().to_owned()).unwrap_or_default(),
        hard: frames(Strength::Hard),
        intent: frames(Strength::Intent),
    })
}
