//! A form becomes a command: one place, guided by the command's own schema.
//!
//! A field's name is its path, `person.name` or `stances.0.point`; its value is text, and the
//! schema says what it should become. So a page needs no code of its own to post a command, and
//! what a screen can do the API can do.

use bloemenzee_domain::command::Command;
use bloemenzee_domain::time::ZONE;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// Most fields in one form: an evening's points at once.
pub const MAX_FIELDS: usize = 20_000;
/// Deepest path of a field; our own forms go four deep.
const MAX_DEPTH: usize = 8;

static SCHEMA: LazyLock<Value> = LazyLock::new(|| schemars::schema_for!(Command).to_value());

/// Why a form is not a command; for the log and the tests, the person gets `form-wrong`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct FormProblem(pub String);

/// Reads `command` and its fields.
///
/// # Errors
/// When there is no such command, or a field does not fit it.
pub fn command(fields: &[(String, String)]) -> Result<Command, FormProblem> {
    let name = fields.iter().find(|(n, _)| n == "command").map(|(_, v)| v.as_str());
    let name = name.ok_or_else(|| FormProblem("no command is named".into()))?;
    if fields.len() > MAX_FIELDS {
        return Err(FormProblem("too many fields".into()));
    }
    if fields.iter().any(|(path, _)| path.split('.').count() > MAX_DEPTH) {
        return Err(FormProblem("a field lies too deep".into()));
    }
    if fields.iter().filter(|(n, _)| n == "command").count() > 1 {
        return Err(FormProblem("two commands in one form".into()));
    }
    let shape = shape(name).ok_or_else(|| FormProblem(format!("no command is called {name}")))?;
    let mut tree = Value::Object(Map::new());
    let own = ["command", "command_id", "csrf", "next", "undo", "clear", "quiet"];
    for (path, value) in fields.iter().filter(|(n, _)| !own.contains(&n.as_str())) {
        put(&mut tree, path, value);
    }
    let filled = fit(tree, shape);
    let whole = serde_json::json!({ "name": name, "fields": filled });
    serde_json::from_value(whole).map_err(|error| FormProblem(format!("{name}: {error}")))
}

/// Whether a command cannot do without the field at this path; yes where the schema leaves it to a choice.
pub fn required(command: &str, path: &str) -> bool {
    let mut at = shape(command);
    let mut must = true;
    for name in path.split('.') {
        let Some(of) = at.map(resolve) else { return must };
        if of.get("properties").is_some() {
            must = of.get("required").and_then(Value::as_array).is_some_and(|all| all.iter().any(|one| one == name));
        } else if of.get("additionalProperties").is_some() {
            must = false;
        }
        at = of.pointer(&format!("/properties/{name}")).or_else(|| of.get("items"));
    }
    must
}

/// The schema of a command's fields.
fn shape(name: &str) -> Option<&'static Value> {
    let all = SCHEMA.get("oneOf").and_then(Value::as_array)?;
    let found = all.iter().find(|one| one.pointer("/properties/name/const").and_then(Value::as_str) == Some(name));
    found?.pointer("/properties/fields")
}

/// Puts a text at its path; the same path again makes a list.
fn put(tree: &mut Value, path: &str, text: &str) {
    let (head, rest) = path.split_once('.').map_or((path, None), |(head, rest)| (head, Some(rest)));
    let Value::Object(map) = tree else { return };
    match rest {
        Some(rest) => {
            let slot = map.entry(head).or_insert_with(|| Value::Object(Map::new()));
            put(slot, rest, text);
        }
        None => match map.get_mut(head) {
            Some(Value::Array(all)) => all.push(text.into()),
            Some(first) => *first = Value::Array(vec![first.take(), text.into()]),
            None => {
                map.insert(head.to_owned(), text.into());
            }
        },
    }
}

fn resolve(shape: &'static Value) -> &'static Value {
    let mut shape = shape;
    while let Some(path) = shape.get("$ref").and_then(Value::as_str) {
        let Some(found) = SCHEMA.pointer(path.trim_start_matches('#')) else { break };
        shape = found;
    }
    shape
}

fn is(shape: &Value, kind: &str) -> bool {
    match shape.get("type") {
        Some(Value::String(one)) => one == kind,
        Some(Value::Array(several)) => several.iter().any(|one| one == kind),
        _ => false,
    }
}

/// Gives texts the kind of value that the schema asks for.
fn fit(value: Value, shape: &'static Value) -> Value {
    let shape = resolve(shape);
    if let Some(choices) = shape.get("anyOf").or_else(|| shape.get("oneOf")).and_then(Value::as_array) {
        return choose(value, choices);
    }
    match value {
        Value::String(text) if is(shape, "array") && text.is_empty() => Value::Array(Vec::new()),
        one @ Value::String(_) if is(shape, "array") => list(vec![one], shape),
        Value::Array(all) if is(shape, "array") => list(all, shape),
        Value::Object(map) if is(shape, "array") => list(in_order(map), shape),
        Value::Object(map) => Value::Object(object(map, shape)),
        Value::Array(mut all) => all.pop().map_or(Value::Null, |last| fit(last, shape)),
        Value::String(text) => scalar(text, shape),
        other => other,
    }
}

/// An optional value, or one of several shapes.
fn choose(value: Value, choices: &'static [Value]) -> Value {
    let nullable = choices.iter().any(|c| is(resolve(c), "null"));
    if nullable && is_blank(&value) {
        return Value::Null;
    }
    if let Some(kind) = choices.iter().find_map(|choice| of_kind(&value, resolve(choice))) {
        return kind;
    }
    let tagged = |choice: &&'static Value| {
        let properties = resolve(choice).get("properties").and_then(Value::as_object);
        properties
            .is_some_and(|all| all.iter().any(|(name, of)| of.get("const").is_some_and(|c| value.get(name) == Some(c))))
    };
    let named = choices.iter().find(tagged).or_else(|| {
        choices.iter().find(|c| {
            let c = resolve(c);
            !is(c, "null") && (value.is_object() == (is(c, "object") || c.get("oneOf").is_some()))
        })
    });
    named.map_or(value.clone(), |choice| fit(value.clone(), choice))
}

/// A value that is named by its kind, `who.organisation`, so that a form can have a field for each kind and
/// the one that is filled in counts: as the kind and its content, where this choice is of that kind.
fn of_kind(value: &Value, choice: &'static Value) -> Option<Value> {
    let parts = choice.get("properties").and_then(Value::as_object).filter(|parts| parts.len() == 2)?;
    let (tag, kind) = parts.iter().find_map(|(name, of)| Some((name, of.get("const")?)))?;
    let (content, shape) = parts.iter().find(|(name, _)| *name != tag)?;
    let given = value.get(kind.as_str()?).filter(|given| !is_blank(given) && value.get(tag).is_none())?;
    Some(serde_json::json!({ tag: kind, content: fit(given.clone(), shape) }))
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Object(map) => map.values().all(is_blank),
        Value::Array(all) => all.iter().all(is_blank),
        _ => false,
    }
}

fn in_order(map: Map<String, Value>) -> Vec<Value> {
    let mut all: Vec<_> = map.into_iter().collect();
    all.sort_by_key(|(n, _)| n.parse::<usize>().unwrap_or(usize::MAX));
    all.into_iter().map(|(_, value)| value).collect()
}

/// Whether an entry of a list was filled in: a choice that always stands on something says nothing by itself.
fn meant(value: &Value, shape: &'static Value) -> bool {
    let (Value::Object(map), shape) = (value, resolve(shape)) else { return !is_blank(value) };
    let required = shape.get("required").and_then(Value::as_array);
    let fixed = |name: &str| {
        let of = shape.pointer(&format!("/properties/{name}")).map(resolve);
        required.is_some_and(|all| all.iter().any(|one| one == name)) && of.is_some_and(is_choice)
    };
    map.iter().any(|(name, value)| !is_blank(value) && !fixed(name))
}

/// Whether a shape is one word out of a few.
fn is_choice(shape: &Value) -> bool {
    let words = |all: &Value| all.as_array().is_some_and(|all| all.iter().all(|one| one.get("const").is_some()));
    shape.get("enum").is_some() || shape.get("oneOf").is_some_and(words)
}

/// A list; entries left blank are not meant.
fn list(all: Vec<Value>, shape: &'static Value) -> Value {
    // In a fixed row every place counts, blank or not.
    if let Some(places) = shape.get("prefixItems").and_then(Value::as_array) {
        return Value::Array(all.into_iter().zip(places).map(|(v, of)| fit(v, of)).collect());
    }
    match shape.get("items") {
        Some(of) => Value::Array(all.into_iter().filter(|v| meant(v, of)).map(|v| fit(v, of)).collect()),
        None => Value::Array(all.into_iter().filter(|v| !is_blank(v)).collect()),
    }
}

fn object(map: Map<String, Value>, shape: &'static Value) -> Map<String, Value> {
    let known = shape.get("properties").and_then(Value::as_object);
    let other = shape.get("additionalProperties").filter(|v| v.is_object());
    let mut filled = Map::new();
    for (name, value) in map {
        let of = known.and_then(|all| all.get(&name)).or(other);
        // A part that this choice does not have, left blank, is not meant.
        if of.is_none() && is_blank(&value) {
            continue;
        }
        filled.insert(name, of.map_or(value.clone(), |of| fit(value.clone(), of)));
    }
    // A box that is not ticked sends nothing, nor does a list without entries.
    for (name, of) in known.into_iter().flatten() {
        if filled.contains_key(name) {
            continue;
        }
        if is(resolve(of), "boolean") {
            filled.insert(name.clone(), Value::Bool(false));
        } else if is(resolve(of), "array") {
            filled.insert(name.clone(), Value::Array(Vec::new()));
        }
    }
    filled
}

fn scalar(text: String, shape: &Value) -> Value {
    if is(shape, "boolean") {
        return Value::Bool(matches!(text.as_str(), "on" | "true" | "1" | "yes"));
    }
    if is(shape, "integer") {
        if let Ok(number) = text.trim().parse::<i64>() {
            return number.into();
        }
        if let Some(seconds) = local_time(&text) {
            return seconds.into();
        }
    }
    if is(shape, "null") && text.is_empty() {
        return Value::Null;
    }
    Value::String(text)
}

/// The seconds of a local date and time as a browser's field gives it, `2026-11-21T19:30`.
fn local_time(text: &str) -> Option<i64> {
    let local: DateTime = text.trim().parse().ok()?;
    let zone = TimeZone::get(ZONE).ok()?;
    Some(local.to_zoned(zone).ok()?.timestamp().as_second())
}

#[cfg(test)]
mod tests {
    use super::*;
    use bloemenzee_domain::follow_up::Who;
    use proptest::prelude::*;

    fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
    }

    const ID: &str = "6d616e74-656c-8001-8000-0000de000001";

    #[test]
    fn texts_become_what_the_schema_asks() {
        let form = fields(&[
            ("command", "stance.take"),
            ("command_id", ID),
            ("csrf", "x"),
            ("next", "/"),
            ("clear", "draft"),
            ("participant", ID),
            ("channel", "own"),
            ("stances.0.point", ID),
            ("stances.0.revision", "2"),
            ("stances.0.kind", "not_yet"),
            ("stances.0.reason", "12"),
            ("stances.0.eyes", "everyone"),
            ("stances.0.in_report", "on"),
        ]);
        let Command::StanceTake { stances, .. } = command(&form).unwrap() else { panic!("another command") };
        assert_eq!(stances[0].revision, 2);
        assert_eq!(stances[0].reason, "12", "a number that is a text stays a text");
        assert!(stances[0].in_report);
    }

    #[test]
    fn what_is_left_blank_is_not_meant() {
        let form = fields(&[
            ("command", "frames.write"),
            ("frames.0.text", "Samen"),
            ("frames.0.strength", "hard"),
            ("frames.1.text", ""),
            ("frames.1.strength", ""),
        ]);
        let Command::FramesWrite { frames } = command(&form).unwrap() else { panic!("another command") };
        assert_eq!(frames.len(), 1);
        let form = fields(&[("command", "point.add"), ("idea", ID), ("petal", "how"), ("text", "a"), ("parent", "")]);
        let Command::PointAdd { parent, .. } = command(&form).unwrap() else { panic!("another command") };
        assert_eq!(parent, None);
    }

    #[test]
    fn a_row_of_which_only_the_choice_stands_is_not_meant() {
        let form = fields(&[
            ("command", "frames.write"),
            ("frames.0.text", "Samen"),
            ("frames.0.strength", "intent"),
            ("frames.1.text", " "),
            ("frames.1.strength", "hard"),
        ]);
        let Command::FramesWrite { frames } = command(&form).unwrap() else { panic!("another command") };
        assert_eq!(frames.iter().map(|f| f.text.as_str()).collect::<Vec<_>>(), ["Samen"]);
        let form = fields(&[
            ("command", "conversation.hold"),
            ("participant", ID),
            ("answers.information", "wanneer begint het"),
            ("items.0.kind", "information"),
            ("items.0.text", ""),
            ("items.1.kind", "safety"),
            ("items.1.text", ""),
            ("items.1.arrangement.acts", "step_free"),
        ]);
        let Command::ConversationHold { items, .. } = command(&form).unwrap() else { panic!("another command") };
        assert_eq!(items.len(), 1, "who chose an arrangement said something");
        assert!(items[0].arrangement.is_some());
    }

    #[test]
    fn a_local_time_is_the_netherlands_own() {
        let form = fields(&[("command", "gathering.plan"), ("at", "2021-11-08T17:00"), ("place", "Zaal")]);
        let form: Vec<_> = form.into_iter().chain(fields(&[("minutes.tables", "60")])).collect();
        let Command::GatheringPlan { at, minutes, .. } = command(&form).unwrap() else { panic!("another command") };
        assert_eq!(at.0, 1_636_387_200, "17:00 in November is 16:00 UTC");
        assert_eq!(minutes.values().copied().collect::<Vec<_>>(), [60]);
    }

    #[test]
    fn what_a_command_needs_is_known_by_its_path() {
        assert!(required("attendance.walk_in", "person.name") && required("attendance.walk_in", "why"));
        assert!(!required("attendance.walk_in", "person.email") && !required("attendance.walk_in", "organisation"));
        assert!(!required("attendance.walk_in", "answers.practical"), "no answer is one too");
        assert!(required("frames.write", "frames.0.text"));
    }

    #[test]
    fn what_is_no_command_is_refused() {
        assert!(command(&fields(&[("text", "a")])).is_err());
        assert!(command(&fields(&[("command", "nothing.here")])).is_err());
        assert!(
            command(&fields(&[("command", "point.drop"), ("point", "not an id"), ("from_revision", "1")])).is_err()
        );
        let more = fields(&[("command", "point.restore"), ("point", ID), ("surprise", "x")]);
        assert!(command(&more).is_err(), "an unknown field is never passed over");
    }

    #[test]
    fn a_deep_path_and_a_second_command_are_refused() {
        let deep = format!("{}a", "a.".repeat(20_000));
        assert!(command(&fields(&[("command", "point.add"), (deep.as_str(), "1")])).is_err());
        let two = [("command", "topic.add"), ("title", "a"), ("command", "topic.remove")];
        assert!(command(&fields(&two)).is_err(), "which one did the person see?");
    }

    #[test]
    fn of_several_kinds_the_one_that_is_filled_in_counts() {
        let form = fields(&[
            ("command", "action.add"),
            ("source.from", "idea"),
            ("source.idea", ID),
            ("terms.what", "Een loket"),
            ("terms.who.participant", ""),
            ("terms.who.organisation", "Bibliotheek De Lees"),
            ("terms.who.words", ""),
            ("terms.by", "2026-12-01"),
        ]);
        let Command::ActionAdd { terms, .. } = command(&form).unwrap() else { panic!("another command") };
        assert_eq!(terms.who, Some(Who::Organisation("Bibliotheek De Lees".into())));
        assert_eq!(terms.by.map(|by| by.0), Some(1_796_079_600), "a day begins at midnight in the Netherlands");
        let blank: Vec<_> = form.into_iter().filter(|(name, _)| name != "terms.who.organisation").collect();
        let Command::ActionAdd { terms, .. } = command(&blank).unwrap() else { panic!("another command") };
        assert_eq!(terms.who, None);
        let wishes = fields(&[
            ("command", "follow_up.sign_up"),
            ("participant", ID),
            ("signed_up", "true"),
            ("wishes.0.thread", ID),
            ("wishes.4.idea", ID),
        ]);
        let Command::FollowUpSignUp { wishes, .. } = command(&wishes).unwrap() else { panic!("another command") };
        assert_eq!(wishes.iter().map(|wish| wish.name()).collect::<Vec<_>>(), ["thread", "idea"]);
    }

    #[test]
    fn what_a_list_does_not_hold_is_an_empty_list() {
        let form = fields(&[("command", "conversation.hold"), ("participant", ID), ("answers.information", "x")]);
        let Command::ConversationHold { items, .. } = command(&form).unwrap() else { panic!("another command") };
        assert!(items.is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn no_form_breaks_it(pairs in prop::collection::vec(("[a-z_.0-9]{0,20}", ".{0,20}"), 0..20), name in 0usize..100) {
            let names = bloemenzee_domain::command::NAMES;
            let mut form = vec![("command".to_owned(), names[name % names.len()].to_owned())];
            form.extend(pairs);
            let _ = command(&form);
        }
    }
}
