//! What every seat does alike, in both modes and whatever its role: it takes one message at a time, keeps what came early
//! until its turn, and ends once, for everybody.

use crate::link::Member;
use crate::manifest::Seat;
use crate::message::{Body, Desk, Envelope, Header};
use crate::refusal::Refusal;
use crate::release::Sealed;

/// Messages that came before their turn.
pub(crate) type Early = Vec<(Header, Envelope)>;

/// What seats differ in.
pub(crate) trait Turns {
    /// Where it writes.
    fn desk(&mut self) -> &mut Desk;
    /// What came early.
    fn early(&mut self) -> &mut Early;
    /// Whether it is this message's turn.
    fn is_time_for(&self, header: &Header) -> bool;
    /// Does what a message asks. `now` is in seconds since 1970.
    ///
    /// # Errors
    /// What is wrong with it.
    fn act(&mut self, header: &Header, envelope: Envelope, now: i64) -> Result<Vec<Envelope>, Refusal>;
    /// Wipes everything, and remembers why there is no result.
    fn end(&mut self, reason: Refusal);
    /// The result, or why there is none; nothing while it goes on.
    fn outcome(&self) -> Option<Result<&Sealed, &Refusal>>;
}

impl<T: Turns> Member for T {
    fn receive(&mut self, message: &Envelope, now: i64) -> Vec<Envelope> {
        if self.outcome().is_some() {
            return Vec::new();
        }
        take(self, message, now).unwrap_or_else(|reason| self.stop(reason))
    }

    fn stop(&mut self, reason: Refusal) -> Vec<Envelope> {
        if self.outcome().is_some() {
            return Vec::new();
        }
        self.end(reason.clone());
        vec![self.desk().seal(None, Body::Stop { reason }, Vec::new())]
    }

    fn left(&mut self, seat: Seat) -> Vec<Envelope> {
        let reason = self.desk().blame("party-left", seat);
        self.stop(reason)
    }

    fn tick(&mut self, now: i64) -> Vec<Envelope> {
        let late = now > self.desk().manifest.window.closes;
        if late { self.stop(Refusal::new("window-late")) } else { Vec::new() }
    }

    fn ended(&self) -> Option<Result<Sealed, Refusal>> {
        self.outcome().map(|outcome| outcome.cloned().map_err(Refusal::clone))
    }
}

/// Every step may make one possible that came early.
fn take(seat: &mut impl Turns, envelope: &Envelope, now: i64) -> Result<Vec<Envelope>, Refusal> {
    let Some(header) = seat.desk().open(envelope)? else { return Ok(Vec::new()) };
    if let Body::Stop { reason } = &header.body {
        let by = seat.desk().manifest.name(header.from).to_owned();
        seat.end(reason.clone().with("by", by));
        return Ok(Vec::new());
    }
    seat.early().push((header, envelope.clone()));
    let mut out = Vec::new();
    while let Some(at) = next(seat) {
        let (header, envelope) = seat.early().remove(at);
        out.extend(seat.act(&header, envelope, now)?);
    }
    Ok(out)
}

fn next(seat: &mut impl Turns) -> Option<usize> {
    let early = std::mem::take(seat.early());
    let at = early.iter().position(|(header, _)| seat.is_time_for(header));
    *seat.early() = early;
    at
}
