//! The demo's own story keeps the rules, at every stage.

use super::{ROUTE, Stage, build};
use crate::execute::Engine;
use crate::methods::Methods;
use crate::store::Store;
use bloemenzee_domain::follow_up::ActionState;
use bloemenzee_domain::method::{Part, Step};
use clap::ValueEnum;

async fn at(stage: Stage) -> (tempfile::TempDir, Engine) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&format!("sqlite:{}", folder.path().join("demo.sqlite").display())).await.unwrap();
    let engine = Engine::start(store, Methods::load(None).unwrap());
    build(&engine, stage).await.unwrap();
    (folder, engine)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_stage_is_reached_by_commands() {
    for stage in Stage::value_variants() {
        let (_folder, engine) = at(*stage).await;
        let snap = engine.snapshot(ROUTE).await.unwrap();
        let facts = &snap.route.facts;
        let expected = match stage {
            Stage::Question => (Step::Question, None),
            Stage::Conversations => (Step::Conversations, None),
            Stage::Tables | Stage::Carousel => (Step::Gathering, Some(Part::Tables)),
            Stage::Closing => (Step::Gathering, Some(Part::Closing)),
            Stage::Done | Stage::FollowUp => (Step::FollowUp, Some(Part::Plenary)),
        };
        assert_eq!((facts.step(), facts.part), expected, "{stage:?}");
        let key = crate::execute::key(ROUTE);
        assert!(engine.store().verify(&key).await.unwrap().is_sound(), "{stage:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn in_the_closing_round_most_is_carried_and_some_open_with_a_reason_for_all() {
    let (_folder, engine) = at(Stage::Closing).await;
    let snap = engine.snapshot(ROUTE).await.unwrap();
    let facts = &snap.route.facts;
    let carried = snap.tallies.points.values().filter(|t| t.carried).count();
    assert!(carried * 10 > snap.tallies.points.len() * 8, "{carried} of {}", snap.tallies.points.len());
    let told = facts.stances.values().flat_map(|all| all.values());
    let everyone = bloemenzee_domain::stance::Viewer::Anyone;
    assert!(told.filter(|s| s.reason_for(everyone).is_some()).count() >= 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn at_the_end_every_decision_is_answered_and_eight_go_on() {
    let (_folder, engine) = at(Stage::Done).await;
    let snap = engine.snapshot(ROUTE).await.unwrap();
    let facts = &snap.route.facts;
    let decided = facts.decided.as_ref().unwrap();
    assert_eq!(decided.decisions.len(), 9);
    assert!(decided.decisions.iter().all(|idea| facts.answers.contains_key(idea)));
    assert!(facts.answers.values().flatten().any(|a| a.kind.name() == "deviates_from_intent"));
    assert_eq!(snap.route.prep.involvements.values().filter(|i| i.signed_up).count(), 8);
    assert!(snap.route.prep.report.finalised.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn months_later_there_is_something_of_everything() {
    let (_folder, engine) = at(Stage::FollowUp).await;
    let snap = engine.snapshot(ROUTE).await.unwrap();
    let (route, now) = (&snap.route, crate::clock::now());
    let follow = &route.prep.follow;
    let state = |wanted| follow.actions.values().filter(|a| a.terms().state == wanted).count();
    let states = [ActionState::ToDo, ActionState::Doing, ActionState::Done, ActionState::Stopped].map(state);
    assert_eq!(follow.actions.len(), 10);
    assert!(states.iter().all(|n| *n > 0), "{states:?}");
    assert_eq!(follow.actions.values().filter(|a| a.late(now)).count(), 1);
    assert!(follow.actions.keys().any(|id| route.no_news_of_action(*id, now).is_some()), "one is silent");
    assert!(follow.actions.values().any(|a| a.terms().by_words == "morgen!" && a.terms().by.is_some()));
    assert_eq!(route.groups_without_driver().len(), 1);
    let held: Vec<_> = follow.gatherings.values().map(|g| (g.at < now, g.present.len(), g.notes.len())).collect();
    assert!(held.contains(&(true, 7, 3)) && held.contains(&(false, 0, 0)), "{held:?}");
    let horizon = follow.horizon.as_ref().unwrap();
    assert_eq!(horizon.must_stand.iter().filter(|line| route.stands(line)).count(), 1);
    let answers = route.answers_due();
    assert_eq!(answers.iter().filter(|a| a.answered.is_none() && a.late(now)).count(), 1);
    assert_eq!(answers.iter().filter(|a| a.answered.is_some() && a.late(now)).count(), 1);
    assert!(!route.nobody_yet().is_empty());
    assert_eq!(route.invited_to_follow_up().len(), 8);
}
