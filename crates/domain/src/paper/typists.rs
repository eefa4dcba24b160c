//! Who typed a flower over: so that the second pair of eyes is known for what it is.

use crate::change::{Change, Record};
use crate::ctx::Ctx;
use crate::event::Event;
use crate::fact::Fact;
use crate::id::{IdeaId, PersonId};
use crate::route::Route;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Somebody who typed at an idea from paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Typist {
    /// The idea.
    pub idea: IdeaId,
    /// Their number at this idea, from 1, in the order in which they began.
    pub number: u32,
    /// Who; none for a table's shared device, at which anybody may have typed.
    pub by: Option<PersonId>,
}

impl Route {
    /// What was typed over from paper, with who did where they are new to that idea.
    pub(crate) fn typed_over(&self, ctx: &Ctx, facts: Vec<Fact>) -> Vec<Event> {
        let of = |fact: &Fact| if let Fact::PointWritten(new) = fact { Some(new.idea) } else { None };
        let ideas: BTreeSet<IdeaId> = facts.iter().filter_map(of).collect();
        let by = ctx.actor.person;
        let new = ideas.into_iter().filter(|idea| !self.typed(*idea, by)).map(|idea| {
            let number = u32::try_from(self.typists(idea).count() + 1).unwrap_or(u32::MAX);
            let record = Record::Typist(Typist { idea, number, by });
            Event::Change(Change { what: "paper.typed".into(), record })
        });
        let new: Vec<Event> = new.collect();
        facts.into_iter().map(Event::Fact).chain(new).collect()
    }

    /// Everybody who typed at an idea from paper.
    pub fn typists(&self, idea: IdeaId) -> impl Iterator<Item = &Typist> {
        self.prep.typists.range((idea, 0)..=(idea, u32::MAX)).map(|(_, typist)| typist)
    }

    /// Whether this person, or a table's device where it is none, typed at this idea from paper.
    pub fn typed(&self, idea: IdeaId, by: Option<PersonId>) -> bool {
        self.typists(idea).any(|typist| typist.by == by)
    }
}
