//! The members of staff of this installation.

use crate::params;
use crate::store::{Store, StoreError};
use bloemenzee_domain::id::PersonId;
use bloemenzee_domain::method::Role;
use bloemenzee_domain::prep::Prep;
use std::collections::BTreeSet;

/// A member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// Full name.
    pub name: String,
    /// E-mail address, or empty.
    pub email: String,
    /// Whether they administer the installation.
    pub administrator: bool,
}

/// Everybody on the staff, by name.
///
/// # Errors
/// What the store says.
pub async fn members(store: &Store) -> Result<Vec<Member>, StoreError> {
    let rows = store
        .query(
            "SELECT s.person, p.name, p.email, s.administrator FROM staff s \
             JOIN person p ON p.id = s.person ORDER BY p.name, s.person",
            params![],
        )
        .await?;
    let member = |row: &crate::store::Row| -> Result<Member, StoreError> {
        Ok(Member {
            person: PersonId(row.uuid("person")?),
            name: row.text("name")?.to_owned(),
            email: row.text("email")?.to_owned(),
            administrator: row.bool("administrator")?,
        })
    };
    rows.iter().map(member).collect()
}

/// The name of somebody with a role: from the route's own people, else from the staff; a dash once
/// erased.
pub fn named(prep: &Prep, members: &[Member], person: PersonId) -> String {
    match prep.people.get(&person) {
        Some(known) => known.name.clone(),
        None => members.iter().find(|m| m.person == person).map_or_else(|| "—".into(), |m| m.name.clone()),
    }
}

/// Who guides this route, by name: lead facilitators and facilitators.
pub fn guides(prep: &Prep, members: &[Member]) -> Vec<(PersonId, String)> {
    let held = prep.grants.values().filter(|g| g.held);
    let guiding = held.filter(|g| matches!(g.role, Role::LeadFacilitator | Role::Facilitator));
    let people: BTreeSet<PersonId> = guiding.map(|g| g.person).collect();
    let mut all: Vec<_> = people.into_iter().map(|p| (p, named(prep, members, p))).collect();
    all.sort_by_cached_key(|(_, name)| name.to_lowercase());
    all
}
