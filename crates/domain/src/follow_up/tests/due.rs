//! What is due, when, to whom, exactly once.

use super::super::{ActionState, Level, NewTerms, Nudge, NudgeKind, To, Who};
use super::{LEADS, add, group, terms, to};
use crate::command::Command;
use crate::id::ActionId;
use crate::testing::{ADMIN, By, COMMISSIONER, Room};
use crate::time::Moment;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const WEEK: u32 = 7;

fn kinds(due: &[Nudge]) -> Vec<(NudgeKind, Level, To)> {
    due.iter().map(|n| (n.kind, n.level, n.to)).collect()
}

/// Sends all that is due, as a sender does: by key, and only what the command answers.
fn send(room: &mut Room) -> Vec<Nudge> {
    let due = room.route.due(room.now);
    if !due.is_empty() {
        room.ok(By::Staff(ADMIN), Command::NudgeSend { keys: due.iter().map(|n| n.key.clone()).collect() });
    }
    due
}

/// An action of person 1 in the group that person 0 drives, with or without a day.
fn driven(by: Option<Moment>) -> (Room, ActionId) {
    let (mut room, idea, ..) = Room::follow_up();
    let group = group(&mut room);
    let who = Some(Who::Participant(room.p(1)));
    let action = add(&mut room, idea, NewTerms { group: Some(group), who, by, ..terms("Een loket") });
    (room, action)
}

#[test]
fn silence_goes_to_the_driver_then_to_who_leads_then_to_everybody() {
    let (mut room, action) = driven(None);
    let began = room.now;
    room.days(4 * WEEK - 1);
    assert!(room.route.due(room.now).is_empty());
    room.days(1);
    let driver = To::Participant(room.p(0));
    assert_eq!(kinds(&send(&mut room)), [(NudgeKind::ActionSilent, Level::First, driver)]);
    assert!(room.route.due(room.now).is_empty(), "said once");
    room.days(4 * WEEK);
    assert_eq!(kinds(&send(&mut room)), [(NudgeKind::ActionSilent, Level::Lead, To::Lead)]);
    assert_eq!(room.route.no_news_of_action(action, room.now), None);
    room.days(4 * WEEK);
    assert_eq!(kinds(&send(&mut room)), [(NudgeKind::ActionSilent, Level::Public, To::Public)]);
    assert_eq!(room.route.no_news_of_action(action, room.now), Some(began));
    room.days(52 * WEEK);
    assert!(room.route.due(room.now).is_empty(), "there is nobody above everybody");
    room.ok(By::P(1), Command::ActionNote { action, text: "We zijn er weer.".into() });
    assert_eq!(room.route.no_news_of_action(action, room.now), None);
    room.days(4 * WEEK);
    assert_eq!(kinds(&send(&mut room)), [(NudgeKind::ActionSilent, Level::First, driver)], "silence begins anew");
}

#[test]
fn whoever_sends_late_gives_each_step_its_weeks() {
    let (mut room, _) = driven(None);
    room.days(30 * WEEK);
    let all: Vec<_> = (0..3).flat_map(|_| kinds(&send(&mut room))).collect();
    assert_eq!(all.len(), 1, "nobody is gone over at the same moment: {all:?}");
    room.days(4 * WEEK);
    assert_eq!(kinds(&send(&mut room))[0].1, Level::Lead);
}

#[test]
fn a_day_is_said_to_come_near_and_to_have_gone_by() {
    let (room, _) = driven(None);
    let by = room.now.plus_days(10);
    let (mut room, action) = driven(Some(by));
    let who = To::Participant(room.p(1));
    room.days(2);
    assert!(room.route.due(room.now).is_empty());
    room.days(1);
    assert_eq!(kinds(&send(&mut room)), [(NudgeKind::ActionSoon, Level::First, who)]);
    room.days(7);
    assert!(room.route.due(room.now).is_empty(), "that day is the last");
    room.days(1);
    assert_eq!(kinds(&send(&mut room)), [(NudgeKind::ActionLate, Level::First, who)]);
    let done = to(&room, action, ActionState::Done, "");
    room.ok(By::P(1), done);
    room.days(52 * WEEK);
    let about = room.route.due(room.now);
    assert!(about.iter().all(|n| n.about != action.0), "what is done is silent by right");
}

#[test]
fn a_day_that_has_gone_by_does_not_come_near() {
    let (room, _) = driven(None);
    let by = room.now.plus_days(10);
    let (mut room, _) = driven(Some(by));
    room.days(12);
    assert_eq!(room.route.due(room.now).iter().map(|n| n.kind).collect::<Vec<_>>(), [NudgeKind::ActionLate]);
}

#[test]
fn a_group_without_a_driver_is_told_to_who_leads() {
    let (mut room, ..) = Room::follow_up();
    let group = group(&mut room);
    let participant = room.p(0);
    room.ok(By::P(0), Command::GroupStepDown { group, participant });
    room.days(6);
    assert!(room.route.due(room.now).is_empty());
    room.days(1);
    assert_eq!(kinds(&send(&mut room)), [(NudgeKind::GroupWithoutDriver, Level::Lead, To::Lead)]);
    room.days(21);
    assert_eq!(
        kinds(&send(&mut room)),
        [(NudgeKind::GroupSilent, Level::First, To::Lead)],
        "nothing else is heard of it"
    );
    assert_eq!(room.route.no_news_of_group(group, room.now.plus_days(56)), Some(Moment(room.now.0 - 28 * 86_400)));
    room.ok(LEADS, Command::GroupStop { group, reason: "Niemand wil.".into() });
    room.days(99);
    assert!(room.route.due(room.now).is_empty());
    assert_eq!(room.route.no_news_of_group(group, room.now), None);
}

#[test]
fn the_commissioner_is_asked_within_the_promised_time_and_its_lateness_shows() {
    let (mut room, idea, ..) = Room::follow_up();
    room.days(99);
    assert!(room.route.due(room.now).is_empty(), "nothing was promised");
    let promise = |by, reason: &str| Command::AnswerPromise { by, reason: reason.into() };
    let by = room.now.plus_days(30);
    room.no(LEADS, promise(by, ""), "not-permitted");
    room.no(By::Staff(COMMISSIONER), promise(Moment(room.now.0 - 1), ""), "date-past");
    room.ok(By::Staff(COMMISSIONER), promise(by, ""));
    room.no(By::Staff(COMMISSIONER), promise(by.plus_days(9), " "), "reason-needed");
    room.days(23);
    assert_eq!(kinds(&send(&mut room)), [(NudgeKind::AnswerSoon, Level::First, To::Commissioner)]);
    assert!(!room.route.answer_is_late(idea, room.now.plus_days(7)));
    room.days(8);
    assert!(room.route.answer_is_late(idea, room.now));
    assert_eq!(kinds(&send(&mut room)), [(NudgeKind::AnswerLate, Level::First, To::Commissioner)]);
    let later = by.plus_days(60);
    room.ok(By::Staff(COMMISSIONER), promise(later, "De raad vergadert later."));
    assert!(!room.route.answer_is_late(idea, room.now));
    let due = room.route.answers_due()[0];
    assert_eq!((due.first_by, due.by), (Some(by), Some(later)), "what was promised at first stays beside it");
}

#[test]
fn a_review_date_is_told_to_who_leads() {
    let (mut room, idea, ..) = Room::follow_up();
    let on = room.now.plus_days(365);
    let review = |on| Command::DecisionReview { decision: idea, on };
    room.no(LEADS, Command::DecisionReview { decision: room.p(0).0.into(), on: Some(on) }, "not-a-decision");
    room.ok(LEADS, review(Some(on)));
    room.no(LEADS, review(Some(on)), "nothing-changes");
    room.days(365);
    assert_eq!(kinds(&send(&mut room)), [(NudgeKind::Review, Level::Lead, To::Lead)]);
    room.ok(LEADS, review(None));
    assert!(room.route.due(room.now).is_empty());
}

#[test]
fn only_what_is_due_is_noted_as_sent_and_only_once() {
    let (mut room, _) = driven(None);
    let send = |keys: Vec<String>| Command::NudgeSend { keys };
    room.no(LEADS, send(vec!["action_silent:x:1:first".into()]), "nothing-changes");
    room.days(28);
    let keys: Vec<_> = room.route.due(room.now).into_iter().map(|n| n.key).collect();
    room.no(By::P(0), send(keys.clone()), "not-permitted");
    room.ok(By::Staff(ADMIN), send(keys.clone()));
    room.no(LEADS, send(keys), "nothing-changes");
    room.ok(LEADS, Command::RouteStop { reason: "Geen geld.".into() });
    assert!(room.route.due(room.now.plus_days(999)).is_empty(), "a stopped route asks nobody anything");
}

/// One step of a life: so many days go by, then perhaps something is heard, and perhaps somebody sends.
type Step = (u32, u8, bool, u8);

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::testing::cases(96), ..ProptestConfig::default() })]

    /// However time goes by and whoever looks when: no key comes twice, no step is skipped or rushed,
    /// and looking without sending changes nothing.
    #[test]
    fn each_is_sent_once_and_no_step_is_skipped(steps in vec((0u32..70, any::<u8>(), any::<bool>(), any::<u8>()), 1..40)) {
        let (mut room, action) = driven(Some(Room::follow_up().0.now.plus_days(40)));
        let mut sent: BTreeMap<(NudgeKind, uuid::Uuid, Moment), Vec<(Level, Moment)>> = BTreeMap::new();
        let mut keys = BTreeSet::new();
        for (days, life, sends, some) in steps as Vec<Step> {
            room.days(days);
            live(&mut room, action, life);
            let due = room.route.due(room.now);
            prop_assert_eq!(&due, &room.route.due(room.now));
            for nudge in &due {
                prop_assert!(!keys.contains(&nudge.key), "due again: {}", nudge.key);
            }
            let chosen: Vec<_> = due.into_iter().enumerate().filter(|(n, _)| sends && some >> (n % 8) & 1 == 0).map(|(_, n)| n).collect();
            if chosen.is_empty() {
                continue;
            }
            room.ok(By::Staff(ADMIN), Command::NudgeSend { keys: chosen.iter().map(|n| n.key.clone()).collect() });
            for nudge in chosen {
                prop_assert!(keys.insert(nudge.key));
                sent.entry((nudge.kind, nudge.about, nudge.since)).or_default().push((nudge.level, room.now));
            }
        }
        for ((kind, ..), ladder) in sent {
            let lowest = if matches!(kind, NudgeKind::GroupWithoutDriver | NudgeKind::Review) { 1 } else { 0 };
            for (n, (level, _)) in ladder.iter().enumerate() {
                prop_assert_eq!(*level, [Level::First, Level::Lead, Level::Public][lowest + n], "{:?} skipped a step", kind);
            }
            for pair in ladder.windows(2) {
                prop_assert!(pair[1].1 >= pair[0].1.plus_days(28), "{:?} was rushed", kind);
            }
        }
    }
}

/// Something happens, or nothing.
fn live(room: &mut Room, action: ActionId, what: u8) {
    let group = *room.route.prep.follow.groups.keys().next().expect("one group");
    let participant = room.p(usize::from(what) % 2);
    let by = By::P(usize::from(what) % 2);
    let command = match what % 16 {
        0 => Command::ActionNote { action, text: "Loopt.".into() },
        1 => to(room, action, ActionState::Done, ""),
        2 | 3 => to(room, action, ActionState::Doing, ""),
        4 => Command::GroupStepDown { group, participant },
        5 | 6 => Command::GroupAccept { group, participant, channel: None },
        7 => {
            let terms = NewTerms { by: Some(room.now.plus_days(10)), group: Some(group), ..terms("Een loket") };
            let from_version = room.route.prep.follow.actions[&action].version();
            Command::ActionChange { action, from_version, terms }
        }
        _ => return,
    };
    // What is refused is as in life: nothing happens.
    let _ = room.tell(by, &command);
}
