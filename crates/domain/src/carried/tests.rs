use crate::answer::AnswerKind;
use crate::command::Command;
use crate::fact::Verdict;
use crate::gathering::Presence;
use crate::id::PointId;
use crate::idea::{Petal, PointKind};
use crate::method::Part;
use crate::stance::{Channel, Eyes, StanceKind};
use crate::testing::{By, GUIDE, LEAD, Room};
use serde::Serialize;

fn ids(points: Vec<&crate::idea::Point>) -> Vec<PointId> {
    points.into_iter().map(|p| p.id).collect()
}

#[test]
fn a_decision_is_a_carried_title_with_a_carried_wat() {
    let (mut room, idea, title, what) = Room::flower();
    let how = room.point(By::P(0), idea, Petal::How, "Met de bus");
    let bloom = |room: &Room| {
        let bloom = room.route.facts.bloom(idea, &room.route.facts.tallies());
        (bloom.decision, bloom.blooming, bloom.carried)
    };
    room.everybody_stands(&[title, how]);
    assert_eq!(bloom(&room), (false, false, 1), "a carried How is no Wat");
    room.everybody_stands(&[what]);
    assert_eq!(bloom(&room), (true, true, 2));
    room.not_yet(3, how, Eyes::Everyone);
    assert_eq!(bloom(&room), (true, false, 1), "a decision does not bloom while a point is open");
    room.not_yet(3, title, Eyes::Everyone);
    assert_eq!(bloom(&room), (false, false, 1), "nothing without its title");
    let (other, name) = room.idea(By::P(0), 0, "Een fiets");
    let where_ = room.point(By::P(0), other, Petal::Where, "Bij de kerk");
    room.everybody_stands(&[name, where_]);
    let bare = room.route.facts.bloom(other, &room.route.facts.tallies());
    assert_eq!((bare.carried, bare.decision, bare.blooming), (1, false, false), "nobody said what");
    let (mut room, idea, title, what) = Room::flower();
    room.everybody_stands(&[what]);
    let open = room.route.facts.bloom(idea, &room.route.facts.tallies());
    assert!(!open.decision && !open.blooming);
    room.everybody_stands(&[title]);
    assert!(room.route.facts.bloom(idea, &room.route.facts.tallies()).blooming);
}

#[test]
fn nobody_is_asked_for_a_stance_on_a_question_or_where_they_are_not_required() {
    let (mut room, idea, title, what) = Room::flower();
    let (petal, text) = (Petal::What, "Wie betaalt dat?".to_owned());
    room.ok(By::P(0), Command::PointAdd { idea, petal, parent: None, text, kind: PointKind::Question, author: None });
    assert_eq!(ids(room.route.facts.asked_of(room.p(2))), [title, what]);
    room.stand(2, &[title]);
    room.ok(By::P(2), Command::Withdraw { participant: room.p(2) });
    assert_eq!(ids(room.route.facts.asked_of(room.p(2))), [], "who withdrew, of what they did not answer");
    assert_eq!(ids(room.route.facts.asked_of(room.p(5))), [], "who is not there");
}

#[test]
fn what_comes_from_a_later_point_is_later_too() {
    let (mut room, idea, ..) = Room::flower();
    room.ok(By::Staff(GUIDE), Command::Withdraw { participant: room.p(1) });
    let later = room.point(By::P(0), idea, Petal::How, "Met de bus");
    let texts = vec!["Met de bus".into(), "Elk uur".into()];
    let split: PointId = room.ok(By::P(0), Command::PointSplit { point: later, from_revision: 1, texts }).into();
    assert_eq!(room.route.facts.tallies().of(split).required, 4);
}

#[test]
fn a_question_that_a_point_answers_is_recorded_so() {
    let (mut room, idea, _, what) = Room::flower();
    let ask = |text: &str| Command::PointAdd {
        idea,
        petal: Petal::What,
        parent: None,
        text: text.into(),
        kind: PointKind::Question,
        author: None,
    };
    let answered: PointId = room.ok(By::P(0), ask("Wanneer open?")).into();
    let open: PointId = room.ok(By::P(0), ask("Wie betaalt?")).into();
    room.ok(By::P(0), Command::PointAnswer { question: answered, by: what });
    room.part(Part::Closing);
    room.ok(By::Staff(LEAD), Command::ClosingClose {});
    let decided = room.route.facts.decided.as_ref().expect("closed");
    assert_eq!(decided.points[&answered].verdict, Verdict::QuestionAnswered);
    assert_eq!(decided.points[&open].verdict, Verdict::QuestionOpen);
}

#[test]
fn the_numbers_count_each_in_one_way() {
    let (mut room, ..) = Room::flower();
    room.part(Part::Carousel);
    room.check_in(5, Presence::Support);
    room.ok(By::P(1), Command::Leave { participant: room.p(1) });
    room.ok(By::P(2), Command::Withdraw { participant: room.p(2) });
    let n = room.route.facts.numbers();
    assert_eq!((n.required, n.residents, n.professionals), (4, 3, 1));
    assert_eq!((n.left, n.withdrawn, n.listening, n.support), (1, 1, 0, 1));
}

#[test]
fn a_kind_is_called_the_same_on_the_wire_and_in_the_tables() {
    fn wire(value: &impl Serialize) -> String {
        let value = serde_json::to_value(value).expect("plain data");
        value.as_str().or_else(|| value["kind"].as_str()).expect("a word").to_owned()
    }
    for kind in [StanceKind::Behind, StanceKind::NotYet, StanceKind::Reserved] {
        assert_eq!(kind.name(), wire(&kind));
    }
    for eyes in [Eyes::Owner, Eyes::Facilitator, Eyes::Everyone] {
        assert_eq!(eyes.name(), wire(&eyes));
    }
    for channel in [Channel::Own, Channel::Tablet, Channel::Paper, Channel::Spoken, Channel::Phone] {
        assert_eq!(channel.name(), wire(&channel));
    }
    let outside = AnswerKind::OutsideFrame { frame: 3 };
    let deviates = AnswerKind::DeviatesFromIntent { frame: 2 };
    for (answer, frame) in
        [(AnswerKind::WithinFrames, None), (outside, Some(3)), (deviates, Some(2)), (AnswerKind::Heard, None)]
    {
        assert_eq!(answer.name(), wire(&answer));
        assert_eq!(answer.frame(), frame);
    }
}

#[test]
fn flowers_open_with_the_rounds_and_with_nothing_that_anybody_says() {
    let (mut room, _, _, _) = Room::flower();
    assert_eq!(room.route.facts.toured(), 0);
    room.part(Part::Carousel);
    let began = room.route.facts.toured();
    assert!(began < 100);
    room.part(Part::Closing);
    assert_eq!(room.route.facts.toured(), 100);
}
