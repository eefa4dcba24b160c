//! Sessions for tests: made-up organisations, and everybody at one table.

use crate::address::{self, KeyType};
use crate::collator::{Collator, Stage};
use crate::group::transcript;
use crate::hex::Hex;
use crate::link::Member;
use crate::manifest::{
    CodeBook, Collator as CollatorSeat, Disclosure, FORMAT, Institutions, Label, Manifest, Named, Normaliser, PROTOCOL,
    Party as PartySeat, Provision, TableKind, Window, canonical,
};
use crate::message::{Envelope, Header};
use crate::mode::{SHARES_PROTOCOL, Shares};
use crate::party::{Party, Phase};
use crate::patterns::{Histogram, Labels};
use crate::prepare::{Key, Keys};
use crate::refusal::Refusal;
use crate::register::Register;
use crate::secret::Vault;
use crate::signed::SignedManifest;
use ed25519_dalek::{Signer, SigningKey};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The time in all tests.
pub const NOW: i64 = 1_790_000_000;

/// A session of `n` parties that bring these provisions (`p0`, `p1`, …, spread over three domains), signed by all.
/// The last key is the collator's.
pub fn session(n: usize, provisions: &[&[usize]]) -> (SignedManifest, Vec<SigningKey>) {
    let keys: Vec<_> = (0..=n).map(|i| SigningKey::from_bytes(&[u8::try_from(i).unwrap() + 1; 32])).collect();
    let public = |i: usize| Hex(keys[i].verifying_key().to_bytes());
    let most = provisions.iter().flat_map(|p| p.iter()).max().copied().unwrap_or(0);
    let named = |code: String| Named { name: code.to_uppercase(), code };
    let manifest = Manifest {
        format: FORMAT.into(),
        protocol: PROTOCOL.into(),
        title: "Proef".into(),
        nonce: Hex([7; 32]),
        reference_date: "2026-10-01".into(),
        window: Window { opens: NOW - 3600, closes: NOW + 3600, clock_tolerance: 120 },
        key_type: KeyType::Postcode,
        normaliser: Normaliser { version: address::VERSION.into(), hash: address::hash().into() },
        institutions: Institutions { rows: 6, keep: false },
        parties: (0..n)
            .map(|i| PartySeat {
                name: format!("Organisatie {}", i + 1),
                key: public(i),
                provisions: provisions[i].iter().map(|p| format!("p{p}")).collect(),
                areas: false,
            })
            .collect(),
        collator: CollatorSeat { name: "Teller".into(), key: public(n) },
        code_book: CodeBook {
            domains: (0..3).map(|d| named(format!("d{d}"))).collect(),
            provisions: (0..=most)
                .map(|p| Provision { code: format!("p{p}"), name: format!("P{p}"), domain: format!("d{}", p % 3) })
                .collect(),
            areas: Vec::new(),
        },
        tables: TableKind::ALL.into_iter().filter(|kind| *kind != TableKind::AreaDomains).collect(),
        disclosure: Disclosure::default(),
        canaries: 20,
        shares: None,
    };
    (signed_by(manifest, &keys), keys)
}

/// A session like that of [`session`] in the shares mode, over a register of so many addresses. The last keys are those
/// of the collator and the three nodes.
pub fn shares_session(n: usize, provisions: &[&[usize]], rows: u32) -> (SignedManifest, Vec<SigningKey>) {
    let (signed, mut keys) = session(n, provisions);
    let mut manifest = signed.manifest;
    manifest.protocol = SHARES_PROTOCOL.into();
    manifest.canaries = 0;
    let nodes = (0..3u8).map(|j| {
        let key = SigningKey::from_bytes(&[200 + j; 32]);
        let seat = CollatorSeat { name: format!("Bewaarder {}", j + 1), key: Hex(key.verifying_key().to_bytes()) };
        keys.push(key);
        seat
    });
    let nodes = nodes.collect();
    manifest.shares = Some(Shares { nodes, register: register(rows).listed() });
    (signed_by(manifest, &keys), keys)
}

fn signed_by(manifest: Manifest, keys: &[SigningKey]) -> SignedManifest {
    let mut signed = SignedManifest::new(manifest);
    for key in keys {
        // A manifest that a test makes wrong on purpose is signed by nobody.
        let _ = signed.sign(key);
    }
    signed
}

/// Addresses of which those of a test are a part.
pub fn register(rows: u32) -> Register {
    Register::new(keys(0..rows))
}

/// Keys of made-up addresses.
pub fn keys(numbers: impl IntoIterator<Item = u32>) -> Keys {
    numbers.into_iter().map(|n| Key::new(format!("P|1506AB|{n}|"))).collect()
}

/// Signs a changed message again as its sender would: a cheating sender, not a broken line.
pub fn resealed(
    envelope: &Envelope,
    identities: &[SigningKey],
    change: impl FnOnce(&mut Header, &mut Vec<u8>),
) -> Envelope {
    let mut header = envelope.claimed().unwrap();
    let mut payload = envelope.payload.clone();
    change(&mut header, &mut payload);
    header.payload = Hex(Sha256::digest(&payload).into());
    let bytes = canonical(&header);
    let signature = identities[header.from].sign(&transcript("message", &[&bytes])).to_bytes();
    Envelope { header: bytes, payload, signature }
}

/// What each label holds, as numbers of made-up addresses.
pub type Lists = BTreeMap<Label, BTreeSet<u32>>;

/// A provision of an organisation.
pub fn label(owner: usize, code: usize) -> Label {
    Label { owner, code: format!("p{code}"), area: false }
}

/// Two organisations or more, each with its own provision and perhaps its neighbour's, with random overlaps: every
/// list has at least ten of so many addresses, and fewer than `longest`.
pub fn lists(most: usize, addresses: u32, longest: usize) -> impl Strategy<Value = (usize, Lists)> {
    let list = move || proptest::collection::btree_set(0..addresses, 10..longest);
    (2..=most).prop_flat_map(move |n| {
        let sets = proptest::collection::vec((list(), proptest::option::of(list())), n);
        let labelled = sets.prop_map(move |sets| {
            let mut lists = Lists::new();
            for (i, (own, other)) in sets.into_iter().enumerate() {
                lists.insert(label(i, i), own);
                lists.extend(other.map(|other| (label(i, (i + 1) % n), other)));
            }
            lists
        });
        (Just(n), labelled)
    })
}

/// The join in the open, for comparison.
pub fn plain(manifest: &Manifest, lists: &Lists) -> Histogram {
    let labels = manifest.labels();
    let mut addresses: BTreeMap<u32, Labels> = BTreeMap::new();
    for (label, list) in lists {
        let at = labels.iter().position(|one| one == label).unwrap();
        list.iter().for_each(|n| addresses.entry(*n).or_default().insert(at));
    }
    let mut histogram = Histogram::new();
    addresses.into_values().for_each(|set| *histogram.entry(set).or_default() += 1);
    histogram
}

/// Everybody at one table, with the messages that are on their way.
pub struct Table {
    /// The parties.
    pub parties: Vec<Party>,
    /// The collator.
    pub collator: Collator,
    /// On their way, with what was sent.
    pub wire: VecDeque<Envelope>,
}

impl Table {
    /// Everybody sits down.
    pub fn lay(signed: &SignedManifest, keys_of: &[SigningKey], lists: &Lists) -> Self {
        let mut wire = VecDeque::new();
        let mut parties = Vec::new();
        for (seat, identity) in keys_of.iter().enumerate().take(keys_of.len() - 1) {
            let own = lists.iter().filter(|(label, _)| label.owner == seat);
            let batches = own.map(|(label, list)| (label.clone(), keys(list.iter().copied()))).collect();
            let (party, out) = Party::new(signed, identity.clone(), batches, Vault::draw().unwrap(), NOW).unwrap();
            wire.extend(out);
            parties.push(party);
        }
        let (collator, out) = Collator::new(signed, keys_of[keys_of.len() - 1].clone(), NOW).unwrap();
        wire.extend(out);
        Self { parties, collator, wire }
    }

    /// Gives every message to everybody, until none is left. `meddle` sees each message before it arrives and says what
    /// arrives in its place.
    pub fn play(&mut self, mut meddle: impl FnMut(Envelope) -> Vec<Envelope>) {
        while let Some(message) = self.wire.pop_front() {
            for message in meddle(message) {
                for party in &mut self.parties {
                    self.wire.extend(party.receive(&message, NOW));
                }
                self.wire.extend(self.collator.receive(&message, NOW));
            }
        }
    }

    /// Why there is no result; all who know must agree that there is none, and nobody may hold a secret any more.
    pub fn stopped(&self) -> Option<Refusal> {
        for party in &self.parties {
            if matches!(party.phase(), Phase::Stopped(_) | Phase::Done(_)) {
                assert!(party.wiped());
            }
            if let Phase::Stopped(reason) = party.phase() {
                return Some(reason.clone());
            }
        }
        match self.collator.stage() {
            Stage::Stopped(reason) => Some(reason.clone()),
            _ => None,
        }
    }
}
