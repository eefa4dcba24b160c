//! The processes that play rehearsals from this server: started, watched and stopped by a button.

use crate::access;
use crate::child;
use crate::execute::Failure;
use crate::rehearse::Report;
use crate::text::Lang;
use bloemenzee_domain::id::RouteId;
use bloemenzee_domain::refusal::Refusal;
use std::collections::HashMap;
use std::io;
use std::process::Stdio;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, ChildStdin, Command};
use tokio::task::AbortHandle;

/// How a rehearsal is to be played.
#[derive(Clone, Copy, Debug)]
pub struct How {
    /// For how long, in minutes.
    pub minutes: u32,
    /// Acts a second, of all together.
    pub rate: f64,
    /// Whether the facilitator is played too.
    pub lead: bool,
    /// In which language its people write, and it tells what went wrong.
    pub lang: Lang,
}

/// How far the playing of a rehearsal is.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// What its process said last.
    pub report: Report,
    /// Whether the process goes on.
    pub goes_on: bool,
    /// Whether the process was asked to stop.
    pub stops: bool,
    /// What went wrong, in its own words.
    pub wrong: String,
}

/// What plays rehearsals of this process: what it started itself, and what came in by a code. Cheap to clone. Another node
/// of the installation does not see it.
#[derive(Clone, Debug, Default)]
pub struct Playing {
    started: Arc<Mutex<HashMap<RouteId, Play>>>,
    /// How many streams the made-up facilitator has open: each is a process that plays.
    attended: Arc<Mutex<HashMap<RouteId, usize>>>,
    /// Until when a process is waited for that a code let in, and that has opened no stream yet.
    coming: Arc<Mutex<HashMap<RouteId, Instant>>>,
}

/// A process that a code lets in: while it is, no other is let in. It is let go of when it gets nothing to play.
#[derive(Debug)]
pub struct Coming(Option<(Playing, RouteId)>);

impl Coming {
    /// It got all that it needs: it is waited for until it opens its stream.
    pub fn comes(mut self) {
        self.0 = None;
    }
}

impl Drop for Coming {
    fn drop(&mut self) {
        if let Some((playing, route)) = self.0.take() {
            playing.coming().remove(&route);
        }
    }
}

/// A process that plays a rehearsal, for as long as its stream stands open.
#[derive(Debug)]
pub struct Attending {
    playing: Playing,
    route: RouteId,
}

impl Drop for Attending {
    fn drop(&mut self) {
        let mut all = self.playing.attended();
        match all.get_mut(&self.route) {
            Some(streams) if *streams > 1 => *streams -= 1,
            _ => drop(all.remove(&self.route)),
        }
    }
}

/// How long a process is waited for that was let in by a code: from its answer to its first stream.
const WAITED_FOR: Duration = Duration::from_secs(30);
/// How many rehearsals one server plays at once: each costs as much as a meeting, and a real one may go on beside them.
const AT_ONCE: usize = 2;

#[derive(Debug)]
struct Play {
    told: Told,
    /// The hash of its code.
    code: String,
    /// Closing it asks the process to stop.
    input: Option<ChildStdin>,
    /// Ending it ends the process there and then.
    listening: AbortHandle,
}

impl Playing {
    fn all(&self) -> MutexGuard<'_, HashMap<RouteId, Play>> {
        self.started.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn attended(&self) -> MutexGuard<'_, HashMap<RouteId, usize>> {
        self.attended.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn coming(&self) -> MutexGuard<'_, HashMap<RouteId, Instant>> {
        self.coming.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a process plays it that this server did not start, or was let in a moment ago to do so.
    fn played_elsewhere(&self, route: RouteId) -> bool {
        let waited_for = self.coming().get(&route).is_some_and(|until| *until > Instant::now());
        waited_for || self.attended().contains_key(&route)
    }

    /// The made-up facilitator opens a stream: a process plays this rehearsal until it is let go of.
    pub fn attend(&self, route: RouteId) -> Attending {
        *self.attended().entry(route).or_default() += 1;
        self.coming().remove(&route);
        Attending { playing: self.clone(), route }
    }

    /// Lets the process with this code play a rehearsal, when no other does. Of two that ask at once one is let in.
    ///
    /// # Errors
    /// [`Failure::Refused`] when another process plays it, or was let in a moment ago.
    pub fn lets_play(&self, route: RouteId, code: &str) -> Result<Coming, Failure> {
        // Held all along: nobody else asks, or is started here, in between.
        let all = self.all();
        let own = all.get(&route).filter(|play| play.told.goes_on).map(|play| play.code == access::hashed(code));
        match own {
            Some(true) => Ok(Coming(None)),
            None if !self.played_elsewhere(route) => {
                self.coming().insert(route, Instant::now() + WAITED_FOR);
                Ok(Coming(Some((self.clone(), route))))
            }
            _ => Err(is_played()),
        }
    }

    /// How far it is, if it was started here.
    pub fn told(&self, route: RouteId) -> Option<Told> {
        self.all().get(&route).map(|play| play.told.clone())
    }

    /// Whether a rehearsal is still to be started: not when it is played already.
    ///
    /// # Errors
    /// [`Failure::Refused`] when as many are played as this server plays at once, or this one is played from elsewhere.
    pub fn asks_a_start(&self, route: RouteId) -> Result<bool, Failure> {
        let asks = asks_a_start(&self.all(), route)?;
        if asks && self.played_elsewhere(route) { Err(is_played()) } else { Ok(asks) }
    }

    /// Starts the process that plays a rehearsal of the server at this address, with a code for it. One that is played
    /// already goes on as it is.
    ///
    /// # Errors
    /// As [`Playing::asks_a_start`]; [`Failure::Fault`] when the process cannot be started.
    pub fn start(&self, route: RouteId, server: &str, code: &str, how: How) -> Result<(), Failure> {
        let mut all = self.all();
        if !asks_a_start(&all, route)? {
            return Ok(());
        }
        if self.played_elsewhere(route) {
            return Err(is_played());
        }
        let mut child = player(server, code, how).map_err(|error| Failure::Fault(error.to_string()))?;
        let (told, input) = (Told { goes_on: true, ..Told::default() }, child.stdin.take());
        let listening = tokio::spawn(listen(self.clone(), route, child)).abort_handle();
        all.insert(route, Play { told, code: access::hashed(code), input, listening });
        Ok(())
    }

    /// Asks the process to stop; it ends in a moment and tells its figures.
    pub fn stop(&self, route: RouteId) {
        if let Some(play) = self.all().get_mut(&route) {
            play.input = None;
            play.told.stops = true;
        }
    }

    /// Ends the process that plays a rehearsal, without waiting for its figures, and forgets it: there is nothing
    /// left to play.
    pub fn end(&self, route: RouteId) {
        if let Some(play) = self.all().remove(&route) {
            // The process goes with the task that holds it.
            play.listening.abort();
        }
    }

    fn tell(&self, route: RouteId, change: impl FnOnce(&mut Told)) {
        if let Some(play) = self.all().get_mut(&route) {
            change(&mut play.told);
        }
    }
}

/// Somebody plays it already.
fn is_played() -> Failure {
    Failure::Refused(Refusal::new("rehearsal-is-played"))
}

fn asks_a_start(all: &HashMap<RouteId, Play>, route: RouteId) -> Result<bool, Failure> {
    let played = |play: &&Play| play.told.goes_on;
    if all.get(&route).filter(played).is_some() {
        return Ok(false);
    }
    let full = all.values().filter(played).count() >= AT_ONCE;
    if full { Err(Failure::Refused(Refusal::new("rehearsals-play").with("most", AT_ONCE))) } else { Ok(true) }
}

/// The process itself.
fn player(server: &str, code: &str, how: How) -> io::Result<Child> {
    let mut command = Command::new(child::program()?);
    command.args(["rehearse", server, "--json", "--attended"]);
    command.args(["--lang", how.lang.tag()]);
    command.args(["--minutes", &how.minutes.to_string(), "--rate", &how.rate.to_string()]);
    if how.lead {
        command.arg("--lead");
    }
    // The code stands in no list of processes; nothing else of this one's environment goes along.
    command.env_clear().env("BLOEMENZEE_REHEARSAL_CODE", code);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true).spawn()
}

/// Takes in what the process says until it ends.
async fn listen(playing: Playing, route: RouteId, mut child: Child) {
    if let Some(out) = child.stdout.take() {
        let mut lines = BufReader::new(out).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            if let Ok(report) = serde_json::from_str(&line) {
                playing.tell(route, |told| told.report = report);
            }
        }
    }
    let ended = child.wait_with_output().await;
    let wrong = match ended {
        Ok(output) if output.status.success() => String::new(),
        Ok(output) => String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        Err(error) => error.to_string(),
    };
    playing.tell(route, |told| {
        told.goes_on = false;
        told.wrong = wrong;
    });
}

#[cfg(test)]
mod tests {
    use super::Playing;
    use bloemenzee_domain::id::RouteId;
    use uuid::Uuid;

    const ROUTE: RouteId = RouteId(Uuid::from_u128(1));
    const OTHER: RouteId = RouteId(Uuid::from_u128(2));

    #[test]
    fn of_two_processes_that_ask_at_once_one_is_let_in() {
        let playing = Playing::default();
        let first = playing.lets_play(ROUTE, "AAAA").expect("nobody plays it");
        assert!(playing.lets_play(ROUTE, "BBBB").is_err() && playing.asks_a_start(ROUTE).is_err());
        drop(playing.lets_play(OTHER, "CCCC").expect("another rehearsal"));
        drop(first);
        let second = playing.lets_play(ROUTE, "BBBB").expect("the first got nothing to play");
        second.comes();
        assert!(playing.lets_play(ROUTE, "AAAA").is_err(), "it is waited for");
        let stream = playing.attend(ROUTE);
        assert!(playing.lets_play(ROUTE, "AAAA").is_err(), "it plays");
        drop(stream);
        assert!(playing.lets_play(ROUTE, "AAAA").is_ok() && playing.asks_a_start(ROUTE).is_ok(), "it has gone");
    }
}
