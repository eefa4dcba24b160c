//! The print pack of a meeting, built from a route: what hangs on walls and lies on tables, and
//! what is handed to one person. Never a stance, a reason, or a note that would show an arrangement.

use crate::access;
use crate::text::T;
use crate::web::meeting::view;
use crate::web::report::build;
use crate::web::words;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::gathering::Gathering;
use bloemenzee_domain::hall::SeatCard as Card;
use bloemenzee_domain::id::{ParticipantId, TableId};
use bloemenzee_domain::idea::{Idea, Petal as Leaf, Point, PointKind};
use bloemenzee_domain::method::Part;
use bloemenzee_domain::paper::{CODE_LENGTH, FlowerSheet};
use bloemenzee_domain::route::Route;
use bloemenzee_domain::time::Moment;
use bloemenzee_report::{
    BlankFlower, Clock, MAX_ADDRESS_BYTES, Pack, PackPart, PackTable, PetalKind, Purpose, ScriptKind, ScriptPart,
    SeatCard, SpokenIdea, SpokenPetal, SpokenPoint, Stop, Visit, Walk,
};
use std::collections::BTreeMap;

/// Minutes before the first part and after the last one, in the day's script.
const AROUND: [u32; 2] = [60, 30];
/// Notes of the schedule that may lie on paper: in numbers, and telling nothing of anybody's needs.
const PLAIN_NOTES: [&str; 5] = ["size-uneven", "does-not-fit", "extra-rounds", "table-comes", "over-capacity"];
/// The petals as the report crate calls them, in reading order.
const PETALS: [(PetalKind, Leaf); 6] = [
    (PetalKind::What, Leaf::What),
    (PetalKind::How, Leaf::How),
    (PetalKind::Who, Leaf::Who),
    (PetalKind::Where, Leaf::Where),
    (PetalKind::When, Leaf::When),
    (PetalKind::Preconditions, Leaf::Preconditions),
];

/// What a pack is built from.
pub struct Source<'a> {
    /// The route.
    pub route: &'a Route,
    /// The meeting it is for.
    pub gathering: &'a Gathering,
    /// Now: what is over has no time any more.
    pub now: Moment,
    /// The texts, in the pack's language.
    pub t: T,
    /// The organisation that holds the route.
    pub organisation: &'a str,
    /// The address by which people reach this server.
    pub public_url: &'a str,
    /// Which parts.
    pub parts: Vec<PackPart>,
    /// The cards to print, each with its fresh code.
    pub cards: &'a [(Card, String)],
    /// The blank flowers to print.
    pub sheets: &'a [FlowerSheet],
}

/// The whole pack.
pub fn pack(source: &Source<'_>) -> Pack {
    let Source { route, gathering, t, .. } = source;
    let facts = &route.facts;
    let question = facts.question.as_ref().map(|(question, _)| question.as_str()).unwrap_or_default();
    Pack {
        lang: build::lang(*t),
        parts: source.parts.clone(),
        organisation: source.organisation.to_owned(),
        route_title: facts.title.as_str().to_owned(),
        date_words: words::date(*t, gathering.at),
        place: gathering.place.clone(),
        question: question.to_owned(),
        purpose: if facts.method.decides() { Purpose::Decide } else { Purpose::Listen },
        type_at: format!("{}/sign-in", source.public_url.split_once("://").map_or(source.public_url, |(_, host)| host)),
        frames: build::frames(facts),
        cards: cards(source),
        tables: tables(source),
        flowers: flowers(source),
        rounds: rounds(source),
        walks: walks(source),
        ideas: facts.live_ideas().into_iter().map(|idea| spoken(*t, facts, idea)).collect(),
        script: script(source),
    }
}

/// The number of somebody's table, where they have one.
fn home(facts: &Facts, who: ParticipantId) -> Option<u32> {
    let table = facts.attendance.get(&who).and_then(|a| a.table);
    table.and_then(|id| facts.tables.get(&id)).map(|set| set.number)
}

fn cards(source: &Source<'_>) -> Vec<SeatCard> {
    let one = |(card, code): &(Card, String)| SeatCard {
        seat: card.number,
        name: source.route.prep.name(card.participant).to_owned(),
        code: code.clone(),
        address: format!("{}/link/{code}", source.public_url),
        table: home(&source.route.facts, card.participant),
    };
    source.cards.iter().map(one).collect()
}

/// Who has which seat number, with the cards that are printed now.
fn seats(source: &Source<'_>) -> BTreeMap<ParticipantId, u32> {
    let known = source.route.prep.cards.values().map(|card| (card.participant, card.number));
    known.chain(source.cards.iter().map(|(card, _)| (card.participant, card.number))).collect()
}

fn tables(source: &Source<'_>) -> Vec<PackTable> {
    let facts = &source.route.facts;
    let seats = seats(source);
    let visit = |id: TableId, (round, places): (usize, &BTreeMap<ParticipantId, TableId>)| Visit {
        seats: places.iter().filter(|(_, at)| **at == id).filter_map(|(p, _)| seats.get(p).copied()).collect(),
        bring: comes(source.route, round, id),
    };
    let one = |id: TableId| {
        let set = facts.tables.get(&id)?;
        let rounds = source.route.prep.carousel.rounds.iter().enumerate();
        Some(PackTable {
            number: set.number,
            topic_number: facts.topic_number(id),
            topic: view::topic_title(facts, id),
            visits: rounds.map(|round| visit(id, round)).collect(),
        })
    };
    view::tables_in_order(facts).into_iter().filter_map(one).collect()
}

/// Whether a table brings its flowers to a step-free place in this round, counted from 0.
fn comes(route: &Route, round: usize, table: TableId) -> bool {
    let number = route.facts.tables.get(&table).map_or(0, |set| set.number).to_string();
    let round = (round + 1).to_string();
    let fits =
        |name: &str, value: &str, fields: &BTreeMap<String, String>| fields.get(name).is_some_and(|v| v == value);
    let notes = route.prep.carousel.notes.iter().filter(|note| note.code == "table-comes");
    notes.map(|note| &note.fields).any(|fields| fits("round", &round, fields) && fits("table", &number, fields))
}

/// Sheets to write on, so many for each table and so many more, each with a code of its own: it leads to the page on
/// which that flower is typed over.
pub fn sheets(route: &Route, (each, more): (u32, u32)) -> Vec<FlowerSheet> {
    let of_tables =
        view::tables_in_order(&route.facts).into_iter().flat_map(|table| (0..each).map(move |_| Some(table)));
    of_tables.chain((0..more).map(|_| None)).map(|table| FlowerSheet { code: fresh(), table, idea: None }).collect()
}

/// A fresh flower code.
fn fresh() -> String {
    access::code().chars().filter(char::is_ascii_alphanumeric).take(CODE_LENGTH).collect()
}

fn flowers(source: &Source<'_>) -> Vec<BlankFlower> {
    let number = |table: TableId| source.route.facts.tables.get(&table).map(|set| set.number);
    let one = |sheet: &FlowerSheet| {
        let address = format!("{}/r/{}/flower/{}", source.public_url, source.route.id, sheet.code);
        // Where the address is too long for a code that an old phone reads, the code itself stands there.
        let address = if address.len() <= MAX_ADDRESS_BYTES { address } else { sheet.code.clone() };
        BlankFlower { code: sheet.code.clone(), address, table: sheet.table.and_then(number) }
    };
    source.sheets.iter().map(one).collect()
}

/// The parts of the day with when they begin and how many minutes they take.
fn day(source: &Source<'_>) -> Vec<(Part, Moment, u32)> {
    let mut at = source.gathering.at;
    let mut one = |(part, planned): &(Part, u32)| {
        let minutes = source.gathering.minutes.get(part).copied().unwrap_or(*planned);
        let begins = at;
        at = at.plus_minutes(minutes);
        (*part, begins, minutes)
    };
    source.route.facts.method.parts().iter().map(&mut one).collect()
}

fn span(t: T, from: Moment, minutes: u32) -> Clock {
    Clock { from: words::clock(t, from), until: words::clock(t, from.plus_minutes(minutes)) }
}

fn rounds(source: &Source<'_>) -> Vec<Clock> {
    let carousel = &source.route.prep.carousel;
    let begins = day(source).into_iter().find(|(part, ..)| *part == Part::Carousel).map(|(_, at, _)| at);
    let Some(begins) = begins else { return Vec::new() };
    // Once the carousel should have begun, nobody knows from the plan when a round is.
    let known = source.now < begins && source.route.facts.part < Some(Part::Carousel);
    if !known {
        return carousel.rounds.iter().map(|_| Clock::unknown()).collect();
    }
    let step = carousel.minutes_per_round + carousel.minutes_to_change;
    let round = |n: u32| span(source.t, begins.plus_minutes(n * step), carousel.minutes_per_round);
    (0..).zip(&carousel.rounds).map(|(n, _)| round(n)).collect()
}

/// A slip for each person who walks and has a seat number.
fn walks(source: &Source<'_>) -> Vec<Walk> {
    let route = source.route;
    let rounds = &route.prep.carousel.rounds;
    let stop = |who: ParticipantId, (round, places): (usize, &BTreeMap<ParticipantId, TableId>)| {
        let Some(table) = places.get(&who) else { return Stop::Free };
        let number = route.facts.tables.get(table).map_or(0, |set| set.number);
        if route.needs_step_free(who) && comes(route, round, *table) { Stop::Comes(number) } else { Stop::At(number) }
    };
    let walkers = seats(source).into_iter().filter(|(p, _)| rounds.iter().any(|round| round.contains_key(p)));
    let mut all: Vec<Walk> = walkers
        .map(|(who, seat)| Walk {
            seat,
            name: route.prep.name(who).to_owned(),
            home: home(&route.facts, who),
            stops: rounds.iter().enumerate().map(|round| stop(who, round)).collect(),
        })
        .collect();
    all.sort_by_key(|walk| walk.seat);
    all
}

fn spoken(t: T, facts: &Facts, idea: &Idea) -> SpokenIdea {
    let points = facts.points_of(idea.id);
    let petal = |(kind, leaf): (PetalKind, Leaf)| SpokenPetal {
        kind,
        points: points
            .iter()
            .filter(|p| p.petal == Some(leaf) && p.parent.is_none())
            .map(|p| spoken_point(t, facts, &points, p))
            .collect(),
    };
    SpokenIdea {
        topic_number: facts.topic_number(idea.table),
        topic: view::topic_title(facts, idea.table),
        number: idea.number,
        title: view::idea_title(facts, idea),
        petals: PETALS.map(petal).into_iter().filter(|petal| !petal.points.is_empty()).collect(),
    }
}

fn spoken_point(t: T, facts: &Facts, all: &[&Point], point: &Point) -> SpokenPoint {
    let under = all.iter().filter(|p| p.parent == Some(point.id));
    SpokenPoint {
        code: facts.code(point),
        text: if point.erased() { t.s("hall-erased") } else { point.text().to_owned() },
        addition: point.addition,
        question: point.kind == PointKind::Question,
        sub: under.map(|p| spoken_point(t, facts, all, p)).collect(),
    }
}

fn script(source: &Source<'_>) -> Vec<ScriptPart> {
    let t = source.t;
    let day = day(source);
    let [before, after] = AROUND;
    let first = Moment(source.gathering.at.0 - i64::from(before) * 60);
    let last = day.last().map_or(source.gathering.at, |(_, at, minutes)| at.plus_minutes(*minutes));
    let line = |kind, from, minutes| ScriptPart { kind, clock: span(t, from, minutes), minutes, notes: Vec::new() };
    let mut all = vec![line(ScriptKind::Before, first, before)];
    all.extend(day.into_iter().map(|(part, from, minutes)| ScriptPart {
        notes: if part == Part::Carousel { notes(source) } else { Vec::new() },
        ..line(kind(part), from, minutes)
    }));
    all.push(line(ScriptKind::After, last, after));
    all
}

fn kind(part: Part) -> ScriptKind {
    match part {
        Part::Informing => ScriptKind::Informing,
        Part::Tables => ScriptKind::Tables,
        Part::Carousel => ScriptKind::Carousel,
        Part::Closing => ScriptKind::Closing,
        Part::Plenary => ScriptKind::Plenary,
    }
}

/// What the schedule asks of who guides, where it may lie on paper.
fn notes(source: &Source<'_>) -> Vec<String> {
    let notes = source.route.prep.carousel.notes.iter().filter(|note| PLAIN_NOTES.contains(&note.code.as_str()));
    notes.map(|note| crate::web::meeting::sentence(source.t, note)).collect()
}
