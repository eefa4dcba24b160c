//! Setting a route up: roles, workbench, question, frames, topics, the commissioner's page.

pub mod admin;
mod commissioner;
mod frames;
mod question;
mod roles;
pub mod staff;
pub mod todo;
mod topics;
pub mod work;

use crate::text::{Lang, T};
use crate::web::here::Here;
use crate::web::routes::{Entry, For};
use axum::routing::{get, post};
use bloemenzee_domain::fact::FrameFact;
use bloemenzee_domain::method::{COMMISSIONER_SHORT_LIST, Name};
use bloemenzee_domain::question::{NewFrame, Strength};

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![
        ("GET", "/r/{route}/work", For::Guides, get(work::show)),
        ("GET", "/r/{route}/roles", For::SignedIn, get(roles::show)),
        ("GET", "/r/{route}/roles/revoke", For::SignedIn, get(roles::revoke)),
        ("GET", "/r/{route}/question", For::SignedIn, get(question::show)),
        ("POST", "/r/{route}/question", For::SignedIn, post(question::look)),
        ("GET", "/r/{route}/frames", For::SignedIn, get(frames::show)),
        ("POST", "/r/{route}/frames", For::SignedIn, post(frames::write)),
        ("GET", "/r/{route}/frames/release", For::SignedIn, get(frames::release)),
        ("GET", "/r/{route}/topics", For::SignedIn, get(topics::show)),
        ("GET", "/r/{route}/commissioner", For::Commissioner, get(commissioner::show)),
    ]
}

/// One choice of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What it says.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Choice {
    /// A choice that is not chosen.
    pub fn new(value: impl ToString, label: impl Into<String>) -> Self {
        Self { value: value.to_string(), label: label.into(), chosen: false }
    }

    /// The same, chosen or not.
    pub fn chosen_if(self, chosen: bool) -> Self {
        Self { chosen, ..self }
    }
}

/// A frame as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameLine {
    /// The condition itself.
    pub text: String,
    /// Whether it is an intent.
    pub intent: bool,
}

impl From<&FrameFact> for FrameLine {
    fn from(frame: &FrameFact) -> Self {
        Self { text: frame.text.as_str().to_owned(), intent: frame.strength == Strength::Intent }
    }
}

impl From<&NewFrame> for FrameLine {
    fn from(frame: &NewFrame) -> Self {
        Self { text: frame.text.clone(), intent: frame.strength == Strength::Intent }
    }
}

/// A name from a method, in the language of the page.
pub fn name_in(t: T, name: &Name) -> String {
    match t.lang {
        Lang::Nl => name.nl.clone(),
        Lang::En => name.en.clone(),
    }
}

/// Whether the viewer may give this command now, so that a page shows its form; the domain asks
/// again when it is given.
pub fn may(here: &Here, command: &str) -> bool {
    let route = here.route();
    here.could(command) && (!route.stepped_back(&here.ctx()) || COMMISSIONER_SHORT_LIST.contains(&command))
}
