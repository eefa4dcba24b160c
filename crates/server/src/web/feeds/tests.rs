//! Given what was planned and done, when a calendar or a news reader asks, then what another program reads.

use super::atom;
use super::calendar::{self, Source};
use super::row::rows;
use crate::testing::{By, COMMISSIONER, LEAD, Room};
use crate::text::{Lang, T};
use crate::web::trace::tell::Telling;
use atom_syndication::Feed;
use bloemenzee_domain::answer::{AnswerKind, AnswerMore};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::follow_up::{ActionState, NewTerms, Source as From};
use bloemenzee_domain::id::{ActionId, GatheringId};
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
    GatheringId(room.ok(LEADS, Command::FollowUpPlan { gathering, at, place, topics, every_weeks, times }))
}

fn source(room: &Room) -> Source<'_> {
    Source { route: &room.route, t: T_NL, address: "https://zee.example/".into(), now: room.now }
}

/// The events as another reader of RFC 5545 finds them.
fn read(calendar: &Calendar) -> Vec<Event> {
    let text = calendar.to_string();
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
    let first = read(&calendar::all(&source(&room))).remove(0);
    assert_eq!(value(&first, "DTSTART"), "20300317T174640Z");
    assert_eq!((value(&first, "SEQUENCE"), value(&first, "STATUS")), ("0", "CONFIRMED"));
    assert_eq!(first.get_location(), Some("Dorpshuis, zaal 2; achterom"));
    assert!(value(&first, "URL").starts_with("https://zee.example/r/"));
    plan(&mut room, Some(id), at.plus_days(1), "De school", None);
    room.ok(LEADS, Command::FollowUpCancel { gathering: id, reason: "Jan is ziek.".into() });
    let whole = calendar::all(&source(&room));
    let last = read(&whole).remove(0);
    assert_eq!(value(&last, "UID"), value(&first, "UID"));
    assert_eq!((value(&last, "SEQUENCE"), value(&last, "STATUS")), ("2", "CANCELLED"));
    assert!(!whole.to_string().contains("Jan"), "topics and reasons stay in the route");
    let alone = read(&calendar::one(&source(&room), &room.route.prep.follow.gatherings[&id])).remove(0);
    assert_eq!(value(&alone, "UID"), value(&first, "UID"), "downloaded, it takes the place of the one before");
}

#[test]
fn a_row_is_one_rule_with_its_exceptions() {
    let (mut room, ..) = Room::follow_up();
    let at = Moment(1_900_000_000);
    let first = plan(&mut room, None, at, "De school", Some((2, 4)));
    let events = read(&calendar::all(&source(&room)));
    assert_eq!(events.len(), 1);
    assert_eq!(value(&events[0], "RRULE"), "FREQ=WEEKLY;INTERVAL=2;COUNT=4");
    let uid = value(&events[0], "UID").to_owned();
    let ids: Vec<GatheringId> = room.route.prep.follow.gatherings.values().map(|g| g.id).collect();
    let third = *ids.iter().find(|id| room.route.prep.follow.gatherings[*id].number == 3).unwrap();
    plan(&mut room, Some(third), at.plus_days(30), "De school", None);
    room.ok(LEADS, Command::FollowUpCancel { gathering: first, reason: "Sneeuw.".into() });
    let events = read(&calendar::all(&source(&room)));
    assert_eq!(events.len(), 3, "the rule, one cancelled, one moved");
    assert!(events.iter().all(|event| value(event, "UID") == uid), "all of one row");
    let rule = events.iter().find(|event| !value(event, "RRULE").is_empty()).unwrap();
    assert_eq!((value(rule, "DTSTART"), value(rule, "RRULE")), ("20300317T174640Z", "FREQ=WEEKLY;INTERVAL=2;COUNT=4"));
    let of = |slot: &str| events.iter().find(|event| value(event, "RECURRENCE-ID") == slot).unwrap();
    assert_eq!(value(of("20300317T174640Z"), "STATUS"), "CANCELLED");
    assert_eq!(value(of("20300414T174640Z"), "DTSTART"), "20300416T174640Z");
}

#[test]
fn where_no_rule_is_left_to_read_each_stands_alone() {
    let (mut room, ..) = Room::follow_up();
    let at = Moment(1_900_000_000);
    plan(&mut room, None, at, "De school", Some((1, 2)));
    let ids: Vec<GatheringId> = room.route.prep.follow.gatherings.keys().copied().collect();
    for (n, id) in ids.iter().enumerate() {
        plan(&mut room, Some(*id), at.plus_days(3 + u32::try_from(n).unwrap()), "De school", None);
    }
    let (found, alone) = rows(room.route.prep.follow.gatherings.values());
    assert_eq!((found.len(), alone.len()), (0, 2));
    let names: BTreeSet<String> =
        read(&calendar::all(&source(&room))).iter().map(|event| value(event, "UID").to_owned()).collect();
    assert_eq!(names.len(), 2);
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
    assert!(read(&calendar::all(&source(&room))).is_empty(), "without a day there is nothing to put in a calendar");
    // Midnight in the Netherlands, as a field of a form gives it.
    room.ok(LEADS, set(1, Some(Moment(1_667_689_200))));
    let event = read(&calendar::all(&source(&room))).remove(0);
    let start = event.properties().get("DTSTART").unwrap();
    assert_eq!((start.value(), start.params()["VALUE"].value()), ("20221106", "DATE"));
    assert_eq!((value(&event, "SEQUENCE"), value(&event, "TRANSP")), ("1", "TRANSPARENT"));
}

fn feed(room: &Room) -> Feed {
    let telling = Telling::new(&room.route, T_NL, room.now);
    let text = atom::feed(&telling, "Gemeente <Voorbeeld>", "https://zee.example/").to_string();
    text.parse().unwrap()
}

#[test]
fn a_feed_tells_of_decisions_answers_and_actions_with_names_that_stay() {
    let (mut room, idea, ..) = Room::follow_up();
    let before = feed(&room);
    assert_eq!(before.entries.len(), 1);
    assert!(before.entries[0].title.value.starts_with("Besloten: "));
    room.days(3);
    let more = AnswerMore::default();
    let text = "Goed & <mooi>".to_owned();
    room.ok(By::Staff(COMMISSIONER), Command::AnswerGive { idea, answer: AnswerKind::WithinFrames, text, more });
    room.days(1);
    let terms = NewTerms { what: "Een loket".into(), ..NewTerms::default() };
    let source = From::Idea { idea };
    let action = ActionId(room.ok(LEADS, Command::ActionAdd { source, points: vec![], terms }));
    room.days(1);
    let (state, reason) = (ActionState::Done, String::new());
    room.ok(LEADS, Command::ActionMove { action, from_version: 1, state, reason });
    let after = feed(&room);
    let titles: Vec<_> = after.entries.iter().map(|entry| entry.title.value.as_str()).collect();
    assert_eq!(titles[0], "Een loket: gedaan", "the latest first");
    assert!(titles[1].starts_with("Nieuw actiepunt") && titles[2].starts_with("Antwoord van de opdrachtgever"));
    assert!(after.entries[2].content.as_ref().unwrap().value.as_ref().unwrap().contains("Goed & <mooi>"));
    assert_eq!(after.entries[3].id, before.entries[0].id);
    let names: BTreeSet<_> = after.entries.iter().map(|entry| &entry.id).collect();
    assert_eq!(names.len(), 4);
    assert_eq!((after.id.as_str(), after.updated), (before.id.as_str(), after.entries[0].updated));
    assert!(after.entries.iter().all(|entry| entry.links[0].href.starts_with("https://zee.example/r/")));
    assert_eq!(after.authors[0].name, "Gemeente <Voorbeeld>");
}
