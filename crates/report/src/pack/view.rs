//! The pack put into words: everything is said here, the templates only place it.

use super::model::{
    BlankFlower, Clock, MAX_FLOWERS, MAX_PEOPLE, MAX_POINTS, MAX_ROUNDS, MAX_TABLES, Pack, PackPart, PackTable,
    SeatCard, SpokenIdea, SpokenPetal, SpokenPoint, Stop, Visit, Walk,
};
use super::qr::Qr;
use super::script::{ViewScript, script};
use crate::model::{PetalKind, Strength};
use crate::texts::Texts;
use serde::Serialize;
use std::collections::BTreeMap;

/// A code without separators is printed in groups of this many characters.
const GROUP: usize = 4;
/// Sub-points deeper than this are read at this depth, one after the other.
const DEEPEST: usize = 4;

/// A pack in words.
#[derive(Debug, Serialize)]
pub(crate) struct PackView {
    lang: &'static str,
    words: BTreeMap<String, String>,
    document_title: String,
    organisation: String,
    title: String,
    date: String,
    place: String,
    question: String,
    parts: Vec<ViewPart>,
    tips: Vec<String>,
    type_at: String,
    cards: Vec<ViewCard>,
    walks: Vec<ViewWalk>,
    /// How many walks stand above one another on an A4.
    walk_rows: usize,
    frames: Vec<ViewFrame>,
    tables: Vec<ViewTable>,
    flowers: Vec<ViewFlower>,
    petals: Vec<ViewHint>,
    flower_alt: String,
    ideas: Vec<ViewIdea>,
    script: Vec<ViewScript>,
}

#[derive(Debug, Serialize)]
struct ViewPart {
    id: PackPart,
    name: String,
    paper: String,
}

#[derive(Debug, Serialize)]
struct ViewCard {
    seat: u32,
    name: String,
    table: Option<u32>,
    code: String,
    qr: Qr,
    alt: String,
}

#[derive(Debug, Serialize)]
struct ViewWalk {
    seat: String,
    name: String,
    from: Option<String>,
    stops: Vec<ViewStop>,
}

#[derive(Debug, Serialize)]
struct ViewStop {
    from: String,
    to: String,
    free: bool,
    comes: bool,
}

#[derive(Debug, Serialize)]
struct ViewFrame {
    number: u32,
    text: String,
    hard: bool,
    strength: String,
}

#[derive(Debug, Serialize)]
struct ViewTable {
    name: String,
    number: u32,
    topic_number: u32,
    topic_line: String,
    topic: String,
    visits: Vec<ViewVisit>,
}

#[derive(Debug, Serialize)]
struct ViewVisit {
    time: String,
    count: usize,
    seats: String,
    bring: bool,
}

#[derive(Debug, Serialize)]
struct ViewFlower {
    name: String,
    code: String,
    table: Option<u32>,
    qr: Qr,
    alt: String,
}

/// A petal to write on.
#[derive(Debug, Serialize)]
struct ViewHint {
    name: String,
    hint: String,
}

#[derive(Debug, Serialize)]
struct ViewIdea {
    topic_line: String,
    name: String,
    title: String,
    petals: Vec<ViewPetal>,
}

#[derive(Debug, Serialize)]
struct ViewPetal {
    /// Its place among the six, from 0: its sign and colour.
    sign: usize,
    name: String,
    points: Vec<ViewPoint>,
}

#[derive(Debug, Serialize)]
struct ViewPoint {
    code: String,
    text: String,
    note: Option<String>,
    star: bool,
    sub: Vec<ViewPoint>,
}

impl PackView {
    /// Puts a pack into words.
    ///
    /// # Errors
    /// A sentence, without texts of people, when the pack is larger than its bounds or an address than a QR code.
    pub(crate) fn new(pack: &Pack) -> Result<Self, String> {
        within_bounds(pack)?;
        let texts = Texts::with_pack(pack.lang);
        let parts: Vec<PackPart> = PackPart::ALL.into_iter().filter(|part| is_wanted(pack, *part)).collect();
        let has = |part: PackPart| parts.contains(&part);
        Ok(Self {
            lang: pack.lang.tag(),
            document_title: texts.with("pack-title", [("title", pack.route_title.as_str().into())]),
            organisation: pack.organisation.clone(),
            title: pack.route_title.clone(),
            date: pack.date_words.clone(),
            place: pack.place.clone(),
            question: pack.question.clone(),
            tips: tips(&texts, &parts),
            type_at: pack.type_at.clone(),
            cards: if has(PackPart::SeatCards) { cards(&texts, &pack.cards)? } else { Vec::new() },
            walks: pack
                .walks
                .iter()
                .filter(|_| has(PackPart::Walks))
                .map(|walk| view_walk(&texts, pack, walk))
                .collect(),
            walk_rows: walk_rows(pack.rounds.len()),
            frames: frames(&texts, pack),
            tables: pack.tables.iter().map(|table| view_table(&texts, pack, table)).collect(),
            flowers: if has(PackPart::Flowers) { flowers(&texts, &pack.flowers)? } else { Vec::new() },
            petals: PetalKind::ALL.into_iter().map(|kind| petal(&texts, kind)).collect(),
            flower_alt: flower_alt(&texts),
            ideas: pack.ideas.iter().filter(|_| has(PackPart::Ideas)).map(|idea| view_idea(&texts, idea)).collect(),
            script: script(&texts, pack),
            parts: parts.into_iter().map(|part| view_part(&texts, part)).collect(),
            words: texts.words(),
        })
    }
}

fn within_bounds(pack: &Pack) -> Result<(), String> {
    let points = |petal: &SpokenPetal| petal.points.iter().map(count_points).sum::<usize>();
    let points = pack.ideas.iter().flat_map(|idea| &idea.petals).map(points).sum::<usize>();
    let counts = [
        ("seat cards", pack.cards.len(), MAX_PEOPLE),
        ("ways through the carousel", pack.walks.len(), MAX_PEOPLE),
        ("tables", pack.tables.len(), MAX_TABLES),
        ("rounds", pack.rounds.len(), MAX_ROUNDS),
        ("flowers", pack.flowers.len(), MAX_FLOWERS),
        ("points", points, MAX_POINTS),
    ];
    match counts.into_iter().find(|(_, count, most)| count > most) {
        Some((what, count, most)) => Err(format!("a pack has at most {most} {what}, this one has {count}")),
        None => Ok(()),
    }
}

fn count_points(point: &SpokenPoint) -> usize {
    1 + point.sub.iter().map(count_points).sum::<usize>()
}

/// Whether a part is asked for and has something to show.
fn is_wanted(pack: &Pack, part: PackPart) -> bool {
    let something = match part {
        PackPart::Script => !pack.script.is_empty(),
        PackPart::SeatCards => !pack.cards.is_empty(),
        PackPart::Walks => !pack.walks.is_empty() && !pack.rounds.is_empty(),
        PackPart::Posters => !pack.tables.is_empty(),
        PackPart::Flowers => !pack.flowers.is_empty(),
        PackPart::Visits => !pack.tables.is_empty() && !pack.rounds.is_empty(),
        PackPart::Ideas => !pack.ideas.is_empty(),
    };
    something && pack.parts.contains(&part)
}

fn view_part(texts: &Texts, id: PackPart) -> ViewPart {
    let (name, paper) = match id {
        PackPart::Script => ("pack-part-script", "pack-a4"),
        PackPart::SeatCards => ("pack-part-seat-cards", "pack-a4-cut"),
        PackPart::Walks => ("pack-part-walks", "pack-a4-cut"),
        PackPart::Posters => ("pack-part-posters", "pack-a3-upright"),
        PackPart::Flowers => ("pack-part-flowers", "pack-a3-wide"),
        PackPart::Visits => ("pack-part-visits", "pack-a4"),
        PackPart::Ideas => ("pack-part-ideas", "pack-a4"),
    };
    ViewPart { id, name: texts.get(name), paper: texts.get(paper) }
}

/// How to print these parts.
fn tips(texts: &Texts, parts: &[PackPart]) -> Vec<String> {
    let cards = parts.contains(&PackPart::SeatCards);
    [
        ("pack-tip-size", cards || parts.contains(&PackPart::Flowers)),
        ("pack-tip-side", true),
        ("pack-tip-card", cards),
        ("pack-tip-keep", cards),
    ]
    .into_iter()
    .filter(|(_, wanted)| *wanted)
    .map(|(id, _)| texts.get(id))
    .collect()
}

/// A code in groups: as it came when it has separators, else in fours.
fn grouped(code: &str) -> String {
    if !code.chars().all(char::is_alphanumeric) {
        return code.to_owned();
    }
    let signs: Vec<char> = code.chars().collect();
    // Nine read better as three threes than with one left over.
    let size = if signs.len() % GROUP == 1 { GROUP - 1 } else { GROUP };
    signs.chunks(size).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

fn qr(address: &str) -> Result<Qr, String> {
    Qr::of(address).ok_or_else(|| "an address is too long for a QR code".to_owned())
}

fn cards(texts: &Texts, cards: &[SeatCard]) -> Result<Vec<ViewCard>, String> {
    let view = |card: &SeatCard| {
        Ok(ViewCard {
            seat: card.seat,
            name: card.name.clone(),
            table: card.table,
            code: grouped(&card.code),
            qr: qr(&card.address)?,
            alt: texts.with("pack-qr-card", [("n", card.seat.into()), ("address", card.address.as_str().into())]),
        })
    };
    cards.iter().map(view).collect()
}

fn flowers(texts: &Texts, flowers: &[BlankFlower]) -> Result<Vec<ViewFlower>, String> {
    let view = |flower: &BlankFlower| {
        let code = grouped(&flower.code);
        let in_words = [("code", code.as_str().into()), ("address", flower.address.as_str().into())];
        Ok(ViewFlower {
            name: texts.with("pack-flower-name", [("code", code.as_str().into())]),
            table: flower.table,
            qr: qr(&flower.address)?,
            alt: texts.with("pack-qr-flower", in_words),
            code,
        })
    };
    flowers.iter().map(view).collect()
}

fn petal(texts: &Texts, kind: PetalKind) -> ViewHint {
    let hint = match kind {
        PetalKind::What => "pack-hint-what",
        PetalKind::How => "pack-hint-how",
        PetalKind::Who => "pack-hint-who",
        PetalKind::Where => "pack-hint-where",
        PetalKind::When => "pack-hint-when",
        PetalKind::Preconditions => "pack-hint-preconditions",
    };
    ViewHint { name: texts.get(kind.key()), hint: texts.get(hint) }
}

fn flower_alt(texts: &Texts) -> String {
    let names: Vec<String> = PetalKind::ALL.into_iter().map(|kind| texts.get(kind.key())).collect();
    texts.with("pack-flower-alt", [("petals", names.join(", ").into())])
}

fn frames(texts: &Texts, pack: &Pack) -> Vec<ViewFrame> {
    let view = |frame: &crate::model::Frame| {
        let hard = frame.strength == Strength::Hard;
        let strength = texts.get(if hard { "frame-hard" } else { "frame-intent" });
        ViewFrame { number: frame.number, text: frame.text.clone(), hard, strength }
    };
    pack.frames.iter().map(view).collect()
}

/// From when to when, in words; empty where nobody knows.
pub(super) fn time(texts: &Texts, clock: &Clock) -> String {
    if clock.from.is_empty() {
        return String::new();
    }
    texts.with("pack-time", [("from", clock.from.as_str().into()), ("until", clock.until.as_str().into())])
}

/// Three above one another as long as a line for each round fits, then two, then one.
fn walk_rows(rounds: usize) -> usize {
    match rounds {
        0..=6 => 3,
        7..=12 => 2,
        _ => 1,
    }
}

fn view_walk(texts: &Texts, pack: &Pack, walk: &Walk) -> ViewWalk {
    let table = |id: &str, n: u32| texts.with(id, [("n", n.into())]);
    let stop = |(index, clock): (usize, &Clock)| {
        let stop = walk.stops.get(index).copied().unwrap_or(Stop::Free);
        let to = match stop {
            Stop::Free => texts.get("pack-walk-free"),
            Stop::At(n) => table("pack-table", n),
            Stop::Comes(n) => table("pack-walk-comes", n),
        };
        ViewStop { from: clock.from.clone(), to, free: stop == Stop::Free, comes: matches!(stop, Stop::Comes(_)) }
    };
    ViewWalk {
        seat: texts.with("pack-seat", [("n", walk.seat.into())]),
        name: walk.name.clone(),
        from: walk.home.map(|n| table("pack-walk-from", n)),
        stops: pack.rounds.iter().enumerate().map(stop).collect(),
    }
}

fn view_table(texts: &Texts, pack: &Pack, table: &PackTable) -> ViewTable {
    let visit = |(index, clock): (usize, &Clock)| {
        let none = Visit::default();
        let visit = table.visits.get(index).unwrap_or(&none);
        let mut seats = visit.seats.clone();
        seats.sort_unstable();
        let seats: Vec<String> = seats.iter().map(u32::to_string).collect();
        ViewVisit {
            time: time(texts, clock),
            count: seats.len(),
            seats: if seats.is_empty() { texts.get("pack-visit-nobody") } else { seats.join(", ") },
            bring: visit.bring,
        }
    };
    ViewTable {
        name: texts.with("pack-table", [("n", table.number.into())]),
        number: table.number,
        topic_number: table.topic_number,
        topic_line: texts.with("pack-topic", [("n", table.topic_number.into())]),
        topic: table.topic.clone(),
        visits: pack.rounds.iter().enumerate().map(visit).collect(),
    }
}

fn view_idea(texts: &Texts, idea: &SpokenIdea) -> ViewIdea {
    let petal = |petal: &SpokenPetal| ViewPetal {
        sign: petal.kind as usize,
        name: texts.get(petal.kind.key()),
        points: view_points(texts, &petal.points, 1),
    };
    ViewIdea {
        topic_line: format!("{} · {}", texts.with("pack-topic", [("n", idea.topic_number.into())]), idea.topic),
        name: texts.with("idea-number", [("n", format!("{}.{}", idea.topic_number, idea.number).into())]),
        title: idea.title.clone(),
        petals: idea.petals.iter().filter(|petal| !petal.points.is_empty()).map(petal).collect(),
    }
}

fn view_points(texts: &Texts, points: &[SpokenPoint], depth: usize) -> Vec<ViewPoint> {
    let mut views = Vec::new();
    for point in points {
        let sub = view_points(texts, &point.sub, (depth + 1).min(DEEPEST));
        let (sub, after) = if depth < DEEPEST { (sub, Vec::new()) } else { (Vec::new(), sub) };
        let note = point.question.then_some("pack-question-mark").or(point.addition.then_some("pack-addition"));
        views.push(ViewPoint {
            code: point.code.clone(),
            text: point.text.clone(),
            note: note.map(|id| texts.get(id)),
            star: point.addition,
            sub,
        });
        views.extend(after);
    }
    views
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_grouped_and_separators_are_kept() {
        assert_eq!(grouped("K7MQX4P2R"), "K7M-QX4-P2R");
        assert_eq!(grouped("K7MQX4P2RTBC"), "K7MQ-X4P2-RTBC");
        assert_eq!(grouped("K7MQ-X4P2-RTBC"), "K7MQ-X4P2-RTBC");
        assert_eq!(grouped(""), "");
    }

    #[test]
    fn long_carousels_get_larger_slips() {
        assert_eq!([0, 5, 6, 7, 12, 13, 39].map(walk_rows), [3, 3, 3, 2, 2, 1, 1]);
    }
}
