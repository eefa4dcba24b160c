//! The manifest: made of a plan, checked, signed.

use crate::{Fault, clock, keys, read, write};
use clap::Subcommand;
use factlab::address::{self, KeyType};
use factlab::hex::Hex;
use factlab::manifest::{
    CodeBook, Collator, Disclosure, FORMAT, Institutions, Manifest, Named, Normaliser, PROTOCOL, Party, Provision,
    SignedManifest, TableKind, Window,
};
use factlab::refusal::Refusal;
use factlab::text::T;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[derive(Subcommand)]
pub enum What {
    /// Toon een voorbeeld van een plan, om in te vullen
    Plan,
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
}

const EXAMPLE: &str = include_str!("../../../templates/plan.toml");

pub fn run(what: &What, t: T) -> Result<(), Fault> {
    match what {
        What::Plan => print!("{EXAMPLE}"),
        What::New { plan, out } => {
            let text = String::from_utf8_lossy(&read(plan)?).into_owned();
            let signed = SignedManifest::new(manifest(&text)?);
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
            println!("{}", t.a("cli-signed", &[("name", signed.manifest.name(seat).to_owned())]));
            show(&signed, t);
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

fn manifest(text: &str) -> Result<Manifest, Refusal> {
    let plan: Plan = toml::from_str(text).map_err(|error| Refusal::new("plan-form").with("detail", error))?;
    let time = |text: &str| {
        let time: Result<jiff::Timestamp, _> = text.parse();
        time.map(jiff::Timestamp::as_second).map_err(|_| Refusal::new("plan-time").with("time", text))
    };
    let mut nonce = [0; 32];
    getrandom::fill(&mut nonce).map_err(|_| Refusal::new("no-randomness"))?;
    Ok(Manifest {
        format: FORMAT.to_owned(),
        protocol: PROTOCOL.to_owned(),
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
        canaries: 100,
    })
}

/// Shows everything that is agreed.
pub fn show(signed: &SignedManifest, t: T) {
    let m = &signed.manifest;
    println!("\n{}  ·  {}", m.title, m.reference_date);
    println!("{}\n    {}\n", t.s("cli-fingerprint"), m.fingerprint());
    let unsigned = signed.unsigned();
    for seat in 0..=m.collator_seat() {
        let state = t.s(if unsigned.contains(&seat) { "cli-not-signed" } else { "cli-is-signed" });
        let brings = match m.parties.get(seat) {
            Some(party) => party.provisions.iter().cloned().collect::<Vec<_>>().join(", "),
            None => t.s("fact-collator"),
        };
        println!("  {state:<18} {:<36} {brings}", m.name(seat));
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
        "\n  {}\n  {}\n  {}",
        t.n("rule-min-cell", d.min_cell),
        t.n("rule-group", d.group_percent),
        t.n("rule-round", d.round_to)
    );
    if unsigned.is_empty() {
        match signed.ready(clock::now()) {
            Ok(()) => println!("\n{}", t.s("cli-ready")),
            Err(refusal) => println!("\n{}", t.refusal(&refusal)),
        }
    }
}

/// A manifest for tests of screens.
#[cfg(test)]
pub fn example() -> Manifest {
    manifest(EXAMPLE).expect("the example plan is a plan")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_example_plan_is_a_plan() {
        let manifest = super::manifest(super::EXAMPLE).unwrap();
        // Its keys are to be filled in: only those are wrong.
        assert_eq!(manifest.check().unwrap_err().code, "party-key");
    }
}
