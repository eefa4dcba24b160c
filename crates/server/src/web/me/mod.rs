//! A participant's own pages: on a phone, one idea at a time.

use crate::web::routes::Entry;

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    Vec::new()
}
