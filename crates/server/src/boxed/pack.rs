//! What stands in the file of a box, and how a route is put in it.

use super::seal::Passphrase;
use super::{Verifier, refused};
use crate::access::seat;
use crate::execute::Failure;
use crate::photo::{self, Travelled};
use crate::store::{Carried, leaf};
use bloemenzee_domain::boxed::travel;
use bloemenzee_domain::change::Record;
use bloemenzee_domain::event::{changes_of, facts_of};
use bloemenzee_domain::id::{BoxId, IdeaId, PhotoId, RouteId};
use bloemenzee_domain::paper::{MAX_PHOTOS, Photo, PhotoState};
use bloemenzee_domain::refusal::Refusal;
use bloemenzee_domain::time::Moment;
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
    /// When the box was closed to go home; none in the file that leaves home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Moment>,
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

    /// The photos that the entries after so many added and did not remove, each with the entry that said so last.
    fn added_photos(&self, after: i64) -> BTreeMap<PhotoId, (i64, Photo)> {
        let mut added = BTreeMap::new();
        for entry in self.entries.iter().filter(|entry| entry.seq > after) {
            for change in changes_of(entry.content("words").map(str::as_bytes)).unwrap_or_default() {
                match change.record {
                    Record::Photo(is) if is.state == PhotoState::Removed => drop(added.remove(&is.id)),
                    Record::Photo(is) => drop(added.insert(is.id, (entry.seq, is))),
                    _ => {}
                }
            }
        }
        added
    }

    /// The pictures of the photos that the entries after so many added, so far as those commit to them: what the
    /// entries of before say is not signed here, and their pictures stayed home.
    ///
    /// # Errors
    /// [`Failure::Refused`] with the entry that puts one photo more beside an idea than a flower takes.
    pub fn pictures(&self, after: i64) -> Result<Vec<Travelled>, Failure> {
        let added = self.added_photos(after);
        let mut beside: BTreeMap<IdeaId, usize> = BTreeMap::new();
        for (entry, is) in added.values() {
            let photos = beside.entry(is.idea).or_default();
            *photos += 1;
            if *photos > MAX_PHOTOS {
                return Err(Failure::Refused(Refusal::new("box-brings-other").with("entry", *entry)));
            }
        }
        let meant = |carried: &photo::Carried| {
            let (_, is) = added.get(&carried.id())?;
            Travelled::meant(carried, &is.commitment)
        };
        Ok(self.photos.iter().filter_map(meant).collect())
    }

    /// Whether this is the file that left home, which no box ever closed: it looks like what a box brings back while
    /// nothing happened. A file with more than what left came out of a box, also one of before closings were written down.
    pub fn only_left(&self) -> bool {
        self.closed.is_none() && usize::try_from(self.left).is_ok_and(|left| self.entries.len() == left)
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
