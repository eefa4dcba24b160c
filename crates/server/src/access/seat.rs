//! Seat codes: printed on a card, good for one meeting on any device.
//!
//! Sixty random bits, kept as an HMAC-SHA-256 under a key that is not in the database: who reads
//! the database alone cannot try codes against it. A right code is never refused because others
//! guessed: there is no lock, only the time that a wrong one takes, and the number of codes.

use super::{canonical, keep_session_until, token};
use crate::access::Purpose;
use crate::config::Config;
use crate::params;
use crate::store::{Statement, Store, StoreError};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bloemenzee_domain::id::{ParticipantId, RouteId};
use bloemenzee_domain::time::Moment;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use std::io::{self, Write as _};
use std::path::Path;

/// The key under which seat codes are kept: 256 bits, outside the database.
#[derive(Clone)]
pub struct SeatKey([u8; 32]);

impl std::fmt::Debug for SeatKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SeatKey(…)")
    }
}

impl SeatKey {
    /// The key that the configuration names, or the one in the file `seat.key` of the data
    /// directory, which is made when it is not there and read by its owner only.
    ///
    /// # Errors
    /// A sentence when the named key is not 32 bytes, or the file cannot be read or made.
    pub fn load(config: &Config) -> io::Result<Self> {
        match &config.seat_key {
            Some(named) => parse(named),
            None => Self::of_file(&config.data_dir.join("seat.key")),
        }
    }

    fn of_file(path: &Path) -> io::Result<Self> {
        match std::fs::read_to_string(path) {
            Ok(text) => parse(text.trim()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if let Some(folder) = path.parent() {
                    std::fs::create_dir_all(folder)?;
                }
                let made = token();
                match private_file(path)?.write_all(made.as_bytes()) {
                    Ok(()) => parse(&made),
                    Err(error) => Err(error),
                }
            }
            Err(error) => Err(error),
        }
    }

    fn hash(&self, typed: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        mac.update(b"bloemenzee seat code v1\0");
        mac.update(canonical(typed).as_bytes());
        URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
    }
}

fn parse(text: &str) -> io::Result<SeatKey> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
    let sentence = "The key for seat codes must be 32 bytes in base64url (43 characters).";
    bytes.map(SeatKey).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, sentence))
}

#[cfg(unix)]
fn private_file(path: &Path) -> io::Result<std::fs::File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

#[cfg(not(unix))]
fn private_file(path: &Path) -> io::Result<std::fs::File> {
    std::fs::OpenOptions::new().write(true).create_new(true).open(path)
}

/// A card that a code belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card {
    /// The route.
    pub route: RouteId,
    /// Whose card.
    pub participant: ParticipantId,
    /// Which print of it; the domain says whether it still opens anything.
    pub print: u32,
    /// Until when.
    pub expires: Moment,
}

/// Keeps the codes of freshly printed cards, beside those of earlier prints: which print opens
/// anything, the domain says. So a print that comes to nothing voids nobody's card.
///
/// # Errors
/// What the store says; then none was kept.
pub async fn keep_codes(store: &Store, key: &SeatKey, cards: &[(Card, String)]) -> Result<(), StoreError> {
    let keep = |(card, code): &(Card, String)| {
        Statement::new(
            "INSERT INTO seat_code (hash, route, participant, print, expires) VALUES ($1, $2, $3, $4, $5)",
            params![key.hash(code), card.route.0, card.participant.0, card.print, card.expires.0],
        )
    };
    super::write(store, cards.iter().map(keep).collect()).await
}

/// Forgets these codes: their cards came to nothing.
///
/// # Errors
/// What the store says; then some are still kept.
pub async fn forget_codes(store: &Store, key: &SeatKey, cards: &[(Card, String)]) -> Result<(), StoreError> {
    let forget =
        |(_, code): &(Card, String)| Statement::new("DELETE FROM seat_code WHERE hash = $1", params![key.hash(code)]);
    super::write(store, cards.iter().map(forget).collect()).await
}

/// Forgets the codes of all other prints of these people's cards, once the print they are of counts.
///
/// # Errors
/// What the store says; then all are still there, and open nothing.
pub async fn forget_other_codes(store: &Store, cards: &[Card]) -> Result<(), StoreError> {
    let forget = |card: &Card| {
        Statement::new(
            "DELETE FROM seat_code WHERE route = $1 AND participant = $2 AND print <> $3",
            params![card.route.0, card.participant.0, card.print],
        )
    };
    super::write(store, cards.iter().map(forget).collect()).await
}

/// The card that this code was printed on, unless its time is over.
///
/// # Errors
/// What the store says.
pub async fn card(store: &Store, key: &SeatKey, typed: &str, now: Moment) -> Result<Option<Card>, StoreError> {
    let sql = "SELECT route, participant, print, expires FROM seat_code WHERE hash = $1 AND expires > $2";
    let rows = store.query(sql, params![key.hash(typed), now.0]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let print = u32::try_from(row.int("print")?).unwrap_or(0);
    let (route, participant) = (RouteId(row.uuid("route")?), ParticipantId(row.uuid("participant")?));
    Ok(Some(Card { route, participant, print, expires: Moment(row.int("expires")?) }))
}

/// Begins a session for who holds a card; on a table's device a short one, that gives the device
/// back (`lent`). Answers the session's token for the cookie.
///
/// # Errors
/// What the store says.
pub async fn begin(store: &Store, card: &Card, lent: bool, until: Moment) -> Result<String, StoreError> {
    let session = token();
    let purpose = Purpose::Participant { route: card.route, participant: card.participant };
    let keep = keep_session_until(&session, &purpose, until.min(card.expires), Some(card.print), lent);
    super::write(store, vec![keep]).await?;
    Ok(session)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::code;

    fn key(n: u8) -> SeatKey {
        SeatKey([n; 32])
    }

    #[test]
    fn what_people_add_or_leave_out_while_typing_does_not_count() {
        let code = code();
        let typed = code.to_lowercase().replace('-', " ");
        assert_eq!(key(1).hash(&code), key(1).hash(&typed));
        assert_ne!(key(1).hash(&code), key(2).hash(&code), "another key, another hash");
        assert_ne!(key(1).hash(&code), key(1).hash(&crate::access::code()));
    }

    #[test]
    fn the_key_is_made_once_and_read_by_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data").join("seat.key");
        let made = SeatKey::of_file(&path).unwrap();
        assert_eq!(made.0, SeatKey::of_file(&path).unwrap().0);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o077, 0);
        }
        std::fs::write(&path, "kort").unwrap();
        assert!(SeatKey::of_file(&path).is_err());
    }
}
