//! What is carried: computed, never stored until the round is closed.
//!
//! A point is carried when every required participant stands behind its present wording, and
//! there are at least the method's minimum of them (method.md, step 6; design.md, law 1).

use crate::facts::Facts;
use crate::gathering::{Attendance, Presence};
use crate::id::{IdeaId, ParticipantId, PointId};
use crate::idea::{Petal, Point, PointKind};
use crate::method::Part;
use crate::stance::{Stance, StanceKind, Viewer};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How a point stands, in numbers only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Who must stand behind it.
    pub required: usize,
    /// Who does, in its present wording.
    pub behind: usize,
    /// Whether everyone does, and its parent is carried too.
    pub carried: bool,
}

impl Tally {
    /// Not yet and not seen together: never told apart on a shared screen.
    pub fn open(self) -> usize {
        self.required - self.behind
    }
}

/// All tallies of a route at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tallies {
    /// By live point; questions are not in it.
    pub points: BTreeMap<PointId, Tally>,
    /// Who is required on every point.
    pub required: usize,
}

impl Tallies {
    /// The tally of a point; nothing required when it takes no stance.
    pub fn of(&self, point: PointId) -> Tally {
        self.points.get(&point).copied().unwrap_or_default()
    }

    /// Whether the same points are carried, whatever else is counted: what the flower of a participant shows.
    pub fn carries_as(&self, other: &Self) -> bool {
        let carried = |all: &Self| all.points.iter().filter(|(_, t)| t.carried).map(|(id, _)| *id).collect::<Vec<_>>();
        carried(self) == carried(other)
    }
}

/// How an idea stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Bloom {
    /// Everyone stands behind all of it.
    pub blooming: bool,
    /// A carried title and at least one carried *Wat*.
    pub decision: bool,
    /// Its points, counted as [`Point::on_flower`] says.
    pub points: usize,
    /// Those of them that are carried.
    pub carried: usize,
    /// Its questions still open.
    pub open_questions: usize,
}

impl Facts {
    /// Everybody who is required on every point, in order.
    pub fn required(&self) -> Vec<ParticipantId> {
        let all = self.attendance.iter();
        all.filter(|(_, a)| a.presence.decides()).map(|(p, _)| *p).collect()
    }

    /// Who withdrew and is nevertheless asked about this point.
    fn still_asked<'a>(&'a self, point: &'a Point) -> impl Iterator<Item = ParticipantId> + 'a {
        self.attendance
            .iter()
            .filter(|(_, a)| a.presence == Presence::Withdrawn)
            .filter(|(p, a)| self.withdrawn_but_asked(point, **p, a))
            .map(|(p, _)| *p)
    }

    /// Nobody withdraws from a point on which their not-yet is open, and who took a stance on a
    /// point is asked about any later wording; no answer = not decided (method.md, step 6).
    ///
    /// Who says it themselves knows where that is. Who records it for them does not, and must not
    /// find out: a withdrawal that only others recorded therefore leaves every point that stood
    /// by then as it was, whatever its owner says or does not say there, and frees only what is
    /// written afterwards. Their own word, whenever it comes, does the rest.
    fn withdrawn_but_asked(&self, point: &Point, who: ParticipantId, is: &Attendance) -> bool {
        if is.recorded_withdrawal() {
            return self.stood_by(point, is.written);
        }
        match self.stance(point.id, who) {
            Some(s) if s.revision == point.revision() => s.kind != StanceKind::Behind,
            Some(_) => true,
            None => self.has_ancestral_stance(point, who),
        }
    }

    /// Whether the point, or one that it comes from, was among the first so many written.
    fn stood_by(&self, point: &Point, written: usize) -> bool {
        let older = |id| self.points.get(&id).is_some_and(|p| p.order < written);
        point.order < written || self.ancestors(point).into_iter().any(older)
    }

    fn has_ancestral_stance(&self, point: &Point, who: ParticipantId) -> bool {
        self.ancestors(point).into_iter().any(|id| self.stance(id, who).is_some())
    }

    /// Every point that this one comes from by moving, merging, splitting; each once.
    pub fn ancestors(&self, point: &Point) -> BTreeSet<PointId> {
        let mut found = BTreeSet::new();
        let mut next = point.lineage.clone();
        while let Some(id) = next.pop() {
            if found.insert(id) {
                next.extend(self.points.get(&id).into_iter().flat_map(|p| &p.lineage));
            }
        }
        found
    }

    /// Everybody who must stand behind this point.
    pub fn required_on(&self, point: &Point) -> Vec<ParticipantId> {
        let mut all = self.required();
        all.extend(self.still_asked(point));
        all
    }

    /// Whether somebody must stand behind this point.
    pub fn is_required_on(&self, point: &Point, who: ParticipantId) -> bool {
        self.attendance.get(&who).is_some_and(|a| match a.presence {
            Presence::TakingPart | Presence::Left => true,
            Presence::Withdrawn => self.withdrawn_but_asked(point, who, a),
            Presence::Listening | Presence::Support => false,
        })
    }

    /// The tallies of all live points.
    pub fn tallies(&self) -> Tallies {
        let required = self.required();
        let mut points = BTreeMap::new();
        for point in self.points.values().filter(|p| p.kind == PointKind::Point && self.is_live(p)) {
            let behind = |who: &ParticipantId| self.present_stance(point.id, *who).is_some_and(Stance::is_behind);
            let asked: Vec<_> = self.still_asked(point).collect();
            let number = required.len() + asked.len();
            let stand = required.iter().chain(&asked).filter(|who| behind(who)).count();
            let carried = self.method.decides() && required.len() >= self.method.decision.minimum && stand == number;
            points.insert(point.id, Tally { required: number, behind: stand, carried });
        }
        self.carry_with_parents(&mut points);
        Tallies { points, required: required.len() }
    }

    /// A sub-point is carried only with its parent; under a question nothing is waited for,
    /// because a question takes no stance and blocks nothing.
    fn carry_with_parents(&self, points: &mut BTreeMap<PointId, Tally>) {
        let under: Vec<_> = points
            .keys()
            .filter_map(|id| Some((*id, self.points.get(id)?.parent?)))
            .filter(|(_, parent)| points.get(parent).is_some_and(|t| !t.carried))
            .map(|(id, _)| id)
            .collect();
        for id in under {
            if let Some(tally) = points.get_mut(&id) {
                tally.carried = false;
            }
        }
    }

    /// How an idea stands, given the tallies.
    pub fn bloom(&self, idea: IdeaId, tallies: &Tallies) -> Bloom {
        let points = self.points_of(idea);
        let takes: Vec<_> = points.iter().filter(|p| p.kind == PointKind::Point).collect();
        let carried: Vec<_> = takes.iter().filter(|p| tallies.of(p.id).carried).collect();
        let title = carried.iter().any(|p| p.petal.is_none());
        let what = carried.iter().any(|p| p.petal == Some(Petal::What));
        let open = points.iter().filter(|p| p.kind == PointKind::Question && !self.answered(p.id));
        Bloom {
            blooming: title && what && carried.len() == takes.len(),
            decision: title && what,
            points: takes.iter().filter(|p| p.on_flower()).count(),
            carried: carried.iter().filter(|p| p.on_flower()).count(),
            open_questions: open.count(),
        }
    }

    /// How much of the carousel is over, in hundredths, by its rounds: it tells nothing of what anybody says.
    pub fn toured(&self) -> u8 {
        let over = match self.part {
            Some(Part::Carousel) => self.round.saturating_sub(1) as usize,
            Some(Part::Closing | Part::Plenary) => return 100,
            _ => 0,
        };
        let others = self.tables.len().saturating_sub(1).max(1);
        u8::try_from(over * 100 / others).unwrap_or(100).min(100)
    }

    /// The live points that still ask something of this person: new to them, or open.
    ///
    /// In the closing round this is all that they are shown (method.md, step 6).
    pub fn asked_of(&self, who: ParticipantId) -> Vec<&Point> {
        let ideas = self.live_ideas();
        let points = ideas.iter().flat_map(|idea| self.points_of(idea.id));
        points
            .filter(|p| p.kind == PointKind::Point && self.is_required_on(p, who))
            .filter(|p| !self.present_stance(p.id, who).is_some_and(Stance::is_behind))
            .collect()
    }

    /// Whether the room still waits for this person: something is asked of them on which who guides
    /// knows no stance of theirs. A not-yet for one's own eyes is waited for like a point not seen,
    /// so that nobody can tell the two apart by trying to close.
    pub fn waited_for(&self, who: ParticipantId) -> bool {
        let known = |p: &Point| self.present_stance(p.id, who).is_some_and(|s| s.is_shown_to(Viewer::Guide));
        self.asked_of(who).into_iter().any(|p| !known(p))
    }

    /// The points that this person has not seen in their present wording.
    pub fn unseen_by(&self, who: ParticipantId) -> Vec<&Point> {
        let asked = self.asked_of(who).into_iter();
        asked.filter(|p| self.present_stance(p.id, who).is_none()).collect()
    }
}

impl Stance {
    /// Whether it is *Ik sta erachter*.
    pub fn is_behind(&self) -> bool {
        self.kind == StanceKind::Behind
    }
}

#[cfg(test)]
mod tests;
