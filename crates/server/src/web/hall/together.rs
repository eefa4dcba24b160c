//! One hand for who speaks aloud at a table: the flower was read out, and everyone here stands
//! behind it, except … Each is that person's own stance, recorded for them (method.md, step 6,
//! "Nobody needs a device").
//!
//! A name stands here beside no stance: everybody at the table is listed, whatever they said before.

use crate::web::here::Here;
use crate::web::meeting::view::{self, PetalLines};
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::stretch::{self, Stretch};
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::id::{IdeaId, PointId};
use bloemenzee_domain::idea::{Point, PointKind};

/// Somebody at the table.
struct Speaker {
    id: String,
    name: String,
}

/// A point in the wording that is read out.
struct Named {
    id: String,
    revision: u32,
    text: String,
}

#[derive(Template)]
#[template(path = "hall_together.html")]
struct TogetherPage {
    page: Page,
    id: String,
    at: String,
    back: String,
    kicker: String,
    title: String,
    table: String,
    petals: Vec<PetalLines>,
    read: Vec<Named>,
    /// What is read out at a time: one hand is for what was heard just now.
    points_of: Stretch,
    /// Where one lands: at what is still to be read, or back at the idea.
    next: String,
    put_off: Vec<Named>,
    speakers: Vec<Speaker>,
    flags: String,
    may: bool,
}

/// `GET /r/{route}/meeting/ideas/{idea}/together?later=`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let id: IdeaId = here.id_in("idea")?;
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let idea = facts.ideas.get(&id).filter(|idea| !idea.dropped).ok_or(Oops::NotFound)?;
    let points: Vec<&Point> = facts.points_of(id).into_iter().filter(|p| p.kind == PointKind::Point).collect();
    let asked = here.viewer.query.iter().filter(|(name, _)| name == "later");
    let later: Vec<PointId> = asked.filter_map(|(_, id)| id.parse().ok()).collect();
    let (put_off, read): (Vec<&Point>, Vec<&Point>) = points.iter().copied().partition(|p| later.contains(&p.id));
    let mut speakers: Vec<Speaker> = route
        .speakers_at(idea.table)
        .into_iter()
        .map(|p| Speaker { id: p.to_string(), name: route.prep.name(p).to_owned() })
        .collect();
    speakers.sort_by_key(|s| s.name.to_lowercase());
    let flags = points.iter().filter(|p| here.snap.flagged(p)).count();
    let here_now = format!("/r/{}/meeting/ideas/{id}/together", here.id);
    let points_of = Stretch::new(&here.viewer, "points", read.len(), stretch::POINTS);
    let read = points_of.of_all(&read);
    let mut query: Vec<String> = put_off.iter().map(|p| format!("later={}", p.id)).collect();
    if points_of.number() > 1 {
        query.push(format!("points={}", points_of.number()));
    }
    let back = format!("/r/{}/meeting/ideas/{id}", here.id);
    html(&TogetherPage {
        id: here.id.to_string(),
        at: if query.is_empty() { format!("{here_now}?") } else { format!("{here_now}?{}&", query.join("&")) },
        next: if points_of.after.is_empty() { back.clone() } else { points_of.after.clone() },
        back,
        kicker: format!("{} · {}", view::table_name(facts, t, idea.table), view::topic_of(facts, idea.table)),
        title: view::idea_title(facts, idea),
        table: idea.table.to_string(),
        petals: view::by_petal(&here.snap, t, read, None),
        read: read.iter().copied().map(named).collect(),
        points_of,
        put_off: put_off.into_iter().map(named).collect(),
        speakers,
        flags: if flags > 0 { t.n("table-consent-flags", flags) } else { String::new() },
        may: facts.method.decides() && facts.stances_open() && view::may(&here, "stance.record"),
        page: Page::of(&here, t.s("together-title")).still(),
    })
}

fn named(point: &Point) -> Named {
    Named { id: point.id.to_string(), revision: point.revision(), text: point.text().to_owned() }
}
