//! The tables as CSV and as one workbook.

use crate::manifest::Manifest;
use crate::release::{Release, Shown, Table};
use crate::text::T;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// A table as CSV (RFC 4180, UTF-8); a hidden count is a word, never a number.
pub fn csv(table: &Table, t: T) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let heads = std::iter::once(String::new()).chain(table.columns.iter().map(|column| t.head(column)));
    let rows = table.rows.iter().zip(&table.cells).map(|(row, cells)| {
        std::iter::once(t.head(row)).chain(cells.iter().map(|shown| t.shown(*shown))).collect::<Vec<_>>()
    });
    for row in std::iter::once(heads.collect()).chain(rows) {
        writer.write_record(row.iter().map(|cell| plain(cell))).expect("writing to memory does not fail");
    }
    let bytes = writer.into_inner().expect("writing to memory does not fail");
    String::from_utf8(bytes).expect("made of strings")
}

/// A name that a spreadsheet would take for a formula is kept as text.
fn plain(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell.to_owned() }
}

/// All tables as a workbook, a sheet each. Its date is the day from which the session could be held, so that a workbook
/// made again is the same to the byte.
///
/// # Errors
/// What the writer of workbooks says.
pub fn workbook(manifest: &Manifest, release: &Release, t: T) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let day = ExcelDateTime::from_timestamp(manifest.window.opens)?;
    book.set_properties(&DocProperties::new().set_title(&manifest.title).set_creation_datetime(&day));
    let bold = Format::new().set_bold();
    for table in &release.tables {
        let sheet = book.add_worksheet();
        let title: String = t.s(&format!("sheet-{}", table.kind.name())).chars().take(31).collect();
        sheet.set_name(title)?;
        sheet.write_with_format(0, 0, t.s(&format!("table-{}", table.kind.name())), &bold)?;
        for (j, column) in (1u16..).zip(&table.columns) {
            sheet.write_with_format(2, j, t.head(column), &bold)?;
        }
        for ((i, row), cells) in (3u32..).zip(&table.rows).zip(&table.cells) {
            sheet.write(i, 0, t.head(row))?;
            for (j, shown) in (1u16..).zip(cells) {
                match shown {
                    Shown::Count(n) => sheet.write(i, j, *n)?,
                    Shown::Hidden => sheet.write(i, j, t.s("hidden"))?,
                    Shown::Blank => continue,
                };
            }
        }
        sheet.autofit();
        sheet.set_column_width(0, 40)?;
        sheet.set_freeze_panes(3, 1)?;
    }
    book.save_to_buffer()
}
