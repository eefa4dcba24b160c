//! The circle: everyone who lies awake over the question.

mod import;
mod list;
mod people_file;
mod person;

use crate::text::T;
use crate::web::routes::{Entry, For};
use axum::routing::{get, post};
use bloemenzee_domain::circle::Kind;
use bloemenzee_domain::route::Route;

use crate::web::setup::Choice;

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![
        ("GET", "/r/{route}/circle", For::Guides, get(list::show)),
        ("POST", "/r/{route}/circle", For::Guides, post(list::search)),
        ("GET", "/r/{route}/circle/add", For::Guides, get(person::add)),
        ("GET", "/r/{route}/circle/import", For::Guides, get(import::show)),
        ("POST", "/r/{route}/circle/import", For::Guides, post(import::preview)),
        ("POST", "/r/{route}/circle/import/confirm", For::Guides, post(import::confirm)),
        ("GET", "/r/{route}/circle/{participant}", For::Guides, get(person::show)),
        ("POST", "/r/{route}/circle/{participant}/code", For::Guides, post(person::code)),
    ]
}

/// The kinds of participant that this route admits (method.md, "Commissioner's own staff").
fn kinds(t: T, route: &Route, chosen: Kind) -> Vec<Choice> {
    let all = [Kind::Resident, Kind::Professional, Kind::CommissionerStaff];
    let admitted = |kind: &Kind| *kind != Kind::CommissionerStaff || route.facts.method.staff_may_take_part;
    let choice = |kind: Kind| Choice::new(kind.name(), t.k("circle-kind", kind.name())).chosen_if(kind == chosen);
    all.into_iter().filter(admitted).map(choice).collect()
}
