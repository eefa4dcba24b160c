//! The follow-up in its tables: any record comes back as it was, and later decisions are made again
//! from the log.

use bloemenzee_domain::answer::{AnswerKind, AnswerMore, NewDocument};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::follow_up::{
    AboutMe, Action, ActionState, AgeBand, AnswerPromise, Doer, Driver, FollowRecord, FollowUpGathering, Group,
    Horizon, How, Level, LinkedRoute, MeetingNote, MustStand, NewLine, NewRevisit, Note, NudgeKind, Nudged, Review,
    Rhythm, SignUp, Source, Subject, Tell, TellBy, Terms, To, Version, Who,
};
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::{IdeaId, ParticipantId, PointId, RouteId};
use bloemenzee_domain::idea::{Petal, PointKind};
use bloemenzee_domain::method::Part;
use bloemenzee_domain::stance::{Channel, Eyes, StanceKind, StanceOn};
use bloemenzee_domain::time::Moment;
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use uuid::Uuid;

use super::records::{any_of, channel, few, moment, text};
use super::story::Story;
use crate::read::tests::{on_both, run};
use crate::read::{all_statements, dump, event_statements, load_prep, look_again, look_next, routes_to_look_at};
use crate::store::{Statement, Store};

on_both!(
    later_decisions_are_made_again_from_the_log,
    a_route_is_looked_at_when_it_changed_and_when_something_comes_due
);

fn doer() -> impl Strategy<Value = Doer> + Clone {
    (of(few()), of(few())).prop_map(|(person, participant)| Doer { person, participant })
}

fn subject() -> impl Strategy<Value = Subject> + Clone {
    prop_oneof![few().prop_map(Subject::Thread), few().prop_map(Subject::Idea)]
}

fn state() -> impl Strategy<Value = ActionState> + Clone {
    any_of([ActionState::ToDo, ActionState::Doing, ActionState::Done, ActionState::Stopped])
}

fn version() -> impl Strategy<Value = Version> + Clone {
    let who = of(prop_oneof![
        few().prop_map(Who::Participant),
        text().prop_map(Who::Organisation),
        text().prop_map(Who::Words)
    ]);
    let words = (text(), text(), text(), text(), text(), text());
    (words, who, of(moment()), of(few()), state(), moment(), doer()).prop_map(
        |((what, by_words, cost, means, yields, because), who, by, group, state, at, doer)| {
            let terms = Terms { what, who, by, by_words, cost, means, yields, group, state, because };
            Version { terms, at, by: doer }
        },
    )
}

fn action() -> impl Strategy<Value = FollowRecord> + Clone {
    let source = prop_oneof![
        few().prop_map(|idea| Source::Idea { idea }),
        few().prop_map(|thread| Source::Thread { thread }),
        (few(), of(any::<u32>())).prop_map(|(gathering, note)| Source::Gathering { gathering, note }),
    ];
    let note = (moment(), doer(), text()).prop_map(|(at, by, text)| Note { at, by, text });
    (few(), any::<u32>(), source, vec(few(), 0..3), vec(version(), 1..4), vec(note, 0..3)).prop_map(
        |(id, number, source, points, versions, notes)| {
            FollowRecord::Action(Action { id, number, source, points, versions, notes })
        },
    )
}

fn group() -> impl Strategy<Value = FollowRecord> + Clone {
    let driver = (few(), moment(), of(moment()), channel()).prop_map(|(who, from, until, channel)| Driver {
        who,
        from,
        until,
        channel,
    });
    let people = (btree_map(few(), moment(), 0..3), vec(driver, 0..3), of((few(), moment())));
    let about = vec(subject(), 0..3);
    (few(), any::<u32>(), text(), about, people, moment(), of((text(), moment()))).prop_map(
        |(id, number, name, about, (members, drivers, asked), formed, stopped)| {
            FollowRecord::Group(Group { id, number, name, about, members, drivers, asked, formed, stopped })
        },
    )
}

fn gathering() -> impl Strategy<Value = FollowRecord> + Clone {
    let note = (moment(), doer(), text()).prop_map(|(at, by, text)| MeetingNote { at, by, text });
    let presence = any_of([Presence::TakingPart, Presence::Left, Presence::Withdrawn, Presence::Listening]);
    let lists = (vec(text(), 0..3), btree_map(few(), presence, 0..3), vec(note, 0..3));
    let numbers = (any::<u32>(), any::<u32>());
    let when = (moment(), of(1..1_441_u32));
    (few(), numbers, when, text(), of((few(), moment())), of((text(), moment())), lists).prop_map(
        |(id, (number, sequence), (at, minutes), place, row, cancelled, (topics, present, notes))| {
            let (row, slot) = row.unzip();
            let is = FollowUpGathering {
                id,
                number,
                at,
                minutes,
                place,
                topics,
                row,
                slot,
                sequence,
                cancelled,
                present,
                notes,
            };
            FollowRecord::Gathering(is)
        },
    )
}

fn person() -> impl Strategy<Value = FollowRecord> + Clone {
    let sign_up = (few(), vec(subject(), 0..3), channel(), any::<bool>(), moment(), of(moment())).prop_map(
        |(participant, wishes, channel, on_behalf, at, taken_back)| {
            FollowRecord::SignUp(SignUp { participant, wishes, channel, on_behalf, at, taken_back })
        },
    );
    let rhythm = any_of([Rhythm::AtOnce, Rhythm::Weekly, Rhythm::Monthly, Rhythm::Never]);
    let tell = (few(), any_of([TellBy::Mail, TellBy::Post, TellBy::None]), rhythm, channel(), moment()).prop_map(
        |(participant, by, rhythm, channel, at)| FollowRecord::Tell(Tell { participant, by, rhythm, channel, at }),
    );
    let ages = [AgeBand::Under18, AgeBand::From18, AgeBand::From35, AgeBand::From50, AgeBand::From65, AgeBand::From80];
    let about = (few(), of(any_of(ages)), text())
        .prop_map(|(participant, age, district)| FollowRecord::About(AboutMe { participant, age, district }));
    prop_oneof![sign_up, tell, about]
}

fn nudged() -> impl Strategy<Value = FollowRecord> + Clone {
    let kinds = [
        NudgeKind::ActionSoon,
        NudgeKind::ActionLate,
        NudgeKind::ActionSilent,
        NudgeKind::GroupSilent,
        NudgeKind::GroupWithoutDriver,
        NudgeKind::AnswerSoon,
        NudgeKind::AnswerLate,
        NudgeKind::Review,
        NudgeKind::GroupWeek,
        NudgeKind::News,
    ];
    let to = prop_oneof![few().prop_map(To::Participant), any_of([To::Lead, To::Commissioner, To::Public])];
    let levels = any_of([Level::First, Level::Lead, Level::Public]);
    (text(), any_of(kinds), few::<Uuid>(), moment(), levels, to, moment()).prop_map(
        |(key, kind, about, since, level, to, at)| {
            FollowRecord::Nudged(Nudged { key, kind, about, since, level, to, at })
        },
    )
}

/// Any record of the follow-up.
pub(super) fn record() -> impl Strategy<Value = FollowRecord> + Clone {
    let line = (text(), vec(few(), 0..3), of(moment())).prop_map(|(text, actions, stands)| MustStand {
        text,
        actions,
        stands,
    });
    let horizon = (any::<u32>(), text(), of(moment()), vec(line, 0..3), moment()).prop_map(
        |(version, event, on, must_stand, at)| FollowRecord::Horizon(Horizon { version, event, on, must_stand, at }),
    );
    let review = (few(), of(moment()), moment())
        .prop_map(|(decision, on, set)| FollowRecord::Review(Review { decision, on, set }));
    let promise = (1..4_u32, moment(), moment(), text())
        .prop_map(|(number, by, given, reason)| FollowRecord::Promise(AnswerPromise { number, by, given, reason }));
    let link = (few(), any::<bool>(), moment())
        .prop_map(|(route, before, at)| FollowRecord::Route(LinkedRoute { route, before, at }));
    prop_oneof![action(), group(), gathering(), person(), nudged(), horizon, review, promise, link]
}

/// Brings a route to its follow-up: one idea decided by four people; answers it.
fn to_the_follow_up(story: &mut Story, mut give: impl FnMut(&mut Story, Command)) -> IdeaId {
    story.set_out(5, |story, command| give(story, command));
    let table = *story.route.facts.tables.keys().next().unwrap();
    give(story, Command::IdeaAdd { table, title: "Een buurtbus".into(), author: None });
    let (idea, title) = story.route.facts.ideas.iter().next().map(|(id, idea)| (*id, idea.title)).unwrap();
    let (petal, text) = (Petal::What, "Een bus in elk dorp".to_owned());
    give(story, Command::PointAdd { idea, petal, parent: None, text, kind: PointKind::Point, author: None });
    let what = story.route.facts.points.keys().copied().find(|p| *p != title).unwrap();
    let people: Vec<ParticipantId> = story.route.facts.attendance.keys().copied().collect();
    for participant in people {
        let stances = vec![behind(title), behind(what)];
        give(story, Command::StanceTake { participant, stances, channel: Channel::Spoken });
    }
    give(story, Command::PartStart { part: Part::Closing, minutes: None });
    give(story, Command::ClosingClose {});
    give(story, Command::PartStart { part: Part::Plenary, minutes: None });
    give(story, Command::OutcomeHandOver { answer_by: Some(Moment(1_000_000_000)) });
    report(story, &mut give);
    idea
}

/// The report, and the follow-up opened.
pub(super) fn report(story: &mut Story, give: &mut impl FnMut(&mut Story, Command)) {
    give(story, Command::PhaseOpen { to: 6, reason: String::new() });
    give(story, Command::ReportDraft { next_steps: "Verder".into() });
    give(story, Command::ReportFinalise { reason: "Akkoord".into() });
    give(story, Command::PhaseOpen { to: 7, reason: String::new() });
}

fn behind(point: PointId) -> StanceOn {
    let (reason, eyes) = (String::new(), Eyes::Owner);
    StanceOn { point, revision: 1, kind: StanceKind::Behind, reason, eyes, in_report: false }
}

/// A round in which the whole circle supersedes its decision; gives a point of the proposal.
pub(super) fn decide_again(story: &mut Story, first: IdeaId, give: &mut impl FnMut(&mut Story, Command)) -> PointId {
    let (at, place, topics) = (Moment(1_000_000_000), "De kerk".to_owned(), vec!["De bus".to_owned()]);
    let plan =
        Command::FollowUpPlan { gathering: None, at, minutes: None, place, topics, every_weeks: None, times: None };
    give(story, plan);
    let gathering = *story.route.prep.follow.gatherings.keys().next().unwrap();
    let people: Vec<ParticipantId> = story.route.facts.attendance.keys().copied().collect();
    for participant in people.iter().copied() {
        let presence = Some(Presence::TakingPart);
        give(story, Command::FollowUpAttend { gathering, participant, presence });
    }
    give(story, Command::ProposalOpen { gathering, whole_circle: true });
    let line = |petal, text: &str| NewLine { petal, text: text.into() };
    let lines = vec![line(Petal::What, "Een taxi in elk dorp"), line(Petal::When, "morgen!")];
    give(story, Command::ProposalWrite { gathering, title: "Een taxi".into(), lines, author: None });
    let later = |story: &Story| story.route.facts.later[&gathering].clone();
    let idea = *later(story).facts.ideas.keys().next().unwrap();
    let revisit = NewRevisit { decision: first, how: How::Supersedes, reason: "Er rijdt geen bus.".into() };
    give(story, Command::ProposalRevisit { idea, revisit });
    let points: Vec<PointId> = later(story).facts.points.keys().copied().collect();
    for participant in people {
        let stances = points.iter().map(|p| behind(*p)).collect();
        give(story, Command::ProposalStand { participant, stances, channel: Channel::Phone });
    }
    give(story, Command::ProposalClose { gathering });
    let documents = vec![NewDocument { title: "Raadsbrief".into(), link: "https://raad.example/1".into() }];
    let more = AnswerMore { documents, body: "De raad".into(), taken: Some(at) };
    give(story, Command::AnswerGive { idea, answer: AnswerKind::WithinFrames, text: String::new(), more });
    points[1]
}

fn follow(story: &mut Story, all: &mut Vec<Statement>, command: &Command) {
    let events = story.give(None, command).unwrap_or_else(|refusal| panic!("{command:?}: {refusal:?}"));
    all.extend(event_statements(&story.route, &events));
}

async fn later_decisions_are_made_again_from_the_log(store: &Store) {
    let mut story = Story::new(RouteId(Uuid::from_u128(11)));
    let mut all = Vec::new();
    let first = to_the_follow_up(&mut story, |story, command| follow(story, &mut all, &command));
    let point = decide_again(&mut story, first, &mut |story: &mut Story, command| follow(story, &mut all, &command));
    follow(&mut story, &mut all, &Command::PointErase { point });
    assert!(story.route.facts.point_anywhere(point).unwrap().erased());
    run(store, all).await;
    let replayed = story.replayed();
    assert!(replayed.facts == story.route.facts);
    let live = dump(store, story.route.id).await.unwrap();
    run(store, all_statements(&replayed)).await;
    let rebuilt = dump(store, story.route.id).await.unwrap();
    for (live, rebuilt) in live.iter().zip(&rebuilt) {
        assert_eq!(live, rebuilt);
    }
    for name in ["later_round", "later_attendance", "later_decision", "revisit", "answer_document"] {
        let rows = live.iter().find(|(table, _)| *table == name).map(|(_, rows)| rows.len());
        assert!(rows.is_some_and(|n| n > 0), "{name} has rows");
    }
    assert!(load_prep(store, story.route.id).await.unwrap().follow == story.route.prep.follow);
}

async fn a_route_is_looked_at_when_it_changed_and_when_something_comes_due(store: &Store) {
    let story = |n| Story::new(RouteId(Uuid::from_u128(n)));
    let (early, mut late) = (story(21), story(22));
    to_the_follow_up(&mut late, |story, command| follow(story, &mut Vec::new(), &command));
    assert!(look_again(&early.route, 9).is_none(), "before the handover nothing is due");
    let (id, changed) = (late.route.id, |seq| look_again(&late.route, seq).unwrap());
    let found = |now| async move {
        let found = routes_to_look_at(store, Moment(now), 10).await.unwrap();
        found.into_iter().find(|(route, _)| *route == id).map(|(_, seq)| seq)
    };
    run(store, [changed(7)]).await;
    assert_eq!(found(0).await, Some(7), "it changed");
    run(store, [look_next(id, 7, Some(Moment(500)))]).await;
    assert_eq!((found(499).await, found(500).await), (None, Some(7)), "when something comes due");
    run(store, [look_next(id, 7, None)]).await;
    assert_eq!(found(i64::MAX).await, None, "never, while nothing happens");
    run(store, [changed(8), look_next(id, 7, None)]).await;
    assert_eq!(found(0).await, Some(8), "it changed while somebody looked");
}
