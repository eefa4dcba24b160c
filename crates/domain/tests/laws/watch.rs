//! What must hold at every step, said again in other words than the rules' own.

use crate::moves::{NEED, PRIVATE};
use crate::testing::{By, COMMISSIONER, GUIDE, LEAD, Room};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::event::Event;
use bloemenzee_domain::fact::{Fact, Verdict};
use bloemenzee_domain::facts::{Decided, Facts};
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::{GatheringId, ParticipantId, PointId};
use bloemenzee_domain::idea::PointKind;
use bloemenzee_domain::method::COMMISSIONER_SHORT_LIST;
use bloemenzee_domain::stance::{StanceKind, Viewer};
use std::collections::{BTreeMap, BTreeSet};

/// What a round decided, and in which words.
type Fixed = (Decided, BTreeMap<PointId, Option<String>>);

/// A shadow kept from the events alone: every wording by its text, and who said what to which text.
#[derive(Default)]
pub struct Shadow {
    texts: BTreeMap<(PointId, u32), Option<String>>,
    behind: BTreeMap<(PointId, ParticipantId), u32>,
    decided: BTreeMap<Option<GatheringId>, Fixed>,
    erased: BTreeSet<PointId>,
    /// What each entry with stances took the place of.
    before: Vec<BTreeMap<(PointId, ParticipantId), Option<u32>>>,
}

impl Shadow {
    /// Takes in what the room was given to begin with.
    pub fn of(room: &Room) -> Self {
        let mut shadow = Self::default();
        room.log.iter().for_each(|events| shadow.follow(events));
        shadow
    }

    fn follow(&mut self, events: &[Event]) {
        self.before.push(BTreeMap::new());
        for event in events {
            let Event::Fact(fact) = event else { continue };
            // What happens in a later round happens by the same rule.
            match if let Fact::Later { of, .. } = fact { of } else { fact } {
                Fact::PointWritten(new) => {
                    self.texts.insert((new.point, 1), new.text.text.clone());
                    self.write(new.point, 1, new.author);
                }
                Fact::PointReworded { point, revision, text, author, .. } => {
                    self.texts.insert((*point, *revision), text.text.clone());
                    self.write(*point, *revision, *author);
                }
                Fact::StanceTaken { participant, stances, .. } => {
                    for stance in stances {
                        let key = (stance.point, *participant);
                        let held = self.behind.get(&key).copied();
                        self.before.last_mut().expect("pushed just now").entry(key).or_insert(held);
                        let newer = held.is_some_and(|r| r > stance.revision);
                        if stance.kind == StanceKind::Behind {
                            let held = self.behind.entry(key).or_default();
                            *held = (*held).max(stance.revision);
                        } else if !newer {
                            self.behind.remove(&key);
                        }
                    }
                }
                Fact::StanceTakenBack { participant, points } => {
                    for point in points {
                        self.behind.remove(&(*point, *participant));
                    }
                }
                Fact::RecordPutBack { entry, stances } => {
                    let entry = usize::try_from(*entry).expect("few entries");
                    for (who, point) in stances {
                        match self.before[entry][&(*point, *who)] {
                            Some(revision) => self.behind.insert((*point, *who), revision),
                            None => self.behind.remove(&(*point, *who)),
                        };
                    }
                }
                Fact::Erased { points, .. } => self.erased.extend(points),
                _ => {}
            }
        }
    }

    fn write(&mut self, point: PointId, revision: u32, author: Option<ParticipantId>) {
        if let Some(author) = author {
            self.behind.insert((point, author), revision);
        }
    }

    /// Everything that is checked after one accepted command.
    pub fn check(&mut self, before: &Room, room: &Room, by: By, command: &Command, events: &[Event]) {
        self.follow(events);
        room.route.facts.rounds().into_iter().for_each(|(_, facts)| self.carried_is_unanimous(facts));
        nobody_else_frees_a_participant(before, room, by, command);
        commissioner_stays_back(before, room, by, command);
        for (gathering, facts) in room.route.facts.rounds() {
            self.decided_stays(gathering, facts);
        }
    }

    /// Laws 1 and 4: carried means that everyone required stood behind the very text that stands.
    fn carried_is_unanimous(&self, facts: &Facts) {
        let tallies = facts.tallies();
        let required: BTreeSet<_> = required(facts);
        for point in facts.points.values().filter(|p| p.kind == PointKind::Point && facts.is_live(p)) {
            let revision = u32::try_from(point.wordings.len()).expect("few wordings");
            let stands = |who: &ParticipantId| self.behind.get(&(point.id, *who)) == Some(&revision);
            let held = |who: &ParticipantId| {
                facts
                    .stances
                    .get(&point.id)
                    .and_then(|s| s.get(who))
                    .is_some_and(|s| s.revision == revision && s.kind == StanceKind::Behind)
            };
            let all = required.len() >= 3 && required.iter().all(held);
            let carried = tallies.of(point.id).carried;
            if carried {
                assert!(all, "carried without everyone required");
                assert!(required.iter().all(stands), "a stance on an earlier wording counted for a later one");
                if !self.erased.contains(&point.id) {
                    let shown = self.texts.get(&(point.id, revision)).cloned().flatten();
                    let now = point.wordings.last().and_then(|w| w.text.text.clone());
                    assert_eq!(shown, now, "another text stands than was stood behind");
                }
                let withdrawn = facts.attendance.iter().filter(|(_, a)| a.presence == Presence::Withdrawn);
                for (who, _) in withdrawn {
                    let open = facts.stances.get(&point.id).and_then(|s| s.get(who));
                    let open = open.is_some_and(|s| s.revision == revision && s.kind != StanceKind::Behind);
                    assert!(!open, "carried over the open not-yet of somebody who withdrew");
                }
            } else if all {
                let parent = point.parent.is_some_and(|p| !tallies.of(p).carried);
                let asked = facts.required_on(point).iter().any(|who| !held(who));
                assert!(parent || asked, "everyone stands behind it and it is not carried");
            }
        }
    }

    /// Law 3: what was decided stays, byte for byte.
    fn decided_stays(&mut self, round: Option<GatheringId>, facts: &Facts) {
        let Some(decided) = &facts.decided else {
            assert!(!self.decided.contains_key(&round), "a decision went away");
            return;
        };
        let text = |id: &PointId| facts.points[id].wordings.last().and_then(|w| w.text.text.clone());
        let texts = || decided.points.keys().map(|id| (*id, text(id))).collect::<BTreeMap<_, _>>();
        let (first, said) = self.decided.entry(round).or_insert_with(|| (decided.clone(), texts()));
        assert!(first == decided, "a decision was changed");
        for (id, verdict) in &decided.points {
            assert_eq!(facts.points[id].revision(), verdict.revision, "reworded after deciding");
            if self.erased.contains(id) {
                continue;
            }
            assert_eq!(said[id], text(id), "the text of a decision changed");
            if matches!(verdict.verdict, Verdict::Decided | Verdict::Agreed) {
                let shown = &self.texts[&(*id, verdict.revision)];
                assert_eq!(shown, &text(id), "decided on another text");
            }
        }
    }
}

fn required(facts: &Facts) -> BTreeSet<ParticipantId> {
    let there = facts.attendance.iter().filter(|(_, a)| matches!(a.presence, Presence::TakingPart | Presence::Left));
    there.map(|(p, _)| *p).collect()
}

/// Law 1, second half.
fn nobody_else_frees_a_participant(before: &Room, room: &Room, by: By, command: &Command) {
    for (round, facts) in before.route.facts.rounds() {
        let now = room.route.facts.rounds().into_iter().find(|(id, _)| *id == round).expect("rounds stay").1;
        nobody_else_frees(before, (facts, now), by, command);
    }
}

fn nobody_else_frees(before: &Room, (facts, now): (&Facts, &Facts), by: By, command: &Command) {
    let (was, is) = (required(facts), required(now));
    for gone in was.difference(&is) {
        let own_act = match command {
            Command::Withdraw { participant }
            | Command::FollowUpAttend { participant, presence: Some(Presence::Withdrawn), .. } => {
                let actor = before.actor(by);
                participant == gone && (actor.owns(*gone) || actor.guides())
            }
            Command::CheckInUndo { participant } | Command::FollowUpAttend { participant, presence: None, .. } => {
                participant == gone && !now.took_part.contains(gone)
            }
            _ => false,
        };
        assert!(own_act, "{by:?} made somebody not required by {command:?}");
        // What somebody else records leaves what stood there as it was.
        let withdraws = matches!(command, Command::Withdraw { .. } | Command::FollowUpAttend { .. });
        if withdraws && !before.actor(by).owns(*gone) {
            for point in facts.points.values().filter(|p| facts.is_live(p)) {
                assert!(now.is_required_on(point, *gone), "{by:?} freed a point of somebody");
            }
        }
    }
}

/// Law 2: between releasing the frames and the handover.
fn commissioner_stays_back(before: &Room, room: &Room, by: By, command: &Command) {
    let (was, is) = (&before.route.facts, &room.route.facts);
    if !before.actor(by).is(COMMISSIONER) || was.frames_version == 0 || was.handed_over.is_some() {
        return;
    }
    assert!(COMMISSIONER_SHORT_LIST.contains(&command.name()), "the commissioner could {command:?}");
    let mut same = is.clone();
    same.stopped.clone_from(&was.stopped);
    assert!(&same == was, "the commissioner changed a fact by {command:?}");
    for role in [LEAD, GUIDE] {
        let (held, holds) = (before.route.prep.holders(role), room.route.prep.holders(role));
        assert_eq!(held, holds, "the commissioner changed who guides");
    }
}

/// Law 5: everything that somebody may see, as text, without another's secret in it.
pub fn secrets_are_kept(room: &Room) {
    let mut viewers: Vec<By> = (0..room.people.len()).map(By::P).collect();
    viewers.extend([By::Staff(COMMISSIONER), By::Nobody, By::Tablet(0), By::Staff(GUIDE), By::Guide2]);
    for viewer in viewers {
        let ctx = room.ctx(viewer);
        for item in room.route.prep.items.values() {
            let own = item.participant.is_some_and(|p| ctx.actor.owns(p));
            let held = ctx.actor.person.is_some() && item.held_by == ctx.actor.person;
            let shown = serde_json::to_string(&item.seen_by(&ctx)).expect("plain data");
            assert!(own || held || !shown.contains(NEED), "{viewer:?} reads a need for safety");
            assert!(own || held || !shown.contains("safety"), "{viewer:?} sees that it is about safety");
        }
        for talk in room.route.prep.conversations.values() {
            let held = ctx.actor.person.is_some() && talk.facilitator == ctx.actor.person;
            let shown =
                if talk.may_read(&ctx) { serde_json::to_string(talk).expect("plain data") } else { String::new() };
            let own = ctx.actor.owns(talk.participant);
            assert!(own || held || !shown.contains(NEED), "{viewer:?} reads what was told in confidence");
        }
        for (point, all) in room.route.facts.rounds().into_iter().flat_map(|(_, facts)| &facts.stances) {
            for (owner, stance) in all {
                for eye in [Viewer::of(&ctx.actor, *owner), Viewer::Report] {
                    let shown = stance.reason_for(eye).unwrap_or("");
                    let own = ctx.actor.owns(*owner) && eye != Viewer::Report;
                    assert!(own || !shown.contains(PRIVATE), "{viewer:?} reads a private reason on {point}");
                }
            }
        }
        let notes = serde_json::to_string(&room.route.prep.carousel).expect("plain data");
        let told = serde_json::to_string(&room.route.prep.messages.values().collect::<Vec<_>>()).expect("plain data");
        let gate = format!("{:?} {:?}", room.route.facts.overrides, room.route.gate());
        for text in [notes, told, gate] {
            assert!(!text.contains(NEED) && !text.contains(PRIVATE), "a secret stands in what everybody sees");
        }
    }
}
