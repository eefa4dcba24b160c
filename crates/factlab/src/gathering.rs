//! How a chain begins, at every seat alike: all come in, commit to their keys and counts, and open what they committed to.

use crate::group::{self, Proof};
use crate::hex::Hex;
use crate::manifest::Seat;
use crate::message::{Body, Desk, Envelope, Header, Link, Reveal, commitment};
use crate::plan::{Plan, Roster};
use crate::refusal::Refusal;
use curve25519_dalek::constants::RISTRETTO_BASEPOINT_POINT as G;
use curve25519_dalek::ristretto::RistrettoPoint;
use std::collections::{BTreeMap, BTreeSet};

/// What the parties said before the batches go round.
#[derive(Default)]
pub(crate) struct Gathering {
    /// Who else said hello.
    pub hellos: BTreeSet<Seat>,
    /// Keys and commitments.
    pub commits: BTreeMap<Seat, (RistrettoPoint, Hex<64>)>,
    /// What was committed to.
    pub reveals: BTreeMap<Seat, Reveal>,
    /// The public keys by seat, once all have committed.
    pub keys: Vec<RistrettoPoint>,
    /// What follows from it all, once all have revealed.
    pub plan: Option<Plan>,
}

impl Gathering {
    /// Takes a hello; `true` when everybody else has said it.
    ///
    /// # Errors
    /// What [`Desk::check_hello`] says; `message-out-of-turn`.
    pub fn hello(&mut self, desk: &Desk, header: &Header, now: i64) -> Result<bool, Refusal> {
        desk.check_hello(header, now)?;
        once(desk, header.from, self.hellos.insert(header.from))?;
        // All parties and the collator, without ourselves.
        Ok(self.hellos.len() == desk.manifest.parties.len())
    }

    /// Takes a key with its proof, and a commitment; `true` when all parties' are there. Our own goes in here too.
    ///
    /// # Errors
    /// `key-proof`; `message-out-of-turn`, also for a key that another has.
    pub fn commit(
        &mut self,
        desk: &Desk,
        from: Seat,
        (key, proof): (&Hex<32>, &Proof),
        commitment: Hex<64>,
    ) -> Result<bool, Refusal> {
        let context = key_context(&desk.session, from);
        let point = group::decode(&key.0).filter(|point| group::verify(proof, &[(G, *point)], &context));
        let point = point.ok_or_else(|| desk.blame("key-proof", from))?;
        let parties = desk.manifest.parties.len();
        let same = self.commits.values().any(|(other, _)| *other == point);
        once(desk, from, from < parties && !same && self.commits.insert(from, (point, commitment)).is_none())?;
        let all = self.commits.len() == parties;
        if all {
            self.keys = self.commits.values().map(|(point, _)| *point).collect();
        }
        Ok(all)
    }

    /// Takes what opens a commitment; `true` when all parties' are there, and the plan with them.
    ///
    /// # Errors
    /// `commitment-broken`, `message-out-of-turn`; what [`Plan::new`] says.
    pub fn reveal(&mut self, desk: &Desk, from: Seat, reveal: &Reveal) -> Result<bool, Refusal> {
        let promised = self.commits.get(&from).map(|(_, commitment)| *commitment);
        if promised != Some(commitment(&desk.session, from, reveal)) {
            return Err(desk.blame("commitment-broken", from));
        }
        once(desk, from, self.reveals.insert(from, reveal.clone()).is_none())?;
        let all = self.reveals.len() == desk.manifest.parties.len();
        if all {
            self.plan = Some(Plan::new(&desk.manifest, &self.reveals)?);
        }
        Ok(all)
    }

    /// The plan.
    ///
    /// # Errors
    /// `batch-unknown` when not all have revealed yet.
    pub fn plan(&self) -> Result<&Plan, Refusal> {
        self.plan.as_ref().ok_or_else(|| Refusal::new("batch-unknown"))
    }

    /// What is needed to check hops.
    pub fn roster<'a>(&'a self, desk: &'a Desk) -> Roster<'a> {
        Roster { manifest: &desk.manifest, session: &desk.session, keys: &self.keys }
    }

    /// The joint key after these links, every step checked from the first key on.
    ///
    /// # Errors
    /// `chain-proof` with who.
    pub fn joint_key(&self, desk: &Desk, links: &[Link]) -> Result<RistrettoPoint, Refusal> {
        let mut joint = self.keys[0];
        for (seat, link) in (1..).zip(links) {
            let context = chain_context(&desk.session, seat);
            let point = group::decode(&link.point.0)
                .filter(|point| group::verify(&link.proof, &[(G, self.keys[seat]), (joint, *point)], &context));
            joint = point.ok_or_else(|| desk.blame("chain-proof", seat))?;
        }
        Ok(joint)
    }
}

/// Nobody says a thing twice, or where it is not theirs to say.
///
/// # Errors
/// `message-out-of-turn` with who.
pub(crate) fn once(desk: &Desk, from: Seat, good: bool) -> Result<(), Refusal> {
    if good { Ok(()) } else { Err(desk.blame("message-out-of-turn", from)) }
}

/// The hello of a desk.
pub(crate) fn hello(desk: &mut Desk, now: i64) -> Envelope {
    let body = Body::Hello {
        normaliser: crate::address::hash().to_owned(),
        code_book: desk.manifest.code_book_hash(),
        clock: now,
    };
    desk.seal(None, body, Vec::new())
}

/// What a proof of possession is bound to.
pub(crate) fn key_context(session: &Hex<32>, seat: Seat) -> [u8; 64] {
    group::transcript("key", &[&session.0, &(seat as u64).to_be_bytes()])
}

/// What a step of the joint key is bound to.
pub(crate) fn chain_context(session: &Hex<32>, seat: Seat) -> [u8; 64] {
    group::transcript("chain", &[&session.0, &(seat as u64).to_be_bytes()])
}
