//! From people and arrangements to walkers: who walks with whom, and along which stops.

use super::{Note, Plan, SplitBecause};

/// People at one table, as part of a stop.
#[derive(Debug, Clone)]
pub(super) struct Visit {
    pub table: usize,
    pub people: Vec<usize>,
}

/// One person, or people who stay together, with the stops they make, one a round.
#[derive(Debug, Clone)]
pub(super) struct Walker {
    /// The first round (from 0) they walk in.
    pub from: usize,
    /// Home table of the first member: spreads the starting orders.
    pub home: usize,
    /// Stops; a stop is one visit, or two where members see one another's home tables at the same time.
    pub stops: Vec<Vec<Visit>>,
}

/// When somebody is there: from the first round up to and without the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Presence {
    pub from: usize,
    pub until: usize,
}

impl Presence {
    /// Rounds that somebody with `stops` stops can use when they start walking in round `from`.
    fn usable(self, from: usize, stops: usize) -> usize {
        self.until.min(from + stops).saturating_sub(from.max(self.from))
    }
}

/// Presence of each person; an arrival after the regular rounds counts as right after them.
pub(super) fn presence(plan: &Plan) -> Vec<Presence> {
    let regular = plan.tables.len().saturating_sub(1);
    plan.people
        .iter()
        .map(|person| {
            let until = person.leaves_after_round.map_or(usize::MAX, |round| round.saturating_add(1));
            let absent = until <= person.arrives_before_round;
            let from = person.arrives_before_round.min(regular);
            Presence { from, until: if absent { 0 } else { until } }
        })
        .collect()
}

/// Person → those they are kept apart from, ascending.
pub(super) fn apart_lists(plan: &Plan) -> Vec<Vec<usize>> {
    let mut lists = vec![Vec::new(); plan.people.len()];
    for &(a, b) in plan.apart.iter().filter(|(a, b)| a != b) {
        lists[a].push(b);
        lists[b].push(a);
    }
    for list in &mut lists {
        list.sort_unstable();
        list.dedup();
    }
    lists
}

/// Groups of people who walk together, each ascending; a link that cannot be kept is told in `notes`.
pub(super) fn groups(
    plan: &Plan,
    apart: &[Vec<usize>],
    present: &[Presence],
    notes: &mut Vec<Note>,
) -> Vec<Vec<usize>> {
    let mut group_of: Vec<usize> = (0..plan.people.len()).collect();
    let mut groups: Vec<Vec<usize>> = group_of.iter().map(|&person| vec![person]).collect();
    for &(a, b) in &plan.together {
        let (mut keep, mut gone) = (group_of[a], group_of[b]);
        if keep == gone {
            continue;
        }
        if keep > gone {
            (keep, gone) = (gone, keep);
        }
        let mut merged = groups[keep].clone();
        merged.extend(&groups[gone]);
        merged.sort_unstable();
        let because = if merged.iter().any(|&p| apart[p].iter().any(|q| merged.binary_search(q).is_ok())) {
            Some(SplitBecause::KeptApart)
        } else {
            costs_a_table(plan, present, &merged).then_some(SplitBecause::Presence)
        };
        if let Some(because) = because {
            notes.push(Note::CannotKeepTogether { a, b, because });
            continue;
        }
        for &person in &merged {
            group_of[person] = keep;
        }
        groups[keep] = merged;
        groups[gone].clear();
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Whether walking as one group would cost a member a table they would see alone.
fn costs_a_table(plan: &Plan, present: &[Presence], group: &[usize]) -> bool {
    let from = group.iter().map(|&person| present[person].from).max().unwrap_or(0);
    let alone = plan.tables.len().saturating_sub(1);
    let stops = alone + usize::from(homes(plan, group).len() > 2);
    group.iter().any(|&person| {
        let own = present[person];
        own.until != usize::MAX
            && (stops > alone && own.until < from + stops || own.usable(from, stops) < own.usable(own.from, alone))
    })
}

fn homes(plan: &Plan, group: &[usize]) -> Vec<usize> {
    let mut homes: Vec<usize> = group.iter().map(|&person| plan.people[person].home).collect();
    homes.sort_unstable();
    homes.dedup();
    homes
}

/// The walker of one group, with its stops from the table after home onwards.
pub(super) fn walker(plan: &Plan, present: &[Presence], group: &[usize]) -> Walker {
    let tables = plan.tables.len();
    let homes = homes(plan, group);
    let home = plan.people[group[0]].home;
    let not_of = |table: usize| Visit {
        table,
        people: group.iter().copied().filter(|&person| plan.people[person].home != table).collect(),
    };
    let mut stops: Vec<Vec<Visit>> = (1..tables)
        .map(|step| (home + step) % tables)
        .filter(|table| homes.binary_search(table).is_err())
        .map(|table| vec![Visit { table, people: group.to_vec() }])
        .collect();
    match homes[..] {
        [_] => {}
        [one, other] => stops.push(vec![not_of(one), not_of(other)]),
        _ => stops.extend(homes.iter().map(|&table| vec![not_of(table)])),
    }
    let from = group.iter().map(|&person| present[person].from).max().unwrap_or(0);
    Walker { from, home, stops }
}
