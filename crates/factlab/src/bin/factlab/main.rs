//! `factlab`: prepare, hold and read a session.

/// Says a line. Whoever stopped reading (`| head`) stops nothing else.
macro_rules! say {
    ($($words:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stdout(), $($words)*);
    }};
}

mod ask;
mod beamer;
mod ceremony;
mod clock;
mod columns;
mod demo;
mod keys;
mod output;
mod plan_file;
mod prepare;
mod screen;
mod session;
mod usage;

use clap::{Parser, Subcommand, ValueEnum};
use factlab::address::KeyType;
use factlab::refusal::Refusal;
use factlab::text::T;
use std::path::PathBuf;
use std::process::ExitCode;

/// What was typed. The words that are shown stand in the texts, under `help`: see [`usage`].
#[derive(Parser)]
#[command(name = "factlab", version)]
struct Args {
    /// Language.
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

#[derive(Clone, Copy, ValueEnum)]
enum Key {
    Postcode,
    Street,
    Designation,
}

impl From<Key> for KeyType {
    fn from(key: Key) -> Self {
        match key {
            Key::Postcode => Self::Postcode,
            Key::Street => Self::Street,
            Key::Designation => Self::Designation,
        }
    }
}

#[derive(Subcommand)]
enum What {
    /// Learn it on one machine.
    Demo(demo::Options),
    /// The key one signs with.
    #[command(subcommand)]
    Key(keys::What),
    /// The manifest.
    #[command(subcommand)]
    Manifest(session::What),
    /// Makes the register of a session with nodes.
    Register {
        /// All addresses: CSV, XLSX or ODS.
        list: PathBuf,
        /// Where the register comes.
        out: PathBuf,
        /// What addresses are matched on.
        #[arg(long, default_value = "postcode")]
        key_type: Key,
    },
    /// What of a list takes part.
    Prepare(prepare::Options),
    /// Takes part.
    Ceremony(ceremony::Options),
    /// Whether a result is real and whole.
    Verify {
        /// The result's folder.
        folder: PathBuf,
    },
    /// Two results beside each other.
    Compare {
        /// The first result's folder.
        first: PathBuf,
        /// The second's.
        second: PathBuf,
    },
}

/// What stops a command: a rule, or a file.
enum Fault {
    Refused(Refusal),
    File(PathBuf, std::io::Error),
    /// What has been said already.
    Told,
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Fault {
    fn sentence(&self, t: T) -> String {
        match self {
            Self::Refused(refusal) => t.refusal(refusal),
            Self::Told => String::new(),
            Self::File(path, error) => {
                let key = match error.kind() {
                    std::io::ErrorKind::NotFound => "cli-file-missing",
                    std::io::ErrorKind::PermissionDenied => "cli-file-closed",
                    _ => "cli-file",
                };
                t.a(key, &[("path", path.display().to_string()), ("error", error.to_string())])
            }
        }
    }
}

fn read(path: &std::path::Path) -> Result<Vec<u8>, Fault> {
    std::fs::read(path).map_err(|error| Fault::File(path.to_owned(), error))
}

fn write(path: &std::path::Path, bytes: &[u8]) -> Result<(), Fault> {
    std::fs::write(path, bytes).map_err(|error| Fault::File(path.to_owned(), error))
}

fn main() -> ExitCode {
    let typed: Vec<_> = std::env::args_os().collect();
    let (args, t) = match usage::parse::<Args>(&typed) {
        Ok(parsed) => parsed,
        Err((help, false)) => {
            say!("{help}");
            return ExitCode::SUCCESS;
        }
        Err((wrong, true)) => {
            complain(&wrong);
            return ExitCode::from(2);
        }
    };
    let done = match args.what {
        What::Demo(options) => demo::run(&options, t),
        What::Key(what) => keys::run(&what, t),
        What::Manifest(what) => session::run(&what, t),
        What::Register { list, out, key_type } => session::make_register(&list, &out, key_type.into(), t),
        What::Prepare(options) => prepare::run(&options, t),
        What::Ceremony(options) => ceremony::run(&options, t),
        What::Verify { folder } => output::verify(&folder, t),
        What::Compare { first, second } => output::compare(&first, &second, t),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Fault::Told) => ExitCode::FAILURE,
        Err(fault) => {
            complain(&fault.sentence(t));
            ExitCode::FAILURE
        }
    }
}

fn complain(sentence: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "{}", ask::wrapped(sentence));
}
