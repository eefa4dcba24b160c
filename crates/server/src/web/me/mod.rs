//! A participant's own pages: on a phone, one idea at a time.

mod ask;
mod asked;
mod became;
mod closing;
mod home;
mod idea;
mod outcome;
mod point;
#[cfg(test)]
mod tests;

use crate::web::here::Here;
use crate::web::page::Page;
use crate::web::routes::{Entry, For};
use axum::routing::get;

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![
        ("GET", "/r/{route}/me", For::Participant, get(home::show)),
        ("GET", "/r/{route}/me/ideas/{idea}", For::Participant, get(idea::show)),
        ("GET", "/r/{route}/me/points/{point}", For::Participant, get(point::show)),
        ("GET", "/r/{route}/me/points/{point}/not-yet", For::Participant, get(point::not_yet)),
        ("GET", "/r/{route}/me/points/{point}/addition", For::Participant, get(point::addition)),
        ("GET", "/r/{route}/me/closing", For::Participant, get(closing::show)),
    ]
}

/// The frame of a phone page: one thing at a time, so no navigation for who just takes part.
fn phone(here: &Here, title: impl Into<String>) -> Page {
    let page = Page::of(here, title);
    if here.actor.person.is_some() { page } else { Page { nav: Vec::new(), ..page } }
}
