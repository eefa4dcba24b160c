use super::{Known, Unreadable, read, write};
use bloemenzee_domain::circle::Kind;

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
