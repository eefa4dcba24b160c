//! `bloemenzee rehearse`: plays the people of a rehearsal, as a process of its own over HTTP.
//!
//! Everybody made up has a session of their own, a stream, and the pages that a phone fetches when
//! the stream says so; they sit down, write and take stances through the same forms. What is measured
//! is measured from outside: from the tap until the last screen shows it. What was sent is compared
//! with the log at the end.

mod hall;
mod line;
mod page;
mod phone;
mod report;
mod staff;
mod watch;
mod words;

pub use report::{Figures, Report};
pub use watch::Spread;

use crate::cli::Fault;
use crate::text::{Lang, T};
use bloemenzee_domain::id::RouteId;
use clap::Args;
use hall::Hall;
use line::{Line, Server, What};
use serde_json::{Value, json};
use std::io::IsTerminal as _;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::AsyncReadExt as _;
use tokio::task::JoinSet;

/// How often the progress is told, and how often where each time is a line that stays.
const TELL: Duration = Duration::from_secs(1);
const TELL_LINES: Duration = Duration::from_secs(10);
/// How long the players get to finish what they are doing.
const GRACE: Duration = Duration::from_secs(20);

/// What the players are told.
#[derive(Args, Clone, Debug)]
pub struct RehearseArgs {
    /// The address of the server, `https://…`.
    pub server: String,
    /// The code that the page "Oefenen" gives; it works once.
    #[arg(env = "BLOEMENZEE_REHEARSAL_CODE", hide_env_values = true)]
    pub code: Option<String>,
    /// Instead of a code: make a rehearsal of this route first, and throw it away afterwards.
    #[arg(long, value_name = "ROUTE", requires = "token")]
    pub of: Option<RouteId>,
    /// The bearer token of its lead facilitator, for --of.
    #[arg(long, env = "BLOEMENZEE_TOKEN", hide_env_values = true)]
    pub token: Option<String>,
    /// Keep the rehearsal that --of made.
    #[arg(long)]
    pub keep: bool,
    /// How many people: with --of this many are made up, with a code at most this many are played.
    #[arg(long, short = 'n')]
    pub people: Option<usize>,
    /// How long they are played, in minutes, from when everybody has joined.
    #[arg(long, default_value_t = 30.0)]
    pub minutes: f64,
    /// Acts a second, of all together.
    #[arg(long, default_value_t = 1.0)]
    pub rate: f64,
    /// How many of them have a phone; the others are there, and wait for who guides to write down what they say.
    #[arg(long, value_name = "N")]
    pub phones: Option<usize>,
    /// Seconds in which they come in.
    #[arg(long, default_value_t = 10.0)]
    pub join: f64,
    /// Pages that everybody has open; each is kept up to date, and only the first is used.
    #[arg(long, default_value_t = 1)]
    pub pages: usize,
    /// Play the lead facilitator too: the meeting goes through its parts by itself.
    #[arg(long)]
    pub lead: bool,
    /// Lines that each table writes before they stop.
    #[arg(long, default_value_t = 8)]
    pub lines: usize,
    /// Seconds between two lines of a table.
    #[arg(long, default_value_t = 3.0)]
    pub pace: f64,
    /// Tell the progress and the figures as lines of JSON.
    #[arg(long)]
    pub json: bool,
    /// In which language it tells, and its people write: nl or en.
    #[arg(long, env = "LANG", hide_env = true, default_value = "en")]
    pub lang: String,
    /// An address through which the phones go, where that is another than the server's: to try a bad network.
    #[arg(long, value_name = "ADDRESS", hide = true)]
    pub through: Option<String>,
    /// Stop when the standard input ends.
    #[arg(long, hide = true)]
    pub attended: bool,
}

/// Plays until the time is over or somebody stops it, and tells the figures.
///
/// # Errors
/// A sentence: no such server, a code that does not work, or something sent that did not arrive
/// exactly once.
pub async fn run(args: RehearseArgs) -> Result<(), Fault> {
    // Two connections for everybody, and more for more pages.
    let _ = rlimit::increase_nofile_limit(u64::MAX);
    let t = args.t();
    let server = Arc::new(Server::at(&args.server)?);
    if let Err(error) = server.answers().await {
        let parts = [("address", args.server.clone()), ("error", error.to_string())];
        return Err(t.a("rehearse-no-answer", &parts).into());
    }
    let (code, made) = match (&args.code, args.of) {
        (_, Some(of)) => {
            let (code, route) = make(&server, of, &args).await?;
            (code, Some(route))
        }
        (Some(code), None) => (code.clone(), None),
        (None, None) => return Err("Give the code that the page Oefenen shows, or --of with --token.".into()),
    };
    let told = play(&server, &code, &args).await;
    if let (Some(route), false) = (made, args.keep) {
        let gone = api(&server, &args, &format!("/api/v1/routes/{route}/rehearsal/removal"), &json!({})).await;
        gone.map_err(|error| format!("The rehearsal {route} could not be thrown away: {error}"))?;
    }
    let report = told?;
    match &report.figures {
        Some(figures) if figures.missing + figures.twice > 0 => {
            let parts = [("missing", figures.missing.to_string()), ("twice", figures.twice.to_string())];
            Err(t.a("rehearse-not-all", &parts).into())
        }
        _ => Ok(()),
    }
}

impl RehearseArgs {
    /// The texts in the language that was asked for; English for any other.
    fn t(&self) -> T {
        T { lang: Lang::parse(&self.lang).unwrap_or(Lang::En) }
    }
}

/// Makes a rehearsal by the API.
async fn make(server: &Arc<Server>, of: RouteId, args: &RehearseArgs) -> Result<(String, String), Fault> {
    let wish = json!({ "people": args.people.unwrap_or(30) });
    let made = api(server, args, &format!("/api/v1/routes/{of}/rehearsals"), &wish).await?;
    let text = |name: &str| made[name].as_str().unwrap_or("").to_owned();
    Ok((text("code"), text("route")))
}

async fn api(server: &Arc<Server>, args: &RehearseArgs, path: &str, body: &Value) -> Result<Value, Fault> {
    let mut line = Line::new(server);
    line.bearer = args.token.clone().unwrap_or_default();
    let answer = line.send(path, body).await?;
    let value: Value = serde_json::from_str(&answer.text).unwrap_or_default();
    if answer.status < 300 {
        return Ok(value);
    }
    let said = value["detail"].as_str().unwrap_or("").to_owned();
    Err(format!("the server answered {}: {said}", answer.status).into())
}

async fn play(server: &Arc<Server>, code: &str, args: &RehearseArgs) -> Result<Report, Fault> {
    let answer = Line::new(server).send("/api/v1/rehearsals", &json!({ "code": code })).await?;
    let t = args.t();
    if answer.status != 201 {
        return Err(not_let_in(t, answer.status, &answer.text).into());
    }
    let mut cast: crate::rehearsal::Cast = serde_json::from_str(&answer.text)?;
    cast.people.truncate(args.people.unwrap_or(usize::MAX));
    if cast.people.is_empty() {
        return Err(t.s("refusal-rehearsal-nobody").into());
    }
    let through = match &args.through {
        Some(address) => Arc::new(Server::at(address)?),
        None => Arc::clone(server),
    };
    let (hall, door) = Hall::new((server, &through), &cast, args);
    let mut players = JoinSet::new();
    staff::enter(&hall, &cast, door, &mut players).await?;
    phone::enter(&hall, cast.people, &mut players);
    let mut asked_to_stop = Box::pin(asked_to_stop(args.attended));
    let mut tell = tokio::time::interval(if args.json || on_a_terminal() { TELL } else { TELL_LINES });
    let mut look = tokio::time::interval(TELL);
    loop {
        tokio::select! {
            _ = look.tick() => hall.open_when_in(),
            _ = tell.tick() => drop(hall.tell(args.json, None)),
            () = &mut asked_to_stop => break,
            () = hall.time_is_over() => break,
        }
    }
    hall.rest().await;
    hall.stop();
    let _ = tokio::time::timeout(GRACE, async { while players.join_next().await.is_some() {} }).await;
    if hall.report(None).joined == 0 {
        return Err(t.s("rehearse-nobody-came").into());
    }
    let figures = report::figures(&hall).await?;
    Ok(hall.tell(args.json, Some(figures)))
}

/// Why the server does not let it be played, as a sentence.
fn not_let_in(t: T, status: u16, problem: &str) -> String {
    let problem: Value = serde_json::from_str(problem).unwrap_or_default();
    let said = format!("refusal-{}", problem["code"].as_str().unwrap_or(""));
    if status == 409 && t.has(&said) { t.s(&said) } else { t.n("rehearse-code-unknown", status) }
}

/// Whether somebody sees the progress change: in a file or a log each time is a line more.
fn on_a_terminal() -> bool {
    std::io::stdout().is_terminal() && std::io::stderr().is_terminal()
}

/// Resolves when somebody presses Ctrl-C, or lets go of the standard input.
async fn asked_to_stop(attended: bool) {
    let input = async {
        if !attended {
            std::future::pending::<()>().await;
        }
        let mut rest = Vec::new();
        // Whatever becomes of it, nobody is there any more.
        let _ = tokio::io::stdin().read_to_end(&mut rest).await;
    };
    tokio::select! {
        () = input => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

/// A number from 0 to 1, from the operating system.
fn chance() -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "53 bits are enough")]
    let part = (getrandom::u64().unwrap_or(1 << 63) >> 11) as f64;
    part / (1_u64 << 53) as f64
}

/// One of so many.
fn one_of(many: usize) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "small")]
    let at = (chance() * many as f64) as usize;
    at.min(many.saturating_sub(1))
}

/// How long until the next of something that happens so often a second.
fn next_after(per_second: f64) -> Duration {
    Duration::from_secs_f64((-(1.0 - chance()).ln() / per_second.max(1e-6)).min(3_600.0))
}

impl What {
    /// Every use of bytes.
    const ALL: [Self; 3] = [Self::Stream, Self::Refresh, Self::Act];
}
