//! Photos of flowers: made anew from what was uploaded ([`redraw`]), and kept in a table of their own.
//!
//! Who may see one, the pages say; that there is one, and what its bytes were, stands in the log as a commitment.

mod redraw;

pub use redraw::{Fault, MAX_BYTES, SUBCOMMAND, child_main, redrawn};

use crate::params;
use crate::store::{Row, Statement, Store, StoreError};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bloemenzee_domain::id::{PhotoId, RouteId};
use bloemenzee_domain::paper::PhotoState;
use bloemenzee_domain::time::Moment;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// How long a picture may wait for its entry in the log, in minutes; then nobody will write that any more.
const ORPHAN_MINUTES: u32 = 60;

/// A picture with the salt of its commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// A JPEG without any metadata.
    pub body: Vec<u8>,
    salt: Vec<u8>,
}

impl Picture {
    /// A picture under a fresh salt.
    pub fn new(body: Vec<u8>) -> Self {
        let mut salt = vec![0; 32];
        getrandom::fill(&mut salt).expect("the operating system gives randomness");
        Self { body, salt }
    }

    /// The salted hash of its bytes, in hexadecimal.
    pub fn commitment(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(b"bloemenzee photo v1\0");
        hash.update(&self.salt);
        hash.update(&self.body);
        hash.finalize().iter().fold(String::new(), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

/// Keeps a picture, before its entry is written. What an earlier upload left without one goes.
///
/// # Errors
/// What the store says.
pub async fn keep(
    store: &Store,
    route: RouteId,
    id: PhotoId,
    picture: &Picture,
    now: Moment,
) -> Result<(), StoreError> {
    let old = Moment(now.0 - i64::from(ORPHAN_MINUTES) * 60);
    let sweep = "DELETE FROM photo_bytes WHERE at < $1 AND NOT EXISTS (SELECT 1 FROM photo \
                 WHERE photo.route = photo_bytes.route AND photo.id = photo_bytes.id)";
    crate::access::write(store, vec![Statement::new(sweep, params![old.0]), put(route, id, picture, now)]).await
}

fn put(route: RouteId, id: PhotoId, picture: &Picture, at: Moment) -> Statement {
    let sql = "INSERT INTO photo_bytes (route, id, at, salt, body) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (route, id) DO NOTHING";
    Statement::new(sql, params![route.0, id.0, at.0, picture.salt.as_slice(), picture.body.as_slice()])
}

/// The statement that makes a picture gone for good.
pub fn forget(route: RouteId, id: PhotoId) -> Statement {
    Statement::new("DELETE FROM photo_bytes WHERE route = $1 AND id = $2", params![route.0, id.0])
}

/// A picture, if it is there.
///
/// # Errors
/// What the store says.
pub async fn read(store: &Store, route: RouteId, id: PhotoId) -> Result<Option<Picture>, StoreError> {
    let sql = "SELECT salt, body FROM photo_bytes WHERE route = $1 AND id = $2";
    store.query(sql, params![route.0, id.0]).await?.first().map(picture).transpose()
}

fn picture(row: &Row) -> Result<Picture, StoreError> {
    Ok(Picture { body: row.blob("body")?.to_vec(), salt: row.blob("salt")?.to_vec() })
}

/// A picture as it travels in a box, in base64.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Carried {
    id: PhotoId,
    at: Moment,
    salt: String,
    body: String,
}

/// The pictures of a route, to travel.
///
/// # Errors
/// What the store says.
pub async fn carried(store: &Store, route: RouteId) -> Result<Vec<Carried>, StoreError> {
    let sql = "SELECT id, at, salt, body FROM photo_bytes WHERE route = $1 ORDER BY id";
    let one = |row: &Row| {
        let (salt, body) = (STANDARD.encode(row.blob("salt")?), STANDARD.encode(row.blob("body")?));
        Ok(Carried { id: PhotoId(row.uuid("id")?), at: Moment(row.int("at")?), salt, body })
    };
    store.query(sql, params![route.0]).await?.iter().map(one).collect()
}

/// A picture that travelled, and that the log commits to.
#[derive(Clone, Debug)]
pub struct Travelled {
    /// Which photo it is.
    pub id: PhotoId,
    at: Moment,
    picture: Picture,
}

impl Travelled {
    /// The picture of this photo as it travelled; none when it has other bytes than the log commits to.
    pub fn meant(carried: &Carried, commitment: &str) -> Option<Self> {
        let bytes = |text: &str| STANDARD.decode(text).ok();
        let picture = Picture { body: bytes(&carried.body)?, salt: bytes(&carried.salt)? };
        (picture.commitment() == commitment).then_some(Self { id: carried.id, at: carried.at, picture })
    }

    /// The same drawn anew as any photo that is uploaded, under a fresh salt, in a turn of `whose`.
    ///
    /// # Errors
    /// As [`redrawn`].
    pub async fn drawn_anew(self, whose: &str) -> Result<Self, Fault> {
        let body = redrawn(&self.picture.body, whose).await?;
        Ok(Self { picture: Picture::new(body), ..self })
    }

    /// What the log is to commit to.
    pub fn commitment(&self) -> String {
        self.picture.commitment()
    }

    /// The statement that takes it in, where there is none yet.
    pub fn put(&self, route: RouteId) -> Statement {
        put(route, self.id, &self.picture, self.at)
    }
}

impl Carried {
    /// Which photo it is.
    pub fn id(&self) -> PhotoId {
        self.id
    }
}

/// Which pictures of a route are there.
///
/// # Errors
/// What the store says.
pub async fn there(store: &Store, route: RouteId) -> Result<BTreeSet<PhotoId>, StoreError> {
    let rows = store.query("SELECT id FROM photo_bytes WHERE route = $1", params![route.0]).await?;
    rows.iter().map(|row| Ok(PhotoId(row.uuid("id")?))).collect()
}

/// The first picture that is not as the log says: other bytes than were committed to, or there though it was removed.
/// Gives its route and what is wrong, in English.
///
/// # Errors
/// What the store says.
pub async fn that_differs(store: &Store) -> Result<Option<(String, &'static str)>, StoreError> {
    let sql = "SELECT photo.route, photo.id, photo.commitment, photo.state FROM photo \
               JOIN photo_bytes ON photo_bytes.route = photo.route AND photo_bytes.id = photo.id \
               ORDER BY photo.route, photo.id";
    for row in &store.query(sql, Vec::new()).await? {
        let route = row.text("route")?.to_owned();
        if row.text("state")? == PhotoState::Removed.name() {
            return Ok(Some((route, "a photo was removed and still stands")));
        }
        // One at a time: together they may be more than memory holds.
        let there = read(store, RouteId(row.uuid("route")?), PhotoId(row.uuid("id")?)).await?;
        if there.is_some_and(|picture| row.text("commitment").ok() != Some(picture.commitment().as_str())) {
            return Ok(Some((route, "a photo is not what the log commits to")));
        }
    }
    Ok(None)
}
