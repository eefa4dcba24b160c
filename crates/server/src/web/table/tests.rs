//! Table consent, over small halls made of facts.

use super::consent::of_table;
use super::with;
use crate::web::meeting::tests::{hall, id, point, stance, who};
use bloemenzee_domain::id::PointId;
use bloemenzee_domain::stance::{Eyes, StanceKind};

#[test]
fn one_act_names_the_tables_points_and_ends_no_not_yet() {
    let mut route = hall();
    let listed = |route: &bloemenzee_domain::route::Route, put_off: &[PointId]| {
        let all = of_table(&route.facts, id(1));
        route.facts.in_one_act(&all, who(1), put_off).iter().map(|p| p.id).collect::<Vec<_>>()
    };
    assert_eq!(listed(&route, &[]), [point(10), point(11)]);
    assert_eq!(listed(&route, &[point(10)]), [point(11)]);
    route.facts.apply(&stance(1, 10, StanceKind::Behind, Eyes::Owner), 2);
    assert_eq!(listed(&route, &[]), [point(10), point(11)], "what was said before does not show");
    route.facts.apply(&stance(1, 11, StanceKind::NotYet, Eyes::Owner), 2);
    assert_eq!(listed(&route, &[]), [point(10), point(11)], "a private not-yet does not show");
    route.facts.apply(&stance(1, 11, StanceKind::NotYet, Eyes::Facilitator), 2);
    assert_eq!(listed(&route, &[]), [point(10)], "only its owner ends a not-yet");
}

#[test]
fn what_goes_behind_an_address_is_joined_to_it() {
    assert_eq!(with("/a", ""), "/a");
    assert_eq!(with("/a", "table=1"), "/a?table=1");
    assert_eq!(with("/a?petal=how", "table=1"), "/a?petal=how&table=1");
}
