//! Any print pack typesets under PDF/UA-1 within its bounds, and has no place for what does not belong on paper.

use bloemenzee_report::{
    BlankFlower, Clock, Frame, Job, Lang, MAX_ADDRESS_BYTES, MAX_PEOPLE, Pack, PackPart, PackTable, PetalKind, Purpose,
    ScriptKind, ScriptPart, SeatCard, SpokenIdea, SpokenPetal, SpokenPoint, Stop, Strength, Visit, Walk, typeset,
};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

mod any;
use any::{lang, text, texts};

fn clock() -> BoxedStrategy<Clock> {
    (text(), text()).prop_map(|(from, until)| Clock { from, until }).boxed()
}

fn card() -> BoxedStrategy<SeatCard> {
    (any::<u32>(), text(), text(), "[ -~]{0,106}", prop::option::of(any::<u32>()))
        .prop_map(|(seat, name, code, address, table)| SeatCard { seat, name, code, address, table })
        .boxed()
}

fn table() -> BoxedStrategy<PackTable> {
    let visit =
        (prop::collection::vec(any::<u32>(), 0..40), any::<bool>()).prop_map(|(seats, bring)| Visit { seats, bring });
    (any::<u32>(), any::<u32>(), text(), prop::collection::vec(visit, 0..4))
        .prop_map(|(number, topic_number, topic, visits)| PackTable { number, topic_number, topic, visits })
        .boxed()
}

fn flower() -> BoxedStrategy<BlankFlower> {
    (text(), "[ -~]{0,106}", prop::option::of(any::<u32>()))
        .prop_map(|(code, address, table)| BlankFlower { code, address, table })
        .boxed()
}

fn walk() -> BoxedStrategy<Walk> {
    let stop = prop_oneof![Just(Stop::Free), any::<u32>().prop_map(Stop::At), any::<u32>().prop_map(Stop::Comes)];
    (any::<u32>(), text(), prop::option::of(any::<u32>()), prop::collection::vec(stop, 0..20))
        .prop_map(|(seat, name, home, stops)| Walk { seat, name, home, stops })
        .boxed()
}

fn point() -> BoxedStrategy<SpokenPoint> {
    let leaf = (text(), text(), any::<bool>(), any::<bool>());
    let leaf = leaf.prop_map(|(code, text, addition, question)| SpokenPoint {
        code,
        text,
        addition,
        question,
        sub: Vec::new(),
    });
    leaf.prop_recursive(6, 8, 2, |inner| {
        (text(), text(), prop::collection::vec(inner, 0..2)).prop_map(|(code, text, sub)| SpokenPoint {
            code,
            text,
            addition: false,
            question: false,
            sub,
        })
    })
    .boxed()
}

fn idea() -> BoxedStrategy<SpokenIdea> {
    let petals = prop::collection::vec(prop::collection::vec(point(), 0..3), 0..6);
    (any::<u32>(), text(), any::<u32>(), text(), petals)
        .prop_map(|(topic_number, topic, number, title, petals)| {
            let petals = petals.into_iter().zip(PetalKind::ALL).map(|(points, kind)| SpokenPetal { kind, points });
            SpokenIdea { topic_number, topic, number, title, petals: petals.collect() }
        })
        .boxed()
}

fn script() -> BoxedStrategy<ScriptPart> {
    (prop::sample::select(ScriptKind::ALL.to_vec()), clock(), any::<u32>(), texts())
        .prop_map(|(kind, clock, minutes, notes)| ScriptPart { kind, clock, minutes, notes })
        .boxed()
}

fn frame() -> BoxedStrategy<Frame> {
    (any::<u32>(), text(), any::<bool>())
        .prop_map(|(number, text, hard)| Frame {
            number,
            text,
            strength: if hard { Strength::Hard } else { Strength::Intent },
            version: 1,
        })
        .boxed()
}

prop_compose! {
    fn pack()(
        (lang, parts, organisation, route_title, date_words, place, question, listens, type_at) in (
            lang(), prop::collection::vec(prop::sample::select(PackPart::ALL.to_vec()), 0..9),
            text(), text(), text(), text(), text(), any::<bool>(), text(),
        ),
        (frames, cards, tables, flowers) in (
            prop::collection::vec(frame(), 0..4), prop::collection::vec(card(), 0..5),
            prop::collection::vec(table(), 0..3), prop::collection::vec(flower(), 0..3),
        ),
        (rounds, walks, ideas, script) in (
            prop::collection::vec(clock(), 0..16), prop::collection::vec(walk(), 0..5),
            prop::collection::vec(idea(), 0..3), prop::collection::vec(script(), 0..4),
        ),
    ) -> Pack {
        Pack {
            lang, parts, organisation, route_title, date_words, place, question, type_at,
            purpose: if listens { Purpose::Listen } else { Purpose::Decide },
            frames, cards, tables, flowers, rounds, walks, ideas, script,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_pack_typesets_under_pdf_ua_1(pack in pack()) {
        let pdf = typeset(&Job::Pack(pack)).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(pdf.starts_with(b"%PDF-1.7"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_pack_survives_the_way_to_the_other_process(pack in pack()) {
        let job = Job::Pack(pack);
        let bytes = serde_json::to_vec(&job).unwrap();
        prop_assert_eq!(serde_json::from_slice::<Job>(&bytes).unwrap(), job);
    }
}

fn a_card() -> SeatCard {
    SeatCard {
        seat: 1,
        name: "Jo".into(),
        code: "K7MQX4P2RTBC".into(),
        address: "https://a.example/h".into(),
        table: Some(2),
    }
}

fn a_pack() -> Pack {
    let clock = || Clock { from: "20.30".into(), until: "20.38".into() };
    let point =
        SpokenPoint { code: "1".into(), text: "morgen!".into(), addition: true, question: false, sub: Vec::new() };
    Pack {
        lang: Lang::Nl,
        parts: PackPart::ALL.to_vec(),
        organisation: "Gemeente".into(),
        route_title: "Mantelzorg".into(),
        date_words: "vandaag".into(),
        place: "hier".into(),
        question: "Wat is er nodig?".into(),
        purpose: Purpose::Decide,
        type_at: "a.example/h".into(),
        frames: vec![Frame { number: 1, text: "Samen".into(), strength: Strength::Hard, version: 1 }],
        cards: vec![a_card()],
        tables: vec![PackTable {
            number: 2,
            topic_number: 1,
            topic: "Vinden".into(),
            visits: vec![Visit { seats: vec![1], bring: true }],
        }],
        flowers: vec![BlankFlower { code: "5R3YBJ7R".into(), address: "https://a.example/b".into(), table: None }],
        rounds: vec![clock()],
        walks: vec![Walk { seat: 1, name: "Jo".into(), home: None, stops: vec![Stop::At(2)] }],
        ideas: vec![SpokenIdea {
            topic_number: 1,
            topic: "Vinden".into(),
            number: 1,
            title: "Samen".into(),
            petals: vec![SpokenPetal { kind: PetalKind::What, points: vec![point] }],
        }],
        script: vec![ScriptPart {
            kind: ScriptKind::Tables,
            clock: clock(),
            minutes: 60,
            notes: vec!["Let op".into()],
        }],
    }
}

fn fields(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| {
            into.insert(key.clone());
            fields(value, into);
        }),
        Value::Array(items) => items.iter().for_each(|item| fields(item, into)),
        _ => {}
    }
}

/// The list is read by people: nothing in it may hold a stance, a reason, an answer from a conversation, or why an arrangement
/// was made. `comes` and `bring` are instructions, as method.md allows.
#[test]
fn paper_can_hold_nothing_but_these_fields() {
    let mut found = BTreeSet::new();
    fields(&serde_json::to_value(a_pack()).unwrap(), &mut found);
    let reviewed = [
        "addition",
        "address",
        "at",
        "bring",
        "cards",
        "clock",
        "code",
        "date_words",
        "flowers",
        "frames",
        "from",
        "home",
        "ideas",
        "kind",
        "lang",
        "minutes",
        "name",
        "notes",
        "number",
        "organisation",
        "parts",
        "petals",
        "place",
        "points",
        "purpose",
        "question",
        "rounds",
        "route_title",
        "script",
        "seat",
        "seats",
        "stops",
        "strength",
        "sub",
        "table",
        "tables",
        "text",
        "title",
        "topic",
        "topic_number",
        "type_at",
        "until",
        "version",
        "visits",
        "walks",
    ];
    assert_eq!(found, reviewed.map(str::to_owned).into());
}

#[test]
fn what_is_too_large_is_refused_in_words_without_texts_of_people() {
    let mut pack = a_pack();
    pack.cards = vec![a_card(); MAX_PEOPLE + 1];
    let refused = typeset(&Job::Pack(pack)).unwrap_err().to_string();
    assert!(refused.contains("at most 500 seat cards, this one has 501"), "{refused}");

    let mut pack = a_pack();
    pack.cards[0].address = "geheim".repeat(MAX_ADDRESS_BYTES);
    let refused = typeset(&Job::Pack(pack)).unwrap_err().to_string();
    assert!(refused.contains("too long for a QR code") && !refused.contains("geheim"), "{refused}");
}

#[test]
fn the_part_that_is_not_asked_for_costs_nothing_and_a_long_address_there_neither() {
    let mut pack = a_pack();
    pack.parts = vec![PackPart::Script];
    pack.cards[0].address = "x".repeat(MAX_ADDRESS_BYTES + 1);
    let script = typeset(&Job::Pack(pack)).unwrap();
    let whole = typeset(&Job::Pack(a_pack())).unwrap();
    assert!(script.len() * 2 < whole.len(), "{} and {}", script.len(), whole.len());
}

#[test]
fn a_pack_without_any_words_is_still_one() {
    fn wordless(value: &mut Value) {
        match value {
            Value::Object(map) => {
                // These are not words but kinds.
                let kinds = ["lang", "parts", "purpose", "strength", "kind"];
                map.iter_mut().filter(|(key, _)| !kinds.contains(&key.as_str())).for_each(|(_, value)| wordless(value));
            }
            Value::Array(items) => items.iter_mut().for_each(wordless),
            Value::String(text) => text.clear(),
            _ => {}
        }
    }
    let mut pack = serde_json::to_value(a_pack()).unwrap();
    wordless(&mut pack);
    typeset(&Job::Pack(serde_json::from_value(pack).unwrap())).unwrap();
}
