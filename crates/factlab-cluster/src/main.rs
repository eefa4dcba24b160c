//! `factlab-cluster`: a scheduler and executors that join the parts of a count, on this machine or through tunnels to it.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the command line speaks on the standard streams")]

mod count;
mod guard;
mod measure;
mod serve;

use clap::{Parser, Subcommand, ValueEnum};
use factlab::cluster::{loopback, to_json};
use factlab::refusal::Refusal;
use factlab::secret::harden;
use factlab::text::{Lang, T};
use std::path::PathBuf;
use std::process::ExitCode;

/// Laat meer computers samen tellen voor de teller van Factlab.
#[derive(Parser)]
#[command(name = "factlab-cluster", version)]
struct Args {
    /// Taal: nl of en
    #[arg(long, global = true, default_value = "nl")]
    lang: Tongue,
    #[command(subcommand)]
    what: What,
}

#[derive(Clone, Copy, ValueEnum)]
enum Tongue {
    Nl,
    En,
}

#[derive(Subcommand)]
enum What {
    /// De planner: deelt het werk uit aan rekenaars
    Scheduler {
        /// Luister hier; alleen op deze computer
        #[arg(long, default_value = "127.0.0.1:50050")]
        listen: String,
    },
    /// Een rekenaar: telt delen
    Executor {
        /// De planner
        #[arg(long, default_value = "127.0.0.1:50050")]
        scheduler: String,
        /// Luister hier; elke rekenaar een eigen poort
        #[arg(long)]
        listen: String,
        /// Een map in het geheugen, voor wat de rekenaars elkaar doorgeven
        #[arg(long)]
        work_dir: PathBuf,
        /// Zoveel delen tegelijk; anders zoveel als er rekenkernen zijn
        #[arg(long)]
        at_once: Option<usize>,
    },
    /// Tel de delen in een map, en toon hoe vaak elke combinatie voorkomt
    Count {
        /// De planner
        #[arg(long, default_value = "127.0.0.1:50050")]
        scheduler: String,
        /// De map met de delen
        #[arg(long)]
        batches: PathBuf,
        /// Geef het na zoveel seconden op
        #[arg(long, default_value_t = 600)]
        patience: u64,
        /// Voor factlab: wacht op het teken, en ruim de delen op als factlab wegvalt
        #[arg(long)]
        guard: bool,
    },
    /// Meet het tellen van verzonnen lijsten: Factlab zelf, DataFusion, en met --scheduler de rekenaars
    Measure {
        /// Hoeveel regels, samen over 27 lijsten
        #[arg(default_value_t = 100_000_000)]
        rows: usize,
        /// Ook met de rekenaars van deze planner
        #[arg(long, requires = "folder")]
        scheduler: Option<String>,
        /// Een map in het geheugen voor de delen
        #[arg(long)]
        folder: Option<PathBuf>,
        /// Hoe DataFusion de versleutelde adressen ziet
        #[arg(long, default_value = "binary")]
        token: measure::Kind,
    },
}

/// What stops a command: a rule, or something in what carries it.
enum Fault {
    Refused(Refusal),
    Unreachable(String),
    Slow(u64),
    Broken(String),
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Fault {
    fn broken(error: impl ToString) -> Self {
        Self::Broken(error.to_string())
    }

    fn sentence(&self, t: T) -> String {
        match self {
            Self::Refused(refusal) => t.refusal(refusal),
            Self::Unreachable(address) => t.a("cluster-unreachable", &[("address", address.clone())]),
            Self::Slow(seconds) => t.n("cluster-slow", seconds),
            Self::Broken(detail) => t.a("cluster-broken", &[("detail", detail.clone())]),
        }
    }
}

fn run(what: What, t: T) -> Result<(), Fault> {
    // Plans nest: the runtime's own threads have little stack for that.
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(16 << 20).build();
    let runtime = runtime.map_err(Fault::broken)?;
    if !matches!(what, What::Measure { .. }) {
        for lacking in harden() {
            // Who asks for a count has said this for itself.
            if !matches!(what, What::Count { .. }) {
                eprintln!("{}", t.s(&format!("guard-{lacking}")));
            }
        }
    }
    match what {
        What::Scheduler { listen } => runtime.block_on(serve::scheduler(loopback(&listen)?, t)),
        What::Executor { scheduler, listen, work_dir, at_once } => {
            let (scheduler, listen) = (loopback(&scheduler)?, loopback(&listen)?);
            runtime.block_on(serve::executor(scheduler, listen, &work_dir, at_once, t))
        }
        What::Count { scheduler, batches, patience, guard } => {
            let scheduler = loopback(&scheduler)?;
            let _entered = runtime.enter();
            if guard {
                guard::wait(&batches)?;
            }
            let histogram = runtime.block_on(count::count(scheduler, &batches, patience))?;
            println!("{}", to_json(&histogram));
            Ok(())
        }
        What::Measure { rows, scheduler, folder, token } => {
            let cluster = scheduler.as_deref().map(loopback).transpose()?.zip(folder);
            measure::run(&runtime, rows, token, cluster)
        }
    }
}

fn main() -> ExitCode {
    let args = Args::parse();
    let t = T { lang: if matches!(args.lang, Tongue::Nl) { Lang::Nl } else { Lang::En } };
    match run(args.what, t) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{}", fault.sentence(t));
            ExitCode::FAILURE
        }
    }
}
