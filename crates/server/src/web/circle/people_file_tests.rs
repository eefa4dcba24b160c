use super::{Known, Unreadable, read, write};
use bloemenzee_domain::circle::Kind;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

fn rows(text: &str) -> Vec<super::FileRow> {
    read(text.as_bytes(), Known::default(), false, 2_000).expect("a list")
}

fn code(row: &super::FileRow) -> &'static str {
    row.problem.as_ref().map_or("", |problem| problem.code)
}

#[test]
fn dutch_and_english_headings_in_any_order() {
    let dutch =
        rows("Waarom;Naam;E-mail;Telefoon;Soort\nzorgt voor haar broer;Test Een;een@example.org;0612345678;inwoner\n");
    assert_eq!(dutch[0].person.name, "Test Een");
    assert_eq!(dutch[0].person.email, "een@example.org");
    assert_eq!(dutch[0].why, "zorgt voor haar broer");
    let english = rows("name,kind,e-mail\nTest Two,professional,two@example.org\n");
    assert_eq!((english[0].kind, english[0].line), (Kind::Professional, 2));
}

#[test]
fn each_wrong_row_says_what_is_wrong_and_where() {
    let list =
        rows("naam;e-mail;telefoon;soort\n;a@example.org;;\nTest;geen adres;;\nTest;;12;\nTest;;;gast\nGoed;;;\n");
    let found: Vec<(usize, &str)> = list.iter().map(|row| (row.line, code(row))).collect();
    assert_eq!(found, [(2, "name-needed"), (3, "email-wrong"), (4, "phone-wrong"), (5, "kind-wrong"), (6, "")]);
}

#[test]
fn a_row_has_the_number_that_a_spreadsheet_gives_it() {
    for end in ["\n", "\r\n"] {
        let text = "naam;waarom\nEen;\"twee\nregels\"\n\nTwee;\n;\nDrie;".replace('\n', end);
        let list = rows(&text);
        let found: Vec<(usize, &str)> = list.iter().map(|row| (row.line, row.person.name.as_str())).collect();
        assert_eq!(found, [(2, "Een"), (4, "Twee"), (6, "Drie")], "{end:?}");
    }
}

#[test]
fn the_same_person_twice_is_a_duplicate_and_a_namesake_is_not() {
    let mut known = Known::default();
    known.add("Al Daar", "daar@example.org", "", "");
    let text = "naam;email\nal daar;DAAR@example.org\nAl Daar;ander@example.org\nNieuw;\nnieuw;\n";
    let list = read(text.as_bytes(), known, false, 10).expect("a list");
    assert_eq!(list.iter().map(code).collect::<Vec<_>>(), ["twice", "", "", "twice"]);
    assert!(list[1].same_name && !list[2].same_name);
}

#[test]
fn older_encodings_a_mark_at_the_start_and_quoted_marks_are_read() {
    let latin: Vec<u8> = "naam;waarom\nTest Ren\u{e9};\"eerst; dan\"\n".chars().map(|c| c as u8).collect();
    let list = read(&latin, Known::default(), false, 10).expect("a list");
    assert_eq!((list[0].person.name.as_str(), list[0].why.as_str()), ("Test René", "eerst; dan"));
    assert_eq!(rows("\u{feff}naam\nTest\n")[0].person.name, "Test");
}

#[test]
fn a_file_without_names_rows_or_meaning_is_refused() {
    let no = |bytes: &[u8]| read(bytes, Known::default(), false, 2).expect_err("unreadable");
    assert_eq!(no(b""), Unreadable::Empty);
    assert_eq!(no(b"naam\n\n"), Unreadable::Empty);
    assert_eq!(no(b"PK\x03\x04 not a workbook"), Unreadable::Format);
    assert_eq!(no(b"\x00\x01\x02"), Unreadable::Format);
    assert_eq!(no(b"plaats;leeftijd\nA;3\n"), Unreadable::NoName("plaats, leeftijd".into()));
    assert_eq!(no(b"naam\na\nb\nc\n"), Unreadable::TooMany);
}

#[test]
fn what_is_written_to_confirm_reads_the_same() {
    let list = rows(
        "naam;adres;soort;waarom\nTest Een;\"Straat 1\n1234 AB Plaats\";professional;\"a \"\"b\"\"; c\"\nTest;;x;\n",
    );
    let again = rows(&write(&list));
    assert_eq!(again.len(), 1, "only the good rows");
    assert_eq!((&again[0].person, again[0].kind, &again[0].why), (&list[0].person, list[0].kind, &list[0].why));
}

/// A workbook with one sheet of these rows and these shared strings, both as XML.
fn book(rows: &str, strings: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relation = |what: &str, target: &str| {
        format!(
            r#"<Relationships xmlns="{package}"><Relationship Id="r1" Type="{kind}/{what}" Target="{target}"/></Relationships>"#
        )
    };
    let workbook = format!(
        r#"<workbook xmlns="{main}" xmlns:r="{kind}"><sheets><sheet name="een" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let parts = [
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")),
        ("xl/workbook.xml", workbook),
        ("xl/sharedStrings.xml", strings.to_owned()),
        ("xl/worksheets/sheet1.xml", format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>"#)),
    ];
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(content.as_bytes()).expect("memory takes it");
    }
    writer.finish().expect("a book").into_inner()
}

/// A cell with its text in it.
fn at(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

const NO_STRINGS: &str = r#"<sst count="0" uniqueCount="0"></sst>"#;

#[test]
fn a_sheet_is_read_cell_by_cell_with_its_own_line_numbers() {
    let strings = r#"<sst count="2" uniqueCount="2"><si><t>Naam</t></si><si><t>Telefoon</t></si></sst>"#;
    let rows = format!(
        r#"<row r="3"><c r="B3" t="s"><v>0</v></c><c r="D3" t="s"><v>1</v></c><c r="CAA3"/></row>
        <row r="5">{}<c r="D5"><v>612345678</v></c></row><row r="1048576">{}</row>"#,
        at("B5", "Test Een"),
        at("B1048576", "Test Twee")
    );
    let list = read(&book(&rows, strings), Known::default(), false, 2).expect("a list");
    let found: Vec<_> =
        list.iter().map(|row| (row.line, row.person.name.as_str(), row.person.phone.as_str())).collect();
    assert_eq!(found, [(5, "Test Een", "0612345678"), (1_048_576, "Test Twee", "")]);
}

#[test]
fn cells_far_apart_and_many_rows_or_columns_are_refused() {
    let no = |bytes: &[u8]| read(bytes, Known::default(), false, 2).expect_err("too many");
    let far = format!("<row r=\"1\">{}</row><row r=\"1048576\">{}</row>", at("A1", "naam"), at("CAA1048576", "x"));
    assert_eq!(no(&book(&far, NO_STRINGS)), Unreadable::TooMany);
    let long: String =
        (1..=4).map(|row| format!("<row r=\"{row}\">{}</row>", at(&format!("A{row}"), "naam"))).collect();
    assert_eq!(no(&book(&long, NO_STRINGS)), Unreadable::TooMany);
    assert_eq!(no(format!("naam{}\nTest\n", ";x".repeat(100)).as_bytes()), Unreadable::TooMany);
    assert_eq!(rows(&format!("naam{}\nTest\n", ";x".repeat(99))).len(), 1);
    assert_eq!(no(format!("naam\nTest{}\n", ";".repeat(100)).as_bytes()), Unreadable::TooMany);
}

#[test]
fn a_workbook_that_swells_is_refused_even_when_it_lies_about_its_size() {
    let no = |bytes: &[u8]| read(bytes, Known::default(), false, 2).expect_err("unreadable");
    let huge = book(&format!("<row r=\"1\">{}</row>", at("A1", &"x".repeat(25_000_000))), NO_STRINGS);
    assert!(huge.len() < 300_000);
    assert_eq!(no(&huge), Unreadable::Format);
    let mut lying = huge;
    let entries: Vec<usize> = (0..lying.len() - 4).filter(|at| lying[*at..].starts_with(b"PK\x01\x02")).collect();
    for entry in entries {
        lying[entry + 24..entry + 28].copy_from_slice(&100_u32.to_le_bytes());
    }
    assert_eq!(super::bounded(&lying), Err(Unreadable::Format));
    assert_eq!(no(&lying), Unreadable::Format);
}

#[test]
fn a_table_of_strings_that_claims_more_than_it_holds_is_refused() {
    let row = format!("<row r=\"1\">{}</row><row r=\"2\">{}</row>", at("A1", "naam"), at("A2", "Test"));
    for count in ["1000000000000", "18446744073709551615", "00900000"] {
        let strings = format!("<sst uniqueCount = '{count}'></sst>");
        assert_eq!(read(&book(&row, &strings), Known::default(), false, 2), Err(Unreadable::Format), "{count}");
        let wide: Vec<u8> = strings.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(!super::honest_count(&wide));
    }
    assert_eq!(read(&book(&row, NO_STRINGS), Known::default(), false, 2).expect("a list").len(), 1);
}

#[test]
fn only_the_start_of_a_long_text_is_shown_back() {
    let long = "x".repeat(1_000_000);
    let rows = format!("<row r=\"1\">{}</row>", at("A1", &long));
    let Err(Unreadable::NoName(found)) = read(&book(&rows, NO_STRINGS), Known::default(), false, 2) else {
        panic!("a list without names")
    };
    assert_eq!(found.len(), 100);
    let list = super::read(format!("naam;email;waarom\nTest;{long};{long}\n").as_bytes(), Known::default(), false, 2);
    let row = &list.expect("a list")[0];
    assert!(row.problem.as_ref().is_some_and(|problem| problem.found.len() <= 100));
    assert_eq!((row.person.email.len(), row.why.len()), (100, 100));
}
