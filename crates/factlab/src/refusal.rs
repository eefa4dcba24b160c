//! Why something does not go on, as a code with its parts; the sentence stands in `texts/`.

use serde::{Deserialize, Serialize};

/// A rule said no: a code, and the parts of its sentence (`refusal-<code>` in the texts).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{code}")]
pub struct Refusal {
    /// Names the sentence.
    pub code: String,
    /// Named parts of the sentence. Never an address, a token or a secret.
    pub fields: Vec<(String, String)>,
}

impl Refusal {
    /// A refusal without parts.
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), fields: Vec::new() }
    }

    /// The same with one part more.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.fields.push((name.to_owned(), value.to_string()));
        self
    }
}

/// `Err` of a refusal with this code, unless the condition holds.
///
/// # Errors
/// The refusal.
pub fn ensure(condition: bool, code: &str) -> Result<(), Refusal> {
    if condition { Ok(()) } else { Err(Refusal::new(code)) }
}
