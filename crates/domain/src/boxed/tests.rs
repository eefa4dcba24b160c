use super::Place;
use super::travel::{happens_in_a_box, words_travel};
use crate::answer::AnswerKind;
use crate::change::Record;
use crate::circle::{Kind, Person, Reply};
use crate::command::Command;
use crate::conversation::{Arrangement, ItemKind, NewItem, Outcome, Setting};
use crate::ctx::Ctx;
use crate::event::{Event, changes_of, facts_of, to_content};
use crate::fact::{Fact, StanceFact};
use crate::follow_up::{FollowRecord, FollowUp, NewTerms, Source};
use crate::gathering::Presence;
use crate::id::{BoxId, GatheringId, GroupId, IdeaId, ItemId, ParticipantId, PhotoId, PointId, RouteId, TopicId};
use crate::message::MessageKind;
use crate::method::Part;
use crate::paper::{Photo, PhotoState};
use crate::prep::Prep;
use crate::refusal::Refusal;
use crate::stance::{Channel, Eyes, StanceKind};
use crate::testing::{By, COMMISSIONER, GUIDE, LEAD, Room, guide2, involve, somebody, staff, take_box};
use crate::time::Moment;
use std::collections::BTreeMap;
use uuid::Uuid;

const NEED: &str = "bang voor de buurman";
const ANSWER: &str = "mijn zoon weet dit niet";
const REQUEST: &str = "wat kost de dagopvang?";
const PRIVATE: &str = "dat zeg ik niet hardop";

/// A meeting of people who told things in confidence, one of whom needs a seat away from another.
fn confided() -> (Room, crate::id::PointId) {
    let (mut room, _, _, what) = Room::flower();
    let (participant, other) = (room.p(5), room.p(2));
    let need = NewItem {
        kind: ItemKind::Safety,
        text: NEED.into(),
        arrangement: Some(Arrangement::NotWith(other)),
        instruction: "zit bij de deur".into(),
    };
    let request = NewItem { kind: ItemKind::Information, ..NewItem::practical(REQUEST) };
    let answers = BTreeMap::from([("safety".to_owned(), ANSWER.to_owned())]);
    room.ok(By::Staff(LEAD), Command::ConversationHold { participant, answers, items: vec![need, request] });
    let on = room.on(what, StanceKind::NotYet, PRIVATE, Eyes::Owner);
    room.say(1, on);
    (room, what)
}

fn away() -> Room {
    let (mut room, ..) = confided();
    room.ok(By::Staff(LEAD), take_box());
    room
}

fn at(room: &Room, by: By, place: Place, command: &Command) -> Result<Vec<Event>, Refusal> {
    room.route.decide(command, &Ctx { place, ..room.ctx(by) })
}

fn code(told: Result<Vec<Event>, Refusal>) -> &'static str {
    told.map_or_else(|refusal| refusal.code, |_| "done")
}

fn part(part: Part) -> Command {
    Command::PartStart { part, minutes: None }
}

#[test]
fn a_route_that_is_away_takes_nothing_at_home_and_says_where_it_is() {
    let room = away();
    let refusal = at(&room, By::Staff(LEAD), Place::Home, &part(Part::Carousel)).expect_err("it is away");
    assert_eq!(refusal.code, "route-away");
    let since = room.now.0.to_string();
    assert_eq!((refusal.fields["name"].as_str(), refusal.fields["since"].as_str()), ("Kist 1", since.as_str()));
    for (by, command) in [
        (By::P(0), Command::Leave { participant: room.p(0) }),
        (By::Staff(COMMISSIONER), Command::RouteStop { reason: "klaar".into() }),
        (By::Staff(LEAD), take_box()),
        (By::Nobody, part(Part::Carousel)),
    ] {
        assert_eq!(code(at(&room, by, Place::Home, &command)), "route-away", "{command:?}");
    }
    assert_eq!(code(at(&room, By::Staff(LEAD), Place::Packing, &take_box())), "route-away", "one box at a time");
}

#[test]
fn only_the_server_packs_and_unpacks_and_only_for_the_lead_facilitator() {
    let (mut room, ..) = confided();
    assert_eq!(code(at(&room, By::Staff(LEAD), Place::Home, &take_box())), "box-by-file");
    room.no(By::Staff(GUIDE), take_box(), "not-permitted");
    room.no(By::P(0), take_box(), "not-permitted");
    room.no(By::Staff(LEAD), Command::BoxTake { name: " ".into(), key: "k".into() }, "text-empty");
    for key in ["", "a key", &"k".repeat(301)] {
        room.no(By::Staff(LEAD), Command::BoxTake { name: "Kist".into(), key: key.into() }, "box-key-wrong");
    }
    room.no(By::Staff(LEAD), Command::BoxWriteOff { reason: "weg".into() }, "box-not-away");
    room.ok(By::Staff(LEAD), take_box());
    let back = Command::BoxReturn { size: 3, root: "AA==".into() };
    assert_eq!(code(at(&room, By::Staff(LEAD), Place::Home, &back)), "box-by-file");
    room.no(By::Staff(GUIDE), back.clone(), "not-permitted");
    room.ok(By::Staff(LEAD), back);
    assert_eq!(room.route.facts.away(), None);
}

#[test]
fn a_box_comes_back_once_and_not_after_it_was_written_off() {
    let mut room = away();
    let back = Command::BoxReturn { size: 3, root: "AA==".into() };
    let first = room.place;
    room.ok(By::Staff(LEAD), back.clone());
    room.place = first;
    room.no(By::Staff(LEAD), back.clone(), "box-returned");
    room.place = Place::Home;
    room.ok(By::Staff(LEAD), take_box());
    let second = room.place;
    room.ok(By::Staff(LEAD), Command::BoxWriteOff { reason: "gestolen uit de auto".into() });
    room.place = second;
    room.no(By::Staff(LEAD), back.clone(), "box-written-off");
    room.no(By::Staff(LEAD), part(Part::Carousel), "box-unknown");
    let stranger = Place::Unpacking(BoxId(Uuid::from_u128(5)));
    assert_eq!(code(at(&room, By::Staff(LEAD), stranger, &back)), "box-unknown");
    room.place = Place::Home;
    room.part(Part::Carousel);
    assert_eq!(room.route.facts.boxes.len(), 2, "both are known");
}

#[test]
fn a_box_takes_what_the_day_asks() {
    let mut room = away();
    room.check_in(5, Presence::TakingPart);
    let walk_in = Command::WalkIn {
        person: somebody("Een buurvrouw"),
        why: "woont ernaast".into(),
        kind: Kind::Resident,
        organisation: String::new(),
        trusted_adult: String::new(),
        answers: BTreeMap::new(),
        presence: Presence::TakingPart,
    };
    room.ok(By::Staff(GUIDE), walk_in);
    room.part(Part::Closing);
    room.ok(By::Staff(LEAD), Command::AfterRoundOpen { days: 7 });
    let closed = Place::Closed(BoxId(Uuid::nil()));
    assert_eq!(code(at(&room, By::Staff(LEAD), closed, &part(Part::Plenary))), "box-closed");
    let other = Place::Box(BoxId(Uuid::from_u128(9)));
    assert_eq!(code(at(&room, By::Staff(LEAD), other, &part(Part::Plenary))), "box-unknown");
}

#[test]
fn a_box_refuses_what_stayed_home() {
    let mut room = away();
    let participant = room.p(5);
    let need = *room.route.prep.items.keys().next().expect("two items");
    let talk = Command::ConversationPlan { participant, facilitator: guide2(), setting: Setting::Phone, at: None };
    let again = Command::ConversationHold { participant, answers: BTreeMap::new(), items: Vec::new() };
    let reply =
        Command::InvitationAnswer { participant, answer: Reply::Yes, channel: Channel::Phone, practical: "".into() };
    for command in [
        talk,
        again,
        reply,
        Command::PhaseOpen { to: 4, reason: "terug".into() },
        Command::RoleGrant { person: guide2(), role: LEAD },
        Command::RouteStop { reason: "klaar".into() },
        Command::FollowUpSignUp { participant, signed_up: true, wishes: vec![], channel: None },
        Command::ItemPutToCommissioner { item: need },
        take_box(),
    ] {
        assert_eq!(code(at(&room, By::Staff(LEAD), room.place, &command)), "stays-home", "{command:?}");
    }
    // As the box has it: the outside of the item.
    for record in room.route.travelling() {
        room.route.prep.apply(&record);
    }
    let settle = Command::ItemSettle { item: need, outcome: Outcome::Arranged("gedaan".into()) };
    room.no(By::Staff(LEAD), settle, "stays-home");
    let item = &room.route.prep.items[&need];
    let seen = item.seen_by(&room.ctx(By::Staff(LEAD))).expect("the instruction");
    assert_eq!((seen.item, seen.instruction), (None, "zit bij de deur"), "as others see it");
}

#[test]
fn no_word_told_in_confidence_travels_and_arrangements_still_act() {
    let room = away();
    let records = room.route.travelling();
    let mut prep = Prep::default();
    records.iter().for_each(|record| prep.apply(record));
    let text = serde_json::to_string(&records).expect("plain data");
    for word in [NEED, ANSWER, REQUEST, PRIVATE, "example.nl", "Ligt er wakker van"] {
        assert!(!text.contains(word), "{word}");
    }
    let mut boxed = room.route.clone();
    boxed.prep = prep;
    assert_eq!(boxed.apart(), room.route.apart());
    assert_eq!(boxed.prep.name(room.p(5)), "Mens 5");
    assert_eq!(boxed.prep.items.len(), 1, "a request without an instruction is not needed");
    assert_eq!(boxed.unsettled().talks, room.route.unsettled().talks);
    assert!(boxed.prep.holds(staff(LEAD), LEAD));
    let ctx = room.ctx(By::Staff(LEAD));
    let told = |route: &crate::route::Route| match route.message_to(&ctx, room.p(0), MessageKind::AfterRound, 0) {
        Event::Change(change) => change.record,
        Event::Fact(_) => panic!("a message is a change"),
    };
    assert_eq!(told(&boxed), told(&room.route), "who has an address is still told by mail");
}

#[test]
fn words_travel_of_facts_only_and_without_anybodys_own_reason() {
    let (room, _) = confided();
    let mut travelled = 0;
    for events in &room.log {
        let content = to_content(events);
        let facts = facts_of(&content.facts, content.words.as_deref()).expect("own bytes");
        let changes = changes_of(content.words.as_deref()).expect("own bytes");
        let text = String::from_utf8(content.words.unwrap_or_default()).expect("text");
        let secret = [NEED, ANSWER, REQUEST, PRIVATE, "example.nl"].iter().any(|word| text.contains(word));
        let travels = words_travel(&facts, &changes);
        assert!(!(secret && travels), "{text}");
        travelled += usize::from(travels && text.contains("Elke dag open"));
    }
    assert_eq!(travelled, 1, "the line itself is there");
}

#[test]
fn a_box_brings_home_what_is_new_and_no_rights() {
    let (room, _) = confided();
    let takes = |record: Record| room.route.takes_back(&record);
    let known = room.route.prep.people.values().next().expect("people").clone();
    assert!(!takes(Record::Person(known.clone())));
    assert!(takes(Record::Person(Person { id: guide2(), ..known })));
    assert!(room.route.prep.grants.values().all(|grant| !takes(Record::Grant(grant.clone()))));
    assert!(room.route.prep.involvements.values().all(|is| !takes(Record::Involvement(is.clone()))));
    let items = || room.route.prep.items.values().cloned();
    assert!(items().all(|item| !takes(Record::Item(item))));
    assert!(items().all(|item| takes(Record::Item(crate::conversation::Item { id: ItemId(Uuid::nil()), ..item }))));
    assert!(!takes(Record::Draft(room.route.prep.draft.clone())));
    assert!(takes(Record::Carousel(room.route.prep.carousel.clone())));
    let (mut flower, idea, ..) = Room::flower();
    flower.ok(By::Staff(LEAD), Command::PhotoAdd { idea, commitment: "0a".repeat(32) });
    let photo = flower.route.prep.photos.values().next().expect("a photo").clone();
    let back = |photo: Photo| flower.route.takes_back(&Record::Photo(photo));
    assert!(back(Photo { state: PhotoState::Removed, ..photo.clone() }), "what became of it");
    assert!(!back(Photo { commitment: "0b".repeat(32), ..photo.clone() }), "no other picture in its place");
    assert!(back(Photo { id: PhotoId(Uuid::nil()), ..photo }), "one that was taken there");
    let happen = |events: &[Event]| {
        events.iter().all(|event| if let Event::Fact(fact) = event { happens_in_a_box(fact) } else { true })
    };
    assert!(!happen(&room.log[0]), "a route is not opened on the way");
    assert!(happen(room.log.last().expect("a log")));
}

#[test]
fn who_is_not_on_the_list_any_more_does_not_travel() {
    let mut room = Room::gathering();
    let gone = room.p(5);
    room.ok(By::Staff(LEAD), Command::InvolvementRemove { participant: gone, reason: "verhuisd".into() });
    room.ok(By::Staff(LEAD), involve("Iemand anders", Kind::Resident));
    let text = serde_json::to_string(&room.route.travelling()).expect("plain data");
    assert!(!text.contains("Mens 5") && text.contains("Mens 4") && text.contains("Iemand anders"));
}

#[test]
fn what_a_box_cannot_do_it_cannot_bring_home_either() {
    let erased = Fact::Erased { entries: vec![3], points: Vec::new(), kept: Vec::new() };
    let removed = Fact::TopicRemoved { topic: TopicId(Uuid::from_u128(1)) };
    let (idea, at) = (IdeaId(Uuid::from_u128(2)), Moment(0));
    let (text, answer) = ("goed".into(), AnswerKind::WithinFrames);
    let answered = Fact::Answered { idea, answer, text, at, documents: vec![], body: None, taken: None };
    for fact in [erased, removed, answered] {
        assert!(!happens_in_a_box(&fact), "{fact:?}");
    }
    for name in ["point.erase", "words.erase", "topic.remove", "answer.give"] {
        assert!(super::listed(name), "{name} stays home");
    }
    let room = Room::gathering();
    let all = [
        (MessageKind::Invitation, false),
        (MessageKind::NewFrames, false),
        (MessageKind::AfterRound, true),
        (MessageKind::DraftReport, false),
        (MessageKind::FinalReport, false),
        (MessageKind::Stopped, false),
        (MessageKind::CodeMade, true),
    ];
    for (kind, sent) in all {
        let Event::Change(told) = room.route.message_to(&room.ctx(By::Staff(LEAD)), room.p(0), kind, 0) else {
            panic!("a message is a change");
        };
        assert_eq!(room.route.takes_back(&told.record), sent, "{kind:?}");
    }
}

#[test]
fn what_goes_on_after_the_meeting_stays_home() {
    let (mut room, idea, ..) = Room::decided();
    let who = room.p(0);
    room.ok(By::P(0), Command::FollowUpSignUp { participant: who, signed_up: true, wishes: vec![], channel: None });
    room.ok(By::Staff(LEAD), take_box());
    let by = room.now.plus_days(40);
    let terms = NewTerms { what: "De sleutel halen".into(), ..NewTerms::default() };
    for command in [
        Command::FollowUpSignUp { participant: who, signed_up: false, wishes: vec![], channel: None },
        Command::GroupForm { name: "Vergadergroep".into(), about: vec![], members: vec![who] },
        Command::GroupLeave { group: GroupId(Uuid::nil()), participant: who },
        Command::ActionAdd { source: Source::Idea { idea }, points: vec![], terms },
        Command::HorizonSet { from_version: 0, event: "De opening".into(), on: Some(by), must_stand: vec![] },
        Command::DecisionReview { decision: idea, on: Some(by) },
        Command::RouteContinue { by: RouteId(Uuid::nil()) },
        Command::NudgeSend { keys: vec!["x".into()] },
        Command::ProposalClose { gathering: GatheringId(Uuid::nil()) },
    ] {
        assert_eq!(code(at(&room, By::Staff(LEAD), room.place, &command)), "stays-home", "{command:?}");
    }
    let mut prep = Prep::default();
    room.route.travelling().iter().for_each(|record| prep.apply(record));
    assert_eq!(prep.follow, FollowUp::default());
    let signed = room.route.prep.follow.sign_ups[&who].clone();
    assert!(!room.route.takes_back(&Record::Follow(FollowRecord::SignUp(signed))));
}

#[test]
fn a_box_hands_over_with_the_promised_day_and_brings_it_home_once() {
    let (mut room, ..) = Room::decided();
    room.ok(By::Staff(LEAD), take_box());
    let left = room.route.clone();
    let comes = |event: &Event| match event {
        Event::Fact(fact) => happens_in_a_box(fact),
        Event::Change(change) => left.takes_back(&change.record),
    };
    room.ok(By::Staff(LEAD), Command::OutcomeHandOver { answer_by: Some(room.now.plus_days(40)) });
    assert!(room.log.last().expect("handed over").iter().all(comes));
    let promised = room.route.prep.follow.promises.values().next().expect("the day").clone();
    let promised = Record::Follow(FollowRecord::Promise(promised));
    assert!(room.route.travelling().contains(&promised), "it is told with the outcome");
    assert!(!room.route.takes_back(&promised), "another box does not write over it");
}

#[test]
fn a_later_round_travels_without_anybodys_own_reason_and_does_not_go_on_in_a_box() {
    let gathering = GatheringId(Uuid::nil());
    let later = |of| Fact::Later { gathering, of: Box::new(of) };
    let stance = |eyes| Fact::StanceTaken {
        participant: ParticipantId(Uuid::nil()),
        stances: vec![StanceFact {
            point: PointId(Uuid::nil()),
            revision: 1,
            kind: StanceKind::NotYet,
            reason: Some(PRIVATE.into()),
            eyes,
            in_report: false,
        }],
        channel: Channel::Own,
        on_behalf: false,
    };
    assert!(!words_travel(&[later(stance(Eyes::Owner))], &[]));
    assert!(words_travel(&[later(stance(Eyes::Everyone))], &[]));
    assert!(happens_in_a_box(&stance(Eyes::Everyone)) && !happens_in_a_box(&later(stance(Eyes::Everyone))));
    assert!(!happens_in_a_box(&Fact::LaterOpened { gathering, at: crate::time::Moment(0), whole_circle: false }));
}
