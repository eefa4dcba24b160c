//! Rows of bits: their form, their tags, splitting and shuffling them.

use crate::group::transcript;
use crate::hex::Hex;
use crate::manifest::{Label, Manifest, Seat, canonical};
use crate::patterns::{Histogram, Labels};
use crate::prepare::Keys;
use crate::refusal::Refusal;
use crate::register::Register;
use chacha20::ChaCha20;
use chacha20::cipher::{KeyIvInit, StreamCipher};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// Bytes that are wiped when they go.
pub type Bytes = Zeroizing<Vec<u8>>;
/// How many bytes a tag has.
pub const TAG: usize = 16;
/// A key of a tag: what a label adds to it.
pub type TagKey = [u8; TAG];

/// Where everything lies in a row: a block of whole bytes for each party, then the tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    rows: usize,
    /// Per party: where its block begins, and its labels.
    blocks: Vec<(usize, Vec<Label>)>,
    bits: usize,
}

impl Form {
    /// The form of a session's rows.
    pub fn of(manifest: &Manifest) -> Self {
        let rows = manifest.shares.as_ref().map_or(0, |shares| shares.register.rows as usize);
        let mut bits = 0;
        let blocks = (0..manifest.parties.len()).map(|seat| {
            let labels = manifest.labels_of(seat);
            let from = bits;
            bits += labels.len().div_ceil(8);
            (from, labels)
        });
        let blocks = blocks.collect();
        Self { rows, blocks, bits }
    }

    /// Bytes of a row.
    pub fn width(&self) -> usize {
        self.bits + TAG
    }

    /// Bytes of all rows.
    pub fn length(&self) -> usize {
        self.rows * self.width()
    }

    /// Bytes of all rows of one party: its block and a tag, for each.
    pub fn own_length(&self, seat: Seat) -> usize {
        self.rows * (self.block(seat) + TAG)
    }

    fn block(&self, seat: Seat) -> usize {
        self.blocks[seat].1.len().div_ceil(8)
    }

    /// A party's rows: bit `l` of the block says whether the address has the party's label `l`.
    ///
    /// # Errors
    /// `address-outside` when an address does not stand in the register.
    pub fn own(
        &self,
        seat: Seat,
        batches: &BTreeMap<Label, Keys>,
        register: &Register,
        keys: &[TagKey],
    ) -> Result<Bytes, Refusal> {
        let width = self.block(seat) + TAG;
        let mut all = Zeroizing::new(vec![0; self.rows * width]);
        for (l, label) in self.blocks[seat].1.iter().enumerate() {
            for key in batches.get(label).into_iter().flatten() {
                let at = register.row(key).ok_or_else(|| Refusal::new("address-outside"))?;
                let row = &mut all[at * width..(at + 1) * width];
                row[l / 8] |= 1 << (l % 8);
                xor(&mut row[width - TAG..], &keys[l]);
            }
        }
        Ok(all)
    }

    /// Adds a share of one party's rows to a share of all.
    pub fn add(&self, all: &mut [u8], seat: Seat, own: &[u8]) {
        let (from, block) = (self.blocks[seat].0, self.block(seat));
        for (row, part) in all.chunks_exact_mut(self.width()).zip(own.chunks_exact(block + TAG)) {
            xor(&mut row[from..from + block], &part[..block]);
            xor(&mut row[self.bits..], &part[block..]);
        }
    }

    /// What is left of each row's tag when its labels' keys are taken away: of rows that nobody touched, zeros. Of a share,
    /// a share of that.
    pub fn left(&self, rows: &[u8], keys: &[Vec<TagKey>]) -> Bytes {
        let mut all = Zeroizing::new(Vec::with_capacity(self.rows * TAG));
        for row in rows.chunks_exact(self.width()) {
            let mut tag: TagKey = [0; TAG];
            tag.copy_from_slice(&row[self.bits..]);
            for ((from, _), keys) in self.blocks.iter().zip(keys) {
                let set = keys.iter().enumerate().filter(|(l, _)| row[from + l / 8] >> (l % 8) & 1 == 1);
                set.for_each(|(_, key)| xor(&mut tag, key));
            }
            all.extend(tag);
        }
        all
    }

    /// How often each set of labels occurs, labels numbered as [`Manifest::labels`] lists them. Rows without any are left
    /// out.
    pub fn count(&self, rows: &[u8]) -> Histogram {
        let mut histogram = Histogram::new();
        for row in rows.chunks_exact(self.width()) {
            let (mut set, mut place) = (Labels::default(), 0);
            for (from, labels) in &self.blocks {
                (0..labels.len()).filter(|l| row[from + l / 8] >> (l % 8) & 1 == 1).for_each(|l| set.insert(place + l));
                place += labels.len();
            }
            if !set.is_empty() {
                *histogram.entry(set).or_default() += 1;
            }
        }
        histogram
    }

    /// Moves rows: row `i` of the answer is row `order[i]`.
    pub fn moved(&self, rows: &[u8], order: &[u32]) -> Bytes {
        let width = self.width();
        let mut all = Zeroizing::new(Vec::with_capacity(rows.len()));
        order.iter().map(|from| *from as usize * width).for_each(|at| all.extend_from_slice(&rows[at..at + width]));
        all
    }

    /// An order of all rows that follows from a key, every order as likely as another (Fisher–Yates).
    pub fn order(&self, key: &[u8; 32]) -> Vec<u32> {
        let mut dice = Dice::new(key);
        let mut order: Vec<u32> = (0..).take(self.rows).collect();
        for i in (1..order.len()).rev() {
            order.swap(i, dice.below(i as u64 + 1));
        }
        order
    }
}

/// What each of a party's labels adds to a tag, from the party's secret.
pub fn tag_keys(session: &Hex<32>, secret: &[u8; 32], labels: &[Label]) -> Vec<TagKey> {
    let one = |label: &Label| {
        let wide = Zeroizing::new(transcript("tag", &[&session.0, secret, &canonical(label)]));
        std::array::from_fn(|i| wide[i])
    };
    labels.iter().map(one).collect()
}

/// `into ⊕= other`.
pub fn xor(into: &mut [u8], other: &[u8]) {
    into.iter_mut().zip(other).for_each(|(a, b)| *a ^= b);
}

/// SHA-256 of bytes: how a share is named.
pub fn name(bytes: &[u8]) -> Hex<32> {
    Hex(Sha256::digest(bytes).into())
}

fn cipher(key: &[u8; 32]) -> ChaCha20 {
    ChaCha20::new(key.into(), &[0; 12].into())
}

/// The key stream of ChaCha20 (RFC 8439), nonce zero, block counter from zero.
pub fn stream(key: &[u8; 32], length: usize) -> Bytes {
    let mut bytes = Zeroizing::new(vec![0; length]);
    cipher(key).apply_keystream(&mut bytes);
    bytes
}

/// Numbers from a key: eight bytes of its stream each, little-endian.
struct Dice(ChaCha20);

impl Dice {
    fn new(key: &[u8; 32]) -> Self {
        Self(cipher(key))
    }

    /// A number below `n`; what would make some more likely than others is drawn again.
    fn below(&mut self, n: u64) -> usize {
        loop {
            let mut bytes = [0; 8];
            self.0.apply_keystream(&mut bytes);
            let drawn = u64::from_le_bytes(bytes);
            let fair = u64::MAX - u64::MAX % n;
            if drawn < fair {
                return usize::try_from(drawn % n).expect("below the number of rows");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::shares_session;
    use std::collections::BTreeSet;

    /// RFC 8439, A.1, test vector 1: key and nonce zero, block counter zero.
    #[test]
    fn the_stream_is_that_of_the_rfc() {
        let first = "76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7";
        assert_eq!(crate::hex::encode(&stream(&[0; 32], 32)), first);
    }

    #[test]
    fn an_order_has_every_row_once_and_keys_differ() {
        let (signed, _) = shares_session(2, &[&[0], &[1]], 150);
        let form = Form::of(&signed.manifest);
        let (one, other) = (form.order(&[1; 32]), form.order(&[2; 32]));
        assert_eq!(one.iter().copied().collect::<BTreeSet<_>>().len(), 150);
        assert_ne!(one, other);
        // Of all places of row 0 over 600 keys, each of the 150 is taken about four times.
        let mut places = vec![0; 150];
        for key in 0..600u16 {
            let mut seed = [3; 32];
            seed[..2].copy_from_slice(&key.to_be_bytes());
            places[form.order(&seed).iter().position(|row| *row == 0).unwrap()] += 1;
        }
        assert!(places.iter().all(|n| *n < 20) && places.iter().filter(|n| **n == 0).count() < 12, "{places:?}");
    }

    #[test]
    fn what_is_left_of_a_tag_is_nothing_until_a_bit_changes() {
        let (signed, _) = shares_session(2, &[&[0, 1], &[1]], 150);
        let form = Form::of(&signed.manifest);
        let register = Register::new(crate::testing::keys(0..150));
        let (mut all, mut keys) = (vec![0; form.length()], Vec::new());
        for seat in 0..2 {
            let labels = signed.manifest.labels_of(seat);
            keys.push(tag_keys(&Hex([9; 32]), &[7; 32], &labels));
            let batches = labels.into_iter().map(|label| (label, crate::testing::keys(seat as u32..20))).collect();
            form.add(&mut all, seat, &form.own(seat, &batches, &register, &keys[seat]).unwrap());
        }
        assert!(form.left(&all, &keys).iter().all(|byte| *byte == 0));
        assert_eq!(form.count(&all).values().sum::<u64>(), 20);
        for byte in 0..form.width() {
            let mut touched = all.clone();
            touched[byte] ^= 1;
            assert!(form.left(&touched, &keys).iter().any(|byte| *byte != 0), "byte {byte}");
        }
    }
}
