//! Reading back: a second pair of eyes lays the paper beside the screen, line by line, large.

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
            t.w(if done { "read-back-done" } else { "read-back-before" }, "when", words::clock(t, r.at))
        }),
        done,
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
