//! The meeting in a box: a route leaves home with one box, and either comes back with it or goes on
//! without it.
//!
//! While a route is away its log grows in the box and stands still at home, so that what comes back
//! extends what left, entry for entry. Where a command is given is handed in by [`Ctx::place`].

use crate::circle::Involvement;
use crate::command::Command;
use crate::conversation::{Conversation, Item};
use crate::ctx::Ctx;
use crate::event::Event;
use crate::fact::Fact;
use crate::facts::Facts;
use crate::id::{BoxId, ParticipantId};
use crate::idea::{line, lines};
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;
use crate::time::Moment;
use crate::words::Words;

pub mod travel;

#[cfg(test)]
mod tests;

/// Longest public key of a box, in characters: a verifier key of C2SP signed-note is about 130.
const MAX_KEY: usize = 300;

/// Where a command is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// On the server where the route lives.
    #[default]
    Home,
    /// There, by the server itself while it packs a box.
    Packing,
    /// There, by the server itself while it unpacks what this box brings back.
    Unpacking(BoxId),
    /// In this box.
    Box(BoxId),
    /// In this box, after it was closed to go home.
    Closed(BoxId),
}

impl Place {
    /// Whether this is a box, open or closed.
    pub fn is_box(self) -> bool {
        matches!(self, Self::Box(_) | Self::Closed(_))
    }
}

/// A box that took the route along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TravelBox {
    /// What people call it.
    pub name: Words,
    /// Under which key it signs: a verifier key of C2SP signed-note.
    pub key: String,
    /// When it left.
    pub taken: Moment,
    /// What became of it; `None` while it is away.
    pub fate: Option<Fate>,
}

/// What became of a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It came back, and its entries are in the log.
    Returned(Moment),
    /// The route goes on without it, for this reason.
    WrittenOff(Moment, Words),
}

/// Commands whose subject stays home as it is: who has which role, frames, invitations, phases, what
/// the commissioner answers, what goes on after the meeting. A name that ends in a dot stands for all of a subject.
const STAYS_HOME: [&str; 28] = [
    "action.",
    "answer.",
    "box.",
    "decision.review",
    "follow_up.",
    "frames.",
    "group.",
    "horizon.",
    "invitation.",
    "involvement.edit",
    "involvement.remove",
    "involvement.restore",
    "item.put_to_commissioner",
    "nudge.",
    "opening_words.",
    "phase.",
    "photo.rule",
    "point.erase",
    "proposal.",
    "question.",
    "report.",
    "role.",
    "route.again",
    "route.continue",
    "route.open",
    "route.stop",
    "topic.remove",
    "words.erase",
];

fn listed(name: &str) -> bool {
    STAYS_HOME.iter().any(|stays| if stays.ends_with('.') { name.starts_with(stays) } else { name == *stays })
}

impl Facts {
    /// The box that has the route with it now.
    pub fn away(&self) -> Option<(BoxId, &TravelBox)> {
        self.boxes.iter().find(|(_, travels)| travels.fate.is_none()).map(|(id, travels)| (*id, travels))
    }

    pub(crate) fn apply_box(&mut self, fact: &Fact) {
        let mut ends = |id: &BoxId, fate: Fate| {
            if let Some(travels) = self.boxes.get_mut(id) {
                travels.fate = Some(fate);
            }
        };
        match fact {
            Fact::BoxTaken { id, name, key, at } => {
                let travels = TravelBox { name: name.clone(), key: key.clone(), taken: *at, fate: None };
                self.boxes.insert(*id, travels);
            }
            Fact::BoxReturned { id, at, .. } => ends(id, Fate::Returned(*at)),
            Fact::BoxWrittenOff { id, reason, at } => ends(id, Fate::WrittenOff(*at, reason.clone())),
            _ => {}
        }
    }
}

impl Route {
    /// Whether a command can be given where it is given: at home while the route is there, in the box
    /// that has it while it is away, and there only what does not belong at home.
    pub(crate) fn at_this_place(&self, command: &Command, ctx: &Ctx) -> Result<(), Refusal> {
        match (ctx.place, self.facts.away()) {
            (Place::Home | Place::Packing | Place::Unpacking(_), None) => Ok(()),
            (Place::Home | Place::Packing | Place::Unpacking(_), Some((_, away))) => {
                let ends = matches!(command, Command::BoxReturn { .. } | Command::BoxWriteOff { .. });
                ensure!(ends, "route-away", name = away.name.as_str(), since = away.taken.0);
                Ok(())
            }
            (Place::Box(here), Some((id, _))) if here == id => {
                ensure!(!self.stays_home(command), "stays-home");
                Ok(())
            }
            (Place::Closed(_), _) => refuse!("box-closed"),
            (Place::Box(_), _) => refuse!("box-unknown"),
        }
    }

    /// Whether commands of this name can be given at this place at all: what pages offer.
    pub fn lets(&self, place: Place, name: &str) -> bool {
        match (place, self.facts.away()) {
            (Place::Home | Place::Packing | Place::Unpacking(_), None) => true,
            (Place::Home | Place::Packing | Place::Unpacking(_), Some(_)) => name == "box.write_off",
            (Place::Box(_), _) => !listed(name),
            (Place::Closed(_), _) => false,
        }
    }

    /// Whether a command would change what did not travel: a box has none of it, or only its outside.
    fn stays_home(&self, command: &Command) -> bool {
        listed(command.name())
            || match command {
                Command::ConversationPlan { participant, .. }
                | Command::ConversationHold { participant, .. }
                | Command::ConversationWaive { participant, .. } => {
                    self.prep.conversations.get(participant).is_some_and(Conversation::done)
                }
                Command::ItemSettle { item, .. } | Command::ItemReopen { item } => {
                    self.prep.items.get(item).is_some_and(Item::stayed_home)
                }
                _ => false,
            }
    }

    /// `box.take`; the box's id is the command's. Only the server gives it, together with the file.
    pub(crate) fn take_box(&self, ctx: &Ctx, name: &str, key: &str) -> Result<Vec<Event>, Refusal> {
        ensure!(ctx.place == Place::Packing, "box-by-file");
        let fits = (1..=MAX_KEY).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
        ensure!(fits, "box-key-wrong");
        let name = line(name, 60)?.into();
        Ok(vec![Event::Fact(Fact::BoxTaken { id: ctx.new_id(0), name, key: key.to_owned(), at: ctx.now })])
    }

    /// The box of this id, if it is the one that is away.
    ///
    /// # Errors
    /// Why it cannot come back: unknown to this route, back already, or written off.
    pub fn box_away(&self, id: BoxId) -> Result<&TravelBox, Refusal> {
        let Some(travels) = self.facts.boxes.get(&id) else { return refuse!("box-unknown") };
        match &travels.fate {
            None => Ok(travels),
            Some(Fate::Returned(at)) => refuse!("box-returned", name = travels.name.as_str(), since = at.0),
            Some(Fate::WrittenOff(at, _)) => refuse!("box-written-off", name = travels.name.as_str(), since = at.0),
        }
    }

    /// `box.return`: after the server has taken in what the box signed: so many entries, and the root
    /// hash over them.
    pub(crate) fn return_box(&self, ctx: &Ctx, size: u64, root: &str) -> Result<Vec<Event>, Refusal> {
        let Place::Unpacking(id) = ctx.place else { return refuse!("box-by-file") };
        self.box_away(id)?;
        Ok(vec![Event::Fact(Fact::BoxReturned { id, size, root: root.to_owned(), at: ctx.now })])
    }

    /// `box.write_off`
    pub(crate) fn write_off_box(&self, ctx: &Ctx, reason: &str) -> Result<Vec<Event>, Refusal> {
        let Some((id, _)) = self.facts.away() else { return refuse!("box-not-away") };
        Ok(vec![Event::Fact(Fact::BoxWrittenOff { id, reason: lines(reason, 500)?.into(), at: ctx.now })])
    }

    /// Who is on the list, or came: those whose name is needed at the door.
    fn at_the_door(&self) -> impl Iterator<Item = &Involvement> {
        let came = |who: &ParticipantId| self.facts.attendance.contains_key(who);
        self.prep.involvements.values().filter(move |i| i.active() || came(&i.participant))
    }
}
