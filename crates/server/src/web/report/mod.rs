//! The report: draft, corrections, final; HTML, PDF, lists of points.

use crate::web::routes::Entry;

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    Vec::new()
}
