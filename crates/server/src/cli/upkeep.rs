//! `bloemenzee verify`, `rebuild` and `backup`.
#![expect(clippy::print_stdout, reason = "the command line speaks on the standard streams")]

use super::Fault;
use crate::config::Config;
use crate::execute;
use crate::methods::Methods;
use crate::photo;
use crate::read::{self, Audit};
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

/// Checks every route, its log and then its tables against its log; the first thing that does not
/// fit ends it with a sentence.
pub(super) async fn verify(config: &Config) -> Result<(), Fault> {
    let store = existing(config).await?;
    let methods = Methods::load(config.methods.as_deref())?;
    let mut audit = Audit::default();
    let (mut routes, mut entries, mut erased, mut elsewhere) = (0, 0, 0, 0);
    for route in store.routes().await? {
        let report = store.verify(&route).await?;
        if let Some(problem) = report.problems.first() {
            let at = problem.seq.map(|seq| format!(", entry {seq}")).unwrap_or_default();
            return Err(format!("Route {}{at}: {}.", route.as_str(), problem.what).into());
        }
        if route != RouteKey::org() {
            routes += 1;
            if let Some(table) = table_that_differs(&mut audit, &store, &methods, &route).await? {
                return Err(format!("Route {}: the table {table} is not what the log says.", route.as_str()).into());
            }
        }
        entries += report.entries;
        erased += report.erased;
        elsewhere += report.elsewhere;
    }
    if let Some((table, route)) = read::stray(&store).await? {
        return Err(format!("Route {route}: the table {table} has rows of it, and it has no log.").into());
    }
    if let Some((route, what)) = photo::that_differs(&store).await? {
        return Err(format!("Route {route}: {what}.").into());
    }
    let people = audit.people_that_differ(&store).await?;
    if people > 0 {
        return Err(format!("The names or addresses of {people} people are not what the log says.").into());
    }
    println!("Everything verifies: {routes} routes, {entries} entries, {erased} with their words erased.");
    if elsewhere > 0 {
        println!("This is a box: the words of {elsewhere} entries are not here. They stayed home.");
    }
    Ok(())
}

/// The first table of a route that is not what its log says; tries again while others write.
async fn table_that_differs(
    audit: &mut Audit,
    store: &Store,
    methods: &Methods,
    key: &RouteKey,
) -> Result<Option<&'static str>, Fault> {
    let id: RouteId = key.as_str().parse()?;
    let mut found = None;
    for _ in 0..20 {
        let Some((route, seq)) = execute::replay(store, methods, id).await? else { return Ok(None) };
        found = read::audit(audit, store, key, &route).await?;
        // What was written meanwhile is no difference.
        if found.is_none() || store.read_entries(key, seq + 1, 1).await?.is_empty() {
            return Ok(found);
        }
    }
    Ok(found)
}

/// Replays every route and writes the tables of its facts anew.
pub(super) async fn rebuild(config: &Config) -> Result<(), Fault> {
    let store = existing(config).await?;
    let methods = Methods::load(config.methods.as_deref())?;
    let mut routes = 0;
    let org = RouteKey::org();
    for key in store.routes().await?.into_iter().filter(|key| *key != org) {
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

/// What stands where a database was looked for, and how it is named.
fn others(path: &str) -> String {
    let folder = std::path::Path::new(path).parent().map(std::path::Path::to_path_buf).unwrap_or_default();
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut found: Vec<_> = entries.filter(|path| path.extension().is_some_and(|end| end == "sqlite")).collect();
    found.sort();
    match found.first() {
        None => "Name it with --data-dir or --database.".to_owned(),
        Some(other) => {
            let other = other.display();
            format!("{other} does stand there: if you mean that one, say --database sqlite:{other}")
        }
    }
}

/// Opens a database that is there: a mistyped name makes no empty one.
pub(super) async fn existing(config: &Config) -> Result<Store, Fault> {
    let address = config.database();
    if let Some(path) = address.strip_prefix("sqlite:") {
        let path = path.strip_prefix("//").unwrap_or(path);
        if !std::path::Path::new(path).exists() {
            let there = others(path);
            return Err(format!("There is no database at {path}. {there}").into());
        }
    }
    Ok(Store::open(&address).await?)
}
