//! What an organisation does on its own laptop: from its list to a set of keys per label, with a report of what will
//! not match and why. Nothing leaves.

use crate::address::{self, Flaw, Written};
use crate::manifest::{Label, MIN_BATCH, Manifest, Seat};
use crate::mapping::{Mapping, cell};
use crate::refusal::Refusal;
use crate::register::Register;
use crate::sheet::Sheet;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Why a row does not take part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowError {
    /// Its address gives no key.
    Address(Flaw),
    /// Its label has no code, or a code this organisation does not bring.
    Label(String),
    /// Its address does not stand in the register of the session.
    Outside,
}

/// What was seen while preparing. Holds line numbers and counts, never an address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// Rows read.
    pub rows: usize,
    /// Rows that take no part, with why.
    pub errors: Vec<(usize, RowError)>,
    /// Rows that say again what another said: same address, same label.
    pub repeated: usize,
    /// Lines where one key was written in ways that may be different addresses: the suffix differs as written.
    pub collisions: Vec<Vec<usize>>,
    /// Lines on addresses that count as institutions.
    pub institutions: Vec<Vec<usize>>,
    /// Lines that take part as one address and may mean several: `13 t/m 17`.
    pub several: Vec<usize>,
    /// Addresses per label, as they will take part.
    pub counts: BTreeMap<Label, u32>,
    /// Labels left out because they have too few addresses, with how many.
    pub too_few: BTreeMap<Label, u32>,
}

/// The key of one address. Wiped when dropped; shows itself to nobody.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Zeroize, ZeroizeOnDrop)]
pub struct Key(String);

impl Key {
    /// The key that [`address::key`] made.
    pub fn new(key: String) -> Self {
        Self(key)
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The keys of one label.
pub type Keys = BTreeSet<Key>;

/// What an organisation brings to a ceremony.
#[derive(Clone, Default)]
pub struct Prepared {
    /// Keys by label; each at least [`MIN_BATCH`].
    pub batches: BTreeMap<Label, Keys>,
    /// What was seen.
    pub findings: Findings,
}

/// From a list to keys per label; with a register, only addresses that stand in it.
///
/// # Errors
/// `column-missing`; nothing else stops it: what is wrong with a row stands in the findings.
pub fn prepare(
    sheet: &Sheet,
    mapping: &Mapping,
    manifest: &Manifest,
    owner: Seat,
    register: Option<&Register>,
) -> Result<Prepared, Refusal> {
    let written = mapping.reader(sheet)?;
    let reading = Reading::new(sheet, mapping, manifest, owner);
    let mut findings = Findings { rows: sheet.rows.len(), ..Findings::default() };
    let mut addresses: BTreeMap<Key, Seen> = BTreeMap::new();
    for (line, row) in &sheet.rows {
        match reading.row(row, &written(row)) {
            Err(error) => findings.errors.push((*line, error)),
            Ok((key, ..)) if register.is_some_and(|register| register.row(&key).is_none()) => {
                findings.errors.push((*line, RowError::Outside));
            }
            Ok((key, suffix, label)) => {
                if several(&suffix) {
                    findings.several.push(*line);
                }
                let seen = addresses.entry(key).or_default();
                seen.lines.push(*line);
                seen.suffixes.insert(suffix);
                if !seen.labels.insert(label) {
                    findings.repeated += 1;
                }
            }
        }
    }
    Ok(gather(addresses, findings, manifest))
}

/// Whether what stands behind a number, as `Reading::row` answers it, names more than one house. A hyphen or a slash may
/// be either; `t/m`, a plus and an `en` between digits are not.
fn several(suffix: &str) -> bool {
    let plain: String = suffix.chars().filter(|sign| !matches!(sign, '/' | '.')).collect();
    let words = ["TM", "TOT", "EN", "&", "+", ","];
    words.iter().any(|word| {
        let follows = plain.split_once(word).map(|(_, rest)| rest);
        follows.is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()))
    })
}

/// What is known of one key.
#[derive(Default)]
struct Seen {
    lines: Vec<usize>,
    suffixes: BTreeSet<String>,
    labels: BTreeSet<Label>,
}

fn gather(addresses: BTreeMap<Key, Seen>, mut findings: Findings, manifest: &Manifest) -> Prepared {
    let mut batches: BTreeMap<Label, Keys> = BTreeMap::new();
    let rule = manifest.institutions;
    for (key, seen) in addresses {
        if seen.suffixes.len() > 1 {
            findings.collisions.push(seen.lines.clone());
        }
        let provided = seen.lines.len() - usize::from(seen.labels.iter().any(|label| label.area));
        if provided >= rule.rows as usize {
            findings.institutions.push(seen.lines);
            if !rule.keep {
                continue;
            }
        }
        for label in seen.labels {
            batches.entry(label).or_default().insert(key.clone());
        }
    }
    batches.retain(|label, keys| {
        let count = u32::try_from(keys.len()).unwrap_or(u32::MAX);
        let into = if count < MIN_BATCH { &mut findings.too_few } else { &mut findings.counts };
        into.insert(label.clone(), count);
        count >= MIN_BATCH
    });
    Prepared { batches, findings }
}

/// How rows of one sheet are read.
struct Reading<'a> {
    label: Option<usize>,
    mapping: &'a Mapping,
    manifest: &'a Manifest,
    labels: BTreeMap<String, Label>,
}

impl<'a> Reading<'a> {
    fn new(sheet: &Sheet, mapping: &'a Mapping, manifest: &'a Manifest, owner: Seat) -> Self {
        let label = if mapping.label.is_empty() { None } else { sheet.column(&mapping.label) };
        let labels = manifest.labels_of(owner).into_iter().map(|label| (label.code.clone(), label)).collect();
        Self { label, mapping, manifest, labels }
    }

    /// Key, suffix as written, label.
    fn row(&self, row: &[String], written: &Written) -> Result<(Key, String, Label), RowError> {
        let value = cell(row, self.label);
        let code = self.mapping.code(&value);
        let label = self.labels.get(code).ok_or(RowError::Label(value.clone()))?.clone();
        let key = address::key(written, self.manifest.key_type).map_err(RowError::Address)?;
        let behind = written.number.trim_start_matches(|c: char| c.is_ascii_digit());
        // As written but for spaces and case: `1-2` and `12` are then still two suffixes.
        let suffix = format!("{behind}{}{}", written.letter, written.addition).to_uppercase().replace(' ', "");
        Ok((Key(key), suffix, label))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::session;
    use proptest::prelude::*;

    fn mapping() -> Mapping {
        Mapping {
            postcode: "Postcode".into(),
            number: "Nr".into(),
            addition: "Toev".into(),
            label: "Wat".into(),
            codes: BTreeMap::from([("hulp".into(), "p0".into())]),
            ..Mapping::default()
        }
    }

    fn sheet(rows: &[String]) -> Sheet {
        Sheet::read("lijst.csv", format!("Postcode;Nr;Toev;Wat\n{}\n", rows.join("\n")).as_bytes()).unwrap()
    }

    fn twelve() -> Vec<String> {
        (1..=12).map(|n| format!("1506AB;{n};;hulp")).collect()
    }

    #[test]
    fn given_a_list_when_prepared_then_keys_per_label_and_a_report() {
        let (signed, _) = session(2, &[&[0, 1], &[1]]);
        let mut rows = twelve();
        rows.push("1506 ab;01;;hulp".into()); // again
        rows.push("15O6AB;3;;hulp".into()); // a letter for a digit
        rows.push("1506AB;4;;onbekend".into()); // no such label
        rows.push("1506AB;5;;p1".into()); // a code as it stands, too few
        rows.push("1506AB;7;1-2;HULP".into());
        rows.push("1506AB;7;12;hulp".into()); // the same key, written as another suffix
        let prepared = prepare(&sheet(&rows), &mapping(), &signed.manifest, 0, None).unwrap();
        let found = prepared.findings;
        let label = |code: &str| Label { owner: 0, code: code.into(), area: false };
        assert_eq!(found.rows, 18);
        assert_eq!(found.counts, BTreeMap::from([(label("p0"), 13)]));
        assert_eq!(found.too_few, BTreeMap::from([(label("p1"), 1)]));
        assert_eq!(found.repeated, 2);
        assert_eq!(found.collisions, [vec![18, 19]]);
        assert_eq!(
            found.errors,
            [(15, RowError::Address(Flaw::PostcodeForm)), (16, RowError::Label("onbekend".into())),]
        );
        assert_eq!(prepared.batches.keys().cloned().collect::<Vec<_>>(), [label("p0")]);
    }

    #[test]
    fn institutions_are_flagged_and_left_out_by_the_manifests_rule() {
        let (mut signed, _) = session(2, &[&[0], &[1]]);
        let mut rows = twelve();
        rows.extend((0..6).map(|_| "1506AB;3;;hulp".to_owned()));
        let mut with = |keep| {
            signed.manifest.institutions.keep = keep;
            prepare(&sheet(&rows), &mapping(), &signed.manifest, 0, None).unwrap().findings
        };
        let (kept, left_out) = (with(true), with(false));
        assert_eq!(kept.institutions, left_out.institutions);
        assert_eq!(kept.institutions[0].len(), 7);
        assert_eq!(kept.counts.values().sum::<u32>(), 12);
        assert_eq!(left_out.counts.values().sum::<u32>(), 11);
    }

    #[test]
    fn a_column_that_is_not_there_is_named() {
        let (signed, _) = session(2, &[&[0], &[1]]);
        let wrong = Mapping { letter: "Huisletter".into(), ..mapping() };
        let refusal = prepare(&sheet(&twelve()), &wrong, &signed.manifest, 0, None).err().unwrap();
        assert_eq!(refusal, Refusal::new("column-missing").with("columns", "Huisletter"));
    }

    #[test]
    fn given_rows_that_may_be_several_houses_when_prepared_then_they_are_named() {
        let (signed, _) = session(2, &[&[0], &[1]]);
        let found = |numbers: &[&str]| {
            let rows: Vec<_> = numbers.iter().map(|number| format!("1506AB;\"{number}\";;hulp")).collect();
            prepare(&sheet(&rows), &mapping(), &signed.manifest, 0, None).unwrap().findings.several
        };
        assert_eq!(found(&["13 t/m 17", "13 tm 17", "3 en 5", "3+5", "3, 5", "3 tot 9", "3&5"]), [2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(found(&["13", "13-17", "13/2", "13 tm", "13 ent", "13 A", "13 hs"]), Vec::<usize>::new());
    }

    proptest! {
        /// Every row is an address that takes part, a repetition, or an error: none vanishes.
        #[test]
        fn no_row_vanishes(rows in proptest::collection::vec((0u32..40, "[A-Z]?", prop_oneof![Just("hulp"), Just("x")]), 1..200)) {
            let (mut signed, _) = session(2, &[&[0], &[1]]);
            signed.manifest.institutions.keep = true;
            let lines: Vec<_> = rows.iter().map(|(n, letter, what)| format!("1506AB;{n}{letter};;{what}")).collect();
            let found = prepare(&sheet(&lines), &mapping(), &signed.manifest, 0, None).unwrap().findings;
            let taking: u32 = found.counts.values().chain(found.too_few.values()).sum();
            prop_assert_eq!(taking as usize + found.repeated + found.errors.len(), rows.len());
        }
    }
}
