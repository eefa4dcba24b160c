//! The one point that is asked about now, and all that are open at once: for an idea and for the
//! closing round alike.

use super::phone;
use crate::web::here::Here;
use crate::web::meeting::view::{self, Line, PetalLines};
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::id::{IdeaId, ParticipantId, PointId};
use bloemenzee_domain::idea::Point;

/// The point that is asked about now, with the ways on from it.
pub struct Asked {
    /// The point.
    pub point: Line,
    /// What it belongs to: the idea, where several stand together.
    pub idea: String,
    /// How far this person is: `Punt 4 van 21`.
    pub count: String,
    /// Where this page goes on after an answer.
    pub next: String,
    /// Where all open points stand together; empty when this is the only one.
    pub all: String,
    /// Words for that way.
    pub all_label: String,
    /// Where the point after this one stands, for who wants to think first; empty when there is none.
    pub later: String,
    /// What goes behind the addresses of a not-yet and of an addition, to come back here.
    pub from: String,
    /// The undo of a stance on this point.
    pub undo: String,
}

/// Where the open points of a page stand, and how they are counted.
pub struct Open<'a> {
    /// All that are open, in order.
    pub points: Vec<&'a Point>,
    /// How many there were to begin with: what was answered already counts too.
    pub of: usize,
    /// The page's address, with what it needs to count on.
    pub base: String,
    /// See [`Asked::from`].
    pub from: String,
}

impl Open<'_> {
    fn with(&self, name: &str, value: &str) -> String {
        let joint = if self.base.contains('?') { '&' } else { '?' };
        format!("{}{joint}{name}={value}", self.base)
    }
}

/// The point that is asked about: the one named in the address, else the first open one.
pub fn now(here: &Here, me: ParticipantId, open: &Open<'_>) -> Option<Asked> {
    let t = here.t();
    let named = here.viewer.asked("point").and_then(|id| id.parse::<PointId>().ok());
    let at = open.points.iter().position(|p| Some(p.id) == named).unwrap_or(0);
    let point = open.points.get(at)?;
    let several = open.points.len() > 1;
    let after = open.points.get(at + 1).or(open.points.first()).filter(|_| several);
    let line = view::line(&here.snap, t, point, Some(me));
    let answered = open.of.saturating_sub(open.points.len());
    Some(Asked {
        idea: line.idea.clone(),
        count: t.a("me-count", &[("n", (answered + 1).to_string()), ("of", open.of.to_string())]),
        next: open.base.clone(),
        all: if several { open.with("all", "1") } else { String::new() },
        all_label: t.n("me-all-link", open.points.len()),
        later: after.map(|p| open.with("point", &p.id.to_string())).unwrap_or_default(),
        from: open.from.clone(),
        undo: view::undo_stances(me, &[point.id]),
        point: line,
    })
}

/// An idea with its open points.
struct IdeaPoints {
    title: String,
    petals: Vec<PetalLines>,
}

#[derive(Template)]
#[template(path = "me_all.html")]
struct AllPage {
    page: Page,
    id: String,
    me: String,
    back: String,
    one: String,
    lead: String,
    ideas: Vec<IdeaPoints>,
    stances: Vec<(String, u32)>,
    more: String,
    undo: String,
}

/// All open points together, as many as one page lists, and one act for exactly those that are
/// shown, each in its wording (method.md, 6: a stance names each point and the revision shown).
///
/// # Errors
/// When the template fails.
pub fn all(here: &Here, me: ParticipantId, open: &Open<'_>, title: &str) -> Result<Response, Oops> {
    let t = here.t();
    let shown: Vec<&Point> = open.points.iter().copied().take(view::MOST_POINTS).collect();
    let rest = open.points.len() - shown.len();
    let ids: Vec<PointId> = shown.iter().map(|p| p.id).collect();
    html(&AllPage {
        id: here.id.to_string(),
        me: me.to_string(),
        back: open.base.clone(),
        one: open.with("point", ""),
        lead: t.n("me-all-lead", shown.len()),
        ideas: by_idea(here, me, &shown),
        stances: shown.iter().map(|p| (p.id.to_string(), p.revision())).collect(),
        more: if rest > 0 { t.n("me-all-rest", rest) } else { String::new() },
        undo: view::undo_stances(me, &ids),
        page: phone(here, title),
    })
}

fn by_idea(here: &Here, me: ParticipantId, shown: &[&Point]) -> Vec<IdeaPoints> {
    let (t, facts) = (here.t(), &here.route().facts);
    let mut ideas: Vec<IdeaId> = shown.iter().map(|p| p.idea).collect();
    ideas.dedup();
    let one = |id: IdeaId| {
        let mine: Vec<&Point> = shown.iter().copied().filter(|p| p.idea == id).collect();
        IdeaPoints {
            title: facts.ideas.get(&id).map(|idea| view::idea_title(facts, idea)).unwrap_or_default(),
            petals: view::by_petal(&here.snap, t, &mine, Some(me)),
        }
    };
    ideas.into_iter().map(one).collect()
}
