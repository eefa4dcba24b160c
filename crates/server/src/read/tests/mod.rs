//! Tests of the read side: the same on SQLite, and on PostgreSQL when `BLOEMENZEE_TEST_PG` is the
//! address of a server on which databases may be made.

use uuid::Uuid;

use crate::store::{Statement, Store};

mod facts;
mod follow;
mod outbox;
mod records;
mod story;

/// A fresh database, gone after [`Db::gone`].
pub(super) struct Db {
    pub store: Store,
    _folder: Option<tempfile::TempDir>,
    /// The server of PostgreSQL and the database on it.
    server: Option<(String, String)>,
}

impl Db {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("test.sqlite").display());
        Self { store: Store::open(&url).await.unwrap(), _folder: Some(folder), server: None }
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
        let store = Store::open(&format!("{host}/{name}?{options}")).await.unwrap();
        Some(Self { store, _folder: None, server: Some((server, name)) })
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

/// Executes statements in one transaction.
pub(super) async fn run(store: &Store, statements: impl IntoIterator<Item = Statement>) {
    let mut txn = store.begin(&[]).await.unwrap();
    statements.into_iter().for_each(|statement| txn.push(statement));
    txn.commit().await.unwrap();
}

/// Runs a test on both databases.
macro_rules! on_both {
    ($($story:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $story() {
                let db = crate::read::tests::Db::sqlite().await;
                super::$story(&db.store).await;
                db.gone().await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $story() {
                if let Some(db) = crate::read::tests::Db::postgres().await {
                    super::$story(&db.store).await;
                    db.gone().await;
                }
            })*
        }
    };
}
pub(super) use on_both;
