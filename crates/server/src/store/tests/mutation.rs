//! Law 9: any mutation of what is stored is found; erasing is not a mutation.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::super::{Statement, Store, StoreError, Value};
use super::{Db, entry, write};

/// The tables of the log with their columns; every column of every row is mutated in turn.
const TABLES: [(&str, &[&str]); 4] = [
    ("entry", &["route", "seq", "envelope", "leaf"]),
    ("content", &["route", "seq", "part", "salt", "body"]),
    ("command", &["route", "id", "seq", "salt", "answer"]),
    ("head", &["route", "seq"]),
];

/// The shape of a small log: for each entry whether it has words, and which earlier one it erases.
type Shape = Vec<(bool, Option<prop::sample::Index>)>;

fn shape() -> impl Strategy<Value = Shape> {
    prop::collection::vec((any::<bool>(), prop::option::weighted(0.4, any::<prop::sample::Index>())), 1..5)
}

async fn build(store: &Store, name: &str, shape: &Shape) {
    for ((words, erases), seq) in shape.iter().zip(1..) {
        let mut new = entry(name, seq);
        if !words {
            new.words = None;
        }
        if let (Some(earlier), true) = (erases, seq > 1) {
            new.erases = vec![1 + earlier.index(seq as usize - 1) as i64];
        }
        write(store, vec![new]).await.unwrap();
    }
}

/// True when some route has something wrong, or the log cannot even be read.
async fn is_found(store: &Store) -> bool {
    let routes = match store.routes().await {
        Ok(routes) => routes,
        Err(StoreError::Corrupt(_)) => return true,
        Err(error) => panic!("{error}"),
    };
    for route in &routes {
        if !store.verify(route).await.unwrap().is_sound() {
            return true;
        }
    }
    false
}

fn mutate(value: &Value, at: prop::sample::Index, how: u8) -> Value {
    match value {
        Value::Int(number) => Value::Int(match how % 3 {
            0 => number + 1,
            1 => number - 1,
            _ => number ^ (1 << at.index(62)),
        }),
        Value::Blob(bytes) => {
            let mut bytes = bytes.clone();
            match how % 10 {
                8 => bytes.push(how),
                9 => bytes.truncate(bytes.len() - 1),
                bit => {
                    let place = at.index(bytes.len());
                    bytes[place] ^= 1 << bit;
                }
            }
            Value::Blob(bytes)
        }
        Value::Text(text) => {
            let mut text = text.clone();
            let place = at.index(text.len());
            let other = if text[place..].starts_with('z') { "y" } else { "z" };
            text.replace_range(place..=place, other);
            Value::Text(text)
        }
        Value::Null => panic!("no column of the log is empty"),
    }
}

async fn replace(
    store: &Store,
    table: &str,
    columns: &[&str],
    from: &[Value],
    to: Option<&[Value]>,
) -> Result<(), StoreError> {
    let mut txn = store.begin(&[]).await.unwrap();
    let matches: Vec<String> = columns.iter().zip(1..).map(|(column, n)| format!("{column} = ${n}")).collect();
    txn.push(Statement::new(format!("DELETE FROM {table} WHERE {}", matches.join(" AND ")), from.to_vec()));
    if let Some(to) = to {
        let mut columns = columns.to_vec();
        let mut values = to.to_vec();
        // What was asked is kept as a hash that nothing commits to: any will do, as long as there is one.
        if table == "command" {
            columns.push("asked");
            values.push(Value::Blob(vec![1]));
        }
        let places: Vec<String> = (1..=columns.len()).map(|n| format!("${n}")).collect();
        let text = format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), places.join(", "));
        txn.push(Statement::new(text, values));
    }
    txn.commit().await
}

async fn put_back(store: &Store, table: &str, columns: &[&str], now: Option<&[Value]>, was: &[Value]) {
    if let Some(now) = now {
        replace(store, table, columns, now, Some(was)).await.unwrap();
    } else {
        // Deleting what is not there, then inserting.
        replace(store, table, columns, was, Some(was)).await.unwrap();
    }
}

/// Mutates every column of every row, and deletes every row, each in turn; gives how many were tried.
async fn every_mutation_is_found(store: &Store, at: prop::sample::Index, how: u8) -> usize {
    assert!(!is_found(store).await, "sound before, erasures and all");
    let mut tried = 0;
    for (table, columns) in TABLES {
        let rows = store.query(format!("SELECT {} FROM {table}", columns.join(", ")), vec![]).await.unwrap();
        for row in rows {
            let was = &row.values;
            replace(store, table, columns, was, None).await.unwrap();
            assert!(is_found(store).await, "a deleted row of {table}: {was:?}");
            put_back(store, table, columns, None, was).await;
            for (column, name) in columns.iter().enumerate() {
                let mut now = was.clone();
                now[column] = mutate(&was[column], at, how);
                match replace(store, table, columns, was, Some(&now)).await {
                    Ok(()) => {}
                    // The database itself does not take it: a taken key, or a part that does not exist.
                    Err(StoreError::Other(_)) => continue,
                    Err(error) => panic!("{error}"),
                }
                tried += 1;
                assert!(is_found(store).await, "{table}.{name}: {:?} became {:?}", was[column], now[column]);
                put_back(store, table, columns, Some(&now), was).await;
            }
        }
    }
    assert!(!is_found(store).await, "sound after, with everything put back");
    tried
}

fn law_nine(runtime: &tokio::runtime::Runtime, cases: u32, fresh: impl AsyncFn() -> Option<Db>) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let inputs = (shape(), shape(), any::<prop::sample::Index>(), any::<u8>());
    TestRunner::new(config)
        .run(&inputs, |(one, other, at, how)| {
            runtime.block_on(async {
                let Some(db) = fresh().await else { return };
                let store = db.open().await;
                build(&store, "r", &one).await;
                build(&store, "org", &other).await;
                let tried = every_mutation_is_found(&store, at, how).await;
                assert!(tried >= 10 * one.len(), "{tried} mutations");
                drop(store);
                db.gone().await;
            });
            Ok(())
        })
        .unwrap();
}

#[test]
fn every_mutation_is_found_on_sqlite() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    law_nine(&runtime, 8, async || Some(Db::sqlite()));
}

#[test]
fn every_mutation_is_found_on_postgres() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    law_nine(&runtime, 3, async || Db::postgres().await);
}
