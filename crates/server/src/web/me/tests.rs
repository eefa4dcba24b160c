//! What is asked of a participant, over small halls made of facts.

use super::ask::{Ask, ask};
use super::closing::asked;
use super::idea::{unseen, why_not};
use crate::web::meeting::tests::{hall, id, part, point, reworded, stance, who, written};
use bloemenzee_domain::fact::Fact;
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::TableId;
use bloemenzee_domain::idea::Petal;
use bloemenzee_domain::method::Part;
use bloemenzee_domain::route::Route;
use bloemenzee_domain::stance::{Eyes, StanceKind};
use std::collections::BTreeMap;

fn becomes(route: &mut Route, fact: &Fact) {
    route.facts.apply(fact, 9);
}

fn presence(n: u128, presence: Presence) -> Fact {
    Fact::PresenceChanged { participant: who(n), presence, on_behalf: false }
}

#[test]
fn one_thing_at_a_time_through_the_evening() {
    let mut route = hall();
    let (home, other) = (id::<TableId>(1), id::<TableId>(2));
    assert_eq!(ask(&route, who(1)), Ask::Write(home));
    assert_eq!(ask(&route, who(9)), Ask::AtTheDoor);
    becomes(&mut route, &Fact::CheckedIn { participant: who(9), presence: Presence::TakingPart, professional: false });
    assert_eq!(ask(&route, who(9)), Ask::ChooseTable);
    route.prep.carousel.rounds = vec![BTreeMap::from([(who(1), other)])];
    becomes(&mut route, &part(Part::Carousel));
    becomes(&mut route, &Fact::CarouselMoved { round: 1, until: None });
    assert_eq!(ask(&route, who(1)), Ask::GoTo(other));
    becomes(&mut route, &part(Part::Closing));
    assert_eq!(ask(&route, who(1)), Ask::Closing(4));
    for on in [10, 11, 20, 21] {
        becomes(&mut route, &stance(1, on, StanceKind::Behind, Eyes::Owner));
    }
    assert_eq!(ask(&route, who(1)), Ask::Seen);
    becomes(&mut route, &presence(1, Presence::Left));
    assert_eq!(ask(&route, who(1)), Ask::Left);
    becomes(&mut route, &written(12, 1, Some(Petal::How), "Nieuw"));
    assert_eq!(ask(&route, who(1)), Ask::Closing(1), "who left is asked about what is new");
    becomes(&mut route, &presence(2, Presence::Withdrawn));
    assert_eq!(ask(&route, who(2)), Ask::Withdrew);
    becomes(&mut route, &Fact::GatheringBegun { gathering: id(2) });
    assert_eq!(ask(&route, who(1)), Ask::AtTheDoor, "a further meeting begins at the door");
}

#[test]
fn the_act_lists_exactly_the_unseen_points_of_the_idea() {
    let mut route = hall();
    becomes(&mut route, &stance(1, 10, StanceKind::Behind, Eyes::Owner));
    becomes(&mut route, &stance(1, 11, StanceKind::NotYet, Eyes::Owner));
    becomes(&mut route, &written(12, 1, Some(Petal::How), "Nieuw"));
    let ids = |route: &Route| unseen(&route.facts, id(1), who(1)).iter().map(|p| p.id).collect::<Vec<_>>();
    assert_eq!(ids(&route), [point(12)], "an own not-yet is never taken along");
    becomes(&mut route, &reworded(10, 2, "Anders"));
    assert_eq!(ids(&route), [point(10), point(12)]);
}

#[test]
fn the_closing_round_shows_what_is_asked_and_nothing_else() {
    let mut route = hall();
    becomes(&mut route, &stance(1, 10, StanceKind::Behind, Eyes::Owner));
    becomes(&mut route, &stance(1, 11, StanceKind::NotYet, Eyes::Owner));
    let (new, own) = asked(&route.facts, who(1));
    let ids = |all: &[&bloemenzee_domain::idea::Point]| all.iter().map(|p| p.id).collect::<Vec<_>>();
    assert_eq!((ids(&new), ids(&own)), (vec![point(20), point(21)], vec![point(11)]));
    assert_eq!(new.len() + own.len(), route.facts.asked_of(who(1)).len());
}

#[test]
fn whoever_takes_no_stance_is_told_why() {
    let mut route = hall();
    assert_eq!(why_not(&route.facts, who(1)), None);
    assert_eq!(why_not(&route.facts, who(9)), Some("not-checked-in"));
    becomes(&mut route, &presence(1, Presence::Listening));
    assert_eq!(why_not(&route.facts, who(1)), Some("listening"));
    becomes(&mut route, &presence(1, Presence::Left));
    assert_eq!(why_not(&route.facts, who(1)), None, "who went home is still asked");
    becomes(&mut route, &part(Part::Informing));
    assert_eq!(why_not(&route.facts, who(2)), Some("not-open"));
}
