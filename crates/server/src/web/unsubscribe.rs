//! No more mail, at once: one press, without signing in; and a mail program's own button, which sends
//! the same form by itself (RFC 8058). Looking changes nothing: mail programs look ahead.

use crate::access::unsubscribe;
use crate::clock;
use crate::execute::Failure;
use crate::no_more_mail;
use crate::web::App;
use crate::web::bare;
use crate::web::here::Viewer;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::routes::{Entry, For};
use crate::web::sign_in::WRONG_CODE;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use bloemenzee_domain::id::{ParticipantId, RouteId};

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![
        ("GET", "/unsubscribe/{token}", For::All, get(show)),
        ("POST", "/unsubscribe/{token}", For::All, bare::small_form(post(stop))),
    ]
}

#[derive(Template)]
#[template(path = "unsubscribe.html")]
struct StopPage {
    page: Page,
    lead: String,
    more: String,
    /// Where the button sends; empty where there is none.
    action: String,
}

/// Whose link it is, and the title of the route.
async fn whose(app: &App, token: &str) -> Result<Option<(RouteId, ParticipantId, String)>, Oops> {
    let Some((route, who)) = unsubscribe::whose(&app.seat_key, token) else {
        tokio::time::sleep(WRONG_CODE).await;
        return Ok(None);
    };
    match app.engine.snapshot(route).await {
        Ok(snap) if snap.route.prep.involvements.contains_key(&who) => {
            Ok(Some((route, who, snap.route.facts.title.as_str().to_owned())))
        }
        Ok(_) | Err(Failure::Unknown) => Ok(None),
        Err(failure) => Err(failure.into()),
    }
}

fn page(viewer: &Viewer, stem: &str) -> Page {
    Page::new(viewer, viewer.t.s(&format!("{stem}-title")))
}

fn wrong(viewer: &Viewer) -> Result<Response, Oops> {
    let lead = viewer.t.s("unsubscribe-wrong");
    let page = StopPage { page: page(viewer, "unsubscribe-wrong"), lead, more: String::new(), action: String::new() };
    Ok((StatusCode::NOT_FOUND, html(&page)?).into_response())
}

/// `GET /unsubscribe/{token}`
async fn show(State(app): State<App>, viewer: Viewer, Path(token): Path<String>) -> Result<Response, Oops> {
    let Some((.., title)) = whose(&app, &token).await? else { return wrong(&viewer) };
    html(&StopPage {
        page: page(&viewer, "unsubscribe"),
        lead: viewer.t.w("unsubscribe-lead", "title", title),
        more: viewer.t.s("unsubscribe-stays"),
        action: format!("/unsubscribe/{token}"),
    })
}

/// `POST /unsubscribe/{token}`: what stands in the form makes no difference.
async fn stop(State(app): State<App>, viewer: Viewer, Path(token): Path<String>) -> Result<Response, Oops> {
    let Some((route, participant, title)) = whose(&app, &token).await? else { return wrong(&viewer) };
    no_more_mail::say(&app.engine, route, participant, clock::now()).await?;
    html(&StopPage {
        page: page(&viewer, "unsubscribe-done"),
        lead: viewer.t.w("unsubscribe-done", "title", title),
        more: viewer.t.s("unsubscribe-back"),
        action: String::new(),
    })
}
