//! The workbench: what now, the gate, the path.

use super::{Choice, may, name_in};
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::public::path_state;
use crate::web::setup::todo::{Todo, todos};
use crate::web::trace::tell;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::method::{Gate, Role, Step};
use bloemenzee_domain::route::Route;

/// A thing to do, in words.
pub struct TodoLine {
    /// What it is.
    pub title: String,
    /// What more there is to say; may be empty.
    pub soft: String,
    /// What its button says.
    pub label: String,
    /// Where it is done.
    pub href: String,
    /// Whether it is late.
    pub late: bool,
}

/// Things to do, in the words of the page.
pub fn lines(here: &Here, all: &[Todo]) -> Vec<TodoLine> {
    let t = here.t();
    let line = |todo: &Todo| {
        let key = format!("todo-{}-soft", todo.what);
        let soft = match todo.by {
            Some(by) => tell::promised(t, by, todo.late),
            None if t.has(&key) => t.s(&key),
            None => String::new(),
        };
        TodoLine {
            title: t.n(&format!("todo-{}", todo.what), i64::try_from(todo.n).unwrap_or(i64::MAX)),
            soft,
            label: t.s(&format!("todo-{}-do", todo.what)),
            href: format!("/r/{}/{}", here.id, todo.to),
            late: todo.late,
        }
    };
    all.iter().map(line).collect()
}

/// The first thing to do that is done on another page than this one: the way on from where
/// somebody lands. Nothing for who does not guide.
pub fn elsewhere(here: &Here, page: &str) -> Vec<TodoLine> {
    if !here.actor.guides() {
        return Vec::new();
    }
    let all = todos(here.route(), &here.ctx());
    lines(here, &all.into_iter().find(|todo| todo.to != page).into_iter().collect::<Vec<_>>())
}

struct GateLine {
    text: String,
    met: bool,
}

/// The gate out of the open phase.
struct GateView {
    title: String,
    lines: Vec<GateLine>,
    next: String,
    /// What there is to do at it: `open`, `reason`, `closed`, or somebody else's.
    state: &'static str,
}

struct PathLine {
    name: String,
    href: String,
    state: &'static str,
}

#[derive(Template)]
#[template(path = "setup_work.html")]
struct WorkPage {
    page: Page,
    id: String,
    phase: String,
    stopped: String,
    todos: Vec<TodoLine>,
    gate: Option<GateView>,
    path: Vec<PathLine>,
    back: Vec<Choice>,
    may_stop: bool,
}

/// `GET /r/{route}/work`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let phase = facts.method.phases.get(facts.phase).map(|p| name_in(t, &p.name)).unwrap_or_default();
    html(&WorkPage {
        id: here.id.to_string(),
        phase,
        stopped: facts.stopped.as_ref().map(|(why, _)| why.as_str().to_owned()).unwrap_or_default(),
        todos: lines(&here, &todos(route, &here.ctx())),
        gate: gate(&here),
        path: path(&here),
        back: back(&here),
        may_stop: may(&here, "route.stop"),
        page: Page::of(&here, t.s("work-title")),
    })
}

/// Whose turn it is at the gate.
fn gate_state(route: &Route, may_open: bool) -> &'static str {
    let facts = &route.facts;
    let kind = facts.method.phases.get(facts.phase).map_or(Gate::None, |p| p.gate);
    let met = route.gate().iter().all(|c| c.holds);
    match kind {
        Gate::FramesReleased => "commissioner",
        _ if !may_open => "lead",
        _ if met => "open",
        Gate::Prepared => "reason",
        _ => "closed",
    }
}

fn gate(here: &Here) -> Option<GateView> {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let next = facts.method.phases.get(facts.phase + 1).map(|p| name_in(t, &p.name))?;
    if facts.stopped.is_some() {
        return None;
    }
    // Only the lead facilitator may read every item: for others a number would tell of safety.
    let told = |code: &str| code != "items" || here.actor.is(Role::LeadFacilitator);
    let line = |c: bloemenzee_domain::gate::Condition| {
        let state = if c.holds {
            "met"
        } else if told(c.code) {
            "open"
        } else {
            "some"
        };
        let text = t.n(&format!("gate-{}-{state}", c.code), i64::try_from(c.open).unwrap_or(0));
        GateLine { text, met: c.holds }
    };
    Some(GateView {
        title: t.w("gate-title", "phase", &next),
        lines: route.gate().into_iter().map(line).collect(),
        next: (facts.phase + 1).to_string(),
        state: gate_state(route, may(here, "phase.open")),
    })
}

/// Where the work of a step is done.
fn place(step: Step) -> &'static str {
    match step {
        Step::Question => "question",
        Step::Frames => "frames",
        Step::Topics => "topics",
        Step::Circle => "circle",
        Step::Conversations => "talks",
        Step::Gathering => "meeting",
        Step::Report => "report/work",
        Step::FollowUp => "follow",
    }
}

fn path(here: &Here) -> Vec<PathLine> {
    let facts = &here.route().facts;
    let phases = facts.method.phases.iter().enumerate();
    phases
        .map(|(n, phase)| PathLine {
            name: name_in(here.t(), &phase.name),
            href: format!("/r/{}/{}", here.id, place(phase.step)),
            state: path_state(facts, n),
        })
        .collect()
}

/// The phases that can be opened again: after the frames, before this one, until the tables open.
fn earlier(route: &Route) -> std::ops::Range<usize> {
    let facts = &route.facts;
    let first = facts.method.phase_of(Step::Frames).unwrap_or(0) + 1;
    if facts.tables_opened { 0..0 } else { first..facts.phase.max(first) }
}

fn back(here: &Here) -> Vec<Choice> {
    if !may(here, "phase.open") || !here.actor.is(Role::LeadFacilitator) {
        return Vec::new();
    }
    let phases = &here.route().facts.method.phases;
    earlier(here.route()).map(|n| Choice::new(n, name_in(here.t(), &phases[n].name))).collect()
}
