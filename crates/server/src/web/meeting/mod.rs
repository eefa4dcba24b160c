//! The control room of the meeting: the clock, who is there, tables, carousel, coverage, closing.

mod after;
mod carousel;
mod check_in;
mod close;
mod closing;
mod control;
mod coverage;
mod pace;
pub mod point;
mod stances;
mod tables;
#[cfg(test)]
pub(crate) mod tests;
mod transcript;
pub mod view;

pub use carousel::sentence;
pub use transcript::{Wrong, wrong};

use crate::web::routes::{Entry, For};
use axum::routing::{get, post};

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![
        ("GET", "/r/{route}/meeting", For::Guides, get(control::show)),
        ("GET", "/r/{route}/meeting/check-in", For::Guides, get(check_in::show)),
        ("POST", "/r/{route}/meeting/check-in", For::Guides, post(check_in::walk_in)),
        ("GET", "/r/{route}/meeting/tables", For::Guides, get(tables::show)),
        ("POST", "/r/{route}/meeting/devices", For::Guides, post(tables::device)),
        ("GET", "/r/{route}/meeting/carousel", For::Guides, get(carousel::show)),
        ("GET", "/r/{route}/meeting/coverage", For::Guides, get(coverage::show)),
        ("GET", "/r/{route}/meeting/closing", For::Guides, get(closing::show)),
        ("GET", "/r/{route}/meeting/closing/after", For::Guides, get(after::show)),
        ("GET", "/r/{route}/meeting/closing/close", For::Lead, get(close::show)),
        ("GET", "/r/{route}/meeting/ideas/{idea}", For::Guides, get(point::idea)),
        ("GET", "/r/{route}/meeting/points/{point}", For::Guides, get(point::show)),
        ("GET", "/r/{route}/meeting/stances/{participant}", For::Guides, get(stances::show)),
        ("GET", "/r/{route}/meeting/transcript", For::Guides, get(transcript::show)),
        ("POST", "/r/{route}/meeting/transcript", For::Guides, post(transcript::preview)),
    ]
}
