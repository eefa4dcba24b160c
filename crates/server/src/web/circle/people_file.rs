//! A list of people from a CSV or XLSX file: read row by row, each row good or with what is wrong.

use bloemenzee_domain::circle::{Kind, NewPerson, checked_person};
use bloemenzee_domain::id::PersonId;
use bloemenzee_domain::refusal::Refusal;
use calamine::{Data, Reader as _, Xlsx};
use std::collections::BTreeSet;
use std::io::Cursor;
use uuid::Uuid;

/// Longest why that a row may give, in characters.
const MAX_WHY: usize = 1_000;

/// Why a file cannot be read at all; Fluent key `import-<name>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing in it.
    Empty,
    /// Neither CSV nor XLSX, or broken.
    Format,
    /// No column with names; the headings that were found.
    NoName(String),
    /// More rows than one import takes.
    TooMany,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Name,
    Email,
    Phone,
    Address,
    Kind,
    Why,
}

/// What is wrong with a row: a Fluent key `import-<code>` and what its sentence names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The end of the key.
    pub code: &'static str,
    /// What stands there now.
    pub found: String,
}

/// One row of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRow {
    /// Its line in the file, from 1; the headings are line 1.
    pub line: usize,
    /// The person as given.
    pub person: NewPerson,
    /// Resident or professional.
    pub kind: Kind,
    /// Why they lie awake over it.
    pub why: String,
    /// What is wrong with it; `None` when it can be taken in.
    pub problem: Option<Problem>,
    /// Whether somebody with the same name is there already: to be looked at, not refused.
    pub same_name: bool,
}

/// Who is on the list already, as far as telling people apart goes.
#[derive(Clone, Debug, Default)]
pub struct Known {
    people: BTreeSet<[String; 4]>,
    names: BTreeSet<String>,
}

impl Known {
    /// Takes somebody in; `false` when exactly the same person was there.
    pub fn add(&mut self, name: &str, email: &str, phone: &str, address: &str) -> bool {
        let lower = |text: &str| text.trim().to_lowercase();
        self.names.insert(lower(name));
        self.people.insert([lower(name), lower(email), lower(phone), lower(address)])
    }

    fn has_name(&self, name: &str) -> bool {
        self.names.contains(&name.trim().to_lowercase())
    }
}

/// Reads a file of at most `most` people.
///
/// # Errors
/// See [`Unreadable`]; a row that is wrong is no error of the file.
pub fn read(bytes: &[u8], mut known: Known, staff: bool, most: usize) -> Result<Vec<FileRow>, Unreadable> {
    let mut rows = if bytes.starts_with(b"PK") { sheet(bytes)? } else { text(bytes)? }.into_iter();
    let headings = loop {
        let (line, row) = rows.next().ok_or(Unreadable::Empty)?;
        if !blank(&row) {
            break (line, row);
        }
    };
    let columns: Vec<Option<Column>> = headings.1.iter().map(|heading| column(heading)).collect();
    if !columns.contains(&Some(Column::Name)) {
        return Err(Unreadable::NoName(headings.1.join(", ")));
    }
    let mut all = Vec::new();
    for (line, cells) in rows.filter(|(_, row)| !blank(row)) {
        if all.len() == most {
            return Err(Unreadable::TooMany);
        }
        all.push(one(line, &cells, &columns, &mut known, staff));
    }
    if all.is_empty() { Err(Unreadable::Empty) } else { Ok(all) }
}

fn blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

type Lines = Vec<(usize, Vec<String>)>;

/// The rows of the first sheet with anything in it.
fn sheet(bytes: &[u8]) -> Result<Lines, Unreadable> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::Format)?;
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(|_| Unreadable::Format)?;
        if !range.is_empty() {
            let first = range.start().map_or(1, |(row, _)| row as usize + 1);
            return Ok((first..).zip(range.rows().map(|row| row.iter().map(cell).collect())).collect());
        }
    }
    Err(Unreadable::Empty)
}

/// A cell as people see it. A telephone number that the sheet took for a number lost its zero.
fn cell(data: &Data) -> String {
    match data {
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => whole(&format!("{number:.0}")),
        Data::Int(number) => whole(&number.to_string()),
        other => other.to_string().trim().to_owned(),
    }
}

fn whole(digits: &str) -> String {
    if digits.len() == 9 { format!("0{digits}") } else { digits.to_owned() }
}

/// The rows of a CSV with `;`, `,` or tabs, in UTF-8 or as older spreadsheets write it.
fn text(bytes: &[u8]) -> Result<Lines, Unreadable> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(Unreadable::Format);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    };
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let count = |mark: char| first.matches(mark).count();
    let mark = [';', ',', '\t'].into_iter().max_by_key(|mark| (count(*mark), *mark == ';')).unwrap_or(';');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(mark).unwrap_or(b';'))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut all = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| Unreadable::Format)?;
        let line = record.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or(0));
        all.push((line, record.iter().map(|cell| cell.trim().to_owned()).collect()));
    }
    Ok(all)
}

/// What a heading stands for, in Dutch or English.
fn column(heading: &str) -> Option<Column> {
    let plain: String = heading.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    Some(match plain.as_str() {
        "naam" | "name" | "volledigenaam" | "fullname" | "wie" | "who" => Column::Name,
        "email" | "mail" | "emailadres" | "mailadres" | "emailaddress" => Column::Email,
        "telefoon" | "telefoonnummer" | "tel" | "mobiel" | "phone" | "telephone" | "mobile" => Column::Phone,
        "adres" | "address" | "postadres" | "postaladdress" => Column::Address,
        "soort" | "rol" | "kind" | "role" | "type" => Column::Kind,
        "waarom" | "reden" | "why" | "reason" => Column::Why,
        _ => return None,
    })
}

/// Resident when nothing is said.
fn kind(word: &str, staff: bool) -> Option<Kind> {
    match word.trim().to_lowercase().as_str() {
        "" | "inwoner" | "bewoner" | "resident" => Some(Kind::Resident),
        "professional" | "beroepskracht" => Some(Kind::Professional),
        "medewerker opdrachtgever" | "commissioner's staff" if staff => Some(Kind::CommissionerStaff),
        _ => None,
    }
}

fn one(line: usize, cells: &[String], columns: &[Option<Column>], known: &mut Known, staff: bool) -> FileRow {
    let of = |wanted: Column| {
        let place = columns.iter().position(|column| *column == Some(wanted));
        place.and_then(|place| cells.get(place)).cloned().unwrap_or_default()
    };
    let person = NewPerson {
        known: None,
        name: of(Column::Name),
        email: of(Column::Email),
        phone: of(Column::Phone),
        address: of(Column::Address),
    };
    let (word, why) = (of(Column::Kind), of(Column::Why));
    let kind = kind(&word, staff);
    let same_name = known.has_name(&person.name);
    let mut problem = wrong(&person, &why);
    if problem.is_none() && kind.is_none() {
        problem = Some(Problem { code: "kind-wrong", found: word });
    }
    if problem.is_none() && !known.add(&person.name, &person.email, &person.phone, &person.address) {
        problem = Some(Problem { code: "twice", found: person.name.clone() });
    }
    FileRow { line, kind: kind.unwrap_or(Kind::Resident), person, why, problem, same_name }
}

/// What the domain would refuse about a person, and a why that is too long.
fn wrong(person: &NewPerson, why: &str) -> Option<Problem> {
    if why.chars().count() > MAX_WHY {
        return Some(Problem { code: "why-long", found: String::new() });
    }
    let Refusal { code, .. } = checked_person(person, PersonId(Uuid::nil())).err()?;
    Some(match code {
        "name-needed" => Problem { code: "name-needed", found: person.name.clone() },
        "email-wrong" => Problem { code: "email-wrong", found: person.email.clone() },
        "phone-wrong" => Problem { code: "phone-wrong", found: person.phone.clone() },
        _ => Problem { code: "address-wrong", found: person.address.clone() },
    })
}

/// The good rows as a CSV, to be carried by the form that confirms them.
pub fn write(rows: &[FileRow]) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let mut put = |record: [&str; 6]| writer.write_record(record).expect("memory takes every record");
    put(["naam", "email", "telefoon", "adres", "soort", "waarom"]);
    for row in rows.iter().filter(|row| row.problem.is_none()) {
        let kind = match row.kind {
            Kind::Resident => "inwoner",
            Kind::Professional => "professional",
            Kind::CommissionerStaff => "medewerker opdrachtgever",
        };
        put([&row.person.name, &row.person.email, &row.person.phone, &row.person.address, kind, &row.why]);
    }
    let bytes = writer.into_inner().expect("memory takes every record");
    String::from_utf8(bytes).expect("written from text")
}

#[cfg(test)]
#[path = "people_file_tests.rs"]
mod tests;
