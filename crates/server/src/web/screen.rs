//! The big screen: the bloemenzee, the part of the meeting and its clock; the same as text.
//!
//! Everything is counted from the shared tallies, which never move per tap; no name stands here,
//! and not-yet is never told apart from not-seen (method.md, 6).

pub mod flowers;
mod views;

use crate::clock;
use crate::flower::sea_svg;
use crate::web::hall::clock::Clock;
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::routes::{Entry, For};
use crate::web::words;
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use bloemenzee_domain::idea::PointKind;
use bloemenzee_domain::method::Part;
use std::collections::BTreeMap;

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![("GET", "/r/{route}/screen", For::Screen, get(show))]
}

/// What the room is doing now, in words for everybody.
#[derive(Default)]
struct Now {
    /// The part, or the phase.
    part: String,
    /// What is asked of people.
    ask: String,
    /// Until when, in words; empty when there is no end.
    until: String,
    /// The same in seconds, for the countdown; 0 when there is none.
    until_at: i64,
    /// The server's own time.
    at: i64,
    /// What belongs to it: the tables of a round, the threads.
    lines: Vec<String>,
}

#[derive(Template)]
#[template(path = "screen.html")]
struct ScreenPage {
    page: Page,
    now: Now,
    sea: String,
    text_view: String,
    ways: Vec<views::Way>,
}

struct IdeaLine {
    title: String,
    state: String,
    petals: Vec<String>,
}

struct TopicIdeas {
    topic: String,
    ideas: Vec<IdeaLine>,
}

#[derive(Template)]
#[template(path = "screen_text.html")]
struct ScreenText {
    page: Page,
    question: String,
    now: Now,
    summary: String,
    topics: Vec<TopicIdeas>,
    picture: String,
}

async fn show(here: Here) -> Result<Response, Oops> {
    if !here.sees_screen() {
        here.viewer.signed_in()?;
        return Err(Oops::NotForYou);
    }
    let (t, facts, shared) = (here.t(), &here.route().facts, &here.snap.shared);
    let question = facts.question.as_ref().map_or(facts.title.as_str(), |(question, _)| question.as_str());
    let summary = flowers::summary(t, facts, shared);
    let address = format!("/r/{}/screen", here.id);
    let page = Page::of(&here, t.s("big-screen"));
    if here.viewer.asked("view") == Some("text") {
        let topics = topics(&here);
        let question = question.to_owned();
        return html(&ScreenText { page, question, now: now(&here), summary, topics, picture: address });
    }
    if let Some(view) = here.viewer.asked("view").and_then(views::View::named) {
        return views::show(&here, view);
    }
    let now = now(&here);
    // The part stands in the picture too, so that one look tells it.
    let told = if now.until.is_empty() { now.part.clone() } else { format!("{} {}", now.part, now.until) };
    let sea = sea_svg(&flowers::sea(t, facts, shared, question, format!("{told} · {summary}")));
    html(&ScreenPage { page, now, sea, text_view: format!("{address}?view=text"), ways: views::ways(&here, None) })
}

/// The part of the meeting, its clock, and what it asks.
fn now(here: &Here) -> Now {
    let (t, facts) = (here.t(), &here.route().facts);
    let mut now = Now { at: clock::now().0, ..Now::default() };
    if facts.stopped.is_some() {
        now.part = t.s("screen-stopped");
        return now;
    }
    let Some(part) = facts.part else {
        now.part = t.s("screen-before");
        let gathering = here.route().prep.gathering(facts.gathering);
        now.ask = gathering.map(|g| format!("{}, {}", words::date_time(t, g.at), g.place)).unwrap_or_default();
        return now;
    };
    now.part = t.k("part", part.name());
    let runs = here.goes_on() && facts.handed_over.is_none() && (facts.decided.is_none() || part == Part::Plenary);
    let clock = Clock::of(facts, runs);
    now.until = clock.still(t);
    now.until_at = clock.until;
    if let Some(until) = facts.part_until.filter(|_| runs) {
        now.until = t.w("screen-until", "time", words::clock(t, until));
    }
    match part {
        Part::Informing => now.ask = t.s("screen-informing"),
        Part::Tables => now.ask = t.s("screen-tables"),
        Part::Carousel => carousel(here, &mut now),
        Part::Closing => closing(here, &mut now),
        Part::Plenary => plenary(here, &mut now),
    }
    now
}

/// Which table gets how many visitors: numbers, so that nobody is sent anywhere by name.
fn carousel(here: &Here, now: &mut Now) {
    let (t, facts) = (here.t(), &here.route().facts);
    let rounds = &here.route().prep.carousel.rounds;
    let Some(round) = (facts.round as usize).checked_sub(1).and_then(|n| rounds.get(n)) else {
        now.ask = t.s(if facts.round == 0 { "screen-carousel-soon" } else { "screen-carousel-over" });
        return;
    };
    now.part = t.a("screen-round", &[("round", facts.round.to_string()), ("rounds", rounds.len().to_string())]);
    now.ask = t.s("screen-go-to-next-table");
    let mut at_table: BTreeMap<_, usize> = BTreeMap::new();
    round.values().for_each(|table| *at_table.entry(*table).or_default() += 1);
    let mut tables: Vec<_> = facts.tables.iter().collect();
    tables.sort_by_key(|(_, table)| table.number);
    now.lines = tables
        .into_iter()
        .map(|(id, table)| {
            let topic = facts.topics.get(&table.topic).map_or("", |topic| topic.title.as_str());
            let people = at_table.get(id).copied().unwrap_or(0);
            let parts = [("table", table.number.to_string()), ("topic", topic.to_owned()), ("n", people.to_string())];
            t.a("screen-table-visitors", &parts)
        })
        .collect();
}

/// How many points are still open, all together: never whose, never why.
fn closing(here: &Here, now: &mut Now) {
    let (t, facts, shared) = (here.t(), &here.route().facts, &here.snap.shared);
    if let Some(decided) = &facts.decided {
        now.ask = t.n("screen-decisions", decided.decisions.len());
        return;
    }
    let points = facts.live_ideas().into_iter().flat_map(|idea| facts.points_of(idea.id));
    let open = view::counted(t, points.filter(|p| p.kind == PointKind::Point && !shared.of(p.id).carried));
    now.ask = if open.is_empty() { t.s("screen-none-open") } else { t.w("screen-open", "what", open) };
    if let Some(until) = facts.after_round {
        now.part = t.s("screen-after-round");
        now.until = t.w("screen-after-round-until", "date", words::date(t, until));
        now.until_at = 0;
    }
}

fn plenary(here: &Here, now: &mut Now) {
    let (t, facts) = (here.t(), &here.route().facts);
    now.ask = match &facts.decided {
        Some(decided) => t.n("screen-decisions", decided.decisions.len()),
        None => t.s("screen-plenary"),
    };
    let mut threads: Vec<_> = facts.threads.values().collect();
    threads.sort_by_key(|thread| thread.number);
    now.lines = threads
        .into_iter()
        .map(|thread| {
            let points = view::counted(t, thread.points.iter().filter_map(|id| facts.points.get(id)));
            format!("{}. {} ({points})", thread.number, thread.title.as_str())
        })
        .collect();
}

/// Every idea by topic, in words.
fn topics(here: &Here) -> Vec<TopicIdeas> {
    let (t, facts, shared) = (here.t(), &here.route().facts, &here.snap.shared);
    let sea = flowers::sea(t, facts, shared, "", String::new());
    let mut ideas = facts.live_ideas().into_iter();
    sea.beds
        .into_iter()
        .map(|bed| TopicIdeas {
            topic: bed.topic,
            // The ideas stand in the same order as their flowers: by topic, then by number.
            ideas: bed
                .flowers
                .iter()
                .zip(ideas.by_ref().take(bed.flowers.len()))
                .map(|(flower, idea)| IdeaLine {
                    title: flower.title.clone(),
                    state: flowers::state(t, facts, shared, idea),
                    petals: flower.petals.iter().map(|petal| petal_line(here, petal)).collect(),
                })
                .collect(),
        })
        .collect()
}

fn petal_line(here: &Here, petal: &crate::flower::Petal) -> String {
    let t = here.t();
    if petal.points == 0 {
        return t.w("screen-petal-empty", "petal", &petal.name);
    }
    if !here.route().facts.method.decides() {
        return t.a("screen-petal-written", &[("petal", petal.name.clone()), ("points", petal.points.to_string())]);
    }
    let parts =
        [("petal", petal.name.clone()), ("carried", petal.carried.to_string()), ("points", petal.points.to_string())];
    t.a("screen-petal", &parts)
}
