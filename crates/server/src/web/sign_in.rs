//! Signing in: a link or a code, once; then a session in a cookie.

use crate::access::{self, Purpose, Session, seat};
use crate::clock;
use crate::web::App;
use crate::web::act;
use crate::web::here::{SESSION_COOKIE, TABLE_COOKIE, Viewer, cookie};
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::table::voice;
use askama::Template;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use std::time::Duration;

/// How long a wrong code takes to be refused: guessing is slow, typing is not.
pub const WRONG_CODE: Duration = Duration::from_millis(700);
/// Longest code, token or address on this site that counts, in bytes; ours are far shorter.
const LONGEST: usize = 500;

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    page: Page,
    next: String,
    typed: String,
    /// Why the code opens nothing, in words; empty when none was typed.
    wrong: String,
}

/// `GET /sign-in`
pub async fn form(viewer: Viewer) -> Result<Response, Oops> {
    let next = viewer.asked("next").unwrap_or("").to_owned();
    let page = Page::new(&viewer, viewer.t.s("sign-in-title"));
    html(&SignInPage { page, next, typed: String::new(), wrong: String::new() })
}

/// `POST /sign-in`: a typed code.
pub async fn by_code(
    State(app): State<App>,
    viewer: Viewer,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Oops> {
    from_here(&headers)?;
    let [code, next] = typed(body, ["code", "next"])?;
    match opened(&app, &viewer, &headers, &code, &next).await? {
        Some(onward) => Ok(onward),
        None => {
            tokio::time::sleep(WRONG_CODE).await;
            let page = Page::new(&viewer, viewer.t.s("sign-in-title"));
            let key = if seat::is_seat_number(&code) { "code-is-seat-number" } else { "code-unknown" };
            let page = SignInPage { page, next, typed: code, wrong: viewer.t.s(key) };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
        }
    }
}

#[derive(Template)]
#[template(path = "link.html")]
struct LinkPage {
    page: Page,
    token: String,
    good: bool,
    /// Whether it works more than once: a seat card's, or one made to be used again.
    lasts: bool,
}

/// `GET /link/{token}`: looking does not use it up, so that a mail program that looks ahead does
/// no harm; one button does.
pub async fn link(State(app): State<App>, viewer: Viewer, Path(token): Path<String>) -> Result<Response, Oops> {
    let link = access::peek(app.engine.store(), &token, clock::now()).await?.is_some();
    let card = !link && card_of(&app, &token).await?.is_some();
    let good = link || card;
    let lasts = card || access::lasts(app.engine.store(), &token).await?;
    if !good {
        tokio::time::sleep(WRONG_CODE).await;
    }
    let title = viewer.t.s(if good { "link-title" } else { "link-used-title" });
    let mut page = Page::new(&viewer, title);
    // The token is not repeated in the page's own address book.
    page.at = "/".into();
    html(&LinkPage { page, token, good, lasts })
}

/// `POST /link`
pub async fn by_link(
    State(app): State<App>,
    viewer: Viewer,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Oops> {
    from_here(&headers)?;
    let [token] = typed(body, ["token"])?;
    match opened(&app, &viewer, &headers, &token, "").await? {
        Some(onward) => Ok(onward),
        None => {
            tokio::time::sleep(WRONG_CODE).await;
            let page = Page::new(&viewer, viewer.t.s("link-used-title"));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&LinkPage { page, token, good: false, lasts: false })?)
                .into_response())
        }
    }
}

/// `POST /sign-out`
pub async fn out(State(app): State<App>, viewer: Viewer, headers: HeaderMap, body: Bytes) -> Result<Response, Oops> {
    act::own(&viewer, &body)?;
    if let Some(token) = cookie(&headers, SESSION_COOKIE) {
        access::end(app.engine.store(), token).await?;
    }
    let gone = with_cookie(Redirect::to("/").into_response(), &kept(&app, SESSION_COOKIE, "", 0));
    Ok(with_cookie(gone, &kept(&app, TABLE_COOKIE, "", 0)))
}

#[derive(Template)]
#[template(path = "offline.html")]
struct OfflinePage {
    page: Page,
}

/// `GET /offline`: what a device shows in the place of a page that it cannot get and did not keep.
pub async fn offline(viewer: Viewer) -> Result<Response, Oops> {
    html(&OfflinePage { page: Page::new(&viewer, viewer.t.s("offline-title")) })
}

/// Lets through a form of this site: nobody signs somebody else in from another one.
fn from_here(headers: &HeaderMap) -> Result<(), Oops> {
    let from = headers.get("sec-fetch-site").and_then(|v| v.to_str().ok());
    if matches!(from, None | Some("same-origin" | "none")) { Ok(()) } else { Err(Oops::Stale) }
}

/// What stands in these fields, and nothing else of a form: who waits for a wrong code holds no
/// more than that. What is longer than anything of ours is nothing.
///
/// # Errors
/// [`Oops::Wrong`] for too many fields.
pub fn typed<const N: usize>(body: Bytes, names: [&str; N]) -> Result<[String; N], Oops> {
    let fields = act::read(&body)?;
    Ok(names.map(|name| act::field(&fields, name).filter(|text| text.len() <= LONGEST).unwrap_or("").to_owned()))
}

/// The way on that a link, a code or a seat card opens. On a table's device a participant's lends
/// it, as it does on the table's own page.
async fn opened(
    app: &App,
    viewer: &Viewer,
    headers: &HeaderMap,
    given: &str,
    next: &str,
) -> Result<Option<Response>, Oops> {
    let of_table = |s: &Session| s.lent || matches!(s.purpose, Purpose::Tablet { .. });
    if viewer.session.as_ref().is_some_and(of_table)
        && let Some(lent) = voice::lend_to(app, headers, given, None).await?
    {
        return Ok(Some(lent));
    }
    let store = app.engine.store();
    let found = match access::redeem(store, given, clock::now()).await? {
        Some(found) => Some(found),
        None => match card_of(app, given).await? {
            Some(card) => {
                let purpose = Purpose::Participant { route: card.route, participant: card.participant };
                Some((seat::begin(store, &card, false, card.expires).await?, purpose))
            }
            None => None,
        },
    };
    Ok(found.map(|(session, purpose)| welcome(app, &session, &act::inside(next, &home(&purpose)))))
}

/// The seat card with this code, if it opens anything now.
///
/// # Errors
/// What the store says.
pub async fn card_of(app: &App, typed: &str) -> Result<Option<seat::Card>, Oops> {
    let Some(card) = seat::card(app.engine.store(), &app.seat_key, typed, clock::now()).await? else { return Ok(None) };
    let snap = app.engine.snapshot(card.route).await?;
    Ok(Some(card).filter(|card| snap.route.seat_card_opens(card.participant, card.print)))
}

/// Where somebody begins.
fn home(purpose: &Purpose) -> String {
    match purpose {
        Purpose::Staff(_) => "/home".into(),
        Purpose::Participant { route, .. } => format!("/r/{route}/me"),
        Purpose::Tablet { route, .. } => format!("/r/{route}/table"),
        Purpose::Screen { route } => format!("/r/{route}/screen"),
    }
}

fn welcome(app: &App, session: &str, to: &str) -> Response {
    with_cookie(Redirect::to(to).into_response(), &kept(app, SESSION_COOKIE, session, 15_552_000))
}

/// A cookie for this site's own pages only, kept for so many seconds.
pub fn kept(app: &App, name: &str, value: &str, seconds: u32) -> String {
    let secure = if app.config.secure() { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

/// The response with one more cookie.
pub fn with_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}
