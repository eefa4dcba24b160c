//! Any report whatever typesets under PDF/UA-1, and its page escapes and keeps every byte.

use bloemenzee_report::{
    Answer, AnswerKind, Block, Document, Frame, Gathering, Idea, Job, Letter, Numbers, Outcome, Petal, PetalKind,
    Point, PointRef, PointStatus, Purpose, Report, Shown, Status, Strength, Thread, report_html, report_page, typeset,
};
use proptest::prelude::*;

mod any;
use any::{lang, text, texts};

fn status() -> BoxedStrategy<PointStatus> {
    prop_oneof![
        3 => Just(PointStatus::Carried),
        1 => Just(PointStatus::Said),
        1 => prop::option::of(text()).prop_map(|reason| PointStatus::NotCarried { reason }),
        1 => Just(PointStatus::OpenQuestion),
        1 => text().prop_map(|by_code| PointStatus::AnsweredQuestion { by_code }),
    ]
    .boxed()
}

fn point() -> BoxedStrategy<Point> {
    let leaf = ("[0-9.]{0,5}", text(), any::<bool>(), status()).prop_map(|(code, text, addition, status)| Point {
        code,
        text,
        addition,
        status,
        sub: Vec::new(),
    });
    leaf.prop_recursive(7, 12, 3, |inner| {
        ("[0-9.]{0,5}", text(), any::<bool>(), status(), prop::collection::vec(inner, 0..3))
            .prop_map(|(code, text, addition, status, sub)| Point { code, text, addition, status, sub })
    })
    .boxed()
}

fn idea() -> BoxedStrategy<Idea> {
    let outcome = prop_oneof![
        Just(Outcome::Decision),
        Just(Outcome::Agreed),
        Just(Outcome::NotDecided),
        Just(Outcome::Open),
        any::<bool>().prop_map(|answered| Outcome::Heard { answered }),
    ];
    let petals = prop::array::uniform6(prop::collection::vec(point(), 0..4));
    (any::<u32>(), text(), any::<u32>(), text(), status(), outcome, petals)
        .prop_map(|(topic_number, topic, number, title, title_status, outcome, points)| {
            let mut points = points.into_iter();
            let petals = PetalKind::ALL.map(|kind| Petal { kind, points: points.next().unwrap_or_default() });
            Idea { topic_number, topic, number, title, title_status, outcome, petals }
        })
        .boxed()
}

fn frame() -> BoxedStrategy<Frame> {
    (any::<u32>(), text(), any::<bool>(), 0_u32..4)
        .prop_map(|(number, text, hard, version)| Frame {
            number,
            text,
            strength: if hard { Strength::Hard } else { Strength::Intent },
            version,
        })
        .boxed()
}

fn thread() -> BoxedStrategy<Thread> {
    let points = prop::collection::vec(("[0-9.]{0,5}", text()), 0..3);
    (any::<u32>(), text(), points)
        .prop_map(|(number, title, points)| Thread {
            number,
            title,
            points: points.into_iter().map(|(code, text)| PointRef { code, text }).collect(),
        })
        .boxed()
}

fn answer() -> BoxedStrategy<Answer> {
    let kind = prop_oneof![
        Just(AnswerKind::WithinFrames),
        Just(AnswerKind::Heard),
        (any::<u32>(), text()).prop_map(|(frame, why)| AnswerKind::OutsideHardFrame { frame, why }),
        (any::<u32>(), text()).prop_map(|(frame, weighed)| AnswerKind::DeviatesFromIntent { frame, weighed }),
    ];
    let link = prop_oneof![text(), text().prop_map(|rest| format!("https://{rest}"))];
    let document = (text(), link).prop_map(|(title, link)| Document { title, link });
    (text(), kind, text(), text(), prop::collection::vec(document, 0..3))
        .prop_map(|(idea_title, kind, text, date_words, documents)| Answer {
            idea_title,
            kind,
            text,
            date_words,
            documents,
        })
        .boxed()
}

fn purpose() -> impl Strategy<Value = Purpose> {
    any::<bool>().prop_map(|decides| if decides { Purpose::Decide } else { Purpose::Listen })
}

fn meeting() -> BoxedStrategy<Vec<Gathering>> {
    let gathering =
        (text(), text(), texts()).prop_map(|(date_words, place, parts)| Gathering { date_words, place, parts });
    prop::collection::vec(gathering, 0..3).boxed()
}

prop_compose! {
    fn report()(
        (lang, purpose, date, title, organisation, commissioner, say, question, promise) in
            (lang(), purpose(), prop::option::of(text()), text(), text(), text(), text(), text(), text()),
        (meeting, frames, topics, gate_note, invited, required) in
            (meeting(), prop::collection::vec(frame(), 0..3), texts(), prop::option::of(text()), any::<u32>(), any::<u32>()),
        (ideas, threads, answers, corrections, next_steps, admins, generated_on) in (
            prop::collection::vec(idea(), 0..4), prop::collection::vec(thread(), 0..3),
            prop::collection::vec(answer(), 0..3), texts(), texts(), texts(), text(),
        ),
    ) -> Report {
        Report {
            lang,
            purpose,
            status: date.map_or(Status::Final, |correct_before| Status::Draft { correct_before }),
            route_title: title,
            organisation,
            commissioner_role_name: commissioner,
            say_level: say,
            question,
            promise,
            meeting,
            frames,
            topics,
            numbers: Numbers { invited, required, ..Numbers::default() },
            gate_note,
            ideas,
            threads,
            answers,
            corrections,
            next_steps,
            admins_in_roles: admins,
            generated_on,
        }
    }
}

fn letter() -> BoxedStrategy<Letter> {
    let block = prop_oneof![
        text().prop_map(Block::Paragraph),
        texts().prop_map(Block::List),
        text().prop_map(Block::Heading),
        (text(), texts()).prop_map(|(text, lines)| Block::Quote { text, lines }),
        (text(), text()).prop_map(|(address, code)| Block::Access { address, code }),
    ];
    (lang(), texts(), texts(), text(), text(), prop::collection::vec(block, 0..4))
        .prop_map(|(lang, sender, recipient, date, subject, body)| Letter {
            lang,
            sender,
            recipient,
            date,
            subject,
            body,
        })
        .boxed()
}

/// The text of a fragment of HTML, its tags removed and its entities read back.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<').map(|part| part.split_once('>').map_or(part, |(_, after)| after)) {
        text.push_str(part);
    }
    for (entity, sign) in [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")] {
        text = text.replace(entity, sign);
    }
    text
}

fn tags(html: &str) -> Vec<String> {
    let names = html.split('<').skip(1).map(|part| {
        let name = part.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next();
        name.unwrap_or_default().to_owned()
    });
    names.collect()
}

fn all_points(points: &[Point]) -> Vec<&Point> {
    points.iter().flat_map(|point| std::iter::once(point).chain(all_points(&point.sub))).collect()
}

const TAGS: [&str; 28] = [
    "article",
    "header",
    "section",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "span",
    "strong",
    "a",
    "em",
    "br",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_report_typesets_under_pdf_ua_1(report in report()) {
        let pdf = typeset(&Job::Report(report)).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(pdf.starts_with(b"%PDF-1.7"));
    }

    #[test]
    fn any_letters_typeset_under_pdf_ua_1(letters in prop::collection::vec(letter(), 0..4)) {
        let pdf = typeset(&Job::Letters(letters)).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(pdf.starts_with(b"%PDF-1.7"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_page_holds_only_its_own_tags_and_every_text_byte_for_byte(report in report()) {
        let html = report_html(&report);
        for tag in tags(&html) {
            prop_assert!(TAGS.contains(&tag.as_str()), "a tag of people's making: {tag}");
        }
        let text = text_of(&html);
        for idea in &report.ideas {
            prop_assert!(text.contains(&idea.title));
            for point in idea.petals.iter().flat_map(|petal| all_points(&petal.points)) {
                prop_assert!(text.contains(&point.text), "lost: {:?}", point.text);
            }
        }
        prop_assert!(text.contains(&report.question));
        prop_assert!(!html.contains('⟦'), "a text is missing");
    }

    #[test]
    fn a_report_in_pages_loses_nothing_and_its_links_arrive(report in report()) {
        let front = report_page(&report, Shown::Front { topics: "/t" }).expect("a report has a front");
        let numbers: std::collections::BTreeSet<u32> = report.ideas.iter().map(|idea| idea.topic_number).collect();
        let topic = |number| report_page(&report, Shown::Topic { number, part: 1, front: "/f", topics: "/t" });
        let none = (1..).find(|number| !numbers.contains(number)).unwrap_or(0);
        prop_assert!(topic(none).is_none(), "no page of a topic without ideas");
        let pages: std::collections::BTreeMap<u32, String> =
            numbers.iter().map(|number| (*number, topic(*number).expect("a topic with ideas has a page"))).collect();
        for idea in &report.ideas {
            let text = text_of(&pages[&idea.topic_number]);
            for point in idea.petals.iter().flat_map(|petal| all_points(&petal.points)) {
                prop_assert!(text.contains(&point.text), "lost: {:?}", point.text);
            }
        }
        let addresses = |page: &str| -> Vec<String> {
            page.split("href=\"").skip(1).filter_map(|rest| Some(rest.split('"').next()?.to_owned())).collect()
        };
        let has = |page: &str, place: &str| page.contains(&format!("id=\"{place}\""));
        for address in addresses(&front).iter().chain(pages.values().flat_map(|page| addresses(page)).collect::<Vec<_>>().iter()) {
            let arrives = match (address.strip_prefix("/t/"), address.as_str()) {
                (_, "/f") => true,
                // A document of an answer, on the web.
                (_, document) if document.starts_with("https://") => true,
                (Some(rest), _) => {
                    let (number, place) = rest.split_once('#').map_or((rest, None), |(n, place)| (n, Some(place)));
                    let page = number.parse().ok().and_then(|number: u32| pages.get(&number));
                    page.is_some_and(|page| place.is_none_or(|place| has(page, place)))
                }
                (None, _) => false,
            };
            prop_assert!(arrives, "{address} leads nowhere");
        }
        for page in pages.values().chain([&front]) {
            for tag in tags(page) {
                prop_assert!(TAGS.contains(&tag.as_str()) || tag == "nav", "a tag of people's making: {tag}");
            }
        }
    }

    #[test]
    fn heading_levels_of_any_page_never_skip(report in report()) {
        let mut level = 0;
        for part in report_html(&report).split("<h").skip(1) {
            let Some(this) = part.chars().next().and_then(|c| c.to_digit(10)) else { continue };
            prop_assert!(this <= level + 1, "h{this} follows h{level}");
            level = this;
        }
        prop_assert!(level >= 2);
    }

    #[test]
    fn a_job_survives_the_way_to_the_other_process(report in report()) {
        let job = Job::Report(report);
        let bytes = serde_json::to_vec(&job).unwrap();
        prop_assert_eq!(serde_json::from_slice::<Job>(&bytes).unwrap(), job);
    }
}
