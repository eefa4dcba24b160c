//! The front door; for staff their routes and what is next; for the administrator the staff.

use crate::access::{self, Purpose};
use crate::read;
use crate::text::T;
use crate::web::App;
use crate::web::here::Viewer;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::routes::{Entry, For};
use crate::web::setup::todo::{commissioner_todos, todos};
use crate::web::setup::{admin, name_in};
use crate::web::trace::tell;
use crate::web::words;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use bloemenzee_domain::boxed::Place;
use bloemenzee_domain::ctx::{Ctx, Who};
use bloemenzee_domain::id::{CommandId, RouteId};
use bloemenzee_domain::method::Role;
use bloemenzee_domain::route::Route;
use uuid::Uuid;

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![
        ("GET", "/", For::All, get(show)),
        ("GET", "/home", For::SignedIn, get(mine)),
        ("GET", "/admin", For::Administrator, get(admin::show)),
        ("POST", "/admin/staff", For::Administrator, post(admin::add_member)),
        ("POST", "/admin/link", For::Administrator, post(admin::make_link)),
        ("POST", "/admin/routes", For::Administrator, post(admin::make_route)),
    ]
}

struct Line {
    id: String,
    title: String,
    phase: String,
}

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    page: Page,
    organisation: String,
    routes: Vec<Line>,
}

async fn show(State(app): State<App>, viewer: Viewer) -> Result<Response, Oops> {
    let t = viewer.t;
    let routes = read::routes(app.engine.store()).await?;
    let line = |r: read::RouteSummary| Line { id: r.id.to_string(), title: r.title, phase: t.k("step", r.step.name()) };
    let page = Page::new(&viewer, t.s("home-title"));
    html(&HomePage {
        page,
        organisation: app.config.organisation.clone(),
        routes: routes.into_iter().map(line).collect(),
    })
}

/// One of my routes.
struct Mine {
    title: String,
    href: String,
    roles: String,
    phase: String,
    next: String,
    next_href: String,
    /// For which day that was promised; empty where nothing was.
    next_by: String,
    /// Whether it is late.
    next_late: bool,
}

#[derive(Template)]
#[template(path = "home_mine.html")]
struct MinePage {
    page: Page,
    routes: Vec<Mine>,
    administrator: bool,
    links: Vec<String>,
}

/// `GET /home`
async fn mine(State(app): State<App>, viewer: Viewer) -> Result<Response, Oops> {
    let session = viewer.signed_in()?;
    let person = match &session.purpose {
        Purpose::Staff(person) => *person,
        Purpose::Participant { route, .. } => return Ok(Redirect::to(&format!("/r/{route}/me")).into_response()),
        Purpose::Tablet { route, .. } => return Ok(Redirect::to(&format!("/r/{route}/table")).into_response()),
        Purpose::Screen { route } => return Ok(Redirect::to(&format!("/r/{route}/screen")).into_response()),
    };
    let mut routes = Vec::new();
    for summary in read::routes_of(app.engine.store(), person).await? {
        let snap = app.engine.snapshot(summary.id).await?;
        routes.push(one(viewer.t, &snap.route, &session.who(), summary.id));
    }
    let administrator = session.administrator;
    let made = access::staff_link::made_for(app.engine.store(), person).await?;
    let line = |made: access::staff_link::Made| {
        viewer.t.a("mine-link-made", &[("name", made.by), ("when", words::date_time(viewer.t, made.at))])
    };
    let links = made.into_iter().map(line).collect();
    html(&MinePage { routes, administrator, links, page: Page::new(&viewer, viewer.t.s("mine-title")) })
}

/// A route with the next thing to do in it.
fn one(t: T, route: &Route, who: &Who, id: RouteId) -> Mine {
    let facts = &route.facts;
    let actor = route.actor(who);
    let guides = actor.guides();
    let asks = actor.is(Role::Commissioner);
    let roles: Vec<String> =
        actor.roles.iter().filter(|r| **r != Role::Administrator).map(|r| t.k("role", r.name())).collect();
    let ctx = Ctx { now: crate::clock::now(), command: CommandId(Uuid::nil()), actor, place: Place::Home };
    let next = match (guides, asks) {
        (true, _) => todos(route, &ctx),
        (_, true) => commissioner_todos(route, ctx.now),
        _ => Vec::new(),
    };
    let first = next.first();
    let place = if guides {
        "/work"
    } else if asks {
        "/commissioner"
    } else {
        ""
    };
    Mine {
        title: facts.title.as_str().to_owned(),
        href: format!("/r/{id}{place}"),
        roles: roles.join(", "),
        phase: facts.method.phases.get(facts.phase).map(|p| name_in(t, &p.name)).unwrap_or_default(),
        next: first
            .map(|todo| t.n(&format!("todo-{}", todo.what), i64::try_from(todo.n).unwrap_or(0)))
            .unwrap_or_else(|| t.s(if facts.stopped.is_some() { "mine-stopped" } else { "mine-nothing" })),
        next_by: first.and_then(|todo| Some(tell::promised(t, todo.by?, todo.late))).unwrap_or_default(),
        next_late: first.is_some_and(|todo| todo.late),
        next_href: first.map(|todo| format!("/r/{id}/{}", todo.to)).unwrap_or_default(),
    }
}
