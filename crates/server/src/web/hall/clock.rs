//! The clock of the part or round, as every page of the hall shows it: running, standing still, or
//! not there.

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
    /// Whether the viewer may make it stand still, go on, or last longer.
    pub steers: bool,
}

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
        }
    }

    /// The same, with its buttons for who may use them.
    pub fn steered(here: &Here, shown: bool) -> Self {
        let facts = &here.route().facts;
        let clock = Self::of(facts, shown);
        let some = clock.until > 0 || !clock.left.is_empty();
        Self { steers: some && facts.handed_over.is_none() && view::may(here, "clock.pause"), ..clock }
    }

    /// That it stands still, in words; empty when it does not.
    pub fn still(&self, t: T) -> String {
        if self.left.is_empty() { String::new() } else { t.w("clock-still-left", "left", &self.left) }
    }
}

#[cfg(test)]
mod tests {
    use super::Clock;
    use crate::web::meeting::tests::hall;
    use bloemenzee_domain::fact::Fact;
    use bloemenzee_domain::time::Moment;

    #[test]
    fn a_clock_runs_or_shows_what_is_left_and_is_there_only_where_it_is_shown() {
        let mut facts = hall().facts;
        facts.apply(&Fact::ClockSet { until: Some(Moment(900)), left: None }, 1);
        assert_eq!(Clock::of(&facts, true), Clock { until: 900, left: String::new(), steers: false });
        facts.apply(&Fact::ClockSet { until: None, left: Some(754) }, 2);
        assert_eq!(Clock::of(&facts, true).left, "12:34");
        assert_eq!(Clock::of(&facts, false), Clock::default());
    }
}
