//! One follow-up gathering: its agenda, who was there, its notes, and what it decides.

use super::board::{self, Waiting};
use super::erase::{self, Erase};
use super::gatherings::{Plan, found, holds};
use super::proposal::{self, ProposalLine};
use super::views::{self, Card, card, signed};
use crate::clock;
use crate::text::T;
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::setup::Choice;
use crate::web::stretch::Stretch;
use crate::web::words;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::follow_up::{Agenda, FollowUpGathering, LaterRound};
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::ParticipantId;
use bloemenzee_domain::time::Moment;

/// Lines of the agenda of one kind; the rest stands on the board.
const AGENDA: usize = 20;
/// People on one page, with a button each.
const PEOPLE: usize = 60;
/// Notes on one page; the latest.
const NOTES: usize = 60;

/// Somebody who is there, or is expected.
struct Person {
    id: String,
    name: String,
    /// How they are there, in a word; empty for who is not.
    word: String,
    present: bool,
    may_undo: bool,
}

struct NoteLine {
    number: usize,
    text: String,
    signed: String,
    /// Whether it became an action.
    taken: bool,
}

#[derive(Template)]
#[template(path = "follow_gathering.html")]
struct GatheringPage {
    page: Page,
    id: String,
    at: String,
    gathering: String,
    when: String,
    /// From when on it is filled in who is there; empty once it is that day.
    from: String,
    cancelled: String,
    holds: bool,
    guides: bool,
    plan: Plan,
    topics: Vec<String>,
    waiting: Vec<Waiting>,
    days: Vec<Waiting>,
    agenda: Vec<Card>,
    agenda_more: usize,
    people: Vec<Person>,
    people_of: Stretch,
    others: Vec<Choice>,
    /// Names of who was there, for who takes part.
    there: String,
    attends: bool,
    notes: Vec<NoteLine>,
    notes_more: usize,
    round: Option<proposal::Round>,
    proposals: Vec<ProposalLine>,
    may_open: bool,
    opens: String,
    may_add: bool,
    erases: Vec<Erase>,
}

fn person(here: &Here, gathering: &FollowUpGathering, round: Option<&LaterRound>, who: ParticipantId) -> Person {
    let presence = gathering.present.get(&who).copied();
    let asked = round.and_then(|r| r.facts.attendance.get(&who)).map(|a| a.presence);
    let word = presence.or(asked).map(|p| here.t().k("presence", p.name())).unwrap_or_default();
    Person {
        id: who.to_string(),
        name: views::name(here, who),
        word,
        present: presence.is_some_and(Presence::in_room),
        // From the moment that proposals are open, attendance is a fact.
        may_undo: presence.is_some() && round.is_none(),
    }
}

/// Who signed up or is there, by name; and everybody else who could come.
fn people(here: &Here, gathering: &FollowUpGathering) -> (Vec<ParticipantId>, Vec<Choice>) {
    let route = here.route();
    let invited = route.invited_to_follow_up();
    let active = route.prep.involvements.values().filter(|i| i.active()).map(|i| i.participant);
    let expected = |who: &ParticipantId| invited.contains(who) || gathering.present.contains_key(who);
    let (mut known, others): (Vec<_>, Vec<_>) = active.partition(expected);
    known.sort_by_key(|who| views::name(here, *who));
    let mut others: Vec<_> = others.into_iter().map(|who| Choice::new(who, views::name(here, who))).collect();
    others.sort_by(|a, b| a.label.cmp(&b.label));
    (known, others)
}

fn notes(here: &Here, gathering: &FollowUpGathering) -> Vec<NoteLine> {
    let taken = here.route().notes_taken_up(gathering.id);
    let all = gathering.notes.iter().enumerate().rev().take(NOTES);
    let line = |(n, note): (usize, &bloemenzee_domain::follow_up::MeetingNote)| NoteLine {
        number: n + 1,
        text: erase::read(here, &note.text),
        signed: signed(here, note.at, note.by),
        taken: u32::try_from(n + 1).is_ok_and(|n| taken.contains(&n)),
    };
    all.map(line).collect()
}

/// `GET /r/{route}/follow/gatherings/{gathering}`
pub async fn show(here: Here) -> Result<Response, Oops> {
    let gathering = found(&here)?;
    let title = here.t().w("follow-gathering-title", "day", words::date(here.t(), gathering.at));
    html(&page(&here, gathering, Page::of(&here, title)))
}

fn page(here: &Here, gathering: &FollowUpGathering, page: Page) -> GatheringPage {
    let (t, route, now) = (here.t(), here.route(), clock::now());
    // What was open on an evening that has been stands in its notes; what is open now, on the board.
    let past = gathering.at.plus_days(1) <= now;
    let Agenda { nobody_yet, actions, .. } = if past { Agenda::default() } else { route.agenda(gathering, now) };
    let (nobody, days) = board::nobody_and_days(nobody_yet);
    let (people, others) = if here.actor.guides() { people(here, gathering) } else { Default::default() };
    let people_of = Stretch::new(&here.viewer, "people", people.len(), PEOPLE);
    let alive = gathering.cancelled.is_none();
    let holds = alive && holds(here);
    let round = route.facts.later.get(&gathering.id);
    let may_open = alive && round.is_none() && view::may(here, "proposal.open") && !gathering.present.is_empty();
    let there: Vec<_> = gathering.present.keys().map(|who| views::name(here, *who)).collect();
    GatheringPage {
        id: here.id.to_string(),
        at: format!("/r/{}/follow/gatherings/{}", here.id, gathering.id),
        gathering: gathering.id.to_string(),
        when: at(t, gathering),
        from: from(t, gathering, clock::now()),
        cancelled: gathering.cancelled.as_ref().map(|(why, _)| why.clone()).unwrap_or_default(),
        plan: Plan::of(gathering),
        topics: gathering.topics.clone(),
        waiting: board::waiting(here, &nobody[..nobody.len().min(AGENDA)]),
        days: board::waiting(here, &days[..days.len().min(AGENDA)]),
        agenda_more: actions.len().saturating_sub(AGENDA),
        agenda: actions.iter().take(AGENDA).map(|a| card(here, a)).collect(),
        people: people_of.of_all(&people).iter().map(|who| person(here, gathering, round, *who)).collect(),
        people_of,
        others,
        there: there.join(", "),
        attends: alive && view::may(here, "follow_up.attend"),
        notes: notes(here, gathering),
        notes_more: gathering.notes.len().saturating_sub(NOTES),
        proposals: round.map(|round| proposal::lines(here, round)).unwrap_or_default(),
        opens: opens(here),
        round: round.map(|round| proposal::round(here, round)),
        may_open: may_open && opens(here).is_empty(),
        may_add: board::may_add(here),
        erases: erase::of_gathering(here, gathering),
        guides: here.actor.guides(),
        holds,
        page,
    }
}

/// From when until when, and where.
fn at(t: T, gathering: &FollowUpGathering) -> String {
    let mut parts = vec![("time", words::clock(t, gathering.at)), ("place", gathering.place.clone())];
    parts.extend(gathering.ends().map(|end| ("end", words::clock(t, end))));
    t.a(if parts.len() > 2 { "follow-from-to" } else { "follow-at" }, &parts)
}

fn from(t: T, gathering: &FollowUpGathering, now: Moment) -> String {
    let early = gathering.present.is_empty() && words::day_field(now) < words::day_field(gathering.at);
    if early { t.w("follow-present-from", "day", words::date(t, gathering.at)) } else { String::new() }
}

/// Why proposals cannot be opened now; empty when they can.
fn opens(here: &Here) -> String {
    let (t, facts) = (here.t(), &here.route().facts);
    if !facts.method.decides() {
        return t.s("follow-propose-not-here");
    }
    if facts.later.values().any(LaterRound::is_open) {
        return t.s("follow-propose-one-at-a-time");
    }
    String::new()
}
