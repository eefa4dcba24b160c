//! What else the big screen can show, in letters that are read at ten metres: the question, the
//! clock, where the tables stand, the move of the carousel, what is still open, the threads.
//!
//! Counted from the shared tallies, as the bloemenzee is; tables and topics, never a name.

use super::{Now, now};
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::idea::PointKind;
use bloemenzee_domain::method::Part;

/// A view in words, by its name in the address (`?view=clock`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    Question,
    Clock,
    Tables,
    Round,
    Closing,
    Threads,
}

impl View {
    const ALL: [Self; 6] = [Self::Question, Self::Clock, Self::Tables, Self::Round, Self::Closing, Self::Threads];

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Clock => "clock",
            Self::Tables => "tables",
            Self::Round => "round",
            Self::Closing => "closing",
            Self::Threads => "threads",
        }
    }

    /// Whether there is anything to show in it, ever, in this route.
    fn fits(self, here: &Here) -> bool {
        let method = &here.route().facts.method;
        let has = |part: Part| method.parts().iter().any(|(one, _)| *one == part);
        match self {
            Self::Round => has(Part::Carousel),
            Self::Closing => has(Part::Closing),
            Self::Question | Self::Clock | Self::Tables | Self::Threads => true,
        }
    }
}

/// A way to another view.
pub(super) struct Way {
    pub href: String,
    pub label: String,
    pub current: bool,
}

/// The ways between the views; `None` is the bloemenzee.
pub(super) fn ways(here: &Here, shown: Option<View>) -> Vec<Way> {
    let (t, address) = (here.t(), format!("/r/{}/screen", here.id));
    let sea = Way { href: address.clone(), label: t.s("screen-view-sea"), current: shown.is_none() };
    let views = View::ALL.into_iter().filter(|view| view.fits(here)).map(|view| Way {
        href: format!("{address}?view={}", view.name()),
        label: t.k("screen-view", view.name()),
        current: shown == Some(view),
    });
    std::iter::once(sea).chain(views).collect()
}

/// One line of a view: what stands large before it, what it says, and what goes with it.
struct Line {
    mark: String,
    text: String,
    soft: String,
}

#[derive(Template)]
#[template(path = "screen_words.html")]
struct WordsPage {
    page: Page,
    now: Now,
    clock: bool,
    title: String,
    lead: String,
    lines: Vec<Line>,
    empty: String,
    ways: Vec<Way>,
    text_view: String,
}

/// Shows a view.
pub(super) fn show(here: &Here, view: View) -> Result<Response, Oops> {
    let (t, facts) = (here.t(), &here.route().facts);
    let now = now(here);
    let question = facts.question.as_ref().map_or(facts.title.as_str(), |(question, _)| question.as_str()).to_owned();
    let (title, lead, lines) = match view {
        View::Question => (question, String::new(), frames(here)),
        View::Clock => (now.part.clone(), now.ask.clone(), Vec::new()),
        View::Tables => (t.k("screen-view", view.name()), String::new(), tables(here)),
        View::Round => (now.part.clone(), now.ask.clone(), round(here)),
        View::Closing => (t.k("screen-view", view.name()), open_in_all(here), open(here)),
        View::Threads => (t.k("screen-view", view.name()), String::new(), threads(here)),
    };
    let empty = if lines.is_empty() && lead.is_empty() { t.k("screen-view-empty", view.name()) } else { String::new() };
    html(&WordsPage {
        page: Page::of(here, t.s("big-screen")),
        clock: view == View::Clock,
        title,
        lead,
        lines,
        empty,
        ways: ways(here, Some(view)),
        text_view: format!("/r/{}/screen?view=text", here.id),
        now,
    })
}

/// Who goes to which table in this round: by the number on the seat card, never by name.
fn round(here: &Here) -> Vec<Line> {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let now = (facts.round as usize).checked_sub(1).and_then(|n| route.prep.carousel.rounds.get(n));
    let Some(round) = now.filter(|_| facts.part == Some(Part::Carousel)) else { return Vec::new() };
    let line = |table| {
        let visitors = || round.iter().filter(|(_, to)| **to == table).map(|(who, _)| *who);
        let mut seats: Vec<u32> = visitors().filter_map(|who| route.prep.cards.get(&who).map(|c| c.number)).collect();
        seats.sort_unstable();
        let others = visitors().count() - seats.len();
        let told: Vec<_> = seats.iter().map(u32::to_string).collect();
        let (mark, topic) = (facts.tables.get(&table)?.number.to_string(), view::topic_title(facts, table));
        // The number is what people look for, so where there are numbers they are what is large.
        let (text, soft) = match (told.is_empty(), others) {
            (true, n) => (topic, t.n("screen-visitors", n)),
            (false, 0) => (t.w("screen-seats", "seats", told.join(", ")), topic),
            (false, n) => (t.a("screen-seats-and", &[("seats", told.join(", ")), ("n", n.to_string())]), topic),
        };
        Some(Line { mark, text, soft })
    };
    view::tables_in_order(facts).into_iter().filter_map(line).collect()
}

fn frames(here: &Here) -> Vec<Line> {
    let t = here.t();
    let line = |frame: &bloemenzee_domain::fact::FrameFact| Line {
        mark: frame.number.to_string(),
        text: frame.text.as_str().to_owned(),
        soft: if frame.strength.name() == "intent" { t.s("strength-intent") } else { String::new() },
    };
    here.route().facts.frames.iter().map(line).collect()
}

/// Each table with its topic and how many seats are taken.
fn tables(here: &Here) -> Vec<Line> {
    let (t, facts) = (here.t(), &here.route().facts);
    let line = |table| {
        let set = facts.tables.get(&table)?;
        let seated = facts.attendance.values().filter(|a| a.table == Some(table) && a.presence.in_room()).count();
        let mut soft = vec![t.a("tables-seats", &[("n", seated.to_string()), ("of", set.capacity.to_string())])];
        if set.step_free {
            soft.push(t.s("tables-step-free"));
        }
        Some(Line { mark: set.number.to_string(), text: view::topic_title(facts, table), soft: soft.join(" · ") })
    };
    view::tables_in_order(facts).into_iter().filter_map(line).collect()
}

/// How much is still open, all together; empty before anything was written.
fn open_in_all(here: &Here) -> String {
    let (t, facts) = (here.t(), &here.route().facts);
    if let Some(decided) = &facts.decided {
        return t.n("screen-decisions", decided.decisions.len());
    }
    if facts.live_ideas().is_empty() {
        return String::new();
    }
    let open = view::counted(t, still_open(here, None));
    if open.is_empty() { t.s("screen-none-open") } else { t.w("screen-open", "what", open) }
}

/// How much is still open, idea by idea.
fn open(here: &Here) -> Vec<Line> {
    let (t, facts) = (here.t(), &here.route().facts);
    if facts.decided.is_some() {
        return Vec::new();
    }
    let line = |idea: &bloemenzee_domain::idea::Idea| {
        let open = still_open(here, Some(idea.id));
        (!open.is_empty()).then(|| Line {
            mark: facts.topic_number(idea.table).to_string(),
            text: view::idea_title(facts, idea),
            soft: t.w("screen-open-here", "what", view::counted(t, open)),
        })
    };
    facts.live_ideas().into_iter().filter_map(line).collect()
}

fn still_open(here: &Here, idea: Option<bloemenzee_domain::id::IdeaId>) -> Vec<&bloemenzee_domain::idea::Point> {
    let (facts, shared) = (&here.route().facts, &here.snap.shared);
    let ideas = facts.live_ideas().into_iter().filter(|one| idea.is_none_or(|id| one.id == id));
    let points = ideas.flat_map(|one| facts.points_of(one.id));
    points.filter(|p| p.kind == PointKind::Point && !shared.of(p.id).carried).collect()
}

fn threads(here: &Here) -> Vec<Line> {
    let (t, facts) = (here.t(), &here.route().facts);
    let mut all: Vec<_> = facts.threads.values().collect();
    all.sort_by_key(|thread| thread.number);
    let line = |thread: &bloemenzee_domain::facts::Thread| Line {
        mark: thread.number.to_string(),
        text: thread.title.as_str().to_owned(),
        soft: view::counted(t, thread.points.iter().filter_map(|id| facts.points.get(id))),
    };
    all.into_iter().map(line).collect()
}
