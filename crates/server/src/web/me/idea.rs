//! The phone page: the flower, then one point at a time, with three large choices.

use super::phone;
use crate::flower::Size;
use crate::web::here::Here;
use crate::web::meeting::view::{self, Line, PetalLines};
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::{IdeaId, ParticipantId, PointId};
use bloemenzee_domain::idea::{Point, PointKind};
use bloemenzee_domain::stance::StanceKind;

/// The one point that is asked about now.
struct Asked {
    point: Line,
    place: String,
    undo: String,
}

/// What somebody said before, to see and correct.
struct Said {
    point: Line,
    word: String,
    kind: &'static str,
    href: String,
}

#[derive(Template)]
#[template(path = "me_idea.html")]
struct IdeaPage {
    page: Page,
    id: String,
    me: String,
    at: String,
    kicker: String,
    count: String,
    previous: String,
    next: String,
    title: String,
    flower: String,
    asked: Option<Asked>,
    why_not: String,
    open: Vec<PetalLines>,
    open_title: String,
    all_undo: String,
    on: String,
    on_label: String,
    questions: Vec<Line>,
    said: Vec<Said>,
    whole: Vec<PetalLines>,
    addition: String,
}

/// The points of an idea that this person has not seen in their present wording; what the act
/// "I stand behind everything I see here" lists, and nothing else.
pub fn unseen(facts: &Facts, idea: IdeaId, me: ParticipantId) -> Vec<&Point> {
    let points = facts.points_of(idea).into_iter();
    let asked = points.filter(|p| p.kind == PointKind::Point && facts.is_required_on(p, me));
    asked.filter(|p| facts.present_stance(p.id, me).is_none()).collect()
}

/// Why this person takes no stance here and now, as the end of the key `me-why-not-…`; `None` when
/// they do.
pub fn why_not(facts: &Facts, me: ParticipantId) -> Option<&'static str> {
    if !facts.method.decides() {
        return Some("listening-route");
    }
    if facts.stopped.is_some() {
        return Some("stopped");
    }
    if facts.decided.is_some() {
        return Some("decided");
    }
    if !facts.stances_open() {
        return Some("not-open");
    }
    match facts.attendance.get(&me).map(|a| a.presence) {
        None => Some("not-checked-in"),
        Some(Presence::Listening) => Some("listening"),
        Some(Presence::Support) => Some("support"),
        Some(Presence::TakingPart | Presence::Left | Presence::Withdrawn) => None,
    }
}

/// The point that is asked about: the one named in the address, else the first unseen one.
fn asked_point<'a>(unseen: &[&'a Point], named: Option<&str>) -> Option<&'a Point> {
    let named = named.and_then(|id| id.parse::<PointId>().ok());
    unseen.iter().find(|p| Some(p.id) == named).or(unseen.first()).copied()
}

/// `Wie · punt 3 van 5`, by the point's place on its petal.
fn place(here: &Here, point: &Point) -> String {
    let (t, facts) = (here.t(), &here.route().facts);
    let petal: Vec<_> = facts.points_of(point.idea).into_iter().filter(|p| p.petal == point.petal).collect();
    if point.petal.is_none() {
        return String::new();
    }
    let nth = petal.iter().position(|p| p.id == point.id).unwrap_or(0) + 1;
    t.a("me-point-place", &[("n", nth.to_string()), ("of", petal.len().to_string())])
}

/// `GET /r/{route}/me/ideas/{idea}`
pub async fn show(here: Here) -> Result<Response, Oops> {
    let me = here.participant()?;
    let idea: IdeaId = here.id_in("idea")?;
    let facts = &here.route().facts;
    let found = facts.ideas.get(&idea).filter(|idea| !idea.dropped).ok_or(Oops::NotFound)?;
    let (t, route) = (here.t(), here.route());
    let refused = why_not(facts, me);
    let open = if refused.is_some() { Vec::new() } else { unseen(facts, idea, me) };
    let asked = asked_point(&open, here.viewer.asked("point"));
    let shown: Vec<&Point> = open.iter().copied().take(view::MOST_POINTS).collect();
    let ids: Vec<PointId> = shown.iter().map(|p| p.id).collect();
    let flower = view::flower_of(route, t, found, &here.snap.shared, &|p| facts.present_stance(p.id, me).is_some());
    let points = facts.points_of(idea);
    let questions = points.iter().filter(|p| p.kind == PointKind::Question);
    let all = facts.live_ideas();
    let at = all.iter().position(|other| other.id == idea).unwrap_or(0);
    let href = |n: usize| all.get(n).map(|i| format!("/r/{}/me/ideas/{}", here.id, i.id)).unwrap_or_default();
    let (on, on_label) = onward(&here, me, idea);
    html(&IdeaPage {
        id: here.id.to_string(),
        me: me.to_string(),
        at: here.viewer.at.clone(),
        kicker: t.w("me-topic", "topic", view::topic_of(facts, found.table)),
        count: t.a("me-idea-count", &[("n", (at + 1).to_string()), ("of", all.len().to_string())]),
        previous: at.checked_sub(1).map(&href).unwrap_or_default(),
        next: href(at + 1),
        title: flower.title.clone(),
        flower: view::draw(route, found, &flower, Size::Large),
        asked: asked.map(|point| Asked {
            point: view::line(&here.snap, t, point, Some(me)),
            place: place(&here, point),
            undo: view::undo_stances(me, &[point.id]),
        }),
        why_not: refused.map(|why| t.s(&format!("me-why-not-{why}"))).unwrap_or_default(),
        open_title: t.n("me-all-open", open.len()),
        open: view::by_petal(&here.snap, t, &shown, Some(me)),
        all_undo: view::undo_stances(me, &ids),
        on,
        on_label,
        questions: questions.map(|p| view::line(&here.snap, t, p, Some(me))).collect(),
        said: said(&here, me, &points),
        whole: if refused.is_some() { view::by_petal(&here.snap, t, &points, Some(me)) } else { Vec::new() },
        addition: addition(&here, found.title),
        page: phone(&here, flower.title.clone()),
    })
}

/// The way to an addition to this idea, while one can be written.
fn addition(here: &Here, title: PointId) -> String {
    let facts = &here.route().facts;
    let open = facts.decided.is_none() && facts.handed_over.is_none() && facts.tables_opened;
    let takes_part = here.actor.participant.and_then(|p| facts.attendance.get(&p)).map(|a| a.presence);
    if open && takes_part == Some(Presence::TakingPart) && view::may(here, "point.add") {
        format!("/r/{}/me/points/{title}/addition", here.id)
    } else {
        String::new()
    }
}

/// The next idea where something is new to this person, or the way back.
fn onward(here: &Here, me: ParticipantId, idea: IdeaId) -> (String, String) {
    let (t, facts) = (here.t(), &here.route().facts);
    let all = facts.live_ideas();
    let at = all.iter().position(|other| other.id == idea).unwrap_or(0);
    let round = all.iter().skip(at + 1).chain(all.iter().take(at));
    let next = round.filter(|_| why_not(facts, me).is_none()).find(|other| !unseen(facts, other.id, me).is_empty());
    match next {
        Some(next) => {
            (format!("/r/{}/me/ideas/{}", here.id, next.id), t.w("me-next-idea", "idea", view::idea_title(facts, next)))
        }
        None => (format!("/r/{}/me", here.id), t.s("me-back-home")),
    }
}

fn said(here: &Here, me: ParticipantId, points: &[&Point]) -> Vec<Said> {
    let (t, route) = (here.t(), here.route());
    let word = |kind: StanceKind| match kind {
        StanceKind::Behind => "carried",
        StanceKind::NotYet => "talk",
        StanceKind::Reserved => "reserve",
    };
    let one = |point: &&Point| {
        let stance = route.facts.present_stance(point.id, me)?;
        Some(Said {
            point: view::line(&here.snap, t, point, Some(me)),
            word: t.k("me-said", stance.kind.name()),
            kind: word(stance.kind),
            href: format!("/r/{}/me/points/{}", here.id, point.id),
        })
    };
    points.iter().filter_map(one).collect()
}
