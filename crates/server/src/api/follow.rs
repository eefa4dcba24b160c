//! What goes on after the meeting, without names: to each viewer what the pages show them at that moment.

use super::ask::Asked;
use super::model::{ActionModel, Actions, FollowUpModel, GatheringModel, GroupModel, Trace, TraceModel};
use super::problem::Problem;
use crate::clock;
use crate::web::follow::is_within;
use crate::web::oops::Oops;
use crate::web::trace::{is_open, is_public};
use axum::Json;
use bloemenzee_domain::follow_up::{Action, ActionTrace, FollowUpGathering, Group, PointTrace};
use bloemenzee_domain::idea::Point;
use bloemenzee_domain::route::Route;
use bloemenzee_domain::time::Moment;
use std::collections::BTreeSet;

type Answer<M> = Result<Json<M>, Problem>;

/// The route, for a viewer whom a page shows it too.
fn when(shown: bool, asked: &Asked) -> Result<&Route, Problem> {
    if shown {
        return Ok(asked.0.route());
    }
    let signed_in = asked.0.viewer.signed_in().map(|_| Oops::NotForYou);
    Err(asked.problem(&signed_in.unwrap_or_else(|oops| oops)))
}

fn shown(action: ActionTrace<'_>, version: u32) -> ActionModel {
    ActionModel {
        id: action.id,
        number: action.number,
        version,
        what: action.what.to_owned(),
        who: action.who.map(str::to_owned),
        by_participant: action.by_participant,
        by: action.by,
        by_words: action.by_words.to_owned(),
        state: action.state,
        because: action.because.to_owned(),
        added: action.added,
        news: action.news,
        closed: action.closed,
        late: action.late,
        no_news: action.no_news,
    }
}

pub(super) async fn trace(asked: Asked) -> Answer<Trace> {
    let route = when(is_open(&asked.0), &asked)?;
    let one = |of: PointTrace<'_>| {
        let facts = route.facts.holding(of.idea);
        let point = facts.and_then(|facts| facts.points.get(&of.point));
        let version = |id| route.prep.follow.actions.get(&id).map_or(0, Action::version);
        TraceModel {
            point: of.point,
            code: facts.zip(point).map(|(facts, point)| facts.code(point)).unwrap_or_default(),
            text: point.map_or("", Point::text).to_owned(),
            idea: of.idea,
            gathering: of.gathering,
            verdict: of.verdict.map(|v| v.name().to_owned()),
            decided: of.decided,
            answer: of.answer.map(|a| a.kind.clone()),
            answered: of.answer.map(|a| a.at),
            became: of.became,
            actions: of
                .actions
                .into_iter()
                .map(|action| (version(action.id), action))
                .map(|(v, a)| shown(a, v))
                .collect(),
        }
    };
    Ok(Json(Trace { points: route.trace(clock::now()).into_iter().map(one).collect() }))
}

pub(super) async fn actions(asked: Asked) -> Answer<Actions> {
    let within = is_within(&asked.0);
    let route = when(within || is_open(&asked.0), &asked)?;
    let now = clock::now();
    let open = route.open_actions(now).into_iter();
    let closed = route.prep.follow.actions.values().filter(|action| !action.is_open());
    // The page for everybody shows what a point leads to; of any other only the feed tells, and less.
    let points = if within { Vec::new() } else { route.trace(now) };
    let told: BTreeSet<_> = points.iter().flat_map(|of| &of.actions).map(|action| action.id).collect();
    let one = |action: &Action| {
        let model = shown(route.shown(action, now), action.version());
        if within || told.contains(&action.id) { model } else { as_in_feed(model) }
    };
    let actions = open.chain(closed).map(one).collect();
    Ok(Json(Actions { actions, nobody_yet: route.nobody_yet().into_iter().map(|n| n.idea).collect() }))
}

/// Without who does it and by when.
fn as_in_feed(is: ActionModel) -> ActionModel {
    ActionModel {
        who: None,
        by_participant: false,
        by: None,
        by_words: String::new(),
        late: false,
        news: is.closed.unwrap_or(is.added),
        no_news: None,
        ..is
    }
}

pub(super) async fn follow_up(asked: Asked) -> Answer<FollowUpModel> {
    let within = is_within(&asked.0);
    let route = when(within || is_public(&asked.0), &asked)?;
    let now = clock::now();
    let follow = &route.prep.follow;
    let mut groups: Vec<_> = follow.groups.values().map(|g| group(route, g, now)).collect();
    groups.sort_by_key(|group| group.number);
    let mut gatherings: Vec<_> = follow.gatherings.values().collect();
    gatherings.sort_by_key(|gathering| (gathering.at, gathering.number));
    let mut gatherings: Vec<_> = gatherings.into_iter().map(gathering).collect();
    if !within {
        groups = groups.into_iter().filter(|group| group.no_news.is_some()).map(as_on_trace).collect();
        gatherings = gatherings.into_iter().map(as_in_calendar).collect();
    }
    Ok(Json(FollowUpModel { groups, gatherings }))
}

fn gathering(is: &FollowUpGathering) -> GatheringModel {
    GatheringModel {
        id: is.id,
        number: is.number,
        at: is.at,
        minutes: is.minutes,
        place: is.place.clone(),
        topics: is.topics.clone(),
        sequence: is.sequence,
        cancelled: is.cancelled.as_ref().map(|(why, _)| why.clone()),
    }
}

/// Date and place, and whether it is cancelled.
fn as_in_calendar(is: GatheringModel) -> GatheringModel {
    GatheringModel { topics: Vec::new(), cancelled: is.cancelled.map(|_| String::new()), ..is }
}

fn group(route: &Route, group: &Group, now: Moment) -> GroupModel {
    GroupModel {
        id: group.id,
        number: group.number,
        name: group.name.clone(),
        state: Some(route.group_state(group)),
        members: Some(group.members.len()),
        formed: Some(group.formed),
        without_driver_since: group.without_driver_since(),
        no_news: route.no_news_of_group(group.id, now),
        stopped: group.stopped.as_ref().map(|(why, _)| why.clone()),
    }
}

/// What it is called, and since when nothing was heard of it.
fn as_on_trace(is: GroupModel) -> GroupModel {
    GroupModel { state: None, members: None, formed: None, without_driver_since: None, stopped: None, ..is }
}
