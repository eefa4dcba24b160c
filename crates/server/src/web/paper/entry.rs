//! The page on which one flower is typed over: a field for each petal, so that Enter is the next point and Tab the next
//! petal, with and without scripts.

use super::photo::{self, Beside, beside};
use super::{address, idea_of, open, typing};
use crate::web::assets;
use crate::web::here::Here;
use crate::web::meeting::view::{self, Line, Pick};
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::table::{suffix, with};
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::idea::{Idea, Petal, Point};

/// The lines of a petal that the page shows: the last ones.
const SHOWN: usize = 30;

/// A petal to type on.
struct Leaf {
    name: &'static str,
    label: String,
    /// How many lines stand before those that are shown, in words; empty for none.
    before: String,
    lines: Vec<Line>,
    /// The point under which a sub-point goes; empty for none.
    last: String,
}

/// The line that was written last, to take back; empty when there is none.
#[derive(Default)]
struct Last {
    id: String,
    text: String,
}

#[derive(Template)]
#[template(path = "paper_entry.html")]
struct EntryPage {
    page: Page,
    id: String,
    idea: String,
    at: String,
    back: String,
    read: String,
    kicker: String,
    title: String,
    leaves: Vec<Leaf>,
    petals: Vec<Pick>,
    last: Last,
    /// Whether somebody came to type: by the code of the flower.
    begins: bool,
    /// Whether there are seat numbers.
    seats: bool,
    may_write: bool,
    closed: String,
    others: Vec<String>,
    photos: Vec<Beside>,
    may_add: bool,
    photo_told: String,
    photo_wrong: bool,
    becomes: String,
    heic: &'static str,
}

/// `GET /r/{route}/table/ideas/{idea}/paper`
pub async fn show(here: Here) -> Result<Response, Oops> {
    let idea = idea_of(&here)?;
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let at = address(&here, idea.id);
    let suffix = suffix(&here, idea.table);
    let open = open(&here);
    let title = view::idea_title(facts, idea);
    let last = facts.last_written(idea.id).filter(|_| open && view::may(&here, "paper.take_back"));
    let told = here.viewer.asked("photo").map(|name| (format!("photo-{name}"), name != "added"));
    let told = told.filter(|(key, _)| t.has(key));
    html(&EntryPage {
        id: here.id.to_string(),
        idea: idea.id.to_string(),
        back: with(&format!("/r/{}/table", here.id), &suffix),
        read: with(&format!("/r/{}/table/ideas/{}/read", here.id, idea.id), &suffix),
        kicker: format!("{} · {}", view::table_name(facts, t, idea.table), view::topic_of(facts, idea.table)),
        leaves: facts.method.petals.iter().map(|petal| leaf(&here, idea, *petal)).collect(),
        petals: view::petal_picks(facts, t, None),
        last: last.map(|p| Last { id: p.id.to_string(), text: p.text().to_owned() }).unwrap_or_default(),
        begins: here.viewer.asked("type").is_some(),
        seats: !route.prep.cards.is_empty(),
        may_write: open && view::may(&here, "paper.write"),
        closed: if open { String::new() } else { t.s("table-closed") },
        others: typing::others(&here, idea.id),
        photos: beside(&here, idea.id).await?.into_iter().filter(|p| here.actor.guides() || !p.archived).collect(),
        may_add: photo::may_add(&here, idea.id),
        photo_wrong: told.as_ref().is_some_and(|(_, wrong)| *wrong),
        photo_told: told.map(|(key, _)| t.s(&key)).unwrap_or_default(),
        becomes: t.s(if route.prep.photo_rule.archive { "photo-then-archived" } else { "photo-then-removed" }),
        heic: assets::heic(),
        page: Page::of(&here, title.clone()),
        title,
        at,
    })
}

/// A petal with its last lines, sub-points after the point they stand under.
fn leaf(here: &Here, idea: &Idea, petal: Petal) -> Leaf {
    let (t, facts) = (here.t(), &here.route().facts);
    let points: Vec<&Point> = facts.points_of(idea.id).into_iter().filter(|p| p.petal == Some(petal)).collect();
    let before = points.len().saturating_sub(SHOWN);
    Leaf {
        name: petal.name(),
        label: t.k("petal", petal.name()),
        before: if before > 0 { t.n("paper-before", before) } else { String::new() },
        lines: points[before..].iter().map(|p| view::line(&here.snap, t, p, None)).collect(),
        last: facts.last_on(idea.id, petal).map(|id| id.to_string()).unwrap_or_default(),
    }
}
