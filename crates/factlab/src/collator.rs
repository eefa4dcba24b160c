//! Who counts: receives every batch at the end of its way, checks the whole course, and releases protected tables once
//! every key is gone. Holds no key, and never sees an address.

use crate::cluster::Batches;
use crate::gathering::{Gathering, hello, once};
use crate::group::{self, Token};
use crate::hex::Hex;
use crate::manifest::{Label, Seat};
use crate::message::{Body, Desk, Envelope, Head, Header, Link, SignedHop, canary_commitment};
use crate::patterns::{self, Histogram};
use crate::plan::check_tokens;
use crate::refusal::{Refusal, ensure};
use crate::release::{Outcome, Record, Release, Sealed};
use crate::signed::SignedManifest;
use crate::turns::{Early, Turns};
use curve25519_dalek::ristretto::RistrettoPoint;
use ed25519_dalek::SigningKey;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use zeroize::Zeroize;

/// How far the collator is.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// Everybody comes in: hellos, keys, openings.
    Gathering,
    /// Batches come in.
    Collecting,
    /// Waiting until every key is gone.
    Closing,
    /// Released.
    Done(Box<Sealed>),
    /// There is no result.
    Stopped(Refusal),
}

/// Joins batches of final tokens, each with the place of its label; what [`patterns::join`] answers is right.
pub type Counting = Box<dyn FnMut(Batches) -> Result<Histogram, Refusal> + Send>;

/// The collator of one ceremony.
pub struct Collator {
    desk: Desk,
    stage: Stage,
    all: Gathering,
    joint: Option<RistrettoPoint>,
    batches: BTreeMap<Label, (Vec<Token>, Hex<32>)>,
    destroyed: BTreeMap<Seat, (Envelope, [u8; 32])>,
    early: Early,
    counting: Counting,
}

impl Collator {
    /// Takes the collator's seat and says hello. `now` is in seconds since 1970.
    ///
    /// # Errors
    /// What [`SignedManifest::ready`] says; `mode-other`; `key-not-in-manifest`.
    pub fn new(signed: &SignedManifest, identity: SigningKey, now: i64) -> Result<(Self, Vec<Envelope>), Refusal> {
        signed.ready(now)?;
        ensure(signed.manifest.shares.is_none(), "mode-other")?;
        let mut desk = Desk::new(signed.manifest.clone(), identity)?;
        ensure(desk.seat == signed.manifest.collator_seat(), "key-not-in-manifest")?;
        let hello = hello(&mut desk, now);
        let collator = Self {
            desk,
            stage: Stage::Gathering,
            all: Gathering::default(),
            joint: None,
            batches: BTreeMap::new(),
            destroyed: BTreeMap::new(),
            early: Early::new(),
            counting: Box::new(|batches| Ok(patterns::join(batches))),
        };
        Ok((collator, vec![hello]))
    }

    /// The same, with the tokens joined elsewhere.
    #[must_use]
    pub fn counting(mut self, counting: Counting) -> Self {
        self.counting = counting;
        self
    }

    /// How far it is.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    fn forget(&mut self) {
        for (tokens, _) in self.batches.values_mut() {
            tokens.as_mut_slice().as_flattened_mut().zeroize();
        }
        self.batches.clear();
        self.early.clear();
    }

    fn on_chain(&mut self, from: Seat, links: &[Link]) -> Result<Vec<Envelope>, Refusal> {
        let last = self.desk.manifest.parties.len() - 1;
        once(&self.desk, from, self.joint.is_none() && from == last && links.len() == last)?;
        self.joint = Some(self.all.joint_key(&self.desk, links)?);
        Ok(self.close_if_complete())
    }

    fn on_batch(
        &mut self,
        from: Seat,
        label: &Label,
        hops: &[SignedHop],
        payload: &[u8],
    ) -> Result<Vec<Envelope>, Refusal> {
        self.all.plan()?.check_hops(&self.all.roster(&self.desk), label, hops, 0)?;
        let blame = |reason: Refusal| reason.with("party", self.desk.manifest.name(from));
        let last = &hops[hops.len() - 1];
        if last.hop.by != from || hops.len() != self.desk.manifest.parties.len() {
            return Err(self.desk.blame("batch-route", from));
        }
        if self.batches.contains_key(label) {
            return Err(self.desk.blame("batch-twice", from));
        }
        let tokens = Envelope::tokens(payload).map_err(blame)?;
        check_tokens(&tokens, &last.hop).map_err(blame)?;
        let points: Option<Vec<_>> = tokens.par_iter().map(group::decode).collect();
        let points = points.ok_or_else(|| self.desk.blame("token-form", from))?;
        let sum: RistrettoPoint = points.iter().sum();
        if group::encode(&sum) != last.hop.sum_out.0 {
            return Err(self.desk.blame("hop-sum", from));
        }
        self.batches.insert(label.clone(), (tokens, last.hash()));
        Ok(self.close_if_complete())
    }

    fn close_if_complete(&mut self) -> Vec<Envelope> {
        let all = self.all.plan.as_ref().is_some_and(|plan| plan.hops() == self.batches.len());
        if !all || self.joint.is_none() || self.stage != Stage::Collecting {
            return Vec::new();
        }
        self.stage = Stage::Closing;
        let heads = self.batches.iter().map(|(label, (_, head))| Head { label: label.clone(), head: *head }).collect();
        vec![self.desk.seal(None, Body::Close { heads }, Vec::new())]
    }

    fn on_destroyed(&mut self, from: Seat, canaries: &Hex<32>, envelope: Envelope) -> Result<Vec<Envelope>, Refusal> {
        once(&self.desk, from, !self.destroyed.contains_key(&from))?;
        let promised = self.all.reveals.get(&from).map(|reveal| reveal.canaries);
        if promised != Some(canary_commitment(&self.desk.session, from, &canaries.0)) {
            return Err(self.desk.blame("commitment-broken", from));
        }
        self.destroyed.insert(from, (envelope, canaries.0));
        if self.destroyed.len() < self.desk.manifest.parties.len() { Ok(Vec::new()) } else { self.finish() }
    }

    /// Every key is gone: checks the canaries, joins, protects, releases.
    fn finish(&mut self) -> Result<Vec<Envelope>, Refusal> {
        let labels = self.desk.manifest.labels();
        let mut joined = Vec::new();
        for (label, (tokens, _)) in std::mem::take(&mut self.batches) {
            let place = labels.iter().position(|one| *one == label).ok_or_else(|| Refusal::new("batch-unknown"))?;
            joined.push((place, self.without_canaries(&label, tokens)?));
        }
        let histogram = (self.counting)(joined)?;
        let release = Release::of(&self.desk.manifest, &histogram)?;
        let destroyed = self.destroyed.values().map(|(envelope, _)| envelope.to_bytes()).collect();
        let outcome = Outcome { release, record: Record { destroyed } };
        let message = self.desk.seal(None, Body::Outcome, outcome.to_bytes());
        self.forget();
        self.stage = Stage::Done(Box::new(Sealed { outcome, message: message.clone() }));
        Ok(vec![message])
    }

    /// Takes a batch's canaries out; each must be there. A hop that replaced a fraction `f` of a batch with `c` canaries
    /// gets past this with a chance of `(1−f)^c`.
    fn without_canaries(&self, label: &Label, mut tokens: Vec<Token>) -> Result<Vec<Token>, Refusal> {
        let joint = self.joint.ok_or_else(|| Refusal::new("batch-unknown"))?;
        let (_, secret) = self.destroyed.get(&label.owner).ok_or_else(|| Refusal::new("record-incomplete"))?;
        let scalars = self.all.plan()?.canaries(&self.desk.session, label, secret);
        let expected: BTreeSet<Token> = scalars.par_iter().map(|a| group::encode(&(joint * a))).collect();
        let all = tokens.len();
        tokens.retain(|token| !expected.contains(token));
        // What moved up left a copy behind the end.
        tokens.spare_capacity_mut().zeroize();
        if all - tokens.len() != scalars.len() {
            return Err(self.desk.blame("canary-missing", label.owner).with("label", &label.code));
        }
        Ok(tokens)
    }
}

impl Turns for Collator {
    fn desk(&mut self) -> &mut Desk {
        &mut self.desk
    }

    fn early(&mut self) -> &mut Early {
        &mut self.early
    }

    fn is_time_for(&self, header: &Header) -> bool {
        let parties = self.desk.manifest.parties.len();
        match header.body {
            Body::Commit { .. } => self.all.hellos.len() == parties,
            Body::Reveal(_) => self.all.commits.len() == parties,
            Body::Chain { .. } | Body::Batch { .. } => self.stage != Stage::Gathering,
            Body::Destroyed { .. } => self.stage == Stage::Closing,
            _ => true,
        }
    }

    fn act(&mut self, header: &Header, envelope: Envelope, now: i64) -> Result<Vec<Envelope>, Refusal> {
        let from = header.from;
        match &header.body {
            Body::Hello { .. } => self.all.hello(&self.desk, header, now).map(|_| Vec::new()),
            Body::Commit { key, proof, commitment } => {
                self.all.commit(&self.desk, from, (key, proof), *commitment).map(|_| Vec::new())
            }
            Body::Reveal(reveal) => {
                if self.all.reveal(&self.desk, from, reveal)? {
                    self.stage = Stage::Collecting;
                }
                Ok(Vec::new())
            }
            Body::Chain { links } => self.on_chain(from, links),
            Body::Batch { label, hops } => self.on_batch(from, label, hops, &envelope.payload),
            Body::Destroyed { canaries, .. } => self.on_destroyed(from, canaries, envelope),
            _ => Err(self.desk.blame("message-out-of-turn", from)),
        }
    }

    fn end(&mut self, reason: Refusal) {
        self.forget();
        self.stage = Stage::Stopped(reason);
    }

    fn outcome(&self) -> Option<Result<&Sealed, &Refusal>> {
        match &self.stage {
            Stage::Done(sealed) => Some(Ok(sealed)),
            Stage::Stopped(reason) => Some(Err(reason)),
            _ => None,
        }
    }
}

impl Drop for Collator {
    fn drop(&mut self) {
        self.forget();
    }
}
