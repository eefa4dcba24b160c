//! A route's gatherings and its horizon as a calendar (RFC 5545): the same UID for ever, a SEQUENCE
//! that counts the changes, cancelled ones as CANCELLED. Place and time only: topics, reasons and
//! notes stay in the route.

use super::row::{Row, rows};
use crate::text::T;
use bloemenzee_domain::follow_up::{FollowUpGathering, Horizon};
use bloemenzee_domain::route::Route;
use bloemenzee_domain::time::Moment;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// What a calendar is made from.
pub struct Source<'a> {
    /// The route.
    pub route: &'a Route,
    /// The texts.
    pub t: T,
    /// Where this server is reached.
    pub address: String,
    /// When it is made.
    pub now: Moment,
}

/// Every follow-up gathering, and the horizon.
pub fn all(source: &Source<'_>) -> Calendar {
    let follow = &source.route.prep.follow;
    let (rows, alone) = rows(follow.gatherings.values());
    let mut calendar = empty(source);
    for is in alone {
        calendar.push(gathering(source, is));
    }
    for row in &rows {
        calendar.push(rule(source, row));
        for (slot, is) in row.exceptions() {
            calendar.push(exception(source, row, slot, is));
        }
    }
    calendar.extend(follow.horizon.as_ref().and_then(|is| horizon(source, is)));
    calendar
}

/// One gathering by itself, under its own name, whether or not it is one of a row.
pub fn one(source: &Source<'_>, is: &FollowUpGathering) -> Calendar {
    let mut calendar = empty(source);
    calendar.push(gathering(source, is));
    calendar
}

fn empty(source: &Source<'_>) -> Calendar {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", format!("-//Bloemenzee//{}", source.t.lang.tag().to_uppercase())));
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    calendar.name(source.route.facts.title.as_str());
    calendar
}

/// `20220119T183000Z`
fn utc(at: Moment) -> String {
    let at = Timestamp::from_second(at.0).unwrap_or(Timestamp::UNIX_EPOCH);
    at.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn event(source: &Source<'_>, uid: &str) -> Event {
    let route = source.route;
    let mut event = Event::with_uid(uid);
    event.add_property("DTSTAMP", utc(source.now));
    event.url(&format!("{}/r/{}/trace", source.address.trim_end_matches('/'), route.id));
    event
}

fn uid(id: impl std::fmt::Display) -> String {
    format!("{id}@bloemenzee")
}

fn row_uid(row: &Row<'_>) -> String {
    uid(format!("row-{}", row.first))
}

/// What a gathering says wherever it stands.
fn told(source: &Source<'_>, mut event: Event, is: &FollowUpGathering) -> Event {
    event.summary(&source.t.w("calendar-gathering", "title", source.route.facts.title.as_str()));
    event.location(&is.place);
    event.add_property("DTSTART", utc(is.at));
    event.add_property("SEQUENCE", is.sequence.to_string());
    event.status(if is.cancelled.is_some() { EventStatus::Cancelled } else { EventStatus::Confirmed });
    event
}

fn gathering(source: &Source<'_>, is: &FollowUpGathering) -> Event {
    told(source, event(source, &uid(is.id)), is)
}

/// A whole row, by its rule.
fn rule(source: &Source<'_>, row: &Row<'_>) -> Event {
    let mut event = event(source, &row_uid(row));
    event.summary(&source.t.w("calendar-gathering", "title", source.route.facts.title.as_str()));
    event.location(row.place());
    event.add_property("DTSTART", utc(row.start));
    event.add_property("RRULE", format!("FREQ=WEEKLY;INTERVAL={};COUNT={}", row.weeks, row.times));
    event.add_property("SEQUENCE", "0");
    event.status(EventStatus::Confirmed);
    event
}

/// One of a row that is not as its rule says.
fn exception(source: &Source<'_>, row: &Row<'_>, slot: Moment, is: &FollowUpGathering) -> Event {
    let mut event = event(source, &row_uid(row));
    event.add_property("RECURRENCE-ID", utc(slot));
    told(source, event, is)
}

/// The horizon, on its whole day; none where it has no day.
fn horizon(source: &Source<'_>, is: &Horizon) -> Option<Event> {
    let zone = TimeZone::get("Europe/Amsterdam").ok()?;
    let day = Timestamp::from_second(is.on?.0).ok()?.to_zoned(zone).strftime("%Y%m%d").to_string();
    let mut event = event(source, &uid(format!("horizon-{}", source.route.id)));
    event.summary(&source.t.a(
        "calendar-horizon",
        &[("event", is.event.clone()), ("title", source.route.facts.title.as_str().to_owned())],
    ));
    event.append_property(Property::new("DTSTART", day).add_parameter("VALUE", "DATE").done());
    event.add_property("SEQUENCE", is.version.saturating_sub(1).to_string());
    event.add_property("TRANSP", "TRANSPARENT");
    event.status(EventStatus::Confirmed);
    Some(event)
}
