//! Ids of new things must be free: a command id that was used before, or lies just beside one,
//! would otherwise write over what another command made (design.md, "Domain time and ids are
//! handed in").

use crate::change::Record;
use crate::command::Command;
use crate::ctx::Ctx;
use crate::event::Event;
use crate::fact::Fact;
use crate::follow_up::FollowRecord;
use crate::refusal::{Refusal, ensure};
use crate::route::Route;

impl Route {
    /// Refuses with `id-taken` where these events would make a thing that is already there, and
    /// an id that names nothing where an old thing is meant.
    pub(crate) fn ids_are_free(&self, command: &Command, ctx: &Ctx, events: &[Event]) -> Result<(), Refusal> {
        match command {
            Command::TableSet { table: Some(id), .. } => ensure!(self.facts.tables.contains_key(id), "table-unknown"),
            Command::GatheringPlan { gathering: Some(id), .. } => {
                ensure!(self.prep.gatherings.contains_key(id), "gathering-unknown");
            }
            Command::ThreadDraw { thread: Some(id), .. } => {
                ensure!(self.facts.threads.contains_key(id), "thread-unknown");
            }
            _ => {}
        }
        ensure!(!self.first_is_taken(command, ctx), "id-taken");
        ensure!(!events.iter().any(|event| self.is_taken(event)), "id-taken");
        Ok(())
    }

    /// Commands that both make and change: with no id of an old one, they make a new one.
    fn first_is_taken(&self, command: &Command, ctx: &Ctx) -> bool {
        match command {
            Command::TopicAdd { .. } => self.facts.topics.contains_key(&ctx.new_id(0)),
            Command::TableSet { table: None, .. } => self.facts.tables.contains_key(&ctx.new_id(0)),
            Command::GatheringPlan { gathering: None, .. } => self.prep.gatherings.contains_key(&ctx.new_id(0)),
            Command::ThreadDraw { thread: None, .. } => self.facts.threads.contains_key(&ctx.new_id(0)),
            Command::InvolvementAdd { person, .. } | Command::WalkIn { person, .. } if person.known.is_none() => {
                self.prep.people.contains_key(&ctx.new_id(1))
            }
            Command::InvolvementImport { people } => people
                .iter()
                .enumerate()
                .any(|(n, (new, ..))| new.known.is_none() && self.prep.people.contains_key(&ctx.new_id(2 * n + 1))),
            _ => false,
        }
    }

    fn is_taken(&self, event: &Event) -> bool {
        match event {
            Event::Fact(Fact::IdeaAdded { idea, .. }) => self.facts.ideas.contains_key(idea),
            Event::Fact(Fact::PointWritten(new)) => self.facts.points.contains_key(&new.point),
            Event::Fact(Fact::BoxTaken { id, .. }) => self.facts.boxes.contains_key(id),
            Event::Fact(Fact::Later { of, .. }) => match of.as_ref() {
                Fact::IdeaAdded { idea, .. } => self.facts.holding(*idea).is_some(),
                Fact::PointWritten(new) => self.facts.point_anywhere(new.point).is_some(),
                _ => false,
            },
            Event::Fact(_) => false,
            Event::Change(change) => match (&change.record, change.what.as_str()) {
                (Record::Involvement(is), "involvement.added") => self.prep.involvements.contains_key(&is.participant),
                (Record::Item(is), "item.opened") => self.prep.items.contains_key(&is.id),
                (Record::Correction(is), "report.corrected") => self.prep.corrections.contains_key(&is.id),
                (Record::CodeMade(is), _) => self.prep.codes.contains_key(&is.id),
                (Record::Message(is), _) => self.prep.messages.contains_key(&is.id),
                (Record::Follow(FollowRecord::Group(is)), "group.formed") => {
                    self.prep.follow.groups.contains_key(&is.id)
                }
                (Record::Follow(FollowRecord::Action(is)), "action.added") => {
                    self.prep.follow.actions.contains_key(&is.id)
                }
                (Record::Follow(FollowRecord::Gathering(is)), "follow_up.planned") => {
                    self.prep.follow.gatherings.contains_key(&is.id)
                }
                _ => false,
            },
        }
    }
}
