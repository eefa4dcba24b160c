//! Benchmarks of Bloemenzee: what each figure means stands in `bench/README.md`.
//!
//! Nothing here is a timed test: figures that are compared are measured in one run on one machine,
//! and their ratio is what counts.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark speaks on the standard streams")]

mod bare;
mod commands;
mod cut;
mod figures;
mod follow;
mod hall;
mod http;
mod machine;
mod pages;
mod postgres;
mod report;
mod results;
mod scene;
mod server;
mod sizes;
mod start;

use clap::{Parser, ValueEnum};
use figures::Figures;
use machine::Machine;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Whatever ends a measurement with a sentence.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;

/// Measures Bloemenzee on this machine. Build with `--release`.
#[derive(Parser)]
#[command(name = "bloemenzee-bench")]
struct Cli {
    /// What to measure.
    #[arg(value_enum, default_value = "all")]
    what: What,
    /// A quick look: short runs, small databases. The table in README.md stays as it is.
    #[arg(long)]
    quick: bool,
    /// Folder for databases while they are measured: it decides which disk is measured.
    #[arg(long, default_value_os_t = std::env::temp_dir())]
    dir: PathBuf,
    /// For `hall` and `follow`: this server, instead of one that is built now.
    #[arg(long)]
    program: Option<PathBuf>,
    /// For `hall`: only this part of it.
    #[arg(long, value_enum)]
    only: Option<hall::Only>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// Everything, into README.md and results/.
    All,
    /// Durable commands per second.
    Commands,
    /// Pages per second.
    Pages,
    /// Start-up, memory and replay.
    Start,
    /// Seconds per report.
    Report,
    /// Bytes per page.
    Sizes,
    /// After the meeting: digests, what is due, what became of it.
    Follow,
    /// A hall full of phones: from the tap to the last screen, bad networks, a killed server.
    Hall,
}

/// How much to measure, and where.
pub struct Plan {
    /// Short runs and small databases.
    pub quick: bool,
    /// Where databases go; gone afterwards.
    pub dir: PathBuf,
    /// The server to measure, where it is not to be built.
    pub program: Option<PathBuf>,
    /// The one part of a hall to measure.
    pub only: Option<hall::Only>,
}

impl Plan {
    /// How long one measurement of a rate takes.
    pub fn span(&self) -> Duration {
        Duration::from_millis(if self.quick { 800 } else { 4_000 })
    }

    /// How often something is done of which the middle figure is told.
    pub fn times(&self) -> usize {
        if self.quick { 1 } else { 5 }
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The benchmark stopped: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: &Cli) -> Result<(), Fault> {
    let folder = tempfile::Builder::new().prefix("bloemenzee-bench-").tempdir_in(&cli.dir)?;
    let plan = Plan { quick: cli.quick, dir: folder.path().to_owned(), program: cli.program.clone(), only: cli.only };
    let machine = Machine::look(&plan.dir)?;
    println!("{machine}");
    if cfg!(debug_assertions) {
        println!("These are not figures to keep: this is the dev profile. Add --release to cargo run.");
    }
    let mut figures = Figures::default();
    let wanted = |what: What| cli.what == What::All || cli.what == what;
    let mut part = |what: What, name: &str, measure: &dyn Fn(&Plan, &mut Figures) -> Result<(), Fault>| {
        if !wanted(what) {
            return Ok(());
        }
        let begin = Instant::now();
        let busy = machine::busy(Duration::from_secs(1))?;
        println!("\n== {name} (other work takes {busy:.0} % of this machine now)");
        figures.begin(name, busy);
        measure(&plan, &mut figures)?;
        println!("-- {name}: {} s", begin.elapsed().as_secs());
        Ok::<(), Fault>(())
    };
    part(What::Commands, "Commands", &commands::measure)?;
    part(What::Pages, "Pages", &pages::measure)?;
    part(What::Start, "Start and memory", &start::measure)?;
    part(What::Report, "Report", &report::measure)?;
    part(What::Sizes, "Sizes", &sizes::measure)?;
    part(What::Follow, "Follow", &follow::measure)?;
    part(What::Hall, "Hall", &hall::measure)?;
    let results = results::Results::new(&machine, figures)?;
    if cli.what == What::All && !cli.quick && !cfg!(debug_assertions) {
        let file = results.write()?;
        println!("\nWritten: bench/README.md and {}", file.display());
    }
    Ok(())
}
