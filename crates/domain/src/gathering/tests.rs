use crate::circle::Kind;
use crate::command::Command;
use crate::conversation::{Arrangement, ItemKind, NewItem};
use crate::fact::Fact;
use crate::gathering::Presence;
use crate::id::{ParticipantId, PointId, TableId};
use crate::idea::Petal;
use crate::method::Part;
use crate::stance::{Channel, Eyes, StanceKind};
use crate::testing::{By, COMMISSIONER, GUIDE, LEAD, Room, somebody, table_on};
use crate::time::Moment;
use std::collections::BTreeMap;

fn arranged(room: &mut Room, n: usize, arrangement: Arrangement) {
    let item = NewItem {
        kind: ItemKind::Safety,
        text: "voelt zich niet veilig".into(),
        arrangement: Some(arrangement),
        instruction: String::new(),
    };
    let participant = Some(room.p(n));
    room.ok(By::Staff(GUIDE), Command::ItemOpen { participant, item });
}

fn sit(room: &Room, n: usize, table: usize) -> Command {
    Command::SeatTake { participant: room.p(n), table: room.tables[table] }
}

#[test]
fn a_table_has_so_many_seats_and_they_come_free_again() {
    let mut room = Room::writing();
    room.check_in(5, Presence::TakingPart);
    let command = sit(&room, 5, 1);
    room.no(By::P(5), command.clone(), "table-full");
    room.ok(By::P(2), Command::Leave { participant: room.p(2) });
    room.ok(By::P(5), command);
    let (table, topic) = (Some(room.tables[1]), room.topics[1]);
    let shrink = Command::TableSet { table, topic, name: "T".into(), capacity: 2, step_free: false, facilitator: None };
    room.no(By::Staff(LEAD), shrink, "table-full");
    room.no(By::Staff(LEAD), Command::TableRemove { table: room.tables[1] }, "table-in-use");
    let unknown = TableId(room.topics[0].0);
    let set = Command::TableSet {
        table: Some(unknown),
        topic,
        name: "T".into(),
        capacity: 2,
        step_free: false,
        facilitator: None,
    };
    room.no(By::Staff(LEAD), set, "table-unknown");
    let (other, away) = (sit(&room, 5, 0), sit(&room, 2, 0));
    room.no(By::P(1), other, "not-yours");
    room.no(By::P(2), away, "has-left");
}

#[test]
fn arrangements_act_and_tell_nothing() {
    let mut room = Room::gathering();
    let (one, two) = (room.p(1), room.p(2));
    arranged(&mut room, 0, Arrangement::NotWith(one));
    arranged(&mut room, 3, Arrangement::StepFree);
    arranged(&mut room, 4, Arrangement::TogetherWith(two));
    room.part(Part::Informing);
    for n in 0..5 {
        room.check_in(n, Presence::TakingPart);
    }
    let command = sit(&room, 0, 0);
    room.ok(By::P(0), command);
    // Where an arrangement stands in the way a choice is a wish, and there is one choice: nobody
    // finds by trying tables whom they are kept from.
    let beside = sit(&room, 1, 0);
    let refusal = room.tell(By::Staff(GUIDE), &beside).expect_err("kept apart");
    assert_eq!((refusal.code, refusal.fields.len()), ("table-not-free", 0));
    room.ok(By::P(1), beside);
    let steps = sit(&room, 3, 1);
    room.ok(By::P(3), steps);
    assert_eq!((room.route.wish(one), room.route.facts.attendance[&one].table), (Some(room.tables[0]), None));
    for (n, table) in [(1, 1), (0, 1)] {
        let again = sit(&room, n, table);
        room.no(By::P(n), again, "seat-chosen");
    }
    assert_eq!(room.route.together(), [(room.p(4), two)]);
    room.ok(By::Staff(LEAD), Command::SeatPlaceAll {});
    let at = |n: usize| room.route.facts.attendance[&room.p(n)].table;
    assert_ne!(at(0), at(1));
    assert_eq!((room.route.wish(one), at(1)), (None, Some(room.tables[1])), "who sits wishes for nothing");
    assert_eq!(at(2), at(4));
    let item = |arrangement, kind| Command::ItemOpen {
        participant: Some(one),
        item: NewItem { kind, text: "x".into(), arrangement: Some(arrangement), instruction: String::new() },
    };
    room.no(By::Staff(GUIDE), item(Arrangement::NotWith(one), ItemKind::Safety), "arrangement-with-whom");
    room.no(By::Staff(GUIDE), item(Arrangement::StepFree, ItemKind::Practical), "arrangement-is-safety");
}

#[test]
fn only_who_was_talked_with_is_checked_in() {
    let mut room = Room::conversations();
    room.hold(By::Staff(GUIDE), 0);
    room.ok(By::Staff(LEAD), Command::PhaseOpen { to: 5, reason: "de anderen aan de deur".into() });
    let check = |n: usize, presence| Command::CheckIn { participant: ParticipantId(room.people[n].0), presence };
    let (zero, one, support) =
        (check(0, Presence::TakingPart), check(1, Presence::TakingPart), check(1, Presence::Support));
    room.no(By::Staff(GUIDE), zero.clone(), "meeting-not-begun");
    room.part(Part::Informing);
    room.no(By::P(0), zero.clone(), "not-permitted");
    room.ok(By::Staff(GUIDE), zero.clone());
    room.no(By::Staff(GUIDE), zero, "already-checked-in");
    room.no(By::Staff(GUIDE), one, "talk-first");
    room.ok(By::Staff(GUIDE), support);
}

#[test]
fn a_mistaken_check_in_is_undone_while_they_never_took_a_stance() {
    let (mut room, _, _, what) = Room::flower();
    let undo = |room: &Room, n: usize| Command::CheckInUndo { participant: room.p(n) };
    let (zero, one, two, five) = (undo(&room, 0), undo(&room, 1), undo(&room, 2), undo(&room, 5));
    room.no(By::Staff(GUIDE), zero, "has-stance");
    room.stand(2, &[what]);
    room.no(By::Staff(GUIDE), two.clone(), "has-stance");
    // Taking it back on their behalf does not open that door.
    let back = Command::StanceTakeBack { participant: room.p(2), points: vec![what] };
    room.ok(By::Staff(GUIDE), back);
    room.no(By::Staff(GUIDE), two, "has-stance");
    room.ok(By::P(1), Command::Leave { participant: room.p(1) });
    room.no(By::Staff(GUIDE), one, "has-left");
    room.check_in(5, Presence::TakingPart);
    assert_eq!(room.route.facts.tallies().required, 6);
    room.ok(By::Staff(GUIDE), five.clone());
    room.no(By::Staff(GUIDE), five, "not-checked-in");
    assert_eq!(room.route.facts.tallies().required, 5);
}

#[test]
fn undoing_a_check_in_tells_nothing_of_a_stance_for_ones_own_eyes() {
    let (mut room, _, _, what) = Room::flower();
    let undo = |room: &Room, n: usize| Command::CheckInUndo { participant: room.p(n) };
    // Before they have a seat nothing of theirs can be hidden, and the check-in can be undone.
    room.check_in(5, Presence::TakingPart);
    let hidden = room.on(what, StanceKind::NotYet, "", Eyes::Owner);
    let hidden = Command::StanceTake { participant: room.p(5), stances: vec![hidden], channel: Channel::Own };
    room.no(By::P(5), hidden.clone(), "seat-first");
    let five = undo(&room, 5);
    room.ok(By::Staff(GUIDE), five.clone());
    // From a seat on, the answer is the same whether something is there or not.
    room.check_in(5, Presence::TakingPart);
    room.ok(By::P(2), Command::Leave { participant: room.p(2) });
    let seat = sit(&room, 5, 1);
    room.ok(By::P(5), seat);
    let three = undo(&room, 3);
    room.no(By::Staff(GUIDE), three.clone(), "has-stance");
    room.no(By::Staff(GUIDE), five.clone(), "has-stance");
    room.not_yet(3, what, Eyes::Owner);
    room.ok(By::P(5), hidden);
    room.no(By::Staff(GUIDE), three, "has-stance");
    room.no(By::Staff(GUIDE), five, "has-stance");
    // Where nothing is decided, and before the tables open, a seat takes nothing away.
    let mut room = Room::gathering();
    room.part(Part::Informing);
    room.check_in(0, Presence::TakingPart);
    let (seat, zero) = (sit(&room, 0, 0), undo(&room, 0));
    room.ok(By::P(0), seat);
    room.ok(By::Staff(GUIDE), zero);
    // Who listens has no stance to hide.
    let (mut room, ..) = Room::flower();
    room.part(Part::Carousel);
    room.check_in(5, Presence::Listening);
    room.ok(By::P(2), Command::Leave { participant: room.p(2) });
    let (seat, five) = (sit(&room, 5, 1), undo(&room, 5));
    room.ok(By::P(5), seat);
    room.ok(By::Staff(GUIDE), five);
}

#[test]
fn who_arrives_after_the_carousel_began_chooses_to_take_part_or_to_listen() {
    let (mut room, ..) = Room::flower();
    let participant = room.p(5);
    let listen = Command::CheckIn { participant, presence: Presence::Listening };
    room.no(By::Staff(GUIDE), listen.clone(), "listen-after-carousel");
    room.part(Part::Carousel);
    room.ok(By::Staff(GUIDE), listen.clone());
    assert_eq!(room.route.facts.numbers().listening, 1);
    room.check_in(5, Presence::TakingPart);
    assert_eq!(room.route.facts.unseen_by(participant).len(), 2, "everything is not seen");
    // Who takes part is not made to listen.
    room.no(By::Staff(GUIDE), listen, "already-checked-in");
    let wrong = Command::CheckIn { participant, presence: Presence::Withdrawn };
    room.no(By::Staff(GUIDE), wrong, "presence-wrong");
}

#[test]
fn leaving_stays_required_and_withdrawing_is_ones_own() {
    let (mut room, _, title, what) = Room::flower();
    let (leave, withdraw) = (Command::Leave { participant: room.p(1) }, Command::Withdraw { participant: room.p(1) });
    room.no(By::P(2), leave.clone(), "not-yours");
    room.no(By::P(2), withdraw.clone(), "not-yours");
    room.no(By::Tablet(0), withdraw.clone(), "not-permitted");
    room.no(By::Staff(COMMISSIONER), withdraw.clone(), "not-permitted");
    room.ok(By::P(1), leave);
    room.everybody_except(1, &[title, what]);
    assert!(!room.carried(what), "absence is never agreement");
    room.ok(By::Staff(GUIDE), withdraw.clone());
    let is = room.route.facts.attendance[&room.p(1)];
    assert!(is.on_behalf && is.recorded_withdrawal(), "recorded on their behalf, and said so");
    assert!(!room.carried(what), "what stood there waits for their own word");
    room.no(By::Staff(LEAD), withdraw.clone(), "nothing-changes");
    room.ok(By::P(1), withdraw.clone());
    assert!(!room.route.facts.attendance[&room.p(1)].on_behalf);
    assert!(room.carried(what), "their own word");
    let numbers = room.route.facts.numbers();
    assert_eq!((numbers.required, numbers.withdrawn, numbers.left), (4, 1, 0));
    assert_eq!((numbers.residents, numbers.professionals), (3, 1));
    room.no(By::P(1), withdraw, "nothing-changes");
    room.ok(By::P(1), Command::Return { participant: room.p(1) });
    assert!(!room.carried(what));
    let is = room.route.facts.attendance[&room.p(1)];
    assert!(is.presence == Presence::TakingPart && !is.on_behalf);
    room.no(
        By::Staff(LEAD),
        Command::InvolvementRemove { participant: room.p(1), reason: "x".into() },
        "already-checked-in",
    );
}

#[test]
fn a_recorded_withdrawal_frees_what_is_written_later_and_nothing_that_stood() {
    let (mut room, idea, title, what) = Room::flower();
    room.stand(1, &[title]);
    room.everybody_except(1, &[title, what]);
    let (withdraw, back) = (Command::Withdraw { participant: room.p(1) }, Command::Return { participant: room.p(1) });
    room.ok(By::Staff(GUIDE), withdraw.clone());
    let counts = |room: &Room, point| {
        let tally = room.route.facts.tallies().of(point);
        (tally.required, tally.behind, tally.carried)
    };
    assert_eq!(counts(&room, title), (5, 5, true), "what they stood behind is as it was");
    assert_eq!(counts(&room, what), (5, 4, false));
    let later = room.point(By::P(0), idea, Petal::How, "Met de bus");
    assert_eq!(counts(&room, later), (4, 1, false));
    room.everybody_except(1, &[later]);
    assert!(room.carried(later), "they are not asked about what came after");
    let stance = room.behind(1, &[later]);
    room.no(By::P(1), stance, "withdrawn-not-asked");
    // What comes from a point that stood asks them too.
    let texts = vec!["Elke dag".into(), "Open".into()];
    let split: PointId = room.ok(By::P(0), Command::PointSplit { point: what, from_revision: 1, texts }).into();
    room.everybody_except(1, &[split]);
    assert_eq!(counts(&room, split), (5, 4, false));
    // Their own word does the rest, or undoes it.
    room.ok(By::P(1), withdraw);
    assert!(room.carried(split), "nothing of theirs stands there");
    room.ok(By::P(1), back);
    assert_eq!(counts(&room, split), (5, 4, false));
    assert!(!room.route.facts.attendance[&room.p(1)].on_behalf);
}

#[test]
fn who_left_out_a_word_is_waited_for_like_who_hides_one() {
    let (mut room, _, title, what) = Room::flower();
    room.everybody_except(3, &[title, what]);
    room.stand(3, &[title]);
    room.part(Part::Closing);
    room.ok(By::Staff(LEAD), Command::AfterRoundOpen { days: 7 });
    room.no(By::Staff(LEAD), Command::ClosingClose {}, "after-round-open");
    room.not_yet(3, what, Eyes::Owner);
    assert!(room.route.facts.waited_for(room.p(3)));
    room.no(By::Staff(LEAD), Command::ClosingClose {}, "after-round-open");
    // What who guides may know of is an answer, and so is standing behind it.
    let mut known = room.clone();
    known.not_yet(3, what, Eyes::Facilitator);
    known.ok(By::Staff(LEAD), Command::ClosingClose {});
    room.now = room.now.plus_days(7);
    room.ok(By::Staff(LEAD), Command::ClosingClose {});
}

#[test]
fn an_entry_from_before_says_nothing_of_who_recorded_it() {
    let who = ParticipantId(uuid::Uuid::from_u128(5));
    let old = format!(r#"{{"fact":"presence_changed","participant":"{who}","presence":"left"}}"#);
    let read: Fact = serde_json::from_str(&old).expect("still readable");
    assert_eq!(read, Fact::PresenceChanged { participant: who, presence: Presence::Left, on_behalf: false });
    let new = Fact::PresenceChanged { participant: who, presence: Presence::Left, on_behalf: true };
    let kept = serde_json::to_string(&new).expect("plain data");
    assert_eq!(serde_json::from_str::<Fact>(&kept).expect("as written"), new);
}

#[test]
fn a_walk_in_is_named_talked_with_and_checked_in_at_once() {
    let (mut room, ..) = Room::flower();
    let walk = |presence| Command::WalkIn {
        person: somebody("Bo Buur"),
        why: "woont ernaast".into(),
        kind: Kind::Resident,
        organisation: String::new(),
        trusted_adult: "Tante Els".into(),
        answers: BTreeMap::from([("safety".into(), "een stoel bij de deur".into())]),
        presence,
    };
    room.no(By::P(0), walk(Presence::TakingPart), "not-permitted");
    room.no(By::Staff(GUIDE), walk(Presence::Listening), "listen-after-carousel");
    let id: ParticipantId = room.ok(By::Staff(GUIDE), walk(Presence::TakingPart)).into();
    assert!(room.route.prep.conversations[&id].done());
    assert_eq!(
        room.route.prep.involvements[&id].trusted_adult, "Tante Els",
        "a minor's adult is named at the door too"
    );
    assert_eq!(room.route.facts.attendance[&id].presence, Presence::TakingPart);
    room.no(By::Staff(GUIDE), walk(Presence::TakingPart), "already-involved");
}

#[test]
fn the_parts_go_forward_and_back_until_the_round_is_closed() {
    let mut room = Room::gathering();
    let start = |part| Command::PartStart { part, minutes: None };
    room.no(By::Staff(GUIDE), start(Part::Informing), "not-permitted");
    room.no(By::Staff(LEAD), start(Part::Closing), "tables-not-open");
    room.no(By::Staff(LEAD), start(Part::Plenary), "round-not-closed");
    room.part(Part::Tables);
    room.no(By::Staff(LEAD), start(Part::Tables), "nothing-changes");
    room.part(Part::Closing);
    room.part(Part::Tables);
    assert!(room.route.facts.part_until > room.route.facts.part_began);
    let (mut room, ..) = Room::decided();
    room.no(By::Staff(LEAD), start(Part::Tables), "already-decided");
    room.no(
        By::Staff(LEAD),
        Command::GatheringBegin { gathering: room.gathering.expect("planned") },
        "already-decided",
    );
}

#[test]
fn a_second_gathering_goes_on_with_the_same_points() {
    let (mut room, idea, title, what) = Room::flower();
    room.everybody_stands(&[title, what]);
    let (at, minutes) = (Moment(room.now.0 + 86_400), BTreeMap::from([(Part::Closing, 30)]));
    let plan = Command::GatheringPlan { gathering: None, at, place: "De school".into(), minutes };
    let gathering = room.ok(By::Staff(LEAD), plan).into();
    room.ok(By::Staff(LEAD), Command::GatheringBegin { gathering });
    let facts = &room.route.facts;
    assert!(facts.attendance.values().all(|a| a.presence == Presence::Left && a.table.is_none()));
    assert!(room.carried(what), "they keep their stances on what they saw");
    room.check_in(5, Presence::TakingPart);
    assert!(!room.carried(what), "whoever is newly required sees everything as unseen");
    assert_eq!(room.route.facts.unseen_by(room.p(5)).len(), 2);
    room.check_in(0, Presence::TakingPart);
    let command = sit(&room, 0, 0);
    room.ok(By::P(0), command);
    room.part(Part::Tables);
    room.stand(5, &[title, what]);
    assert!(room.carried(what));
    let new = room.point(By::P(0), idea, Petal::How, "Met een bus");
    assert_eq!(room.route.facts.unseen_by(room.p(3)).iter().map(|p| p.id).collect::<Vec<_>>(), [new]);
    room.no(By::Staff(LEAD), Command::GatheringBegin { gathering }, "nothing-changes");
}

#[test]
fn the_carousel_moves_one_round_at_a_time() {
    let (mut room, ..) = Room::flower();
    let lead = By::Staff(LEAD);
    room.part(Part::Carousel);
    room.no(lead, Command::CarouselMove { round: 1 }, "carousel-not-planned");
    room.no(lead, Command::CarouselPlan { minutes_per_round: 0, minutes_to_change: 1 }, "minutes-wrong");
    room.ok(lead, Command::CarouselPlan { minutes_per_round: 10, minutes_to_change: 1 });
    room.no(lead, Command::CarouselMove { round: 2 }, "round-unknown");
    room.ok(lead, Command::CarouselMove { round: 1 });
    for n in 0..5 {
        assert_ne!(room.route.place_now(room.p(n)), room.route.facts.attendance[&room.p(n)].table);
    }
    room.no(By::P(0), Command::CarouselMove { round: 0 }, "not-permitted");
}

#[test]
fn back_at_the_tables_everybody_is_at_their_own_again() {
    let (mut room, ..) = Room::flower();
    let lead = By::Staff(LEAD);
    room.part(Part::Carousel);
    room.ok(lead, Command::CarouselPlan { minutes_per_round: 10, minutes_to_change: 1 });
    room.ok(lead, Command::CarouselMove { round: 1 });
    room.part(Part::Closing);
    assert_eq!(room.route.facts.round, 1, "the round that was walked");
    room.part(Part::Tables);
    assert_eq!(room.route.facts.round, 0, "a new carousel begins at its first round");
}

#[test]
fn tables_and_points_are_known_by_number() {
    let (mut room, ..) = Room::flower();
    let (idea, title) = room.idea(By::P(2), 1, "Een bus");
    let number = |room: &Room, n: usize| room.route.facts.tables[&room.tables[n]].number;
    assert_eq!((number(&room, 0), number(&room, 1)), (1, 2));
    let facts = &room.route.facts;
    assert_eq!((facts.code(&facts.points[&title]), facts.ideas[&idea].number), ("2.1.0".to_owned(), 1));
    let third: TableId = room.ok(By::Staff(LEAD), table_on(room.topics[0], 3)).into();
    assert_eq!(room.route.facts.tables[&third].number, 3);
    room.ok(By::Staff(LEAD), Command::TableRemove { table: third });
    assert!(!room.route.facts.tables.contains_key(&third));
}

#[test]
fn the_need_behind_a_not_yet_keeps_asking_who_withdraws() {
    let (mut room, _, _, what) = Room::flower();
    room.not_yet(2, what, Eyes::Owner);
    assert_eq!(room.route.kept_by_not_yet(room.p(2)), 1);
    assert_eq!(room.route.kept_by_not_yet(room.p(0)), 0);
}

#[test]
fn a_table_stands_on_a_topic_that_is_there() {
    let mut room = Room::gathering();
    room.no(By::Staff(LEAD), table_on(room.tables[0].0.into(), 3), "topic-unknown");
    room.no(By::Staff(LEAD), table_on(room.topics[0], 0), "capacity-wrong");
    room.no(By::Staff(GUIDE), table_on(room.topics[0], 3), "not-permitted");
}
