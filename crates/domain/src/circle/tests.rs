use crate::circle::{Kind, NewPerson, Reply};
use crate::command::Command;
use crate::conversation::{ItemKind, NewItem, Outcome, Setting};
use crate::id::{CommandId, ItemId, ParticipantId};
use crate::message::{MessageKind, Way};
use crate::method::Role;
use crate::stance::Channel;
use crate::testing::{By, COMMISSIONER, GUIDE, LEAD, Room, guide2, involve, person, somebody, staff};
use std::collections::BTreeMap;
use std::sync::Arc;

const LEADS: By = By::Staff(LEAD);
const GUIDES: By = By::Staff(GUIDE);

fn item(kind: ItemKind, text: &str) -> NewItem {
    NewItem { kind, text: text.into(), arrangement: None, instruction: String::new() }
}

fn open(room: &mut Room, by: By, n: usize, new: NewItem) -> ItemId {
    let participant = Some(room.p(n));
    let id = room.ok(by, Command::ItemOpen { participant, item: new });
    crate::id::nth(CommandId(id), 100)
}

#[test]
fn anyone_may_name_others_and_nobody_twice() {
    let mut room = Room::conversations();
    room.ok(By::P(0), involve("Bo Buur", Kind::Resident));
    room.no(GUIDES, involve("bo buur", Kind::Resident), "already-involved");
    let mut wrong = involve("Eva", Kind::Resident);
    for (email, phone, code) in [("geen-adres", "", "email-wrong"), ("", "12", "phone-wrong")] {
        if let Command::InvolvementAdd { person, .. } = &mut wrong {
            *person =
                NewPerson { name: "Eva".into(), email: email.into(), phone: phone.into(), ..NewPerson::default() };
        }
        room.no(GUIDES, wrong.clone(), code);
    }
    room.no(GUIDES, involve(" ", Kind::Resident), "name-needed");
    room.no(By::Nobody, involve("Wie", Kind::Resident), "not-permitted");
}

#[test]
fn an_import_is_all_or_nothing() {
    let mut room = Room::circle();
    let row = |name: &str| (somebody(name), Kind::Resident, "woont hier".to_owned());
    let import = |rows: &[&str]| Command::InvolvementImport { people: rows.iter().map(|n| row(n)).collect() };
    room.no(LEADS, import(&[]), "nothing-chosen");
    for (rows, code) in [(["Ann", "Bea", " "], "name-needed"), (["Ann", "Bea", "ANN"], "already-involved")] {
        let refusal = room.tell(LEADS, &import(&rows)).expect_err("one row is wrong");
        assert_eq!((refusal.code, refusal.fields["row"].as_str()), (code, "3"));
        assert!(room.route.prep.involvements.is_empty());
    }
    room.ok(LEADS, import(&["Ann", "Bea", "Cor"]));
    assert_eq!((room.route.prep.involvements.len(), room.route.prep.people.len()), (3, 3));
}

#[test]
fn the_commissioners_own_staff_takes_part_only_where_the_method_allows() {
    let mut room = Room::writing();
    room.no(LEADS, involve("Ambtenaar", Kind::CommissionerStaff), "staff-not-allowed");
    let mut method = (*room.route.facts.method).clone();
    method.staff_may_take_part = true;
    room.route.facts.method = Arc::new(method);
    let id: ParticipantId = room.ok(LEADS, involve("Ambtenaar", Kind::CommissionerStaff)).into();
    room.people.push(id);
    room.hold(GUIDES, 6);
    assert_eq!(room.route.staff_taking_part(), 0);
    room.check_in(6, crate::gathering::Presence::TakingPart);
    assert_eq!(room.route.staff_taking_part(), 1, "shown as such");
    assert!(room.route.facts.attendance[&id].professional);
}

#[test]
fn a_minors_trusted_adult_is_named() {
    let mut room = Room::circle();
    let mut command = involve("Jip Jong", Kind::Resident);
    if let Command::InvolvementAdd { trusted_adult, .. } = &mut command {
        *trusted_adult = "Tante Els".into();
    }
    let id: ParticipantId = room.ok(LEADS, command).into();
    assert_eq!(room.route.prep.involvements[&id].trusted_adult, "Tante Els");
}

#[test]
fn invitations_go_by_mail_or_letter_and_are_answered_by_any_channel() {
    let mut room = Room::conversations();
    let mut letter = involve("Zonder Mail", Kind::Resident);
    if let Command::InvolvementAdd { person, .. } = &mut letter {
        person.email.clear();
    }
    let by_letter: ParticipantId = room.ok(LEADS, letter).into();
    let participants = vec![room.p(0), by_letter, room.p(0)];
    room.ok(LEADS, Command::InvitationSend { participants });
    let messages: Vec<_> = room.route.prep.messages.values().collect();
    assert_eq!(messages.len(), 2, "twice in the list is one invitation");
    let way = |who| messages.iter().find(|m| m.to.participant() == Some(who)).map(|m| (m.kind, m.way));
    assert_eq!(way(room.p(0)), Some((MessageKind::Invitation, Way::Mail)));
    assert_eq!(way(by_letter), Some((MessageKind::Invitation, Way::Letter)));
    let answer = |n: usize, channel| Command::InvitationAnswer {
        participant: room.people[n],
        answer: Reply::No,
        channel,
        practical: "oppas".into(),
    };
    let (own, phone) = (answer(0, Channel::Own), answer(0, Channel::Phone));
    room.no(By::P(1), own.clone(), "not-yours");
    room.no(By::P(0), phone.clone(), "channel-misnamed");
    room.no(GUIDES, own.clone(), "channel-misnamed");
    room.ok(By::P(0), own);
    room.ok(GUIDES, phone);
    assert!(!room.route.prep.involvements[&room.p(0)].expected());
}

#[test]
fn a_need_for_safety_is_read_by_who_held_the_talk_and_the_lead_only() {
    let mut room = Room::conversations();
    let (participant, answers) = (room.p(0), BTreeMap::from([("safety".to_owned(), "niet naast Bas".to_owned())]));
    let mut need = item(ItemKind::Safety, "niet naast Bas");
    need.instruction = "zit bij de deur".into();
    let hold = Command::ConversationHold { participant, answers, items: vec![need] };
    room.no(By::P(0), hold.clone(), "not-permitted");
    let id = crate::id::nth(CommandId(room.ok(GUIDES, hold.clone())), 100);
    let reads = |room: &Room, by| {
        let ctx = room.ctx(by);
        let seen = room.route.prep.items[&id].seen_by(&ctx).map(|v| (v.item.is_some(), v.instruction.to_owned()));
        (seen, room.route.prep.conversations[&room.p(0)].may_read(&ctx))
    };
    let told = "zit bij de deur".to_owned();
    for by in [GUIDES, LEADS, By::P(0)] {
        assert_eq!(reads(&room, by), (Some((true, told.clone())), true), "{by:?}");
    }
    assert_eq!(reads(&room, By::Guide2), (Some((false, told)), false), "others see at most the instruction");
    for by in [By::P(1), By::Staff(COMMISSIONER), By::Nobody, By::Tablet(0)] {
        assert_eq!(reads(&room, by), (None, false), "{by:?}");
    }
    // Nobody reads along by a detour.
    let settle = Command::ItemSettle { item: id, outcome: Outcome::Arranged("geregeld".into()) };
    room.no(By::Guide2, settle.clone(), "not-yours");
    room.no(By::Guide2, hold, "already-talked");
    let plan = Command::ConversationPlan { participant, facilitator: guide2(), setting: Setting::Phone, at: None };
    room.no(By::Guide2, plan, "already-talked");
    room.no(GUIDES, Command::ItemPutToCommissioner { item: id }, "only-information-is-put");
    room.ok(LEADS, settle);
    room.no(By::Guide2, Command::ItemReopen { item: id }, "not-yours");
}

#[test]
fn an_information_request_is_put_to_the_commissioner_who_answers_that_only() {
    let mut room = Room::conversations();
    let asked = open(&mut room, GUIDES, 0, item(ItemKind::Information, "wat kost het nu?"));
    let other = open(&mut room, GUIDES, 1, item(ItemKind::Information, "wie regelt het?"));
    let answer = |item| Command::ItemSettle { item, outcome: Outcome::Answered("zoveel".into()) };
    room.no(By::Staff(COMMISSIONER), answer(asked), "not-yours");
    room.ok(GUIDES, Command::ItemPutToCommissioner { item: asked });
    room.no(GUIDES, Command::ItemPutToCommissioner { item: asked }, "nothing-changes");
    room.no(By::Staff(COMMISSIONER), answer(other), "not-yours");
    room.no(
        GUIDES,
        Command::ItemSettle { item: asked, outcome: Outcome::Arranged("x".into()) },
        "outcome-does-not-fit",
    );
    room.no(GUIDES, Command::ItemSettle { item: asked, outcome: Outcome::Declined(" ".into()) }, "text-empty");
    room.ok(By::Staff(COMMISSIONER), answer(asked));
    room.no(By::Staff(COMMISSIONER), answer(asked), "item-settled");
    room.ok(GUIDES, Command::ItemReopen { item: asked });
}

#[test]
fn a_conversation_is_planned_held_or_waived() {
    let mut room = Room::conversations();
    let participant = room.p(0);
    let plan =
        |facilitator| Command::ConversationPlan { participant, facilitator, setting: Setting::HomeVisit, at: None };
    room.no(LEADS, plan(staff(COMMISSIONER)), "not-a-facilitator");
    room.ok(LEADS, plan(guide2()));
    let unknown = BTreeMap::from([("favourite_colour".to_owned(), "groen".to_owned())]);
    let hold = Command::ConversationHold { participant, answers: unknown, items: Vec::new() };
    room.no(GUIDES, hold, "conversation-question-unknown");
    room.ok(GUIDES, Command::ConversationWaive { participant, reason: "wil niet".into() });
    assert!(room.route.prep.conversations[&participant].done());
    room.hold(GUIDES, 0);
    room.no(GUIDES, Command::ConversationWaive { participant, reason: "x".into() }, "already-talked");
}

#[test]
fn the_gate_to_the_meeting_waits_or_opens_with_a_reason() {
    let mut room = Room::conversations();
    let door = |reason: &str| Command::PhaseOpen { to: 5, reason: reason.into() };
    let refusal = room.tell(LEADS, &door("")).expect_err("six talks are open");
    assert_eq!((refusal.code, refusal.fields["open"].as_str()), ("gate-needs-reason", "6"));
    for n in 0..6 {
        room.hold(GUIDES, n);
    }
    let named = open(&mut room, GUIDES, 0, item(ItemKind::NamedPerson, "de huisarts"));
    // Whom somebody named is asked, also when that somebody does not come.
    let no = Command::InvitationAnswer {
        participant: room.p(0),
        answer: Reply::No,
        channel: Channel::Own,
        practical: String::new(),
    };
    room.ok(By::P(0), no);
    assert_eq!(room.route.unsettled().items, [named]);
    room.no(LEADS, door(" "), "gate-needs-reason");
    room.ok(LEADS, door("de huisarts is met vakantie"));
    let (phase, reason, open) = &room.route.facts.overrides[0];
    assert_eq!((*phase, reason.as_str(), *open), (5, "de huisarts is met vakantie", 1));
}

#[test]
fn that_a_safety_item_was_open_never_shows() {
    let mut room = Room::conversations();
    for n in 0..6 {
        room.hold(GUIDES, n);
    }
    open(&mut room, GUIDES, 0, item(ItemKind::Safety, "niet naast Bas"));
    let door = Command::PhaseOpen { to: 5, reason: "we regelen het aan de deur".into() };
    room.no(LEADS, Command::PhaseOpen { to: 5, reason: String::new() }, "gate-needs-reason");
    let mut both = room.clone();
    room.ok(LEADS, door.clone());
    assert!(room.route.facts.overrides.is_empty());
    open(&mut both, GUIDES, 0, item(ItemKind::Practical, "vervoer"));
    both.ok(LEADS, door);
    assert_eq!(both.route.facts.overrides[0].2, 1, "counted without it");
}

#[test]
fn ids_of_people_are_not_written_over() {
    let mut room = Room::conversations();
    let mut ctx = room.ctx(LEADS);
    ctx.command = CommandId(room.p(0).0);
    let refusal = room.tell_as(&ctx, &involve("Nieuw", Kind::Resident)).expect_err("the id is taken");
    assert_eq!(refusal.code, "id-taken");
    let before = room.route.prep.involvements[&room.p(1)].person;
    ctx.command = CommandId(uuid::Uuid::from_u128(before.0.as_u128() - 1));
    let refusal = room.tell_as(&ctx, &involve("Nieuw", Kind::Resident)).expect_err("the person's id is taken");
    assert_eq!(refusal.code, "id-taken");
}

#[test]
fn signing_up_to_go_on_is_ones_own() {
    let (mut room, ..) = Room::decided();
    let sign = Command::FollowUpSignUp { participant: room.p(0), signed_up: true, wishes: vec![], channel: None };
    room.no(By::P(1), sign.clone(), "not-yours");
    room.ok(By::P(0), sign.clone());
    room.no(By::P(0), sign, "nothing-changes");
    assert!(room.route.prep.involvements[&room.p(0)].signed_up);
    assert!(!room.actor(By::P(0)).is(Role::Facilitator));
    assert!(!room.route.prep.takes_part(person(1)));
}
