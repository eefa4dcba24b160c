//! Given what was decided and done, when a news reader asks, then what another program reads.

use super::atom;
use crate::testing::{By, COMMISSIONER, LEAD, Room};
use crate::text::{Lang, T};
use crate::web::trace::tell::Telling;
use atom_syndication::Feed;
use bloemenzee_domain::answer::{AnswerKind, AnswerMore};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::follow_up::{ActionState, NewTerms, Source as From};
use bloemenzee_domain::id::ActionId;
use std::collections::BTreeSet;

const T_NL: T = T { lang: Lang::Nl };
const LEADS: By = By::Staff(LEAD);

fn feed(room: &Room) -> Feed {
    let telling = Telling::new(&room.route, T_NL, room.now);
    let text = atom::feed(&telling, "Gemeente <Voorbeeld>", "https://zee.example/").to_string();
    text.parse().unwrap()
}

#[test]
fn a_feed_tells_of_decisions_answers_and_actions_with_names_that_stay() {
    let (mut room, idea, ..) = Room::follow_up();
    let before = feed(&room);
    assert_eq!(before.entries.len(), 1);
    assert!(before.entries[0].title.value.starts_with("Besloten: "));
    room.days(3);
    let more = AnswerMore::default();
    let text = "Goed & <mooi>".to_owned();
    room.ok(By::Staff(COMMISSIONER), Command::AnswerGive { idea, answer: AnswerKind::WithinFrames, text, more });
    room.days(1);
    let terms = NewTerms { what: "Een loket".into(), ..NewTerms::default() };
    let source = From::Idea { idea };
    let action = ActionId(room.ok(LEADS, Command::ActionAdd { source, points: vec![], terms }));
    room.days(1);
    let (state, reason) = (ActionState::Done, String::new());
    room.ok(LEADS, Command::ActionMove { action, from_version: 1, state, reason });
    let after = feed(&room);
    let titles: Vec<_> = after.entries.iter().map(|entry| entry.title.value.as_str()).collect();
    assert_eq!(titles[0], "Een loket: gedaan", "the latest first");
    assert!(titles[1].starts_with("Nieuw actiepunt") && titles[2].starts_with("Antwoord van de opdrachtgever"));
    assert!(after.entries[2].content.as_ref().unwrap().value.as_ref().unwrap().contains("Goed & <mooi>"));
    assert_eq!(after.entries[3].id, before.entries[0].id);
    let names: BTreeSet<_> = after.entries.iter().map(|entry| &entry.id).collect();
    assert_eq!(names.len(), 4);
    assert_eq!((after.id.as_str(), after.updated), (before.id.as_str(), after.entries[0].updated));
    assert!(after.entries.iter().all(|entry| entry.links[0].href.starts_with("https://zee.example/r/")));
    assert_eq!(after.authors[0].name, "Gemeente <Voorbeeld>");
}
