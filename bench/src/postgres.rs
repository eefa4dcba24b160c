//! A throw-away PostgreSQL cluster on the disk that is measured, with its own durable defaults.

use crate::Fault;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A running cluster; stopped when dropped.
pub struct Cluster {
    programs: PathBuf,
    data: PathBuf,
    /// Where it is reached.
    pub url: String,
    /// What it calls itself.
    pub version: String,
}

impl Cluster {
    /// Makes and starts one; `None` when PostgreSQL is not installed.
    ///
    /// # Errors
    /// What its programs say.
    pub fn start(dir: &Path) -> Result<Option<Self>, Fault> {
        let Some(programs) = programs() else { return Ok(None) };
        let data = dir.join("postgres");
        std::fs::create_dir(&data)?;
        if root() {
            // PostgreSQL does not run as root, and its own user must reach the folder.
            run(Command::new("chmod").arg("755").arg(dir))?;
            run(Command::new("chown").arg("postgres").arg(&data))?;
        }
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let initdb = programs.join("initdb");
        run(as_postgres(&initdb).arg("-D").arg(&data).args([
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
        ]))?;
        let options =
            format!("-c listen_addresses=127.0.0.1 -p {port} -c unix_socket_directories='' -c max_connections=50");
        let control = programs.join("pg_ctl");
        let log = data.join("log");
        run(as_postgres(&control).arg("-D").arg(&data).arg("-w").arg("-l").arg(&log).args(["-o", &options, "start"]))?;
        let version = Command::new(programs.join("postgres")).arg("--version").output()?.stdout;
        let version = String::from_utf8_lossy(&version).trim().replace("postgres (PostgreSQL)", "PostgreSQL");
        let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
        Ok(Some(Self { programs, data, url, version }))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let control = self.programs.join("pg_ctl");
        // The folder goes next; a server that is still there then ends by itself.
        let _ = run(as_postgres(&control).arg("-D").arg(&self.data).args(["-m", "immediate", "stop"]));
    }
}

/// The newest installed PostgreSQL.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?.filter_map(Result::ok);
    let mut all: Vec<PathBuf> = versions.map(|entry| entry.path().join("bin")).collect();
    all.retain(|programs| programs.join("initdb").is_file());
    all.sort();
    all.pop()
}

fn root() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().any(|line| line.starts_with("Uid:") && line.split_whitespace().nth(2) == Some("0"))
}

fn as_postgres(program: &Path) -> Command {
    if root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    }
}

fn run(command: &mut Command) -> Result<(), Fault> {
    // Its working directory may be one that its own user cannot enter.
    let output = command.current_dir("/").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let status = output.status()?;
    if status.success() { Ok(()) } else { Err(format!("{command:?} ended with {status}").into()) }
}
