//! The command line.
#![expect(clippy::print_stderr, reason = "the command line speaks on the standard streams")]

mod boxed;
mod import;
mod listen;
mod serve;
mod upkeep;

pub use listen::{Patience, connections};
pub use serve::{bind, new_staff, open, serve_on, whole};

use crate::config::Config;
use crate::demo::{self, DemoArgs};
use crate::rehearse::{self, RehearseArgs};
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Decide together: De Nieuwe Route in the browser.
#[derive(Parser)]
#[command(name = "bloemenzee", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Serve: make the data directory, migrate, print the first administrator's sign-in link.
    Serve(Config),
    /// Serve a demo route, with a link for everybody you can be.
    Demo(DemoArgs),
    /// Play the people of a rehearsal over HTTP: to practise, and to try the hall and the server.
    Rehearse(RehearseArgs),
    /// Check every route's log against its own hashes.
    Verify(Config),
    /// Make the tables of the facts again from the log.
    Rebuild(Config),
    /// Write a copy of the database to a new file while the server goes on.
    Backup(upkeep::BackupArgs),
    /// Bring in what was written elsewhere.
    #[command(subcommand)]
    Import(import::What),
    /// Take a route to a place without internet in one encrypted file, and bring it back.
    #[command(subcommand)]
    Box(boxed::What),
    /// Typeset one document: read it from the standard input, write the PDF to the standard output.
    #[command(hide = true)]
    Typeset,
    /// Draw one photo anew: read it from the standard input, write a plain JPEG to the standard output.
    #[command(hide = true)]
    Redraw,
}

/// Whatever ends the program with a sentence.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;

/// Runs the command line; the exit code is 0, or 1 after a sentence that says what went wrong.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    match cli.command {
        Task::Typeset => return crate::typeset::child_main(),
        Task::Redraw => return crate::photo::child_main(),
        _ => {}
    }
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
        .with_writer(std::io::stderr)
        .init();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("The program could not start: {error}");
            return ExitCode::FAILURE;
        }
    };
    let outcome = runtime.block_on(async {
        match cli.command {
            Task::Serve(config) => serve::serve(config).await,
            Task::Demo(args) => demo::run(args).await,
            Task::Rehearse(args) => rehearse::run(args).await,
            Task::Verify(config) => upkeep::verify(&config).await,
            Task::Rebuild(config) => upkeep::rebuild(&config).await,
            Task::Backup(args) => upkeep::backup(&args).await,
            Task::Import(what) => import::run(what).await,
            Task::Box(what) => boxed::run(what).await,
            Task::Typeset | Task::Redraw => Ok(()),
        }
    });
    // Whoever still reads a stream does not keep the program alive.
    runtime.shutdown_timeout(std::time::Duration::from_secs(1));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
