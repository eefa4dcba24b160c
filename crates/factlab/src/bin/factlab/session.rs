//! The manifest: made of a plan, checked, signed.

use crate::plan_file::{How, example_of, manifest};
use crate::{Fault, ask, clock, keys, prepare, read, write};
use clap::Subcommand;
use factlab::address::KeyType;
use factlab::manifest::Seat;
use factlab::refusal::Refusal;
use factlab::register::Register;
use factlab::signed::SignedManifest;
use factlab::text::T;
use std::path::{Path, PathBuf};

#[derive(Subcommand)]
pub enum What {
    /// Shows an example of a plan.
    Plan {
        /// How the session counts.
        #[arg(long, default_value = "chain")]
        mode: How,
    },
    /// Makes a manifest of a plan.
    New {
        /// The plan (TOML).
        plan: PathBuf,
        /// Where the manifest comes.
        out: PathBuf,
    },
    /// Shows what is agreed, and who signed.
    Check {
        /// The manifest.
        file: PathBuf,
        /// The key, to see who one is in it.
        #[arg(long)]
        key: Option<PathBuf>,
    },
    /// Signs.
    Sign {
        /// The manifest.
        file: PathBuf,
        /// The key.
        #[arg(long)]
        key: PathBuf,
    },
    /// Brings the signatures of other copies together in the first.
    Merge {
        /// The manifest.
        file: PathBuf,
        /// Other copies of it.
        #[arg(required = true)]
        others: Vec<PathBuf>,
    },
}

pub fn run(what: &What, t: T) -> Result<(), Fault> {
    match what {
        What::Plan { mode } => say!("{}", example_of(*mode, t.lang).trim_end()),
        What::New { plan, out } => make(plan, out, t)?,
        What::Check { file, key } => {
            let signed = load(file)?;
            signed.manifest.check()?;
            show(&signed, t);
            if let Some(key) = key {
                let seat = signed.manifest.seat_of(&keys::load(key)?.verifying_key());
                let seat = seat.ok_or_else(|| Refusal::new("key-not-in-manifest"))?;
                say!("{}", t.a("cli-you-are", &[("name", signed.manifest.name(seat).to_owned())]));
            }
        }
        What::Sign { file, key } => {
            let mut signed = load(file)?;
            let before = signed.unsigned();
            let seat = signed.sign(&keys::load(key)?)?;
            let name = [("name", signed.manifest.name(seat).to_owned())];
            if before.contains(&seat) {
                save(file, &signed)?;
                say!("{}", t.a("cli-signed", &name));
            } else {
                say!("{}", t.a("cli-signed-already", &name));
            }
            progress(&signed, t);
        }
        What::Merge { file, others } => {
            let mut signed = load(file)?;
            for other in others {
                let named = |refusal: Refusal| match refusal.code.as_str() {
                    "manifest-other" => refusal.with("file", other.display()),
                    _ => refusal,
                };
                signed.merge(&load(other)?).map_err(named)?;
            }
            save(file, &signed)?;
            progress(&signed, t);
        }
    }
    Ok(())
}

/// A manifest of a plan, in a new file: one that lies there may be signed already.
fn make(plan: &Path, out: &Path, t: T) -> Result<(), Fault> {
    if out.exists() {
        return Err(Refusal::new("manifest-exists").with("file", out.display()).into());
    }
    // By its mark: what a Windows shell writes with `>` is UTF-16.
    let bytes = read(plan)?;
    let (text, ..) = encoding_rs::UTF_8.decode(&bytes);
    let signed = SignedManifest::new(manifest(&text, plan.parent().unwrap_or(Path::new("")))?);
    signed.manifest.check()?;
    // It would be signed by all, and be refused on the day.
    if signed.manifest.window.closes <= clock::now() {
        return Err(Refusal::new("plan-past").with("time", moment(signed.manifest.window.closes, t)).into());
    }
    save(out, &signed)?;
    show(&signed, t);
    Ok(())
}

/// A manifest in a file.
pub fn load(file: &Path) -> Result<SignedManifest, Fault> {
    let named = |refusal: Refusal| refusal.with("file", file.display());
    Ok(SignedManifest::parse(&read(file)?).map_err(named)?)
}

fn save(file: &Path, signed: &SignedManifest) -> Result<(), Fault> {
    let mut json = serde_json::to_vec_pretty(signed).expect("a manifest is plain data");
    json.push(b'\n');
    write(file, &json)
}

/// Makes a register of a list of all addresses.
pub fn make_register(list: &Path, out: &Path, key_type: KeyType, t: T) -> Result<(), Fault> {
    let (register, flaws) = Register::of_sheet(&prepare::sheet(list)?, key_type)?;
    write(out, &register.to_bytes())?;
    let parts = [("n", register.listed().rows.to_string()), ("hash", register.hash().to_string())];
    say!("{}\n{}", t.a("cli-register", &parts), t.n("cli-errors", flaws));
    Ok(())
}

/// Shows everything that is agreed.
pub fn show(signed: &SignedManifest, t: T) {
    let m = &signed.manifest;
    say!("\n{}  ·  {}", m.title, t.date(&m.reference_date));
    say!("{}", t.a("cli-window", &[("from", moment(m.window.opens, t)), ("to", moment(m.window.closes, t))]));
    say!("{}\n", t.s(&format!("key-type-{}", m.key_type.name())));
    let (unsigned, outdated) = (signed.unsigned(), signed.outdated());
    for seat in m.seats() {
        let state = match () {
            () if outdated.contains(&seat) => "cli-signed-other",
            () if unsigned.contains(&seat) => "cli-not-signed",
            () => "cli-is-signed",
        };
        let brings = match m.parties.get(seat) {
            Some(party) => {
                let areas = party.areas.then(|| t.s("cli-gives-areas"));
                party.provisions.iter().cloned().chain(areas).collect::<Vec<_>>().join(", ")
            }
            None => t.s(if seat == m.collator_seat() { "fact-collator" } else { "fact-node" }),
        };
        say!("  {:<22} {:<36} {brings}", t.s(state), m.name(seat));
    }
    if let Some(shares) = &m.shares {
        let parts = [("n", shares.register.rows.to_string()), ("hash", shares.register.hash.to_string())];
        say!("\n{}", t.a("cli-register", &parts));
    }
    say!("\n{}", t.s("fact-domains"));
    for domain in &m.code_book.domains {
        say!("  {}", domain.name);
        for one in m.code_book.provisions.iter().filter(|one| one.domain == domain.code) {
            say!("    {:<16} {}", one.code, one.name);
        }
    }
    if !m.code_book.areas.is_empty() {
        say!("\n{}", t.s("cli-areas"));
        m.code_book.areas.iter().for_each(|area| say!("    {:<16} {}", area.code, area.name));
    }
    say!("\n{}", t.s("cli-tables"));
    m.tables.iter().for_each(|kind| say!("  {}", t.s(&format!("table-{}", kind.name()))));
    let d = &m.disclosure;
    say!();
    let rules = [
        t.institutions(m),
        t.n("rule-min-cell", d.min_cell),
        t.n("rule-group", d.group_percent),
        t.n("rule-round", d.round_to),
        t.n("rule-difference", d.min_difference),
    ];
    rules.iter().for_each(|rule| say!("{}", ask::wrapped(&format!("- {rule}"))));
    say!();
    progress(signed, t);
}

/// Who still has to sign, and the fingerprint: last, so that it is in sight when it is to be read aloud.
fn progress(signed: &SignedManifest, t: T) {
    let names = |seats: Vec<Seat>| {
        let names: Vec<_> = seats.into_iter().map(|seat| signed.manifest.name(seat).to_owned()).collect();
        [("names", names.join(", "))]
    };
    let outdated = signed.outdated();
    if !outdated.is_empty() {
        say!("{}", ask::wrapped(&t.a("cli-outdated", &names(outdated))));
    }
    match signed.ready(clock::now()) {
        Ok(()) => say!("{}", t.s("cli-ready")),
        // Before the day that is as it should be.
        Err(refusal) if refusal.code == "window-early" => {
            say!("{}", t.a("cli-ready-later", &[("from", moment(signed.manifest.window.opens, t))]));
        }
        Err(refusal) if refusal.code == "unsigned" => {
            say!("{}", ask::wrapped(&t.a("cli-unsigned", &names(signed.unsigned()))));
        }
        Err(refusal) => say!("{}", ask::wrapped(&t.refusal(&refusal))),
    }
    say!("\n{}\n    {}", t.s("cli-fingerprint"), signed.manifest.fingerprint());
}

/// A time as the clock of this computer has it.
fn moment(second: i64, t: T) -> String {
    let Ok(time) = jiff::Timestamp::from_second(second) else { return second.to_string() };
    let here = time.to_zoned(jiff::tz::TimeZone::system());
    // With the hours from UTC: laptops that stand in another zone show another time.
    format!("{} {:02}:{:02} (UTC{})", t.date(&here.date().to_string()), here.hour(), here.minute(), here.offset())
}
