//! The laws of design.md over random command sequences by random people.

#[path = "laws/follow.rs"]
mod follow;
#[path = "laws/moves.rs"]
mod moves;
#[path = "laws/paths.rs"]
mod paths;
#[path = "../src/testing.rs"]
mod testing;
#[path = "laws/two_rooms.rs"]
mod two_rooms;
#[path = "laws/watch.rs"]
mod watch;

use bloemenzee_domain::command::Command;
use bloemenzee_domain::event::Event;
use bloemenzee_domain::fact::{Fact, Verdict};
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::idea::Petal;
use moves::{Draw, Drawer};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::cell::RefCell;
use std::fmt;
use testing::{By, Room, cases};
use watch::Shadow;

/// So many runs and more tell how far they come.
const RUNS: u32 = 240;

/// Where a random run begins: most of them where there is something to decide.
fn stage(n: u8) -> Room {
    match n % 8 {
        0 => Room::question(),
        1 => Room::conversations(),
        2 => Room::writing(),
        3 | 7 => follow::gathered(),
        _ => Room::flower().0,
    }
}

fn draws() -> impl Strategy<Value = (u8, Vec<Draw>)> {
    (any::<u8>(), vec((any::<u8>(), any::<u8>(), any::<u16>(), any::<u16>()), 30..75))
}

/// How far the runs came.
#[derive(Default)]
struct Reached {
    carried: u32,
    not_decided: u32,
    handed_over: u32,
    erased: u32,
    later: u32,
    refused: u32,
    accepted: u32,
    paths: paths::Seen,
}

impl Reached {
    /// Whether so many runs tell anything: a tenth of them came to each place that matters.
    fn enough(&self, runs: u32) -> bool {
        let least = runs / 10;
        self.carried >= least
            && self.not_decided >= least
            && self.handed_over >= least
            && self.later >= runs / 100
            && self.erased > 0
            && self.accepted > self.refused / 10
    }
}

impl fmt::Display for Reached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { carried, not_decided, handed_over, erased, later, refused, accepted, .. } = self;
        write!(f, "{carried} carried, {not_decided} with not decided, {handed_over} handed over, {erased} erased, ")?;
        write!(f, "{later} with a later round closed; {accepted} commands accepted, {refused} refused")
    }
}

fn run(first: u8, draws: &[Draw], reached: &mut Reached) -> Room {
    let mut room = stage(first);
    let mut shadow = Shadow::of(&room);
    let mut carried = false;
    for draw in draws {
        for (by, command) in Drawer::new(&room, *draw).moves(draw.0) {
            let before = room.clone();
            let ctx = room.ctx(by);
            match room.tell(by, &command) {
                Ok((_, events)) => {
                    reached.accepted += 1;
                    shadow.check(&before, &room, by, &command, &events);
                    reached.paths.look(&before.route, &room.route);
                }
                Err(refusal) => {
                    reached.refused += 1;
                    assert!(before.route == room.route, "a refusal changed something");
                    let told = format!("{refusal:?}");
                    assert!(!told.contains(moves::NEED) && !told.contains(moves::PRIVATE), "{ctx:?} is told {told}");
                }
            }
        }
        carried |= room.route.facts.tallies().points.values().any(|t| t.carried);
    }
    let facts = &room.route.facts;
    let verdicts = facts.decided.iter().flat_map(|d| d.points.values());
    reached.carried += u32::from(carried);
    reached.not_decided += u32::from(verdicts.into_iter().any(|v| v.verdict == Verdict::NotDecided));
    reached.handed_over += u32::from(facts.handed_over.is_some());
    reached.later += u32::from(facts.later.values().any(|round| !round.is_open()));
    reached.erased += u32::from(facts.points.values().any(|p| p.erased()));
    room
}

/// The same facts without a word in them.
fn wordless(fact: &Fact) -> Fact {
    let mut value = serde_json::to_value(fact).expect("plain data");
    bloemenzee_domain::words::split(&mut value);
    bloemenzee_domain::words::join(&mut value, None);
    serde_json::from_value(value).expect("a fact without words is a fact")
}

/// Law 6: the bytes of the log fold to the same state, also where the words of some entries are gone.
fn replays(room: &Room, erase: u16) {
    let facts = &room.route.facts;
    let mut expected = facts.clone();
    for point in expected.points.values_mut() {
        // A point's own erased entry is gone from the log as well: its words are not there to find.
        assert!(point.wordings.iter().all(|w| w.seq < room.log.len() as u64));
    }
    assert!(room.replay(|_| false) == expected, "the log does not replay to the live state");
    let gone: std::collections::BTreeSet<u64> = room
        .log
        .iter()
        .flatten()
        .filter_map(|e| if let Event::Fact(Fact::Erased { entries, .. }) = e { Some(entries) } else { None })
        .flatten()
        .copied()
        .collect();
    let after = room.replay(|seq| gone.contains(&(seq as u64)));
    assert!(after == expected, "erasing what was to be erased changed something else");
    let some = |seq: usize| (seq as u64 * 7 + u64::from(erase)).is_multiple_of(5);
    let mut without = Facts::new(facts.method.clone());
    for (seq, events) in room.log.iter().enumerate() {
        for event in events {
            let Event::Fact(fact) = event else { continue };
            let fact = if some(seq) { wordless(fact) } else { fact.clone() };
            without.apply(&fact, seq as u64);
        }
    }
    let replayed = room.replay(some);
    assert!(replayed == without, "an erased entry lost more than its words");
    assert_eq!(replayed.tallies(), facts.tallies(), "erasing words changed what is carried");
    assert_eq!(replayed.decided, facts.decided, "erasing words changed a decision");
    assert_eq!(replayed.decisions(), facts.decisions(), "erasing words changed a later decision");
    assert_eq!(replayed.attendance, facts.attendance);
}

/// How often the runs may be drawn anew before what they did not reach is a fault.
///
/// One batch falls short of a tenth about once in a hundred times, for no reason but chance.
const BATCHES: u32 = 5;

#[test]
fn laws_hold_in_random_rooms() {
    let reached = RefCell::new(Reached::default());
    let runs = cases(RUNS);
    for batch in 1..=BATCHES {
        draw_rooms(runs, &reached);
        let far = reached.borrow();
        println!("after {} runs: {far}", runs * batch);
        if runs < RUNS || far.enough(runs) {
            break;
        }
        assert!(batch < BATCHES, "the runs do not come far enough: bias the moves. {far}");
    }
    if runs >= RUNS {
        reached.into_inner().paths.are_drawn(include_str!("../../../docs/states/route.md"));
    }
}

fn draw_rooms(runs: u32, reached: &RefCell<Reached>) {
    let config = Config { cases: runs, failure_persistence: None, max_shrink_iters: 300, ..Config::default() };
    let outcome = TestRunner::new(config).run(&draws(), |(first, draws)| {
        let room = run(first, &draws, &mut reached.borrow_mut());
        replays(&room, u16::from(first));
        watch::secrets_are_kept(&room);
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

proptest! {
    #![proptest_config(Config { cases: cases(64), failure_persistence: None, ..Config::default() })]

    /// Law 7: what two devices write, in whatever order it arrives, is all there.
    #[test]
    fn two_devices_never_lose_a_point(order in vec(any::<bool>(), 24)) {
        let (mut room, idea, _, what) = Room::flower();
        let mut accepted = Vec::new();
        let mut seen = [1, 1];
        for (n, first) in order.iter().enumerate() {
            let device = usize::from(*first);
            let by = By::P(device);
            let text = format!("van toestel {device}, nummer {n}");
            if n % 3 == 2 {
                // Both reword the same line from what they last saw.
                let from_revision = seen[device];
                let reword = Command::PointReword { point: what, from_revision, text: text.clone(), author: None };
                match room.tell(by, &reword) {
                    Ok(_) => accepted.push(text),
                    Err(refusal) => {
                        prop_assert_eq!(refusal.code, "point-changed");
                        let now = room.route.facts.points[&what].text();
                        prop_assert_eq!(refusal.fields["now"].as_str(), now);
                    }
                }
                seen[device] = room.revision(what);
            } else {
                room.ok(by, testing::write(idea, Petal::How, &text));
                accepted.push(text);
            }
        }
        let wordings = room.route.facts.points.values().flat_map(|p| &p.wordings);
        let texts: Vec<_> = wordings.map(|w| w.text.as_str().to_owned()).collect();
        for text in accepted {
            prop_assert!(texts.contains(&text), "lost: {}", text);
        }
    }

    /// Arbitrary fields in every command: a yes or a no, never a panic.
    #[test]
    fn decide_never_panics(
        name in 0..bloemenzee_domain::command::NAMES.len(),
        by in 0u8..12,
        pick in any::<u64>(),
        text in "\\PC{0,24}",
        number in prop_oneof![Just(0i64), Just(1), Just(2), Just(i64::from(u32::MAX)), any::<i64>()],
    ) {
        let (room, ..) = if pick.is_multiple_of(2) { Room::flower() } else { Room::handed_over() };
        let name = bloemenzee_domain::command::NAMES[name];
        let by = match by {
            0..6 => By::P(usize::from(by)),
            6 => By::Tablet(0),
            7 => By::Nobody,
            n => By::Staff(bloemenzee_domain::method::Role::ALL[usize::from(n) - 8]),
        };
        let mut ctx = room.ctx(by);
        ctx.actor.roles.extend(bloemenzee_domain::method::Role::ALL);
        let schema = schemars::schema_for!(Command).to_value();
        let fields = paths::fill(&schema, name, pick, &text, number, &room);
        if let Ok(command) = serde_json::from_value::<Command>(fields) {
            let mut route = room.route.clone();
            if let Ok(events) = route.decide(&command, &ctx) {
                events.iter().for_each(|event| route.apply(event, 99));
                route.facts.tallies();
            }
        }
    }
}
