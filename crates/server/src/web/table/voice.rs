//! A voice of one's own on the table's device: with the code of a seat card, for a short time, and
//! then the next person (method.md, step 6, "Nobody needs a device"). The seat number opens nothing.

use crate::access::{self, Purpose, seat};
use crate::clock;
use crate::web::App;
use crate::web::act;
use crate::web::here::{Here, SESSION_COOKIE, TABLE_COOKIE, cookie};
use crate::web::oops::Oops;
use crate::web::sign_in::{WRONG_CODE, card_of, kept, with_cookie};
use axum::body::Bytes;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};

/// How long the device is lent when nobody says "next person", in minutes.
const LENT_MINUTES: u32 = 20;
/// How long the device remembers that it is the table's, in seconds: an evening and a night.
const TABLE_KEPT: u32 = 86_400;

/// `POST /r/{route}/table/voice`: a typed or scanned seat code.
pub async fn lend(here: Here, headers: HeaderMap, body: Bytes) -> Result<Response, Oops> {
    let fields = act::fields(&body);
    act::genuine(&here.viewer, &fields)?;
    let table = format!("/r/{}/table", here.id);
    let device = matches!(here.viewer.signed_in()?.purpose, Purpose::Tablet { route, .. } if route == here.id);
    if !device {
        return Err(Oops::NotForYou);
    }
    let card = card_of(&here.app, act::field(&fields, "code").unwrap_or("")).await?;
    let Some(card) = card.filter(|card| card.route == here.id) else {
        tokio::time::sleep(WRONG_CODE).await;
        return Ok(Redirect::to(&format!("{table}?voice=unknown#voice")).into_response());
    };
    lend_to(&here.app, &headers, &card).await
}

/// Lends the table's device that asks to who holds this card.
///
/// # Errors
/// What the store says; [`Oops::NotForYou`] when it is not a table's device.
pub async fn lend_to(app: &App, headers: &HeaderMap, card: &seat::Card) -> Result<Response, Oops> {
    let store = app.engine.store();
    let mut table = None;
    for token in [SESSION_COOKIE, TABLE_COOKIE].into_iter().filter_map(|name| cookie(headers, name)) {
        let session = access::session(store, token, clock::now()).await?;
        let of_table = session.is_some_and(|s| matches!(s.purpose, Purpose::Tablet { .. }));
        table = table.or(Some(token).filter(|_| of_table));
    }
    let table = table.ok_or(Oops::NotForYou)?;
    let until = clock::now().plus_minutes(LENT_MINUTES);
    let session = seat::begin(store, card, true, until).await?;
    let go = Redirect::to(&format!("/r/{}/me", card.route)).into_response();
    let go = with_cookie(go, &kept(app, SESSION_COOKIE, &session, LENT_MINUTES * 60));
    Ok(with_cookie(go, &kept(app, TABLE_COOKIE, table, TABLE_KEPT)))
}

/// `POST /r/{route}/table/voice/end`: the next person.
pub async fn give_back(here: Here, headers: HeaderMap, body: Bytes) -> Result<Response, Oops> {
    act::genuine(&here.viewer, &act::fields(&body))?;
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
