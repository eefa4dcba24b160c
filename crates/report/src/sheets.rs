//! Any table of words and numbers as CSV and XLSX, both safe to open in a spreadsheet program.

use crate::points::{ListError, fitting, guarded};
use rust_xlsxwriter::{Format, FormatAlign, Workbook};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
}

/// A table with its headings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The headings of its columns.
    pub head: Vec<String>,
    /// Its rows, each as wide as the headings.
    pub rows: Vec<Vec<Value>>,
}

/// The longest name of a sheet, in characters, and the signs it cannot have (Excel's limits).
const NAME_LIMIT: usize = 31;
const NOT_IN_NAMES: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

fn name(sheet: &Sheet) -> String {
    let plain = |c: char| if NOT_IN_NAMES.contains(&c) { ' ' } else { c };
    sheet.name.chars().map(plain).take(NAME_LIMIT).collect::<String>().trim_matches('\'').trim().to_owned()
}

fn said(value: &Value) -> String {
    match value {
        Value::Text(text) => guarded(text.clone()),
        Value::Number(number) => number.to_string(),
    }
}

/// A table as CSV: UTF-8 with a byte order mark, RFC 4180 (comma, CRLF, quotes where needed).
///
/// # Errors
/// [`ListError`] for a row that is not as wide as the headings.
pub fn sheet_csv(sheet: &Sheet) -> Result<Vec<u8>, ListError> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(sheet.head.iter().cloned().map(guarded))?;
    for row in &sheet.rows {
        writer.write_record(row.iter().map(said))?;
    }
    writer.into_inner().map_err(|error| ListError(error.to_string()))
}

/// Tables as a workbook (XLSX), a sheet each: the headings stay in view, numbers are numbers, and no cell is a formula.
///
/// # Errors
/// [`ListError`] for two sheets of one name, or past 1,048,576 rows.
pub fn sheets_xlsx(sheets: &[Sheet]) -> Result<Vec<u8>, ListError> {
    let heading = Format::new().set_bold().set_align(FormatAlign::Top).set_text_wrap();
    let body = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    let mut workbook = Workbook::new();
    for table in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name(table))?.set_freeze_panes(1, 0)?;
        for (column, head) in (0_u16..).zip(&table.head) {
            sheet.set_column_width(column, if column == 0 { 44.0 } else { 18.0 })?;
            sheet.write_string_with_format(0, column, fitting(head), &heading)?;
        }
        for (number, row) in (1_u32..).zip(&table.rows) {
            for (column, value) in (0_u16..).zip(row) {
                match value {
                    Value::Text(text) => sheet.write_string_with_format(number, column, fitting(text), &body)?,
                    // Exact up to 2^53, past any count of people or points.
                    Value::Number(number_is) => {
                        sheet.write_number_with_format(number, column, *number_is as f64, &body)?
                    }
                };
            }
        }
    }
    Ok(workbook.save_to_buffer()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(name: &str, text: &str) -> Sheet {
        let rows = vec![vec![Value::Text(text.to_owned()), Value::Number(12)]];
        Sheet { name: name.to_owned(), head: vec!["Wat".into(), "Aantal".into()], rows }
    }

    #[test]
    fn a_table_is_written_with_its_headings_and_no_cell_runs() {
        let csv = String::from_utf8(sheet_csv(&sheet("Mensen", "=1+1")).unwrap()).unwrap();
        assert_eq!(csv, "\u{feff}Wat,Aantal\r\n'=1+1,12\r\n");
    }

    #[test]
    fn a_name_that_a_workbook_cannot_have_is_made_plain() {
        let long = "Wie is bereikt: leeftijd/wijk [van iedereen die er was]";
        assert_eq!(name(&sheet(long, "")), "Wie is bereikt  leeftijd wijk");
        assert!(sheets_xlsx(&[sheet(long, "a"), sheet("Andere", "b")]).unwrap().starts_with(b"PK"));
    }

    #[test]
    fn a_row_of_another_width_is_no_table() {
        let mut wrong = sheet("Mensen", "a");
        wrong.rows.push(vec![Value::Number(1)]);
        assert!(sheet_csv(&wrong).is_err());
    }
}
