//! What can go wrong in the store, sorted by what the caller does about it.

/// A failure of the store. The text is for the log of the operator, never for a visitor.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another node (or process) wrote to the same route first. Read on, decide again, retry.
    #[error("another writer was first: {0}")]
    Conflict(String),
    /// The database cannot be reached, is busy past the waiting time, or has no room left.
    /// When it comes out of [`Txn::commit`](super::Txn::commit), it is unknown whether the
    /// commit holds: look the command up before doing it again.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// The stored bytes contradict each other or their own hashes.
    #[error("the stored data are damaged: {0}")]
    Corrupt(String),
    /// This database or address is not one that this program may use; the text says why.
    #[error("{0}")]
    Refused(String),
    /// A fault of ours or of the database: a wrong statement, a wrong type, a missing column.
    #[error("the store failed: {0}")]
    Other(String),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let text = error.to_string();
        match error.sqlite_error_code() {
            Some(
                Code::DatabaseBusy
                | Code::DatabaseLocked
                | Code::CannotOpen
                | Code::DiskFull
                | Code::SystemIoFailure
                | Code::ReadOnly
                | Code::OutOfMemory,
            ) => Self::Unavailable(text),
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Corrupt(text),
            _ => Self::Other(text),
        }
    }
}

impl From<tokio_postgres::Error> for StoreError {
    fn from(error: tokio_postgres::Error) -> Self {
        use tokio_postgres::error::SqlState;
        let Some(fault) = error.as_db_error() else {
            // Without an answer of the server it is the connection, or our own encoding of a value.
            let text = with_causes(&error);
            return if error.is_closed() || is_io(&error) { Self::Unavailable(text) } else { Self::Other(text) };
        };
        let text = fault.to_string();
        let code = fault.code();
        if [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED].contains(code) {
            return Self::Conflict(text);
        }
        if *code == SqlState::LOCK_NOT_AVAILABLE {
            return Self::Unavailable(text);
        }
        // Classes: 08 connection, 53 no resources, 57 operator at work, 58 system, XX internal.
        match code.code().get(..2) {
            Some("08" | "53" | "57" | "58") => Self::Unavailable(text),
            Some("XX") => Self::Corrupt(text),
            _ => Self::Other(text),
        }
    }
}

impl From<deadpool_postgres::PoolError> for StoreError {
    fn from(error: deadpool_postgres::PoolError) -> Self {
        match error {
            deadpool_postgres::PoolError::Backend(inner) => Self::Unavailable(with_causes(&inner)),
            other => Self::Unavailable(other.to_string()),
        }
    }
}

impl From<tokio::task::JoinError> for StoreError {
    fn from(error: tokio::task::JoinError) -> Self {
        Self::Other(format!("a database thread stopped: {error}"))
    }
}

fn is_io(error: &(dyn std::error::Error + 'static)) -> bool {
    std::iter::successors(error.source(), |cause| cause.source()).any(|cause| cause.is::<std::io::Error>())
}

/// The text of an error and of everything behind it.
pub(super) fn with_causes(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    for cause in std::iter::successors(error.source(), |cause| cause.source()) {
        text.push_str(": ");
        text.push_str(&cause.to_string());
    }
    text
}

/// True when a SQLite failure says that a primary key or unique key is taken.
pub(super) fn is_taken_in_sqlite(error: &rusqlite::Error) -> bool {
    error.sqlite_extended_error_code().is_some_and(|code| {
        code == rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY || code == rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE
    })
}

/// True when a PostgreSQL failure says that a primary key or unique key is taken.
pub(super) fn is_taken_in_postgres(error: &tokio_postgres::Error) -> bool {
    error.code() == Some(&tokio_postgres::error::SqlState::UNIQUE_VIOLATION)
}
