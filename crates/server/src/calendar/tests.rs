//! Given what was planned, moved and cancelled, when a calendar asks or a mail goes, then what another program reads.

use super::row::rows;
use super::{Invites, Source, all, invitation, one};
use crate::testing::{By, LEAD, Room};
use crate::text::{Lang, T};
use crate::web::words;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::id::GatheringId;
use bloemenzee_domain::time::Moment;
use icalendar::{Calendar, Component, Event, EventLike};
use std::collections::BTreeSet;

const T_NL: T = T { lang: Lang::Nl };
const LEADS: By = By::Staff(LEAD);

fn plan(
    room: &mut Room,
    gathering: Option<GatheringId>,
    at: Moment,
    place: &str,
    row: Option<(u32, u32)>,
) -> GatheringId {
    let (every_weeks, times) = (row.map(|r| r.0), row.map(|r| r.1));
    let (place, topics) = (place.to_owned(), vec!["Geheim, want Jan is ziek".to_owned()]);
    GatheringId(
        room.ok(LEADS, Command::FollowUpPlan { gathering, at, minutes: None, place, topics, every_weeks, times }),
    )
}

fn source(room: &Room) -> Source<'_> {
    Source { route: &room.route, t: T_NL, address: "https://zee.example/".into(), now: room.now }
}

/// The events as another reader of RFC 5545 finds them.
fn read(text: &str) -> Vec<Event> {
    assert!(text.lines().all(|line| line.len() <= 75), "lines are folded");
    let parsed: Calendar = text.parse().unwrap();
    parsed.events().cloned().collect()
}

fn value<'a>(event: &'a Event, name: &str) -> &'a str {
    event.property_value(name).unwrap_or("")
}

#[test]
fn a_gathering_keeps_its_name_and_counts_its_changes() {
    let (mut room, ..) = Room::follow_up();
    let at = Moment(1_900_000_000);
    let id = plan(&mut room, None, at, "Dorpshuis, zaal 2; achterom", None);
    let first = read(&all(&source(&room))).remove(0);
    assert_eq!(value(&first, "DTSTART"), "20300317T174640Z");
    assert_eq!((value(&first, "SEQUENCE"), value(&first, "STATUS")), ("0", "CONFIRMED"));
    assert_eq!(first.get_location(), Some("Dorpshuis, zaal 2; achterom"));
    assert!(value(&first, "URL").starts_with("https://zee.example/r/"));
    plan(&mut room, Some(id), at.plus_days(1), "De school", None);
    room.ok(LEADS, Command::FollowUpCancel { gathering: id, reason: "Jan is ziek.".into() });
    let whole = all(&source(&room));
    let last = read(&whole).remove(0);
    assert_eq!(value(&last, "UID"), value(&first, "UID"));
    assert_eq!((value(&last, "SEQUENCE"), value(&last, "STATUS")), ("2", "CANCELLED"));
    assert!(!whole.contains("Jan"), "topics and reasons stay in the route");
    let alone = read(&one(&source(&room), &room.route.prep.follow.gatherings[&id])).remove(0);
    assert_eq!(value(&alone, "UID"), value(&first, "UID"), "downloaded, it takes the place of the one before");
}

#[test]
fn a_row_is_one_rule_with_its_exceptions_by_the_clock_of_the_zone() {
    let (mut room, ..) = Room::follow_up();
    // 17 March 2030, 18.46 hours; summer time begins two weeks later.
    let at = Moment(1_900_000_000);
    let first = plan(&mut room, None, at, "De school", Some((2, 4)));
    let text = all(&source(&room));
    assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 1, "also for who does not know the zone by name");
    let events = read(&text);
    assert_eq!(events.len(), 1);
    assert_eq!(value(&events[0], "RRULE"), "FREQ=WEEKLY;INTERVAL=2;COUNT=4");
    let uid = value(&events[0], "UID").to_owned();
    let third = numbered(&room, 3);
    assert_eq!(words::clock(T_NL, room.route.prep.follow.gatherings[&third].at), "18.46");
    plan(&mut room, Some(third), at.plus_days(30), "De school", None);
    room.ok(LEADS, Command::FollowUpCancel { gathering: first, reason: "Sneeuw.".into() });
    let events = read(&all(&source(&room)));
    assert_eq!(events.len(), 3, "the rule, one cancelled, one moved");
    assert!(events.iter().all(|event| value(event, "UID") == uid), "all of one row");
    let rule = events.iter().find(|event| !value(event, "RRULE").is_empty()).unwrap();
    assert_eq!((value(rule, "DTSTART"), value(rule, "RRULE")), ("20300317T184640", "FREQ=WEEKLY;INTERVAL=2;COUNT=4"));
    let of = |slot: &str| events.iter().find(|event| value(event, "RECURRENCE-ID") == slot).unwrap();
    assert_eq!(value(of("20300317T184640"), "STATUS"), "CANCELLED");
    assert_eq!(value(of("20300414T184640"), "DTSTART"), "20300416T194640");
    for (key, event) in events.iter().flat_map(|e| ["DTSTART", "RECURRENCE-ID"].map(|key| (key, e))) {
        let zone = event.properties().get(key).map(|p| p.params()["TZID"].value());
        assert!(zone.is_none_or(|zone| zone == "Europe/Amsterdam"), "{key}");
    }
}

fn numbered(room: &Room, number: u32) -> GatheringId {
    room.route.prep.follow.gatherings.values().find(|g| g.number == number).unwrap().id
}

#[test]
fn a_row_stays_one_also_when_all_of_it_moved() {
    let (mut room, ..) = Room::follow_up();
    let at = Moment(1_900_000_000);
    plan(&mut room, None, at, "De school", Some((1, 2)));
    let uid = value(&read(&all(&source(&room)))[0], "UID").to_owned();
    for number in [1, 2] {
        let id = numbered(&room, number);
        plan(&mut room, Some(id), at.plus_days(2 + number), "De school", None);
    }
    let events = read(&all(&source(&room)));
    assert_eq!(events.len(), 3, "the rule, and both where they are now");
    assert!(events.iter().all(|event| value(event, "UID") == uid), "nobody keeps the old ones in their calendar");
}

#[test]
fn what_was_planned_before_rows_had_a_rule_stands_alone() {
    let (mut room, ..) = Room::follow_up();
    plan(&mut room, None, Moment(1_900_000_000), "De school", Some((1, 2)));
    room.route.prep.follow.gatherings.values_mut().for_each(|is| is.slot = None);
    let (found, alone) = rows(room.route.prep.follow.gatherings.values());
    assert_eq!((found.len(), alone.len()), (0, 2));
    let names: BTreeSet<String> =
        read(&all(&source(&room))).iter().map(|event| value(event, "UID").to_owned()).collect();
    assert_eq!(names.len(), 2);
}

/// What comes with a mail about this gathering as it is now: its method, and its one event.
fn mailed(room: &Room, id: GatheringId) -> (&'static str, Event) {
    let invites = Invites {
        organisation: "Gemeente \"Voorbeeld\"; de Brug",
        from: "gemeente@voorbeeld.example",
        to: "mens@voorbeeld.example",
    };
    let (method, text) = invitation(&source(room), &room.route.prep.follow.gatherings[&id], invites);
    assert!(text.contains(&format!("METHOD:{method}\r\n")), "{text}");
    assert!(!text.contains("Geheim") && !text.contains("Storm"), "topics and reasons stay in the route: {text}");
    let mut events = read(&text);
    assert_eq!(events.len(), 1);
    (method, events.remove(0))
}

#[test]
fn an_invitation_can_be_put_in_a_calendar_changed_and_taken_out() {
    let (mut room, ..) = Room::follow_up();
    let at = Moment(1_700_000_000).plus_days(20);
    let id = plan(&mut room, None, at, "De kerk; zaal 2, boven", None);
    let (method, first) = mailed(&room, id);
    assert_eq!(method, "REQUEST");
    let uid = format!("{id}@bloemenzee");
    assert_eq!((value(&first, "UID"), value(&first, "SEQUENCE")), (uid.as_str(), "0"));
    assert_eq!(value(&first, "DTSTART"), "20231204T221320Z");
    assert_eq!(first.get_location(), Some("De kerk; zaal 2, boven"));
    let whole = first.to_string();
    assert!(whole.contains("ATTENDEE;RSVP=FALSE:mailto:mens@voorbeeld.example"), "{whole}");
    let organiser = first.properties().get("ORGANIZER").unwrap();
    assert_eq!(organiser.value(), "mailto:gemeente@voorbeeld.example");
    assert!(organiser.params()["CN"].value().contains("Gemeente Voorbeeld; de Brug"));
    plan(&mut room, Some(id), at.plus_days(1), "De kerk", None);
    let (method, moved) = mailed(&room, id);
    assert_eq!((method, value(&moved, "UID"), value(&moved, "SEQUENCE")), ("REQUEST", uid.as_str(), "1"));
    assert_eq!(value(&moved, "DTSTART"), "20231205T221320Z");
    room.ok(LEADS, Command::FollowUpCancel { gathering: id, reason: "Storm.".into() });
    let (method, gone) = mailed(&room, id);
    assert_eq!((method, value(&gone, "SEQUENCE"), value(&gone, "STATUS")), ("CANCEL", "2", "CANCELLED"));
}

#[test]
fn the_first_of_a_row_invites_to_all_of_it_and_what_changes_is_one_evening() {
    let (mut room, ..) = Room::follow_up();
    let at = Moment(1_700_000_000).plus_days(20);
    let first = plan(&mut room, None, at, "De kerk", Some((2, 4)));
    let (_, whole) = mailed(&room, first);
    let uid = format!("row-{first}@bloemenzee");
    assert_eq!((value(&whole, "UID"), value(&whole, "RECURRENCE-ID")), (uid.as_str(), ""));
    assert_eq!(value(&whole, "RRULE"), "FREQ=WEEKLY;INTERVAL=2;COUNT=4");
    let third = numbered(&room, 3);
    plan(&mut room, Some(third), at.plus_days(29), "De school", None);
    let (_, moved) = mailed(&room, third);
    assert_eq!((value(&moved, "UID"), value(&moved, "RRULE")), (uid.as_str(), ""));
    assert_eq!((value(&moved, "RECURRENCE-ID"), value(&moved, "DTSTART")), ("20240101T231320", "20240102T231320"));
    room.ok(LEADS, Command::FollowUpCancel { gathering: first, reason: "Storm.".into() });
    let (method, gone) = mailed(&room, first);
    assert_eq!((method, value(&gone, "RECURRENCE-ID")), ("CANCEL", "20231204T231320"));
    assert_eq!(value(&gone, "RRULE"), "", "one evening, not the row");
}

#[test]
fn an_evening_ends_where_somebody_said_how_long_it_takes() {
    let (mut room, ..) = Room::follow_up();
    let at = Moment(1_700_000_000).plus_days(20);
    let lasts = |gathering, minutes, row: Option<(u32, u32)>| Command::FollowUpPlan {
        gathering,
        at,
        minutes,
        place: "De kerk".into(),
        topics: vec![],
        every_weeks: row.map(|r| r.0),
        times: row.map(|r| r.1),
    };
    let alone = GatheringId(room.ok(LEADS, lasts(None, None, None)));
    assert_eq!(value(&mailed(&room, alone).1, "DURATION"), "");
    room.no(LEADS, lasts(Some(alone), Some(0), None), "minutes-wrong");
    room.ok(LEADS, lasts(Some(alone), Some(90), None));
    let (_, longer) = mailed(&room, alone);
    assert_eq!((value(&longer, "DURATION"), value(&longer, "SEQUENCE")), ("PT90M", "1"));
    let first = GatheringId(room.ok(LEADS, lasts(None, Some(120), Some((2, 4)))));
    let (_, whole) = mailed(&room, first);
    assert_eq!((value(&whole, "DURATION"), value(&whole, "RECURRENCE-ID")), ("PT120M", ""));
    room.ok(LEADS, lasts(Some(first), Some(60), None));
    let (_, shorter) = mailed(&room, first);
    assert_eq!((value(&shorter, "DURATION"), value(&shorter, "RRULE")), ("PT60M", ""), "one evening of the row");
}

#[test]
fn the_horizon_is_a_whole_day() {
    let (mut room, ..) = Room::follow_up();
    let set = |from_version, on| Command::HorizonSet {
        from_version,
        event: "Week van de mantelzorger".into(),
        on,
        must_stand: vec![],
    };
    room.ok(LEADS, set(0, None));
    assert!(read(&all(&source(&room))).is_empty(), "without a day there is nothing to put in a calendar");
    // Midnight in the Netherlands, as a field of a form gives it.
    room.ok(LEADS, set(1, Some(Moment(1_667_689_200))));
    let event = read(&all(&source(&room))).remove(0);
    let start = event.properties().get("DTSTART").unwrap();
    assert_eq!((start.value(), start.params()["VALUE"].value()), ("20221106", "DATE"));
    assert_eq!((value(&event, "SEQUENCE"), value(&event, "TRANSP")), ("1", "TRANSPARENT"));
}
