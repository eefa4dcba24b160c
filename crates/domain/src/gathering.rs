//! The meeting: its date and parts, the tables, who is there and how they take part.

use crate::change::{Change, Record};
use crate::circle::{About, NewPerson};
use crate::conversation::Arrangement;
use crate::ctx::Ctx;
use crate::event::Event;
use crate::fact::Fact;
use crate::id::{GatheringId, ParticipantId, PersonId, TableId, TopicId};
use crate::idea::line;
use crate::method::{Part, Role, Step};
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;
use crate::stance::StanceKind;
use crate::time::Moment;
use crate::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How somebody takes part in the decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Decides: required on every point.
    TakingPart,
    /// Went home; still required, answers in the after-round.
    Left,
    /// Withdrew: not required, save where method.md says they are still asked
    /// ([`crate::facts::Facts::required_on`]).
    Withdrawn,
    /// Listens: not required.
    Listening,
    /// A support person: present, without a voice.
    Support,
}

impl Presence {
    /// The name in Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::TakingPart => "taking_part",
            Self::Left => "left",
            Self::Withdrawn => "withdrawn",
            Self::Listening => "listening",
            Self::Support => "support",
        }
    }

    /// Whether they decide: required on every point.
    pub fn decides(self) -> bool {
        matches!(self, Self::TakingPart | Self::Left)
    }

    /// Whether they decide, or did until they withdrew: who listens or supports takes no stance.
    pub fn has_voice(self) -> bool {
        !matches!(self, Self::Listening | Self::Support)
    }

    /// Whether they are in the room.
    pub fn in_room(self) -> bool {
        matches!(self, Self::TakingPart | Self::Listening | Self::Support)
    }
}

/// Somebody's place in the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// How they take part.
    pub presence: Presence,
    /// Whether they are there for their work.
    pub professional: bool,
    /// The table where they sit.
    pub table: Option<TableId>,
    /// Whether somebody else recorded that they went home, withdrew or came back.
    pub on_behalf: bool,
    /// How many points had been written when their presence last changed.
    pub written: usize,
}

impl Attendance {
    /// Whether who guides recorded that they withdraw, and they have not yet said so themselves.
    pub fn recorded_withdrawal(&self) -> bool {
        self.presence == Presence::Withdrawn && self.on_behalf
    }
}

/// A time during which somebody sat at a table, counted in points written in the route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// The table.
    pub table: TableId,
    /// How many points had been written when they sat down.
    pub from: usize,
    /// How many when they got up; `None` while they sit there.
    pub until: Option<usize>,
}

impl Stay {
    /// They get up, if they sat there still.
    pub(crate) fn end(&mut self, written: usize) {
        self.until.get_or_insert(written);
    }

    /// Whether they sat there when the point of that place in the order of writing was written.
    pub fn saw_written(&self, table: TableId, order: usize) -> bool {
        self.table == table && self.from <= order && self.until.is_none_or(|until| order < until)
    }
}

/// A theme table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its topic.
    pub topic: TopicId,
    /// From 1, over all tables.
    pub number: u32,
    /// What people call it.
    pub name: Words,
    /// Most seats.
    pub capacity: u16,
    /// Whether it can be reached without steps.
    pub step_free: bool,
}

/// A meeting with a date, a place and parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gathering {
    /// Its identity.
    pub id: GatheringId,
    /// When it begins.
    pub at: Moment,
    /// Where.
    pub place: String,
    /// Planned minutes per part.
    pub minutes: BTreeMap<Part, u32>,
}

/// Who guides a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCare {
    /// The table.
    pub table: TableId,
    /// The facilitator who stays with its flowers.
    pub facilitator: Option<PersonId>,
}

/// The computed schedule of the carousel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carousel {
    /// Minutes at a table.
    pub minutes_per_round: u32,
    /// Minutes to walk to the next.
    pub minutes_to_change: u32,
    /// Round → participant → table.
    pub rounds: Vec<BTreeMap<ParticipantId, TableId>>,
    /// What could not be had, as `code` and fields for a sentence; never a need.
    pub notes: Vec<CarouselNote>,
}

/// One thing a schedule could not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarouselNote {
    /// Fluent key `carousel-note-<code>`.
    pub code: String,
    /// Named parts of the sentence.
    pub fields: BTreeMap<String, String>,
}

/// Where somebody chose to sit, while a facilitator still has to find them a seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatWish {
    /// Who.
    pub participant: ParticipantId,
    /// The table they chose; none once they sit.
    pub table: Option<TableId>,
}

const MAX_TABLES: usize = 60;

fn wishes(participant: ParticipantId, table: Option<TableId>) -> Event {
    let record = Record::SeatWish(SeatWish { participant, table });
    let what = if table.is_some() { "seat.wished" } else { "seat.found" };
    Event::Change(Change { what: what.into(), record })
}

impl Route {
    /// `gathering.plan`
    pub(crate) fn plan_gathering(
        &self,
        id: GatheringId,
        at: Moment,
        place: &str,
        minutes: &BTreeMap<Part, u32>,
    ) -> Result<Vec<Event>, Refusal> {
        for (part, length) in minutes {
            ensure!(self.facts.method.parts().iter().any(|(p, _)| p == part), "part-unknown");
            ensure!((1..=480).contains(length), "minutes-wrong");
        }
        let is = Gathering { id, at, place: line(place, 300)?, minutes: minutes.clone() };
        Ok(vec![Event::Change(Change { what: "gathering.planned".into(), record: Record::Gathering(is) })])
    }

    /// `table.set`
    pub(crate) fn set_table(
        &self,
        id: TableId,
        topic: TopicId,
        name: &str,
        capacity: u16,
        step_free: bool,
        facilitator: Option<PersonId>,
    ) -> Result<Vec<Event>, Refusal> {
        ensure!(self.facts.topics.contains_key(&topic), "topic-unknown");
        ensure!((1..=500).contains(&capacity), "capacity-wrong");
        let known = self.facts.tables.get(&id);
        ensure!(known.is_some() || self.facts.tables.len() < MAX_TABLES, "too-many-tables", most = MAX_TABLES);
        let moves_topic = known.is_some_and(|t| t.topic != topic);
        ensure!(!moves_topic || !self.facts.ideas.values().any(|i| i.table == id), "table-in-use");
        let here = |a: &&Attendance| a.table == Some(id) && a.presence.in_room();
        let seated = self.facts.attendance.values().filter(here).count();
        ensure!(seated <= usize::from(capacity), "table-full", capacity = capacity);
        if let Some(person) = facilitator {
            let guides = self.prep.holds(person, Role::Facilitator) || self.prep.holds(person, Role::LeadFacilitator);
            ensure!(guides, "not-a-facilitator");
        }
        let name = line(name, 100)?.into();
        let care = TableCare { table: id, facilitator };
        Ok(vec![
            Event::Fact(Fact::TableSet { table: id, topic, name, capacity, step_free }),
            Event::Change(Change { what: "table.cared_for".into(), record: Record::TableCare(care) }),
        ])
    }

    /// `table.remove`
    pub(crate) fn remove_table(&self, id: TableId) -> Result<Vec<Event>, Refusal> {
        ensure!(self.facts.tables.contains_key(&id), "table-unknown");
        let used = self.facts.ideas.values().any(|i| i.table == id)
            || self.facts.attendance.values().any(|a| a.table == Some(id));
        ensure!(!used, "table-in-use");
        Ok(vec![Event::Fact(Fact::TableRemoved { table: id })])
    }

    /// `part.start`; back as well as forward, until the round is closed.
    pub(crate) fn start_part(&self, ctx: &Ctx, part: Part, minutes: Option<u32>) -> Result<Vec<Event>, Refusal> {
        let facts = &self.facts;
        let known = facts.method.parts().iter().find(|(p, _)| *p == part);
        let Some((_, planned)) = known else { return refuse!("part-unknown") };
        ensure!(facts.part != Some(part), "nothing-changes");
        ensure!(facts.handed_over.is_none(), "already-handed-over");
        if part == Part::Plenary {
            let ready = facts.decided.is_some() || facts.after_round.is_some() || !facts.method.decides();
            ensure!(ready, "round-not-closed");
        } else {
            ensure!(facts.decided.is_none(), "already-decided");
        }
        if part != Part::Informing {
            ensure!(!facts.tables.is_empty(), "no-tables");
        }
        if matches!(part, Part::Carousel | Part::Closing) {
            ensure!(facts.tables_opened, "tables-not-open");
        }
        let minutes = minutes.or_else(|| self.prep.minutes(facts.gathering, part)).unwrap_or(*planned);
        ensure!((1..=480).contains(&minutes), "minutes-wrong");
        let until = Some(ctx.now.plus_minutes(minutes));
        Ok(vec![Event::Fact(Fact::PartStarted { part, at: ctx.now, until })])
    }

    /// `gathering.begin`: the same points, another attendance.
    pub(crate) fn begin_gathering(&self, id: GatheringId) -> Result<Vec<Event>, Refusal> {
        ensure!(self.facts.decided.is_none(), "already-decided");
        ensure!(self.facts.tables_opened, "tables-not-open");
        ensure!(self.prep.gatherings.contains_key(&id), "gathering-unknown");
        ensure!(self.facts.gathering != Some(id), "nothing-changes");
        Ok(vec![Event::Fact(Fact::GatheringBegun { gathering: id })])
    }

    /// `attendance.check_in`; who arrives after the carousel began chooses to take part or listen.
    pub(crate) fn check_in(&self, participant: ParticipantId, presence: Presence) -> Result<Vec<Event>, Refusal> {
        ensure!(self.involvement(participant)?.active(), "involvement-removed");
        self.may_enter(presence)?;
        if self.facts.method.decides() && self.has_conversations() {
            let talked = self.prep.conversations.get(&participant).is_some_and(crate::conversation::Conversation::done);
            ensure!(talked || presence == Presence::Support, "talk-first");
        }
        self.enter(participant, presence)
    }

    /// Somebody comes in, talked with before or not.
    pub(crate) fn enter(&self, participant: ParticipantId, presence: Presence) -> Result<Vec<Event>, Refusal> {
        let involvement = self.involvement(participant)?;
        ensure!(involvement.active(), "involvement-removed");
        self.may_enter(presence)?;
        if let Some(now) = self.facts.attendance.get(&participant) {
            // Who is there cannot be checked in as something less; only they withdraw.
            let back = now.presence == Presence::Left && presence == Presence::TakingPart;
            let joins =
                matches!(now.presence, Presence::Listening | Presence::Support) && presence == Presence::TakingPart;
            ensure!(back || joins, "already-checked-in");
        }
        let professional = involvement.kind.professional();
        Ok(vec![Event::Fact(Fact::CheckedIn { participant, presence, professional })])
    }

    fn may_enter(&self, presence: Presence) -> Result<(), Refusal> {
        ensure!(self.facts.part.is_some(), "meeting-not-begun");
        ensure!(self.facts.decided.is_none(), "already-decided");
        ensure!(presence.in_room(), "presence-wrong");
        // Only who arrives after the carousel began has that choice; before it, marking somebody
        // as listening would be a way to decide without them (method.md, 6; design.md, law 1).
        let may_listen = self.facts.carousel_began || !self.facts.method.decides();
        ensure!(presence != Presence::Listening || may_listen, "listen-after-carousel");
        Ok(())
    }

    /// `attendance.undo`: while that person has no stance and wrote nothing.
    ///
    /// Nobody may learn by trying that a stance for somebody's own eyes is there, so it ends where
    /// one can begin: with a seat while the tables are or were open.
    pub(crate) fn undo_check_in(&self, participant: ParticipantId) -> Result<Vec<Event>, Refusal> {
        let Some(now) = self.facts.attendance.get(&participant) else { return refuse!("not-checked-in") };
        ensure!(self.facts.decided.is_none(), "already-decided");
        // Who went home or withdrew was there: that check-in was no mistake.
        ensure!(now.presence.in_room(), "has-left");
        ensure!(!self.facts.may_have_answered(participant), "has-stance");
        Ok(vec![Event::Fact(Fact::CheckInUndone { participant })])
    }

    /// `attendance.leave`, `attendance.withdraw`, `attendance.return`: only the participant's own
    /// act, on their own device or recorded for them. Who finds their withdrawal recorded can say
    /// it themselves too, or come back.
    pub(crate) fn change_presence(
        &self,
        ctx: &Ctx,
        participant: ParticipantId,
        to: Presence,
    ) -> Result<Vec<Event>, Refusal> {
        ensure!(ctx.actor.owns(participant) || ctx.actor.guides(), "not-yours");
        ensure!(self.facts.decided.is_none(), "already-decided");
        let Some(now) = self.facts.attendance.get(&participant) else {
            return refuse!("not-checked-in");
        };
        let own = ctx.actor.owns(participant);
        let affirms = own && to == Presence::Withdrawn && now.recorded_withdrawal();
        let fits = matches!(
            (now.presence, to),
            (Presence::TakingPart, Presence::Left | Presence::Withdrawn)
                | (Presence::Left, Presence::Withdrawn | Presence::TakingPart)
                | (Presence::Withdrawn | Presence::Listening, Presence::TakingPart)
        );
        ensure!(fits || affirms, "nothing-changes");
        Ok(vec![Event::Fact(Fact::PresenceChanged { participant, presence: to, on_behalf: !own })])
    }

    /// The points that keep asking somebody who withdraws now: their not-yet is open there.
    pub fn kept_by_not_yet(&self, participant: ParticipantId) -> usize {
        let all = self.facts.points.values().filter(|p| self.facts.is_live(p));
        all.filter(|p| self.facts.open_not_yet(p.id, participant).is_some_and(|s| s.kind != StanceKind::Behind)).count()
    }

    /// `attendance.walk_in`: named, talked with at the door, checked in; one act.
    pub(crate) fn walk_in(
        &self,
        ctx: &Ctx,
        person: &NewPerson,
        about: &About<'_>,
        answers: &BTreeMap<String, String>,
        presence: Presence,
    ) -> Result<Vec<Event>, Refusal> {
        self.may_enter(presence)?;
        let mut events = self.add_involvement(ctx, person, about, 0)?;
        let mut after = self.clone();
        events.iter().for_each(|event| after.apply(event, 0));
        let participant = ctx.new_id(0);
        if self.has_conversations() && presence != Presence::Support {
            events.extend(after.hold_conversation(ctx, participant, answers, &[])?);
        }
        let professional = about.kind.professional();
        events.push(Event::Fact(Fact::CheckedIn { participant, presence, professional }));
        Ok(events)
    }

    /// `seat.take`: choose a table within its capacity, or be placed there.
    ///
    /// Participants choose once; another seat is found with a facilitator. Where an arrangement
    /// stands in the way the choice is kept as a wish, and a facilitator finds the seat. So nobody
    /// learns by trying tables whom they are kept from (method.md, step 5: the need is seen by two).
    pub(crate) fn take_seat(
        &self,
        ctx: &Ctx,
        participant: ParticipantId,
        table: TableId,
    ) -> Result<Vec<Event>, Refusal> {
        ensure!(ctx.actor.owns(participant) || ctx.actor.guides(), "not-yours");
        let Some(attendance) = self.facts.attendance.get(&participant) else { return refuse!("not-checked-in") };
        ensure!(attendance.presence.in_room(), "has-left");
        // Once the carousel goes, a table's own are known: nobody joins them to change its flowers.
        let fixed = matches!(self.facts.part, Some(Part::Carousel | Part::Closing | Part::Plenary));
        ensure!(attendance.table.is_none() || !fixed || ctx.actor.guides(), "seats-fixed");
        let Some(set) = self.facts.tables.get(&table) else { return refuse!("table-unknown") };
        ensure!(attendance.table != Some(table), "nothing-changes");
        ensure!(self.facts.decided.is_none(), "already-decided");
        let wished = self.wish(participant).is_some();
        ensure!(ctx.actor.guides() || (attendance.table.is_none() && !wished), "seat-chosen");
        let seated = self.in_room_at(table);
        ensure!(seated.len() < usize::from(set.capacity), "table-full", capacity = set.capacity);
        if !self.arrangement_allows(participant, table) {
            ensure!(!ctx.actor.guides(), "table-not-free");
            return Ok(vec![wishes(participant, Some(table))]);
        }
        Ok(self.seat(participant, table))
    }

    /// Somebody sits, and wishes for no seat any more.
    pub(crate) fn seat(&self, participant: ParticipantId, table: TableId) -> Vec<Event> {
        let fulfilled = self.wish(participant).map(|_| wishes(participant, None));
        std::iter::once(Event::Fact(Fact::Seated { participant, table })).chain(fulfilled).collect()
    }

    /// The table that somebody chose who still has to be found a seat.
    pub fn wish(&self, participant: ParticipantId) -> Option<TableId> {
        self.prep.wishes.get(&participant).and_then(|wish| wish.table)
    }

    /// Who sits at a table.
    pub fn seated_at(&self, table: TableId) -> Vec<ParticipantId> {
        self.facts.attendance.iter().filter(|(_, a)| a.table == Some(table)).map(|(p, _)| *p).collect()
    }

    /// Who takes up a seat at a table: a place is free again once somebody has gone home.
    fn in_room_at(&self, table: TableId) -> Vec<ParticipantId> {
        let all = self.facts.attendance.iter();
        all.filter(|(_, a)| a.table == Some(table) && a.presence.in_room()).map(|(p, _)| *p).collect()
    }

    fn arrangement_allows(&self, participant: ParticipantId, table: TableId) -> bool {
        let apart = self.apart();
        let here = self.in_room_at(table);
        let kept =
            here.iter().all(|other| !apart.contains(&(participant, *other)) && !apart.contains(&(*other, participant)));
        let step_free = self.facts.tables.get(&table).is_some_and(|t| t.step_free);
        kept && (step_free || !self.needs_step_free(participant))
    }

    /// Pairs that are not to sit together, from the safety arrangements.
    pub fn apart(&self) -> Vec<(ParticipantId, ParticipantId)> {
        self.pairs(|a| if let Arrangement::NotWith(other) = a { Some(other) } else { None })
    }

    /// Pairs that want to sit together, from the safety arrangements.
    pub fn together(&self) -> Vec<(ParticipantId, ParticipantId)> {
        self.pairs(|a| if let Arrangement::TogetherWith(other) = a { Some(other) } else { None })
    }

    fn pairs(&self, of: impl Fn(Arrangement) -> Option<ParticipantId>) -> Vec<(ParticipantId, ParticipantId)> {
        let items = self.prep.items.values();
        items.filter_map(|i| Some((i.participant?, of(i.arrangement?)?))).collect()
    }

    /// Whether somebody needs a table without steps.
    pub fn needs_step_free(&self, participant: ParticipantId) -> bool {
        let items = self.prep.items.values();
        items.filter(|i| i.participant == Some(participant)).any(|i| i.arrangement == Some(Arrangement::StepFree))
    }

    /// Whether the open phase holds the meeting.
    pub fn at_gathering(&self) -> bool {
        self.facts.step() == Step::Gathering
    }
}

#[cfg(test)]
mod tests;
