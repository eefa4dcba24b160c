//! Given a route after its meeting, when somebody asks what became of its points, then what they read.

use super::tell::{Telling, mark, own_badge};
use crate::testing::{By, COMMISSIONER, LEAD, Room};
use crate::text::{Lang, T};
use bloemenzee_domain::answer::{AnswerKind, AnswerMore, NewDocument};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::follow_up::{ActionState, Became, NewTerms, PointTrace, Source, Who};
use bloemenzee_domain::id::{ActionId, IdeaId, PointId};
use std::collections::BTreeSet;

const T_NL: T = T { lang: Lang::Nl };
const LEADS: By = By::Staff(LEAD);

fn chain(room: &Room, point: PointId) -> String {
    let telling = Telling::new(&room.route, T_NL, room.now);
    let trace = room.route.trace(room.now);
    telling.chain(trace.iter().find(|of| of.point == point).unwrap()).join(" | ")
}

fn steps(room: &Room, idea: IdeaId) -> Vec<(String, &'static str)> {
    let telling = Telling::new(&room.route, T_NL, room.now);
    telling.steps(idea).into_iter().map(|step| (step.sentence, step.mark)).collect()
}

fn answer(room: &mut Room, idea: IdeaId, answer: AnswerKind, more: AnswerMore) {
    room.ok(By::Staff(COMMISSIONER), Command::AnswerGive { idea, answer, text: "Dat doen we.".into(), more });
}

fn act(room: &mut Room, idea: IdeaId, terms: NewTerms) -> ActionId {
    ActionId(room.ok(LEADS, Command::ActionAdd { source: Source::Idea { idea }, points: vec![], terms }))
}

#[test]
fn an_answer_is_waited_for_then_late_then_given_late_and_that_stays_to_be_read() {
    let (mut room, idea, _, what) = Room::follow_up();
    assert_eq!(steps(&room, idea)[1], ("De opdrachtgever heeft nog niet geantwoord.".into(), "wait"));
    let by = room.now.plus_days(10);
    room.ok(By::Staff(COMMISSIONER), Command::AnswerPromise { by, reason: String::new() });
    assert!(steps(&room, idea)[1].0.contains("Dat is beloofd voor"), "{:?}", steps(&room, idea));
    room.days(12);
    let (said, late) = steps(&room, idea).remove(1);
    assert!(said.contains("Dat was beloofd voor") && late == "late", "{said}");
    assert!(chain(&room, what).contains("Dat was beloofd voor"));
    answer(&mut room, idea, AnswerKind::WithinFrames, AnswerMore::default());
    let told = steps(&room, idea);
    assert_eq!(told.len(), 2, "nothing is waited for any more: {told:?}");
    assert!(told[1].0.contains("later dan beloofd") && told[1].1 == "late", "{told:?}");
}

#[test]
fn an_answer_comes_with_its_documents_and_who_took_it() {
    let (mut room, idea, ..) = Room::follow_up();
    let documents = vec![NewDocument { title: "Raadsbesluit 12".into(), link: "https://gemeente.example/12".into() }];
    let more = AnswerMore { documents, body: "de gemeenteraad".into(), taken: Some(room.now) };
    answer(&mut room, idea, AnswerKind::WithinFrames, more);
    let step = Telling::new(&room.route, T_NL, room.now).steps(idea).remove(1);
    assert!(step.sentence.contains("Genomen door de gemeenteraad op"), "{}", step.sentence);
    assert_eq!((step.text.as_str(), step.documents[0].link.as_str()), ("Dat doen we.", "https://gemeente.example/12"));
}

#[test]
fn an_action_is_told_with_its_day_and_its_silence_and_never_with_a_name() {
    let (mut room, idea, _, what) = Room::follow_up();
    answer(&mut room, idea, AnswerKind::WithinFrames, AnswerMore::default());
    assert!(chain(&room, what).ends_with("Nog niemand heeft dit opgepakt."), "{}", chain(&room, what));
    let (who, by) = (Some(Who::Participant(room.p(1))), Some(room.now.plus_days(5)));
    let terms = NewTerms { what: "Een loket".into(), who, by, by_words: "morgen!".into(), ..NewTerms::default() };
    act(&mut room, idea, terms);
    let line = |room: &Room| {
        let telling = Telling::new(&room.route, T_NL, room.now);
        let trace = room.route.trace(room.now);
        telling.action(&trace.iter().find(|of| of.point == what).unwrap().actions[0])
    };
    let fresh = line(&room);
    assert_eq!((fresh.who.as_str(), fresh.mark, fresh.late), ("iemand uit de kring", "todo", false));
    assert!(fresh.by.starts_with("“morgen!” (") && fresh.no_news.is_empty(), "{fresh:?}");
    room.days(200);
    let old = line(&room);
    assert!(old.late && old.no_news.starts_with("Geen nieuws sinds"), "{old:?}");
    assert!(chain(&room, what).contains("Geen nieuws sinds") && chain(&room, what).contains("Dit is te laat"));
    let name = room.route.prep.name(room.p(1)).to_owned();
    assert!(!chain(&room, what).contains(&name) && !format!("{old:?}").contains(&name));
}

#[test]
fn what_was_stopped_says_why() {
    let (mut room, idea, _, what) = Room::follow_up();
    let action = act(&mut room, idea, NewTerms { what: "Een loket".into(), ..NewTerms::default() });
    let (state, reason) = (ActionState::Stopped, "Er is geen plek.".to_owned());
    room.ok(LEADS, Command::ActionMove { action, from_version: 1, state, reason });
    assert!(chain(&room, what).contains("Stand: gestopt. Er is geen plek."), "{}", chain(&room, what));
}

#[test]
fn an_idea_that_is_no_decision_says_so_with_its_day() {
    let (mut room, idea, title, what) = Room::flower();
    room.everybody_except(1, &[title, what]);
    room.part(bloemenzee_domain::method::Part::Closing);
    room.ok(LEADS, Command::ClosingClose {});
    assert_eq!(steps(&room, idea), [("Geen besluit. Niet iedereen stond achter alles.".to_owned(), "")]);
    assert!(chain(&room, what).starts_with("Niet besloten. Op "), "{}", chain(&room, what));
    assert!(!chain(&room, what).contains("opdrachtgever"), "nobody answers what was not decided");
}

#[test]
fn every_word_has_a_text_and_no_two_say_the_same() {
    for lang in Lang::ALL {
        let words: BTreeSet<String> =
            Became::ALL.iter().map(|became| T { lang }.k("trace-became", became.name())).collect();
        assert_eq!(words.len(), Became::ALL.len());
    }
    assert!(Became::ALL.iter().all(|became| !mark(*became).is_empty()));
}

#[test]
fn somebodys_own_point_says_that_its_idea_is_worked_on_where_nobody_does_the_point_itself() {
    let (room, ..) = Room::follow_up();
    let all = room.route.trace(room.now);
    let of = |became, beside| own_badge(T_NL, &PointTrace { became, beside, ..all[0].clone() });
    assert_eq!(of(Became::NobodyYet, true), ("doing", "aan het idee wordt gewerkt".to_owned()));
    assert_eq!(of(Became::NobodyYet, false), ("open", "nog niemand pakt het op".to_owned()));
    assert_eq!(of(Became::NotDecided, true), ("notdecided", "niet besloten".to_owned()));
}
