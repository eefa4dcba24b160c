//! Drawing a thread: its name, and the points it runs through, a hundred to choose from at a time.

use super::outcome::{self, PointLine};
use crate::web::act::{self, Fields};
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::screen::flowers;
use crate::web::stretch::Stretch;
use bloemenzee_domain::fact::Verdict;
use bloemenzee_domain::id::{PointId, ThreadId};
use bloemenzee_domain::idea::{Idea, Point};
use std::collections::BTreeSet;

/// Points to choose from on one page.
const ON_ONE_PAGE: usize = 100;

/// A thread as it is being drawn.
#[derive(Default)]
pub(super) struct Drawing {
    /// The thread that is drawn again; none for a new one.
    pub(super) redraw: Option<ThreadId>,
    /// Its name.
    pub(super) title: String,
    /// Whether it was sent without a point.
    pub(super) none_chosen: bool,
    chosen: BTreeSet<PointId>,
    number: usize,
}

/// A point to choose.
pub(super) struct Tick {
    pub(super) id: String,
    pub(super) line: PointLine,
    pub(super) ticked: bool,
}

/// An idea with its points to choose.
pub(super) struct TickGroup {
    pub(super) idea: String,
    pub(super) topic: String,
    pub(super) points: Vec<Tick>,
    pub(super) counted: String,
    pub(super) open: bool,
}

/// The points to choose from that a page shows, and what was chosen on other pages.
#[derive(Default)]
pub(super) struct Ticks {
    pub(super) groups: Vec<TickGroup>,
    pub(super) of: Stretch,
    pub(super) elsewhere: Vec<String>,
}

impl Drawing {
    /// What the address asks: a new thread, or one to draw again.
    pub(super) fn asked(here: &Here) -> Self {
        let asked = |name| here.viewer.asked(name);
        let redraw = asked("thread").and_then(|id| id.parse::<ThreadId>().ok());
        let found = redraw.and_then(|id| here.route().facts.threads.get(&id));
        Self {
            redraw: redraw.filter(|_| found.is_some()),
            title: found.map(|thread| thread.title.as_str().to_owned()).unwrap_or_default(),
            none_chosen: false,
            chosen: found.into_iter().flat_map(|thread| thread.points.iter().copied()).collect(),
            number: asked("points").and_then(|n| n.parse().ok()).unwrap_or(1),
        }
    }

    /// As a form holds it: not drawn yet, or not to be drawn.
    pub(super) fn sent(here: &Here, fields: &Fields) -> Self {
        let given = |name| act::field(fields, name);
        let redraw = given("thread").and_then(|id| id.parse::<ThreadId>().ok());
        let all = fields.iter().filter(|(name, _)| name == "points");
        Self {
            redraw: redraw.filter(|id| here.route().facts.threads.contains_key(id)),
            title: given("title").unwrap_or("").to_owned(),
            none_chosen: given("turn").is_none(),
            chosen: all.filter_map(|(_, id)| id.parse().ok()).collect(),
            number: given("turn").and_then(|n| n.parse().ok()).unwrap_or(1),
        }
    }

    /// The points to choose from, by idea.
    pub(super) fn ticks(&self, here: &Here) -> Ticks {
        let facts = &here.route().facts;
        let of_idea = |idea: &Idea| facts.points_of(idea.id).into_iter().filter(|p| may_be_linked(here, p));
        let all: Vec<&Point> = facts.live_ideas().into_iter().flat_map(of_idea).collect();
        let of = Stretch::at(self.number, "", "points", all.len(), ON_ONE_PAGE);
        let shown = of.of_all(&all);
        let elsewhere = self.chosen.iter().filter(|id| !shown.iter().any(|p| p.id == **id));
        let groups = shown.chunk_by(|a, b| a.idea == b.idea).filter_map(|points| self.group(here, points));
        Ticks { elsewhere: elsewhere.map(ToString::to_string).collect(), groups: groups.collect(), of }
    }

    fn group(&self, here: &Here, points: &[&Point]) -> Option<TickGroup> {
        let (t, facts) = (here.t(), &here.route().facts);
        let idea = facts.ideas.get(&points.first()?.idea)?;
        let tick = |p: &&Point| Tick {
            id: p.id.to_string(),
            line: outcome::line(t, facts, idea, p),
            ticked: self.chosen.contains(&p.id),
        };
        Some(TickGroup {
            idea: flowers::title(facts, idea).to_owned(),
            topic: view::topic_title(facts, idea.table),
            counted: view::counted(t, points.iter().copied()),
            open: points.iter().any(|p| self.chosen.contains(&p.id)),
            points: points.iter().map(tick).collect(),
        })
    }
}

/// Carried, or in a listening route: said.
fn may_be_linked(here: &Here, point: &Point) -> bool {
    let facts = &here.route().facts;
    match outcome::verdict(facts, point) {
        Some(verdict) => matches!(verdict, Verdict::Decided | Verdict::Agreed),
        None if facts.method.decides() => here.snap.shared.of(point.id).carried,
        None => true,
    }
}
