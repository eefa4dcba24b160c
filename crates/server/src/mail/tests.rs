//! Messages in words, and when they are tried again.

use super::body::{self, Around};
use super::render::T_NL;
use super::{BACK_OFF, invite, next_try, render};
use crate::calendar::{Invites, Source};
use bloemenzee_domain::circle::Person;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::follow_up::{
    ActionState, Level, NewTerms, NudgeKind, Nudged, Rhythm, Source as From, TellBy, To, Who,
};
use bloemenzee_domain::id::ItemId;
use bloemenzee_domain::message::{Addressee, Message, MessageKind, Way};
use bloemenzee_domain::method::Part;
use bloemenzee_domain::stance::Eyes;
use bloemenzee_domain::time::Moment;
use bloemenzee_report::Block;
use uuid::Uuid;

use crate::text::{Lang, T};

use crate::testing::{self, By, GROEPSGESPREK, LEAD, Room, START, planned};

const KINDS: [MessageKind; 6] = [
    MessageKind::Invitation,
    MessageKind::NewFrames,
    MessageKind::AfterRound,
    MessageKind::DraftReport,
    MessageKind::FinalReport,
    MessageKind::Stopped,
];

fn message(room: &Room, n: usize, kind: MessageKind) -> Message {
    let (id, to) = (ItemId(Uuid::from_u128(5)), Addressee::Participant(room.p(n)));
    Message { id, to, kind, way: Way::Mail, at: START, about: None, nudges: vec![] }
}

fn text(room: &Room, n: usize, kind: MessageKind) -> String {
    let written = render::write(T_NL, &room.route, &message(room, n, kind), "Gemeente Voorbeeld");
    format!("{}\n{}", written.subject, body::plain(T_NL, &written, around("")))
}

fn around(unsubscribe: &str) -> Around<'_> {
    let link = "https://voorbeeld.example/link/abc";
    Around { link, signs_in: true, unsubscribe, organisation: "Gemeente Voorbeeld", attached: false }
}

/// In the after-round, with a not-yet of person 1 for their own eyes, and the route stopped.
fn stopped() -> Room {
    let (mut room, _, title, what) = Room::flower();
    room.stand(1, &[title]);
    room.not_yet(1, what, Eyes::Owner);
    room.part(Part::Closing);
    room.ok(By::Staff(LEAD), Command::AfterRoundOpen { days: 7 });
    room.ok(By::Staff(LEAD), Command::RouteStop { reason: "Er is geen geld meer.".into() });
    room
}

#[test]
fn every_kind_is_written_whole_and_greets_its_own_person_only() {
    let room = stopped();
    for kind in KINDS {
        let text = text(&room, 1, kind);
        assert!(!text.contains('['), "a text is missing: {text}");
        assert!(!text.contains('{'), "a place is not filled: {text}");
        assert!(text.contains("Mens 1"), "{text}");
        for other in ["Mens 0", "Mens 2", "Mens 3", "Mens 4", "Mens 5"] {
            assert!(!text.contains(other), "{text}");
        }
        assert!(!text.contains("nog niet duidelijk"), "a private reason: {text}");
        assert_eq!(text.contains("/link/abc"), kind != MessageKind::Stopped, "{text}");
    }
    assert!(text(&room, 1, MessageKind::Stopped).contains("Er is geen geld meer."));
}

#[test]
fn what_happens_after_the_meeting_is_told_with_its_reason_and_its_date() {
    let (mut room, ..) = Room::follow_up();
    let lead = By::Staff(LEAD);
    let (name, members) = ("Informatiepunt".to_owned(), vec![room.p(0)]);
    let group = room.ok(lead, Command::GroupForm { name, about: vec![], members });
    let (at, place) = (room.now.plus_days(9), "De kerk".to_owned());
    let plan = planned(at, &place);
    let gathering = room.ok(lead, plan);
    room.ok(lead, Command::GroupStop { group: group.into(), reason: "Het loket is er al.".into() });
    let tell = |room: &Room, kind, about| {
        let message = Message { about: Some(about), ..message(room, 0, kind) };
        let written = render::write(T_NL, &room.route, &message, "Gemeente Voorbeeld");
        body::plain(T_NL, &written, around(""))
    };
    let stopped = tell(&room, MessageKind::GroupStopped, group);
    assert!(stopped.contains("Informatiepunt") && stopped.contains("Het loket is er al."), "{stopped}");
    assert!(!stopped.contains("/link/"), "nothing is asked: {stopped}");
    let planned = tell(&room, MessageKind::GatheringPlanned, gathering);
    assert!(planned.contains("De kerk") && planned.contains("/link/abc"), "{planned}");
    room.ok(lead, Command::FollowUpCancel { gathering: gathering.into(), reason: "Er is storm.".into() });
    let cancelled = tell(&room, MessageKind::GatheringCancelled, gathering);
    assert!(cancelled.contains("De kerk") && cancelled.contains("Er is storm."), "{cancelled}");
}

#[test]
fn the_after_round_asks_each_about_their_own_number_of_points() {
    let room = stopped();
    let asks = |n| text(&room, n, MessageKind::AfterRound);
    assert!(asks(1).contains("nog 1 punt"), "{}", asks(1));
    assert!(asks(2).contains("nog 2 punten"), "{}", asks(2));
}

#[test]
fn an_invitation_to_listen_never_speaks_of_deciding_together() {
    let mut room = Room::question_of(GROEPSGESPREK);
    room.open(1);
    let involve = testing::involve("Mens 1", bloemenzee_domain::circle::Kind::Resident);
    let participant = room.ok(By::Staff(LEAD), involve).into();
    room.people.push(participant);
    let text = text(&room, 0, MessageKind::Invitation);
    assert!(text.contains("niets besloten") && !text.contains("U besluit mee"), "{text}");
}

#[test]
fn an_invitation_names_whom_to_ask_only_where_somebody_can_be_reached() {
    let mut room = Room::question_of(GROEPSGESPREK);
    room.open(1);
    let involve = testing::involve("Mens 1", bloemenzee_domain::circle::Kind::Resident);
    let participant = room.ok(By::Staff(LEAD), involve).into();
    room.people.push(participant);
    assert!(!text(&room, 0, MessageKind::Invitation).contains("Hebt u een vraag?"));
    let id = room.route.prep.holders(LEAD)[0];
    let (phone, address) = (String::new(), String::new());
    let lead = Person { id, name: "Hilde Hoofd".into(), email: "hilde@voorbeeld.example".into(), phone, address };
    room.route.prep.people.insert(id, lead);
    let told = text(&room, 0, MessageKind::Invitation);
    assert!(told.contains("Hebt u een vraag? Stel die aan Hilde Hoofd (hilde@voorbeeld.example)."), "{told}");
}

#[test]
fn a_letter_carries_the_code_of_its_own_person() {
    let room = stopped();
    let written = render::write(T_NL, &room.route, &message(&room, 2, MessageKind::AfterRound), "Gemeente Voorbeeld");
    let to = room.route.addressee(message(&room, 2, MessageKind::AfterRound).to).unwrap();
    let access = Some(("https://voorbeeld.example/sign-in".to_owned(), "ABCD-EFGH-JKLM".to_owned()));
    let letter = body::letter(&written, to, "Gemeente Voorbeeld", "1 maart".into(), access.clone());
    assert_eq!(letter.recipient[0], "Mens 2");
    assert!(letter.body.iter().any(|b| matches!(b, Block::Access { code, .. } if code == "ABCD-EFGH-JKLM")));
    // Who is told that the route was stopped is asked nothing, and gets no code.
    let stopped = render::write(T_NL, &room.route, &message(&room, 2, MessageKind::Stopped), "Gemeente Voorbeeld");
    let letter = body::letter(&stopped, to, "Gemeente Voorbeeld", "1 maart".into(), access);
    assert!(!letter.body.iter().any(|b| matches!(b, Block::Access { .. })));
}

#[test]
fn a_mail_is_tried_later_and_later_and_then_given_up() {
    let waits: Vec<_> =
        (0..BACK_OFF.len()).map(|n| next_try(u32::try_from(n).unwrap(), Moment(0)).unwrap().0).collect();
    assert!(waits.windows(2).all(|pair| pair[0] < pair[1]));
    assert_eq!(next_try(u32::try_from(BACK_OFF.len()).unwrap(), Moment(0)), None);
}

/// A route of which everything can be told: its own test of what each line says.
fn busy() -> (Room, Message) {
    let (mut room, idea, ..) = Room::follow_up();
    let lead = By::Staff(LEAD);
    let tell =
        Command::FollowUpTellMe { participant: room.p(0), by: TellBy::Mail, rhythm: Rhythm::Weekly, channel: None };
    room.ok(By::P(0), tell);
    let members = vec![room.p(0), room.p(1)];
    let group = room.ok(lead, Command::GroupForm { name: "Informatiepunt".into(), about: vec![], members });
    room.ok(By::P(0), Command::GroupAccept { group: group.into(), participant: room.p(0), channel: None });
    room.days(1);
    let terms = |what: &str, by| NewTerms { what: what.into(), by, ..NewTerms::default() };
    let source = From::Idea { idea };
    let add = |terms| Command::ActionAdd { source, points: vec![], terms };
    let by = Some(room.now.plus_days(9));
    let who = Some(Who::Participant(room.p(0)));
    room.ok(lead, add(NewTerms { group: Some(group.into()), who, ..terms("De <b>folder</b> & de kaart", by) }));
    let other = room.ok(lead, add(terms("De bieb bellen", None)));
    let reason = "Er is geen plek.".to_owned();
    let state = ActionState::Stopped;
    room.ok(lead, Command::ActionMove { action: other.into(), from_version: 1, state, reason });
    let (at, place) = (room.now.plus_days(12), "De kerk".to_owned());
    let plan = planned(at, &place);
    room.ok(lead, plan);
    room.days(7);
    let keys = room.route.to_send(room.now).into_iter().map(|n| n.key).collect();
    room.ok(By::Staff(testing::ADMIN), Command::NudgeSend { keys });
    let told: Vec<_> = room.route.prep.messages.values().filter(|m| m.kind == MessageKind::News).cloned().collect();
    let [told] = <[Message; 1]>::try_from(told).unwrap();
    (room, told)
}

#[test]
fn a_digest_bundles_what_is_asked_what_happened_and_what_comes() {
    let (room, told) = busy();
    let written = render::write(T_NL, &room.route, &told, "Gemeente Voorbeeld");
    let text = body::plain(T_NL, &written, around("https://voorbeeld.example/unsubscribe/xyz"));
    for line in [
        "Dit vraagt iets van u\n- “De <b>folder</b> & de kaart”: de dag komt dichtbij",
        "Wat er in uw werkgroep nog te doen is\n- Nieuw: “De <b>folder</b> & de kaart”: nog te doen",
        "Wat er gebeurde\n- “De bieb bellen”: dit is gestopt. De reden: Er is geen plek.",
        "Wat eraan komt\n- De bijeenkomst is op",
        "/link/abc",
        "/unsubscribe/xyz",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert_eq!(text.matches("De <b>folder</b>").count(), 2, "once under each heading: {text}");
    assert!(!text.contains("Er is een vervolgbijeenkomst"), "who signed up was invited: {text}");
    assert!(!text.contains('[') && !text.contains('{') && !text.contains("Mens 1"), "{text}");
}

#[test]
fn the_html_says_the_same_and_asks_nothing_of_elsewhere() {
    let (room, told) = busy();
    for lang in Lang::ALL {
        let t = T { lang };
        let written = render::write(t, &room.route, &told, "Gemeente Voorbeeld");
        let html = body::html(t, &written, around("https://voorbeeld.example/unsubscribe/xyz")).unwrap();
        roxmltree::Document::parse(
            &html
                .replace("<!doctype html>", "")
                .replace("<meta charset=\"utf-8\">", "")
                .replace("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", "")
                .replace("<br>", "<br/>"),
        )
        .unwrap_or_else(|error| panic!("{error}: {html}"));
        assert!(html.contains("De &#60;b&#62;folder&#60;/b&#62; &#38; de kaart"), "{html}");
        for from_elsewhere in ["<img", "<script", "<link", "url(", "@import", "src=", "<style"] {
            assert!(!html.contains(from_elsewhere), "{from_elsewhere}: {html}");
        }
        let links: Vec<_> = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(links, ["https://voorbeeld.example/link/abc", "https://voorbeeld.example/unsubscribe/xyz"]);
        for section in &written.sections {
            assert!(html.contains(&section.title), "{}", section.title);
        }
        assert!(!html.contains('[') && !html.contains("{"), "a text is missing: {html}");
    }
}

#[test]
fn every_reminder_has_its_words_at_every_level() {
    let (room, ..) = busy();
    let follow = &room.route.prep.follow;
    let (action, group) =
        (follow.actions.values().find(|a| a.is_open()).unwrap().id.0, *follow.groups.keys().next().unwrap());
    let decision = room.route.facts.decisions()[0].idea.0;
    use NudgeKind::{
        ActionLate, ActionSilent, ActionSoon, AnswerLate, AnswerSoon, GroupSilent, GroupWithoutDriver, Review,
    };
    let all = [
        (ActionSoon, action, Level::First),
        (ActionLate, action, Level::First),
        (ActionSilent, action, Level::First),
        (ActionSilent, action, Level::Lead),
        (GroupSilent, group.0, Level::First),
        (GroupSilent, group.0, Level::Lead),
        (GroupWithoutDriver, group.0, Level::Lead),
        (AnswerSoon, decision, Level::First),
        (AnswerLate, decision, Level::First),
        (AnswerLate, decision, Level::Lead),
        (Review, decision, Level::Lead),
    ];
    let mut room = room;
    for lang in Lang::ALL {
        let mut lines = std::collections::BTreeSet::new();
        for (kind, about, level) in all {
            let nudged = Nudged { key: "k".into(), kind, about, since: START, level, to: To::Lead, at: room.now };
            room.route.prep.follow.nudges.insert("k".into(), nudged);
            let to = Addressee::Staff(testing::staff(LEAD));
            let said = Message { to, nudges: vec!["k".into()], ..message(&room, 0, MessageKind::Reminder) };
            let written = render::write(T { lang }, &room.route, &said, "Gemeente Voorbeeld");
            let [section] = written.sections.as_slice() else { panic!("{kind:?} {level:?} says nothing") };
            let line = &section.lines[0];
            assert!(!line.contains('[') && !line.contains('{') && line.contains("2023"), "{line}");
            assert!(lines.insert((section.title.clone(), line.clone())), "said already: {line}");
        }
    }
}

#[test]
fn a_reminder_of_what_was_done_meanwhile_says_nothing() {
    let (mut room, ..) = busy();
    let by = By::Staff(LEAD);
    let action = room.route.prep.follow.actions.values().find(|a| a.is_open()).unwrap();
    let (action, from_version) = (action.id, action.version());
    room.days(5);
    let keys: Vec<_> = room.route.to_send(room.now).into_iter().map(|n| n.key).collect();
    assert_eq!(keys.len(), 1, "it is late");
    room.ok(By::Staff(testing::ADMIN), Command::NudgeSend { keys: keys.clone() });
    let said = room.route.prep.messages.values().find(|m| m.nudges == keys).unwrap().clone();
    let write = |room: &Room| render::write(T_NL, &room.route, &said, "Gemeente Voorbeeld");
    assert!(!write(&room).void);
    room.ok(by, Command::ActionMove { action, from_version, state: ActionState::Done, reason: String::new() });
    assert!(write(&room).void, "a mail without a word is not sent");
}

#[test]
fn a_gathering_that_moved_and_a_row_are_told_as_what_they_are() {
    let (mut room, ..) = Room::follow_up();
    let lead = By::Staff(LEAD);
    let at = room.now.plus_days(9);
    let plan = |gathering, at, place: &str, row: Option<(u32, u32)>| {
        let (place, topics) = (place.to_owned(), vec![]);
        let (every_weeks, times) = (row.map(|r| r.0), row.map(|r| r.1));
        Command::FollowUpPlan { gathering, at, minutes: None, place, topics, every_weeks, times }
    };
    let first = room.ok(lead, plan(None, at, "De kerk", Some((2, 3))));
    let tell = |room: &Room, kind| {
        let message = Message { about: Some(first), ..message(room, 0, kind) };
        render::write(T_NL, &room.route, &message, "Gemeente Voorbeeld")
    };
    let row = tell(&room, MessageKind::GatheringPlanned);
    assert_eq!(row.list.len(), 3, "every date: {row:?}");
    assert!(row.subject.starts_with("Vervolgbijeenkomsten") && row.list.iter().all(|line| line.contains("De kerk")));
    room.ok(lead, plan(Some(first.into()), at.plus_days(1), "De school", None));
    let moved = tell(&room, MessageKind::GatheringPlanned);
    assert!(moved.subject.starts_with("Veranderd") && !moved.void, "{moved:?}");
    assert!(moved.list.is_empty() && moved.paragraphs.iter().any(|p| p.contains("De school")), "{moved:?}");
    room.ok(lead, Command::FollowUpCancel { gathering: first.into(), reason: "Storm.".into() });
    assert!(tell(&room, MessageKind::GatheringPlanned).void, "nobody is invited to what does not take place");
    let gone = tell(&room, MessageKind::GatheringCancelled);
    assert!(gone.paragraphs.iter().any(|p| p.contains("zou zijn op")) && !gone.void, "{gone:?}");
}

#[test]
fn an_invitation_has_a_file_for_a_calendar_and_a_cancellation_only_its_method() {
    let (mut room, ..) = Room::follow_up();
    let lead = By::Staff(LEAD);
    let (at, place) = (room.now.plus_days(9), "De kerk".to_owned());
    let plan = planned(at, &place);
    let id = room.ok(lead, plan);
    let part = |room: &Room, kind| {
        let source = Source { route: &room.route, t: T_NL, address: "https://zee.example".into(), now: room.now };
        let invites = Invites { organisation: "Gemeente", from: "a@zee.example", to: "b@zee.example" };
        invite::part(&source, &Message { about: Some(id), ..message(room, 0, kind) }, invites)
    };
    let invited = part(&room, MessageKind::GatheringPlanned).unwrap();
    assert_eq!((invited.method, invited.file.as_deref()), ("REQUEST", Some("bijeenkomst-1.ics")));
    assert!(part(&room, MessageKind::GatheringCancelled).is_none() && part(&room, MessageKind::GroupStopped).is_none());
    room.ok(lead, Command::FollowUpCancel { gathering: id.into(), reason: "Storm.".into() });
    let gone = part(&room, MessageKind::GatheringCancelled).unwrap();
    assert_eq!((gone.method, gone.file), ("CANCEL", None));
    assert!(part(&room, MessageKind::GatheringPlanned).is_none(), "nobody is invited to what does not take place");
}

#[test]
fn staff_is_asked_in_words_of_its_own_and_who_wants_nothing_gets_nothing() {
    let (mut room, told) = busy();
    let to = Addressee::Staff(testing::staff(LEAD));
    let staff = Message { to, kind: MessageKind::Reminder, ..told.clone() };
    let written = render::write(T_NL, &room.route, &staff, "Gemeente Voorbeeld");
    assert!(!written.way_in.contains("tien tellen") && !written.way_in.is_empty(), "{}", written.way_in);
    assert_eq!(render::withheld(&room.route, &staff, &written), None);
    let written = render::write(T_NL, &room.route, &told, "Gemeente Voorbeeld");
    assert!(written.subject.starts_with("Een vraag aan u"), "{}", written.subject);
    assert_eq!(render::withheld(&room.route, &told, &written), None);
    let participant = told.to.participant().unwrap();
    let none = Command::FollowUpTellMe { participant, by: TellBy::None, rhythm: Rhythm::Never, channel: None };
    room.ok(By::P(0), none);
    assert_eq!(render::withheld(&room.route, &told, &written), Some("unsubscribed"));
    let invitation = message(&room, 0, MessageKind::Invitation);
    let written = render::write(T_NL, &room.route, &invitation, "Gemeente Voorbeeld");
    assert_eq!(render::withheld(&room.route, &invitation, &written), None, "of the follow-up only");
}

#[test]
fn who_is_no_longer_there_gets_nothing_and_public_news_has_no_way_in_of_ones_own() {
    let (mut room, told) = busy();
    assert!(!render::is_public(&room.route, &told), "something is asked of them: that opens their own page");
    let who = room.p(1);
    let tell = Command::FollowUpTellMe { participant: who, by: TellBy::Mail, rhythm: Rhythm::Weekly, channel: None };
    room.ok(By::P(1), tell);
    let news = Message { to: Addressee::Participant(who), nudges: vec![], ..told.clone() };
    assert!(render::is_public(&room.route, &news), "the report is final: everybody reads the page");
    room.route.prep.report.finalised = None;
    assert!(!render::is_public(&room.route, &news));
    let invitation = message(&room, 1, MessageKind::Invitation);
    let written = render::write(T_NL, &room.route, &invitation, "Gemeente Voorbeeld");
    assert_eq!(render::withheld(&room.route, &invitation, &written), None);
    room.route.prep.involvements.get_mut(&who).unwrap().removed = Some("Wil niet meer.".into());
    assert_eq!(render::withheld(&room.route, &invitation, &written), Some("removed"));
    let former = Addressee::Staff(testing::person(4_242));
    let staff = Message { to: former, kind: MessageKind::Reminder, ..told };
    assert_eq!(render::withheld(&room.route, &staff, &written), Some("removed"), "they hold no role any more");
}

#[test]
fn an_action_that_is_late_and_silent_is_asked_about_once() {
    let (mut room, ..) = busy();
    let action = room.route.prep.follow.actions.values().find(|a| a.is_open()).unwrap().id.0;
    let (since, level, at) = (START, Level::First, room.now);
    let mut say = |kind: NudgeKind| {
        let key = kind.name().to_owned();
        let nudged = Nudged { key: key.clone(), kind, about: action, since, level, to: To::Lead, at };
        room.route.prep.follow.nudges.insert(key.clone(), nudged);
        key
    };
    let nudges = vec![say(NudgeKind::ActionSilent), say(NudgeKind::ActionLate)];
    let said = Message { nudges: nudges.clone(), ..message(&room, 0, MessageKind::Reminder) };
    let written = render::write(T_NL, &room.route, &said, "Gemeente Voorbeeld");
    let lines: Vec<_> = written.sections.iter().map(|section| section.lines.len()).collect();
    assert_eq!(lines, [1], "{written:?}");
    let silent = Message { nudges: nudges[..1].to_vec(), ..said };
    let written = render::write(T_NL, &room.route, &silent, "Gemeente Voorbeeld");
    assert!(written.sections[0].title.starts_with("Hier hoorden we niets over"), "{written:?}");
}
