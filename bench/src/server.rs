//! The built server as a separate process, as people start it.

use crate::Fault;
use crate::http::{Client, Page};
use serde::Deserialize;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a server may take to say that it serves.
const PATIENCE: Duration = Duration::from_secs(300);

/// A running server; ended when dropped.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub at: SocketAddr,
    /// When it was started.
    pub started: Instant,
}

/// The links of a demo, as `--links-json` writes them.
#[derive(Debug, Deserialize)]
pub struct Links {
    /// The route.
    pub route: String,
    personas: Vec<Persona>,
}

#[derive(Debug, Deserialize)]
struct Persona {
    persona: String,
    bearer: Option<String>,
}

impl Links {
    /// The session of a persona.
    ///
    /// # Errors
    /// When the demo has no such persona.
    pub fn token(&self, persona: &str) -> Result<&str, Fault> {
        let found = self.personas.iter().find(|p| p.persona == persona).and_then(|p| p.bearer.as_deref());
        found.ok_or_else(|| format!("the demo has no {persona}").into())
    }
}

/// Builds the server in this profile, and gives its binary.
///
/// # Errors
/// When it does not build.
#[expect(clippy::print_stdout, reason = "a benchmark speaks on the standard streams")]
pub fn build() -> Result<PathBuf, Fault> {
    println!("building the server in the same profile");
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml");
    let own = std::env::current_exe()?;
    let folder = own.parent().ok_or("this program has no folder")?;
    let target = folder.parent().ok_or("this program's folder has no parent")?;
    let mut cargo = Command::new("cargo");
    // Both packages, so that the server is built with the features that this program was: once for all.
    let both = ["build", "--quiet", "-p", "bloemenzee", "-p", "bloemenzee-bench", "--bin", "bloemenzee"];
    cargo.args(both).arg("--manifest-path").arg(manifest);
    // `cargo run` names this package to us; a build script that looks at these would run again.
    for own in ["DIR", "PATH", "LINKS"] {
        cargo.env_remove(format!("CARGO_MANIFEST_{own}"));
    }
    for own in ["NAME", "VERSION", "VERSION_MAJOR", "VERSION_MINOR", "VERSION_PATCH", "VERSION_PRE"] {
        cargo.env_remove(format!("CARGO_PKG_{own}"));
    }
    cargo.arg("--target-dir").arg(target);
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    if !cargo.status()?.success() {
        return Err("the server does not build".into());
    }
    Ok(folder.join("bloemenzee"))
}

impl Server {
    /// Starts `serve` on a database.
    ///
    /// # Errors
    /// When it does not come to serve.
    pub fn serve(program: &Path, data: &Path, database: Option<&str>) -> Result<Self, Fault> {
        let mut command = Command::new(program);
        command.arg("serve").arg("--data-dir").arg(data);
        if let Some(database) = database {
            command.arg("--database").arg(database);
        }
        Self::start(command)
    }

    /// Starts a fresh demo at a stage, with its links.
    ///
    /// # Errors
    /// When it does not come to serve.
    pub fn demo(program: &Path, data: &Path, stage: &str) -> Result<(Self, Links), Fault> {
        std::fs::create_dir_all(data)?;
        let file = data.join("links.json");
        let mut command = Command::new(program);
        command.args(["demo", "--stage", stage, "--data-dir"]).arg(data).arg("--links-json").arg(&file);
        let server = Self::start(command)?;
        let links = serde_json::from_slice(&std::fs::read(&file)?)?;
        Ok((server, links))
    }

    /// Starts the demo of this folder again, where it listened before.
    ///
    /// # Errors
    /// When it does not come to serve.
    pub fn again(program: &Path, data: &Path, at: SocketAddr) -> Result<Self, Fault> {
        let mut command = Command::new(program);
        command.arg("demo").arg("--data-dir").arg(data);
        Self::start_at(command, at)
    }

    /// Kills it, as a power cut would.
    pub fn kill(&mut self) {
        // It may have ended already; either way it is gone now.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    fn start(command: Command) -> Result<Self, Fault> {
        Self::start_at(command, SocketAddr::from(([127, 0, 0, 1], 0)))
    }

    fn start_at(mut command: Command, at: SocketAddr) -> Result<Self, Fault> {
        command.args(["--listen", &at.to_string()]);
        let started = Instant::now();
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let out = child.stdout.take().ok_or("the server has no output")?;
        let (said, hears) = std::sync::mpsc::channel();
        // The thread goes on reading, so that the server never waits for a full pipe.
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                if let Some(at) = line.strip_prefix("Serving on http://") {
                    // Nobody listens any more when the server was given up.
                    let _ = said.send(at.parse::<SocketAddr>());
                }
            }
        });
        let mut server = Self { child, at: SocketAddr::from(([127, 0, 0, 1], 0)), started };
        let at = hears.recv_timeout(PATIENCE).map_err(|_| "the server ended before it served")?;
        server.at = at?;
        Ok(server)
    }

    /// One page on a connection of its own, not compressed; it must be served.
    ///
    /// # Errors
    /// When it is not.
    pub async fn page(&self, path: &str, token: Option<&str>) -> Result<Page, Fault> {
        self.ask(path, token, false).await
    }

    /// Bytes of a page over the line to a browser, which takes it compressed.
    ///
    /// # Errors
    /// When it is not served.
    pub async fn bytes(&self, path: &str, token: Option<&str>) -> Result<usize, Fault> {
        Ok(self.ask(path, token, true).await?.body.len())
    }

    async fn ask(&self, path: &str, token: Option<&str>, gzip: bool) -> Result<Page, Fault> {
        let mut client = Client::open(self.at).await?;
        client.gzip = gzip;
        let page = client.get(path, token).await?;
        if page.status == 200 { Ok(page) } else { Err(format!("{path} answered {}", page.status).into()) }
    }

    /// Memory in MiB that the server holds now.
    ///
    /// # Errors
    /// When it has ended.
    pub fn memory(&self) -> Result<f64, Fault> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes: f64 = line.and_then(|l| l.split_whitespace().next()).ok_or("no memory is told")?.parse()?;
        Ok(kilobytes / 1024.0)
    }

    /// Processor time of the server so far, in seconds.
    ///
    /// # Errors
    /// When it has ended.
    pub fn processor(&self) -> Result<f64, Fault> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let (_, rest) = stat.rsplit_once(')').ok_or("the server's times cannot be read")?;
        let ticks: Vec<f64> = rest.split_whitespace().skip(11).take(2).filter_map(|word| word.parse().ok()).collect();
        // A tick is a hundredth of a second on every Linux that people run.
        Ok(ticks.iter().sum::<f64>() / 100.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}
