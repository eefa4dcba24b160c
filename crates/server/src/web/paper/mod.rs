//! From paper to screen: a page for each flower, to type it over from the keyboard; a list that is pasted; the code that
//! is printed on a flower; its photo; and who types where now (crates/domain/src/paper).

mod code;
mod entry;
mod list;
mod photo;
mod typing;

pub use photo::{Beside, beside};
pub use typing::{Typing, others};

use crate::web::bare::{photo_form, small_form};
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::routes::{Entry, For};
use crate::web::table::of_table;
use axum::routing::{get, post};
use bloemenzee_domain::id::IdeaId;
use bloemenzee_domain::idea::Idea;

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![
        ("GET", "/r/{route}/flower", For::Table, get(code::typed)),
        ("GET", "/r/{route}/flower/{code}", For::Table, get(code::scanned)),
        ("GET", "/r/{route}/table/ideas/{idea}/paper", For::Table, get(entry::show)),
        ("POST", "/r/{route}/table/ideas/{idea}/paper", For::Table, post(list::preview)),
        ("POST", "/r/{route}/table/ideas/{idea}/here", For::Table, small_form(post(typing::here))),
        ("GET", "/r/{route}/table/ideas/{idea}/photo/{photo}", For::Table, get(photo::show)),
        ("POST", "/r/{route}/table/ideas/{idea}/photo", For::Table, photo_form(post(photo::add))),
    ]
}

/// The page on which an idea's flower is typed over.
pub fn address(here: &Here, idea: IdeaId) -> String {
    format!("/r/{}/table/ideas/{idea}/paper", here.id)
}

/// The idea in the address, for who types over at its table.
fn idea_of(here: &Here) -> Result<&Idea, Oops> {
    at_some_table(here)?;
    let id: IdeaId = here.id_in("idea")?;
    let idea = here.route().facts.ideas.get(&id).filter(|idea| !idea.dropped).ok_or(Oops::NotFound)?;
    of_table(here, idea.table)?;
    Ok(idea)
}

/// Lets through the device of any table, or who guides.
fn at_some_table(here: &Here) -> Result<(), Oops> {
    if here.actor.guides() || here.actor.table.is_some() {
        return Ok(());
    }
    here.viewer.signed_in()?;
    Err(Oops::NotForYou)
}

/// Whether lines can be written on flowers now.
fn open(here: &Here) -> bool {
    let facts = &here.route().facts;
    facts.tables_opened && facts.decided.is_none() && facts.handed_over.is_none()
}
