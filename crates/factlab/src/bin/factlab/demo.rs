//! `factlab demo`: twenty-seven made-up organisations hold a whole ceremony on one machine.

use crate::plan_file::How;
use crate::{Fault, clock, output};
use clap::Args;
use ed25519_dalek::SigningKey;
use factlab::address::{self, KeyType};
use factlab::board::Board;
use factlab::collator::Collator;
use factlab::hex::Hex;
use factlab::link::Member;
use factlab::manifest::{
    CodeBook, Collator as CollatorSeat, Disclosure, FORMAT, Institutions, Manifest, Named, Normaliser,
    Party as PartySeat, Provision, Seat, TableKind, Window,
};
use factlab::mapping::Mapping;
use factlab::message::Envelope;
use factlab::mode::{Mode, NODES, Shares};
use factlab::party::Party;
use factlab::prepare::prepare;
use factlab::refusal::Refusal;
use factlab::register::Register;
use factlab::release::Sealed;
use factlab::secret::{Vault, harden};
use factlab::shares::{counter::Counter, giver::Giver, node::Node};
use factlab::sheet::Sheet;
use factlab::signed::SignedManifest;
use factlab::text::T;
use rayon::prelude::*;
use std::collections::VecDeque;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::time::Instant;

#[derive(Args)]
pub struct Options {
    /// Where the result comes.
    #[arg(long, default_value = "factlab-demo")]
    out: PathBuf,
    /// How many addresses an organisation has on average.
    #[arg(long, default_value_t = 5_000, value_parser = clap::value_parser!(u32).range(500..=15_000))]
    addresses: u32,
    /// How the session counts.
    #[arg(long, default_value = "chain")]
    mode: How,
    /// Do not open the result.
    #[arg(long)]
    no_open: bool,
}

/// Made-up organisations, each with the provisions it gives, by place in [`PROVISIONS`].
const ORGANISATIONS: [(&str, &[usize]); 27] = [
    ("Wmo, gemeente Zaandorp", &[5, 6, 7]),
    ("Werk en inkomen, gemeente Zaandorp", &[10, 11, 12]),
    ("Leerplicht, gemeente Zaandorp", &[3]),
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

/// How many messages are handed out together: enough for all cores, few enough that the screen moves.
const AT_ONCE: usize = 64;

/// Addresses in the made-up municipality.
const REGISTER: u64 = 75_000;

pub fn run(options: &Options, t: T) -> Result<(), Fault> {
    harden();
    say!("{}", t.s(if options.mode == How::Shares { "demo-begin-shares" } else { "demo-begin" }));
    let now = clock::now();
    let register = if options.mode == How::Shares { Some(register()?) } else { None };
    let (signed, keys) = session(now, register.as_ref())?;
    let mut table = Table { members: Vec::new(), wire: VecDeque::new() };
    for (seat, key) in keys.iter().enumerate() {
        table.seat(&signed, (seat, key.clone()), options.addresses, register.as_ref())?;
    }
    say!("{}\n    {}", t.s("cli-fingerprint"), signed.manifest.fingerprint());
    let begun = Instant::now();
    let sealed = table.play(&signed.manifest, t)?;
    say!("\n{}", t.a("demo-took", &[("seconds", begun.elapsed().as_secs().to_string())]));
    let page = output::save(&options.out, &signed, &sealed, t)?;
    say!("{}\n    {}", t.s("cli-done"), page.display());
    if !options.no_open {
        // Without a desktop there is nothing to open it with; the path stands above.
        let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
        let quiet = std::process::Stdio::null;
        let _ = std::process::Command::new(opener).arg(&page).stdout(quiet()).stderr(quiet()).spawn();
    }
    Ok(())
}

/// Everybody at one table, by seat, with the messages that are on their way.
struct Table {
    members: Vec<Box<dyn Member + Send>>,
    wire: VecDeque<Envelope>,
}

impl Table {
    /// The next seat is taken.
    fn seat(
        &mut self,
        signed: &SignedManifest,
        (seat, key): (Seat, SigningKey),
        addresses: u32,
        register: Option<&Register>,
    ) -> Result<(), Refusal> {
        let (manifest, now) = (&signed.manifest, clock::now());
        let (member, first): (Box<dyn Member + Send>, _) = if seat < ORGANISATIONS.len() {
            let sheet = Sheet::read("lijst.csv", list(seat, addresses * SIZES[seat] / 20).as_bytes())?;
            let batches = prepare(&sheet, &Mapping::guess(&sheet), manifest, seat, register)?.batches;
            match register {
                Some(register) => boxed(Giver::sit(signed, key, &batches, register, Vault::draw()?, now)?),
                None => boxed(Party::new(signed, key, batches, Vault::draw()?, now)?),
            }
        } else if seat > manifest.collator_seat() {
            boxed(Node::sit(signed, key, Vault::draw()?, now)?)
        } else if register.is_some() {
            boxed(Counter::sit(signed, key, Vault::draw()?, now)?)
        } else {
            boxed(Collator::new(signed, key, now)?)
        };
        self.members.push(member);
        self.wire.extend(first);
        Ok(())
    }

    /// Every message to whom it is for, until there is a result.
    fn play(mut self, manifest: &Manifest, t: T) -> Result<Sealed, Refusal> {
        let mut board = Board::new(manifest.clone());
        let mut last = 0;
        while !self.wire.is_empty() {
            // Everybody works at once, as laptops do: some messages, each seat through its own.
            let some: Vec<Envelope> = self.wire.drain(..self.wire.len().min(AT_ONCE)).collect();
            let to = some.iter().map(|message| Ok(message.claimed()?.to)).collect::<Result<Vec<_>, Refusal>>()?;
            some.iter().for_each(|message| board.see(message, clock::now()));
            let answers: Vec<Vec<Envelope>> = self
                .members
                .par_iter_mut()
                .enumerate()
                .map(|(seat, member)| {
                    let own = some.iter().zip(&to).filter(|(_, to)| to.is_none_or(|to| to == seat));
                    own.flat_map(|(message, _)| member.receive(message, clock::now())).collect()
                })
                .collect();
            self.wire.extend(answers.into_iter().flatten());
            let (made, all) = board.progress();
            if all > 0 && made * 100 / all != last {
                last = made * 100 / all;
                let left = board.left(clock::now()).map(|left| t.n("board-seconds", left)).unwrap_or_default();
                let _ = write!(std::io::stdout(), "\r{} {last:>3}%  {left:<30}", t.s("demo-counting"));
                let _ = std::io::stdout().flush();
            }
        }
        // All ended alike, or nobody may hear of a result.
        let ended: Result<Vec<_>, _> = self
            .members
            .iter()
            .map(|member| member.ended().unwrap_or_else(|| Err(Refusal::new("link-gone"))))
            .collect();
        ended?.pop().ok_or_else(|| Refusal::new("link-gone"))
    }
}

fn boxed<M: Member + Send + 'static>((member, first): (M, Vec<Envelope>)) -> (Box<dyn Member + Send>, Vec<Envelope>) {
    (Box::new(member), first)
}

/// All addresses of the made-up municipality.
fn register() -> Result<Register, Refusal> {
    let mut text = String::from("Postcode;Huisnummer;Toevoeging\n");
    (0..REGISTER).for_each(|at| writeln!(text, "{}", address(at)).expect("writing to a string does not fail"));
    Ok(Register::of_sheet(&Sheet::read("register.csv", text.as_bytes())?, KeyType::Postcode)?.0)
}

fn session(now: i64, register: Option<&Register>) -> Result<(SignedManifest, Vec<SigningKey>), Refusal> {
    let fresh = || -> Result<[u8; 32], Refusal> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|_| Refusal::new("no-randomness"))?;
        Ok(bytes)
    };
    let nodes = if register.is_some() { NODES } else { 0 };
    let keys: Vec<_> = (0..=ORGANISATIONS.len() + nodes)
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
    let node = |j: usize| {
        let (name, key) = (format!("Bewaarder {}", j + 1), public(ORGANISATIONS.len() + 1 + j));
        CollatorSeat { name, key }
    };
    let shares = register.map(|register| Shares { nodes: (0..NODES).map(node).collect(), register: register.listed() });
    let mode = if shares.is_some() { Mode::Shares } else { Mode::Chain };
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        protocol: mode.protocol().to_owned(),
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
        canaries: if shares.is_some() { 0 } else { 100 },
        shares,
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
            writeln!(text, "{};{code}", self::address(address)).expect("writing to a string does not fail");
        }
    }
    text
}

/// One made-up address as it stands in a list: postcode, number, addition.
fn address(at: u64) -> String {
    let street = at / 20;
    let letter = |n: u64| char::from(b'A' + u8::try_from(n % 17).unwrap_or(0));
    let (digits, one, two) = (1500 + street / 289, letter(street / 17), letter(street));
    let (number, addition) = (at % 20 / 2 + 1, if at.is_multiple_of(2) { "" } else { "A" });
    format!("{digits} {one}{two};{number};{addition}")
}
