//! A refusal: a rule said no. Not an error (design.md, "A refusal is not an error").

use std::collections::BTreeMap;

/// A rule's no: a code, and what the sentence for the person needs to name.
///
/// The sentence itself stands in the Fluent files under `refusal-<code>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Stable, in kebab-case: `point-changed`.
    pub code: &'static str,
    /// Named parts of the sentence.
    pub fields: BTreeMap<&'static str, String>,
}

impl Refusal {
    /// A refusal without parts.
    pub fn new(code: &'static str) -> Self {
        Self { code, fields: BTreeMap::new() }
    }

    /// The same refusal with one more named part.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.fields.insert(name, value.to_string());
        self
    }
}

/// Builds `Err(Refusal)`: `refuse!("point-changed", now = text)`.
macro_rules! refuse {
    ($code:literal $(, $name:ident = $value:expr)* $(,)?) => {
        Err($crate::refusal::Refusal::new($code)$(.with(stringify!($name), $value))*)
    };
}

/// Refuses unless the condition holds: `ensure!(n > 0, "nothing-chosen")`.
macro_rules! ensure {
    ($condition:expr, $code:literal $(, $name:ident = $value:expr)* $(,)?) => {
        if !$condition {
            return $crate::refusal::refuse!($code $(, $name = $value)*);
        }
    };
}

pub(crate) use {ensure, refuse};
