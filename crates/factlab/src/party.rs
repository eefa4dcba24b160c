//! One organisation in the ceremony: a machine of states. Messages go in, messages come out; nothing else happens.

use crate::gathering::{Gathering, chain_context, hello, key_context};
use crate::group::{self, Token};
use crate::hex::Hex;
use crate::manifest::{Label, Seat};
use crate::message::{
    Body, Count, Desk, Envelope, Head, Header, Hop, Link, Reveal, SignedHop, canary_commitment, commitment, digest,
    hop_bytes, hop_context,
};
use crate::plan::{Plan, check_tokens};
use crate::prepare::Keys;
use crate::refusal::{Refusal, ensure};
use crate::release::Sealed;
use crate::secret::Vault;
use crate::signed::SignedManifest;
use crate::turns::{Early, Turns};
use curve25519_dalek::constants::RISTRETTO_BASEPOINT_POINT as G;
use curve25519_dalek::ristretto::RistrettoPoint;
use curve25519_dalek::scalar::Scalar;
use ed25519_dalek::SigningKey;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// How far a party is.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// Waiting for everybody's hello.
    Greeting,
    /// Waiting for everybody's key and commitment.
    Committing,
    /// Waiting for everybody to open theirs.
    Revealing,
    /// Batches go round.
    Linking,
    /// The key is gone; the result is awaited.
    Destroyed,
    /// The result is there.
    Done(Box<Sealed>),
    /// There is no result.
    Stopped(Refusal),
}

/// One organisation in one ceremony.
pub struct Party {
    desk: Desk,
    vault: Vault,
    batches: BTreeMap<Label, Keys>,
    phase: Phase,
    all: Gathering,
    linked: bool,
    made: BTreeMap<Label, Hex<32>>,
    log: Hex<32>,
    destroyed: Option<Envelope>,
    early: Early,
}

impl Party {
    /// Takes a seat with what it prepared, and says hello. `now` is in seconds since 1970.
    ///
    /// # Errors
    /// What [`SignedManifest::ready`] says; `mode-other`; `key-not-in-manifest`; `label-not-ours`; what [`Vault::draw`] says.
    pub fn new(
        signed: &SignedManifest,
        identity: SigningKey,
        batches: BTreeMap<Label, Keys>,
        vault: Vault,
        now: i64,
    ) -> Result<(Self, Vec<Envelope>), Refusal> {
        signed.ready(now)?;
        ensure(signed.manifest.shares.is_none(), "mode-other")?;
        let mut desk = Desk::new(signed.manifest.clone(), identity)?;
        ensure(desk.seat < signed.manifest.parties.len(), "key-not-in-manifest")?;
        let ours = signed.manifest.labels_of(desk.seat);
        ensure(batches.keys().all(|label| ours.contains(label)), "label-not-ours")?;
        let hello = hello(&mut desk, now);
        let party = Self {
            desk,
            vault,
            batches,
            phase: Phase::Greeting,
            all: Gathering::default(),
            linked: false,
            made: BTreeMap::new(),
            log: Hex([0; 32]),
            destroyed: None,
            early: Early::new(),
        };
        Ok((party, vec![hello]))
    }

    /// How far it is.
    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    /// Its seat.
    pub fn seat(&self) -> Seat {
        self.desk.seat
    }

    /// Hops made, and hops to make in all (none known before everybody revealed).
    pub fn progress(&self) -> (usize, usize) {
        (self.made.len(), self.all.plan.as_ref().map_or(0, Plan::hops))
    }

    /// Whether nothing secret is left.
    pub fn wiped(&self) -> bool {
        self.vault.wiped() && self.batches.is_empty() && self.early.is_empty()
    }

    fn forget(&mut self) {
        self.vault.wipe();
        self.batches.clear();
        self.early.clear();
    }

    fn on_hello(&mut self, header: &Header, now: i64) -> Result<Vec<Envelope>, Refusal> {
        if !self.all.hello(&self.desk, header, now)? {
            return Ok(Vec::new());
        }
        self.phase = Phase::Committing;
        let secret = self.secret_key()?;
        let (seat, session) = (self.desk.seat, self.desk.session);
        let key = Hex(group::encode(&(G * *secret)));
        let proof = group::prove(&secret, &[G], &key_context(&session, seat));
        let commitment = commitment(&session, seat, &self.own_reveal());
        self.all.commit(&self.desk, seat, (&key, &proof), commitment)?;
        Ok(vec![self.desk.seal(None, Body::Commit { key, proof, commitment }, Vec::new())])
    }

    fn own_reveal(&self) -> Reveal {
        let count = |(label, keys): (&Label, &Keys)| Count {
            label: label.clone(),
            addresses: u32::try_from(keys.len()).unwrap_or(u32::MAX),
        };
        Reveal {
            share: Hex(self.vault.share()),
            salt: Hex(self.vault.salt()),
            canaries: canary_commitment(&self.desk.session, self.desk.seat, &self.vault.canaries()),
            counts: self.batches.iter().map(count).collect(),
        }
    }

    fn on_commit(
        &mut self,
        from: Seat,
        key: (&Hex<32>, &group::Proof),
        commitment: Hex<64>,
    ) -> Result<Vec<Envelope>, Refusal> {
        if !self.all.commit(&self.desk, from, key, commitment)? {
            return Ok(Vec::new());
        }
        self.phase = Phase::Revealing;
        let reveal = self.own_reveal();
        self.all.reveal(&self.desk, self.desk.seat, &reveal)?;
        Ok(vec![self.desk.seal(None, Body::Reveal(reveal), Vec::new())])
    }

    fn on_reveal(&mut self, from: Seat, reveal: &Reveal) -> Result<Vec<Envelope>, Refusal> {
        if !self.all.reveal(&self.desk, from, reveal)? {
            return Ok(Vec::new());
        }
        self.phase = Phase::Linking;
        let mut out = Vec::new();
        if self.desk.seat == 0 {
            out.push(self.pass_chain(Vec::new()));
        }
        out.extend(self.own_batches()?);
        Ok(out)
    }

    fn own_batches(&mut self) -> Result<Vec<Envelope>, Refusal> {
        let key = self.secret_key()?;
        let secret = self.vault.canaries();
        let mut out = Vec::new();
        for (label, keys) in std::mem::take(&mut self.batches) {
            let scalars = self.all.plan()?.canaries(&self.desk.session, &label, &secret);
            let canaries: Vec<_> = scalars.iter().map(RistrettoPoint::mul_base).collect();
            let keys: Vec<&str> = keys.iter().map(|key| key.as_str()).collect();
            let hop = group::first_hop(&self.desk.manifest.nonce.0, &keys, &canaries, &key);
            let zero = Hex([0; 32]);
            out.push(self.hand_on(label, Vec::new(), hop, zero, zero, &key));
        }
        Ok(out)
    }

    fn secret_key(&self) -> Result<zeroize::Zeroizing<Scalar>, Refusal> {
        self.vault.key().ok_or_else(|| Refusal::new("key-gone"))
    }

    /// Signs our hop under a batch and sends it on.
    fn hand_on(
        &mut self,
        label: Label,
        mut hops: Vec<SignedHop>,
        made: group::Hop,
        input: Hex<32>,
        sum_in: Hex<32>,
        key: &Scalar,
    ) -> Envelope {
        let mut hop = Hop {
            by: self.desk.seat,
            count: u32::try_from(made.tokens.len()).unwrap_or(u32::MAX),
            input,
            output: digest(&made.tokens),
            sum_in,
            sum_out: Hex(group::encode(&made.sum_out)),
            proof: None,
            previous: hops.last().map_or(Hex([0; 32]), SignedHop::hash),
        };
        if !hops.is_empty() {
            let context = hop_context(&self.desk.session, &label, &hop);
            hop.proof = Some(group::prove(key, &[G, made.sum_in], &context));
        }
        let signature = self.desk.sign(&hop_bytes(&self.desk.session, &label, &hop));
        let signed = SignedHop { hop, signature };
        let head = signed.hash();
        self.log = Hex(Sha256::new().chain_update(self.log.0).chain_update(head.0).finalize().into());
        self.made.insert(label.clone(), head);
        hops.push(signed);
        let to = self.all.plan.as_ref().map(|plan| plan.after(&label, self.desk.seat));
        self.desk.seal(to, Body::Batch { label, hops }, made.tokens.into_flattened())
    }

    fn on_batch(
        &mut self,
        from: Seat,
        label: &Label,
        hops: &[SignedHop],
        payload: &[u8],
    ) -> Result<Vec<Envelope>, Refusal> {
        let plan = self.all.plan()?;
        plan.check_hops(&self.all.roster(&self.desk), label, hops, hops.len().saturating_sub(1))?;
        let blame = |reason: Refusal| reason.with("party", self.desk.manifest.name(from));
        let last = &hops[hops.len() - 1].hop;
        if last.by != from || plan.turn(label, self.desk.seat) != hops.len() {
            return Err(self.desk.blame("batch-route", from));
        }
        if self.made.contains_key(label) {
            return Err(self.desk.blame("batch-twice", from));
        }
        let tokens: Vec<Token> = Envelope::tokens(payload).map_err(blame)?;
        check_tokens(&tokens, last).map_err(blame)?;
        let key = self.secret_key()?;
        let made = group::hop(&tokens, &key).ok_or_else(|| self.desk.blame("token-form", from))?;
        if group::encode(&made.sum_in) != last.sum_out.0 {
            return Err(self.desk.blame("hop-sum", from));
        }
        let (input, sum_in) = (last.output, last.sum_out);
        Ok(vec![self.hand_on(label.clone(), hops.to_vec(), made, input, sum_in, &key)])
    }

    /// Our step of the joint key, to the next seat; the collator comes after the last.
    fn pass_chain(&mut self, links: Vec<Link>) -> Envelope {
        self.linked = true;
        self.desk.seal(Some(self.desk.seat + 1), Body::Chain { links }, Vec::new())
    }

    fn on_chain(&mut self, from: Seat, links: &[Link]) -> Result<Vec<Envelope>, Refusal> {
        if self.linked || from + 1 != self.desk.seat || links.len() != from {
            return Err(self.desk.blame("message-out-of-turn", from));
        }
        // Our key must never work on a point of somebody's choosing: every step from G on is checked first.
        let before = self.all.joint_key(&self.desk, links)?;
        let key = self.secret_key()?;
        let proof = group::prove(&key, &[G, before], &chain_context(&self.desk.session, self.desk.seat));
        let link = Link { point: Hex(group::encode(&(before * *key))), proof };
        let links = links.iter().cloned().chain([link]).collect();
        Ok(vec![self.pass_chain(links)])
    }

    fn on_close(&mut self, heads: &[Head]) -> Result<Vec<Envelope>, Refusal> {
        let plan = self.all.plan()?;
        ensure(plan.labels().eq(heads.iter().map(|head| &head.label)), "close-incomplete")?;
        let last = |head: &&Head| plan.turn(&head.label, self.desk.seat) + 1 == self.desk.manifest.parties.len();
        let ours = heads.iter().filter(last).all(|head| self.made.get(&head.label) == Some(&head.head));
        ensure(ours, "close-other")?;
        let body = Body::Destroyed {
            canaries: Hex(self.vault.canaries()),
            log: self.log,
            hops: u32::try_from(self.made.len()).unwrap_or(u32::MAX),
        };
        // Late batches find no key: the wiping comes before the word that it is done.
        self.vault.wipe();
        self.phase = Phase::Destroyed;
        let destroyed = self.desk.seal(None, body, Vec::new());
        self.destroyed = Some(destroyed.clone());
        Ok(vec![destroyed])
    }

    fn on_outcome(&mut self, message: Envelope) -> Result<Vec<Envelope>, Refusal> {
        let sealed = Sealed::read(message, &self.desk.manifest)?;
        let ours = self.destroyed.as_ref().map(Envelope::to_bytes);
        ensure(sealed.outcome.record.destroyed.get(self.desk.seat) == ours.as_ref(), "record-other")?;
        self.forget();
        self.phase = Phase::Done(Box::new(sealed));
        Ok(Vec::new())
    }
}

impl Turns for Party {
    fn desk(&mut self) -> &mut Desk {
        &mut self.desk
    }

    fn early(&mut self) -> &mut Early {
        &mut self.early
    }

    fn is_time_for(&self, header: &Header) -> bool {
        match header.body {
            Body::Hello { .. } | Body::Stop { .. } => true,
            Body::Commit { .. } => self.phase != Phase::Greeting,
            Body::Reveal(_) => !matches!(self.phase, Phase::Greeting | Phase::Committing),
            Body::Chain { .. } | Body::Batch { .. } => matches!(self.phase, Phase::Linking | Phase::Destroyed),
            Body::Close { .. } => {
                let all = self.all.plan.as_ref().is_some_and(|plan| plan.hops() == self.made.len());
                self.phase == Phase::Destroyed || (all && self.linked)
            }
            Body::Destroyed { .. } | Body::Outcome => self.phase == Phase::Destroyed,
            _ => true,
        }
    }

    fn act(&mut self, header: &Header, envelope: Envelope, now: i64) -> Result<Vec<Envelope>, Refusal> {
        let from = header.from;
        let collator = self.desk.manifest.collator_seat();
        let twice = || Err(self.desk.blame("message-out-of-turn", from));
        match &header.body {
            Body::Hello { .. } => self.on_hello(header, now),
            Body::Commit { key, proof, commitment } => self.on_commit(from, (key, proof), *commitment),
            Body::Reveal(reveal) => self.on_reveal(from, reveal),
            Body::Chain { .. } | Body::Batch { .. } if self.phase == Phase::Destroyed => {
                Err(self.desk.blame("after-close", from))
            }
            Body::Chain { links } => self.on_chain(from, links),
            Body::Batch { label, hops } => self.on_batch(from, label, hops, &envelope.payload),
            Body::Close { .. } if from != collator || self.phase != Phase::Linking => twice(),
            Body::Close { heads } => self.on_close(heads),
            Body::Outcome if from != collator => twice(),
            Body::Outcome => self.on_outcome(envelope),
            Body::Destroyed { .. } | Body::Stop { .. } => Ok(Vec::new()),
            _ => twice(),
        }
    }

    fn end(&mut self, reason: Refusal) {
        self.forget();
        self.phase = Phase::Stopped(reason);
    }

    fn outcome(&self) -> Option<Result<&Sealed, &Refusal>> {
        match &self.phase {
            Phase::Done(sealed) => Some(Ok(sealed)),
            Phase::Stopped(reason) => Some(Err(reason)),
            _ => None,
        }
    }
}
