//! The meeting in a box: taking the route along and taking it back in at home, and in the box the
//! way in for the room and the way home.

mod home;
mod road;
mod room;

use crate::execute::Failure;
use crate::web::bare::MAX_BOX;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::routes::{Entry, For};
use crate::web::words;
use axum::extract::DefaultBodyLimit;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

/// How the address ends that takes in a whole box.
pub const RETURN: &str = "/box/return";

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    let bring = post(home::bring).layer(DefaultBodyLimit::max(MAX_BOX));
    vec![
        ("GET", "/r/{route}/box", For::Lead, get(show)),
        ("GET", "/r/{route}/box/room", For::Guides, get(room::show)),
        ("POST", "/r/{route}/box", For::Lead, post(home::take)),
        ("POST", "/r/{route}/box/return", For::Lead, bring),
        ("GET", "/r/{route}/box/write-off", For::Lead, get(home::write_off)),
        ("POST", "/r/{route}/box/close", For::Lead, post(road::close)),
        ("POST", "/r/{route}/box/reopen", For::Lead, post(road::reopen)),
    ]
}

/// `GET /r/{route}/box`: at home, where the route is; in a box, the way home.
async fn show(here: Here) -> Result<Response, Oops> {
    if here.app.in_box.is_some() { road::show(&here, "").await } else { home::show(&here, "", "") }
}

/// What a form led to: a sentence to show at the form, or something that went wrong.
fn sentence(here: &Here, failure: Failure) -> Result<String, Oops> {
    match failure {
        Failure::Refused(refusal) => Ok(here.t().refusal(&refusal)),
        other => Err(other.into()),
    }
}

/// The name of a file of a box, with the day on it.
fn file_name(here: &Here, key: &str) -> String {
    let day = words::field(crate::clock::now());
    let day = day.split('T').next().unwrap_or("");
    format!("{}-{day}.bloemenzee", here.t().s(key))
}

/// The file of a box, to keep.
fn file(name: &str, sealed: Vec<u8>) -> Response {
    let headers = [
        (CONTENT_TYPE, "application/octet-stream".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, sealed).into_response()
}
