//! What comes out: protected tables, and the record that the keys are gone. All of it may be published.

use crate::hex;
use crate::manifest::{Manifest, Named, TableKind, canonical};
use crate::message::{Body, Envelope};
use crate::patterns::Histogram;
use crate::protect::{Summary, protect, rounded};
use crate::refusal::{Refusal, ensure};
use crate::tables::tables;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A count as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// Rounded.
    Count(u64),
    /// Hidden by a rule.
    Hidden,
    /// Nothing is counted here.
    Blank,
}

/// A protected table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Which.
    pub kind: TableKind,
    /// Heads of the rows; a code without a name is a word of the texts or a number.
    pub rows: Vec<Named>,
    /// Heads of the columns.
    pub columns: Vec<Named>,
    /// Row by row.
    pub cells: Vec<Vec<Shown>>,
}

/// All tables of a session, once and together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// In the order of a result.
    pub tables: Vec<Table>,
    /// How they were protected.
    pub protection: Summary,
}

impl Release {
    /// Counts, protects, rounds.
    ///
    /// # Errors
    /// `disclosure-failed` when the audit finds a hidden count that can be worked out.
    pub fn of(manifest: &Manifest, histogram: &Histogram) -> Result<Self, Refusal> {
        let (system, layouts) = tables(manifest, histogram);
        let protection = protect(&system);
        ensure(protection.summary.failed == 0, "disclosure-failed")?;
        let show = |cell: &Option<usize>| match cell {
            None => Shown::Blank,
            Some(cell) if protection.hidden.contains(cell) => Shown::Hidden,
            Some(cell) => Shown::Count(rounded(system.cells[*cell].value, manifest.disclosure.round_to)),
        };
        let tables = layouts.iter().map(|layout| Table {
            kind: layout.kind,
            rows: layout.rows.clone(),
            columns: layout.columns.clone(),
            cells: layout.cells.iter().map(|row| row.iter().map(show).collect()).collect(),
        });
        Ok(Self { tables: tables.collect(), protection: protection.summary })
    }

    /// A table, if it was released.
    pub fn table(&self, kind: TableKind) -> Option<&Table> {
        self.tables.iter().find(|table| table.kind == kind)
    }
}

/// That the keys are gone: one signed message of every party, and of every node.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Their messages, by seat, as they travelled.
    #[serde(serialize_with = "to_hex", deserialize_with = "from_hex")]
    pub destroyed: Vec<Vec<u8>>,
}

fn to_hex<S: Serializer>(all: &[Vec<u8>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(all.iter().map(|bytes| hex::encode(bytes)))
}

fn from_hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Vec<u8>>, D::Error> {
    let all = Vec::<String>::deserialize(deserializer)?;
    let bytes = |text: String| {
        let pairs: Option<Vec<_>> =
            text.as_bytes().chunks(2).map(|pair| hex::decode::<1>(std::str::from_utf8(pair).ok()?)).collect();
        pairs.map(|pairs| pairs.concat()).ok_or_else(|| serde::de::Error::custom("not hexadecimal"))
    };
    all.into_iter().map(bytes).collect()
}

/// A release with its record, as the collator signs it and every party keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The tables.
    pub release: Release,
    /// That the keys are gone.
    pub record: Record,
}

impl Outcome {
    /// As it travels.
    pub fn to_bytes(&self) -> Vec<u8> {
        canonical(self)
    }

    /// Reads it, and checks that every party signed that its key is gone.
    ///
    /// # Errors
    /// `outcome-form`, `record-incomplete`; what [`Envelope::verified`] says.
    pub fn read(bytes: &[u8], manifest: &Manifest) -> Result<Self, Refusal> {
        let outcome: Self = serde_json::from_slice(bytes).map_err(|_| Refusal::new("outcome-form"))?;
        ensure(outcome.record.destroyed.len() == manifest.keepers().count(), "record-incomplete")?;
        let session = manifest.hash();
        for (seat, bytes) in manifest.keepers().zip(&outcome.record.destroyed) {
            let header = Envelope::from_bytes(bytes)?.verified(manifest, &session)?;
            let good = header.from == seat && matches!(header.body, Body::Destroyed { .. });
            ensure(good, "record-incomplete")?;
        }
        Ok(outcome)
    }
}

/// An outcome with the collator's signed message that brought it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sealed {
    /// What came out.
    pub outcome: Outcome,
    /// As the collator signed it.
    pub message: Envelope,
}

impl Sealed {
    /// Reads a message with an outcome, and checks every signature.
    ///
    /// # Errors
    /// What [`Envelope::verified`] and [`Outcome::read`] say; `outcome-form` when it is another message.
    pub fn read(message: Envelope, manifest: &Manifest) -> Result<Self, Refusal> {
        let header = message.verified(manifest, &manifest.hash())?;
        let is_outcome = header.from == manifest.collator_seat() && matches!(header.body, Body::Outcome);
        ensure(is_outcome, "outcome-form")?;
        let outcome = Outcome::read(&message.payload, manifest)?;
        Ok(Self { outcome, message })
    }
}

/// Two sessions side by side: per count of a table both have, what a reader may know of the change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Which table.
    pub kind: TableKind,
    /// The row.
    pub row: Named,
    /// The column.
    pub column: Named,
    /// First and second count.
    pub counts: (u64, u64),
    /// The difference; `None` when it is too small to be shown.
    pub difference: Option<i64>,
}

/// Compares two sessions through their protected counts only. A difference below the larger of both sessions' minimum
/// is not shown: it could be of a few households.
pub fn compare(first: (&Manifest, &Release), second: (&Manifest, &Release)) -> Vec<Change> {
    let least = first.0.disclosure.min_difference.max(second.0.disclosure.min_difference);
    let mut changes = Vec::new();
    for table in &first.1.tables {
        let Some(other) = second.1.table(table.kind) else { continue };
        for (i, row) in table.rows.iter().enumerate() {
            for (j, column) in table.columns.iter().enumerate() {
                let at = other.rows.iter().position(|r| r == row).zip(other.columns.iter().position(|c| c == column));
                let Some((k, l)) = at else { continue };
                if let (Shown::Count(a), Shown::Count(b)) = (table.cells[i][j], other.cells[k][l]) {
                    let change = b.cast_signed() - a.cast_signed();
                    let shown = change == 0 || change.unsigned_abs() >= u64::from(least);
                    let (kind, row, column) = (table.kind, row.clone(), column.clone());
                    changes.push(Change { kind, row, column, counts: (a, b), difference: shown.then_some(change) });
                }
            }
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::{Rule, System};
    use crate::manifest::Label;
    use crate::protect::intervals;
    use crate::testing::{Lists, plain, session};
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    fn release(second: std::ops::Range<u32>) -> (Manifest, Release) {
        let (signed, _) = session(2, &[&[0], &[1]]);
        let label = |owner: usize| Label { owner, code: format!("p{owner}"), area: false };
        let lists: Lists = BTreeMap::from([(label(0), (0..200).collect()), (label(1), second.collect())]);
        let release = Release::of(&signed.manifest, &plain(&signed.manifest, &lists)).unwrap();
        (signed.manifest, release)
    }

    #[test]
    fn what_is_shown_is_rounded_and_what_is_small_is_not_shown() {
        let (_, release) = release(193..400);
        for table in &release.tables {
            for shown in table.cells.iter().flatten() {
                if let Shown::Count(n) = shown {
                    assert!(n % 5 == 0 && (*n == 0 || *n >= 10), "{:?} shows {n}", table.kind);
                }
            }
        }
        let pairs = release.table(TableKind::OrganisationPairs).unwrap();
        assert_eq!(pairs.cells[1][0], Shown::Hidden, "seven addresses with both");
        assert!(release.protection.secondary > 0 && release.protection.failed == 0);
    }

    #[test]
    fn small_differences_between_sessions_are_not_shown() {
        let (manifest, one) = release(150..400);
        let (_, same) = release(150..400);
        let (_, little) = release(145..400);
        let (_, much) = release(100..400);
        let of = |second: &Release| {
            let changes = compare((&manifest, &one), (&manifest, second));
            let both = changes.into_iter().find(|c| c.kind == TableKind::OrganisationPairs && c.counts.0 == 50);
            both.unwrap().difference
        };
        assert_eq!(of(&same), Some(0));
        assert_eq!(of(&little), None);
        assert_eq!(of(&much), Some(50));
    }

    /// Three domains with so many addresses in each combination of them, in the order of the bits 1 to 7.
    fn three_domains(atoms: &[u64], kinds: &[TableKind]) -> (Manifest, Histogram) {
        let (signed, _) = session(3, &[&[0], &[1], &[2]]);
        let mut manifest = signed.manifest;
        manifest.tables = kinds.iter().copied().collect();
        let set = |bits: u64| crate::patterns::Labels([bits, 0, 0, 0]);
        let histogram = (1..).zip(atoms).filter(|(_, n)| **n > 0).map(|(bits, n)| (set(bits), *n)).collect();
        (manifest, histogram)
    }

    /// A reader with an equation for everything: each count is a sum of the seven combinations of three domains.
    fn attacked(
        atoms: &[u64],
        system: &System,
        layouts: &[crate::tables::Layout],
        hidden: &BTreeSet<usize>,
    ) -> Vec<(u64, u64)> {
        let mut reader = System::new(Rule { min_cell: 0, group_percent: 1000, width: 0 });
        let parts: Vec<_> =
            (1..).zip(atoms).map(|(bits, n): (u32, _)| reader.cell(format!("atom {bits}"), *n, false)).collect();
        let mut asked = Vec::new();
        let mut ask = |cell: usize, test: &dyn Fn(u32) -> bool| {
            let mine = reader.cell(format!("cell {cell}"), system.cells[cell].value, !hidden.contains(&cell));
            reader.sum(mine, parts.iter().zip(1..).filter(|(_, bits)| test(*bits)).map(|(part, _)| *part).collect());
            asked.push((cell, mine));
        };
        for layout in layouts {
            for (i, row) in layout.cells.iter().enumerate() {
                for (j, cell) in row.iter().enumerate() {
                    let Some(cell) = *cell else { continue };
                    match layout.kind {
                        TableKind::DomainCombinations if layout.rows[i].code == "other" => {}
                        TableKind::DomainCombinations => {
                            let named = |d: u32| layout.rows[i].code.contains(&format!("d{d}"));
                            let exactly = (0..3).filter(|d| named(*d)).map(|d| 1 << d).sum::<u32>();
                            ask(cell, &|bits| bits == exactly);
                        }
                        TableKind::DomainPairs => ask(cell, &|bits| bits >> i & bits >> j & 1 == 1),
                        _ if i == 3 => ask(cell, &|_| true),
                        _ => ask(cell, &|bits| bits.count_ones() as usize == i + 1),
                    }
                }
            }
        }
        let hide = asked.iter().filter(|(cell, _)| hidden.contains(cell)).map(|(_, mine)| *mine).collect();
        let seen = intervals(&reader, &hide);
        let sensitive = asked.iter().filter(|(cell, _)| system.cells[*cell].protect.is_some());
        let width = |mine| seen.get(mine).map_or(0.0, |(low, high): &(f64, f64)| high - low);
        sensitive.map(|(cell, mine)| (system.cells[*cell].protect.unwrap(), width(mine).round() as u64)).collect()
    }

    fn all_kept(atoms: &[u64], kinds: &[TableKind]) -> Result<(), String> {
        let (manifest, histogram) = three_domains(atoms, kinds);
        let (system, layouts) = tables(&manifest, &histogram);
        let protection = protect(&system);
        if protection.summary.failed > 0 {
            return Err(format!("no release of {atoms:?}"));
        }
        match attacked(atoms, &system, &layouts, &protection.hidden).iter().find(|(needed, width)| width < needed) {
            None => Ok(()),
            Some((needed, width)) => Err(format!("placed within {width} where {needed} is needed: {atoms:?}")),
        }
    }

    /// How many have one, two or three domains follows from the sizes of the domains and of their pairs.
    #[test]
    fn a_distribution_and_its_pairs_do_not_give_away_what_each_hides() {
        all_kept(&[300, 280, 60, 250, 55, 70, 4], &[TableKind::DomainsPerAddress, TableKind::DomainPairs]).unwrap();
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn what_is_hidden_stays_hidden_for_a_reader_with_every_equation(
            atoms in proptest::collection::vec(prop_oneof![Just(0u64), 1u64..12, 20u64..400], 7),
            left_out in 0usize..4,
        ) {
            use TableKind::{DomainCombinations, DomainPairs, DomainsPerAddress};
            let mut kinds = vec![DomainsPerAddress, DomainPairs, DomainCombinations];
            if left_out < kinds.len() {
                kinds.remove(left_out);
            }
            prop_assert_eq!(all_kept(&atoms, &kinds), Ok(()));
        }
    }
}
