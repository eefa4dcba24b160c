//! `factlab`: prepare, hold and read a session.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the command line speaks on the standard streams")]

mod ask;
mod beamer;
mod ceremony;
mod clock;
mod demo;
mod keys;
mod output;
mod prepare;
mod screen;
mod session;

use clap::{Parser, Subcommand, ValueEnum};
use factlab::address::KeyType;
use factlab::refusal::Refusal;
use factlab::text::{Lang, T};
use std::path::PathBuf;
use std::process::ExitCode;

/// Tel samen hoe hulp per adres samenkomt, zonder dat iemand een adres uit handen geeft.
#[derive(Parser)]
#[command(name = "factlab", version)]
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
    /// Leer het op één computer: 27 verzonnen organisaties houden een telling
    Demo(demo::Options),
    /// De sleutel waarmee u ondertekent
    #[command(subcommand)]
    Key(keys::What),
    /// De afspraken: maken, nakijken, ondertekenen
    #[command(subcommand)]
    Manifest(session::What),
    /// Maak het adresregister, om met bewaarders te tellen
    Register {
        /// Alle adressen: CSV, XLSX of ODS
        list: PathBuf,
        /// Waar het register komt te staan
        out: PathBuf,
        /// Waarop adressen gelijk zijn: postcode, street of designation
        #[arg(long, default_value = "postcode")]
        key_type: Key,
    },
    /// Kijk na wat van uw lijst meedoet; er gaat niets naar buiten
    Prepare(prepare::Options),
    /// Doe mee aan de telling
    Ceremony(ceremony::Options),
    /// Kijk na of een uitkomst echt en heel is
    Verify {
        /// De map met de uitkomst
        folder: PathBuf,
    },
    /// Vergelijk twee uitkomsten
    Compare {
        /// De map met de eerste uitkomst
        first: PathBuf,
        /// De map met de tweede uitkomst
        second: PathBuf,
    },
}

/// What stops a command: a rule, or a file.
enum Fault {
    Refused(Refusal),
    File(PathBuf, std::io::Error),
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
    let args = Args::parse();
    let t = T { lang: if matches!(args.lang, Tongue::Nl) { Lang::Nl } else { Lang::En } };
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
        Err(fault) => {
            eprintln!("{}", fault.sentence(t));
            ExitCode::FAILURE
        }
    }
}
