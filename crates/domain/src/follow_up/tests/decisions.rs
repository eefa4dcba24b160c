//! Later decisions by the same rule, decisions that are looked at again, and the commissioner's answers.

use super::super::{How, NewLine, NewRevisit, Standing, Turned};
use super::{GUIDES, LEADS};
use crate::answer::{AnswerKind, AnswerMore, NewDocument};
use crate::command::Command;
use crate::fact::{Fact, Verdict};
use crate::gathering::Presence;
use crate::id::{GatheringId, IdeaId, PointId};
use crate::idea::Petal;
use crate::message::MessageKind;
use crate::stance::{Channel, Eyes, StanceKind, StanceOn};
use crate::testing::{By, COMMISSIONER, LEAD, Room};
use uuid::Uuid;

/// A gathering with persons 0 to 3 there, opened for proposals.
fn opened(whole_circle: bool) -> (Room, IdeaId, GatheringId) {
    let (mut room, idea, ..) = Room::follow_up();
    let plan = Command::FollowUpPlan {
        gathering: None,
        minutes: None,
        at: room.now,
        place: "De kerk".into(),
        topics: vec![],
        every_weeks: None,
        times: None,
    };
    let gathering = GatheringId(room.ok(LEADS, plan));
    for n in 0..4 {
        let (participant, presence) = (room.p(n), Some(Presence::TakingPart));
        room.ok(GUIDES, Command::FollowUpAttend { gathering, participant, presence });
    }
    room.ok(LEADS, Command::ProposalOpen { gathering, whole_circle });
    (room, idea, gathering)
}

fn write(room: &mut Room, gathering: GatheringId, title: &str) -> (IdeaId, PointId, PointId) {
    let line = |petal, text: &str| NewLine { petal, text: text.into() };
    let lines = vec![line(Petal::What, "Een punt in elk dorp"), line(Petal::Who, "De buurt")];
    let id = room.ok(LEADS, Command::ProposalWrite { gathering, title: title.into(), lines, author: None });
    let point = |n| PointId(Uuid::from_u128(id.as_u128() + n));
    (IdeaId(id), point(1), point(2))
}

fn points(room: &Room, idea: IdeaId) -> Vec<PointId> {
    room.route.facts.holding(idea).expect("written").points_of(idea).iter().map(|p| p.id).collect()
}

fn on(room: &Room, point: PointId, kind: StanceKind) -> StanceOn {
    let revision = room.route.facts.point_anywhere(point).expect("written").revision();
    StanceOn { point, revision, kind, reason: "te duur".into(), eyes: Eyes::Everyone, in_report: true }
}

fn stand(room: &mut Room, n: usize, points: &[PointId]) {
    let stances = points.iter().map(|p| on(room, *p, StanceKind::Behind)).collect();
    room.ok(By::P(n), Command::ProposalStand { participant: room.p(n), stances, channel: Channel::Own });
}

fn verdict(room: &Room, idea: IdeaId, point: PointId) -> Option<Verdict> {
    room.route.facts.holding(idea)?.decided.as_ref()?.points.get(&point).map(|v| v.verdict)
}

#[test]
fn those_who_take_part_decide_by_the_routes_rule() {
    let (mut room, first, gathering) = opened(false);
    let before = room.route.facts.decided.clone();
    let (idea, title, what) = write(&mut room, gathering, "Een informatiepunt");
    let all = points(&room, idea);
    assert_eq!(all.len(), 3);
    for n in 0..3 {
        stand(&mut room, n, &all);
    }
    let doubts = vec![on(&room, all[2], StanceKind::NotYet)];
    stand(&mut room, 3, &[title, what]);
    room.ok(By::P(3), Command::ProposalStand { participant: room.p(3), stances: doubts, channel: Channel::Own });
    room.no(GUIDES, Command::ProposalClose { gathering }, "not-permitted");
    room.ok(LEADS, Command::ProposalClose { gathering });
    assert_eq!(verdict(&room, idea, what), Some(Verdict::Decided));
    assert_eq!(verdict(&room, idea, all[2]), Some(Verdict::NotDecided), "one not yet is enough, as in the meeting");
    let made: Vec<_> = room.route.facts.decisions().into_iter().map(|d| (d.idea, d.gathering)).collect();
    assert_eq!(made, [(first, None), (idea, Some(gathering))]);
    assert_eq!(room.route.facts.decided, before, "what was decided before stands as it was");
    let told = room.route.prep.messages.values().filter(|m| m.kind == MessageKind::LaterDecided).count();
    assert_eq!(told, 6);
    room.no(LEADS, Command::ProposalClose { gathering }, "already-decided");
    room.no(LEADS, Command::ProposalOpen { gathering, whole_circle: false }, "nothing-changes");
}

#[test]
fn who_sits_down_or_goes_home_meanwhile_counts_as_in_the_meeting() {
    let (mut room, _, gathering) = opened(false);
    let (idea, ..) = write(&mut room, gathering, "Een informatiepunt");
    let all = points(&room, idea);
    let attend = |participant, presence| Command::FollowUpAttend { gathering, participant, presence: Some(presence) };
    let (late, home) = (room.p(4), room.p(3));
    room.ok(GUIDES, attend(late, Presence::TakingPart));
    room.ok(By::P(3), attend(home, Presence::Left));
    for n in [0, 1, 2, 4] {
        stand(&mut room, n, &all);
    }
    let round = &room.route.facts.later[&gathering].facts;
    assert!(!round.tallies().of(all[0]).carried, "who went home is still asked");
    room.no(LEADS, Command::ProposalAfterRound { gathering, days: 2 }, "days-wrong");
    room.ok(LEADS, Command::ProposalAfterRound { gathering, days: 7 });
    assert_eq!(room.route.facts.asked_in_all_rounds(home), 3);
    let told: Vec<_> = room.route.prep.messages.values().filter(|m| m.kind == MessageKind::AfterRound).collect();
    assert_eq!(told.iter().filter_map(|m| m.to.participant()).collect::<Vec<_>>(), [home]);
    room.no(LEADS, Command::ProposalClose { gathering }, "after-round-open");
    room.no(By::P(0), attend(home, Presence::Withdrawn), "not-yours");
    room.ok(By::P(3), attend(home, Presence::Withdrawn));
    room.ok(LEADS, Command::ProposalClose { gathering });
    assert_eq!(verdict(&room, idea, all[0]), Some(Verdict::Decided));
}

#[test]
fn a_rewording_starts_every_stance_again_and_others_may_not_reword() {
    let (mut room, _, gathering) = opened(false);
    let (idea, title, what) = write(&mut room, gathering, "Een informatiepunt");
    let all = points(&room, idea);
    for n in 0..4 {
        stand(&mut room, n, &all);
    }
    let reword = |from_revision, text: &str| Command::ProposalReword {
        point: what,
        from_revision,
        text: text.into(),
        author: None,
    };
    room.no(By::P(4), reword(1, "Eén punt"), "not-taking-part");
    room.ok(By::P(0), reword(1, "Eén punt"));
    room.no(LEADS, reword(1, "Twee punten"), "point-changed");
    let round = &room.route.facts.later[&gathering].facts;
    assert!(!round.tallies().of(what).carried && round.tallies().of(title).carried);
    let add =
        Command::ProposalAddPoint { idea, line: NewLine { petal: Petal::When, text: "morgen!".into() }, author: None };
    room.ok(By::P(1), add);
    assert_eq!(points(&room, idea).len(), 4);
    room.ok(LEADS, Command::ProposalDrop { idea });
    room.ok(LEADS, Command::ProposalClose { gathering });
    assert_eq!(room.route.facts.decisions().len(), 1);
}

#[test]
fn only_the_whole_circle_looks_at_a_decision_again() {
    let (mut room, first, gathering) = opened(false);
    let (idea, ..) = write(&mut room, gathering, "Anders");
    let revisit = |decision| Command::ProposalRevisit {
        idea,
        revisit: NewRevisit { decision, how: How::Supersedes, reason: "Het dorp groeide.".into() },
    };
    room.no(LEADS, revisit(idea), "not-a-decision");
    room.no(LEADS, revisit(first), "whole-circle-needed");
}

#[test]
fn the_whole_circle_supersedes_a_decision_with_a_reason() {
    let (mut room, first, gathering) = opened(true);
    let (idea, ..) = write(&mut room, gathering, "Anders");
    let revisit = |how, reason: &str| Command::ProposalRevisit {
        idea,
        revisit: NewRevisit { decision: first, how, reason: reason.into() },
    };
    room.no(LEADS, revisit(How::Supersedes, ""), "reason-needed");
    room.no(By::P(5), revisit(How::Supersedes, "x"), "not-taking-part");
    room.ok(By::P(0), revisit(How::Supersedes, "Het dorp groeide."));
    room.no(LEADS, revisit(How::Withdraws, "Nee."), "revisited-already");
    let all = points(&room, idea);
    for n in 0..4 {
        stand(&mut room, n, &all);
    }
    assert_eq!(room.route.facts.standing(first), Standing::InForce, "it holds until another is decided");
    // Person 4 decided the first and is not there: they are asked all the same.
    let carried = |room: &Room| room.route.facts.later[&gathering].facts.tallies().of(all[0]).carried;
    assert!(!carried(&room));
    let stances = all.iter().map(|p| on(&room, *p, StanceKind::Behind)).collect();
    let by_phone = Command::ProposalStand { participant: room.p(4), stances, channel: Channel::Phone };
    room.ok(GUIDES, by_phone);
    assert!(carried(&room));
    room.ok(LEADS, Command::ProposalClose { gathering });
    assert_eq!(room.route.facts.standing(first), Standing::Superseded { by: idea });
    let history: Vec<_> = room.route.facts.history(first).into_iter().map(|turn| turn.what).collect();
    assert_eq!(history[0], Turned::Decided);
    let Turned::Revisited { by, how: How::Supersedes, reason } = history[1] else { panic!("{history:?}") };
    assert_eq!((by, reason.as_str()), (idea, "Het dorp groeide."));
    let add = super::terms("Een loket");
    let source = super::super::Source::Idea { idea: first };
    room.no(LEADS, Command::ActionAdd { source, points: vec![], terms: add }, "decision-not-standing");
    assert_eq!(room.route.nobody_yet().iter().map(|n| n.idea).collect::<Vec<_>>(), [idea]);
}

#[test]
fn what_is_not_decided_again_leaves_the_decision_in_force() {
    for how in [How::Withdraws, How::Confirms] {
        let (mut room, first, gathering) = opened(true);
        let on = Some(room.now);
        room.ok(LEADS, Command::DecisionReview { decision: first, on });
        assert_eq!(room.route.reviews_due(room.now), [(first, room.now)]);
        let (idea, ..) = write(&mut room, gathering, "Intrekken");
        let revisit = NewRevisit { decision: first, how, reason: "Te duur.".into() };
        room.ok(LEADS, Command::ProposalRevisit { idea, revisit });
        let all = points(&room, idea);
        let everybody = how == How::Confirms;
        for n in 0..if everybody { 5 } else { 4 } {
            stand(&mut room, n, &all);
        }
        room.ok(LEADS, Command::ProposalClose { gathering });
        assert_eq!(room.route.facts.standing(first), Standing::InForce);
        let again = room.route.facts.history(first).into_iter().filter(|t| matches!(t.what, Turned::Revisited { .. }));
        assert_eq!(again.count(), usize::from(everybody), "{how:?}");
        assert_eq!(room.route.reviews_due(room.now).is_empty(), everybody, "looked at again, or still to be");
    }
}

#[test]
fn proposals_ask_for_a_round_of_their_own() {
    let (mut room, first, gathering) = opened(false);
    let line = NewLine { petal: Petal::How, text: "Samen".into() };
    let without = Command::ProposalWrite { gathering, title: "x".into(), lines: vec![line.clone()], author: None };
    room.no(LEADS, without, "proposal-needs-what");
    room.no(LEADS, Command::ProposalAddPoint { idea: first, line, author: None }, "idea-unknown");
    let old = room.route.facts.points_of(first)[0].id;
    let stances = vec![on(&room, old, StanceKind::NotYet)];
    let stand = Command::ProposalStand { participant: room.p(0), stances, channel: Channel::Own };
    room.no(By::P(0), stand, "point-unknown");
    let (mut plain, ..) = Room::follow_up();
    let none = GatheringId(Uuid::nil());
    plain.no(LEADS, Command::ProposalOpen { gathering: none, whole_circle: false }, "gathering-unknown");
    let stand = Command::ProposalStand { participant: plain.p(0), stances: vec![], channel: Channel::Own };
    plain.no(By::P(0), stand, "proposals-not-open");
}

#[test]
fn the_commissioner_answers_a_later_decision_too_with_documents() {
    let (mut room, first, gathering) = opened(false);
    let (idea, ..) = write(&mut room, gathering, "Een informatiepunt");
    let all = points(&room, idea);
    for n in 0..4 {
        stand(&mut room, n, &all);
    }
    let give = |idea, answer, link: &str| Command::AnswerGive {
        idea,
        answer,
        text: "Zo staat het in de brief.".into(),
        more: AnswerMore {
            documents: vec![NewDocument { title: "Raadsbrief".into(), link: link.into() }],
            body: "De raad".into(),
            taken: Some(crate::testing::START),
        },
    };
    let outside = || AnswerKind::OutsideFrame { frame: 1 };
    room.no(By::Staff(COMMISSIONER), give(idea, outside(), "https://raad.example/7"), "not-handed-over");
    room.ok(LEADS, Command::ProposalClose { gathering });
    room.no(By::Staff(COMMISSIONER), give(idea, outside(), "javascript:alert(1)"), "link-wrong");
    room.no(
        By::Staff(COMMISSIONER),
        give(idea, AnswerKind::OutsideFrame { frame: 2 }, "https://a.example/"),
        "frame-not-hard",
    );
    room.ok(By::Staff(COMMISSIONER), give(idea, outside(), "https://raad.example/7"));
    let answer = &room.route.facts.answers_to(idea)[0];
    assert_eq!(answer.documents[0].link.as_str(), "https://raad.example/7");
    assert_eq!(answer.body.as_ref().map(|b| b.as_str()), Some("De raad"));
    assert_eq!(room.route.back_with_circle(), [idea]);
    room.ok(By::Staff(COMMISSIONER), give(first, AnswerKind::WithinFrames, "https://raad.example/8"));
    assert_eq!(room.route.facts.answers_to(first)[0].documents.len(), 1);
    assert_eq!(room.route.back_with_circle(), [idea]);
}

#[test]
fn a_later_round_replays_and_its_words_can_be_erased() {
    let (mut room, _, gathering) = opened(true);
    let (idea, _, what) = write(&mut room, gathering, "Een informatiepunt");
    let all = points(&room, idea);
    for n in 0..5 {
        stand(&mut room, n, &all);
    }
    room.ok(LEADS, Command::ProposalClose { gathering });
    assert!(room.replay(|_| false) == room.route.facts);
    let decided = room.route.facts.later[&gathering].facts.decided.clone();
    let (_, events) = room.tell(By::Staff(LEAD), &Command::PointErase { point: what }).expect("erased");
    let gone: Vec<u64> = events
        .iter()
        .filter_map(|e| {
            if let crate::event::Event::Fact(Fact::Erased { entries, .. }) = e { Some(entries.clone()) } else { None }
        })
        .flatten()
        .collect();
    assert!(room.route.facts.point_anywhere(what).is_some_and(|p| p.erased()));
    assert!(
        room.replay(|seq| gone.contains(&(seq as u64))) == room.route.facts,
        "what shared the entry is written anew"
    );
    assert_eq!(room.route.facts.later[&gathering].facts.decided, decided);
    assert_eq!(room.route.facts.point_anywhere(all[2]).map(|p| p.text()), Some("De buurt"));
}

#[test]
fn a_not_yet_for_ones_own_eyes_stays_so_in_a_later_round() {
    let (mut room, _, gathering) = opened(false);
    let (_, _, what) = write(&mut room, gathering, "Een informatiepunt");
    let mut own = on(&room, what, StanceKind::NotYet);
    own.eyes = Eyes::Owner;
    let stand = Command::ProposalStand { participant: room.p(0), stances: vec![own], channel: Channel::Own };
    let (_, events) = room.tell(By::P(0), &stand).expect("said");
    let facts: Vec<Fact> =
        events.into_iter().filter_map(|e| if let crate::event::Event::Fact(f) = e { Some(f) } else { None }).collect();
    let before = room.replay(|_| false);
    assert!(before == room.route.facts);
    let mut earlier = room.clone();
    earlier.log.pop();
    assert!(earlier.replay(|_| false).only_owner_sees(&facts), "no number moves for others");
}
