//! In the box: where it can be reached, and the way home.

use super::{file, file_name, sentence};
use crate::boxed::{self, Mark, Passphrase};
use crate::clock;
use crate::execute::Failure;
use crate::read;
use crate::web::act;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::words;
use askama::Template;
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use bloemenzee_domain::boxed::Place;
use bloemenzee_domain::method::Role;

#[derive(Template)]
#[template(path = "box_road.html")]
struct RoadPage {
    page: Page,
    id: String,
    lead: String,
    addresses: Vec<String>,
    /// What stands open on this laptop.
    folder: String,
    closed: bool,
    /// When it was closed, in words; empty while it is open.
    when: String,
    /// What the page shows, as a mark that changes with it: a script that waits for a file looks at it.
    state: String,
    problem: String,
}

pub(super) async fn show(here: &Here, problem: &str) -> Result<Response, Oops> {
    here.only(&[Role::LeadFacilitator])?;
    let Some(open) = &here.app.in_box else { return Err(Oops::NotFound) };
    let t = here.t();
    let title = t.s("box-title");
    let wrong = !problem.is_empty();
    let closed = matches!(here.app.engine.place(), Place::Closed(_));
    let kept = read::boxed(here.app.engine.store()).await?.and_then(|boxed| boxed.closed).filter(|_| closed);
    let page = html(&RoadPage {
        id: here.id.to_string(),
        lead: t.w("box-road-lead", "name", &open.name),
        addresses: open.addresses.clone(),
        folder: open.folder.path().display().to_string(),
        closed,
        when: kept.map_or_else(String::new, |at| words::date_time(t, at)),
        state: kept.map_or_else(|| "open".to_owned(), |at| format!("closed-{}", at.0)),
        problem: problem.to_owned(),
        page: Page::of(here, if wrong { t.w("wrong-title", "title", &title) } else { title }).still(),
    })?;
    Ok((if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, page).into_response())
}

/// `POST /r/{route}/box/close`: the box takes nothing more, and goes home in a file.
pub async fn close(here: Here, body: Bytes) -> Result<Response, Oops> {
    let fields = act::own(&here.viewer, &body)?;
    here.only(&[Role::LeadFacilitator])?;
    let Some(open) = here.app.in_box.clone() else { return Err(Oops::NotFound) };
    let passphrase = Passphrase::typed(act::field(&fields, "passphrase").unwrap_or(""));
    match boxed::closed(&here.app, &open.folder, &passphrase).await {
        Ok(sealed) => {
            let name = file_name(&here, "box-file-home");
            let mark = Mark { closed: clock::now(), into: name.clone() };
            mark.keep(open.folder.file()).map_err(|error| Failure::Fault(error.to_string()))?;
            Ok(file(&name, sealed))
        }
        Err(failure) => show(&here, &sentence(&here, failure)?).await,
    }
}

/// `POST /r/{route}/box/reopen`: the evening goes on after all.
pub async fn reopen(here: Here, body: Bytes) -> Result<Response, Oops> {
    act::own(&here.viewer, &body)?;
    here.only(&[Role::LeadFacilitator])?;
    let Some(open) = &here.app.in_box else { return Err(Oops::NotFound) };
    boxed::reopened(&here.app, open.boxed.route, open.boxed.id).await?;
    Ok(Redirect::to(&format!("/r/{}/box", here.id)).into_response())
}
