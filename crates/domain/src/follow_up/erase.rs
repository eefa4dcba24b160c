//! Words that tell of somebody go: from a note, from an action, from a working group; and with somebody who is
//! removed from the list goes what they said of themselves and what they signed up for.
//!
//! The record is written anew without the words. What stood in the log before goes with them, and what shared those
//! entries is written down anew ([`Prep::erasing`]).

use super::{
    AboutMe, Action, FollowRecord, FollowUp, FollowUpGathering, Group, Rhythm, SignUp, Tell, TellBy, Who, changed,
};
use crate::change::{Change, Record};
use crate::ctx::Ctx;
use crate::event::Event;
use crate::fact::Fact;
use crate::id::{ActionId, GatheringId, GroupId, ParticipantId};
use crate::prep::Prep;
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What stands where words were erased.
pub const ERASED: &str = "—";

/// Where the words stand that are to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "in", rename_all = "snake_case", deny_unknown_fields)]
pub enum Written {
    /// An action: its words in every version. Who takes part, the day and the state stay.
    Action {
        /// Which.
        action: ActionId,
    },
    /// A note on an action.
    ActionNote {
        /// The action.
        action: ActionId,
        /// Which of its notes, from 1.
        note: u32,
    },
    /// A note of a follow-up gathering.
    GatheringNote {
        /// The gathering.
        gathering: GatheringId,
        /// Which of its notes, from 1.
        note: u32,
    },
    /// A working group: its name, and why it was stopped.
    Group {
        /// Which.
        group: GroupId,
    },
}

fn gone(text: &mut String) {
    if !text.is_empty() {
        ERASED.clone_into(text);
    }
}

/// A note by its number, from 1.
fn note<N>(notes: &mut [N], number: u32) -> Result<&mut N, Refusal> {
    let at = (number as usize).checked_sub(1);
    match at.and_then(|at| notes.get_mut(at)) {
        Some(note) => Ok(note),
        None => refuse!("note-unknown"),
    }
}

impl Action {
    fn without_words(mut self) -> Self {
        for terms in self.versions.iter_mut().map(|version| &mut version.terms) {
            let words = [&mut terms.what, &mut terms.by_words, &mut terms.cost, &mut terms.means, &mut terms.yields];
            words.into_iter().chain([&mut terms.because]).for_each(gone);
            if let Some(Who::Organisation(name) | Who::Words(name)) = &mut terms.who {
                gone(name);
            }
        }
        self
    }
}

impl FollowRecord {
    /// Whether both are the same thing, at whatever moment; only of what words can be erased from.
    fn is_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Action(one), Self::Action(other)) => one.id == other.id,
            (Self::Gathering(one), Self::Gathering(other)) => one.id == other.id,
            (Self::Group(one), Self::Group(other)) => one.id == other.id,
            _ => false,
        }
    }
}

impl FollowUp {
    /// A record as it stands now.
    fn present(&self, of: &FollowRecord) -> Option<FollowRecord> {
        Some(match of {
            FollowRecord::SignUp(is) => FollowRecord::SignUp(self.sign_ups.get(&is.participant)?.clone()),
            FollowRecord::Group(is) => FollowRecord::Group(self.groups.get(&is.id)?.clone()),
            FollowRecord::Action(is) => FollowRecord::Action(self.actions.get(&is.id)?.clone()),
            FollowRecord::Gathering(is) => FollowRecord::Gathering(self.gatherings.get(&is.id)?.clone()),
            FollowRecord::Horizon(_) => FollowRecord::Horizon(self.horizon.clone()?),
            FollowRecord::Tell(is) => FollowRecord::Tell(self.tell.get(&is.participant)?.clone()),
            FollowRecord::About(is) => FollowRecord::About(self.about.get(&is.participant)?.clone()),
            FollowRecord::Review(is) => FollowRecord::Review(self.reviews.get(&is.decision)?.clone()),
            FollowRecord::Promise(is) => FollowRecord::Promise(self.promises.get(&is.number)?.clone()),
            FollowRecord::Nudged(is) => FollowRecord::Nudged(self.nudges.get(&is.key)?.clone()),
            FollowRecord::Route(is) => FollowRecord::Route(self.routes.get(&is.route)?.clone()),
        })
    }
}

impl Prep {
    fn present(&self, of: &Record) -> Option<Record> {
        match of {
            Record::Follow(is) => self.follow.present(is).map(Record::Follow),
            Record::Message(is) => self.messages.get(&is.id).cloned().map(Record::Message),
            Record::Involvement(is) => self.involvements.get(&is.participant).cloned().map(Record::Involvement),
            _ => None,
        }
    }

    /// What else is to be written down when words go from a record: the fact that these entries lose theirs, and
    /// whatever shared those entries, as it stands now. `log` is the changes of each earlier entry. None where
    /// something shared an entry that cannot be written anew.
    pub fn erasing(&self, record: &Record, log: &[(u64, Vec<Change>)]) -> Option<Vec<Event>> {
        let Record::Follow(gone) = record else { return None };
        let of = |change: &Change| matches!(&change.record, Record::Follow(is) if is.is_of(gone));
        let held: Vec<_> = log.iter().filter(|(_, changes)| changes.iter().any(of)).collect();
        let entries = held.iter().map(|(seq, _)| *seq).collect();
        let mut events = vec![Event::Fact(Fact::Erased { entries, points: Vec::new(), kept: Vec::new() })];
        for change in held.iter().flat_map(|(_, changes)| changes).filter(|change| !of(change)) {
            let kept = Change { what: "words.kept".into(), record: self.present(&change.record)? };
            let kept = Event::Change(kept);
            if !events.contains(&kept) {
                events.push(kept);
            }
        }
        Some(events)
    }
}

impl Route {
    /// `words.erase`: what is left of the record says that words were erased.
    pub(super) fn erase_written(&self, of: &Written) -> Result<Vec<Event>, Refusal> {
        let follow = &self.prep.follow;
        let is = match of {
            Written::Action { action } => FollowRecord::Action(self.action(*action)?.clone().without_words()),
            Written::ActionNote { action, note: number } => {
                let mut is = self.action(*action)?.clone();
                gone(&mut note(&mut is.notes, *number)?.text);
                FollowRecord::Action(is)
            }
            Written::GatheringNote { gathering, note: number } => {
                let Some(found) = follow.gatherings.get(gathering) else { return refuse!("gathering-unknown") };
                let mut is: FollowUpGathering = found.clone();
                gone(&mut note(&mut is.notes, *number)?.text);
                FollowRecord::Gathering(is)
            }
            Written::Group { group } => {
                let Some(found) = follow.groups.get(group) else { return refuse!("group-unknown") };
                let mut is: Group = found.clone();
                gone(&mut is.name);
                is.stopped.iter_mut().for_each(|(why, _)| gone(why));
                FollowRecord::Group(is)
            }
        };
        ensure!(follow.present(&is).as_ref() != Some(&is), "nothing-changes");
        Ok(vec![changed("words.erased", is)])
    }

    /// What goes with somebody who is removed from the list: what they signed up for, the groups they are in or
    /// keep moving, how they want to be told, and what they said of themselves. It does not come back with them.
    pub(crate) fn let_go(&self, ctx: &Ctx, participant: ParticipantId) -> Vec<Event> {
        let follow = &self.prep.follow;
        let mut events = Vec::new();
        if let Some(old) = follow.sign_ups.get(&participant).filter(|is| is.holds() || !is.wishes.is_empty()) {
            let is = SignUp { wishes: Vec::new(), taken_back: old.taken_back.or(Some(ctx.now)), ..old.clone() };
            events.push(changed("sign_up.taken_back", FollowRecord::SignUp(is)));
        }
        let groups = follow.groups.values().filter_map(|group| group.without(participant, ctx.now));
        events.extend(groups.map(|is| changed("group.left", FollowRecord::Group(is))));
        if let Some(old) = follow.tell.get(&participant).filter(|tell| !tell.is_nothing()) {
            let is = Tell { by: TellBy::None, rhythm: Rhythm::Never, ..old.clone() };
            events.push(changed("tell.chosen", FollowRecord::Tell(is)));
        }
        let none = AboutMe { participant, age: None, district: String::new() };
        if follow.about.get(&participant).is_some_and(|about| *about != none) {
            events.push(changed("about_me.said", FollowRecord::About(none)));
        }
        events
    }
}
