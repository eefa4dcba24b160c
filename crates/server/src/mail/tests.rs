//! Messages in words, and when they are tried again.

use super::{BACK_OFF, next_try, render};
use bloemenzee_domain::circle::Person;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::id::ItemId;
use bloemenzee_domain::message::{Message, MessageKind, Way};
use bloemenzee_domain::method::Part;
use bloemenzee_domain::stance::Eyes;
use bloemenzee_domain::time::Moment;
use bloemenzee_report::Block;
use uuid::Uuid;

use crate::testing::{self, By, GROEPSGESPREK, LEAD, Room, START};

const KINDS: [MessageKind; 6] = [
    MessageKind::Invitation,
    MessageKind::NewFrames,
    MessageKind::AfterRound,
    MessageKind::DraftReport,
    MessageKind::FinalReport,
    MessageKind::Stopped,
];

fn message(room: &Room, n: usize, kind: MessageKind) -> Message {
    Message { id: ItemId(Uuid::from_u128(5)), participant: room.p(n), kind, way: Way::Mail, at: START, about: None }
}

fn text(room: &Room, n: usize, kind: MessageKind) -> String {
    let written = render::write(&room.route, &message(room, n, kind), "Gemeente Voorbeeld");
    format!(
        "{}\n{}",
        written.subject,
        render::plain(&written, "https://voorbeeld.example/link/abc", "Gemeente Voorbeeld")
    )
}

/// In the after-round, with a not-yet of person 1 for their own eyes, and the route stopped.
fn stopped() -> Room {
    let (mut room, _, title, what) = Room::flower();
    room.stand(1, &[title]);
    room.not_yet(1, what, Eyes::Owner);
    room.part(Part::Closing);
    room.ok(By::Staff(LEAD), Command::AfterRoundOpen { days: 7 });
    room.ok(By::Staff(LEAD), Command::RouteStop { reason: "Er is geen geld meer.".into() });
    room
}

#[test]
fn every_kind_is_written_whole_and_greets_its_own_person_only() {
    let room = stopped();
    for kind in KINDS {
        let text = text(&room, 1, kind);
        assert!(!text.contains('['), "a text is missing: {text}");
        assert!(!text.contains('{'), "a place is not filled: {text}");
        assert!(text.contains("Mens 1"), "{text}");
        for other in ["Mens 0", "Mens 2", "Mens 3", "Mens 4", "Mens 5"] {
            assert!(!text.contains(other), "{text}");
        }
        assert!(!text.contains("nog niet duidelijk"), "a private reason: {text}");
        assert_eq!(text.contains("/link/abc"), kind != MessageKind::Stopped, "{text}");
    }
    assert!(text(&room, 1, MessageKind::Stopped).contains("Er is geen geld meer."));
}

#[test]
fn what_happens_after_the_meeting_is_told_with_its_reason_and_its_date() {
    let (mut room, ..) = Room::follow_up();
    let lead = By::Staff(LEAD);
    let (name, members) = ("Informatiepunt".to_owned(), vec![room.p(0)]);
    let group = room.ok(lead, Command::GroupForm { name, about: vec![], members });
    let (at, place) = (room.now.plus_days(9), "De kerk".to_owned());
    let plan = Command::FollowUpPlan { gathering: None, at, place, topics: vec![], every_weeks: None, times: None };
    let gathering = room.ok(lead, plan);
    room.ok(lead, Command::GroupStop { group: group.into(), reason: "Het loket is er al.".into() });
    let tell = |room: &Room, kind, about| {
        let message = Message { about: Some(about), ..message(room, 0, kind) };
        let written = render::write(&room.route, &message, "Gemeente Voorbeeld");
        render::plain(&written, "https://voorbeeld.example/link/abc", "Gemeente Voorbeeld")
    };
    let stopped = tell(&room, MessageKind::GroupStopped, group);
    assert!(stopped.contains("Informatiepunt") && stopped.contains("Het loket is er al."), "{stopped}");
    assert!(!stopped.contains("/link/"), "nothing is asked: {stopped}");
    let planned = tell(&room, MessageKind::GatheringPlanned, gathering);
    assert!(planned.contains("De kerk") && planned.contains("/link/abc"), "{planned}");
    room.ok(lead, Command::FollowUpCancel { gathering: gathering.into(), reason: "Er is storm.".into() });
    let cancelled = tell(&room, MessageKind::GatheringCancelled, gathering);
    assert!(cancelled.contains("De kerk") && cancelled.contains("Er is storm."), "{cancelled}");
}

#[test]
fn the_after_round_asks_each_about_their_own_number_of_points() {
    let room = stopped();
    let asks = |n| text(&room, n, MessageKind::AfterRound);
    assert!(asks(1).contains("nog 1 punt"), "{}", asks(1));
    assert!(asks(2).contains("nog 2 punten"), "{}", asks(2));
}

#[test]
fn an_invitation_to_listen_never_speaks_of_deciding_together() {
    let mut room = Room::question_of(GROEPSGESPREK);
    room.open(1);
    let involve = testing::involve("Mens 1", bloemenzee_domain::circle::Kind::Resident);
    let participant = room.ok(By::Staff(LEAD), involve).into();
    room.people.push(participant);
    let text = text(&room, 0, MessageKind::Invitation);
    assert!(text.contains("niets besloten") && !text.contains("U besluit mee"), "{text}");
}

#[test]
fn an_invitation_names_whom_to_ask_only_where_somebody_can_be_reached() {
    let mut room = Room::question_of(GROEPSGESPREK);
    room.open(1);
    let involve = testing::involve("Mens 1", bloemenzee_domain::circle::Kind::Resident);
    let participant = room.ok(By::Staff(LEAD), involve).into();
    room.people.push(participant);
    assert!(!text(&room, 0, MessageKind::Invitation).contains("Hebt u een vraag?"));
    let id = room.route.prep.holders(LEAD)[0];
    let (phone, address) = (String::new(), String::new());
    let lead = Person { id, name: "Hilde Hoofd".into(), email: "hilde@voorbeeld.example".into(), phone, address };
    room.route.prep.people.insert(id, lead);
    let told = text(&room, 0, MessageKind::Invitation);
    assert!(told.contains("Hebt u een vraag? Stel die aan Hilde Hoofd (hilde@voorbeeld.example)."), "{told}");
}

#[test]
fn a_letter_carries_the_code_of_its_own_person() {
    let room = stopped();
    let written = render::write(&room.route, &message(&room, 2, MessageKind::AfterRound), "Gemeente Voorbeeld");
    let to = render::recipient(&room.route, &message(&room, 2, MessageKind::AfterRound)).unwrap();
    let access = Some(("https://voorbeeld.example/sign-in".to_owned(), "ABCD-EFGH-JKLM".to_owned()));
    let letter = render::letter(&written, to, "Gemeente Voorbeeld", "1 maart".into(), access.clone());
    assert_eq!(letter.recipient[0], "Mens 2");
    assert!(letter.body.iter().any(|b| matches!(b, Block::Access { code, .. } if code == "ABCD-EFGH-JKLM")));
    // Who is told that the route was stopped is asked nothing, and gets no code.
    let stopped = render::write(&room.route, &message(&room, 2, MessageKind::Stopped), "Gemeente Voorbeeld");
    let letter = render::letter(&stopped, to, "Gemeente Voorbeeld", "1 maart".into(), access);
    assert!(!letter.body.iter().any(|b| matches!(b, Block::Access { .. })));
}

#[test]
fn a_mail_is_tried_later_and_later_and_then_given_up() {
    let waits: Vec<_> =
        (0..BACK_OFF.len()).map(|n| next_try(u32::try_from(n).unwrap(), Moment(0)).unwrap().0).collect();
    assert!(waits.windows(2).all(|pair| pair[0] < pair[1]));
    assert_eq!(next_try(u32::try_from(BACK_OFF.len()).unwrap(), Moment(0)), None);
}
