//! The writing page: one petal of one idea, quick to write on, and every edit.

use super::{of_table, suffix, with};
use crate::flower::Size;
use crate::web::here::Here;
use crate::web::meeting::view::{self, Line, Pick};
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::paper;
use crate::web::stretch::{self, Stretch};
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::id::{IdeaId, PointId};
use bloemenzee_domain::idea::{Idea, Life, Petal, Point, PointKind};

/// Points to merge with on one page: each is a form of its own.
const MOST_TO_MERGE: usize = 20;

/// One petal as a tab.
struct Tab {
    href: String,
    name: String,
    count: String,
    current: bool,
}

/// A point on the petal, with the ways to go on from it.
struct Written {
    point: Line,
    edit: String,
    under: String,
    subs: Vec<Written>,
}

/// The point that is being changed.
struct Edit {
    point: Line,
    title: bool,
    wordings: Vec<String>,
    undo_drop: String,
    ideas: Vec<Pick>,
    petals: Vec<Pick>,
    merge_with: Vec<Line>,
    merge_of: Stretch,
    merge_open: bool,
    answers: Vec<Pick>,
    may_restructure: bool,
    may_merge: bool,
    may_answer: bool,
}

#[derive(Template)]
#[template(path = "table_idea.html")]
struct IdeaPage {
    page: Page,
    id: String,
    idea: String,
    at: String,
    back: String,
    read: String,
    together: String,
    paper: String,
    kicker: String,
    title: String,
    edit_title: String,
    flower: String,
    tabs: Vec<Tab>,
    petal: String,
    petal_name: String,
    under: Option<Line>,
    edit: Option<Edit>,
    written: Vec<Written>,
    written_of: Stretch,
    dropped: Vec<Line>,
    dropped_of: Stretch,
    empty: String,
    may_write: bool,
    closed: String,
    undo_idea: String,
}

/// `GET /r/{route}/table/ideas/{idea}?petal=how`
pub async fn show(here: Here) -> Result<Response, Oops> {
    let id: IdeaId = here.id_in("idea")?;
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let idea = facts.ideas.get(&id).ok_or(Oops::NotFound)?;
    of_table(&here, idea.table)?;
    if idea.dropped {
        return Err(Oops::NotFound);
    }
    let petal = here.viewer.asked("petal").and_then(Petal::parse).filter(|p| facts.method.petals.contains(p));
    let petal = petal.or(facts.method.petals.first().copied()).unwrap_or(Petal::What);
    let suffix = suffix(&here, idea.table);
    let base = format!("/r/{}/table/ideas/{id}?petal={}", here.id, petal.name());
    let at = with(&base, &suffix);
    let open = facts.tables_opened && facts.decided.is_none() && facts.handed_over.is_none();
    let title = view::idea_title(facts, idea);
    let (written, written_of) = written(&here, idea, petal, &at);
    let (gone, dropped_of) = if open { dropped(&here, idea, petal) } else { Default::default() };
    html(&IdeaPage {
        id: here.id.to_string(),
        idea: id.to_string(),
        back: with(&format!("/r/{}/table", here.id), &suffix),
        together: together(&here, idea),
        paper: if open && view::may(&here, "paper.write") { paper::address(&here, id) } else { String::new() },
        read: with(&format!("/r/{}/table/ideas/{id}/read", here.id), &suffix),
        kicker: format!("{} · {}", view::table_name(facts, t, idea.table), view::topic_of(facts, idea.table)),
        edit_title: format!("{at}&edit={}", idea.title),
        flower: view::shared_flower(&here, idea, Size::Large),
        tabs: tabs(&here, idea, petal, &suffix),
        petal: petal.name().to_owned(),
        petal_name: t.k("petal", petal.name()),
        under: named(&here, "under", idea).filter(|p| p.parent.is_none()).map(|p| view::line(&here.snap, t, p, None)),
        edit: if open { named(&here, "edit", idea).map(|p| edit(&here, idea, p)) } else { None },
        written,
        written_of,
        dropped: gone,
        dropped_of,
        empty: view::empty_petals(facts, t, id),
        may_write: open && view::may(&here, "point.add"),
        closed: if open { String::new() } else { t.s("table-closed") },
        undo_idea: view::undo("idea.restore", &[("idea", id.to_string())]),
        page: Page::of(&here, title.clone()),
        title,
        at,
    })
}

/// Where one answer for the whole table is recorded, for who may; empty for others.
pub fn together(here: &Here, idea: &Idea) -> String {
    let facts = &here.route().facts;
    let may = facts.method.decides() && facts.stances_open() && view::may(here, "stance.record");
    if may { format!("/r/{}/meeting/ideas/{}/together", here.id, idea.id) } else { String::new() }
}

/// The live point of this idea that the address names.
fn named<'a>(here: &'a Here, name: &str, idea: &Idea) -> Option<&'a Point> {
    let id: PointId = here.viewer.asked(name)?.parse().ok()?;
    here.route().facts.live(id).ok().filter(|p| p.idea == idea.id)
}

fn tabs(here: &Here, idea: &Idea, current: Petal, suffix: &str) -> Vec<Tab> {
    let (t, facts) = (here.t(), &here.route().facts);
    let points = facts.points_of(idea.id);
    let tab = |petal: &Petal| Tab {
        href: with(&format!("/r/{}/table/ideas/{}?petal={}", here.id, idea.id, petal.name()), suffix),
        name: t.k("petal", petal.name()),
        count: points.iter().filter(|p| p.petal == Some(*petal)).count().to_string(),
        current: *petal == current,
    };
    facts.method.petals.iter().map(tab).collect()
}

/// The points of the petal that the page shows, each with what stands under it.
fn written(here: &Here, idea: &Idea, petal: Petal, at: &str) -> (Vec<Written>, Stretch) {
    let (t, route) = (here.t(), here.route());
    let points = route.facts.points_of(idea.id);
    let one = |point: &Point, subs: Vec<Written>| Written {
        point: view::line(&here.snap, t, point, None),
        edit: format!("{at}&edit={}", point.id),
        under: format!("{at}&under={}", point.id),
        subs,
    };
    let mine: Vec<_> = points.into_iter().filter(|p| p.petal == Some(petal)).collect();
    let under = |id: PointId| mine.iter().filter(move |p| p.parent == Some(id)).map(|p| one(p, Vec::new())).collect();
    let top: Vec<_> = mine.iter().filter(|p| p.parent.is_none()).collect();
    let shown = Stretch::new(&here.viewer, "written", top.len(), stretch::POINTS);
    (shown.of_all(&top).iter().map(|p| one(p, under(p.id))).collect(), shown)
}

/// Points that were dropped from this petal: they can be brought back.
fn dropped(here: &Here, idea: &Idea, petal: Petal) -> (Vec<Line>, Stretch) {
    let (t, route) = (here.t(), here.route());
    let all = route.facts.by_idea.get(&idea.id).into_iter().flatten().filter_map(|id| route.facts.points.get(id));
    let gone = all.filter(|p| p.petal == Some(petal) && p.life == Life::Dropped && !p.erased());
    let gone: Vec<&Point> = gone.collect();
    let shown = Stretch::new(&here.viewer, "dropped", gone.len(), stretch::POINTS);
    (shown.of_all(&gone).iter().map(|p| view::line(&here.snap, t, p, None)).collect(), shown)
}

fn edit(here: &Here, idea: &Idea, point: &Point) -> Edit {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let others = facts.points_of(idea.id).into_iter().filter(|p| p.id != point.id);
    let beside = |p: &&Point| p.petal.is_some() && p.parent == point.parent && p.kind == point.kind;
    let others: Vec<&Point> = others.filter(beside).collect();
    let merge_of = Stretch::new(&here.viewer, "merge", others.len(), MOST_TO_MERGE);
    let merge_with = merge_of.of_all(&others).iter().map(|p| view::line(&here.snap, t, p, None)).collect::<Vec<_>>();
    let question = point.kind == PointKind::Question;
    let mine = facts.live_ideas().into_iter().filter(|i| i.table == idea.table);
    let pick_idea =
        |i: &Idea| Pick { value: i.id.to_string(), label: view::idea_title(facts, i), chosen: i.id == idea.id };
    let answers = facts.points_of(idea.id).into_iter().filter(|p| p.kind == PointKind::Point && p.petal.is_some());
    let pick = |p: &Point| Pick { value: p.id.to_string(), label: p.text().to_owned(), chosen: false };
    Edit {
        title: point.petal.is_none(),
        wordings: point.wordings.iter().rev().skip(1).filter_map(|w| w.text.text.clone()).collect(),
        undo_drop: view::undo("point.restore", &[("point", point.id.to_string())]),
        ideas: mine.map(pick_idea).collect(),
        petals: view::petal_picks(facts, t, point.petal),
        may_merge: !merge_with.is_empty() && point.petal.is_some() && view::may(here, "point.merge"),
        merge_with,
        merge_of,
        merge_open: here.viewer.asked("merge").is_some(),
        may_answer: question && view::may(here, "point.answer"),
        answers: if question { answers.map(pick).collect() } else { Vec::new() },
        may_restructure: point.petal.is_some() && view::may(here, "point.move"),
        point: view::line(&here.snap, t, point, None),
    }
}
