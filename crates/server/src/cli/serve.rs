//! `bloemenzee serve`.
#![expect(clippy::print_stdout, reason = "the command line speaks on the standard streams")]

use super::{Fault, Patience, connections};
use crate::access::{self, Purpose};
use crate::api;
use crate::clock;
use crate::config::Config;
use crate::execute::Engine;
use crate::mail;
use crate::methods::Methods;
use crate::nudge;
use crate::params;
use crate::store::{Statement, Store};
use crate::web::App;
use crate::web::routes;
use bloemenzee_domain::id::PersonId;
use tokio::net::TcpListener;
use uuid::Uuid;

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
    Ok(App::new(Engine::start(store, methods), config.clone())?)
}

/// Opens, prints the first administrator's link, and serves.
pub(super) async fn serve(mut config: Config) -> Result<(), Fault> {
    let listener = bind(&config).await?;
    config.listen = listener.local_addr()?;
    if !config.secure() && !config.local() {
        let at = config.public_url();
        return Err(format!(
            "People would reach this server without HTTPS, at {at}: their sessions could be read on the way. Put a \
             proxy with HTTPS in front of it and name its address with --public-url https://… Only a box serves \
             without: bloemenzee box open."
        )
        .into());
    }
    let app = open(&config).await?;
    if let Some(token) = first_administrator(app.engine.store()).await? {
        println!("First administrator, sign in once with this link:\n  {}/link/{token}", config.public_url());
    }
    serve_on(listener, app).await
}

/// Takes the address to listen on.
///
/// # Errors
/// A sentence when it cannot be had.
pub async fn bind(config: &Config) -> Result<TcpListener, Fault> {
    let bound = TcpListener::bind(config.listen).await;
    bound.map_err(|error| {
        let address = config.listen;
        format!("Cannot listen on {address}: {error}. Is another program using it? Choose another with --listen.")
            .into()
    })
}

/// Serves until SIGINT or SIGTERM.
///
/// # Errors
/// When the server fails.
pub async fn serve_on(listener: TcpListener, app: App) -> Result<(), Fault> {
    println!("Serving on http://{}", listener.local_addr()?);
    mail::start(app.clone());
    // A box sends nothing.
    if app.in_box.is_none() {
        nudge::start(app.engine.clone());
    }
    let server = connections(listener, whole(app), Patience::default());
    // A stream never ends by itself, so that there is nothing to wait for: what was acknowledged is kept.
    tokio::select! {
        ended = server => ended?,
        () = ended() => println!("Stopped."),
    }
    Ok(())
}

/// The web and the API as one service.
pub fn whole(app: App) -> axum::Router {
    routes::router(app.clone()).merge(api::router(app))
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
    let known = store.query("SELECT person FROM staff WHERE administrator = 1", Vec::new()).await?;
    let signed_in = store.query("SELECT 1 FROM session WHERE purpose = 'staff'", Vec::new()).await?;
    if !known.is_empty() && !signed_in.is_empty() {
        return Ok(None);
    }
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
