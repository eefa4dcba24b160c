//! Names and contact details in a point: flagged before stances are taken, never refused (method.md, step 6, *Tables*).
//!
//! Heuristics for Dutch texts. They look for shapes (an address, a number that passes its test, a title before a
//! capital), so they may miss a name and may flag an organisation: a person decides.

mod contact;
mod names;

#[cfg(test)]
mod tests;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a finding looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An e-mail address.
    Email,
    /// A bank account number.
    Iban,
    /// A Dutch telephone number; service numbers (0800, 0900) are left alone.
    Phone,
    /// A citizen service number: nine digits that pass the eleven test.
    Bsn,
    /// A Dutch postcode with a house number, or written as one word.
    Postcode,
    /// Something that reads as a person's name.
    NameLike,
}

/// A place in a text that may be about one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// What it looks like.
    pub kind: Kind,
    /// Where it starts, in bytes.
    pub start: usize,
    /// Where it ends, in bytes: the text is `&text[start..end]`.
    pub end: usize,
}

/// Finds names and contact details, in order, without overlaps.
#[must_use]
pub fn find(text: &str) -> Vec<Finding> {
    find_with(text, &[])
}

/// As [`find`], and finds these names too (of people on the route), as whole words. Names of four letters and more
/// are found in any case, shorter ones only as given: "Wil" is a name, "wil" a verb.
#[must_use]
pub fn find_with(text: &str, names: &[&str]) -> Vec<Finding> {
    let words = words(text);
    let mut found = contact::emails(text);
    found.extend(contact::numbers(text));
    found.extend(contact::ibans(text));
    found.extend(contact::postcodes(&words));
    found.extend(names::like_names(text, &words));
    found.extend(names.iter().flat_map(|name| names::known(text, name)));
    // Where two overlap, the more certain kind stays.
    found.sort_by_key(|finding| (finding.kind, finding.start, std::cmp::Reverse(finding.end)));
    let mut kept: Vec<Finding> = Vec::new();
    for finding in found {
        if kept.iter().all(|other| finding.end <= other.start || other.end <= finding.start) {
            kept.push(finding);
        }
    }
    kept.sort_by_key(|finding| finding.start);
    kept
}

/// A word with its place in bytes. Hyphens and apostrophes inside belong to it.
#[derive(Debug, Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    /// Nothing but white space or an opening mark stands between it and the sentence before.
    opens: bool,
    /// It is part of a web or e-mail address.
    address: bool,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word> = Vec::new();
    let mut start = None;
    let inside = |c: char| c.is_alphanumeric() || c == '-' || c == '\'' || c == '’';
    for (index, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, inside(c)) {
            (None, true) => start = Some(index),
            (Some(from), false) => {
                start = None;
                let word = text[from..index].trim_matches(|c: char| !c.is_alphanumeric());
                if word.is_empty() {
                    continue;
                }
                let from = from + text[from..index].find(word).unwrap_or(0);
                let before = text[..from].trim_end_matches(|c: char| c.is_whitespace() || "\"'‘“«([*-–".contains(c));
                let opens = before.is_empty() || before.ends_with(['.', '!', '?', ':', ';', '\n']);
                found.push(Word {
                    text: word,
                    start: from,
                    end: from + word.len(),
                    opens,
                    address: is_address(text, from),
                });
            }
            _ => {}
        }
    }
    found
}

/// Whether the run without white space around a place is a web address or holds an at sign.
fn is_address(text: &str, at: usize) -> bool {
    let start = text[..at]
        .rfind(char::is_whitespace)
        .map_or(0, |space| space + text[space..].chars().next().map_or(1, char::len_utf8));
    let end = text[at..].find(char::is_whitespace).map_or(text.len(), |space| at + space);
    // A run longer than any address is no address; this also keeps the work linear.
    let run = &text[start..end];
    let lower = if run.len() > 2_000 { String::new() } else { run.to_lowercase() };
    lower.contains('@')
        || lower.contains("www.")
        || lower.contains("://")
        || [".nl", ".com", ".org", ".eu"].iter().any(|end| lower.contains(end))
}
