//! What follows from what all parties revealed: which batches there are, how large, by which way; and the checks that
//! every receiver of a batch makes.

use crate::group::{self, Token};
use crate::hex::Hex;
use crate::manifest::{Label, MIN_BATCH, Manifest, Seat, canonical};
use crate::message::{Hop, MAX_PAYLOAD, Reveal, SignedHop, digest, hop_bytes, hop_context};
use crate::refusal::{Refusal, ensure};
use curve25519_dalek::constants::RISTRETTO_BASEPOINT_POINT as G;
use curve25519_dalek::ristretto::RistrettoPoint;
use curve25519_dalek::scalar::Scalar;
use ed25519_dalek::{Signature, VerifyingKey};
use std::collections::BTreeMap;

/// The batches of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    parties: usize,
    joint: [u8; 64],
    sizes: BTreeMap<Label, Size>,
}

/// How large a batch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Addresses.
    pub addresses: u32,
    /// Canaries among them.
    pub canaries: u32,
}

impl Size {
    /// Tokens in all.
    pub fn tokens(self) -> u32 {
        self.addresses + self.canaries
    }
}

impl Plan {
    /// The plan, when every party revealed what it may.
    ///
    /// # Errors
    /// `counts-form` with who.
    pub fn new(manifest: &Manifest, reveals: &BTreeMap<Seat, Reveal>) -> Result<Self, Refusal> {
        let mut sizes = BTreeMap::new();
        let most = u32::try_from(MAX_PAYLOAD / 32).unwrap_or(u32::MAX) - manifest.canaries;
        for (seat, reveal) in reveals {
            let allowed = manifest.labels_of(*seat);
            let batches = u32::try_from(reveal.counts.len()).unwrap_or(u32::MAX);
            let ordered = reveal.counts.is_sorted_by(|a, b| a.label < b.label);
            for (i, count) in (0u32..).zip(&reveal.counts) {
                let good = ordered && allowed.contains(&count.label) && (MIN_BATCH..=most).contains(&count.addresses);
                let canaries = manifest.canaries / batches + u32::from(i < manifest.canaries % batches);
                let size = Size { addresses: count.addresses, canaries };
                sizes.insert(count.label.clone(), size);
                if !good {
                    return Err(Refusal::new("counts-form").with("party", manifest.name(*seat)));
                }
            }
        }
        let shares: Vec<&[u8]> = reveals.values().map(|reveal| reveal.share.0.as_slice()).collect();
        Ok(Self { parties: manifest.parties.len(), joint: group::transcript("joint", &shares), sizes })
    }

    /// All batches.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        self.sizes.keys()
    }

    /// The size of a batch; `None` when there is no such batch.
    pub fn size(&self, label: &Label) -> Option<Size> {
        self.sizes.get(label).copied()
    }

    /// Which hop of a batch a seat makes: 0 for its owner.
    pub fn turn(&self, label: &Label, seat: Seat) -> usize {
        (seat + self.parties - label.owner) % self.parties
    }

    /// Who gets a batch after a seat: the next party round, or the collator.
    pub fn after(&self, label: &Label, seat: Seat) -> Seat {
        if self.turn(label, seat) + 1 == self.parties { self.parties } else { (seat + 1) % self.parties }
    }

    /// How many hops one seat makes.
    pub fn hops(&self) -> usize {
        self.sizes.len()
    }

    /// The canaries of a batch, as scalars `a`: the canary itself is `a·G`, its token at the end `a·X` with the joint
    /// key `X`. Uniform, and known to the owner alone until it shows its secret.
    pub fn canaries(&self, session: &Hex<32>, label: &Label, secret: &[u8; 32]) -> Vec<Scalar> {
        let label_bytes = canonical(label);
        let number = self.size(label).map_or(0, |size| size.canaries);
        let one = |i: u32| {
            group::hash_to_scalar("canary", &[&session.0, &self.joint, secret, &label_bytes, &i.to_be_bytes()])
        };
        (0..number).map(one).collect()
    }

    /// Checks the course of a batch that arrives after its last hop.
    ///
    /// Links and numbers of every hop are checked; signature and proof only from hop `from` on, because every earlier
    /// receiver did so, and the collator does it again for all.
    ///
    /// # Errors
    /// `batch-unknown`, `batch-route`, `batch-count`, `hop-chain`, `hop-signature`, `hop-proof`, with who.
    pub fn check_hops(
        &self,
        roster: &Roster<'_>,
        label: &Label,
        hops: &[SignedHop],
        from: usize,
    ) -> Result<(), Refusal> {
        let size = self.size(label).ok_or_else(|| Refusal::new("batch-unknown"))?;
        ensure(!hops.is_empty() && hops.len() <= self.parties, "batch-unknown")?;
        let zero = Hex([0; 32]);
        let (mut previous, mut output, mut sum) = (zero, zero, zero);
        for (i, signed) in hops.iter().enumerate() {
            let hop = &signed.hop;
            let blame = |code: &str| Err(Refusal::new(code).with("party", roster.manifest.name(hop.by)));
            if hop.by != (label.owner + i) % self.parties {
                return blame("batch-route");
            }
            if hop.count != size.tokens() {
                return blame("batch-count");
            }
            if hop.previous != previous || hop.input != output || hop.sum_in != sum || hop.proof.is_some() != (i > 0) {
                return blame("hop-chain");
            }
            if i >= from {
                if !roster.signed(label, signed) {
                    return blame("hop-signature");
                }
                if !roster.proven(label, hop) {
                    return blame("hop-proof");
                }
            }
            (previous, output, sum) = (signed.hash(), hop.output, hop.sum_out);
        }
        Ok(())
    }
}

/// What is needed to check a hop: names and keys.
pub struct Roster<'a> {
    /// The session.
    pub manifest: &'a Manifest,
    /// Its name.
    pub session: &'a Hex<32>,
    /// The public keys `K_i`, by seat.
    pub keys: &'a [RistrettoPoint],
}

impl Roster<'_> {
    fn signed(&self, label: &Label, signed: &SignedHop) -> bool {
        let bytes = hop_bytes(self.session, label, &signed.hop);
        let key = self.manifest.key(signed.hop.by).and_then(|key| VerifyingKey::from_bytes(&key.0).ok());
        key.is_some_and(|key| key.verify_strict(&bytes, &Signature::from_bytes(&signed.signature.0)).is_ok())
    }

    fn proven(&self, label: &Label, hop: &Hop) -> bool {
        let Some(proof) = &hop.proof else { return true };
        let (Some(sum_in), Some(sum_out)) = (group::decode(&hop.sum_in.0), group::decode(&hop.sum_out.0)) else {
            return false;
        };
        let context = hop_context(self.session, label, hop);
        group::verify(proof, &[(G, self.keys[hop.by]), (sum_in, sum_out)], &context)
    }
}

/// Checks the tokens of a batch against its last hop: their number, their order, their hash.
///
/// # Errors
/// `batch-count`, `token-order` (also for a token that stands there twice), `batch-digest`.
pub fn check_tokens(tokens: &[Token], last: &Hop) -> Result<(), Refusal> {
    ensure(tokens.len() == last.count as usize, "batch-count")?;
    ensure(tokens.is_sorted_by(|a, b| a < b), "token-order")?;
    ensure(digest(tokens) == last.output, "batch-digest")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Count;
    use crate::testing::session;

    fn label(owner: Seat, code: &str) -> Label {
        Label { owner, code: code.into(), area: false }
    }

    fn plan(counts: &[(Seat, &str, u32)]) -> Result<Plan, Refusal> {
        let (signed, _) = session(3, &[&[0, 1, 2], &[1], &[2]]);
        let reveal = |seat: Seat| Reveal {
            share: Hex([1; 32]),
            salt: Hex([2; 32]),
            canaries: Hex([3; 64]),
            counts: counts
                .iter()
                .filter(|(teller, ..)| *teller == seat)
                .map(|(owner, code, addresses)| Count { label: label(*owner, code), addresses: *addresses })
                .collect(),
        };
        Plan::new(&signed.manifest, &(0..3).map(|seat| (seat, reveal(seat))).collect())
    }

    #[test]
    fn given_counts_when_planned_then_sizes_canaries_and_ways() {
        let plan = plan(&[(0, "p0", 10), (0, "p1", 50), (0, "p2", 99), (2, "p2", 12)]).unwrap();
        let size = |owner: Seat, code: &str| plan.size(&label(owner, code)).map(|size| (size.addresses, size.canaries));
        // Twenty canaries over three lists, and over one.
        assert_eq!([size(0, "p0"), size(0, "p1"), size(0, "p2")], [Some((10, 7)), Some((50, 7)), Some((99, 6))]);
        assert_eq!((size(2, "p2"), size(1, "p1")), (Some((12, 20)), None));
        let way = |owner: Seat| {
            let list = label(owner, "p2");
            let mut seats = vec![owner];
            while seats[seats.len() - 1] != 3 {
                seats.push(plan.after(&list, seats[seats.len() - 1]));
            }
            seats
        };
        assert_eq!((way(0), way(2)), (vec![0, 1, 2, 3], vec![2, 0, 1, 3]));
        let scalars = plan.canaries(&Hex([9; 32]), &label(0, "p0"), &[5; 32]);
        assert_eq!(scalars.len(), 7);
        assert_ne!(scalars, plan.canaries(&Hex([9; 32]), &label(0, "p1"), &[5; 32]));
        assert_ne!(scalars, plan.canaries(&Hex([9; 32]), &label(0, "p0"), &[6; 32]));
    }

    #[test]
    fn counts_that_cannot_be_are_refused_with_who() {
        let wrong: [&[(Seat, &str, u32)]; 5] = [
            &[(0, "p0", 9)],                 // one could be singled out
            &[(1, "p0", 50)],                // not its own
            &[(0, "p0", u32::MAX)],          // more than travels
            &[(0, "p1", 10), (0, "p0", 10)], // not in order
            &[(0, "p0", 10), (0, "p0", 10)], // twice
        ];
        for counts in wrong {
            let refusal = plan(counts).unwrap_err();
            let who = format!("Organisatie {}", counts[0].0 + 1);
            assert_eq!(refusal, Refusal::new("counts-form").with("party", who));
        }
    }
}
