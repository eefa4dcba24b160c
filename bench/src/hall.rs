//! A hall full of phones: `bloemenzee rehearse` as the load, against a copy of the demo's route.

use crate::cut::{self, Bad};
use crate::figures::Figures;
use crate::http::Client;
use crate::server::{self, Links, Server};
use crate::{Fault, Plan};
use bloemenzee::rehearse::Report;
use bloemenzee::text::{Lang, T};
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

const BOTH: &str = "server and phones share the processors";
/// Acts a second in a full hall.
const RATE: f64 = 20.0;

/// A hall with its server, and how to play in it.
struct Hall<'a> {
    program: &'a Path,
    folder: PathBuf,
    server: Server,
    links: Links,
}

/// How it is played.
#[derive(Clone, Copy)]
struct Play {
    people: usize,
    pages: usize,
    rate: f64,
    seconds: f64,
    join: f64,
}

impl<'a> Hall<'a> {
    fn open(program: &'a Path, folder: PathBuf) -> Result<Self, Fault> {
        let (server, links) = Server::demo(program, &folder, "tables")?;
        Ok(Self { program, folder, server, links })
    }

    /// Starts the players at this address; their reports come one a second.
    fn play(&self, at: SocketAddr, how: Play) -> Result<(Child, Receiver<Report>), Fault> {
        let mut command = Command::new(self.program);
        command.args(["rehearse", &format!("http://{}", self.server.at), "--through", &format!("http://{at}")]);
        command.args(["--json", "--lead", "--of", &self.links.route]);
        let of = |name: &'static str, value: f64| [name.to_owned(), value.to_string()];
        command.args(["--people", &how.people.to_string(), "--pages", &how.pages.to_string()]);
        command.args(of("--rate", how.rate)).args(of("--join", how.join)).args(of("--minutes", how.seconds / 60.0));
        // Twelve lines at each table, then stances only.
        command.args(["--lines", "12", "--pace", "1"]);
        command.env("BLOEMENZEE_TOKEN", self.links.token("lead_facilitator")?);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let out = child.stdout.take().ok_or("the players have no output")?;
        let (tell, told) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                if let Ok(report) = serde_json::from_str(&line) {
                    // Whoever measured may have given up.
                    let _ = tell.send(report);
                }
            }
        });
        Ok((child, told))
    }

    /// Plays to the end and answers the last report.
    fn played(&self, at: SocketAddr, how: Play) -> Result<Report, Fault> {
        let (child, told) = self.play(at, how)?;
        last(child, &told)
    }
}

/// The report of the end, with its figures.
fn last(mut child: Child, told: &Receiver<Report>) -> Result<Report, Fault> {
    let mut found = None;
    while let Ok(report) = told.recv() {
        found = Some(report);
    }
    let ended = child.wait()?;
    match found {
        Some(report) if report.figures.is_some() && ended.success() => Ok(report),
        Some(report) => Err(format!("the players ended badly ({ended}): {}", report.line(T { lang: Lang::En })).into()),
        None => Err("the players said nothing".into()),
    }
}

/// Measures a hall.
///
/// # Errors
/// When the demo does not start, or the players end badly.
pub fn measure(plan: &Plan, figures: &mut Figures) -> Result<(), Fault> {
    let program = plan.program.clone().map_or_else(server::build, Ok)?;
    let size = |many: usize| if plan.quick { (many / 10).max(20) } else { many };
    let wanted = |only: Only| plan.only.is_none_or(|one| one == only);
    let hall = |name: &str| Hall::open(&program, plan.dir.join(name));
    if wanted(Only::Full) {
        full(&hall("full")?, size(500), plan, figures)?;
    }
    if wanted(Only::Join) {
        join(&hall("join")?, size(500), plan, figures)?;
    }
    if wanted(Only::Cut) {
        bad_network(&hall("cut")?, size(300), plan, figures)?;
    }
    if wanted(Only::Kill) {
        killed(hall("kill")?, size(500), plan, figures)?;
    }
    if wanted(Only::Memory) {
        for (name, of_page) in [("to the route alone", false), ("for its page", true)] {
            listeners(&hall(if of_page { "memory-page" } else { "memory" })?, name, of_page, size(2_000), figures)?;
        }
    }
    if wanted(Only::Sweep) {
        sweep(&program, plan, figures)?;
    }
    Ok(())
}

/// A part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Only {
    /// From the tap to the last screen, and bytes.
    Full,
    /// Coming in, all from one address.
    Join,
    /// A network that cuts.
    Cut,
    /// A server that is killed.
    Kill,
    /// What a screen costs that only listens.
    Memory,
    /// More and more screens.
    Sweep,
}

fn seconds(plan: &Plan, many: f64) -> f64 {
    if plan.quick { many / 6.0 } else { many }
}

/// 500 phones, twenty stances a second; then the same hall, nearly quiet.
fn full(hall: &Hall<'_>, people: usize, plan: &Plan, figures: &mut Figures) -> Result<(), Fault> {
    let how = Play { people, pages: 1, rate: RATE, seconds: seconds(plan, 60.0), join: 20.0 };
    for (word, rate) in [("20 stances/s", RATE), ("a stance every 2 s", 0.5)] {
        let before = hall.server.processor()?;
        let report = hall.played(hall.server.at, Play { rate, ..how })?;
        let cores = hall.server.processor()? - before;
        let Some(told) = &report.figures else { continue };
        let name = format!("{people} phones, {word}");
        let note = format!(
            "p50 {:.0} ms, most {:.0} ms; {} taps, {} not shown by all; {:.1} stances/s",
            report.shown.p50, report.shown.most, report.shown.many, report.missed, told.rate
        );
        figures.add(format!("{name}: tap to the last screen, p99"), report.shown.p99, "ms", note, BOTH);
        let note = format!("p50 {:.1} ms; durable by then", told.answered.p50);
        figures.add(format!("{name}: tap to its answer, p99"), told.answered.p99, "ms", note, BOTH);
        let kbit = |bytes: f64| bytes * 8.0 / 1_000.0;
        let note = format!(
            "both ways, without TCP: stream {:.2}, fetching {:.2}; with what its person does {:.1}",
            kbit(told.stream_bytes),
            kbit(told.refresh_bytes),
            kbit(told.stream_bytes + told.refresh_bytes + told.act_bytes)
        );
        let listens = kbit(told.stream_bytes + told.refresh_bytes);
        figures.add(format!("{name}: a phone that listens"), listens, "kbit/s", note, "asked: at most 10");
        let note =
            format!("{} done, {} refused by a rule; server used {cores:.0} s of processor", told.done, report.refused);
        let wrong = told.missing + told.twice;
        #[expect(clippy::cast_precision_loss, reason = "a few")]
        figures.add(format!("{name}: missing or twice in the log"), wrong as f64, "acts", note, "");
    }
    Ok(())
}

/// 500 people come in and take 500 stances in a minute, all from one address, while others guess.
fn join(hall: &Hall<'_>, people: usize, plan: &Plan, figures: &mut Figures) -> Result<(), Fault> {
    let stop = Arc::new(AtomicBool::new(false));
    let guesses = Arc::new([AtomicU64::new(0), AtomicU64::new(0)]);
    let guessing = guess(hall.server.at, &stop, &guesses)?;
    let began = Instant::now();
    #[expect(clippy::cast_precision_loss, reason = "people in a hall")]
    let rate = people as f64 / seconds(plan, 50.0);
    let how = Play { people, pages: 1, rate, seconds: seconds(plan, 60.0), join: seconds(plan, 60.0) };
    let report = hall.played(hall.server.at, how)?;
    stop.store(true, Ordering::Relaxed);
    let took = began.elapsed().as_secs_f64();
    guessing.join().map_err(|_| "who guesses ended badly")?;
    let Some(told) = &report.figures else { return Ok(()) };
    let note = format!(
        "{} of {} came in within {:.0} s, {} stances in {:.0} s",
        report.joined, report.of, how.join, report.stances, told.measured
    );
    #[expect(clippy::cast_precision_loss, reason = "a few")]
    figures.add(format!("{people} join from one address: refused"), told.joining_refused as f64, "people", note, "");
    let made = guesses[0].load(Ordering::Relaxed);
    #[expect(clippy::cast_precision_loss, reason = "guesses of a minute")]
    let each = made as f64 / took;
    #[expect(clippy::cast_precision_loss, reason = "a round number of years")]
    let years = 2f64.powi(60) / people as f64 / each / 31_557_600.0;
    let note = format!(
        "{made} guesses by 200 guessers meanwhile, {} let in; at this pace one code of these is found in {years:.0e} years",
        guesses[1].load(Ordering::Relaxed)
    );
    figures.add("guesses from the same address", each, "/s", note, "a wrong code takes 0.7 s; 60 bits");
    Ok(())
}

/// 200 who try codes, one after the other each.
fn guess(
    at: SocketAddr,
    stop: &Arc<AtomicBool>,
    guesses: &Arc<[AtomicU64; 2]>,
) -> Result<std::thread::JoinHandle<()>, Fault> {
    let (stop, guesses) = (Arc::clone(stop), Arc::clone(guesses));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    Ok(std::thread::spawn(move || {
        runtime.block_on(async {
            let mut all = tokio::task::JoinSet::new();
            for _ in 0..200 {
                let (stop, guesses) = (Arc::clone(&stop), Arc::clone(&guesses));
                all.spawn(async move {
                    while !stop.load(Ordering::Relaxed) {
                        let Ok(mut client) = Client::open(at).await else { continue };
                        let code: String =
                            uuid::Uuid::new_v4().simple().to_string().to_uppercase().chars().take(12).collect();
                        let Ok(status) = client.form("/sign-in", &format!("code={code}")).await else { continue };
                        guesses[0].fetch_add(1, Ordering::Relaxed);
                        guesses[1].fetch_add(u64::from(status == 303), Ordering::Relaxed);
                    }
                });
            }
            while all.join_next().await.is_some() {}
        });
    }))
}

/// Connections that live two seconds, and three answers in ten that are lost.
fn bad_network(hall: &Hall<'_>, people: usize, plan: &Plan, figures: &mut Figures) -> Result<(), Fault> {
    let runtime = tokio::runtime::Runtime::new()?;
    let bad = Bad { life: Duration::from_secs(2), lost: 0.3 };
    let (at, done, network) = runtime.block_on(cut::begin(hall.server.at, bad))?;
    let how = Play { people, pages: 1, rate: 5.0, seconds: seconds(plan, 60.0), join: 30.0 };
    let report = hall.played(at, how)?;
    network.abort();
    let Some(told) = &report.figures else { return Ok(()) };
    let note = format!(
        "p50 {:.0} ms, most {:.0} ms, {} times; {} connections, {} answers lost",
        told.caught_up.p50,
        told.caught_up.most,
        told.caught_up.many,
        done.connections.load(Ordering::Relaxed),
        done.lost.load(Ordering::Relaxed)
    );
    let name = format!("{people} phones, connections of 2 s, 30 % of answers lost");
    figures.add(format!("{name}: up to date again, p99"), told.caught_up.p99, "ms", note, "waits before trying again");
    let note = format!("{} done, {} requests sent again, {} stances", told.done, report.lost, report.stances);
    #[expect(clippy::cast_precision_loss, reason = "a few")]
    figures.add(format!("{name}: missing or twice"), (told.missing + told.twice) as f64, "acts", note, "");
    Ok(())
}

/// The server is killed under the phones, and started again.
fn killed(mut hall: Hall<'_>, people: usize, plan: &Plan, figures: &mut Figures) -> Result<(), Fault> {
    let how = Play { people, pages: 1, rate: RATE, seconds: seconds(plan, 60.0), join: 20.0 };
    let at = hall.server.at;
    let (child, told) = hall.play(at, how)?;
    while let Ok(report) = told.recv() {
        // In the middle of the stances.
        if report.shown.many > people / 4 && report.stances > people / 4 {
            break;
        }
        if report.figures.is_some() {
            return Err("the players were done before the server could be killed".into());
        }
    }
    let dead = Instant::now();
    hall.server.kill();
    hall.server = Server::again(hall.program, &hall.folder, at)?;
    let back = dead.elapsed();
    let report = last(child, &told)?;
    let Some(told) = &report.figures else { return Ok(()) };
    let note = format!(
        "p50 {:.0} ms, most {:.0} ms, {} screens; from when a phone noticed; the server itself served after {:.1} s",
        told.caught_up.p50,
        told.caught_up.most,
        told.caught_up.many,
        back.as_secs_f64()
    );
    let name = format!("{people} phones, server killed and started again");
    figures.add(format!("{name}: up to date again, p99"), told.caught_up.p99, "ms", note, "waits before trying again");
    let note = format!("{} done, {} requests sent again", told.done, report.lost);
    #[expect(clippy::cast_precision_loss, reason = "a few")]
    figures.add(format!("{name}: missing or twice"), (told.missing + told.twice) as f64, "acts", note, "");
    Ok(())
}

/// So many screens that listen while nothing happens, to the route alone or for a page of it, beside the first hundred.
///
/// Each kind has a server of its own: memory that an earlier kind gave back would be used again, unseen.
fn listeners(hall: &Hall<'_>, name: &str, of_page: bool, many: usize, figures: &mut Figures) -> Result<(), Fault> {
    let runtime = tokio::runtime::Runtime::new()?;
    let (at, route) = (hall.server.at, &hall.links.route);
    let query = if of_page { format!("?page=/r/{route}&seq=1") } else { String::new() };
    let path = format!("/r/{route}/stream{query}");
    let open = |many: usize| {
        runtime.block_on(async {
            let mut open = Vec::with_capacity(many);
            for _ in 0..many {
                open.push(listen(at, &path).await?);
            }
            tokio::time::sleep(Duration::from_secs(2)).await;
            Ok::<_, Fault>(open)
        })
    };
    let first = open(100)?;
    let before = hall.server.memory()?;
    let all = open(many)?;
    #[expect(clippy::cast_precision_loss, reason = "screens in a hall")]
    let each = (hall.server.memory()? - before) * 1024.0 / many as f64;
    drop((first, all));
    let note = format!("{many} at once, each a connection of its own; known of a bare server: 20");
    figures.add(format!("a screen that listens {name}: memory"), each, "KiB", note, "buffers of the connection");
    Ok(())
}

/// A stream that is open, once its head has come.
async fn listen(at: SocketAddr, path: &str) -> Result<tokio::net::TcpStream, Fault> {
    let mut stream = tokio::net::TcpStream::connect(at).await?;
    stream.write_all(format!("GET {path} HTTP/1.1\r\nhost: {at}\r\n\r\n").as_bytes()).await?;
    let (mut head, mut piece) = (Vec::new(), [0; 1024]);
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut piece).await? {
            0 => return Err("a stream was not opened".into()),
            n => head.extend_from_slice(&piece[..n]),
        }
    }
    if !head.starts_with(b"HTTP/1.1 200") {
        return Err("a stream was refused".into());
    }
    Ok(stream)
}

/// More and more screens in one hall.
fn sweep(program: &Path, plan: &Plan, figures: &mut Figures) -> Result<(), Fault> {
    let all: &[(usize, usize)] =
        if plan.quick { &[(20, 1), (40, 5)] } else { &[(100, 1), (500, 1), (500, 2), (500, 4), (500, 8), (1_000, 10)] };
    let mut first: Option<(f64, usize)> = None;
    for (people, pages) in all.iter().copied() {
        let hall = Hall::open(program, plan.dir.join(format!("sweep-{people}-{pages}")))?;
        let how = Play { people, pages, rate: RATE, seconds: seconds(plan, 30.0), join: 20.0 };
        let (child, told) = hall.play(hall.server.at, how)?;
        let mut memory: f64 = 0.0;
        let (tell, copied) = channel();
        while let Ok(report) = told.recv() {
            memory = memory.max(hall.server.memory()?);
            tell.send(report)?;
        }
        drop(tell);
        let report = match last(child, &copied) {
            Ok(report) => report,
            Err(error) => {
                figures.add(format!("{} screens", people * pages), 0.0, "", format!("not reached: {error}"), BOTH);
                continue;
            }
        };
        let Some(told) = &report.figures else { continue };
        let screens = report.screens;
        let (base, at_base) = *first.get_or_insert((memory, screens));
        #[expect(clippy::cast_precision_loss, reason = "screens in a hall")]
        let each = (memory - base) * 1024.0 / (screens.saturating_sub(at_base)).max(1) as f64;
        let note = format!(
            "p50 {:.0} ms; {:.1} of {RATE:.0} stances/s; answer p99 {:.0} ms; server {memory:.0} MiB{}",
            report.shown.p50,
            told.rate,
            told.answered.p99,
            if screens > at_base { format!(", {each:.1} KiB for each screen more") } else { String::new() }
        );
        if report.shown.many == 0 {
            figures.add(format!("{screens} screens: taps that every screen came to show"), 0.0, "taps", note, BOTH);
            continue;
        }
        figures.add(format!("{screens} screens: tap to the last screen, p99"), report.shown.p99, "ms", note, BOTH);
    }
    Ok(())
}
