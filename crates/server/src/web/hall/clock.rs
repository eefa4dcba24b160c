//! The clock of the part or round, as every page of the hall shows it: running, standing still, or
//! not there.

use crate::clock;
use crate::text::T;
use crate::web::here::Here;
use crate::web::meeting::view;
use bloemenzee_domain::facts::Facts;

/// A clock to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// Until when it runs, in seconds since 1970; 0 when it does not run.
    pub until: i64,
    /// What is left on a clock that stands still, `12:30`; empty otherwise.
    pub left: String,
    /// Whether the viewer may make it stand still, go on, or last longer or shorter.
    pub steers: bool,
    /// How many minutes can be taken off at once: no more than are left, so that undoing gives back what was taken.
    pub fewer: Vec<u32>,
}

/// The minutes of the buttons that take some off.
const FEWER: [u32; 3] = [1, 5, 10];

impl Clock {
    /// The clock that everybody sees; none when `shown` is not so.
    pub fn of(facts: &Facts, shown: bool) -> Self {
        if !shown {
            return Self::default();
        }
        let left = |seconds: u32| format!("{}:{:02}", seconds / 60, seconds % 60);
        Self {
            until: facts.part_until.map_or(0, |m| m.0),
            left: facts.part_left.map(left).unwrap_or_default(),
            steers: false,
            fewer: Vec::new(),
        }
    }

    /// The same, with its buttons for who may use them.
    pub fn steered(here: &Here, shown: bool) -> Self {
        let facts = &here.route().facts;
        let clock = Self::of(facts, shown);
        let some = clock.until > 0 || !clock.left.is_empty();
        let steers = some && facts.handed_over.is_none() && view::may(here, "clock.pause");
        let running = facts.part_until.map_or(0, |until| until.0 - clock::now().0);
        let left = facts.part_left.map_or(running, i64::from);
        Self { steers, fewer: if steers { fewer(left) } else { Vec::new() }, ..clock }
    }

    /// That it stands still, in words; empty when it does not.
    pub fn still(&self, t: T) -> String {
        if self.left.is_empty() { String::new() } else { t.w("clock-still-left", "left", &self.left) }
    }
}

/// The minutes that can be taken off a clock on which so many seconds are left.
fn fewer(left: i64) -> Vec<u32> {
    FEWER.into_iter().filter(|minutes| i64::from(*minutes) * 60 < left).collect()
}

#[cfg(test)]
mod tests {
    use super::{Clock, fewer};
    use crate::web::meeting::tests::hall;
    use bloemenzee_domain::fact::Fact;
    use bloemenzee_domain::time::Moment;

    #[test]
    fn a_clock_runs_or_shows_what_is_left_and_is_there_only_where_it_is_shown() {
        let mut facts = hall().facts;
        facts.apply(&Fact::ClockSet { until: Some(Moment(900)), left: None }, 1);
        assert_eq!(Clock::of(&facts, true), Clock { until: 900, ..Clock::default() });
        facts.apply(&Fact::ClockSet { until: None, left: Some(754) }, 2);
        assert_eq!(Clock::of(&facts, true).left, "12:34");
        assert_eq!(Clock::of(&facts, false), Clock::default());
    }

    #[test]
    fn no_more_minutes_are_taken_off_than_are_left() {
        assert_eq!(fewer(601), [1, 5, 10]);
        assert_eq!(fewer(600), [1, 5]);
        assert_eq!(fewer(61), [1]);
        assert!(fewer(60).is_empty() && fewer(-30).is_empty(), "a clock that runs out is not shortened");
    }
}
