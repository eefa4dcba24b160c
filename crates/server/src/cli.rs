//! The command line.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the command line speaks on the standard streams")]

use crate::access::{self, Purpose};
use crate::clock;
use crate::config::Config;
use crate::execute::Engine;
use crate::methods::Methods;
use crate::params;
use crate::store::{Statement, Store};
use crate::web::App;
use crate::web::routes;
use bloemenzee_domain::id::PersonId;
use clap::{Parser, Subcommand};
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;
use uuid::Uuid;

/// Decide together: De Nieuwe Route in the browser.
#[derive(Parser)]
#[command(name = "bloemenzee", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Serve: make the data directory, migrate, print the first administrator's sign-in link.
    Serve(Config),
}

/// Whatever ends the program with a sentence.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;

/// Runs the command line; the exit code is 0, or 1 after a sentence that says what went wrong.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
        .with_writer(std::io::stderr)
        .init();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("The program could not start: {error}");
            return ExitCode::FAILURE;
        }
    };
    let outcome = runtime.block_on(async {
        match cli.command {
            Task::Serve(config) => serve(config).await,
        }
    });
    // Whoever still reads a stream does not keep the program alive.
    runtime.shutdown_timeout(std::time::Duration::from_secs(1));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Opens the database and starts the writer.
///
/// # Errors
/// A sentence that says what is wrong with the folder, the database or a method.
pub async fn open(config: &Config) -> Result<App, Fault> {
    if config.database.is_none() {
        std::fs::create_dir_all(&config.data_dir)?;
    }
    let methods = Methods::load(config.methods.as_deref())?;
    let store = Store::open(&config.database()).await?;
    Ok(App { engine: Engine::start(store, methods), config: Arc::new(config.clone()) })
}

async fn serve(config: Config) -> Result<(), Fault> {
    let app = open(&config).await?;
    if let Some(token) = first_administrator(app.engine.store()).await? {
        println!("First administrator, sign in once with this link:\n  {}/link/{token}", config.public_url());
    }
    listen(app).await
}

/// Serves until SIGINT or SIGTERM.
///
/// # Errors
/// When the address cannot be listened on.
pub async fn listen(app: App) -> Result<(), Fault> {
    let listener = TcpListener::bind(app.config.listen).await.map_err(|error| {
        format!(
            "Cannot listen on {}: {error}. Is another program using it? Choose another with --listen.",
            app.config.listen
        )
    })?;
    println!("Serving on http://{}", listener.local_addr()?);
    let server = axum::serve(listener, routes::router(app)).into_future();
    // A stream never ends by itself, so that there is nothing to wait for: what was acknowledged is kept.
    tokio::select! {
        ended = server => ended?,
        () = ended() => println!("Stopped."),
    }
    Ok(())
}

async fn ended() {
    use tokio::signal::unix::{SignalKind, signal};
    let terminate = async {
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        () = terminate => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

/// While nobody administers this installation: makes somebody, and a link for them.
async fn first_administrator(store: &Store) -> Result<Option<String>, Fault> {
    let there = store.query("SELECT 1 FROM staff WHERE administrator = 1", Vec::new()).await?;
    let signed_in = store.query("SELECT 1 FROM session WHERE purpose = 'staff'", Vec::new()).await?;
    if !there.is_empty() && !signed_in.is_empty() {
        return Ok(None);
    }
    let known = store.query("SELECT person FROM staff WHERE administrator = 1", Vec::new()).await?;
    let person = match known.first() {
        Some(row) => PersonId(row.opt_uuid(0)?.unwrap_or_default()),
        None => {
            let person = PersonId(Uuid::new_v4());
            access::write(store, new_staff(person, "Beheerder", "", true)).await?;
            person
        }
    };
    let token = access::make_link(store, &Purpose::Staff(person), clock::now().plus_days(7)).await?;
    Ok(Some(token))
}

/// Statements that make a member of staff.
pub fn new_staff(person: PersonId, name: &str, email: &str, administrator: bool) -> Vec<Statement> {
    vec![
        Statement::new(
            "INSERT INTO person (id, name, email, phone, address) VALUES ($1, $2, $3, '', '')",
            params![person.0, name, email],
        ),
        Statement::new("INSERT INTO staff (person, administrator) VALUES ($1, $2)", params![person.0, administrator]),
    ]
}
