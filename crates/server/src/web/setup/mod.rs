//! Setting up a route: workbench, question, frames, topics, roles, the commissioner's own page.

use crate::web::routes::Entry;

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    Vec::new()
}
