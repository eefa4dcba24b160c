//! Sign-in links that an administrator makes for a member of staff. Who has the link signs in as
//! that person: so it is written in the organisation's own log, and told to whom it is for.

use super::{Purpose, keep_link, token};
use crate::params;
use crate::store::{NewEntry, RouteKey, Statement, Store, StoreError};
use bloemenzee_domain::id::PersonId;
use bloemenzee_domain::time::Moment;
use serde_json::json;
use uuid::Uuid;

/// How long such a link opens, in days.
const LINK_DAYS: u32 = 7;
/// How many are told of, the latest first.
const TOLD: u32 = 5;

/// One that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// By whom, by name; empty once erased.
    pub by: String,
    /// When.
    pub at: Moment,
}

/// Makes a link for somebody and gives its token, which is shown once; older unused ones stop
/// working.
///
/// # Errors
/// What the store says.
pub async fn make(store: &Store, person: PersonId, by: PersonId, now: Moment) -> Result<String, StoreError> {
    let mut tries = 0;
    loop {
        match attempt(store, person, by, now).await {
            Err(StoreError::Conflict(_)) if tries < 8 => tries += 1,
            ended => return ended,
        }
    }
}

async fn attempt(store: &Store, person: PersonId, by: PersonId, now: Moment) -> Result<String, StoreError> {
    let (org, id, token) = (RouteKey::org(), Uuid::new_v4(), token());
    let mut txn = store.begin(std::slice::from_ref(&org)).await?;
    let (heads, _) = txn.standing(std::slice::from_ref(&org), &[]).await?;
    let seq = heads.first().copied().unwrap_or(0) + 1;
    let words = json!({ "texts": [], "made_for": person, "by": by });
    txn.append(NewEntry {
        route: org,
        seq,
        minute: now.minute(),
        facts: json!({ "facts": [], "audit": ["staff_link.made"] }).to_string().into_bytes(),
        words: Some(words.to_string().into_bytes()),
        erases: Vec::new(),
        command_id: id,
        asked: words.to_string().into_bytes(),
        answer: json!({ "seq": seq, "effects": ["staff_link.made"] }).to_string().into_bytes(),
    })?;
    let older = "DELETE FROM sign_in_link WHERE purpose = 'staff' AND person = $1 AND used IS NULL AND reusable = 0";
    txn.push(Statement::new(older, params![person.0]));
    txn.push(keep_link(&token, &Purpose::Staff(person), now.plus_days(LINK_DAYS), false));
    let told = "INSERT INTO staff_link_made (id, person, by_person, at) VALUES ($1, $2, $3, $4)";
    txn.push(Statement::new(told, params![id, person.0, by.0, now.0]));
    txn.commit().await?;
    Ok(token)
}

/// The links that were made for somebody, the latest first.
///
/// # Errors
/// What the store says.
pub async fn made_for(store: &Store, person: PersonId) -> Result<Vec<Made>, StoreError> {
    let rows = store
        .query(
            "SELECT m.at, COALESCE(p.name, '') AS by_name FROM staff_link_made m \
             LEFT JOIN person p ON p.id = m.by_person WHERE m.person = $1 ORDER BY m.at DESC, m.id LIMIT $2",
            params![person.0, TOLD],
        )
        .await?;
    rows.iter().map(|row| Ok(Made { by: row.text("by_name")?.to_owned(), at: Moment(row.int("at")?) })).collect()
}
