//! How far each table is with what lies on it, for the control room: who sits there now, and how many of them have
//! answered everything of that table.
//!
//! Counts as [`coverage`](super::coverage) does: a not-yet that is not for the facilitators' eyes counts as not seen.

use super::coverage::to_see;
use super::view;
use crate::web::here::Here;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::id::TableId;
use bloemenzee_domain::method::Part;
use bloemenzee_domain::time::Moment;

/// With so little left on the clock, in seconds, a table that is not ready is late.
const NEARLY: i64 = 120;

/// One table, in words.
pub struct Pace {
    /// The table's name.
    pub name: String,
    /// How many who sit there are ready, in words.
    pub figure: String,
    /// Whether its time is nearly over and it is not ready.
    pub late: bool,
    /// Where to look at it.
    pub href: String,
}

/// The tables where somebody sits, in order; none while nothing is written or visited.
pub fn tables(here: &Here) -> Vec<Pace> {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    if !facts.method.decides() || !matches!(facts.part, Some(Part::Tables | Part::Carousel)) {
        return Vec::new();
    }
    let ends = nearly_over(facts, here.ctx().now);
    let line = |table: &TableId| {
        let people = route.speakers_at(*table);
        let ready = people.iter().filter(|who| to_see(facts, **who, *table) == 0).count();
        let parts = [("n", ready.to_string()), ("of", people.len().to_string())];
        let written = facts.live_ideas().iter().any(|idea| idea.table == *table);
        (!people.is_empty()).then(|| Pace {
            name: view::table_name(facts, t, *table),
            figure: if written { t.a("pace-figure", &parts) } else { t.s("pace-nothing") },
            late: ends && (!written || ready < people.len()),
            href: format!("/r/{}/table?table={table}", here.id),
        })
    };
    view::tables_in_order(facts).iter().filter_map(line).collect()
}

/// Whether the clock of the part or round has nearly run out, also while it stands still.
fn nearly_over(facts: &Facts, now: Moment) -> bool {
    let running = facts.part_until.map(|until| until.0 - now.0);
    running.or(facts.part_left.map(i64::from)).is_some_and(|left| left <= NEARLY)
}

#[cfg(test)]
mod tests {
    use super::nearly_over;
    use crate::web::meeting::tests::hall;
    use bloemenzee_domain::fact::Fact;
    use bloemenzee_domain::time::Moment;

    #[test]
    fn a_table_is_late_only_when_the_clock_says_so() {
        let mut facts = hall().facts;
        let mut set = |until: Option<i64>, left| {
            facts.apply(&Fact::ClockSet { until: until.map(Moment), left }, 1);
            nearly_over(&facts, Moment(1000))
        };
        assert!(!set(None, None), "no clock, no hurry");
        assert!(!set(Some(1121), None));
        assert!(set(Some(1120), None));
        assert!(set(Some(500), None), "it has run out");
        assert!(set(None, Some(60)), "it stands still with a minute left");
        assert!(!set(None, Some(600)));
    }
}
