//! Tests of the store: the same stories on SQLite, and on PostgreSQL when `BLOEMENZEE_TEST_PG`
//! is the address of a server on which databases may be made.

use uuid::Uuid;

use super::{NewEntry, RouteKey, Statement, Store};
use crate::params;

mod format;
mod kill;
mod migrations;
mod mutation;
mod stories;

/// A fresh database, gone when dropped.
pub(super) struct Db {
    pub url: String,
    /// The file of SQLite, with its folder.
    pub file: Option<tempfile::TempDir>,
    /// The server of PostgreSQL and the database on it.
    server: Option<(String, String)>,
}

impl Db {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("test.sqlite").display());
        Self { url, file: Some(folder), server: None }
    }

    /// `None` when there is no PostgreSQL to test on; the run says so.
    pub async fn postgres() -> Option<Self> {
        #[expect(clippy::disallowed_methods, reason = "a test asks where its PostgreSQL is")]
        let Ok(server) = std::env::var("BLOEMENZEE_TEST_PG") else {
            println!("skipped: BLOEMENZEE_TEST_PG is not set");
            return None;
        };
        let name = format!("bloemenzee_test_{}", Uuid::new_v4().simple());
        on_server(&server, &format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")).await;
        let (address, options) = server.split_once('?').unwrap_or((&server, ""));
        let (host, _) = address.rsplit_once('/').unwrap();
        let url = format!("{host}/{name}?{options}");
        Some(Self { url, file: None, server: Some((server, name)) })
    }

    pub async fn open(&self) -> Store {
        Store::open(&self.url).await.unwrap()
    }

    pub async fn gone(self) {
        if let Some((server, name)) = self.server {
            on_server(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    }
}

async fn on_server(server: &str, text: &str) {
    let (client, connection) = tokio_postgres::connect(server, tokio_postgres::NoTls).await.unwrap();
    let speaking = tokio::spawn(connection);
    client.batch_execute(text).await.unwrap();
    drop(client);
    speaking.await.unwrap().unwrap();
}

pub(super) fn route(name: &str) -> RouteKey {
    RouteKey::new(name).unwrap()
}

/// An entry whose contents tell its place.
pub(super) fn entry(name: &str, seq: i64) -> NewEntry {
    NewEntry {
        route: route(name),
        seq,
        minute: 27_000_000 + seq,
        facts: format!("facts {seq}").into_bytes(),
        words: Some(format!("words {seq}").into_bytes()),
        erases: Vec::new(),
        command_id: Uuid::new_v4(),
        asked: format!("asked {seq}").into_bytes(),
        answer: format!("answer {seq}").into_bytes(),
    }
}

/// Writes entries in one transaction.
pub(super) async fn write(store: &Store, entries: Vec<NewEntry>) -> Result<(), super::StoreError> {
    let routes: Vec<RouteKey> = entries.iter().map(|entry| entry.route.clone()).collect();
    let mut txn = store.begin(&routes).await?;
    for entry in entries {
        txn.append(entry)?;
    }
    txn.commit().await
}

/// A table for stories that need one of their own.
pub(super) async fn scratch_table(store: &Store) {
    let mut txn = store.begin(&[]).await.unwrap();
    txn.push(Statement::new(
        "CREATE TABLE scratch (a BIGINT PRIMARY KEY, b TEXT, c BIGINT NOT NULL DEFAULT 0)",
        params![],
    ));
    txn.commit().await.unwrap();
}
