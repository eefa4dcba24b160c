//! All points as a table: CSV and XLSX, both safe to open in a spreadsheet program.

use crate::model::Lang;
use crate::texts::Texts;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError};
use serde::{Deserialize, Serialize};

/// One point, one row. Codes and counts are numbers or short words; `text` is verbatim.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointRow {
    /// The route's title.
    pub route: String,
    /// The topic's words.
    pub topic: String,
    /// The idea's number within the topic.
    pub idea_number: u32,
    /// The idea's title.
    pub idea_title: String,
    /// The petal's name; empty for a title.
    pub petal: String,
    /// The point's code.
    pub code: String,
    /// The code of the point it is a part of, if any.
    pub sub_of: Option<String>,
    /// The point's text.
    pub text: String,
    /// Added by someone from another table.
    pub addition: bool,
    /// Point or question, in words.
    pub kind: String,
    /// What became of it, in words.
    pub status: String,
    /// How many participants had to stand behind it.
    pub required: u32,
    /// How many did.
    pub behind: u32,
}

/// The columns: the id of the heading and the width in characters.
const COLUMNS: [(&str, f64); 13] = [
    ("list-route", 28.0),
    ("list-topic", 28.0),
    ("list-idea-number", 12.0),
    ("list-idea-title", 36.0),
    ("list-petal", 18.0),
    ("list-code", 12.0),
    ("list-sub-of", 14.0),
    ("list-text", 70.0),
    ("list-addition", 12.0),
    ("list-kind", 12.0),
    ("list-status", 20.0),
    ("list-required", 12.0),
    ("list-behind", 16.0),
];

/// A list could not be written: out of memory, or larger than the format allows (1,048,576 rows in XLSX).
#[derive(Debug)]
pub struct ListError(pub(crate) String);

impl std::fmt::Display for ListError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the list could not be written: {}", self.0)
    }
}

impl std::error::Error for ListError {}

impl From<csv::Error> for ListError {
    fn from(error: csv::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<XlsxError> for ListError {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

fn cells(row: &PointRow, texts: &Texts) -> [String; COLUMNS.len()] {
    [
        row.route.clone(),
        row.topic.clone(),
        row.idea_number.to_string(),
        row.idea_title.clone(),
        row.petal.clone(),
        row.code.clone(),
        row.sub_of.clone().unwrap_or_default(),
        row.text.clone(),
        texts.get(if row.addition { "list-yes" } else { "list-no" }),
        row.kind.clone(),
        row.status.clone(),
        row.required.to_string(),
        row.behind.to_string(),
    ]
}

/// A cell that a spreadsheet would run as a formula gets an apostrophe in front, so that it stays text.
/// Source: OWASP, CSV Injection (cells that begin with `=`, `+`, `-`, `@`, tab or carriage return).
pub(crate) fn guarded(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{cell}")
    } else {
        cell
    }
}

/// All points as CSV: UTF-8 with a byte order mark, RFC 4180 (comma, CRLF, quotes where needed), headings in `lang`.
///
/// # Errors
/// Never in practice: it writes to memory.
pub fn points_csv(lang: Lang, rows: &[PointRow]) -> Result<Vec<u8>, ListError> {
    let texts = Texts::new(lang);
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(COLUMNS.map(|(id, _)| texts.get(id)))?;
    for row in rows {
        writer.write_record(cells(row, &texts).map(guarded))?;
    }
    writer.into_inner().map_err(|error| ListError(error.to_string()))
}

/// The longest text that a cell of a workbook holds, in UTF-16 units (Excel's limit).
const CELL_LIMIT: usize = 32_767;

pub(crate) fn fitting(cell: &str) -> String {
    if cell.encode_utf16().count() <= CELL_LIMIT {
        return cell.to_owned();
    }
    let mut units = 0;
    let short = cell.chars().take_while(|character| {
        units += character.len_utf16();
        units < CELL_LIMIT
    });
    short.chain(Some('…')).collect()
}

/// All points as a workbook (XLSX) of one sheet: the heading row stays in view and filters; every cell is text, never a formula.
/// A text longer than a cell may be (32,767 UTF-16 units) ends in `…`.
///
/// # Errors
/// [`ListError`] past 1,048,576 rows.
pub fn points_xlsx(lang: Lang, rows: &[PointRow]) -> Result<Vec<u8>, ListError> {
    let texts = Texts::new(lang);
    let heading = Format::new().set_bold().set_align(FormatAlign::Top).set_text_wrap();
    let body = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(texts.get("list-sheet"))?.set_freeze_panes(1, 0)?;
    for (column, (id, width)) in (0_u16..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, texts.get(id), &heading)?;
    }
    for (number, row) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells(row, &texts)) {
            sheet.write_string_with_format(number, column, fitting(&cell), &body)?;
        }
    }
    let last = u32::try_from(rows.len()).map_err(|error| ListError(error.to_string()))?;
    sheet.autofilter(0, 0, last, (COLUMNS.len() - 1) as u16)?;
    Ok(workbook.save_to_buffer()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> PointRow {
        PointRow { text: text.to_owned(), code: "1.1.1".into(), required: 30, behind: 29, ..PointRow::default() }
    }

    #[test]
    fn a_formula_stays_text_in_csv() {
        for bad in ["=1+1", "+31", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            let csv = String::from_utf8(points_csv(Lang::Nl, &[row(bad)]).unwrap()).unwrap();
            let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
            let record = reader.records().next().unwrap().unwrap();
            assert_eq!(&record[7], format!("'{bad}"));
        }
    }

    #[test]
    fn an_ordinary_text_stays_as_it_is_in_csv() {
        let text = "zij zei: \"morgen!\",\nen gisteren";
        let csv = String::from_utf8(points_csv(Lang::En, &[row(text)]).unwrap()).unwrap();
        assert!(csv.starts_with("\u{feff}Route,Topic,"), "{csv}");
        assert!(csv.contains("\"zij zei: \"\"morgen!\"\",\nen gisteren\""), "{csv}");
        assert!(csv.ends_with("\r\n"));
    }

    #[test]
    fn a_text_too_long_for_a_cell_is_cut_with_a_sign() {
        assert_eq!(fitting("kort"), "kort");
        let long = "🌼".repeat(20_000);
        let cut = fitting(&long);
        assert!(cut.ends_with('…') && cut.encode_utf16().count() <= CELL_LIMIT);
    }
}
