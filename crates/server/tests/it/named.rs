//! Texts under a key that is put together, of a stem in the code and a name of an enum: every name has its text.

use crate::texts::{files, home, keys};
use bloemenzee_domain::circle::{Kind, Reply};
use bloemenzee_domain::conversation::{Arrangement, ItemKind, Outcome, Setting};
use bloemenzee_domain::fact::Verdict;
use bloemenzee_domain::follow_up::{ActionState, AgeBand, Became, How, TellBy};
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::idea::Petal;
use bloemenzee_domain::method::{Part, Role, Say, Step};
use bloemenzee_domain::stance::{Channel, Eyes, StanceKind};
use schemars::JsonSchema;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The names of an enum on the wire, from its schema.
fn names<T: JsonSchema>() -> Vec<String> {
    let mut found = Vec::new();
    gather(schemars::schema_for!(T).as_value(), &mut found);
    assert!(!found.is_empty(), "{} has no names", std::any::type_name::<T>());
    found
}

fn gather(schema: &Value, found: &mut Vec<String>) {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    found.extend(schema.get("const").and_then(text));
    found.extend(schema.get("enum").and_then(Value::as_array).into_iter().flatten().filter_map(text));
    // A name with something beside it stands in the one property that can have no other value.
    let beside = schema.get("properties").and_then(Value::as_object).into_iter().flat_map(|all| all.values());
    found.extend(beside.filter_map(|property| property.get("const").and_then(text)));
    for one in schema.get("oneOf").and_then(Value::as_array).into_iter().flatten() {
        gather(one, found);
    }
}

fn listed(all: &[&str]) -> Vec<String> {
    all.iter().map(|name| (*name).to_owned()).collect()
}

/// The kinds of message.
const MESSAGES: [&str; 11] = [
    "invitation",
    "new_frames",
    "after_round",
    "draft_report",
    "final_report",
    "stopped",
    "code_made",
    "group_stopped",
    "gathering_planned",
    "gathering_cancelled",
    "later_decided",
];

/// What may follow each stem of what became of what was said, and of the figures.
fn stems_of_trace() -> [(&'static str, Vec<String>); 9] {
    [
        ("figures-age", names::<AgeBand>()),
        ("trace-became", names::<Became>()),
        ("trace-looks-again", names::<How>()),
        ("trace-revisited", names::<How>()),
        ("trace-told", listed(&["at_once", "weekly", "monthly", "never"])),
        ("trace-told-by", names::<TellBy>()),
        ("trace-you-said", names::<StanceKind>()),
        ("wishes-by", names::<TellBy>()),
        ("wishes-rhythm", listed(&["at_once", "weekly", "monthly"])),
    ]
}

/// What may follow each stem.
fn stems() -> BTreeMap<&'static str, Vec<String>> {
    let mut acts = names::<Arrangement>();
    acts.push("other".into());
    let mut items = names::<Outcome>();
    items.extend(listed(&["open", "open-named"]));
    let mut all = BTreeMap::from([
        ("action-part", listed(&["what", "who", "by", "state", "cost", "means", "yields", "group", "stands"])),
        ("action-state", names::<ActionState>()),
        ("circle-channel", names::<Channel>()),
        ("circle-kind", names::<Kind>()),
        ("circle-number", listed(&["listed", "invited", "yes", "no", "talked", "attended"])),
        ("circle-presence", names::<Presence>()),
        ("circle-reply", names::<Reply>()),
        (
            "circle-show",
            listed(&["all", "uninvited", "silent", "coming", "doubt", "not-coming", "no-talk", "signed-up", "removed"]),
        ),
        ("delivery", listed(&["waiting", "sent", "failed", "printed"])),
        ("follow-how", names::<How>()),
        ("group-state", listed(&["without-driver", "at-work", "ended", "stopped"])),
        ("hall-kind", names::<Kind>()),
        ("items-do", names::<Outcome>()),
        ("items-kind", names::<ItemKind>()),
        ("items-lead", names::<ItemKind>()),
        ("items-of", names::<ItemKind>()),
        ("items-outcome", names::<Outcome>()),
        ("items-text", names::<ItemKind>()),
        ("list-status", names::<Verdict>()),
        ("me-answer", names::<Reply>()),
        ("me-ask-wait-text", names::<Reply>()),
        ("me-ask-wait-title", names::<Reply>()),
        ("me-eyes-are", names::<Eyes>()),
        ("me-item", items),
        ("me-recorded", listed(&["left", "withdrawn", "taking_part"])),
        ("me-said", names::<StanceKind>()),
        ("message", listed(&MESSAGES)),
        ("pack-card", listed(&["valid", "revoked", "other", "none"])),
        ("pack-part", listed(&["script", "seat_cards", "walks", "posters", "flowers", "visits", "ideas"])),
        ("part", names::<Part>()),
        ("petal", names::<Petal>()),
        ("presence", names::<Presence>()),
        ("role", names::<Role>()),
        ("roles-of", listed(&["commissioner", "lead_facilitator", "facilitator"])),
        ("say", names::<Say>()),
        ("say-means", names::<Say>()),
        ("screen-view", listed(&["question", "clock", "tables", "round", "closing", "threads"])),
        ("screen-view-empty", listed(&["question", "clock", "tables", "round", "closing", "threads"])),
        ("step", names::<Step>()),
        ("talk-acts", acts),
        ("talk-becomes", names::<ItemKind>()),
        ("talk-item", names::<ItemKind>()),
        ("talks-setting", names::<Setting>()),
    ]);
    all.extend(stems_of_trace());
    all
}

#[test]
fn every_name_that_can_follow_a_stem_has_its_text() {
    let nl = keys("nl");
    let mut missing = Vec::new();
    for (stem, names) in stems() {
        let keys = names.iter().map(|name| format!("{stem}-{}", name.replace(['_', '.'], "-")));
        missing.extend(keys.filter(|key| !nl.contains_key(key)));
    }
    assert_eq!(missing, Vec::<String>::new(), "these keys are asked for, and have no text");
}

#[test]
fn every_stem_in_the_code_is_looked_at() {
    let mut used = BTreeSet::new();
    for (path, text) in files(&home("templates"), "html").into_iter().chain(files(&home("src"), "rs")) {
        if path.ends_with("src/text.rs") {
            continue;
        }
        for call in ["t.k(\"", "t().k(\"", "T_NL.k(\""] {
            used.extend(text.split(call).skip(1).filter_map(|piece| piece.split('"').next()).map(str::to_owned));
        }
    }
    assert!(used.len() > 20, "the calls are found: {}", used.len());
    assert_eq!(used, stems().into_keys().map(str::to_owned).collect(), "in the code, and in the list above");
}
