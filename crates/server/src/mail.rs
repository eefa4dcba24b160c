//! The outbox's worker: sends by SMTP what waits, once, with back-off.
