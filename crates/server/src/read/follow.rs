//! The records of the follow-up as rows.

use bloemenzee_domain::follow_up::{
    Action, Doer, FollowRecord, FollowUpGathering, Group, Horizon, Nudged, SignUp, Source, Subject, Tell, To, Version,
    Who,
};
use bloemenzee_domain::id::RouteId;

use super::table::{at, tables};
use crate::params;
use crate::store::{Statement, Value};

tables! {
    /// The tables of the records of the follow-up, by name; the key of each begins with the route.
    FOLLOW_TABLES, ALL;
    SIGN_UP = "sign_up" ["route", "participant"] ["channel", "on_behalf", "at", "taken_back"];
    SIGN_UP_WISH = "sign_up_wish" ["route", "participant", "number"] ["kind", "subject"];
    GROUP = "working_group" ["route", "id"] [
        "number", "name", "asked", "asked_at", "formed", "stopped", "stopped_reason",
    ];
    GROUP_ABOUT = "group_about" ["route", "group_id", "number"] ["kind", "subject"];
    GROUP_MEMBER = "group_member" ["route", "group_id", "participant"] ["since"];
    GROUP_DRIVER = "group_driver" ["route", "group_id", "number"] ["participant", "since", "until", "channel"];
    ACTION = "action" ["route", "id"] [
        "number", "source", "source_id", "source_note", "state", "by_date", "group_id", "news",
    ];
    ACTION_VERSION = "action_version" ["route", "action", "number"] [
        "at", "by_person", "by_participant", "what", "who_kind", "who", "by_date", "by_words", "cost", "means",
        "group_id", "state", "because", "yields",
    ];
    ACTION_POINT = "action_point" ["route", "action", "number"] ["point"];
    ACTION_NOTE = "action_note" ["route", "action", "number"] ["at", "by_person", "by_participant", "text"];
    FOLLOW_GATHERING = "follow_gathering" ["route", "id"] [
        "number", "at", "place", "in_row", "slot", "sequence", "cancelled", "cancelled_reason", "minutes",
    ];
    FOLLOW_TOPIC = "follow_topic" ["route", "gathering", "number"] ["topic"];
    FOLLOW_PRESENT = "follow_present" ["route", "gathering", "participant"] ["presence"];
    FOLLOW_NOTE = "follow_note" ["route", "gathering", "number"] ["at", "by_person", "by_participant", "text"];
    HORIZON = "horizon" ["route"] ["version", "event", "on_day", "at"];
    HORIZON_LINE = "horizon_line" ["route", "number"] ["text", "stands"];
    HORIZON_LINE_ACTION = "horizon_line_action" ["route", "number", "place"] ["action"];
    TELL = "tell" ["route", "participant"] ["way", "rhythm", "channel", "at"];
    ABOUT_ME = "about_me" ["route", "participant"] ["age", "district"];
    REVIEW = "review" ["route", "decision"] ["on_day", "set_at"];
    ANSWER_PROMISE = "answer_promise" ["route", "number"] ["by_date", "given", "reason"];
    NUDGE = "nudge" ["route", "name"] ["kind", "about", "since", "level", "to_kind", "to_participant", "at"];
    ROUTE_LINK = "route_link" ["route", "other"] ["is_before", "at"];
}

/// The statements that write a record of the follow-up over its rows. The delivery of a reminder is
/// left alone.
pub(super) fn follow_statements(route: RouteId, record: &FollowRecord) -> Vec<Statement> {
    match record {
        FollowRecord::SignUp(is) => sign_up(route, is),
        FollowRecord::Group(is) => group(route, is),
        FollowRecord::Action(is) => action(route, is),
        FollowRecord::Gathering(is) => gathering(route, is),
        FollowRecord::Horizon(is) => horizon(route, is),
        FollowRecord::Tell(is) => vec![tell(route, is)],
        FollowRecord::About(is) => {
            vec![ABOUT_ME.put(params![route.0, is.participant.0, is.age.map(|a| a.name()), &is.district])]
        }
        FollowRecord::Review(is) => {
            vec![REVIEW.put(params![route.0, is.decision.0, is.on.map(at), at(is.set)])]
        }
        FollowRecord::Promise(is) => {
            vec![ANSWER_PROMISE.put(params![route.0, is.number, at(is.by), at(is.given), &is.reason])]
        }
        FollowRecord::Nudged(is) => vec![nudge(route, is)],
        FollowRecord::Route(is) => vec![ROUTE_LINK.put(params![route.0, is.route.0, is.before, at(is.at)])],
    }
}

/// A subject's kind and identity, as two columns.
fn subject(is: &Subject) -> (&'static str, uuid::Uuid) {
    (is.name(), is.id())
}

/// Who did something, as two columns.
fn doer(is: &Doer) -> (Value, Value) {
    (is.person.map(|p| p.0).into(), is.participant.map(|p| p.0).into())
}

fn sign_up(route: RouteId, is: &SignUp) -> Vec<Statement> {
    let who = is.participant.0;
    let whole = SIGN_UP.put(params![route.0, who, is.channel.name(), is.on_behalf, at(is.at), is.taken_back.map(at)]);
    let wishes = (1_i64..).zip(&is.wishes).map(|(number, wish)| {
        let (kind, id) = subject(wish);
        SIGN_UP_WISH.put(params![route.0, who, number, kind, id])
    });
    [whole, SIGN_UP_WISH.cut(params![route.0, who])].into_iter().chain(wishes).collect()
}

fn group(route: RouteId, is: &Group) -> Vec<Statement> {
    let id = is.id.0;
    let mut all = vec![GROUP.put(params![
        route.0,
        id,
        is.number,
        &is.name,
        is.asked.map(|(who, _)| who.0),
        is.asked.map(|(_, when)| at(when)),
        at(is.formed),
        is.stopped.as_ref().map(|(_, when)| at(*when)),
        is.stopped.as_ref().map(|(why, _)| why),
    ])];
    all.extend([&GROUP_ABOUT, &GROUP_MEMBER, &GROUP_DRIVER].map(|table| table.cut(params![route.0, id])));
    all.extend((1_i64..).zip(&is.about).map(|(number, about)| {
        let (kind, subject) = subject(about);
        GROUP_ABOUT.put(params![route.0, id, number, kind, subject])
    }));
    all.extend(is.members.iter().map(|(who, since)| GROUP_MEMBER.put(params![route.0, id, who.0, at(*since)])));
    all.extend((1_i64..).zip(&is.drivers).map(|(number, driver)| {
        let (since, until) = (at(driver.from), driver.until.map(at));
        GROUP_DRIVER.put(params![route.0, id, number, driver.who.0, since, until, driver.channel.name()])
    }));
    all
}

fn action(route: RouteId, is: &Action) -> Vec<Statement> {
    let id = is.id.0;
    let (source, source_id, note) = match is.source {
        Source::Idea { idea } => ("idea", idea.0, None),
        Source::Thread { thread } => ("thread", thread.0, None),
        Source::Gathering { gathering, note } => ("gathering", gathering.0, note),
    };
    let now = is.terms();
    let mut all = vec![ACTION.put(params![
        route.0,
        id,
        is.number,
        source,
        source_id,
        note,
        now.state.name(),
        now.by.map(at),
        now.group.map(|g| g.0),
        at(is.news()),
    ])];
    all.extend([&ACTION_POINT, &ACTION_VERSION, &ACTION_NOTE].map(|table| table.cut(params![route.0, id])));
    all.extend(
        (1_i64..).zip(&is.points).map(|(number, point)| ACTION_POINT.put(params![route.0, id, number, point.0])),
    );
    all.extend((1_i64..).zip(&is.versions).map(|(number, version)| action_version(route, id, number, version)));
    all.extend((1_i64..).zip(&is.notes).map(|(number, note)| {
        let (person, participant) = doer(&note.by);
        ACTION_NOTE.put(params![route.0, id, number, at(note.at), person, participant, &note.text])
    }));
    all
}

fn action_version(route: RouteId, id: uuid::Uuid, number: i64, is: &Version) -> Statement {
    let (person, participant) = doer(&is.by);
    let terms = &is.terms;
    let who: Option<String> = terms.who.as_ref().map(|who| match who {
        Who::Participant(p) => p.to_string(),
        Who::Organisation(name) | Who::Words(name) => name.clone(),
    });
    ACTION_VERSION.put(params![
        route.0,
        id,
        number,
        at(is.at),
        person,
        participant,
        &terms.what,
        terms.who.as_ref().map(Who::name),
        who,
        terms.by.map(at),
        &terms.by_words,
        &terms.cost,
        &terms.means,
        terms.group.map(|g| g.0),
        terms.state.name(),
        &terms.because,
        &terms.yields,
    ])
}

fn gathering(route: RouteId, is: &FollowUpGathering) -> Vec<Statement> {
    let id = is.id.0;
    let mut all = vec![FOLLOW_GATHERING.put(params![
        route.0,
        id,
        is.number,
        at(is.at),
        &is.place,
        is.row.map(|r| r.0),
        is.slot.map(at),
        is.sequence,
        is.cancelled.as_ref().map(|(_, when)| at(*when)),
        is.cancelled.as_ref().map(|(why, _)| why),
        is.minutes,
    ])];
    all.extend([&FOLLOW_TOPIC, &FOLLOW_PRESENT, &FOLLOW_NOTE].map(|table| table.cut(params![route.0, id])));
    all.extend((1_i64..).zip(&is.topics).map(|(number, topic)| FOLLOW_TOPIC.put(params![route.0, id, number, topic])));
    all.extend(is.present.iter().map(|(who, how)| FOLLOW_PRESENT.put(params![route.0, id, who.0, how.name()])));
    all.extend((1_i64..).zip(&is.notes).map(|(number, note)| {
        let (person, participant) = doer(&note.by);
        FOLLOW_NOTE.put(params![route.0, id, number, at(note.at), person, participant, &note.text])
    }));
    all
}

fn horizon(route: RouteId, is: &Horizon) -> Vec<Statement> {
    let mut all = vec![HORIZON.put(params![route.0, is.version, &is.event, is.on.map(at), at(is.at)])];
    all.extend([&HORIZON_LINE, &HORIZON_LINE_ACTION].map(|table| table.cut(params![route.0])));
    for (number, line) in (1_i64..).zip(&is.must_stand) {
        all.push(HORIZON_LINE.put(params![route.0, number, &line.text, line.stands.map(at)]));
        let actions = (1_i64..).zip(&line.actions);
        all.extend(actions.map(|(place, action)| HORIZON_LINE_ACTION.put(params![route.0, number, place, action.0])));
    }
    all
}

fn tell(route: RouteId, is: &Tell) -> Statement {
    TELL.put(params![route.0, is.participant.0, is.by.name(), is.rhythm.name(), is.channel.name(), at(is.at),])
}

fn nudge(route: RouteId, is: &Nudged) -> Statement {
    let (to, participant) = match is.to {
        To::Participant(who) => ("participant", Some(who.0)),
        To::Lead => ("lead", None),
        To::Commissioner => ("commissioner", None),
        To::Public => ("public", None),
    };
    NUDGE.put(params![
        route.0,
        &is.key,
        is.kind.name(),
        is.about,
        at(is.since),
        is.level.name(),
        to,
        participant,
        at(is.at),
    ])
}
