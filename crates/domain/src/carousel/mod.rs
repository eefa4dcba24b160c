//! The carousel: everybody visits every other table's flowers, in rounds.
//!
//! Facilitators stay with their flowers, so they are not part of a plan. A schedule is worked out from
//! the plan alone: the same plan always gives the same schedule (method.md, step 6, *Carousel*).
//!
//! How it works. Everybody walks alone, or with whom they are kept together, along the tables that are
//! not theirs: a *walker* with *stops*. A walker's stops stand in consecutive rounds from its arrival,
//! so nobody waits while there is still a table to see. What is left to choose is the order of the
//! stops. With the same presence for all, visits form a bipartite graph of people and tables, and
//! rounds are an edge colouring of it; exchanging two rounds along a chain of people brings every
//! table's sizes within one over the rounds, which is the best that home tables allow (De Werra,
//! equitable edge colouring). Exchanges that keep the sizes then separate people who met before.

mod arrange;
mod floor;
mod place;
mod units;

#[cfg(test)]
mod tests;

pub use arrange::schedule;
pub use place::{PlaceNote, Placement, Placing, Seats, Seeker, WhyNot, place};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The most tables a plan may have.
pub const MAX_TABLES: usize = 40;
/// The most people a plan may have.
pub const MAX_PEOPLE: usize = 500;
/// The most work one arrangement of a plan does, counted in looks at one pair of people: this bounds the time.
pub const MAX_WORK: u64 = 8_000_000;

/// A table with its flowers, as the carousel sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TableSpec {
    /// Whether it can be reached without steps.
    pub step_free: bool,
    /// How many visitors it can hold at once; `None` is as many as come.
    pub capacity: Option<u16>,
}

/// A person who goes round.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PersonSpec {
    /// The index of the table they wrote at; it is not visited.
    pub home: usize,
    /// The first round (from 0) they can join; 0 is on time. Later than the regular rounds counts as right after them.
    pub arrives_before_round: usize,
    /// Whether they sit at step-free places only; another table's flowers come to them.
    pub step_free: bool,
    /// The last round (from 0) they take part in; `None` stays to the end.
    pub leaves_after_round: Option<usize>,
}

/// What a schedule is computed from. People and tables are indices into these lists.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Plan {
    /// The tables with their flowers.
    pub tables: Vec<TableSpec>,
    /// Everybody who goes round, facilitators excepted.
    pub people: Vec<PersonSpec>,
    /// Pairs who are never at one table in the same round (a safety arrangement: stronger than all else here).
    pub apart: Vec<(usize, usize)>,
    /// Pairs who visit every table that both must see in the same round.
    pub together: Vec<(usize, usize)>,
    /// Length of a round in minutes.
    pub minutes_per_round: u16,
    /// Minutes that the evening leaves for the carousel.
    pub minutes_available: u16,
    /// Minutes to walk to the next table, once a round.
    pub minutes_to_change: u16,
}

/// Who is where in each round, and everything a facilitator should know about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Schedule {
    /// Round → person → table; `None` is not (yet, any more) walking in that round.
    pub rounds: Vec<Vec<Option<usize>>>,
    /// What could not be as wished, and what must be arranged.
    pub notes: Vec<Note>,
    /// Work done, in looks at one pair of people.
    pub work: u64,
}

/// Why the groups of a round differ by more than one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Uneven {
    /// So many people share a home table that the rounds cannot even it out.
    HomeTables,
    /// Late arrivals or early leavers.
    Presence,
    /// People who stay together.
    Together,
    /// People who are kept apart.
    Apart,
}

/// Why somebody does not get to a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MissedBecause {
    /// They leave before it is their turn.
    LeavesEarly,
    /// They leave before they arrive, so to speak: absent in all rounds.
    NotPresent,
    /// Each round that is left would bring them to a table with somebody they are kept apart from.
    KeptApart,
}

/// Why two people who should stay together walk separately.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SplitBecause {
    /// One of their group is kept apart from another of it, which is stronger.
    KeptApart,
    /// Waiting for one another would cost one of them a table.
    Presence,
}

/// Something the facilitator should know. Notes about people kept apart or together are for facilitators only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "note", rename_all = "snake_case")]
pub enum Note {
    /// The groups of a round differ by more than one.
    SizeUneven {
        /// The round, from 0.
        round: usize,
        /// People at the emptiest table.
        smallest: usize,
        /// People at the fullest table.
        largest: usize,
        /// What forbids it.
        because: Uneven,
    },
    /// Somebody does not get to a table.
    Missed {
        /// Who.
        person: usize,
        /// Which table they do not see.
        table: usize,
        /// Why.
        because: MissedBecause,
    },
    /// The rounds take longer than the evening has.
    DoesNotFit {
        /// Minutes needed.
        needed: u32,
        /// Minutes available.
        available: u32,
    },
    /// More rounds than the regular one less than the tables.
    ExtraRounds {
        /// How many more.
        rounds: usize,
    },
    /// Two people who are kept apart have the same home table.
    ApartAtHome {
        /// One of them.
        a: usize,
        /// The other.
        b: usize,
        /// Their home table.
        table: usize,
    },
    /// Two people who should stay together walk separately.
    CannotKeepTogether {
        /// One of them.
        a: usize,
        /// The other.
        b: usize,
        /// Why.
        because: SplitBecause,
    },
    /// A table that is not step-free brings its flowers to a step-free place in this round.
    TableComes {
        /// The round, from 0.
        round: usize,
        /// The table.
        table: usize,
        /// For whom.
        people: Vec<usize>,
    },
    /// More visitors in a round than a table can hold.
    OverCapacity {
        /// The round, from 0.
        round: usize,
        /// The table.
        table: usize,
        /// How many come.
        visitors: usize,
        /// How many fit.
        capacity: u16,
    },
}

/// Why a plan cannot be computed at all: it names something that does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum PlanProblem {
    /// A person's home table is not in the list.
    UnknownHome {
        /// The person.
        person: usize,
    },
    /// A pair names somebody who is not in the list.
    UnknownPerson {
        /// The index that was named.
        person: usize,
    },
    /// More tables than [`MAX_TABLES`] or more people than [`MAX_PEOPLE`].
    TooLarge,
}

/// Whether a carousel fits in the time there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fit {
    /// Rounds: one less than the tables.
    pub rounds: usize,
    /// Minutes needed, walking included.
    pub needed: u32,
    /// Minutes available.
    pub available: u32,
    /// Whether `needed` is within `available`.
    pub fits: bool,
}

/// Whether the regular rounds fit the evening, in minutes: beforehand, without anybody's name.
#[must_use]
pub fn fits(tables: usize, minutes_per_round: u16, minutes_to_change: u16, minutes_available: u16) -> Fit {
    fit_rounds(tables.saturating_sub(1), minutes_per_round, minutes_to_change, minutes_available)
}

fn fit_rounds(rounds: usize, minutes_per_round: u16, minutes_to_change: u16, minutes_available: u16) -> Fit {
    let each = u32::from(minutes_per_round) + u32::from(minutes_to_change);
    let needed = u32::try_from(rounds).unwrap_or(u32::MAX).saturating_mul(each);
    let available = u32::from(minutes_available);
    Fit { rounds, needed, available, fits: needed <= available }
}

/// Who has not seen what: person → the tables other than home that no round so far brought them to.
///
/// Give the rounds that were really walked to know where the evening stands.
#[must_use]
pub fn coverage(tables: usize, homes: &[usize], rounds: &[Vec<Option<usize>>]) -> Vec<Vec<usize>> {
    homes
        .iter()
        .enumerate()
        .map(|(person, &home)| {
            let mut seen = vec![false; tables];
            if let Some(own) = seen.get_mut(home) {
                *own = true;
            }
            for table in rounds.iter().filter_map(|round| round.get(person).copied().flatten()) {
                if let Some(cell) = seen.get_mut(table) {
                    *cell = true;
                }
            }
            (0..tables).filter(|&table| !seen[table]).collect()
        })
        .collect()
}

/// How often people meet in the rounds of a schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mixing {
    /// Meetings: each pair at one table in one round counts once.
    pub meetings: usize,
    /// Pairs who meet in two rounds or more.
    pub pairs_again: usize,
    /// The number of rounds of the pair that meets most often.
    pub most_often: usize,
    /// Meetings between people of the same home table.
    pub same_home: usize,
}

/// Counts how often pairs meet in the given rounds.
#[must_use]
pub fn mixing(homes: &[usize], rounds: &[Vec<Option<usize>>]) -> Mixing {
    let mut mixing = Mixing { meetings: 0, pairs_again: 0, most_often: 0, same_home: 0 };
    for a in 0..homes.len() {
        for b in a + 1..homes.len() {
            let met = rounds.iter().filter(|round| round[a].is_some() && round[a] == round[b]).count();
            mixing.meetings += met;
            mixing.most_often = mixing.most_often.max(met);
            mixing.pairs_again += usize::from(met > 1);
            if homes[a] == homes[b] {
                mixing.same_home += met;
            }
        }
    }
    mixing
}
