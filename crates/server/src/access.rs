//! Who is this: links, codes and sessions. What they may is the domain's to say.
//!
//! Every token is 128 bits or more from the operating system, is shown once, and is kept as its
//! SHA-256 hash only. A typed code is a link's token in another dress: twelve characters of an
//! alphabet without look-alikes, 60 bits.

pub mod seat;
pub mod staff_link;
pub mod unsubscribe;

use crate::params;
use crate::store::{Row, Statement, Store, StoreError};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bloemenzee_domain::ctx::Who;
use bloemenzee_domain::id::{ParticipantId, PersonId, RouteId, TableId};
use bloemenzee_domain::time::Moment;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// How long a session of staff lasts, in days.
const STAFF_DAYS: u32 = 14;
/// How long a participant's session lasts, in days: from the invitation past the report.
const PARTICIPANT_DAYS: u32 = 180;
/// Letters and digits that are not mistaken for one another, by eye or ear.
const CODE_ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const CODE_LENGTH: usize = 12;

/// What a link or session is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A member of staff, or an administrator.
    Staff(PersonId),
    /// One participant of one route.
    Participant {
        /// Their route.
        route: RouteId,
        /// Their pseudonym in it.
        participant: ParticipantId,
    },
    /// The shared device of a table.
    Tablet {
        /// The route.
        route: RouteId,
        /// The table.
        table: TableId,
    },
    /// A big screen: sees what the room sees.
    Screen {
        /// The route.
        route: RouteId,
    },
}

/// Somebody signed in.
#[derive(Clone, Debug)]
pub struct Session {
    /// What the session is for.
    pub purpose: Purpose,
    /// Goes with every form; another site cannot know it.
    pub csrf: String,
    /// Whether they administer the installation.
    pub administrator: bool,
    /// The print of the seat card it was begun with; void when another counts.
    pub card: Option<u32>,
    /// Set while somebody speaks for themselves on a table's device.
    pub lent: bool,
}

impl Session {
    /// The same as the domain asks it.
    pub fn who(&self) -> Who {
        let mut who = Who { administrator: self.administrator, card: self.card, lent: self.lent, ..Who::default() };
        match &self.purpose {
            Purpose::Staff(person) => who.person = Some(*person),
            Purpose::Participant { participant, .. } => who.participant = Some(*participant),
            Purpose::Tablet { table, .. } => who.table = Some(*table),
            Purpose::Screen { .. } => {}
        }
        who
    }

    /// The one route that this session opens; none for staff, who may open several.
    pub fn route(&self) -> Option<RouteId> {
        match &self.purpose {
            Purpose::Staff(_) => None,
            Purpose::Participant { route, .. } | Purpose::Tablet { route, .. } | Purpose::Screen { route } => {
                Some(*route)
            }
        }
    }
}

/// A mark that only this session's own pages can put on a text: what comes back by an address with
/// the mark was put there by us.
pub fn mark(csrf: &str, text: &str) -> String {
    hashed(&format!("mark\0{csrf}\0{text}"))
}

/// A fresh token of 256 bits, for links, sessions and forms.
pub fn token() -> String {
    let mut bytes = [0u8; 32];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    URL_SAFE_NO_PAD.encode(bytes)
}

/// A fresh code to type, `ABCD-EFGH-JKLM`.
pub fn code() -> String {
    let mut bytes = [0u8; CODE_LENGTH];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    let letters: Vec<char> = bytes.iter().map(|b| char::from(CODE_ALPHABET[usize::from(*b) % 32])).collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// A code or token as it is compared: what people add or leave out while typing does not count.
fn canonical(typed: &str) -> String {
    let plain: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    if plain.len() == CODE_LENGTH { plain.to_ascii_uppercase() } else { typed.trim().to_owned() }
}

pub(crate) fn hashed(token: &str) -> String {
    let hash = Sha256::digest(canonical(token).as_bytes());
    URL_SAFE_NO_PAD.encode(hash)
}

/// A short name for whoever a session is for, that tells nothing about them.
pub fn pseudonym(purpose: &Purpose) -> String {
    let (name, person, route, participant, table) = columns(purpose);
    let whole = format!("{name}/{person:?}/{route:?}/{participant:?}/{table:?}");
    hashed(&whole).chars().take(10).collect()
}

/// A statement that keeps a link under its hash.
pub fn keep_link(token: &str, purpose: &Purpose, expires: Moment, reusable: bool) -> Statement {
    let (name, person, route, participant, table) = columns(purpose);
    Statement::new(
        "INSERT INTO sign_in_link (hash, purpose, person, route, participant, table_id, reusable, expires) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![hashed(token), name, person, route, participant, table, reusable, expires.0],
    )
}

type Columns = (&'static str, Option<Uuid>, Option<Uuid>, Option<Uuid>, Option<Uuid>);

fn columns(purpose: &Purpose) -> Columns {
    match purpose {
        Purpose::Staff(person) => ("staff", Some(person.0), None, None, None),
        Purpose::Participant { route, participant } => ("participant", None, Some(route.0), Some(participant.0), None),
        Purpose::Tablet { route, table } => ("tablet", None, Some(route.0), None, Some(table.0)),
        Purpose::Screen { route } => ("screen", None, Some(route.0), None, None),
    }
}

fn purpose(row: &Row) -> Result<Option<Purpose>, StoreError> {
    let route = row.opt_uuid("route")?.map(RouteId);
    let person = row.opt_uuid("person")?.map(PersonId);
    let participant = row.opt_uuid("participant")?.map(ParticipantId);
    let table = row.opt_uuid("table_id")?.map(TableId);
    Ok(match (row.text("purpose")?, person, route, participant, table) {
        ("staff", Some(person), ..) => Some(Purpose::Staff(person)),
        ("participant", _, Some(route), Some(participant), _) => Some(Purpose::Participant { route, participant }),
        ("tablet", _, Some(route), _, Some(table)) => Some(Purpose::Tablet { route, table }),
        ("screen", _, Some(route), ..) => Some(Purpose::Screen { route }),
        _ => None,
    })
}

/// Makes a link for somebody and gives its token, which is shown once.
///
/// # Errors
/// What the store says.
pub async fn make_link(store: &Store, purpose: &Purpose, expires: Moment) -> Result<String, StoreError> {
    let token = token();
    write(store, vec![keep_link(&token, purpose, expires, false)]).await?;
    Ok(token)
}

/// Keeps the link with this token, unless it is kept already, used or not.
///
/// # Errors
/// What the store says.
pub async fn make_link_once(store: &Store, token: &str, purpose: &Purpose, expires: Moment) -> Result<(), StoreError> {
    let Statement { sql, params } = keep_link(token, purpose, expires, false);
    write(store, vec![Statement::new(format!("{sql} ON CONFLICT (hash) DO NOTHING"), params)]).await
}

/// Makes a code to type for somebody, which is shown once.
///
/// # Errors
/// What the store says.
pub async fn make_code(store: &Store, purpose: &Purpose, expires: Moment) -> Result<String, StoreError> {
    let code = code();
    write(store, vec![keep_link(&code, purpose, expires, false)]).await?;
    Ok(code)
}

/// Runs statements that belong to no route, in one transaction.
///
/// # Errors
/// What the store says.
pub async fn write(store: &Store, statements: Vec<Statement>) -> Result<(), StoreError> {
    let mut txn = store.begin(&[]).await?;
    statements.into_iter().for_each(|statement| txn.push(statement));
    txn.commit().await
}

/// Whether a link or code would open now; it is not used up by looking.
///
/// # Errors
/// What the store says.
pub async fn peek(store: &Store, token: &str, now: Moment) -> Result<Option<Purpose>, StoreError> {
    let rows = store
        .query(
            "SELECT purpose, person, route, participant, table_id FROM sign_in_link \
             WHERE hash = $1 AND expires > $2 AND (used IS NULL OR reusable = 1)",
            params![hashed(token), now.0],
        )
        .await?;
    rows.first().map_or(Ok(None), purpose)
}

/// Whether a link works more than once.
///
/// # Errors
/// What the store says.
pub async fn lasts(store: &Store, token: &str) -> Result<bool, StoreError> {
    let rows =
        store.query("SELECT 1 FROM sign_in_link WHERE hash = $1 AND reusable = 1", params![hashed(token)]).await?;
    Ok(!rows.is_empty())
}

/// Uses a link or code up, and begins a session; gives the session's token for the cookie.
///
/// # Errors
/// What the store says. `None` when the link is unknown, used or expired.
pub async fn redeem(store: &Store, token_given: &str, now: Moment) -> Result<Option<(String, Purpose)>, StoreError> {
    redeem_for(store, token_given, now, |session, purpose| keep_session(session, purpose, now)).await
}

/// Uses a link or code up, and begins a session on a table's device until then; gives its token.
///
/// # Errors
/// What the store says. `None` when the link is unknown, used or expired.
pub async fn redeem_lent(
    store: &Store,
    token_given: &str,
    now: Moment,
    until: Moment,
) -> Result<Option<String>, StoreError> {
    let keep = |session: &str, purpose: &Purpose| keep_session_until(session, purpose, until, None, true);
    Ok(redeem_for(store, token_given, now, keep).await?.map(|(session, _)| session))
}

async fn redeem_for(
    store: &Store,
    token_given: &str,
    now: Moment,
    keep: impl FnOnce(&str, &Purpose) -> Statement,
) -> Result<Option<(String, Purpose)>, StoreError> {
    let mut txn = store.begin(&[]).await?;
    let rows = txn
        .query(
            "SELECT purpose, person, route, participant, table_id FROM sign_in_link \
             WHERE hash = $1 AND expires > $2 AND (used IS NULL OR reusable = 1)",
            params![hashed(token_given), now.0],
        )
        .await?;
    let Some(purpose) = rows.first().map(purpose).transpose()?.flatten() else { return Ok(None) };
    txn.push(Statement::new("UPDATE sign_in_link SET used = $2 WHERE hash = $1", params![hashed(token_given), now.0]));
    txn.push(Statement::new("DELETE FROM session WHERE expires <= $1", params![now.0]));
    let session = token();
    txn.push(keep(&session, &purpose));
    txn.commit().await?;
    Ok(Some((session, purpose)))
}

/// A statement that keeps a session under its token's hash.
pub fn keep_session(session: &str, purpose: &Purpose, now: Moment) -> Statement {
    let days = if matches!(purpose, Purpose::Participant { .. }) { PARTICIPANT_DAYS } else { STAFF_DAYS };
    keep_session_until(session, purpose, now.plus_days(days), None, false)
}

fn keep_session_until(session: &str, purpose: &Purpose, until: Moment, card: Option<u32>, lent: bool) -> Statement {
    let (name, person, route, participant, table) = columns(purpose);
    let (hash, csrf) = (hashed(session), token());
    Statement::new(
        "INSERT INTO session (hash, purpose, person, route, participant, table_id, csrf, expires, card, lent) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        params![hash, name, person, route, participant, table, csrf, until.0, card, lent],
    )
}

/// The session of a cookie or bearer token.
///
/// # Errors
/// What the store says.
pub async fn session(store: &Store, given: &str, now: Moment) -> Result<Option<Session>, StoreError> {
    let rows = store
        .query(
            "SELECT s.purpose, s.person, s.route, s.participant, s.table_id, s.csrf, s.card, s.lent, \
             COALESCE(t.administrator, 0) AS administrator \
             FROM session s LEFT JOIN staff t ON t.person = s.person WHERE s.hash = $1 AND s.expires > $2",
            params![hashed(given), now.0],
        )
        .await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let Some(purpose) = purpose(row)? else { return Ok(None) };
    Ok(Some(Session {
        purpose,
        csrf: row.text("csrf")?.to_owned(),
        administrator: row.bool("administrator")?,
        card: row.opt_int("card")?.and_then(|print| u32::try_from(print).ok()),
        lent: row.bool("lent")?,
    }))
}

/// Ends a session.
///
/// # Errors
/// What the store says.
pub async fn end(store: &Store, given: &str) -> Result<(), StoreError> {
    write(store, vec![Statement::new("DELETE FROM session WHERE hash = $1", params![hashed(given)])]).await
}
