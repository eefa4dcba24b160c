//! Migrations: each happens as a whole, once, and none is forgotten.

use std::path::Path;

use super::super::StoreError;
use super::super::migrate::{MIGRATIONS, Migration, apply_postgres, apply_sqlite};
use super::Db;

const fn shared(version: i64, name: &'static str, text: &'static str) -> Migration {
    Migration { version, name, sqlite: text, postgres: text }
}

const FIRST: Migration =
    shared(1, "first", "CREATE TABLE one (n {int} PRIMARY KEY, t {text} NOT NULL, b {blob}){strict};");
const BROKEN: Migration = shared(2, "broken", "CREATE TABLE two (n {int}); INSERT INTO nowhere VALUES (1);");
const MENDED: Migration = shared(2, "mended", "CREATE TABLE two (n {int}); INSERT INTO two VALUES (1);");

fn is_about_the_broken_one(answer: &Result<(), StoreError>) -> bool {
    matches!(answer, Err(StoreError::Other(text)) if text.contains("migration 2 (broken)"))
}

#[test]
fn a_failing_migration_leaves_nothing_behind_on_sqlite() {
    let mut db = rusqlite::Connection::open_in_memory().unwrap();
    let answer = apply_sqlite(&mut db, &[FIRST, BROKEN]);
    assert!(is_about_the_broken_one(&answer), "{answer:?}");
    db.execute("INSERT INTO one VALUES (1, 'een', x'00')", []).unwrap();
    assert!(db.execute("INSERT INTO one VALUES (2, 2, 'no bytes')", []).is_err(), "strict");
    for _ in 0..2 {
        apply_sqlite(&mut db, &[FIRST, MENDED]).unwrap();
        let count: i64 = db.query_row("SELECT COUNT(*) FROM two", [], |row| row.get(0)).unwrap();
        assert_eq!(count, 1, "applied once");
    }
}

#[tokio::test]
async fn a_failing_migration_leaves_nothing_behind_on_postgres() {
    let Some(db) = Db::postgres().await else {
        return;
    };
    let (mut client, connection) = tokio_postgres::connect(&db.url, tokio_postgres::NoTls).await.unwrap();
    let speaking = tokio::spawn(connection);
    let answer = apply_postgres(&mut client, &[FIRST, BROKEN]).await;
    assert!(is_about_the_broken_one(&answer), "{answer:?}");
    client.execute("INSERT INTO one VALUES (1, 'een', '\\x00')", &[]).await.unwrap();
    for _ in 0..2 {
        apply_postgres(&mut client, &[FIRST, MENDED]).await.unwrap();
        let row = client.query_one("SELECT COUNT(*) FROM two", &[]).await.unwrap();
        assert_eq!(row.get::<_, i64>(0), 1, "applied once");
    }
    drop(client);
    speaking.await.unwrap().unwrap();
    db.gone().await;
}

#[tokio::test]
async fn nodes_that_start_together_migrate_once() {
    for db in [Some(Db::sqlite()), Db::postgres().await].into_iter().flatten() {
        let (one, two, three) = tokio::join!(db.open(), db.open(), db.open());
        for store in [one, two, three] {
            let rows = store.query("SELECT COUNT(*) FROM migration", vec![]).await.unwrap();
            assert_eq!(rows[0].int(0).unwrap(), MIGRATIONS.len() as i64);
        }
        db.gone().await;
    }
}

/// The list is the folder: numbered from 1 without gaps, and every file in it.
#[test]
fn every_file_is_in_the_list() {
    let versions: Vec<i64> = MIGRATIONS.iter().map(|migration| migration.version).collect();
    assert!(versions.is_sorted_by(|one, next| one < next), "{versions:?}");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut count = 0;
    for (folder, both) in [("sqlite", false), ("postgres", false), ("common", true)] {
        for file in std::fs::read_dir(root.join(folder)).into_iter().flatten() {
            let path = file.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let listed = MIGRATIONS.iter().any(|migration| match folder {
                "sqlite" => migration.sqlite == text,
                "postgres" => migration.postgres == text,
                _ => migration.sqlite == text && migration.postgres == text,
            });
            assert!(listed, "{} is not in the list of migrate.rs", path.display());
            count += if both { 2 } else { 1 };
        }
    }
    assert_eq!(count, 2 * MIGRATIONS.len());
}
