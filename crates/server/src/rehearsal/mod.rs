//! A rehearsal: the copy of a route with made-up people, for who wants to practise the evening, or
//! to try the hall and the server before the day.
//!
//! It is a route of its own, made by commands like any other. Nothing of the people of the first
//! one goes along: no names, talks, items or stances. It says on every page what it is, stands in no
//! public list, sends no mail, and can be thrown away whole. Who plays its people is a process of its
//! own, over HTTP (`crate::rehearse`).

mod cast;
mod copy;
mod playing;
mod remove;

pub use cast::{Cast, Seat, TableDevice, cast, make_code, own_code};
pub use copy::{MOST_PEOPLE, make};
pub use playing::{Attending, How, Playing, Told};
pub use remove::remove;

use bloemenzee_domain::id::{PersonId, RouteId};
use uuid::Uuid;

/// The made-up facilitator of a rehearsal, who stands at the door and can lead.
pub(crate) fn played_lead(route: RouteId) -> PersonId {
    PersonId(Uuid::from_u128(route.0.as_u128() ^ 1))
}

/// The made-up commissioner of a rehearsal.
fn played_commissioner(route: RouteId) -> PersonId {
    PersonId(Uuid::from_u128(route.0.as_u128() ^ 2))
}
