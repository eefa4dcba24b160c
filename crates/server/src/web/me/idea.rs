//! The phone page: the flower, then one point at a time, with three large choices.

use super::asked::{self, Asked, Open};
use super::phone;
use crate::flower::Size;
use crate::web::here::Here;
use crate::web::meeting::view::{self, Line, PetalLines};
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::stretch::{self, Stretch};
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::{IdeaId, ParticipantId, PointId};
use bloemenzee_domain::idea::{Idea, Point, PointKind};
use bloemenzee_domain::stance::StanceKind;

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
    small: String,
    flower: String,
    asked: Option<Asked>,
    why_not: String,
    on: String,
    on_label: String,
    questions: Vec<Line>,
    questions_of: Stretch,
    said: Vec<Said>,
    said_of: Stretch,
    said_open: bool,
    whole: Vec<PetalLines>,
    whole_of: Stretch,
    addition: String,
}

/// The points of an idea on which a stance is asked of this person, answered or not.
fn asked_in(facts: &Facts, idea: IdeaId, me: ParticipantId) -> Vec<&Point> {
    let points = facts.points_of(idea).into_iter();
    points.filter(|p| p.kind == PointKind::Point && facts.is_required_on(p, me)).collect()
}

/// The points of an idea that this person has not seen in their present wording; what the act
/// "I stand behind everything I see here" lists, and nothing else.
pub fn unseen(facts: &Facts, idea: IdeaId, me: ParticipantId) -> Vec<&Point> {
    asked_in(facts, idea, me).into_iter().filter(|p| facts.present_stance(p.id, me).is_none()).collect()
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

/// The open points of an idea; none for who takes no stance here and now.
fn open_points(here: &Here, idea: IdeaId, me: ParticipantId) -> Open<'_> {
    let facts = &here.route().facts;
    let points = if why_not(facts, me).is_none() { unseen(facts, idea, me) } else { Vec::new() };
    let of = asked_in(facts, idea, me).len();
    Open { points, of, base: format!("/r/{}/me/ideas/{idea}", here.id), from: String::new() }
}

/// `GET /r/{route}/me/ideas/{idea}`; `?all=1` lists all that is open in it.
pub async fn show(here: Here) -> Result<Response, Oops> {
    let me = here.participant()?;
    let idea: IdeaId = here.id_in("idea")?;
    let facts = &here.route().facts;
    let found = facts.ideas.get(&idea).filter(|idea| !idea.dropped).ok_or(Oops::NotFound)?;
    let open = open_points(&here, idea, me);
    if here.viewer.asked("all").is_some() && !open.points.is_empty() {
        return asked::all(&here, me, &open, &here.t().n("me-all-open", open.points.len()));
    }
    html(&page(&here, me, found, &open))
}

fn page(here: &Here, me: ParticipantId, idea: &Idea, open: &Open<'_>) -> IdeaPage {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let points = facts.points_of(idea.id);
    let refused = why_not(facts, me);
    let flower = view::flower_of(route, t, idea, &here.snap.shared, &|p| facts.present_stance(p.id, me).is_some());
    let questions: Vec<&Point> = points.iter().copied().filter(|p| p.kind == PointKind::Question).collect();
    let spoken: Vec<&Point> = points.iter().copied().filter(|p| facts.present_stance(p.id, me).is_some()).collect();
    let all: Vec<&Point> = if refused.is_some() { points.clone() } else { Vec::new() };
    let stretch = |name: &str, of: usize| Stretch::new(&here.viewer, name, of, stretch::POINTS);
    let (questions_of, said_of) = (stretch("questions", questions.len()), stretch("said", spoken.len()));
    let whole_of = stretch("whole", all.len());
    let (count, previous, next) = walk(here, idea);
    let (on, on_label) = onward(here, me, idea.id);
    IdeaPage {
        id: here.id.to_string(),
        me: me.to_string(),
        at: here.viewer.at.clone(),
        kicker: t.w("me-topic", "topic", view::topic_of(facts, idea.table)),
        count,
        previous,
        next,
        title: flower.title.clone(),
        small: view::draw(route, idea, &flower, Size::Medium),
        flower: view::draw(route, idea, &flower, Size::Large),
        asked: asked::now(here, me, open).map(|a| Asked { idea: String::new(), ..a }),
        why_not: refused.map(|why| t.s(&format!("me-why-not-{why}"))).unwrap_or_default(),
        on,
        on_label,
        questions: questions_of.of_all(&questions).iter().map(|p| view::line(&here.snap, t, p, Some(me))).collect(),
        questions_of,
        said: said_of.of_all(&spoken).iter().filter_map(|p| said(here, me, p)).collect(),
        said_of,
        said_open: here.viewer.asked("said").is_some(),
        whole: view::by_petal(&here.snap, t, whole_of.of_all(&all), Some(me)),
        whole_of,
        addition: addition(here, idea.title),
        page: phone(here, flower.title),
    }
}

/// `Idee 3 van 10`, and the ways to the ideas before and after.
fn walk(here: &Here, idea: &Idea) -> (String, String, String) {
    let all = here.route().facts.live_ideas();
    let at = all.iter().position(|other| other.id == idea.id).unwrap_or(0);
    let href = |n: usize| all.get(n).map(|i| format!("/r/{}/me/ideas/{}", here.id, i.id)).unwrap_or_default();
    let count = here.t().a("me-idea-count", &[("n", (at + 1).to_string()), ("of", all.len().to_string())]);
    (count, at.checked_sub(1).map(&href).unwrap_or_default(), href(at + 1))
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

/// What this person said of a point.
fn said(here: &Here, me: ParticipantId, point: &Point) -> Option<Said> {
    let (t, route) = (here.t(), here.route());
    let stance = route.facts.present_stance(point.id, me)?;
    Some(Said {
        point: view::line(&here.snap, t, point, Some(me)),
        word: t.k("me-said", stance.kind.name()),
        kind: match stance.kind {
            StanceKind::Behind => "carried",
            StanceKind::NotYet => "talk",
            StanceKind::Reserved => "reserve",
        },
        href: format!("/r/{}/me/points/{}", here.id, point.id),
    })
}
