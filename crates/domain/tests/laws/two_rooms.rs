//! Two rooms that differ in one thing only: in the first, somebody has a not-yet for their own
//! eyes on a point; in the second they have not seen that point. Once who guides records that
//! this person withdraws, nobody else can tell the rooms apart, whatever they do (method.md, 6).

use crate::moves::{Draw, Drawer, PRIVATE};
use crate::testing::{By, GUIDE, LEAD, Room, cases};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::gathering::Attendance;
use bloemenzee_domain::id::{ParticipantId, PointId};
use bloemenzee_domain::idea::PointKind;
use bloemenzee_domain::method::Part;
use bloemenzee_domain::stance::{Channel, Eyes, StanceKind, Viewer};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::cell::RefCell;

/// How many pairs are drawn, unless told otherwise.
const USUAL: u32 = 160;
/// Who has something to keep to themselves.
const SHY: usize = 3;

fn some(from: usize, to: usize) -> impl Strategy<Value = Vec<Draw>> {
    vec((any::<u8>(), any::<u8>(), any::<u16>(), any::<u16>()), from..to)
}

/// All that others may see of the facts or work out from them, as text.
fn outward(room: &Room) -> Vec<String> {
    let facts = &room.route.facts;
    let tallies = facts.tallies();
    let mut lines = vec![format!("{tallies:?} {:?} {:?}", facts.verdicts(), facts.numbers())];
    for point in facts.points.values() {
        lines.push(format!("{} asks {:?}", point.id, facts.required_on(point)));
        for who in &room.people {
            let stance = facts.present_stance(point.id, *who);
            let seen = [Viewer::Guide, Viewer::Anyone, Viewer::Report].map(|viewer| {
                let shown = stance.filter(|s| s.is_shown_to(viewer));
                shown.map(|s| (s.kind, s.eyes, s.channel, s.on_behalf, s.reason_for(viewer)))
            });
            lines.push(format!("{who} on {}: {seen:?}", point.id));
        }
    }
    lines.extend(facts.ideas.keys().map(|idea| format!("{idea} {:?}", facts.bloom(*idea, &tallies))));
    for who in &room.people {
        let asked: Vec<_> = facts.asked_of(*who).into_iter().map(|p| p.id).collect();
        lines.push(format!("{who} {asked:?} {} {}", facts.waited_for(*who), facts.may_have_answered(*who)));
    }
    lines
}

/// Everything of the facts but the one stance, and that it was taken.
fn without(facts: &Facts, point: PointId, who: ParticipantId) -> Facts {
    let mut rest = facts.clone();
    rest.stances.get_mut(&point).map(|all| all.remove(&who));
    rest.stances.retain(|_, all| !all.is_empty());
    rest.took_part.remove(&who);
    (rest.shared_moves, rest.changed_since) = (0, Default::default());
    rest
}

/// What is recorded in somebody's name tells by its count whether it took effect: see SECURITY.md.
fn in_their_name(command: &Command, who: ParticipantId) -> bool {
    match command {
        Command::StanceTake { participant, .. } => *participant == who,
        Command::IdeaAdd { author, .. } | Command::PointAdd { author, .. } | Command::PointReword { author, .. } => {
            *author == Some(who)
        }
        _ => false,
    }
}

/// Both rooms, and where they differ.
struct Pair {
    with: Room,
    none: Room,
    point: PointId,
    who: ParticipantId,
}

impl Pair {
    /// `None` when this person cannot have a private stance on a point that they have not answered.
    fn of(room: Room, pick: u16, reserved: bool) -> Option<Self> {
        let facts = &room.route.facts;
        let who = room.p(SHY);
        let fits = |p: &PointId| facts.live(*p).is_ok() && facts.stance(*p, who).is_none();
        let open: Vec<_> = facts.points.keys().copied().filter(fits).collect();
        let point = *open.get(usize::from(pick) % open.len().max(1))?;
        let (mut with, mut none) = (room.clone(), room);
        let kind = if reserved { StanceKind::Reserved } else { StanceKind::NotYet };
        let stances = vec![with.on(point, kind, PRIVATE, Eyes::Owner)];
        let take = Command::StanceTake { participant: who, stances, channel: Channel::Own };
        with.tell(By::P(SHY), &take).ok()?;
        // In the other room nothing is said; its log has an entry all the same.
        none.tell(By::Nobody, &take).expect_err("nobody may");
        none.log.push(Vec::new());
        Some(Self { with, none, point, who })
    }

    /// The same command in both rooms: the same answer, the same to see, the same left behind.
    fn tell(&mut self, by: By, command: &Command) {
        if self.with.actor(by).owns(self.who) || in_their_name(command, self.who) {
            return;
        }
        let (first, second) = (self.with.tell(by, command), self.none.tell(by, command));
        assert_eq!(first, second, "{by:?} is answered otherwise: {command:?}");
        let told = outward(&self.with).into_iter().zip(outward(&self.none)).find(|(with, none)| with != none);
        assert!(told.is_none(), "after {by:?} {command:?}: {told:?}");
        assert!(self.with.route.prep == self.none.route.prep, "{command:?} leaves other records");
        let [with, none] = [&self.with, &self.none].map(|room| without(&room.route.facts, self.point, self.who));
        assert!(with == none, "{command:?} leaves other facts");
    }

    /// Everybody else stands behind all there is, and the round is closed.
    fn finish(&mut self) {
        let facts = &self.with.route.facts;
        let live: Vec<_> = facts.points.values().filter(|p| facts.is_live(p) && p.kind == PointKind::Point).collect();
        let live: Vec<_> = live.into_iter().map(|p| p.id).collect();
        for n in (0..self.with.people.len()).filter(|n| *n != SHY) {
            let behind = self.with.behind(n, &live);
            self.tell(By::P(n), &behind);
        }
        self.tell(By::Staff(LEAD), &Command::PartStart { part: Part::Closing, minutes: None });
        self.tell(By::Staff(LEAD), &Command::ClosingClose {});
    }
}

/// How much was compared.
#[derive(Default)]
struct Compared {
    pairs: u32,
    carried_elsewhere: u32,
    closed: u32,
}

#[test]
fn a_recorded_withdrawal_tells_nothing_of_a_private_stance() {
    let compared = RefCell::new(Compared::default());
    let cases = cases(USUAL);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 400, ..Config::default() };
    let draws = (some(0, 12), any::<u16>(), any::<bool>(), some(8, 30));
    let outcome = TestRunner::new(config).run(&draws, |(before, pick, reserved, after)| {
        let (mut room, ..) = Room::flower();
        for draw in &before {
            for (by, command) in Drawer::new(&room, *draw).moves(draw.0) {
                let _ = room.tell(by, &command);
            }
        }
        let Some(mut pair) = Pair::of(room, pick, reserved) else { return Ok(()) };
        pair.tell(By::Staff(GUIDE), &Command::Withdraw { participant: pair.who });
        if !pair.with.route.facts.attendance.get(&pair.who).is_some_and(Attendance::recorded_withdrawal) {
            return Ok(());
        }
        for draw in &after {
            let moves = Drawer::new(&pair.with, *draw).moves(draw.0);
            moves.iter().for_each(|(by, command)| pair.tell(*by, command));
        }
        pair.finish();
        let facts = &pair.with.route.facts;
        let mut compared = compared.borrow_mut();
        compared.pairs += 1;
        compared.carried_elsewhere += u32::from(facts.tallies().points.values().any(|t| t.carried));
        compared.closed += u32::from(facts.decided.is_some());
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    let Compared { pairs, carried_elsewhere, closed } = compared.into_inner();
    println!("{pairs} pairs of rooms, {carried_elsewhere} with carried points, {closed} closed");
    if cases >= USUAL {
        assert!(pairs >= cases / 3, "only {pairs} of {cases} had something to compare");
        assert!(carried_elsewhere >= cases / 10 && closed >= cases / 10, "the rooms are too idle to mean anything");
    }
}
