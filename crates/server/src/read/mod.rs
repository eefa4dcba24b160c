//! The read side: relational tables that follow the state, and what pages ask of them.
//!
//! Write-only projections: after an event the state in memory is the truth, and the rows of what
//! was touched are written over in the transaction that appends the event (design.md, "One log,
//! two kinds of entry"). Records are read back from their rows; the tables of the facts can be made
//! again from the log at any time.

mod audit;
mod boxed;
mod fact_rows;
mod facts;
mod follow;
mod follow_load;
mod look;
mod no_more_mail;
mod outbox;
mod prep;
mod queries;
mod records;
mod table;

#[cfg(test)]
mod tests;

pub use audit::{Audit, audit, stray};
pub use boxed::{Boxed, boxed, boxed_records, close_box, keep_boxed};
pub use fact_rows::TABLES;
pub use facts::{all_statements, dump, event_statements, fact_statements};
pub use follow::FOLLOW_TABLES;
pub use look::{look_again, look_next, routes_to_look_at};
pub use no_more_mail::{keep_no_more_mail, no_more_mail, said_no_more_mail, wrote_no_more_mail};
pub use outbox::{
    Delivery, DeliveryState, claim, due_messages, mark_failed, mark_later, mark_printed, mark_sent, mark_waiting,
    messages,
};
pub use prep::{load_prep, load_prep_at};
pub use queries::{RouteSummary, choose_lang, lang_of, people, people_by_email, rehearsals_of, routes, routes_of};
pub use records::{RECORD_TABLES, record_statements};
