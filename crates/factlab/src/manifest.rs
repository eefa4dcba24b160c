//! The manifest: what a session is, agreed and signed ([`crate::signed`]) beforehand by every party. Nothing in it can
//! change afterwards.

use crate::address::{self, KeyType};
use crate::hex::Hex;
use crate::mode::{Mode, Shares};
use crate::refusal::{Refusal, ensure, seen};
use ed25519_dalek::VerifyingKey;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// The protocol of the chain, the mode that needs nobody but the parties and the collator.
pub const PROTOCOL: &str = "FACTLAB-RISTRETTO-V1";
/// The form of the manifest itself.
pub const FORMAT: &str = "factlab-manifest-1";
/// The fewest and the most parties.
pub const PARTIES: std::ops::RangeInclusive<usize> = 2..=50;
/// The most pairs of an organisation and what it brings (provisions and areas), over the whole session.
pub const MAX_LABELS: usize = 256;
/// The smallest batch that travels, in addresses (shared rule: an organisation must not be able to single anyone out).
pub const MIN_BATCH: u32 = 10;

/// The last second of the year 9999. RFC 8785 writes numbers as doubles, so that two larger ones could be one text.
const LAST: i64 = 253_402_300_799;

/// A place at the table: the parties in the manifest's order, then the collator, then the nodes of the shares mode.
pub type Seat = usize;

/// What a session is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// [`PROTOCOL`] or [`crate::mode::SHARES_PROTOCOL`]: it names the mode.
    pub protocol: String,
    /// What the session is called.
    pub title: String,
    /// Fresh randomness: tokens of another session never match.
    pub nonce: Hex<32>,
    /// The day the addresses are of, `YYYY-MM-DD`.
    pub reference_date: String,
    /// From when and until when the ceremony may be held, in seconds since 1970 (UTC).
    pub window: Window,
    /// What addresses are matched on.
    pub key_type: KeyType,
    /// The normaliser every party must use.
    pub normaliser: Normaliser,
    /// What is done with institutions.
    pub institutions: Institutions,
    /// The organisations that bring addresses.
    pub parties: Vec<Party>,
    /// Who counts.
    pub collator: Collator,
    /// What there is to count.
    pub code_book: CodeBook,
    /// The tables that are released, all at once.
    pub tables: BTreeSet<TableKind>,
    /// How they are protected.
    pub disclosure: Disclosure,
    /// How many control tokens each organisation hides among its own; none in the shares mode.
    pub canaries: u32,
    /// The nodes and the register of the shares mode; absent in the chain mode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shares: Option<Shares>,
}

/// When the ceremony may be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// Seconds since 1970.
    pub opens: i64,
    /// Seconds since 1970.
    pub closes: i64,
    /// How far clocks may differ, in seconds.
    pub clock_tolerance: i64,
}

/// Which rules make keys of addresses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Normaliser {
    /// [`address::VERSION`].
    pub version: String,
    /// [`address::hash`].
    pub hash: String,
}

/// When an address counts as an institution, and what happens then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Institutions {
    /// From how many rows of one organisation on one address.
    pub rows: u32,
    /// Whether such addresses take part.
    pub keep: bool,
}

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Its name.
    pub name: String,
    /// Its Ed25519 key.
    pub key: Hex<32>,
    /// The provisions it brings, by code. The organisation does not choose its labels afterwards.
    pub provisions: BTreeSet<String>,
    /// Whether it says which addresses lie in which area.
    #[serde(default)]
    pub areas: bool,
}

/// Who counts. May be the machine of one of the parties, but then with a key of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collator {
    /// Name.
    pub name: String,
    /// Its Ed25519 key.
    pub key: Hex<32>,
}

/// Domains, the provisions in them, and areas.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeBook {
    /// Youth help, support, work and income …
    pub domains: Vec<Named>,
    /// What organisations offer.
    pub provisions: Vec<Provision>,
    /// Parts of the municipality; may be empty.
    #[serde(default)]
    pub areas: Vec<Named>,
}

/// A code with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Letters, digits and hyphens.
    pub code: String,
    /// As people read it.
    pub name: String,
}

/// A provision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// Letters, digits and hyphens.
    pub code: String,
    /// As people read it.
    pub name: String,
    /// The code of its domain.
    pub domain: String,
}

/// A table that can be released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableKind {
    /// How many addresses have 1, 2, 3 … domains.
    DomainsPerAddress,
    /// … organisations.
    OrganisationsPerAddress,
    /// … provisions; one provision from two organisations counts twice, as two forms would.
    ProvisionsPerAddress,
    /// Exactly which domains come together.
    DomainCombinations,
    /// Exactly which organisations come together, the most frequent.
    OrganisationCombinations,
    /// Domains two by two.
    DomainPairs,
    /// Organisations two by two.
    OrganisationPairs,
    /// Provisions two by two.
    ProvisionPairs,
    /// Number of domains, per area.
    AreaDomains,
}

impl TableKind {
    /// All of them, in the order of a result.
    pub const ALL: [Self; 9] = [
        Self::DomainsPerAddress,
        Self::DomainCombinations,
        Self::DomainPairs,
        Self::OrganisationsPerAddress,
        Self::OrganisationCombinations,
        Self::OrganisationPairs,
        Self::ProvisionsPerAddress,
        Self::ProvisionPairs,
        Self::AreaDomains,
    ];

    /// The name in the texts and of files: `table-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::DomainsPerAddress => "domains-per-address",
            Self::OrganisationsPerAddress => "organisations-per-address",
            Self::ProvisionsPerAddress => "provisions-per-address",
            Self::DomainCombinations => "domain-combinations",
            Self::OrganisationCombinations => "organisation-combinations",
            Self::DomainPairs => "domain-pairs",
            Self::OrganisationPairs => "organisation-pairs",
            Self::ProvisionPairs => "provision-pairs",
            Self::AreaDomains => "area-domains",
        }
    }
}

/// The rules under which tables are released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    /// Counts from 1 to below this are not shown (10; 5 is possible).
    pub min_cell: u32,
    /// What is shown is rounded to a multiple of this (5).
    pub round_to: u32,
    /// From which share of a group, in per cent, a count says something about everybody in it (90).
    pub group_percent: u32,
    /// Differences between two sessions below this are not shown (10).
    pub min_difference: u32,
}

impl Default for Disclosure {
    fn default() -> Self {
        Self { min_cell: 10, round_to: 5, group_percent: 90, min_difference: 10 }
    }
}

/// One batch's name: who brings it, and what its addresses have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// The organisation's seat.
    pub owner: Seat,
    /// The code of a provision or, with `area`, of an area.
    pub code: String,
    /// Whether it is an area.
    pub area: bool,
}

impl Manifest {
    /// The bytes that are hashed and signed: RFC 8785.
    pub fn canonical(&self) -> Vec<u8> {
        canonical(self)
    }

    /// SHA-256 of the canonical bytes: the session's name in every message.
    pub fn hash(&self) -> Hex<32> {
        Hex(Sha256::digest(self.canonical()).into())
    }

    /// The hash in digits to read aloud: eight groups of five (over 2^128 possibilities).
    pub fn fingerprint(&self) -> String {
        spoken(&self.hash().0)
    }

    /// SHA-256 of the canonical code book.
    pub fn code_book_hash(&self) -> Hex<32> {
        Hex(Sha256::digest(canonical(&self.code_book)).into())
    }

    /// The seat of the collator.
    pub fn collator_seat(&self) -> Seat {
        self.parties.len()
    }

    /// All seats: parties, collator, nodes.
    pub fn seats(&self) -> std::ops::Range<Seat> {
        0..self.parties.len() + 1 + self.nodes().len()
    }

    /// The nodes; none in the chain mode.
    fn nodes(&self) -> &[Collator] {
        self.shares.as_ref().map_or(&[], |shares| &shares.nodes)
    }

    /// The seats of the nodes.
    pub fn node_seats(&self) -> std::ops::Range<Seat> {
        self.parties.len() + 1..self.seats().end
    }

    /// The seats that hold something to destroy, in order: the parties, then the nodes.
    pub fn keepers(&self) -> impl Iterator<Item = Seat> {
        (0..self.parties.len()).chain(self.node_seats())
    }

    /// How the session counts.
    pub fn mode(&self) -> Mode {
        if self.shares.is_some() { Mode::Shares } else { Mode::Chain }
    }

    /// The key of a seat.
    pub fn key(&self, seat: Seat) -> Option<&Hex<32>> {
        if let Some(party) = self.parties.get(seat) {
            return Some(&party.key);
        }
        match seat.checked_sub(self.collator_seat() + 1) {
            None => Some(&self.collator.key),
            Some(node) => self.nodes().get(node).map(|node| &node.key),
        }
    }

    /// The name of a seat; that of the collator for a seat that is not there.
    pub fn name(&self, seat: Seat) -> &str {
        if let Some(party) = self.parties.get(seat) {
            return &party.name;
        }
        let node = seat.checked_sub(self.collator_seat() + 1).and_then(|node| self.nodes().get(node));
        node.map_or(&self.collator.name, |node| &node.name)
    }

    /// The seat of a key.
    pub fn seat_of(&self, key: &VerifyingKey) -> Option<Seat> {
        self.seats().find(|seat| self.key(*seat).is_some_and(|k| k.0 == key.to_bytes()))
    }

    /// What a provision or an area is called, by its code.
    pub fn called(&self, code: &str) -> Option<&str> {
        let provisions = self.code_book.provisions.iter().map(|one| (&one.code, &one.name));
        let mut all = provisions.chain(self.code_book.areas.iter().map(|one| (&one.code, &one.name)));
        all.find(|(theirs, _)| *theirs == code).map(|(_, name)| name.as_str())
    }

    /// The labels one party may bring, in order.
    pub fn labels_of(&self, owner: Seat) -> Vec<Label> {
        let Some(party) = self.parties.get(owner) else { return Vec::new() };
        let provisions = party.provisions.iter().map(|code| Label { owner, code: code.clone(), area: false });
        let areas = self.code_book.areas.iter().filter(|_| party.areas);
        provisions.chain(areas.map(|area| Label { owner, code: area.code.clone(), area: true })).collect()
    }

    /// All labels of the session, in order.
    pub fn labels(&self) -> Vec<Label> {
        (0..self.parties.len()).flat_map(|seat| self.labels_of(seat)).collect()
    }

    /// Whether this program can hold this session: form, versions, roster, code book, profile.
    ///
    /// # Errors
    /// The first rule that is broken.
    pub fn check(&self) -> Result<(), Refusal> {
        ensure(self.format == FORMAT, "manifest-format")?;
        if self.protocol != self.mode().protocol() {
            let ours = self.mode().protocol();
            return Err(Refusal::new("protocol-other").with("theirs", &self.protocol).with("ours", ours));
        }
        if self.normaliser.version != address::VERSION || self.normaliser.hash != address::hash() {
            let theirs = &self.normaliser.version;
            return Err(Refusal::new("normaliser-other").with("theirs", theirs).with("ours", address::VERSION));
        }
        self.check_texts()?;
        self.check_roster()?;
        self.check_code_book()?;
        let d = &self.disclosure;
        ensure((5..=1000).contains(&d.min_cell), "disclosure-min-cell")?;
        ensure((1..=100).contains(&d.round_to), "disclosure-round")?;
        ensure((50..=100).contains(&d.group_percent), "disclosure-group")?;
        ensure(d.min_difference >= d.min_cell, "disclosure-difference")?;
        ensure(!self.tables.is_empty(), "tables-none")?;
        match &self.shares {
            None => ensure((20..=10_000).contains(&self.canaries), "canaries-few")?,
            Some(shares) => shares.check(self)?,
        }
        ensure(self.institutions.rows >= 2, "institutions-rows")?;
        let w = &self.window;
        let possible = 0 <= w.opens && w.opens < w.closes && w.closes <= LAST;
        ensure(possible && (1..=3600).contains(&w.clock_tolerance), "window-form")
    }

    /// People compare what they see: nothing may stand there that is not seen, or that works on a screen.
    fn check_texts(&self) -> Result<(), Refusal> {
        let book = &self.code_book;
        let names = book.domains.iter().chain(&book.areas).map(|named| &named.name);
        let names = names.chain(book.provisions.iter().map(|provision| &provision.name));
        let texts = names.chain([&self.title, &self.reference_date]).map(String::as_str);
        let mut texts = texts.chain(self.seats().map(|seat| self.name(seat)));
        ensure(texts.all(|text| text.chars().all(seen)), "text-signs")
    }

    fn check_roster(&self) -> Result<(), Refusal> {
        ensure(PARTIES.contains(&self.parties.len()), "parties-number")?;
        let mut names = BTreeSet::new();
        let mut keys = BTreeSet::new();
        for seat in self.seats() {
            let name = self.name(seat).trim();
            ensure(!name.is_empty() && name.len() <= 100 && names.insert(name.to_lowercase()), "party-name-twice")?;
            let key = self.key(seat).ok_or_else(|| Refusal::new("party-key"))?;
            if key.0 == [0; 32] {
                return Err(Refusal::new("party-key-empty").with("party", name));
            }
            let good = VerifyingKey::from_bytes(&key.0).is_ok_and(|k| !k.is_weak());
            if !good || !keys.insert(key.0) {
                return Err(Refusal::new("party-key").with("party", name));
            }
        }
        Ok(())
    }

    fn check_code_book(&self) -> Result<(), Refusal> {
        let book = &self.code_book;
        let domains = codes(book.domains.iter().map(|d| &d.code))?;
        let provisions = codes(book.provisions.iter().map(|p| &p.code))?;
        codes(book.areas.iter().map(|a| &a.code))?;
        ensure(!domains.is_empty() && domains.len() <= 12 && !provisions.is_empty(), "code-book-empty")?;
        for provision in &book.provisions {
            if !domains.contains(&provision.domain) {
                return Err(Refusal::new("code-book-domain").with("code", &provision.code));
            }
        }
        for party in &self.parties {
            if let Some(code) = party.provisions.iter().find(|code| !provisions.contains(*code)) {
                return Err(Refusal::new("code-book-provision").with("party", &party.name).with("code", code));
            }
            if party.provisions.is_empty() && !party.areas {
                return Err(Refusal::new("party-without-labels").with("party", &party.name));
            }
        }
        let givers = self.parties.iter().filter(|party| party.areas).count();
        ensure(givers == usize::from(!book.areas.is_empty()), "areas-by-one")?;
        ensure(!self.tables.contains(&TableKind::AreaDomains) || givers == 1, "areas-by-one")?;
        ensure(self.labels().len() <= MAX_LABELS, "labels-many")
    }
}

/// The set of codes, each of a plain form and used once.
fn codes<'a>(all: impl Iterator<Item = &'a String>) -> Result<BTreeSet<String>, Refusal> {
    let mut set = BTreeSet::new();
    for code in all {
        let plain = (1..=40).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !plain {
            return Err(Refusal::new("code-form").with("code", code));
        }
        if !set.insert(code.clone()) {
            return Err(Refusal::new("code-twice").with("code", code));
        }
    }
    Ok(set)
}

/// The bytes of a value under RFC 8785.
pub fn canonical(value: &impl Serialize) -> Vec<u8> {
    serde_json_canonicalizer::to_vec(value).expect("our own types have string keys and finite numbers")
}

/// A hash in eight groups of five decimal digits.
pub fn spoken(hash: &[u8; 32]) -> String {
    let groups = hash.chunks_exact(4).map(|four| {
        let number = u32::from_be_bytes([four[0], four[1], four[2], four[3]]);
        format!("{:05}", number % 100_000)
    });
    groups.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::session;

    #[test]
    fn what_this_program_cannot_hold_is_refused_with_the_reason() {
        type Change = fn(&mut Manifest);
        let changes: [(&str, Change); 13] = [
            ("manifest-format", |m| m.format = "x".into()),
            ("protocol-other", |m| m.protocol = "FACTLAB-RISTRETTO-V2".into()),
            ("normaliser-other", |m| m.normaliser.version = "adres-0".into()),
            ("normaliser-other", |m| m.normaliser.hash = "00".into()),
            ("parties-number", |m| m.parties.truncate(1)),
            ("party-name-twice", |m| m.parties[1].name = m.parties[0].name.clone()),
            ("party-key", |m| m.parties[1].key = m.parties[0].key),
            ("party-key-empty", |m| m.parties[1].key = Hex([0; 32])),
            ("code-book-domain", |m| m.code_book.provisions[0].domain = "x".into()),
            ("code-book-provision", |m| _ = m.parties[0].provisions.insert("x".into())),
            ("disclosure-min-cell", |m| m.disclosure.min_cell = 4),
            ("areas-by-one", |m| m.parties[0].areas = true),
            ("canaries-few", |m| m.canaries = 3),
        ];
        for (code, change) in changes {
            let (mut signed, _) = session(3, &[&[0], &[1], &[2]]);
            change(&mut signed.manifest);
            assert_eq!(signed.manifest.check().unwrap_err().code, code);
        }
    }
}
