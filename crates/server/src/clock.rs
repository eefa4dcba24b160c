//! The clock: the only place that asks what time it is.

use bloemenzee_domain::time::Moment;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The file that says what time it is in a demo that is played with.
static PLAYED: OnceLock<PathBuf> = OnceLock::new();

/// Now, in whole seconds.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub fn now() -> Moment {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let real = Moment(since.map_or(0, |d| i64::try_from(d.as_secs()).unwrap_or(i64::MAX)));
    PLAYED.get().and_then(|file| played(file, real)).unwrap_or(real)
}

/// Has a demo take its time from a file, from now on: a moment in seconds since 1970, or as
/// `2022-03-01T09:00:00Z`. Time goes on from there, from when the file was written. Only the demo calls
/// this, before it does anything else; no other way of serving has a flag or a variable for it.
pub(crate) fn play(file: PathBuf) {
    // Called once; a second file would be no clock at all.
    let _ = PLAYED.set(file);
}

/// Whether time is played with.
pub fn is_played() -> bool {
    PLAYED.get().is_some()
}

/// What a clock file says; none while it is not there, or is half written.
fn played(file: &Path, real: Moment) -> Option<Moment> {
    let written = std::fs::metadata(file).ok()?.modified().ok()?;
    let written = i64::try_from(written.duration_since(std::time::UNIX_EPOCH).ok()?.as_secs()).ok()?;
    let then = parse(std::fs::read_to_string(file).ok()?.trim())?;
    Some(Moment(then.0.saturating_add(real.0.saturating_sub(written).max(0))))
}

fn parse(text: &str) -> Option<Moment> {
    let named = || text.parse::<jiff::Timestamp>().ok().map(|at| at.as_second());
    text.parse().ok().or_else(named).map(Moment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_file_says_when_and_time_goes_on_from_there() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("clock");
        let real = now();
        assert_eq!(played(&file, real), None, "there is no file");
        std::fs::write(&file, "2022-01-19T18:30:00Z\n").unwrap();
        let (then, written) = (Moment(1_642_617_000), now());
        assert!((0..5).contains(&(played(&file, written).unwrap().0 - then.0)));
        assert!((60..65).contains(&(played(&file, written.plus_minutes(1)).unwrap().0 - then.0)));
        std::fs::write(&file, "1650000000").unwrap();
        assert!((0..5).contains(&(played(&file, now()).unwrap().0 - 1_650_000_000)));
        std::fs::write(&file, "gister").unwrap();
        assert_eq!(played(&file, now()), None);
        assert!(!is_played(), "nothing but a demo plays");
    }
}
