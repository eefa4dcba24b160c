//! Seat codes: printed on a card, good for one meeting on any device.
//!
//! Sixty random bits, kept as an HMAC-SHA-256 under a key that is not in the database: who reads
//! the database alone cannot try codes against it. Each route has a key of its own, made from that
//! of the installation, so that a box can check the cards of the route that it took and no others. A
//! right code is never refused because others guessed: there is no lock, only the time that a wrong
//! one takes, and the number of codes.

use super::{canonical, keep_session_until, token};
use crate::access::Purpose;
use crate::config::Config;
use crate::params;
use crate::store::{Row, Statement, Store, StoreError};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bloemenzee_domain::id::{ItemId, ParticipantId, RouteId};
use bloemenzee_domain::time::Moment;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::io::{self, Write as _};
use std::path::Path;

/// The key under which seat codes are kept: 256 bits, outside the database.
#[derive(Clone)]
pub struct SeatKey(Key);

#[derive(Clone)]
enum Key {
    /// That of an installation, from which those of its routes are made.
    Whole([u8; 32]),
    /// That of one route, in a box; nothing of another can be made from it.
    Of(RouteId, [u8; 32]),
}

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

    /// The key of one route, as text for the file of a box: its id, a space, 43 characters.
    pub fn of_route(&self, route: RouteId) -> String {
        format!("{route} {}", URL_SAFE_NO_PAD.encode(self.route_key(route)))
    }

    fn route_key(&self, route: RouteId) -> [u8; 32] {
        match &self.0 {
            Key::Whole(key) => keyed(key, b"bloemenzee seat key of a route v1\0", route.0.as_bytes()),
            Key::Of(of, key) if *of == route => *key,
            // There are no codes of other routes in a box; this opens none.
            Key::Of(_, key) => keyed(key, b"bloemenzee no route of this box v1\0", route.0.as_bytes()),
        }
    }

    /// Begins a mark under the key of one route; `label` says what for.
    pub(super) fn mac(&self, route: RouteId, label: &[u8]) -> Hmac<Sha256> {
        begun(&self.route_key(route), label)
    }

    /// The key in the file of a folder, as [`SeatKey::load`] makes it.
    #[cfg(test)]
    pub(super) fn of_folder(folder: &Path) -> io::Result<Self> {
        Self::of_file(&folder.join("seat.key"))
    }

    /// 32 bytes under the whole key, for what `label` says.
    pub(super) fn of(&self, label: &[u8], text: &[u8]) -> [u8; 32] {
        let (Key::Whole(key) | Key::Of(_, key)) = &self.0;
        keyed(key, label, text)
    }

    /// The token of the personal link in a message: 256 bits that nobody can make without the key, the same for every
    /// try of that message.
    pub fn link_of(&self, route: RouteId, message: ItemId) -> String {
        let link = keyed(&self.route_key(route), b"bloemenzee link in a message v1\0", message.0.as_bytes());
        URL_SAFE_NO_PAD.encode(link)
    }

    fn hash(&self, route: RouteId, typed: &str) -> String {
        hash(&self.route_key(route), typed)
    }

    /// The hash of a code on a card that was printed before routes had keys of their own.
    fn older_hash(&self, typed: &str) -> Option<String> {
        if let Key::Whole(key) = &self.0 { Some(hash(key, typed)) } else { None }
    }
}

fn hash(key: &[u8; 32], typed: &str) -> String {
    URL_SAFE_NO_PAD.encode(keyed(key, b"bloemenzee seat code v1\0", canonical(typed).as_bytes()))
}

fn keyed(key: &[u8; 32], label: &[u8], text: &[u8]) -> [u8; 32] {
    let mut mac = begun(key, label);
    mac.update(text);
    mac.finalize().into_bytes().into()
}

fn begun(key: &[u8; 32], label: &[u8]) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(label);
    mac
}

fn parse(text: &str) -> io::Result<SeatKey> {
    let (route, key) = text.split_once(' ').map_or((None, text), |(route, key)| (Some(route), key));
    let bytes = URL_SAFE_NO_PAD.decode(key).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
    let key = match (bytes, route.map(str::parse)) {
        (Some(bytes), None) => Some(Key::Whole(bytes)),
        (Some(bytes), Some(Ok(route))) => Some(Key::Of(route, bytes)),
        _ => None,
    };
    let sentence = "The key for seat codes must be 32 bytes in base64url (43 characters).";
    key.map(SeatKey).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, sentence))
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

const PUT: &str =
    "INSERT INTO seat_code (hash, route, participant, print, expires, of_route) VALUES ($1, $2, $3, $4, $5, 1)";
const ROUTES: &str = "SELECT DISTINCT route FROM seat_code WHERE of_route = 1 AND expires > $1";
const CARD: &str = "SELECT route, participant, print, expires FROM seat_code WHERE hash = $1 AND expires > $2";
const OF_ROUTE: &str = "SELECT hash, route, participant, print, expires, of_route FROM seat_code
    WHERE route = $1 AND expires > $2 ORDER BY hash";

/// Whether somebody typed the large number of their card, and not its code: that has twelve letters and digits.
pub fn is_seat_number(typed: &str) -> bool {
    let mut said = typed.chars().filter(|c| c.is_alphanumeric());
    let few = (1..=4).contains(&said.clone().count());
    few && said.all(|c| c.is_ascii_digit())
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
            PUT,
            params![key.hash(card.route, code), card.route.0, card.participant.0, card.print, card.expires.0],
        )
    };
    super::write(store, cards.iter().map(keep).collect()).await
}

/// Forgets these codes: their cards came to nothing.
///
/// # Errors
/// What the store says; then some are still kept.
pub async fn forget_codes(store: &Store, key: &SeatKey, cards: &[(Card, String)]) -> Result<(), StoreError> {
    let forget = |(card, code): &(Card, String)| {
        Statement::new("DELETE FROM seat_code WHERE hash = $1", params![key.hash(card.route, code)])
    };
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
    let routes = store.query(ROUTES, params![now.0]).await?;
    let routes = routes.iter().map(|row| row.uuid(0).map(RouteId)).collect::<Result<Vec<_>, _>>()?;
    let hashes = routes.iter().map(|route| key.hash(*route, typed)).chain(key.older_hash(typed));
    for hash in hashes.collect::<Vec<_>>() {
        let rows = store.query(CARD, params![hash, now.0]).await?;
        if let Some(row) = rows.first() {
            return read_card(row).map(Some);
        }
    }
    Ok(None)
}

fn read_card(row: &Row) -> Result<Card, StoreError> {
    let print = u32::try_from(row.int("print")?).unwrap_or(0);
    let (route, participant) = (RouteId(row.uuid("route")?), ParticipantId(row.uuid("participant")?));
    Ok(Card { route, participant, print, expires: Moment(row.int("expires")?) })
}

/// A seat code as it travels in a box: its hash under the route's own key, and its card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    hash: String,
    participant: ParticipantId,
    print: u32,
    expires: Moment,
}

/// The codes of a route that its own key opens, and how many cards were printed before it had one:
/// those open nothing in a box.
///
/// # Errors
/// What the store says.
pub async fn kept(store: &Store, route: RouteId, now: Moment) -> Result<(Vec<Kept>, usize), StoreError> {
    let rows = store.query(OF_ROUTE, params![route.0, now.0]).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows.iter() {
        if row.bool("of_route")? {
            let Card { participant, print, expires, .. } = read_card(row)?;
            all.push(Kept { hash: row.text("hash")?.to_owned(), participant, print, expires });
        }
    }
    let older = rows.len() - all.len();
    Ok((all, older))
}

/// The statements that take codes in as they travelled; those that are there already stay.
pub fn take_in(route: RouteId, codes: &[Kept]) -> Vec<Statement> {
    let put = |code: &Kept| {
        let Kept { hash, participant, print, expires } = code;
        Statement::new(
            format!("{PUT} ON CONFLICT (hash) DO NOTHING"),
            params![hash, route.0, participant.0, *print, expires.0],
        )
    };
    codes.iter().map(put).collect()
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

    const ROUTE: RouteId = RouteId(uuid::Uuid::from_u128(1));
    const OTHER: RouteId = RouteId(uuid::Uuid::from_u128(2));

    fn key(n: u8) -> SeatKey {
        SeatKey(Key::Whole([n; 32]))
    }

    #[test]
    fn a_box_has_the_key_of_its_route_and_of_no_other() {
        let code = code();
        let boxed = parse(&key(1).of_route(ROUTE)).unwrap();
        assert_eq!(boxed.hash(ROUTE, &code), key(1).hash(ROUTE, &code), "cards printed earlier open");
        assert_ne!(key(1).hash(ROUTE, &code), key(1).hash(OTHER, &code));
        assert_ne!(boxed.hash(OTHER, &code), key(1).hash(OTHER, &code), "another route's cannot be checked");
        assert_eq!(boxed.older_hash(&code), None);
        assert!(parse("not-a-route AAAA").is_err());
    }

    #[test]
    fn what_people_add_or_leave_out_while_typing_does_not_count() {
        let code = code();
        let typed = code.to_lowercase().replace('-', " ");
        assert_eq!(key(1).hash(ROUTE, &code), key(1).hash(ROUTE, &typed));
        assert_ne!(key(1).hash(ROUTE, &code), key(2).hash(ROUTE, &code), "another key, another hash");
        assert_ne!(key(1).hash(ROUTE, &code), key(1).hash(ROUTE, &crate::access::code()));
    }

    #[test]
    fn a_number_is_no_code() {
        assert!(["7", " 12 ", "118", "1-2"].iter().all(|typed| is_seat_number(typed)));
        assert!(!["", "AAAA-BBBB-CCCC", "1234-5678-9123", "7A", "12345"].iter().any(|typed| is_seat_number(typed)));
        assert!(!is_seat_number(&code()));
    }

    #[test]
    fn the_key_is_made_once_and_read_by_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data").join("seat.key");
        let made = SeatKey::of_file(&path).unwrap();
        assert_eq!(made.of_route(ROUTE), SeatKey::of_file(&path).unwrap().of_route(ROUTE));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o077, 0);
        }
        std::fs::write(&path, "kort").unwrap();
        assert!(SeatKey::of_file(&path).is_err());
    }
}
