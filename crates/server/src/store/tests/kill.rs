//! Acknowledged means kept: a writer that is killed at a random moment has lost nothing it acknowledged.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use super::super::{Statement, Store};
use super::{Db, entry, route, scratch_table};
use crate::params;

const URL: &str = "BLOEMENZEE_TEST_KILL";

/// The writer: batches of one to seven entries, each acknowledged on its standard output.
#[tokio::test]
#[ignore = "it runs until it is killed; the tests below start it"]
async fn writer() {
    #[expect(clippy::disallowed_methods, reason = "the parent test says where to write")]
    let store = Store::open(&std::env::var(URL).unwrap()).await.unwrap();
    scratch_table(&store).await;
    let mut seq = 0;
    for size in (1..8).cycle() {
        let mut txn = store.begin(&[route("r")]).await.unwrap();
        for _ in 0..size {
            seq += 1;
            txn.append(entry("r", seq)).unwrap();
            txn.push(Statement::new("INSERT INTO scratch (a) VALUES ($1)", params![seq]));
        }
        txn.commit().await.unwrap();
        let mut out = std::io::stdout().lock();
        writeln!(out, "\nacknowledged {seq}.").unwrap();
        out.flush().unwrap();
    }
}

/// Starts the writer, kills it so long after its first acknowledgement, and gives the last one.
fn killed_after(url: &str, pause: Duration) -> i64 {
    let (_, name) = concat!(module_path!(), "::writer").split_once("::").unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "--ignored", "--nocapture"])
        .env(URL, url)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (tell, told) = mpsc::channel();
    let reading = std::thread::spawn(move || {
        let acknowledged = |line: String| line.strip_prefix("acknowledged ")?.strip_suffix('.')?.parse::<i64>().ok();
        for seq in lines.map_while(Result::ok).filter_map(acknowledged) {
            tell.send(seq).unwrap();
        }
    });
    let first = told.recv_timeout(Duration::from_secs(60)).expect("the writer came to work");
    std::thread::sleep(pause);
    child.kill().unwrap();
    child.wait().unwrap();
    reading.join().unwrap();
    told.try_iter().last().unwrap_or(first)
}

async fn nothing_acknowledged_is_lost(db: &Db) {
    let mut random = [0; 2];
    getrandom::fill(&mut random).unwrap();
    let pause = Duration::from_millis(u64::from(u16::from_le_bytes(random) % 700));
    let url = db.url.clone();
    let acknowledged = tokio::task::spawn_blocking(move || killed_after(&url, pause)).await.unwrap();

    let store = db.open().await;
    let heads = store.heads().await.unwrap();
    let [(_, head)] = heads[..] else { panic!("{heads:?}") };
    assert!(head >= acknowledged, "{acknowledged} was acknowledged, {head} is there");
    // One batch may have been committed and not yet acknowledged.
    assert!(head <= acknowledged + 7);
    let report = store.verify(&route("r")).await.unwrap();
    assert!(report.is_sound() && report.entries == head, "{report:?}");
    let projected = store.query("SELECT COUNT(*), MAX(a) FROM scratch", params![]).await.unwrap();
    assert_eq!((projected[0].int(0).unwrap(), projected[0].int(1).unwrap()), (head, head));
    // And it goes on.
    super::write(&store, vec![entry("r", head + 1)]).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_on_sqlite() {
    for _ in 0..3 {
        nothing_acknowledged_is_lost(&Db::sqlite()).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_on_postgres() {
    if let Some(db) = Db::postgres().await {
        nothing_acknowledged_is_lost(&db).await;
        db.gone().await;
    }
}
