//! The public page of a route: phase, question, frames, promise, who takes part in numbers.

use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::routes::{Entry, For};
use crate::web::words;
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use bloemenzee_domain::question::Strength;
use bloemenzee_domain::route::Route;

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![("GET", "/r/{route}", For::All, get(show))]
}

/// One step of the path of phases.
pub struct PathStep {
    /// The phase's name.
    pub name: String,
    /// Fluent key of its state: `path-done`, `path-now`, `path-coming`.
    pub state: &'static str,
}

/// The phases of a route, as a path.
pub fn path(here: &Here) -> Vec<PathStep> {
    let facts = &here.route().facts;
    let name = |phase: &bloemenzee_domain::method::Phase| match here.t().lang {
        crate::text::Lang::Nl => phase.name.nl.clone(),
        crate::text::Lang::En => phase.name.en.clone(),
    };
    let state = |n: usize| match n.cmp(&facts.phase) {
        std::cmp::Ordering::Less => "path-done",
        std::cmp::Ordering::Equal => "path-now",
        std::cmp::Ordering::Greater => "path-coming",
    };
    facts.method.phases.iter().enumerate().map(|(n, p)| PathStep { name: name(p), state: state(n) }).collect()
}

struct FrameLine {
    text: String,
    intent: bool,
}

#[derive(Template)]
#[template(path = "public.html")]
struct PublicPage {
    page: Page,
    organisation: String,
    say: &'static str,
    question: String,
    promise: String,
    path: Vec<PathStep>,
    phase: String,
    stopped: String,
    when: String,
    place: String,
    frames: Vec<FrameLine>,
    frames_version: u32,
    topics: Vec<String>,
    residents: usize,
    professionals: usize,
    administrators: Vec<String>,
    decided: bool,
    report: bool,
    id: String,
}

async fn show(here: Here) -> Result<Response, Oops> {
    let t = here.t();
    let route = here.route();
    let facts = &route.facts;
    let gathering = route.prep.gathering(facts.gathering);
    let path = path(&here);
    let (question, promise) = facts.question.clone().unwrap_or_default();
    let people = |professional: bool| {
        let kind = |i: &&bloemenzee_domain::circle::Involvement| {
            (i.kind == bloemenzee_domain::circle::Kind::Professional) == professional
        };
        route.prep.expected().filter(kind).count()
    };
    let mut topics: Vec<_> = facts.topics.values().collect();
    topics.sort_by_key(|topic| topic.number);
    html(&PublicPage {
        organisation: here.app.config.organisation.clone(),
        say: facts.method.say.name(),
        question: question.as_str().to_owned(),
        promise: promise.as_str().to_owned(),
        phase: path.get(facts.phase).map(|step| step.name.clone()).unwrap_or_default(),
        path,
        stopped: facts.stopped.as_ref().map(|(why, _)| why.as_str().to_owned()).unwrap_or_default(),
        when: gathering.map(|g| words::date_time(t, g.at)).unwrap_or_default(),
        place: gathering.map(|g| g.place.clone()).unwrap_or_default(),
        frames: facts
            .frames
            .iter()
            .map(|f| FrameLine { text: f.text.as_str().to_owned(), intent: f.strength == Strength::Intent })
            .collect(),
        frames_version: facts.frames_version,
        topics: topics.iter().map(|topic| topic.title.as_str().to_owned()).collect(),
        residents: people(false),
        professionals: people(true),
        administrators: administrators(&here, route),
        decided: facts.decided.is_some(),
        report: route.prep.report.finalised.is_some(),
        id: here.id.to_string(),
        page: Page::of(&here, facts.title.as_str()),
    })
}

/// Roles that an administrator gave to themself: named as such, by role.
fn administrators(here: &Here, route: &Route) -> Vec<String> {
    let given = route.prep.grants.values().filter(|g| g.held && g.by_administrator);
    given.map(|g| here.t().k("role", g.role.name())).collect()
}
