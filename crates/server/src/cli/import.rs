//! `bloemenzee import`: what was written on paper.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the command line speaks on the standard streams")]

use super::{Fault, upkeep};
use crate::config::Config;
use crate::execute::{Engine, Failure};
use crate::methods::Methods;
use crate::read;
use crate::text::{Lang, T};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::ctx::Who;
use bloemenzee_domain::id::{CommandId, RouteId};
use bloemenzee_domain::method::Role;
use bloemenzee_domain::transcript::{self, LineError, Summary};
use clap::{Args, Subcommand};
use serde_json::json;
use std::path::PathBuf;
use uuid::Uuid;

/// What can be brought in.
#[derive(Subcommand, Clone, Debug)]
pub enum What {
    /// A transcript of what was written at the tables.
    Transcript(TranscriptArgs),
}

/// How a transcript is brought in.
#[derive(Args, Clone, Debug)]
pub struct TranscriptArgs {
    /// The file: `#` topic, `##` idea, `###` petal, `-` points, `- *` additions.
    file: PathBuf,
    /// The route; may be left out when there is one only.
    #[arg(long)]
    route: Option<RouteId>,
    /// Only look at what is in it; no database is needed.
    #[arg(long)]
    dry_run: bool,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    config: Config,
}

/// Brings it in: first the preview, then all of it or nothing.
pub(super) async fn run(what: What) -> Result<(), Fault> {
    let What::Transcript(args) = what;
    let source =
        std::fs::read(&args.file).map_err(|error| format!("{} cannot be read: {error}", args.file.display()))?;
    let source = String::from_utf8(source).map_err(|_| format!("{} is not UTF-8 text.", args.file.display()))?;
    let parsed = match transcript::parse(&source) {
        Ok(parsed) => parsed,
        Err(errors) => return Err(wrong(&errors, args.json)),
    };
    let summary = transcript::summary(&parsed);
    if args.dry_run {
        show(&summary, args.json, None);
        return Ok(());
    }
    if !args.json {
        show(&summary, false, None);
    }
    let seq = give(&args, source).await?;
    if args.json {
        show(&summary, true, Some(seq));
    } else {
        println!("Imported, as entry {seq} of the route.");
    }
    Ok(())
}

/// The lead facilitator brings it in, through the same door as on the upload page.
async fn give(args: &TranscriptArgs, source: String) -> Result<i64, Fault> {
    let store = upkeep::existing(&args.config).await?;
    let route = match args.route {
        Some(route) => route,
        None => match read::routes(&store).await?.as_slice() {
            [only] => only.id,
            [] => return Err("There is no route in this database. Nothing was imported.".into()),
            several => {
                let list: Vec<_> = several.iter().map(|r| format!("  {}  {}", r.id, r.title)).collect();
                return Err(format!("Name the route with --route. There are:\n{}", list.join("\n")).into());
            }
        },
    };
    let engine = Engine::start(store, Methods::load(args.config.methods.as_deref())?);
    let unknown = || format!("There is no route {route}. Nothing was imported.");
    let snap = engine.snapshot(route).await.map_err(|_| unknown())?;
    let lead = snap.route.prep.holders(Role::LeadFacilitator).into_iter().next();
    let who = Who { person: lead, ..Who::default() };
    let command = Command::TranscriptImport { transcript: source };
    match engine.give(route, CommandId(Uuid::new_v4()), who, command).await {
        Ok(done) => Ok(done.seq),
        Err(Failure::Refused(refusal)) => {
            Err(format!("{} Nothing was imported.", T { lang: Lang::En }.refusal(&refusal)).into())
        }
        Err(failure) => Err(failure.into()),
    }
}

fn wrong(errors: &[LineError], as_json: bool) -> Fault {
    if as_json {
        println!("{}", json!({ "errors": errors }));
    } else {
        errors.iter().for_each(|error| eprintln!("{error}"));
    }
    let more = if errors.len() == transcript::MAX_ERRORS { " or more" } else { "" };
    format!("{}{more} lines are wrong. Nothing was imported.", errors.len()).into()
}

fn show(summary: &Summary, as_json: bool, entry: Option<i64>) {
    if as_json {
        println!("{}", json!({ "summary": summary, "entry": entry }));
        return;
    }
    println!("topics      {:>5}", summary.topics);
    println!("ideas       {:>5}", summary.ideas);
    println!("petals      {:>5}", summary.petals);
    println!("points      {:>5}  and {} sub-points", summary.points, summary.sub_points);
    println!("additions   {:>5}", summary.additions);
    println!("questions   {:>5}", summary.questions);
    for gap in &summary.gaps {
        let missing: Vec<_> = gap.missing.iter().map(|petal| petal.heading()).collect();
        println!("without {}: {} / {}", missing.join(", "), gap.topic, gap.idea);
    }
}
