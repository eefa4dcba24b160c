//! What a hall needs besides the meeting's parts: paper, a clock that can stand still, a quiet call
//! for help, reading back, and one hand for a whole table (crates/domain/src/hall).

pub mod clock;
mod pack;
mod paper;
pub mod read_back;
pub mod signals;
mod together;

use crate::web::routes::{Entry, For};
use axum::routing::{get, post};

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![
        ("GET", "/r/{route}/meeting/pack", For::Guides, get(pack::show)),
        ("POST", "/r/{route}/meeting/pack", For::Guides, post(pack::make)),
        ("GET", "/r/{route}/meeting/ideas/{idea}/together", For::Guides, get(together::show)),
        ("GET", "/r/{route}/table/ideas/{idea}/read", For::Table, get(read_back::show)),
    ]
}
