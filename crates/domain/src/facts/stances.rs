//! How the facts of stances are taken in.

use super::Facts;
use crate::fact::{Fact, StanceFact};
use crate::id::{ParticipantId, PointId};
use crate::idea::PointKind;
use crate::stance::{Channel, Eyes, Recorded, Stance, StanceKind};

/// How many people change what they say before shared counts move (method.md, 6).
const PER_MOVE: usize = 5;

impl Facts {
    pub(super) fn apply_stances(&mut self, fact: &Fact, seq: u64) {
        match fact {
            Fact::StanceTaken { participant, stances, channel, on_behalf } => {
                self.took_part.insert(*participant);
                let said = |facts: &Self, on: &StanceFact| {
                    facts.told_stance(on.point, *participant).map(|s| (s.revision, s.kind))
                };
                let before: Vec<_> = stances.iter().map(|on| said(self, on)).collect();
                for stance in stances {
                    self.take(*participant, stance, *channel, on_behalf.then_some(seq));
                }
                if stances.iter().zip(before).any(|(on, before)| said(self, on) != before) {
                    self.somebody_changed(*participant);
                }
            }
            Fact::StanceTakenBack { participant, points } => {
                let told = points.iter().any(|point| self.told_stance(*point, *participant).is_some());
                for point in points {
                    if let Some(all) = self.stances.get_mut(point) {
                        all.remove(participant);
                    }
                }
                if told {
                    self.somebody_changed(*participant);
                }
            }
            Fact::RecordPutBack { entry, stances } => {
                for (who, point) in stances {
                    self.put_back_one(*who, *point, *entry);
                }
            }
            _ => {}
        }
    }

    /// Gives one stance back what stood there before that log entry, if nothing came after it.
    fn put_back_one(&mut self, who: ParticipantId, point: PointId, entry: u64) {
        let said = |facts: &Self| facts.told_stance(point, who).map(|s| (s.revision, s.kind));
        let before = said(self);
        let Some(all) = self.stances.get_mut(&point) else { return };
        let Some(recorded) = all.get_mut(&who).and_then(|s| s.recorded.take_if(|r| r.entry == entry)) else { return };
        match recorded.before {
            Some(stood) => all.insert(who, *stood),
            None => all.remove(&who),
        };
        if said(self) != before {
            self.somebody_changed(who);
        }
    }

    /// What somebody says on a point, as far as anybody else can know that they say something.
    pub(crate) fn told_stance(&self, point: PointId, who: ParticipantId) -> Option<&Stance> {
        self.stance(point, who).filter(|stance| !stance.is_private())
    }

    /// Counts who changed what they say; at five people the shared counts move. What is for one's
    /// own eyes does not count: the fifth would be missed among those whom others saw change.
    fn somebody_changed(&mut self, participant: ParticipantId) {
        self.changed_since.insert(participant);
        if self.changed_since.len() >= PER_MOVE {
            self.changed_since.clear();
            self.shared_moves += 1;
        }
    }

    /// Writing a point is standing behind one's own wording (method.md, step 6); how it came in, and
    /// whether somebody else wrote it in their name, is kept like with any other stance.
    pub(super) fn stand_behind_own(
        &mut self,
        point: PointId,
        revision: u32,
        author: Option<ParticipantId>,
        (channel, on_behalf): (Channel, bool),
    ) {
        self.took_part.extend(author);
        let takes_stances =
            self.method.decides() && self.points.get(&point).is_some_and(|p| p.kind == PointKind::Point);
        if let (Some(author), true) = (author, takes_stances) {
            let stance = Stance {
                revision,
                kind: StanceKind::Behind,
                reason: None,
                eyes: Eyes::Owner,
                in_report: false,
                channel,
                on_behalf,
                recorded: None,
            };
            self.stances.entry(point).or_default().insert(author, stance);
        }
    }

    /// Takes a stance in; `recorded` is the log entry in which somebody else recorded it.
    fn take(&mut self, who: ParticipantId, new: &StanceFact, channel: Channel, recorded: Option<u64>) {
        let held = self.stances.entry(new.point).or_default();
        // A stance that comes late, on an older wording, never takes the place of a newer one.
        if held.get(&who).is_some_and(|s| s.revision > new.revision) {
            return;
        }
        // Only its owner ends a not-yet. One that is for its owner's eyes only stands silently
        // through what somebody else records: a refusal would tell that it is there. On a table's
        // device anybody may tap a name, so there no not-yet is ended at all.
        let stands = |s: &Stance| {
            let anybody = channel == Channel::Tablet && s.kind != StanceKind::Behind && new.kind == StanceKind::Behind;
            s.revision == new.revision && (s.is_private() || anybody)
        };
        let on_behalf = recorded.is_some();
        if on_behalf && held.get(&who).is_some_and(stands) {
            return;
        }
        let before = || held.get(&who).map(|stood| Box::new(Stance { recorded: None, ..stood.clone() }));
        let recorded = recorded.map(|entry| Recorded { entry, before: before() });
        let stance = Stance {
            revision: new.revision,
            kind: new.kind,
            reason: new.reason.clone(),
            eyes: new.eyes,
            in_report: new.in_report,
            channel,
            on_behalf,
            recorded,
        };
        held.insert(who, stance);
    }
}
