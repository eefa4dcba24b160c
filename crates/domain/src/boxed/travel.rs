//! What of a route travels in a box, and what a box may bring home
//! (docs/decisions/0011-the-meeting-in-a-box.md).

use crate::change::{Change, Record};
use crate::circle::{Involvement, Person};
use crate::conversation::{Conversation, Item, Outcome};
use crate::fact::Fact;
use crate::follow_up::FollowRecord;
use crate::id::PersonId;
use crate::message::MessageKind;
use crate::paper::Photo;
use crate::route::Route;
use crate::stance::Eyes;
use std::collections::{BTreeMap, BTreeSet};

impl Item {
    /// Whether this is the outside of an item of which the words stayed home: an item never has none.
    pub fn stayed_home(&self) -> bool {
        self.text.is_empty()
    }

    /// What of it travels: how it acts and what others may see, never what was said.
    fn outside(&self) -> Self {
        let outcome = self.outcome.as_ref().map(|outcome| match outcome {
            Outcome::Answered(_) => Outcome::Answered(String::new()),
            Outcome::Declined(_) => Outcome::Declined(String::new()),
            Outcome::Arranged(_) => Outcome::Arranged(String::new()),
            Outcome::Asked(_) => Outcome::Asked(String::new()),
        });
        Self { text: String::new(), outcome, ..self.clone() }
    }

    /// Whether anything of it is needed on the day.
    fn acts(&self) -> bool {
        self.arrangement.is_some() || !self.instruction.is_empty()
    }
}

impl Conversation {
    /// What of it travels: that it is planned or done.
    fn outside(&self) -> Self {
        Self { answers: BTreeMap::new(), waived: self.waived.as_ref().map(|_| String::new()), ..self.clone() }
    }
}

impl Person {
    /// What of it travels: the name, and whether there is an e-mail address.
    fn outside(&self) -> Self {
        let email = if self.email.is_empty() { "" } else { Self::ADDRESS_AT_HOME };
        Self { email: email.into(), phone: String::new(), address: String::new(), ..self.clone() }
    }
}

impl Involvement {
    /// What of it travels: who takes part and how, not why, nor who named them.
    fn outside(&self) -> Self {
        Self { why: String::new(), named_by: String::new(), ..self.clone() }
    }
}

impl Route {
    /// The records that travel, as they stand in the box, in an order in which they can be taken in.
    /// Answers of talks, words of items, contact details, corrections, messages and codes stay home.
    pub fn travelling(&self) -> Vec<Record> {
        let prep = &self.prep;
        let there: Vec<&Involvement> = self.at_the_door().collect();
        let guides = prep.grants.values().filter(|g| g.held).map(|g| g.person);
        let people: BTreeSet<PersonId> = there.iter().map(|i| i.person).chain(guides).collect();
        let talks = there.iter().filter_map(|i| prep.conversations.get(&i.participant));
        let mut all = vec![Record::Draft(prep.draft.clone()), Record::Report(prep.report.clone())];
        all.extend(people.iter().filter_map(|p| prep.people.get(p)).map(|p| Record::Person(p.outside())));
        all.extend(prep.grants.values().filter(|g| g.held).cloned().map(Record::Grant));
        all.extend(there.iter().map(|i| Record::Involvement(i.outside())));
        all.extend(talks.map(|talk| Record::Conversation(talk.outside())));
        all.extend(prep.items.values().filter(|i| i.acts()).map(|item| Record::Item(item.outside())));
        all.extend(prep.gatherings.values().cloned().map(Record::Gathering));
        let care = prep.care.iter();
        all.extend(
            care.map(|(table, who)| {
                Record::TableCare(crate::gathering::TableCare { table: *table, facilitator: *who })
            }),
        );
        all.push(Record::Carousel(prep.carousel.clone()));
        all.extend(prep.wishes.values().cloned().map(Record::SeatWish));
        all.extend(prep.cards.values().cloned().map(Record::SeatCard));
        all.extend(prep.signals.values().cloned().map(Record::Signal));
        all.extend(prep.read_back.values().cloned().map(Record::ReadBack));
        all.extend(prep.typists.values().copied().map(Record::Typist));
        all.extend(prep.sheets.values().cloned().map(Record::FlowerSheet));
        // That a photo is there, so that reading back and erasing settle it; the picture stays home.
        all.extend(prep.photos.values().cloned().map(Record::Photo));
        all.push(Record::PhotoRule(prep.photo_rule));
        // By when the commissioner answers is told with the outcome, and the box may hand over.
        all.extend(prep.follow.promises.values().cloned().map(|p| Record::Follow(FollowRecord::Promise(p))));
        all
    }

    /// Whether a box may bring this record home: a new one, or one that travelled whole. What stayed
    /// home is not written over by what stood in its place, and nobody gets a role on the way.
    pub fn takes_back(&self, record: &Record) -> bool {
        let prep = &self.prep;
        match record {
            Record::Person(is) => !prep.people.contains_key(&is.id),
            Record::Involvement(is) => !prep.involvements.contains_key(&is.participant),
            Record::Conversation(is) => !prep.conversations.get(&is.participant).is_some_and(Conversation::done),
            Record::Item(is) => !prep.items.contains_key(&is.id),
            Record::CodeMade(is) => !prep.codes.contains_key(&is.id),
            // What a box can have to tell; nothing else is sent in its name.
            Record::Message(is) => {
                let told = matches!(is.kind, MessageKind::AfterRound | MessageKind::CodeMade);
                told && !prep.messages.contains_key(&is.id)
            }
            // What became of a photo, never another photo in its place.
            Record::Photo(is) => prep.photos.get(&is.id).is_none_or(|k| Photo { state: is.state, ..k.clone() } == *is),
            Record::Follow(FollowRecord::Promise(is)) => !prep.follow.promises.contains_key(&is.number),
            Record::Gathering(_)
            | Record::TableCare(_)
            | Record::Carousel(_)
            | Record::SeatWish(_)
            | Record::SeatCard(_)
            | Record::Signal(_)
            | Record::ReadBack(_)
            | Record::Typist(_)
            | Record::FlowerSheet(_) => true,
            Record::PhotoRule(_)
            | Record::Draft(_)
            | Record::Grant(_)
            | Record::Report(_)
            | Record::Correction(_)
            | Record::Follow(_) => false,
        }
    }
}

/// Whether a fact can happen in a box.
pub fn happens_in_a_box(fact: &Fact) -> bool {
    match fact {
        Fact::RouteOpened { .. }
        | Fact::PhaseOpened { .. }
        | Fact::QuestionAsked { .. }
        | Fact::FramesReleased { .. }
        | Fact::Stopped { .. }
        // A later round needs its follow-up gathering, which stays home.
        | Fact::Later { .. }
        | Fact::LaterOpened { .. }
        | Fact::Revisits { .. }
        | Fact::TopicRemoved { .. }
        | Fact::Erased { .. }
        | Fact::Answered { .. }
        | Fact::BoxTaken { .. }
        | Fact::BoxReturned { .. }
        | Fact::BoxWrittenOff { .. } => false,
        _ => true,
    }
}

/// Whether a fact holds somebody's reason for their own eyes, of the meeting or of a later round.
fn for_own_eyes(fact: &Fact) -> bool {
    match fact {
        Fact::StanceTaken { stances, .. } => stances.iter().any(|s| s.reason.is_some() && s.eyes == Eyes::Owner),
        Fact::Later { of, .. } => for_own_eyes(of),
        _ => false,
    }
}

/// Whether the words of an entry travel: those of its facts, unless somebody's reason for their own
/// eyes is among them, or a record that stays home in whole or in part. What an entry without facts
/// changed travels as the records are now, so that its words are not needed.
pub fn words_travel(facts: &[Fact], changes: &[Change]) -> bool {
    let open = |change: &Change| match change.record {
        Record::Draft(_)
        | Record::Grant(_)
        | Record::Gathering(_)
        | Record::TableCare(_)
        | Record::Carousel(_)
        | Record::SeatWish(_)
        | Record::SeatCard(_)
        | Record::Signal(_)
        | Record::ReadBack(_)
        | Record::Typist(_)
        | Record::FlowerSheet(_)
        | Record::Photo(_)
        | Record::PhotoRule(_)
        | Record::Message(_)
        | Record::Report(_)
        | Record::Follow(FollowRecord::Promise(_)) => true,
        Record::Person(_)
        | Record::Involvement(_)
        | Record::CodeMade(_)
        | Record::Conversation(_)
        | Record::Item(_)
        | Record::Follow(_)
        | Record::Correction(_) => false,
    };
    !facts.is_empty() && !facts.iter().any(for_own_eyes) && changes.iter().all(open)
}
