//! Law 6 of the design: rows written as things happen are the rows made again from the log.

use std::time::{Duration, Instant};

use bloemenzee_domain::answer::{AnswerKind, AnswerMore};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::event::Event;
use bloemenzee_domain::id::{IdeaId, ParticipantId, PointId, RouteId, TableId};
use bloemenzee_domain::idea::{Petal, PointKind};
use bloemenzee_domain::method::Part;
use bloemenzee_domain::refusal::Refusal;
use bloemenzee_domain::route::Route;
use bloemenzee_domain::stance::{Channel, Eyes, StanceKind, StanceOn};
use bloemenzee_domain::time::Moment;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use uuid::Uuid;

use super::story::Story;
use crate::params;
use crate::read::tests::{on_both, run};
use crate::read::{TABLES, all_statements, dump, event_statements, fact_statements, record_statements, routes};
use crate::store::{Statement, Store, Value};

on_both!(rebuilt_is_live, one_whole_route, statements_per_command);

const SECRET: &str = "geheim";

/// One choice out of what is there.
fn pick<T: Clone>(all: &[T], n: u16) -> Option<T> {
    all.get(usize::from(n).checked_rem(all.len())?).cloned()
}

/// What the random steps choose from.
struct There {
    tables: Vec<TableId>,
    ideas: Vec<IdeaId>,
    points: Vec<(PointId, u32)>,
    people: Vec<ParticipantId>,
}

impl There {
    fn is(route: &Route) -> Self {
        let facts = &route.facts;
        let mut points: Vec<_> = facts.points.values().collect();
        points.sort_by_key(|p| p.order);
        Self {
            tables: facts.tables.keys().copied().collect(),
            ideas: facts.ideas.keys().copied().collect(),
            points: points.iter().map(|p| (p.id, p.revision())).collect(),
            people: facts.attendance.keys().copied().collect(),
        }
    }
}

/// Some command and who gives it; many will be refused, which is as in life.
fn some_command(route: &Route, (op, a, b, c): (u8, u16, u16, u16)) -> Option<(Option<ParticipantId>, Command)> {
    let there = There::is(route);
    let who = pick(&there.people, b).filter(|_| c % 3 != 0);
    let text = format!("{SECRET} {a} {b} {c}");
    Some(match op % 30 {
        0..=2 => (None, Command::IdeaAdd { table: pick(&there.tables, a)?, title: text, author: None }),
        3..=10 => (None, some_point(&there, (a, b, c), who, text)?),
        11..=15 => some_stance(&there, (a, b, c))?,
        16..=24 => (None, some_change(&there, op % 30, (a, b, c), text)?),
        _ => (None, some_turn(route, &there, op % 30, (a, b, c), text)?),
    })
}

fn some_point(
    there: &There,
    (a, b, c): (u16, u16, u16),
    author: Option<ParticipantId>,
    text: String,
) -> Option<Command> {
    let parent = pick(&there.points, c).map(|(id, _)| id).filter(|_| b % 4 == 0);
    let kind = if a % 5 == 0 { PointKind::Question } else { PointKind::Point };
    let petal = Petal::ALL[usize::from(c) % 6];
    Some(Command::PointAdd { idea: pick(&there.ideas, a)?, petal, parent, text, kind, author })
}

fn some_stance(there: &There, (a, b, c): (u16, u16, u16)) -> Option<(Option<ParticipantId>, Command)> {
    let participant = pick(&there.people, a)?;
    let own = b % 2 == 0;
    let kind = [StanceKind::Behind, StanceKind::Behind, StanceKind::NotYet, StanceKind::Reserved][usize::from(c) % 4];
    let (eyes, in_report) = if own && b % 4 == 0 { (Eyes::Owner, false) } else { (Eyes::Everyone, true) };
    let on = |(point, revision): (PointId, u32)| {
        let revision = if b % 7 == 0 { 1 } else { revision };
        StanceOn { point, revision, kind, reason: "want dat is te duur".into(), eyes, in_report }
    };
    let points = there.points.iter().skip(usize::from(b) % 5).step_by(usize::from(c) % 3 + 1).copied();
    if c % 11 == 0 {
        let points = points.take(2).map(|(point, _)| point).collect();
        return Some((Some(participant), Command::StanceTakeBack { participant, points }));
    }
    let (who, channel) = if own { (Some(participant), Channel::Own) } else { (None, Channel::Spoken) };
    let stances = points.take(usize::from(a) % 6 + 1).map(on).collect();
    Some((who, Command::StanceTake { participant, stances, channel }))
}

fn some_change(there: &There, op: u8, (a, b, c): (u16, u16, u16), text: String) -> Option<Command> {
    let (point, from_revision) = pick(&there.points, a)?;
    let other = pick(&there.points, b)?;
    let idea = pick(&there.ideas, b)?;
    Some(match op {
        16 | 17 => Command::PointReword { point, from_revision, text, author: pick(&there.people, c) },
        18 => Command::PointDrop { point, from_revision },
        19 => Command::PointRestore { point },
        20 => Command::PointMove { point, from_revision, idea, petal: Petal::ALL[usize::from(c) % 6] },
        21 => Command::PointMerge { points: vec![(point, from_revision), other], text },
        22 => Command::PointSplit { point, from_revision, texts: vec![text.clone(), format!("{text} ook")] },
        23 => Command::PointAnswer { question: point, by: other.0 },
        _ => Command::PointErase { point },
    })
}

fn some_turn(route: &Route, there: &There, op: u8, (a, b, c): (u16, u16, u16), text: String) -> Option<Command> {
    let participant = pick(&there.people, a)?;
    let idea = pick(&there.ideas, b)?;
    let part = [Part::Tables, Part::Carousel, Part::Closing, Part::Plenary][usize::from(b) % 4];
    let (table, topic) = (pick(&there.tables, b)?, route.facts.topics.keys().next().copied()?);
    let gathering = pick(&route.prep.gatherings.keys().copied().collect::<Vec<_>>(), b);
    let (at, place) = (Moment(i64::from(a)), text.clone());
    let known = Some(table).filter(|_| b.is_multiple_of(2));
    let set = (text.clone(), a % 2 == 0);
    let turns = [
        Command::Leave { participant },
        Command::Withdraw { participant },
        Command::Return { participant },
        Command::CheckInUndo { participant },
        Command::SeatTake { participant, table },
        Command::IdeaDrop { idea },
        Command::IdeaRestore { idea },
        Command::TopicAdd { title: text.clone() },
        Command::TableSet { table: known, topic, name: set.0, capacity: 90, step_free: set.1, facilitator: None },
        Command::TableRemove { table },
        Command::GatheringPlan { gathering: None, at, place, minutes: [(Part::Tables, 30)].into() },
        gathering.map_or(Command::ClosingClose {}, |gathering| Command::GatheringBegin { gathering }),
        Command::CarouselMove { round: u32::from(c % 3) },
    ];
    let ends = [
        Command::PartStart { part, minutes: None },
        Command::AfterRoundOpen { days: 3 },
        Command::ClosingClose {},
        Command::OutcomeHandOver { answer_by: None },
        Command::AnswerGive { idea, answer: AnswerKind::WithinFrames, text: text.clone(), more: AnswerMore::default() },
        Command::AnswerGive {
            idea,
            answer: AnswerKind::OutsideFrame { frame: 1 },
            text: text.clone(),
            more: AnswerMore::default(),
        },
    ];
    let thread = || {
        let thread = pick(&route.facts.threads.keys().copied().collect::<Vec<_>>(), b).filter(|_| c % 2 == 0);
        let points = there.points.iter().step_by(usize::from(c) % 5 + 1).take(3).map(|(id, _)| *id).collect();
        Command::ThreadDraw { thread, title: text.clone(), points }
    };
    match (op, c % 9) {
        (25 | 26, _) => pick(&turns, c),
        (27, _) => pick(&ends, c),
        (28, _) => pick(&turns, b),
        (_, 0) => Some(Command::ThreadRemove { thread: route.facts.threads.keys().next().copied()? }),
        _ => Some(thread()),
    }
}

/// Statements as they are made while things happen: for every other command fact by fact, for the
/// others for all its events at once.
fn follow(
    story: &mut Story,
    who: Option<ParticipantId>,
    command: &Command,
    all: &mut Vec<Statement>,
) -> Result<(), Refusal> {
    let mut one_by_one = Vec::new();
    let events = story.give_and(who, command, |route, event| match event {
        Event::Fact(fact) => one_by_one.extend(fact_statements(route, fact)),
        Event::Change(change) => one_by_one.extend(record_statements(route.id, &change.record)),
    })?;
    let at_once = event_statements(&story.route, &events);
    all.extend(if all.len().is_multiple_of(2) { one_by_one } else { at_once });
    Ok(())
}

fn to_the_tables(id: u128, people: usize, all: &mut Vec<Statement>) -> Story {
    let mut story = Story::new(RouteId(Uuid::from_u128(id)));
    let mut given = Vec::new();
    story.set_out(people, |story, command| {
        follow(story, None, &command, &mut given).unwrap_or_else(|refusal| panic!("{command:?}: {refusal:?}"));
    });
    all.extend(given);
    story
}

async fn assert_rebuilt_is_live(store: &Store, story: &Story) {
    let replayed = story.replayed();
    assert_eq!(replayed.facts, story.route.facts);
    let live = dump(store, story.route.id).await.unwrap();
    run(store, all_statements(&replayed)).await;
    let rebuilt = dump(store, story.route.id).await.unwrap();
    for (live, rebuilt) in live.iter().zip(&rebuilt) {
        assert_eq!(live, rebuilt);
    }
}

async fn rebuilt_is_live(store: &Store) {
    let steps = vec((any::<u8>(), any::<u16>(), any::<u16>(), any::<u16>()), 10..160);
    let mut runner = TestRunner::new(Config { cases: 24, failure_persistence: None, ..Config::default() });
    let handle = tokio::runtime::Handle::current();
    let mut seen: std::collections::BTreeMap<&str, usize> = TABLES.iter().map(|name| (*name, 0)).collect();
    let seen = std::cell::RefCell::new(&mut seen);
    let id = std::cell::Cell::new(1_000_u128);
    let work = || {
        runner.run(&steps, |steps| {
            id.set(id.get() + 1);
            let mut all = Vec::new();
            let mut story = to_the_tables(id.get(), 5, &mut all);
            for step in steps {
                if let Some((who, command)) = some_command(&story.route, step) {
                    let _refused = follow(&mut story, who, &command, &mut all).err();
                }
            }
            handle.block_on(async {
                run(store, all).await;
                for (table, rows) in dump(store, story.route.id).await.unwrap() {
                    *seen.borrow_mut().entry(table).or_default() += rows.len();
                }
                assert_rebuilt_is_live(store, &story).await;
            });
            Ok(())
        })
    };
    tokio::task::block_in_place(work).unwrap();
    let seen = seen.into_inner();
    println!("rows seen: {seen:?}");
    assert!(["stance", "point_lineage", "gate_override", "idea"].iter().all(|table| seen[table] > 0), "{seen:?}");
}

/// The rows of one table.
fn rows<'a>(all: &'a [(&'static str, Vec<Vec<Value>>)], table: &str) -> &'a [Vec<Value>] {
    &all.iter().find(|(name, _)| *name == table).unwrap().1
}

/// Everybody stands behind it; it is decided, answered, reported, and decided again.
fn decide_and_go_on(story: &mut Story, idea: IdeaId, points: &[PointId], give: &mut impl FnMut(&mut Story, Command)) {
    let everyone: Vec<_> = story.route.facts.attendance.keys().copied().collect();
    for participant in everyone {
        let on = |point: &PointId| StanceOn {
            point: *point,
            revision: 1,
            kind: StanceKind::Behind,
            reason: String::new(),
            eyes: Eyes::Owner,
            in_report: false,
        };
        let stances = points.iter().map(on).collect();
        give(story, Command::StanceTake { participant, stances, channel: Channel::Spoken });
    }
    give(story, Command::BoxTake { name: "Kist".into(), key: "bloemenzee/box+00000000+AQ==".into() });
    give(story, Command::BoxWriteOff { reason: "Gestolen".into() });
    give(story, Command::PartStart { part: Part::Closing, minutes: None });
    give(story, Command::ClosingClose {});
    give(story, Command::PartStart { part: Part::Plenary, minutes: None });
    give(story, Command::ThreadDraw { thread: None, title: "Samen rijden".into(), points: points.to_vec() });
    give(story, Command::OutcomeHandOver { answer_by: None });
    let answer = AnswerKind::DeviatesFromIntent { frame: 2 };
    give(story, Command::AnswerGive { idea, answer, text: "Met een kleine bus".into(), more: AnswerMore::default() });
    super::follow::report(story, give);
    super::follow::decide_again(story, idea, give);
}

/// From the first question to the last answer, with an erasure on the way: every table is filled.
async fn one_whole_route(store: &Store) {
    let mut all = Vec::new();
    let mut story = to_the_tables(1, 6, &mut all);
    let mut give = |story: &mut Story, command: Command| {
        follow(story, None, &command, &mut all).unwrap_or_else(|refusal| panic!("{command:?}: {refusal:?}"));
    };
    let table = *story.route.facts.tables.keys().next().unwrap();
    give(&mut story, Command::IdeaAdd { table, title: "Een dorpsbus".into(), author: None });
    let idea = *story.route.facts.ideas.keys().next().unwrap();
    for (text, kind) in
        [("Elke ochtend", PointKind::Point), (SECRET, PointKind::Point), ("Wie rijdt?", PointKind::Question)]
    {
        let (petal, text) = (Petal::What, text.to_owned());
        give(&mut story, Command::PointAdd { idea, petal, parent: None, text, kind, author: None });
    }
    // Ids follow the log here: the last of these words is the point that now has them.
    let find =
        |story: &Story, text: &str| story.route.facts.points.values().rev().find(|p| p.text() == text).unwrap().id;
    let hidden = find(&story, SECRET);
    let text = format!("{SECRET} twee");
    give(&mut story, Command::PointReword { point: hidden, from_revision: 1, text, author: None });
    let moved = Command::PointMove { point: hidden, from_revision: 2, idea, petal: Petal::Who };
    give(&mut story, moved);
    let moved = find(&story, &format!("{SECRET} twee"));
    give(&mut story, Command::PointErase { point: moved });
    let points = [find(&story, "Een dorpsbus"), find(&story, "Elke ochtend")];
    decide_and_go_on(&mut story, idea, &points, &mut give);
    run(store, all).await;

    let live = dump(store, story.route.id).await.unwrap();
    assert_eq!(live.iter().map(|(name, _)| *name).collect::<Vec<_>>(), TABLES);
    for (table, rows) in &live {
        assert!(!rows.is_empty(), "{table} is empty");
        let told = rows.iter().flatten().any(|v| matches!(v, Value::Text(text) if text.contains(SECRET)));
        assert!(!told, "{table} keeps what was erased");
    }
    assert_eq!(
        rows(&live, "point_wording").len(),
        9,
        "title, three lines, a rewording, a move; and three lines of later"
    );
    assert_eq!(rows(&live, "decision").len(), 1);
    assert_eq!(rows(&live, "later_decision").len(), 1);
    assert_rebuilt_is_live(store, &story).await;
    assert_listed_until_stopped(store, &mut story).await;
}

async fn assert_listed_until_stopped(store: &Store, story: &mut Story) {
    let summary = routes(store).await.unwrap();
    assert_eq!(summary.len(), 1);
    assert_eq!((summary[0].title.as_str(), summary[0].part), ("Ons dorp", Some(Part::Plenary)));
    assert_eq!(summary[0].stopped, None);
    let stopped = story.give(None, &Command::RouteStop { reason: "Klaar".into() }).unwrap();
    run(store, event_statements(&story.route, &stopped)).await;
    assert!(routes(store).await.unwrap()[0].stopped > Some(Moment(0)));
}

/// A command writes what it touched and nothing more; the times are told, not tested.
async fn statements_per_command(store: &Store) {
    let mut all = Vec::new();
    let mut story = to_the_tables(2, 41, &mut all);
    println!("a route of 41 people to its tables: {} statements", all.len());
    run(store, all).await;
    let table = *story.route.facts.tables.keys().next().unwrap();
    let title = Command::IdeaAdd { table, title: "Een tuin".into(), author: None };
    let count = |story: &mut Story, command: &Command| {
        let events = story.give(None, command).unwrap();
        event_statements(&story.route, &events)
    };
    let added = count(&mut story, &title);
    assert_eq!(added.len(), 3, "idea, point, wording");
    run(store, added).await;
    let idea = *story.route.facts.ideas.keys().next().unwrap();
    let mut spent = Spent::default();
    for n in 0..40 {
        let (petal, text, kind) = (Petal::How, format!("Lijn {n}"), PointKind::Point);
        let add = Command::PointAdd { idea, petal, parent: None, text, kind, author: None };
        let statements = count(&mut story, &add);
        assert_eq!(statements.len(), 2, "point, wording");
        spent.run(store, statements).await;
    }
    println!("point.add: 2 statements; {}", spent.over(40));
    let points: Vec<_> = story.route.facts.points.keys().take(40).copied().collect();
    let everyone: Vec<_> = story.route.facts.attendance.keys().copied().collect();
    assert_eq!(everyone.len(), 40);
    let mut spent = Spent::default();
    for participant in &everyone {
        let on = |point: &PointId| StanceOn {
            point: *point,
            revision: 1,
            kind: StanceKind::NotYet,
            reason: "te duur".into(),
            eyes: Eyes::Everyone,
            in_report: false,
        };
        let stances = points.iter().map(on).collect();
        let take = Command::StanceTake { participant: *participant, stances, channel: Channel::Paper };
        let statements = count(&mut story, &take);
        assert_eq!(statements.len(), 40, "one for each point");
        spent.run(store, statements).await;
    }
    println!("stance.take of 40 points: 40 statements; {}", spent.over(40));
    let began = Instant::now();
    let statements = all_statements(&story.route);
    let made = began.elapsed();
    let number = statements.len();
    run(store, statements).await;
    println!("rebuild: {number} statements, made in {made:?}, with writing {:?}", began.elapsed());
    assert_rebuilt_is_live(store, &story).await;
}

/// Time that writing took.
#[derive(Default)]
struct Spent {
    executing: Duration,
    all: Duration,
}

impl Spent {
    async fn run(&mut self, store: &Store, statements: Vec<Statement>) {
        let mut txn = store.begin(&[]).await.unwrap();
        let began = Instant::now();
        statements.into_iter().for_each(|statement| txn.push(statement));
        txn.query("SELECT 1", params![]).await.unwrap();
        self.executing += began.elapsed();
        txn.commit().await.unwrap();
        self.all += began.elapsed();
    }

    fn over(&self, times: u32) -> String {
        format!("{:?} to execute, {:?} with the commit", self.executing / times, self.all / times)
    }
}
