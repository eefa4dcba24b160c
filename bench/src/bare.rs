//! A group commit with nothing around it: what the store and the disk can do on this machine.

use crate::Fault;
use bloemenzee::params;
use bloemenzee::store::{NewEntry, RouteKey, Statement, Store};
use std::time::{Duration, Instant};
use uuid::Uuid;

const TABLE: &str = "CREATE TABLE bench_bare (route TEXT, seq BIGINT, body TEXT, PRIMARY KEY (route, seq))";
const INSERT: &str = "INSERT INTO bench_bare (route, seq, body) VALUES ($1, $2, $3)";
/// Bytes of a row: as long as the facts of one stance.
const BODY: usize = 250;

/// Makes the table of bare rows.
///
/// # Errors
/// What the database says.
pub async fn table(store: &Store) -> Result<(), Fault> {
    let mut txn = store.begin(&[]).await?;
    txn.push(Statement::new(TABLE, Vec::new()));
    Ok(txn.commit().await?)
}

/// Bare rows per second, this many in each transaction.
///
/// # Errors
/// What the database says.
pub async fn rows(store: &Store, group: usize, over: Duration) -> Result<f64, Fault> {
    let route = Uuid::new_v4().to_string();
    let body = "x".repeat(BODY);
    let (mut seq, begin) = (0_i64, Instant::now());
    while begin.elapsed() < over {
        let mut txn = store.begin(&[]).await?;
        for _ in 0..group {
            seq += 1;
            txn.push(Statement::new(INSERT, params![&route, seq, body.as_str()]));
        }
        txn.commit().await?;
    }
    Ok(seq as f64 / begin.elapsed().as_secs_f64())
}

/// Log entries per second without a rule or a read table, this many in each transaction: envelope,
/// commitments, content, and the command's answer.
///
/// # Errors
/// What the database says.
pub async fn entries(store: &Store, group: usize, over: Duration) -> Result<f64, Fault> {
    let route = RouteKey::new(&Uuid::new_v4().to_string())?;
    let (mut seq, begin) = (0_i64, Instant::now());
    while begin.elapsed() < over {
        let mut txn = store.begin(std::slice::from_ref(&route)).await?;
        for _ in 0..group {
            seq += 1;
            txn.append(NewEntry {
                route: route.clone(),
                seq,
                minute: 1,
                facts: vec![b'x'; BODY],
                words: None,
                erases: Vec::new(),
                command_id: Uuid::new_v4(),
                asked: vec![b'z'; BODY],
                answer: vec![b'y'; 40],
            })?;
        }
        txn.commit().await?;
    }
    Ok(seq as f64 / begin.elapsed().as_secs_f64())
}
