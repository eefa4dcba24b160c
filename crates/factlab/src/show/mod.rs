//! The result for people: pictures, each with its table, as one page; the tables as CSV and as a workbook.

mod figure;
mod page;
mod sheets;

pub use figure::figure;
pub use page::page;
pub use sheets::{csv, workbook};
