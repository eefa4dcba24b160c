//! The resources: what the screens show, as data.

use super::ask::Asked;
use super::model::{
    AnswerModel, Answers, AskedModel, AttendanceModel, AwayModel, Circle, DocumentModel, FrameModel, IdeaModel, Ideas,
    InvolvementModel, ItemModel, Items, Me, PersonThere, PointModel, ReportModel, ReportedIdea, ReportedPoint,
    RouteLine, RouteModel, Routes, StanceModel, TableModel, ThreadModel, Threads, TopicModel,
};
use super::problem::Problem;
use crate::execute::Snapshot;
use crate::read as rows;
use crate::text::T;
use crate::web::App;
use crate::web::here::lang;
use crate::web::oops::Oops;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use bloemenzee_domain::carried::Tallies;
use bloemenzee_domain::conversation::{Item, ItemKind, ItemView};
use bloemenzee_domain::ctx::Ctx;
use bloemenzee_domain::fact::Numbers;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::idea::{Idea, Point, PointKind};
use bloemenzee_domain::method::Role;
use bloemenzee_domain::stance::Viewer;

type Answer<M> = Result<Json<M>, Problem>;

fn text(words: &bloemenzee_domain::words::Words) -> String {
    words.as_str().to_owned()
}

pub(super) async fn routes(State(app): State<App>, headers: HeaderMap) -> Answer<Routes> {
    let all = rows::routes(app.engine.store()).await;
    let all = all.map_err(|error| Problem::of(&Oops::from(error), T { lang: lang(&headers) }))?;
    let line = |r: rows::RouteSummary| RouteLine {
        id: r.id,
        title: r.title,
        method: r.method,
        step: r.step,
        part: r.part,
        stopped: r.stopped,
    };
    Ok(Json(Routes { routes: all.into_iter().map(line).collect() }))
}

pub(super) async fn route(asked: Asked) -> Answer<RouteModel> {
    let route = asked.0.route();
    let facts = &route.facts;
    let meeting = route.prep.gathering(facts.gathering);
    let mut topics: Vec<_> = facts.topics.iter().collect();
    topics.sort_by_key(|(_, t)| t.number);
    let mut tables: Vec<_> = facts.tables.iter().collect();
    tables.sort_by_key(|(_, t)| t.number);
    Ok(Json(RouteModel {
        id: route.id,
        title: text(&facts.title),
        method: facts.method.id.clone(),
        say: facts.method.say,
        phase: facts.phase,
        step: facts.step(),
        part: facts.part,
        part_until: facts.part_until,
        part_left: facts.part_left,
        round: facts.round,
        question: facts.question.as_ref().map(|(question, _)| text(question)),
        promise: facts.question.as_ref().map(|(_, promise)| text(promise)),
        frames_version: facts.frames_version,
        frames: frames(facts),
        topics: topics
            .into_iter()
            .map(|(id, t)| TopicModel { id: *id, number: t.number, title: text(&t.title) })
            .collect(),
        tables: tables
            .into_iter()
            .map(|(id, t)| TableModel {
                id: *id,
                number: t.number,
                topic: t.topic,
                name: text(&t.name),
                capacity: t.capacity,
                step_free: t.step_free,
            })
            .collect(),
        meeting_at: meeting.map(|g| g.at),
        meeting_place: meeting.map(|g| g.place.clone()),
        required: tallies(&asked.0.snap, &asked).required,
        decided: facts.decided.is_some(),
        handed_over: facts.handed_over,
        stopped: facts.stopped.as_ref().map(|(why, _)| text(why)),
        away: away(facts).filter(|_| !asked.0.app.engine.place().is_box()),
    }))
}

fn away(facts: &Facts) -> Option<AwayModel> {
    facts.away().map(|(_, away)| AwayModel { name: text(&away.name), since: away.taken })
}

fn frames(facts: &Facts) -> Vec<FrameModel> {
    let one = |f: &bloemenzee_domain::fact::FrameFact| FrameModel {
        number: f.number,
        text: text(&f.text),
        strength: f.strength,
    };
    facts.frames.iter().map(one).collect()
}

/// What this viewer may count by: live for who guides, as shared screens do for the others.
fn tallies<'a>(snap: &'a Snapshot, asked: &Asked) -> &'a Tallies {
    if asked.0.actor.guides() { &snap.tallies } else { &snap.shared }
}

pub(super) async fn ideas(asked: Asked) -> Answer<Ideas> {
    asked.sees_ideas()?;
    let snap = &asked.0.snap;
    let (facts, tallies) = (&snap.route.facts, tallies(snap, &asked));
    let ideas = facts.live_ideas().into_iter().map(|idea| idea_model(facts, tallies, idea)).collect();
    Ok(Json(Ideas { ideas }))
}

fn idea_model(facts: &Facts, tallies: &Tallies, idea: &Idea) -> IdeaModel {
    let bloom = facts.bloom(idea.id, tallies);
    let point = |p: &Point| {
        let tally = tallies.of(p.id);
        PointModel {
            id: p.id,
            code: facts.code(p),
            petal: p.petal,
            parent: p.parent,
            kind: p.kind,
            addition: p.addition,
            revision: p.revision(),
            text: p.text().to_owned(),
            carried: tally.carried,
            required: tally.required,
            open: tally.open(),
            answered: p.kind == PointKind::Question && facts.answered(p.id),
        }
    };
    IdeaModel {
        id: idea.id,
        table: idea.table,
        topic: facts.topic_number(idea.table),
        number: idea.number,
        title: facts.points.get(&idea.title).map_or("", Point::text).to_owned(),
        blooming: bloom.blooming,
        decision: bloom.decision,
        points: facts.points_of(idea.id).into_iter().map(point).collect(),
    }
}

pub(super) async fn circle(asked: Asked) -> Answer<Circle> {
    asked.guides()?;
    let route = asked.0.route();
    let one = |i: &bloemenzee_domain::circle::Involvement| InvolvementModel {
        participant: i.participant,
        name: route.prep.name(i.participant).to_owned(),
        kind: i.kind,
        organisation: i.organisation.clone(),
        why: i.why.clone(),
        named_by: i.named_by.clone(),
        invited: i.invited,
        answer: i.answer.map(|(reply, _)| reply),
        talked: route.prep.conversations.get(&i.participant).is_some_and(|c| c.done()),
        attended: route.facts.attendance.contains_key(&i.participant),
        signed_up: i.signed_up,
        removed: !i.active(),
    };
    Ok(Json(Circle { people: route.prep.involvements.values().map(one).collect() }))
}

pub(super) async fn items(asked: Asked) -> Answer<Items> {
    let here = &asked.0;
    here.only(&[Role::LeadFacilitator, Role::Facilitator, Role::Participant, Role::Commissioner])
        .map_err(|oops| asked.problem(&oops))?;
    let ctx = here.ctx();
    let seen = here.route().prep.items.values().filter_map(|item| item.seen_by(&ctx));
    let one = |view: ItemView<'_>| {
        let item = view.item.filter(|item| !looks_like_safety(item, &ctx));
        ItemModel {
            id: view.id,
            participant: view.participant,
            kind: item.map(|i| i.kind),
            text: item.map(|i| i.text.clone()),
            arrangement: item.and_then(|i| i.arrangement),
            instruction: view.instruction.to_owned(),
            to_commissioner: item.map(|i| i.to_commissioner),
            outcome: item.and_then(|i| i.outcome.clone()),
        }
    };
    Ok(Json(Items { items: seen.map(one).collect() }))
}

/// Whether a guide, who may read this need, would read only its instruction were it about safety:
/// then they are given no more of any such item, so that what is left out does not tell which is.
fn looks_like_safety(item: &Item, ctx: &Ctx) -> bool {
    let as_safety = Item { kind: ItemKind::Safety, ..item.clone() };
    ctx.actor.guides() && !item.instruction.is_empty() && !as_safety.may_read(ctx)
}

fn numbers(n: Numbers, people: Option<Vec<PersonThere>>) -> AttendanceModel {
    AttendanceModel {
        required: n.required,
        residents: n.residents,
        professionals: n.professionals,
        left: n.left,
        withdrawn: n.withdrawn,
        listening: n.listening,
        support: n.support,
        people,
    }
}

pub(super) async fn attendance(asked: Asked) -> Answer<AttendanceModel> {
    asked.sees_ideas()?;
    let route = asked.0.route();
    let person = |(participant, a): (&_, &bloemenzee_domain::gathering::Attendance)| PersonThere {
        participant: *participant,
        presence: a.presence,
        on_behalf: a.on_behalf,
        professional: a.professional,
        table: a.table,
        now_at: route.place_now(*participant),
    };
    let people = asked.0.actor.guides().then(|| route.facts.attendance.iter().map(person).collect());
    Ok(Json(numbers(route.facts.numbers(), people)))
}

fn thread_models(facts: &Facts) -> Vec<ThreadModel> {
    let mut all: Vec<_> = facts.threads.iter().collect();
    all.sort_by_key(|(_, t)| t.number);
    let one = |(id, t): (&_, &bloemenzee_domain::facts::Thread)| ThreadModel {
        id: *id,
        number: t.number,
        title: text(&t.title),
        points: t.points.clone(),
    };
    all.into_iter().map(one).collect()
}

fn answer_models(facts: &Facts) -> Vec<AnswerModel> {
    let rounds = facts.rounds().into_iter().flat_map(|(_, round)| &round.answers);
    let latest = rounds.filter_map(|(idea, all)| Some((*idea, all.last()?)));
    let one = |(idea, a): (_, &bloemenzee_domain::facts::Answered)| AnswerModel {
        idea,
        answer: a.kind.clone(),
        text: text(&a.text),
        at: a.at,
        documents: a.documents.iter().map(|d| DocumentModel { title: text(&d.title), link: text(&d.link) }).collect(),
        body: a.body.as_ref().map(text),
        taken: a.taken,
    };
    latest.map(one).collect()
}

pub(super) async fn threads(asked: Asked) -> Answer<Threads> {
    asked.sees_ideas()?;
    Ok(Json(Threads { threads: thread_models(&asked.0.route().facts) }))
}

pub(super) async fn answers(asked: Asked) -> Answer<Answers> {
    asked.sees_ideas()?;
    Ok(Json(Answers { answers: answer_models(&asked.0.route().facts) }))
}

pub(super) async fn report(asked: Asked) -> Answer<ReportModel> {
    let here = &asked.0;
    let route = here.route();
    let state = &route.prep.report;
    if state.finalised.is_none() {
        let readers = [Role::LeadFacilitator, Role::Facilitator, Role::Participant, Role::Commissioner];
        here.only(&readers).map_err(|oops| asked.problem(&oops))?;
        if state.drafted.is_none() {
            return Err(asked.problem(&Oops::NotFound));
        }
    }
    let facts = &route.facts;
    Ok(Json(ReportModel {
        title: text(&facts.title),
        question: facts.question.as_ref().map(|(question, _)| text(question)),
        promise: facts.question.as_ref().map(|(_, promise)| text(promise)),
        frames: frames(facts),
        is_final: state.finalised.is_some(),
        drafted: state.drafted,
        finalised: state.finalised,
        numbers: facts.decided.as_ref().map(|d| numbers(d.numbers, None)),
        ideas: facts.live_ideas().into_iter().map(|idea| reported(facts, idea)).collect(),
        threads: thread_models(facts),
        answers: answer_models(facts),
        next_steps: route.prep.draft.next_steps.clone(),
    }))
}

fn reported(facts: &Facts, idea: &Idea) -> ReportedIdea {
    let verdict =
        |p: &Point| facts.decided.as_ref().and_then(|d| d.points.get(&p.id)).map(|v| v.verdict.name().to_owned());
    let point = |p: &Point| ReportedPoint {
        id: p.id,
        code: facts.code(p),
        petal: p.petal,
        parent: p.parent,
        addition: p.addition,
        text: p.text().to_owned(),
        verdict: verdict(p),
    };
    ReportedIdea {
        id: idea.id,
        topic: facts.topic_number(idea.table),
        number: idea.number,
        title: facts.points.get(&idea.title).map_or("", Point::text).to_owned(),
        decision: facts.decided.as_ref().is_some_and(|d| d.decisions.contains(&idea.id)),
        points: facts.points_of(idea.id).into_iter().map(point).collect(),
    }
}

pub(super) async fn me(asked: Asked) -> Answer<Me> {
    let who = asked.0.participant().map_err(|oops| asked.problem(&oops))?;
    let route = asked.0.route();
    let facts = &route.facts;
    let attendance = facts.attendance.get(&who);
    let own = facts.stances.iter().filter_map(|(point, all)| Some((*point, all.get(&who)?)));
    let stance = |(point, s): (_, &bloemenzee_domain::stance::Stance)| StanceModel {
        point,
        revision: s.revision,
        present: facts.points.get(&point).is_some_and(|p| p.revision() == s.revision),
        kind: s.kind,
        reason: s.reason_for(Viewer::Owner).map(str::to_owned),
        eyes: s.eyes,
        in_report: s.in_report,
        channel: s.channel,
        on_behalf: s.on_behalf,
    };
    let open = facts.asked_of(who).into_iter().map(|p| AskedModel {
        point: p.id,
        revision: p.revision(),
        text: p.text().to_owned(),
        seen: facts.present_stance(p.id, who).is_some(),
    });
    Ok(Json(Me {
        participant: who,
        presence: attendance.map(|a| a.presence),
        presence_on_behalf: attendance.is_some_and(|a| a.on_behalf),
        table: attendance.and_then(|a| a.table),
        now_at: route.place_now(who),
        stances: own.map(stance).collect(),
        asked_of: open.collect(),
    }))
}
