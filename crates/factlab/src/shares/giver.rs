//! An organisation in the shares mode: gives each node its shares, and shows what its tags were made with once the nodes
//! cannot change anything any more.

use super::machine::{Machine, Role, Table};
use super::rows::{Bytes, name, stream, tag_keys, xor};
use crate::group::transcript;
use crate::hex::Hex;
use crate::manifest::Label;
use crate::message::{Body, Envelope, Header, Promise, canary_commitment};
use crate::mode::NODES;
use crate::prepare::Keys;
use crate::refusal::{Refusal, ensure};
use crate::register::Register;
use crate::secret::Vault;
use crate::signed::SignedManifest;
use ed25519_dalek::SigningKey;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use zeroize::{Zeroize, Zeroizing};

/// What an organisation has besides its seat.
pub struct Giver {
    /// The three shares as they travel: two seeds, and what they leave of our rows.
    pub(crate) shares: [Bytes; NODES],
    promise: Promise,
    lists: usize,
    given: bool,
}

impl Giver {
    /// Takes a seat with what it prepared, and says hello.
    ///
    /// # Errors
    /// What [`Machine::sit`] says; `label-not-ours`, `register-other`, `address-outside`.
    pub fn sit(
        signed: &SignedManifest,
        identity: SigningKey,
        batches: &BTreeMap<Label, Keys>,
        register: &Register,
        vault: Vault,
        now: i64,
    ) -> Result<(Machine<Self>, Vec<Envelope>), Refusal> {
        Machine::sit(signed, identity, vault, now, |table| Self::new(table, batches, register))
    }

    fn new(table: &Table, batches: &BTreeMap<Label, Keys>, register: &Register) -> Result<Self, Refusal> {
        let (manifest, seat) = (&table.desk.manifest, table.desk.seat);
        ensure(seat < manifest.parties.len(), "key-not-in-manifest")?;
        let named = manifest.shares.as_ref().map(|shares| shares.register);
        ensure(named == Some(register.listed()), "register-other")?;
        let labels = manifest.labels_of(seat);
        ensure(batches.keys().all(|label| labels.contains(label)), "label-not-ours")?;
        let secret = Zeroizing::new(table.vault.canaries());
        let keys = Zeroizing::new(tag_keys(&table.desk.session, &secret, &labels));
        let mut third = table.form.own(seat, batches, register, &keys)?;
        let seeds = [0u64, 1].map(|k| {
            let wide = Zeroizing::new(transcript("seed", &[&table.vault.share(), &k.to_be_bytes()]));
            Zeroizing::new(wide[..32].to_vec())
        });
        seeds.iter().for_each(|seed| xor(&mut third, &expanded(seed, table.form.own_length(seat))));
        let [first, second] = seeds;
        let shares = [first, second, third];
        let promise = Promise {
            secret: canary_commitment(&table.desk.session, seat, &secret),
            shares: std::array::from_fn(|k| name(&shares[k])),
        };
        Ok(Self { shares, promise, lists: batches.len(), given: false })
    }
}

/// The rows that a seed stands for.
pub fn expanded(seed: &[u8], length: usize) -> Bytes {
    let mut key = Zeroizing::new([0; 32]);
    key.copy_from_slice(seed);
    stream(&key, length)
}

impl Role for Giver {
    fn promise(&self) -> Option<Promise> {
        Some(self.promise.clone())
    }

    fn is_time_for(&self, table: &Table, header: &Header) -> bool {
        // What is not for us at all is refused at once.
        !matches!(header.body, Body::Outcome) || table.gone.contains_key(&table.desk.seat)
    }

    fn act(&mut self, table: &mut Table, header: &Header, envelope: &Envelope) -> Result<Vec<Envelope>, Refusal> {
        match header.body {
            Body::Outcome if header.from == table.desk.manifest.collator_seat() => {
                table.keep_outcome(envelope).map(|()| Vec::new())
            }
            _ => Err(table.out_of_turn(header.from)),
        }
    }

    fn go(&mut self, table: &mut Table) -> Result<Vec<Envelope>, Refusal> {
        let mut out = Vec::new();
        if !self.given {
            self.given = true;
            for j in 0..NODES {
                let both = Zeroizing::new([self.shares[j].as_slice(), &self.shares[(j + 1) % NODES]].concat());
                out.push(table.send(table.node(j), Body::Share, 0, &both)?);
            }
            self.forget();
        }
        if table.bound() && !table.gone.contains_key(&table.desk.seat) {
            let log = self.promise.shares.iter().fold(Sha256::new(), |sha, share| sha.chain_update(share.0));
            let secret = Hex(table.vault.canaries());
            out.push(table.go_out(Hex(log.finalize().into()), self.lists, secret));
        }
        Ok(out)
    }

    fn forget(&mut self) {
        self.shares.iter_mut().for_each(|share| share.zeroize());
    }
}

#[cfg(test)]
impl Giver {
    /// Changes our rows, and names them anew: an organisation that brings something else, and stands by it.
    pub(super) fn meddle(&mut self, difference: &[u8]) {
        xor(&mut self.shares[2], difference);
        self.promise.shares[2] = name(&self.shares[2]);
    }
}
