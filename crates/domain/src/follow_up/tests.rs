//! What people do after the meeting: given a route in its follow-up, when a command, then records or a refusal.

mod decisions;
mod due;
mod erase;
mod gatherings;
mod news;
mod trace;

use super::{ActionState, GroupState, NewTerms, Source, Subject, Who};
use crate::command::Command;
use crate::event::Event;
use crate::id::{ActionId, GroupId, IdeaId, ParticipantId, ThreadId};
use crate::message::MessageKind;
use crate::stance::Channel;
use crate::testing::{ADMIN, By, COMMISSIONER, GUIDE, LEAD, Room};
use crate::time::Moment;
use uuid::Uuid;

const LEADS: By = By::Staff(LEAD);
const GUIDES: By = By::Staff(GUIDE);

pub(super) fn sign_up(participant: ParticipantId, wishes: Vec<Subject>, channel: Option<Channel>) -> Command {
    Command::FollowUpSignUp { participant, signed_up: true, wishes, channel }
}

/// A group of persons 0 and 1, driven by person 0.
pub(super) fn group(room: &mut Room) -> GroupId {
    let members = vec![room.p(0), room.p(1)];
    let form = Command::GroupForm { name: "Informatiepunt".into(), about: vec![], members };
    let group = GroupId(room.ok(LEADS, form));
    let participant = room.p(0);
    room.ok(LEADS, Command::GroupAskDriver { group, participant });
    room.ok(By::P(0), Command::GroupAccept { group, participant, channel: None });
    group
}

pub(super) fn terms(what: &str) -> NewTerms {
    NewTerms { what: what.into(), ..NewTerms::default() }
}

pub(super) fn add(room: &mut Room, idea: IdeaId, terms: NewTerms) -> ActionId {
    let source = Source::Idea { idea };
    ActionId(room.ok(LEADS, Command::ActionAdd { source, points: vec![], terms }))
}

pub(super) fn to(room: &Room, action: ActionId, state: ActionState, reason: &str) -> Command {
    let from_version = room.route.prep.follow.actions[&action].version();
    Command::ActionMove { action, from_version, state, reason: reason.into() }
}

fn group_of(room: &Room, group: GroupId) -> &super::Group {
    &room.route.prep.follow.groups[&group]
}

#[test]
fn signing_up_begins_at_the_plenary_and_can_be_taken_back() {
    let (mut room, idea, ..) = Room::flower();
    let who = room.p(0);
    room.no(By::P(0), sign_up(who, vec![], None), "sign-up-not-yet");
    let (mut room, ..) = Room::decided();
    room.ok(By::P(0), sign_up(who, vec![], None));
    room.no(By::P(0), sign_up(who, vec![], None), "nothing-changes");
    room.no(By::P(0), sign_up(who, vec![Subject::Thread(ThreadId(Uuid::nil()))], None), "thread-unknown");
    room.no(By::P(0), sign_up(who, vec![Subject::Idea(IdeaId(Uuid::nil()))], None), "idea-unknown");
    let wishes = vec![Subject::Idea(idea), Subject::Idea(idea)];
    room.ok(By::P(0), sign_up(who, wishes, None));
    let kept = &room.route.prep.follow.sign_ups[&who];
    assert_eq!(
        (kept.wishes.as_slice(), kept.channel, kept.on_behalf),
        (&[Subject::Idea(idea)][..], Channel::Own, false)
    );
    let back = Command::FollowUpSignUp { participant: who, signed_up: false, wishes: vec![], channel: None };
    room.ok(By::P(0), back.clone());
    room.no(By::P(0), back, "nothing-changes");
    assert!(!room.route.signed_up(who) && !room.route.prep.follow.sign_ups[&who].holds());
    assert_eq!(room.route.prep.follow.sign_ups[&who].wishes, [Subject::Idea(idea)], "what they wished for is kept");
}

#[test]
fn a_sign_up_on_paper_or_by_phone_keeps_its_channel() {
    let (mut room, ..) = Room::decided();
    let who = room.p(1);
    room.no(By::P(0), sign_up(who, vec![], None), "not-yours");
    room.no(GUIDES, sign_up(who, vec![], Some(Channel::Own)), "channel-misnamed");
    room.no(By::P(1), sign_up(who, vec![], Some(Channel::Paper)), "channel-misnamed");
    room.ok(GUIDES, sign_up(who, vec![], Some(Channel::Paper)));
    let kept = &room.route.prep.follow.sign_ups[&who];
    assert_eq!((kept.channel, kept.on_behalf), (Channel::Paper, true));
    let third = room.p(2);
    room.ok(GUIDES, sign_up(third, vec![], None));
    assert_eq!(room.route.prep.follow.sign_ups[&third].channel, Channel::Spoken);
}

#[test]
fn a_group_comes_from_who_signed_up() {
    let (mut room, idea, ..) = Room::follow_up();
    let form = |members| Command::GroupForm { name: "Groep".into(), about: vec![Subject::Idea(idea)], members };
    room.no(By::P(0), form(vec![]), "not-permitted");
    room.no(LEADS, form(vec![room.p(4)]), "not-signed-up");
    let group = GroupId(room.ok(LEADS, form(vec![room.p(0)])));
    let join = |participant| Command::GroupJoin { group, participant, channel: None };
    room.no(By::P(4), join(room.p(4)), "not-signed-up");
    room.no(By::P(0), join(room.p(1)), "not-yours");
    room.ok(By::P(1), join(room.p(1)));
    room.no(By::P(1), join(room.p(1)), "nothing-changes");
    assert_eq!(group_of(&room, group).members.len(), 2);
    assert_eq!(room.route.group_state(group_of(&room, group)), GroupState::WithoutDriver);
    assert_eq!(room.route.groups_without_driver().len(), 1);
}

#[test]
fn a_driver_accepts_hands_over_and_steps_down() {
    let (mut room, ..) = Room::follow_up();
    let group = group(&mut room);
    let (first, second) = (room.p(0), room.p(1));
    let accept = |participant| Command::GroupAccept { group, participant, channel: None };
    let ask = |participant| Command::GroupAskDriver { group, participant };
    assert_eq!(group_of(&room, group).driver(), Some(first));
    room.no(By::P(1), accept(second), "not-asked-to-drive");
    room.no(By::P(1), ask(second), "not-yours");
    room.no(By::P(0), ask(room.p(2)), "not-a-member");
    room.ok(By::P(0), ask(second));
    room.ok(By::P(1), Command::GroupDecline { group, participant: second });
    assert_eq!(group_of(&room, group).driver(), Some(first), "a no leaves the driver where they were");
    room.ok(By::P(0), ask(second));
    assert_eq!(group_of(&room, group).driver(), Some(first), "asking alone hands nothing over");
    room.days(1);
    room.ok(By::P(1), accept(second));
    assert_eq!(group_of(&room, group).driver(), Some(second));
    assert_eq!(group_of(&room, group).drivers[0].until, Some(room.now));
    room.no(By::P(0), Command::GroupStepDown { group, participant: first }, "not-the-driver");
    room.ok(By::P(1), Command::GroupStepDown { group, participant: second });
    assert_eq!(group_of(&room, group).without_driver_since(), Some(room.now));
    // Nobody drives and nobody was asked: a member may offer.
    room.ok(GUIDES, Command::GroupAccept { group, participant: first, channel: Some(Channel::Phone) });
    assert_eq!(group_of(&room, group).drivers[2].channel, Channel::Phone);
    room.ok(By::P(0), Command::GroupLeave { group, participant: first });
    assert_eq!(group_of(&room, group).driver(), None, "who leaves drives no more");
}

#[test]
fn a_group_ends_when_its_actions_are_closed_or_handed_over() {
    let (mut room, idea, ..) = Room::follow_up();
    let group = group(&mut room);
    assert_eq!(room.route.group_state(group_of(&room, group)), GroupState::AtWork, "nothing was done yet");
    let of = |what| NewTerms { group: Some(group), ..terms(what) };
    let (one, two) = (add(&mut room, idea, of("Een")), add(&mut room, idea, of("Twee")));
    let done = to(&room, one, ActionState::Done, "");
    room.ok(By::P(1), done);
    assert_eq!(room.route.group_state(group_of(&room, group)), GroupState::AtWork);
    let to_town = NewTerms { who: Some(Who::Organisation("Gemeente".into())), ..terms("Twee") };
    room.ok(By::P(0), Command::ActionChange { action: two, from_version: 1, terms: to_town });
    assert_eq!(room.route.group_state(group_of(&room, group)), GroupState::Ended);
}

#[test]
fn a_group_is_stopped_with_a_reason_that_everyone_is_told() {
    let (mut room, ..) = Room::follow_up();
    let group = group(&mut room);
    let stop = |reason: &str| Command::GroupStop { group, reason: reason.into() };
    room.no(By::P(1), stop("Geen tijd"), "not-yours");
    room.no(By::P(0), stop(" "), "reason-needed");
    room.ok(By::P(0), stop("Het loket is er al."));
    let told = room.route.prep.messages.values().filter(|m| m.kind == MessageKind::GroupStopped);
    let told: Vec<_> = told.collect();
    assert_eq!(told.len(), 6, "everybody on the list");
    assert!(told.iter().all(|m| m.about == Some(group.0)));
    assert_eq!(group_of(&room, group).driver(), None);
    room.no(By::P(1), Command::GroupJoin { group, participant: room.p(1), channel: None }, "group-stopped");
}

#[test]
fn an_action_comes_from_a_decision_with_words_beside_its_date() {
    let (mut room, idea, _, what) = Room::follow_up();
    let add = |source, terms| Command::ActionAdd { source, points: vec![what], terms };
    room.no(LEADS, add(Source::Idea { idea: IdeaId(Uuid::nil()) }, terms("Een loket")), "not-a-decision");
    room.no(LEADS, add(Source::Thread { thread: ThreadId(Uuid::nil()) }, terms("x")), "thread-unknown");
    room.no(LEADS, add(Source::Idea { idea }, NewTerms { by: Some(Moment(9)), ..terms("x") }), "date-wrong");
    room.no(By::P(0), add(Source::Idea { idea }, terms("Een loket")), "not-yours");
    room.no(By::Staff(COMMISSIONER), add(Source::Idea { idea }, terms("Een loket")), "not-permitted");
    let soon = NewTerms {
        who: Some(Who::Participant(room.p(1))),
        by: Some(room.now.plus_days(3)),
        by_words: "morgen!".into(),
        ..terms("Een loket")
    };
    let action = ActionId(room.ok(By::P(1), add(Source::Idea { idea }, soon)));
    let kept = &room.route.prep.follow.actions[&action];
    assert_eq!((kept.terms().by_words.as_str(), kept.number, kept.version()), ("morgen!", 1, 1));
    assert!(!kept.late(room.now.plus_days(3)) && kept.late(room.now.plus_days(4)));
    room.no(By::P(0), Command::ActionNote { action, text: "Loopt".into() }, "not-yours");
    room.ok(By::P(1), Command::ActionNote { action, text: "Loopt".into() });
    assert_eq!(room.route.prep.follow.actions[&action].notes[0].by.participant, Some(room.p(1)));
}

#[test]
fn whoever_edits_second_is_shown_what_changed() {
    let (mut room, idea, ..) = Room::follow_up();
    let action = add(&mut room, idea, terms("Een loket"));
    let change = |from_version, terms| Command::ActionChange { action, from_version, terms };
    room.ok(LEADS, change(1, NewTerms { cost: "100 euro".into(), ..terms("Twee loketten") }));
    let refusal = room.tell(GUIDES, &change(1, terms("Drie loketten"))).expect_err("somebody was first");
    assert_eq!((refusal.code, refusal.fields["now"].as_str()), ("action-changed", "Twee loketten"));
    assert_eq!((refusal.fields["changed"].as_str(), refusal.fields["version"].as_str()), ("what cost", "2"));
    room.no(
        GUIDES,
        Command::ActionMove { action, from_version: 1, state: ActionState::Done, reason: String::new() },
        "action-changed",
    );
    room.no(GUIDES, change(2, NewTerms { cost: "100 euro".into(), ..terms("Twee loketten") }), "nothing-changes");
    room.ok(GUIDES, change(2, terms("Drie loketten")));
    let history: Vec<_> =
        room.route.prep.follow.actions[&action].versions.iter().map(|v| v.terms.what.as_str()).collect();
    assert_eq!(history, ["Een loket", "Twee loketten", "Drie loketten"]);
}

#[test]
fn stopping_an_action_needs_a_reason() {
    let (mut room, idea, ..) = Room::follow_up();
    let action = add(&mut room, idea, terms("Een loket"));
    let stop = |reason| to(&room, action, ActionState::Stopped, reason);
    let (without, with) = (stop(""), stop("Het bestaat al."));
    room.no(LEADS, without, "reason-needed");
    room.ok(LEADS, with);
    let kept = &room.route.prep.follow.actions[&action];
    assert_eq!((kept.terms().because.as_str(), kept.closed()), ("Het bestaat al.", Some(room.now)));
    let again = to(&room, action, ActionState::Doing, "");
    room.ok(LEADS, again);
    let kept = &room.route.prep.follow.actions[&action];
    assert_eq!((kept.terms().because.as_str(), kept.closed()), ("", None));
}

#[test]
fn what_nobody_has_taken_comes_first() {
    let (mut room, idea, ..) = Room::follow_up();
    let waiting = room.route.nobody_yet();
    assert_eq!(
        (waiting[0].idea, waiting[0].without_who, waiting[0].without_when, waiting[0].actions),
        (idea, true, true, 0)
    );
    let action = add(&mut room, idea, terms("Een loket"));
    assert_eq!(room.route.nobody_yet()[0].actions, 1, "still without who and when");
    assert!(!room.route.nobody_yet()[0].only_lacks_a_day(), "nobody does it");
    let taken = NewTerms { who: Some(Who::Words("de buurt".into())), ..terms("Een loket") };
    room.ok(LEADS, Command::ActionChange { action, from_version: 1, terms: taken.clone() });
    let lacks = room.route.nobody_yet()[0];
    assert_eq!((lacks.only_lacks_a_day(), lacks.first), (true, Some(action)), "somebody does it, on no day");
    let whole = NewTerms { by_words: "morgen!".into(), ..taken };
    room.ok(LEADS, Command::ActionChange { action, from_version: 2, terms: whole });
    assert!(room.route.nobody_yet().is_empty());
    let stop = to(&room, action, ActionState::Stopped, "Het bestaat al.");
    room.ok(LEADS, stop);
    assert_eq!(room.route.nobody_yet().len(), 1, "a stopped action takes nothing up");
}

#[test]
fn the_horizon_says_what_must_stand_and_is_written_by_one_at_a_time() {
    let (mut room, idea, ..) = Room::follow_up();
    let action = add(&mut room, idea, terms("Een loket"));
    let line = |text: &str, actions| super::MustStand { text: text.into(), actions, stands: None };
    let set = |from_version, must_stand| Command::HorizonSet {
        from_version,
        event: "Week van de mantelzorger".into(),
        on: Some(Moment(1_699_228_800)),
        must_stand,
    };
    room.no(LEADS, Command::HorizonMark { from_version: 0, number: 1, stands: true }, "horizon-unknown");
    room.no(LEADS, set(0, vec![line("x", vec![ActionId(Uuid::nil())])]), "action-unknown");
    room.ok(LEADS, set(0, vec![line("Het loket", vec![action]), line("De folder", vec![])]));
    room.no(LEADS, set(0, vec![]), "horizon-changed");
    room.no(LEADS, Command::HorizonMark { from_version: 1, number: 3, stands: true }, "line-unknown");
    room.ok(GUIDES, Command::HorizonMark { from_version: 1, number: 2, stands: true });
    room.ok(LEADS, set(2, vec![line("De folder", vec![]), line("Het loket", vec![action])]));
    let stands = |room: &Room| {
        let horizon = room.route.prep.follow.horizon.clone().expect("set");
        horizon.must_stand.iter().map(|l| room.route.stands(l)).collect::<Vec<_>>()
    };
    assert_eq!(stands(&room), [true, false], "what stood stays so in another order");
    let done = to(&room, action, ActionState::Done, "");
    room.ok(LEADS, done);
    assert_eq!(stands(&room), [true, true], "what is done stands");
}

#[test]
fn a_second_round_keeps_question_and_frames_and_is_linked_both_ways() {
    let (mut first, ..) = Room::follow_up();
    let mut second = Room::new(crate::testing::NIEUWE_ROUTE);
    second.route.id.0 = Uuid::from_u128(8);
    let (question, promise) = first.route.facts.question.clone().expect("asked");
    let frames = first.route.frames_to_keep();
    let again = |question: &str| Command::RouteAgain {
        of: first.route.id,
        method: "nieuwe-route".into(),
        title: "Zorg in het dorp, vervolg".into(),
        question: question.into(),
        promise: promise.as_str().into(),
        frames: frames.clone(),
    };
    assert!(!first.route.is_kept_in(&again("Iets anders?")));
    let kept = again(question.as_str());
    assert!(first.route.is_kept_in(&kept));
    second.no(By::P(0), kept.clone(), "not-permitted");
    second.ok(By::Staff(ADMIN), kept.clone());
    second.no(By::Staff(ADMIN), kept, "route-exists");
    assert_eq!(second.route.prep.draft.question, question.as_str());
    assert_eq!(second.route.prep.draft.frames, frames);
    let other = Command::QuestionWrite { question: "Anders?".into(), promise: "Niets.".into() };
    second.no(By::Staff(ADMIN), other, "kept-from-first");
    assert!(second.route.prep.follow.routes[&first.route.id].before);
    first.no(By::P(0), Command::RouteContinue { by: second.route.id }, "not-permitted");
    first.ok(LEADS, Command::RouteContinue { by: second.route.id });
    assert!(!first.route.prep.follow.routes[&second.route.id].before);
}

#[test]
fn changes_of_the_follow_up_are_no_facts() {
    let (mut room, idea, ..) = Room::follow_up();
    let facts = room.route.facts.clone();
    let group = group(&mut room);
    add(&mut room, idea, NewTerms { group: Some(group), ..terms("Een loket") });
    assert!(room.route.facts == facts);
    assert!(room.log.iter().rev().take(4).flatten().all(|event| matches!(event, Event::Change(_))));
}

#[test]
fn what_is_said_with_a_move_is_kept_and_still_is_news() {
    let (mut room, idea, ..) = Room::follow_up();
    let action = add(&mut room, idea, terms("Een loket"));
    room.days(3);
    room.ok(GUIDES, to(&room, action, ActionState::Doing, "De huur is rond."));
    let is = &room.route.prep.follow.actions[&action];
    assert_eq!((is.version(), is.notes.len(), is.notes[0].text.as_str()), (2, 1, "De huur is rond."));
    room.days(4);
    let now = room.now;
    room.ok(GUIDES, to(&room, action, ActionState::Doing, ""));
    let is = &room.route.prep.follow.actions[&action];
    assert_eq!((is.version(), is.notes.len(), is.news()), (2, 2, now), "still doing: no other version, but news");
    room.ok(GUIDES, to(&room, action, ActionState::Done, ""));
    room.no(GUIDES, to(&room, action, ActionState::Done, ""), "nothing-changes");
    room.ok(GUIDES, to(&room, action, ActionState::Stopped, "Er komt een ander."));
    let is = &room.route.prep.follow.actions[&action];
    assert_eq!((is.terms().because.as_str(), is.notes.len()), ("Er komt een ander.", 2), "why it stopped is no note");
}
