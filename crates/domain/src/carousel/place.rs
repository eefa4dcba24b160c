//! Placing people at their home tables: room, wishes and arrangements, as even as possible.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A theme table with seats.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Seats {
    /// The index of its topic; several tables may share one.
    pub topic: usize,
    /// Whether it can be reached without steps.
    pub step_free: bool,
    /// How many participants it holds; `None` is as many as come.
    pub capacity: Option<u16>,
}

/// Somebody who needs a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Seeker {
    /// Topics they wish, best first; empty is any.
    pub wishes: Vec<usize>,
    /// Whether they need a step-free table.
    pub step_free: bool,
    /// The table where they already sit; they are not moved.
    pub seated: Option<usize>,
}

/// Whom to place where. People and tables are indices into these lists; pairs outside them are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Placing {
    /// The tables.
    pub tables: Vec<Seats>,
    /// The people.
    pub people: Vec<Seeker>,
    /// Pairs who are never placed at one table (stronger than a wish).
    pub apart: Vec<(usize, usize)>,
    /// Pairs who are placed at one table.
    pub together: Vec<(usize, usize)>,
    /// How many people above the even share a table may take to honour wishes.
    pub above_even: usize,
}

/// Why somebody did not get their first wish, or no table. For facilitators only: it may show an arrangement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhyNot {
    /// No table of that topic exists.
    NoSuchTopic,
    /// Its tables are not step-free.
    NotStepFree,
    /// Somebody they are kept apart from sits there.
    KeptApart,
    /// Its tables are full.
    Full,
    /// They stay together with somebody who is better off elsewhere.
    Together,
}

/// Something to tell about one person's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "note", rename_all = "snake_case")]
pub enum PlaceNote {
    /// They have a table, but not their first wish.
    NotFirstWish {
        /// Who.
        person: usize,
        /// The wish they got, counted from 0; `None` is none of theirs.
        got: Option<usize>,
        /// Why not the first.
        because: WhyNot,
    },
    /// No table can take them.
    NoPlace {
        /// Who.
        person: usize,
        /// Why.
        because: WhyNot,
    },
    /// A pair that should stay together sits at two tables.
    SplitUp {
        /// One of them.
        a: usize,
        /// The other.
        b: usize,
    },
    /// A pair that is kept apart was already seated at one table.
    SeatedWith {
        /// One of them.
        a: usize,
        /// The other.
        b: usize,
    },
}

/// Person → home table, and what could not be as wished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Placement {
    /// Person → table; `None` has no place.
    pub home: Vec<Option<usize>>,
    /// What could not be as wished.
    pub notes: Vec<PlaceNote>,
}

/// A rank further down someone's list weighs as much as this many squares of evenness.
const WISH: usize = 12;

struct Room<'a> {
    placing: &'a Placing,
    home: Vec<Option<usize>>,
    taken: Vec<usize>,
    limit: Vec<usize>,
    apart: Vec<Vec<usize>>,
}

/// Places everybody: capacity, step-free and kept apart always hold; then wishes; then even tables.
///
/// Who is already seated stays. The same input always gives the same placement.
#[must_use]
pub fn place(placing: &Placing) -> Placement {
    let mut room = Room::new(placing);
    let mut groups = room.groups();
    groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), room.choices(group)));
    let mut left = Vec::new();
    for group in &groups {
        if !room.seat(group) {
            left.extend(group.iter().copied());
        }
    }
    groups.retain(|group| group.iter().all(|&person| room.home[person].is_some()));
    room.improve(&groups);
    // Where the even share was too tight, capacity alone decides; groups that fit nowhere are split.
    room.widen();
    left.sort_unstable();
    for person in left {
        room.seat(&[person]);
    }
    let notes = room.notes();
    Placement { home: room.home, notes }
}

impl<'a> Room<'a> {
    fn new(placing: &'a Placing) -> Self {
        let (people, tables) = (placing.people.len(), placing.tables.len());
        let mut apart = vec![Vec::new(); people];
        for &(a, b) in placing.apart.iter().filter(|(a, b)| a != b && *a < people && *b < people) {
            apart[a].push(b);
            apart[b].push(a);
        }
        let share = people.div_ceil(tables.max(1)) + placing.above_even;
        let capacity = |table: &Seats| table.capacity.map_or(usize::MAX, usize::from);
        let home: Vec<_> = placing.people.iter().map(|person| person.seated.filter(|&table| table < tables)).collect();
        let mut taken = vec![0; tables];
        home.iter().flatten().for_each(|&table| taken[table] += 1);
        let limit = placing.tables.iter().map(|table| capacity(table).min(share)).collect();
        Self { placing, home, taken, limit, apart }
    }

    /// Those without a table yet, with whom they stay together; kept apart is stronger.
    fn groups(&self) -> Vec<Vec<usize>> {
        let people = self.home.len();
        let mut group_of: Vec<usize> = (0..people).collect();
        let free = |person: usize| person < people && self.home[person].is_none();
        for &(a, b) in self.placing.together.iter().filter(|&&(a, b)| free(a) && free(b)) {
            let (keep, gone) = (group_of[a].min(group_of[b]), group_of[a].max(group_of[b]));
            let members = |group: usize| (0..people).filter(|&person| group_of[person] == group).collect::<Vec<_>>();
            let clash = members(keep).iter().any(|&p| members(gone).iter().any(|q| self.apart[p].contains(q)));
            if !clash {
                group_of.iter_mut().filter(|group| **group == gone).for_each(|group| *group = keep);
            }
        }
        let members = |group: usize| {
            (0..people).filter(|&person| group_of[person] == group && self.home[person].is_none()).collect::<Vec<_>>()
        };
        (0..people).map(members).filter(|group| !group.is_empty()).collect()
    }

    /// Tables that could take a group if nobody else were there: who has fewest goes first.
    fn choices(&self, group: &[usize]) -> usize {
        (0..self.taken.len()).filter(|&table| self.step_free(group, table) && !self.meets(group, table)).count()
    }

    fn step_free(&self, group: &[usize], table: usize) -> bool {
        self.placing.tables[table].step_free || !group.iter().any(|&person| self.placing.people[person].step_free)
    }

    fn meets(&self, group: &[usize], table: usize) -> bool {
        group.iter().any(|&person| self.apart[person].iter().any(|&other| self.home[other] == Some(table)))
    }

    fn fits(&self, group: &[usize], table: usize) -> bool {
        self.taken[table] + group.len() <= self.limit[table]
            && self.step_free(group, table)
            && !self.meets(group, table)
    }

    /// How far down a person's list a table's topic is; 0 when they have no wish.
    fn rank(&self, person: usize, table: usize) -> usize {
        let wishes = &self.placing.people[person].wishes;
        wishes.iter().position(|&topic| topic == self.placing.tables[table].topic).unwrap_or(wishes.len())
    }

    /// Wishes, pairs that belong together, and how full the table becomes.
    fn price(&self, group: &[usize], table: usize) -> usize {
        let wishes: usize = group.iter().map(|&person| self.rank(person, table)).sum();
        let company = self.placing.together.iter().filter(|&&(a, b)| {
            let away = |one: usize, other: usize| {
                group.contains(&one)
                    && !group.contains(&other)
                    && self.home.get(other).copied().flatten().is_some_and(|home| home != table)
            };
            away(a, b) || away(b, a)
        });
        WISH * (wishes + 100 * company.count()) + (self.taken[table] + group.len()).pow(2) - self.taken[table].pow(2)
    }

    fn put(&mut self, group: &[usize], table: Option<usize>) {
        for &person in group {
            if let Some(old) = std::mem::replace(&mut self.home[person], table) {
                self.taken[old] -= 1;
            }
            if let Some(new) = table {
                self.taken[new] += 1;
            }
        }
    }

    fn seat(&mut self, group: &[usize]) -> bool {
        let best = (0..self.taken.len())
            .filter(|&table| self.fits(group, table))
            .min_by_key(|&table| self.price(group, table));
        if best.is_some() {
            self.put(group, best);
        }
        best.is_some()
    }

    /// Moves and exchanges groups while that makes the whole cheaper; a few passes at most.
    fn improve(&mut self, groups: &[Vec<usize>]) {
        for _ in 0..4 {
            let mut better = false;
            for group in groups {
                let from = self.home[group[0]];
                self.put(group, None);
                let Some(old) = from else { continue };
                let now = self.price(group, old);
                let best = (0..self.taken.len())
                    .filter(|&table| self.fits(group, table))
                    .min_by_key(|&table| (self.price(group, table), table != old));
                let best = best.filter(|&table| self.price(group, table) < now).unwrap_or(old);
                better |= best != old;
                self.put(group, Some(best));
            }
            for (index, one) in groups.iter().enumerate() {
                for other in &groups[index + 1..] {
                    better |= one.len() == other.len() && self.exchange(one, other);
                }
            }
            if !better {
                break;
            }
        }
    }

    fn exchange(&mut self, one: &[usize], other: &[usize]) -> bool {
        let (Some(here), Some(there)) = (self.home[one[0]], self.home[other[0]]) else { return false };
        let wish = |group: &[usize], table| group.iter().map(|&person| self.rank(person, table)).sum::<usize>();
        if here == there || wish(one, there) + wish(other, here) >= wish(one, here) + wish(other, there) {
            return false;
        }
        self.put(one, None);
        self.put(other, None);
        let split = |room: &Self| {
            room.price(one, there) + room.price(other, here) >= room.price(one, here) + room.price(other, there)
        };
        let possible = self.fits(one, there) && self.fits(other, here) && !split(self);
        self.put(one, Some(if possible { there } else { here }));
        self.put(other, Some(if possible { here } else { there }));
        possible
    }

    fn widen(&mut self) {
        for (limit, table) in self.limit.iter_mut().zip(&self.placing.tables) {
            *limit = table.capacity.map_or(usize::MAX, usize::from);
        }
    }

    /// Why a person is not at a table of this topic (or at any table, without a topic).
    fn why_not(&self, person: usize, topic: Option<usize>) -> WhyNot {
        let of_topic = |table: &usize| topic.is_none_or(|topic| self.placing.tables[*table].topic == topic);
        let mut tables: Vec<usize> = (0..self.taken.len()).filter(of_topic).collect();
        if tables.is_empty() {
            return WhyNot::NoSuchTopic;
        }
        tables.retain(|&table| self.step_free(&[person], table));
        if tables.is_empty() {
            return WhyNot::NotStepFree;
        }
        tables.retain(|&table| !self.meets(&[person], table));
        if tables.is_empty() {
            return WhyNot::KeptApart;
        }
        let company = self.placing.together.iter().any(|&(a, b)| a == person || b == person);
        if company { WhyNot::Together } else { WhyNot::Full }
    }

    fn notes(&self) -> Vec<PlaceNote> {
        let mut notes = Vec::new();
        for (person, seeker) in self.placing.people.iter().enumerate().filter(|(_, seeker)| seeker.seated.is_none()) {
            let Some(table) = self.home[person] else {
                notes.push(PlaceNote::NoPlace { person, because: self.why_not(person, None) });
                continue;
            };
            let rank = self.rank(person, table);
            if rank > 0 {
                let because = self.why_not(person, seeker.wishes.first().copied());
                notes.push(PlaceNote::NotFirstWish {
                    person,
                    got: (rank < seeker.wishes.len()).then_some(rank),
                    because,
                });
            }
        }
        let home = |person: usize| self.home.get(person).copied().flatten();
        let both = |&(a, b): &(usize, usize)| Some((a, b, home(a)?, home(b)?));
        let split = self.placing.together.iter().filter_map(both).filter(|(_, _, one, other)| one != other);
        notes.extend(split.map(|(a, b, ..)| PlaceNote::SplitUp { a, b }));
        let beside = self.placing.apart.iter().filter_map(both).filter(|(a, b, one, other)| a != b && one == other);
        notes.extend(beside.map(|(a, b, ..)| PlaceNote::SeatedWith { a, b }));
        notes
    }
}
