//! `factlab demo`: twenty-seven made-up organisations hold a whole ceremony on one machine.

use crate::{Fault, clock, output};
use clap::Args;
use ed25519_dalek::SigningKey;
use factlab::address::{self, KeyType};
use factlab::board::Board;
use factlab::collator::{Collator, Stage};
use factlab::hex::Hex;
use factlab::manifest::{
    CodeBook, Collator as CollatorSeat, Disclosure, FORMAT, Institutions, Manifest, Named, Normaliser, PROTOCOL,
    Party as PartySeat, Provision, SignedManifest, TableKind, Window,
};
use factlab::message::Envelope;
use factlab::party::{Party, Phase};
use factlab::prepare::{Mapping, prepare};
use factlab::refusal::Refusal;
use factlab::release::Sealed;
use factlab::secret::{Vault, harden};
use factlab::sheet::Sheet;
use factlab::text::T;
use std::collections::VecDeque;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::time::Instant;

#[derive(Args)]
pub struct Options {
    /// Waar de uitkomst komt te staan
    #[arg(long, default_value = "factlab-demo")]
    out: PathBuf,
    /// Hoeveel adressen een organisatie gemiddeld heeft
    #[arg(long, default_value_t = 5_000, value_parser = clap::value_parser!(u32).range(500..=15_000))]
    addresses: u32,
    /// Open de uitkomst niet in de browser
    #[arg(long)]
    no_open: bool,
}

/// Made-up organisations, each with the provisions it gives, by place in [`PROVISIONS`].
const ORGANISATIONS: [(&str, &[usize]); 27] = [
    ("Gemeente Zaandorp, Wmo", &[5, 6, 7]),
    ("Gemeente Zaandorp, Werk en inkomen", &[10, 11, 12]),
    ("Gemeente Zaandorp, Leerplicht", &[3]),
    ("Jeugdhulp De Steiger", &[0, 1]),
    ("Jeugdzorg Noorderlicht", &[1, 2]),
    ("Gezinscoaches Het Anker", &[0]),
    ("Jongerenwerk De Loods", &[4]),
    ("Schoolmaatschappelijk werk Zaandorp", &[3]),
    ("Opvoedpunt De Kade", &[0, 4]),
    ("Pleegzorg De Molen", &[2]),
    ("Thuiszorg De Brug", &[5, 6]),
    ("Zorggroep Waterland", &[6]),
    ("Dagcentrum De Werf", &[7]),
    ("Maatschappelijk werk Zaanoever", &[8]),
    ("Mantelzorgpunt", &[9]),
    ("Ouderenwerk De Linde", &[8, 9]),
    ("Ggz De Overkant", &[8]),
    ("Verslavingszorg Het Roer", &[8]),
    ("Woonbegeleiding De Sluis", &[6, 8]),
    ("Vervoer op maat", &[5]),
    ("Schuldhulp Zaandorp", &[12]),
    ("Werkbedrijf De Schakel", &[11, 13]),
    ("Voedselhulp Zaandorp", &[14]),
    ("Taalhuis Zaandorp", &[13]),
    ("Bewindvoering De Balans", &[12]),
    ("Kledingbank Zaandorp", &[14]),
    ("Reïntegratie Nieuwe Koers", &[11]),
];

/// How large each is, in twentieths of the mean: large ones, and some that are so small that counts must be hidden.
const SIZES: [u32; 27] =
    [70, 60, 8, 30, 20, 25, 12, 15, 30, 4, 60, 40, 15, 25, 20, 20, 18, 8, 6, 14, 12, 10, 10, 4, 2, 1, 1];

/// Code, name, place of the domain in [`DOMAINS`].
const PROVISIONS: [(&str, &str, usize); 15] = [
    ("gezin", "Hulp in het gezin", 0),
    ("amb-jeugd", "Ambulante jeugdhulp", 0),
    ("verblijf", "Jeugdhulp met verblijf", 0),
    ("school", "Hulp rond school", 0),
    ("jongeren", "Jongerenwerk", 0),
    ("huish", "Huishoudelijke hulp of vervoer", 1),
    ("begeleiding", "Begeleiding thuis", 1),
    ("dag", "Dagbesteding", 1),
    ("amw", "Maatschappelijk werk", 1),
    ("mantel", "Steun voor mantelzorgers", 1),
    ("uitkering", "Uitkering", 2),
    ("naar-werk", "Hulp naar werk", 2),
    ("schuld", "Schuldhulp", 2),
    ("taal", "Taal en leren", 2),
    ("nood", "Voedsel en kleding", 2),
];

const DOMAINS: [(&str, &str); 3] =
    [("jeugd", "Jeugdhulp"), ("wmo", "Maatschappelijke ondersteuning"), ("werk", "Werk en inkomen")];

/// Addresses in the made-up municipality.
const REGISTER: u64 = 75_000;

pub fn run(options: &Options, t: T) -> Result<(), Fault> {
    harden();
    println!("{}", t.s("demo-begin"));
    let now = clock::now();
    let (signed, keys) = session(now)?;
    let mut wire = VecDeque::new();
    let mut parties = Vec::new();
    for (seat, key) in keys.iter().take(ORGANISATIONS.len()).enumerate() {
        let list = list(seat, options.addresses * SIZES[seat] / 20);
        let sheet = Sheet::read("lijst.csv", list.as_bytes())?;
        let prepared = prepare(&sheet, &Mapping::guess(&sheet), &signed.manifest, seat)?;
        let (party, first) = Party::new(&signed, key.clone(), prepared.batches, Vault::draw()?, now)?;
        wire.extend(first);
        parties.push(party);
    }
    let (collator, first) = Collator::new(&signed, keys[ORGANISATIONS.len()].clone(), now)?;
    wire.extend(first);
    println!("{}\n    {}", t.s("cli-fingerprint"), signed.manifest.fingerprint());
    let begun = Instant::now();
    let sealed = play(&signed.manifest, parties, collator, wire, t)?;
    println!("\n{}", t.a("demo-took", &[("seconds", begun.elapsed().as_secs().to_string())]));
    let page = output::save(&options.out, &signed, &sealed, t)?;
    println!("{}\n    {}", t.s("cli-done"), page.display());
    if !options.no_open {
        // Without a desktop there is nothing to open it with; the path stands above.
        let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
        let quiet = std::process::Stdio::null;
        let _ = std::process::Command::new(opener).arg(&page).stdout(quiet()).stderr(quiet()).spawn();
    }
    Ok(())
}

/// Everybody at one table: every message to whom it is for, until there is a result.
fn play(
    manifest: &Manifest,
    mut parties: Vec<Party>,
    mut collator: Collator,
    mut wire: VecDeque<Envelope>,
    t: T,
) -> Result<Sealed, Refusal> {
    let mut board = Board::new(manifest.clone());
    let mut last = 0;
    while let Some(message) = wire.pop_front() {
        let to = message.claimed()?.to;
        board.see(&message, clock::now());
        for (seat, party) in parties.iter_mut().enumerate() {
            if to.is_none_or(|to| to == seat) {
                wire.extend(party.receive(&message, clock::now()));
            }
        }
        if to.is_none_or(|to| to == manifest.collator_seat()) {
            wire.extend(collator.receive(&message, clock::now()));
        }
        let (made, all) = board.progress();
        if all > 0 && made * 100 / all != last {
            last = made * 100 / all;
            let left = board.left(clock::now()).map(|left| t.n("board-seconds", left)).unwrap_or_default();
            print!("\r{} {last:>3}%  {left:<30}", t.s("demo-counting"));
            let _ = std::io::stdout().flush();
        }
    }
    match (collator.stage(), parties.iter().find(|party| !party.wiped())) {
        (Stage::Done(sealed), None) => Ok((**sealed).clone()),
        (Stage::Stopped(reason), _) => Err(reason.clone()),
        _ => Err(parties
            .iter()
            .find_map(|party| if let Phase::Stopped(reason) = party.phase() { Some(reason.clone()) } else { None })
            .unwrap_or_else(|| Refusal::new("link-gone"))),
    }
}

fn session(now: i64) -> Result<(SignedManifest, Vec<SigningKey>), Refusal> {
    let fresh = || -> Result<[u8; 32], Refusal> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|_| Refusal::new("no-randomness"))?;
        Ok(bytes)
    };
    let keys: Vec<_> = (0..=ORGANISATIONS.len())
        .map(|_| fresh().map(|seed| SigningKey::from_bytes(&seed)))
        .collect::<Result<_, _>>()?;
    let public = |seat: usize| Hex(keys[seat].verifying_key().to_bytes());
    let party = |(seat, (name, gives)): (usize, &(&str, &[usize]))| PartySeat {
        name: (*name).to_owned(),
        key: public(seat),
        provisions: gives.iter().map(|place| PROVISIONS[*place].0.to_owned()).collect(),
        areas: false,
    };
    let named = |(code, name): &(&str, &str)| Named { code: (*code).to_owned(), name: (*name).to_owned() };
    let provision = |(code, name, domain): &(&str, &str, usize)| Provision {
        code: (*code).to_owned(),
        name: (*name).to_owned(),
        domain: DOMAINS[*domain].0.to_owned(),
    };
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        protocol: PROTOCOL.to_owned(),
        title: "Factlab Zaandorp (verzonnen)".to_owned(),
        nonce: Hex(fresh()?),
        reference_date: "2026-10-01".to_owned(),
        window: Window { opens: now - 60, closes: now + 4 * 3600, clock_tolerance: 120 },
        key_type: KeyType::Postcode,
        normaliser: Normaliser { version: address::VERSION.to_owned(), hash: address::hash().to_owned() },
        institutions: Institutions { rows: 6, keep: false },
        parties: ORGANISATIONS.iter().enumerate().map(party).collect(),
        collator: CollatorSeat { name: "Telmachine".to_owned(), key: public(ORGANISATIONS.len()) },
        code_book: CodeBook {
            domains: DOMAINS.iter().map(named).collect(),
            provisions: PROVISIONS.iter().map(provision).collect(),
            areas: Vec::new(),
        },
        tables: TableKind::ALL.into_iter().filter(|kind| *kind != TableKind::AreaDomains).collect(),
        disclosure: Disclosure::default(),
        canaries: 100,
    };
    let mut signed = SignedManifest::new(manifest);
    for key in &keys {
        signed.sign(key)?;
    }
    Ok((signed, keys))
}

/// Small and the same on every machine (SplitMix64): for made-up lists, never for secrets.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to 1.
    fn share(&mut self) -> f64 {
        (self.roll() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// A made-up list as CSV. Addresses with a low number have more of everything, so that help comes together there, and
/// organisations of one domain meet a little more often.
fn list(seat: usize, addresses: u32) -> String {
    let mut dice = Dice(seat as u64 + 1);
    let codes: Vec<&str> = ORGANISATIONS[seat].1.iter().map(|place| PROVISIONS[*place].0).collect();
    let shift = PROVISIONS[ORGANISATIONS[seat].1[0]].2 as u64 * 9_000;
    let mut text = String::from("Postcode;Huisnummer;Toevoeging;Voorziening\n");
    let mut taken = std::collections::BTreeSet::new();
    while taken.len() < addresses as usize {
        let place = (dice.share().powi(2) * REGISTER as f64) as u64;
        let address = if dice.share() < 0.6 { (place + shift) % REGISTER } else { place.min(REGISTER - 1) };
        if taken.insert(address) {
            let code = codes[usize::try_from(dice.roll() % codes.len() as u64).unwrap_or(0)];
            let street = address / 20;
            let letter = |n: u64| char::from(b'A' + u8::try_from(n % 17).unwrap_or(0));
            let (digits, one, two) = (1500 + street / 289, letter(street / 17), letter(street));
            let (number, addition) = (address % 20 / 2 + 1, if address.is_multiple_of(2) { "" } else { "A" });
            writeln!(text, "{digits} {one}{two};{number};{addition};{code}")
                .expect("writing to a string does not fail");
        }
    }
    text
}
