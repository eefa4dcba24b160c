//! PostgreSQL: a small pool, batches sent as one pipeline, wake-ups by LISTEN and NOTIFY.

use std::error::Error;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Waker};
use std::time::Duration;

use deadpool_postgres::{Hook, HookError, Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime};
use futures_util::future::{FutureExt as _, maybe_done};
use futures_util::stream::{self, StreamExt as _};
use tokio::sync::watch;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{AsyncMessage, Config, NoTls};
use uuid::Uuid;

use super::error::{is_taken_in_postgres, with_causes};
use super::value::{Fence, Step};
use super::{Row, Statement, StoreError, Value, log, migrate};

/// How long a caller waits for a free connection, and for making one.
const TURN: Duration = Duration::from_secs(30);
/// Connections of one node: one writes, the others read.
const CONNECTIONS: usize = 10;
/// Pause before listening again after the connection was lost.
const AGAIN: Duration = Duration::from_secs(1);
/// The channel of the wake-ups; a channel belongs to one database, so no prefix is needed.
const CHANNEL: &str = "bloemenzee";

/// For every new connection: a commit means "on disk" (a stricter setting stays as it is), and a
/// wait for another writer ends.
const SETTINGS: &str = "SET lock_timeout = '15s';
    SELECT set_config('synchronous_commit', 'on', false)
    WHERE current_setting('synchronous_commit') IN ('off', 'local')";

/// The connections to one database.
pub(super) struct Postgres {
    pool: Pool,
    /// Goes with every wake-up, so that a node is not woken by itself.
    node: Arc<str>,
    pub wakes: watch::Sender<u64>,
    listener: tokio::task::JoinHandle<()>,
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

impl Postgres {
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let mut config: Config = url.parse().map_err(|error| {
            StoreError::Refused(format!("this is not an address of a PostgreSQL database: {error}"))
        })?;
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(Duration::from_secs(10));
        }
        let settings = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let pool = Pool::builder(Manager::from_config(config.clone(), NoTls, settings))
            .max_size(CONNECTIONS)
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(TURN))
            .create_timeout(Some(TURN))
            .post_create(Hook::async_fn(|client, _| {
                Box::pin(async move { client.batch_execute(SETTINGS).await.map_err(HookError::Backend) })
            }))
            .build()
            .map_err(|error| StoreError::Other(error.to_string()))?;
        let mut client = pool.get().await?;
        let encoding: String = client.query_one("SHOW server_encoding", &[]).await?.try_get(0)?;
        if encoding != "UTF8" {
            return Err(StoreError::Refused(format!(
                "this database keeps text as {encoding}; make one with ENCODING 'UTF8'"
            )));
        }
        migrate::postgres(&mut client).await?;
        let wakes = watch::Sender::new(0);
        let node: Arc<str> = Uuid::new_v4().simple().to_string().into();
        let listener = tokio::spawn(listen(config, Arc::clone(&node), wakes.clone()));
        Ok(Self { pool, node, wakes, listener })
    }

    pub async fn session(&self) -> Result<Session, StoreError> {
        Ok(Session { client: self.pool.get().await?, node: Arc::clone(&self.node), open: false })
    }
}

/// One connection on loan. When it goes back, whatever was not committed is rolled back.
pub(super) struct Session {
    client: Object,
    node: Arc<str>,
    open: bool,
}

impl Drop for Session {
    fn drop(&mut self) {
        if self.open {
            // Polled once, so that it is on its way; the next user of the connection queues behind it.
            let _ = self.client.batch_execute("ROLLBACK").now_or_never();
        }
    }
}

impl Session {
    /// Opens a transaction with this text, and executes its first steps along with it.
    pub async fn begin(&mut self, text: &str, first: &[Step]) -> Result<(), StoreError> {
        self.open = true;
        let opening = sent(self.client.batch_execute(text));
        let first = self.execute(first).await;
        opening.await?;
        first
    }

    /// Commits and, when asked, wakes every other node that listens.
    pub async fn commit(&mut self, wake: bool) -> Result<(), StoreError> {
        if wake {
            self.client.batch_execute(&format!("NOTIFY {CHANNEL}, '{}'; COMMIT", self.node)).await?;
        } else {
            self.client.batch_execute("COMMIT").await?;
        }
        self.open = false;
        Ok(())
    }

    /// Runs queries as one pipeline, and reads their whole answers in order.
    pub async fn select(&self, queries: &[Statement]) -> Result<Vec<Vec<Row>>, StoreError> {
        let mut ready = Vec::with_capacity(queries.len());
        for query in queries {
            ready.push((self.client.prepare_cached(&query.sql).await?, &query.params));
        }
        let answers: Vec<_> = ready.iter().map(|(statement, params)| sent(self.rows(statement, params))).collect();
        let mut all = Vec::with_capacity(answers.len());
        for answer in answers {
            all.push(answer.await?);
        }
        Ok(all)
    }

    async fn rows(&self, statement: &tokio_postgres::Statement, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        let mut answer = pin!(self.client.query_raw(statement, params).await?);
        let columns: Arc<[String]> = statement.columns().iter().map(|column| column.name().to_owned()).collect();
        let mut rows = Vec::new();
        while let Some(row) = answer.next().await {
            let row = row?;
            let values = (0..columns.len()).map(|at| read(&row, at)).collect::<Result<_, _>>()?;
            rows.push(Row { columns: Arc::clone(&columns), values });
        }
        Ok(rows)
    }

    /// Executes a batch, inside the open transaction, as one pipeline: everything is sent before
    /// the first answer is awaited. The rows of the log go first, gathered per table; nothing else
    /// reads them. The rest follows in order. The first failure in order is the one that is told;
    /// the server itself refuses all that comes after it.
    pub async fn execute(&self, steps: &[Step]) -> Result<(), StoreError> {
        let mut gathered = log::MANY.map(|_| Vec::new());
        let mut rest = Vec::with_capacity(steps.len());
        for step in steps {
            // By the fence too: a caller's own statement keeps its place, whatever its text.
            let table = log::MANY.iter().position(|(one, _)| step.fence != Fence::None && *one == step.statement.sql);
            match table {
                Some(table) => gathered[table].push(step),
                None => rest.push(step),
            }
        }
        let mut ready = Vec::with_capacity(rest.len() + log::MANY.len());
        for ((_, many), rows) in log::MANY.iter().zip(&gathered) {
            if !rows.is_empty() {
                let statement = self.client.prepare_cached(many).await?;
                ready.push((statement, columns(rows)?, Fence::Rows(rows.len())));
            }
        }
        for step in rest {
            let statement = self.client.prepare_cached(&step.statement.sql).await?;
            let params = step.statement.params.iter().map(|value| Box::new(value) as Param<'_>);
            ready.push((statement, params.collect(), step.fence));
        }
        let send = |(statement, params, fence)| {
            let sending = async move { self.client.execute_raw::<_, Param<'_>, _>(&statement, params).await };
            (sent(sending), fence)
        };
        let answers: Vec<_> = ready.into_iter().map(send).collect();
        for (answer, fence) in answers {
            match answer.await {
                Ok(changed) => fence.check(changed)?,
                Err(error) if fence != Fence::None && is_taken_in_postgres(&error) => {
                    return Err(StoreError::Conflict(with_causes(&error)));
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}

/// Hands a request to the connection now; the future that it gives is the answer.
fn sent<'a, T: Send + 'a>(asking: impl Future<Output = T> + Send + 'a) -> impl Future<Output = T> + Send + 'a {
    let mut answer = Box::pin(maybe_done(asking));
    // The first poll sends; whoever awaits the answer polls again with a waker of their own.
    let _ = answer.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    async move {
        answer.as_mut().await;
        answer.as_mut().take_output().expect("an awaited answer is there, once")
    }
}

type Param<'a> = Box<dyn ToSql + Sync + Send + 'a>;

/// The parameters of many rows of one table, turned into one array per column.
fn columns<'a>(rows: &[&'a Step]) -> Result<Vec<Param<'a>>, StoreError> {
    let Some(first) = rows.first() else {
        return Ok(Vec::new());
    };
    let mixed = || StoreError::Other("a column of mixed kinds".to_owned());
    let values = |at: usize| rows.iter().map(move |row| row.statement.params.get(at));
    (0..first.statement.params.len())
        .map(|at| -> Result<Param<'a>, StoreError> {
            Ok(match &first.statement.params[at] {
                Value::Int(_) => {
                    let number = |value: Option<&Value>| match value {
                        Some(Value::Int(number)) => Ok(*number),
                        _ => Err(mixed()),
                    };
                    Box::new(values(at).map(number).collect::<Result<Vec<i64>, _>>()?)
                }
                Value::Text(_) => {
                    let text = |value: Option<&'a Value>| match value {
                        Some(Value::Text(text)) => Ok(text.as_str()),
                        _ => Err(mixed()),
                    };
                    Box::new(values(at).map(text).collect::<Result<Vec<&'a str>, _>>()?)
                }
                Value::Blob(_) => {
                    let bytes = |value: Option<&'a Value>| match value {
                        Some(Value::Blob(bytes)) => Ok(bytes.as_slice()),
                        _ => Err(mixed()),
                    };
                    Box::new(values(at).map(bytes).collect::<Result<Vec<&'a [u8]>, _>>()?)
                }
                Value::Null => return Err(mixed()),
            })
        })
        .collect()
}

fn read(row: &tokio_postgres::Row, at: usize) -> Result<Value, StoreError> {
    let kind = row.columns()[at].type_();
    let value = match *kind {
        Type::INT8 => row.try_get::<_, Option<i64>>(at)?.into(),
        Type::INT4 => row.try_get::<_, Option<i32>>(at)?.into(),
        Type::INT2 => row.try_get::<_, Option<i16>>(at)?.map(i32::from).into(),
        Type::BOOL => row.try_get::<_, Option<bool>>(at)?.into(),
        Type::TEXT | Type::VARCHAR | Type::NAME | Type::BPCHAR => row.try_get::<_, Option<String>>(at)?.into(),
        Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(at)?.into(),
        _ => {
            return Err(StoreError::Other(format!("a column of type {kind}; cast it to BIGINT, TEXT or BYTEA")));
        }
    };
    Ok(value)
}

impl ToSql for Value {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self, kind) {
            (Self::Null, _) => Ok(IsNull::Yes),
            (Self::Int(number), &Type::INT8) => number.to_sql(kind, out),
            (Self::Int(number), &Type::INT4) => i32::try_from(*number)?.to_sql(kind, out),
            (Self::Int(number), &Type::INT2) => i16::try_from(*number)?.to_sql(kind, out),
            (Self::Int(number), &Type::BOOL) => (*number != 0).to_sql(kind, out),
            (Self::Text(text), _) if text.as_bytes().contains(&0) => Err("a text with a NUL character".into()),
            (Self::Text(text), &Type::TEXT | &Type::VARCHAR | &Type::NAME | &Type::BPCHAR) => text.to_sql(kind, out),
            (Self::Blob(bytes), &Type::BYTEA) => bytes.to_sql(kind, out),
            (value, kind) => Err(format!("{value:?} given where {kind} is wanted").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// Wakes at every NOTIFY of another node, and once after every loss of the connection: something may have been missed.
async fn listen(config: Config, node: Arc<str>, wakes: watch::Sender<u64>) {
    loop {
        // A lost connection is not told: the caller's own polling goes on without the wake-ups.
        let _ = listen_once(&config, &node, &wakes).await;
        tokio::time::sleep(AGAIN).await;
    }
}

async fn listen_once(config: &Config, node: &str, wakes: &watch::Sender<u64>) -> Result<(), tokio_postgres::Error> {
    let (client, mut connection) = config.connect(NoTls).await?;
    let mut messages = stream::poll_fn(move |context| connection.poll_message(context));
    let text = format!("LISTEN {CHANNEL}");
    let mut subscribing = pin!(client.batch_execute(&text));
    let mut subscribed = false;
    loop {
        tokio::select! {
            answer = &mut subscribing, if !subscribed => {
                answer?;
                subscribed = true;
                wakes.send_modify(|count| *count += 1);
            }
            message = messages.next() => match message {
                Some(Ok(AsyncMessage::Notification(told))) if told.payload() != node => wakes.send_modify(|count| *count += 1),
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(error),
                None => return Ok(()),
            }
        }
    }
}
