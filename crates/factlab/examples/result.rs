//! Writes the result of a made-up session as people get it, for `./check pdf`: `cargo run -p factlab --example result -- FOLDER`.

use factlab::address::{self, KeyType};
use factlab::hex::Hex;
use factlab::manifest::{
    CodeBook, Collator, Disclosure, FORMAT, Institutions, Manifest, Named, Normaliser, PROTOCOL, Party, Provision,
    TableKind, Window,
};
use factlab::patterns::{Histogram, Labels};
use factlab::release::{Outcome, Record, Release};
use factlab::show::{csv, pdf};
use factlab::text::T;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::path::PathBuf::from(std::env::args().nth(1).ok_or("say the folder to write to")?);
    std::fs::create_dir_all(&folder)?;
    let manifest = manifest();
    let release = Release::of(&manifest, &histogram(&manifest))?;
    for table in &release.tables {
        std::fs::write(folder.join(format!("{}.csv", table.kind.name())), csv(table, T::default()))?;
    }
    let outcome = Outcome { release, record: Record::default() };
    std::fs::write(folder.join("uitkomst.pdf"), pdf(&manifest, &outcome, T::default())?)?;
    Ok(())
}

/// Nine organisations, so that tables of pairs are wide; names that markup, a font or a line may stumble over.
fn manifest() -> Manifest {
    let named = |code: &str, name: &str| Named { code: code.to_owned(), name: name.to_owned() };
    let provision = |n: usize| Provision {
        code: format!("p{n}"),
        name: format!("Voorziening {n} <&> \"#*_\" 🏠"),
        domain: ["jeugd", "wmo", "werk"][n % 3].to_owned(),
    };
    let party = |n: usize| Party {
        name: format!("Stichting met een lange naam voor een plaatje {n}"),
        key: Hex([0; 32]),
        provisions: [format!("p{}", n % 5), format!("p{}", (n + 2) % 5)].into(),
        areas: false,
    };
    Manifest {
        format: FORMAT.to_owned(),
        protocol: PROTOCOL.to_owned(),
        title: "Factlab Voorbeeldstad".to_owned(),
        nonce: Hex([7; 32]),
        reference_date: "2027-01-01".to_owned(),
        window: Window { opens: 0, closes: 1, clock_tolerance: 120 },
        key_type: KeyType::Postcode,
        normaliser: Normaliser { version: address::VERSION.to_owned(), hash: address::hash().to_owned() },
        institutions: Institutions { rows: 6, keep: false },
        parties: (0..9).map(party).collect(),
        collator: Collator { name: "Teller".to_owned(), key: Hex([0; 32]) },
        code_book: CodeBook {
            domains: vec![named("jeugd", "Jeugdhulp"), named("wmo", "Ondersteuning"), named("werk", "Werk en inkomen")],
            provisions: (0..5).map(provision).collect(),
            areas: Vec::new(),
        },
        tables: TableKind::ALL.into_iter().filter(|kind| *kind != TableKind::AreaDomains).collect(),
        disclosure: Disclosure::default(),
        canaries: 100,
        shares: None,
    }
}

/// Combinations of which some are too small to be shown, the same every time.
fn histogram(manifest: &Manifest) -> Histogram {
    let labels = manifest.labels().len();
    let mut histogram = Histogram::new();
    for n in 1..120u64 {
        let mut set = Labels::default();
        (0..1 + n % 4).for_each(|k| set.insert(usize::try_from((n * 7 + k * n * 3 + k) % labels as u64).unwrap_or(0)));
        *histogram.entry(set).or_default() += n * n % 41 * 9;
    }
    // Two that nobody else has together, on so few addresses that their count must be hidden.
    let mut rare = Labels::default();
    [0, labels - 1].into_iter().for_each(|label| rare.insert(label));
    *histogram.entry(rare).or_default() += 4;
    histogram
}
