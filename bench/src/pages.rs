//! Pages per second to many readers at once, over kept-alive HTTP with real sessions.

use crate::figures::{Figures, percentile};
use crate::http::Client;
use crate::server::{self, Links, Server};
use crate::{Fault, Plan};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

/// Readers at once.
const READERS: [usize; 2] = [50, 500];
const LIMIT: &str = "processor: server and readers share the cores";

/// Measures the phone page and the big screen of the demo.
///
/// # Errors
/// When the demo does not start, or a page is not served.
pub fn measure(plan: &Plan, figures: &mut Figures) -> Result<(), Fault> {
    let program = server::build()?;
    let (server, links) = Server::demo(&program, &plan.dir.join("pages"), "carousel")?;
    tokio::runtime::Runtime::new()?.block_on(async {
        let phones = ["resident", "professional"].map(|persona| links.token(persona).map(str::to_owned));
        let phones = phones.into_iter().collect::<Result<Vec<_>, _>>()?;
        let phone = phone_page(&server, &links).await?;
        let screen = format!("/r/{}/screen", links.route);
        let screens = vec![links.token("screen")?.to_owned()];
        for (name, path, tokens) in [("phone page", &phone, &phones), ("big screen", &screen, &screens)] {
            for readers in READERS {
                let before = server.processor()?;
                let begin = Instant::now();
                let read = read(server.at, path, tokens, readers, plan.span()).await?;
                let cores = (server.processor()? - before) / begin.elapsed().as_secs_f64();
                let note = format!(
                    "p50 {:.1} ms, p99 {:.1} ms; {:.1} kB each; server used {cores:.1} cores",
                    percentile(&read.waits, 0.5),
                    percentile(&read.waits, 0.99),
                    read.bytes as f64 / read.waits.len().max(1) as f64 / 1_000.0,
                );
                figures.add(
                    format!("{name}, {readers} readers without a pause"),
                    read.pages as f64 / plan.span().as_secs_f64(),
                    "pages/s",
                    note,
                    LIMIT,
                );
            }
            let paced = paced(server.at, path, tokens, plan.span()).await?;
            let note = format!("p50 {:.1} ms, each reads one page in 5 s", percentile(&paced, 0.5));
            let p99 = percentile(&paced, 0.99);
            figures.add(format!("{name}, 500 readers at 100 pages/s together, p99"), p99, "ms", note, LIMIT);
        }
        Ok(())
    })
}

/// The address of the first idea on a participant's own page.
async fn phone_page(server: &Server, links: &Links) -> Result<String, Fault> {
    let own = format!("/r/{}/me", links.route);
    let page = server.page(&own, Some(links.token("resident")?)).await?;
    let begin = format!("{own}/ideas/");
    let text = page.text()?;
    let at = text.find(&begin).ok_or("the participant's page leads to no idea")?;
    let id = text.get(at + begin.len()..at + begin.len() + 36).ok_or("the address of an idea is cut off")?;
    Ok(format!("{begin}{id}"))
}

/// What readers got.
#[derive(Default)]
struct Read {
    /// Pages that came while it counted.
    pages: usize,
    /// Milliseconds until the page came, of each that was asked while it counted.
    waits: Vec<f64>,
    /// Bytes of those over the line.
    bytes: usize,
}

/// Every reader asks for the page again as soon as it has come. What comes in the first fifth of
/// the time does not count.
async fn read(at: SocketAddr, path: &str, tokens: &[String], readers: usize, over: Duration) -> Result<Read, Fault> {
    let counts = Instant::now() + over / 5;
    let until = counts + over;
    let mut all = tokio::task::JoinSet::new();
    for n in 0..readers {
        let (path, token) = (path.to_owned(), tokens[n % tokens.len()].clone());
        all.spawn(async move {
            let mut client = Client::open(at).await?;
            client.gzip = true;
            let mut got = Read::default();
            loop {
                let asked = Instant::now();
                if asked >= until {
                    return Ok::<_, Fault>(got);
                }
                let page = client.get(&path, Some(&token)).await?;
                if page.status != 200 {
                    return Err(format!("{path} answered {}", page.status).into());
                }
                let came = Instant::now();
                got.pages += usize::from(came >= counts && came < until);
                if asked >= counts {
                    // Also the last one, that comes when the time is up: leaving it out would flatter.
                    got.waits.push((came - asked).as_secs_f64() * 1_000.0);
                    got.bytes += page.body.len();
                }
            }
        });
    }
    let mut together = Read::default();
    while let Some(done) = all.join_next().await {
        let one = done??;
        together.pages += one.pages;
        together.bytes += one.bytes;
        together.waits.extend(one.waits);
    }
    together.waits.sort_by(f64::total_cmp);
    Ok(together)
}

/// 500 readers who each read a page once in five seconds, evenly spread: a full hall in which
/// something changes all the time. Answers milliseconds per page, sorted.
async fn paced(at: SocketAddr, path: &str, tokens: &[String], over: Duration) -> Result<Vec<f64>, Fault> {
    const PAUSE: Duration = Duration::from_secs(5);
    let begin = tokio::time::Instant::now() + Duration::from_millis(500);
    let mut all = tokio::task::JoinSet::new();
    for n in 0..500_u32 {
        let (path, token) = (path.to_owned(), tokens[n as usize % tokens.len()].clone());
        all.spawn(async move {
            let mut client = Client::open(at).await?;
            client.gzip = true;
            let mut waits = Vec::new();
            let mut next = begin + PAUSE * n / 500;
            while next < begin + over.max(PAUSE) {
                tokio::time::sleep_until(next).await;
                let page = client.get(&path, Some(&token)).await?;
                if page.status != 200 {
                    return Err(format!("{path} answered {}", page.status).into());
                }
                // From when it should have been asked: a late start counts.
                waits.push(next.elapsed().as_secs_f64() * 1_000.0);
                next += PAUSE;
            }
            Ok::<_, Fault>(waits)
        });
    }
    let mut waits = Vec::new();
    while let Some(done) = all.join_next().await {
        waits.extend(done??);
    }
    waits.sort_by(f64::total_cmp);
    Ok(waits)
}
