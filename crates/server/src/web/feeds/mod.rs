//! What a news reader and a calendar can follow: a route's feed (RFC 4287) and its gatherings
//! (RFC 5545). Both for everybody once the report is final, and without anybody's name.

mod atom;

#[cfg(test)]
mod tests;

use crate::calendar;
use crate::clock;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::report::file;
use crate::web::routes::{Entry, For};
use crate::web::trace::is_public;
use crate::web::trace::tell::Telling;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bloemenzee_domain::follow_up::FollowUpGathering;
use bloemenzee_domain::id::GatheringId;

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![
        ("GET", "/r/{route}/feed.atom", For::All, get(feed)),
        ("GET", "/r/{route}/calendar.ics", For::All, get(all)),
        ("GET", "/r/{route}/calendar/{gathering}", For::All, get(one)),
    ]
}

const ATOM: &str = "application/atom+xml; charset=utf-8";
const ICS: &str = "text/calendar; charset=utf-8";

/// `GET /r/{route}/feed.atom`
async fn feed(here: Here) -> Result<Response, Oops> {
    if !is_public(&here) {
        return Err(Oops::NotFound);
    }
    let config = &here.app.config;
    let telling = Telling::new(here.route(), here.t(), clock::now());
    let feed = atom::feed(&telling, &config.organisation, &config.public_url());
    Ok(([(CONTENT_TYPE, ATOM)], feed.to_string()).into_response())
}

fn source(here: &Here) -> calendar::Source<'_> {
    calendar::Source { route: here.route(), t: here.t(), address: here.app.config.public_url(), now: clock::now() }
}

/// `GET /r/{route}/calendar.ics`: every follow-up gathering, and the horizon.
async fn all(here: Here) -> Result<Response, Oops> {
    if !is_public(&here) {
        return Err(Oops::NotFound);
    }
    Ok(([(CONTENT_TYPE, ICS)], calendar::all(&source(&here))).into_response())
}

/// `GET /r/{route}/calendar/{gathering}`: one gathering to keep; before the report is final for who is in the route.
async fn one(here: Here) -> Result<Response, Oops> {
    let id: GatheringId = here.id_in("gathering")?;
    let within = here.actor.guides() || here.actor.participant.is_some();
    let is: &FollowUpGathering = here.route().prep.follow.gatherings.get(&id).ok_or(Oops::NotFound)?;
    if !within && !is_public(&here) {
        return Err(Oops::NotFound);
    }
    let bytes = calendar::one(&source(&here), is).into_bytes();
    Ok(file(&here.t().n("calendar-file", is.number), ICS, bytes))
}
