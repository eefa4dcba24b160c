//! What a command leads to: facts and changes, in order.

use crate::change::Change;
use crate::fact::Fact;
use crate::words;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// One effect of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Of which decisions are made; replayed.
    Fact(Fact),
    /// Anything else; recorded, never replayed.
    Change(Change),
}

/// The two parts of a log entry's content, as the bytes that are stored and committed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Kept as long as the route.
    pub facts: Vec<u8>,
    /// Erasable; `None` when the entry has none.
    pub words: Option<Vec<u8>>,
    /// What happened, by name, in the order of the events: no text, no person. Not stored in the content.
    pub effects: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct WordsPart {
    texts: Vec<String>,
    changes: Vec<Change>,
}

/// Writes events as the two parts of a log entry (format version 1).
///
/// The facts part is `{"facts":[…],"audit":["conversation.held",…]}` with every text a numbered
/// slot; the words part is `{"texts":[…],"changes":[…]}`.
pub fn to_content(events: &[Event]) -> Content {
    let facts: Vec<&Fact> = events.iter().filter_map(|e| if let Event::Fact(f) = e { Some(f) } else { None }).collect();
    let changes: Vec<Change> =
        events.iter().filter_map(|e| if let Event::Change(c) = e { Some(c.clone()) } else { None }).collect();
    let mut facts = serde_json::to_value(facts).expect("facts are plain data");
    let effects = effects(events, &facts);
    let texts = words::split(&mut facts);
    let audit: Vec<&str> = changes.iter().map(|c| c.what.as_str()).collect();
    let facts = json!({ "facts": facts, "audit": audit }).to_string().into_bytes();
    let some = !texts.is_empty() || !changes.is_empty();
    let words = some.then(|| serde_json::to_vec(&WordsPart { texts, changes }).expect("words are plain data"));
    Content { facts, words, effects }
}

/// The names of events, of which the facts have been written already.
fn effects(events: &[Event], facts: &Value) -> Vec<String> {
    let mut written = facts.as_array().into_iter().flatten();
    let name = |event: &Event| match event {
        Event::Change(change) => change.what.clone(),
        Event::Fact(_) => written.next().and_then(|f| f.get("fact")?.as_str()).unwrap_or("fact").to_owned(),
    };
    events.iter().map(name).collect()
}

/// Reads the changes back; none when the words are erased.
///
/// # Errors
/// When the bytes are not the words of an entry of format version 1.
pub fn changes_of(words: Option<&[u8]>) -> Result<Vec<Change>, serde_json::Error> {
    let words: Option<WordsPart> = words.map(serde_json::from_slice).transpose()?;
    Ok(words.map(|words| words.changes).unwrap_or_default())
}

/// Whether an entry holds texts of facts.
///
/// # Errors
/// As [`changes_of`].
pub fn has_texts(words: Option<&[u8]>) -> Result<bool, serde_json::Error> {
    let words: Option<WordsPart> = words.map(serde_json::from_slice).transpose()?;
    Ok(words.is_some_and(|words| !words.texts.is_empty()))
}

/// Reads the facts back; with the words erased every text is empty.
///
/// # Errors
/// When the bytes are not an entry of format version 1.
pub fn facts_of(facts: &[u8], words: Option<&[u8]>) -> Result<Vec<Fact>, serde_json::Error> {
    let mut part: Value = serde_json::from_slice(facts)?;
    let mut list = part.get_mut("facts").map(Value::take).unwrap_or_default();
    if list.as_array().is_some_and(Vec::is_empty) {
        return Ok(Vec::new());
    }
    let words: Option<WordsPart> = words.map(serde_json::from_slice).transpose()?;
    words::join(&mut list, words.as_ref().map(|w| w.texts.as_slice()));
    serde_json::from_value(list)
}

#[cfg(test)]
mod tests {
    use super::{Event, to_content};
    use crate::change::{Change, Record};
    use crate::fact::Fact;
    use crate::id::TopicId;
    use crate::question::Draft;

    #[test]
    fn effects_are_named_in_the_order_of_the_events() {
        let topic = TopicId(uuid::Uuid::nil());
        let events = [
            Event::Change(Change { what: "draft.written".into(), record: Record::Draft(Draft::default()) }),
            Event::Fact(Fact::TopicSet { topic, title: "Vervoer".into() }),
            Event::Change(Change { what: "draft.cleared".into(), record: Record::Draft(Draft::default()) }),
            Event::Fact(Fact::TopicRemoved { topic }),
        ];
        let content = to_content(&events);
        assert_eq!(content.effects, ["draft.written", "topic_set", "draft.cleared", "topic_removed"]);
        assert!(to_content(&[]).effects.is_empty());
    }
}
