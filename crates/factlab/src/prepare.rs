//! What an organisation does on its own laptop: from its list to a set of keys per label, with a report of what will
//! not match and why. Nothing leaves.

use crate::address::{self, Flaw, Written};
use crate::manifest::{Label, MIN_BATCH, Manifest, Seat};
use crate::refusal::Refusal;
use crate::register::Register;
use crate::sheet::Sheet;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Which column holds what. Empty names are absent columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    /// Postcode.
    pub postcode: String,
    /// House number, with or without what follows.
    pub number: String,
    /// House letter.
    pub letter: String,
    /// Addition.
    pub addition: String,
    /// Street.
    pub street: String,
    /// Place.
    pub place: String,
    /// *Nummeraanduiding*.
    pub designation: String,
    /// The column that says which provision or area; empty when the whole list is of one.
    pub label: String,
    /// What stands in that column → the code in the code book. With an empty `label`, the one code stands under `""`.
    pub codes: BTreeMap<String, String>,
}

impl Mapping {
    /// What the names of the columns suggest.
    pub fn guess(sheet: &Sheet) -> Self {
        let find = |names: &[&str]| {
            let plain = |text: &str| text.to_lowercase().replace([' ', '_', '-', '.'], "");
            let hit = sheet.header.iter().find(|column| names.contains(&plain(column).as_str()));
            hit.cloned().unwrap_or_default()
        };
        Self {
            postcode: find(&["postcode", "pc", "pc6", "postalcode"]),
            number: find(&["huisnummer", "huisnr", "nr", "nummer", "housenumber"]),
            letter: find(&["huisletter", "letter", "hl"]),
            addition: find(&["toevoeging", "huisnummertoevoeging", "hnrtoev", "toev", "addition"]),
            street: find(&["straat", "straatnaam", "openbareruimte", "street"]),
            place: find(&["plaats", "woonplaats", "plaatsnaam", "place", "city"]),
            designation: find(&["nummeraanduiding", "nummeraanduidingid", "bagid", "bagnummeraanduiding"]),
            label: find(&[
                "voorziening",
                "voorzieningen",
                "provisie",
                "provision",
                "product",
                "wijk",
                "buurt",
                "gebied",
            ]),
            codes: BTreeMap::new(),
        }
    }

    /// The columns that are filled in: those of an address in the order of [`Written`], then the label.
    fn names(&self) -> [&String; 8] {
        let place = [&self.postcode, &self.number, &self.letter, &self.addition, &self.street, &self.place];
        let [postcode, number, letter, addition, street, place] = place;
        [postcode, number, letter, addition, street, place, &self.designation, &self.label]
    }

    /// How an address is read from a row of a sheet.
    ///
    /// # Errors
    /// `column-missing` when a column that is filled in does not stand in the sheet.
    pub(crate) fn reader(&self, sheet: &Sheet) -> Result<impl Fn(&[String]) -> Written + use<>, Refusal> {
        let absent = |name: &&String| !name.is_empty() && sheet.column(name).is_none();
        let missing: Vec<_> = self.names().into_iter().filter(absent).cloned().collect();
        if !missing.is_empty() {
            return Err(Refusal::new("column-missing").with("columns", missing.join(", ")));
        }
        let columns = self.names().map(|name| if name.is_empty() { None } else { sheet.column(name) });
        Ok(move |row: &[String]| {
            let at = |i: usize| cell(row, columns[i]);
            let [postcode, number, letter, addition, street, place, designation] = std::array::from_fn(at);
            Written { postcode, number, letter, addition, street, place, designation }
        })
    }

    /// What stands in the label column and has no code yet, most frequent first.
    pub fn unknown_labels(&self, sheet: &Sheet) -> Vec<(String, usize)> {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let at = sheet.column(&self.label).filter(|_| !self.label.is_empty());
        for (_, row) in &sheet.rows {
            let value = at.and_then(|i| row.get(i)).map(|v| v.trim().to_owned()).unwrap_or_default();
            if !self.codes.contains_key(&value) {
                *seen.entry(value).or_default() += 1;
            }
        }
        let mut seen: Vec<_> = seen.into_iter().collect();
        seen.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        seen
    }
}

/// What stands in a row's column; nothing in one that is absent.
fn cell(row: &[String], column: Option<usize>) -> String {
    column.and_then(|at| row.get(at)).map(|value| value.trim().to_owned()).unwrap_or_default()
}

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
        let code = self.mapping.codes.get(&value).unwrap_or(&value);
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
        rows.push("1506AB;7;1-2;hulp".into());
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
    fn columns_are_guessed_and_a_wrong_one_is_named() {
        let guess = Mapping::guess(&sheet(&["1506AB;1;;hulp".into()]));
        assert_eq!(
            (guess.postcode.as_str(), guess.number.as_str(), guess.addition.as_str()),
            ("Postcode", "Nr", "Toev")
        );
        let (signed, _) = session(2, &[&[0], &[1]]);
        let wrong = Mapping { letter: "Huisletter".into(), ..mapping() };
        let refusal = prepare(&sheet(&twelve()), &wrong, &signed.manifest, 0, None).err().unwrap();
        assert_eq!(refusal, Refusal::new("column-missing").with("columns", "Huisletter"));
    }

    #[test]
    fn labels_without_a_code_are_asked_for() {
        let mut rows = twelve();
        rows.push("1506AB;1;;dagbesteding".into());
        let none = Mapping { codes: BTreeMap::new(), ..mapping() };
        assert_eq!(none.unknown_labels(&sheet(&rows)), [("hulp".to_owned(), 12), ("dagbesteding".to_owned(), 1)]);
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
