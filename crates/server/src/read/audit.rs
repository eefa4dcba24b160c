//! The read tables against the log: what a rebuild of everything would write, beside what is there.
//!
//! It is written in a transaction that is never committed. The delivery of messages is no part of
//! the log; neither are sessions, links, and the staff.

use super::fact_rows::ALL as FACTS;
use super::follow::ALL as FOLLOW;
use super::records::{ALL as RECORDS, PERSON, record_statements};
use super::table::Table;
use super::{all_statements, boxed, boxed_records, queries};
use crate::execute::key as key_of;
use crate::store::{RouteKey, Store, StoreError, Txn, Value};
use bloemenzee_domain::change::Record;
use bloemenzee_domain::circle::Person;
use bloemenzee_domain::event::changes_of;
use bloemenzee_domain::id::PersonId;
use bloemenzee_domain::route::Route;
use std::collections::BTreeMap;

const PAGE: u32 = 5_000;

/// What the logs say of everybody, gathered route by route.
#[derive(Default)]
pub struct Audit {
    /// Each route's last word on a person: one row serves them all.
    people: BTreeMap<PersonId, Vec<Person>>,
}

/// The tables whose key begins with a route.
fn tables() -> impl Iterator<Item = &'static Table> {
    FACTS.iter().chain(RECORDS).chain(FOLLOW).copied().filter(|table| table.name != PERSON.name)
}

/// The first table with rows of a route that has no log, and the name of that route.
///
/// # Errors
/// What the store says.
pub async fn stray(store: &Store) -> Result<Option<(&'static str, String)>, StoreError> {
    for table in tables() {
        let name = table.name;
        let sql = format!(
            "SELECT route FROM {name} WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.route = {name}.route) LIMIT 1"
        );
        if let Some(row) = store.query(sql, Vec::new()).await?.first() {
            return Ok(Some((name, row.text(0)?.to_owned())));
        }
    }
    Ok(None)
}

/// Compares the tables of a route with its log; gives the name of the first table that differs.
/// `route` is the route as its log replays it.
///
/// # Errors
/// What the store says; a conflict while others write.
pub async fn audit(
    all: &mut Audit,
    store: &Store,
    key: &RouteKey,
    route: &Route,
) -> Result<Option<&'static str>, StoreError> {
    let records = records(all, store, key).await?;
    let mut txn = store.begin(std::slice::from_ref(key)).await?;
    let before = rows(&mut txn, route, tables()).await?;
    all_statements(route).into_iter().for_each(|statement| txn.push(statement));
    RECORDS
        .iter()
        .chain(FOLLOW)
        .filter(|table| table.name != PERSON.name)
        .for_each(|table| txn.push(table.cut(vec![route.id.0.into()])));
    let again = records.iter().filter(|record| !matches!(record, Record::Person(_)));
    again.flat_map(|record| record_statements(route.id, record)).for_each(|statement| txn.push(statement));
    let after = rows(&mut txn, route, tables()).await?;
    let differing = tables().zip(before.iter().zip(&after)).find(|(_, (before, after))| before != after);
    Ok(differing.map(|(table, _)| table.name))
}

/// The records of a route in the order in which its log writes them.
async fn records(all: &mut Audit, store: &Store, key: &RouteKey) -> Result<Vec<Record>, StoreError> {
    // In a box the records as they travelled stand in the place of those that its log wrote before.
    let (base, before) = match boxed(store).await?.filter(|boxed| key_of(boxed.route) == *key) {
        Some(boxed) => (boxed_records(store, boxed.route).await?, boxed.entries),
        None => (Vec::new(), 0),
    };
    let mut found = Vec::new();
    let mut people = BTreeMap::new();
    for record in base {
        if let Record::Person(person) = &record {
            people.insert(person.id, person.clone());
        }
        found.push(record);
    }
    let mut seq = before;
    loop {
        let entries = store.read_entries(key, seq + 1, PAGE).await?;
        let ends = entries.len() < PAGE as usize;
        for entry in entries {
            seq = entry.seq;
            let changes = changes_of(entry.words.as_deref())
                .map_err(|error| StoreError::Corrupt(format!("entry {seq} cannot be read: {error}")))?;
            for change in changes {
                if let Record::Person(person) = &change.record {
                    people.insert(person.id, person.clone());
                }
                found.push(change.record);
            }
        }
        if ends {
            break;
        }
    }
    people.into_iter().for_each(|(id, person)| all.people.entry(id).or_default().push(person));
    Ok(found)
}

async fn rows(
    txn: &mut Txn,
    route: &Route,
    tables: impl Iterator<Item = &'static Table>,
) -> Result<Vec<Vec<Vec<Value>>>, StoreError> {
    let mut all = Vec::new();
    for table in tables {
        let asked = table.rows(route.id.0.into());
        all.push(table.values(&txn.query(asked.sql, asked.params).await?)?);
    }
    Ok(all)
}

impl Audit {
    /// How many people are not as the log of any of their routes says.
    ///
    /// # Errors
    /// What the store says.
    pub async fn people_that_differ(&self, store: &Store) -> Result<usize, StoreError> {
        let ids: Vec<PersonId> = self.people.keys().copied().collect();
        let there: BTreeMap<_, _> = queries::people(store, &ids).await?.into_iter().map(|p| (p.id, p)).collect();
        let said = |(id, said): &(&PersonId, &Vec<Person>)| there.get(id).is_some_and(|is| said.contains(is));
        Ok(self.people.iter().filter(|one| !said(one)).count())
    }
}
