//! Table consent: every member's own stances, taken one after another on the shared device; there
//! is no separate flag (method.md, step 6).
//!
//! A name stands here beside no stance: everybody is shown the same points, whatever they said
//! before on a device of their own.

use super::{at_table, suffix, table, with};
use crate::web::here::Here;
use crate::web::meeting::view::{self, Line};
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::stretch::{self, Stretch};
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::id::{IdeaId, ParticipantId, PointId, TableId};
use bloemenzee_domain::idea::{Point, PointKind};

/// Somebody of this table.
struct Member {
    href: String,
    name: String,
    guest: bool,
}

/// An idea with its points, as shown.
struct IdeaPoints {
    title: String,
    empty: String,
    petals: Vec<PetalPoints>,
}

/// A petal with its points.
struct PetalPoints {
    name: String,
    points: Vec<Put>,
}

/// A point, with the way to put it off, or to take it along again.
struct Put {
    line: Line,
    off: bool,
    turn: String,
}

/// Who is asked, and what they put off until now.
struct Asking<'a> {
    names: &'a str,
    who: ParticipantId,
    page: usize,
    later: &'a [PointId],
}

impl Asking<'_> {
    fn put(&self, line: Line) -> Put {
        let id: Option<PointId> = line.id.parse().ok();
        let off = id.is_some_and(|id| self.later.contains(&id));
        let mut later = self.later.to_vec();
        later.retain(|other| Some(*other) != id);
        later.extend(id.filter(|_| !off));
        Put { off, turn: format!("{}#p{}", here_now(self.names, self.who, self.page, &later), line.id), line }
    }
}

/// A point that is put off: left out of the act, or said not yet of.
struct Doubt {
    id: String,
    revision: u32,
    text: String,
}

#[derive(Template)]
#[template(path = "table_consent.html")]
struct ConsentPage {
    page: Page,
    id: String,
    back: String,
    names: String,
    members: Vec<Member>,
    who: String,
    name: String,
    here_now: String,
    /// Whether something was kept just now; never what.
    kept: bool,
    ideas: Vec<IdeaPoints>,
    flags: String,
    stances: Vec<Doubt>,
    left_out: Vec<Doubt>,
    not_yet: Option<Doubt>,
    professional: bool,
    points_of: Stretch,
    after: String,
}

/// The points that this table decides on: all of its live ideas, titles too, questions not.
pub fn of_table(facts: &Facts, table: TableId) -> Vec<&Point> {
    let ideas = facts.live_ideas().into_iter().filter(|idea| idea.table == table);
    let points = ideas.flat_map(|idea| facts.points_of(idea.id));
    points.filter(|p| p.kind == PointKind::Point).collect()
}

/// The points among these that the address puts off. An address names a point by how its id ends:
/// it names many, on every link.
fn put_off(here: &Here, shown: &[&Point]) -> Vec<PointId> {
    let named: Vec<_> =
        here.viewer.query.iter().filter(|(name, _)| name == "later").map(|(_, id)| id.as_str()).collect();
    shown.iter().map(|p| p.id).filter(|id| named.contains(&short(*id).as_str())).collect()
}

/// How the id of a point ends; two that end alike are put off together, which takes nobody's stance.
fn short(id: PointId) -> String {
    let id = id.to_string();
    id.rsplit('-').next().unwrap_or(&id).to_owned()
}

fn doubt(point: &Point) -> Doubt {
    Doubt { id: point.id.to_string(), revision: point.revision(), text: point.text().to_owned() }
}

/// `GET /r/{route}/table/consent?who=`
pub async fn show(here: Here) -> Result<Response, Oops> {
    let table = table(&here)?.ok_or(Oops::NotFound)?;
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let members = at_table(&here, table);
    let asked = here.viewer.asked("who").and_then(|id| id.parse::<ParticipantId>().ok());
    let who = asked.filter(|who| members.contains(who));
    let suffix = suffix(&here, table);
    let names = with(&format!("/r/{}/table/consent", here.id), &suffix);
    let all = of_table(facts, table);
    let points_of = Stretch::new(&here.viewer, "points", all.len(), stretch::POINTS);
    let shown: Vec<&Point> = points_of.of_all(&all).to_vec();
    let later = put_off(&here, &shown);
    let act = who.map(|who| facts.in_one_act(&shown, who, &later)).unwrap_or_default();
    let here_now = who.map(|who| here_now(&names, who, points_of.number(), &later)).unwrap_or_default();
    // After the last points it is somebody else's turn.
    let rest = who.filter(|_| points_of.to < points_of.of);
    let after = rest.map_or_else(|| names.clone(), |who| self::here_now(&names, who, points_of.number() + 1, &[]));
    let point = here.viewer.asked("not-yet").and_then(|id| id.parse::<PointId>().ok());
    let not_yet = point.and_then(|id| shown.iter().find(|p| p.id == id)).filter(|_| who.is_some());
    let flags = shown.iter().filter(|p| here.snap.flagged(p)).count();
    let title =
        who.map_or_else(|| t.s("table-consent-title"), |who| t.w("table-consent-of", "name", route.prep.name(who)));
    html(&ConsentPage {
        id: here.id.to_string(),
        back: with(&format!("/r/{}/table", here.id), &suffix),
        members: members.iter().map(|p| member(&here, table, &names, *p)).collect(),
        who: who.map(|w| w.to_string()).unwrap_or_default(),
        name: who.map(|w| route.prep.name(w).to_owned()).unwrap_or_default(),
        ideas: if let Some(who) = who {
            ideas(&here, table, &shown, &Asking { names: &names, who, page: points_of.number(), later: &later })
        } else {
            Vec::new()
        },
        flags: if flags > 0 { t.n("table-consent-flags", flags) } else { String::new() },
        stances: act.into_iter().map(doubt).collect(),
        left_out: shown.iter().filter(|p| later.contains(&p.id)).map(|p| doubt(p)).collect(),
        not_yet: not_yet.map(|p| doubt(p)),
        professional: who.and_then(|w| facts.attendance.get(&w)).is_some_and(|a| a.professional),
        points_of,
        after,
        kept: here.viewer.asked("kept").is_some(),
        here_now,
        names,
        page: Page::of(&here, title).still(),
    })
}

/// This page for this person: the same points, with these put off.
fn here_now(names: &str, who: ParticipantId, page: usize, later: &[PointId]) -> String {
    let joint = if names.contains('?') { '&' } else { '?' };
    let page = if page > 1 { format!("&points={page}") } else { String::new() };
    let later: String = later.iter().map(|id| format!("&later={}", short(*id))).collect();
    format!("{names}{joint}who={who}{page}{later}")
}

fn member(here: &Here, table: TableId, names: &str, who: ParticipantId) -> Member {
    let route = here.route();
    Member {
        href: here_now(names, who, 1, &[]),
        name: route.prep.name(who).to_owned(),
        guest: route.facts.attendance.get(&who).is_some_and(|a| a.table != Some(table)),
    }
}

fn ideas(here: &Here, table: TableId, shown: &[&Point], asking: &Asking<'_>) -> Vec<IdeaPoints> {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let of = |id: IdeaId| shown.iter().copied().filter(|p| p.idea == id).collect::<Vec<_>>();
    let mine = facts.live_ideas().into_iter().filter(|idea| idea.table == table);
    let one = |id: IdeaId, title: String| IdeaPoints {
        title,
        empty: view::empty_petals(facts, t, id),
        petals: view::by_petal(&here.snap, t, &of(id), None)
            .into_iter()
            .map(|petal| PetalPoints {
                name: petal.name,
                points: petal.lines.into_iter().map(|line| asking.put(line)).collect(),
            })
            .collect(),
    };
    mine.map(|idea| one(idea.id, view::idea_title(facts, idea))).filter(|idea| !idea.petals.is_empty()).collect()
}
