//! A row of gatherings as one recurring event: pure.
//!
//! The rules keep every gathering of a row as a record of its own, each of which can be moved or
//! cancelled (`follow_up::gathering`). A calendar wants a rule, and the exceptions to it.

use bloemenzee_domain::follow_up::FollowUpGathering;
use bloemenzee_domain::id::GatheringId;
use bloemenzee_domain::time::Moment;
use std::collections::BTreeMap;

const WEEK: i64 = 7 * 86_400;

/// Gatherings so many weeks apart, at the same hour of the clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// The first one, which names the row.
    pub first: GatheringId,
    /// When the first is by the rule.
    pub start: Moment,
    /// How many weeks there are between two.
    pub weeks: u32,
    /// Each gathering, with the moment at which it is by the rule; at least two, in order.
    pub slots: Vec<(Moment, &'a FollowUpGathering)>,
}

impl<'a> Row<'a> {
    /// The row that a gathering is one of; none for one by itself.
    pub fn of(all: impl Iterator<Item = &'a FollowUpGathering>, is: &FollowUpGathering) -> Option<Self> {
        let first = is.row?;
        let mut members: Vec<_> = all.filter(|other| other.row == Some(first)).collect();
        members.sort_by_key(|is| is.number);
        row(first, &members)
    }

    /// The gatherings that differ from what the rule says: on another moment or at another place than
    /// the rule's, with an invitation that changed, or cancelled.
    pub fn exceptions(&self) -> Vec<(Moment, &'a FollowUpGathering)> {
        let (place, minutes) = (self.place(), self.minutes());
        let differs = |(slot, is): &&(Moment, &FollowUpGathering)| {
            is.at != *slot || is.place != place || is.minutes != minutes || is.sequence > 0 || is.cancelled.is_some()
        };
        self.slots.iter().filter(differs).copied().collect()
    }

    /// The place of the rule: where most of them are.
    pub fn place(&self) -> &'a str {
        self.most(|is| is.place.as_str()).unwrap_or("")
    }

    /// How many minutes the rule says: as most of them do.
    pub fn minutes(&self) -> Option<u32> {
        self.most(|is| is.minutes).flatten()
    }

    /// What is so of most of them.
    fn most<T: Ord>(&self, of: impl Fn(&'a FollowUpGathering) -> T) -> Option<T> {
        let mut counts: BTreeMap<T, usize> = BTreeMap::new();
        for (_, is) in &self.slots {
            *counts.entry(of(is)).or_default() += 1;
        }
        counts.into_iter().max_by_key(|(_, n)| *n).map(|(what, _)| what)
    }
}

/// The rows among these gatherings, and those that stand alone: also what was planned as a row before
/// rows had a rule.
pub fn rows<'a>(all: impl Iterator<Item = &'a FollowUpGathering>) -> (Vec<Row<'a>>, Vec<&'a FollowUpGathering>) {
    let mut of: BTreeMap<GatheringId, Vec<&FollowUpGathering>> = BTreeMap::new();
    let mut alone = Vec::new();
    for is in all {
        match is.row {
            Some(first) => of.entry(first).or_default().push(is),
            None => alone.push(is),
        }
    }
    let mut found = Vec::new();
    for (first, mut members) in of {
        members.sort_by_key(|is| is.number);
        match row(first, &members) {
            Some(row) => found.push(row),
            None => alone.extend(members),
        }
    }
    alone.sort_by_key(|is| is.number);
    (found, alone)
}

fn row<'a>(first: GatheringId, members: &[&'a FollowUpGathering]) -> Option<Row<'a>> {
    let slots: Vec<_> = members.iter().map(|is| Some((is.slot?, *is))).collect::<Option<_>>()?;
    let [(start, _), (second, _), ..] = slots.as_slice() else { return None };
    // An hour more or less is the clock that changed in between.
    let weeks = second.0.checked_sub(start.0)?.checked_add(WEEK / 2)?.checked_div(WEEK)?;
    let weeks = u32::try_from(weeks).ok().filter(|weeks| *weeks > 0)?;
    Some(Row { first, start: *start, weeks, slots })
}
