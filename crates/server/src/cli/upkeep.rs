//! `bloemenzee verify`, `rebuild` and `backup`.
#![expect(clippy::print_stdout, reason = "the command line speaks on the standard streams")]

use super::Fault;
use crate::config::Config;
use crate::execute;
use crate::methods::Methods;
use crate::read;
use crate::store::{RouteKey, Store};
use bloemenzee_domain::id::RouteId;
use clap::Args;
use std::path::PathBuf;

/// What a backup is told.
#[derive(Args, Clone, Debug)]
pub struct BackupArgs {
    #[command(flatten)]
    config: Config,
    /// The new file; it must not be there yet.
    file: PathBuf,
}

/// Checks every route; the first thing that does not fit ends it with a sentence.
pub(super) async fn verify(config: &Config) -> Result<(), Fault> {
    let store = existing(config).await?;
    let (mut routes, mut entries, mut erased) = (0, 0, 0);
    for route in store.routes().await? {
        let report = store.verify(&route).await?;
        if let Some(problem) = report.problems.first() {
            let at = problem.seq.map(|seq| format!(", entry {seq}")).unwrap_or_default();
            return Err(format!("Route {}{at}: {}.", route.as_str(), problem.what).into());
        }
        routes += 1;
        entries += report.entries;
        erased += report.erased;
    }
    println!("Everything verifies: {routes} routes, {entries} entries, {erased} with their words erased.");
    Ok(())
}

/// Replays every route and writes the tables of its facts anew.
pub(super) async fn rebuild(config: &Config) -> Result<(), Fault> {
    let store = existing(config).await?;
    let methods = Methods::load(config.methods.as_deref())?;
    let mut routes = 0;
    for key in store.routes().await? {
        let id: RouteId = key.as_str().parse()?;
        rebuild_one(&store, &methods, &key, id).await?;
        routes += 1;
    }
    println!("The tables of {routes} routes were made again from the log.");
    Ok(())
}

/// Until no other writer came in between: what is written is the state after the last entry.
async fn rebuild_one(store: &Store, methods: &Methods, key: &RouteKey, id: RouteId) -> Result<(), Fault> {
    for _ in 0..20 {
        let Some((route, seq)) = execute::replay(store, methods, id).await? else { return Ok(()) };
        let mut txn = store.begin(std::slice::from_ref(key)).await?;
        let (heads, _) = txn.standing(std::slice::from_ref(key), &[]).await?;
        if heads.first() == Some(&seq) {
            read::all_statements(&route).into_iter().for_each(|statement| txn.push(statement));
            txn.commit().await?;
            return Ok(());
        }
    }
    Err(format!("Route {key} kept changing. Stop the server and try again.", key = key.as_str()).into())
}

/// Copies the database while the server goes on.
pub(super) async fn backup(args: &BackupArgs) -> Result<(), Fault> {
    existing(&args.config).await?.backup_to(&args.file).await?;
    println!("Copied to {}.", args.file.display());
    Ok(())
}

/// Opens a database that is there: a mistyped name makes no empty one.
pub(super) async fn existing(config: &Config) -> Result<Store, Fault> {
    let address = config.database();
    if let Some(path) = address.strip_prefix("sqlite:") {
        let path = path.strip_prefix("//").unwrap_or(path);
        if !std::path::Path::new(path).exists() {
            return Err(format!("There is no database at {path}. Name it with --data-dir or --database.").into());
        }
    }
    Ok(Store::open(&address).await?)
}
