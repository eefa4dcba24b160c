//! `GET /r/{route}/me/trace`: what became of the points that this participant wrote or answered to.

use super::tell::{Telling, furthest_first, mark};
use super::{is_open, not_yet};
use crate::clock;
use crate::text::T;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::stretch::Stretch;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::follow_up::{OwnTrace, Rhythm, Tell, TellBy};
use bloemenzee_domain::stance::Viewer;

/// Points with all that became of them, on one page of a phone.
const ON_A_PAGE: usize = 25;

/// One's own point.
struct OwnPoint {
    text: String,
    place: String,
    /// What they had to do with it.
    said: Vec<String>,
    mark: &'static str,
    word: String,
    chain: Vec<String>,
    href: String,
}

#[derive(Template)]
#[template(path = "trace_mine.html")]
struct MinePage {
    page: Page,
    id: String,
    at: String,
    wrote: usize,
    said: usize,
    shows_wrote: bool,
    points: Vec<OwnPoint>,
    points_of: Stretch,
    told: String,
    public: bool,
}

/// The frame of a page on somebody's own phone: one thing at a time, so no navigation for who just
/// takes part.
pub fn phone(here: &Here, title: String) -> Page {
    let page = Page::of(here, title);
    if here.actor.person.is_some() { page } else { Page { nav: Vec::new(), ..page } }
}

/// `GET /r/{route}/me/trace`
pub async fn show(here: Here) -> Result<Response, Oops> {
    let me = here.participant()?;
    if !is_open(&here) {
        return not_yet(&here, "trace-mine-title");
    }
    let (t, route, now) = (here.t(), here.route(), clock::now());
    let telling = Telling::new(route, t, now);
    let mut all = route.own_trace(me, Viewer::Owner, now);
    all.sort_by_key(|own| furthest_first(own.of.became));
    let (wrote, said): (Vec<_>, Vec<_>) = all.into_iter().partition(|own| own.wrote);
    let shows_wrote = here.viewer.asked("show").map_or(!wrote.is_empty(), |show| show == "wrote");
    let chosen = if shows_wrote { &wrote } else { &said };
    let points_of = Stretch::new(&here.viewer, "points", chosen.len(), ON_A_PAGE);
    html(&MinePage {
        id: here.id.to_string(),
        at: format!("/r/{}/me/trace", here.id),
        wrote: wrote.len(),
        said: said.len(),
        shows_wrote,
        points: points_of.of_all(chosen).iter().filter_map(|own| point(&telling, own)).collect(),
        points_of,
        told: told(t, route.prep.follow.tell.get(&me)),
        public: super::is_public(&here),
        page: phone(&here, t.s("trace-mine-title")),
    })
}

fn point(telling: &Telling<'_>, own: &OwnTrace<'_>) -> Option<OwnPoint> {
    let t = telling.t;
    let (facts, _) = telling.idea(own.of.idea)?;
    let is = facts.points.get(&own.of.point)?;
    let wrote = own.wrote.then(|| t.s("trace-you-wrote"));
    let stance = own.stance.map(|kind| t.k("trace-you-said", kind.name()));
    Some(OwnPoint {
        text: telling.said(facts, is),
        place: match is.petal {
            Some(petal) => format!("{} · {}", telling.title(own.of.idea), t.k("petal", petal.name())),
            None => t.s("trace-is-title"),
        },
        said: wrote.into_iter().chain(stance).collect(),
        mark: mark(own.of.became),
        word: telling.word(own.of.became),
        chain: telling.chain(&own.of),
        href: telling.address(own.of.idea),
    })
}

/// How somebody is told, in a sentence.
pub fn told(t: T, tell: Option<&Tell>) -> String {
    match tell {
        None => t.s("trace-told-unasked"),
        Some(tell) if tell.by == TellBy::None || tell.rhythm == Rhythm::Never => t.s("trace-told-none"),
        Some(tell) => {
            let parts =
                [("by", t.k("trace-told-by", tell.by.name())), ("rhythm", t.k("trace-told", tell.rhythm.name()))];
            t.a("trace-told-is", &parts)
        }
    }
}
