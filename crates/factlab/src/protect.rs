//! Disclosure control: which counts are not shown, so that none of those can be worked out from the rest.
//!
//! A reader knows every sum, every shown count (taken as exact, although it is rounded: that errs on the safe side) and
//! that no count is negative. What such a reader can still tell of a hidden count is an interval, found by two linear
//! programmes. Further counts are hidden until every sensitive one has its interval; then the intervals are audited.

use crate::cells::System;
use microlp::{ComparisonOp, OptimizationDirection, Problem};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Below this two numbers of the solver are equal; counts are whole numbers.
const EXACT: f64 = 1e-6;
/// How many cells around a sensitive one are looked at first.
const NEAR: usize = 400;
/// How many linear programmes the last tidying may cost.
const TIDYING: usize = 3_000;

/// What is hidden, and how well.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Protection {
    /// Shown cells that are not shown after all, by number.
    pub hidden: BTreeSet<usize>,
    /// In figures.
    pub summary: Summary,
}

/// Protection in figures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// Counts that would have been shown.
    pub cells: u32,
    /// Hidden because they are sensitive themselves.
    pub primary: u32,
    /// Hidden to keep others hidden.
    pub secondary: u32,
    /// Sensitive counts and hidden ones whose interval was computed.
    pub audited: u32,
    /// Of those, how many failed. Anything but zero releases nothing.
    pub failed: u32,
    /// The narrowest interval of a hidden count, rounded down.
    pub narrowest: u32,
}

/// Between what a reader can place a count.
pub type Interval = (f64, f64);

/// Hides what must be hidden, and audits it.
pub fn protect(system: &System) -> Protection {
    let mut work = Work::new(system);
    let primary: BTreeSet<usize> = work.hidden.clone();
    work.hide_all_needed();
    work.tidy(&primary);
    let audit = work.widen();
    let shown = system.cells.iter().filter(|cell| cell.shown).count();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let failed = audit.iter().filter(|(cell, interval)| !work.holds(**cell, **interval)).count();
    let narrowest = audit.iter().filter(|(cell, _)| system.cells[**cell].shown).map(|(_, (low, high))| high - low);
    let narrowest = narrowest.fold(f64::INFINITY, f64::min);
    let summary = Summary {
        cells: count(shown),
        primary: count(primary.len()),
        secondary: count(work.hidden.len() - primary.len()),
        audited: count(audit.len()),
        failed: count(failed),
        narrowest: if narrowest.is_finite() { (narrowest + EXACT).floor() as u32 } else { 0 },
    };
    Protection { hidden: work.hidden, summary }
}

/// The intervals of all cells that are sensitive or hidden, given which shown cells are hidden.
pub fn intervals(system: &System, hidden: &BTreeSet<usize>) -> BTreeMap<usize, Interval> {
    let mut work = Work::new(system);
    work.hidden.clone_from(hidden);
    work.audit()
}

struct Work<'a> {
    system: &'a System,
    sums_of: Vec<Vec<usize>>,
    hidden: BTreeSet<usize>,
}

impl<'a> Work<'a> {
    fn new(system: &'a System) -> Self {
        let cells = system.cells.iter().enumerate();
        let hidden = cells.filter(|(_, cell)| cell.shown && cell.protect.is_some()).map(|(at, _)| at).collect();
        Self { system, sums_of: system.sums_of_cells(), hidden }
    }

    fn unknown(&self, cell: usize) -> bool {
        !self.system.cells[cell].shown || self.hidden.contains(&cell)
    }

    /// Whether an interval is wide enough for its cell. What is hidden for others' sake must just not be exact.
    fn holds(&self, cell: usize, (low, high): Interval) -> bool {
        let needed = self.system.cells[cell].protect.map_or(1.0, |width| width as f64);
        high - low >= needed - EXACT
    }

    /// Cells that must have an interval: sensitive, or shown but hidden.
    fn watched(&self) -> Vec<usize> {
        let cells = 0..self.system.cells.len();
        cells.filter(|cell| self.system.cells[*cell].protect.is_some() || self.hidden.contains(cell)).collect()
    }

    fn hide_all_needed(&mut self) {
        let mut safe: BTreeSet<usize> = BTreeSet::new();
        let mut targets: Vec<_> =
            self.watched().into_iter().filter(|cell| self.system.cells[*cell].protect.is_some()).collect();
        // Large ones first: what hides them hides small ones too.
        targets
            .sort_by_key(|cell| std::cmp::Reverse((self.system.cells[*cell].protect, self.system.cells[*cell].value)));
        for target in targets {
            if safe.contains(&target) {
                continue;
            }
            let component = self.component(target);
            if self.interval(target, &component).is_some_and(|interval| self.holds(target, interval)) {
                continue;
            }
            self.hide_for(target, &mut safe);
        }
    }

    /// Hides the cheapest set of further cells that lets the target move by its width.
    fn hide_for(&mut self, target: usize, safe: &mut BTreeSet<usize>) {
        let near = self.near(target, NEAR);
        let all = || self.near(target, usize::MAX);
        let found = self.move_of(target, &near).or_else(|| self.move_of(target, &all()));
        let Some(moves) = found else {
            // Nothing can move: hide everything that stands in a sum with it.
            let sums = self.sums_of[target].iter().map(|sum| &self.system.sums[*sum]);
            let cells: Vec<_> = sums.flat_map(|(total, parts)| parts.iter().chain([total])).copied().collect();
            self.hidden.extend(cells.into_iter().filter(|cell| self.system.cells[*cell].shown));
            return;
        };
        for (cell, by) in moves {
            if by.abs() > EXACT && self.system.cells[cell].shown {
                self.hidden.insert(cell);
            }
            if self.system.cells[cell].protect.is_some_and(|width| by.abs() >= width as f64 - EXACT) {
                safe.insert(cell);
            }
        }
    }

    /// A change of the table that keeps every sum, moves the target by its width, up or else down, and touches as few
    /// shown cells as possible, of the cells allowed. Zeros stay: they are known from elsewhere too often.
    fn move_of(&self, target: usize, allowed: &BTreeSet<usize>) -> Option<Vec<(usize, f64)>> {
        let width = self.system.cells[target].protect.unwrap_or(1) as f64;
        let down = self.system.cells[target].value as f64 >= width;
        [Some(width), down.then_some(-width)].into_iter().flatten().find_map(|by| self.solve(target, by, allowed))
    }

    fn solve(&self, target: usize, by: f64, allowed: &BTreeSet<usize>) -> Option<Vec<(usize, f64)>> {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let mut variables = BTreeMap::new();
        for cell in allowed {
            let this = &self.system.cells[*cell];
            let value = this.value as f64;
            if *cell == target {
                let (up, down) = (by.max(0.0), (-by).max(0.0));
                variables.insert(*cell, (problem.add_var(0.0, (up, up)), problem.add_var(0.0, (down, down))));
            } else if self.unknown(*cell) {
                variables.insert(
                    *cell,
                    (problem.add_var(0.001, (0.0, f64::INFINITY)), problem.add_var(0.001, (0.0, value))),
                );
            } else if this.value > 0 {
                let cost = 1.0 + (1.0 + value).ln() / 20.0;
                variables
                    .insert(*cell, (problem.add_var(cost, (0.0, f64::INFINITY)), problem.add_var(cost, (0.0, value))));
            }
        }
        let sums: BTreeSet<usize> = variables.keys().flat_map(|cell| self.sums_of[*cell].iter().copied()).collect();
        for sum in sums {
            let (total, parts) = &self.system.sums[sum];
            let mut row = Vec::new();
            for (cell, sign) in parts.iter().map(|part| (part, 1.0)).chain([(total, -1.0)]) {
                if let Some((up, down)) = variables.get(cell) {
                    row.extend([(*up, sign), (*down, -sign)]);
                }
            }
            problem.add_constraint(row, ComparisonOp::Eq, 0.0);
        }
        let solution = problem.solve().ok()?.into_solution().ok()?;
        let moved =
            variables.iter().map(|(cell, (up, down))| (*cell, solution.var_value(*up) - solution.var_value(*down)));
        Some(moved.collect())
    }

    /// The cells around one, along sums, at most about so many; every sum that is entered is entered whole.
    fn near(&self, start: usize, most: usize) -> BTreeSet<usize> {
        let mut found = BTreeSet::from([start]);
        let mut queue = VecDeque::from([start]);
        while let Some(cell) = queue.pop_front() {
            if found.len() >= most {
                break;
            }
            for sum in &self.sums_of[cell] {
                let (total, parts) = &self.system.sums[*sum];
                for next in parts.iter().chain([total]) {
                    if found.insert(*next) {
                        queue.push_back(*next);
                    }
                }
            }
        }
        found
    }

    /// The unknown cells that one unknown cell hangs together with.
    fn component(&self, start: usize) -> BTreeSet<usize> {
        let mut found = BTreeSet::from([start]);
        let mut queue = VecDeque::from([start]);
        while let Some(cell) = queue.pop_front() {
            for sum in &self.sums_of[cell] {
                let (total, parts) = &self.system.sums[*sum];
                for next in parts.iter().chain([total]) {
                    if self.unknown(*next) && found.insert(*next) {
                        queue.push_back(*next);
                    }
                }
            }
        }
        found
    }

    /// What a reader can tell of a cell: the least and the most it can be. `None` when the solver has no answer.
    fn interval(&self, target: usize, component: &BTreeSet<usize>) -> Option<Interval> {
        let end = |direction| {
            let mut problem = Problem::new(direction);
            let variables: BTreeMap<usize, _> = component
                .iter()
                .map(|cell| (*cell, problem.add_var(f64::from(u8::from(*cell == target)), (0.0, f64::INFINITY))))
                .collect();
            let sums: BTreeSet<usize> = component.iter().flat_map(|cell| self.sums_of[*cell].iter().copied()).collect();
            for sum in sums {
                let (total, parts) = &self.system.sums[sum];
                let mut row = Vec::new();
                let mut known = 0.0;
                for (cell, sign) in parts.iter().map(|part| (part, 1.0)).chain([(total, -1.0)]) {
                    match variables.get(cell) {
                        Some(variable) => row.push((*variable, sign)),
                        None => known -= sign * self.system.cells[*cell].value as f64,
                    }
                }
                problem.add_constraint(row, ComparisonOp::Eq, known);
            }
            match problem.solve() {
                Ok(answer) => answer.into_solution().ok().map(|solution| solution.var_value(variables[&target])),
                Err(microlp::Error::Unbounded) => Some(f64::INFINITY),
                Err(_) => None,
            }
        };
        Some((end(OptimizationDirection::Minimize)?, end(OptimizationDirection::Maximize)?))
    }

    /// Audits, and hides all around what fails, until nothing fails: in the end everything that hangs together is hidden.
    fn widen(&mut self) -> BTreeMap<usize, Interval> {
        loop {
            let audit = self.audit();
            let failing = audit.iter().filter(|(cell, interval)| !self.holds(**cell, **interval));
            let sums: BTreeSet<usize> = failing.flat_map(|(cell, _)| self.sums_of[*cell].iter().copied()).collect();
            let before = self.hidden.len();
            for sum in sums {
                let (total, parts) = &self.system.sums[sum];
                let around = parts.iter().chain([total]).copied();
                self.hidden.extend(around.filter(|cell| self.system.cells[*cell].shown));
            }
            if self.hidden.len() == before {
                return audit;
            }
        }
    }

    /// Shows again what need not be hidden, the largest first.
    fn tidy(&mut self, primary: &BTreeSet<usize>) {
        let mut secondary: Vec<_> = self.hidden.difference(primary).copied().collect();
        secondary.sort_by_key(|cell| std::cmp::Reverse(self.system.cells[*cell].value));
        let mut left = TIDYING;
        for cell in secondary {
            let component = self.component(cell);
            let watched: Vec<_> =
                self.watched().into_iter().filter(|other| *other != cell && component.contains(other)).collect();
            if 2 * watched.len() > left {
                continue;
            }
            self.hidden.remove(&cell);
            let good = watched.iter().all(|other| {
                left = left.saturating_sub(2);
                let component = self.component(*other);
                self.interval(*other, &component).is_some_and(|interval| self.holds(*other, interval))
            });
            if !good {
                self.hidden.insert(cell);
            }
        }
    }

    /// The interval of every watched cell. One that the solver cannot answer counts as exactly known.
    fn audit(&self) -> BTreeMap<usize, Interval> {
        let one = |cell: usize| {
            let value = self.system.cells[cell].value as f64;
            (cell, self.interval(cell, &self.component(cell)).unwrap_or((value, value)))
        };
        self.watched().into_iter().map(one).collect()
    }
}

/// A count as it is shown: the nearest multiple, halves up.
pub fn rounded(value: u64, to: u32) -> u64 {
    let to = u64::from(to.max(1));
    (value + to / 2) / to * to
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::Rule;
    use proptest::prelude::*;

    /// A table with its margins, as a system. Answers the numbers of the inner cells too.
    fn table(counts: &[Vec<u64>]) -> (System, Vec<Vec<usize>>) {
        let mut system = System::new(Rule::default());
        let mut inner = Vec::new();
        for (i, row) in counts.iter().enumerate() {
            let cells: Vec<_> =
                row.iter().enumerate().map(|(j, n)| system.cell(format!("{i}:{j}"), *n, true)).collect();
            let margin = system.cell(format!("{i}:all"), row.iter().sum(), true);
            system.sum(margin, cells.clone());
            inner.push(cells);
        }
        let mut bottom = Vec::new();
        for j in 0..counts[0].len() {
            let margin = system.cell(format!("all:{j}"), counts.iter().map(|row| row[j]).sum(), true);
            system.sum(margin, inner.iter().map(|row| row[j]).collect());
            bottom.push(margin);
        }
        let all = system.cell("all", counts.iter().flatten().sum(), true);
        system.sum(all, bottom);
        (system, inner)
    }

    #[test]
    fn one_small_count_takes_three_others_along() {
        let (system, inner) = table(&[vec![100, 200, 3], vec![50, 60, 70], vec![80, 90, 110]]);
        let protection = protect(&system);
        assert!(protection.hidden.contains(&inner[0][2]));
        assert_eq!((protection.summary.primary, protection.summary.secondary), (1, 3));
        assert_eq!(protection.summary.failed, 0);
    }

    #[test]
    fn nothing_small_hides_nothing() {
        let (system, _) = table(&[vec![100, 200], vec![50, 60]]);
        assert_eq!(protect(&system).hidden, BTreeSet::new());
    }

    #[test]
    fn a_small_difference_hides_what_it_could_be_worked_out_from() {
        let mut system = System::new(Rule::default());
        let whole = system.cell("a", 100, true);
        let both = system.cell("a and b", 97, true);
        let without = system.cell("a without b", 3, false);
        system.sum(whole, vec![both, without]);
        let protection = protect(&system);
        assert_eq!(protection.hidden.len(), 1, "the total or the pair");
        let (low, high) = intervals(&system, &protection.hidden)[&without];
        assert!(high - low >= 5.0);
        assert_eq!(intervals(&system, &BTreeSet::new())[&without], (3.0, 3.0), "without hiding it is exactly known");
    }

    #[test]
    fn the_whole_group_is_sensitive_too() {
        let (mut system, inner) = table(&[vec![190, 10], vec![500, 700]]);
        system.group(inner[0][0], 200);
        let protection = protect(&system);
        assert!(protection.hidden.contains(&inner[0][0]));
        let (low, high) = intervals(&system, &protection.hidden)[&inner[0][0]];
        assert!(high - low >= 19.0, "not known better than to a tenth");
    }

    #[test]
    fn rounding_is_to_the_nearest() {
        assert_eq!([10, 12, 13, 17, 18].map(|n| rounded(n, 5)), [10, 10, 15, 15, 20]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        /// An auditor who knows everything shown recovers no hidden count, in random tables with many small counts.
        #[test]
        fn no_hidden_count_is_recovered(counts in (2usize..6, 2usize..6).prop_flat_map(|(r, c)|
            proptest::collection::vec(proptest::collection::vec(prop_oneof![0u64..12, 10u64..400], c), r))) {
            let (system, _) = table(&counts);
            let protection = protect(&system);
            let sensitive = system.cells.iter().enumerate().filter(|(_, c)| c.protect.is_some());
            for (cell, _) in sensitive {
                prop_assert!(protection.hidden.contains(&cell));
            }
            for (cell, (low, high)) in intervals(&system, &protection.hidden) {
                let value = system.cells[cell].value as f64;
                prop_assert!(low <= value + 1e-6 && value <= high + 1e-6, "the truth is possible");
                let needed = if system.cells[cell].protect.is_some() { 5.0 } else { 1.0 };
                prop_assert!(high - low >= needed - 1e-6);
            }
            prop_assert_eq!(protection.summary.failed, 0);
        }
    }
}
