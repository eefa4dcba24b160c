//! Follow-up gatherings, being told, and figures.

use super::super::{AgeBand, FEWEST, NewTerms, Source};
use super::{GUIDES, LEADS, add, group, terms};
use crate::circle::{Kind, NewPerson};
use crate::command::Command;
use crate::gathering::Presence;
use crate::id::GatheringId;
use crate::message::MessageKind;
use crate::testing::{By, Room};
use crate::time::Moment;

fn plan(at: Moment, place: &str) -> Command {
    let (place, topics) = (place.into(), vec!["De folder".into()]);
    Command::FollowUpPlan { gathering: None, at, minutes: None, place, topics, every_weeks: None, times: None }
}

fn invited(room: &Room, kind: MessageKind) -> usize {
    room.route.prep.messages.values().filter(|m| m.kind == kind).count()
}

#[test]
fn a_gathering_is_planned_moved_and_cancelled_and_each_is_told() {
    let (mut room, idea, ..) = Room::follow_up();
    let at = room.now.plus_days(20);
    room.no(By::P(0), plan(at, "De kerk"), "not-the-driver");
    let id = GatheringId(room.ok(LEADS, plan(at, "De kerk")));
    assert_eq!(invited(&room, MessageKind::GatheringPlanned), 3, "who signed up");
    let again = |at, topics: Vec<String>| Command::FollowUpPlan {
        gathering: Some(id),
        minutes: None,
        at,
        place: "De kerk".into(),
        topics,
        every_weeks: None,
        times: None,
    };
    room.ok(LEADS, again(at, vec!["Iets anders".into()]));
    assert_eq!(room.route.prep.follow.gatherings[&id].sequence, 0, "another topic changes no calendar");
    room.ok(LEADS, again(at.plus_days(1), vec![]));
    room.no(LEADS, again(at.plus_days(1), vec![]), "nothing-changes");
    assert_eq!(room.route.prep.follow.gatherings[&id].sequence, 1);
    assert_eq!(invited(&room, MessageKind::GatheringPlanned), 6);
    let today = Some(room.now);
    let late = add(&mut room, idea, NewTerms { by: today, ..terms("Te laat") });
    let other = add(&mut room, idea, NewTerms { by: Some(at), ..terms("Later") });
    let agenda = room.route.agenda(&room.route.prep.follow.gatherings[&id], room.now.plus_days(9));
    assert_eq!(agenda.actions.iter().map(|a| a.id).collect::<Vec<_>>(), [late, other]);
    assert_eq!(agenda.nobody_yet.len(), 1);
    room.no(LEADS, Command::FollowUpCancel { gathering: id, reason: String::new() }, "reason-needed");
    room.ok(LEADS, Command::FollowUpCancel { gathering: id, reason: "Storm.".into() });
    assert_eq!(invited(&room, MessageKind::GatheringCancelled), 3);
    room.no(LEADS, Command::FollowUpNote { gathering: id, text: "x".into() }, "gathering-cancelled");
}

#[test]
fn a_row_is_as_many_gatherings_weeks_apart_and_a_driver_may_plan_it() {
    let (mut room, ..) = Room::follow_up();
    group(&mut room);
    let at = room.now.plus_days(7);
    let row = |every_weeks, times| Command::FollowUpPlan {
        gathering: None,
        minutes: None,
        at,
        place: "De kerk".into(),
        topics: vec![],
        every_weeks: Some(every_weeks),
        times: Some(times),
    };
    room.no(By::P(0), row(0, 3), "row-wrong");
    room.no(By::P(1), row(3, 3), "not-the-driver");
    let first = GatheringId(room.ok(By::P(0), row(3, 3)));
    let mut all: Vec<_> = room.route.prep.follow.gatherings.values().map(|g| (g.number, g.at, g.row)).collect();
    all.sort();
    assert_eq!(all, [0, 21, 42].map(|days| (days / 21 + 1, at.plus_days(days), Some(first))));
    assert_eq!(invited(&room, MessageKind::GatheringPlanned), 3, "one invitation for the row");
}

#[test]
fn a_row_keeps_its_hour_when_the_clock_changes() {
    let (mut room, ..) = Room::follow_up();
    // 6 March 2024, half past seven in the evening; summer time begins on the 31st.
    let at = Moment(1_709_749_800);
    let place = "De kerk".to_owned();
    let (every_weeks, times) = (Some(2), Some(3));
    room.ok(
        LEADS,
        Command::FollowUpPlan { gathering: None, at, minutes: None, place, topics: vec![], every_weeks, times },
    );
    let mut all: Vec<_> = room.route.prep.follow.gatherings.values().map(|g| (g.number, g.at, g.slot)).collect();
    all.sort();
    let hour = 3_600;
    let (second, third) = (at.plus_days(14), Moment(at.plus_days(28).0 - hour));
    assert_eq!(all, [(1, at, Some(at)), (2, second, Some(second)), (3, third, Some(third))], "19.30 each time");
}

#[test]
fn who_was_there_and_what_was_said_turn_into_actions() {
    let (mut room, ..) = Room::follow_up();
    let at = room.now;
    let id = GatheringId(room.ok(LEADS, plan(at, "De kerk")));
    let attend = |participant, presence| Command::FollowUpAttend { gathering: id, participant, presence };
    let (own, other) = (room.p(0), room.p(1));
    room.no(By::P(0), attend(other, Some(Presence::TakingPart)), "not-yours");
    room.no(By::P(0), attend(own, Some(Presence::Left)), "presence-wrong");
    room.ok(By::P(0), attend(own, Some(Presence::TakingPart)));
    room.ok(GUIDES, attend(other, Some(Presence::Listening)));
    room.ok(GUIDES, attend(other, None));
    room.no(GUIDES, attend(other, None), "nothing-changes");
    assert_eq!(room.route.prep.follow.gatherings[&id].present.len(), 1);
    room.no(LEADS, Command::FollowUpCancel { gathering: id, reason: "Te laat.".into() }, "gathering-held");
    room.ok(GUIDES, Command::FollowUpNote { gathering: id, text: "De bieb wil meedoen.".into() });
    let from = |note| Command::ActionAdd {
        source: Source::Gathering { gathering: id, note: Some(note) },
        points: vec![],
        terms: terms("De bieb bellen"),
    };
    room.no(LEADS, from(2), "note-unknown");
    room.ok(LEADS, from(1));
    assert_eq!(room.route.notes_taken_up(id).into_iter().collect::<Vec<_>>(), [1]);
}

#[test]
fn figures_count_and_hide_whoever_is_one_of_few() {
    let (mut room, idea, ..) = Room::follow_up();
    let today = Some(room.now);
    let action = add(&mut room, idea, NewTerms { by: today, ..terms("Een loket") });
    room.days(5);
    let who = room.p(0);
    let say = Command::FollowUpAboutMe {
        participant: who,
        age: Some(AgeBand::From65),
        district: "Tolbert".into(),
        channel: None,
    };
    room.no(By::P(1), say.clone(), "not-yours");
    room.ok(By::P(0), say);
    let outside = room.route.figures(room.now, false);
    let people = [outside.invited, outside.talked, outside.attended, outside.signed_up];
    assert!(people.iter().all(|n| n.is_none_or(|n| n == 0 || n >= 10)), "{people:?}");
    assert_eq!((outside.attended, outside.points_decided), (None, 1));
    let figures = room.route.figures(room.now, true);
    assert_eq!((figures.attended, figures.signed_up, figures.talked), (Some(5), Some(3), Some(6)));
    assert_eq!((figures.points_decided, figures.points_not_decided), (1, 0));
    assert_eq!((figures.actions_open, figures.actions_late, figures.actions_done), (1, 1, 0));
    assert_eq!(figures.days_to_action, Some(0));
    let tables = [&figures.by_age, &figures.by_district, &figures.by_kind];
    assert!(
        tables.iter().all(|t| t.total.is_none() && t.cells.iter().all(|c| c.count.is_none())),
        "five people are few"
    );
    assert!(room.route.prep.follow.actions.contains_key(&action));
}

#[test]
fn what_is_hidden_cannot_be_worked_out_from_the_rest() {
    let named = |all: &[(&str, u32)]| {
        let parts = all.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect();
        let shown = super::super::figures::protect(&parts, |_| FEWEST);
        (shown.total, shown.cells.into_iter().map(|c| c.count).collect::<Vec<_>>())
    };
    assert_eq!(named(&[("a", 17), ("b", 30)]), (Some(45), vec![Some(15), Some(30)]), "in fives");
    assert_eq!(named(&[("a", 10), ("b", 30)]), (Some(40), vec![None, None]), "nine before, perhaps");
    assert_eq!(named(&[("a", 11), ("b", 34)]), (Some(45), vec![Some(10), Some(30)]), "or fourteen");
    assert_eq!(named(&[("a", 4), ("b", 30), ("c", 20)]), (Some(50), vec![None, Some(30), None]), "another too");
    assert_eq!(named(&[("a", 3), ("b", 4), ("c", 20)]), (Some(25), vec![None, None, None]), "seven are few as well");
    assert_eq!(named(&[("a", 6), ("b", 8), ("c", 20)]), (Some(30), vec![None, None, Some(20)]));
    assert_eq!(named(&[("a", 12)]), (Some(10), vec![Some(10)]), "by itself it is the total");
    assert_eq!(named(&[("a", 4), ("b", 5)]), (None, vec![None, None]));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: crate::testing::cases(256), ..Default::default() })]

    #[test]
    fn no_count_below_ten_is_shown_nor_can_be_subtracted(parts in proptest::collection::btree_map("[a-h]", 1u32..40, 0..8)) {
        let shown = super::super::figures::protect(&parts, |_| FEWEST);
        let hidden: Vec<u32> = shown.cells.iter().filter(|c| c.count.is_none()).map(|c| parts[&c.name]).collect();
        for cell in shown.cells.iter().filter_map(|c| c.count) {
            proptest::prop_assert!(cell >= FEWEST);
        }
        if shown.total.is_some() && !hidden.is_empty() {
            proptest::prop_assert!(hidden.len() >= 2 && hidden.iter().sum::<u32>() >= FEWEST);
        }
        let total = Some(parts.values().sum::<u32>()).filter(|n| *n >= FEWEST);
        proptest::prop_assert_eq!(shown.total, total.map(|n| n - n % 5));
    }
}

/// What is shown of answers, of which the last is not to have said, and from how many on each is shown.
fn looked(at: &[u32], least: &[u32]) -> super::super::Reached {
    let names = ["a", "b", "c", "d"];
    let parts = at.iter().zip(names).filter(|(n, _)| **n > 0).map(|(n, name)| (name.to_owned(), *n)).collect();
    let from = |name: &str| names.iter().position(|one| *one == name).map_or(FEWEST, |at| least[at]);
    super::super::figures::protect(&parts, from)
}

/// The same once somebody who had not said anything says what they are.
fn said(at: &[u32], what: usize) -> Vec<u32> {
    let mut then = at.to_vec();
    *then.last_mut().unwrap() -= 1;
    then[what] += 1;
    then
}

/// What one part of a table could be other than it is, for a reader who knows how many there were in all, which answers
/// there are, and that one person said something between two looks; but not from how many on each is shown.
fn could_be_otherwise(at: &[u32], least: &[u32], what: usize, cell: usize) -> bool {
    let seen = (looked(at, least), looked(&said(at, what), least));
    let from = |n: u32, cell: usize| ((n / 5u32.pow(u32::try_from(cell).unwrap())) % 5) + FEWEST;
    let other_least = |n: u32| (0..at.len()).map(|cell| from(n, cell)).collect::<Vec<_>>();
    let end = at.len() - 1;
    let fits = |table: &[u32]| {
        (0..5u32.pow(u32::try_from(at.len()).unwrap())).any(|n| {
            let least = other_least(n);
            looked(table, &least) == seen.0 && (0..end).any(|what| looked(&said(table, what), &least) == seen.1)
        })
    };
    // Up to four more or fewer in each part, as many in all, and no longer the same here.
    let near = (0..9_i64.pow(u32::try_from(end).unwrap())).filter_map(|n| {
        let mut table: Vec<i64> = at.iter().map(|n| i64::from(*n)).collect();
        for (part, place) in (0..end).zip(0_u32..) {
            let by = n / 9_i64.pow(place) % 9 - 4;
            table[part] += by;
            table[end] -= by;
        }
        let there = table.iter().all(|n| *n > 0) && table[end] > 1;
        there.then(|| table.into_iter().map(|n| u32::try_from(n).unwrap()).collect::<Vec<_>>())
    });
    near.filter(|table| table[cell] != at[cell]).any(|table| fits(&table))
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: crate::testing::cases(96), ..Default::default() })]

    #[test]
    fn neither_sums_nor_two_looks_tell_a_count_below_ten(
        at in proptest::collection::vec(1u32..24, 2..4), unsaid in 2u32..24, least in proptest::collection::vec(10u32..15, 4), what in 0usize..2
    ) {
        let mut at = at;
        *at.last_mut().unwrap() = unsaid;
        let what = what.min(at.len() - 2);
        // Of fewer nobody reads how many there were.
        proptest::prop_assume!(at.iter().sum::<u32>() >= FEWEST);
        for cell in (0..at.len()).filter(|cell| at[*cell] < FEWEST) {
            proptest::prop_assert!(could_be_otherwise(&at, &least, what, cell), "{at:?} {least:?} {what}: cell {cell}");
        }
    }
}

#[test]
fn somebody_new_can_be_added_and_sign_up_from_the_report() {
    let (mut room, ..) = Room::follow_up();
    let add = Command::InvolvementAdd {
        person: NewPerson { name: "Nieuw Iemand".into(), phone: "0594 123456".into(), ..NewPerson::default() },
        why: "Las het verslag".into(),
        named_by: String::new(),
        kind: Kind::Resident,
        organisation: String::new(),
        trusted_adult: String::new(),
    };
    let who = room.ok(GUIDES, add).into();
    room.ok(GUIDES, super::sign_up(who, vec![], Some(crate::stance::Channel::Phone)));
    assert!(room.route.invited_to_follow_up().contains(&who));
}
