//! Moments, handed in from outside.

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The zone whose clock people here live by, by its name in the tz database.
pub const ZONE: &str = "Europe/Amsterdam";
/// Seconds in a week without a change of the clock.
const WEEK: i64 = 7 * 86_400;

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

    /// This moment some weeks later, at the same hour of the clock in [`ZONE`]: also where summer time
    /// begins or ends in between.
    pub fn plus_weeks(self, weeks: u32) -> Self {
        let later = self.local().and_then(|at| at.checked_add(Span::new().try_weeks(weeks).ok()?).ok());
        later.map_or(Self(self.0 + i64::from(weeks) * WEEK), |at| Self(at.timestamp().as_second()))
    }

    /// What calendar and clock say at this moment in [`ZONE`]; none outside the years 0 to 9999.
    pub fn local(self) -> Option<Zoned> {
        Some(Timestamp::from_second(self.0).ok()?.to_zoned(TimeZone::get(ZONE).ok()?))
    }

    /// Whole minutes since 1970, as the log's envelope keeps them.
    pub fn minute(self) -> i64 {
        self.0.div_euclid(60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_later_it_is_the_same_hour_of_the_clock() {
        // 9 and 30 March 2022, half past seven in the evening: summer time began on the 27th.
        assert_eq!(Moment(1_646_850_600).plus_weeks(3), Moment(1_648_661_400));
        // 26 October and 2 November 2022, half past seven: it ended on the 30th.
        assert_eq!(Moment(1_666_805_400).plus_weeks(1), Moment(1_667_413_800));
        assert_eq!(Moment(1_646_850_600).plus_weeks(0), Moment(1_646_850_600));
    }
}
