//! Being told: what happened, to whom, in which rhythm, once, and never an empty digest.

use super::super::{ActionState, NewTerms, Nudge, NudgeKind, NudgeKind as Kind, Rhythm, TellBy, To};
use super::{GUIDES, LEADS, add, group, terms, to};
use crate::circle::NewPerson;
use crate::command::Command;
use crate::id::{ActionId, IdeaId, ParticipantId};
use crate::message::{Addressee, Message, MessageKind, Way};
use crate::testing::{ADMIN, By, COMMISSIONER, LEAD, Room, somebody, staff};
use crate::time::Moment;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn me(participant: ParticipantId, by: TellBy, rhythm: Rhythm) -> Command {
    Command::FollowUpTellMe { participant, by, rhythm, channel: None }
}

/// Sends all that is to be sent; answers the messages.
fn send(room: &mut Room) -> Vec<Message> {
    let keys: Vec<_> = room.route.to_send(room.now).into_iter().map(|n| n.key).collect();
    let before: BTreeSet<_> = room.route.prep.messages.keys().copied().collect();
    if !keys.is_empty() {
        room.ok(By::Staff(ADMIN), Command::NudgeSend { keys });
    }
    room.route.prep.messages.values().filter(|m| !before.contains(&m.id)).cloned().collect()
}

fn minutes(room: &mut Room, minutes: u32) {
    room.now = room.now.plus_minutes(minutes);
}

/// Persons 0 to 3: at once, weekly, monthly, and not at all; everybody is told by mail.
fn told() -> (Room, IdeaId) {
    let (mut room, idea, ..) = Room::follow_up();
    let rhythms = [Rhythm::AtOnce, Rhythm::Weekly, Rhythm::Monthly, Rhythm::Never];
    for (n, rhythm) in rhythms.into_iter().enumerate() {
        let tell = me(room.p(n), TellBy::Mail, rhythm);
        room.ok(By::P(n), tell);
    }
    (room, idea)
}

fn reached(room: &Room, messages: &[Message]) -> Vec<usize> {
    let place = |m: &Message| room.people.iter().position(|p| m.to == Addressee::Participant(*p));
    let mut all: Vec<_> = messages.iter().filter(|m| m.kind == MessageKind::News).filter_map(place).collect();
    all.sort_unstable();
    all
}

#[test]
fn each_is_told_in_their_own_rhythm_and_nobody_twice_or_of_nothing() {
    let (mut room, idea) = told();
    room.days(8);
    assert!(send(&mut room).is_empty(), "nothing happened");
    add(&mut room, idea, terms("Een loket"));
    assert!(send(&mut room).is_empty(), "what belongs together comes together");
    minutes(&mut room, 6);
    let sent = send(&mut room);
    assert_eq!(reached(&room, &sent), [1], "a week has gone by since they asked");
    minutes(&mut room, 9);
    let sent = send(&mut room);
    assert_eq!(reached(&room, &sent), [0]);
    room.days(3);
    assert!(send(&mut room).is_empty());
    add(&mut room, idea, terms("Een folder"));
    minutes(&mut room, 16);
    let sent = send(&mut room);
    assert_eq!(reached(&room, &sent), [0]);
    room.days(4);
    let sent = send(&mut room);
    assert_eq!(reached(&room, &sent), [1], "a week after the week before");
    room.days(15);
    let sent = send(&mut room);
    assert_eq!(reached(&room, &sent), [2], "a month, with both");
    let last = room.route.prep.follow.nudges.values().find(|n| n.to == To::Participant(room.p(2))).unwrap();
    assert_eq!(room.route.news(last.span()).len(), 2);
    room.days(300);
    assert!(send(&mut room).iter().all(|m| m.kind != MessageKind::News), "nobody gets an empty digest");
}

#[test]
fn choosing_otherwise_loses_nothing_and_saying_no_works_at_once() {
    let (mut room, idea) = told();
    let (weekly, since) = (room.p(1), room.now);
    room.days(2);
    add(&mut room, idea, terms("Een loket"));
    room.days(2);
    let monthly = me(weekly, TellBy::Mail, Rhythm::Monthly);
    room.ok(By::P(1), monthly.clone());
    assert_eq!(room.route.prep.follow.tell[&weekly].at, since, "they are told without a gap");
    room.no(By::P(1), monthly, "nothing-changes");
    let none = me(weekly, TellBy::None, Rhythm::Never);
    room.ok(By::P(1), none);
    room.days(40);
    let sent = send(&mut room);
    assert_eq!(reached(&room, &sent), [0, 2]);
    assert!(sent.iter().all(|m| m.to != Addressee::Participant(weekly)));
    let again = me(weekly, TellBy::Mail, Rhythm::AtOnce);
    room.ok(By::P(1), again);
    assert_eq!(room.route.prep.follow.tell[&weekly].at, room.now, "not of what happened while they wanted nothing");
    room.no(By::P(4), me(weekly, TellBy::Mail, Rhythm::Never), "not-yours");
    room.no(By::P(4), me(room.p(4), TellBy::Post, Rhythm::Weekly), "address-needed");
}

#[test]
fn who_chose_post_gets_a_letter_and_others_a_mail() {
    let (mut room, idea, ..) = Room::follow_up();
    let person = NewPerson { address: "Dorpsstraat 1\n9801 AA Dorp".into(), ..somebody("Mens 0") };
    let participant = room.p(0);
    let involvement = room.route.prep.involvements[&participant].clone();
    let edit = Command::InvolvementEdit {
        participant,
        person,
        why: involvement.why,
        named_by: String::new(),
        kind: involvement.kind,
        organisation: String::new(),
        trusted_adult: String::new(),
    };
    room.ok(LEADS, edit);
    room.ok(By::P(0), me(participant, TellBy::Post, Rhythm::AtOnce));
    let tell = me(room.p(1), TellBy::Mail, Rhythm::AtOnce);
    room.ok(By::P(1), tell);
    add(&mut room, idea, terms("Een loket"));
    minutes(&mut room, 20);
    let sent = send(&mut room);
    let way = |n| sent.iter().find(|m| m.to == Addressee::Participant(room.p(n))).map(|m| m.way);
    assert_eq!((way(0), way(1)), (Some(Way::Letter), Some(Way::Mail)));
}

#[test]
fn a_stopped_action_is_told_to_everybody_once_and_as_they_chose() {
    let (mut room, idea) = told();
    let action = add(&mut room, idea, terms("Een loket"));
    let stop = to(&room, action, ActionState::Stopped, "Er is geen plek.");
    room.ok(LEADS, stop);
    let kind = |m: &&Message| m.kind == MessageKind::ActionStopped;
    let told: Vec<_> = room.route.prep.messages.values().filter(kind).cloned().collect();
    assert_eq!(told.len(), 2, "persons 4 and 5 never chose");
    assert!(told.iter().all(|m| m.about == Some(action.0)));
    room.days(31);
    let sent = send(&mut room);
    assert_eq!(reached(&room, &sent), [0, 1, 2]);
    assert!(send(&mut room).is_empty());
}

#[test]
fn nobody_mails_the_whole_circle_by_stopping_often() {
    let (mut room, idea, ..) = Room::follow_up();
    let group = group(&mut room);
    let action = add(&mut room, idea, NewTerms { group: Some(group), ..terms("Een loket") });
    let told = |room: &Room| room.route.prep.messages.values().filter(|m| m.kind == MessageKind::ActionStopped).count();
    let mut turn = |by: By| {
        let stop = to(&room, action, ActionState::Stopped, "Er is geen plek.");
        room.ok(by, stop);
        let again = to(&room, action, ActionState::Doing, "");
        room.ok(by, again);
        told(&room)
    };
    assert_eq!(turn(By::P(1)), 0, "a member who does not drive: it is in the news of who asked for it");
    let everybody = turn(By::P(0));
    assert!(everybody > 2, "who drives tells everybody");
    for by in [By::P(0), By::P(1), LEADS] {
        assert_eq!(turn(by), everybody, "once");
    }
}

#[test]
fn who_drives_is_told_weekly_of_their_group_where_something_happened() {
    let (mut room, idea, ..) = Room::follow_up();
    let group = group(&mut room);
    room.days(8);
    assert!(send(&mut room).is_empty(), "their own yes is no news to them");
    add(&mut room, idea, NewTerms { group: Some(group), ..terms("Een loket") });
    add(&mut room, idea, terms("Van niemand"));
    minutes(&mut room, 6);
    let sent = send(&mut room);
    assert_eq!(reached(&room, &sent), [0]);
    let week = room.route.prep.follow.nudges.values().find(|n| n.kind == Kind::GroupWeek).unwrap();
    assert_eq!(room.route.news_in_group(&room.route.prep.follow.groups[&group], week.span()).len(), 1);
    room.days(8);
    assert!(send(&mut room).is_empty(), "a week without news");
    let participant = room.p(0);
    let none = me(participant, TellBy::None, Rhythm::Never);
    room.ok(By::P(0), none);
    add(&mut room, idea, NewTerms { group: Some(group), ..terms("Nog een") });
    room.days(8);
    assert!(send(&mut room).is_empty(), "who wants to hear nothing hears nothing");
}

#[test]
fn one_message_says_all_that_is_due_of_somebody() {
    let (mut room, idea, ..) = Room::follow_up();
    let by = room.now.plus_days(10);
    let who = || Some(super::super::Who::Participant(room.p(1)));
    let (a, b) =
        (NewTerms { who: who(), by: Some(by), ..terms("Een") }, NewTerms { who: who(), by: Some(by), ..terms("Twee") });
    add(&mut room, idea, a);
    add(&mut room, idea, b);
    room.days(4);
    let sent = send(&mut room);
    assert_eq!(sent.len(), 1);
    assert_eq!((sent[0].kind, sent[0].nudges.len()), (MessageKind::Reminder, 2));
    let second = Command::RoleGrant { person: crate::testing::guide2(), role: LEAD };
    room.ok(By::Staff(ADMIN), second);
    let (before, weeks) = (room.now, room.route.facts.method.follow_up.quiet_weeks);
    room.days(7 * weeks);
    send(&mut room);
    room.days(7 * weeks);
    let sent = send(&mut room);
    let leads = [Addressee::Staff(staff(LEAD)), Addressee::Staff(crate::testing::guide2())];
    let to: BTreeSet<_> = sent.iter().map(|m| m.to).collect();
    assert_eq!(to, leads.into_iter().collect(), "every lead facilitator, once: {before:?}");
}

#[test]
fn the_commissioner_is_written_to() {
    let (mut room, ..) = Room::follow_up();
    let by = room.now.plus_days(30);
    room.ok(By::Staff(COMMISSIONER), Command::AnswerPromise { by, reason: String::new() });
    room.days(24);
    let sent = send(&mut room);
    assert_eq!(sent.iter().map(|m| m.to).collect::<Vec<_>>(), [Addressee::Staff(staff(COMMISSIONER))]);
    assert_eq!(room.route.addressee(sent[0].to).map(|p| p.id), None, "the directory knows the name");
}

#[test]
fn the_next_moment_is_the_first_at_which_something_is_due() {
    let (mut room, idea) = told();
    room.days(8);
    assert_eq!(room.route.next_to_send(room.now), None);
    add(&mut room, idea, terms("Een loket"));
    for _ in 0..12 {
        let Some(next) = room.route.next_to_send(room.now) else { return };
        assert!(next > room.now, "what is due was sent");
        room.now = Moment(next.0 - 1);
        assert!(room.route.to_send(room.now).is_empty());
        room.now = next;
        assert!(!room.route.to_send(room.now).is_empty());
        send(&mut room);
    }
    assert_eq!(room.route.next_to_send(room.now), None, "there is nobody above everybody");
}

/// One step of a life: minutes that go by, what happens, and whether somebody sends.
type Step = (u32, u8, bool);

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::testing::cases(64), ..ProptestConfig::default() })]

    /// However time goes by and whoever looks when: each thing that happened to an action is told once to
    /// each who wants to be told, and no digest is empty.
    #[test]
    fn every_change_is_told_once(steps in vec((1u32..20_000, 0u8..8, any::<bool>()), 1..40)) {
        let (mut room, idea) = told();
        let mut actions: Vec<ActionId> = Vec::new();
        let mut happened: Vec<Moment> = Vec::new();
        for (pause, what, sends) in steps as Vec<Step> {
            minutes(&mut room, pause);
            match (what, actions.last().copied()) {
                (0, _) | (1..4, None) => {
                    actions.push(add(&mut room, idea, terms("Iets")));
                    happened.push(room.now);
                }
                (1..4, Some(action)) => {
                    room.ok(GUIDES, Command::ActionNote { action, text: "Loopt.".into() });
                    happened.push(room.now);
                }
                _ => {}
            }
            if sends {
                send(&mut room);
            }
        }
        for _ in 0..4 {
            room.days(31);
            send(&mut room);
        }
        let mut spans: BTreeMap<ParticipantId, Vec<_>> = BTreeMap::new();
        for sent in room.route.prep.follow.nudges.values().filter(|n| n.kind == NudgeKind::News) {
            prop_assert!(!room.route.news(sent.span()).is_empty(), "an empty digest");
            let To::Participant(who) = sent.to else { continue };
            spans.entry(who).or_default().push(sent.span());
        }
        for n in 0..3 {
            let own = spans.remove(&room.p(n)).unwrap_or_default();
            for at in &happened {
                let told = own.iter().filter(|span| span.from <= *at && *at < span.until).count();
                prop_assert_eq!(told, 1, "person {} of {:?}", n, at);
            }
        }
        prop_assert!(spans.is_empty(), "somebody was told who did not ask");
    }
}

#[test]
fn what_is_to_be_sent_stays_the_same_until_it_is() {
    let (mut room, idea) = told();
    add(&mut room, idea, terms("Een loket"));
    room.days(9);
    let first: Vec<Nudge> = room.route.to_send(room.now);
    assert_eq!(first, room.route.to_send(room.now));
    minutes(&mut room, 3);
    let keys = |all: &[Nudge]| all.iter().map(|n| n.key.clone()).collect::<Vec<_>>();
    assert_eq!(keys(&first), keys(&room.route.to_send(room.now)), "another server, a little later, gives the same");
}
