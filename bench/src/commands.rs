//! Durable commands per second through the real writer, on both databases.

use crate::figures::{Figures, median, percentile};
use crate::postgres::Cluster;
use crate::scene::{self, EVENING, Scene};
use crate::{Fault, Plan, bare, machine};
use bloemenzee::store::Store;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::ctx::Who;
use bloemenzee_domain::id::CommandId;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// Clients that wait at once.
const MANY: usize = 500;

/// Measures SQLite, then PostgreSQL where it is installed.
///
/// # Errors
/// When a database cannot be made or a command is refused.
#[expect(clippy::print_stdout, reason = "a benchmark speaks on the standard streams")]
pub fn measure(plan: &Plan, figures: &mut Figures) -> Result<(), Fault> {
    let file = plan.dir.join("commands.sqlite");
    on(plan, figures, "SQLite", &format!("sqlite:{}", file.display()))?;
    match Cluster::start(&plan.dir)? {
        Some(cluster) => on(plan, figures, &cluster.version, &cluster.url)?,
        None => println!("PostgreSQL is not installed here, so it was not measured."),
    }
    Ok(())
}

/// What some clients did together.
struct Rate {
    per_second: f64,
    /// How long each waited for its answer, in milliseconds, sorted.
    waits: Vec<f64>,
}

impl Rate {
    fn note(&self) -> String {
        let (half, most) = (percentile(&self.waits, 0.5), percentile(&self.waits, 0.99));
        format!("answer in {half:.1} ms (p50), {most:.1} ms (p99)")
    }
}

/// The figures of one database.
struct Both {
    alone: Rate,
    many: Rate,
}

fn on(plan: &Plan, figures: &mut Figures, name: &str, url: &str) -> Result<(), Fault> {
    // A runtime of its own: the writer and its follower end with it.
    tokio::runtime::Runtime::new()?.block_on(async {
        let store = Store::open(url).await?;
        let disk = disk(plan, &plan.dir)?;
        bare::table(&store).await?;
        let span = plan.span() / 2;
        let single = bare::rows(&store, 1, span).await?;
        let rows = bare::rows(&store, MANY, span).await?;
        let entries = bare::entries(&store, MANY, span).await?;
        let engine = scene::engine(store)?;
        let scene = Arc::new(Scene::make(&engine, EVENING).await?);
        scene.agree().await?;
        let stances = rounds(plan, &scene, usize::MAX, Scene::stance).await?;
        // Points stay, so that their number is given; a fresh route begins as small as the other.
        let other = Arc::new(Scene::make(&engine, EVENING).await?);
        let points = rounds(plan, &other, if plan.quick { 1_000 } else { 3_000 }, Scene::addition).await?;
        let after = self::disk(plan, &plan.dir)?;
        let sync = f64::midpoint(disk, after);
        tell(figures, name, sync, &Bare { single, rows, entries }, &stances, &points);
        Ok(())
    })
}

/// A group commit with nothing around it.
struct Bare {
    single: f64,
    rows: f64,
    entries: f64,
}

fn disk(plan: &Plan, dir: &Path) -> Result<f64, Fault> {
    machine::syncs(dir, plan.span() / 4)
}

fn tell(figures: &mut Figures, name: &str, sync: f64, bare: &Bare, stances: &Both, points: &Both) {
    let of = |name_of: &str| format!("{name}: {name_of}");
    let share = |value: f64, of: f64| format!("{:.0} % of it", 100.0 * value / of);
    figures.add(of("the disk itself, 4 kB and fdatasync"), sync, "/s", "", "the disk");
    figures.add(of("bare rows, one in a commit"), bare.single, "/s", share(bare.single, sync), "one sync per row");
    figures.add(of("bare rows, 500 in a commit"), bare.rows, "/s", "", "one statement per row");
    let note = format!("{:.0} % of bare rows", 100.0 * bare.entries / bare.rows);
    figures.add(of("bare log entries, 500 in a commit"), bare.entries, "/s", note, "hashing, and three rows per entry");
    let (one, many) = (&stances.alone, &stances.many);
    figures.add(
        of("stance.take, 1 client"),
        one.per_second,
        "/s",
        one.note(),
        "the sync, and a copy of the route for each command",
    );
    let share_of_bare = format!(
        "{}; {:.0} % of bare rows, {:.0} % of bare entries",
        many.note(),
        100.0 * many.per_second / bare.rows,
        100.0 * many.per_second / bare.entries
    );
    figures.add(
        of("stance.take, 500 waiting"),
        many.per_second,
        "/s",
        share_of_bare,
        "the one writer: rules, JSON, four to five rows per command",
    );
    figures.add(
        of("stance.take, group commit against one by one"),
        many.per_second / one.per_second,
        "×",
        "we ask 5 or more",
        "",
    );
    figures.add(of("stance.take, 500 waiting, against the disk's syncs"), many.per_second / sync, "×", "", "");
    let (one, many) = (&points.alone, &points.many);
    figures.add(of("point.add, 1 client"), one.per_second, "/s", one.note(), "as stance.take");
    figures.add(
        of("point.add, 500 waiting"),
        many.per_second,
        "/s",
        many.note(),
        "as stance.take; more rows per command",
    );
    figures.add(of("point.add, group commit against one by one"), many.per_second / one.per_second, "×", "", "");
}

/// One client and many, in turn, so that other work on the machine falls on both; the middle of
/// each.
async fn rounds(plan: &Plan, scene: &Arc<Scene>, most: usize, make: Make) -> Result<Both, Fault> {
    let (mut alone, mut many) = (Vec::new(), Vec::new());
    let place = Arc::new(AtomicUsize::new(0));
    for _ in 0..if plan.quick { 1 } else { 3 } {
        alone.push(flood(scene, 1, plan.span(), most / 10, make, &place).await?);
        many.push(flood(scene, MANY, plan.span(), most, make, &place).await?);
    }
    Ok(Both { alone: middle(alone), many: middle(many) })
}

fn middle(all: Vec<Rate>) -> Rate {
    let per_second = median(all.iter().map(|rate| rate.per_second).collect());
    let mut waits: Vec<f64> = all.into_iter().flat_map(|rate| rate.waits).collect();
    waits.sort_by(f64::total_cmp);
    Rate { per_second, waits }
}

type Make = fn(&Scene, usize) -> (Who, Command);

/// Some clients, each giving a command when the one before is answered, until the time is up or
/// `most` commands are given.
async fn flood(
    scene: &Arc<Scene>,
    clients: usize,
    over: Duration,
    most: usize,
    make: Make,
    place: &Arc<AtomicUsize>,
) -> Result<Rate, Fault> {
    let begin = Instant::now();
    let until = begin + over;
    let given = Arc::new(AtomicUsize::new(0));
    let mut all = tokio::task::JoinSet::new();
    for _ in 0..clients {
        let (scene, given, place) = (Arc::clone(scene), Arc::clone(&given), Arc::clone(place));
        all.spawn(async move {
            let mut waits = Vec::new();
            while Instant::now() < until && given.fetch_add(1, Relaxed) < most {
                let (who, command) = make(&scene, place.fetch_add(1, Relaxed));
                let asked = Instant::now();
                scene.engine.give(scene.route, CommandId(Uuid::new_v4()), who, command).await?;
                waits.push(asked.elapsed().as_secs_f64() * 1_000.0);
            }
            Ok::<_, Fault>(waits)
        });
    }
    let mut waits = Vec::new();
    while let Some(done) = all.join_next().await {
        waits.extend(done??);
    }
    let per_second = waits.len() as f64 / begin.elapsed().as_secs_f64();
    Ok(Rate { per_second, waits })
}
