//! The store: the log and its tables, on SQLite or PostgreSQL, behind one thin layer.
//!
//! It knows nothing of the domain: routes, bytes, statements, rows. A write is collected in memory
//! as a list of statements and executed in one transaction, so that group commit pays
//! (docs/decisions/0002-two-drivers-one-sql.md). [`Store::begin`] is the only way to write.

use std::collections::btree_map::Entry as Slot;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use std::borrow::Cow;
use tokio::sync::watch;
use uuid::Uuid;

mod carry;
mod error;
mod log;
mod migrate;
mod postgres;
mod sqlite;
mod value;
mod verify;

#[cfg(test)]
mod tests;

pub use carry::{Carried, CarriedCommand, CarriedContent};
pub use error::StoreError;
pub use log::{Done, Entry, FORMAT, NewEntry, RouteKey, leaf};
pub use value::{Column, Row, Statement, Value};
pub use verify::{Problem, VerifyReport};

use crate::params;
use value::{Fence, Step};

/// A database with the log in it; cheap to clone, one per process.
#[derive(Clone)]
pub struct Store {
    engine: Engine,
}

#[derive(Clone)]
enum Engine {
    Sqlite(Arc<sqlite::Sqlite>),
    Postgres(Arc<postgres::Postgres>),
}

impl Store {
    /// Opens and migrates the database at `sqlite:PATH` (made when it is not there) or
    /// `postgres://…`. PostgreSQL is spoken to without TLS: over a socket or a trusted network.
    ///
    /// # Errors
    /// [`StoreError::Refused`] with a sentence for a person: an unknown address, or a database
    /// from a newer version. Otherwise what the database says.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let engine = if let Some(path) = url.strip_prefix("sqlite:") {
            let path = PathBuf::from(path.strip_prefix("//").unwrap_or(path));
            Engine::Sqlite(Arc::new(sqlite::Sqlite::open(path).await?))
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Engine::Postgres(Arc::new(postgres::Postgres::open(url).await?))
        } else {
            return Err(StoreError::Refused("The address of a database begins with sqlite: or postgres://".to_owned()));
        };
        Ok(Self { engine })
    }

    /// Runs one query outside any transaction and gives its whole answer. Text sorts by its bytes;
    /// on PostgreSQL a `SUM` is to be cast to BIGINT.
    ///
    /// # Errors
    /// What the database says; never [`StoreError::Conflict`].
    pub async fn query(&self, sql: impl Into<Cow<'static, str>>, params: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        let mut session = self.reading().await?;
        session.select(vec![Statement::new(sql, params)]).await.map(first)
    }

    /// Begins reading one moment: all its queries see the same state, and it blocks no writer.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when no connection comes free.
    pub async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        let mut session = self.reading().await?;
        match &mut session {
            Session::Sqlite(inner) => {
                inner.run(|connection| Ok(connection.execute_batch("BEGIN")?)).await?;
            }
            Session::Postgres(inner) => {
                inner.begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", &[]).await?;
            }
        }
        Ok(Snapshot { session })
    }

    /// Begins a write: the only way to write. On PostgreSQL it waits for the other writers of these
    /// routes (locks taken in sorted order, so that two never wait for each other); on SQLite for
    /// every writer. Routes that the write appends to belong in the list; none is allowed, for
    /// tables that no route owns.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when its turn does not come.
    pub async fn begin(&self, routes: &[RouteKey]) -> Result<Txn, StoreError> {
        let session = match &self.engine {
            // The transaction opens in the hop that needs it first; the connection is ours from here.
            Engine::Sqlite(engine) => Session::Sqlite(engine.writer().await?),
            Engine::Postgres(engine) => {
                let mut session = engine.session().await?;
                session.begin("BEGIN", &locks(routes)).await?;
                Session::Postgres(session)
            }
        };
        Ok(Txn { session, pending: Vec::new(), spans: BTreeMap::new(), erased: false, broken: false })
    }

    /// The last place of every route, cheaply: one small table. Ask it once a second and after
    /// every wake-up to learn what other nodes wrote.
    ///
    /// # Errors
    /// What the database says.
    pub async fn heads(&self) -> Result<Vec<(RouteKey, i64)>, StoreError> {
        let rows = self.query(log::HEADS, Vec::new()).await?;
        rows.iter().map(|row| Ok((RouteKey::new(row.text(0)?)?, row.int(1)?))).collect()
    }

    /// Up to `limit` entries of a route from place `from_seq` on, in order. Fewer than `limit`
    /// means that the end was reached.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when an envelope cannot be read or facts are gone.
    pub async fn read_entries(&self, route: &RouteKey, from_seq: i64, limit: u32) -> Result<Vec<Entry>, StoreError> {
        let rows = self.query(log::ENTRIES, params![route.as_str(), from_seq, limit]).await?;
        rows.iter().map(log::read_entry).collect()
    }

    /// What a command did, when it happened already.
    ///
    /// # Errors
    /// What the database says.
    pub async fn command(&self, route: &RouteKey, id: Uuid) -> Result<Option<Done>, StoreError> {
        let rows = self.query(log::COMMAND, params![route.as_str(), id]).await?;
        rows.first().map(log::read_done).transpose()
    }

    /// Changes after a commit of another node that appended to a log, and after each reconnection:
    /// on PostgreSQL only, as SQLite tells nobody. It only wakes up, and several commits may show as
    /// one change; what is new is to be read from [`Store::heads`].
    #[must_use]
    pub fn wakes(&self) -> watch::Receiver<u64> {
        match &self.engine {
            Engine::Sqlite(engine) => engine.wakes.subscribe(),
            Engine::Postgres(engine) => engine.wakes.subscribe(),
        }
    }

    /// Writes a consistent copy of a SQLite database to a new file while the server goes on.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when the file exists, and on PostgreSQL, which has `pg_dump`.
    pub async fn backup_to(&self, target: &Path) -> Result<(), StoreError> {
        match &self.engine {
            Engine::Sqlite(engine) => engine.backup_to(target).await,
            Engine::Postgres(_) => Err(StoreError::Refused(
                "A PostgreSQL database is backed up with its own tools, such as pg_dump.".to_owned(),
            )),
        }
    }

    async fn reading(&self) -> Result<Session, StoreError> {
        Ok(match &self.engine {
            Engine::Sqlite(engine) => Session::Sqlite(engine.reader().await?),
            Engine::Postgres(engine) => Session::Postgres(engine.session().await?),
        })
    }
}

/// The advisory locks of these routes. Sorted by the number that is locked, not by name: two
/// names may share a number.
fn locks(routes: &[RouteKey]) -> Vec<Step> {
    use sha2::{Digest as _, Sha256};
    let mut numbers: Vec<i64> = routes
        .iter()
        .map(|route| {
            let hash = Sha256::new().chain_update("bloemenzee/route/").chain_update(route.as_str());
            hash.finalize().iter().take(8).fold(0, |number, byte| number << 8 | i64::from(*byte))
        })
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
        .into_iter()
        .map(|number| Step {
            statement: Statement::new("SELECT pg_advisory_xact_lock($1)", params![number]),
            fence: Fence::None,
        })
        .collect()
}

/// Bytes in lower-case hexadecimal.
fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |four_bits: u8| char::from(DIGITS[usize::from(four_bits)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn first(mut answers: Vec<Vec<Row>>) -> Vec<Row> {
    answers.pop().unwrap_or_default()
}

/// One connection of either database, for some calls.
enum Session {
    Sqlite(sqlite::Session),
    Postgres(postgres::Session),
}

impl Session {
    /// Runs queries in order: on SQLite in one hop, on PostgreSQL as one pipeline.
    async fn select(&mut self, queries: Vec<Statement>) -> Result<Vec<Vec<Row>>, StoreError> {
        match self {
            Self::Sqlite(session) => {
                session
                    .run(move |connection| {
                        queries.iter().map(|query| sqlite::select(connection, &query.sql, &query.params)).collect()
                    })
                    .await
            }
            Self::Postgres(session) => session.select(&queries).await,
        }
    }
}

/// A read of one moment, from [`Store::snapshot`]; it ends when it is dropped.
pub struct Snapshot {
    session: Session,
}

impl Snapshot {
    /// Runs one query.
    ///
    /// # Errors
    /// What the database says.
    pub async fn query(
        &mut self,
        sql: impl Into<Cow<'static, str>>,
        params: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        self.query_all(vec![Statement::new(sql, params)]).await.map(first)
    }

    /// Runs several queries; one answer per query, in order.
    ///
    /// # Errors
    /// What the database says.
    pub async fn query_all(&mut self, queries: Vec<Statement>) -> Result<Vec<Vec<Row>>, StoreError> {
        self.session.select(queries).await
    }
}

/// A write in the making. Nothing reaches the disk before [`Txn::commit`]; dropped, it never happened.
pub struct Txn {
    session: Session,
    pending: Vec<Step>,
    /// First and last new place of each route that was appended to.
    spans: BTreeMap<RouteKey, (i64, i64)>,
    erased: bool,
    /// True from the start of a call until it succeeded: after a failure nothing is committed.
    broken: bool,
}

impl Txn {
    /// The last place of each of these routes, and what each of these commands did, in the order
    /// asked: 0 for a route without entries, `None` for a command that did not happen yet.
    /// Asked together, because on PostgreSQL that is one message each way.
    ///
    /// # Errors
    /// What the database says.
    pub async fn standing(
        &mut self,
        routes: &[RouteKey],
        commands: &[(RouteKey, Uuid)],
    ) -> Result<(Vec<i64>, Vec<Option<Done>>), StoreError> {
        let mut of_route: BTreeMap<&RouteKey, Vec<Uuid>> = BTreeMap::new();
        commands.iter().for_each(|(route, id)| of_route.entry(route).or_default().push(*id));
        let some: Vec<_> =
            of_route.iter().flat_map(|(route, ids)| ids.chunks(log::AT_ONCE).map(move |ids| (*route, ids))).collect();
        let head = |route: &RouteKey| Statement::new(log::HEAD, params![route.as_str()]);
        let asked = some.iter().map(|(route, ids)| log::ask_commands(route, ids));
        let answers = self.select(routes.iter().map(head).chain(asked).collect()).await?;
        let (heads, known) = answers.split_at(routes.len());
        let mut done: HashMap<(&RouteKey, &str), &Row> = HashMap::new();
        for ((route, _), rows) in some.iter().zip(known) {
            for row in rows {
                done.insert((*route, row.text("id")?), row);
            }
        }
        let heads = heads.iter().map(|rows| rows.first().map_or(Ok(0), |row| row.int(0))).collect::<Result<_, _>>()?;
        let read = |(route, id): &(RouteKey, Uuid)| {
            let row = done.get(&(route, id.to_string().as_str())).copied();
            row.map(log::read_done).transpose()
        };
        Ok((heads, commands.iter().map(read).collect::<Result<_, _>>()?))
    }

    /// Adds a statement to the batch; its effect is seen by queries of this write only.
    pub fn push(&mut self, statement: Statement) {
        self.pending.push(Step { statement, fence: Fence::None });
    }

    /// Adds an entry to the batch, with what it erases.
    ///
    /// # Errors
    /// [`StoreError::Other`] when the place does not follow the one before it in this write, or
    /// it erases an entry that is not earlier. The batch is then as it was.
    pub fn append(&mut self, entry: NewEntry) -> Result<(), StoreError> {
        let (route, seq, erases) = (entry.route.clone(), entry.seq, !entry.erases.is_empty());
        let steps = log::write(entry)?;
        self.follows(&route, seq)?;
        self.pending.extend(steps);
        self.erased |= erases;
        Ok(())
    }

    /// Counts an entry to the new ones of its route; its place is one past the one before it.
    fn follows(&mut self, route: &RouteKey, seq: i64) -> Result<(), StoreError> {
        let before = self.spans.get(route).map(|(_, last)| *last);
        if seq < 1 || before.is_some_and(|last| seq != last + 1) {
            return Err(StoreError::Other(format!("entry {seq} of {route} is out of order")));
        }
        match self.spans.entry(route.clone()) {
            Slot::Occupied(mut slot) => slot.get_mut().1 = seq,
            Slot::Vacant(slot) => {
                slot.insert((seq, seq));
            }
        }
        Ok(())
    }

    /// Runs one query inside the write, after everything that was added to the batch so far.
    ///
    /// # Errors
    /// What the database says, about the batch too; after an error only dropping makes sense.
    pub async fn query(
        &mut self,
        sql: impl Into<Cow<'static, str>>,
        params: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        self.select(vec![Statement::new(sql, params)]).await.map(first)
    }

    /// Executes the batch and commits it. When this returns, the disk has it.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another writer was first: nothing was written, read on and
    /// decide again. [`StoreError::Unavailable`]: it is unknown whether it was written; look the
    /// commands up ([`Store::command`]) before doing them again. Any other, also when an earlier
    /// call of this write failed: nothing was written.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        if self.broken {
            let text = "an earlier call of this write failed, so it is not committed";
            return Err(StoreError::Other(text.to_owned()));
        }
        let spans = std::mem::take(&mut self.spans);
        let wake = !spans.is_empty();
        let mut steps = std::mem::take(&mut self.pending);
        steps.extend(spans.iter().map(|(route, (first, last))| log::move_head(route, *first, *last)));
        let erased = self.erased;
        match &mut self.session {
            Session::Sqlite(session) => {
                session
                    .run(move |connection| {
                        sqlite::begin(connection)?;
                        sqlite::execute(connection, &steps)?;
                        sqlite::commit(connection, erased)
                    })
                    .await
            }
            Session::Postgres(session) => {
                session.execute(&steps).await?;
                session.commit(wake).await
            }
        }
    }

    async fn select(&mut self, queries: Vec<Statement>) -> Result<Vec<Vec<Row>>, StoreError> {
        let steps = std::mem::take(&mut self.pending);
        self.broken = true;
        let answers = match &mut self.session {
            Session::Sqlite(session) => {
                session
                    .run(move |connection| {
                        sqlite::begin(connection)?;
                        sqlite::execute(connection, &steps)?;
                        queries.iter().map(|query| sqlite::select(connection, &query.sql, &query.params)).collect()
                    })
                    .await
            }
            Session::Postgres(session) => {
                session.execute(&steps).await?;
                self.session.select(queries).await
            }
        }?;
        self.broken = false;
        Ok(answers)
    }
}
