//! From starting the program to the first page, memory, and replay of a long log.

use crate::figures::{Figures, median};
use crate::scene::{self, EVENING, Scene};
use crate::server::{self, Server};
use crate::{Fault, Plan};
use bloemenzee::execute;
use bloemenzee::methods::Methods;
use bloemenzee::store::Store;
use bloemenzee_domain::id::RouteId;
use std::path::Path;
use std::time::Instant;

/// Measures an empty database and one of 100,000 events, most of them on one route.
///
/// # Errors
/// When a server does not start.
pub fn measure(plan: &Plan, figures: &mut Figures) -> Result<(), Fault> {
    let program = server::build()?;
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(empty(plan, figures, &program))?;
    let events: i64 = if plan.quick { 5_000 } else { 100_000 };
    let url = format!("sqlite:{}", plan.dir.join("long.sqlite").display());
    // Its own runtime: the writer and its connections are gone before a server opens the file.
    let (long, short) = tokio::runtime::Runtime::new()?.block_on(fill(&url, events, figures))?;
    runtime.block_on(full(plan, figures, &program, &url, &Filled { events, long, short }))
}

struct Filled {
    events: i64,
    long: RouteId,
    short: RouteId,
}

async fn empty(plan: &Plan, figures: &mut Figures, program: &Path) -> Result<(), Fault> {
    let (mut first, mut again, mut memory) = (Vec::new(), Vec::new(), Vec::new());
    for n in 0..plan.times() {
        let data = plan.dir.join(format!("empty-{n}"));
        for seconds in [&mut first, &mut again] {
            let server = Server::serve(program, &data, None)?;
            server.page("/sign-in", None).await?;
            seconds.push(server.started.elapsed().as_secs_f64() * 1_000.0);
            memory.push(server.memory()?);
        }
    }
    let limit = "reading texts and methods, and opening the database";
    figures.add(
        "no database yet: to the first page",
        median(first),
        "ms",
        "the database is made",
        "syncs while it is made",
    );
    figures.add("empty database: to the first page", median(again), "ms", "", limit);
    figures.add("empty database: memory after it", median(memory), "MiB", "resident", "the binary itself");
    Ok(())
}

/// Makes a database of so many events: all but one evening's on one route.
async fn fill(url: &str, events: i64, figures: &mut Figures) -> Result<(RouteId, RouteId), Fault> {
    let store = Store::open(url).await?;
    let engine = scene::engine(store)?;
    let short = Scene::make(&engine, EVENING).await?;
    let used = engine.snapshot(short.route).await?.seq;
    let long = Scene::make(&engine, EVENING).await?;
    let begin = Instant::now();
    let before = engine.snapshot(long.route).await?.seq;
    long.fill(events - used).await?;
    let rate = (events - used - before) as f64 / begin.elapsed().as_secs_f64();
    figures.add(
        "making the long database, by commands",
        rate,
        "events/s",
        format!("{events} events"),
        "the one writer",
    );
    Ok((long.route, short.route))
}

async fn full(plan: &Plan, figures: &mut Figures, program: &Path, url: &str, filled: &Filled) -> Result<(), Fault> {
    let (mut any, mut short, mut long) = (Vec::new(), Vec::new(), Vec::new());
    let (mut lean, mut fat) = (Vec::new(), Vec::new());
    for _ in 0..plan.times() {
        let server = Server::serve(program, &plan.dir.join("long"), Some(url))?;
        server.page("/sign-in", None).await?;
        any.push(server.started.elapsed().as_secs_f64() * 1_000.0);
        let page = async |route: RouteId| {
            let begin = Instant::now();
            server.page(&format!("/r/{route}"), None).await?;
            Ok::<_, Fault>(begin.elapsed().as_secs_f64() * 1_000.0)
        };
        short.push(page(filled.short).await?);
        lean.push(server.memory()?);
        long.push(page(filled.long).await?);
        fat.push(server.memory()?);
    }
    let of = |what: &str| format!("{} events: {what}", filled.events);
    figures.add(
        of("to the first page"),
        median(any),
        "ms",
        "the sign-in page",
        "as with an empty database: routes are read when asked for",
    );
    let note = "public page, not yet in memory";
    figures.add(of("first page of a short route in it"), median(short), "ms", note, "reading that route's log");
    figures.add(of("first page of the long route"), median(long), "ms", note, "replaying the whole log once");
    figures.add(of("memory, short route read"), median(lean), "MiB", "resident", "the binary itself");
    figures.add(
        of("memory, long route read too"),
        median(fat),
        "MiB",
        "resident",
        "one page of 5 000 entries at a time, and the route",
    );
    replay(plan, figures, url, filled).await
}

async fn replay(plan: &Plan, figures: &mut Figures, url: &str, filled: &Filled) -> Result<(), Fault> {
    let store = Store::open(url).await?;
    let methods = Methods::load(None)?;
    let mut rates = Vec::new();
    for _ in 0..plan.times() {
        let begin = Instant::now();
        let read = execute::replay(&store, &methods, filled.long).await?;
        let (_, seq) = read.ok_or("the long route is gone")?;
        rates.push(seq as f64 / begin.elapsed().as_secs_f64());
    }
    figures.add("replay", median(rates), "events/s", "the long route, from SQLite", "parsing JSON, on one core");
    Ok(())
}
