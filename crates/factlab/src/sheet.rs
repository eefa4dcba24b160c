//! An address list as a table of text, whatever it was kept in: CSV, XLSX or ODS.

use crate::refusal::Refusal;
use calamine::{Data, Reader, Sheets, Xlsx};
use std::io::Cursor;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 200 << 20;

/// The largest sheet of a workbook that is read, in cells, empty ones too.
const MAX_CELLS: u64 = 50_000_000;

/// A table of text: the names of its columns, and its rows with the line each stood on (from 1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The first row that holds anything.
    pub header: Vec<String>,
    /// Everything below it that holds anything.
    pub rows: Vec<(usize, Vec<String>)>,
}

impl Sheet {
    /// Reads a file by its name's ending: `.csv`, `.txt`, `.xlsx`, `.xlsm`, `.xls`, `.ods`.
    ///
    /// # Errors
    /// `sheet-kind`, `sheet-large`, `sheet-broken`, `sheet-empty`.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, Refusal> {
        if bytes.len() > MAX_BYTES {
            return Err(Refusal::new("sheet-large").with("megabytes", MAX_BYTES >> 20));
        }
        let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        let rows = match ending.as_str() {
            "csv" | "txt" => from_csv(bytes)?,
            "xlsx" | "xlsm" | "xls" | "ods" => from_workbook(bytes)?,
            _ => return Err(Refusal::new("sheet-kind").with("ending", ending)),
        };
        let mut rows = rows.into_iter().filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()));
        let (_, header) = rows.next().ok_or_else(|| Refusal::new("sheet-empty"))?;
        let header = header.into_iter().map(|name| name.trim().to_owned()).collect();
        let rows: Vec<_> = rows.collect();
        if rows.is_empty() { Err(Refusal::new("sheet-empty")) } else { Ok(Self { header, rows }) }
    }

    /// Where a column stands, by its name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column.eq_ignore_ascii_case(name.trim()))
    }
}

type Rows = Vec<(usize, Vec<String>)>;

fn from_csv(bytes: &[u8]) -> Result<Rows, Refusal> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => std::borrow::Cow::Borrowed(text.trim_start_matches('\u{feff}')),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0,
    };
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let delimiter = [b';', b'\t', b','].into_iter().max_by_key(|d| first.bytes().filter(|b| b == d).count());
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.unwrap_or(b';'))
        .from_reader(text.as_bytes());
    let (mut at, mut line) = (0, 1);
    reader
        .records()
        .map(|record| {
            let record = record.map_err(|_| Refusal::new("sheet-broken"))?;
            // A record's position is before the empty lines above it.
            let start = record.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0));
            let empty = text.as_bytes()[start..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
            line += text.as_bytes()[at..start + empty].iter().filter(|b| **b == b'\n').count();
            at = start + empty;
            Ok((line, record.iter().map(str::to_owned).collect()))
        })
        .collect()
}

/// The first sheet that holds anything. calamine can be brought to panic by a broken workbook; that is a refusal too.
fn from_workbook(bytes: &[u8]) -> Result<Rows, Refusal> {
    let broken = || Refusal::new("sheet-broken");
    let read = || -> Result<Rows, Refusal> {
        let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| broken())?;
        for name in book.sheet_names() {
            if let Sheets::Xlsx(book) = &mut book {
                small_enough(book, &name).ok_or_else(broken)?;
            }
            let range = book.worksheet_range(&name).map_err(|_| broken())?;
            if range.is_empty() {
                continue;
            }
            let above = range.start().map_or(0, |(row, _)| row as usize);
            let rows = range.rows().enumerate();
            return Ok(rows.map(|(i, row)| (above + i + 1, row.iter().map(cell).collect())).collect());
        }
        Err(Refusal::new("sheet-empty"))
    };
    std::panic::catch_unwind(read).unwrap_or_else(|_| Err(broken()))
}

/// A sheet is laid out whole, from its first cell to its last: two cells far apart would take all memory there is. `None`
/// when they are too far apart, or the sheet cannot be read.
fn small_enough(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Option<()> {
    let mut cells = book.worksheet_cells_reader(name).ok()?;
    let (mut first, mut last) = ((u32::MAX, u32::MAX), (0, 0));
    while let Some(cell) = cells.next_cell().ok()? {
        let (row, column) = cell.get_position();
        first = (row.min(first.0), column.min(first.1));
        last = (row.max(last.0), column.max(last.1));
    }
    let side = |first: u32, last: u32| u64::from(last.saturating_sub(first)) + 1;
    (side(first.0, last.0) * side(first.1, last.1) <= MAX_CELLS).then_some(())
}

/// Text of a cell; a whole number loses its `.0`, so that house number 12 stays `12`.
fn cell(data: &Data) -> String {
    match data {
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        Data::Empty | Data::Error(_) => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::Workbook;

    #[test]
    fn csv_of_any_habit() {
        for text in ["Postcode;Nr\n1506AB;12\n\n1506AC;13\n", "\u{feff}Postcode,Nr\r\n1506AB,12\r\n\r\n1506AC,13\r\n"] {
            let sheet = Sheet::read("lijst.CSV", text.as_bytes()).unwrap();
            assert_eq!(sheet.header, ["Postcode", "Nr"]);
            assert_eq!(sheet.rows, [(2, vec!["1506AB".into(), "12".into()]), (4, vec!["1506AC".into(), "13".into()])]);
        }
        let old = Sheet::read("lijst.csv", b"Straat;Nr\nPrins\xe9sstraat;1\n").unwrap();
        assert_eq!(old.rows[0].1[0], "Prinsésstraat");
    }

    #[test]
    fn a_workbook_keeps_house_numbers_whole() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(2, 0, "Postcode").unwrap();
        sheet.write(2, 1, "Nr").unwrap();
        sheet.write(3, 0, "1506AB").unwrap();
        sheet.write(3, 1, 12.0).unwrap();
        let read = Sheet::read("lijst.xlsx", &book.save_to_buffer().unwrap()).unwrap();
        assert_eq!(read.header, ["Postcode", "Nr"]);
        assert_eq!(read.rows, [(4, vec!["1506AB".into(), "12".into()])]);
        assert_eq!(read.column("postcode"), Some(0));
    }

    /// Laid out it would be 17 thousand million cells.
    #[test]
    fn a_small_file_with_two_cells_far_apart_does_not_take_all_memory() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "Postcode").unwrap();
        sheet.write(1_048_575, 16_383, "x").unwrap();
        let bytes = book.save_to_buffer().unwrap();
        assert!(bytes.len() < 20_000);
        assert_eq!(Sheet::read("lijst.xlsx", &bytes).unwrap_err().code, "sheet-broken");
    }

    #[test]
    fn what_is_no_list_is_refused() {
        let code = |name: &str, bytes: &[u8]| Sheet::read(name, bytes).unwrap_err().code;
        assert_eq!(code("brief.docx", b"x"), "sheet-kind");
        assert_eq!(code("lijst.xlsx", b"not a workbook"), "sheet-broken");
        assert_eq!(code("lijst.csv", b"\n\n"), "sheet-empty");
        assert_eq!(code("lijst.csv", b"Postcode;Nr\n"), "sheet-empty");
    }
}
