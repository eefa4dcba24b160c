use crate::command::Command;
use crate::gathering::Presence;
use crate::id::PointId;
use crate::idea::{Petal, PointKind};
use crate::method::Part;
use crate::stance::{Channel, Eyes, StanceKind, StanceOn, Viewer};
use crate::testing::{By, COMMISSIONER, GUIDE, LEAD, Room};

fn take(room: &Room, n: usize, on: StanceOn, channel: Channel) -> Command {
    Command::StanceTake { participant: room.p(n), stances: vec![on], channel }
}

#[test]
fn carried_when_everyone_required_stands_behind_the_present_wording() {
    let (mut room, idea, title, what) = Room::flower();
    for n in 1..4 {
        room.stand(n, &[what]);
        assert!(!room.carried(what), "{n} of them is not all");
        assert_eq!(room.route.facts.tallies().of(what).open(), 4 - n, "not yet and not seen are one number");
    }
    room.stand(4, &[what]);
    assert!(room.carried(what) && !room.carried(title));
    let bloom = room.route.facts.bloom(idea, &room.route.facts.tallies());
    assert_eq!(
        (bloom.decision, bloom.blooming, bloom.points, bloom.carried),
        (false, false, 1, 1),
        "the title stands above the flower"
    );
    room.everybody_stands(&[title]);
    let bloom = room.route.facts.bloom(idea, &room.route.facts.tallies());
    assert!(bloom.decision && bloom.blooming);
    room.not_yet(3, what, Eyes::Everyone);
    assert!(!room.carried(what), "carried is live");
}

#[test]
fn a_sub_point_is_carried_only_with_its_parent_but_not_held_up_by_a_question() {
    let (mut room, idea, _, what) = Room::flower();
    let under =
        |parent, kind| Command::PointAdd { idea, petal: Petal::What, parent, text: "x".into(), kind, author: None };
    let sub: PointId = room.ok(By::P(0), under(Some(what), PointKind::Point)).into();
    let question: PointId = room.ok(By::P(0), under(None, PointKind::Question)).into();
    let below: PointId = room.ok(By::P(0), under(Some(question), PointKind::Point)).into();
    room.everybody_stands(&[sub, below]);
    assert!(!room.carried(sub) && room.carried(below));
    room.everybody_stands(&[what]);
    assert!(room.carried(sub));
}

#[test]
fn fewer_than_the_minimum_carry_nothing() {
    let (mut room, _, _, what) = Room::flower();
    for n in [1, 2] {
        room.ok(By::P(n), Command::Withdraw { participant: room.p(n) });
    }
    for n in [3, 4] {
        room.stand(n, &[what]);
    }
    assert!(room.carried(what), "three are enough");
    room.ok(By::P(3), Command::Withdraw { participant: room.p(3) });
    assert!(!room.carried(what), "two are not");
    assert_eq!(room.route.facts.tallies().required, 2);
}

#[test]
fn a_stance_on_an_earlier_wording_never_counts_for_a_later_one() {
    let (mut room, _, _, what) = Room::flower();
    let late = room.behind(3, &[what]);
    let reword = room.reword(what, "Elke middag");
    room.ok(By::P(0), reword);
    room.ok(By::P(3), late.clone());
    assert_eq!(room.route.facts.present_stance(what, room.p(3)), None);
    // Nor does it take the place of a newer one.
    room.not_yet(3, what, Eyes::Everyone);
    room.ok(By::P(3), late);
    assert!(room.route.facts.open_not_yet(what, room.p(3)).is_some());
    let mut unknown = room.on(what, StanceKind::Behind, "", Eyes::Owner);
    unknown.revision = 3;
    let command = take(&room, 3, unknown, Channel::Own);
    room.no(By::P(3), command, "revision-unknown");
}

#[test]
fn one_speaks_for_oneself_or_is_recorded_with_the_channel() {
    let (mut room, _, _, what) = Room::flower();
    let behind = || room.on(what, StanceKind::Behind, "", Eyes::Owner);
    let (own, paper, tablet) = (
        take(&room, 1, behind(), Channel::Own),
        take(&room, 1, behind(), Channel::Paper),
        take(&room, 1, behind(), Channel::Tablet),
    );
    room.no(By::P(2), own.clone(), "channel-misnamed");
    room.no(By::P(2), paper.clone(), "not-yours");
    room.no(By::Tablet(0), paper.clone(), "not-yours");
    room.no(By::Tablet(1), tablet.clone(), "not-at-this-table");
    room.no(By::Staff(COMMISSIONER), paper.clone(), "not-permitted");
    room.no(By::Staff(GUIDE), own, "channel-misnamed");
    room.ok(By::Staff(GUIDE), paper);
    let stance = room.route.facts.stance(what, room.p(1)).expect("taken").clone();
    assert_eq!((stance.channel, stance.on_behalf), (Channel::Paper, true));
    room.ok(By::Tablet(0), tablet);
    room.stand(1, &[what]);
    assert!(!room.route.facts.stance(what, room.p(1)).expect("corrected").on_behalf);
}

#[test]
fn the_devices_of_a_table_serve_its_visitors_of_the_round() {
    let (mut room, _, _, what) = Room::flower();
    let command = take(&room, 2, room.on(what, StanceKind::Behind, "", Eyes::Owner), Channel::Tablet);
    room.no(By::Tablet(0), command.clone(), "not-at-this-table");
    room.part(Part::Carousel);
    room.ok(By::Staff(LEAD), Command::CarouselPlan { minutes_per_round: 10, minutes_to_change: 1 });
    room.ok(By::Staff(LEAD), Command::CarouselMove { round: 1 });
    room.ok(By::Tablet(0), command);
}

#[test]
fn a_not_yet_asks_a_reason_unless_it_is_for_ones_own_eyes() {
    let (mut room, _, _, what) = Room::flower();
    let on = |eyes| room.on(what, StanceKind::NotYet, "", eyes);
    let (open, guides, own) = (on(Eyes::Everyone), on(Eyes::Facilitator), on(Eyes::Owner));
    for on in [open, guides] {
        let command = take(&room, 1, on, Channel::Own);
        room.no(By::P(1), command, "reason-needed");
    }
    room.say(1, own);
}

#[test]
fn a_private_not_yet_is_its_owners_alone() {
    let (mut room, _, _, what) = Room::flower();
    room.not_yet(1, what, Eyes::Owner);
    room.everybody_except(1, &[what]);
    // Nobody else can record one …
    let private = take(&room, 2, room.on(what, StanceKind::NotYet, "", Eyes::Owner), Channel::Spoken);
    room.no(By::Staff(GUIDE), private, "private-not-yet-is-yours");
    // … nor end one; and the answer does not tell that it is there.
    let behind = take(&room, 1, room.on(what, StanceKind::Behind, "", Eyes::Owner), Channel::Spoken);
    room.ok(By::Staff(GUIDE), behind);
    assert!(!room.carried(what));
    let back = |n| Command::StanceTakeBack { participant: room.p(n), points: vec![what] };
    let (hidden, none) = (back(1), back(5));
    room.no(By::Staff(GUIDE), hidden.clone(), "nothing-changes");
    room.no(By::Staff(GUIDE), none, "not-checked-in");
    room.ok(By::P(1), hidden);
    room.stand(1, &[what]);
    assert!(room.carried(what));
}

#[test]
fn on_the_tables_device_nobody_ends_a_not_yet_by_tapping_a_name() {
    let (mut room, _, _, what) = Room::flower();
    room.not_yet(1, what, Eyes::Everyone);
    room.everybody_except(1, &[what]);
    let table = room.route.facts.attendance[&room.p(1)].table.expect("seated");
    let device = room.tables.iter().position(|t| *t == table).expect("one of the room's tables");
    let behind = |channel| take(&room, 1, room.on(what, StanceKind::Behind, "", Eyes::Owner), channel);
    let (tapped, said) = (behind(Channel::Tablet), behind(Channel::Spoken));
    room.ok(By::Tablet(device), tapped);
    assert!(!room.carried(what), "a tap by anybody");
    room.ok(By::Staff(GUIDE), said);
    assert!(room.carried(what), "said aloud to who guides");
}

#[test]
fn who_sees_a_not_yet_and_its_reason() {
    let (mut room, _, _, what) = Room::flower();
    let seen = |room: &Room, n: usize| {
        let stance = room.route.facts.stance(what, room.p(n)).expect("taken").clone();
        [Viewer::Owner, Viewer::Guide, Viewer::Anyone, Viewer::Report].map(|v| stance.reason_for(v).is_some())
    };
    for (eyes, in_report, expected) in [
        (Eyes::Owner, false, [true, false, false, false]),
        (Eyes::Owner, true, [true, false, false, false]),
        (Eyes::Facilitator, false, [true, true, false, false]),
        (Eyes::Facilitator, true, [true, true, false, true]),
        (Eyes::Everyone, false, [true, true, true, false]),
        (Eyes::Everyone, true, [true, true, true, true]),
    ] {
        let mut on = room.on(what, StanceKind::NotYet, "omdat", eyes);
        on.in_report = in_report;
        room.say(1, on);
        assert_eq!(seen(&room, 1), expected, "{eyes:?}, in report: {in_report}");
        let stance = room.route.facts.stance(what, room.p(1)).expect("taken");
        assert_eq!(stance.is_shown_to(Viewer::Guide), eyes != Eyes::Owner);
    }
    room.stand(1, &[what]);
    let stance = room.route.facts.stance(what, room.p(1)).expect("taken");
    assert!(stance.is_shown_to(Viewer::Guide) && !stance.is_shown_to(Viewer::Anyone));
    assert!(!stance.is_shown_to(Viewer::Report));
    let of = |by| Viewer::of(&room.actor(by), room.p(1));
    assert_eq!((of(By::P(1)), of(By::P(2)), of(By::Staff(GUIDE))), (Viewer::Owner, Viewer::Anyone, Viewer::Guide));
    assert_eq!((of(By::Tablet(0)), of(By::Nobody)), (Viewer::Anyone, Viewer::Anyone));
}

#[test]
fn under_reservation_counts_as_not_yet_until_lifted() {
    let (mut room, _, _, what) = Room::flower();
    let reserved = room.on(what, StanceKind::Reserved, "", Eyes::Owner);
    room.everybody_except(4, &[what]);
    room.say(4, reserved);
    assert!(!room.carried(what));
    assert!(room.route.facts.asked_of(room.p(4)).iter().any(|p| p.id == what), "still open for them");
    assert!(!room.route.facts.unseen_by(room.p(4)).iter().any(|p| p.id == what));
    room.stand(4, &[what]);
    assert!(room.carried(what));
}

#[test]
fn the_closing_round_asks_each_what_is_new_or_open_to_them() {
    let (mut room, _, title, what) = Room::flower();
    room.stand(2, &[title, what]);
    room.not_yet(3, what, Eyes::Everyone);
    let asked = |room: &Room, n: usize| room.route.facts.asked_of(room.p(n)).iter().map(|p| p.id).collect::<Vec<_>>();
    assert_eq!(asked(&room, 2), []);
    assert_eq!(asked(&room, 3), [title, what]);
    let reword = room.reword(what, "Anders");
    room.ok(By::P(0), reword);
    assert_eq!(asked(&room, 2), [what]);
    assert_eq!(room.route.facts.unseen_by(room.p(3)).len(), 2);
}

#[test]
fn listeners_and_support_take_no_stance() {
    let (mut room, _, _, what) = Room::flower();
    room.part(Part::Carousel);
    room.check_in(5, Presence::Listening);
    let stance = room.behind(5, &[what]);
    room.no(By::P(5), stance.clone(), "listens-only");
    assert_eq!(room.route.facts.tallies().required, 5);
    // They may still choose to take part, themselves.
    room.ok(By::P(5), Command::Return { participant: room.p(5) });
    assert_eq!(room.route.facts.tallies().required, 6);
    room.ok(By::P(5), stance);
}

#[test]
fn who_withdrew_is_asked_where_they_are_and_nowhere_else() {
    let (mut room, idea, title, what) = Room::flower();
    room.not_yet(3, what, Eyes::Owner);
    room.stand(3, &[title]);
    room.everybody_except(3, &[title, what]);
    room.ok(By::P(3), Command::Withdraw { participant: room.p(3) });
    assert!(room.carried(title) && !room.carried(what), "never from a point with an open not-yet");
    let required = |point| room.route.facts.tallies().of(point).required;
    assert_eq!((required(title), required(what)), (4, 5), "where they stand behind it they are not needed");
    let other = room.point(By::P(0), idea, Petal::How, "Met de bus");
    let stance = room.behind(3, &[other]);
    room.no(By::P(3), stance, "withdrawn-not-asked");
    // A later wording of what they took a stance on is asked; no answer is not decided.
    let reword = room.reword(title, "Een huiskamer voor ons");
    room.ok(By::P(0), reword);
    room.everybody_except(3, &[title]);
    assert!(!room.carried(title));
    // Nobody else frees the point of them.
    let back = Command::StanceTakeBack { participant: room.p(3), points: vec![title] };
    room.no(By::Staff(GUIDE), back, "not-yours");
    room.stand(3, &[title, what]);
    assert!(room.carried(title) && room.carried(what));
    // A new point of an old one is asked as well.
    let texts = vec!["Elke dag".into(), "Open".into()];
    let split: PointId = room.ok(By::P(0), Command::PointSplit { point: what, from_revision: 1, texts }).into();
    room.everybody_except(3, &[split]);
    assert!(!room.carried(split));
}

#[test]
fn shared_counts_move_per_five_people_who_change_what_they_say() {
    let (mut room, _, title, what) = Room::flower();
    for _ in 0..6 {
        room.stand(1, &[title]);
        room.not_yet(1, title, Eyes::Everyone);
    }
    let moved = |room: &Room| (room.route.facts.shared_moves, room.route.facts.changed_since.len());
    assert_eq!(moved(&room), (0, 1), "one person alone moves nothing");
    for n in [0, 2, 3] {
        room.not_yet(n, what, Eyes::Everyone);
    }
    room.not_yet(3, what, Eyes::Everyone);
    assert_eq!(moved(&room), (0, 4), "saying the same again moves nothing");
    room.stand(4, &[what]);
    assert_eq!(moved(&room), (1, 0), "the fifth person does");
}

#[test]
fn table_consent_is_one_act_and_nothing_is_widened() {
    let (mut room, _, title, what) = Room::flower();
    room.stand(1, &[title, what]);
    let twice = room.behind(1, &[title, title]);
    room.no(By::P(1), twice, "point-twice");
    let none = room.behind(1, &[]);
    room.no(By::P(1), none, "nothing-chosen");
    assert_eq!(room.route.facts.changed_since.len(), 1, "one person, however many points");
    assert_eq!(room.route.facts.unseen_by(room.p(2)).len(), 2);
}

#[test]
fn what_is_for_ones_own_eyes_stands_in_no_report_whatever_was_ticked() {
    let (mut room, _, _, what) = Room::flower();
    for (kind, eyes, kept) in [
        (StanceKind::NotYet, Eyes::Owner, false),
        (StanceKind::Reserved, Eyes::Owner, false),
        (StanceKind::NotYet, Eyes::Facilitator, true),
        (StanceKind::Behind, Eyes::Everyone, false),
    ] {
        let on = StanceOn { in_report: true, ..room.on(what, kind, "omdat", eyes) };
        room.say(1, on);
        let stance = room.route.facts.stance(what, room.p(1)).expect("taken");
        assert_eq!(stance.in_report, kept, "{kind:?} for {eyes:?}");
    }
}

#[test]
fn a_reservation_of_ones_own_for_ones_own_eyes_is_as_private_as_a_not_yet() {
    let (mut room, _, _, what) = Room::flower();
    let reserved = room.on(what, StanceKind::Reserved, "", Eyes::Owner);
    room.everybody_except(4, &[what]);
    room.say(4, reserved.clone());
    let back = Command::StanceTakeBack { participant: room.p(4), points: vec![what] };
    room.no(By::Staff(GUIDE), back.clone(), "nothing-changes");
    let behind = take(&room, 4, room.on(what, StanceKind::Behind, "", Eyes::Owner), Channel::Spoken);
    room.ok(By::Staff(GUIDE), behind.clone());
    assert!(!room.carried(what), "only its owner lifts it");
    room.ok(By::P(4), back.clone());
    // One that was recorded for them is known, and lifted by what is recorded next.
    let said = take(&room, 4, reserved, Channel::Spoken);
    room.ok(By::Staff(GUIDE), said);
    room.ok(By::Staff(GUIDE), behind);
    assert!(room.carried(what));
    // A stance on an earlier wording is not there to be taken back by others.
    let reword = room.reword(what, "Anders");
    room.ok(By::P(0), reword);
    room.no(By::Staff(GUIDE), back.clone(), "nothing-changes");
    room.ok(By::P(4), back);
}

#[test]
fn what_others_record_for_who_withdrew_is_answered_alike_whatever_they_hide() {
    let (mut room, _, title, what) = Room::flower();
    room.not_yet(3, what, Eyes::Owner);
    let spoken =
        |room: &Room, point| take(room, 3, room.on(point, StanceKind::Behind, "", Eyes::Owner), Channel::Spoken);
    let (mut own, withdraw) = (room.clone(), Command::Withdraw { participant: room.p(3) });
    room.ok(By::Staff(GUIDE), withdraw.clone());
    own.ok(By::P(3), withdraw);
    for point in [title, what] {
        let command = spoken(&room, point);
        room.ok(By::Staff(GUIDE), command.clone());
        own.no(By::Staff(GUIDE), command, "withdrawn-not-asked");
    }
    assert!(room.route.facts.open_not_yet(what, room.p(3)).is_some(), "only its owner ends it");
}

#[test]
fn stances_wait_for_the_tables() {
    assert!(!Room::gathering().route.facts.stances_open());
    assert!(!Room::decided().0.route.facts.stances_open());
    let (mut room, _, _, what) = Room::flower();
    assert!(room.route.facts.stances_open());
    room.part(Part::Informing);
    let stance = room.behind(1, &[what]);
    room.no(By::P(1), stance, "stances-not-open");
}
