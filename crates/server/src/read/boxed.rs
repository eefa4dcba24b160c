//! What a box has of the route that it took: where its own entries begin, and the records as they
//! travelled. At home these tables are empty.

use bloemenzee_domain::change::Record;
use bloemenzee_domain::id::{BoxId, RouteId};
use bloemenzee_domain::time::Moment;

use super::table::{id, opt_moment};
use crate::params;
use crate::store::{Statement, Store, StoreError};

/// The box that this database is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Boxed {
    /// The route that it took.
    pub route: RouteId,
    /// Its identity.
    pub id: BoxId,
    /// How many entries it took.
    pub entries: i64,
    /// Since when it is closed to go home.
    pub closed: Option<Moment>,
}

const BOXED: &str = "SELECT route, id, entries, closed FROM boxed";
const RECORDS: &str = "SELECT record FROM boxed_record WHERE route = $1 ORDER BY number";
const PUT: &str = "INSERT INTO boxed (route, id, entries, closed) VALUES ($1, $2, $3, $4)";
const PUT_RECORD: &str = "INSERT INTO boxed_record (route, number, record) VALUES ($1, $2, $3)";
const CLOSE: &str = "UPDATE boxed SET closed = $2 WHERE route = $1";

/// The box that this database is; none at home.
///
/// # Errors
/// What the database says.
pub async fn boxed(store: &Store) -> Result<Option<Boxed>, StoreError> {
    let rows = store.query(BOXED, params![]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let (route, box_id) = (id(row, "route")?, id(row, "id")?);
    Ok(Some(Boxed { route, id: box_id, entries: row.int("entries")?, closed: opt_moment(row, "closed")? }))
}

/// The records of a route as they travelled, in order.
///
/// # Errors
/// [`StoreError::Corrupt`] for a row that is no record.
pub async fn boxed_records(store: &Store, route: RouteId) -> Result<Vec<Record>, StoreError> {
    let rows = store.query(RECORDS, params![route.0]).await?;
    let read = |text: &str| {
        serde_json::from_str(text).map_err(|error| StoreError::Corrupt(format!("a record that travelled: {error}")))
    };
    rows.iter().map(|row| read(row.text(0)?)).collect()
}

/// The statements that make a database a box.
pub fn keep_boxed(boxed: &Boxed, records: &[Record]) -> Vec<Statement> {
    let route = boxed.route.0;
    let whole = Statement::new(PUT, params![route, boxed.id.0, boxed.entries, boxed.closed.map(|m| m.0)]);
    let record = |(number, record): (i64, &Record)| {
        let text = serde_json::to_string(record).expect("a record is plain data");
        Statement::new(PUT_RECORD, params![route, number, text])
    };
    std::iter::once(whole).chain((1..).zip(records).map(record)).collect()
}

/// The statement that closes a box, or opens it again.
pub fn close_box(route: RouteId, closed: Option<Moment>) -> Statement {
    Statement::new(CLOSE, params![route.0, closed.map(|m| m.0)])
}
