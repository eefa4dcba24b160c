//! What goes on after the meeting, as everybody of the route may see it: no names, and once the report
//! is final also for who reads it from outside.

use super::ask::Asked;
use super::model::{ActionModel, Actions, FollowUpModel, GatheringModel, GroupModel, Trace, TraceModel};
use super::problem::Problem;
use crate::clock;
use axum::Json;
use bloemenzee_domain::follow_up::{Action, ActionTrace, Group, PointTrace};
use bloemenzee_domain::idea::Point;
use bloemenzee_domain::route::Route;
use bloemenzee_domain::time::Moment;

type Answer<M> = Result<Json<M>, Problem>;

/// Lets through who may see what was written; before there is an outcome there is nothing to see yet.
fn outcome(asked: &Asked) -> Result<&Route, Problem> {
    asked.sees_ideas()?;
    Ok(asked.0.route())
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
    let route = outcome(&asked)?;
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
    let route = outcome(&asked)?;
    let now = clock::now();
    let open = route.open_actions(now).into_iter();
    let closed = route.prep.follow.actions.values().filter(|action| !action.is_open());
    let actions = open.chain(closed).map(|action| shown(route.shown(action, now), action.version())).collect();
    Ok(Json(Actions { actions, nobody_yet: route.nobody_yet().into_iter().map(|n| n.idea).collect() }))
}

pub(super) async fn follow_up(asked: Asked) -> Answer<FollowUpModel> {
    let route = outcome(&asked)?;
    let now = clock::now();
    let follow = &route.prep.follow;
    let mut groups: Vec<_> = follow.groups.values().collect();
    groups.sort_by_key(|group| group.number);
    let mut gatherings: Vec<_> = follow.gatherings.values().collect();
    gatherings.sort_by_key(|gathering| (gathering.at, gathering.number));
    let gathering = |g: &bloemenzee_domain::follow_up::FollowUpGathering| GatheringModel {
        id: g.id,
        number: g.number,
        at: g.at,
        minutes: g.minutes,
        place: g.place.clone(),
        topics: g.topics.clone(),
        sequence: g.sequence,
        cancelled: g.cancelled.as_ref().map(|(why, _)| why.clone()),
    };
    Ok(Json(FollowUpModel {
        groups: groups.into_iter().map(|g| group(route, g, now)).collect(),
        gatherings: gatherings.into_iter().map(gathering).collect(),
    }))
}

fn group(route: &Route, group: &Group, now: Moment) -> GroupModel {
    GroupModel {
        id: group.id,
        number: group.number,
        name: group.name.clone(),
        state: route.group_state(group),
        members: group.members.len(),
        formed: group.formed,
        without_driver_since: group.without_driver_since(),
        no_news: route.no_news_of_group(group.id, now),
        stopped: group.stopped.as_ref().map(|(why, _)| why.clone()),
    }
}
