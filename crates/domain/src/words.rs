//! Texts that may hold personal data, kept apart from the facts so that they can be erased.
//!
//! A log entry has two parts (design.md, "Hash the stored bytes"): *facts*, kept as long as the
//! route, and *words*, erasable. A [`Words`] value stands in a fact as a numbered slot; its text
//! stands in the words part. [`split`] and [`join`] go from one form to the other.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A text as a person wrote it; `None` once it has been erased.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Words {
    /// The text, byte for byte.
    #[serde(rename = "words")]
    pub text: Option<String>,
}

impl Words {
    /// The text, or the empty string once erased.
    pub fn as_str(&self) -> &str {
        self.text.as_deref().unwrap_or("")
    }
}

impl<S: Into<String>> From<S> for Words {
    fn from(text: S) -> Self {
        Self { text: Some(text.into()) }
    }
}

const SLOT: &str = "words";

/// Takes every text out of `value`, leaving numbered slots; the texts come back in slot order.
pub fn split(value: &mut Value) -> Vec<String> {
    let mut texts = Vec::new();
    walk(value, &mut |slot| {
        if let Value::String(text) = slot {
            let n = texts.len();
            texts.push(std::mem::take(text));
            *slot = json!(n);
        }
    });
    texts
}

/// Puts the texts back into their slots; `None` (erased) leaves every slot empty.
pub fn join(value: &mut Value, texts: Option<&[String]>) {
    walk(value, &mut |slot| {
        let text = slot.as_u64().and_then(|n| texts.and_then(|all| all.get(usize::try_from(n).ok()?)));
        *slot = text.map_or(Value::Null, |t| Value::String(t.clone()));
    });
}

fn walk(value: &mut Value, at_slot: &mut impl FnMut(&mut Value)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|v| walk(v, at_slot)),
        Value::Object(map) => {
            if map.len() == 1
                && let Some(slot) = map.get_mut(SLOT)
            {
                at_slot(slot);
                return;
            }
            map.values_mut().for_each(|v| walk(v, at_slot));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_leave_and_come_back() {
        let original = json!({"a": {"words": "een"}, "b": [{"words": "twee"}, {"words": null}], "n": 3});
        let mut value = original.clone();
        let texts = split(&mut value);
        assert_eq!(texts, ["een", "twee"]);
        assert!(!value.to_string().contains("een"));
        let mut erased = value.clone();
        join(&mut value, Some(&texts));
        assert_eq!(value, original);
        join(&mut erased, None);
        assert_eq!(erased, json!({"a": {"words": null}, "b": [{"words": null}, {"words": null}], "n": 3}));
    }
}
