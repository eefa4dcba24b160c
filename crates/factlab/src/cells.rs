//! Everything that will be shown as one system of cells and sums, so that what one table lets on about another is seen.

use std::collections::BTreeMap;

/// A count somewhere in the tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The true count.
    pub value: u64,
    /// Whether it stands in a table. What does not may still be worked out from what does.
    pub shown: bool,
    /// Whether it must not become known; then how wide the interval must be in which a reader can place it.
    pub protect: Option<u64>,
}

/// Cells, and sums that hold between them.
#[derive(Clone, Debug, Default)]
pub struct System {
    /// By number.
    pub cells: Vec<Cell>,
    /// Each: total, then its parts.
    pub sums: Vec<(usize, Vec<usize>)>,
    names: BTreeMap<String, usize>,
    rule: Rule,
}

/// When a count is sensitive, and how well it is then kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Counts from 1 to below this are.
    pub min_cell: u64,
    /// A part of a group from this share on is, in per cent.
    pub group_percent: u64,
    /// The narrowest interval: a hidden count may not be known better than a rounded one.
    pub width: u64,
}

impl Default for Rule {
    fn default() -> Self {
        Self { min_cell: 10, group_percent: 90, width: 5 }
    }
}

impl System {
    /// An empty system under a rule.
    pub fn new(rule: Rule) -> Self {
        Self { rule, ..Self::default() }
    }

    /// The cell of that name: the same count in two tables is one cell. Shown once is shown.
    pub fn cell(&mut self, name: impl Into<String>, value: u64, shown: bool) -> usize {
        let number = self.cells.len();
        let at = *self.names.entry(name.into()).or_insert(number);
        if at == number {
            let protect = (1..self.rule.min_cell).contains(&value).then_some(self.rule.width);
            self.cells.push(Cell { value, shown, protect });
        }
        debug_assert_eq!(self.cells[at].value, value, "one name, one count");
        self.cells[at].shown |= shown;
        at
    }

    /// A total is the sum of its parts.
    pub fn sum(&mut self, total: usize, parts: Vec<usize>) {
        debug_assert_eq!(self.cells[total].value, parts.iter().map(|part| self.cells[*part].value).sum::<u64>());
        self.sums.push((total, parts));
    }

    /// A part of a group that is (almost) the whole group says something about everybody in it.
    pub fn group(&mut self, part: usize, group: u64) {
        let value = self.cells[part].value;
        if group > 0 && value * 100 >= group * self.rule.group_percent {
            let room = (value * (100 - self.rule.group_percent)).div_ceil(100);
            let width = room.max(self.rule.width);
            let at_least = self.cells[part].protect.unwrap_or(0);
            self.cells[part].protect = Some(width.max(at_least));
        }
    }

    /// The sums that each cell is in.
    pub fn sums_of_cells(&self) -> Vec<Vec<usize>> {
        let mut of = vec![Vec::new(); self.cells.len()];
        for (number, (total, parts)) in self.sums.iter().enumerate() {
            for cell in parts.iter().chain([total]) {
                of[*cell].push(number);
            }
        }
        of
    }
}
