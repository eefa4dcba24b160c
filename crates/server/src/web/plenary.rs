//! The plenary: threads through what is carried, the handover, and the commissioner's answers.

mod answer;
mod hand_over;
pub mod outcome;

use crate::flower::Size;
use crate::web::act;
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::routes::{Entry, For};
use crate::web::screen::flowers;
use crate::web::setup::work::{self, TodoLine};
use crate::web::words;
use askama::Template;
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use bloemenzee_domain::facts::{Facts, Thread};
use bloemenzee_domain::id::{PointId, ThreadId};
use bloemenzee_domain::idea::{Idea, Point};
use bloemenzee_domain::method::{Part, Role};
use outcome::{IdeaOutcome, PointLine};

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![
        ("GET", "/r/{route}/plenary", For::SignedIn, get(show)),
        ("POST", "/r/{route}/plenary", For::SignedIn, post(draw)),
        ("GET", "/r/{route}/plenary/hand-over", For::Lead, get(hand_over::show)),
        ("GET", "/r/{route}/plenary/{idea}", For::Commissioner, get(answer::show)),
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
    counted: String,
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
    /// Whether a thread was sent without a point.
    none_chosen: bool,
    groups: Vec<TickGroup>,
    /// The page that asks whether to hand over; empty when that is not to be done now.
    hands_over: String,
    handed_over: String,
    missing: String,
    /// What comes after the handover, for who guides.
    todos: Vec<TodoLine>,
    /// How far the answers are; empty for who does not give them.
    answered: String,
    /// The first decision without an answer; empty when there is none.
    unanswered: String,
    answers: bool,
    outcomes: Vec<IdeaOutcome>,
    others: Vec<IdeaOutcome>,
    public: String,
}

/// A thread as it was sent, and could not be drawn.
#[derive(Default)]
struct Sent {
    title: String,
    none_chosen: bool,
}

/// `GET /r/{route}/plenary?thread=`
async fn show(here: Here) -> Result<Response, Oops> {
    here.viewer.signed_in()?;
    let redraw = here.viewer.asked("thread").and_then(|id| id.parse().ok());
    page(&here, redraw, Sent::default())
}

/// `POST /r/{route}/plenary`: draws a thread; without a point the page says what to choose, and
/// keeps the name that was given.
async fn draw(here: Here, body: Bytes) -> Result<Response, Oops> {
    let fields = act::fields(&body);
    if act::field(&fields, "points").is_some() {
        return act::act(here, body).await;
    }
    act::genuine(&here.viewer, &fields)?;
    here.only(&[Role::LeadFacilitator])?;
    let given = |name| act::field(&fields, name).unwrap_or("").to_owned();
    let sent = Sent { title: given("title"), none_chosen: true };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&here, given("thread").parse().ok(), sent)?).into_response())
}

fn page(here: &Here, redraw: Option<ThreadId>, sent: Sent) -> Result<Response, Oops> {
    let (t, facts) = (here.t(), &here.route().facts);
    let begun = facts.part == Some(Part::Plenary) || facts.decided.is_some();
    let draws = begun && may(here, "thread.draw");
    let redraw = redraw.and_then(|id| facts.threads.get(&id).map(|thread| (id, thread)));
    let lead = may(here, "outcome.hand_over") && facts.handed_over.is_none();
    let asked = facts.decided.is_some() || (!facts.method.decides() && facts.handed_over.is_some());
    let all = if asked { outcome::outcomes(here, Size::Small) } else { Vec::new() };
    let (outcomes, others) = all.into_iter().partition(|o: &IdeaOutcome| o.asks_answer);
    let answers = here.actor.is(Role::Commissioner) && facts.handed_over.is_some() && may(here, "answer.give");
    let at = format!("/r/{}/plenary", here.id);
    let drawn = redraw.map(|(_, thread)| thread.title.as_str().to_owned()).unwrap_or_default();
    let kicker = if sent.none_chosen { format!("{}: ", t.s("hall-error")) } else { String::new() };
    html(&PlenaryPage {
        page: Page::of(here, format!("{kicker}{}", t.s("plenary-title"))),
        action: format!("/r/{}/do", here.id),
        lead: t.s(if facts.handed_over.is_some() { "plenary-lead-handed-over" } else { "plenary-lead" }),
        decides: facts.method.decides(),
        threads: threads(here),
        draws,
        title: if sent.none_chosen { sent.title } else { drawn },
        none_chosen: sent.none_chosen,
        groups: if draws { groups(here, redraw.map(|(_, thread)| thread)) } else { Vec::new() },
        redraw: redraw.map(|(id, _)| id.to_string()).unwrap_or_default(),
        hands_over: if lead && ready(facts) { format!("{at}/hand-over") } else { String::new() },
        handed_over: facts
            .handed_over
            .map(|at| t.w("handed-over-on", "when", words::date_time(t, at)))
            .unwrap_or_default(),
        missing: if lead && !ready(facts) { t.s(missing(facts)) } else { String::new() },
        todos: if facts.handed_over.is_some() { work::elsewhere(here, "plenary") } else { Vec::new() },
        answered: if answers { answer::progress(here) } else { String::new() },
        unanswered: answer::unanswered(facts, None)
            .filter(|_| answers)
            .map(|i| format!("{at}/{i}"))
            .unwrap_or_default(),
        answers,
        outcomes,
        others,
        public: format!("/r/{}", here.id),
        at,
    })
}

fn may(here: &Here, command: &str) -> bool {
    let facts = &here.route().facts;
    facts.method.permits(facts.phase, &here.actor.roles, command) && facts.stopped.is_none()
}

/// Whether the outcome can be handed over: the plenary goes on, and what is decided is recorded.
fn ready(facts: &Facts) -> bool {
    facts.part == Some(Part::Plenary) && (facts.decided.is_some() || !facts.method.decides())
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
        counted: view::counted(t, thread.points.iter().filter_map(|id| facts.points.get(id))),
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
        let fit: Vec<&Point> = points.into_iter().filter(|p| may_be_linked(here, p)).collect();
        let ticked = |p: &Point| redraw.is_some_and(|thread| thread.points.contains(&p.id));
        let counted = view::counted(here.t(), fit.iter().copied());
        let points: Vec<_> = fit
            .into_iter()
            .map(|p| Tick { id: p.id.to_string(), line: outcome::line(here.t(), facts, idea, p), ticked: ticked(p) })
            .collect();
        let topic = facts.tables.get(&idea.table).and_then(|table| facts.topics.get(&table.topic));
        TickGroup {
            idea: flowers::title(facts, idea).to_owned(),
            topic: topic.map(|topic| topic.title.as_str().to_owned()).unwrap_or_default(),
            open: points.iter().any(|tick| tick.ticked),
            counted,
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
