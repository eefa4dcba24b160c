//! A real server on a random port with a database of its own, and people who use it.

use crate::browser::{Answer, Browser};
use bloemenzee::access::{self, Purpose};
use bloemenzee::cli;
use bloemenzee::config::Config;
use bloemenzee::execute::Engine;
use bloemenzee::methods::Methods;
use bloemenzee::store::Store;
use bloemenzee::web::App;
use bloemenzee::web::stream::Streams;
use bloemenzee_domain::id::{ParticipantId, PersonId, RouteId, TableId};
use bloemenzee_domain::time::Moment;
use clap::Parser;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::time::Duration;
use uuid::Uuid;

/// Far enough from any clock of a test.
const LATER: Moment = Moment(4_000_000_000);

#[derive(Parser)]
struct Flags {
    #[command(flatten)]
    config: Config,
}

/// A server that stands until it is dropped.
pub struct Site {
    pub app: App,
    pub at: SocketAddr,
    pub database: String,
    _folder: tempfile::TempDir,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Site {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The address of a PostgreSQL where databases may be made, if the tests are to use it.
#[expect(clippy::disallowed_methods, reason = "a test's own environment, not the program's")]
fn postgres() -> Option<String> {
    std::env::var("BLOEMENZEE_TEST_PG").ok()
}

/// A fresh PostgreSQL database, if the tests are to use one.
pub async fn fresh_postgres() -> Option<String> {
    let server = postgres()?;
    let name = format!("it_{}", Uuid::new_v4().simple());
    let (client, connection) =
        tokio_postgres::connect(&server, tokio_postgres::NoTls).await.expect("PostgreSQL is there");
    tokio::spawn(connection);
    client.batch_execute(&format!("CREATE DATABASE {name}")).await.expect("a database is made");
    let (base, query) = server.split_once('?').map_or((server.as_str(), None), |(base, query)| (base, Some(query)));
    let root = base.rsplit_once('/').map_or(base, |(root, _)| root);
    Some(format!("{root}/{name}{}", query.map(|q| format!("?{q}")).unwrap_or_default()))
}

/// One server on SQLite, and one on PostgreSQL where that is asked for.
pub async fn both() -> Vec<Site> {
    let mut sites = vec![Site::new().await];
    if let Some(database) = fresh_postgres().await {
        sites.push(Site::on(&database).await);
    }
    sites
}

impl Site {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite:{}", folder.path().join("it.sqlite").display());
        Self::start(database, folder, cli::Patience::default(), None).await
    }

    /// A server that keeps pages up to date as if it could open so many files.
    pub async fn among(files: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite:{}", folder.path().join("it.sqlite").display());
        Self::start(database, folder, cli::Patience::default(), Some(files)).await
    }

    /// A server that waits for nobody, so that a test sees the end of it.
    pub async fn impatient(patience: Duration) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite:{}", folder.path().join("it.sqlite").display());
        Self::start(database, folder, cli::Patience { head: patience, body: patience }, None).await
    }

    pub async fn on(database: &str) -> Self {
        Self::start(database.into(), tempfile::tempdir().unwrap(), cli::Patience::default(), None).await
    }

    async fn start(database: String, folder: tempfile::TempDir, patience: cli::Patience, files: Option<u64>) -> Self {
        // What a server starts another process for, the built program does.
        bloemenzee::child::work_is_done_by(env!("CARGO_BIN_EXE_bloemenzee").into());
        let mut config = Flags::parse_from(["it", "--listen", "127.0.0.1:0", "--database", &database]).config;
        let listener = cli::bind(&config).await.unwrap();
        config.listen = listener.local_addr().unwrap();
        let at = config.listen;
        let store = Store::open(&database).await.unwrap();
        config.data_dir = folder.path().into();
        let mut app = App::new(Engine::start(store, Methods::load(None).unwrap()), config).unwrap();
        if let Some(files) = files {
            app.streams = Streams::among(files);
        }
        let service = cli::whole(app.clone());
        let task = tokio::spawn(async move { cli::connections(listener, service, patience).await.unwrap() });
        Self { app, at, database, _folder: folder, task }
    }

    /// Signs in by a link, as everybody does.
    pub async fn sign_in(&self, purpose: &Purpose) -> Browser {
        let token = access::make_link(self.app.engine.store(), purpose, LATER).await.unwrap();
        Browser::open_link(self.at, &token).await
    }

    /// A new member of staff, signed in.
    pub async fn staff(&self, name: &str, administrator: bool) -> (PersonId, Browser) {
        let person = PersonId(Uuid::new_v4());
        access::write(self.app.engine.store(), cli::new_staff(person, name, "", administrator)).await.unwrap();
        (person, self.sign_in(&Purpose::Staff(person)).await)
    }

    pub async fn participant(&self, route: Uuid, participant: Uuid) -> Browser {
        let purpose = Purpose::Participant { route: RouteId(route), participant: ParticipantId(participant) };
        self.sign_in(&purpose).await
    }

    pub async fn tablet(&self, route: Uuid, table: Uuid) -> Browser {
        self.sign_in(&Purpose::Tablet { route: RouteId(route), table: TableId(table) }).await
    }

    pub async fn screen(&self, route: Uuid) -> Browser {
        self.sign_in(&Purpose::Screen { route: RouteId(route) }).await
    }
}

/// Somebody's way to give commands: by the API or by the forms' address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Api,
    Form,
}

/// Gives a command with this id and answers what came back.
pub async fn send(browser: &Browser, way: Way, route: Uuid, id: Uuid, name: &str, fields: &Value) -> Answer {
    match way {
        Way::Api => {
            let token = browser.cookie.trim_start_matches("bloemenzee=");
            let client = Browser { bearer: format!("Bearer {token}"), cookie: String::new(), ..browser.clone() };
            let body = json!({ "route": route, "id": id, "name": name, "fields": fields });
            client.post_json("/api/v1/commands", &body, &[]).await
        }
        Way::Form => {
            let mut all = vec![
                ("csrf".to_owned(), csrf(browser).await),
                ("command_id".to_owned(), id.to_string()),
                ("command".to_owned(), name.to_owned()),
                ("next".to_owned(), format!("/r/{route}")),
            ];
            flatten("", fields, &mut all);
            browser.post(&format!("/r/{route}/do"), &all).await
        }
    }
}

/// A command was accepted.
#[track_caller]
pub fn done(answer: &Answer, name: &str) {
    assert!(matches!(answer.status, 201 | 303), "{name}: {} {}", answer.status, answer.body);
}

/// The token of this session's forms, from a page that has a form.
pub async fn csrf(browser: &Browser) -> String {
    let page = browser.get("/privacy").await;
    let form = crate::forms::forms(&page.body).into_iter().find(|f| !f.value("csrf").is_empty());
    form.map(|f| f.value("csrf").to_owned()).unwrap_or_default()
}

/// A command's fields as a form names them.
fn flatten(path: &str, value: &Value, out: &mut Vec<(String, String)>) {
    let under = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::Array(none) if none.is_empty() => out.push((path.into(), String::new())),
        Value::Object(map) => map.iter().for_each(|(name, v)| flatten(&under(name), v, out)),
        Value::Array(all) => all.iter().enumerate().for_each(|(n, v)| flatten(&under(&n.to_string()), v, out)),
        Value::Null => out.push((path.into(), String::new())),
        Value::Bool(true) => out.push((path.into(), "on".into())),
        Value::Bool(false) => {}
        Value::String(text) => out.push((path.into(), text.clone())),
        Value::Number(number) => out.push((path.into(), number.to_string())),
    }
}
