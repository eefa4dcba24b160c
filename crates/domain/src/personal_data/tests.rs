//! What is found, and what is left alone.

use super::*;
use crate::transcript;
use proptest::prelude::*;

fn found(text: &str) -> Vec<(Kind, &str)> {
    find(text).iter().map(|finding| (finding.kind, &text[finding.start..finding.end])).collect()
}

fn finds(kind: Kind, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(found(text), [(kind, *expected)], "{text:?}");
    }
}

fn finds_nothing(cases: &[&str]) {
    for text in cases {
        assert_eq!(found(text), [], "{text:?}");
    }
}

#[test]
fn every_point_of_the_demo_is_free_of_findings() {
    let transcript = transcript::parse(include_str!("../../../../demo/westerkwartier.md")).unwrap();
    let mut seen = 0;
    for topic in &transcript.topics {
        finds_nothing(&[&topic.title]);
        for idea in &topic.ideas {
            finds_nothing(&[&idea.title]);
            for item in idea.petals.iter().flatten().flat_map(|item| std::iter::once(item).chain(&item.sub)) {
                finds_nothing(&[&item.text]);
                seen += 1;
            }
        }
    }
    assert!(seen > 200, "{seen}");
}

#[test]
fn addresses_are_found() {
    finds(
        Kind::Email,
        &[
            ("mail naar a.demo+x@voorbeeld.nl, graag", "a.demo+x@voorbeeld.nl"),
            ("(info@loket.voorbeeld.nl).", "info@loket.voorbeeld.nl"),
            ("JAN@VOORBEELD.NL", "JAN@VOORBEELD.NL"),
        ],
    );
    finds_nothing(&[
        "www.mantelzorgwesterkwartier.nl bestaat al",
        "@gemeente",
        "drie @ vier",
        "a@b",
        "https://voorbeeld.nl/0612345678",
        "prijs @ 3.50",
    ]);
}

#[test]
fn telephone_numbers_are_found() {
    finds(
        Kind::Phone,
        &[
            ("bel 0612345678 even", "0612345678"),
            ("06-12345678", "06-12345678"),
            ("06 12 34 56 78!", "06 12 34 56 78"),
            ("tafel 2 050-123 45 67", "050-123 45 67"),
            ("(0594) 12 34 56", "(0594) 12 34 56"),
            ("+31 6 12345678", "+31 6 12345678"),
            ("+31 (0)6 1234 5678", "+31 (0)6 1234 5678"),
            ("+31612345678", "+31612345678"),
            ("0031 50 1234567", "0031 50 1234567"),
        ],
    );
    finds_nothing(&[
        "telefonisch 08:00-20:00 uur",
        "08.00 - 20.00 uur",
        "bel 0800-1234",
        "0900 1234567",
        "08-11-2021 20.00 uur",
        "2021 2022 2023",
        "0123456789012",
        "1 op 1, 2 op 2",
        "112",
    ]);
}

#[test]
fn account_numbers_are_found() {
    finds(
        Kind::Iban,
        &[
            ("op NL91 ABNA 0417 1643 00 a.u.b.", "NL91 ABNA 0417 1643 00"),
            ("NL91ABNA0417164300", "NL91ABNA0417164300"),
            ("BE68 5390 0754 7034", "BE68 5390 0754 7034"),
            ("met een fout: NL00ABNA0417164300", "NL00ABNA0417164300"),
        ],
    );
    finds_nothing(&["BE68 5390 0754 7035", "AB12 zorg", "NL91"]);
}

#[test]
fn citizen_service_numbers_are_found() {
    finds(
        Kind::Bsn,
        &[("bsn 111222333.", "111222333"), ("1234.56.782", "1234.56.782"), ("123 456 782", "123 456 782")],
    );
    finds_nothing(&["111222334", "000000000", "12 345 6782", "1112223330"]);
}

#[test]
fn postcodes_with_a_house_number_are_found() {
    finds(
        Kind::Postcode,
        &[("9801 AB 12", "9801 AB 12"), ("Dorpsstraat 12a, 9801 AB", "12a, 9801 AB"), ("in 9801AB", "9801AB")],
    );
    finds_nothing(&["in 2022 EU beleid", "1000 SS 12", "0123 AB 4", "postcode 9801"]);
}

#[test]
fn names_are_found_by_their_shape() {
    finds(
        Kind::NameLike,
        &[
            ("vraag mevrouw Zomer", "mevrouw Zomer"),
            ("dhr. A.B. van der Demo belt", "dhr. A.B. van der Demo"),
            ("wethouder Verzonnen komt", "wethouder Verzonnen"),
            ("Mw. Zomer weet het", "Mw. Zomer"),
            ("overleg met Fenna Zonnebloem", "Fenna Zonnebloem"),
            ("overleg met Fenna van der Zonnebloem morgen", "Fenna van der Zonnebloem"),
            ("Fenna Zonnebloem belt", "Fenna Zonnebloem"),
            ("bel A. Zonnebloem", "A. Zonnebloem"),
            ("bel Anne-Fleur Zonnebloem", "Anne-Fleur Zonnebloem"),
            ("van Jan Willem Zonnebloem gehoord", "Jan Willem Zonnebloem"),
        ],
    );
    finds_nothing(&[
        "Sociaal werk De Schans",
        "gemeente Westerkwartier doet mee",
        "Goede Zorg",
        "wethouder. Daarna koffie",
        "mevrouw weet het",
        "via de Rode Kruis post",
        "Week van de Mantelzorg",
        "overal Mantelzorg Informatie Punt",
        "Eerst Praten, dan doen",
        "in de Dorpsstraat Zuid",
        "A. Wat is er nodig",
        "POH en Wmo in het Noorden van Nederland",
        "een meester in de klas",
    ]);
}

#[test]
fn known_names_are_found_as_whole_words() {
    let names = ["Zomer", "Wil", "Fenna de Vries"];
    let found = |text: &str| {
        find_with(text, &names).iter().map(|finding| text[finding.start..finding.end].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("zomer regelt het met ZOMER's buren"), ["zomer", "ZOMER"]);
    assert_eq!(found("ik wil dat Wil komt, zomers of niet"), ["Wil"]);
    assert_eq!(found("fenna de vries, maar niet fenna"), ["fenna de vries"]);
    assert_eq!(find_with("iets", &["", " "]), vec![]);
}

#[test]
fn several_are_told_in_order() {
    let text = "mevrouw Zomer, 06-12345678 of zomer@voorbeeld.nl";
    assert_eq!(
        found(text),
        [(Kind::NameLike, "mevrouw Zomer"), (Kind::Phone, "06-12345678"), (Kind::Email, "zomer@voorbeeld.nl")]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn findings_are_places_in_the_text(text in "(\\PC|[0-9 .+()@A-Z'-]|mevrouw |NL91|\n){0,50}", name in "\\PC{0,6}") {
        let mut last = 0;
        for finding in find_with(&text, &[&name]) {
            prop_assert!(last <= finding.start && finding.start < finding.end);
            prop_assert!(text.get(finding.start..finding.end).is_some());
            last = finding.end;
        }
    }

    #[test]
    fn a_number_is_found_wherever_it_stands(before in "[a-z ]{0,12}", digits in "[1-9][0-9]{8}", after in "[a-z ]{0,12}") {
        prop_assume!(!["80", "90", "67"].contains(&&digits[..2]));
        let text = format!("{before} 0{digits} {after}");
        let start = before.len() + 1;
        let expected = Finding { kind: Kind::Phone, start, end: start + 10 };
        prop_assert!(find(&text).contains(&expected), "{}", text);
    }
}
