//! What a read table is, and the four statements that are ever needed of one.

use std::sync::OnceLock;

use bloemenzee_domain::time::Moment;
use serde::de::IntoDeserializer as _;
use serde::de::value::{Error as Unknown, StrDeserializer};
use serde::{Deserialize, de::DeserializeOwned};

use crate::store::{Row, Statement, StoreError, Value};

/// A read table: its name and its columns, the key first. Every key begins with the route, save
/// that of `person`.
pub(super) struct Table {
    pub name: &'static str,
    pub key: &'static [&'static str],
    pub rest: &'static [&'static str],
    pub texts: OnceLock<Texts>,
}

/// The SQL texts of a table, made once: prepared statements are kept by their text.
pub(super) struct Texts {
    put: String,
    /// By the number of key columns that are given, from 1.
    cut: Vec<String>,
    rows: String,
}

impl Texts {
    fn of(table: &Table) -> Self {
        let (name, key) = (table.name, table.key.join(", "));
        let columns: Vec<&str> = table.columns().collect();
        let places: Vec<String> = (1..=columns.len()).map(|n| format!("${n}")).collect();
        let set: Vec<String> = table.rest.iter().map(|c| format!("{c} = excluded.{c}")).collect();
        let conflict = if set.is_empty() { "NOTHING".to_owned() } else { format!("UPDATE SET {}", set.join(", ")) };
        let (columns, places) = (columns.join(", "), places.join(", "));
        let put = format!("INSERT INTO {name} ({columns}) VALUES ({places}) ON CONFLICT ({key}) DO {conflict}");
        let given = |n: usize| {
            let all = table.key.iter().take(n).zip(1..).map(|(column, place)| format!("{column} = ${place}"));
            all.collect::<Vec<_>>().join(" AND ")
        };
        let cut = (1..=table.key.len()).map(|n| format!("DELETE FROM {name} WHERE {}", given(n))).collect();
        let rows = format!("SELECT {columns} FROM {name} WHERE {} ORDER BY {key}", given(1));
        Self { put, cut, rows }
    }
}

impl Table {
    /// All columns, the key first.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.key.iter().chain(self.rest).copied()
    }

    fn texts(&'static self) -> &'static Texts {
        self.texts.get_or_init(|| Texts::of(self))
    }

    /// Writes one row, whether it is there or not. Values stand in the order of the columns.
    pub fn put(&'static self, values: Vec<Value>) -> Statement {
        debug_assert_eq!(values.len(), self.key.len() + self.rest.len(), "{}", self.name);
        Statement::new(self.texts().put.as_str(), values)
    }

    /// Deletes the rows that begin with this key or part of a key.
    pub fn cut(&'static self, key: Vec<Value>) -> Statement {
        let at = key.len().saturating_sub(1).min(self.key.len() - 1);
        Statement::new(self.texts().cut[at].as_str(), key)
    }

    /// The values of rows that [`Table::rows`] asked for, in the order of the columns.
    pub fn values(&self, rows: &[Row]) -> Result<Vec<Vec<Value>>, StoreError> {
        let width = self.columns().count();
        rows.iter().map(|row| (0..width).map(|at| row.value(at).cloned()).collect()).collect()
    }

    /// All rows of a route, in the order of their key.
    pub fn rows(&'static self, route: Value) -> Statement {
        Statement::new(self.texts().rows.as_str(), vec![route])
    }
}

/// Defines tables as statics, a list of them, and a list of their names.
macro_rules! tables {
    ($(#[$doc:meta])* $names:ident, $all:ident;
     $($table:ident = $name:literal [$($key:literal),*] [$($rest:literal),* $(,)?];)*) => {
        $(pub(super) static $table: $crate::read::table::Table = $crate::read::table::Table {
            name: $name,
            key: &[$($key),*],
            rest: &[$($rest),*],
            texts: std::sync::OnceLock::new(),
        };)*
        $(#[$doc])*
        pub const $names: &[&str] = &[$($name),*];
        pub(super) static $all: &[&$crate::read::table::Table] = &[$(&$table),*];
    };
}
pub(super) use tables;

/// A moment as it is stored.
pub(super) fn at(moment: Moment) -> i64 {
    moment.0
}

/// A count as it is stored; one that is too large for the database is the largest.
pub(super) fn count(n: impl TryInto<i64>) -> i64 {
    n.try_into().unwrap_or(i64::MAX)
}

/// A stored moment, or none.
pub(super) fn opt_moment(row: &Row, column: &str) -> Result<Option<Moment>, StoreError> {
    Ok(row.opt_int(column)?.map(Moment))
}

/// A stored id of some kind.
pub(super) fn id<T: From<uuid::Uuid>>(row: &Row, column: &str) -> Result<T, StoreError> {
    row.uuid(column).map(T::from)
}

/// A stored id of some kind, or none.
pub(super) fn opt_id<T: From<uuid::Uuid>>(row: &Row, column: &str) -> Result<Option<T>, StoreError> {
    Ok(row.opt_uuid(column)?.map(T::from))
}

/// A stored number of a smaller kind.
pub(super) fn number<T: TryFrom<i64>>(row: &Row, column: &str) -> Result<T, StoreError> {
    T::try_from(row.int(column)?).map_err(|_| StoreError::Corrupt(format!("column {column}: out of range")))
}

/// A stored number of a smaller kind, or none.
pub(super) fn opt_number<T: TryFrom<i64>>(row: &Row, column: &str) -> Result<Option<T>, StoreError> {
    let found = row.opt_int(column)?.map(T::try_from).transpose();
    found.map_err(|_| StoreError::Corrupt(format!("column {column}: out of range")))
}

/// A stored name of a variant: the domain stores its enums under the names that serde gives them.
pub(super) fn named<T: DeserializeOwned>(row: &Row, column: &str) -> Result<T, StoreError> {
    variant(row.text(column)?, column)
}

/// A stored name of a variant, or none.
pub(super) fn opt_named<T: DeserializeOwned>(row: &Row, column: &str) -> Result<Option<T>, StoreError> {
    row.opt_text(column)?.map(|name| variant(name, column)).transpose()
}

fn variant<'de, T: Deserialize<'de>>(name: &'de str, column: &str) -> Result<T, StoreError> {
    let from: StrDeserializer<'de, Unknown> = name.into_deserializer();
    T::deserialize(from).map_err(|error| StoreError::Corrupt(format!("column {column}: {error}")))
}
