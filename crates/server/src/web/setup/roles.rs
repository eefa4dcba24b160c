//! Who holds which role: given, taken back, handed over, visibly.

use super::staff::{self, Member};
use super::{Choice, may};
use crate::text::T;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::id::PersonId;
use bloemenzee_domain::method::Role;
use bloemenzee_domain::question::Grant;

/// The roles that are given.
const GIVEN: [Role; 3] = [Role::Commissioner, Role::LeadFacilitator, Role::Facilitator];

struct Holder {
    person: String,
    name: String,
    by_administrator: bool,
    may_hand_over: bool,
    may_revoke: bool,
    to: Vec<Choice>,
}

struct RoleBlock {
    role: &'static str,
    title: String,
    holders: Vec<Holder>,
    before: Vec<String>,
    candidates: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "setup_roles.html")]
struct RolesPage {
    page: Page,
    id: String,
    roles: Vec<RoleBlock>,
    may_grant: bool,
    administrator: bool,
}

/// `GET /r/{route}/roles`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.only(&[Role::Administrator, Role::LeadFacilitator, Role::Facilitator, Role::Commissioner])?;
    let members = staff::members(here.app.engine.store()).await?;
    html(&RolesPage {
        id: here.id.to_string(),
        roles: GIVEN.iter().map(|role| block(&here, &members, *role)).collect(),
        may_grant: may(&here, "role.grant"),
        administrator: here.actor.is(Role::Administrator),
        page: Page::of(&here, here.t().s("roles-title")).still(),
    })
}

fn block(here: &Here, members: &[Member], role: Role) -> RoleBlock {
    let (t, route) = (here.t(), here.route());
    let grants = || route.prep.grants.values().filter(move |g| g.role == role);
    let candidates: Vec<Choice> = members
        .iter()
        .filter(|m| may_hold(here, m.person, role))
        .map(|m| Choice::new(m.person, m.name.as_str()))
        .collect();
    let alone = grants().filter(|g| g.held).count() < 2;
    let holder = |grant: &Grant| Holder {
        person: grant.person.to_string(),
        name: staff::named(&route.prep, members, grant.person),
        by_administrator: grant.by_administrator,
        may_hand_over: may(here, "role.hand_over") && hands_over(here, grant.person, role) && !candidates.is_empty(),
        may_revoke: may(here, "role.revoke") && !(role == Role::LeadFacilitator && alone),
        to: candidates.clone(),
    };
    RoleBlock {
        role: role.name(),
        title: title(t, role),
        holders: grants().filter(|g| g.held).map(holder).collect(),
        before: grants().filter(|g| !g.held).map(|g| staff::named(&route.prep, members, g.person)).collect(),
        candidates: candidates.clone(),
    }
}

fn title(t: T, role: Role) -> String {
    t.k("roles-of", role.name())
}

/// Whether somebody could be given this role: not held, no other side, not taking part.
fn may_hold(here: &Here, person: PersonId, role: Role) -> bool {
    let prep = &here.route().prep;
    let guides = prep.holds(person, Role::LeadFacilitator) || prep.holds(person, Role::Facilitator);
    let clash = if role == Role::Commissioner { guides } else { prep.holds(person, Role::Commissioner) };
    !prep.holds(person, role) && !clash && !prep.takes_part(person)
}

/// Whether the viewer may hand this role over: their own, as administrator, or a facilitator's as
/// lead facilitator.
fn hands_over(here: &Here, from: PersonId, role: Role) -> bool {
    let own = here.actor.person == Some(from);
    let lead = role == Role::Facilitator && here.actor.is(Role::LeadFacilitator);
    own || lead || here.actor.is(Role::Administrator)
}
