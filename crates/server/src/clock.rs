//! The clock: the only place that asks what time it is.

use bloemenzee_domain::time::Moment;

/// Now, in whole seconds.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub fn now() -> Moment {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    Moment(since.map_or(0, |d| i64::try_from(d.as_secs()).unwrap_or(i64::MAX)))
}
