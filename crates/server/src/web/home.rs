//! The front door: which routes there are; and for who is signed in, where to go on.

use crate::read;
use crate::web::App;
use crate::web::here::Viewer;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::routes::{Entry, For};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![("GET", "/", For::All, get(show))]
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
