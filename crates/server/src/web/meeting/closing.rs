//! The closing round: what is still open per point, who is still to answer, the after-round, and
//! closing it.

use super::view::{self, Sees};
use crate::clock;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::words;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::fact::Verdict;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::id::{ParticipantId, PointId};
use bloemenzee_domain::idea::{Point, PointKind};
use bloemenzee_domain::method::Part;
use bloemenzee_domain::stance::Viewer;

/// A point that is not carried, explained in counts.
struct Open {
    href: String,
    code: String,
    idea: String,
    petal: String,
    text: String,
    addition: bool,
    told: String,
    reasons: Vec<String>,
}

/// Somebody who is still asked something.
struct Person {
    name: String,
    href: String,
    told: String,
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
    at: String,
    decides: bool,
    begun: bool,
    /// Whether there is anything to close on.
    written: bool,
    decided: bool,
    open: Vec<Open>,
    open_title: String,
    more: String,
    people: Vec<Person>,
    would: Vec<Would>,
    below_minimum: String,
    may_after: bool,
    least: u32,
    after: String,
    may_close: bool,
    close_note: String,
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
    let points: Vec<&Point> = facts.live_ideas().into_iter().flat_map(|idea| facts.points_of(idea.id)).collect();
    let open: Vec<_> =
        points.iter().filter(|p| p.kind == PointKind::Point && !here.snap.tallies.of(p.id).carried).collect();
    let begun = facts.part == Some(Part::Closing) || facts.after_round.is_some();
    let waiting = facts.attendance.keys().any(|p| facts.waited_for(*p));
    let early = facts.after_round.is_some_and(|until| clock::now() < until && waiting);
    let minimum = facts.method.decision.minimum;
    let few = here.snap.tallies.required < minimum;
    html(&ClosingPage {
        id: here.id.to_string(),
        at: here.viewer.at.clone(),
        decides: facts.method.decides(),
        begun,
        written: !points.is_empty(),
        decided: facts.decided.is_some(),
        open_title: t.n("closing-open-title", open.len()),
        open: open.iter().take(view::MOST_POINTS).map(|p| open_point(&here, p)).collect(),
        more: if open.len() > view::MOST_POINTS {
            t.n("closing-more", open.len() - view::MOST_POINTS)
        } else {
            String::new()
        },
        people: people(&here),
        would: would(&here),
        below_minimum: if few { t.n("closing-below-minimum", minimum) } else { String::new() },
        may_after: facts.part == Some(Part::Closing)
            && facts.after_round.is_none()
            && facts.decided.is_none()
            && view::may(&here, "closing.after_round"),
        least: facts.method.decision.after_round_days,
        after: facts
            .after_round
            .map(|m| t.w("closing-after-until", "when", words::date_time(t, m)))
            .unwrap_or_default(),
        may_close: begun && facts.decided.is_none() && !early && view::may(&here, "closing.close"),
        close_note: if early { t.s("closing-wait") } else { String::new() },
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
    let mut reasons: Vec<String> = stances.filter_map(|s| s.reason_for(Viewer::Guide)).map(str::to_owned).collect();
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
fn people(here: &Here) -> Vec<Person> {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let count = |who: ParticipantId| {
        let asked = facts.asked_of(who);
        let talk = asked.iter().filter(|p| view::sees(facts, p.id, who, Viewer::Guide) == Sees::Talk).count();
        (asked.len() - talk, talk)
    };
    let mut all: Vec<Person> = Vec::new();
    for (who, attendance) in &facts.attendance {
        let (open, talk) = count(*who);
        if open + talk == 0 {
            continue;
        }
        let mut told = vec![t.k("presence", attendance.presence.name())];
        if open > 0 {
            told.push(t.n("closing-person-open", open));
        }
        if talk > 0 {
            told.push(t.n("closing-person-talk", talk));
        }
        all.push(Person {
            name: route.prep.name(*who).to_owned(),
            href: format!("/r/{}/meeting/stances/{who}", here.id),
            told: told.join(" · "),
        });
    }
    all.sort_by_key(|p| p.name.to_lowercase());
    all
}

fn would(here: &Here) -> Vec<Would> {
    let (t, facts) = (here.t(), &here.route().facts);
    let (points, decisions) = match &facts.decided {
        Some(decided) => (decided.points.values().copied().collect(), decided.decisions.clone()),
        None => facts.verdicts(),
    };
    // As the report counts: a title stands with its idea, and is no line of its own.
    let line = |point: &PointId| facts.points.get(point).is_some_and(|point| point.petal.is_some());
    let n = |verdict: Verdict| points.iter().filter(|v| v.verdict == verdict && line(&v.point)).count();
    vec![
        Would { label: t.s("closing-decisions"), n: decisions.len() },
        Would { label: t.s("closing-decided"), n: n(Verdict::Decided) },
        Would { label: t.s("closing-agreed"), n: n(Verdict::Agreed) },
        Would { label: t.s("closing-not-decided"), n: n(Verdict::NotDecided) },
        Would { label: t.s("closing-questions"), n: n(Verdict::QuestionOpen) },
    ]
}
