//! The parts do not outlive the program that wrote them: when it goes, however it goes, they are removed from here.

use crate::Fault;
use factlab::cluster::{GO, wipe};
use factlab::refusal::Refusal;
use std::io::BufRead;
use std::path::Path;
use std::sync::mpsc::channel;

/// Waits for the sign that all parts are there, and from then on for the end of the standard input.
pub fn wait(parts: &Path) -> Result<(), Fault> {
    survive().map_err(Fault::broken)?;
    let (go, gone) = channel();
    let folder = parts.to_owned();
    std::thread::spawn(move || {
        let mut input = std::io::stdin().lock();
        let mut line = String::new();
        if input.read_line(&mut line).is_ok() && line == GO && go.send(()).is_ok() {
            while matches!(input.read_line(&mut line), Ok(n) if n > 0) {}
        }
        wipe(&folder);
        std::process::exit(1);
    });
    gone.recv().map_err(|_| Refusal::new("cancelled").into())
}

/// Who stops everything in a terminal, or shuts the machine down, stops us too: we still have to tidy up.
#[cfg(unix)]
fn survive() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    for kind in [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()] {
        // Once listened to, a signal no longer ends this process, also when nobody listens any more.
        drop(signal(kind)?);
    }
    Ok(())
}

#[cfg(not(unix))]
fn survive() -> std::io::Result<()> {
    Ok(())
}
