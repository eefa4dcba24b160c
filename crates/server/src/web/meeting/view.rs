//! Views on ideas, points and stances that the pages of the hall share: phone, tablet, control.

use crate::execute::Snapshot;
use crate::flower::{self, Flower, Size, flower_svg};
use crate::text::T;
use crate::web::here::Here;
use crate::web::stretch::{self, Stretch};
use bloemenzee_domain::carried::Tallies;
use bloemenzee_domain::count::Count;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::id::{IdeaId, ParticipantId, PointId, TableId};
use bloemenzee_domain::idea::{Idea, Petal, Point, PointKind};
use bloemenzee_domain::route::Route;
use bloemenzee_domain::stance::Viewer;

/// Most points that one page lists; a longer list goes on after these are answered.
pub const MOST_POINTS: usize = 60;

/// Whether this viewer may give a command in the open phase: the button is shown only then.
pub fn may(here: &Here, command: &str) -> bool {
    here.could(command)
}

/// How a participant's stance on a point looks to a viewer (method.md, 6: who may not know of a
/// not-yet, sees the point as still open, as if it had not been seen).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sees {
    /// Stands behind the present wording.
    Behind,
    /// Not yet, or under reservation, and the viewer may know.
    Talk,
    /// Not seen, or not for this viewer to know.
    Open,
}

/// How `who`'s stance on a point looks to `viewer`.
pub fn sees(facts: &Facts, point: PointId, who: ParticipantId, viewer: Viewer) -> Sees {
    match facts.present_stance(point, who) {
        Some(stance) if stance.is_shown_to(viewer) && stance.is_behind() => Sees::Behind,
        Some(stance) if stance.is_shown_to(viewer) => Sees::Talk,
        _ => Sees::Open,
    }
}

/// The present title of an idea; a dash once its words are erased, so that a link or heading is never empty.
pub fn idea_title(facts: &Facts, idea: &Idea) -> String {
    let title = facts.points.get(&idea.title).map_or("", |p| p.text());
    if title.is_empty() { "—".to_owned() } else { title.to_owned() }
}

/// Number and title of the topic of a table, `4. Vervoer`; empty when there is none.
pub fn topic_of(facts: &Facts, table: TableId) -> String {
    let topic = facts.tables.get(&table).and_then(|t| facts.topics.get(&t.topic));
    topic.map_or_else(String::new, |t| format!("{}. {}", t.number, t.title.as_str()))
}

/// The title of the topic of a table; empty when there is none.
pub fn topic_title(facts: &Facts, table: TableId) -> String {
    let topic = facts.tables.get(&table).and_then(|t| facts.topics.get(&t.topic));
    topic.map_or_else(String::new, |t| t.title.as_str().to_owned())
}

/// The stretch of ideas that a page shows, with ways to where each topic begins.
pub fn ideas_shown(here: &Here, name: &str, ideas: &[&Idea]) -> Stretch {
    let facts = &here.route().facts;
    let mut parts: Vec<(String, usize)> = Vec::new();
    for (at, idea) in ideas.iter().enumerate() {
        let topic = topic_of(facts, idea.table);
        if parts.last().is_none_or(|(last, _)| *last != topic) {
            parts.push((topic, at));
        }
    }
    Stretch::new(&here.viewer, name, ideas.len(), stretch::IDEAS).with_parts(parts)
}

/// What people call a table: `Tafel 4 · Vervoer`.
pub fn table_name(facts: &Facts, t: T, table: TableId) -> String {
    facts.tables.get(&table).map_or_else(String::new, |set| {
        t.a("hall-table-name", &[("n", set.number.to_string()), ("name", set.name.as_str().to_owned())])
    })
}

/// The tables in order of their number.
pub fn tables_in_order(facts: &Facts) -> Vec<TableId> {
    let mut all: Vec<_> = facts.tables.iter().collect();
    all.sort_by_key(|(_, table)| table.number);
    all.into_iter().map(|(id, _)| *id).collect()
}

/// The name of a petal; the title has a name of its own.
pub fn petal_name(t: T, petal: Option<Petal>) -> String {
    petal.map_or_else(|| t.s("hall-title"), |petal| t.k("petal", petal.name()))
}

/// An idea as a flower; `answered` says which points get a solid dot.
pub fn flower_of(route: &Route, t: T, idea: &Idea, tallies: &Tallies, answered: &dyn Fn(&Point) -> bool) -> Flower {
    let facts = &route.facts;
    let points = facts.points_of(idea.id);
    let small = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    let petals = Petal::ALL.map(|petal| {
        let mine: Vec<_> = points.iter().filter(|p| p.petal == Some(petal) && p.on_flower()).collect();
        flower::Petal {
            name: t.k("petal", petal.name()),
            points: small(mine.len()),
            carried: small(mine.iter().filter(|p| tallies.of(p.id).carried).count()),
            answered: small(mine.iter().filter(|p| answered(p)).count()),
        }
    });
    let told: Vec<_> = petals
        .iter()
        .map(|p| t.a("hall-petal-label", &[("petal", p.name.clone()), ("n", p.points.to_string())]))
        .collect();
    let title = idea_title(facts, idea);
    let bloom = facts.bloom(idea.id, tallies);
    Flower {
        id: idea.id.to_string(),
        label: format!("{title}: {}", told.join(", ")),
        title,
        petals,
        blooming: bloom.blooming,
        decision: facts.decided.as_ref().is_some_and(|d| d.decisions.contains(&idea.id)),
        toured: facts.toured(),
    }
}

/// The flower as SVG, in the colour of its topic.
pub fn draw(route: &Route, idea: &Idea, flower: &Flower, size: Size) -> String {
    let number = route.facts.topic_number(idea.table) as usize;
    flower_svg(flower, number.saturating_sub(1), size)
}

/// The flower as a shared screen shows it: solid dots are carried points, by the shared counts.
pub fn shared_flower(here: &Here, idea: &Idea, size: Size) -> String {
    let tallies = &here.snap.shared;
    let flower = flower_of(here.route(), here.t(), idea, tallies, &|p| tallies.of(p.id).carried);
    draw(here.route(), idea, &flower, size)
}

/// Earlier words of a point that this person took a stance on: what it was for them.
pub fn was(facts: &Facts, point: &Point, who: ParticipantId) -> Vec<String> {
    let earlier = |id: PointId| {
        let of = facts.points.get(&id)?;
        let revision = facts.stance(id, who)?.revision;
        let wording = of.wordings.get((revision as usize).checked_sub(1)?)?;
        wording.text.text.clone()
    };
    let now = facts.stance(point.id, who).is_some_and(|s| s.revision == point.revision());
    if now {
        return Vec::new();
    }
    let mut found: Vec<String> = earlier(point.id).into_iter().collect();
    if found.is_empty() {
        found.extend(facts.ancestors(point).into_iter().filter_map(earlier));
    }
    found.retain(|text| text != point.text() || !point.lineage.is_empty());
    found
}

/// The fields of an undo, as a form carries them.
pub fn undo(command: &str, fields: &[(&str, String)]) -> String {
    let mut all = form_urlencoded::Serializer::new(String::new());
    all.append_pair("command", command);
    all.extend_pairs(fields.iter().map(|(name, value)| (*name, value.as_str())));
    all.finish()
}

/// The undo of stances on these points; empty when there are too many to carry in an address.
pub fn undo_stances(who: ParticipantId, points: &[PointId]) -> String {
    if points.len() > 40 {
        return String::new();
    }
    let mut fields = vec![("participant", who.to_string())];
    fields.extend(points.iter().map(|p| ("points", p.to_string())));
    undo("stance.take_back", &fields)
}

/// One line on a petal, as a list shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The point.
    pub id: String,
    /// The revision shown.
    pub revision: u32,
    /// The words; a notice once they are erased.
    pub text: String,
    /// The idea's title, where several ideas stand together.
    pub idea: String,
    /// The petal's name.
    pub petal: String,
    /// Added by somebody of another table.
    pub addition: bool,
    /// Asks something; takes no stance.
    pub question: bool,
    /// A question that has its answer.
    pub answered: bool,
    /// Stands under another point.
    pub sub: bool,
    /// Seems to hold personal data.
    pub flagged: bool,
    /// What it was, for the person who looks.
    pub was: String,
    /// Reasons that their owners show to everyone.
    pub reasons: Vec<String>,
}

/// A point as a line; `who` is the person that looks, if it is one.
pub fn line(snap: &Snapshot, t: T, point: &Point, who: Option<ParticipantId>) -> Line {
    let facts = &snap.route.facts;
    let idea = facts.ideas.get(&point.idea);
    let before = who.map(|who| was(facts, point, who).join(" · ")).unwrap_or_default();
    Line {
        id: point.id.to_string(),
        revision: point.revision(),
        text: if point.erased() { t.s("hall-erased") } else { point.text().to_owned() },
        idea: idea.map(|idea| idea_title(facts, idea)).unwrap_or_default(),
        petal: petal_name(t, point.petal),
        addition: point.addition,
        question: point.kind == PointKind::Question,
        answered: facts.answered(point.id),
        sub: point.parent.is_some(),
        flagged: snap.flagged(point),
        was: before,
        reasons: told_reasons(facts, point.id, who),
    }
}

/// The reasons on the present wording that their owners show to everyone, without names, in no
/// order that tells whose they are; the viewer's own is left out.
pub fn told_reasons(facts: &Facts, point: PointId, who: Option<ParticipantId>) -> Vec<String> {
    let all = facts.stances.get(&point).into_iter().flat_map(|all| all.keys());
    let others = all.filter(|p| Some(**p) != who).filter_map(|p| facts.open_not_yet(point, *p));
    let mut told: Vec<String> = others.filter_map(|s| s.reason_for(Viewer::Anyone)).map(str::to_owned).collect();
    told.sort();
    told
}

/// The lines of one petal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PetalLines {
    /// The petal's name, or the word for the title.
    pub name: String,
    /// Its lines, sub-points after the point they stand under.
    pub lines: Vec<Line>,
}

/// Points grouped by petal, in the order given.
pub fn by_petal(snap: &Snapshot, t: T, points: &[&Point], who: Option<ParticipantId>) -> Vec<PetalLines> {
    let mut found: Vec<PetalLines> = Vec::new();
    for point in points {
        let name = petal_name(t, point.petal);
        if found.last().is_none_or(|petal| petal.name != name) {
            found.push(PetalLines { name, lines: Vec::new() });
        }
        if let Some(petal) = found.last_mut() {
            petal.lines.push(line(snap, t, point, who));
        }
    }
    found
}

/// The empty petals of an idea, named: `Wie, Wanneer`. Flagged, never refused.
pub fn empty_petals(facts: &Facts, t: T, idea: IdeaId) -> String {
    let points = facts.points_of(idea);
    let empty = facts.method.petals.iter().filter(|petal| !points.iter().any(|p| p.petal == Some(**petal)));
    empty.map(|petal| t.k("petal", petal.name())).collect::<Vec<_>>().join(", ")
}

/// How many of these there are, in words: `18 punten en één titel`; empty for none.
pub fn counted<'a>(t: T, lines: impl IntoIterator<Item = &'a Point>) -> String {
    in_words(t, lines.into_iter().collect())
}

/// A count in words, see [`counted`].
pub fn in_words(t: T, count: Count) -> String {
    let parts = [("hall-points", count.points), ("hall-titles", count.titles), ("hall-questions", count.questions)];
    let told: Vec<_> = parts.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| t.n(key, n)).collect();
    match told.split_last() {
        Some((last, before)) if !before.is_empty() => {
            t.a("hall-and", &[("first", before.join(", ")), ("last", last.clone())])
        }
        _ => told.concat(),
    }
}

/// A choice in a list to pick from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// Whether it is chosen beforehand.
    pub chosen: bool,
}

/// The method's petals to pick from.
pub fn petal_picks(facts: &Facts, t: T, chosen: Option<Petal>) -> Vec<Pick> {
    let pick = |petal: &Petal| Pick {
        value: petal.name().to_owned(),
        label: t.k("petal", petal.name()),
        chosen: chosen.unwrap_or(Petal::What) == *petal,
    };
    facts.method.petals.iter().map(pick).collect()
}
