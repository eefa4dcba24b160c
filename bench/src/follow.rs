//! What goes on after the meeting: a digest run for many people, finding what is due among very many
//! actions, and the page that says what became of a large route.

use crate::figures::{Figures, median};
use crate::postgres::Cluster;
use crate::scene::{self, EVENING, Scene, Size};
use crate::server::{self, Server};
use crate::{Fault, Plan};
use bloemenzee::access;
use bloemenzee::clock;
use bloemenzee::mail::body::{self, Around};
use bloemenzee::mail::render::{self, T_NL};
use bloemenzee::nudge;
use bloemenzee::params;
use bloemenzee::read;
use bloemenzee::store::{Statement, Store};
use bloemenzee_domain::follow_up::{Action, ActionState, Doer, NewTerms, Source, Terms, Version};
use bloemenzee_domain::id::{ActionId, ThreadId};
use bloemenzee_domain::message::MessageKind;
use bloemenzee_domain::route::Route;
use bloemenzee_domain::time::Moment;
use std::time::Instant;
use uuid::Uuid;

/// Statements in one transaction while tables are filled.
const AT_ONCE: usize = 20_000;
/// Most actions that one route can have.
const IN_ONE_ROUTE: u32 = 20_000;

/// Measures all three on SQLite, and the first two on PostgreSQL where it is installed.
///
/// # Errors
/// When a database cannot be made, a command is refused, or a page is not served.
#[expect(clippy::print_stdout, reason = "a benchmark speaks on the standard streams")]
pub fn measure(plan: &Plan, figures: &mut Figures) -> Result<(), Fault> {
    in_memory(plan, figures)?;
    let file = plan.dir.join("follow.sqlite");
    on(plan, figures, "SQLite", &format!("sqlite:{}", file.display()))?;
    match Cluster::start(&plan.dir)? {
        Some(cluster) => on(plan, figures, &cluster.version, &cluster.url)?,
        None => println!("PostgreSQL is not installed here, so it was not measured."),
    }
    trace(plan, figures)
}

fn on(plan: &Plan, figures: &mut Figures, name: &str, url: &str) -> Result<(), Fault> {
    // A runtime of its own: the writer and its follower end with it.
    tokio::runtime::Runtime::new()?.block_on(async {
        let store = Store::open(url).await?;
        digests(plan, figures, name, &store).await?;
        due(plan, figures, name, &store).await
    })
}

/// From what is due to a message to everybody in the outbox; then each of them in words.
async fn digests(plan: &Plan, figures: &mut Figures, name: &str, store: &Store) -> Result<(), Fault> {
    let people = if plan.quick { 500 } else { 10_000 };
    let engine = scene::engine(store.clone())?;
    let scene = Scene::make(&engine, EVENING).await?;
    scene.agree().await?;
    scene.finish().await?;
    scene.go_on(people).await?;
    scene.act().await?;
    let week = clock::now().plus_days(8);
    let begin = Instant::now();
    let sent = nudge::round(&engine, week).await?;
    let seconds = begin.elapsed().as_secs_f64();
    if sent != people {
        return Err(format!("{sent} of {people} digests were sent").into());
    }
    let limit = "one log entry for 500 people: rules, hashes, two rows for each person";
    figures.add(
        format!("digest run for {people} people, {name}"),
        seconds,
        "s",
        "until all stand in the outbox",
        limit,
    );
    let snap = engine.snapshot(scene.route).await?;
    let messages = snap.route.prep.messages.values().filter(|m| m.kind == MessageKind::News);
    let around = Around {
        link: "https://x.example/link/x",
        signs_in: true,
        unsubscribe: "",
        organisation: "x",
        attached: false,
    };
    let (begin, mut bytes) = (Instant::now(), 0);
    for message in messages {
        let written = render::write(T_NL, &snap.route, message, "x");
        bytes += body::plain(T_NL, &written, around).len() + body::html(T_NL, &written, around)?.len();
    }
    let note = format!("{} kB each, text and HTML; without the talk with a mail server", bytes / people.max(1) / 1_000);
    let seconds = begin.elapsed().as_secs_f64();
    figures.add(format!("the same {people} mails in words"), seconds, "s", note, "reading the route per mail");
    Ok(())
}

/// Finding the routes in which something is due, among a million actions.
async fn due(plan: &Plan, figures: &mut Figures, name: &str, store: &Store) -> Result<(), Fault> {
    let (routes, each) = if plan.quick { (1_000_u32, 10_u32) } else { (10_000, 100) };
    fill(store, routes, each).await?;
    let now = Moment(1_000_000);
    let mut millis = Vec::new();
    let mut found = 0;
    for _ in 0..plan.times() * 20 {
        let begin = Instant::now();
        found = read::routes_to_look_at(store, now, 1_000).await?.len();
        millis.push(begin.elapsed().as_secs_f64() * 1_000.0);
    }
    let note = format!("{found} routes of {routes}, each of {each} actions, have something due");
    let name = format!("what is due among {} actions, {name}", u64::from(routes) * u64::from(each));
    figures.add(name, median(millis), "ms", note, "one index, a row for each route");
    Ok(())
}

/// Routes with open actions as they stand in the tables; one in a hundred is to be looked at.
async fn fill(store: &Store, routes: u32, each: u32) -> Result<(), Fault> {
    let action = "INSERT INTO action (route, id, number, source, source_id, state, by_date, news)
        VALUES ($1, $2, $3, 'thread', $2, 'to_do', $4, $5)";
    let look = "INSERT INTO look (route, seq, at) VALUES ($1, 1, $2)";
    let mut some = Vec::with_capacity(AT_ONCE);
    for n in 0..routes {
        let route = Uuid::new_v4();
        let at = if n.is_multiple_of(100) { 999_000 } else { 2_000_000 + i64::from(n) };
        some.push(Statement::new(look, params![route, at]));
        for number in 0..each {
            let (by, news) = (i64::from(number) * 86_400, i64::from(n) * 60);
            some.push(Statement::new(action, params![route, Uuid::new_v4(), number, by, news]));
        }
        if some.len() >= AT_ONCE || n + 1 == routes {
            access::write(store, std::mem::take(&mut some)).await?;
        }
    }
    Ok(())
}

/// What a look at one route costs, at most: as many actions as a route can have, each of them due.
fn in_memory(plan: &Plan, figures: &mut Figures) -> Result<(), Fault> {
    let url = format!("sqlite:{}", plan.dir.join("follow-one.sqlite").display());
    let mut route: Route = tokio::runtime::Runtime::new()?.block_on(async {
        let engine = scene::engine(Store::open(&url).await?)?;
        let scene = Scene::make(&engine, EVENING).await?;
        scene.agree().await?;
        scene.finish().await?;
        scene.go_on(0).await?;
        Ok::<_, Fault>(Route::clone(&engine.snapshot(scene.route).await?.route))
    })?;
    let now = clock::now();
    for number in 1..=IN_ONE_ROUTE {
        let action = silent(number, now);
        route.prep.follow.actions.insert(action.id, action);
    }
    let mut millis = Vec::new();
    let mut due = 0;
    for _ in 0..plan.times().max(3) {
        let begin = Instant::now();
        due = route.to_send(now.plus_days(40)).len();
        millis.push(begin.elapsed().as_secs_f64() * 1_000.0);
    }
    let note = format!("{due} reminders");
    let name = format!("a look at one route with {IN_ONE_ROUTE} silent actions");
    figures.add(name, median(millis), "ms", note, "every action once");
    Ok(())
}

/// An action of which nothing was heard since.
fn silent(number: u32, at: Moment) -> Action {
    let NewTerms { who, by, by_words, cost, yields, means, group, .. } = NewTerms::default();
    let (what, because) = (scene::line(1), String::new());
    let terms = Terms { what, who, by, by_words, cost, yields, means, group, state: ActionState::ToDo, because };
    Action {
        id: ActionId(Uuid::new_v4()),
        number,
        source: Source::Thread { thread: ThreadId(Uuid::nil()) },
        points: Vec::new(),
        versions: vec![Version { terms, at, by: Doer::default() }],
        notes: Vec::new(),
    }
}

/// The page that says what became of each of two thousand points.
fn trace(plan: &Plan, figures: &mut Figures) -> Result<(), Fault> {
    let program = plan.program.clone().map_or_else(server::build, Ok)?;
    let url = format!("sqlite:{}", plan.dir.join("trace.sqlite").display());
    let size = Size { tables: 20, ideas: if plan.quick { 20 } else { 200 }, points: 9, ..EVENING };
    let route = tokio::runtime::Runtime::new()?.block_on(async {
        let engine = scene::engine(Store::open(&url).await?)?;
        let scene = Scene::make(&engine, size).await?;
        scene.agree().await?;
        scene.finish().await?;
        scene.go_on(0).await?;
        scene.act().await?;
        Ok::<_, Fault>(scene.route)
    })?;
    tokio::runtime::Runtime::new()?.block_on(async {
        let server = Server::serve(&program, &plan.dir.join("trace"), Some(&url))?;
        let path = format!("/r/{route}/trace");
        // The first reading of the route from the log is another figure.
        server.page(&path, None).await?;
        let (mut millis, mut bytes) = (Vec::new(), 0);
        for _ in 0..plan.times() * 4 {
            let begin = Instant::now();
            let page = server.page(&path, None).await?;
            millis.push(begin.elapsed().as_secs_f64() * 1_000.0);
            bytes = page.body.len();
        }
        let points = size.ideas * (size.points + 1);
        let name = format!("what became of {points} points, as a page");
        figures.add(name, median(millis), "ms", format!("{} kB", bytes / 1_000), "building the page");
        Ok(())
    })
}
