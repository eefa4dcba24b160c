//! At home: take the route along, take it back in, go on without it.

use super::{file, file_name, sentence};
use crate::boxed::{self, MIN_PASSPHRASE, Pack, Passphrase};
use crate::execute::Failure;
use crate::web::act;
use crate::web::confirm::{Confirm, Reason};
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::words;
use askama::Template;
use axum::body::Bytes;
use axum::extract::Multipart;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use bloemenzee_domain::boxed::{Fate, Place};
use bloemenzee_domain::method::Role;
use bloemenzee_domain::refusal::Refusal;

#[derive(Template)]
#[template(path = "box_home.html")]
struct HomePage {
    page: Page,
    id: String,
    /// Whether the route is away now.
    away: bool,
    /// Whether it can be taken along now.
    may: bool,
    /// What is wrong with what was sent; empty for nothing.
    problem: String,
    /// What was typed as its name.
    called: String,
    least: usize,
    /// How a technician does the same on the server.
    command: String,
    /// Boxes of before, a sentence each.
    before: Vec<String>,
}

pub(super) fn show(here: &Here, problem: &str, name: &str) -> Result<Response, Oops> {
    here.only(&[Role::LeadFacilitator])?;
    let t = here.t();
    let facts = &here.route().facts;
    let title = t.s("box-title");
    let wrong = !problem.is_empty();
    let page = html(&HomePage {
        id: here.id.to_string(),
        away: facts.away().is_some(),
        may: here.could("box.take"),
        problem: problem.to_owned(),
        called: name.to_owned(),
        least: MIN_PASSPHRASE,
        command: format!("bloemenzee box take {} {file}.bloemenzee --name {file}", here.id, file = t.s("box-file")),
        before: before(here),
        page: Page::of(here, if wrong { t.w("wrong-title", "title", &title) } else { title }),
    })?;
    Ok((if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, page).into_response())
}

/// What became of earlier boxes.
fn before(here: &Here) -> Vec<String> {
    let t = here.t();
    let told = |travels: &bloemenzee_domain::boxed::TravelBox| {
        let (key, at, reason) = match travels.fate.as_ref()? {
            Fate::Returned(at) => ("box-was-returned", at, ""),
            Fate::WrittenOff(at, reason) => ("box-was-written-off", at, reason.as_str()),
        };
        let name = travels.name.as_str().to_owned();
        let when = words::date_time(t, *at);
        Some(t.a(key, &[("name", name), ("when", when), ("reason", reason.to_owned())]))
    };
    here.route().facts.boxes.values().filter_map(told).collect()
}

/// Lets through the lead facilitator, at home.
fn at_home(here: &Here) -> Result<(), Oops> {
    here.only(&[Role::LeadFacilitator])?;
    if here.app.engine.place() == Place::Home { Ok(()) } else { Err(Oops::NotFound) }
}

/// `POST /r/{route}/box`: the file; from here on the route is away.
pub async fn take(here: Here, body: Bytes) -> Result<Response, Oops> {
    let fields = act::own(&here.viewer, &body)?;
    at_home(&here)?;
    let typed = |name: &str| act::field(&fields, name).unwrap_or("");
    let taken = match Passphrase::chosen(typed("passphrase"), typed("again")) {
        Ok(chosen) => {
            let who = here.viewer.signed_in()?.who();
            boxed::take(&here.app, here.id, who, typed("name"), &chosen).await
        }
        Err(failure) => Err(failure),
    };
    match taken {
        Ok(taken) => Ok(file(&file_name(&here, "box-file"), taken.file)),
        Err(failure) => show(&here, &sentence(&here, failure)?, typed("name")),
    }
}

/// `POST /r/{route}/box/return`: what a box brings back, all of it or nothing.
pub async fn bring(here: Here, mut form: Multipart) -> Result<Response, Oops> {
    at_home(&here)?;
    let (mut fields, mut sealed) = (act::Fields::new(), Bytes::new());
    while let Some(part) = form.next_field().await? {
        match part.name().unwrap_or("") {
            "file" => sealed = part.bytes().await?,
            name @ ("csrf" | "passphrase") => {
                let name = name.to_owned();
                fields.push((name, part.text().await?));
            }
            _ => {}
        }
    }
    act::genuine(&here.viewer, &fields)?;
    let passphrase = Passphrase::typed(act::field(&fields, "passphrase").unwrap_or(""));
    match brought(&here, sealed, &passphrase).await {
        Ok(()) => Ok(Redirect::to(&format!("/r/{}/box?done=box.return", here.id)).into_response()),
        Err(failure) => show(&here, &sentence(&here, failure)?, ""),
    }
}

async fn brought(here: &Here, sealed: Bytes, passphrase: &Passphrase) -> Result<(), Failure> {
    let unknown = || Refusal::new("box-unknown");
    if here.route().facts.away().is_none() {
        // Nothing to bring: no file is opened, and what became of the last box is said.
        let last = here.route().facts.boxes.keys().next_back();
        let why = last.and_then(|id| here.route().box_away(*id).err());
        return Err(Failure::Refused(why.unwrap_or_else(unknown)));
    }
    let pack = Pack::open(sealed.to_vec(), passphrase).await?;
    if pack.route != here.id {
        return Err(Failure::Refused(unknown()));
    }
    let who = here.viewer.session.as_ref().map(crate::access::Session::who).unwrap_or_default();
    boxed::bring(&here.app, who, pack).await.map(drop)
}

/// `GET /r/{route}/box/write-off`
pub async fn write_off(here: Here) -> Result<Response, Oops> {
    here.only(&[Role::LeadFacilitator])?;
    let back = format!("/r/{}/box", here.id);
    let (t, place) = (here.t(), here.app.engine.place());
    let Some((_, away)) = here.route().facts.away().filter(|_| place == Place::Home) else {
        return Ok(Redirect::to(&back).into_response());
    };
    Confirm {
        lead: t.w("box-off-lead", "name", away.name.as_str()),
        follows: ["box-off-goes-on", "box-off-not-back", "box-off-stays-readable"].map(|key| t.s(key)).to_vec(),
        warning: String::new(),
        known: Vec::new(),
        command: "box.write_off",
        fields: Vec::new(),
        reason: Some(Reason {
            label: t.s("box-off-reason"),
            help: t.s("box-off-reason-help"),
            must: t.s("box-off-reason-must"),
        }),
        action: format!("/r/{}/do", here.id),
        next: back.clone(),
        label: t.s("box-off-do"),
        back,
        back_label: t.s("box-off-back"),
        page: Page::of(&here, t.s("box-off-title")).still(),
    }
    .answer()
}
