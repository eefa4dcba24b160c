//! What stands in the file of a box, and how a route is put in it.

use super::seal::Passphrase;
use super::{Verifier, refused};
use crate::access::seat;
use crate::execute::Failure;
use crate::photo;
use crate::store::{Carried, Statement, leaf};
use bloemenzee_domain::boxed::travel;
use bloemenzee_domain::change::{Change, Record};
use bloemenzee_domain::event::{changes_of, facts_of};
use bloemenzee_domain::id::{BoxId, RouteId};
use bloemenzee_domain::paper::PhotoState;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What every file of a box begins with, once it is open.
pub const FORMAT: &str = "bloemenzee box 1";

/// A box: a route's log, its records as they travel, and what a box needs to serve and to sign.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// [`FORMAT`].
    pub format: String,
    /// The route.
    pub route: RouteId,
    /// The box.
    pub id: BoxId,
    /// What people call it.
    pub name: String,
    /// The organisation whose route it is.
    pub organisation: String,
    /// The method of the route, as its file has it.
    pub method: String,
    /// Under which key it signs.
    pub secret: String,
    /// How many entries left home.
    pub left: i64,
    /// The key of the route's seat codes.
    pub seat_key: String,
    /// The codes of its seat cards.
    pub seat_codes: Vec<seat::Kept>,
    /// The photos of flowers that were taken in the box; those of before stay home.
    #[serde(default)]
    pub photos: Vec<photo::Carried>,
    /// The records as they travelled.
    pub records: Vec<Record>,
    /// The entries of which the words stayed home.
    pub elsewhere: Vec<i64>,
    /// The log, from its first entry.
    pub entries: Vec<Carried>,
    /// What the box signed over the entries.
    pub checkpoint: String,
}

impl std::fmt::Debug for Pack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pack({} of {}, {} entries)", self.id, self.route, self.entries.len())
    }
}

impl Pack {
    /// Opens a file.
    ///
    /// # Errors
    /// [`Failure::Refused`] when the passphrase does not open it, or what is in it is no box.
    pub async fn open(sealed: Vec<u8>, passphrase: &Passphrase) -> Result<Self, Failure> {
        let plain = passphrase.open(sealed).await?;
        let pack: Self = serde_json::from_slice(&plain).map_err(|_| refused("box-no-box"))?;
        if pack.format == FORMAT { Ok(pack) } else { Err(refused("box-no-box")) }
    }

    /// Makes a file.
    ///
    /// # Errors
    /// [`Failure::Fault`].
    pub async fn seal(&self, passphrase: &Passphrase) -> Result<Vec<u8>, Failure> {
        let plain = serde_json::to_vec(self).map_err(|error| Failure::Fault(error.to_string()))?;
        passphrase.seal(plain).await
    }

    /// The statements that take its photos in, so far as its own entries commit to them.
    pub fn pictures(&self) -> Vec<Statement> {
        let changes = |entry: &Carried| changes_of(entry.content("words").map(str::as_bytes)).unwrap_or_default();
        let photo = |change: Change| if let Record::Photo(is) = change.record { Some(is) } else { None };
        let mut said = BTreeMap::new();
        for is in self.entries.iter().flat_map(changes).filter_map(photo) {
            match is.state {
                PhotoState::Removed => said.remove(&is.id),
                _ => said.insert(is.id, is.commitment),
            };
        }
        photo::take_in(self.route, &self.photos, &said)
    }

    /// The leaf hashes of its entries.
    pub fn leaves(&self) -> Vec<Vec<u8>> {
        leaves(&self.entries)
    }

    /// Whether whoever has this key signed exactly these entries.
    pub fn is_signed_by(&self, verifier: &Verifier) -> bool {
        verifier.vouches(&self.checkpoint, &self.leaves())
    }
}

/// The leaf hashes of entries.
pub(super) fn leaves(entries: &[Carried]) -> Vec<Vec<u8>> {
    entries.iter().map(|entry| leaf(entry.envelope.as_bytes())).collect()
}

/// The entries of a route as they travel, and those of which the words stay home.
///
/// # Errors
/// [`Failure::Fault`] when an entry cannot be read.
pub(super) fn leaving(entries: Vec<Carried>) -> Result<(Vec<Carried>, Vec<i64>), Failure> {
    let mut elsewhere = Vec::new();
    let mut all = Vec::with_capacity(entries.len());
    for entry in entries {
        let wrong = |error| Failure::Fault(format!("entry {} cannot be read: {error}", entry.seq));
        let words = entry.content("words").map(str::as_bytes);
        let facts = facts_of(entry.content("facts").unwrap_or("").as_bytes(), words).map_err(wrong)?;
        let travels = words.is_none() || travel::words_travel(&facts, &changes_of(words).map_err(wrong)?);
        if travels {
            all.push(entry);
        } else {
            elsewhere.push(entry.seq);
            all.push(entry.without_words());
        }
    }
    Ok((all, elsewhere))
}
