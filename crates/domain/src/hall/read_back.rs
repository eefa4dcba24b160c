//! Reading back: a second pair of eyes says that an idea on the screen is what stood on the paper.
//! It is no stance and weighs nothing; a photo of the paper is not needed any more then. A line written or reworded later is to be read back again.
//!
//! Somebody who guides alone, the evening after, may read back what they typed themself: refusing it would leave flowers
//! unread. It is then told as what it is, before and after: not a second pair of eyes.

use crate::change::{Change, Record};
use crate::ctx::{Actor, Ctx};
use crate::event::Event;
use crate::id::{IdeaId, PersonId, PointId};
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;
use crate::time::Moment;
use serde::{Deserialize, Serialize};

/// An idea as it was read back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadBack {
    /// The idea.
    pub idea: IdeaId,
    /// Who read it back; none for a table's shared device.
    pub by: Option<PersonId>,
    /// When.
    pub at: Moment,
    /// Every live point with the revision that was read, in the order of the flower; empty when
    /// the mark was taken away again.
    pub points: Vec<(PointId, u32)>,
}

impl Route {
    /// `idea.read_back`: names every point with the revision that was read; none takes the mark away.
    pub(crate) fn read_back(&self, ctx: &Ctx, idea: IdeaId, points: &[(PointId, u32)]) -> Result<Vec<Event>, Refusal> {
        let known = self.facts.ideas.get(&idea).filter(|i| !i.dropped);
        let Some(known) = known else { return refuse!("idea-unknown") };
        ensure!(self.facts.of_table(ctx, known.table, None), "not-your-table");
        let now = self.lines_of(idea);
        let mut read = points.to_vec();
        read.sort_by_key(|(point, _)| now.iter().position(|(p, _)| p == point));
        ensure!(points.is_empty() || read == now, "idea-changed");
        ensure!(!points.is_empty() || self.is_read_back(idea), "nothing-changes");
        let is = ReadBack { idea, by: ctx.actor.person, at: ctx.now, points: read };
        let settled = if points.is_empty() { Vec::new() } else { self.settle_photos(idea) };
        let event = Event::Change(Change { what: "idea.read_back".into(), record: Record::ReadBack(is) });
        Ok([event].into_iter().chain(settled).collect())
    }

    /// Whether an idea stands as it was read back.
    pub fn is_read_back(&self, idea: IdeaId) -> bool {
        self.prep.read_back.get(&idea).is_some_and(|r| !r.points.is_empty() && r.points == self.lines_of(idea))
    }

    /// Whether reading this idea back would be, for this actor, looking again at what they typed themself.
    pub fn reads_own_typing(&self, actor: &Actor, idea: IdeaId) -> bool {
        self.typed(idea, actor.person)
    }

    /// Whether an idea as it stands was read back by nobody but who typed it, or at the very device of the table at which
    /// it was typed.
    pub fn is_read_back_by_typist(&self, idea: IdeaId) -> bool {
        self.is_read_back(idea) && self.prep.read_back.get(&idea).is_some_and(|r| self.typed(idea, r.by))
    }

    /// The live points of an idea with their present revision, in the order of the flower.
    pub fn lines_of(&self, idea: IdeaId) -> Vec<(PointId, u32)> {
        self.facts.points_of(idea).into_iter().map(|p| (p.id, p.revision())).collect()
    }
}
