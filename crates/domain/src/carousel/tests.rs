//! What holds for every schedule and every placement.

use super::*;
use proptest::prelude::*;

fn homes(plan: &Plan) -> Vec<usize> {
    plan.people.iter().map(|person| person.home).collect()
}

fn even_plan(people: usize, tables: usize) -> Plan {
    Plan {
        tables: vec![TableSpec { step_free: true, capacity: None }; tables],
        people: (0..people).map(|person| PersonSpec { home: person % tables, ..PersonSpec::default() }).collect(),
        minutes_per_round: 10,
        minutes_available: 200,
        minutes_to_change: 2,
        ..Plan::default()
    }
}

fn sizes(tables: usize, round: &[Option<usize>]) -> Vec<usize> {
    (0..tables).map(|table| round.iter().filter(|at| **at == Some(table)).count()).collect()
}

/// Whether some schedule in the regular rounds has sizes within one of each other in every round.
fn home_tables_allow_even(plan: &Plan) -> bool {
    let (people, tables) = (plan.people.len(), plan.tables.len());
    (0..tables).all(|table| {
        let visits = people - plan.people.iter().filter(|person| person.home == table).count();
        ((tables - 1) * (people / tables)..=(tables - 1) * people.div_ceil(tables)).contains(&visits)
    })
}

fn plans(most_people: usize, most_tables: usize, constrained: bool) -> impl Strategy<Value = Plan> {
    (1..=most_people, 2..=most_tables).prop_flat_map(move |(people, tables)| {
        let rare = move |weight: u32| if constrained { weight } else { 0 };
        let late = prop_oneof![20 => Just(0usize), rare(2) => 0..tables + 3, rare(1) => 0usize..100];
        let leave = prop_oneof![20 => Just(None), rare(2) => (0..2 * tables).prop_map(Some)];
        let person = (0..tables, late, prop::bool::weighted(0.1), leave).prop_map(
            |(home, arrives_before_round, step_free, leaves_after_round)| PersonSpec {
                home,
                arrives_before_round,
                step_free,
                leaves_after_round,
            },
        );
        let pairs = if constrained { people.min(8) } else { 0 };
        let pair = || prop::collection::vec((0..people, 0..people), 0..=pairs);
        let table = (prop::bool::weighted(0.8), prop::option::weighted(0.2, 1u16..20))
            .prop_map(|(step_free, capacity)| TableSpec { step_free, capacity });
        (prop::collection::vec(table, tables), prop::collection::vec(person, people), pair(), pair()).prop_map(
            |(tables, people, apart, together)| Plan {
                tables,
                people,
                apart,
                together,
                minutes_per_round: 12,
                minutes_available: 90,
                minutes_to_change: 3,
            },
        )
    })
}

/// Rounds a person takes part in, when the schedule is as long as it must be.
fn rounds_there(plan: &Plan, person: usize) -> usize {
    let spec = &plan.people[person];
    let until = spec.leaves_after_round.map_or(usize::MAX, |round| round + 1);
    if until <= spec.arrives_before_round {
        return 0;
    }
    until - spec.arrives_before_round.min(plan.tables.len() - 1)
}

fn nobody_where_they_should_not_be(plan: &Plan, schedule: &Schedule) -> Result<(), TestCaseError> {
    for (person, spec) in plan.people.iter().enumerate() {
        let mut seen = vec![false; plan.tables.len()];
        for (round, at) in schedule.rounds.iter().enumerate() {
            let Some(table) = at[person] else { continue };
            prop_assert_ne!(table, spec.home);
            prop_assert!(!seen[table], "person {} visits table {} twice", person, table);
            seen[table] = true;
            prop_assert!(spec.arrives_before_round.min(plan.tables.len() - 1) <= round);
            prop_assert!(spec.leaves_after_round.is_none_or(|last| round <= last));
        }
    }
    for round in &schedule.rounds {
        for &(a, b) in plan.apart.iter().filter(|(a, b)| a != b) {
            prop_assert!(round[a].is_none() || round[a] != round[b], "{} and {} are kept apart", a, b);
        }
    }
    Ok(())
}

fn everybody_sees_everything(plan: &Plan, schedule: &Schedule) -> Result<(), TestCaseError> {
    let unseen = coverage(plan.tables.len(), &homes(plan), &schedule.rounds);
    for (person, tables) in unseen.iter().enumerate() {
        let told = |because: Option<MissedBecause>| {
            let is = |note: &&Note| matches!(note, Note::Missed { person: who, because: why, .. } if *who == person && because.is_none_or(|because| because == *why));
            schedule.notes.iter().filter(is).count()
        };
        prop_assert_eq!(tables.len(), told(None));
        let all = plan.tables.len() - 1;
        let expected = all - all.min(rounds_there(plan, person));
        prop_assert_eq!(tables.len(), expected + told(Some(MissedBecause::KeptApart)), "person {}", person);
        if told(Some(MissedBecause::KeptApart)) > 0 {
            prop_assert!(plan.people[person].leaves_after_round.is_some());
            prop_assert!(
                plan.apart.iter().flat_map(|&(a, b)| [a, b]).any(|one| one == person) || !plan.together.is_empty()
            );
        }
    }
    Ok(())
}

fn together_is_together(plan: &Plan, schedule: &Schedule) -> Result<(), TestCaseError> {
    for &(a, b) in &plan.together {
        let told =
            |note: &Note| matches!(note, Note::CannotKeepTogether { a: one, b: other, .. } if (*one, *other) == (a, b));
        if a == b || schedule.notes.iter().any(told) {
            continue;
        }
        for table in
            (0..plan.tables.len()).filter(|&table| table != plan.people[a].home && table != plan.people[b].home)
        {
            let when = |person: usize| schedule.rounds.iter().position(|round| round[person] == Some(table));
            if let (Some(one), Some(other)) = (when(a), when(b)) {
                prop_assert_eq!(one, other, "{} and {} at table {}", a, b, table);
            }
        }
    }
    Ok(())
}

fn uneven_is_told(plan: &Plan, schedule: &Schedule) -> Result<(), TestCaseError> {
    for (index, round) in schedule.rounds.iter().enumerate() {
        let sizes = sizes(plan.tables.len(), round);
        let (least, most) = (sizes.iter().min().copied().unwrap_or(0), sizes.iter().max().copied().unwrap_or(0));
        let told = schedule.notes.iter().find_map(|note| match note {
            Note::SizeUneven { round, smallest, largest, because } if *round == index => {
                Some((*smallest, *largest, *because))
            }
            _ => None,
        });
        prop_assert_eq!(
            told.map(|(smallest, largest, _)| (smallest, largest)),
            (most > least + 1).then_some((least, most))
        );
        match told.map(|told| told.2) {
            Some(Uneven::Apart) => prop_assert!(!plan.apart.is_empty()),
            Some(Uneven::Together) => prop_assert!(!plan.together.is_empty()),
            Some(Uneven::Presence) => {
                prop_assert!(plan.people.iter().any(|p| p.arrives_before_round > 0 || p.leaves_after_round.is_some()))
            }
            Some(Uneven::HomeTables) => prop_assert!(!home_tables_allow_even(plan)),
            None => {}
        }
    }
    Ok(())
}

fn everything_holds(plan: &Plan) -> Result<(), TestCaseError> {
    let schedule = schedule(plan).unwrap();
    nobody_where_they_should_not_be(plan, &schedule)?;
    everybody_sees_everything(plan, &schedule)?;
    together_is_together(plan, &schedule)?;
    uneven_is_told(plan, &schedule)?;
    // Four arrangements at most (three more to explain uneven groups); one step may pass the line.
    prop_assert!(schedule.work <= 4 * MAX_WORK + 1_000_000, "work {}", schedule.work);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn small_plans_hold(plan in plans(40, 8, true)) {
        everything_holds(&plan)?;
        prop_assert_eq!(schedule(&plan), schedule(&plan.clone()));
    }

    #[test]
    fn groups_are_even_exactly_when_home_tables_allow_it(plan in plans(40, 10, false)) {
        let schedule = schedule(&plan).unwrap();
        everything_holds(&plan)?;
        prop_assert_eq!(schedule.rounds.len(), plan.tables.len() - 1);
        let even = schedule.notes.iter().all(|note| !matches!(note, Note::SizeUneven { .. }));
        prop_assert_eq!(even, home_tables_allow_even(&plan));
    }

    #[test]
    fn even_homes_give_even_groups(people in 1usize..60, tables in 2usize..=12) {
        let schedule = schedule(&even_plan(people, tables)).unwrap();
        for round in &schedule.rounds {
            let sizes = sizes(tables, round);
            prop_assert!(sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 1, "{:?}", sizes);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5, ..ProptestConfig::default() })]

    #[test]
    fn large_plans_hold(plan in plans(200, 12, true)) {
        everything_holds(&plan)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn a_few_pairs_apart_cost_no_round(people in 16usize..60, tables in 4usize..=10, pairs in 1usize..9, stride in 1usize..8) {
        let mut plan = even_plan(people, tables);
        plan.apart = (0..pairs).map(|pair| (2 * pair, (2 * pair + stride) % people)).collect();
        let schedule = schedule(&plan).unwrap();
        nobody_where_they_should_not_be(&plan, &schedule)?;
        prop_assert_eq!(schedule.rounds.len(), tables - 1, "{:?}", schedule.notes);
        prop_assert!(schedule.notes.iter().all(|note| !matches!(note, Note::Missed { .. } | Note::SizeUneven { .. })), "{:?}", schedule.notes);
    }

    #[test]
    fn placements_hold(placing in placings()) {
        let placement = place(&placing);
        prop_assert_eq!(&placement, &place(&placing));
        for (person, seeker) in placing.people.iter().enumerate() {
            let Some(table) = placement.home[person] else {
                let told = |note: &PlaceNote| matches!(note, PlaceNote::NoPlace { person: who, .. } if *who == person);
                prop_assert!(placement.notes.iter().any(told));
                continue;
            };
            prop_assert!(placing.tables[table].step_free || !seeker.step_free);
            let first = seeker.wishes.first().is_none_or(|&topic| topic == placing.tables[table].topic);
            let told = placement.notes.iter().any(|note| matches!(note, PlaceNote::NotFirstWish { person: who, .. } if *who == person));
            prop_assert_eq!(told, !first);
        }
        for (table, seats) in placing.tables.iter().enumerate() {
            let taken = placement.home.iter().filter(|home| **home == Some(table)).count();
            prop_assert!(seats.capacity.is_none_or(|capacity| taken <= usize::from(capacity)));
        }
        for &(a, b) in placing.apart.iter().filter(|(a, b)| a != b) {
            prop_assert!(placement.home[a].is_none() || placement.home[a] != placement.home[b]);
        }
    }
}

fn placings() -> impl Strategy<Value = Placing> {
    (1usize..50, 1usize..8).prop_flat_map(|(people, tables)| {
        let seats = (0..tables, prop::bool::weighted(0.8), prop::option::weighted(0.5, 0u16..12))
            .prop_map(|(topic, step_free, capacity)| Seats { topic, step_free, capacity });
        let seeker = (prop::collection::vec(0..tables + 1, 0..3), prop::bool::weighted(0.1))
            .prop_map(|(wishes, step_free)| Seeker { wishes, step_free, seated: None });
        let pairs = || prop::collection::vec((0..people, 0..people), 0..6);
        (prop::collection::vec(seats, tables), prop::collection::vec(seeker, people), pairs(), pairs(), 0usize..3)
            .prop_map(|(tables, people, apart, together, above_even)| Placing {
                tables,
                people,
                apart,
                together,
                above_even,
            })
    })
}

fn tables(count: usize) -> Vec<Seats> {
    (0..count).map(|topic| Seats { topic, step_free: true, capacity: None }).collect()
}

#[test]
fn without_wishes_tables_are_even() {
    for people in 1..40 {
        let placement =
            place(&Placing { tables: tables(6), people: vec![Seeker::default(); people], ..Placing::default() });
        let sizes = sizes(6, &placement.home);
        assert!(sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 1, "{people}: {sizes:?}");
        assert_eq!(placement.notes, vec![]);
    }
}

#[test]
fn wishes_are_met_up_to_the_room_there_is() {
    let mut people = vec![Seeker { wishes: vec![0, 1], ..Seeker::default() }; 6];
    people.extend(vec![Seeker { wishes: vec![2], ..Seeker::default() }; 3]);
    let mut placing = Placing { tables: tables(3), people, ..Placing::default() };
    placing.tables[0].capacity = Some(4);
    placing.above_even = 1;
    let placement = place(&placing);
    assert_eq!(sizes(3, &placement.home), vec![4, 2, 3]);
    let second =
        |note: &&PlaceNote| matches!(note, PlaceNote::NotFirstWish { got: Some(1), because: WhyNot::Full, .. });
    assert_eq!(placement.notes.iter().filter(second).count(), 2);
    assert_eq!(placement.notes.len(), 2);
}

#[test]
fn arrangements_come_before_wishes_when_placing() {
    let wish = |topic: usize| Seeker { wishes: vec![topic], ..Seeker::default() };
    let mut placing = Placing {
        tables: tables(2),
        people: vec![wish(0), wish(0), wish(1), Seeker { step_free: true, ..wish(1) }],
        apart: vec![(0, 1)],
        together: vec![(0, 2)],
        above_even: 4,
    };
    placing.tables[1].step_free = false;
    let home = place(&placing).home;
    assert_ne!(home[0], home[1]);
    assert_eq!(home[0], home[2]);
    assert_eq!(home[3], Some(0));
    let because = place(&placing).notes;
    assert!(
        because.contains(&PlaceNote::NotFirstWish { person: 3, got: None, because: WhyNot::NotStepFree }),
        "{because:?}"
    );
}

#[test]
fn who_fits_nowhere_is_told_and_who_sits_stays() {
    let mut placing = Placing { tables: tables(1), people: vec![Seeker::default(); 3], ..Placing::default() };
    placing.tables[0].capacity = Some(2);
    placing.people[2].seated = Some(0);
    let placement = place(&placing);
    assert_eq!(placement.home, vec![Some(0), None, Some(0)]);
    assert_eq!(placement.notes, vec![PlaceNote::NoPlace { person: 1, because: WhyNot::Full }]);
}

#[test]
fn exchanging_serves_more_wishes() {
    let wishing = |wishes: &[usize]| Seeker { wishes: wishes.to_vec(), ..Seeker::default() };
    let mut placing = Placing {
        tables: tables(2),
        people: vec![wishing(&[0, 1]), wishing(&[0, 7, 8, 9])],
        above_even: 1,
        ..Placing::default()
    };
    placing.tables.iter_mut().for_each(|table| table.capacity = Some(1));
    assert_eq!(place(&placing).home, vec![Some(1), Some(0)]);
}

#[test]
fn a_small_table_makes_the_others_take_more() {
    let mut placing = Placing { tables: tables(2), people: vec![Seeker::default(); 5], ..Placing::default() };
    placing.tables[0].capacity = Some(1);
    assert_eq!(sizes(2, &place(&placing).home), vec![1, 4]);
}

#[test]
fn uneven_groups_name_what_forbids_them() {
    let because = |plan: &Plan| {
        let notes = schedule(plan).unwrap().notes;
        notes
            .into_iter()
            .find_map(|note| if let Note::SizeUneven { because, .. } = note { Some(because) } else { None })
    };
    let mut apart = even_plan(6, 2);
    apart.apart = vec![(0, 2), (2, 4), (0, 4)];
    assert_eq!(because(&apart), Some(Uneven::Apart));
    let mut together = even_plan(4, 3);
    together.people.retain(|person| person.home == 0);
    together.together = vec![(0, 1)];
    assert_eq!(because(&together), Some(Uneven::Together));
    let mut late = even_plan(12, 3);
    late.people.iter_mut().filter(|person| person.home == 0).for_each(|person| person.arrives_before_round = 2);
    assert_eq!(because(&late), Some(Uneven::Presence));
    let mut homes = even_plan(12, 3);
    homes.people.iter_mut().for_each(|person| person.home = 0);
    assert_eq!(because(&homes), Some(Uneven::HomeTables));
}

/// Two people who go round at random meet as often as chance has it; ours meet again less often than that,
/// and people of one home table spread out.
#[test]
fn neighbours_are_mixed() {
    for (people, tables) in [(30, 6), (60, 6), (100, 8), (200, 12)] {
        let plan = even_plan(people, tables);
        let homes = homes(&plan);
        let mixing = mixing(&homes, &schedule(&plan).unwrap().rounds);
        let pairs = people * (people - 1) / 2;
        let each = mixing.meetings as f64 / pairs as f64;
        let again_by_chance = pairs as f64 * (1.0 - (-each).exp() * (1.0 + each));
        assert!(
            (mixing.pairs_again as f64) < 0.95 * again_by_chance,
            "{people} × {tables}: {mixing:?} {again_by_chance}"
        );
        assert!(mixing.most_often <= tables / 2 + 1, "{people} × {tables}: {mixing:?}");
        let of_one_home = (0..people)
            .flat_map(|a| (a + 1..people).map(move |b| (a, b)))
            .filter(|&(a, b)| homes[a] == homes[b])
            .count();
        assert!(mixing.same_home * 10 <= of_one_home * 8, "{people} × {tables}: {mixing:?} {of_one_home}");
    }
}

#[test]
fn two_tables_exchange_in_one_round() {
    let schedule = schedule(&even_plan(5, 2)).unwrap();
    assert_eq!(schedule.rounds, vec![vec![Some(1), Some(0), Some(1), Some(0), Some(1)]]);
    assert_eq!(schedule.notes, vec![]);
}

#[test]
fn one_table_or_nobody_needs_no_round() {
    assert_eq!(schedule(&even_plan(4, 1)).unwrap().rounds.len(), 0);
    assert_eq!(schedule(&even_plan(0, 6)).unwrap().rounds.len(), 0);
    assert_eq!(schedule(&Plan::default()).unwrap().rounds.len(), 0);
}

#[test]
fn a_late_arrival_gets_rounds_of_their_own() {
    let mut plan = even_plan(12, 4);
    plan.people[5].arrives_before_round = 2;
    let schedule = schedule(&plan).unwrap();
    assert_eq!(schedule.rounds.len(), 5);
    assert!(schedule.notes.contains(&Note::ExtraRounds { rounds: 2 }));
    assert_eq!(schedule.rounds[4].iter().flatten().count(), 1);
}

#[test]
fn two_apart_at_one_of_two_tables_go_after_one_another() {
    let mut plan = even_plan(4, 2);
    plan.apart = vec![(0, 2)];
    let found = schedule(&plan).unwrap();
    assert_eq!(found.rounds.len(), 2);
    assert!(found.notes.contains(&Note::ApartAtHome { a: 0, b: 2, table: 0 }));
    plan.people[0].leaves_after_round = Some(0);
    plan.people[2].leaves_after_round = Some(0);
    let found = schedule(&plan).unwrap();
    assert!(
        found.notes.contains(&Note::Missed { person: 2, table: 1, because: MissedBecause::KeptApart }),
        "{:?}",
        found.notes
    );
}

#[test]
fn apart_is_stronger_than_together() {
    let mut plan = even_plan(6, 3);
    plan.apart = vec![(0, 1)];
    plan.together = vec![(0, 1)];
    let because = SplitBecause::KeptApart;
    assert!(schedule(&plan).unwrap().notes.contains(&Note::CannotKeepTogether { a: 0, b: 1, because }));
}

#[test]
fn a_table_with_steps_comes_to_who_needs_it() {
    let mut plan = even_plan(6, 3);
    plan.tables[2].step_free = false;
    plan.people[0].step_free = true;
    let notes = schedule(&plan).unwrap().notes;
    let comes: Vec<_> = notes.iter().filter(|note| matches!(note, Note::TableComes { .. })).collect();
    assert!(matches!(comes[..], [Note::TableComes { table: 2, people, .. }] if *people == [0]), "{notes:?}");
}

#[test]
fn time_is_counted_with_walking() {
    assert_eq!(fits(6, 12, 3, 75), Fit { rounds: 5, needed: 75, available: 75, fits: true });
    assert!(!fits(6, 12, 3, 74).fits);
    let mut plan = even_plan(12, 6);
    plan.minutes_available = 59;
    assert!(schedule(&plan).unwrap().notes.contains(&Note::DoesNotFit { needed: 60, available: 59 }));
}

#[test]
fn a_plan_that_names_nobody_we_know_is_refused() {
    let mut plan = even_plan(3, 3);
    plan.apart = vec![(0, 3)];
    assert_eq!(schedule(&plan), Err(PlanProblem::UnknownPerson { person: 3 }));
    plan.people[1].home = 3;
    assert_eq!(schedule(&plan), Err(PlanProblem::UnknownHome { person: 1 }));
    assert_eq!(schedule(&even_plan(MAX_PEOPLE + 1, 3)), Err(PlanProblem::TooLarge));
}

#[test]
fn coverage_tells_what_is_left_half_way() {
    let plan = even_plan(8, 4);
    let rounds = schedule(&plan).unwrap().rounds;
    assert!(coverage(4, &homes(&plan), &rounds[..1]).iter().all(|left| left.len() == 2));
    assert!(coverage(4, &homes(&plan), &rounds).iter().all(Vec::is_empty));
}

/// Sixty evenings on which many people are kept apart: few need a round more, or have uneven groups.
/// Measured 7 rounds and 4 uneven groups; without exchanging rounds for it 11 and 9.
#[test]
fn many_apart_cost_few_rounds() {
    let (mut extra, mut uneven) = (0, 0);
    for evening in 0..60 {
        let (people, tables) = (30 + evening % 31, 4 + evening % 5);
        let mut plan = even_plan(people, tables);
        let mut seed = evening * 7919 + 1;
        let mut next = || {
            seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
            seed / 65_536 % people
        };
        plan.apart = (0..people * (1 + evening % 3) / 2).map(|_| (next(), next())).collect();
        let found = schedule(&plan).unwrap();
        extra += found.rounds.len() + 1 - tables;
        uneven += found.notes.iter().filter(|note| matches!(note, Note::SizeUneven { .. })).count();
    }
    assert!(extra <= 8 && uneven <= 5, "{extra} rounds more, {uneven} uneven groups");
}
