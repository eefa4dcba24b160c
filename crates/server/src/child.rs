//! Work in a process of its own: this same binary, started again for one job, with limits on time and memory. A job
//! that goes wrong costs one child, never the server.
//!
//! Between the two: on the child's standard input eight bytes (the memory limit, little-endian), then the job;
//! on its standard output the outcome. Exit code 0 is an outcome, 2 a refusal with one line on standard error, anything
//! else a crash.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{ExitCode, Output, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::process::Command;

/// The exit code by which the child says that the job itself was refused.
const REFUSED: u8 = 2;

/// What one job may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Wall-clock time, after which the child is killed.
    pub time: Duration,
    /// Address space of the child in bytes (`RLIMIT_AS`): code, fonts, heap and stacks together.
    pub memory_bytes: u64,
}

impl Default for Limits {
    /// Two minutes and 2 GiB: a report of 200 ideas with room to spare.
    fn default() -> Self {
        Self { time: Duration::from_secs(120), memory_bytes: 2 << 30 }
    }
}

/// Why nothing came of a job. None of them holds a text of people.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The child could not be started, or its pipes failed.
    #[error("the process could not be run: {0}")]
    Process(#[from] std::io::Error),
    /// The time was up; the child was killed.
    #[error("the work took longer than {0:?} and was stopped")]
    TimedOut(Duration),
    /// The job itself cannot be done.
    #[error("{0}")]
    Refused(String),
    /// The child died, most likely of its memory limit.
    #[error("the process ended without an outcome ({0})")]
    Crashed(std::process::ExitStatus),
}

/// The program that is started for work, where it is not this process's own.
static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Says which program is started for work: for a process that has this one as a library. Only the first word counts.
pub fn work_is_done_by(program: PathBuf) {
    let _named_before = PROGRAM.set(program);
}

/// The program that is started for work: this one itself, unless another was named.
///
/// # Errors
/// What the system says when it does not know.
pub fn program() -> std::io::Result<PathBuf> {
    PROGRAM.get().cloned().map_or_else(std::env::current_exe, Ok)
}

/// Hands a job to the hidden subcommand of this binary and waits for what comes of it.
///
/// # Errors
/// [`Fault`].
pub async fn work(subcommand: &str, job: &[u8], limits: Limits) -> Result<Vec<u8>, Fault> {
    let mut command = Command::new(program()?);
    command.arg(subcommand).env_clear();
    run(command, job, limits).await
}

async fn run(mut command: Command, job: &[u8], limits: Limits) -> Result<Vec<u8>, Fault> {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true).spawn()?;
    let stdin = child.stdin.take();
    let feed = async move {
        if let Some(mut stdin) = stdin {
            // A child that ended early closes the pipe; its exit status then says why.
            stdin.write_all(&limits.memory_bytes.to_le_bytes()).await.ok();
            stdin.write_all(job).await.ok();
        }
    };
    // When the time is up, the child is dropped with the future, and so killed.
    let both = async { tokio::join!(feed, child.wait_with_output()).1 };
    match tokio::time::timeout(limits.time, both).await {
        Ok(output) => outcome(output?),
        Err(_) => Err(Fault::TimedOut(limits.time)),
    }
}

/// What the child's end means.
fn outcome(output: Output) -> Result<Vec<u8>, Fault> {
    if output.status.success() && !output.stdout.is_empty() {
        return Ok(output.stdout);
    }
    if output.status.code() == Some(i32::from(REFUSED)) {
        return Err(Fault::Refused(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    Err(Fault::Crashed(output.status))
}

/// The child's side: limits itself, reads the job, does the work, writes what comes of it.
#[must_use]
pub fn main(work: impl FnOnce(&[u8]) -> Result<Vec<u8>, String>) -> ExitCode {
    match child(work) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            // If even this cannot be written, the exit code still says that the job was refused.
            writeln!(std::io::stderr(), "{sentence}").ok();
            ExitCode::from(REFUSED)
        }
    }
}

fn child(work: impl FnOnce(&[u8]) -> Result<Vec<u8>, String>) -> Result<(), String> {
    let mut stdin = std::io::stdin().lock();
    let mut limit = [0; 8];
    stdin.read_exact(&mut limit).map_err(|error| format!("no memory limit was handed over: {error}"))?;
    let limit = u64::from_le_bytes(limit);
    rlimit::setrlimit(rlimit::Resource::AS, limit, limit)
        .map_err(|error| format!("the memory limit could not be set: {error}"))?;
    let mut bytes = Vec::new();
    stdin.read_to_end(&mut bytes).map_err(|error| format!("the job could not be read: {error}"))?;
    let made = work(&bytes)?;
    let mut stdout = std::io::stdout().lock();
    stdout
        .write_all(&made)
        .and_then(|()| stdout.flush())
        .map_err(|error| format!("the outcome could not be handed back: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    async fn outcome(script: &str, milliseconds: u64) -> Result<Vec<u8>, Fault> {
        let limits = Limits { time: Duration::from_millis(milliseconds), ..Limits::default() };
        run(shell(script), b"job", limits).await
    }

    #[tokio::test]
    async fn what_the_child_writes_is_the_outcome_and_it_gets_limit_and_job() {
        let echoed = outcome("cat", 10_000).await.unwrap();
        assert_eq!(echoed[..8], (2_u64 << 30).to_le_bytes());
        assert_eq!(&echoed[8..], b"job");
    }

    #[tokio::test]
    async fn a_child_that_takes_too_long_is_stopped() {
        let start = tokio::time::Instant::now();
        assert!(matches!(outcome("exec sleep 60", 100).await, Err(Fault::TimedOut(_))));
        assert!(start.elapsed() < Duration::from_secs(20));
    }

    #[tokio::test]
    async fn a_refusal_keeps_its_sentence_and_a_crash_is_a_crash() {
        let refused = outcome("cat >/dev/null; echo 'heading is empty' >&2; exit 2", 10_000).await;
        assert!(matches!(refused, Err(Fault::Refused(sentence)) if sentence == "heading is empty"));
        assert!(matches!(outcome("kill -9 $$", 10_000).await, Err(Fault::Crashed(_))));
        assert!(matches!(outcome("exit 0", 10_000).await, Err(Fault::Crashed(_))));
    }
}
