//! How messages get from seat to seat: over TLS ([`tls`]) or as files ([`files`]); and [`attend`], which lets one seat
//! take part until there is a result or a reason why not.

mod cover;
pub mod files;
mod pinned;
pub mod tls;

use crate::board::Board;
use crate::manifest::Seat;
use crate::message::Envelope;
use crate::refusal::Refusal;
use crate::release::Sealed;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::mpsc::UnboundedSender;

/// What happens on a link.
#[derive(Debug)]
pub enum Event {
    /// A message arrived.
    Message(Envelope),
    /// A seat cannot be reached any more.
    Left(Seat),
    /// Where the collator was sought in vain so far; nothing once it answers.
    Seeking(Option<String>),
    /// The link itself does not work.
    Failed(Refusal),
}

/// A link of one seat to all others.
pub struct Link {
    /// What happens.
    pub events: Receiver<Event>,
    /// What is sent.
    pub send: UnboundedSender<Envelope>,
    worker: JoinHandle<()>,
}

impl Link {
    /// Sends what still waits, and closes.
    pub fn close(self) {
        drop(self.send);
        // A worker that panicked has nothing left to send.
        let _ = self.worker.join();
    }
}

/// A seat at the table: messages go in, messages come out. What each does is in [`crate::turns`].
pub trait Member {
    /// Takes one message; `now` is in seconds since 1970. What is wrong with it stops the ceremony, with a reason for
    /// everybody.
    fn receive(&mut self, message: &Envelope, now: i64) -> Vec<Envelope>;
    /// Ends it here: wipes everything, tells everybody why.
    fn stop(&mut self, reason: Refusal) -> Vec<Envelope>;
    /// Somebody left, or cannot be reached any more.
    fn left(&mut self, seat: Seat) -> Vec<Envelope>;
    /// The clock moves; past the window there is no result.
    fn tick(&mut self, now: i64) -> Vec<Envelope>;
    /// How it ended, once it has.
    fn ended(&self) -> Option<Result<Sealed, Refusal>>;
}

/// Takes part until the end. `clock` gives seconds since 1970; `cancel` is set when the person at the keys ends it.
///
/// # Errors
/// Why there is no result.
pub fn attend(
    member: &mut dyn Member,
    first: Vec<Envelope>,
    link: Link,
    board: &Mutex<Board>,
    clock: &dyn Fn() -> i64,
    cancel: &AtomicBool,
) -> Result<Sealed, Refusal> {
    let show = |message: &Envelope| {
        if let Ok(mut board) = board.lock() {
            board.see(message, clock());
        }
    };
    let mut out = first;
    let ended = loop {
        for message in out.drain(..) {
            show(&message);
            // The link tells by itself when it is gone.
            let _ = link.send.send(message);
        }
        if let Some(ended) = member.ended() {
            break ended;
        }
        out = match link.events.recv_timeout(Duration::from_millis(300)) {
            _ if cancel.load(Ordering::Relaxed) => member.stop(Refusal::new("cancelled")),
            Ok(Event::Message(message)) => {
                show(&message);
                member.receive(&message, clock())
            }
            Ok(Event::Left(seat)) => member.left(seat),
            Ok(Event::Seeking(address)) => {
                if let Ok(mut board) = board.lock() {
                    board.seeking = address;
                }
                Vec::new()
            }
            Ok(Event::Failed(reason)) => member.stop(reason),
            Err(RecvTimeoutError::Timeout) => member.tick(clock()),
            Err(RecvTimeoutError::Disconnected) => member.stop(Refusal::new("link-gone")),
        };
    };
    link.close();
    if let (Ok(mut board), Err(reason)) = (board.lock(), &ended) {
        board.stopped = Some(reason.clone());
    }
    ended
}

#[cfg(test)]
mod shares_tests;
