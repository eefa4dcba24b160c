//! Who holds which role: given, taken back, handed over, visibly.

use super::staff::{self, Member};
use super::{Choice, may};
use crate::text::T;
use crate::web::confirm::Confirm;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
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

/// `GET /r/{route}/roles/revoke?role=&person=`: before a role is taken back, what follows from it.
pub async fn revoke(here: Here) -> Result<Response, Oops> {
    here.only(&[Role::Administrator, Role::LeadFacilitator, Role::Facilitator, Role::Commissioner])?;
    let members = staff::members(here.app.engine.store()).await?;
    let (t, back) = (here.t(), format!("/r/{}/roles", here.id));
    let (asked, person) = (here.viewer.asked("role"), here.viewer.asked("person").unwrap_or_default());
    let role = GIVEN.into_iter().find(|role| Some(role.name()) == asked);
    let found = role.and_then(|role| {
        let holders = block(&here, &members, role).holders;
        Some((role, holders.into_iter().find(|one| one.may_revoke && one.person == person)?))
    });
    let Some((role, holder)) = found else { return Ok(Redirect::to(&back).into_response()) };
    let own = here.actor.person.is_some_and(|own| own.to_string() == person);
    Confirm {
        lead: t.a("revoke-lead", &[("name", holder.name.clone()), ("role", title(t, role))]),
        follows: vec![t.s("revoke-at-once"), t.s("revoke-done-stays"), t.s("revoke-seen"), t.s("revoke-give-again")],
        warning: if own { t.s("revoke-own") } else { String::new() },
        known: Vec::new(),
        command: "role.revoke",
        fields: vec![("role", role.name().to_owned()), ("person", holder.person)],
        reason: None,
        action: format!("/r/{}/do", here.id),
        next: back.clone(),
        label: t.s("revoke-do"),
        back,
        back_label: t.s("revoke-back"),
        page: Page::of(&here, t.w("revoke-title", "name", &holder.name)).still(),
    }
    .answer()
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
