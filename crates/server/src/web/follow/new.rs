//! Adding an action: from an idea and its points, a thread, or a note of a gathering.

use super::views;
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::setup::Choice;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::follow_up::{Source, Subject};
use bloemenzee_domain::id::{GatheringId, GroupId, IdeaId, ThreadId};
use bloemenzee_domain::idea::{Petal, PointKind};
use uuid::Uuid;

/// Points of one idea to choose from; the rest can be named in words.
const POINTS: usize = 60;
/// Ideas and threads to begin from, on one page.
const BEGINNINGS: usize = 80;

/// A point that the action carries out.
struct Tick {
    id: String,
    text: String,
    petal: String,
}

/// What is filled in beforehand.
#[derive(Default)]
pub struct Terms {
    /// What is done.
    pub what: String,
    /// The organisation, if it is one.
    pub organisation: String,
    /// The words, if nobody is named.
    pub words: String,
    /// The day, as a browser's field takes it.
    pub by: String,
    /// The words for it.
    pub by_words: String,
    /// What it costs.
    pub cost: String,
    /// What it takes.
    pub means: String,
    /// What it yields.
    pub yields: String,
    /// Who can be named.
    pub people: Vec<Choice>,
    /// The groups to choose from.
    pub groups: Vec<Choice>,
    /// Whether somebody other than the viewer can be named.
    pub anybody: bool,
}

impl Terms {
    /// Whether something stands already in what is folded otherwise.
    pub fn told(&self) -> bool {
        let texts = [&self.cost, &self.means, &self.yields];
        texts.iter().any(|text| !text.is_empty()) || self.groups.iter().any(|group| group.chosen)
    }
}

#[derive(Template)]
#[template(path = "follow_new.html")]
struct NewPage {
    page: Page,
    id: String,
    may: bool,
    /// The hidden fields that say what it comes from; empty while that is to be chosen.
    source: Vec<(&'static str, String)>,
    from: String,
    points: Vec<Tick>,
    terms: Terms,
    ideas: Vec<Choice>,
    threads: Vec<Choice>,
    group: String,
    next: String,
}

fn asked<I: From<Uuid>>(here: &Here, name: &str) -> Option<I> {
    here.viewer.asked(name).and_then(|id| Uuid::parse_str(id).ok()).map(I::from)
}

/// What the address says that the action comes from.
fn source(here: &Here) -> Option<Source> {
    let route = here.route();
    if let Some(idea) = asked::<IdeaId>(here, "idea") {
        return route.facts.holding(idea).map(|_| Source::Idea { idea });
    }
    if let Some(thread) = asked::<ThreadId>(here, "thread") {
        return route.facts.threads.contains_key(&thread).then_some(Source::Thread { thread });
    }
    let gathering: GatheringId = asked(here, "gathering")?;
    let note = here.viewer.asked("note").and_then(|n| n.parse().ok());
    route.prep.follow.gatherings.contains_key(&gathering).then_some(Source::Gathering { gathering, note })
}

fn fields(source: Option<&Source>) -> Vec<(&'static str, String)> {
    match source {
        Some(Source::Idea { idea }) => vec![("source.from", "idea".into()), ("source.idea", idea.to_string())],
        Some(Source::Thread { thread }) => {
            vec![("source.from", "thread".into()), ("source.thread", thread.to_string())]
        }
        Some(Source::Gathering { gathering, note }) => {
            let of = [("source.from", "gathering".into()), ("source.gathering", gathering.to_string())];
            of.into_iter().chain(note.map(|n| ("source.note", n.to_string()))).collect()
        }
        None => Vec::new(),
    }
}

/// The decided points of an idea: what an action can carry out.
fn points(here: &Here, idea: IdeaId) -> Vec<Tick> {
    let t = here.t();
    let Some(facts) = here.route().facts.holding(idea) else { return Vec::new() };
    let all = facts.points_of(idea).into_iter().filter(|p| p.kind == PointKind::Point && p.petal.is_some());
    let tick = |p: &bloemenzee_domain::idea::Point| Tick {
        id: p.id.to_string(),
        text: p.text().to_owned(),
        petal: view::petal_name(t, p.petal),
    };
    all.take(POINTS).map(tick).collect()
}

/// The one thing that stands on a petal already, such as "morgen!" under Wanneer; nothing where there is more.
fn said(here: &Here, idea: IdeaId, petal: Petal) -> String {
    let Some(facts) = here.route().facts.holding(idea) else { return String::new() };
    let points = facts.points_of(idea).into_iter();
    let all: Vec<_> = points.filter(|p| p.kind == PointKind::Point && p.petal == Some(petal)).collect();
    if let [one] = all.as_slice() { one.text().to_owned() } else { String::new() }
}

/// The terms of a new action: a note becomes its words, and somebody who takes part is named themself.
fn terms(here: &Here, source: Option<&Source>, group: Option<GroupId>) -> Terms {
    let me = here.actor.participant;
    let what = match source {
        Some(Source::Gathering { gathering, note: Some(note) }) => {
            let at = here.route().prep.follow.gatherings.get(gathering);
            let note = at.and_then(|at| at.notes.get((*note as usize).wrapping_sub(1)));
            note.map(|note| note.text.clone()).unwrap_or_default()
        }
        _ => String::new(),
    };
    Terms {
        what,
        people: views::people(here, me),
        groups: views::groups(here, group),
        anybody: anybody(here),
        ..Terms::default()
    }
}

/// Whether the viewer can put an action down for anybody; who takes part can for themself and their groups.
pub fn anybody(here: &Here) -> bool {
    here.actor.guides()
}

/// `GET /r/{route}/follow/actions/new`
pub async fn show(here: Here) -> Result<Response, Oops> {
    super::within(&here)?;
    let (t, route) = (here.t(), here.route());
    let source = source(&here);
    let group: Option<GroupId> = asked(&here, "group");
    let (ideas, threads) = if source.is_some() { Default::default() } else { beginnings(&here) };
    let idea = match &source {
        Some(Source::Idea { idea }) => Some(*idea),
        _ => None,
    };
    let mut terms = terms(&here, source.as_ref(), group);
    terms.by_words = idea.map(|idea| said(&here, idea, Petal::When)).filter(|w| w.len() <= 200).unwrap_or_default();
    html(&NewPage {
        id: here.id.to_string(),
        may: super::board::may_add(&here),
        from: source.as_ref().map(|source| views::source(&here, source)).unwrap_or_default(),
        source: fields(source.as_ref()),
        points: idea.map(|idea| points(&here, idea)).unwrap_or_default(),
        terms,
        ideas,
        threads,
        group: group.filter(|g| route.prep.follow.groups.contains_key(g)).map(|g| g.to_string()).unwrap_or_default(),
        next: format!("/r/{}/follow/actions", here.id),
        page: Page::of(&here, t.s("follow-add")).still(),
    })
}

/// What an action can begin from: the decisions that stand, and the threads.
fn beginnings(here: &Here) -> (Vec<Choice>, Vec<Choice>) {
    let facts = &here.route().facts;
    let decided = facts.decisions().into_iter().filter(|d| facts.standing(d.idea).in_force()).map(|d| d.idea);
    let all: Vec<IdeaId> = match facts.method.decides() {
        true => decided.collect(),
        false => facts.live_ideas().into_iter().map(|idea| idea.id).collect(),
    };
    let ideas = all.into_iter().take(BEGINNINGS).map(|idea| Choice::new(idea, views::idea_title(here, idea)));
    let mut threads: Vec<_> = facts.threads.iter().collect();
    threads.sort_by_key(|(_, thread)| thread.number);
    let threads = threads.into_iter().map(|(id, _)| Choice::new(*id, views::subject(here, Subject::Thread(*id))));
    (ideas.collect(), threads.collect())
}
