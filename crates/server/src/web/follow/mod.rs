//! After the meeting: who goes on, what is done, and what everybody works towards (method.md, 8).

mod action;
pub mod again;
mod board;
mod decisions;
pub mod differs;
mod erase;
mod gathering;
mod gatherings;
mod groups;
mod horizon;
mod hub;
mod new;
mod proposal;
mod sign_up;
mod views;

use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::routes::{Entry, For};
use axum::routing::{get, post};
use bloemenzee_domain::method::Role;

pub use sign_up::undo_of as undo_sign_up;
pub use views::{Mine, mine};

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![
        ("GET", "/r/{route}/follow", For::SignedIn, get(hub::show)),
        ("GET", "/r/{route}/follow/sign-up", For::Participant, get(sign_up::own)),
        ("GET", "/r/{route}/follow/sign-ups", For::Guides, get(sign_up::list)),
        ("GET", "/r/{route}/follow/sign-ups/{participant}", For::Guides, get(sign_up::of)),
        ("GET", "/r/{route}/follow/actions", For::SignedIn, get(board::show)),
        ("GET", "/r/{route}/follow/actions/new", For::SignedIn, get(new::show)),
        ("GET", "/r/{route}/follow/actions/{action}", For::SignedIn, get(action::show)),
        ("GET", "/r/{route}/follow/actions/{action}/now", For::SignedIn, get(action::now)),
        ("GET", "/r/{route}/follow/actions/{action}/stop", For::SignedIn, get(action::stop)),
        ("GET", "/r/{route}/follow/groups", For::SignedIn, get(groups::list)),
        ("GET", "/r/{route}/follow/groups/{group}", For::SignedIn, get(groups::show)),
        ("GET", "/r/{route}/follow/groups/{group}/stop", For::SignedIn, get(groups::stop)),
        ("GET", "/r/{route}/follow/gatherings", For::SignedIn, get(gatherings::list)),
        ("GET", "/r/{route}/follow/gatherings/{gathering}", For::SignedIn, get(gathering::show)),
        ("GET", "/r/{route}/follow/gatherings/{gathering}/cancel", For::SignedIn, get(gatherings::cancel)),
        ("GET", "/r/{route}/follow/gatherings/{gathering}/close", For::Lead, get(proposal::close)),
        ("GET", "/r/{route}/follow/gatherings/{gathering}/proposal", For::SignedIn, get(proposal::new)),
        ("GET", "/r/{route}/follow/proposals/{idea}", For::SignedIn, get(proposal::show)),
        ("GET", "/r/{route}/follow/horizon", For::SignedIn, get(horizon::show)),
        ("GET", "/r/{route}/follow/decisions", For::SignedIn, get(decisions::show)),
        ("GET", "/r/{route}/follow/again", For::SignedIn, get(again::show)),
        ("POST", "/r/{route}/follow/again", For::Administrator, post(again::begin)),
    ]
}

/// Lets through who is in the route: who guides, takes part, or asked the question. They know each
/// other's names here; a shared screen or tablet does not.
fn within(here: &Here) -> Result<(), Oops> {
    if is_within(here) {
        return Ok(());
    }
    here.viewer.signed_in()?;
    Err(Oops::NotForYou)
}

/// Where the viewer signs up, or writes down who does; empty while nobody can.
pub fn sign_up_href(here: &Here) -> String {
    let open = here.route().sign_up_open() && here.could("follow_up.sign_up");
    match (open, here.actor.guides(), here.actor.participant.is_some()) {
        (true, true, _) => format!("/r/{}/follow/sign-ups", here.id),
        (true, false, true) => format!("/r/{}/follow/sign-up", here.id),
        _ => String::new(),
    }
}

/// Whether the viewer is in the route; pages offer the follow-up to nobody else.
pub fn is_within(here: &Here) -> bool {
    here.actor.guides() || here.actor.participant.is_some() || here.actor.is(Role::Commissioner)
}
