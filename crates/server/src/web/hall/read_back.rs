//! Reading back: a second pair of eyes lays the paper beside the screen, line by line, large.

use crate::text::T;
use crate::web::here::Here;
use crate::web::meeting::view::{self, PetalLines};
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::paper::{Beside, beside};
use crate::web::stretch::{self, Stretch};
use crate::web::table::{of_table, suffix, with};
use crate::web::words;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::id::IdeaId;
use bloemenzee_domain::idea::Point;
use bloemenzee_domain::route::Route;

/// Whose eyes read an idea back, as the end of a key: nothing for a second pair.
fn eyes(route: &Route, idea: IdeaId) -> &'static str {
    let by = route.prep.read_back.get(&idea).and_then(|r| r.by);
    match (route.is_read_back_by_typist(idea), by) {
        (false, _) => "",
        (true, Some(_)) => "-same",
        (true, None) => "-device",
    }
}

/// That an idea was read back, in a few words, and when it was by who typed it; empty when it was not.
pub fn word(t: T, route: &Route, idea: IdeaId) -> String {
    if route.is_read_back(idea) { t.s(&format!("read-back-word{}", eyes(route, idea))) } else { String::new() }
}

/// That who looks typed this idea themself, so that somebody else had better read it back; empty when not, or done.
fn own(here: &Here, idea: IdeaId, done: bool) -> String {
    if done || !here.route().reads_own_typing(&here.actor, idea) {
        return String::new();
    }
    here.t().s(if here.actor.person.is_some() { "read-back-own" } else { "read-back-own-device" })
}

#[derive(Template)]
#[template(path = "hall_read_back.html")]
struct ReadBackPage {
    page: Page,
    id: String,
    idea: String,
    back: String,
    next: String,
    kicker: String,
    title: String,
    petals: Vec<PetalLines>,
    lines: Vec<(String, u32)>,
    points_of: Stretch,
    /// Lines that are new, or other than when it was read back.
    other: Vec<String>,
    state: String,
    done: bool,
    /// Whether it was read back by somebody else than who typed it.
    second: bool,
    /// That who looks typed it themself; empty when not.
    own: String,
    may: bool,
    photos: Vec<Beside>,
    /// What becomes of the photos when this is confirmed; empty where there are none.
    becomes: String,
}

/// `GET /r/{route}/table/ideas/{idea}/read?points=`: a long idea is read in stretches, and confirmed at its end.
pub async fn show(here: Here) -> Result<Response, Oops> {
    let id: IdeaId = here.id_in("idea")?;
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let idea = facts.ideas.get(&id).filter(|idea| !idea.dropped).ok_or(Oops::NotFound)?;
    of_table(&here, idea.table)?;
    let suffix = suffix(&here, idea.table);
    let open = facts.tables_opened && facts.handed_over.is_none();
    let earlier = route.prep.read_back.get(&id).filter(|r| !r.points.is_empty());
    let done = route.is_read_back(id);
    let points = facts.points_of(id);
    let points_of = Stretch::new(&here.viewer, "points", points.len(), stretch::ROWS);
    let shown = points_of.of_all(&points);
    let photos: Vec<Beside> = beside(&here, id).await?.into_iter().filter(|photo| !photo.archived).collect();
    let other = |p: &&&Point| earlier.is_some_and(|r| !r.points.contains(&(p.id, p.revision())));
    html(&ReadBackPage {
        id: here.id.to_string(),
        idea: id.to_string(),
        back: with(&format!("/r/{}/table/ideas/{id}", here.id), &suffix),
        next: with(&format!("/r/{}/table/ideas/{id}/read", here.id), &suffix),
        kicker: format!("{} · {}", view::table_name(facts, t, idea.table), view::topic_of(facts, idea.table)),
        title: view::idea_title(facts, idea),
        petals: view::by_petal(&here.snap, t, shown, None),
        lines: if points_of.after.is_empty() && !done {
            points.iter().map(|p| (p.id.to_string(), p.revision())).collect()
        } else {
            Vec::new()
        },
        other: shown.iter().filter(other).map(|p| p.id.to_string()).collect(),
        state: earlier.map_or_else(String::new, |r| {
            let key = if done { format!("read-back-done{}", eyes(route, id)) } else { "read-back-before".into() };
            t.w(&key, "when", words::clock(t, r.at))
        }),
        done,
        second: done && !route.is_read_back_by_typist(id),
        own: own(&here, id, done),
        points_of,
        becomes: match photos.is_empty() {
            true => String::new(),
            false => t.s(if route.prep.photo_rule.archive { "photo-then-archived" } else { "photo-then-removed" }),
        },
        photos,
        may: open && view::may(&here, "idea.read_back"),
        page: Page::of(&here, t.s("read-back-title")).still(),
    })
}
