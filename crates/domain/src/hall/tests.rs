use crate::command::Command;
use crate::gathering::Presence;
use crate::id::{ParticipantId, PointId, TableId};
use crate::idea::Petal;
use crate::method::Part;
use crate::stance::{Channel, Eyes, StanceKind};
use crate::testing::{By, GUIDE, LEAD, Room};

fn cards(people: &[ParticipantId]) -> Command {
    Command::SeatCardIssue { participants: people.to_vec(), prints: std::collections::BTreeMap::new() }
}

#[test]
fn a_card_is_printed_anew_only_for_those_chosen_and_the_number_stays() {
    let mut room = Room::gathering();
    let (one, two, three) = (room.p(1), room.p(2), room.p(3));
    room.ok(By::Staff(LEAD), cards(&[one, two]));
    let number = |room: &Room, p| room.route.prep.cards[&p].number;
    let before = (number(&room, one), number(&room, two));
    room.ok(By::Staff(GUIDE), cards(&[one]));
    room.ok(By::Staff(GUIDE), cards(&[three]));
    assert_eq!((number(&room, one), number(&room, two), number(&room, three)), (before.0, before.1, 3));
    assert!(!room.route.seat_card_opens(one, 1), "the earlier print is void");
    assert!(room.route.seat_card_opens(one, 2) && room.route.seat_card_opens(two, 1));
    room.no(By::P(1), cards(&[one]), "not-permitted");
    room.no(By::Staff(LEAD), cards(&[]), "nobody-chosen");
}

#[test]
fn a_card_opens_nothing_once_taken_back_or_at_another_meeting() {
    let (mut room, ..) = Room::flower();
    let (one, two) = (room.p(1), room.p(2));
    room.ok(By::Staff(LEAD), cards(&[one, two]));
    let revoke = Command::SeatCardRevoke { participant: one };
    room.ok(By::Staff(GUIDE), revoke.clone());
    room.no(By::Staff(GUIDE), revoke, "nothing-changes");
    assert!(!room.route.seat_card_opens(one, 1) && room.route.seat_card_opens(two, 1));
    let (at, place) = (room.now.plus_days(7), "Het dorpshuis".to_owned());
    let plan = Command::GatheringPlan { gathering: None, at, place, minutes: Default::default() };
    let gathering = room.ok(By::Staff(LEAD), plan).into();
    room.ok(By::Staff(LEAD), Command::GatheringBegin { gathering });
    assert!(!room.route.seat_card_opens(two, 1), "good for one meeting");
}

#[test]
fn a_card_needs_a_meeting() {
    let mut room = Room::conversations();
    let people = [room.p(0)];
    room.no(By::Staff(LEAD), cards(&people), "no-gathering");
}

#[test]
fn a_table_calls_quietly_until_somebody_comes() {
    let mut room = Room::writing();
    let table = room.tables[0];
    let (call, come) = (Command::SignalGive { table }, Command::SignalAnswer { table });
    room.no(By::Staff(LEAD), come.clone(), "nothing-changes");
    room.no(By::Tablet(1), call.clone(), "not-your-table");
    room.ok(By::Tablet(0), call.clone());
    room.no(By::Staff(GUIDE), call.clone(), "nothing-changes");
    assert_eq!(room.route.calls_since(table), Some(room.now));
    room.ok(By::Staff(LEAD), come.clone());
    assert_eq!((room.route.calls_since(table), room.route.comes_since(table)), (None, Some(room.now)), "told");
    room.ok(By::Tablet(0), call.clone());
    assert_eq!(room.route.comes_since(table), None, "a new call");
    room.ok(By::Tablet(0), come);
    assert_eq!((room.route.calls_since(table), room.route.comes_since(table)), (None, None), "the table took it back");
    room.no(By::Staff(LEAD), Command::SignalGive { table: TableId(room.topics[0].0) }, "table-unknown");
    room.no(By::P(0), call, "not-permitted");
}

#[test]
fn the_clock_stands_still_and_goes_on_with_what_was_left() {
    let mut room = Room::writing();
    let until = room.route.facts.part_until.expect("a part has a clock");
    room.no(By::Staff(LEAD), Command::ClockResume {}, "nothing-changes");
    room.now = room.now.plus_minutes(10);
    room.ok(By::Staff(LEAD), Command::ClockPause {});
    room.no(By::Staff(LEAD), Command::ClockPause {}, "nothing-changes");
    assert_eq!((room.route.facts.part_until, room.route.facts.part_left), (None, Some(50 * 60)));
    room.ok(By::Staff(LEAD), Command::ClockExtend { minutes: 5 });
    room.now = room.now.plus_minutes(7);
    room.ok(By::Staff(LEAD), Command::ClockResume {});
    assert_eq!(room.route.facts.part_until, Some(until.plus_minutes(12)));
    room.now = until.plus_minutes(30);
    room.ok(By::Staff(LEAD), Command::ClockExtend { minutes: 5 });
    assert_eq!(room.route.facts.part_until, Some(room.now.plus_minutes(5)), "more than nothing is from now");
    room.no(By::Staff(LEAD), Command::ClockExtend { minutes: 0 }, "minutes-wrong");
    room.ok(By::Staff(LEAD), Command::ClockExtend { minutes: 10 });
    room.ok(By::Staff(LEAD), Command::ClockShorten { minutes: 10 });
    assert_eq!(room.route.facts.part_until, Some(room.now.plus_minutes(5)), "a slip is taken off again");
    room.ok(By::Staff(LEAD), Command::ClockShorten { minutes: 60 });
    assert_eq!(room.route.facts.part_until, Some(room.now), "no clock ends before now");
    room.no(By::Staff(LEAD), Command::ClockShorten { minutes: 121 }, "minutes-wrong");
    room.no(By::Staff(GUIDE), Command::ClockShorten { minutes: 1 }, "not-permitted");
    room.ok(By::Staff(LEAD), Command::ClockPause {});
    room.part(Part::Carousel);
    assert!(room.route.facts.part_left.is_none(), "the next part begins with a running clock");
    room.no(By::Staff(GUIDE), Command::ClockPause {}, "not-permitted");
}

#[test]
fn reading_back_names_what_was_read_and_ends_with_the_next_word() {
    let (mut room, idea, _, what) = Room::flower();
    let lines = room.route.lines_of(idea);
    let back = |points: &[(PointId, u32)]| Command::IdeaReadBack { idea, points: points.to_vec() };
    room.no(By::Staff(GUIDE), back(&lines[1..]), "idea-changed");
    room.no(By::Tablet(1), back(&lines), "not-your-table");
    let reversed: Vec<_> = lines.iter().rev().copied().collect();
    room.ok(By::Staff(GUIDE), back(&reversed));
    assert!(room.route.is_read_back(idea));
    let command = room.reword(what, "Elke dag open, ook zondag");
    room.ok(By::P(0), command);
    assert!(!room.route.is_read_back(idea));
    room.no(By::Staff(GUIDE), back(&lines), "idea-changed");
    let now = room.route.lines_of(idea);
    room.ok(By::Tablet(0), back(&now));
    room.ok(By::Tablet(0), back(&[]));
    assert!(!room.route.is_read_back(idea));
    room.no(By::Tablet(0), back(&[]), "nothing-changes");
}

#[test]
fn whoever_typed_a_flower_is_no_second_pair_of_eyes() {
    let (mut room, idea, _, _) = Room::flower();
    let typed = |text: &str| Command::PaperWrite {
        idea,
        lines: [(Petal::How, text.to_owned())].into(),
        under: Default::default(),
        seat: None,
        again: false,
    };
    let read = |room: &mut Room, by: By| {
        let points = room.route.lines_of(idea);
        room.ok(by, Command::IdeaReadBack { idea, points });
        room.route.is_read_back_by_typist(idea)
    };
    assert!(!read(&mut room, By::Staff(GUIDE)), "nobody typed it over from paper");
    room.ok(By::Staff(GUIDE), typed("met soep"));
    room.ok(By::Staff(GUIDE), typed("met brood"));
    assert_eq!(room.route.typists(idea).count(), 1, "said once of each");
    let own = |room: &Room, by: By| room.route.reads_own_typing(&room.actor(by), idea);
    assert!(own(&room, By::Staff(GUIDE)) && !own(&room, By::Staff(LEAD)) && !own(&room, By::Tablet(0)));
    assert!(read(&mut room, By::Staff(GUIDE)), "allowed, and told as what it is");
    assert!(!read(&mut room, By::Staff(LEAD)), "a second pair of eyes");
    assert!(!read(&mut room, By::Tablet(0)));
    room.ok(By::Tablet(0), typed("en koffie"));
    assert!(!room.route.is_read_back_by_typist(idea), "not read back at all any more");
    assert!(read(&mut room, By::Tablet(0)), "at the very device");
    assert!(read(&mut room, By::Staff(GUIDE)) && !read(&mut room, By::Staff(LEAD)));
}

fn hands(room: &Room, except: &[usize], points: &[PointId]) -> Command {
    Command::StanceRecord {
        table: room.tables[1],
        except: except.iter().map(|n| room.p(*n)).collect(),
        points: points.iter().map(|p| (*p, room.revision(*p))).collect(),
        channel: Channel::Spoken,
    }
}

#[test]
fn everyone_at_a_table_except_some_is_recorded_on_their_behalf() {
    let (mut room, _, title, what) = Room::flower();
    let command = hands(&room, &[3], &[title, what]);
    room.no(By::P(2), command.clone(), "not-permitted");
    room.ok(By::Staff(GUIDE), command);
    for n in [2, 4] {
        let stance = room.route.facts.present_stance(what, room.p(n)).expect("recorded");
        assert!(stance.on_behalf && stance.kind == StanceKind::Behind && stance.channel == Channel::Spoken);
    }
    assert!(room.route.facts.present_stance(what, room.p(3)).is_none(), "an exception is not recorded");
    let (elsewhere, writer) = (room.p(1), room.p(0));
    assert!(room.route.facts.present_stance(what, elsewhere).is_none());
    assert!(!room.route.facts.present_stance(what, writer).expect("the writer's own").on_behalf);
    // The person sees and corrects it.
    room.not_yet(2, what, Eyes::Everyone);
    assert!(room.route.facts.open_not_yet(what, room.p(2)).is_some());
}

#[test]
fn one_hand_for_a_table_ends_no_not_yet() {
    let (mut room, _, title, what) = Room::flower();
    room.not_yet(2, what, Eyes::Everyone);
    room.not_yet(3, what, Eyes::Owner);
    let command = hands(&room, &[], &[title, what]);
    room.ok(By::Staff(GUIDE), command);
    assert!(room.route.facts.open_not_yet(what, room.p(2)).is_some(), "told: left alone");
    assert!(room.route.facts.open_not_yet(what, room.p(3)).is_some(), "for their own eyes: it stands");
    assert!(room.route.facts.present_stance(title, room.p(2)).is_some());
}

#[test]
fn one_hand_for_a_table_names_the_wording_that_was_read() {
    let (mut room, _, title, what) = Room::flower();
    let before = hands(&room, &[], &[title, what]);
    let command = room.reword(what, "Elke dag open, ook zondag");
    room.ok(By::P(0), command);
    room.no(By::Staff(GUIDE), before, "point-changed");
    let all = hands(&room, &[2, 3, 4], &[title]);
    room.no(By::Staff(GUIDE), all, "nobody-to-record");
    let none = hands(&room, &[], &[]);
    room.no(By::Staff(GUIDE), none, "nothing-chosen");
    let mut own = hands(&room, &[], &[title]);
    if let Command::StanceRecord { channel, .. } = &mut own {
        *channel = Channel::Own;
    }
    room.no(By::Staff(GUIDE), own, "channel-misnamed");
}

/// What was recorded last, taken off again.
fn back(room: &Room) -> Command {
    Command::StancePutBack { entry: room.log.len() as u64 - 1 }
}

#[test]
fn what_was_recorded_for_a_table_by_a_slip_is_put_back_as_it_stood() {
    let (mut room, _, title, what) = Room::flower();
    room.stand(2, &[title]);
    room.not_yet(3, what, Eyes::Owner);
    room.not_yet(4, title, Eyes::Everyone);
    let before = room.route.facts.stances.clone();
    let command = hands(&room, &[], &[title, what]);
    room.ok(By::Staff(GUIDE), command);
    assert!(room.route.facts.present_stance(title, room.p(2)).expect("recorded").on_behalf);
    let slip = back(&room);
    for not in [By::P(2), By::Tablet(1), By::Nobody] {
        room.no(not, slip.clone(), "not-permitted");
    }
    room.ok(By::Staff(GUIDE), slip.clone());
    assert_eq!(room.route.facts.stances, before, "each one's own word, a not-yet, and nothing where nothing was");
    assert_eq!(room.replay(|_| false).stances, before);
    room.stand(4, &[what]);
    let since = room.route.facts.stances.clone();
    room.ok(By::Staff(GUIDE), slip);
    assert_eq!(room.route.facts.stances, since, "a second time nothing is left to be put back");
}

#[test]
fn what_somebody_said_since_stays_when_a_slip_is_put_back() {
    let (mut room, _, title, what) = Room::flower();
    let command = hands(&room, &[], &[title, what]);
    room.ok(By::Staff(GUIDE), command);
    let slip = back(&room);
    room.not_yet(2, what, Eyes::Everyone);
    room.ok(By::P(3), Command::Withdraw { participant: room.p(3) });
    room.ok(By::Staff(LEAD), slip.clone());
    let stance = |room: &Room, point, n| room.route.facts.stance(point, room.p(n)).map(|s| s.kind);
    assert_eq!(stance(&room, what, 2), Some(StanceKind::NotYet), "their own word since");
    assert_eq!(stance(&room, title, 2), None);
    assert_eq!(stance(&room, title, 3), Some(StanceKind::Behind), "nobody else frees who withdrew");
    assert_eq!(stance(&room, title, 4), None);
    room.part(Part::Closing);
    room.ok(By::Staff(LEAD), Command::ClosingClose {});
    room.no(By::Staff(LEAD), slip, "already-decided");
}

#[test]
fn putting_back_tells_nothing_of_a_not_yet_that_stood_silently() {
    let (mut room, _, _, what) = Room::flower();
    room.not_yet(2, what, Eyes::Owner);
    let stances = vec![room.on(what, StanceKind::Behind, "", Eyes::Owner)];
    let one = Command::StanceTake { participant: room.p(2), stances, channel: Channel::Spoken };
    room.ok(By::Staff(GUIDE), one);
    let slip = back(&room);
    room.ok(By::Staff(GUIDE), slip);
    assert!(room.route.facts.stance(what, room.p(2)).expect("theirs").is_private());
}

#[test]
fn in_the_carousel_a_table_speaks_for_its_visitors() {
    let (mut room, _, title, what) = Room::flower();
    room.part(Part::Carousel);
    room.ok(By::Staff(LEAD), Command::CarouselPlan { minutes_per_round: 10, minutes_to_change: 2 });
    room.ok(By::Staff(LEAD), Command::CarouselMove { round: 1 });
    let table = room.tables[0];
    assert_eq!(room.route.speakers_at(table), [room.p(2), room.p(3), room.p(4)]);
    room.ok(By::P(3), Command::Leave { participant: room.p(3) });
    assert_eq!(room.route.facts.attendance[&room.p(3)].presence, Presence::Left);
    let points = [title, what].map(|p| (p, room.revision(p))).to_vec();
    let command = Command::StanceRecord { table, except: Vec::new(), points, channel: Channel::Spoken };
    room.ok(By::Staff(GUIDE), command);
    assert!(room.route.facts.present_stance(what, room.p(2)).is_some());
    assert!(room.route.facts.present_stance(what, room.p(3)).is_none(), "who went home is asked themselves");
}
