//! A route's gatherings and its horizon as a calendar (RFC 5545, 5546): the same UID for ever, a SEQUENCE
//! that counts the changes, cancelled ones as CANCELLED. Place and time only: topics, reasons and
//! notes stay in the route.
//!
//! What a calendar program follows ([`crate::web::feeds`]) and what comes with a mail ([`crate::mail`]) are made
//! here, under the same names.

mod row;

#[cfg(test)]
mod tests;

use crate::text::T;
use bloemenzee_domain::follow_up::{FollowUpGathering, Horizon};
use bloemenzee_domain::route::Route;
use bloemenzee_domain::time::{Moment, ZONE};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use jiff::Timestamp;
use jiff::tz::TimeZone;
pub use row::Row;

/// The zone in which a row keeps its hour, for readers that do not know it by name (RFC 5545, 3.6.5); the crate has
/// no component for it.
const VTIMEZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam\r\n\
    BEGIN:DAYLIGHT\r\nTZNAME:CEST\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n\
    DTSTART:19810329T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n\
    BEGIN:STANDARD\r\nTZNAME:CET\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n\
    DTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n\
    END:VTIMEZONE\r\n";
const FIRST_EVENT: &str = "BEGIN:VEVENT";

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

/// Who invites, and who is invited.
#[derive(Clone, Copy, Debug)]
pub struct Invites<'a> {
    /// The organisation.
    pub organisation: &'a str,
    /// Its address, as mail comes from it.
    pub from: &'a str,
    /// The address of who is invited.
    pub to: &'a str,
}

/// Every follow-up gathering, and the horizon.
pub fn all(source: &Source<'_>) -> String {
    let follow = &source.route.prep.follow;
    let (rows, alone) = row::rows(follow.gatherings.values());
    let mut calendar = empty(source, "PUBLISH");
    calendar.name(source.route.facts.title.as_str());
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
    text(&calendar)
}

/// One gathering by itself, under its own name, whether or not it is one of a row.
pub fn one(source: &Source<'_>, is: &FollowUpGathering) -> String {
    let mut calendar = empty(source, "PUBLISH");
    calendar.name(source.route.facts.title.as_str());
    calendar.push(gathering(source, is));
    text(&calendar)
}

/// What goes with a mail about a gathering, and its method: REQUEST, or CANCEL once it does not take place. The
/// first of a row invites to all of it, until it is itself moved; any other of a row is its exception.
pub fn invitation(source: &Source<'_>, is: &FollowUpGathering, invites: Invites<'_>) -> (&'static str, String) {
    let row = Row::of(source.route.prep.follow.gatherings.values(), is);
    let slot = |row: &Row<'_>| row.slots.iter().find(|(_, other)| other.id == is.id).map_or(is.at, |(slot, _)| *slot);
    let mut event = match &row {
        Some(row) if row.first == is.id && is.sequence == 0 => rule(source, row),
        Some(row) => exception(source, row, slot(row), is),
        None => gathering(source, is),
    };
    let mut organiser = Property::new("ORGANIZER", format!("mailto:{}", invites.from));
    event.append_property(organiser.add_parameter("CN", &quoted(invites.organisation)).done());
    // Whoever comes says so on the page: nobody reads answers from calendars.
    let attendee = Property::new("ATTENDEE", format!("mailto:{}", invites.to)).add_parameter("RSVP", "FALSE").done();
    event.append_property(attendee);
    let method = if is.cancelled.is_some() { "CANCEL" } else { "REQUEST" };
    let mut calendar = empty(source, method);
    calendar.push(event);
    (method, text(&calendar))
}

/// A parameter's text, which may hold no quotation mark (RFC 5545, 3.2).
fn quoted(text: &str) -> String {
    let plain: String = text.chars().filter(|c| *c != '"' && !c.is_control()).collect();
    format!("\"{plain}\"")
}

fn empty(source: &Source<'_>, method: &str) -> Calendar {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", format!("-//Bloemenzee//{}", source.t.lang.tag().to_uppercase())));
    calendar.append_property(Property::new("METHOD", method));
    calendar
}

fn text(calendar: &Calendar) -> String {
    let text = calendar.to_string();
    if text.contains(";TZID=") { text.replacen(FIRST_EVENT, &format!("{VTIMEZONE}{FIRST_EVENT}"), 1) } else { text }
}

/// `20220119T183000Z`
fn utc(at: Moment) -> String {
    let at = Timestamp::from_second(at.0).unwrap_or(Timestamp::UNIX_EPOCH);
    at.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A moment by the clock of the zone, as everything of a row has it.
fn by_clock(key: &str, at: Moment) -> Property {
    match at.local() {
        Some(at) => {
            let text = at.strftime("%Y%m%dT%H%M%S").to_string();
            Property::new(key, text).add_parameter("TZID", ZONE).done()
        }
        None => Property::new(key, utc(at)),
    }
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
    lasts(&mut event, is.minutes);
    event.add_property("SEQUENCE", is.sequence.to_string());
    event.status(if is.cancelled.is_some() { EventStatus::Cancelled } else { EventStatus::Confirmed });
    event
}

/// How long it takes (RFC 5545, 3.8.2.5), where that was said.
fn lasts(event: &mut Event, minutes: Option<u32>) {
    if let Some(minutes) = minutes {
        event.add_property("DURATION", format!("PT{minutes}M"));
    }
}

fn gathering(source: &Source<'_>, is: &FollowUpGathering) -> Event {
    let mut event = event(source, &uid(is.id));
    event.add_property("DTSTART", utc(is.at));
    told(source, event, is)
}

/// A whole row, by its rule.
fn rule(source: &Source<'_>, row: &Row<'_>) -> Event {
    let mut event = event(source, &row_uid(row));
    event.summary(&source.t.w("calendar-gathering", "title", source.route.facts.title.as_str()));
    event.location(row.place());
    lasts(&mut event, row.minutes());
    event.append_property(by_clock("DTSTART", row.start));
    event.add_property("RRULE", format!("FREQ=WEEKLY;INTERVAL={};COUNT={}", row.weeks, row.slots.len()));
    event.add_property("SEQUENCE", "0");
    event.status(EventStatus::Confirmed);
    event
}

/// One of a row that is not as its rule says.
fn exception(source: &Source<'_>, row: &Row<'_>, slot: Moment, is: &FollowUpGathering) -> Event {
    let mut event = event(source, &row_uid(row));
    event.append_property(by_clock("RECURRENCE-ID", slot));
    event.append_property(by_clock("DTSTART", is.at));
    told(source, event, is)
}

/// The horizon, on its whole day; none where it has no day.
fn horizon(source: &Source<'_>, is: &Horizon) -> Option<Event> {
    let day = is.on?.local()?.strftime("%Y%m%d").to_string();
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
