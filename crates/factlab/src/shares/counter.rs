//! The collator in the shares mode: opens the shuffled rows once all shares are wiped, checks them, counts, releases.

use super::machine::{Machine, Role, Table};
use super::rows::{Bytes, name, xor};
use crate::manifest::MIN_BATCH;
use crate::message::{Body, Envelope, Header, Promise};
use crate::mode::NODES;
use crate::patterns::Histogram;
use crate::refusal::{Refusal, ensure};
use crate::release::{Outcome, Record, Release, Sealed};
use crate::secret::Vault;
use crate::signed::SignedManifest;
use ed25519_dalek::SigningKey;
use std::collections::BTreeMap;
use zeroize::Zeroize;

/// What the collator has besides its seat.
#[derive(Default)]
pub struct Counter {
    openings: BTreeMap<usize, Bytes>,
}

impl Counter {
    /// Takes the collator's seat, and says hello.
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
            ensure(table.desk.seat == table.desk.manifest.collator_seat(), "key-not-in-manifest")?;
            Ok(Self::default())
        })
    }

    fn on_opening(&mut self, table: &Table, header: &Header, payload: &[u8]) -> Result<(), Refusal> {
        let node = table.index(header.from).filter(|node| !self.openings.contains_key(node));
        let node = node.ok_or_else(|| table.out_of_turn(header.from))?;
        let share = table.unseal(header, 0, payload)?;
        if table.binds[&node][0] != name(&share) {
            return Err(table.desk.blame("opening-other", header.from));
        }
        self.openings.insert(node, share);
        Ok(())
    }

    /// From three shares to how often each set of labels occurs. The rows do not outlive it.
    fn count(&mut self, table: &Table) -> Result<Histogram, Refusal> {
        let mut openings = std::mem::take(&mut self.openings).into_values();
        let mut rows = openings.next().ok_or_else(|| Refusal::new("control-failed"))?;
        openings.for_each(|share| xor(&mut rows, &share));
        let good = rows.len() == table.form.length();
        ensure(good && table.form.left(&rows, &table.tag_keys()).iter().all(|byte| *byte == 0), "control-failed")?;
        let histogram = table.form.count(&rows);
        for (place, label) in table.desk.manifest.labels().iter().enumerate() {
            let addresses: u64 = histogram.iter().filter(|(set, _)| set.contains(place)).map(|(_, n)| n).sum();
            if (1..u64::from(MIN_BATCH)).contains(&addresses) {
                return Err(table.desk.blame("counts-form", label.owner));
            }
        }
        Ok(histogram)
    }
}

impl Role for Counter {
    fn promise(&self) -> Option<Promise> {
        None
    }

    fn is_time_for(&self, table: &Table, header: &Header) -> bool {
        !matches!(header.body, Body::Opening) || table.checked()
    }

    fn act(&mut self, table: &mut Table, header: &Header, envelope: &Envelope) -> Result<Vec<Envelope>, Refusal> {
        match header.body {
            Body::Opening => self.on_opening(table, header, &envelope.payload).map(|()| Vec::new()),
            _ => Err(table.out_of_turn(header.from)),
        }
    }

    fn go(&mut self, table: &mut Table) -> Result<Vec<Envelope>, Refusal> {
        let all_gone = table.desk.manifest.keepers().all(|seat| table.gone.contains_key(&seat));
        if self.openings.len() < NODES || !all_gone {
            return Ok(Vec::new());
        }
        let histogram = self.count(table)?;
        let release = Release::of(&table.desk.manifest, &histogram)?;
        let destroyed = table.gone.values().map(|(message, _)| message.to_bytes()).collect();
        let outcome = Outcome { release, record: Record { destroyed } };
        let message = table.desk.seal(None, Body::Outcome, outcome.to_bytes());
        table.done = Some(Box::new(Sealed { outcome, message: message.clone() }));
        Ok(vec![message])
    }

    fn forget(&mut self) {
        self.openings.values_mut().for_each(|share| share.zeroize());
        self.openings.clear();
    }
}
