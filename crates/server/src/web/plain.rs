//! What makes a page plain to read: the other language, large letters, and hints while writing.

use crate::lexicon;
use crate::text::{Lang, T};
use crate::web::act;
use crate::web::here::{LANG_COOKIE, LETTERS_COOKIE, Viewer};
use crate::web::oops::Oops;
use crate::web::sign_in::with_cookie;
use axum::Json;
use axum::body::Bytes;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use bloemenzee_domain::plain::{self, Plainer};

/// A choice of somebody's device is kept for a year.
const KEPT: &str = "Path=/; Max-Age=31536000; SameSite=Lax";

/// `GET /language/{tag}`: the other language, and back.
pub async fn language(viewer: Viewer, Path(tag): Path<String>) -> Result<Response, Oops> {
    let lang = Lang::parse(&tag).ok_or(Oops::NotFound)?;
    Ok(chosen(viewer, &format!("{LANG_COOKIE}={}", lang.tag())))
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

/// `POST /hints`: what might make a text plainer, as sentences. Nothing of it is kept.
///
/// # Errors
/// [`Oops::SignIn`], [`Oops::Stale`].
pub async fn hints(viewer: Viewer, body: Bytes) -> Result<Json<Vec<String>>, Oops> {
    viewer.signed_in()?;
    let fields = act::own(&viewer, &body)?;
    Ok(Json(plainer(viewer.t, act::field(&fields, "text").unwrap_or(""))))
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
