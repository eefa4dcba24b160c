//! Which column of a list holds what, and which code each word of the list stands for: the answers that an organisation
//! gives once, and what the list itself suggests.

use crate::address::{KeyType, Written};
use crate::manifest::{Manifest, Seat};
use crate::refusal::Refusal;
use crate::sheet::Sheet;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// Capitals make no difference, unless both ways of writing stand here. An empty code: it has none.
    pub codes: BTreeMap<String, String>,
}

/// One thing that a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Postcode.
    Postcode,
    /// House number.
    Number,
    /// House letter.
    Letter,
    /// Addition.
    Addition,
    /// Street.
    Street,
    /// Place.
    Place,
    /// *Nummeraanduiding*.
    Designation,
    /// Provision or area.
    Label,
}

impl Part {
    /// What must be known of a list to make keys of this type, in the order in which it is asked.
    pub fn of(key_type: KeyType) -> &'static [Self] {
        match key_type {
            KeyType::Postcode => &[Self::Postcode, Self::Number, Self::Letter, Self::Addition, Self::Label],
            KeyType::Street => &[Self::Street, Self::Place, Self::Number, Self::Letter, Self::Addition, Self::Label],
            KeyType::Designation => &[Self::Designation, Self::Label],
        }
    }

    /// The name in the texts: `cli-column-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Postcode => "postcode",
            Self::Number => "number",
            Self::Letter => "letter",
            Self::Addition => "addition",
            Self::Street => "street",
            Self::Place => "place",
            Self::Designation => "designation",
            Self::Label => "label",
        }
    }

    /// Names that such a column goes by, without capitals, spaces and marks.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Postcode => &["postcode", "pc", "pc6", "postalcode", "zip", "zipcode"],
            Self::Number => &["huisnummer", "huisnr", "hnr", "nr", "nummer", "housenumber", "number"],
            Self::Letter => &["huisletter", "letter", "hl"],
            Self::Addition => &["toevoeging", "huisnummertoevoeging", "hnrtoev", "toev", "addition"],
            Self::Street => &["straat", "straatnaam", "openbareruimte", "street"],
            Self::Place => &["plaats", "woonplaats", "plaatsnaam", "place", "city"],
            Self::Designation => &["nummeraanduiding", "nummeraanduidingid", "bagid", "bagnummeraanduiding"],
            Self::Label => &[
                "voorziening",
                "voorzieningen",
                "maatwerkvoorziening",
                "provisie",
                "provision",
                "product",
                "productnaam",
                "regeling",
                "dienst",
                "diensten",
                "soorthulp",
                "hulp",
                "hulpvorm",
                "hulpsoort",
                "aanbod",
                "soort",
                "type",
                "wijk",
                "buurt",
                "gebied",
                "area",
            ],
        }
    }
}

impl Mapping {
    /// What the names of the columns suggest.
    pub fn guess(sheet: &Sheet) -> Self {
        let find = |part: Part| {
            let plain = |text: &str| text.to_lowercase().replace([' ', '_', '-', '.'], "");
            let named = |name: &&str| sheet.header.iter().find(|column| plain(column) == **name).cloned();
            part.names().iter().find_map(named).unwrap_or_default()
        };
        Self {
            postcode: find(Part::Postcode),
            number: find(Part::Number),
            letter: find(Part::Letter),
            addition: find(Part::Addition),
            street: find(Part::Street),
            place: find(Part::Place),
            designation: find(Part::Designation),
            label: find(Part::Label),
            codes: BTreeMap::new(),
        }
    }

    /// The column that holds a part.
    pub fn column(&mut self, part: Part) -> &mut String {
        match part {
            Part::Postcode => &mut self.postcode,
            Part::Number => &mut self.number,
            Part::Letter => &mut self.letter,
            Part::Addition => &mut self.addition,
            Part::Street => &mut self.street,
            Part::Place => &mut self.place,
            Part::Designation => &mut self.designation,
            Part::Label => &mut self.label,
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

    /// What stands in the columns that are filled in, in one row: for who holds the list, never for a log.
    pub fn seen(&self, sheet: &Sheet, row: &[String]) -> Vec<String> {
        let columns = self.names().into_iter().filter(|name| !name.is_empty());
        columns.map(|name| cell(row, sheet.column(name))).filter(|value| !value.is_empty()).collect()
    }

    /// The code that a word of the list stands for; a word that was not answered is itself.
    pub(crate) fn code<'a>(&'a self, word: &'a str) -> &'a str {
        let otherwise = || self.codes.iter().find(|(known, _)| same(known, word)).map(|(_, code)| code);
        self.codes.get(word).or_else(otherwise).map_or(word, String::as_str)
    }

    /// The words of the list that stand for a code.
    pub fn words(&self, code: &str) -> Vec<&str> {
        let standing = self.codes.iter().filter(|(word, theirs)| *theirs == code && !word.is_empty());
        standing.map(|(word, _)| word.as_str()).collect()
    }

    /// What stands in the label column and has no code yet, with its rows; most frequent first. Words that differ in
    /// capitals alone are one, as it is written first.
    pub fn unknown_labels(&self, sheet: &Sheet) -> Vec<(String, usize)> {
        let mut seen: BTreeMap<String, (String, usize)> = BTreeMap::new();
        let at = sheet.column(&self.label).filter(|_| !self.label.is_empty());
        for (_, row) in &sheet.rows {
            let value = cell(row, at);
            if self.codes.keys().all(|known| !same(known, &value)) {
                seen.entry(value.to_lowercase()).or_insert((value, 0)).1 += 1;
            }
        }
        let mut seen: Vec<_> = seen.into_values().collect();
        seen.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        seen
    }
}

/// The code that a word may well stand for, of those one organisation brings: its own, that of the thing with this name,
/// or the only one there is.
pub fn likely(word: &str, manifest: &Manifest, owner: Seat) -> Option<String> {
    let brought = manifest.labels_of(owner);
    let called = |code: &str| manifest.called(code).is_some_and(|name| same(name, word));
    let hit = brought.iter().find(|label| same(&label.code, word) || called(&label.code));
    hit.or(brought.first().filter(|_| brought.len() == 1)).map(|label| label.code.clone())
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// What stands in a row's column; nothing in one that is absent.
pub(crate) fn cell(row: &[String], column: Option<usize>) -> String {
    column.and_then(|at| row.get(at)).map(|value| value.trim().to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::session;

    fn sheet(text: &str) -> Sheet {
        Sheet::read("lijst.csv", text.as_bytes()).unwrap()
    }

    #[test]
    fn columns_are_guessed_by_the_names_that_lists_use() {
        let guess = Mapping::guess(&sheet("PC6;Huis_nr;Toev.;Regeling\n1506AB;1;;hulp\n"));
        let found = [&guess.postcode, &guess.number, &guess.addition, &guess.label, &guess.letter];
        assert_eq!(found, ["PC6", "Huis_nr", "Toev.", "Regeling", ""]);
        // A column that says it outright goes before one that may mean it.
        assert_eq!(Mapping::guess(&sheet("Soort;Voorziening\na;b\n")).label, "Voorziening");
    }

    #[test]
    fn only_what_the_keys_are_made_of_is_asked() {
        let needed = |key_type| Part::of(key_type).iter().map(|part| part.name()).collect::<Vec<_>>();
        assert_eq!(needed(KeyType::Designation), ["designation", "label"]);
        assert!(!needed(KeyType::Postcode).contains(&"street") && !needed(KeyType::Street).contains(&"postcode"));
        assert!([KeyType::Postcode, KeyType::Street].iter().all(|key_type| needed(*key_type).contains(&"number")));
    }

    #[test]
    fn words_without_a_code_are_asked_for_once_however_they_are_written() {
        let list = sheet("Wat\nhulp\nHulp\nHULP \ndagbesteding\n");
        let mut mapping = Mapping { label: "Wat".into(), ..Mapping::default() };
        assert_eq!(mapping.unknown_labels(&list), [("hulp".to_owned(), 3), ("dagbesteding".to_owned(), 1)]);
        mapping.codes.insert("hulp".into(), "p0".into());
        assert_eq!(mapping.unknown_labels(&list), [("dagbesteding".to_owned(), 1)]);
        assert_eq!([mapping.code("HULP"), mapping.code("p1")], ["p0", "p1"]);
        assert_eq!(mapping.words("p0"), ["hulp"]);
    }

    #[test]
    fn given_a_word_when_it_is_a_code_or_a_name_then_that_is_proposed() {
        let (mut signed, _) = session(3, &[&[0, 1], &[1], &[2]]);
        signed.manifest.code_book.provisions[1].name = "Dagbesteding".into();
        let proposal = |word: &str, owner| likely(word, &signed.manifest, owner);
        assert_eq!(proposal("P1", 0), Some("p1".into()));
        assert_eq!(proposal("dagbesteding", 0), Some("p1".into()));
        assert_eq!(proposal("iets anders", 0), None);
        // What else could it be?
        assert_eq!(proposal("iets anders", 2), Some("p2".into()));
    }
}
