//! Everything of a route that is not a fact of a decision: people, talks, items, messages.
//!
//! Held in memory beside [`crate::facts::Facts`]; loaded from the relational tables, changed by
//! [`Record`]s, never replayed from the log.

use crate::change::Record;
use crate::circle::{CodeMade, Involvement, Person};
use crate::conversation::{Conversation, Item};
use crate::follow_up::FollowUp;
use crate::gathering::{Carousel, Gathering, SeatWish};
use crate::hall::{ReadBack, SeatCard, Signal};
use crate::id::{GatheringId, IdeaId, ItemId, ParticipantId, PersonId, PhotoId, TableId};
use crate::message::Message;
use crate::method::{Part, Role};
use crate::paper::{FlowerSheet, Photo, PhotoRule, Typist};
use crate::question::{Draft, Grant};
use crate::report::{Correction, ReportState};
use std::collections::BTreeMap;

/// The records of a route.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prep {
    /// What is written but not released.
    pub draft: Draft,
    /// Roles, held or given up.
    pub grants: BTreeMap<(PersonId, Role), Grant>,
    /// The people of this route.
    pub people: BTreeMap<PersonId, Person>,
    /// The circle.
    pub involvements: BTreeMap<ParticipantId, Involvement>,
    /// The sign-in codes that staff made.
    pub codes: BTreeMap<ItemId, CodeMade>,
    /// The talks.
    pub conversations: BTreeMap<ParticipantId, Conversation>,
    /// What is to be settled.
    pub items: BTreeMap<ItemId, Item>,
    /// The meetings.
    pub gatherings: BTreeMap<GatheringId, Gathering>,
    /// Who guides which table.
    pub care: BTreeMap<TableId, Option<PersonId>>,
    /// Where those want to sit who still have to be found a seat.
    pub wishes: BTreeMap<ParticipantId, SeatWish>,
    /// The carousel's schedule.
    pub carousel: Carousel,
    /// The seat cards.
    pub cards: BTreeMap<ParticipantId, SeatCard>,
    /// Which tables called for help.
    pub signals: BTreeMap<TableId, Signal>,
    /// Which ideas were read back, and as what.
    pub read_back: BTreeMap<IdeaId, ReadBack>,
    /// The blank flowers that were printed, by their code.
    pub sheets: BTreeMap<String, FlowerSheet>,
    /// Who typed at which idea from paper, numbered at each from 1.
    pub typists: BTreeMap<(IdeaId, u32), Typist>,
    /// The photos of flowers.
    pub photos: BTreeMap<PhotoId, Photo>,
    /// What becomes of photos once their flower was read back.
    pub photo_rule: PhotoRule,
    /// What was put in the outbox.
    pub messages: BTreeMap<ItemId, Message>,
    /// How far the report is.
    pub report: ReportState,
    /// Corrections to the report.
    pub corrections: BTreeMap<ItemId, Correction>,
    /// What goes on after the meeting.
    pub follow: FollowUp,
}

impl Prep {
    /// Takes a record in.
    pub fn apply(&mut self, record: &Record) {
        match record.clone() {
            Record::Draft(is) => self.draft = is,
            Record::Grant(is) => {
                self.grants.insert((is.person, is.role), is);
            }
            Record::Person(is) => {
                self.people.insert(is.id, is);
            }
            Record::Involvement(is) => {
                self.involvements.insert(is.participant, is);
            }
            Record::CodeMade(is) => {
                self.codes.insert(is.id, is);
            }
            Record::Conversation(is) => {
                self.conversations.insert(is.participant, is);
            }
            Record::Item(is) => {
                self.items.insert(is.id, is);
            }
            Record::Gathering(is) => {
                self.gatherings.insert(is.id, is);
            }
            Record::TableCare(is) => {
                self.care.insert(is.table, is.facilitator);
            }
            Record::SeatWish(is) => {
                self.wishes.insert(is.participant, is);
            }
            Record::Carousel(is) => self.carousel = is,
            Record::SeatCard(is) => {
                self.cards.insert(is.participant, is);
            }
            Record::Signal(is) => {
                self.signals.insert(is.table, is);
            }
            Record::ReadBack(is) => {
                self.read_back.insert(is.idea, is);
            }
            Record::FlowerSheet(is) => {
                self.sheets.insert(is.code.clone(), is);
            }
            Record::Typist(is) => {
                self.typists.insert((is.idea, is.number), is);
            }
            Record::Photo(is) => {
                self.photos.insert(is.id, is);
            }
            Record::PhotoRule(is) => self.photo_rule = is,
            Record::Message(is) => {
                self.messages.insert(is.id, is);
            }
            Record::Report(is) => self.report = is,
            Record::Correction(is) => {
                self.corrections.insert(is.id, is);
            }
            Record::Follow(is) => self.follow.apply(is),
        }
    }

    /// Whether somebody holds a role.
    pub fn holds(&self, person: PersonId, role: Role) -> bool {
        self.grants.get(&(person, role)).is_some_and(|g| g.held)
    }

    /// The roles somebody holds.
    pub fn roles_of(&self, person: PersonId) -> impl Iterator<Item = Role> + '_ {
        self.grants.values().filter(move |g| g.held && g.person == person).map(|g| g.role)
    }

    /// Who holds a role.
    pub fn holders(&self, role: Role) -> Vec<PersonId> {
        self.grants.values().filter(|g| g.held && g.role == role).map(|g| g.person).collect()
    }

    /// Whether somebody is on the list of this route.
    pub fn takes_part(&self, person: PersonId) -> bool {
        self.involvements.values().any(|i| i.person == person && i.active())
    }

    /// Who is expected: on the list, and did not say no.
    pub fn expected(&self) -> impl Iterator<Item = &Involvement> {
        self.involvements.values().filter(|i| i.expected())
    }

    /// The name of a participant; a dash once erased.
    pub fn name(&self, participant: ParticipantId) -> &str {
        let person = self.involvements.get(&participant).map(|i| i.person);
        person.map_or("—", |p| self.name_of(p))
    }

    /// The name of a person; a dash once erased.
    pub fn name_of(&self, person: PersonId) -> &str {
        self.people.get(&person).map_or("—", |p| p.name.as_str())
    }

    /// The meeting that comes first, or the further one that goes on.
    pub fn gathering(&self, now: Option<GatheringId>) -> Option<&Gathering> {
        match now {
            Some(id) => self.gatherings.get(&id),
            None => self.gatherings.values().min_by_key(|g| g.at),
        }
    }

    /// The planned minutes of a part of that meeting.
    pub fn minutes(&self, now: Option<GatheringId>, part: Part) -> Option<u32> {
        self.gathering(now)?.minutes.get(&part).copied()
    }
}
