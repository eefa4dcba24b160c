//! Typesetting in a process of its own ([`crate::child`]): the job goes in as JSON, the PDF comes out
//! (design.md: "Typst runs out of process").

use std::process::ExitCode;
use std::time::Duration;

use bloemenzee_report::Job;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::child;
pub use crate::child::Limits;

/// The hidden subcommand of the binary that runs [`child_main`].
pub const SUBCOMMAND: &str = "typeset";

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

/// Why there is no PDF. None of them holds a text of people.
#[derive(Debug, thiserror::Error)]
pub enum TypesetFault {
    /// The process failed, or refused: then Typst or its PDF/UA-1 check said no.
    #[error(transparent)]
    Child(#[from] child::Fault),
    /// The job could not be written as JSON.
    #[error("the job could not be handed over: {0}")]
    Job(#[from] serde_json::Error),
    /// Too many jobs are running and waiting.
    #[error("too many documents are being made; try again in a minute")]
    Busy,
}

/// Typesets a job in a child process and returns the bytes of the PDF. Two run at once, eight more wait their turn.
///
/// # Errors
/// [`TypesetFault`]; trying again helps only when it is busy, or was stopped on a busy machine.
pub async fn typeset(job: &Job, limits: Limits) -> Result<Vec<u8>, TypesetFault> {
    let _turn = QUEUE.turn(limits.time).await?;
    Ok(child::work(SUBCOMMAND, &serde_json::to_vec(job)?, limits).await?)
}

/// The child's side, for the hidden subcommand [`SUBCOMMAND`]. It opens no file and no connection.
#[must_use]
pub fn child_main() -> ExitCode {
    child::main(|bytes| {
        let job: Job =
            serde_json::from_slice(bytes).map_err(|error| format!("the job is not one: {}", place_of(&error)))?;
        bloemenzee_report::typeset(&job).map_err(|error| error.to_string())
    })
}

/// A JSON error in words that quote nothing of the document.
fn place_of(error: &serde_json::Error) -> String {
    format!("{:?} at line {}, column {}", error.classify(), error.line(), error.column())
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
