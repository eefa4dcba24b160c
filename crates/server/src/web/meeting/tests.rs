//! The pure views of the control room, over small halls made of facts.

use super::closing::counts;
use super::control::{Next, next};
use super::coverage::to_see;
use super::stances::open_for;
use super::view::{self, Sees};
use crate::execute::Snapshot;
use crate::text::{Lang, T};
use crate::web::report::build::{self, Source};
use crate::web::screen::flowers;
use bloemenzee_domain::circle::Person;
use bloemenzee_domain::fact::{Fact, PointFact, StanceFact};
use bloemenzee_domain::gathering::{Gathering, Presence};
use bloemenzee_domain::id::{GatheringId, IdeaId, ParticipantId, PointId, RouteId, TableId, TopicId};
use bloemenzee_domain::idea::{Petal, PointKind};
use bloemenzee_domain::method::{Method, Part, Step};
use bloemenzee_domain::route::Route;
use bloemenzee_domain::stance::{Channel, Eyes, StanceKind, Viewer};
use bloemenzee_domain::time::Moment;
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// The `n`-th id of a kind.
pub fn id<I: From<Uuid>>(n: u128) -> I {
    I::from(Uuid::from_u128(n))
}

const METHOD: &str = include_str!("../../../../../methods/nieuwe-route.toml");

/// A hall with two tables, four people of whom the first two sit at the first table, one idea at
/// each table, and the tables open. Idea 1 has title 10 and point 11; idea 2 title 20 and point 21.
pub fn hall() -> Route {
    let method = Arc::new(Method::parse(METHOD).expect("the method is sound"));
    let mut route = Route::new(id::<RouteId>(1), Arc::clone(&method));
    let phase = method.phase_of(Step::Gathering).expect("it has a meeting");
    let mut facts = vec![Fact::PhaseOpened { phase, at: Moment(0), reason: None, unsettled: 0 }];
    for n in 1..=2 {
        facts.push(Fact::TopicSet { topic: id::<TopicId>(n), title: format!("Onderwerp {n}").into() });
        facts.push(Fact::TableSet {
            table: id::<TableId>(n),
            topic: id::<TopicId>(n),
            name: format!("T{n}").into(),
            capacity: 4,
            step_free: true,
        });
    }
    facts.push(part(Part::Informing));
    for n in 1..=4 {
        facts.push(Fact::CheckedIn { participant: who(n), presence: Presence::TakingPart, professional: n == 4 });
        facts.push(Fact::Seated { participant: who(n), table: id::<TableId>(if n <= 2 { 1 } else { 2 }) });
    }
    facts.push(part(Part::Tables));
    for n in 1..=2 {
        facts.push(Fact::IdeaAdded { idea: id::<IdeaId>(n), table: id::<TableId>(n), number: 1, title: point(n * 10) });
        facts.push(written(n * 10, n, None, "Een titel"));
        facts.push(written(n * 10 + 1, n, Some(Petal::What), "Een punt"));
    }
    facts.iter().for_each(|fact| route.facts.apply(fact, 1));
    let gathering =
        Gathering { id: id::<GatheringId>(1), at: Moment(0), place: "Zaal".into(), minutes: BTreeMap::new() };
    route.prep.gatherings.insert(gathering.id, gathering);
    route
}

/// The `n`-th participant.
pub fn who(n: u128) -> ParticipantId {
    id(100 + n)
}

/// The point of that number.
pub fn point(n: u128) -> PointId {
    id(1_000 + n)
}

/// The meeting moves to a part.
pub fn part(part: Part) -> Fact {
    Fact::PartStarted { part, at: Moment(0), until: None }
}

/// A point by nobody in particular.
pub fn written(n: u128, idea: u128, petal: Option<Petal>, text: &str) -> Fact {
    Fact::PointWritten(PointFact {
        point: point(n),
        idea: id(idea),
        petal,
        parent: None,
        kind: PointKind::Point,
        addition: false,
        text: text.into(),
        author: None,
        lineage: Vec::new(),
        channel: Channel::Own,
        on_behalf: false,
    })
}

/// Other words for a point, by nobody in particular.
pub fn reworded(n: u128, revision: u32, text: &str) -> Fact {
    let (channel, on_behalf) = (Channel::Own, false);
    Fact::PointReworded { point: point(n), revision, text: text.into(), author: None, channel, on_behalf }
}

/// Somebody's stance on the first wording of a point.
pub fn stance(n: u128, on: u128, kind: StanceKind, eyes: Eyes) -> Fact {
    let reason = (kind != StanceKind::Behind).then(|| format!("reden van {n}").into());
    let on = StanceFact { point: point(on), revision: 1, kind, reason, eyes, in_report: false };
    Fact::StanceTaken { participant: who(n), stances: vec![on], channel: Channel::Own, on_behalf: false }
}

fn with(facts: &[Fact]) -> Route {
    let mut route = hall();
    facts.iter().for_each(|fact| route.facts.apply(fact, 2));
    route
}

#[test]
fn a_private_not_yet_looks_unseen_to_who_guides() {
    let private = with(&[stance(1, 11, StanceKind::NotYet, Eyes::Owner)]);
    let nothing = hall();
    let told = with(&[stance(1, 11, StanceKind::NotYet, Eyes::Facilitator)]);
    assert_eq!(view::sees(&private.facts, point(11), who(1), Viewer::Guide), Sees::Open);
    assert_eq!(view::sees(&private.facts, point(11), who(1), Viewer::Owner), Sees::Talk);
    let of = |route: &Route| counts(&route.facts, &route.facts.points[&point(11)]);
    assert_eq!(of(&private), of(&nothing));
    assert_eq!(of(&told), (3, 1));
    let table = id::<TableId>(1);
    assert_eq!(to_see(&private.facts, who(1), table), to_see(&nothing.facts, who(1), table));
    assert_eq!(open_for(&private.facts, who(1)), open_for(&nothing.facts, who(1)));
    assert_eq!(open_for(&told.facts, who(1)).1.len(), 1);
}

#[test]
fn only_reasons_for_everyone_stand_with_a_point() {
    let route = with(&[
        stance(1, 11, StanceKind::NotYet, Eyes::Owner),
        stance(2, 11, StanceKind::NotYet, Eyes::Facilitator),
        stance(3, 11, StanceKind::NotYet, Eyes::Everyone),
    ]);
    assert_eq!(view::told_reasons(&route.facts, point(11), None), ["reden van 3"]);
    assert!(view::told_reasons(&route.facts, point(11), Some(who(3))).is_empty(), "one's own stands elsewhere");
}

#[test]
fn changed_words_are_shown_as_changed_to_who_knew_the_old_ones() {
    let route = with(&[stance(1, 11, StanceKind::Behind, Eyes::Owner), reworded(11, 2, "Anders")]);
    let changed = &route.facts.points[&point(11)];
    assert_eq!(view::was(&route.facts, changed, who(1)), ["Een punt"]);
    assert!(view::was(&route.facts, changed, who(2)).is_empty(), "new to somebody who saw neither");
    let behind = hall();
    assert!(view::was(&behind.facts, &behind.facts.points[&point(11)], who(1)).is_empty());
}

#[test]
fn a_flag_follows_the_words_and_the_names() {
    let reworded = |revision, text: &str| reworded(11, revision, text);
    let flagged = |snap: &Snapshot| snap.flagged(&snap.route.facts.points[&point(11)]);
    let plain = Snapshot::new(hall(), (1, 1), None);
    assert!(!flagged(&plain));
    let named = Snapshot::new(with(&[reworded(2, "Vraag Fem ernaar")]), (2, 2), Some(&plain));
    assert!(!flagged(&named), "Fem is nobody yet");
    let mut met = with(&[reworded(2, "Vraag Fem ernaar")]);
    let [email, phone, address] = [const { String::new() }; 3];
    let fem = Person { id: id(7), name: "Fem".into(), email, phone, address };
    met.prep.people.insert(fem.id, fem);
    let met = Snapshot::new(met, (3, 3), Some(&named));
    assert!(flagged(&met), "the same words, and now somebody's name");
    let mut mended = Route::clone(&met.route);
    mended.facts.apply(&reworded(3, "Vraag het aan iedereen"), 4);
    let mended = Snapshot::new(mended, (4, 4), Some(&met));
    assert!(!flagged(&mended) && flagged(&met), "each state by its own words");
}

#[test]
fn the_next_step_follows_the_evening() {
    let mut route = hall();
    assert_eq!(next(&route), Next::PlanCarousel);
    route.facts.apply(&Fact::CheckedIn { participant: who(5), presence: Presence::TakingPart, professional: false }, 2);
    assert_eq!(next(&route), Next::Place(1));
    route.facts.apply(&Fact::Seated { participant: who(5), table: id(1) }, 2);
    let round: BTreeMap<_, _> = [(who(1), id::<TableId>(2))].into();
    route.prep.carousel.rounds = vec![round.clone(), round];
    assert_eq!(next(&route), Next::Start(Part::Carousel));
    route.facts.apply(&part(Part::Carousel), 2);
    assert_eq!(next(&route), Next::Move(1));
    route.facts.apply(&Fact::CarouselMoved { round: 2, until: None }, 2);
    assert_eq!(next(&route), Next::Start(Part::Closing));
    assert_eq!(super::carousel::latecomers(&route), [], "no round is still to come");
    route.facts.apply(&Fact::CarouselMoved { round: 1, until: None }, 2);
    assert_eq!(super::carousel::latecomers(&route), [who(2), who(3), who(4), who(5)]);
    route.facts.apply(&part(Part::Closing), 2);
    assert_eq!(next(&route), Next::Closing);
    route.prep.gatherings.clear();
    assert_eq!(next(&route), Next::Plan);
}

#[test]
fn a_flower_counts_points_and_empty_petals_are_named() {
    let route = with(&[stance(1, 11, StanceKind::Behind, Eyes::Owner)]);
    let t = T { lang: Lang::Nl };
    let facts = &route.facts;
    let idea = &facts.ideas[&id::<IdeaId>(1)];
    let mine = |p: &bloemenzee_domain::idea::Point| facts.present_stance(p.id, who(1)).is_some();
    let flower = view::flower_of(&route, t, idea, &facts.tallies(), &mine);
    assert_eq!((flower.petals[0].points, flower.petals[0].answered, flower.petals[0].carried), (1, 1, 0));
    assert!(!flower.blooming);
    assert_eq!(view::empty_petals(facts, t, id(1)), "Hoe, Wie, Waar, Wanneer, Randvoorwaarden");
}

#[test]
fn every_page_counts_the_points_of_an_idea_alike() {
    let mut question = written(13, 1, Some(Petal::How), "Wie betaalt?");
    if let Fact::PointWritten(fact) = &mut question {
        fact.kind = PointKind::Question;
    }
    let mut facts = vec![written(12, 1, Some(Petal::What), "Nog een punt"), question];
    for n in 1..=4 {
        facts.push(stance(n, 10, StanceKind::Behind, Eyes::Owner));
        facts.push(stance(n, 11, StanceKind::Behind, Eyes::Owner));
    }
    let route = with(&facts);
    let (t, tallies) = (T { lang: Lang::Nl }, route.facts.tallies());
    let idea = &route.facts.ideas[&id::<IdeaId>(1)];
    let bloom = route.facts.bloom(idea.id, &tallies);
    assert_eq!((bloom.carried, bloom.points), (1, 2), "neither the title nor a question");
    let sum = |flower: &crate::flower::Flower| {
        flower.petals.iter().fold((0, 0), |all, leaf| (all.0 + leaf.carried, all.1 + leaf.points))
    };
    assert_eq!(sum(&view::flower_of(&route, t, idea, &tallies, &|_| false)), (1, 2), "phone, tablet, control");
    assert_eq!(sum(&flowers::flower(t, &route.facts, &tallies, idea)), (1, 2), "screen, public page, plenary");
    assert_eq!(flowers::state(t, &route.facts, &tallies, idea), "1 van 2 punten gedragen");
    assert_eq!(view::counted(t, route.facts.points_of(idea.id)), "2 punten, één titel en één vraag");
    assert_eq!(view::counted(t, []), "");
    let mut closed = route.clone();
    let (points, decisions) = route.facts.verdicts();
    closed.facts.apply(&Fact::Decided { points, decisions, numbers: route.facts.numbers(), at: None }, 3);
    let source = Source { route: &closed, t, organisation: "Proefstad", now: Moment(0) };
    let report = bloemenzee_report::report_html(&build::report(source));
    assert!(report.contains("<td>1 van 2 gedragen</td>"), "the report counts as the pages do");
}

#[test]
fn an_undo_names_its_command_and_every_point() {
    let fields: Vec<(String, String)> =
        form_urlencoded::parse(view::undo_stances(who(1), &[point(10), point(11)]).as_bytes()).into_owned().collect();
    assert_eq!(fields[0], ("command".into(), "stance.take_back".into()));
    assert_eq!(fields.iter().filter(|(name, _)| name == "points").count(), 2);
    let undone = crate::form::command(&fields).expect("an undo is a command");
    assert_eq!(undone.name(), "stance.take_back");
    assert!(view::undo_stances(who(1), &vec![point(1); 41]).is_empty(), "too long for an address");
}
