//! The photo of a flower: taken at the table, drawn anew without what the camera wrote along, and seen by those who
//! type over or guide.

use super::{address, at_some_table, idea_of};
use crate::clock;
use crate::execute::Failure;
use crate::photo::{self, Picture};
use crate::web::act::{self, Fields};
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::oops::Oops;
use crate::web::table::of_table;
use crate::web::words;
use axum::body::Bytes;
use axum::extract::Multipart;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Redirect, Response};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::id::{CommandId, IdeaId, PhotoId};
use bloemenzee_domain::paper::{MAX_PHOTOS, Photo, PhotoState};
use uuid::Uuid;

/// A photo as a page shows it.
pub struct Beside {
    /// The photo.
    pub id: String,
    /// Its address.
    pub src: String,
    /// What it is, for who does not see it.
    pub alt: String,
    /// Whether it is in the archive.
    pub archived: bool,
    /// Whether the viewer may take it away.
    pub may_remove: bool,
}

/// The photos of an idea, for who types it over or reads it back; in a box those that were taken there.
///
/// # Errors
/// What the store says.
pub async fn beside(here: &Here, idea: IdeaId) -> Result<Vec<Beside>, Oops> {
    if here.route().photos_of(idea).next().is_none() {
        return Ok(Vec::new());
    }
    let there = photo::there(here.app.engine.store(), here.id).await?;
    let (t, may) = (here.t(), view::may(here, "photo.remove"));
    let one = |photo: &Photo| Beside {
        id: photo.id.to_string(),
        src: format!("/r/{}/table/ideas/{idea}/photo/{}", here.id, photo.id),
        alt: t.w("photo-alt", "when", words::clock(t, photo.at)),
        archived: photo.state == PhotoState::Archived,
        may_remove: may && (here.actor.guides() || photo.state == PhotoState::Beside),
    };
    Ok(here.route().photos_of(idea).filter(|photo| there.contains(&photo.id)).map(one).collect())
}

/// Whether one more photo can be put beside this idea.
pub fn may_add(here: &Here, idea: IdeaId) -> bool {
    view::may(here, "photo.add") && here.route().photos_of(idea).count() < MAX_PHOTOS
}

/// `GET /r/{route}/table/ideas/{idea}/photo/{photo}`
pub async fn show(here: Here) -> Result<Response, Oops> {
    at_some_table(&here)?;
    let (idea, id): (IdeaId, PhotoId) = (here.id_in("idea")?, here.id_in("photo")?);
    let route = here.route();
    let table = route.facts.ideas.get(&idea).ok_or(Oops::NotFound)?.table;
    of_table(&here, table)?;
    // What is in the archive is for who guides; a table's device stands in the hall.
    let seen = |photo: &Photo| photo.id == id && (here.actor.guides() || photo.state == PhotoState::Beside);
    if !route.photos_of(idea).any(seen) {
        return Err(Oops::NotFound);
    }
    let picture = photo::read(here.app.engine.store(), here.id, id).await?.ok_or(Oops::NotFound)?;
    Ok(([(CONTENT_TYPE, "image/jpeg")], picture.body).into_response())
}

/// `POST /r/{route}/table/ideas/{idea}/photo`
pub async fn add(here: Here, mut form: Multipart) -> Result<Response, Oops> {
    let idea = idea_of(&here)?.id;
    let (mut fields, mut file) = (Fields::new(), Bytes::new());
    while let Some(part) = form.next_field().await? {
        match part.name().unwrap_or("") {
            "file" => file = part.bytes().await?,
            "csrf" => fields.push(("csrf".into(), part.text().await?)),
            _ => {}
        }
    }
    act::genuine(&here.viewer, &fields)?;
    let told = if file.is_empty() { "none" } else { keep(&here, idea, &file).await? };
    Ok(Redirect::to(&format!("{}?photo={told}#photos", address(&here, idea))).into_response())
}

/// Draws it anew, keeps it, and writes down that it is there; answers how that went, the end of a Fluent key. What the
/// rules say of it is asked first: nothing is drawn for a flower that takes no photo, or whose route is away.
async fn keep(here: &Here, idea: IdeaId, file: &[u8]) -> Result<&'static str, Oops> {
    let asked = Command::PhotoAdd { idea, commitment: "0".repeat(64) };
    match here.route().decide(&asked, &here.ctx()) {
        Err(refusal) if refusal.code == "too-many-photos" => return Ok("too-many"),
        asked => drop(asked.map_err(Failure::Refused)?),
    }
    let picture = match photo::redrawn(file, here.viewer.csrf()).await {
        Ok(body) => Picture::new(body),
        Err(fault) => return Ok(fault.name()),
    };
    let (store, id) = (here.app.engine.store(), PhotoId(Uuid::new_v4()));
    photo::keep(store, here.id, id, &picture, clock::now()).await?;
    let command = Command::PhotoAdd { idea, commitment: picture.commitment() };
    let who = here.viewer.signed_in()?.who();
    if let Err(failure) = here.app.engine.give(here.id, CommandId(id.0), who, command).await {
        crate::access::write(store, vec![photo::forget(here.id, id)]).await?;
        return Err(failure.into());
    }
    Ok("added")
}
