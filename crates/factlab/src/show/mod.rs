//! The result for people: pictures, each with its table, as one page and as a PDF; the tables as CSV and as a workbook.

mod figure;
mod page;
#[cfg(feature = "pdf")]
mod pdf;
mod sheets;

pub use figure::figure;
pub use page::page;
#[cfg(feature = "pdf")]
pub use pdf::pdf;
pub use sheets::{csv, workbook};
