//! The page before something that happens once: what follows from it, who and what it touches,
//! one button, and the way back. Works without a script.

use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use askama::Template;
use axum::response::Response;

/// Something that a person should know before going on: a heading and lines.
pub struct Known {
    /// What it is about, with its number in words.
    pub title: String,
    /// One line each.
    pub lines: Vec<String>,
    /// How many more there are, in words; empty when all stand here.
    pub more: String,
}

/// A reason that is written on the page itself.
pub struct Reason {
    /// What is asked.
    pub label: String,
    /// Who reads it.
    pub help: String,
    /// What is said where it is left out.
    pub must: String,
}

/// Most lines that stand open; a longer list is folded, so that the button stays near.
const OPEN_LINES: usize = 10;

impl Known {
    /// Whether the list is folded.
    fn folded(&self) -> bool {
        self.lines.len() > OPEN_LINES
    }
}

/// A page that asks whether to go on; the button gives the command.
#[derive(Template)]
#[template(path = "confirm.html")]
pub struct Confirm {
    /// The frame; its title asks the question.
    pub page: Page,
    /// That it cannot be undone, and what it is.
    pub lead: String,
    /// What follows, a sentence each.
    pub follows: Vec<String>,
    /// What is wrong with doing it now; empty for nothing.
    pub warning: String,
    /// What is not finished.
    pub known: Vec<Known>,
    /// The command's name.
    pub command: &'static str,
    /// What goes along with the command, unseen.
    pub fields: Vec<(&'static str, String)>,
    /// The reason that the command asks for; its name is `reason`.
    pub reason: Option<Reason>,
    /// Where commands of this route go.
    pub action: String,
    /// Where the person lands when it is done.
    pub next: String,
    /// The button.
    pub label: String,
    /// The way back.
    pub back: String,
    /// What the way back is called.
    pub back_label: String,
}

impl Confirm {
    /// The page as an answer.
    ///
    /// # Errors
    /// When the template fails.
    pub fn answer(&self) -> Result<Response, Oops> {
        html(self)
    }
}
