//! An idea and a point, as who guides sees them: counts, reasons as their owners allow, a stance
//! recorded for somebody, and erasing what holds personal data.

use super::closing::counts;
use super::view::{self, Line, Pick};
use crate::flower::Size;
use crate::web::act::{Fields, field};
use crate::web::hall::read_back;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::stretch::{self, Stretch};
use crate::web::table::together;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::id::{IdeaId, PointId};
use bloemenzee_domain::idea::{Point, PointKind};
use bloemenzee_domain::refusal::Refusal;
use bloemenzee_domain::stance::Viewer;

/// A point of the idea with how it stands.
struct Standing {
    point: Line,
    href: String,
    code: String,
    carried: bool,
    told: String,
}

#[derive(Template)]
#[template(path = "meeting_idea.html")]
struct IdeaPage {
    page: Page,
    id: String,
    kicker: String,
    flower: String,
    points: Vec<Standing>,
    points_of: Stretch,
    empty: String,
    table: String,
    together: String,
    read_back: String,
}

/// `GET /r/{route}/meeting/ideas/{idea}`
pub async fn idea(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let id: IdeaId = here.id_in("idea")?;
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let idea = facts.ideas.get(&id).filter(|idea| !idea.dropped).ok_or(Oops::NotFound)?;
    let tallies = &here.snap.tallies;
    let flower = view::flower_of(route, t, idea, tallies, &|p| tallies.of(p.id).carried);
    let points = facts.points_of(id);
    let points_of = Stretch::new(&here.viewer, "points", points.len(), stretch::POINTS);
    html(&IdeaPage {
        id: here.id.to_string(),
        kicker: view::topic_of(facts, idea.table),
        flower: view::draw(route, idea, &flower, Size::Medium),
        points: points_of.of_all(&points).iter().map(|p| standing(&here, p)).collect(),
        points_of,
        empty: view::empty_petals(facts, t, id),
        table: format!("/r/{}/table/ideas/{id}?table={}", here.id, idea.table),
        together: together(&here, idea),
        read_back: read_back::word(t, route, id),
        page: Page::of(&here, flower.title.clone()),
    })
}

fn standing(here: &Here, point: &Point) -> Standing {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let takes = facts.method.decides() && point.kind == PointKind::Point;
    Standing {
        href: format!("/r/{}/meeting/points/{}", here.id, point.id),
        code: facts.code(point),
        carried: here.snap.tallies.of(point.id).carried,
        told: if takes { told(here, point) } else { String::new() },
        point: view::line(&here.snap, t, point, None),
    }
}

/// How a point stands, in words: `25 van 28 staan erachter. Nog te zien door 3.`
fn told(here: &Here, point: &Point) -> String {
    let (t, facts) = (here.t(), &here.route().facts);
    let tally = here.snap.tallies.of(point.id);
    let (open, talk) = counts(facts, point);
    let mut told = vec![t.a("point-behind", &[("n", tally.behind.to_string()), ("of", tally.required.to_string())])];
    if open > 0 {
        told.push(t.n("closing-to-see", open));
    }
    if talk > 0 {
        told.push(t.n("closing-talk", talk));
    }
    if open + talk == 0 && !tally.carried {
        told.push(t.s(if point.parent.is_some() { "closing-parent" } else { "closing-few" }));
    }
    told.join(" ")
}

/// A reason with whose it is, for who guides.
struct Reason {
    name: String,
    word: String,
    text: String,
    /// Whether only who guides may read it, so that nobody reads it out.
    guides_only: bool,
}

#[derive(Template)]
#[template(path = "meeting_point.html")]
struct PointPage {
    page: Page,
    id: String,
    at: String,
    kicker: String,
    point: Line,
    told: String,
    reasons: Vec<Reason>,
    people: Vec<Pick>,
    /// The person whose stance is recorded, when the address names one who is asked.
    who: Option<Pick>,
    may_record: bool,
    /// What is filled in to be recorded.
    filled: Filled,
    /// Where who records goes next: on with the person's list, or here.
    next: String,
    may_erase: bool,
    wordings: Vec<String>,
    back: String,
    /// Where its words can be changed; empty when they cannot any more.
    change: String,
}

/// A form in which somebody's stance is recorded, as it is filled in.
struct Filled {
    /// Whose stance it is; empty when nobody was named yet.
    who: String,
    /// Whether the page is about that one person.
    one: bool,
    kind: String,
    reason: String,
    eyes: String,
    in_report: bool,
    channel: String,
    /// What is wrong with the reason, in words; empty for nothing.
    wrong: String,
}

impl Filled {
    /// The form as it comes.
    fn fresh(here: &Here) -> Self {
        let who = here.viewer.asked("who").unwrap_or("").to_owned();
        let (eyes, channel) = ("facilitator".to_owned(), "spoken".to_owned());
        let (kind, reason, wrong) = (String::new(), String::new(), String::new());
        Self { one: !who.is_empty(), who, kind, reason, eyes, in_report: false, channel, wrong }
    }
}

/// `GET /r/{route}/meeting/points/{point}?who=`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let id: PointId = here.id_in("point")?;
    html(&made(&here, id, Filled::fresh(&here))?)
}

/// The page from which a stance was recorded for one person, as it was filled in, where a rule says no to the reason;
/// none for any other form and refusal.
pub fn refused(here: &Here, fields: &Fields, refusal: &Refusal) -> Option<Result<Response, Oops>> {
    let given = |name: &str| field(fields, name).unwrap_or("").to_owned();
    let reason = refusal.code == "reason-needed" || refusal.code.starts_with("text-");
    let id = given("stances.0.point").parse::<PointId>().ok()?;
    let one_of_others = given("command") == "stance.take" && field(fields, "stances.1.point").is_none();
    let own = given("participant").parse().is_ok_and(|who| here.actor.owns(who));
    if !reason || !one_of_others || own || !here.actor.guides() {
        return None;
    }
    let filled = Filled {
        who: given("participant"),
        one: given("next").contains("/meeting/stances/"),
        kind: given("stances.0.kind"),
        reason: given("stances.0.reason"),
        eyes: given("stances.0.eyes"),
        in_report: given("stances.0.in_report") == "true",
        channel: given("channel"),
        wrong: here.t().refusal(refusal),
    };
    Some(made(here, id, filled).and_then(|page| html(&page)))
}

fn made(here: &Here, id: PointId, filled: Filled) -> Result<PointPage, Oops> {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let point = facts.points.get(&id).ok_or(Oops::NotFound)?;
    let live = facts.is_live(point);
    let takes = live && facts.method.decides() && point.kind == PointKind::Point;
    let line = view::line(&here.snap, t, point, None);
    let people = people(here, point, &filled.who);
    let who = people.iter().find(|person| person.chosen && filled.one).cloned();
    let list = who.as_ref().map(|who| format!("/r/{}/meeting/stances/{}", here.id, who.value));
    let at = format!("/r/{}/meeting/points/{id}", here.id);
    let page = recorded(here, Page { at: at.clone(), ..Page::of(here, t.s("point-title")).still() }, "");
    let title =
        if filled.wrong.is_empty() { page.title.clone() } else { format!("{}: {}", t.s("hall-error"), page.title) };
    Ok(PointPage {
        id: here.id.to_string(),
        kicker: format!("{} · {} · {}", facts.code(point), line.idea, line.petal),
        told: if takes { told(here, point) } else { String::new() },
        reasons: if live { reasons(here, point) } else { Vec::new() },
        may_record: takes && facts.stances_open() && view::may(here, "stance.take"),
        filled,
        next: list.clone().unwrap_or_else(|| at.clone()),
        may_erase: view::may(here, "point.erase") && point.wordings.iter().any(|w| w.text.text.is_some()),
        wordings: point.wordings.iter().rev().skip(1).filter_map(|w| w.text.text.clone()).collect(),
        back: list.unwrap_or_else(|| format!("/r/{}/meeting/ideas/{}", here.id, point.idea)),
        change: if live { change(here, point) } else { String::new() },
        page: Page { title, ..page },
        at,
        point: line,
        people,
        who,
    })
}

/// The page with the note that a stance was recorded, told as somebody else's and not as the viewer's.
pub(super) fn recorded(here: &Here, page: Page, name: &str) -> Page {
    let t = here.t();
    match here.viewer.asked("done") {
        Some("stance.take") if name.is_empty() => Page { done: t.s("stances-recorded"), ..page },
        Some("stance.take") => Page { done: t.w("stances-recorded-of", "name", name), ..page },
        _ => page,
    }
}

/// Where the words of a point can be changed; empty once nothing changes any more.
fn change(here: &Here, point: &Point) -> String {
    let facts = &here.route().facts;
    let open = facts.tables_opened && facts.decided.is_none() && facts.handed_over.is_none();
    if !open || !view::may(here, "point.reword") {
        return String::new();
    }
    let table = facts.ideas.get(&point.idea).map(|idea| idea.table.to_string()).unwrap_or_default();
    let petal = point.petal.map_or("what", |p| p.name());
    format!("/r/{}/table/ideas/{}?petal={petal}&table={table}&edit={}", here.id, point.idea, point.id)
}

fn reasons(here: &Here, point: &Point) -> Vec<Reason> {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let asked = facts.required_on(point).into_iter();
    let one = |who| {
        let stance = facts.open_not_yet(point.id, who).filter(|s| s.is_shown_to(Viewer::Guide))?;
        Some(Reason {
            name: route.prep.name(who).to_owned(),
            word: t.k("me-said", stance.kind.name()),
            text: stance.reason_for(Viewer::Guide).unwrap_or("").to_owned(),
            guides_only: !stance.is_shown_to(Viewer::Anyone),
        })
    };
    asked.filter_map(one).collect()
}

/// Whoever is asked about this point; nobody's stance shows in this list.
fn people(here: &Here, point: &Point, chosen: &str) -> Vec<Pick> {
    let route = here.route();
    let pick = |who: bloemenzee_domain::id::ParticipantId| Pick {
        value: who.to_string(),
        label: route.prep.name(who).to_owned(),
        chosen: who.to_string() == chosen,
    };
    let mut all: Vec<Pick> = route.facts.required_on(point).into_iter().map(pick).collect();
    all.sort_by_key(|p| p.label.to_lowercase());
    all
}
