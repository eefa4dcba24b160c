//! From the histogram to the tables of the release plan, as one system of cells.

use crate::cells::{Rule, System};
use crate::manifest::{Label, Manifest, Named, TableKind};
use crate::patterns::{Histogram, Labels};
use std::collections::BTreeMap;

/// A table before protection: its heads, and the number of each cell in the system.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Which table.
    pub kind: TableKind,
    /// Heads of the rows.
    pub rows: Vec<Named>,
    /// Heads of the columns; one, `addresses`, in a list.
    pub columns: Vec<Named>,
    /// Row by row; `None` where nothing is counted.
    pub cells: Vec<Vec<Option<usize>>>,
}

/// Counts of more than this many things together are one row.
const MOST: u32 = 8;
/// How many combinations are listed at most.
const COMBINATIONS: usize = 24;
/// Up to how many things every combination is listed.
const LIST_ALL: usize = 4;

/// All tables that the manifest releases, over one system.
pub fn tables(manifest: &Manifest, histogram: &Histogram) -> (System, Vec<Layout>) {
    let profile = &manifest.disclosure;
    let rule = Rule {
        min_cell: u64::from(profile.min_cell),
        group_percent: u64::from(profile.group_percent),
        width: u64::from(profile.round_to.max(2)),
    };
    let mut maker = Maker::new(manifest, histogram, System::new(rule));
    let wanted = TableKind::ALL.into_iter().filter(|kind| manifest.tables.contains(kind));
    let layouts = wanted.map(|kind| maker.table(kind)).collect();
    maker.link_tables();
    (maker.system, layouts)
}

/// A kind of thing that is counted: domains, organisations, provisions, forms (a provision of one organisation).
struct Dimension {
    letter: char,
    things: Vec<(Named, Labels)>,
}

struct Maker<'a> {
    histogram: Vec<(Labels, u64)>,
    labels: Vec<Label>,
    manifest: &'a Manifest,
    system: System,
    total: usize,
    domains: Dimension,
    organisations: Dimension,
    provisions: Dimension,
    forms: Dimension,
}

impl<'a> Maker<'a> {
    fn new(manifest: &'a Manifest, histogram: &Histogram, mut system: System) -> Self {
        let labels = manifest.labels();
        let helped = Labels::of(&labels, |label| !label.area);
        // Addresses that only lie in an area, without any provision, are not counted.
        let histogram: Vec<_> = histogram.iter().filter(|(set, _)| set.meets(&helped)).map(|(s, n)| (*s, *n)).collect();
        let total = system.cell("total", histogram.iter().map(|(_, n)| n).sum(), true);
        let book = &manifest.code_book;
        let domain_of: BTreeMap<_, _> = book.provisions.iter().map(|p| (p.code.as_str(), p.domain.as_str())).collect();
        let within = |label: &Label, domain: &str| !label.area && domain_of.get(label.code.as_str()) == Some(&domain);
        let dimension = |letter: char, things: Vec<(Named, Labels)>| Dimension {
            letter,
            things: things.into_iter().filter(|(_, set)| !set.is_empty()).collect(),
        };
        let domains = book.domains.iter().map(|d| (d.clone(), Labels::of(&labels, |l| within(l, &d.code))));
        let provisions = book.provisions.iter().map(|p| {
            let named = Named { code: p.code.clone(), name: p.name.clone() };
            (named, Labels::of(&labels, |l| !l.area && l.code == p.code))
        });
        let organisations = manifest.parties.iter().enumerate().map(|(seat, party)| {
            let named = Named { code: (seat + 1).to_string(), name: party.name.clone() };
            (named, Labels::of(&labels, |l| !l.area && l.owner == seat))
        });
        let forms = labels.iter().filter(|label| !label.area).map(|form| {
            let named = Named { code: format!("{}:{}", form.owner, form.code), name: String::new() };
            (named, Labels::of(&labels, |label| label == form))
        });
        let forms = dimension('f', forms.collect());
        let domains = dimension('d', domains.collect());
        let organisations = dimension('o', organisations.collect());
        let provisions = dimension('p', provisions.collect());
        Self { histogram, labels, manifest, system, total, domains, organisations, provisions, forms }
    }

    fn table(&mut self, kind: TableKind) -> Layout {
        match kind {
            TableKind::DomainsPerAddress => self.distribution(kind, |m| &m.domains),
            TableKind::OrganisationsPerAddress => self.distribution(kind, |m| &m.organisations),
            TableKind::ProvisionsPerAddress => self.distribution(kind, |m| &m.forms),
            TableKind::DomainCombinations => self.combinations(kind, |m| &m.domains),
            TableKind::OrganisationCombinations => self.combinations(kind, |m| &m.organisations),
            TableKind::DomainPairs => self.pairs(kind, |m| &m.domains),
            TableKind::OrganisationPairs => self.pairs(kind, |m| &m.organisations),
            TableKind::ProvisionPairs => self.pairs(kind, |m| &m.provisions),
            TableKind::AreaDomains => self.areas(kind),
        }
    }

    /// How many addresses satisfy a test of their labels.
    fn count(&self, test: impl Fn(&Labels) -> bool) -> u64 {
        self.histogram.iter().filter(|(set, _)| test(set)).map(|(_, n)| n).sum()
    }

    /// The cells `1, 2, …, 8 or more` of a dimension; their sum is the total.
    fn sizes(&mut self, dimension: fn(&Self) -> &Dimension, shown: bool) -> Vec<usize> {
        let (letter, things) = (dimension(self).letter, dimension(self).sets());
        let most = MOST.min(u32::try_from(things.len()).unwrap_or(MOST)).max(1);
        let mut counts = vec![0; most as usize];
        for (set, n) in &self.histogram {
            counts[(size(set, &things).clamp(1, most) - 1) as usize] += n;
        }
        let cells: Vec<_> =
            (1..).zip(counts).map(|(k, n)| self.system.cell(format!("{letter}:{k}"), n, shown)).collect();
        self.system.sum(self.total, cells.clone());
        cells
    }

    fn distribution(&mut self, kind: TableKind, dimension: fn(&Self) -> &Dimension) -> Layout {
        let mut cells = self.sizes(dimension, true);
        let mut rows = size_heads(cells.len(), dimension(self).things.len());
        cells.push(self.total);
        rows.push(head("total"));
        list(kind, rows, cells)
    }

    /// Exactly which things come together: the most frequent combinations, and the rest together.
    fn combinations(&mut self, kind: TableKind, dimension: fn(&Self) -> &Dimension) -> Layout {
        let letter = dimension(self).letter;
        let chosen = self.chosen(dimension);
        let sizes = self.sizes(dimension, false);
        let most = u32::try_from(sizes.len()).unwrap_or(MOST);
        let mut parts: Vec<Vec<usize>> = vec![Vec::new(); sizes.len()];
        let (mut rows, mut cells) = (Vec::new(), Vec::new());
        for (combination, n) in &chosen {
            let cell = self.system.cell(combination_name(letter, combination), *n, true);
            parts[(combination.len().clamp(1, most) - 1) as usize].push(cell);
            cells.push(cell);
            rows.push(self.combination_head(dimension, combination));
        }
        let mut rests = Vec::new();
        for (k, (cell, mut shown)) in sizes.into_iter().zip(parts).enumerate() {
            let rest = self.system.cells[cell].value - shown.iter().map(|c| self.system.cells[*c].value).sum::<u64>();
            let rest = self.system.cell(format!("{letter}:rest:{k}"), rest, false);
            rests.push(rest);
            shown.push(rest);
            self.system.sum(cell, shown);
        }
        let other = rests.iter().map(|rest| self.system.cells[*rest].value).sum();
        let other = self.system.cell(format!("{letter}:rest"), other, true);
        self.system.sum(other, rests);
        cells.push(other);
        rows.push(head("other"));
        self.link_pairs(dimension, &chosen);
        list(kind, rows, cells)
    }

    /// Which combinations are listed: all of them for a few things, else the most frequent ones of two or more that are
    /// large enough.
    fn chosen(&self, dimension: fn(&Self) -> &Dimension) -> Vec<(Labels, u64)> {
        let things = dimension(self).sets();
        let mut counts: BTreeMap<Labels, u64> = BTreeMap::new();
        if things.len() <= LIST_ALL {
            for bits in 1..1usize << things.len() {
                let mut combination = Labels::default();
                (0..things.len()).filter(|i| bits >> i & 1 == 1).for_each(|i| combination.insert(i));
                counts.insert(combination, 0);
            }
        }
        for (set, n) in &self.histogram {
            *counts.entry(which(set, &things)).or_default() += n;
        }
        let mut all: Vec<_> = counts.into_iter().collect();
        all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        if things.len() > LIST_ALL {
            all.retain(|(set, n)| set.len() > 1 && *n >= u64::from(self.manifest.disclosure.min_cell));
            all.truncate(COMBINATIONS);
        }
        all
    }

    /// What the listed combinations say about pairs: a pair is the listed combinations with both, and a rest.
    fn link_pairs(&mut self, dimension: fn(&Self) -> &Dimension, chosen: &[(Labels, u64)]) {
        let letter = dimension(self).letter;
        let things = dimension(self).sets();
        for i in 0..things.len() {
            for j in i..things.len() {
                let with = |c: &Labels| c.contains(i) && c.contains(j);
                let mut parts = Vec::new();
                for (combination, n) in chosen.iter().filter(|(c, _)| with(c)) {
                    parts.push(self.system.cell(combination_name(letter, combination), *n, false));
                }
                let pair = self.pair(&things[i], &things[j], false);
                let listed: u64 = parts.iter().map(|part| self.system.cells[*part].value).sum();
                let rest = self.system.cells[pair].value - listed;
                // Where all combinations are listed, everybody knows that there is no rest.
                if things.len() > LIST_ALL {
                    parts.push(self.system.cell(format!("{letter}:rest:{i}:{j}"), rest, false));
                }
                self.system.sum(pair, parts);
            }
        }
    }

    /// What tables over the same things say about each other: how many things each address has, and the pairs.
    fn link_tables(&mut self) {
        use TableKind::{
            AreaDomains, DomainCombinations, DomainPairs, DomainsPerAddress, OrganisationCombinations,
            OrganisationPairs, OrganisationsPerAddress, ProvisionPairs, ProvisionsPerAddress,
        };
        let wanted = |kinds: &[TableKind]| kinds.iter().any(|kind| self.manifest.tables.contains(kind));
        let domains = wanted(&[DomainPairs]) && wanted(&[DomainsPerAddress, DomainCombinations, AreaDomains]);
        let organisations =
            wanted(&[OrganisationPairs]) && wanted(&[OrganisationsPerAddress, OrganisationCombinations]);
        // Only when no provision is given by two, a provision is a form.
        let provisions = wanted(&[ProvisionPairs])
            && wanted(&[ProvisionsPerAddress])
            && self.provisions.things.len() == self.forms.things.len();
        if domains {
            self.link(|m| &m.domains);
        }
        if organisations {
            self.link(|m| &m.organisations);
        }
        if provisions {
            self.link(|m| &m.forms);
        }
    }

    /// Of a few things, every combination, seen or not; of some more, the sums over all things and over all pairs. Of
    /// more than are told apart in a distribution nothing follows exactly.
    fn link(&mut self, dimension: fn(&Self) -> &Dimension) {
        let things = dimension(self).things.len();
        if (2..=LIST_ALL).contains(&things) {
            let chosen = self.chosen(dimension);
            self.link_sizes(dimension, &chosen);
            self.link_pairs(dimension, &chosen);
        } else if (2..=MOST as usize).contains(&things) {
            self.link_moments(dimension);
        }
    }

    /// A size is all combinations of that size, and those without any thing.
    fn link_sizes(&mut self, dimension: fn(&Self) -> &Dimension, chosen: &[(Labels, u64)]) {
        let letter = dimension(self).letter;
        let sizes = self.sizes(dimension, false);
        for (size, cell) in (1u32..).zip(sizes) {
            let same = chosen.iter().filter(|(combination, _)| combination.len().max(1) == size);
            let parts = same.map(|(c, n)| self.system.cell(combination_name(letter, c), *n, false)).collect();
            self.system.sum(cell, parts);
        }
    }

    /// Of each number, how many addresses have at least so many things. Those together are what all things have; added up
    /// once more from two on, they are what all pairs have.
    fn link_moments(&mut self, dimension: fn(&Self) -> &Dimension) {
        let letter = dimension(self).letter;
        let (sizes, sets) = (self.sizes(dimension, false), dimension(self).sets());
        let last = sizes.len() - 1;
        let (mut least, mut added) = (sizes[last], vec![sizes[last]]);
        for k in (0..last).rev() {
            let name = if k == 0 { "total".to_owned() } else { format!("{letter}:least:{k}") };
            least = self.added(name, vec![sizes[k], least]);
            let behind = added[added.len() - 1];
            added.push(self.added(format!("{letter}:added:{k}"), vec![least, behind]));
        }
        let each = sets.iter().map(|set| self.pair(set, set, false)).collect();
        self.system.sum(added[last], each);
        added.pop();
        let pairs = self.added(format!("{letter}:pairs"), added);
        let both = (0..sets.len()).flat_map(|i| (0..i).map(move |j| (i, j)));
        let both = both.map(|(i, j)| self.pair(&sets[i], &sets[j], false)).collect();
        self.system.sum(pairs, both);
    }

    /// A cell that is the sum of others, not shown for that.
    fn added(&mut self, name: String, parts: Vec<usize>) -> usize {
        let value = parts.iter().map(|part| self.system.cells[*part].value).sum();
        let cell = self.system.cell(name, value, false);
        self.system.sum(cell, parts);
        cell
    }

    /// Addresses with something of both sets. One set within the other is no pair but that set.
    fn pair(&mut self, a: &Labels, b: &Labels, shown: bool) -> usize {
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        let name = if a.within(b) {
            format!("any{:x?}", a.0)
        } else if b.within(a) {
            format!("any{:x?}", b.0)
        } else {
            format!("both{:x?}{:x?}", a.0, b.0)
        };
        let value = self.count(|set| set.meets(a) && set.meets(b));
        self.system.cell(name, value, shown)
    }

    fn pairs(&mut self, kind: TableKind, dimension: fn(&Self) -> &Dimension) -> Layout {
        let things = dimension(self).sets();
        let heads: Vec<_> = dimension(self).things.iter().map(|(named, _)| named.clone()).collect();
        let mut cells = vec![vec![None; things.len()]; things.len()];
        for i in 0..things.len() {
            for j in 0..=i {
                cells[i][j] = Some(self.pair(&things[i], &things[j], true));
            }
        }
        for i in 0..things.len() {
            for j in (0..things.len()).filter(|j| *j != i) {
                self.difference(&things[i], &things[j]);
            }
        }
        Layout { kind, rows: heads.clone(), columns: heads, cells }
    }

    /// What a reader works out by subtracting: one set without the other.
    fn difference(&mut self, a: &Labels, b: &Labels) {
        let (whole, both) = (self.pair(a, a, true), self.pair(a, b, true));
        if whole == both {
            return;
        }
        let group = self.system.cells[whole].value;
        let without = group - self.system.cells[both].value;
        let without = self.system.cell(format!("only{:x?}{:x?}", a.0, b.0), without, false);
        self.system.sum(whole, vec![both, without]);
        self.system.group(both, group);
    }

    fn areas(&mut self, kind: TableKind) -> Layout {
        let domains = self.domains.sets();
        let totals = self.sizes(|m| &m.domains, true);
        let most = u32::try_from(totals.len()).unwrap_or(MOST);
        let book = &self.manifest.code_book.areas;
        let sets: Vec<_> = book.iter().map(|a| Labels::of(&self.labels, |l| l.area && l.code == a.code)).collect();
        let mut columns = size_heads(totals.len(), domains.len());
        columns.push(head("total"));
        let mut rows: Vec<Named> = book.clone();
        rows.push(head("no-area"));
        let mut counts = vec![vec![0; totals.len()]; rows.len()];
        for (set, n) in &self.histogram {
            // An address that is given to two areas counts in the first.
            let row = sets.iter().position(|area| area.meets(set)).unwrap_or(sets.len());
            counts[row][(size(set, &domains).clamp(1, most) - 1) as usize] += n;
        }
        let mut cells: Vec<Vec<usize>> = Vec::new();
        for (row, counts) in counts.into_iter().enumerate() {
            let group = counts.iter().sum();
            let mut line: Vec<_> =
                (1..).zip(counts).map(|(k, n)| self.system.cell(format!("area:{row}:{k}"), n, true)).collect();
            line.iter().for_each(|cell| self.system.group(*cell, group));
            let sum = self.system.cell(format!("area:{row}"), group, true);
            self.system.sum(sum, line.clone());
            line.push(sum);
            cells.push(line);
        }
        let bottom: Vec<_> = totals.into_iter().chain([self.total]).collect();
        for (column, total) in bottom.iter().enumerate() {
            self.system.sum(*total, cells.iter().map(|line| line[column]).collect());
        }
        cells.push(bottom);
        rows.push(head("total"));
        let cells = cells.into_iter().map(|line| line.into_iter().map(Some).collect()).collect();
        Layout { kind, rows, columns, cells }
    }

    fn combination_head(&self, dimension: fn(&Self) -> &Dimension, combination: &Labels) -> Named {
        let things = &dimension(self).things;
        let of = |part: fn(&Named) -> &str| {
            let taken = things.iter().enumerate().filter(|(i, _)| combination.contains(*i));
            taken.map(|(_, (named, _))| part(named)).collect::<Vec<_>>().join(" + ")
        };
        Named { code: of(|named| &named.code), name: of(|named| &named.name) }
    }
}

impl Dimension {
    fn sets(&self) -> Vec<Labels> {
        self.things.iter().map(|(_, set)| *set).collect()
    }
}

/// Which things an address has, by their place.
fn which(set: &Labels, things: &[Labels]) -> Labels {
    let mut found = Labels::default();
    things.iter().enumerate().filter(|(_, thing)| thing.meets(set)).for_each(|(i, _)| found.insert(i));
    found
}

fn size(set: &Labels, things: &[Labels]) -> u32 {
    which(set, things).len()
}

fn combination_name(letter: char, combination: &Labels) -> String {
    format!("{letter}={:x?}", combination.0)
}

fn head(code: &str) -> Named {
    Named { code: code.to_owned(), name: String::new() }
}

/// `1`, `2`, …, and `8+` when there can be more.
fn size_heads(sizes: usize, things: usize) -> Vec<Named> {
    (1..=sizes).map(|k| head(&if k == sizes && things > sizes { format!("{k}+") } else { k.to_string() })).collect()
}

fn list(kind: TableKind, rows: Vec<Named>, cells: Vec<usize>) -> Layout {
    Layout { kind, rows, columns: vec![head("addresses")], cells: cells.into_iter().map(|c| vec![Some(c)]).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::Named;
    use crate::testing::{Lists, plain, session};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn label(owner: usize, code: &str, area: bool) -> Label {
        Label { owner, code: code.into(), area }
    }

    /// Two organisations: p0 (d0) and p1 (d1) from the first, p2 (d2) from the second, who also gives two areas.
    fn manifest() -> Manifest {
        let (signed, _) = session(2, &[&[0, 1], &[2]]);
        let mut manifest = signed.manifest;
        manifest.parties[1].areas = true;
        manifest.code_book.areas = ["noord", "zuid"].map(|c| Named { code: c.into(), name: c.into() }).to_vec();
        manifest.tables = TableKind::ALL.into_iter().collect();
        manifest
    }

    fn value(system: &System, layouts: &[Layout], kind: TableKind, row: &str, column: usize) -> u64 {
        let layout = layouts.iter().find(|layout| layout.kind == kind).unwrap();
        let at = layout.rows.iter().position(|head| head.code == row).unwrap();
        system.cells[layout.cells[at][column].unwrap()].value
    }

    #[test]
    fn given_lists_when_counted_then_every_table_says_what_was_in_them() {
        let manifest = manifest();
        let lists: Lists = BTreeMap::from([
            (label(0, "p0", false), (0..100).collect()),
            (label(0, "p1", false), (50..120).collect()),
            (label(1, "p2", false), (90..150).collect()),
            (label(1, "noord", true), (0..80).collect()),
            (label(1, "zuid", true), (80..1000).collect()), // most of it has no help, and is not counted
        ]);
        let (system, layouts) = tables(&manifest, &plain(&manifest, &lists));
        let at = |kind, row, column| value(&system, &layouts, kind, row, column);
        use TableKind::{
            AreaDomains, DomainCombinations, DomainPairs, DomainsPerAddress, OrganisationPairs,
            OrganisationsPerAddress, ProvisionsPerAddress,
        };
        assert_eq!(["1", "2", "3", "total"].map(|k| at(DomainsPerAddress, k, 0)), [80, 60, 10, 150]);
        assert_eq!(["1", "2"].map(|k| at(OrganisationsPerAddress, k, 0)), [120, 30]);
        assert_eq!(["1", "2", "3"].map(|k| at(ProvisionsPerAddress, k, 0)), [80, 60, 10]);
        assert_eq!(at(DomainCombinations, "d0", 0), 50);
        assert_eq!(at(DomainCombinations, "d0 + d1", 0), 40);
        assert_eq!(at(DomainCombinations, "d0 + d2", 0), 0);
        assert_eq!(at(DomainCombinations, "d0 + d1 + d2", 0), 10);
        assert_eq!(at(DomainPairs, "d0", 0), 100);
        assert_eq!(at(DomainPairs, "d1", 0), 50);
        assert_eq!(at(OrganisationPairs, "2", 0), 30);
        assert_eq!((0..4).map(|column| at(AreaDomains, "noord", column)).collect::<Vec<_>>(), [50, 30, 0, 80]);
        assert_eq!((0..4).map(|column| at(AreaDomains, "zuid", column)).collect::<Vec<_>>(), [30, 30, 10, 70]);
        assert_eq!(at(AreaDomains, "total", 3), 150);
    }

    #[test]
    fn one_count_in_two_tables_is_one_cell() {
        let manifest = manifest();
        // d2 is p2 is all that organisation 2 gives.
        let lists: Lists = BTreeMap::from([(label(1, "p2", false), (0..30).collect())]);
        let (_, layouts) = tables(&manifest, &plain(&manifest, &lists));
        let cell = |kind: TableKind, at: usize| layouts.iter().find(|l| l.kind == kind).unwrap().cells[at][at];
        assert_eq!(cell(TableKind::DomainPairs, 2), cell(TableKind::ProvisionPairs, 2));
        assert_eq!(cell(TableKind::DomainPairs, 2), cell(TableKind::OrganisationPairs, 1));
    }

    #[test]
    fn a_group_that_is_almost_whole_is_sensitive() {
        let manifest = manifest();
        let lists: Lists = BTreeMap::from([
            (label(0, "p0", false), (0..100).collect()),
            (label(1, "p2", false), (5..300).collect()), // 95 of the 100 with p0 also have p2
            (label(1, "noord", true), (200..300).collect()), // all of noord has one domain
        ]);
        let (system, layouts) = tables(&manifest, &plain(&manifest, &lists));
        let layout = |kind: TableKind| layouts.iter().find(|l| l.kind == kind).unwrap();
        let pair = layout(TableKind::ProvisionPairs).cells[2][0].unwrap();
        assert_eq!((system.cells[pair].value, system.cells[pair].protect), (95, Some(10)));
        let noord = layout(TableKind::AreaDomains).cells[0][0].unwrap();
        assert_eq!((system.cells[noord].value, system.cells[noord].protect), (100, Some(10)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        /// Every sum of the system holds, and pairs are what a count in the open says, for any lists.
        #[test]
        fn sums_hold_and_pairs_are_right(sets in proptest::collection::vec(proptest::collection::btree_set(0u32..200, 0..120), 5)) {
            let manifest = manifest();
            let labels = manifest.labels();
            let lists: Lists = labels.iter().cloned().zip(sets).collect();
            let (system, layouts) = tables(&manifest, &plain(&manifest, &lists));
            for (total, parts) in &system.sums {
                prop_assert_eq!(system.cells[*total].value, parts.iter().map(|part| system.cells[*part].value).sum::<u64>());
            }
            let of = |code: &str| -> BTreeSet<u32> {
                lists.iter().filter(|(l, _)| l.code == code).flat_map(|(_, list)| list.iter().copied()).collect()
            };
            let pairs = layouts.iter().find(|l| l.kind == TableKind::ProvisionPairs).unwrap();
            for (i, row) in pairs.rows.iter().enumerate() {
                for (j, column) in pairs.columns.iter().enumerate().take(i + 1) {
                    let both = of(&row.code).intersection(&of(&column.code)).count() as u64;
                    prop_assert_eq!(system.cells[pairs.cells[i][j].unwrap()].value, both);
                }
            }
        }

        /// With more things than can be listed in every combination, the sums over all of them and over all pairs are
        /// right, and still there is a result.
        #[test]
        fn six_organisations_with_pairs_are_released(
            sets in proptest::collection::vec(proptest::collection::btree_set(0u32..300, 20..200), 6),
        ) {
            let (signed, _) = session(6, &[&[0], &[1], &[2], &[3], &[4], &[5]]);
            let mut manifest = signed.manifest;
            manifest.tables = BTreeSet::from([TableKind::OrganisationsPerAddress, TableKind::OrganisationPairs]);
            let lists: Lists = manifest.labels().into_iter().zip(sets).collect();
            let (system, _) = tables(&manifest, &plain(&manifest, &lists));
            prop_assert!(system.sums.iter().any(|(_, parts)| parts.len() == 15), "all pairs together");
            let release = crate::release::Release::of(&manifest, &plain(&manifest, &lists)).unwrap();
            prop_assert_eq!(release.protection.failed, 0);
        }
    }
}
