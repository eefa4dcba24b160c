//! What holds for every transcript.

use super::*;
use proptest::prelude::*;

fn problems(text: &str) -> Vec<(usize, LineProblem)> {
    parse(text).unwrap_err().iter().map(|error| (error.line, error.problem)).collect()
}

fn texts(items: &[Item]) -> Vec<(&str, ItemKind)> {
    items.iter().map(|item| (item.text.as_str(), item.kind)).collect()
}

const SMALL: &str = "\u{feff}# Vinden\r\n\r\n## Samen\r\n### WAT:\r\n- overleg, «altijd»  \r\n  - ook 's avonds\r\n\t- * voor wie?\r\n- *tijd maken\r\n-\u{a0}* budget?\r\n### when\r\n- gisteren\r\n- morgen!\r\n### wat\r\n- nog iets?\r\n";

#[test]
fn the_grammar_is_read() {
    let transcript = parse(SMALL).unwrap();
    let idea = &transcript.topics[0].ideas[0];
    assert_eq!((transcript.topics[0].title.as_str(), idea.title.as_str(), idea.line), ("Vinden", "Samen", 3));
    let what = &idea.petals[Petal::What.index()];
    let (point, addition, question) = (ItemKind::Point, ItemKind::Addition, ItemKind::Question);
    assert_eq!(
        texts(what),
        [("overleg, «altijd»", point), ("tijd maken", addition), ("budget?", question), ("nog iets?", point)]
    );
    assert_eq!(texts(&what[0].sub), [("ook 's avonds", point), ("voor wie?", question)]);
    assert_eq!(texts(&idea.petals[Petal::When.index()]), [("gisteren", point), ("morgen!", point)]);
    assert_eq!((what[0].line, what[0].sub[1].line, what[3].line), (5, 7, 14));
}

#[test]
fn a_summary_counts_each_item_once() {
    let summary = summary(&parse(SMALL).unwrap());
    assert_eq!((summary.topics, summary.ideas, summary.petals), (1, 1, 2));
    assert_eq!((summary.points, summary.sub_points, summary.additions, summary.questions), (4, 1, 1, 2));
    assert_eq!(summary.gaps[0].missing, [Petal::How, Petal::Who, Petal::Where, Petal::Preconditions]);
}

#[test]
fn headings_that_come_back_go_on() {
    let transcript = parse("# A\n## I\n### Wat\n- een\n# B\n## I\n# A\n## I\n### Wie\n- twee\n").unwrap();
    let names: Vec<_> = transcript.topics.iter().map(|topic| (topic.title.as_str(), topic.ideas.len())).collect();
    assert_eq!(names, [("A", 1), ("B", 1)]);
    assert_eq!(texts(&transcript.topics[0].ideas[0].petals[2]), [("twee", ItemKind::Point)]);
}

#[test]
fn both_languages_in_any_case() {
    for (index, names) in [
        ["wat", "What"],
        ["HOE", "how"],
        ["Wie", "who"],
        ["Waar", "Where"],
        ["wanneer", "WHEN"],
        ["randVoorwaarden", "Preconditions"],
    ]
    .iter()
    .enumerate()
    {
        assert!(names.iter().all(|name| Petal::of_heading(name) == Some(Petal::ALL[index])), "{names:?}");
    }
    assert_eq!(Petal::of_heading("Waarom"), None);
}

#[test]
fn each_wrong_line_is_told() {
    use LineProblem as P;
    for (text, expected) in [
        ("", vec![(1, P::Nothing)]),
        ("\n\n", vec![(1, P::Nothing)]),
        ("los\n# A\nlos", vec![(1, P::TextOutsideItem), (3, P::TextOutsideItem)]),
        ("## I\n### Wat\n- x", vec![(1, P::IdeaOutsideTopic)]),
        ("# A\n### Wat\n- x", vec![(2, P::PetalOutsideIdea)]),
        ("### Wat\n- x", vec![(1, P::PetalOutsideIdea)]),
        ("# A\n## I\n- x", vec![(3, P::ItemOutsidePetal)]),
        ("- x", vec![(1, P::ItemOutsidePetal)]),
        (
            "# A\n## I\n### Waarom\n- x\n  - y\n### Wie\n- z\n### Hoezo",
            vec![(3, P::UnknownPetal), (8, P::UnknownPetal)],
        ),
        ("# A\n## I\n#### Wat\n- x", vec![(3, P::UnknownHeading)]),
        (
            "#\n## I\n### Wat\n- x\n# A\n##\n### Wat\n- x\n###",
            vec![(1, P::EmptyHeading), (6, P::EmptyHeading), (9, P::EmptyHeading)],
        ),
        (
            "# A\n## I\n### Wat\n  - y\n- x\n### Wie\n  - z",
            vec![(4, P::SubPointWithoutParent), (7, P::SubPointWithoutParent)],
        ),
        ("# A\n## I\n### Wat\n-\n  - y\n- *\n- x", vec![(4, P::EmptyItem), (6, P::EmptyItem)]),
        (
            "# A\n## I\n### Wat\n- x\n - y\n    - z\n---",
            vec![(5, P::Indent { width: 1 }), (6, P::Indent { width: 4 }), (7, P::TextOutsideItem)],
        ),
        ("# A\n## I\n### Wat\n- a\u{1}", vec![(4, P::Text(TextProblem::Control { code: 1, at: 2 }))]),
    ] {
        assert_eq!(problems(text), expected, "{text:?}");
    }
}

#[test]
fn too_much_is_told() {
    let long = format!("# A\n## I\n### Wat\n- {}", "é".repeat(MAX_ITEM + 1));
    let error = &parse(&long).unwrap_err()[0];
    assert_eq!(error.problem, LineProblem::Text(TextProblem::TooLong { chars: MAX_ITEM + 1, max: MAX_ITEM }));
    assert_eq!(error.found.chars().count(), 61);
    assert!(parse(&format!("# {}", "t".repeat(MAX_TITLE + 1))).is_err());
    assert_eq!(problems(&"x".repeat(MAX_BYTES + 1)), [(1, LineProblem::TooLarge { bytes: MAX_BYTES + 1 })]);
    assert_eq!(problems(&"x\n".repeat(1_000)).len(), MAX_ERRORS);
}

#[test]
fn an_error_reads_as_a_sentence() {
    let error = &parse("# A\n## I\n### Waarom").unwrap_err()[0];
    assert_eq!(
        error.to_string(),
        "line 3: \"### Waarom\": expected one of the petals Wat Hoe Wie Waar Wanneer Randvoorwaarden"
    );
}

/// A megabyte of the worst shapes; each line costs the same, whatever came before.
#[test]
fn a_large_transcript_is_read_in_one_pass() {
    let topics: String = (0..80_000).map(|topic| format!("# {topic}\n")).collect();
    assert_eq!(parse(&topics).unwrap().topics.len(), 80_000);
    let items = format!("# A\n## I\n### Wat\n{}", "- punt\n".repeat(140_000));
    assert_eq!(summary(&parse(&items).unwrap()).points, 140_000);
}

#[test]
fn the_demo_is_whole() {
    let transcript = parse(include_str!("../../../../demo/westerkwartier.md")).unwrap();
    let summary = summary(&transcript);
    assert_eq!((summary.topics, summary.ideas), (6, 10));
    assert!(
        summary.points > 150 && summary.sub_points > 4 && summary.additions > 15 && summary.questions > 5,
        "{summary:?}"
    );
    assert!(transcript.topics.iter().flat_map(|topic| &topic.ideas).all(|idea| !idea.petals[0].is_empty()));
}

fn item_text() -> impl Strategy<Value = String> {
    "[a-zé*?#😀-][a-z é\u{a0}*?#-]{0,12}".prop_map(|text| text.trim().to_owned())
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    let item = || {
        (item_text(), any::<bool>()).prop_filter_map("a point that starts with a star", |(text, added)| {
            let kind = match (added, text.ends_with('?')) {
                (false, _) => ItemKind::Point,
                (true, false) => ItemKind::Addition,
                (true, true) => ItemKind::Question,
            };
            (added || !text.starts_with('*')).then_some(Item { text, kind, sub: Vec::new(), line: 0 })
        })
    };
    let with_sub = (item(), prop::collection::vec(item(), 0..3)).prop_map(|(item, sub)| Item { sub, ..item });
    prop::collection::vec(with_sub, 0..4)
}

fn transcripts() -> impl Strategy<Value = Transcript> {
    let idea =
        || (item_text(), prop::array::uniform6(items())).prop_map(|(title, petals)| Idea { title, line: 0, petals });
    let topic =
        (item_text(), prop::collection::vec(idea(), 0..3)).prop_map(|(title, ideas)| Topic { title, line: 0, ideas });
    prop::collection::vec(topic, 1..4).prop_map(|mut topics| {
        for (index, topic) in topics.iter_mut().enumerate() {
            topic.title.push_str(&index.to_string());
            topic.ideas.iter_mut().enumerate().for_each(|(index, idea)| idea.title.push_str(&index.to_string()));
        }
        Transcript { topics }
    })
}

/// Takes the line numbers off, after checking each against the text.
fn without_lines(mut transcript: Transcript, text: &str) -> Transcript {
    let lines: Vec<&str> = text.lines().collect();
    let check = |line: &mut usize, title: &str| {
        assert!(lines[*line - 1].ends_with(title), "{line}: {title}");
        *line = 0;
    };
    for topic in &mut transcript.topics {
        check(&mut topic.line, &topic.title);
        for idea in &mut topic.ideas {
            check(&mut idea.line, &idea.title);
            for item in idea.petals.iter_mut().flatten() {
                check(&mut item.line, &item.text);
                item.sub.iter_mut().for_each(|sub| check(&mut sub.line, &sub.text));
            }
        }
    }
    transcript
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::testing::cases(128), ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_again(transcript in transcripts()) {
        let text = write(&transcript);
        prop_assert_eq!(without_lines(parse(&text).unwrap(), &text), transcript);
    }

    #[test]
    fn no_text_makes_it_fall_over(text in "(\\PC|\\s|[#*?\\-\r\n\t\u{0}]|# |## |### Wat\n|- |  - ){0,60}") {
        match parse(&text) {
            Ok(transcript) => {
                let again = parse(&write(&transcript)).unwrap();
                prop_assert_eq!(write(&again), write(&transcript));
            }
            Err(errors) => prop_assert!(!errors.is_empty() && errors.iter().all(|error| error.line >= 1)),
        }
    }

    #[test]
    fn a_wrong_line_is_told_with_its_number(transcript in transcripts(), place in any::<prop::sample::Index>(), ends in prop::sample::select(vec!["\n", "\r\n", "\r"])) {
        let text = write(&transcript);
        let mut lines: Vec<&str> = text.lines().collect();
        let at = place.index(lines.len() + 1);
        lines.insert(at, "zomaar iets");
        let errors = parse(&lines.join(ends)).unwrap_err();
        prop_assert_eq!(errors.len(), 1);
        prop_assert_eq!((errors[0].line, errors[0].problem), (at + 1, LineProblem::TextOutsideItem));
        prop_assert_eq!(&errors[0].found, "zomaar iets");
    }
}

#[test]
fn a_list_for_one_flower_needs_no_dash_and_changes_petal_by_a_heading() {
    let list = parse_list("een\n  - onder\n• twee\nwaar:\n* drie\n## Wie\n–\u{a0}vier?\n-vijf\n", Petal::How).unwrap();
    let (point, addition) = (ItemKind::Point, ItemKind::Addition);
    assert_eq!(texts(&list[Petal::How.index()]), [("een", point), ("twee", point)]);
    assert_eq!(texts(&list[Petal::How.index()][0].sub), [("onder", point)]);
    assert_eq!(texts(&list[Petal::Where.index()]), [("drie", addition)]);
    assert_eq!(texts(&list[Petal::Who.index()]), [("vier?", point), ("vijf", point)], "only an addition asks");
    assert_eq!(list[Petal::Who.index()][0].line, 7);
}

#[test]
fn the_name_of_a_petal_on_a_line_of_its_own_is_a_heading_in_a_list() {
    for petal in Petal::ALL {
        for name in [petal.heading(), petal.name()] {
            for heading in [name.to_owned(), name.to_uppercase(), format!(" {name} "), format!("{name}:")] {
                let list = parse_list(&format!("eerst\n{heading}\ndan\n"), Petal::Where).unwrap();
                let last = list[petal.index()].last().map(|item| (item.text.as_str(), item.line));
                assert_eq!(last, Some(("dan", 3)), "{heading:?}");
                assert_eq!(list.iter().flatten().count(), 2, "{heading:?} is no point");
            }
        }
    }
    let list = parse_list("- Wie\n• Hoe\nWat moet\n* Wat\n", Petal::What).unwrap();
    assert_eq!(
        texts(&list[Petal::What.index()]),
        [
            ("Wie", ItemKind::Point),
            ("Hoe", ItemKind::Point),
            ("Wat moet", ItemKind::Point),
            ("Wat", ItemKind::Addition)
        ],
        "with a dash, a bullet or more words it is an item"
    );
}

#[test]
fn the_numbers_of_a_list_are_no_part_of_its_points() {
    let list =
        parse_list("1. soep\n2) brood\n10.  een bus\n4.1 gaat over soep\n2026. Dan\n3.50 euro\n", Petal::What).unwrap();
    let read: Vec<_> = texts(&list[Petal::What.index()]).into_iter().map(|(text, _)| text).collect();
    assert_eq!(read, ["soep", "brood", "een bus", "4.1 gaat over soep", "2026. Dan", "3.50 euro"]);
}

#[test]
fn what_is_wrong_in_a_list_is_told_by_line() {
    let of = |text: &str| {
        let errors = parse_list(text, Petal::What).unwrap_err();
        errors.into_iter().map(|error| (error.line, error.problem)).collect::<Vec<_>>()
    };
    assert_eq!(
        of("goed\n # Iets\n onder\n-\n"),
        [(2, LineProblem::UnknownPetal), (3, LineProblem::Indent { width: 1 }), (4, LineProblem::EmptyItem)]
    );
    assert_eq!(of("  eerst\n"), [(1, LineProblem::SubPointWithoutParent)]);
    assert_eq!(of("Hoe:\n\n"), [(1, LineProblem::Nothing)]);
    assert_eq!(of(&"x\n".repeat(MAX_LIST + 1)), [(1, LineProblem::TooMany)]);
}

#[test]
fn a_typed_line_is_an_item() {
    let line = |text: &str| parse_line(text).map(|(under, item)| (under, item.text, item.kind));
    assert_eq!(line("soep"), Ok((false, "soep".into(), ItemKind::Point)));
    assert_eq!(line("  * soep "), Ok((true, "soep".into(), ItemKind::Addition)));
    assert_eq!(line(" - *wie?"), Ok((false, "wie?".into(), ItemKind::Question)));
    assert_eq!(line("wie?"), Ok((false, "wie?".into(), ItemKind::Point)));
    assert_eq!(line("  *"), Err(LineProblem::EmptyItem));
}

proptest! {
    /// A list is read, or refused by line; never a panic, and what is read again reads the same.
    #[test]
    fn any_list_is_read_or_refused(text in "(?s)([ \t]{0,3}[-*•#]? ?[a-zA-Z:?é]{0,8}\n?){0,12}") {
        if let Ok(petals) = parse_list(&text, Petal::What) {
            let idea = Idea { title: "x".into(), line: 1, petals };
            let whole = Transcript { topics: vec![Topic { title: "y".into(), line: 1, ideas: vec![idea] }] };
            let again = parse(&write(&whole)).unwrap();
            let plain = |t: &Transcript| t.topics[0].ideas[0].petals.iter().flatten().map(|i| i.text.clone()).collect::<Vec<_>>();
            prop_assert_eq!(plain(&again), plain(&whole));
        }
    }
}
