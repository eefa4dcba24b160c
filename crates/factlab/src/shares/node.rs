//! A node: adds up shares of the organisations' rows, shuffles them with the two others, checks the tags, and opens its
//! part to the collator.

use super::giver::expanded;
use super::machine::{Machine, Role, Table};
use super::rows::{Bytes, name, stream, xor};
use super::seal::derive;
use crate::hex::Hex;
use crate::manifest::Seat;
use crate::message::{Body, Envelope, Header, Promise};
use crate::mode::NODES;
use crate::refusal::{Refusal, ensure};
use crate::secret::Vault;
use crate::signed::SignedManifest;
use ed25519_dalek::SigningKey;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use zeroize::{Zeroize, Zeroizing};

/// What a node has besides its seat.
pub struct Node {
    index: usize,
    /// Shares `index` and `index + 1` of all rows.
    shares: [Bytes; 2],
    got: BTreeSet<Seat>,
    /// Rounds of the shuffle that are behind us.
    round: usize,
    /// What we sent in this round.
    sent: Option<Bytes>,
    said: Said,
}

/// What a node said after the shuffle.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    Nothing,
    Bound,
    Checked,
    Opened,
}

/// Who does what in a round: two that shuffle, and the third that only draws.
fn roles(round: usize) -> [usize; NODES] {
    std::array::from_fn(|i| (round + i) % NODES)
}

impl Node {
    /// Takes the seat of a node, and says hello.
    ///
    /// # Errors
    /// What [`Machine::sit`] says.
    pub fn sit(
        signed: &SignedManifest,
        identity: SigningKey,
        vault: Vault,
        now: i64,
    ) -> Result<(Machine<Self>, Vec<Envelope>), Refusal> {
        Machine::sit(signed, identity, vault, now, |table| {
            let index = table.index(table.desk.seat).ok_or_else(|| Refusal::new("key-not-in-manifest"))?;
            let empty = || Zeroizing::new(vec![0; table.form.length()]);
            let (shares, got) = ([empty(), empty()], BTreeSet::new());
            Ok(Self { index, shares, got, round: 0, sent: None, said: Said::Nothing })
        })
    }

    fn complete(&self, table: &Table) -> bool {
        self.got.len() == table.desk.manifest.parties.len()
    }

    /// Two shares of an organisation's rows, if they are the ones it named.
    fn on_share(&mut self, table: &Table, header: &Header, payload: &[u8]) -> Result<(), Refusal> {
        let from = header.from;
        let promise = table.meetings.get(&from).and_then(|meeting| meeting.promise.as_ref());
        let promise = promise.filter(|_| !self.got.contains(&from)).ok_or_else(|| table.out_of_turn(from))?;
        let both = table.unseal(header, 0, payload)?;
        let length = |share: usize| if share % NODES == 2 { table.form.own_length(from) } else { 32 };
        let first = length(self.index);
        ensure(both.len() == first + length(self.index + 1), "share-other")
            .map_err(|reason| reason.with("party", table.desk.manifest.name(from)))?;
        for (i, part) in [&both[..first], &both[first..]].into_iter().enumerate() {
            let share = (self.index + i) % NODES;
            if promise.shares[share] != name(part) {
                return Err(table.desk.blame("share-other", from));
            }
            if share == 2 {
                table.form.add(&mut self.shares[i], from, part);
            } else {
                table.form.add(&mut self.shares[i], from, &expanded(part, table.form.own_length(from)));
            }
        }
        self.got.insert(from);
        Ok(())
    }

    /// What we and another node both draw in a round; the seats are in order, so that both name it alike.
    fn drawn(&self, table: &Table, what: &str, other: usize) -> Result<Zeroizing<[u8; 32]>, Refusal> {
        let (ours, theirs) = (table.node(self.index), table.node(other));
        let seats = (ours.min(theirs), ours.max(theirs));
        Ok(derive(what, &table.desk.session, seats, self.round, &table.pair(theirs)?))
    }

    fn mask(&self, table: &Table, other: usize) -> Result<Bytes, Refusal> {
        Ok(stream(&*self.drawn(table, "mask", other)?, table.form.length()))
    }

    /// Goes on with the shuffle as far as it can without the others.
    fn shuffle(&mut self, table: &mut Table) -> Result<Vec<Envelope>, Refusal> {
        let mut out = Vec::new();
        while self.round < NODES && self.sent.is_none() {
            let [first, second, third] = roles(self.round);
            if self.index == third {
                self.shares = [self.mask(table, second)?, self.mask(table, first)?];
                self.round += 1;
                continue;
            }
            let partner = if self.index == first { second } else { first };
            let order = table.form.order(&*self.drawn(table, "permutation", partner)?);
            let mask = self.mask(table, third)?;
            let mut step = if self.index == first {
                let mut sum = self.shares[0].clone();
                xor(&mut sum, &self.shares[1]);
                table.form.moved(&sum, &order)
            } else {
                table.form.moved(&self.shares[1], &order)
            };
            xor(&mut step, &mask);
            out.push(table.send(table.node(partner), Body::Step { round: self.round }, self.round, &step)?);
            // Our new share with the third; the one with the partner comes with its step.
            self.shares[usize::from(self.index == second)] = mask;
            self.sent = Some(step);
        }
        Ok(out)
    }

    fn on_step(&mut self, table: &Table, header: &Header, payload: &[u8]) -> Result<(), Refusal> {
        let [first, second, _] = roles(self.round);
        let partner = if self.index == first { second } else { first };
        let mut sent = match self.sent.take() {
            Some(sent) if header.from == table.node(partner) => sent,
            _ => return Err(table.out_of_turn(header.from)),
        };
        let step = table.unseal(header, self.round, payload)?;
        if step.len() != sent.len() {
            return Err(table.desk.blame("share-other", header.from));
        }
        xor(&mut sent, &step);
        self.shares[usize::from(self.index == first)] = sent;
        self.round += 1;
        Ok(())
    }

    /// Names what is left of the tags, by share; the third name is of the share we do not hold, if all is zero.
    fn left(&self, table: &Table) -> [Hex<32>; NODES] {
        let keys = Zeroizing::new(table.tag_keys());
        let [first, mut second] = [0, 1].map(|i| table.form.left(&self.shares[i], &keys));
        let names = [name(&first), name(&second)];
        xor(&mut second, &first);
        [names[0], names[1], name(&second)]
    }

    fn open(&mut self, table: &mut Table) -> Result<Vec<Envelope>, Refusal> {
        let opening = table.send(table.desk.manifest.collator_seat(), Body::Opening, 0, &self.shares[0])?;
        self.forget();
        let log = table.binds[&self.index].iter().fold(Sha256::new(), |sha, share| sha.chain_update(share.0));
        let lists = table.desk.manifest.labels().len();
        Ok(vec![opening, table.go_out(Hex(log.finalize().into()), lists, Hex([0; 32]))])
    }
}

impl Role for Node {
    fn promise(&self) -> Option<Promise> {
        None
    }

    fn is_time_for(&self, table: &Table, header: &Header) -> bool {
        match header.body {
            Body::Step { round } => round < self.round || (self.round == round && self.complete(table)),
            Body::Outcome => table.gone.contains_key(&table.desk.seat),
            _ => true,
        }
    }

    fn act(&mut self, table: &mut Table, header: &Header, envelope: &Envelope) -> Result<Vec<Envelope>, Refusal> {
        match header.body {
            Body::Share => self.on_share(table, header, &envelope.payload)?,
            Body::Step { round } if round == self.round => self.on_step(table, header, &envelope.payload)?,
            Body::Outcome if header.from == table.desk.manifest.collator_seat() => table.keep_outcome(envelope)?,
            _ => return Err(table.out_of_turn(header.from)),
        }
        Ok(Vec::new())
    }

    fn go(&mut self, table: &mut Table) -> Result<Vec<Envelope>, Refusal> {
        if !self.complete(table) {
            return Ok(Vec::new());
        }
        let mut out = self.shuffle(table)?;
        if self.round == NODES && self.said == Said::Nothing {
            self.said = Said::Bound;
            let (shares, view) = (std::array::from_fn(|i| name(&self.shares[i])), table.view());
            out.push(table.desk.seal(None, Body::Bind { shares, view }, Vec::new()));
            table.bind(table.desk.seat, shares, view)?;
        }
        if self.said == Said::Bound && table.shown() {
            self.said = Said::Checked;
            let left = self.left(table);
            out.push(table.desk.seal(None, Body::Check { left }, Vec::new()));
            table.check(table.desk.seat, left)?;
        }
        if self.said == Said::Checked && table.checked() {
            self.said = Said::Opened;
            out.extend(self.open(table)?);
        }
        Ok(out)
    }

    fn forget(&mut self) {
        self.shares.iter_mut().for_each(|share| share.zeroize());
        self.sent = None;
    }
}

#[cfg(test)]
impl Node {
    /// Whether no share is held any more.
    pub(super) fn empty(&self) -> bool {
        self.sent.is_none() && self.shares.iter().all(|share| share.iter().all(|byte| *byte == 0))
    }

    /// Whether the shuffle is behind us.
    pub(super) fn shuffled(&self) -> bool {
        self.round == NODES
    }

    /// The first of our shares.
    pub(super) fn first(&self) -> &[u8] {
        &self.shares[0]
    }

    /// Changes what we sent, as we remember it.
    pub(super) fn meddle(&mut self, at: usize, bits: u8) {
        if let Some(sent) = &mut self.sent {
            sent[at] ^= bits;
        }
    }
}
