//! The closing round: what is still open per point, who is still to answer, the after-round, and
//! closing it.

use super::control::{self, StepButton};
use super::stances::open_for;
use super::view::{self, Sees};
use crate::clock;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::stretch::{self, Stretch};
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::count::Count;
use bloemenzee_domain::fact::Verdict;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::idea::{Point, PointKind};
use bloemenzee_domain::method::Part;
use bloemenzee_domain::stance::{Stance, Viewer};

/// A point that is not carried, explained in counts.
struct Open {
    href: String,
    code: String,
    idea: String,
    petal: String,
    text: String,
    addition: bool,
    told: String,
    reasons: Vec<Reason>,
}

/// A reason that who guides may read.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Reason {
    text: String,
    /// Whether only who guides may read it, so that nobody reads it out.
    guides_only: bool,
}

/// Somebody who is still asked something.
#[derive(Clone)]
pub(super) struct Person {
    pub(super) name: String,
    href: String,
    pub(super) told: String,
}

/// What closing would record now.
struct Would {
    label: String,
    n: usize,
}

#[derive(Template)]
#[template(path = "meeting_closing.html")]
struct ClosingPage {
    page: Page,
    id: String,
    decides: bool,
    begun: bool,
    /// Whether there is anything to close on.
    written: bool,
    decided: bool,
    open: Vec<Open>,
    open_title: String,
    open_of: Stretch,
    people: Vec<Person>,
    people_of: Stretch,
    would: Vec<Would>,
    below_minimum: String,
    may_after: bool,
    least: u32,
    clock: control::TimeLeft,
    plenary: String,
    may_close: bool,
    close_note: String,
    /// What comes after closing.
    step: Option<StepButton>,
}

/// The points that take a stance and are not carried, idea by idea.
fn open_points(here: &Here) -> Vec<&Point> {
    let facts = &here.route().facts;
    let points = facts.live_ideas().into_iter().flat_map(|idea| facts.points_of(idea.id));
    points.filter(|p| p.kind == PointKind::Point && !here.snap.tallies.of(p.id).carried).collect()
}

/// Whether the after-round goes on and somebody is waited for.
fn too_early(facts: &Facts) -> bool {
    let waiting = facts.attendance.keys().any(|p| facts.waited_for(*p));
    facts.after_round.is_some_and(|until| clock::now() < until && waiting)
}

/// Whether the viewer may close the round now.
pub(super) fn may_close(here: &Here) -> bool {
    let facts = &here.route().facts;
    let begun = facts.part == Some(Part::Closing) || facts.after_round.is_some();
    begun && facts.decided.is_none() && !too_early(facts) && view::may(here, "closing.close")
}

/// Whether the viewer may open an after-round now.
pub(super) fn may_after(here: &Here) -> bool {
    let facts = &here.route().facts;
    let open = facts.after_round.is_none() && facts.decided.is_none();
    facts.part == Some(Part::Closing) && open && view::may(here, "closing.after_round")
}

/// That so few take part that nothing will be decided; empty when there are enough.
pub(super) fn below_minimum(here: &Here) -> String {
    let minimum = here.route().facts.method.decision.minimum;
    let few = here.snap.tallies.required < minimum;
    if few { here.t().n("closing-below-minimum", minimum) } else { String::new() }
}

/// How many are still to see a point, and how many say not yet in a way that who guides may know.
pub fn counts(facts: &Facts, point: &Point) -> (usize, usize) {
    let all = facts.required_on(point).into_iter().map(|who| view::sees(facts, point.id, who, Viewer::Guide));
    all.fold((0, 0), |(open, talk), sees| match sees {
        Sees::Behind => (open, talk),
        Sees::Open => (open + 1, talk),
        Sees::Talk => (open, talk + 1),
    })
}

/// `GET /r/{route}/meeting/closing`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let open = open_points(&here);
    let all = view::counted(t, open.iter().copied());
    let open_of = Stretch::new(&here.viewer, "open", open.len(), stretch::POINTS);
    let people = people(&here);
    let people_of = Stretch::new(&here.viewer, "people", people.len(), stretch::ROWS);
    html(&ClosingPage {
        id: here.id.to_string(),
        decides: facts.method.decides(),
        begun: facts.part == Some(Part::Closing) || facts.after_round.is_some(),
        written: !facts.live_ideas().is_empty(),
        decided: facts.decided.is_some(),
        open_title: if all.is_empty() { t.s("closing-open-nothing") } else { t.w("closing-open-title", "what", all) },
        open: open_of.of_all(&open).iter().map(|p| open_point(&here, p)).collect(),
        open_of,
        people: people_of.of_all(&people).to_vec(),
        people_of,
        would: would(&here),
        below_minimum: below_minimum(&here),
        may_after: may_after(&here),
        least: facts.method.decision.after_round_days,
        clock: control::time_left_in(&here, Part::Closing),
        plenary: format!("/r/{}/plenary", here.id),
        may_close: may_close(&here),
        close_note: if too_early(facts) && facts.decided.is_none() { t.s("closing-wait") } else { String::new() },
        step: if facts.decided.is_some() { control::step(&here) } else { None },
        page: Page::of(&here, t.s("closing-title")),
    })
}

fn open_point(here: &Here, point: &Point) -> Open {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let (open, talk) = counts(facts, point);
    let mut told = Vec::new();
    if open > 0 {
        told.push(t.n("closing-to-see", open));
    }
    if talk > 0 {
        told.push(t.n("closing-talk", talk));
    }
    if told.is_empty() {
        told.push(t.s(if point.parent.is_some() { "closing-parent" } else { "closing-few" }));
    }
    let asked = facts.required_on(point).into_iter();
    let stances = asked.filter_map(|who| facts.open_not_yet(point.id, who));
    let line = view::line(&here.snap, t, point, None);
    let reason = |s: &Stance| {
        let text = s.reason_for(Viewer::Guide)?.to_owned();
        Some(Reason { text, guides_only: s.reason_for(Viewer::Anyone).is_none() })
    };
    let mut reasons: Vec<Reason> = stances.filter_map(reason).collect();
    reasons.sort();
    Open {
        href: format!("/r/{}/meeting/points/{}", here.id, point.id),
        code: facts.code(point),
        idea: line.idea,
        petal: line.petal,
        text: line.text,
        addition: line.addition,
        told: told.join(" "),
        reasons,
    }
}

/// Who still has something to see or an open not-yet that who guides may know of. A not-yet for
/// its owner's eyes counts as still to be seen.
pub(super) fn people(here: &Here) -> Vec<Person> {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let mut all: Vec<Person> = Vec::new();
    for (who, attendance) in &facts.attendance {
        let (open, talk) = open_for(facts, *who);
        if open.is_empty() && talk.is_empty() {
            continue;
        }
        let mut told = vec![t.k("presence", attendance.presence.name())];
        if !open.is_empty() {
            told.push(t.w("closing-person-open", "what", view::counted(t, open)));
        }
        if !talk.is_empty() {
            told.push(t.w("closing-person-talk", "what", view::counted(t, talk)));
        }
        all.push(Person {
            name: route.prep.name(*who).to_owned(),
            href: format!("/r/{}/meeting/stances/{who}", here.id),
            told: told.join(" · "),
        });
    }
    all.sort_by_cached_key(|p| p.name.to_lowercase());
    all
}

fn would(here: &Here) -> Vec<Would> {
    let (t, facts) = (here.t(), &here.route().facts);
    let (points, decisions) = match &facts.decided {
        Some(decided) => (decided.points.values().copied().collect(), decided.decisions.clone()),
        None => facts.verdicts(),
    };
    let n = |verdict: Verdict| {
        let those = points.iter().filter(|v| v.verdict == verdict).filter_map(|v| facts.points.get(&v.point));
        let count: Count = those.collect();
        count.points + count.questions
    };
    let line = |key: &str, n: usize| Would { label: t.n(key, n), n };
    vec![
        line("closing-decisions", decisions.len()),
        line("closing-decided", n(Verdict::Decided)),
        line("closing-agreed", n(Verdict::Agreed)),
        line("closing-not-decided", n(Verdict::NotDecided)),
        line("closing-questions", n(Verdict::QuestionOpen)),
    ]
}
