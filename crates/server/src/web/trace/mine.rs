//! `GET /r/{route}/me/trace`: what became of the points that this participant wrote or answered to.

use super::tell::{ActionLine, Step, Telling, furthest_first, own_badge};
use super::{is_open, not_yet};
use crate::clock;
use crate::text::T;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::stretch::Stretch;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::follow_up::{ActionTrace, OwnTrace, Rhythm, Source, Tell, TellBy};
use bloemenzee_domain::id::IdeaId;
use bloemenzee_domain::stance::Viewer;
use std::collections::BTreeMap;

/// Points with all that became of them, on one page of a phone.
const ON_A_PAGE: usize = 25;
/// Most actions that stand with one idea; the rest stand on its page for everybody.
const MOST_ACTIONS: usize = 8;

/// One's own point.
struct OwnPoint {
    text: String,
    petal: String,
    /// What they said of it; empty where that is nothing but having written it.
    said: String,
    mark: &'static str,
    word: String,
    /// The numbers of the actions that are done for this point and not for all of them.
    actions: Vec<u32>,
}

/// An idea with one's own points on it: its way is told once.
struct OwnIdea {
    id: String,
    title: String,
    href: String,
    steps: Vec<Step>,
    actions: Vec<ActionLine>,
    points: Vec<OwnPoint>,
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
    ideas: Vec<OwnIdea>,
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
    furthest_ideas_first(&mut all);
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
        ideas: points_of
            .of_all(chosen)
            .chunk_by(|a, b| a.of.idea == b.of.idea)
            .filter_map(|own| idea(&telling, own))
            .collect(),
        points_of,
        told: told(t, route.prep.follow.tell.get(&me)),
        public: super::is_public(&here),
        page: phone(&here, t.s("trace-mine-title")),
    })
}

/// The ideas of which something came the furthest first, and within each its points in the same order.
fn furthest_ideas_first(all: &mut [OwnTrace<'_>]) {
    let mut furthest: BTreeMap<IdeaId, usize> = BTreeMap::new();
    for own in all.iter() {
        let far = furthest_first(own.of.became);
        furthest.entry(own.of.idea).and_modify(|now| *now = far.min(*now)).or_insert(far);
    }
    all.sort_by_key(|own| (furthest.get(&own.of.idea).copied(), own.of.idea, furthest_first(own.of.became)));
}

/// What is done for an idea: for these points of it, or for any other.
fn actions<'a>(telling: &Telling<'a>, own: &[OwnTrace<'a>]) -> Vec<ActionTrace<'a>> {
    let ideas: Vec<_> = own.iter().map(|own| own.of.idea).collect();
    let of = |source: &Source| matches!(source, Source::Idea { idea } if ideas.contains(idea));
    let beside = telling.route.prep.follow.actions.values().filter(|action| of(&action.source));
    let shown = beside.map(|action| telling.route.shown(action, telling.now));
    let own = own.iter().flat_map(|own| own.of.actions.iter().cloned());
    own.chain(shown).map(|action| (action.number, action)).collect::<BTreeMap<_, _>>().into_values().collect()
}

/// Their points on one idea, with what happened to it; none for no points.
fn idea<'a>(telling: &Telling<'a>, own: &[OwnTrace<'a>]) -> Option<OwnIdea> {
    let id = own.first()?.of.idea;
    let actions = actions(telling, own);
    let for_all = |number: u32| own.iter().all(|own| own.of.actions.iter().any(|a| a.number == number));
    Some(OwnIdea {
        id: id.to_string(),
        title: telling.title(id),
        href: telling.address(id),
        steps: telling.steps(id),
        points: own.iter().filter_map(|own| point(telling, own, &for_all)).collect(),
        actions: actions.iter().take(MOST_ACTIONS).map(|action| telling.action(action)).collect(),
    })
}

fn point(telling: &Telling<'_>, own: &OwnTrace<'_>, for_all: &dyn Fn(u32) -> bool) -> Option<OwnPoint> {
    let t = telling.t;
    let (facts, _) = telling.idea(own.of.idea)?;
    let is = facts.points.get(&own.of.point)?;
    let (mark, word) = own_badge(t, &own.of);
    Some(OwnPoint {
        text: telling.said(facts, is),
        petal: is.petal.map_or_else(|| t.s("trace-is-title"), |petal| t.k("petal", petal.name())),
        said: own.stance.map(|kind| t.k("trace-you-said", kind.name())).unwrap_or_default(),
        mark,
        word,
        actions: own
            .of
            .actions
            .iter()
            .map(|a| a.number)
            .filter(|number| !for_all(*number))
            .take(MOST_ACTIONS)
            .collect(),
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
