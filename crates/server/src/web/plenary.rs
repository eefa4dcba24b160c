//! The plenary: threads through what is carried, the handover, and the commissioner's answers.

mod answer;
mod draw;
mod hand_over;
pub mod outcome;

use crate::web::act;
use crate::web::follow;
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::routes::{Entry, For};
use crate::web::setup::work::{self, TodoLine};
use crate::web::stretch::{self, Stretch};
use crate::web::words;
use askama::Template;
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use bloemenzee_domain::facts::{Facts, Thread};
use bloemenzee_domain::id::{PointId, ThreadId};
use bloemenzee_domain::method::{Part, Role};
use draw::{Drawing, Ticks};
use outcome::{IdeaOutcome, PointLine};

/// Points that stand with all threads together, as far as they are shown here.
const MOST_IN_THREADS: usize = 120;
/// Points that an address carries, to undo with.
const MOST_TO_CARRY: usize = 100;

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
    /// That there are more than stand here; empty when there are not.
    more: String,
    counted: String,
    /// The fields that draw it again after it was taken away.
    undo: String,
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
    ticks: Ticks,
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
    outcomes_of: Stretch,
    others: Vec<IdeaOutcome>,
    others_of: Stretch,
    public: String,
    /// Where people sign up to go on, or who guides writes it down; empty while that is not open.
    sign_up: String,
}

/// `GET /r/{route}/plenary?thread=`
async fn show(here: Here) -> Result<Response, Oops> {
    here.viewer.signed_in()?;
    let drawing = Drawing::asked(&here);
    page(&here, drawing)
}

/// `POST /r/{route}/plenary`: draws a thread. Without a point the page says what to choose; asked for
/// other points to choose from, it shows those. It keeps the name and what was chosen.
async fn draw(here: Here, body: Bytes) -> Result<Response, Oops> {
    let fields = act::own(&here.viewer, &body)?;
    let turns = act::field(&fields, "turn").is_some();
    if act::field(&fields, "points").is_some() && !turns {
        return act::act(here, body).await;
    }
    here.only(&[Role::LeadFacilitator])?;
    let shown = page(&here, Drawing::sent(&here, &fields))?;
    let status = if turns { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, shown).into_response())
}

fn page(here: &Here, drawing: Drawing) -> Result<Response, Oops> {
    let (t, facts) = (here.t(), &here.route().facts);
    let begun = facts.part == Some(Part::Plenary) || facts.decided.is_some();
    let draws = begun && may(here, "thread.draw");
    let lead = may(here, "outcome.hand_over") && facts.handed_over.is_none();
    let asked = facts.decided.is_some() || (!facts.method.decides() && facts.handed_over.is_some());
    let (asks, rest) = if asked { outcome::asked_and_other(facts) } else { Default::default() };
    let outcomes_of = Stretch::new(&here.viewer, "answers", asks.len(), outcome::ON_ONE_PAGE);
    let others_of = Stretch::new(&here.viewer, "others", rest.len(), outcome::ON_ONE_PAGE);
    let answers = here.actor.is(Role::Commissioner) && facts.handed_over.is_some() && may(here, "answer.give");
    let at = format!("/r/{}/plenary", here.id);
    let kicker = if drawing.none_chosen { format!("{}: ", t.s("hall-error")) } else { String::new() };
    let ticks = if draws { drawing.ticks(here) } else { Ticks::default() };
    html(&PlenaryPage {
        page: Page::of(here, format!("{kicker}{}", t.s("plenary-title"))),
        action: format!("/r/{}/do", here.id),
        lead: t.s(if facts.handed_over.is_some() { "plenary-lead-handed-over" } else { "plenary-lead" }),
        decides: facts.method.decides(),
        threads: threads(here),
        draws,
        title: drawing.title,
        none_chosen: drawing.none_chosen,
        ticks,
        redraw: drawing.redraw.map(|id| id.to_string()).unwrap_or_default(),
        hands_over: if lead && ready(facts) { format!("{at}/hand-over") } else { String::new() },
        handed_over: handed_over(here),
        missing: if lead && !ready(facts) { t.s(missing(facts)) } else { String::new() },
        todos: if facts.handed_over.is_some() { work::elsewhere(here, "plenary") } else { Vec::new() },
        answered: if answers { answer::progress(here) } else { String::new() },
        unanswered: answer::unanswered(facts, None)
            .filter(|_| answers)
            .map(|i| format!("{at}/{i}"))
            .unwrap_or_default(),
        answers,
        outcomes: outcome::outcomes(here, outcomes_of.of_all(&asks)),
        outcomes_of,
        others: outcome::outcomes(here, others_of.of_all(&rest)),
        others_of,
        public: format!("/r/{}", here.id),
        sign_up: follow::sign_up_href(here),
        at,
    })
}

/// When the outcome was handed over, and where the answers are given; empty before.
fn handed_over(here: &Here) -> String {
    let t = here.t();
    let Some(at) = here.route().facts.handed_over else { return String::new() };
    let when = t.w("handed-over-on", "when", words::date_time(t, at));
    if here.app.in_box.is_some() { format!("{when} {}", t.s("box-answers-at-home")) } else { when }
}

fn may(here: &Here, command: &str) -> bool {
    here.could(command)
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
    // What stands here is read aloud; all of it stands in the report.
    let most = (MOST_IN_THREADS / all.len().max(1)).clamp(3, stretch::POINTS);
    let points = |thread: &Thread| thread.points.iter().take(most).filter_map(|id| point_line(here, *id)).collect();
    let more = |thread: &Thread| {
        let rest = thread.points.iter().skip(most).filter_map(|id| facts.points.get(id));
        let rest = view::counted(t, rest);
        if rest.is_empty() { String::new() } else { t.w("thread-more", "what", rest) }
    };
    let view = |(id, thread): (&ThreadId, &Thread)| ThreadView {
        id: id.to_string(),
        number: thread.number,
        title: thread.title.as_str().to_owned(),
        points: points(thread),
        more: more(thread),
        counted: view::counted(t, thread.points.iter().filter_map(|id| facts.points.get(id))),
        undo: redraw_fields(thread),
    };
    all.into_iter().map(view).collect()
}

/// The form by which a thread that was taken away is drawn again, as a new one; empty when it is too
/// long to carry in an address.
fn redraw_fields(thread: &Thread) -> String {
    if thread.points.len() > MOST_TO_CARRY {
        return String::new();
    }
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
