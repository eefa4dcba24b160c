//! The floor while a schedule is being worked out: who is at which table in which slot, and what it costs.

use super::units::{Presence, Visit, Walker};
use super::{MAX_WORK, Plan};

/// What an arrangement costs; compared from left to right, less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cost {
    /// Pairs kept apart who are at one table in the same round.
    pub conflicts: i64,
    /// Sum over rounds and tables of the size squared: least when groups are even.
    pub spread: i64,
    /// Sum over pairs of the meetings squared, the home table counting as one: least when neighbours are mixed.
    pub meets: i64,
}

/// The walkers' stops in slots. A slot is a round; a person counts in it only while present.
pub(super) struct Floor {
    pub walkers: Vec<Walker>,
    /// Walker → slot → stop.
    pub order: Vec<Vec<Option<usize>>>,
    /// Walker → the slot after the last it may use.
    pub end: Vec<usize>,
    /// Person → walker.
    pub walker_of: Vec<usize>,
    /// Slot → table → people present.
    pub cell: Vec<Vec<Vec<usize>>>,
    /// Person → slot → table, while present.
    pub at: Vec<Vec<Option<usize>>>,
    pub cost: Cost,
    pub work: u64,
    present: Vec<Presence>,
    apart: Vec<Vec<usize>>,
    met: Vec<i64>,
    tables: usize,
}

impl Floor {
    /// An empty floor on which each walker then gets a first order of its stops, different within a home table
    /// and for each variant.
    pub fn new(
        plan: &Plan,
        walkers: Vec<Walker>,
        present: Vec<Presence>,
        apart: Vec<Vec<usize>>,
        variant: usize,
    ) -> Self {
        let (people, tables) = (plan.people.len(), plan.tables.len());
        let slots = walkers.iter().map(|walker| walker.from + walker.stops.len()).max().unwrap_or(0);
        let mut met = vec![0; people * people];
        for a in 0..people {
            for b in 0..people {
                met[a * people + b] = i64::from(plan.people[a].home == plan.people[b].home);
            }
        }
        let mut walker_of = vec![0; people];
        for (index, walker) in walkers.iter().enumerate() {
            for visit in walker.stops.iter().flatten() {
                for &person in &visit.people {
                    walker_of[person] = index;
                }
            }
        }
        let mut floor = Self {
            order: vec![vec![None; slots]; walkers.len()],
            end: walkers.iter().map(|walker| walker.from + walker.stops.len()).collect(),
            walker_of,
            cell: vec![vec![Vec::new(); tables]; slots],
            at: vec![vec![None; slots]; people],
            cost: Cost { conflicts: 0, spread: 0, meets: 0 },
            work: 0,
            walkers,
            present,
            apart,
            met,
            tables,
        };
        floor.start(variant);
        floor
    }

    fn start(&mut self, variant: usize) {
        let mut nth_of_home = vec![0; self.tables];
        for walker in 0..self.walkers.len() {
            let Walker { from, home, ref stops } = self.walkers[walker];
            let count = stops.len();
            let nth = nth_of_home[home] + variant * (1 + home);
            nth_of_home[home] += 1;
            if count == 0 {
                continue;
            }
            let strides: Vec<usize> =
                (1..=count).filter(|&stride| greatest_common_divisor(stride, count) == 1).collect();
            let apart = self.walkers[walker]
                .stops
                .iter()
                .flatten()
                .any(|visit| visit.people.iter().any(|&person| !self.apart[person].is_empty()));
            // Who is kept apart from somebody takes the first order of all that meets fewest of them.
            let orders = if apart { count * strides.len() } else { 1 };
            let stop = |order: usize, step: usize| {
                let nth = nth + order;
                (nth + step * strides[(nth / count) % strides.len()]) % count
            };
            let conflicts = |floor: &Self, order: usize| {
                (0..count).filter(|&step| floor.would_conflict(walker, stop(order, step), from + step)).count()
            };
            let order = (0..orders).min_by_key(|&order| if apart { conflicts(self, order) } else { 0 }).unwrap_or(0);
            for step in 0..count {
                self.put(walker, from + step, Some(stop(order, step)));
            }
        }
    }

    pub fn slots(&self) -> usize {
        self.cell.len()
    }

    pub fn tables(&self) -> usize {
        self.tables
    }

    /// Whether the work allowance is used up.
    pub fn tired(&self) -> bool {
        self.work >= MAX_WORK
    }

    pub fn present(&self, person: usize, slot: usize) -> bool {
        (self.present[person].from..self.present[person].until).contains(&slot)
    }

    pub fn size(&self, slot: usize, table: usize) -> i64 {
        i64::try_from(self.cell[slot][table].len()).unwrap_or(i64::MAX)
    }

    pub fn met(&self, a: usize, b: usize) -> i64 {
        self.met[a * self.walker_of.len() + b]
    }

    /// The person and table of a walker's slot, when it is one person at one table who is present then.
    pub fn single(&self, walker: usize, slot: usize) -> Option<(usize, usize)> {
        let [visit] = &self.walkers[walker].stops[self.order[walker][slot]?][..] else { return None };
        let [person] = visit.people[..] else { return None };
        self.present(person, slot).then_some((person, visit.table))
    }

    /// Exchanges two slots of a walker.
    pub fn swap(&mut self, walker: usize, one: usize, other: usize) {
        let (first, second) = (self.order[walker][one], self.order[walker][other]);
        self.put(walker, one, None);
        self.put(walker, other, None);
        self.put(walker, one, second);
        self.put(walker, other, first);
    }

    /// Puts a stop (or nothing) in a walker's slot, in place of what is there.
    pub fn put(&mut self, walker: usize, slot: usize, stop: Option<usize>) {
        if let Some(old) = self.order[walker][slot].take() {
            let visits = std::mem::take(&mut self.walkers[walker].stops[old]);
            visits.iter().for_each(|visit| self.depart(slot, visit));
            self.walkers[walker].stops[old] = visits;
        }
        if let Some(new) = stop {
            let visits = std::mem::take(&mut self.walkers[walker].stops[new]);
            visits.iter().for_each(|visit| self.arrive(slot, visit));
            self.walkers[walker].stops[new] = visits;
            self.order[walker][slot] = stop;
        }
    }

    fn arrive(&mut self, slot: usize, visit: &Visit) {
        for &person in &visit.people {
            if !self.present(person, slot) {
                continue;
            }
            self.cost.spread += 2 * self.size(slot, visit.table) + 1;
            self.pair_up(person, slot, visit.table, 1);
            self.cell[slot][visit.table].push(person);
            self.at[person][slot] = Some(visit.table);
        }
    }

    fn depart(&mut self, slot: usize, visit: &Visit) {
        for &person in &visit.people {
            let Some(seat) = self.cell[slot][visit.table].iter().position(|&other| other == person) else { continue };
            self.cell[slot][visit.table].swap_remove(seat);
            self.at[person][slot] = None;
            self.cost.spread -= 2 * self.size(slot, visit.table) + 1;
            self.pair_up(person, slot, visit.table, -1);
        }
    }

    /// Counts one meeting more (or less) of a person with everybody else in a cell.
    fn pair_up(&mut self, person: usize, slot: usize, table: usize, sign: i64) {
        let people = self.walker_of.len();
        let cell = &self.cell[slot][table];
        self.work += cell.len() as u64;
        for &other in cell {
            let met = &mut self.met[person * people + other];
            self.cost.meets += 2 * sign * *met + 1;
            *met += sign;
            let now = *met;
            self.met[other * people + person] = now;
            if !self.apart[person].is_empty() && self.apart[person].binary_search(&other).is_ok() {
                self.cost.conflicts += sign;
            }
        }
    }

    /// The first slot and pair, in order, of two people kept apart at one table.
    pub fn conflicts(&self) -> Vec<(usize, usize, usize)> {
        let mut found = Vec::new();
        for (a, list) in self.apart.iter().enumerate() {
            for &b in list.iter().filter(|&&b| b > a) {
                found.extend(
                    (0..self.slots())
                        .filter(|&slot| self.at[a][slot].is_some() && self.at[a][slot] == self.at[b][slot])
                        .map(|slot| (slot, a, b)),
                );
            }
        }
        found.sort_unstable();
        found
    }

    /// Makes one more slot at the end.
    pub fn add_slot(&mut self) {
        self.cell.push(vec![Vec::new(); self.tables]);
        self.order.iter_mut().for_each(|slots| slots.push(None));
        self.at.iter_mut().for_each(|slots| slots.push(None));
    }

    /// Whether a walker's stop in a slot would bring together people who are kept apart.
    pub fn would_conflict(&self, walker: usize, stop: usize, slot: usize) -> bool {
        self.walkers[walker].stops[stop].iter().any(|visit| {
            visit.people.iter().any(|&person| {
                self.present(person, slot)
                    && self.apart[person].iter().any(|&other| self.at[other][slot] == Some(visit.table))
            })
        })
    }
}

fn greatest_common_divisor(a: usize, b: usize) -> usize {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}
