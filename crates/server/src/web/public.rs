//! The public page of a route, and what everybody may know of the installation: privacy and
//! accessibility.
//!
//! No name of a person stands here, and no count that moves per tap: phase, question, frames,
//! promise, numbers of people, and after the closing what was decided and what was answered.

use crate::clock;
use crate::text::{Lang, T};
use crate::web::follow::again::{Linked, linked};
use crate::web::here::{Here, Viewer};
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::plenary::outcome::{self, IdeaOutcome};
use crate::web::report::may_read;
use crate::web::routes::{Entry, For};
use crate::web::stretch::Stretch;
use crate::web::trace::is_public;
use crate::web::words;
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use bloemenzee_domain::circle::{Involvement, Kind};
use bloemenzee_domain::fact::Numbers;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::gathering::Gathering;
use bloemenzee_domain::method::{Part, Role, Step};
use bloemenzee_domain::question::Strength;
use bloemenzee_domain::route::Route;
use std::collections::BTreeSet;

/// Most points on the public page; more stand in the report.
const MOST_LINES: usize = 200;

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![
        ("GET", "/r/{route}", For::All, get(show)),
        ("GET", "/privacy", For::All, get(privacy)),
        ("GET", "/accessibility", For::All, get(accessibility)),
    ]
}

/// One step of the path of phases.
pub struct PathStep {
    /// The phase's name.
    pub name: String,
    /// Fluent key of its state: see [`path_state`].
    pub state: &'static str,
}

/// The phases of a route, as a path.
pub fn path(here: &Here) -> Vec<PathStep> {
    let facts = &here.route().facts;
    let name = |phase: &bloemenzee_domain::method::Phase| match here.t().lang {
        Lang::Nl => phase.name.nl.clone(),
        Lang::En => phase.name.en.clone(),
    };
    let phases = facts.method.phases.iter().enumerate();
    phases.map(|(n, p)| PathStep { name: name(p), state: path_state(facts, n) }).collect()
}

/// The Fluent key of where a phase stands; once the route is stopped nothing is still to come.
pub fn path_state(facts: &Facts, phase: usize) -> &'static str {
    match (phase.cmp(&facts.phase), facts.stopped.is_some()) {
        (std::cmp::Ordering::Less, _) => "path-done",
        (std::cmp::Ordering::Equal, false) => "path-now",
        (std::cmp::Ordering::Equal, true) => "path-stopped",
        (std::cmp::Ordering::Greater, false) => "path-coming",
        (std::cmp::Ordering::Greater, true) => "path-not",
    }
}

struct FrameLine {
    text: String,
    intent: bool,
}

/// A number with what it counts.
struct Count {
    word: String,
    number: u32,
}

#[derive(Template)]
#[template(path = "public.html")]
struct PublicPage {
    page: Page,
    organisation: String,
    say: &'static str,
    say_means: String,
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
    people: Vec<Count>,
    roles: Vec<String>,
    gates: Vec<String>,
    next: String,
    /// Whether the round is closed, or in a listening route the outcome handed over.
    came_out: bool,
    decides: bool,
    outcomes: Vec<IdeaOutcome>,
    outcomes_of: Stretch,
    others: Vec<IdeaOutcome>,
    others_of: Stretch,
    threads: Vec<String>,
    /// Whether the points themselves stand here: not when there are so many that the page grows heavy.
    bodies: bool,
    /// Whether this viewer can read the report, or its draft: then it is what the page asks.
    report: bool,
    /// Whether what became of the points is there for everybody.
    traced: bool,
    /// The routes that this one follows on, or that follow on it.
    linked: Vec<Linked>,
    id: String,
}

async fn show(here: Here) -> Result<Response, Oops> {
    let t = here.t();
    let route = here.route();
    let facts = &route.facts;
    let gathering = route.prep.gathering(facts.gathering).filter(|g| to_come(facts, g));
    let path = path(&here);
    let (question, promise) = facts.question.clone().unwrap_or_default();
    let decides = facts.method.decides();
    let came_out = facts.decided.is_some() || (!decides && facts.handed_over.is_some());
    let (asked, rest) = if came_out { outcome::asked_and_other(facts) } else { Default::default() };
    let outcomes_of = Stretch::new(&here.viewer, "outcome", asked.len(), outcome::ON_ONE_PAGE);
    let others_of = Stretch::new(&here.viewer, "others", rest.len(), outcome::ON_ONE_PAGE);
    let (outcomes, others) =
        (outcome::outcomes(&here, outcomes_of.of_all(&asked)), outcome::outcomes(&here, others_of.of_all(&rest)));
    let lines =
        outcomes.iter().chain(&others).map(|o| o.points.len() + o.not_decided.len() + o.questions.len()).sum::<usize>();
    html(&PublicPage {
        organisation: here.app.config.organisation.clone(),
        say: facts.method.say.name(),
        say_means: t.k("say-means", facts.method.say.name()),
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
        topics: topics(facts),
        people: people(t, route),
        roles: roles(t, route),
        gates: gates(t, facts),
        next: t.s(&next(route)),
        came_out,
        decides,
        outcomes,
        outcomes_of,
        others,
        others_of,
        threads: threads(facts),
        bodies: lines <= MOST_LINES,
        report: route.prep.report.drafted.is_some() && may_read(&here),
        traced: is_public(&here),
        linked: linked(&here).await?,
        id: here.id.to_string(),
        page: Page::of(&here, facts.title.as_str()),
    })
}

/// Whether the meeting is still to come: the room may be open for who guides before the evening.
fn to_come(facts: &Facts, gathering: &Gathering) -> bool {
    let before = facts.part.is_none() || (facts.part == Some(Part::Informing) && clock::now() < gathering.at);
    facts.step() <= Step::Gathering && before
}

fn topics(facts: &Facts) -> Vec<String> {
    let mut all: Vec<_> = facts.topics.values().collect();
    all.sort_by_key(|topic| topic.number);
    all.into_iter().map(|topic| topic.title.as_str().to_owned()).collect()
}

fn threads(facts: &Facts) -> Vec<String> {
    let mut all: Vec<_> = facts.threads.values().collect();
    all.sort_by_key(|thread| thread.number);
    all.into_iter().map(|thread| thread.title.as_str().to_owned()).collect()
}

/// Who takes part, in numbers: expected before the meeting, and after the closing who decided
/// (method.md: required, withdrawn, left, listening; residents and professionals apart).
fn people(t: T, route: &Route) -> Vec<Count> {
    let facts = &route.facts;
    let count = |key: &str, number: u32| Count { word: t.s(key), number };
    let numbers = match &facts.decided {
        Some(decided) => decided.numbers,
        None if facts.handed_over.is_some() => facts.numbers(),
        None => {
            let kind = |professional: bool| {
                let all = route.prep.expected().filter(|i: &&Involvement| i.kind.professional() == professional);
                u32::try_from(all.count()).unwrap_or(u32::MAX)
            };
            let staff = route.prep.expected().filter(|i| i.kind == Kind::CommissionerStaff).count();
            let mut all = vec![count("residents", kind(false)), count("professionals", kind(true))];
            all.extend(of_commissioner(t, staff));
            return all;
        }
    };
    let Numbers { required, residents, professionals, left, withdrawn, listening, support } = numbers;
    let mut all = Vec::new();
    if facts.decided.is_some() {
        all.push(count("number-required", required));
    }
    all.push(count("residents", residents));
    all.push(count("professionals", professionals));
    all.extend(of_commissioner(t, route.staff_taking_part()));
    if facts.decided.is_some() {
        all.push(count("number-left", left));
        all.push(count("number-withdrawn", withdrawn));
        all.push(count("number-listening", listening));
    }
    if support > 0 {
        all.push(count("number-support", support));
    }
    all
}

/// The commissioner's own staff among them are named as such (method.md).
fn of_commissioner(t: T, staff: usize) -> Option<Count> {
    let number = u32::try_from(staff).unwrap_or(u32::MAX);
    (staff > 0).then(|| Count { word: t.s("number-staff"), number })
}

/// Roles that an administrator took, and roles that were handed over: by role, never by name.
fn roles(t: T, route: &Route) -> Vec<String> {
    let grants = || route.prep.grants.values();
    let taken = grants().filter(|g| g.held && g.by_administrator);
    let mut all: Vec<_> = taken.map(|g| t.w("administrator-took-role", "roles", t.k("role", g.role.name()))).collect();
    let given_up: BTreeSet<Role> = grants().filter(|g| !g.held).map(|g| g.role).collect();
    let over = given_up.into_iter().filter(|role| !route.prep.holders(*role).is_empty());
    all.extend(over.map(|role| t.w("role-handed-over", "role", t.k("role", role.name()))));
    all
}

/// Gates that were opened early, with the reason; what was open is a number without safety.
fn gates(t: T, facts: &Facts) -> Vec<String> {
    let told = facts.overrides.iter().filter(|(_, _, unsettled)| *unsettled > 0);
    told.map(|(_, reason, unsettled)| {
        t.a("report-gate-note", &[("n", unsettled.to_string()), ("reason", reason.as_str().to_owned())])
    })
    .collect()
}

/// The text that says what comes next.
fn next(route: &Route) -> String {
    let facts = &route.facts;
    let by_say = |stem: &str| format!("{stem}-{}", facts.method.say.name().replace('_', "-"));
    if facts.stopped.is_some() {
        return "next-stopped".into();
    }
    if route.prep.report.finalised.is_some() {
        return "next-final".into();
    }
    if facts.handed_over.is_some() {
        return if facts.method.decides() { "next-after-decision".into() } else { "next-after-handover".into() };
    }
    match facts.step() {
        Step::Question => "next-question".into(),
        Step::Frames => "next-frames".into(),
        Step::Topics | Step::Circle => "next-circle".into(),
        Step::Conversations => "next-conversations".into(),
        _ if facts.decided.is_some() => "next-handover".into(),
        _ if facts.after_round.is_some() => "next-after-round".into(),
        _ if facts.part == Some(Part::Closing) => "next-closing".into(),
        _ => by_say("next"),
    }
}

/// A part of a page of plain text: its heading and its paragraphs.
struct Plain {
    heading: String,
    paragraphs: Vec<String>,
}

#[derive(Template)]
#[template(path = "public_plain.html")]
struct PlainPage {
    page: Page,
    lead: String,
    parts: Vec<Plain>,
}

/// A page of texts: `<stem>-title`, `<stem>-lead`, and for each part `<stem>-<part>` with
/// `<stem>-<part>-1`, `-2`, … below it.
fn plain(viewer: &Viewer, stem: &str, parts: &[&str]) -> Result<Response, Oops> {
    let t = viewer.t;
    let paragraphs = |part: &str| {
        let keys = (1..).map(|n| format!("{stem}-{part}-{n}")).take_while(|key| t.has(key));
        keys.map(|key| t.s(&key)).collect()
    };
    let part = |part: &&str| Plain { heading: t.s(&format!("{stem}-{part}")), paragraphs: paragraphs(part) };
    html(&PlainPage {
        page: Page::new(viewer, t.s(&format!("{stem}-title"))),
        lead: t.s(&format!("{stem}-lead")),
        parts: parts.iter().map(part).collect(),
    })
}

/// `GET /privacy`
async fn privacy(viewer: Viewer) -> Result<Response, Oops> {
    plain(&viewer, "privacy", &["what", "who", "safe", "erase", "device"])
}

/// `GET /accessibility`
async fn accessibility(viewer: Viewer) -> Result<Response, Oops> {
    plain(&viewer, "accessibility", &["how", "known", "without", "help"])
}
