//! Follow-up gatherings: all of them, planning one or a row of them, and cancelling one.

use crate::clock;
use crate::web::confirm::{Confirm, Reason};
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::stretch::Stretch;
use crate::web::words;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::follow_up::FollowUpGathering;
use bloemenzee_domain::id::GatheringId;
use bloemenzee_domain::time::Moment;

/// Gatherings of one kind on one page.
const LINES: usize = 40;
/// Rows to write topics in.
const TOPICS: usize = 6;

struct Line {
    id: String,
    when: String,
    place: String,
    soft: String,
    look: &'static str,
    word: String,
}

/// The fields of a gathering that is planned.
pub struct Plan {
    /// When, as a browser's field takes it.
    pub at: String,
    /// How many minutes it takes; empty where nobody said.
    pub minutes: String,
    /// Where.
    pub place: String,
    /// What is talked about; blank rows at the end.
    pub topics: Vec<String>,
}

/// How many minutes a new one takes, until somebody says otherwise.
const USUAL: u32 = 120;

impl Plan {
    /// The fields of this gathering.
    pub fn of(gathering: &FollowUpGathering) -> Self {
        let blank = std::iter::repeat_n(String::new(), 3);
        let topics = gathering.topics.iter().cloned().chain(blank).collect();
        let minutes = gathering.minutes.map(|n| n.to_string()).unwrap_or_default();
        Self { at: words::field(gathering.at), minutes, place: gathering.place.clone(), topics }
    }

    /// The fields of a new one: in three weeks, where the meeting was.
    fn new(here: &Here) -> Self {
        let route = here.route();
        let place = route.prep.gathering(route.facts.gathering).map(|g| g.place.clone()).unwrap_or_default();
        let at = words::on_day(clock::now().plus_days(21), 19, 30);
        Self { at: words::field(at), minutes: USUAL.to_string(), place, topics: vec![String::new(); TOPICS] }
    }
}

#[derive(Template)]
#[template(path = "follow_gatherings.html")]
struct ListPage {
    page: Page,
    id: String,
    at: String,
    coming: Vec<Line>,
    past: Vec<Line>,
    past_of: Stretch,
    plan: Option<Plan>,
    /// How many would be invited, in words.
    invited: String,
}

/// Whether the viewer plans follow-up gatherings and writes at them: who guides, and who drives a group.
pub fn holds(here: &Here) -> bool {
    let drives = |g: &bloemenzee_domain::follow_up::Group| {
        g.stopped.is_none() && g.driver().is_some() && g.driver() == here.actor.participant
    };
    here.actor.guides() || here.route().prep.follow.groups.values().any(drives)
}

fn line(here: &Here, g: &FollowUpGathering, now: Moment) -> Line {
    let t = here.t();
    let (look, word) = match (&g.cancelled, g.present.is_empty()) {
        (Some(_), _) => ("notdecided", "follow-gathering-cancelled"),
        (None, false) => ("done", "follow-gathering-held"),
        (None, true) if g.at.plus_days(1) <= now => ("open", "follow-gathering-unwritten"),
        (None, true) => ("open", "follow-gathering-planned"),
    };
    let count = (!g.present.is_empty()).then(|| t.n("follow-present-n", g.present.len()));
    let notes = (!g.notes.is_empty()).then(|| t.n("follow-notes-n", g.notes.len()));
    let why = g.cancelled.as_ref().map(|(why, _)| why.clone());
    Line {
        id: g.id.to_string(),
        when: words::date_time(t, g.at),
        place: g.place.clone(),
        soft: why.into_iter().chain(count).chain(notes).collect::<Vec<_>>().join(" · "),
        look,
        word: t.s(word),
    }
}

/// `GET /r/{route}/follow/gatherings`
pub async fn list(here: Here) -> Result<Response, Oops> {
    super::within(&here)?;
    let (t, now, route) = (here.t(), clock::now(), here.route());
    let mut all: Vec<_> = route.prep.follow.gatherings.values().collect();
    all.sort_by_key(|g| (g.at, g.number));
    let (past, coming): (Vec<_>, Vec<_>) = all.into_iter().partition(|g| g.at.plus_days(1) <= now);
    let past: Vec<_> = past.into_iter().rev().collect();
    let past_of = Stretch::new(&here.viewer, "past", past.len(), LINES);
    let plans = holds(&here) && view::may(&here, "follow_up.plan") && route.facts.handed_over.is_some();
    html(&ListPage {
        id: here.id.to_string(),
        at: format!("/r/{}/follow/gatherings", here.id),
        coming: coming.into_iter().take(LINES).map(|g| line(&here, g, now)).collect(),
        past: past_of.of_all(&past).iter().map(|g| line(&here, g, now)).collect(),
        past_of,
        plan: plans.then(|| Plan::new(&here)),
        invited: t.n("follow-invited-n", route.invited_to_follow_up().len()),
        page: Page::of(&here, t.s("follow-gatherings-title")).still(),
    })
}

/// The gathering of the address.
pub fn found(here: &Here) -> Result<&FollowUpGathering, Oops> {
    super::within(here)?;
    let id: GatheringId = here.id_in("gathering")?;
    here.route().prep.follow.gatherings.get(&id).ok_or(Oops::NotFound)
}

/// `GET /r/{route}/follow/gatherings/{gathering}/cancel`
pub async fn cancel(here: Here) -> Result<Response, Oops> {
    let gathering = found(&here)?;
    if !holds(&here) || gathering.cancelled.is_some() || !view::may(&here, "follow_up.cancel") {
        return Err(Oops::NotForYou);
    }
    let t = here.t();
    let back = format!("/r/{}/follow/gatherings/{}", here.id, gathering.id);
    Confirm {
        page: Page::of(&here, t.s("follow-cancel-title")).still(),
        lead: words::date_time(t, gathering.at),
        follows: vec![t.n("follow-cancel-told", here.route().invited_to_follow_up().len())],
        warning: String::new(),
        known: Vec::new(),
        command: "follow_up.cancel",
        fields: vec![("gathering", gathering.id.to_string())],
        reason: Some(Reason {
            label: t.s("follow-cancel-why"),
            help: t.s("follow-cancel-why-help"),
            must: t.s("follow-stop-why-must"),
        }),
        action: format!("/r/{}/do", here.id),
        next: format!("/r/{}/follow/gatherings", here.id),
        label: t.s("follow-cancel-do"),
        back,
        back_label: t.s("back"),
    }
    .answer()
}
