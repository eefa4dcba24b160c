//! Where words that tell of somebody are erased: with the lead facilitator, on the page where they stand.

use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::setup::Choice;
use bloemenzee_domain::follow_up::{Action, ERASED, FollowUpGathering, Group};

/// Most signs of a note in the list to choose from.
const SIGNS: usize = 60;

/// Something whose words can be erased.
pub struct Erase {
    /// The hidden fields that say which; of a note without its number.
    pub fields: Vec<(&'static str, String)>,
    /// The notes to choose from; none where it is no note.
    pub notes: Vec<Choice>,
    /// What the button says.
    pub label: String,
}

/// A text as it is read; once erased, that it is.
pub fn read(here: &Here, text: &str) -> String {
    if text == ERASED { here.t().s("text-erased") } else { text.to_owned() }
}

fn may(here: &Here) -> bool {
    view::may(here, "words.erase")
}

fn fields(kind: &str, name: &'static str, id: impl std::fmt::Display) -> Vec<(&'static str, String)> {
    vec![("of.in", kind.to_owned()), (name, id.to_string())]
}

/// The notes with words, the latest first, by their number.
fn notes<'a>(all: impl DoubleEndedIterator<Item = &'a str> + ExactSizeIterator) -> Vec<Choice> {
    let first = |text: &str| text.chars().take(SIGNS).map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
    let said = all.enumerate().rev().filter(|(_, text)| !text.is_empty() && *text != ERASED);
    said.map(|(n, text)| Choice::new(n + 1, format!("{}. {}", n + 1, first(text)))).collect()
}

fn of_notes(here: &Here, fields: Vec<(&'static str, String)>, notes: Vec<Choice>) -> Option<Erase> {
    (may(here) && !notes.is_empty()).then(|| Erase { fields, notes, label: here.t().s("follow-erase-note") })
}

/// What can be erased of an action: its own words, and its notes.
pub fn of_action(here: &Here, action: &Action) -> Vec<Erase> {
    let erased = action.versions.iter().all(|version| version.terms.what == ERASED);
    let own = (may(here) && !erased).then(|| Erase {
        fields: fields("action", "of.action", action.id),
        notes: Vec::new(),
        label: here.t().s("follow-erase-action"),
    });
    let texts = notes(action.notes.iter().map(|note| note.text.as_str()));
    of_notes(here, fields("action_note", "of.action", action.id), texts).into_iter().chain(own).collect()
}

/// What can be erased of a follow-up gathering: its notes.
pub fn of_gathering(here: &Here, is: &FollowUpGathering) -> Vec<Erase> {
    let texts = notes(is.notes.iter().map(|note| note.text.as_str()));
    of_notes(here, fields("gathering_note", "of.gathering", is.id), texts).into_iter().collect()
}

/// What can be erased of a working group: its name, and why it was stopped.
pub fn of_group(here: &Here, group: &Group) -> Vec<Erase> {
    let erased = group.name == ERASED && group.stopped.as_ref().is_none_or(|(why, _)| why == ERASED);
    let own = (may(here) && !erased).then(|| Erase {
        fields: fields("group", "of.group", group.id),
        notes: Vec::new(),
        label: here.t().s("follow-erase-group"),
    });
    own.into_iter().collect()
}
