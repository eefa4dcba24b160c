//! Words that tell of somebody go; and with somebody who is removed goes what is theirs.

use super::{LEADS, add, group, sign_up, terms, to};
use crate::circle::Kind;
use crate::command::Command;
use crate::event::Event;
use crate::fact::Fact;
use crate::follow_up::{AboutMe, ActionState, AgeBand, ERASED, Rhythm, TellBy, Who, Written};
use crate::id::{ActionId, GatheringId, ParticipantId};
use crate::stance::Channel;
use crate::testing::{ADMIN, By, COMMISSIONER, GUIDE, Room, involve};
use crate::time::Moment;

const SECRET: &str = "Jan heeft suikerziekte";

fn erase(of: Written) -> Command {
    Command::WordsErase { of }
}

fn everywhere(room: &Room) -> String {
    format!("{:?}", room.route.prep.follow)
}

/// An action whose first words told of somebody, with a note that does.
fn told(room: &mut Room, idea: crate::id::IdeaId) -> ActionId {
    let who = Some(Who::Words(format!("wie weet dat {SECRET}")));
    let action = add(room, idea, crate::follow_up::NewTerms { by_words: SECRET.into(), who, ..terms(SECRET) });
    room.ok(LEADS, Command::ActionChange { action, from_version: 1, terms: terms("Een wandeling") });
    room.ok(LEADS, Command::ActionNote { action, text: SECRET.into() });
    let stop = to(room, action, ActionState::Stopped, SECRET);
    room.ok(LEADS, stop);
    action
}

#[test]
fn words_go_from_every_version_and_note_and_nobody_else_erases() {
    let (mut room, idea, ..) = Room::follow_up();
    let action = told(&mut room, idea);
    let (own, note) = (erase(Written::Action { action }), erase(Written::ActionNote { action, note: 1 }));
    for by in [By::Staff(ADMIN), By::Staff(COMMISSIONER), By::Staff(GUIDE), By::P(0), By::Nobody] {
        room.no(by, own.clone(), "not-permitted");
    }
    for note in [0, 2] {
        room.no(LEADS, erase(Written::ActionNote { action, note }), "note-unknown");
    }
    room.ok(LEADS, note.clone());
    room.ok(LEADS, own.clone());
    assert!(!everywhere(&room).contains("Jan"), "{}", everywhere(&room));
    let is = &room.route.prep.follow.actions[&action];
    assert_eq!((is.versions.len(), is.notes.len(), is.terms().state), (3, 1, ActionState::Stopped), "the rest stays");
    assert_eq!((is.terms().what.as_str(), is.notes[0].text.as_str()), (ERASED, ERASED));
    room.no(LEADS, own, "nothing-changes");
    room.no(LEADS, note, "nothing-changes");
}

#[test]
fn a_note_of_a_gathering_and_the_name_of_a_group_go_also_once_it_is_over() {
    let (mut room, ..) = Room::follow_up();
    let at = room.now.plus_days(3);
    let plan = Command::FollowUpPlan {
        gathering: None,
        minutes: None,
        at,
        place: "De Brug".into(),
        topics: vec![],
        every_weeks: None,
        times: None,
    };
    let gathering = GatheringId(room.ok(LEADS, plan));
    for text in ["De koffie was koud.", SECRET] {
        room.ok(LEADS, Command::FollowUpNote { gathering, text: text.into() });
    }
    room.ok(LEADS, Command::FollowUpCancel { gathering, reason: "Sneeuw.".into() });
    room.ok(LEADS, erase(Written::GatheringNote { gathering, note: 2 }));
    let notes = &room.route.prep.follow.gatherings[&gathering].notes;
    assert_eq!((notes[0].text.as_str(), notes[1].text.as_str()), ("De koffie was koud.", ERASED));
    let group = group(&mut room);
    room.ok(LEADS, Command::GroupEdit { group, name: SECRET.into(), about: vec![] });
    room.ok(LEADS, Command::GroupStop { group, reason: SECRET.into() });
    room.ok(LEADS, Command::RouteStop { reason: "Klaar.".into() });
    room.ok(LEADS, erase(Written::Group { group }));
    assert!(!everywhere(&room).contains("Jan"), "a right to be forgotten does not end with the route");
}

#[test]
fn what_shared_an_entry_of_the_log_is_written_down_anew_as_it_stands() {
    let (mut room, idea, ..) = Room::follow_up();
    let action = told(&mut room, idea);
    let other = add(&mut room, idea, terms("Een loket"));
    let changes = |events: &Vec<Event>| {
        let one = |event: &Event| if let Event::Change(change) = event { Some(change.clone()) } else { None };
        events.iter().filter_map(one).collect::<Vec<_>>()
    };
    let log: Vec<_> = (0..).zip(room.log.iter().map(changes)).collect();
    let (_, events) = room.tell(LEADS, &erase(Written::Action { action })).expect("erased");
    let [Event::Change(is)] = events.as_slice() else { panic!("{events:?}") };
    let more = room.route.prep.erasing(&is.record, &log).expect("all of it can be written anew");
    let Event::Fact(Fact::Erased { entries, points, kept }) = &more[0] else { panic!("{more:?}") };
    let holds = |(_, changes): &&(u64, Vec<_>)| format!("{changes:?}").contains("Jan");
    let with: Vec<u64> = log.iter().filter(holds).map(|(seq, _)| *seq).collect();
    assert!(with.len() >= 4 && with.iter().all(|seq| entries.contains(seq)), "{with:?} {entries:?}");
    assert!(points.is_empty() && kept.is_empty());
    let about = |event: &Event| format!("{event:?}").contains(&other.to_string());
    assert!(!more.iter().any(about), "what shared no entry is left where it is");
    let messages = room.route.prep.messages.values().filter(|m| m.about == Some(action.0)).count();
    assert_eq!((messages > 0, more.len() - 1), (true, messages), "everybody was told that it stopped: that stays");
}

fn gone(room: &Room, who: ParticipantId) {
    let follow = &room.route.prep.follow;
    assert!(!follow.sign_ups[&who].holds() && follow.sign_ups[&who].wishes.is_empty());
    assert!(!room.route.signed_up(who) && !room.route.prep.involvements[&who].signed_up);
    assert!(follow.groups.values().all(|g| !g.members.contains_key(&who) && g.driver().is_none() && g.asked.is_none()));
    assert_eq!(follow.about[&who], AboutMe { participant: who, age: None, district: String::new() });
    assert!(room.route.wants_nothing(who));
}

#[test]
fn with_somebody_who_is_removed_goes_what_is_theirs_and_it_does_not_come_back() {
    let (mut room, idea, ..) = Room::follow_up();
    let events = room.tell(LEADS, &involve("Nieuw Iemand", Kind::Resident)).expect("named").1;
    let found = |event: &Event| match event {
        Event::Change(c) => {
            if let crate::change::Record::Involvement(i) = &c.record {
                Some(i.participant)
            } else {
                None
            }
        }
        Event::Fact(_) => None,
    };
    let who = events.iter().find_map(found).expect("somebody of the circle");
    room.people.push(who);
    let me = By::P(room.people.len() - 1);
    room.ok(me, sign_up(who, vec![crate::follow_up::Subject::Idea(idea)], None));
    let (district, age) = ("Noord".to_owned(), Some(AgeBand::From65));
    room.ok(me, Command::FollowUpAboutMe { participant: who, age, district, channel: None });
    room.ok(me, Command::FollowUpTellMe { participant: who, by: TellBy::Mail, rhythm: Rhythm::Weekly, channel: None });
    let form = Command::GroupForm { name: "Bomen".into(), about: vec![], members: vec![who] };
    let group = crate::id::GroupId(room.ok(LEADS, form));
    room.ok(me, Command::GroupAccept { group, participant: who, channel: None });
    assert_eq!(room.route.prep.follow.groups[&group].driver(), Some(who));
    room.now = Moment(room.now.0 + 60);
    room.ok(LEADS, Command::InvolvementRemove { participant: who, reason: "Wil niet meer.".into() });
    gone(&room, who);
    assert!(room.route.due(room.now.plus_days(60)).iter().all(|n| n.to != crate::follow_up::To::Participant(who)));
    room.ok(LEADS, Command::InvolvementRestore { participant: who });
    gone(&room, who);
    room.ok(LEADS, sign_up(who, vec![], Some(Channel::Phone)));
    assert!(room.route.signed_up(who), "by their own word they can begin anew");
}
