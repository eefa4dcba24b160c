//! Running the meeting: parts, check-in, tables, carousel, coverage, closing round, transcript.

use crate::web::routes::Entry;

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    Vec::new()
}
