//! The manifest: made of a plan, checked, signed.

use crate::{Fault, clock, keys, prepare, read, write};
use clap::{Subcommand, ValueEnum};
use factlab::address::{self, KeyType};
use factlab::hex::Hex;
use factlab::manifest::{
    CodeBook, Collator, Disclosure, FORMAT, Institutions, Manifest, Named, Normaliser, Party, Provision,
    SignedManifest, TableKind, Window,
};
use factlab::mode::{Mode, Shares};
use factlab::refusal::Refusal;
use factlab::register::Register;
use factlab::text::T;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[derive(Subcommand)]
pub enum What {
    /// Toon een voorbeeld van een plan, om in te vullen
    Plan {
        /// Hoe er geteld wordt: chain (alle organisaties na elkaar) of shares (met drie bewaarders)
        #[arg(long, default_value = "chain")]
        mode: How,
    },
    /// Maak een manifest van een plan
    New {
        /// Het plan (TOML)
        plan: PathBuf,
        /// Waar het manifest komt te staan
        out: PathBuf,
    },
    /// Toon wat er is afgesproken, en wie al ondertekende
    Check {
        /// Het manifest
        file: PathBuf,
    },
    /// Onderteken
    Sign {
        /// Het manifest
        file: PathBuf,
        /// Uw sleutel
        #[arg(long)]
        key: PathBuf,
    },
    /// Voeg de handtekeningen van andere exemplaren samen in het eerste
    Merge {
        /// Het manifest
        file: PathBuf,
        /// Andere exemplaren van hetzelfde manifest
        others: Vec<PathBuf>,
    },
}

/// A mode, as it is written on the command line.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum How {
    Chain,
    Shares,
}

/// What a lead fills in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    title: String,
    reference_date: String,
    opens: String,
    closes: String,
    key_type: KeyType,
    tables: BTreeSet<TableKind>,
    #[serde(default)]
    disclosure: Disclosure,
    institutions: Institutions,
    collator: Collator,
    domains: Vec<Named>,
    provisions: Vec<Provision>,
    #[serde(default)]
    areas: Vec<Named>,
    parties: Vec<Party>,
    #[serde(default)]
    mode: Mode,
    /// The file of the register, beside the plan.
    register: Option<PathBuf>,
    #[serde(default)]
    nodes: Vec<Collator>,
}

/// What a plan with nodes says more.
const EXAMPLE_SHARES: &str = include_str!("../../../templates/plan-shares.toml");
const EXAMPLE: &str = include_str!("../../../templates/plan.toml");

pub fn run(what: &What, t: T) -> Result<(), Fault> {
    match what {
        What::Plan { mode } => print!("{}", example_of(*mode)),
        What::New { plan, out } => {
            let text = String::from_utf8_lossy(&read(plan)?).into_owned();
            let folder = plan.parent().unwrap_or(Path::new(""));
            let signed = SignedManifest::new(manifest(&text, folder)?);
            signed.manifest.check()?;
            save(out, &signed)?;
            show(&signed, t);
        }
        What::Check { file } => {
            let signed = load(file)?;
            signed.manifest.check()?;
            show(&signed, t);
        }
        What::Sign { file, key } => {
            let mut signed = load(file)?;
            let seat = signed.sign(&keys::load(key)?)?;
            save(file, &signed)?;
            show(&signed, t);
            println!("\n{}", t.a("cli-signed", &[("name", signed.manifest.name(seat).to_owned())]));
        }
        What::Merge { file, others } => {
            let mut signed = load(file)?;
            for other in others {
                signed.merge(&load(other)?)?;
            }
            save(file, &signed)?;
            show(&signed, t);
        }
    }
    Ok(())
}

/// A manifest in a file.
pub fn load(file: &Path) -> Result<SignedManifest, Fault> {
    Ok(SignedManifest::parse(&read(file)?)?)
}

fn save(file: &Path, signed: &SignedManifest) -> Result<(), Fault> {
    let mut json = serde_json::to_vec_pretty(signed).expect("a manifest is plain data");
    json.push(b'\n');
    write(file, &json)
}

/// The example plan of a mode: what comes before its tables says the mode.
fn example_of(mode: How) -> String {
    let (first, rest) = EXAMPLE.split_once("\n\n").expect("the example has parts");
    match mode {
        How::Chain => EXAMPLE.to_owned(),
        How::Shares => {
            let (head, nodes) = EXAMPLE_SHARES.split_once("\n\n").expect("the example has parts");
            format!("{first}\n{head}\n\n{rest}\n{nodes}")
        }
    }
}

/// The register and the nodes of a plan that counts with shares.
fn shares(mode: Mode, register: Option<PathBuf>, nodes: Vec<Collator>, folder: &Path) -> Result<Option<Shares>, Fault> {
    match (mode, register) {
        (Mode::Chain, None) if nodes.is_empty() => Ok(None),
        (Mode::Chain, _) => Err(Refusal::new("plan-mode").into()),
        (Mode::Shares, None) => Err(Refusal::new("register-missing").into()),
        (Mode::Shares, Some(file)) => {
            let register = Register::parse(&read(&folder.join(file))?)?.listed();
            Ok(Some(Shares { nodes, register }))
        }
    }
}

fn manifest(text: &str, folder: &Path) -> Result<Manifest, Fault> {
    let plan: Plan = toml::from_str(text).map_err(|error| Refusal::new("plan-form").with("detail", error))?;
    let time = |text: &str| {
        let time: Result<jiff::Timestamp, _> = text.parse();
        time.map(jiff::Timestamp::as_second).map_err(|_| Refusal::new("plan-time").with("time", text))
    };
    let mut nonce = [0; 32];
    getrandom::fill(&mut nonce).map_err(|_| Refusal::new("no-randomness"))?;
    let shares = shares(plan.mode, plan.register, plan.nodes, folder)?;
    Ok(Manifest {
        format: FORMAT.to_owned(),
        protocol: plan.mode.protocol().to_owned(),
        title: plan.title,
        nonce: Hex(nonce),
        reference_date: plan.reference_date,
        window: Window { opens: time(&plan.opens)?, closes: time(&plan.closes)?, clock_tolerance: 120 },
        key_type: plan.key_type,
        normaliser: Normaliser { version: address::VERSION.to_owned(), hash: address::hash().to_owned() },
        institutions: plan.institutions,
        parties: plan.parties,
        collator: plan.collator,
        code_book: CodeBook { domains: plan.domains, provisions: plan.provisions, areas: plan.areas },
        tables: plan.tables,
        disclosure: plan.disclosure,
        canaries: if shares.is_some() { 0 } else { 100 },
        shares,
    })
}

/// Makes a register of a list of all addresses.
pub fn make_register(list: &Path, out: &Path, key_type: KeyType, t: T) -> Result<(), Fault> {
    let (register, flaws) = Register::of_sheet(&prepare::sheet(list)?, key_type)?;
    write(out, &register.to_bytes())?;
    let parts = [("n", register.listed().rows.to_string()), ("hash", register.hash().to_string())];
    println!("{}\n{}", t.a("cli-register", &parts), t.n("cli-errors", flaws));
    Ok(())
}

/// Shows everything that is agreed.
pub fn show(signed: &SignedManifest, t: T) {
    let m = &signed.manifest;
    println!("\n{}  ·  {}", m.title, t.date(&m.reference_date));
    println!("{}\n", t.a("cli-window", &[("from", moment(m.window.opens, t)), ("to", moment(m.window.closes, t))]));
    let unsigned = signed.unsigned();
    for seat in m.seats() {
        let state = t.s(if unsigned.contains(&seat) { "cli-not-signed" } else { "cli-is-signed" });
        let brings = match m.parties.get(seat) {
            Some(party) => party.provisions.iter().cloned().collect::<Vec<_>>().join(", "),
            None => t.s(if seat == m.collator_seat() { "fact-collator" } else { "fact-node" }),
        };
        println!("  {state:<18} {:<36} {brings}", m.name(seat));
    }
    if let Some(shares) = &m.shares {
        let parts = [("n", shares.register.rows.to_string()), ("hash", shares.register.hash.to_string())];
        println!("\n{}", t.a("cli-register", &parts));
    }
    println!("\n{}", t.s("fact-domains"));
    for domain in &m.code_book.domains {
        println!("  {}", domain.name);
        for one in m.code_book.provisions.iter().filter(|one| one.domain == domain.code) {
            println!("    {:<10} {}", one.code, one.name);
        }
    }
    println!("\n{}", t.s("cli-tables"));
    m.tables.iter().for_each(|kind| println!("  {}", t.s(&format!("table-{}", kind.name()))));
    let d = &m.disclosure;
    println!(
        "\n  {}\n  {}\n  {}\n  {}",
        t.institutions(m),
        t.n("rule-min-cell", d.min_cell),
        t.n("rule-group", d.group_percent),
        t.n("rule-round", d.round_to)
    );
    match signed.ready(clock::now()) {
        Ok(()) => println!("\n{}", t.s("cli-ready")),
        Err(refusal) => println!("\n{}", t.refusal(&refusal)),
    }
    // Last, so that it is in sight when it is to be read aloud.
    println!("\n{}\n    {}", t.s("cli-fingerprint"), m.fingerprint());
}

/// A time as the clock of this computer has it.
fn moment(second: i64, t: T) -> String {
    let Ok(time) = jiff::Timestamp::from_second(second) else { return second.to_string() };
    let here = time.to_zoned(jiff::tz::TimeZone::system());
    format!("{} {:02}:{:02}", t.date(&here.date().to_string()), here.hour(), here.minute())
}

/// A manifest for tests of screens.
#[cfg(test)]
pub fn example() -> Manifest {
    manifest(EXAMPLE, Path::new("")).ok().expect("the example plan is a plan")
}

#[cfg(test)]
mod tests {
    use super::{How, Path, example_of, manifest};
    use crate::Fault;
    use factlab::mode::Mode;

    #[test]
    fn the_example_plans_are_plans() {
        let folder = tempfile::tempdir().unwrap();
        let lines: String = (0..200).map(|n| format!("P|1506AB|{n:03}|\n")).collect();
        std::fs::write(folder.path().join("register.txt"), lines).unwrap();
        for (how, mode) in [(How::Chain, Mode::Chain), (How::Shares, Mode::Shares)] {
            let manifest = manifest(&example_of(how), folder.path()).ok().unwrap();
            // Its keys are to be filled in: only those are wrong.
            assert_eq!((manifest.mode(), manifest.check().unwrap_err().code.as_str()), (mode, "party-key"));
        }
    }

    #[test]
    fn a_chain_has_no_nodes_and_shares_have_a_register() {
        let plan = example_of(How::Shares);
        let code = |plan: &str| match manifest(plan, Path::new("")).err() {
            Some(Fault::Refused(reason)) => reason.code,
            _ => String::new(),
        };
        assert_eq!(code(&plan.replace("mode = \"shares\"", "mode = \"chain\"")), "plan-mode");
        assert_eq!(code(&plan.replace("register = ", "# ")), "register-missing");
    }
}
