//! A list of people from a CSV or XLSX file: read row by row, each row good or with what is wrong.

use bloemenzee_domain::circle::{Kind, NewPerson, checked_person};
use bloemenzee_domain::id::PersonId;
use bloemenzee_domain::refusal::Refusal;
use calamine::{Data, DataRef, Reader as _, Xlsx};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};
use uuid::Uuid;

/// Longest why that a row may give, in characters.
const MAX_WHY: usize = 1_000;

/// Most bytes that the parts of a workbook may hold together, unpacked; also most bytes of text taken from it.
const MAX_UNPACKED: u64 = 20_000_000;

/// Most bytes of a workbook's styles, unpacked: each style of five bytes takes hundreds in memory.
const MAX_STYLES: usize = 1_000_000;

/// Most sheets looked at for one with anything in it.
const MAX_SHEETS: usize = 10;

/// Most columns of a file.
const MAX_COLUMNS: usize = 100;

/// Most characters kept of one cell: more than any field takes, so that what is cut off is refused all the same.
const MAX_CELL: usize = 4_000;

/// Most characters of the file that are shown back.
const MAX_SHOWN: usize = 100;

/// Why a file cannot be read at all; Fluent key `import-<name>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing in it.
    Empty,
    /// Neither CSV nor XLSX, or broken.
    Format,
    /// No column with names; the headings that were found.
    NoName(String),
    /// More rows, or more columns, than one import takes.
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
    /// The person as given; only the start of each text when something is wrong.
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
    let mut rows = if bytes.starts_with(b"PK") { sheet(bytes, most)? } else { text(bytes, most)? }.into_iter();
    let headings = loop {
        let (line, row) = rows.next().ok_or(Unreadable::Empty)?;
        if !blank(&row) {
            break (line, row);
        }
    };
    let columns: Vec<Option<Column>> = headings.1.iter().map(|heading| column(heading)).collect();
    if !columns.contains(&Some(Column::Name)) {
        return Err(Unreadable::NoName(shown(&headings.1.join(", "))));
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

/// The start of a text, to show it back.
fn shown(text: &str) -> String {
    text.chars().take(MAX_SHOWN).collect()
}

/// What is kept of a cell.
fn kept(text: &str) -> String {
    text.trim().chars().take(MAX_CELL).collect()
}

/// Unpacks every part of a workbook once and lets go of it, so that a small file that swells is refused before any of
/// it is kept. The declared sizes are looked at first; since they may lie, what really comes out is counted too.
fn bounded(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Format)?;
    let mut declared = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| Unreadable::Format)?;
        declared = declared.saturating_add(part.size());
    }
    if declared > MAX_UNPACKED {
        return Err(Unreadable::Format);
    }
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| Unreadable::Format)?;
        let name = part.name().map_err(|_| Unreadable::Format)?.to_lowercase();
        let mut content = Vec::new();
        let size = part.take(left + 1).read_to_end(&mut content).map_err(|_| Unreadable::Format)?;
        left = left.checked_sub(size as u64).ok_or(Unreadable::Format)?;
        let styles = name.ends_with("styles.xml") && size > MAX_STYLES;
        if styles || name.ends_with("sharedstrings.xml") && !honest_count(&content) {
            return Err(Unreadable::Format);
        }
    }
    Ok(())
}

/// Whether a table of shared strings says no larger count than fits in it (`<si/>` takes five bytes): calamine
/// reserves memory for as many as it says.
fn honest_count(xml: &[u8]) -> bool {
    const KEY: &[u8] = b"uniqueCount";
    // Without its zeros, UTF-16 reads as ASCII here; an escape may hide letters in ISO-2022 and has no place in XML.
    let plain: Vec<u8> = xml.iter().copied().filter(|byte| *byte != 0).collect();
    let fits = |at: usize| {
        let after = plain[at + KEY.len()..].iter().skip_while(|byte| b" \t\r\n=\"'+0".contains(byte));
        let digits: String = after.take_while(|byte| byte.is_ascii_digit()).take(9).map(|b| char::from(*b)).collect();
        digits.is_empty() || digits.parse().is_ok_and(|count: usize| count <= plain.len() / 5)
    };
    !plain.contains(&0x1b) && plain.windows(KEY.len()).enumerate().all(|(at, word)| word != KEY || fits(at))
}

/// The rows of the first sheet with anything in it, cell by cell: a sheet may name cells that lie far apart, and
/// nothing is kept for what lies between.
fn sheet(bytes: &[u8], most: usize) -> Result<Lines, Unreadable> {
    bounded(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::Format)?;
    for name in book.sheet_names().into_iter().take(MAX_SHEETS) {
        let mut cells = book.worksheet_cells_reader(&name).map_err(|_| Unreadable::Format)?;
        let mut rows: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        let mut size = 0;
        while let Some(found) = cells.next_cell().map_err(|_| Unreadable::Format)? {
            let text = cell(found.get_value());
            if text.is_empty() {
                continue;
            }
            let (line, place) = (found.get_position().0 as usize + 1, found.get_position().1 as usize);
            size += text.len() as u64;
            if place >= MAX_COLUMNS || size > MAX_UNPACKED {
                return Err(Unreadable::TooMany);
            }
            let row = rows.entry(line).or_default();
            row.resize(row.len().max(place + 1), String::new());
            row[place] = text;
            // The headings are a row too.
            if rows.len() > most.saturating_add(1) {
                return Err(Unreadable::TooMany);
            }
        }
        if !rows.is_empty() {
            return Ok(rows.into_iter().collect());
        }
    }
    Err(Unreadable::Empty)
}

/// A cell as people see it. A telephone number that the sheet took for a number lost its zero.
fn cell(data: &DataRef<'_>) -> String {
    match data {
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => whole(&format!("{number:.0}")),
        DataRef::Int(number) => whole(&number.to_string()),
        DataRef::String(text) => kept(text),
        DataRef::SharedString(text) => kept(text),
        other => kept(&Data::from(other.clone()).to_string()),
    }
}

fn whole(digits: &str) -> String {
    if digits.len() == 9 { format!("0{digits}") } else { digits.to_owned() }
}

/// The rows of a CSV with `;`, `,` or tabs, in UTF-8 or as older spreadsheets write it.
fn text(bytes: &[u8], most: usize) -> Result<Lines, Unreadable> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(Unreadable::Format);
    }
    let text: String = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    };
    // One kind of line end, after every line: so the reader's lines are the file's.
    let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.push('\n');
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let count = |mark: char| first.matches(mark).count();
    let mark = [';', ',', '\t'].into_iter().max_by_key(|mark| (count(*mark), *mark == ';')).unwrap_or(';');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(mark).unwrap_or(b';'))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let (mut all, mut inside) = (Vec::new(), 0);
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|_| Unreadable::Format)? {
        // A spreadsheet counts a row of several lines once, and an empty row too.
        inside += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        let line = usize::try_from(reader.position().line()).unwrap_or(0).saturating_sub(1 + inside);
        let row: Vec<String> = record.iter().take(MAX_COLUMNS + 1).map(kept).collect();
        if blank(&row) && record.len() <= MAX_COLUMNS {
            continue;
        }
        // The headings are a row too.
        if row.len() > MAX_COLUMNS || all.len() > most {
            return Err(Unreadable::TooMany);
        }
        all.push((line, row));
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
    let mut person = NewPerson {
        known: None,
        name: of(Column::Name),
        email: of(Column::Email),
        phone: of(Column::Phone),
        address: of(Column::Address),
    };
    let (word, mut why) = (of(Column::Kind), of(Column::Why));
    let kind = kind(&word, staff);
    let same_name = known.has_name(&person.name);
    let mut problem = wrong(&person, &why);
    if problem.is_none() && kind.is_none() {
        problem = Some(Problem { code: "kind-wrong", found: word });
    }
    if problem.is_none() && !known.add(&person.name, &person.email, &person.phone, &person.address) {
        problem = Some(Problem { code: "twice", found: person.name.clone() });
    }
    if let Some(problem) = &mut problem {
        // It is only shown from here on.
        for text in [&mut person.name, &mut person.email, &mut person.phone, &mut person.address, &mut why] {
            *text = shown(text);
        }
        problem.found = shown(&problem.found);
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
