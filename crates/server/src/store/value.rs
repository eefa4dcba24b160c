//! Values, statements and rows: what goes into the databases and what comes out.

use std::borrow::Cow;
use std::sync::Arc;

use uuid::Uuid;

use super::StoreError;

/// One value of a parameter or a column. Yes and no are 1 and 0; a UUID is its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// No value.
    Null,
    /// A whole number; also a yes or no, and a time in whole minutes or seconds.
    Int(i64),
    /// UTF-8 text without a NUL character (PostgreSQL cannot keep one, so neither may).
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

impl Value {
    fn kind(&self) -> &'static str {
        match self {
            Self::Null => "empty",
            Self::Int(_) => "a number",
            Self::Text(_) => "text",
            Self::Blob(_) => "bytes",
        }
    }
}

macro_rules! value_from {
    ($($type:ty, $name:ident => $value:expr;)*) => {$(
        impl From<$type> for Value {
            fn from($name: $type) -> Self {
                $value
            }
        }
    )*};
}

value_from! {
    i64, n => Self::Int(n);
    i32, n => Self::Int(n.into());
    u32, n => Self::Int(n.into());
    u16, n => Self::Int(n.into());
    u8, n => Self::Int(n.into());
    bool, yes => Self::Int(yes.into());
    String, text => Self::Text(text);
    &str, text => Self::Text(text.to_owned());
    &String, text => Self::Text(text.clone());
    Vec<u8>, bytes => Self::Blob(bytes);
    &[u8], bytes => Self::Blob(bytes.to_vec());
    Uuid, id => Self::Text(id.to_string());
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// The parameters of a statement, in the order of `$1`, `$2`, …, as a `Vec<Value>`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => {
        vec![$($crate::store::Value::from($value)),*]
    };
}

/// One SQL statement with its parameters; the text serves both databases.
///
/// Placeholders are `$1`, `$2`, … in any order, and each parameter is used at least once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The SQL text. Keep it constant: prepared statements are kept by their text.
    pub sql: Cow<'static, str>,
    /// The values for `$1`, `$2`, ….
    pub params: Vec<Value>,
}

impl Statement {
    /// A statement of this text with these parameters.
    pub fn new(sql: impl Into<Cow<'static, str>>, params: Vec<Value>) -> Self {
        Self { sql: sql.into(), params }
    }
}

/// One row of an answer. Columns are read by place (from 0) or by name; every getter fails with
/// [`StoreError::Other`] when the column is missing or holds another kind of value.
#[derive(Clone, Debug)]
pub struct Row {
    pub(super) columns: Arc<[String]>,
    pub(super) values: Vec<Value>,
}

/// A way to point at a column: its place from 0 (`usize`) or its name (`&str`).
pub trait Column: Copy {
    /// The place of the column in this row, if it has it.
    fn place(self, row: &Row) -> Option<usize>;
    /// The column as named in a message.
    fn label(self) -> String;
}

impl Column for usize {
    fn place(self, row: &Row) -> Option<usize> {
        (self < row.values.len()).then_some(self)
    }
    fn label(self) -> String {
        self.to_string()
    }
}

impl Column for &str {
    fn place(self, row: &Row) -> Option<usize> {
        row.columns.iter().position(|name| name == self)
    }
    fn label(self) -> String {
        self.to_owned()
    }
}

impl Row {
    /// The value of a column, whatever its kind.
    ///
    /// # Errors
    /// [`StoreError::Other`] when there is no such column.
    pub fn value(&self, column: impl Column) -> Result<&Value, StoreError> {
        column
            .place(self)
            .and_then(|place| self.values.get(place))
            .ok_or_else(|| StoreError::Other(format!("no column {} in the answer", column.label())))
    }

    /// A whole number, or `None` when the column is empty.
    ///
    /// # Errors
    /// As told at [`Row`].
    pub fn opt_int(&self, column: impl Column) -> Result<Option<i64>, StoreError> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Int(number) => Ok(Some(*number)),
            other => Err(wrong(column, other, "a number")),
        }
    }

    /// A text, or `None` when the column is empty.
    ///
    /// # Errors
    /// As told at [`Row`].
    pub fn opt_text(&self, column: impl Column) -> Result<Option<&str>, StoreError> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Text(text) => Ok(Some(text)),
            other => Err(wrong(column, other, "text")),
        }
    }

    /// Bytes, or `None` when the column is empty.
    ///
    /// # Errors
    /// As told at [`Row`].
    pub fn opt_blob(&self, column: impl Column) -> Result<Option<&[u8]>, StoreError> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Blob(bytes) => Ok(Some(bytes)),
            other => Err(wrong(column, other, "bytes")),
        }
    }

    /// Yes or no (1 or 0), or `None` when the column is empty.
    ///
    /// # Errors
    /// As told at [`Row`].
    pub fn opt_bool(&self, column: impl Column) -> Result<Option<bool>, StoreError> {
        Ok(self.opt_int(column)?.map(|number| number != 0))
    }

    /// A UUID kept as text, or `None` when the column is empty.
    ///
    /// # Errors
    /// As told at [`Row`]; also when the text is not a UUID.
    pub fn opt_uuid(&self, column: impl Column) -> Result<Option<Uuid>, StoreError> {
        self.opt_text(column)?
            .map(|text| {
                Uuid::parse_str(text).map_err(|_| StoreError::Other(format!("column {}: not a UUID", column.label())))
            })
            .transpose()
    }

    /// A whole number.
    ///
    /// # Errors
    /// As told at [`Row`]; also when the column is empty.
    pub fn int(&self, column: impl Column) -> Result<i64, StoreError> {
        self.opt_int(column)?.ok_or_else(|| empty(column))
    }

    /// A text.
    ///
    /// # Errors
    /// As told at [`Row`]; also when the column is empty.
    pub fn text(&self, column: impl Column) -> Result<&str, StoreError> {
        self.opt_text(column)?.ok_or_else(|| empty(column))
    }

    /// Bytes.
    ///
    /// # Errors
    /// As told at [`Row`]; also when the column is empty.
    pub fn blob(&self, column: impl Column) -> Result<&[u8], StoreError> {
        self.opt_blob(column)?.ok_or_else(|| empty(column))
    }

    /// Yes or no (1 or 0).
    ///
    /// # Errors
    /// As told at [`Row`]; also when the column is empty.
    pub fn bool(&self, column: impl Column) -> Result<bool, StoreError> {
        self.opt_bool(column)?.ok_or_else(|| empty(column))
    }

    /// A UUID kept as text.
    ///
    /// # Errors
    /// As told at [`Row`]; also when the column is empty or not a UUID.
    pub fn uuid(&self, column: impl Column) -> Result<Uuid, StoreError> {
        self.opt_uuid(column)?.ok_or_else(|| empty(column))
    }
}

fn wrong(column: impl Column, found: &Value, wanted: &str) -> StoreError {
    StoreError::Other(format!("column {}: {} instead of {wanted}", column.label(), found.kind()))
}

fn empty(column: impl Column) -> StoreError {
    StoreError::Other(format!("column {} is empty", column.label()))
}

/// What the number of changed rows, or a taken key, says about one statement of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fence {
    /// Nothing: any number of rows will do, and a taken key is a fault.
    None,
    /// A taken key, or another number of changed rows, means that another writer was first.
    Rows(usize),
}

impl Fence {
    /// The verdict on the number of rows that the statement changed.
    pub fn check(self, changed: u64) -> Result<(), StoreError> {
        match self {
            Self::Rows(expected) if changed != expected as u64 => {
                Err(StoreError::Conflict("the head of the route has moved on".to_owned()))
            }
            _ => Ok(()),
        }
    }
}

/// A statement of a batch, with its fence.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub statement: Statement,
    pub fence: Fence,
}
