use crate::circle::{Kind, NewPerson};
use crate::command::Command;
use crate::event::Event;
use crate::fact::Fact;
use crate::message::MessageKind;
use crate::method::{Part, Role};
use crate::testing::{
    ADMIN, By, COMMISSIONER, GROEPSGESPREK, GUIDE, LEAD, Room, guide2, involve, person, staff, two_frames,
};

const ASKS: By = By::Staff(COMMISSIONER);
const LEADS: By = By::Staff(LEAD);

fn propose() -> Command {
    Command::FramesPropose { frames: two_frames("Het mag iets kosten."), reason: "de raad gaf geld".into() }
}

#[test]
fn the_gate_asks_question_promise_and_commissioner() {
    let mut room = Room::new(crate::testing::NIEUWE_ROUTE);
    room.no(
        By::Nobody,
        Command::RouteOpen { method: "nieuwe-route".into(), title: "x".into(), rehearsal_of: None },
        "not-permitted",
    );
    room.no(
        By::Staff(ADMIN),
        Command::RouteOpen { method: "anders".into(), title: "x".into(), rehearsal_of: None },
        "method-unknown",
    );
    room.no(By::Staff(ADMIN), Command::PhaseOpen { to: 1, reason: String::new() }, "route-unknown");
    let mut room = Room::question();
    room.ok(By::Staff(ADMIN), Command::RoleRevoke { person: staff(COMMISSIONER), role: COMMISSIONER });
    let open = Command::PhaseOpen { to: 1, reason: "het moet".into() };
    room.no(LEADS, open.clone(), "gate-closed");
    room.ok(By::Staff(ADMIN), Command::RoleGrant { person: staff(COMMISSIONER), role: COMMISSIONER });
    room.no(LEADS, Command::PhaseOpen { to: 2, reason: String::new() }, "one-phase-at-a-time");
    room.ok(LEADS, open);
    assert!(room.route.facts.question.is_some());
    room.no(
        By::Staff(ADMIN),
        Command::RouteOpen { method: "nieuwe-route".into(), title: "x".into(), rehearsal_of: None },
        "not-permitted",
    );
}

#[test]
fn question_and_frames_freeze() {
    let mut room = Room::frames();
    let other = Command::QuestionWrite { question: "Anders?".into(), promise: "x".into() };
    room.no(ASKS, other.clone(), "not-permitted");
    room.no(LEADS, Command::FramesRelease {}, "not-permitted");
    room.ok(ASKS, Command::FramesRelease {});
    let facts = &room.route.facts;
    assert_eq!((facts.frames_version, facts.frames.len(), facts.step().name()), (1, 2, "topics"));
    assert_eq!(facts.frames[1].number, 2);
    for command in [other, Command::FramesWrite { frames: two_frames("Stil.") }, Command::FramesRelease {}] {
        room.no(ASKS, command, "not-permitted");
    }
}

#[test]
fn who_asks_has_stepped_back_whatever_other_role_they_hold() {
    let mut room = Room::topics();
    let mut ctx = room.ctx(ASKS);
    ctx.actor.roles.extend([Role::Administrator, Role::LeadFacilitator]);
    let try_all = [
        Command::TopicAdd { title: "Van ons".into() },
        Command::RoleGrant { person: person(70), role: LEAD },
        Command::RoleRevoke { person: guide2(), role: GUIDE },
        involve("Vriend", Kind::Resident),
    ];
    for command in &try_all {
        let refusal = room.tell_as(&ctx, command).expect_err("stepped back");
        assert_eq!(refusal.code, "commissioner-stepped-back", "{command:?}");
    }
    let hand = |role, from| Command::RoleHandOver { role, from, to: person(70) };
    let refusal = room.tell_as(&ctx, &hand(LEAD, staff(LEAD))).expect_err("not theirs");
    assert_eq!(refusal.code, "commissioner-stepped-back");
    // Also when they come in as administrator only.
    ctx.actor.roles = [Role::Administrator].into();
    let refusal = room.tell_as(&ctx, &try_all[1]).expect_err("the same person");
    assert_eq!(refusal.code, "commissioner-stepped-back");
    // The short list stays.
    room.ok(ASKS, Command::OpeningWordsWrite { text: "Welkom.".into() });
    room.ok(ASKS, propose());
    room.ok(ASKS, hand(COMMISSIONER, staff(COMMISSIONER)));
    assert_eq!(room.route.prep.holders(COMMISSIONER), [person(70)]);
}

#[test]
fn without_frames_who_asks_steps_back_once_the_question_is_asked() {
    let mut room = Room::question_of(GROEPSGESPREK);
    assert!(!room.route.stepped_back(&room.ctx(ASKS)));
    room.open(1);
    assert!(room.route.stepped_back(&room.ctx(ASKS)));
    assert!(!room.route.stepped_back(&room.ctx(LEADS)));
}

#[test]
fn proposed_frames_take_effect_only_by_the_lead_and_never_after_the_tables_opened() {
    let mut room = Room::gathering();
    room.no(LEADS, Command::FramesReopen {}, "no-proposal");
    room.no(LEADS, propose(), "not-permitted");
    room.ok(ASKS, propose());
    assert_eq!(room.route.facts.frames_version, 1);
    room.no(ASKS, Command::FramesReopen {}, "not-permitted");
    let (_, events) = room.tell(LEADS, &Command::FramesReopen {}).expect("the lead may");
    assert_eq!((room.route.facts.frames_version, room.route.facts.step().name()), (2, "conversations"));
    assert!(events.iter().any(|e| matches!(e, Event::Fact(Fact::PhaseOpened { phase: 4, .. }))), "the gate reopens");
    let told = room.route.prep.messages.values().filter(|m| m.kind == MessageKind::NewFrames);
    assert_eq!(told.count(), 6, "everybody is told");
    room.ok(ASKS, propose());
    room.ok(LEADS, Command::FramesDecline { reason: "te laat".into() });
    room.ok(ASKS, propose());
    room.open(5);
    room.part(Part::Tables);
    room.no(LEADS, Command::FramesReopen {}, "tables-opened");
    room.no(ASKS, propose(), "tables-opened");
}

#[test]
fn nobody_is_commissioner_and_facilitator_nor_guides_what_they_take_part_in() {
    let mut room = Room::conversations();
    let grant = |person, role| Command::RoleGrant { person, role };
    let admin = By::Staff(ADMIN);
    room.no(admin, grant(staff(COMMISSIONER), GUIDE), "role-conflict");
    room.no(admin, grant(staff(LEAD), COMMISSIONER), "role-conflict");
    let takes_part = room.route.prep.involvements[&room.p(0)].person;
    for role in [GUIDE, LEAD, COMMISSIONER] {
        room.no(admin, grant(takes_part, role), "role-takes-part");
    }
    room.no(LEADS, Command::RoleHandOver { role: GUIDE, from: guide2(), to: takes_part }, "role-takes-part");
    room.no(admin, grant(person(70), Role::Participant), "role-not-given");
    room.no(
        LEADS,
        Command::RoleHandOver { role: COMMISSIONER, from: staff(COMMISSIONER), to: person(70) },
        "not-yours",
    );
    let known = |id| Command::InvolvementAdd {
        person: NewPerson { known: Some(id), ..NewPerson::default() },
        why: String::new(),
        named_by: String::new(),
        kind: Kind::Resident,
        organisation: String::new(),
        trusted_adult: String::new(),
    };
    room.no(LEADS, known(staff(COMMISSIONER)), "role-takes-part");
    room.no(LEADS, known(takes_part), "already-involved");
    // Not by a detour either: off the list, a role, back on the list.
    room.ok(LEADS, Command::InvolvementRemove { participant: room.p(0), reason: "vergissing".into() });
    room.ok(admin, grant(takes_part, GUIDE));
    room.no(LEADS, Command::InvolvementRestore { participant: room.p(0) }, "role-takes-part");
}

#[test]
fn every_role_is_handed_over_visibly_and_the_last_lead_stays() {
    let mut room = Room::topics();
    let admin = By::Staff(ADMIN);
    room.no(admin, Command::RoleRevoke { person: staff(LEAD), role: LEAD }, "last-lead-facilitator");
    room.ok(LEADS, Command::RoleHandOver { role: GUIDE, from: guide2(), to: person(70) });
    room.no(By::Guide2, Command::RoleHandOver { role: LEAD, from: staff(LEAD), to: person(71) }, "not-permitted");
    room.ok(admin, Command::RoleHandOver { role: LEAD, from: staff(LEAD), to: staff(ADMIN) });
    let grant = &room.route.prep.grants[&(staff(ADMIN), LEAD)];
    assert!(grant.held && grant.by_administrator, "an administrator who takes a role is named as such");
    assert!(!room.route.prep.grants[&(staff(LEAD), LEAD)].held);
}

#[test]
fn topics_stand_still_once_the_tables_open() {
    let mut room = Room::circle();
    room.no(LEADS, Command::TopicAdd { title: "Ontmoeten".into() }, "topic-twice");
    room.ok(LEADS, Command::TopicRemove { topic: room.topics[0] });
    assert_eq!(room.route.facts.topics[&room.topics[1]].number, 1);
    room.no(LEADS, Command::TopicRename { topic: room.topics[0], title: "Weg".into() }, "topic-unknown");
    let mut room = Room::gathering();
    room.no(LEADS, Command::TopicRemove { topic: room.topics[0] }, "not-permitted");
    room.no(LEADS, Command::PhaseOpen { to: 1, reason: "terug".into() }, "frames-frozen");
    room.no(LEADS, Command::PhaseOpen { to: 4, reason: " ".into() }, "reason-needed");
    room.ok(LEADS, Command::PhaseOpen { to: 4, reason: "nog niet klaar".into() });
    room.no(LEADS, Command::TopicRemove { topic: room.topics[0] }, "topic-in-use");
    assert!(room.route.facts.overrides.is_empty(), "going back passes nothing over");
}
