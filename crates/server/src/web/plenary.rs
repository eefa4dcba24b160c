//! Plenary: threads, handover, the commissioner's answers.

use crate::web::routes::Entry;

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    Vec::new()
}
