//! The outbox: what people are told, and whether it arrived.

use crate::web::routes::Entry;

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    Vec::new()
}
