//! Moments, handed in from outside.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// This moment some minutes later.
    pub fn plus_minutes(self, minutes: u32) -> Self {
        Self(self.0 + i64::from(minutes) * 60)
    }

    /// This moment some days of 24 hours later.
    pub fn plus_days(self, days: u32) -> Self {
        Self(self.0 + i64::from(days) * 86_400)
    }

    /// Whole minutes since 1970, as the log's envelope keeps them.
    pub fn minute(self) -> i64 {
        self.0.div_euclid(60)
    }
}
