//! A second round of the whole route: a new route that keeps question, promise and frames
//! (docs/decisions/0014-decisions-after-the-meeting.md).

use crate::execute::Failure;
use crate::web::act;
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::setup::staff;
use askama::Template;
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::id::{CommandId, RouteId, nth};
use bloemenzee_domain::method::{Role, Step};
use bloemenzee_domain::refusal::Refusal;
use bloemenzee_domain::route::Route;
use uuid::Uuid;

/// A route before or after this one.
pub struct Linked {
    /// Whether this one follows on it.
    pub before: bool,
    /// Its public page.
    pub href: String,
    /// Its title.
    pub title: String,
}

/// The routes that this one follows on, or that follow on it.
///
/// # Errors
/// When one of them cannot be read.
pub async fn linked(here: &Here) -> Result<Vec<Linked>, Oops> {
    let mut all = Vec::new();
    for link in here.route().prep.follow.routes.values() {
        let other = match here.app.engine.snapshot(link.route).await {
            Ok(other) => other,
            Err(Failure::Unknown) => continue,
            Err(failure) => return Err(failure.into()),
        };
        let title = other.route.facts.title.as_str().to_owned();
        all.push(Linked { before: link.before, href: format!("/r/{}", link.route), title });
    }
    Ok(all)
}

#[derive(Template)]
#[template(path = "follow_again.html")]
struct AgainPage {
    page: Page,
    id: String,
    question: String,
    promise: String,
    frames: Vec<String>,
    linked: Vec<Linked>,
    /// Whether the viewer can begin it now.
    may: bool,
    /// Whether the route has come so far that somebody can.
    ready: bool,
    /// Who can, for who guides or commissions: names, each with an address to reach them.
    administrators: Vec<(String, String)>,
    guides: bool,
    title: String,
    /// What is wrong with the title that was typed; empty for nothing.
    wrong: String,
}

/// `GET /r/{route}/follow/again`
pub async fn show(here: Here) -> Result<Response, Oops> {
    if !super::is_within(&here) && !here.actor.is(Role::Administrator) {
        here.viewer.signed_in()?;
        return Err(Oops::NotForYou);
    }
    let title = here.t().w("follow-again-named", "title", here.route().facts.title.as_str());
    filled(&here, title, String::new()).await
}

/// Whether the viewer is told who of the staff to ask.
fn knows_staff(here: &Here) -> bool {
    here.actor.guides() || here.actor.is(Role::Commissioner)
}

/// Who makes routes here; nobody's name for who only takes part.
async fn administrators(here: &Here) -> Result<Vec<(String, String)>, Oops> {
    if !knows_staff(here) {
        return Ok(Vec::new());
    }
    let members = staff::members(here.app.engine.store()).await?;
    Ok(members.into_iter().filter(|m| m.administrator).map(|m| (m.name, m.email)).collect())
}

/// Whether the viewer makes routes, and this one has come so far.
fn may(here: &Here) -> bool {
    here.actor.is(Role::Administrator) && view::may(here, "route.continue")
}

async fn filled(here: &Here, title: String, wrong: String) -> Result<Response, Oops> {
    let facts = &here.route().facts;
    let (question, promise) = facts.question.clone().unwrap_or_default();
    html(&AgainPage {
        id: here.id.to_string(),
        question: question.as_str().to_owned(),
        promise: promise.as_str().to_owned(),
        frames: facts.frames.iter().map(|frame| frame.text.as_str().to_owned()).collect(),
        linked: linked(here).await?,
        may: may(here),
        ready: here.route().facts.step() == Step::FollowUp && here.route().facts.stopped.is_none(),
        administrators: administrators(here).await?,
        guides: knows_staff(here),
        title,
        wrong,
        page: Page::of(here, here.t().s("follow-again-title")).still(),
    })
}

/// `POST /r/{route}/follow/again`: the new route, those who lead and commission it, and the first knows of it.
pub async fn begin(here: Here, body: Bytes) -> Result<Response, Oops> {
    let fields = act::own(&here.viewer, &body)?;
    if !may(&here) {
        return Err(Oops::NotForYou);
    }
    let title = act::field(&fields, "title").unwrap_or("").trim().to_owned();
    let id = act::field(&fields, "command_id").and_then(|id| Uuid::parse_str(id).ok()).unwrap_or_else(Uuid::new_v4);
    let who = here.viewer.signed_in()?.who();
    for (n, (route, command)) in commands(here.route(), RouteId(id), &title).into_iter().enumerate() {
        match here.app.engine.give(route, CommandId(nth(CommandId(id), n)), who.clone(), command).await {
            Ok(_) => {}
            Err(Failure::Refused(refusal)) if n == 0 => return wrong(&here, title, &refusal).await,
            Err(failure) => return Err(failure.into()),
        }
    }
    Ok(Redirect::to(&format!("/r/{id}/roles?done=route.again")).into_response())
}

async fn wrong(here: &Here, title: String, refusal: &Refusal) -> Result<Response, Oops> {
    let sentence = here.t().refusal(refusal);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, filled(here, title, sentence).await?).into_response())
}

/// What makes the second round, in order; a command that was given before is given once.
fn commands(first: &Route, second: RouteId, title: &str) -> Vec<(RouteId, Command)> {
    let (question, promise) = first.facts.question.clone().unwrap_or_default();
    let again = Command::RouteAgain {
        of: first.id,
        method: first.facts.method.id.clone(),
        title: title.to_owned(),
        question: question.as_str().to_owned(),
        promise: promise.as_str().to_owned(),
        frames: first.frames_to_keep(),
    };
    let grant =
        |role: Role| first.prep.holders(role).into_iter().map(move |person| Command::RoleGrant { person, role });
    let roles = [Role::LeadFacilitator, Role::Commissioner].into_iter().flat_map(grant);
    let made = std::iter::once(again).chain(roles).map(|command| (second, command));
    made.chain([(first.id, Command::RouteContinue { by: second })]).collect()
}
