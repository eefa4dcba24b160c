//! Migrations: numbered SQL files, embedded, each applied once and in one transaction.
//!
//! A file that serves both databases stands in `migrations/common/` and writes its types as
//! `{int}`, `{text}`, `{blob}`, and ends a table with `){strict};`. Text sorts by its bytes in both.

use rusqlite::{Connection, TransactionBehavior};
use sha2::{Digest as _, Sha256};

use super::{StoreError, hex};

/// One migration: its number, its name, and its text for each database.
pub(super) struct Migration {
    pub version: i64,
    pub name: &'static str,
    pub sqlite: &'static str,
    pub postgres: &'static str,
}

/// A migration with one text for both databases: `common!(2, "read", "0002_read.sql")`.
macro_rules! common {
    ($version:literal, $name:literal, $file:literal) => {
        Migration {
            version: $version,
            name: $name,
            sqlite: include_str!(concat!("../../migrations/common/", $file)),
            postgres: include_str!(concat!("../../migrations/common/", $file)),
        }
    };
}

/// All migrations, in order. A released one never changes; a change is a new one.
pub(super) static MIGRATIONS: &[Migration] = &[
    Migration {
        version: 1,
        name: "log",
        sqlite: include_str!("../../migrations/sqlite/0001_log.sql"),
        postgres: include_str!("../../migrations/postgres/0001_log.sql"),
    },
    common!(2, "read", "0002_read.sql"),
    common!(3, "access", "0003_access.sql"),
    common!(4, "hall", "0004_hall.sql"),
    common!(5, "on_behalf", "0005_on_behalf.sql"),
    common!(6, "trust", "0006_trust.sql"),
    common!(7, "coming", "0007_coming.sql"),
    common!(8, "paper", "0008_paper.sql"),
    common!(9, "box", "0009_box.sql"),
    common!(10, "rehearsal", "0010_rehearsal.sql"),
    common!(11, "follow_up", "0011_follow_up.sql"),
    common!(12, "played", "0012_played.sql"),
    common!(13, "yields", "0013_yields.sql"),
    common!(14, "sending", "0014_sending.sql"),
    common!(15, "typist", "0015_typist.sql"),
    common!(16, "no_more_mail", "0016_no_more_mail.sql"),
    common!(17, "lasts", "0017_lasts.sql"),
];

const TYPES_SQLITE: [(&str, &str); 4] =
    [("{int}", "INTEGER"), ("{text}", "TEXT"), ("{blob}", "BLOB"), ("{strict}", " STRICT")];
const TYPES_POSTGRES: [(&str, &str); 4] =
    [("{int}", "BIGINT"), ("{text}", "TEXT COLLATE \"C\""), ("{blob}", "BYTEA"), ("{strict}", "")];

const DONE: &str = "SELECT version, sha256 FROM migration ORDER BY version";
const RECORD: &str = "INSERT INTO migration (version, name, sha256) VALUES ($1, $2, $3)";

/// A number that only the migrations of this program lock (the bytes of "bloemenz").
const LOCK: i64 = i64::from_be_bytes(*b"bloemenz");

fn expand(text: &str, types: &[(&str, &str)]) -> String {
    types.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

fn fingerprint(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// The migrations that are still to be applied, given what the database says was applied.
fn pending<'a>(
    all: &'a [Migration],
    done: &[(i64, String)],
    text: impl Fn(&Migration) -> &'static str,
) -> Result<Vec<&'a Migration>, StoreError> {
    let newest = all.last().map_or(0, |migration| migration.version);
    for (version, sha256) in done {
        let Some(known) = all.iter().find(|migration| migration.version == *version) else {
            return Err(StoreError::Refused(format!(
                "This database was made by a newer version of Bloemenzee: it has migration {version}, \
                 and this program knows them up to {newest}. Start the newer program."
            )));
        };
        if *sha256 != fingerprint(text(known)) {
            return Err(StoreError::Refused(format!(
                "Migration {version} ({}) of this database is not the one that this program has. \
                 Start the program that made the database.",
                known.name
            )));
        }
    }
    let is_done = |version| done.iter().any(|(applied, _)| *applied == version);
    Ok(all.iter().filter(|migration| !is_done(migration.version)).collect())
}

/// Brings a SQLite database up to date.
pub(super) fn sqlite(connection: &mut Connection) -> Result<(), StoreError> {
    apply_sqlite(connection, MIGRATIONS)
}

/// Applies what is missing of these migrations.
pub(super) fn apply_sqlite(connection: &mut Connection, all: &[Migration]) -> Result<(), StoreError> {
    loop {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(
            "CREATE TABLE IF NOT EXISTS migration (
               version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL) STRICT",
        )?;
        let done: Vec<(i64, String)> = transaction
            .prepare(DONE)?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        let Some(migration) = pending(all, &done, |migration| migration.sqlite)?.first().copied() else {
            return Ok(transaction.commit()?);
        };
        transaction
            .execute_batch(&expand(migration.sqlite, &TYPES_SQLITE))
            .map_err(|error| failed(migration, &error))?;
        let sha256 = fingerprint(migration.sqlite);
        transaction.execute(RECORD, (migration.version, migration.name, sha256))?;
        transaction.commit()?;
    }
}

/// Brings a PostgreSQL database up to date; nodes that start together wait for each other.
pub(super) async fn postgres(client: &mut tokio_postgres::Client) -> Result<(), StoreError> {
    apply_postgres(client, MIGRATIONS).await
}

/// Applies what is missing of these migrations.
pub(super) async fn apply_postgres(client: &mut tokio_postgres::Client, all: &[Migration]) -> Result<(), StoreError> {
    loop {
        let transaction = client.transaction().await?;
        transaction.execute("SELECT pg_advisory_xact_lock($1)", &[&LOCK]).await?;
        transaction
            .batch_execute(
                "SET LOCAL client_min_messages = warning;
                 CREATE TABLE IF NOT EXISTS migration (
                   version BIGINT PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL)",
            )
            .await?;
        let done = transaction
            .query(DONE, &[])
            .await?
            .iter()
            .map(|row| Ok((row.try_get(0)?, row.try_get(1)?)))
            .collect::<Result<Vec<(i64, String)>, tokio_postgres::Error>>()?;
        let Some(migration) = pending(all, &done, |migration| migration.postgres)?.first().copied() else {
            return Ok(transaction.commit().await?);
        };
        transaction.batch_execute(&expand(migration.postgres, &TYPES_POSTGRES)).await.map_err(|error| {
            match error.as_db_error() {
                Some(fault) => failed(migration, fault),
                None => error.into(),
            }
        })?;
        let sha256 = fingerprint(migration.postgres);
        transaction.execute(RECORD, &[&migration.version, &migration.name, &sha256]).await?;
        transaction.commit().await?;
    }
}

fn failed(migration: &Migration, error: &dyn std::error::Error) -> StoreError {
    StoreError::Other(format!("migration {} ({}): {error}", migration.version, migration.name))
}
