//! The carousel: whether it fits, the schedule per round, table and person, and the notes.

use super::control::{self, Next};
use super::view;
use crate::text::T;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::carousel::fits;
use bloemenzee_domain::gathering::CarouselNote;
use bloemenzee_domain::id::{ParticipantId, TableId};
use bloemenzee_domain::method::Part;
use bloemenzee_domain::route::Route;
use std::collections::BTreeMap;

/// One round: who is at which table, in order of the tables.
struct Round {
    title: String,
    now: bool,
    groups: Vec<Group>,
}

/// A table in a round.
struct Group {
    table: String,
    people: String,
    count: usize,
}

/// Where one person goes.
struct Walk {
    name: String,
    home: String,
    stops: Vec<String>,
}

#[derive(Template)]
#[template(path = "meeting_carousel.html")]
struct CarouselPage {
    page: Page,
    id: String,
    at: String,
    minutes: u32,
    change: u32,
    fit: String,
    fits: bool,
    planned: bool,
    /// Whether there are tables to walk between.
    walks_possible: bool,
    may_plan: bool,
    plan_label: String,
    notes: Vec<String>,
    late: String,
    /// Where the carousel can begin now: the button of the meeting's own page.
    begin: Option<control::StepButton>,
    rounds: Vec<Round>,
    numbers: Vec<String>,
    walks: Vec<Walk>,
    back: u32,
    on: u32,
    state: String,
    clock: control::TimeLeft,
}

/// The minutes that the evening leaves for the carousel.
pub fn available(route: &Route) -> u32 {
    let planned = route.facts.method.parts().iter().find(|(p, _)| *p == Part::Carousel).map(|(_, m)| *m);
    route.prep.minutes(route.facts.gathering, Part::Carousel).or(planned).unwrap_or(0)
}

/// Whoever sits and takes part, and stands in no round that is still to come.
pub fn latecomers(route: &Route) -> Vec<ParticipantId> {
    let coming = route.prep.carousel.rounds.iter().skip(route.facts.round as usize);
    let coming: Vec<&BTreeMap<ParticipantId, TableId>> = coming.collect();
    if coming.is_empty() {
        return Vec::new();
    }
    let seated = route
        .facts
        .attendance
        .iter()
        .filter(|(_, a)| a.presence.decides() && a.presence.in_room() && a.table.is_some());
    seated.map(|(p, _)| *p).filter(|p| !route.prep.carousel.rounds.iter().any(|r| r.contains_key(p))).collect()
}

/// `GET /r/{route}/meeting/carousel?minutes=&change=`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let carousel = &route.prep.carousel;
    let asked = |name: &str| here.viewer.asked(name).and_then(|n| n.parse::<u32>().ok()).map(|n| n.min(240));
    let planned = !carousel.rounds.is_empty();
    let minutes = asked("minutes").unwrap_or(if planned { carousel.minutes_per_round } else { suggested(route) });
    let change = asked("change").unwrap_or(if planned { carousel.minutes_to_change } else { 2 });
    let small = |n: u32| u16::try_from(n).unwrap_or(u16::MAX);
    let fit = fits(facts.tables.len(), small(minutes), small(change), small(available(route)));
    let told = [
        ("rounds", fit.rounds.to_string()),
        ("needed", fit.needed.to_string()),
        ("available", fit.available.to_string()),
    ];
    let late = latecomers(route).len();
    let going = facts.part == Some(Part::Carousel) && planned && view::may(&here, "carousel.move");
    let last = u32::try_from(carousel.rounds.len()).unwrap_or(u32::MAX);
    html(&CarouselPage {
        id: here.id.to_string(),
        at: here.viewer.at.clone(),
        minutes,
        change,
        fit: t.a(if fit.fits { "carousel-fits" } else { "carousel-fits-not" }, &told),
        fits: fit.fits,
        planned,
        walks_possible: facts.tables.len() > 1,
        may_plan: view::may(&here, "carousel.plan") && facts.decided.is_none(),
        plan_label: t.s(if planned { "carousel-replan" } else { "carousel-plan" }),
        notes: carousel.notes.iter().map(|note| sentence(t, note)).collect(),
        late: if late > 0 { t.n("carousel-late", late) } else { String::new() },
        begin: (control::next(route) == Next::Start(Part::Carousel)).then(|| control::step(&here)).flatten(),
        rounds: rounds(&here),
        numbers: (1..=carousel.rounds.len()).map(|n| n.to_string()).collect(),
        walks: walks(&here),
        back: if going && facts.round > 1 { facts.round - 1 } else { 0 },
        on: if going && facts.round < last { facts.round + 1 } else { 0 },
        state: match facts.part {
            Some(Part::Carousel) if facts.round > 0 => {
                t.a("meeting-round", &[("n", facts.round.to_string()), ("of", last.to_string())])
            }
            Some(Part::Carousel) => t.s("carousel-before-first"),
            _ if facts.carousel_began => t.s("carousel-over"),
            _ => t.s("carousel-not-begun"),
        },
        clock: control::time_left_in(&here, Part::Carousel),
        page: Page::of(&here, t.s("carousel-title")),
    })
}

/// Minutes per round that fill the time there is, two of them for walking.
fn suggested(route: &Route) -> u32 {
    let rounds = u32::try_from(route.facts.tables.len().saturating_sub(1)).unwrap_or(1).max(1);
    (available(route) / rounds).saturating_sub(2).clamp(3, 60)
}

/// A note of the schedule in words.
pub fn sentence(t: T, note: &CarouselNote) -> String {
    let parts: Vec<(&str, String)> = note.fields.iter().map(|(k, v)| (k.as_str(), v.clone())).collect();
    t.a(&format!("carousel-note-{}", note.code), &parts)
}

fn rounds(here: &Here) -> Vec<Round> {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let tables = view::tables_in_order(facts);
    let one = |(n, places): (usize, &BTreeMap<ParticipantId, TableId>)| {
        let groups = tables.iter().map(|table| {
            let there = places.iter().filter(|(_, at)| *at == table).map(|(p, _)| route.prep.name(*p));
            let people: Vec<&str> = there.collect();
            Group { table: view::table_name(facts, t, *table), count: people.len(), people: people.join(", ") }
        });
        Round { title: t.n("carousel-round", n + 1), now: facts.round as usize == n + 1, groups: groups.collect() }
    };
    route.prep.carousel.rounds.iter().enumerate().map(one).collect()
}

fn walks(here: &Here) -> Vec<Walk> {
    let route = here.route();
    let facts = &route.facts;
    let number = |table: Option<&TableId>| {
        table.and_then(|id| facts.tables.get(id)).map_or_else(|| "–".to_owned(), |t| t.number.to_string())
    };
    let rounds = &route.prep.carousel.rounds;
    let walkers = facts.attendance.iter().filter(|(p, _)| rounds.iter().any(|r| r.contains_key(p)));
    let mut all: Vec<Walk> = walkers
        .map(|(p, a)| Walk {
            name: route.prep.name(*p).to_owned(),
            home: number(a.table.as_ref()),
            stops: rounds.iter().map(|r| number(r.get(p))).collect(),
        })
        .collect();
    all.sort_by_key(|walk| walk.name.to_lowercase());
    all
}
