//! SQLite: one writer connection, a few read-only ones, all work in blocking threads.

use std::io::ErrorKind;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, ToSql};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::spawn_blocking;

use super::error::is_taken_in_sqlite;
use super::value::{Fence, Step};
use super::{Row, StoreError, Value, migrate};

/// How long a connection waits for a lock held by another process.
const BUSY: Duration = Duration::from_secs(5);
/// How long a reader or writer waits for its turn at a connection.
const TURN: Duration = Duration::from_secs(30);

/// The database file, with its connections.
pub(super) struct Sqlite {
    path: PathBuf,
    writer: Arc<Pool>,
    readers: Arc<Pool>,
    pub wakes: watch::Sender<u64>,
}

impl Sqlite {
    pub async fn open(path: PathBuf) -> Result<Self, StoreError> {
        spawn_blocking(move || {
            match create_private(&path) {
                Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                    return Err(StoreError::Unavailable(format!("{}: {error}", path.display())));
                }
                _ => {}
            }
            let mut writer = connect(&path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            prepare_writer(&writer)?;
            migrate::sqlite(&mut writer)?;
            let count = std::thread::available_parallelism().map_or(4, NonZero::get).clamp(2, 8);
            let readers =
                (0..count).map(|_| connect(&path, OpenFlags::SQLITE_OPEN_READ_ONLY)).collect::<Result<Vec<_>, _>>()?;
            Ok(Self {
                path,
                writer: Arc::new(Pool::new(vec![writer])),
                readers: Arc::new(Pool::new(readers)),
                wakes: watch::Sender::new(0),
            })
        })
        .await?
    }

    pub async fn reader(&self) -> Result<Session, StoreError> {
        self.readers.session().await
    }

    pub async fn writer(&self) -> Result<Session, StoreError> {
        self.writer.session().await
    }

    /// Writes a whole, consistent copy to a new file, and waits until the disk has it.
    pub async fn backup_to(&self, target: &Path) -> Result<(), StoreError> {
        let (source, target) = (self.path.clone(), target.to_owned());
        let mut session = self.reader().await?;
        session
            .run(move |connection| {
                create_private(&target).map_err(|error| match error.kind() {
                    ErrorKind::AlreadyExists => StoreError::Refused(format!(
                        "{} exists already; a backup never overwrites a file",
                        target.display()
                    )),
                    _ => StoreError::Unavailable(format!("{}: {error}", target.display())),
                })?;
                let name = target
                    .to_str()
                    .ok_or_else(|| StoreError::Refused("the name of the backup is not valid UTF-8".to_owned()))?;
                connection.execute("VACUUM INTO ?1", [name])?;
                sync_file(&target)
                    .map_err(|error| StoreError::Unavailable(format!("backup of {}: {error}", source.display())))
            })
            .await
    }
}

/// Makes an empty file that only its owner can read: it will hold personal data.
fn create_private(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

fn sync_file(path: &Path) -> std::io::Result<()> {
    std::fs::File::open(path)?.sync_all()?;
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => std::fs::File::open(folder)?.sync_all(),
        _ => std::fs::File::open(".")?.sync_all(),
    }
}

fn connect(path: &Path, access: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|error| StoreError::Unavailable(format!("{}: {error}", path.display())))?;
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(512);
    connection.pragma_update(None, "cache_size", -16_000)?;
    Ok(connection)
}

/// `synchronous=FULL`: a commit returns when the disk has it. `secure_delete`: erased words are
/// overwritten, not just unlinked.
fn prepare_writer(connection: &Connection) -> Result<(), StoreError> {
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if mode != "wal" {
        return Err(StoreError::Refused(format!(
            "this place cannot hold the database: journal mode {mode} instead of wal"
        )));
    }
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))?;
    connection.pragma_update_and_check(None, "wal_autocheckpoint", 4_000, |_| Ok(()))?;
    Ok(())
}

/// Connections that are handed out one at a time, first come first served.
struct Pool {
    idle: Mutex<Vec<Connection>>,
    turns: Arc<Semaphore>,
}

impl Pool {
    fn new(connections: Vec<Connection>) -> Self {
        let turns = Arc::new(Semaphore::new(connections.len()));
        Self { idle: Mutex::new(connections), turns }
    }

    async fn session(self: &Arc<Self>) -> Result<Session, StoreError> {
        let turn = tokio::time::timeout(TURN, Arc::clone(&self.turns).acquire_owned())
            .await
            .map_err(|_| StoreError::Unavailable("no connection came free".to_owned()))?
            .map_err(|_| StoreError::Unavailable("the store is closed".to_owned()))?;
        let connection = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let lease = Lease { connection, pool: Arc::clone(self), _turn: turn };
        Ok(Session { lease: Some(lease) })
    }
}

/// A connection on loan. When it goes back, whatever was not committed is rolled back.
struct Lease {
    connection: Option<Connection>,
    pool: Arc<Pool>,
    _turn: OwnedSemaphorePermit,
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            if !connection.is_autocommit() {
                // A failing ROLLBACK leaves the connection unusable for BEGIN, which then says so.
                let _ = connection.execute_batch("ROLLBACK");
            }
            self.pool.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        }
    }
}

/// The use of one connection over several calls; each call is one hop to a blocking thread.
pub(super) struct Session {
    lease: Option<Lease>,
}

impl Session {
    /// Runs the work in a blocking thread. When the caller gives up waiting, the work still ends
    /// there and the connection goes back by itself.
    pub async fn run<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let gone = || StoreError::Other("the connection was lost in an earlier fault".to_owned());
        let mut lease = self.lease.take().ok_or_else(gone)?;
        let (lease, result) = spawn_blocking(move || {
            let result = lease.connection.as_mut().ok_or_else(gone).and_then(work);
            (lease, result)
        })
        .await?;
        self.lease = Some(lease);
        result
    }
}

/// Opens the write transaction when it is not open yet.
pub(super) fn begin(connection: &Connection) -> Result<(), StoreError> {
    if connection.is_autocommit() {
        connection.execute_batch("BEGIN IMMEDIATE")?;
    }
    Ok(())
}

/// Commits, and after an erasure empties the write-ahead log where the erased words still stand.
pub(super) fn commit(connection: &Connection, erased: bool) -> Result<(), StoreError> {
    connection.execute_batch("COMMIT")?;
    if erased {
        // The commit holds already. A reader in the way only postpones this to the next checkpoint.
        let _ = connection.busy_timeout(Duration::ZERO);
        let _ = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        let _ = connection.busy_timeout(BUSY);
    }
    Ok(())
}

/// Executes a batch in order, inside the open transaction.
pub(super) fn execute(connection: &Connection, steps: &[Step]) -> Result<(), StoreError> {
    for step in steps {
        let mut prepared = connection.prepare_cached(&step.statement.sql)?;
        bind(&mut prepared, &step.statement.params)?;
        match prepared.raw_execute() {
            Ok(changed) => step.fence.check(changed as u64)?,
            Err(error) if step.fence != Fence::None && is_taken_in_sqlite(&error) => {
                return Err(StoreError::Conflict(error.to_string()));
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Runs one query and reads its whole answer.
pub(super) fn select(connection: &Connection, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
    let mut prepared = connection.prepare_cached(sql)?;
    bind(&mut prepared, params)?;
    let columns: Arc<[String]> = prepared.column_names().map(str::to_owned).collect();
    let mut rows = Vec::new();
    let mut answer = prepared.raw_query();
    while let Some(row) = answer.next()? {
        let values = (0..columns.len()).map(|at| read(row.get_ref(at)?)).collect::<Result<_, _>>()?;
        rows.push(Row { columns: Arc::clone(&columns), values });
    }
    Ok(rows)
}

fn read(value: ValueRef<'_>) -> Result<Value, StoreError> {
    match value {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(number) => Ok(Value::Int(number)),
        ValueRef::Text(bytes) => std::str::from_utf8(bytes)
            .map(Value::from)
            .map_err(|_| StoreError::Corrupt("a text that is not UTF-8".to_owned())),
        ValueRef::Blob(bytes) => Ok(Value::from(bytes)),
        ValueRef::Real(_) => Err(StoreError::Other("a fraction, where the store has none".to_owned())),
    }
}

/// Binds `$1`, `$2`, … by their number: SQLite sees them as names and would count by first use.
fn bind(prepared: &mut rusqlite::Statement<'_>, params: &[Value]) -> Result<(), StoreError> {
    let mut last = 0;
    for index in 1..=prepared.parameter_count() {
        let number: Option<usize> = prepared
            .parameter_name(index)
            .and_then(|name| name.strip_prefix('$'))
            .and_then(|number| number.parse().ok());
        let value = number.and_then(|number| {
            last = last.max(number);
            params.get(number.checked_sub(1)?)
        });
        let Some(value) = value else {
            return Err(StoreError::Other("a placeholder without a parameter".to_owned()));
        };
        prepared.raw_bind_parameter(index, value)?;
    }
    if last != params.len() {
        return Err(StoreError::Other("a parameter without a placeholder".to_owned()));
    }
    Ok(())
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) if text.as_bytes().contains(&0) => {
                return Err(rusqlite::Error::ToSqlConversionFailure("a text with a NUL character".into()));
            }
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}
