//! `bloemenzee demo`: a whole route to look at and to finish, on a database of its own.

mod data;
mod follow_up;
mod links;
mod meeting;
mod story;

#[cfg(test)]
mod tests;

pub use links::{Links, Persona};
pub use story::{ROUTE, Stage};

use crate::access;
use crate::cli::{self, Fault};
use crate::clock;
use crate::config::{Config, UNNAMED};
use crate::execute::{Engine, Failure};
use crate::methods::Methods;
use crate::store::Store;
use crate::web::App;
use bloemenzee_domain::time::Moment;
use clap::Args;
use futures_util::{StreamExt, TryStreamExt, stream};
use std::path::{Path, PathBuf};
use story::{Story, Told};

/// Commands on their way at once: the writer puts what waits in one transaction.
const AT_ONCE: usize = 512;

/// What the demo can be told.
#[derive(Args, Clone, Debug)]
pub struct DemoArgs {
    #[command(flatten)]
    config: Config,
    /// Where the route stands; without it a demo that is there goes on, and a new one stands just
    /// before its carousel.
    #[arg(long, value_enum)]
    stage: Option<Stage>,
    /// Throw away the demo that is in the data folder, and begin anew.
    #[arg(long)]
    fresh: bool,
    /// Also write the links to this file, with a bearer token and the roles of each persona.
    #[arg(long, value_name = "FILE")]
    links_json: Option<PathBuf>,
    /// Take the time from this file: a moment, from which time goes on since it was written.
    #[arg(long, value_name = "FILE", hide = true)]
    clock_file: Option<PathBuf>,
}

/// Builds or finds the demo, prints its links, and serves.
///
/// # Errors
/// A sentence that says what is in the way.
pub async fn run(args: DemoArgs) -> Result<(), Fault> {
    if let Some(file) = args.clock_file {
        clock::play(file);
    }
    let mut config = args.config;
    let listener = cli::bind(&config).await?;
    config.listen = listener.local_addr()?;
    if config.database.is_none() {
        std::fs::create_dir_all(&config.data_dir)?;
        let file = config.data_dir.join("demo.sqlite");
        if args.fresh {
            remove(&file)?;
        }
        config.database = Some(format!("sqlite:{}", file.display()));
    } else if args.fresh {
        return Err("--fresh throws away the demo's own file only; leave out --database, or empty it yourself.".into());
    }
    if config.organisation == UNNAMED {
        config.organisation = "Gemeente Westerkwartier".into();
    }
    let began = std::time::Instant::now();
    let store = Store::open(&config.database()).await?;
    let made = make(&store, args.stage, &config).await?;
    // A new engine reads the route from the disk, with the names of everybody in it.
    let app = App::new(Engine::start(store, Methods::load(config.methods.as_deref())?), config)?;
    let links = links::make(&app).await?;
    links.print(made, began.elapsed());
    if let Some(file) = &args.links_json {
        std::fs::write(file, serde_json::to_vec_pretty(&links)?)?;
    }
    cli::serve_on(listener, app).await
}

fn remove(file: &Path) -> std::io::Result<()> {
    for end in ["", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(end);
        match std::fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// Makes the demo unless it is there; answers the stage it was made for.
async fn make(store: &Store, stage: Option<Stage>, config: &Config) -> Result<Option<Stage>, Fault> {
    let engine = Engine::start(store.clone(), Methods::load(config.methods.as_deref())?);
    match (engine.snapshot(ROUTE).await, stage) {
        (Ok(_), None) => return Ok(None),
        (Ok(_), Some(_)) => {
            let folder = config.data_dir.display();
            return Err(format!(
                "There is a demo already in {folder}. Leave out --stage to go on with it, \
                 add --fresh to throw it away, or name another folder with --data-dir."
            )
            .into());
        }
        (Err(Failure::Unknown), _) => {}
        (Err(failure), _) => return Err(failure.into()),
    }
    let stage = stage.unwrap_or(Stage::Carousel);
    build(&engine, stage).await?;
    Ok(Some(stage))
}

/// Gives the whole story up to a stage, command by command, to the one writer.
///
/// # Errors
/// When a command is refused: the story no longer fits the rules.
pub async fn build(engine: &Engine, stage: Stage) -> Result<(), Fault> {
    build_at(engine, stage, clock::now()).await
}

/// The same as if it were that moment.
///
/// # Errors
/// As [`build`].
pub async fn build_at(engine: &Engine, stage: Stage, now: Moment) -> Result<(), Fault> {
    let story = story::tell(stage, now)?;
    let staff = (0..story.staff_count()).flat_map(|n| new_staff(&story, n)).collect();
    access::write(engine.store(), staff).await?;
    let all = stream::iter(story.told).map(|told| give(engine, told, now)).buffered(AT_ONCE).try_collect::<Vec<()>>();
    // They queue in the order of the story as long as no sender is told to wait for its turn.
    tokio::task::unconstrained(all).await?;
    Ok(())
}

fn new_staff(story: &Story, n: usize) -> Vec<crate::store::Statement> {
    let name = story.staff_name(n);
    let email = format!("{}@gemeente.example", name.rsplit(' ').next().unwrap_or(name).to_lowercase());
    cli::new_staff(story::staff(n), name, &email, n == 0)
}

async fn give(engine: &Engine, told: Told, now: Moment) -> Result<(), Fault> {
    let name = told.command.name();
    match engine.give_at(told.at.unwrap_or(now), ROUTE, told.id, told.who, told.command).await {
        Ok(_) => Ok(()),
        Err(failure) => Err(format!("The demo's {name} was not accepted: {failure}").into()),
    }
}
