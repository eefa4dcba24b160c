//! Typesetting in a process of its own: this same binary, started again for one job, with limits on time and memory
//! (design.md: "Typst runs out of process"). A job that goes wrong costs one child, never the server.
//!
//! Between the two: on the child's standard input eight bytes (the memory limit, little-endian), then the job as JSON;
//! on its standard output the PDF. Exit code 0 is a PDF, 2 a refusal with one line on standard error, anything else a crash.

use std::io::{Read, Write};
use std::process::{ExitCode, Output, Stdio};
use std::time::Duration;

use bloemenzee_report::Job;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;
use tokio::sync::{Semaphore, SemaphorePermit};

/// The hidden subcommand of the binary that runs [`child_main`].
pub const SUBCOMMAND: &str = "typeset";

/// The exit code by which the child says that the document itself was refused.
const REFUSED: u8 = 2;

/// Most children at once: each may take the memory of [`Limits`].
const RUNNING: usize = 2;

/// Most jobs that wait for a child.
const WAITING: usize = 8;

/// Who may start a child, for the whole server.
static QUEUE: Queue = Queue::new();

/// A place among the running and waiting jobs, and one among the running.
struct Queue {
    places: Semaphore,
    running: Semaphore,
}

impl Queue {
    const fn new() -> Self {
        Self { places: Semaphore::const_new(RUNNING + WAITING), running: Semaphore::const_new(RUNNING) }
    }

    /// Waits for a turn, which lasts as long as what is handed back; [`TypesetFault::Busy`] when too many wait
    /// already, or when the wait takes longer than `patience`.
    async fn turn(&self, patience: Duration) -> Result<[SemaphorePermit<'_>; 2], TypesetFault> {
        let place = self.places.try_acquire().map_err(|_| TypesetFault::Busy)?;
        let turn = tokio::time::timeout(patience, self.running.acquire()).await;
        let turn = turn.map_err(|_| TypesetFault::Busy)?.map_err(|_| TypesetFault::Busy)?;
        Ok([turn, place])
    }
}

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

/// Why there is no PDF. None of them holds a text of people.
#[derive(Debug, thiserror::Error)]
pub enum TypesetFault {
    /// The child could not be started, or its pipes failed.
    #[error("the typesetting process could not be run: {0}")]
    Process(#[from] std::io::Error),
    /// The job could not be written as JSON.
    #[error("the job could not be handed over: {0}")]
    Job(#[from] serde_json::Error),
    /// Too many jobs are running and waiting.
    #[error("too many documents are being made; try again in a minute")]
    Busy,
    /// The time was up; the child was killed.
    #[error("typesetting took longer than {0:?} and was stopped")]
    TimedOut(Duration),
    /// Typst or its PDF/UA-1 check said no.
    #[error("{0}")]
    Refused(String),
    /// The child died, most likely of its memory limit.
    #[error("the typesetting process ended without a document ({0})")]
    Crashed(std::process::ExitStatus),
}

/// Typesets a job in a child process and returns the bytes of the PDF. Two run at once, eight more wait their turn.
///
/// # Errors
/// [`TypesetFault`]; trying again helps only for `Busy`, `Process` and, on a busy machine, `TimedOut`.
pub async fn typeset(job: &Job, limits: Limits) -> Result<Vec<u8>, TypesetFault> {
    let _turn = QUEUE.turn(limits.time).await?;
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(SUBCOMMAND).env_clear();
    run(command, job, limits).await
}

/// Hands the job to `command` and waits for what comes of it.
async fn run(mut command: Command, job: &Job, limits: Limits) -> Result<Vec<u8>, TypesetFault> {
    let mut input = limits.memory_bytes.to_le_bytes().to_vec();
    serde_json::to_writer(&mut input, job)?;
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true).spawn()?;
    let stdin = child.stdin.take();
    let feed = async move {
        if let Some(mut stdin) = stdin {
            // A child that ended early closes the pipe; its exit status then says why.
            stdin.write_all(&input).await.ok();
        }
    };
    // When the time is up, the child is dropped with the future, and so killed.
    let both = async { tokio::join!(feed, child.wait_with_output()).1 };
    match tokio::time::timeout(limits.time, both).await {
        Ok(output) => document(output?),
        Err(_) => Err(TypesetFault::TimedOut(limits.time)),
    }
}

/// What the child's end means.
fn document(output: Output) -> Result<Vec<u8>, TypesetFault> {
    if output.status.success() && !output.stdout.is_empty() {
        return Ok(output.stdout);
    }
    if output.status.code() == Some(i32::from(REFUSED)) {
        return Err(TypesetFault::Refused(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    Err(TypesetFault::Crashed(output.status))
}

/// The child's side, for the hidden subcommand [`SUBCOMMAND`]: limits itself, reads the job, writes the PDF.
/// It opens no file and no connection.
#[must_use]
pub fn child_main() -> ExitCode {
    match child() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            // If even this cannot be written, the exit code still says that the job was refused.
            writeln!(std::io::stderr(), "{sentence}").ok();
            ExitCode::from(REFUSED)
        }
    }
}

fn child() -> Result<(), String> {
    let mut stdin = std::io::stdin().lock();
    let mut limit = [0; 8];
    stdin.read_exact(&mut limit).map_err(|error| format!("no memory limit was handed over: {error}"))?;
    let limit = u64::from_le_bytes(limit);
    rlimit::setrlimit(rlimit::Resource::AS, limit, limit)
        .map_err(|error| format!("the memory limit could not be set: {error}"))?;
    let mut bytes = Vec::new();
    stdin.read_to_end(&mut bytes).map_err(|error| format!("the job could not be read: {error}"))?;
    let job: Job =
        serde_json::from_slice(&bytes).map_err(|error| format!("the job is not one: {}", place_of(&error)))?;
    let pdf = bloemenzee_report::typeset(&job).map_err(|error| error.to_string())?;
    let mut stdout = std::io::stdout().lock();
    stdout
        .write_all(&pdf)
        .and_then(|()| stdout.flush())
        .map_err(|error| format!("the document could not be handed back: {error}"))
}

/// A JSON error in words that quote nothing of the document.
fn place_of(error: &serde_json::Error) -> String {
    format!("{:?} at line {}, column {}", error.classify(), error.line(), error.column())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    fn limits(milliseconds: u64) -> Limits {
        Limits { time: Duration::from_millis(milliseconds), ..Limits::default() }
    }

    async fn outcome(script: &str, milliseconds: u64) -> Result<Vec<u8>, TypesetFault> {
        run(shell(script), &Job::Letters(Vec::new()), limits(milliseconds)).await
    }

    #[tokio::test]
    async fn what_the_child_writes_is_the_document_and_it_gets_limit_and_job() {
        let echoed = outcome("cat", 10_000).await.unwrap();
        assert_eq!(echoed[..8], (2_u64 << 30).to_le_bytes());
        assert_eq!(serde_json::from_slice::<Job>(&echoed[8..]).unwrap(), Job::Letters(Vec::new()));
    }

    #[tokio::test]
    async fn a_child_that_takes_too_long_is_stopped() {
        let start = tokio::time::Instant::now();
        assert!(matches!(outcome("exec sleep 60", 100).await, Err(TypesetFault::TimedOut(_))));
        assert!(start.elapsed() < Duration::from_secs(20));
    }

    #[tokio::test]
    async fn two_run_eight_wait_and_the_next_is_told_that_it_is_busy() {
        let queue = std::sync::Arc::new(Queue::new());
        let long = Duration::from_secs(60);
        let first = queue.turn(long).await.unwrap();
        let _second = queue.turn(long).await.unwrap();
        assert!(matches!(queue.turn(Duration::from_millis(20)).await, Err(TypesetFault::Busy)));
        let waiting: Vec<_> = (0..WAITING)
            .map(|_| {
                let queue = queue.clone();
                tokio::spawn(async move { queue.turn(long).await.is_ok() })
            })
            .collect();
        while queue.places.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let start = tokio::time::Instant::now();
        assert!(matches!(queue.turn(long).await, Err(TypesetFault::Busy)));
        assert!(start.elapsed() < long / 2, "told at once");
        drop(first);
        for job in waiting {
            assert!(job.await.unwrap(), "each gets its turn");
        }
        assert_eq!(queue.running.available_permits(), 1);
    }

    #[tokio::test]
    async fn a_refusal_keeps_its_sentence_and_a_crash_is_a_crash() {
        let refused = outcome("cat >/dev/null; echo 'heading is empty' >&2; exit 2", 10_000).await;
        assert!(matches!(refused, Err(TypesetFault::Refused(sentence)) if sentence == "heading is empty"));
        assert!(matches!(outcome("kill -9 $$", 10_000).await, Err(TypesetFault::Crashed(_))));
        assert!(matches!(outcome("exit 0", 10_000).await, Err(TypesetFault::Crashed(_))));
    }
}
