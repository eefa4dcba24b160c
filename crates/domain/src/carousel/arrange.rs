//! Working out a schedule: even groups, then arrangements, then mixed neighbours.

use super::floor::Floor;
use super::units::{apart_lists, groups, presence, walker};
use super::{
    MAX_PEOPLE, MAX_TABLES, MAX_WORK, MissedBecause, Note, Plan, PlanProblem, Schedule, Uneven, coverage, fit_rounds,
};

/// The most times each part looks at everything again.
const PASSES: usize = 6;
/// The most starting orders that are tried.
const STARTS: usize = 6;

/// The schedule of a plan; the same plan always gives the same schedule.
///
/// Everybody sees every table other than home in the rounds they are there; rounds are added for late
/// arrivals, and where people kept apart need them. Whatever else could not be as wished is in the notes.
///
/// # Errors
/// [`PlanProblem`] when the plan names a table or a person that is not in it, or is too large.
pub fn schedule(plan: &Plan) -> Result<Schedule, PlanProblem> {
    check(plan)?;
    let mut notes = Vec::new();
    let mut floor = arrange(plan, &mut notes);
    mix(&mut floor);
    let dropped = postpone(&mut floor);
    balance(&mut floor);
    let rounds = rounds(&floor);
    notes.extend(apart_at_home(plan));
    notes.extend(missed(plan, &rounds, &dropped));
    let extra = rounds.len().saturating_sub(plan.tables.len().saturating_sub(1));
    if extra > 0 {
        notes.push(Note::ExtraRounds { rounds: extra });
    }
    let fit = fit_rounds(rounds.len(), plan.minutes_per_round, plan.minutes_to_change, plan.minutes_available);
    if !fit.fits {
        notes.push(Note::DoesNotFit { needed: fit.needed, available: fit.available });
    }
    let mut work = floor.work;
    notes.extend(uneven(plan, &rounds, &mut work));
    notes.extend(places(plan, &rounds));
    Ok(Schedule { rounds, notes, work })
}

fn check(plan: &Plan) -> Result<(), PlanProblem> {
    if plan.tables.len() > MAX_TABLES || plan.people.len() > MAX_PEOPLE {
        return Err(PlanProblem::TooLarge);
    }
    if let Some(person) = plan.people.iter().position(|person| person.home >= plan.tables.len()) {
        return Err(PlanProblem::UnknownHome { person });
    }
    let mut named = plan.apart.iter().chain(&plan.together).flat_map(|&(a, b)| [a, b]);
    named
        .find(|&person| person >= plan.people.len())
        .map_or(Ok(()), |person| Err(PlanProblem::UnknownPerson { person }))
}

/// A floor with even groups and people kept apart, as far as exchanging rounds can bring it, from the first of
/// several starting orders that gives both, or else the best.
fn arrange(plan: &Plan, notes: &mut Vec<Note>) -> Floor {
    let present = presence(plan);
    let apart = apart_lists(plan);
    let walkers: Vec<_> =
        groups(plan, &apart, &present, notes).iter().map(|group| walker(plan, &present, group)).collect();
    let mut best: Option<((i64, usize), Floor)> = None;
    let mut work = 0;
    for variant in 0..STARTS {
        let mut floor = Floor::new(plan, walkers.clone(), present.clone(), apart.clone(), variant);
        floor.work = work;
        balance(&mut floor);
        separate(&mut floor);
        balance(&mut floor);
        work = floor.work;
        let score = (floor.cost.conflicts, unevenness(&floor));
        let hopeless = score.0 == 0 && !homes_allow_even(plan);
        if best.as_ref().is_none_or(|(least, _)| score < *least) {
            best = Some((score, floor));
        }
        if score == (0, 0) || hopeless || work > MAX_WORK / 2 {
            break;
        }
    }
    let (_, mut floor) = best.expect("at least one start is tried");
    floor.work = work;
    floor
}

/// How far the groups are from within one of each other, over all rounds.
fn unevenness(floor: &Floor) -> usize {
    let spare = |round: &Vec<Vec<usize>>| {
        let (smallest, largest) = (round.iter().map(Vec::len).min(), round.iter().map(Vec::len).max());
        (largest.unwrap_or(0) - smallest.unwrap_or(0)).saturating_sub(1)
    };
    floor.cell.iter().map(spare).sum()
}

/// Whether home tables alone leave room for even groups in all regular rounds: each table's visits, spread over
/// the rounds, lie between the smallest and the largest even group.
fn homes_allow_even(plan: &Plan) -> bool {
    let (people, tables) = (plan.people.len(), plan.tables.len());
    (0..tables).all(|table| {
        let visits = people - plan.people.iter().filter(|person| person.home == table).count();
        ((tables - 1) * (people / tables)..=(tables - 1) * people.div_ceil(tables)).contains(&visits)
    })
}

/// Evens out the sizes: along chains of people between each two rounds, and walker by walker.
fn balance(floor: &mut Floor) {
    for _ in 0..PASSES {
        let before = floor.cost;
        for one in 0..floor.slots() {
            for other in one + 1..floor.slots() {
                while !floor.tired() && chain(floor, one, other) {}
            }
        }
        (0..floor.walkers.len()).for_each(|walker| turn(floor, walker));
        if floor.cost >= before {
            break;
        }
    }
}

/// Finds people whose exchange of these two rounds, taken together, moves one visit from a full table to an
/// emptier one in each, and exchanges them. Tells whether it did.
fn chain(floor: &mut Floor, one: usize, other: usize) -> bool {
    let tables = floor.tables();
    let lead: Vec<i64> = (0..tables).map(|table| floor.size(one, table) - floor.size(other, table)).collect();
    let lowest = lead.iter().copied().min().unwrap_or(0);
    let mut full: Vec<usize> = (0..tables).filter(|&table| lead[table] - lowest >= 3).collect();
    if full.is_empty() {
        return false;
    }
    full.sort_by_key(|&table| -lead[table]);
    let mut arcs = vec![Vec::new(); tables];
    for walker in 0..floor.walkers.len() {
        if let (Some((_, from)), Some((_, to))) = (floor.single(walker, one), floor.single(walker, other)) {
            arcs[from].push((walker, to));
        }
    }
    for start in full {
        let reached = reach(&arcs, start);
        let mut ends: Vec<usize> =
            (0..tables).filter(|&table| reached[table].is_some() && lead[start] - lead[table] >= 3).collect();
        ends.sort_by_key(|&table| lead[table]);
        for end in ends {
            if exchange_along(floor, &reached, (start, end), (one, other)) {
                return true;
            }
        }
    }
    false
}

/// Table → the step (walker, table before) by which a chain from `start` first gets there.
fn reach(arcs: &[Vec<(usize, usize)>], start: usize) -> Vec<Option<(usize, usize)>> {
    let mut reached = vec![None; arcs.len()];
    let mut queue = std::collections::VecDeque::from([start]);
    while let Some(table) = queue.pop_front() {
        for &(walker, next) in &arcs[table] {
            if next != start && reached[next].is_none() {
                reached[next] = Some((walker, table));
                queue.push_back(next);
            }
        }
    }
    reached
}

fn exchange_along(
    floor: &mut Floor,
    reached: &[Option<(usize, usize)>],
    (start, end): (usize, usize),
    (one, other): (usize, usize),
) -> bool {
    let before = floor.cost;
    let mut walkers = Vec::new();
    let mut table = end;
    while let (true, Some((walker, previous))) = (table != start, reached[table]) {
        walkers.push(walker);
        table = previous;
    }
    walkers.iter().for_each(|&walker| floor.swap(walker, one, other));
    let better = (floor.cost.conflicts, floor.cost.spread) < (before.conflicts, before.spread);
    if !better {
        walkers.iter().for_each(|&walker| floor.swap(walker, one, other));
    }
    better
}

/// Exchanges any two rounds of one walker where that makes sizes more even; for those whom chains leave out.
fn turn(floor: &mut Floor, walker: usize) {
    let slots = floor.walkers[walker].from..floor.end[walker];
    for one in slots.clone() {
        for other in one + 1..slots.end {
            let plain = floor.single(walker, one).is_some() && floor.single(walker, other).is_some();
            if plain || floor.tired() || !may_swap(floor, walker, one, other) {
                continue;
            }
            let before = floor.cost;
            floor.swap(walker, one, other);
            if (floor.cost.conflicts, floor.cost.spread) >= (before.conflicts, before.spread) {
                floor.swap(walker, one, other);
            }
        }
    }
}

/// A stop may change places with nothing only where all its people are present in both rounds.
fn may_swap(floor: &Floor, walker: usize, one: usize, other: usize) -> bool {
    match (floor.order[walker][one], floor.order[walker][other]) {
        (Some(_), Some(_)) => true,
        (None, None) => false,
        (Some(stop), None) | (None, Some(stop)) => floor.walkers[walker].stops[stop]
            .iter()
            .flat_map(|visit| &visit.people)
            .all(|&person| floor.present(person, one) && floor.present(person, other)),
    }
}

/// Takes people who are kept apart from one another's table by exchanging rounds.
fn separate(floor: &mut Floor) {
    for _ in 0..PASSES {
        let before = floor.cost.conflicts;
        for (slot, a, b) in floor.conflicts() {
            if floor.at[a][slot].is_some() && floor.at[a][slot] == floor.at[b][slot] {
                part(floor, slot, [floor.walker_of[a], floor.walker_of[b]]);
            }
        }
        if floor.cost.conflicts == 0 || floor.cost.conflicts >= before {
            break;
        }
    }
}

/// Makes the best exchange that has fewer conflicts than now, if there is one.
fn part(floor: &mut Floor, slot: usize, walkers: [usize; 2]) {
    let mut best = (floor.cost.conflicts - 1, i64::MAX);
    let mut chosen: Option<Vec<(usize, usize)>> = None;
    for walker in walkers {
        for other in floor.walkers[walker].from..floor.end[walker] {
            if other == slot || floor.tired() || !may_swap(floor, walker, slot, other) {
                continue;
            }
            let mut tries = vec![vec![(walker, other)]];
            tries.extend(partners(floor, walker, slot, other).map(|partner| vec![(walker, other), (partner, other)]));
            for swaps in tries {
                swaps.iter().for_each(|&(who, to)| floor.swap(who, slot, to));
                let cost = (floor.cost.conflicts, floor.cost.spread);
                swaps.iter().for_each(|&(who, to)| floor.swap(who, slot, to));
                if cost.0 <= best.0 && cost < best {
                    best = cost;
                    chosen = Some(swaps);
                }
            }
        }
    }
    for (who, to) in chosen.into_iter().flatten() {
        floor.swap(who, slot, to);
    }
}

/// Walkers of one person who do these two rounds the other way about.
fn partners(floor: &Floor, walker: usize, one: usize, other: usize) -> std::vec::IntoIter<usize> {
    let found: Vec<usize> = match (floor.single(walker, one), floor.single(walker, other)) {
        (Some((_, here)), Some((_, there))) => floor.cell[one][there]
            .iter()
            .filter(|&&person| floor.at[person][other] == Some(here))
            .map(|&person| floor.walker_of[person])
            .filter(|&partner| floor.single(partner, one).is_some() && floor.single(partner, other).is_some())
            .collect(),
        _ => Vec::new(),
    };
    found.into_iter()
}

/// Exchanges that keep sizes and arrangements, and part people who met before.
fn mix(floor: &mut Floor) {
    for _ in 0..PASSES {
        let before = floor.cost;
        for walker in 0..floor.walkers.len() {
            let slots = floor.walkers[walker].from..floor.end[walker];
            for one in slots.clone() {
                for other in one + 1..slots.end {
                    if floor.tired() {
                        return;
                    }
                    mix_one(floor, walker, one, other);
                }
            }
        }
        if floor.cost >= before {
            break;
        }
    }
}

fn mix_one(floor: &mut Floor, walker: usize, one: usize, other: usize) {
    let (Some((person, here)), Some((_, there))) = (floor.single(walker, one), floor.single(walker, other)) else {
        return;
    };
    let before = floor.cost;
    let shift = floor.size(one, here) - floor.size(one, there) + floor.size(other, there) - floor.size(other, here);
    if shift >= 2 {
        floor.swap(walker, one, other);
        if floor.cost < before {
            return;
        }
        floor.swap(walker, one, other);
    }
    for partner in partners(floor, walker, one, other) {
        let Some((second, _)) = floor.single(partner, one) else { continue };
        if gain(floor, [person, second], [here, there], [one, other]) <= 0 {
            continue;
        }
        floor.swap(walker, one, other);
        floor.swap(partner, one, other);
        if floor.cost < before {
            return;
        }
        floor.swap(walker, one, other);
        floor.swap(partner, one, other);
    }
}

/// What two people exchanging their rounds would gain in meetings squared, seen one round at a time.
fn gain(floor: &mut Floor, [first, second]: [usize; 2], [here, there]: [usize; 2], [one, other]: [usize; 2]) -> i64 {
    let mut sum = 0;
    let mut looks = 0;
    // The first leaves `here` in round `one` and `there` in the other; the second the reverse.
    for (slot, from, to) in [(one, here, there), (other, there, here)] {
        for (table, leaver, joiner) in [(from, first, second), (to, second, first)] {
            for &person in &floor.cell[slot][table] {
                if person != first && person != second {
                    sum += 2 * (floor.met(leaver, person) - floor.met(joiner, person)) - 2;
                }
            }
            looks += floor.cell[slot][table].len() as u64;
        }
    }
    floor.work += looks;
    sum
}

/// Moves visits that still bring together people kept apart to a round that is free for them, adding rounds at
/// the end where needed. Gives the (person, table) of visits for which there is none.
fn postpone(floor: &mut Floor) -> Vec<(usize, usize)> {
    let mut dropped = Vec::new();
    for (slot, a, b) in floor.conflicts() {
        if floor.at[a][slot].is_none() || floor.at[a][slot] != floor.at[b][slot] {
            continue;
        }
        let walkers = [floor.walker_of[b], floor.walker_of[a]];
        let free = walkers.iter().filter_map(|&walker| free_slot(floor, walker, slot).map(|free| (free, walker))).min();
        // Where nobody can go as a whole, those who stay to the end still see it in a new round.
        let (to, walker) = free.unwrap_or((floor.slots(), walkers[0]));
        let stop = floor.order[walker][slot];
        floor.put(walker, slot, None);
        while floor.slots() <= to {
            floor.add_slot();
        }
        floor.put(walker, to, stop);
        floor.end[walker] = floor.end[walker].max(to + 1);
        let visits = stop.map_or(&[][..], |stop| &floor.walkers[walker].stops[stop]);
        let people = visits.iter().flat_map(|visit| visit.people.iter().map(|&person| (person, visit.table)));
        dropped.extend(people.filter(|&(person, _)| !floor.present(person, to)));
    }
    dropped
}

/// The first round (perhaps a new one) in which a walker has nothing, is wholly present, and meets nobody it should not.
fn free_slot(floor: &Floor, walker: usize, slot: usize) -> Option<usize> {
    let stop = floor.order[walker][slot]?;
    let people: Vec<usize> =
        floor.walkers[walker].stops[stop].iter().flat_map(|visit| visit.people.iter().copied()).collect();
    (floor.walkers[walker].from..=floor.slots()).find(|&free| {
        let empty = floor.order[walker].get(free).is_none_or(Option::is_none);
        let new = free >= floor.slots();
        empty
            && people.iter().all(|&person| floor.present(person, free))
            && (new || !floor.would_conflict(walker, stop, free))
    })
}

/// Round → person → table, without the rounds at the end that nobody walks in.
fn rounds(floor: &Floor) -> Vec<Vec<Option<usize>>> {
    let last = (0..floor.slots()).rev().find(|&slot| floor.at.iter().any(|slots| slots[slot].is_some()));
    (0..last.map_or(0, |slot| slot + 1)).map(|slot| floor.at.iter().map(|slots| slots[slot]).collect()).collect()
}

fn apart_at_home(plan: &Plan) -> Vec<Note> {
    let home = |person: usize| plan.people[person].home;
    let pairs = plan.apart.iter().filter(|&&(a, b)| a != b && home(a) == home(b));
    pairs.map(|&(a, b)| Note::ApartAtHome { a, b, table: home(a) }).collect()
}

fn missed(plan: &Plan, rounds: &[Vec<Option<usize>>], dropped: &[(usize, usize)]) -> Vec<Note> {
    let homes: Vec<usize> = plan.people.iter().map(|person| person.home).collect();
    let present = presence(plan);
    let mut notes = Vec::new();
    for (person, tables) in coverage(plan.tables.len(), &homes, rounds).into_iter().enumerate() {
        for table in tables {
            let because = if dropped.contains(&(person, table)) {
                MissedBecause::KeptApart
            } else if present[person].until <= present[person].from {
                MissedBecause::NotPresent
            } else {
                MissedBecause::LeavesEarly
            };
            notes.push(Note::Missed { person, table, because });
        }
    }
    notes
}

/// Smallest and largest group of a round.
fn range(tables: usize, round: &[Option<usize>]) -> (usize, usize) {
    let mut sizes = vec![0; tables];
    round.iter().flatten().for_each(|&table| sizes[table] += 1);
    (sizes.iter().copied().min().unwrap_or(0), sizes.iter().copied().max().unwrap_or(0))
}

fn uneven(plan: &Plan, rounds: &[Vec<Option<usize>>], work: &mut u64) -> Vec<Note> {
    let mut because = None;
    let mut notes = Vec::new();
    for (round, people) in rounds.iter().enumerate() {
        let (smallest, largest) = range(plan.tables.len(), people);
        if largest > smallest + 1 {
            let because = *because.get_or_insert_with(|| why_uneven(plan, work));
            notes.push(Note::SizeUneven { round, smallest, largest, because });
        }
    }
    notes
}

/// Which constraint forbids even groups: the first without which they are even, taken away one after another.
fn why_uneven(plan: &Plan, work: &mut u64) -> Uneven {
    let mut even = |plan: &Plan| {
        let mut floor = arrange(plan, &mut Vec::new());
        postpone(&mut floor);
        balance(&mut floor);
        *work += floor.work;
        rounds(&floor)
            .iter()
            .all(|round| matches!(range(plan.tables.len(), round), (smallest, largest) if largest <= smallest + 1))
    };
    let mut plan = plan.clone();
    if !std::mem::take(&mut plan.apart).is_empty() && even(&plan) {
        return Uneven::Apart;
    }
    if !std::mem::take(&mut plan.together).is_empty() && even(&plan) {
        return Uneven::Together;
    }
    let stay = |person: &super::PersonSpec| person.arrives_before_round == 0 && person.leaves_after_round.is_none();
    if plan.people.iter().all(stay) {
        return Uneven::HomeTables;
    }
    for person in &mut plan.people {
        (person.arrives_before_round, person.leaves_after_round) = (0, None);
    }
    if even(&plan) { Uneven::Presence } else { Uneven::HomeTables }
}

/// Tables that must come to somebody, and tables with more visitors than they hold.
fn places(plan: &Plan, rounds: &[Vec<Option<usize>>]) -> Vec<Note> {
    let mut notes = Vec::new();
    for (round, at) in rounds.iter().enumerate() {
        for (table, spec) in plan.tables.iter().enumerate() {
            let visitors: Vec<usize> = (0..at.len()).filter(|&person| at[person] == Some(table)).collect();
            let capacity = spec.capacity.filter(|&capacity| visitors.len() > usize::from(capacity));
            if let Some(capacity) = capacity {
                notes.push(Note::OverCapacity { round, table, visitors: visitors.len(), capacity });
            }
            let people: Vec<usize> =
                visitors.into_iter().filter(|&person| plan.people[person].step_free && !spec.step_free).collect();
            if !people.is_empty() {
                notes.push(Note::TableComes { round, table, people });
            }
        }
    }
    notes
}
