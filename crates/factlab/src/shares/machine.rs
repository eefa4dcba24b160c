//! What all roles of the shares mode have in common: sitting down, meeting, keeping count of what all said, ending.

use super::rows::{Bytes, Form};
use super::seal::{self, Pair, derive};
use crate::gathering::{hello, key_context};
use crate::group;
use crate::hex::Hex;
use crate::manifest::Seat;
use crate::message::{Body, Desk, Envelope, Header, Meeting, Promise, canary_commitment};
use crate::mode::NODES;
use crate::refusal::{Refusal, ensure};
use crate::release::Sealed;
use crate::secret::Vault;
use crate::signed::SignedManifest;
use crate::turns::{Early, Turns};
use curve25519_dalek::constants::RISTRETTO_BASEPOINT_POINT as G;
use ed25519_dalek::SigningKey;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use zeroize::Zeroizing;

/// What a seat does besides.
pub trait Role {
    /// What it binds itself to before it has seen anything; organisations only.
    fn promise(&self) -> Option<Promise>;
    /// Whether it can take a message that is for this role now.
    fn is_time_for(&self, table: &Table, header: &Header) -> bool;
    /// Takes a message that is for this role.
    ///
    /// # Errors
    /// What is wrong with it.
    fn act(&mut self, table: &mut Table, header: &Header, envelope: &Envelope) -> Result<Vec<Envelope>, Refusal>;
    /// Does what can be done now. Asked after every message, once everybody has met.
    ///
    /// # Errors
    /// What turned out to be wrong.
    fn go(&mut self, table: &mut Table) -> Result<Vec<Envelope>, Refusal>;
    /// Wipes what it holds.
    fn forget(&mut self);
}

/// What a seat knows of the ceremony.
pub struct Table {
    /// Where it writes.
    pub desk: Desk,
    /// Its secrets.
    pub vault: Vault,
    /// How rows look.
    pub form: Form,
    /// What everybody said when they met.
    pub meetings: BTreeMap<Seat, Meeting>,
    /// What each node bound itself to: the names of its two shares.
    pub binds: BTreeMap<usize, [Hex<32>; 2]>,
    /// Who has nothing secret any more: the message, and the secret it showed.
    pub gone: BTreeMap<Seat, (Envelope, Hex<32>)>,
    /// What each node found left of the tags.
    pub checks: BTreeMap<usize, [Hex<32>; NODES]>,
    /// The result.
    pub done: Option<Box<Sealed>>,
    heads: BTreeMap<Seat, Hex<32>>,
    hellos: BTreeSet<Seat>,
    now: i64,
}

impl Table {
    /// The seat of a node.
    pub fn node(&self, index: usize) -> Seat {
        self.desk.manifest.node_seats().start + index % NODES
    }

    /// Which node a seat is.
    pub fn index(&self, seat: Seat) -> Option<usize> {
        self.desk.manifest.node_seats().position(|node| node == seat)
    }

    /// Whether everybody has met.
    pub fn met(&self) -> bool {
        self.meetings.len() == self.desk.manifest.seats().len()
    }

    /// Whether all nodes are bound to what they hold.
    pub fn bound(&self) -> bool {
        self.binds.len() == NODES
    }

    /// Whether every organisation has shown its secret.
    pub fn shown(&self) -> bool {
        (0..self.desk.manifest.parties.len()).all(|seat| self.gone.contains_key(&seat))
    }

    /// Whether all nodes found all tags good.
    pub fn checked(&self) -> bool {
        self.checks.len() == NODES
    }

    /// A refusal for what nobody can say now.
    pub fn out_of_turn(&self, from: Seat) -> Refusal {
        self.desk.blame("message-out-of-turn", from)
    }

    /// What we have in common with another seat.
    ///
    /// # Errors
    /// `key-gone`.
    pub fn pair(&self, other: Seat) -> Result<Pair, Refusal> {
        let key = self.vault.key().ok_or_else(|| Refusal::new("key-gone"))?;
        let point = self.meetings.get(&other).and_then(|meeting| group::decode(&meeting.key.0));
        let point = point.ok_or_else(|| self.out_of_turn(other))?;
        Ok(Zeroizing::new(group::encode(&(point * *key))))
    }

    /// Sends something to one seat, sealed. `use_for` and `round` name the message: none is sent twice.
    ///
    /// # Errors
    /// `key-gone`.
    pub fn send(&mut self, to: Seat, body: Body, round: usize, plain: &[u8]) -> Result<Envelope, Refusal> {
        let key = derive(body.kind(), &self.desk.session, (self.desk.seat, to), round, &self.pair(to)?);
        Ok(self.desk.seal(Some(to), body, seal::seal(&key, plain)))
    }

    /// Opens what was sealed for us.
    ///
    /// # Errors
    /// `share-sealed` with who; `key-gone`.
    pub fn unseal(&self, header: &Header, round: usize, payload: &[u8]) -> Result<Bytes, Refusal> {
        let seats = (header.from, self.desk.seat);
        let key = derive(header.body.kind(), &self.desk.session, seats, round, &self.pair(header.from)?);
        seal::open(&key, payload).ok_or_else(|| self.desk.blame("share-sealed", header.from))
    }

    /// SHA-256 over what everybody said when they met, by seat: whoever was told something else has another.
    pub fn view(&self) -> Hex<32> {
        let mut sha = Sha256::new();
        self.heads.values().for_each(|head| sha.update(head.0));
        Hex(sha.finalize().into())
    }

    /// The organisations' secrets as keys of tags, by seat.
    pub fn tag_keys(&self) -> Vec<Vec<super::rows::TagKey>> {
        let keys = |seat: Seat| {
            let labels = self.desk.manifest.labels_of(seat);
            self.gone
                .get(&seat)
                .map_or_else(Vec::new, |gone| super::rows::tag_keys(&self.desk.session, &gone.1.0, &labels))
        };
        (0..self.desk.manifest.parties.len()).map(keys).collect()
    }

    /// Wipes our secrets and says so, for everybody to keep. `log` is over what was done, `lists` how many lists it was.
    pub fn go_out(&mut self, log: Hex<32>, lists: usize, secret: Hex<32>) -> Envelope {
        self.vault.wipe();
        let body = Body::Destroyed { canaries: secret, log, hops: u32::try_from(lists).unwrap_or(u32::MAX) };
        let message = self.desk.seal(None, body, Vec::new());
        self.gone.insert(self.desk.seat, (message.clone(), secret));
        message
    }

    fn meet(&mut self, header: &Header, envelope: &Envelope, meeting: &Meeting) -> Result<(), Refusal> {
        let from = header.from;
        let context = key_context(&self.desk.session, from);
        let point = group::decode(&meeting.key.0);
        let known = point.is_some_and(|point| group::verify(&meeting.proof, &[(G, point)], &context));
        if !known {
            return Err(self.desk.blame("key-proof", from));
        }
        let organisation = from < self.desk.manifest.parties.len();
        if organisation != meeting.promise.is_some() || self.meetings.contains_key(&from) {
            return Err(self.out_of_turn(from));
        }
        self.meetings.insert(from, meeting.clone());
        self.heads.insert(from, super::rows::name(&envelope.header));
        Ok(())
    }

    /// What a node bound itself to: it heard what we heard, and what two hold is the same.
    ///
    /// # Errors
    /// `view-other`, `nodes-differ`, `message-out-of-turn`.
    pub(super) fn bind(&mut self, from: Seat, shares: [Hex<32>; 2], view: Hex<32>) -> Result<(), Refusal> {
        let node = self.index(from).filter(|node| !self.binds.contains_key(node));
        let node = node.ok_or_else(|| self.out_of_turn(from))?;
        if view != self.view() {
            return Err(self.desk.blame("view-other", from));
        }
        self.binds.insert(node, shares);
        for j in 0..NODES {
            let next = (j + 1) % NODES;
            if let (Some(one), Some(other)) = (self.binds.get(&j), self.binds.get(&next))
                && one[1] != other[0]
            {
                return Err(self.both("nodes-differ", j, next));
            }
        }
        Ok(())
    }

    fn both(&self, code: &str, one: usize, other: usize) -> Refusal {
        let name = |node| self.desk.manifest.name(self.node(node));
        Refusal::new(code).with("first", name(one)).with("second", name(other))
    }

    fn leave(&mut self, header: &Header, envelope: &Envelope, secret: Hex<32>) -> Result<(), Refusal> {
        let from = header.from;
        if self.gone.contains_key(&from) || !self.desk.manifest.keepers().any(|seat| seat == from) {
            return Err(self.out_of_turn(from));
        }
        if let Some(promise) = self.meetings.get(&from).and_then(|meeting| meeting.promise.as_ref())
            && promise.secret != canary_commitment(&self.desk.session, from, &secret.0)
        {
            return Err(self.desk.blame("commitment-broken", from));
        }
        self.gone.insert(from, (envelope.clone(), secret));
        Ok(())
    }

    /// What a node found left of the tags.
    ///
    /// # Errors
    /// `control-failed` when it is not zero, `message-out-of-turn`.
    pub(super) fn check(&mut self, from: Seat, left: [Hex<32>; NODES]) -> Result<(), Refusal> {
        let node = self.index(from).filter(|node| !self.checks.contains_key(node));
        let node = node.ok_or_else(|| self.out_of_turn(from))?;
        self.checks.insert(node, left);
        if !self.checked() {
            return Ok(());
        }
        // Share k of what is left is with nodes k and k−1; node k+1 has the two others, which together must be the same.
        let good = (0..NODES).all(|k| {
            let named = |node: usize, place: usize| self.checks[&(node % NODES)][place];
            named(k, 0) == named(k + 2, 1) && named(k, 0) == named(k + 1, 2)
        });
        ensure(good, "control-failed")
    }

    fn is_time_for(&self, header: &Header) -> Option<bool> {
        let from_node = self.index(header.from).is_some();
        match header.body {
            Body::Hello { .. } => Some(true),
            Body::Meet(_) => Some(self.hellos.len() == self.desk.manifest.seats().len()),
            Body::Bind { .. } => Some(self.met()),
            Body::Destroyed { .. } if from_node => Some(self.checked()),
            Body::Destroyed { .. } => Some(self.met() && self.bound()),
            Body::Check { .. } => Some(self.met() && self.shown()),
            _ if !self.met() => Some(false),
            _ => None,
        }
    }

    /// Takes what is for all roles alike. `false` when it is not.
    fn take(&mut self, header: &Header, envelope: &Envelope) -> Result<bool, Refusal> {
        let from = header.from;
        match &header.body {
            Body::Hello { .. } => {
                self.desk.check_hello(header, self.now)?;
                let first = self.hellos.insert(from);
                first.then_some(true).ok_or_else(|| self.out_of_turn(from))
            }
            Body::Meet(meeting) => self.meet(header, envelope, meeting).map(|()| true),
            Body::Bind { shares, view } => self.bind(from, *shares, *view).map(|()| true),
            Body::Destroyed { canaries, .. } => self.leave(header, envelope, *canaries).map(|()| true),
            Body::Check { left } => self.check(from, *left).map(|()| true),
            _ => Ok(false),
        }
    }

    /// The result, for who is not the collator: comes when our secrets are gone, and names our word for that.
    ///
    /// # Errors
    /// What [`Sealed::read`] says; `record-other`.
    pub fn keep_outcome(&mut self, message: &Envelope) -> Result<(), Refusal> {
        let sealed = Sealed::read(message.clone(), &self.desk.manifest)?;
        let ours = self.gone.get(&self.desk.seat).map(|(message, _)| message.to_bytes());
        let kept = self.desk.manifest.keepers().zip(&sealed.outcome.record.destroyed);
        let kept = kept.filter(|(seat, _)| *seat == self.desk.seat).map(|(_, bytes)| bytes).next();
        ensure(ours.is_some() && kept == ours.as_ref(), "record-other")?;
        self.done = Some(Box::new(sealed));
        Ok(())
    }
}

/// One seat of the shares mode: messages go in, messages come out.
pub struct Machine<R: Role> {
    /// What it knows.
    pub(crate) table: Table,
    /// What it does.
    pub(crate) role: R,
    early: Early,
    stopped: Option<Refusal>,
}

impl<R: Role> Machine<R> {
    /// Sits down and says hello. The role is made with the table.
    ///
    /// # Errors
    /// What [`SignedManifest::ready`] says; `key-not-in-manifest`; `mode-other`; what `role` says.
    pub fn sit(
        signed: &SignedManifest,
        identity: SigningKey,
        vault: Vault,
        now: i64,
        role: impl FnOnce(&Table) -> Result<R, Refusal>,
    ) -> Result<(Self, Vec<Envelope>), Refusal> {
        signed.ready(now)?;
        ensure(signed.manifest.shares.is_some(), "mode-other")?;
        let mut desk = Desk::new(signed.manifest.clone(), identity)?;
        let hello = hello(&mut desk, now);
        let (form, hellos) = (Form::of(&signed.manifest), BTreeSet::from([desk.seat]));
        let table = Table {
            desk,
            vault,
            form,
            meetings: BTreeMap::new(),
            binds: BTreeMap::new(),
            gone: BTreeMap::new(),
            checks: BTreeMap::new(),
            done: None,
            heads: BTreeMap::new(),
            hellos,
            now,
        };
        let role = role(&table)?;
        Ok((Self { table, role, early: Early::new(), stopped: None }, vec![hello]))
    }

    /// Whether nothing secret is left.
    pub fn wiped(&self) -> bool {
        self.table.vault.wiped() && self.early.is_empty()
    }

    fn forget(&mut self) {
        self.table.vault.wipe();
        self.role.forget();
        self.early.clear();
    }

    /// Once everybody is here, and only once: our key, and what we bind ourselves to.
    fn meet(&mut self) -> Result<Option<Envelope>, Refusal> {
        let table = &mut self.table;
        let all = table.hellos.len() == table.desk.manifest.seats().len();
        if !all || table.meetings.contains_key(&table.desk.seat) {
            return Ok(None);
        }
        let key = table.vault.key().ok_or_else(|| Refusal::new("key-gone"))?;
        let seat = table.desk.seat;
        let proof = group::prove(&key, &[G], &key_context(&table.desk.session, seat));
        let meeting = Meeting { key: Hex(group::encode(&(G * *key))), proof, promise: self.role.promise() };
        let message = table.desk.seal(None, Body::Meet(meeting.clone()), Vec::new());
        table.meetings.insert(seat, meeting);
        table.heads.insert(seat, super::rows::name(&message.header));
        Ok(Some(message))
    }
}

impl<R: Role> Turns for Machine<R> {
    fn desk(&mut self) -> &mut Desk {
        &mut self.table.desk
    }

    fn early(&mut self) -> &mut Early {
        &mut self.early
    }

    fn is_time_for(&self, header: &Header) -> bool {
        self.table.is_time_for(header).unwrap_or_else(|| self.role.is_time_for(&self.table, header))
    }

    fn act(&mut self, header: &Header, envelope: Envelope, now: i64) -> Result<Vec<Envelope>, Refusal> {
        self.table.now = now;
        let mut out = Vec::new();
        if !self.table.take(header, &envelope)? {
            out = self.role.act(&mut self.table, header, &envelope)?;
        }
        out.extend(self.meet()?);
        if self.table.met() && self.table.done.is_none() {
            out.extend(self.role.go(&mut self.table)?);
        }
        if self.table.done.is_some() {
            self.forget();
        }
        Ok(out)
    }

    fn end(&mut self, reason: Refusal) {
        self.forget();
        self.stopped = Some(reason);
    }

    fn outcome(&self) -> Option<Result<&Sealed, &Refusal>> {
        let stopped = self.stopped.as_ref().map(Err);
        stopped.or_else(|| self.table.done.as_deref().map(Ok))
    }
}

impl<R: Role> Drop for Machine<R> {
    fn drop(&mut self) {
        self.forget();
    }
}
