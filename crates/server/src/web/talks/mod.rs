//! The preparatory talks, and what comes out of them.

mod items;
mod plan;
mod talk;

pub use items::outcomes;

use crate::web::routes::{Entry, For};
use axum::routing::{get, post};

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![
        ("GET", "/r/{route}/talks", For::Guides, get(plan::show)),
        ("GET", "/r/{route}/talks/{participant}", For::Guides, get(talk::show)),
        ("POST", "/r/{route}/talks/{participant}", For::Guides, post(talk::hold)),
        ("GET", "/r/{route}/items", For::Guides, get(items::show)),
    ]
}
