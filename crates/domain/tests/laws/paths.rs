//! The state machines as drawn in `docs/states/route.md`, and the transitions that runs show; and
//! arbitrary fields for a command, from its own schema.

use crate::testing::Room;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::idea::Life;
use bloemenzee_domain::route::Route;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Transitions seen: (machine, from, to).
#[derive(Default)]
pub struct Seen(BTreeSet<(&'static str, String, String)>);

fn life(facts: &Facts, id: bloemenzee_domain::id::PointId) -> String {
    match facts.points.get(&id).map(|p| &p.life) {
        None => "[*]",
        Some(Life::Live) => "live",
        Some(Life::Dropped) => "dropped",
        Some(Life::Replaced(_)) => "replaced",
    }
    .into()
}

impl Seen {
    /// Notes what changed from one state to the next.
    pub fn look(&mut self, before: &Route, after: &Route) {
        let (was, is) = (&before.facts, &after.facts);
        let part = |f: &Facts| f.part.map_or("[*]", |p| p.name()).to_owned();
        let phase = |f: &Facts| if f.stopped.is_some() { "stopped" } else { f.step().name() }.to_owned();
        self.note("phase", phase(was), phase(is));
        self.note("part", part(was), part(is));
        let place = |f: &Facts| if f.away().is_some() { "away" } else { "home" }.to_owned();
        self.note("box", place(was), place(is));
        for id in is.points.keys() {
            self.note("point", life(was, *id), life(is, *id));
        }
        let presence = |f: &Facts, p| f.attendance.get(p).map_or("[*]", |a| a.presence.name()).to_owned();
        for who in was.attendance.keys().chain(is.attendance.keys()) {
            self.note("presence", presence(was, who), presence(is, who));
        }
        let stance =
            |f: &Facts, point, who| f.present_stance(point, who).map_or("not_seen", |s| s.kind.name()).to_owned();
        self.look_further(before, after);
        for point in is.points.keys() {
            for who in is.attendance.keys() {
                self.note("stance", stance(was, *point, *who), stance(is, *point, *who));
            }
        }
    }

    /// What goes on after the meeting.
    fn look_further(&mut self, before: &Route, after: &Route) {
        let (was, is) = (&before.prep.follow, &after.prep.follow);
        for (id, action) in &is.actions {
            let from = was.actions.get(id).map_or("[*]", |a| a.terms().state.name());
            self.note("action", from.into(), action.terms().state.name().into());
        }
        let state = |route: &Route, id| {
            let group = route.prep.follow.groups.get(id);
            group.map_or_else(|| "[*]".into(), |g| serde_json::to_value(route.group_state(g)).expect("plain data"))
        };
        for id in is.groups.keys() {
            let name = |value: Value| value.as_str().unwrap_or("").to_owned();
            self.note("group", name(state(before, id)), name(state(after, id)));
        }
    }

    fn note(&mut self, machine: &'static str, from: String, to: String) {
        if from != to {
            self.0.insert((machine, from, to));
        }
    }

    /// Every transition seen is drawn, and most of what is drawn was seen.
    pub fn are_drawn(&self, page: &str) {
        let mut machine = String::new();
        let mut drawn = BTreeSet::new();
        for line in page.lines() {
            if let Some(name) = line.trim().strip_prefix("%% machine: ") {
                machine = name.to_owned();
            }
            if let Some((from, to)) = line.split_once(" --> ") {
                let to = to.split(':').next().unwrap_or("").trim();
                drawn.insert((machine.clone(), from.trim().to_owned(), to.to_owned()));
            }
        }
        for (machine, from, to) in &self.0 {
            let seen = ((*machine).to_owned(), from.clone(), to.clone());
            assert!(drawn.contains(&seen), "docs/states/route.md does not draw {machine}: {from} --> {to}");
        }
        let walked = |(machine, from, to): &&(String, String, String)| {
            self.0.iter().any(|seen| (seen.0, &seen.1, &seen.2) == (machine.as_str(), from, to))
        };
        let missed: Vec<_> = drawn.iter().filter(|step| !walked(step)).collect();
        assert!(self.0.len() * 2 >= drawn.len(), "the runs walked too few of what is drawn, and not {missed:?}");
    }
}

/// Fields for the command of that name, from the schema, with ids that are mostly there.
pub fn fill(schema: &Value, name: &str, pick: u64, text: &str, number: i64, room: &Room) -> Value {
    let variants = schema["oneOf"].as_array().cloned().unwrap_or_default();
    let found = variants.iter().find(|v| v["properties"]["name"]["const"] == name).cloned().unwrap_or_default();
    let mut filler = Filler { root: schema, pick, text, number, room };
    json!({ "name": name, "fields": filler.value(&found["properties"]["fields"], 0) })
}

struct Filler<'a> {
    root: &'a Value,
    pick: u64,
    text: &'a str,
    number: i64,
    room: &'a Room,
}

impl Filler<'_> {
    fn next(&mut self, n: usize) -> usize {
        self.pick = self.pick.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.pick >> 33).expect("31 bits") % n.max(1)
    }

    fn id(&mut self) -> Value {
        let facts = &self.room.route.facts;
        let mut all: Vec<_> = facts.points.keys().map(|p| p.0).collect();
        all.extend(facts.ideas.keys().map(|i| i.0));
        all.extend(self.room.people.iter().map(|p| p.0));
        all.extend(self.room.tables.iter().map(|t| t.0));
        all.extend(self.room.topics.iter().map(|t| t.0));
        all.extend(self.room.gathering.map(|g| g.0));
        let n = self.next(all.len());
        json!(all[n].to_string())
    }

    fn value(&mut self, schema: &Value, depth: usize) -> Value {
        if depth > 8 {
            return Value::Null;
        }
        if let Some(target) = schema["$ref"].as_str() {
            let found = self.root.pointer(target.trim_start_matches('#')).cloned().unwrap_or_default();
            return self.value(&found, depth + 1);
        }
        for choice in ["oneOf", "anyOf"] {
            if let Some(all) = schema[choice].as_array() {
                let n = self.next(all.len());
                return self.value(&all[n].clone(), depth + 1);
            }
        }
        if let Some(constant) = schema.get("const") {
            return constant.clone();
        }
        if let Some(all) = schema["enum"].as_array() {
            let n = self.next(all.len());
            return all[n].clone();
        }
        let kind = match &schema["type"] {
            Value::Array(kinds) => {
                let n = self.next(kinds.len());
                kinds[n].as_str().unwrap_or("null").to_owned()
            }
            kind => kind.as_str().unwrap_or("null").to_owned(),
        };
        self.of_kind(&kind, schema, depth)
    }

    fn of_kind(&mut self, kind: &str, schema: &Value, depth: usize) -> Value {
        match kind {
            "string" if schema["format"] == "uuid" => self.id(),
            "string" => json!(self.text),
            "integer" | "number" => {
                let small = self.next(3);
                if small == 0 { json!(self.number) } else { json!(small) }
            }
            "boolean" => json!(self.next(2) == 0),
            "array" => {
                if let Some(all) = schema["prefixItems"].as_array() {
                    return all.clone().iter().map(|s| self.value(s, depth + 1)).collect();
                }
                let many = self.next(4);
                (0..many).map(|_| self.value(&schema["items"], depth + 1)).collect()
            }
            "object" => {
                let mut map = Map::new();
                for (name, field) in schema["properties"].as_object().into_iter().flatten() {
                    map.insert(name.clone(), self.value(field, depth + 1));
                }
                Value::Object(map)
            }
            _ => Value::Null,
        }
    }
}
