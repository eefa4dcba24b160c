//! Planning: who still needs a talk, and who holds it, where and when.

use crate::text::T;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::setup::{Choice, may, staff};
use crate::web::stretch::{self, Stretch};
use crate::web::words;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::conversation::{Conversation, Setting};
use bloemenzee_domain::id::{ItemId, ParticipantId, PersonId};
use bloemenzee_domain::time::Moment;

/// Every way of holding a talk.
const SETTINGS: [Setting; 4] = [Setting::HomeVisit, Setting::Phone, Setting::AtTheDoor, Setting::Elsewhere];

#[derive(Clone)]
struct Line {
    id: String,
    name: String,
    what: String,
    late: bool,
}

struct Agenda {
    key: usize,
    facilitator: String,
    talks: Vec<Line>,
}

#[derive(Template)]
#[template(path = "talks_plan.html")]
struct PlanPage {
    page: Page,
    id: String,
    expected: usize,
    done: usize,
    has_talks: bool,
    unplanned: Vec<Line>,
    unplanned_of: Stretch,
    agendas: Vec<Agenda>,
    finished: Vec<Line>,
    finished_of: Stretch,
    finished_open: bool,
    people: Vec<Choice>,
    facilitators: Vec<Choice>,
    settings: Vec<Choice>,
    may_plan: bool,
    open_items: usize,
}

/// The ways of holding a talk, as choices.
pub fn settings(t: T, chosen: Option<Setting>) -> Vec<Choice> {
    let choice = |s: &Setting| Choice::new(s.name(), t.k("talks-setting", s.name())).chosen_if(Some(*s) == chosen);
    SETTINGS.iter().map(choice).collect()
}

/// `GET /r/{route}/talks`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let members = staff::members(here.app.engine.store()).await?;
    let (t, route) = (here.t(), here.route());
    let unsettled = route.unsettled();
    let guides = staff::guides(&route.prep, &members);
    let talk = |p: &ParticipantId| route.prep.conversations.get(p);
    let planned = |p: &ParticipantId| talk(p).is_some_and(|c| c.facilitator.is_some());
    let mut open = unsettled.talks.clone();
    open.sort_by_cached_key(|p| (talk(p).and_then(|c| c.planned), route.prep.name(*p).to_lowercase()));
    let me = here.actor.person;
    let unplanned: Vec<ParticipantId> = open.iter().copied().filter(|p| !planned(p)).collect();
    let unplanned_of = Stretch::new(&here.viewer, "unplanned", unplanned.len(), stretch::ROWS);
    let finished = finished(&here);
    let finished_of = Stretch::new(&here.viewer, "finished", finished.len(), stretch::ROWS);
    html(&PlanPage {
        id: here.id.to_string(),
        expected: route.prep.expected().count(),
        done: route.prep.expected().filter(|i| talk(&i.participant).is_some_and(Conversation::done)).count(),
        has_talks: route.has_conversations(),
        unplanned: unplanned_of.of_all(&unplanned).iter().map(|p| line(&here, *p)).collect(),
        unplanned_of,
        agendas: agendas(&here, &open, &guides),
        finished: finished_of.of_all(&finished).to_vec(),
        finished_of,
        finished_open: here.viewer.asked("finished").is_some(),
        people: open.iter().map(|p| Choice::new(p, route.prep.name(*p))).collect(),
        facilitators: guides.iter().map(|(p, name)| Choice::new(p, name.as_str()).chosen_if(Some(*p) == me)).collect(),
        settings: settings(t, None),
        may_plan: may(&here, "conversation.plan"),
        open_items: readable(&here, &unsettled.items),
        page: Page::of(&here, t.s("talks-title")),
    })
}

/// How many open items the viewer may read: a number does not tell of those they may not.
fn readable(here: &Here, open: &[ItemId]) -> usize {
    let (items, ctx) = (&here.route().prep.items, here.ctx());
    open.iter().filter(|id| items.get(id).is_some_and(|item| item.may_read(&ctx))).count()
}

/// The planned talks, per facilitator, in order of time.
fn agendas(here: &Here, open: &[ParticipantId], guides: &[(PersonId, String)]) -> Vec<Agenda> {
    let of = |p: &ParticipantId| here.route().prep.conversations.get(p).and_then(|c| c.facilitator);
    let agenda = |(key, (person, name)): (usize, &(PersonId, String))| Agenda {
        key,
        facilitator: name.clone(),
        talks: open.iter().filter(|p| of(p) == Some(*person)).map(|p| line(here, *p)).collect(),
    };
    let known = guides.iter().enumerate().map(agenda);
    // Who held the role when it was planned and gave it up since.
    let left = |p: &&ParticipantId| of(p).is_some_and(|f| guides.iter().all(|(g, _)| *g != f));
    let orphans: Vec<Line> = open.iter().filter(left).map(|p| line(here, *p)).collect();
    let orphans = Agenda { key: guides.len(), facilitator: here.t().s("talks-nobody-any-more"), talks: orphans };
    known.chain([orphans]).filter(|a| !a.talks.is_empty()).collect()
}

fn line(here: &Here, participant: ParticipantId) -> Line {
    let (t, route) = (here.t(), here.route());
    let talk = route.prep.conversations.get(&participant);
    let when = talk.and_then(|c| c.planned);
    Line {
        id: participant.to_string(),
        name: route.prep.name(participant).to_owned(),
        what: talk.map(|c| place_and_time(t, c)).unwrap_or_default(),
        late: when.is_some_and(|at: Moment| at < here.ctx().now),
    }
}

/// `thuis, maandag 8 november 2021, 19.30 uur`.
pub fn place_and_time(t: T, talk: &Conversation) -> String {
    let place = talk.setting.map(|s| t.k("talks-setting", s.name()));
    let when = talk.planned.map(|at| words::date_time(t, at));
    place.into_iter().chain(when).collect::<Vec<_>>().join(", ")
}

fn finished(here: &Here) -> Vec<Line> {
    let (t, route) = (here.t(), here.route());
    let active = route.prep.involvements.values().filter(|i| i.active()).map(|i| i.participant);
    let line = |p: ParticipantId| {
        let talk = route.prep.conversations.get(&p).filter(|c| c.done())?;
        let what = talk.held.map_or_else(|| t.s("circle-waived"), |at| words::date(t, at));
        Some(Line { id: p.to_string(), name: route.prep.name(p).to_owned(), what, late: false })
    };
    let mut all: Vec<Line> = active.filter_map(line).collect();
    all.sort_by_cached_key(|l| l.name.to_lowercase());
    all
}
