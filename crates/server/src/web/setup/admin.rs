//! The administrator: who is on the staff, their sign-in links, and new routes.

use super::staff::{self, Member};
use super::{Choice, name_in};
use crate::access;
use crate::cli::new_staff;
use crate::clock;
use crate::execute::Failure;
use crate::read;
use crate::text::T;
use crate::web::App;
use crate::web::act::{self, Fields};
use crate::web::here::Viewer;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use askama::Template;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use bloemenzee_domain::circle::{NewPerson, checked_person};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::id::{CommandId, PersonId, RouteId, nth};
use bloemenzee_domain::method::{Method, Role};
use uuid::Uuid;

struct MemberRow {
    person: String,
    name: String,
    email: String,
    administrator: bool,
}

struct MethodRow {
    id: String,
    name: String,
    say: &'static str,
    phases: String,
    chosen: bool,
}

struct RouteRow {
    id: String,
    title: String,
    phase: String,
}

/// A link that was just made, shown this once.
struct Made {
    name: String,
    link: String,
}

/// What was typed and what is wrong with it: the field's id and the sentence.
#[derive(Default)]
struct Typed {
    errors: Vec<(&'static str, String)>,
    name: String,
    email: String,
    administrator: bool,
    title: String,
    method: String,
    lead: String,
    commissioner: String,
}

#[derive(Template)]
#[template(path = "setup_admin.html")]
struct AdminPage {
    page: Page,
    members: Vec<MemberRow>,
    methods: Vec<MethodRow>,
    routes: Vec<RouteRow>,
    leads: Vec<Choice>,
    commissioners: Vec<Choice>,
    made: Option<Made>,
    typed: Typed,
    command_id: String,
}

/// `GET /admin`
pub async fn show(State(app): State<App>, viewer: Viewer) -> Result<Response, Oops> {
    viewer.administrator()?;
    whole(&app, &viewer, None, Typed::default()).await
}

async fn whole(app: &App, viewer: &Viewer, made: Option<Made>, typed: Typed) -> Result<Response, Oops> {
    let t = viewer.t;
    let members = staff::members(app.engine.store()).await?;
    let routes = read::routes(app.engine.store()).await?;
    let choices = |chosen: &str| members.iter().map(|m| person_choice(m, chosen)).collect::<Vec<_>>();
    let wrong = !typed.errors.is_empty();
    let title = t.s("admin-title");
    let page = AdminPage {
        leads: choices(&typed.lead),
        commissioners: choices(&typed.commissioner),
        members: members.iter().map(member_row).collect(),
        methods: methods(app, t, &typed.method),
        routes: routes
            .into_iter()
            .map(|r| RouteRow { id: r.id.to_string(), title: r.title, phase: t.k("step", r.step.name()) })
            .collect(),
        made,
        command_id: Uuid::new_v4().to_string(),
        page: Page::new(viewer, if wrong { t.w("wrong-title", "title", &title) } else { title }),
        typed,
    };
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, html(&page)?).into_response())
}

fn person_choice(member: &Member, chosen: &str) -> Choice {
    let choice = Choice::new(member.person, member.name.as_str());
    let is = choice.value == chosen;
    choice.chosen_if(is)
}

fn member_row(member: &Member) -> MemberRow {
    MemberRow {
        person: member.person.to_string(),
        name: member.name.clone(),
        email: member.email.clone(),
        administrator: member.administrator,
    }
}

/// The methods to choose from; the one that decides stands first and is chosen to begin with.
fn methods(app: &App, t: T, chosen: &str) -> Vec<MethodRow> {
    let mut all: Vec<&std::sync::Arc<Method>> = app.engine.methods().all().collect();
    all.sort_by_key(|m| !m.decides());
    let row = |(n, m): (usize, &std::sync::Arc<Method>)| MethodRow {
        id: m.id.clone(),
        name: name_in(t, &m.name),
        say: m.say.name(),
        phases: m.phases.iter().map(|p| name_in(t, &p.name)).collect::<Vec<_>>().join(" · "),
        chosen: if chosen.is_empty() { n == 0 } else { m.id == chosen },
    };
    all.into_iter().enumerate().map(row).collect()
}

fn value(fields: &Fields, name: &str) -> String {
    act::field(fields, name).unwrap_or("").trim().to_owned()
}

/// The id that a form carries, so that sent twice it happens once.
fn command_id(fields: &Fields) -> Uuid {
    Uuid::parse_str(&value(fields, "command_id")).unwrap_or_else(|_| Uuid::new_v4())
}

/// `POST /admin/staff`
pub async fn add_member(State(app): State<App>, viewer: Viewer, body: Bytes) -> Result<Response, Oops> {
    viewer.administrator()?;
    let fields = act::own(&viewer, &body)?;
    let mut typed = Typed {
        name: value(&fields, "name"),
        email: value(&fields, "email"),
        administrator: act::field(&fields, "administrator").is_some(),
        ..Typed::default()
    };
    let person = PersonId(command_id(&fields));
    let new = NewPerson { name: typed.name.clone(), email: typed.email.clone(), ..NewPerson::default() };
    let checked = match checked_person(&new, person) {
        Ok(checked) => checked,
        Err(refusal) => {
            let field = if refusal.code == "email-wrong" { "staff-email" } else { "staff-name" };
            typed.errors.push((field, viewer.t.s(&format!("admin-{}", refusal.code))));
            return whole(&app, &viewer, None, typed).await;
        }
    };
    let members = staff::members(app.engine.store()).await?;
    if members.iter().all(|m| m.person != person) {
        if members.iter().any(|m| same(m, &checked.name, &checked.email)) {
            typed.errors.push(("staff-name", viewer.t.s("admin-member-twice")));
            return whole(&app, &viewer, None, typed).await;
        }
        let statements = new_staff(person, &checked.name, &checked.email, typed.administrator);
        access::write(app.engine.store(), statements).await?;
    }
    Ok(Redirect::to("/admin?done=staff.add#staff").into_response())
}

fn same(member: &Member, name: &str, email: &str) -> bool {
    member.name.eq_ignore_ascii_case(name) && member.email.eq_ignore_ascii_case(email)
}

/// `POST /admin/link`: a one-time sign-in link, shown once; who it is for is told that it was made.
pub async fn make_link(State(app): State<App>, viewer: Viewer, body: Bytes) -> Result<Response, Oops> {
    viewer.administrator()?;
    let fields = act::own(&viewer, &body)?;
    let person: PersonId = value(&fields, "person").parse().map_err(|_| Oops::Wrong)?;
    let store = app.engine.store();
    let members = staff::members(store).await?;
    let member = members.iter().find(|m| m.person == person).ok_or(Oops::NotFound)?;
    let by = viewer.signed_in()?.who().person.ok_or(Oops::NotForYou)?;
    let token = access::staff_link::make(store, person, by, clock::now()).await?;
    let made = Made { name: member.name.clone(), link: format!("{}/link/{token}", app.config.public_url()) };
    whole(&app, &viewer, Some(made), Typed::default()).await
}

/// `POST /admin/routes`: a route from a method, with its lead facilitator and commissioner.
pub async fn make_route(State(app): State<App>, viewer: Viewer, body: Bytes) -> Result<Response, Oops> {
    let session = viewer.administrator()?;
    let fields = act::own(&viewer, &body)?;
    let mut typed = Typed {
        title: value(&fields, "title"),
        method: value(&fields, "method"),
        lead: value(&fields, "lead"),
        commissioner: value(&fields, "commissioner"),
        ..Typed::default()
    };
    let members = staff::members(app.engine.store()).await?;
    typed.errors = wrong_route(viewer.t, &typed, &members);
    if !typed.errors.is_empty() {
        return whole(&app, &viewer, None, typed).await;
    }
    let id = command_id(&fields);
    let route = RouteId(id);
    let mut commands =
        vec![Command::RouteOpen { method: typed.method.clone(), title: typed.title.clone(), rehearsal_of: None }];
    for (who, role) in [(&typed.lead, Role::LeadFacilitator), (&typed.commissioner, Role::Commissioner)] {
        if let Ok(person) = who.parse() {
            commands.push(Command::RoleGrant { person, role });
        }
    }
    for (n, command) in commands.into_iter().enumerate() {
        let command_id: CommandId = CommandId(nth(CommandId(id), n));
        match app.engine.give(route, command_id, session.who(), command).await {
            Ok(_) => {}
            Err(Failure::Refused(refusal)) if n == 0 => {
                typed.errors.push(("route-title", viewer.t.refusal(&refusal)));
                return whole(&app, &viewer, None, typed).await;
            }
            Err(failure) => return Err(failure.into()),
        }
    }
    Ok(Redirect::to(&format!("/r/{route}/roles?done=route.open")).into_response())
}

/// What is still wrong with a route to be made, each with the field it is about.
fn wrong_route(t: T, typed: &Typed, members: &[Member]) -> Vec<(&'static str, String)> {
    let known = |id: &str| members.iter().any(|m| m.person.to_string() == id);
    let mut errors = Vec::new();
    if typed.title.is_empty() {
        errors.push(("route-title", t.s("admin-title-needed")));
    }
    if !known(&typed.lead) {
        errors.push(("route-lead", t.s("admin-lead-needed")));
    }
    if !typed.commissioner.is_empty() && !known(&typed.commissioner) {
        errors.push(("route-commissioner", t.s("admin-commissioner-unknown")));
    }
    if !typed.lead.is_empty() && typed.lead == typed.commissioner {
        errors.push(("route-commissioner", t.s("admin-same-person")));
    }
    errors
}

#[cfg(test)]
mod tests {
    use super::{Typed, wrong_route};
    use crate::text::T;
    use crate::web::setup::staff::Member;
    use bloemenzee_domain::id::PersonId;
    use uuid::Uuid;

    fn member(n: u128) -> Member {
        let person = PersonId(Uuid::from_u128(n));
        Member { person, name: format!("Lid {n}"), email: String::new(), administrator: false }
    }

    fn typed(title: &str, lead: u128, commissioner: u128) -> Typed {
        let id = |n: u128| if n == 0 { String::new() } else { Uuid::from_u128(n).to_string() };
        Typed { title: title.into(), lead: id(lead), commissioner: id(commissioner), ..Typed::default() }
    }

    fn fields(typed: &Typed) -> Vec<&'static str> {
        wrong_route(T::default(), typed, &[member(1), member(2)]).into_iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn a_route_needs_a_title_and_a_lead_who_is_not_its_commissioner() {
        assert!(fields(&typed("Zorg", 1, 2)).is_empty());
        assert!(fields(&typed("Zorg", 1, 0)).is_empty(), "the commissioner may come later");
        assert_eq!(fields(&typed("", 1, 2)), ["route-title"]);
        assert_eq!(fields(&typed("Zorg", 0, 2)), ["route-lead"]);
        assert_eq!(fields(&typed("Zorg", 1, 1)), ["route-commissioner"]);
        assert_eq!(fields(&typed("Zorg", 1, 9)), ["route-commissioner"]);
    }
}
