//! What makes a page plain to read: the other language, large letters, and hints while writing.

use crate::access::{self, Purpose};
use crate::lexicon;
use crate::read;
use crate::text::{Lang, T};
use crate::web::App;
use crate::web::act;
use crate::web::here::{LANG_COOKIE, LETTERS_COOKIE, Viewer};
use crate::web::oops::Oops;
use crate::web::sign_in::with_cookie;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use bloemenzee_domain::id::PersonId;
use bloemenzee_domain::personal_data;
use bloemenzee_domain::plain::{self, Plainer};
use serde::Serialize;

/// A choice of somebody's device is kept for a year.
const KEPT: &str = "Path=/; Max-Age=31536000; SameSite=Lax";

/// `GET /language/{tag}`: the other language, and back.
///
/// Whoever is signed in gets their mail in it too.
pub async fn language(State(app): State<App>, viewer: Viewer, Path(tag): Path<String>) -> Result<Response, Oops> {
    let lang = Lang::parse(&tag).ok_or(Oops::NotFound)?;
    if let Some(person) = person(&app, &viewer).await {
        access::write(app.engine.store(), vec![read::choose_lang(person, lang)]).await?;
    }
    Ok(chosen(viewer, &format!("{LANG_COOKIE}={}", lang.tag())))
}

/// The person of a session; none for a device that people share.
async fn person(app: &App, viewer: &Viewer) -> Option<PersonId> {
    match viewer.session.as_ref().filter(|session| !session.lent)?.purpose {
        Purpose::Staff(person) => Some(person),
        Purpose::Participant { route, participant } => {
            let snap = app.engine.snapshot(route).await.ok()?;
            snap.route.prep.involvements.get(&participant).map(|i| i.person)
        }
        Purpose::Tablet { .. } | Purpose::Screen { .. } => None,
    }
}

/// `GET /letters/{size}`: large letters on this device or not, and back.
pub async fn letters(viewer: Viewer, Path(size): Path<String>) -> Result<Response, Oops> {
    if !["large", "usual"].contains(&size.as_str()) {
        return Err(Oops::NotFound);
    }
    Ok(chosen(viewer, &format!("{LETTERS_COOKIE}={size}")))
}

/// Back to the page, with the choice in a cookie.
fn chosen(viewer: Viewer, cookie: &str) -> Response {
    let back: act::Fields = viewer.query;
    with_cookie(Redirect::to(&act::next(&back, "/")).into_response(), &format!("{cookie}; {KEPT}"))
}

/// What is said of a text while it is being written, in sentences.
#[derive(Serialize)]
pub struct Hints {
    /// That it seems to tell of one person; empty when not, or not asked (`personal`).
    personal: String,
    /// What might make it plainer.
    plainer: Vec<String>,
}

/// `POST /hints`: what might make a text plainer, and whether it seems to tell of one person. Nothing of it is kept.
/// Only its shape is looked at: that somebody of the route has a name would otherwise be found out by trying.
///
/// # Errors
/// [`Oops::SignIn`], [`Oops::Stale`].
pub async fn hints(viewer: Viewer, body: Bytes) -> Result<Json<Hints>, Oops> {
    viewer.signed_in()?;
    let fields = act::own(&viewer, &body)?;
    let text = act::field(&fields, "text").unwrap_or("");
    let tells = act::field(&fields, "personal").is_some() && !personal_data::find(text).is_empty();
    let personal = if tells { viewer.t.s("hall-flag") } else { String::new() };
    Ok(Json(Hints { personal, plainer: plainer(viewer.t, text) }))
}

/// What might make a text plainer, as sentences in the reader's language.
pub fn plainer(t: T, text: &str) -> Vec<String> {
    plain::hints(text, lexicon::of(t.lang)).iter().map(|hint| said(t, hint)).collect()
}

/// A hint in words.
fn said(t: T, hint: &Plainer) -> String {
    match hint {
        Plainer::LongSentence(words) => t.w("plain-long-sentence", "words", words),
        Plainer::Jargon(words) => {
            let each = |(word, plain): &(String, String)| {
                t.a("plain-instead", &[("word", word.clone()), ("plain", plain.clone())])
            };
            words.iter().map(each).collect::<Vec<_>>().join(" ")
        }
        Plainer::Rare(words) => t.a("plain-rare", &[("count", words.len().to_string()), ("words", words.join(", "))]),
        Plainer::Acronyms(words) => t.w("plain-acronyms", "words", words.join(", ")),
    }
}
