//! What may be seen of a ceremony while it goes on: who is here, whose batches are where, how far it is. Made of the
//! messages that pass; holds no token.

use crate::manifest::{Label, Manifest, Seat};
use crate::message::{Body, Envelope};
use crate::mode::{Mode, NODES};
use crate::refusal::Refusal;
use std::collections::{BTreeMap, BTreeSet};

/// Where a batch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Who has it now; the collator at the end.
    pub at: Seat,
    /// How many hops it has behind it.
    pub hops: usize,
}

/// A ceremony as it can be shown.
#[derive(Clone, Debug)]
pub struct Board {
    /// The session.
    pub manifest: Manifest,
    /// Whether messages go as files, by hand perhaps: then nobody knows how long it takes.
    pub by_files: bool,
    /// Who said hello.
    pub here: BTreeSet<Seat>,
    /// Who opened what it had committed to.
    pub revealed: BTreeMap<Seat, usize>,
    /// Where the batches are.
    pub batches: BTreeMap<Label, Place>,
    /// Shares mode: messages of shares that have passed.
    pub steps: usize,
    /// When the first batch left, in seconds since 1970.
    pub began: Option<i64>,
    /// Who has no key any more.
    pub destroyed: BTreeSet<Seat>,
    /// Whether the result is there.
    pub done: bool,
    /// Why there is no result.
    pub stopped: Option<Refusal>,
    /// Where the collator was sought in vain so far.
    pub seeking: Option<String>,
}

impl Board {
    /// An empty table.
    pub fn new(manifest: Manifest) -> Self {
        Self {
            manifest,
            by_files: false,
            here: BTreeSet::new(),
            revealed: BTreeMap::new(),
            batches: BTreeMap::new(),
            steps: 0,
            began: None,
            destroyed: BTreeSet::new(),
            done: false,
            stopped: None,
            seeking: None,
        }
    }

    /// Sees a message pass. What it says of itself is enough to show; the seats check it.
    pub fn see(&mut self, message: &Envelope, now: i64) {
        let Ok(header) = message.claimed() else { return };
        match header.body {
            Body::Hello { .. } => _ = self.here.insert(header.from),
            Body::Reveal(reveal) => _ = self.revealed.insert(header.from, reveal.counts.len()),
            Body::Batch { label, hops } => {
                self.began.get_or_insert(now);
                let at = header.to.unwrap_or(header.from);
                self.batches.insert(label, Place { at, hops: hops.len() });
            }
            Body::Destroyed { .. } => _ = self.destroyed.insert(header.from),
            Body::Outcome => self.done = true,
            Body::Stop { reason } => {
                self.stopped.get_or_insert(reason.with("by", self.manifest.name(header.from)));
            }
            Body::Share | Body::Step { .. } | Body::Opening => {
                self.began.get_or_insert(now);
                self.steps += 1;
            }
            _ => {}
        }
    }

    /// Steps made, and steps there are in all (hops of the chain, or messages with shares); nothing is known before the first.
    pub fn progress(&self) -> (usize, usize) {
        let parties = self.manifest.parties.len();
        if self.manifest.mode() == Mode::Shares {
            // Each party to each node, two messages a round, and each node to the collator.
            let all = parties * NODES + 2 * NODES + NODES;
            return (self.steps.min(all), if self.steps == 0 { 0 } else { all });
        }
        if self.revealed.len() < parties {
            return (0, 0);
        }
        let all = self.revealed.values().sum::<usize>() * parties;
        (self.batches.values().map(|place| place.hops).sum(), all)
    }

    /// How many batches a seat has before it.
    pub fn waiting_at(&self, seat: Seat) -> usize {
        self.batches.values().filter(|place| place.at == seat).count()
    }

    /// Seconds still to go, by the pace so far.
    pub fn left(&self, now: i64) -> Option<i64> {
        let (made, all) = self.progress();
        let spent = now - self.began?;
        if made == 0 || made >= all || spent < 2 {
            return None;
        }
        let each = spent as f64 / made as f64;
        Some((each * (all - made) as f64).ceil() as i64)
    }
}
