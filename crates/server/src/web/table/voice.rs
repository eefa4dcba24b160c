//! A voice of one's own on the table's device: with the code of a seat card or a letter, for a short time, and
//! then the next person (method.md, step 6, "Nobody needs a device"). The seat number opens nothing. A wrong code stays
//! in its field, with what to do.

use super::list;
use crate::access::{self, Purpose, seat};
use crate::clock;
use crate::web::App;
use crate::web::act;
use crate::web::here::{Here, SESSION_COOKIE, TABLE_COOKIE, cookie};
use crate::web::oops::Oops;
use crate::web::sign_in::{WRONG_CODE, card_of, kept, typed, with_cookie};
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use bloemenzee_domain::id::RouteId;
use bloemenzee_domain::time::Moment;

/// How long the device is lent when nobody says "next person", in minutes.
const LENT_MINUTES: u32 = 20;
/// How long the device remembers that it is the table's, in seconds: an evening and a night.
const TABLE_KEPT: u32 = 86_400;

/// `POST /r/{route}/table/voice`: a typed or scanned seat code.
pub async fn lend(here: Here, headers: HeaderMap, body: Bytes) -> Result<Response, Oops> {
    act::own(&here.viewer, &body)?;
    let device = matches!(here.viewer.signed_in()?.purpose, Purpose::Tablet { route, .. } if route == here.id);
    if !device {
        return Err(Oops::NotForYou);
    }
    let [code] = typed(body, ["code"])?;
    if let Some(lent) = lend_to(&here.app, &headers, &code, Some(here.id)).await? {
        return Ok(lent);
    }
    tokio::time::sleep(WRONG_CODE).await;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, list::refused(&here, code)?).into_response())
}

/// Lends the table's device that asks to the participant who holds this seat card, code or link;
/// `None` when it is none of theirs, or of another route than the only one.
///
/// # Errors
/// What the store says; [`Oops::NotForYou`] when it is not a table's device.
pub async fn lend_to(
    app: &App,
    headers: &HeaderMap,
    given: &str,
    only: Option<RouteId>,
) -> Result<Option<Response>, Oops> {
    let store = app.engine.store();
    let mut table = None;
    for token in [SESSION_COOKIE, TABLE_COOKIE].into_iter().filter_map(|name| cookie(headers, name)) {
        let session = access::session(store, token, clock::now()).await?;
        let of_table = session.is_some_and(|s| matches!(s.purpose, Purpose::Tablet { .. }));
        table = table.or(Some(token).filter(|_| of_table));
    }
    let table = table.ok_or(Oops::NotForYou)?;
    let until = clock::now().plus_minutes(LENT_MINUTES);
    let Some((session, route)) = lent(app, given, only, until).await? else { return Ok(None) };
    // Who had it before did not say "next person".
    if let Some(before) = cookie(headers, SESSION_COOKIE).filter(|before| *before != table) {
        access::end(store, before).await?;
    }
    let go = Redirect::to(&format!("/r/{route}/me")).into_response();
    let go = with_cookie(go, &kept(app, SESSION_COOKIE, &session, LENT_MINUTES * 60));
    Ok(Some(with_cookie(go, &kept(app, TABLE_COOKIE, table, TABLE_KEPT))))
}

/// Begins the short session of a participant on a table's device; a code or link is used up by it.
async fn lent(app: &App, given: &str, only: Option<RouteId>, until: Moment) -> Result<Option<(String, RouteId)>, Oops> {
    let store = app.engine.store();
    let here = |route| only.is_none_or(|only| only == route);
    if let Some(card) = card_of(app, given).await?.filter(|card| here(card.route)) {
        return Ok(Some((seat::begin(store, &card, true, until).await?, card.route)));
    }
    match access::peek(store, given, clock::now()).await? {
        Some(Purpose::Participant { route, .. }) if here(route) => {
            let session = access::redeem_lent(store, given, clock::now(), until).await?;
            Ok(session.map(|session| (session, route)))
        }
        _ => Ok(None),
    }
}

/// `POST /r/{route}/table/voice/end`: the next person.
pub async fn give_back(here: Here, headers: HeaderMap, body: Bytes) -> Result<Response, Oops> {
    act::own(&here.viewer, &body)?;
    let to = format!("/r/{}/table#voice", here.id);
    // The device went back by itself when its time was over.
    if !here.viewer.signed_in()?.lent {
        return Ok(Redirect::to(&to).into_response());
    }
    if let Some(token) = cookie(&headers, SESSION_COOKIE) {
        access::end(here.app.engine.store(), token).await?;
    }
    let table = cookie(&headers, TABLE_COOKIE).unwrap_or("");
    let back = with_cookie(Redirect::to(&to).into_response(), &kept(&here.app, SESSION_COOKIE, table, TABLE_KEPT));
    Ok(with_cookie(back, &kept(&here.app, TABLE_COOKIE, "", 0)))
}
