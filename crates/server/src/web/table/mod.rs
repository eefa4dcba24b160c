//! The table's tablet: writing flowers together.

use crate::web::routes::Entry;

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    Vec::new()
}
