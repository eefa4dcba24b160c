//! What became of every point, and of one's own.

use super::super::{ActionState, Became, NewTerms, Source, Who};
use super::{LEADS, add, terms, to};
use crate::answer::{AnswerKind, AnswerMore};
use crate::command::Command;
use crate::fact::Verdict;
use crate::id::{IdeaId, PointId};
use crate::idea::Petal;
use crate::method::Part;
use crate::stance::{Eyes, StanceKind, Viewer};
use crate::testing::{By, COMMISSIONER, Room};

fn became(room: &Room, point: PointId) -> Became {
    room.route.trace(room.now).into_iter().find(|t| t.point == point).map(|t| t.became).expect("every point is in it")
}

fn answer(room: &mut Room, idea: IdeaId, answer: AnswerKind) {
    let more = AnswerMore::default();
    room.ok(By::Staff(COMMISSIONER), Command::AnswerGive { idea, answer, text: "Daarom.".into(), more });
}

#[test]
fn a_point_goes_from_decided_to_done() {
    let (mut room, idea, _, what) = Room::follow_up();
    assert_eq!(became(&room, what), Became::Unanswered);
    let by = room.now.plus_days(10);
    room.ok(By::Staff(COMMISSIONER), Command::AnswerPromise { by, reason: String::new() });
    room.days(11);
    assert_eq!(became(&room, what), Became::AnswerLate);
    answer(&mut room, idea, AnswerKind::OutsideFrame { frame: 1 });
    assert_eq!(became(&room, what), Became::BackWithCircle);
    answer(&mut room, idea, AnswerKind::WithinFrames);
    assert_eq!(became(&room, what), Became::NobodyYet);
    let action =
        add(&mut room, idea, NewTerms { who: Some(Who::Organisation("De bieb".into())), ..terms("Een loket") });
    assert_eq!(became(&room, what), Became::ToDo);
    for (state, is) in [
        (ActionState::Doing, Became::Doing),
        (ActionState::Stopped, Became::Stopped),
        (ActionState::Done, Became::Done),
    ] {
        let command = to(&room, action, state, "Zo is het.");
        room.ok(LEADS, command);
        assert_eq!(became(&room, what), is);
    }
    let trace = room.route.trace(room.now);
    let line = trace.iter().find(|t| t.point == what).expect("there");
    assert_eq!((line.verdict, line.decided.is_some()), (Some(Verdict::Decided), true));
    assert_eq!(line.answer.map(|a| a.kind.clone()), Some(AnswerKind::WithinFrames));
    assert_eq!((line.actions[0].who, line.actions[0].closed), (Some("De bieb"), Some(room.now)));
}

#[test]
fn an_action_belongs_to_its_points_or_to_all_of_its_source() {
    let (mut room, idea, title, what) = Room::follow_up();
    let (source, points) = (Source::Idea { idea }, vec![what]);
    room.ok(LEADS, Command::ActionAdd { source, points, terms: terms("Alleen dit") });
    assert_eq!((became(&room, what), became(&room, title)), (Became::ToDo, Became::ToDo), "its name has part in it");
    add(&mut room, idea, terms("Alles"));
    let trace = room.route.trace(room.now);
    let of = |point| trace.iter().find(|t| t.point == point).map_or(0, |t| t.actions.len());
    assert_eq!((of(what), of(title)), (2, 2));
}

#[test]
fn a_point_that_nobody_took_up_knows_whether_its_idea_is_worked_on() {
    let (mut room, idea, title, what) = Room::follow_up();
    let beside = |room: &Room, point| room.route.trace(room.now).iter().any(|t| t.point == point && t.beside);
    assert!(!beside(&room, what));
    let (source, points) = (Source::Idea { idea }, vec![title]);
    room.ok(LEADS, Command::ActionAdd { source, points, terms: terms("De naam bedenken") });
    assert!(beside(&room, what) && !beside(&room, title));
    assert_eq!((became(&room, what), became(&room, title)), (Became::Unanswered, Became::ToDo));
}

#[test]
fn an_action_of_a_thread_is_of_each_of_its_points() {
    let (mut room, _, title, what) = Room::follow_up();
    assert!(room.route.facts.threads.is_empty());
    let (mut early, ..) = Room::handed_over();
    let points = vec![what];
    let thread = early.ok(LEADS, Command::ThreadDraw { thread: None, title: "Dichtbij".into(), points });
    early.open(6);
    let source = Source::Thread { thread: thread.into() };
    early.ok(LEADS, Command::ActionAdd { source, points: vec![], terms: terms("Een folder") });
    assert_eq!((became(&early, what), became(&early, title)), (Became::ToDo, Became::Unanswered));
    room.no(LEADS, Command::ActionAdd { source, points: vec![], terms: terms("Een folder") }, "thread-unknown");
}

#[test]
fn what_is_said_of_an_action_is_its_result_once_it_is_done() {
    let (mut room, idea, _, what) = Room::follow_up();
    let action = add(&mut room, idea, terms("Een loket"));
    let result = |room: &Room| {
        let trace = room.route.trace(room.now);
        trace.iter().find(|t| t.point == what).map(|t| t.actions[0].result.to_owned()).expect("there")
    };
    room.ok(LEADS, Command::ActionNote { action, text: "De huur is rond.".into() });
    assert_eq!(result(&room), "", "until then it is between those who do it");
    let command = to(&room, action, ActionState::Done, "Het loket is open.");
    room.ok(LEADS, command);
    assert_eq!(result(&room), "Het loket is open.");
    let command = to(&room, action, ActionState::Doing, "");
    room.ok(LEADS, command);
    assert_eq!(result(&room), "");
}

#[test]
fn nobody_is_named_in_what_everybody_sees() {
    let (mut room, idea, _, what) = Room::follow_up();
    let who = Some(Who::Participant(room.p(1)));
    add(&mut room, idea, NewTerms { who, ..terms("Een loket") });
    let trace = room.route.trace(room.now);
    let action = &trace.iter().find(|t| t.point == what).expect("there").actions[0];
    assert_eq!((action.who, action.by_participant), (None, true));
}

#[test]
fn a_point_has_become_nothing_while_people_still_answer() {
    let (mut room, idea, ..) = Room::flower();
    assert!(room.route.trace(room.now).is_empty());
    room.part(Part::Closing);
    room.ok(LEADS, Command::ClosingClose {});
    assert_eq!(room.route.trace(room.now).iter().filter(|t| t.idea == idea).count(), 2);
}

/// A flower with a point that person 1 does not stand behind, for their own eyes, and person 2 for everyone's.
fn doubted() -> (Room, PointId, PointId) {
    let (mut room, idea, title, what) = Room::flower();
    let how = room.point(By::P(0), idea, Petal::How, "Met de fiets");
    for n in 0..5 {
        room.stand(n, &[title, what]);
    }
    room.not_yet(1, how, Eyes::Owner);
    room.not_yet(2, how, Eyes::Everyone);
    room.part(Part::Closing);
    room.ok(LEADS, Command::ClosingClose {});
    (room, what, how)
}

#[test]
fn ones_own_points_and_stances_are_shown_to_oneself() {
    let (room, what, how) = doubted();
    assert_eq!((became(&room, how), became(&room, what)), (Became::NotDecided, Became::Unanswered));
    let own = |n: usize, viewer| -> Vec<_> {
        let all = room.route.own_trace(room.p(n), viewer, room.now);
        all.into_iter().filter(|t| t.of.point == how).map(|t| (t.wrote, t.stance)).collect()
    };
    assert_eq!(own(0, Viewer::Owner), [(true, Some(StanceKind::Behind))], "writing is standing behind it");
    assert_eq!(own(1, Viewer::Owner), [(false, Some(StanceKind::NotYet))]);
    assert_eq!(own(1, Viewer::Guide), [], "who prints the letter does not learn it");
    assert_eq!(own(2, Viewer::Guide), [(false, Some(StanceKind::NotYet))]);
    for viewer in [Viewer::Anyone, Viewer::Report] {
        assert_eq!(own(2, viewer), [], "nobody else is shown whose it was");
    }
    assert_eq!(own(3, Viewer::Owner), [], "who said nothing of it has nothing to be told");
}
