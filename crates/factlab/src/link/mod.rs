//! How messages get from seat to seat: over TLS ([`tls`]) or as files ([`files`]); and [`attend`], which lets one seat
//! take part until there is a result or a reason why not.

mod cover;
pub mod files;
pub mod tls;

use crate::board::Board;
use crate::collator::{Collator, Stage};
use crate::manifest::Seat;
use crate::message::Envelope;
use crate::party::{Party, Phase};
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

/// A seat at the table.
pub trait Member {
    /// Takes a message.
    fn receive(&mut self, message: &Envelope, now: i64) -> Vec<Envelope>;
    /// Ends it here.
    fn stop(&mut self, reason: Refusal) -> Vec<Envelope>;
    /// Somebody left.
    fn left(&mut self, seat: Seat) -> Vec<Envelope>;
    /// The clock moves.
    fn tick(&mut self, now: i64) -> Vec<Envelope>;
    /// How it ended, once it has.
    fn ended(&self) -> Option<Result<Sealed, Refusal>>;
}

/// A machine of states as a member: `stage` tells how far it is.
macro_rules! member {
    ($machine:ident, $stage:ident, $stages:ident) => {
        impl Member for $machine {
            fn receive(&mut self, message: &Envelope, now: i64) -> Vec<Envelope> {
                Self::receive(self, message, now)
            }
            fn stop(&mut self, reason: Refusal) -> Vec<Envelope> {
                Self::stop(self, reason)
            }
            fn left(&mut self, seat: Seat) -> Vec<Envelope> {
                Self::left(self, seat)
            }
            fn tick(&mut self, now: i64) -> Vec<Envelope> {
                Self::tick(self, now)
            }
            fn ended(&self) -> Option<Result<Sealed, Refusal>> {
                match self.$stage() {
                    $stages::Done(sealed) => Some(Ok((**sealed).clone())),
                    $stages::Stopped(reason) => Some(Err(reason.clone())),
                    _ => None,
                }
            }
        }
    };
}

member!(Party, phase, Phase);
member!(Collator, stage, Stage);

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
