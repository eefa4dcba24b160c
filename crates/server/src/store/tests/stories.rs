//! What the store promises, once per database.

use std::time::Duration;

use uuid::Uuid;

use super::super::{RouteKey, Statement, Store, StoreError, Value};
use super::{Db, entry, route, scratch_table, write};
use crate::params;

macro_rules! on_both {
    ($($story:ident),* $(,)?) => {
        mod sqlite {$(
            #[tokio::test(flavor = "multi_thread")]
            async fn $story() {
                let db = super::Db::sqlite();
                super::$story(&db).await;
            }
        )*}
        mod postgres {$(
            #[tokio::test(flavor = "multi_thread")]
            async fn $story() {
                if let Some(db) = super::Db::postgres().await {
                    super::$story(&db).await;
                    db.gone().await;
                }
            }
        )*}
    };
}

on_both!(
    what_is_written_is_read_back,
    values_come_back_as_they_went_in,
    wrong_statements_are_refused,
    a_batch_happens_as_a_whole_or_not_at_all,
    a_caller_who_gives_up_leaves_nothing_behind,
    whoever_comes_second_is_told,
    entries_out_of_order_are_not_taken,
    writers_of_two_nodes_queue,
    words_are_erased_and_the_rest_verifies,
    text_sorts_by_its_bytes,
    a_commit_wakes_the_others,
    many_commands_are_known_by_their_ids,
    a_snapshot_is_one_moment,
    a_newer_database_is_refused,
    a_changed_migration_is_refused,
);

async fn what_is_written_is_read_back(db: &Db) {
    let store = db.open().await;
    let first = entry("r", 1);
    let mut second = entry("r", 2);
    second.words = None;
    let id = first.command_id;
    write(&store, vec![first, second, entry("org", 1)]).await.unwrap();
    drop(store);

    let store = db.open().await;
    assert_eq!(store.heads().await.unwrap(), [(RouteKey::org(), 1), (route("r"), 2)]);
    let entries = store.read_entries(&route("r"), 1, 10).await.unwrap();
    assert_eq!(entries.len(), 2);
    assert_eq!((entries[0].seq, entries[0].minute, entries[0].erased), (1, 27_000_001, false));
    assert_eq!(entries[0].facts, b"facts 1");
    assert_eq!(entries[0].words.as_deref(), Some(&b"words 1"[..]));
    assert_eq!((entries[1].words.as_ref(), entries[1].erased), (None, false));
    assert_eq!(store.read_entries(&route("r"), 2, 10).await.unwrap(), entries[1..]);
    assert_eq!(store.read_entries(&route("r"), 1, 1).await.unwrap(), entries[..1]);

    let done = store.command(&route("r"), id).await.unwrap();
    let known = done.as_ref().unwrap();
    assert_eq!((known.seq, known.answer.as_slice()), (1, &b"answer 1"[..]));
    assert!(known.was(b"asked 1") && !known.was(b"asked 2"), "an id is known by what was asked under it");
    assert_eq!(store.command(&RouteKey::org(), id).await.unwrap(), None);
    let mut txn = store.begin(&[route("r")]).await.unwrap();
    let asked = [(route("r"), Uuid::new_v4()), (route("r"), id)];
    let standing = txn.standing(&[route("x"), route("r")], &asked).await.unwrap();
    assert_eq!(standing, (vec![0, 2], vec![None, done]));
    drop(txn);
    assert!(store.verify(&route("r")).await.unwrap().is_sound());
}

async fn values_come_back_as_they_went_in(db: &Db) {
    let store = db.open().await;
    let id = Uuid::new_v4();
    let mut txn = store.begin(&[]).await.unwrap();
    let table = "CREATE TABLE v (n BIGINT, t TEXT, u TEXT, e BIGINT)";
    txn.push(Statement::new(table, params![]));
    txn.commit().await.unwrap();
    let mut txn = store.begin(&[]).await.unwrap();
    // The placeholders stand out of order, and one is used twice.
    txn.push(Statement::new(
        "INSERT INTO v (u, t, n, e) VALUES ($3, $2, $1, $4)",
        params![i64::MAX, "één 🌸 \u{202e}", id, Option::<i64>::None],
    ));
    txn.push(Statement::new("UPDATE v SET n = $2 WHERE n > $2 AND t = $1", params!["één 🌸 \u{202e}", i64::MIN]));
    txn.commit().await.unwrap();
    let rows = store.query("SELECT n, t, u, e, n < 0 AS yes FROM v", params![]).await.unwrap();
    let row = &rows[0];
    assert_eq!(row.int("n").unwrap(), i64::MIN);
    assert_eq!(row.int(0).unwrap(), i64::MIN);
    assert_eq!(row.text("t").unwrap(), "één 🌸 \u{202e}");
    assert_eq!(row.uuid("u").unwrap(), id);
    assert_eq!(row.opt_int("e").unwrap(), None);
    assert!(row.bool("yes").unwrap());
    assert!(row.int("e").is_err(), "empty");
    assert!(row.int("t").is_err(), "another kind");
    assert!(row.blob("t").is_err(), "another kind");
    assert!(row.text("nowhere").is_err() && row.text(9).is_err(), "no such column");
    assert!(row.uuid("t").is_err(), "not a UUID");
}

async fn wrong_statements_are_refused(db: &Db) {
    let store = db.open().await;
    scratch_table(&store).await;
    for (sql, params) in [
        ("SELECT a FROM scratch WHERE a = $1", params![]),
        ("SELECT a FROM scratch", params![1_i64]),
        ("SELECT a FROM scratch WHERE b = $1", params!["nul \0"]),
        ("SELECT a FROM nowhere", params![]),
    ] {
        let answer = store.query(sql, params).await;
        assert!(matches!(answer, Err(StoreError::Other(_))), "{sql}: {answer:?}");
    }
    // Reading cannot write.
    let answer = store.snapshot().await.unwrap().query("INSERT INTO scratch (a) VALUES (1)", params![]).await;
    assert!(answer.is_err());
}

async fn a_batch_happens_as_a_whole_or_not_at_all(db: &Db) {
    let store = db.open().await;
    scratch_table(&store).await;
    let put = |a: i64| Statement::new("INSERT INTO scratch (a) VALUES ($1)", params![a]);
    let count =
        || async { store.query("SELECT COUNT(*) AS n FROM scratch", params![]).await.unwrap()[0].int("n").unwrap() };

    let mut txn = store.begin(&[route("r")]).await.unwrap();
    txn.push(put(1));
    txn.push(Statement::new("UPDATE scratch SET c = c * 10 + 1 WHERE a = 1", params![]));
    txn.push(Statement::new("UPDATE scratch SET c = c * 10 + 2 WHERE a = 1", params![]));
    let seen = txn.query("SELECT c FROM scratch", params![]).await.unwrap();
    assert_eq!(seen[0].int("c").unwrap(), 12, "in order, and seen from inside");
    assert_eq!(count().await, 0, "not seen from outside");
    drop(txn);
    assert_eq!(count().await, 0, "dropped, it never happened");

    let mut txn = store.begin(&[route("r")]).await.unwrap();
    txn.append(entry("r", 1)).unwrap();
    txn.push(put(1));
    txn.push(put(1));
    txn.push(put(2));
    let answer = txn.commit().await;
    assert!(matches!(answer, Err(StoreError::Other(_))), "a taken key of a table is a fault: {answer:?}");
    assert_eq!((count().await, store.heads().await.unwrap()), (0, vec![]));

    let mut txn = store.begin(&[route("r")]).await.unwrap();
    txn.push(put(1));
    assert!(txn.query("SELECT nothing FROM nowhere", params![]).await.is_err());
    assert!(txn.commit().await.is_err(), "half of it is never committed");
    assert_eq!(count().await, 0);

    let mut txn = store.begin(&[route("r")]).await.unwrap();
    (0..700).for_each(|a| txn.push(put(a)));
    txn.append(entry("r", 1)).unwrap();
    txn.commit().await.unwrap();
    assert_eq!((count().await, store.heads().await.unwrap()), (700, vec![(route("r"), 1)]));
}

async fn a_caller_who_gives_up_leaves_nothing_behind(db: &Db) {
    let store = db.open().await;
    scratch_table(&store).await;
    for a in 0..30_i64 {
        let mut txn = store.begin(&[route("r")]).await.unwrap();
        txn.push(Statement::new("INSERT INTO scratch (a) VALUES ($1)", params![a]));
        let reading = txn.query("SELECT COUNT(*) FROM scratch", params![]);
        let _ = tokio::time::timeout(Duration::from_micros(a as u64 * 20), reading).await;
    }
    let mut txn = store.begin(&[route("r")]).await.unwrap();
    assert_eq!(txn.query("SELECT COUNT(*) FROM scratch", params![]).await.unwrap()[0].int(0).unwrap(), 0);
    txn.append(entry("r", 1)).unwrap();
    txn.commit().await.unwrap();
}

async fn whoever_comes_second_is_told(db: &Db) {
    let store = db.open().await;
    let first = entry("r", 1);
    let id = first.command_id;
    write(&store, vec![first, entry("r", 2), entry("r", 3)]).await.unwrap();
    let mut again = entry("r", 4);
    again.command_id = id;
    for (why, stale) in [
        ("a place that is taken", entry("r", 2)),
        ("a place past a gap", entry("r", 5)),
        ("a command that happened", again),
    ] {
        // A caller that trusts its memory and asks for no heads; other routes suffer along with it.
        let answer = write(&store, vec![entry("s", 1), stale]).await;
        assert!(matches!(answer, Err(StoreError::Conflict(_))), "{why}: {answer:?}");
    }
    assert_eq!(store.heads().await.unwrap(), [(route("r"), 3)]);
    write(&store, vec![entry("r", 4)]).await.unwrap();
    assert!(store.verify(&route("r")).await.unwrap().is_sound());
}

async fn entries_out_of_order_are_not_taken(db: &Db) {
    let store = db.open().await;
    let mut txn = store.begin(&[route("r")]).await.unwrap();
    assert!(txn.append(entry("r", 0)).is_err());
    txn.append(entry("r", 1)).unwrap();
    assert!(txn.append(entry("r", 1)).is_err());
    assert!(txn.append(entry("r", 3)).is_err());
    for wrong in [0, 2, 9] {
        let mut erasing = entry("r", 2);
        erasing.erases = vec![1, wrong];
        assert!(txn.append(erasing).is_err(), "{wrong}");
    }
    txn.append(entry("r", 2)).unwrap();
    txn.commit().await.unwrap();
    assert_eq!(store.heads().await.unwrap(), [(route("r"), 2)]);
}

async fn writers_of_two_nodes_queue(db: &Db) {
    let nodes = [db.open().await, db.open().await];
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..6 {
        let store = nodes[writer % 2].clone();
        writers.spawn(async move {
            for _ in 0..10 {
                // Given in two orders: the locks are taken in one.
                let mut routes = [route("a"), route("b")];
                routes.rotate_left(writer % 2);
                let mut txn = store.begin(&routes).await?;
                let (heads, _) = txn.standing(&routes, &[]).await?;
                for (route, head) in routes.iter().zip(heads) {
                    txn.append(entry(route.as_str(), head + 1))?;
                }
                txn.commit().await?;
            }
            Ok::<(), StoreError>(())
        });
    }
    while let Some(writer) = writers.join_next().await {
        writer.unwrap().unwrap();
    }
    assert_eq!(nodes[0].heads().await.unwrap(), [(route("a"), 60), (route("b"), 60)]);
    assert!(nodes[1].verify(&route("a")).await.unwrap().is_sound());
}

async fn words_are_erased_and_the_rest_verifies(db: &Db) {
    let store = db.open().await;
    let mut told = entry("r", 1);
    told.words = Some(b"a-very-recognisable-name".to_vec());
    write(&store, vec![told, entry("r", 2)]).await.unwrap();
    let mut erasing = entry("r", 3);
    erasing.erases = vec![1];
    write(&store, vec![erasing]).await.unwrap();

    let entries = store.read_entries(&route("r"), 1, 10).await.unwrap();
    assert_eq!((entries[0].words.as_ref(), entries[0].erased), (None, true));
    assert_eq!(entries[0].facts, b"facts 1");
    assert!(entries[1].words.is_some() && !entries[1].erased);
    let left = "SELECT part FROM content WHERE route = 'r' AND seq = 1";
    assert_eq!(store.query(left, params![]).await.unwrap().len(), 1, "the salt went with the words");
    let report = store.verify(&route("r")).await.unwrap();
    assert!(report.is_sound(), "{report:?}");
    assert_eq!((report.entries, report.erased), (3, 1));

    if let Some(folder) = &db.file {
        for file in std::fs::read_dir(folder.path()).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            let found = |text: &[u8]| bytes.windows(text.len()).any(|window| window == text);
            assert!(!found(b"a-very-recognisable-name"), "the erased words still stand in the file");
        }
    }
}

async fn text_sorts_by_its_bytes(db: &Db) {
    let store = db.open().await;
    for name in ["b", "a", "B", "_", "-"] {
        write(&store, vec![entry(name, 1)]).await.unwrap();
    }
    let heads = store.heads().await.unwrap();
    let names: Vec<&str> = heads.iter().map(|(route, _)| route.as_str()).collect();
    assert_eq!(names, ["-", "B", "_", "a", "b"]);
}

async fn a_commit_wakes_the_others(db: &Db) {
    let store = db.open().await;
    let mut own = store.wakes();
    if db.file.is_none() {
        let other = db.open().await;
        let mut wakes = other.wakes();
        // The first change says that it listens.
        for wakes in [&mut own, &mut wakes] {
            tokio::time::timeout(Duration::from_secs(5), wakes.changed()).await.unwrap().unwrap();
        }
        let before = *wakes.borrow_and_update();
        write(&store, vec![entry("r", 1), entry("s", 1)]).await.unwrap();
        tokio::time::timeout(Duration::from_secs(5), wakes.changed()).await.unwrap().unwrap();
        assert_eq!(*wakes.borrow_and_update(), before + 1, "one wake per commit");
        assert_eq!(other.heads().await.unwrap().len(), 2);
    }
    own.borrow_and_update();
    write(&store, vec![entry("t", 1)]).await.unwrap();
    let woken = tokio::time::timeout(Duration::from_millis(200), own.changed()).await;
    assert!(woken.is_err(), "nobody is woken by their own commit");
}

async fn many_commands_are_known_by_their_ids(db: &Db) {
    let store = db.open().await;
    let (mut all, mut asked) = (Vec::new(), Vec::new());
    for seq in 1..=200 {
        for name in ["r", "s"] {
            let entry = entry(name, seq);
            asked.push((entry.route.clone(), entry.command_id, Some(entry.answer.clone())));
            asked.push((route("never"), entry.command_id, None));
            asked.push((entry.route.clone(), Uuid::new_v4(), None));
            all.push(entry);
        }
    }
    write(&store, all).await.unwrap();
    asked.extend_from_within(..3);
    let names: Vec<_> = asked.iter().map(|(route, id, _)| (route.clone(), *id)).collect();
    let mut txn = store.begin(&[]).await.unwrap();
    let (_, known) = txn.standing(&[], &names).await.unwrap();
    let answers: Vec<_> = known.into_iter().map(|done| done.map(|done| done.answer)).collect();
    let wanted: Vec<_> = asked.into_iter().map(|(_, _, answer)| answer).collect();
    assert_eq!(answers, wanted, "by route and id, in the order asked, also when asked twice");
}

async fn a_snapshot_is_one_moment(db: &Db) {
    let store = db.open().await;
    write(&store, vec![entry("r", 1)]).await.unwrap();
    let mut snapshot = store.snapshot().await.unwrap();
    let count = Statement::new("SELECT COUNT(*) AS n FROM entry", params![]);
    let before = snapshot.query_all(vec![count.clone()]).await.unwrap();
    write(&store, vec![entry("r", 2)]).await.unwrap();
    let after = snapshot.query_all(vec![count.clone(), count]).await.unwrap();
    assert_eq!(before[0][0].int("n").unwrap(), 1);
    assert_eq!(after[1][0].int("n").unwrap(), 1);
    drop(snapshot);
    assert_eq!(store.query("SELECT COUNT(*) FROM entry", params![]).await.unwrap()[0].int(0).unwrap(), 2);
}

async fn a_newer_database_is_refused(db: &Db) {
    let store = db.open().await;
    let mut txn = store.begin(&[]).await.unwrap();
    let row = params![999_i64, "later", "00"];
    txn.push(Statement::new("INSERT INTO migration (version, name, sha256) VALUES ($1, $2, $3)", row));
    txn.commit().await.unwrap();
    drop(store);
    let Err(StoreError::Refused(sentence)) = Store::open(&db.url).await else { panic!("opened") };
    assert!(sentence.contains("newer version") && sentence.contains("999"), "{sentence}");
}

async fn a_changed_migration_is_refused(db: &Db) {
    let store = db.open().await;
    let mut txn = store.begin(&[]).await.unwrap();
    txn.push(Statement::new("UPDATE migration SET sha256 = $1 WHERE version = 1", params!["00"]));
    txn.commit().await.unwrap();
    drop(store);
    let Err(StoreError::Refused(sentence)) = Store::open(&db.url).await else { panic!("opened") };
    assert!(sentence.contains("Migration 1 (log)"), "{sentence}");
}

#[tokio::test]
async fn a_copy_of_a_file_is_a_whole_database() {
    let db = Db::sqlite();
    let store = db.open().await;
    write(&store, vec![entry("r", 1), entry("r", 2)]).await.unwrap();
    let target = db.file.as_ref().unwrap().path().join("copy.sqlite");
    store.backup_to(&target).await.unwrap();
    #[cfg(unix)]
    for file in std::fs::read_dir(target.parent().unwrap()).unwrap() {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = file.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "nobody else can read it");
    }
    assert!(matches!(store.backup_to(&target).await, Err(StoreError::Refused(_))), "never overwritten");
    write(&store, vec![entry("r", 3)]).await.unwrap();

    let copy = Store::open(&format!("sqlite:{}", target.display())).await.unwrap();
    assert_eq!(copy.heads().await.unwrap(), [(route("r"), 2)]);
    assert!(copy.verify(&route("r")).await.unwrap().is_sound());
    write(&copy, vec![entry("r", 3)]).await.unwrap();
}

#[tokio::test]
async fn an_address_that_leads_nowhere_is_told_plainly() {
    assert!(matches!(Store::open("mysql://x").await, Err(StoreError::Refused(_))));
    assert!(matches!(Store::open("postgres://x:y:z").await, Err(StoreError::Refused(_))));
    let nobody = "postgres://nobody@127.0.0.1:1/none";
    assert!(matches!(Store::open(nobody).await, Err(StoreError::Unavailable(_))));
    let nowhere = "sqlite:/nowhere/at/all.sqlite";
    assert!(matches!(Store::open(nowhere).await, Err(StoreError::Unavailable(_))));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.sqlite");
    std::fs::write(&file, "Dear database, this is a letter.".repeat(200)).unwrap();
    let answer = Store::open(&format!("sqlite:{}", file.display())).await.err();
    assert!(matches!(answer, Some(StoreError::Corrupt(_))), "{answer:?}");
}

#[test]
fn options_and_kinds_become_values() {
    assert_eq!(
        params![Some("a"), Option::<Vec<u8>>::None, true, 7_u32, vec![1_u8]],
        [Value::Text("a".into()), Value::Null, Value::Int(1), Value::Int(7), Value::Blob(vec![1])]
    );
}
