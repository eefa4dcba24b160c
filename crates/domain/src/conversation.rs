//! The preparatory conversation, and the items that its answers open.
//!
//! An arrangement *acts*: it constrains tables and carousel. The need behind it is seen by who
//! held the talk and the lead facilitator only; others see at most the instruction (method.md, 5).

use crate::change::{Change, Record};
use crate::circle::Involvement;
use crate::ctx::Ctx;
use crate::event::Event;
use crate::id::{ItemId, ParticipantId, PersonId};
use crate::idea::lines;
use crate::method::{Role, Step};
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;
use crate::time::Moment;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where and how a talk is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    /// At their home.
    HomeVisit,
    /// By telephone.
    Phone,
    /// At the door of the meeting.
    AtTheDoor,
    /// At an office or another place.
    Elsewhere,
}

impl Setting {
    /// The name in Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::HomeVisit => "home_visit",
            Self::Phone => "phone",
            Self::AtTheDoor => "at_the_door",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// What an answer becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// A request for information: open → answered, or declined with the reason.
    Information,
    /// A safety arrangement: open → arranged.
    Safety,
    /// A named person: → asked.
    NamedPerson,
    /// Replacement care, transport, interpreter, allowance, a support person.
    Practical,
}

impl ItemKind {
    /// The name in Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Information => "information",
            Self::Safety => "safety",
            Self::NamedPerson => "named_person",
            Self::Practical => "practical",
        }
    }
}

/// How a safety arrangement acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "acts", content = "with", rename_all = "snake_case")]
pub enum Arrangement {
    /// Not at a table with this person.
    NotWith(ParticipantId),
    /// Together with this person.
    TogetherWith(ParticipantId),
    /// Only where there are no steps.
    StepFree,
    /// First to speak.
    FirstToGo,
    /// Takes a break when they want.
    Break,
    /// Anything else, in words.
    Other,
}

impl Arrangement {
    /// The name in Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotWith(_) => "not_with",
            Self::TogetherWith(_) => "together_with",
            Self::StepFree => "step_free",
            Self::FirstToGo => "first_to_go",
            Self::Break => "break",
            Self::Other => "other",
        }
    }
}

/// An item as it comes out of a talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewItem {
    /// What it is.
    pub kind: ItemKind,
    /// What was said: the question, the need, the name.
    pub text: String,
    /// For a safety item: how it acts.
    #[serde(default)]
    pub arrangement: Option<Arrangement>,
    /// What others may see of it: "sits near the door".
    #[serde(default)]
    pub instruction: String,
}

impl NewItem {
    /// A practical need, as written with an answer to an invitation.
    pub fn practical(text: &str) -> Self {
        Self { kind: ItemKind::Practical, text: text.into(), arrangement: None, instruction: String::new() }
    }
}

/// How an item was settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "outcome", content = "text", rename_all = "snake_case")]
pub enum Outcome {
    /// A request, answered.
    Answered(String),
    /// A request or a need that cannot be met, and why.
    Declined(String),
    /// An arrangement, made.
    Arranged(String),
    /// A named person, asked; with what they said.
    Asked(String),
}

impl Outcome {
    /// The name in Fluent keys and the database.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Answered(_) => "answered",
            Self::Declined(_) => "declined",
            Self::Arranged(_) => "arranged",
            Self::Asked(_) => "asked",
        }
    }

    /// What was written with it.
    pub fn text(&self) -> &str {
        match self {
            Self::Answered(t) | Self::Declined(t) | Self::Arranged(t) | Self::Asked(t) => t,
        }
    }
}

/// Something to be settled before the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its identity.
    pub id: ItemId,
    /// Whose it is.
    pub participant: Option<ParticipantId>,
    /// What it is.
    pub kind: ItemKind,
    /// What was said.
    pub text: String,
    /// How a safety arrangement acts.
    pub arrangement: Option<Arrangement>,
    /// What others may see of it.
    pub instruction: String,
    /// Who wrote it down; for safety, the one who may read the need.
    pub held_by: Option<PersonId>,
    /// Whether it was put to the commissioner.
    pub to_commissioner: bool,
    /// How it was settled; `None` while open.
    pub outcome: Option<Outcome>,
}

impl Item {
    /// Whether this actor may read the need itself (method.md, 5: who held the talk, the lead
    /// facilitator; anything but safety: who guides; its own person).
    pub fn may_read(&self, ctx: &Ctx) -> bool {
        if self.stayed_home() {
            return false;
        }
        let own = self.participant.is_some_and(|p| ctx.actor.owns(p));
        let holder = ctx.actor.person.is_some() && ctx.actor.person == self.held_by;
        let lead = ctx.actor.is(Role::LeadFacilitator);
        let guides = ctx.actor.guides() && self.kind != ItemKind::Safety;
        let asked = self.to_commissioner && self.kind == ItemKind::Information && ctx.actor.is(Role::Commissioner);
        own || holder || lead || guides || asked
    }
}

/// An item as one person may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemView<'a> {
    /// Its identity.
    pub id: ItemId,
    /// Whose it is.
    pub participant: Option<ParticipantId>,
    /// The item itself, for who may read the need.
    pub item: Option<&'a Item>,
    /// What others see of it: never the need, nor that it is about safety.
    pub instruction: &'a str,
}

impl Item {
    /// What this actor may see: all of it, the instruction only, or nothing (method.md, 5;
    /// design.md, law 5). Every screen shows items through here.
    pub fn seen_by(&self, ctx: &Ctx) -> Option<ItemView<'_>> {
        let whole = self.may_read(ctx);
        let told = ctx.actor.guides() && !self.instruction.is_empty();
        (whole || told).then_some(ItemView {
            id: self.id,
            participant: self.participant,
            item: whole.then_some(self),
            instruction: &self.instruction,
        })
    }
}

/// A preparatory talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// With whom.
    pub participant: ParticipantId,
    /// Who holds it.
    pub facilitator: Option<PersonId>,
    /// Where and how.
    pub setting: Option<Setting>,
    /// When it is planned.
    pub planned: Option<Moment>,
    /// When it was held.
    pub held: Option<Moment>,
    /// Answers by question key.
    pub answers: BTreeMap<String, String>,
    /// Why none was needed.
    pub waived: Option<String>,
}

impl Conversation {
    fn blank(participant: ParticipantId) -> Self {
        Self {
            participant,
            facilitator: None,
            setting: None,
            planned: None,
            held: None,
            answers: BTreeMap::new(),
            waived: None,
        }
    }

    /// Whether this actor may read the answers: who held the talk, the lead facilitator, and whose
    /// talk it is (method.md, 5). Among the answers stands what somebody needs to feel safe.
    pub fn may_read(&self, ctx: &Ctx) -> bool {
        let holder = ctx.actor.person.is_some() && ctx.actor.person == self.facilitator;
        holder || ctx.actor.is(Role::LeadFacilitator) || ctx.actor.owns(self.participant)
    }

    /// Whether it was held or waived.
    pub fn done(&self) -> bool {
        self.held.is_some() || self.waived.is_some()
    }
}

/// What still stands between the conversations and the meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsettled {
    /// Who has had no talk and no waiver.
    pub talks: Vec<ParticipantId>,
    /// Items still open.
    pub items: Vec<ItemId>,
}

impl Unsettled {
    /// How many things in all.
    pub fn count(&self) -> usize {
        self.talks.len() + self.items.len()
    }
}

impl Route {
    /// What the gate to the meeting still asks for.
    pub fn unsettled(&self) -> Unsettled {
        let expected = self.prep.involvements.values().filter(|i| i.expected());
        let talks =
            expected.map(|i| i.participant).filter(|p| !self.prep.conversations.get(p).is_some_and(Conversation::done));
        let counts = |item: &&Item| {
            let expected = |p| self.prep.involvements.get(&p).is_some_and(Involvement::expected);
            // Whom somebody named is asked, also when that somebody does not come.
            let named = item.kind == ItemKind::NamedPerson;
            item.outcome.is_none() && (named || item.participant.is_none_or(expected))
        };
        Unsettled { talks: talks.collect(), items: self.prep.items.values().filter(counts).map(|i| i.id).collect() }
    }

    fn talk(&self, participant: ParticipantId) -> Conversation {
        self.prep.conversations.get(&participant).cloned().unwrap_or_else(|| Conversation::blank(participant))
    }

    fn talked(what: &'static str, is: Conversation) -> Event {
        Event::Change(Change { what: what.into(), record: Record::Conversation(is) })
    }

    /// `conversation.plan`
    pub(crate) fn plan_conversation(
        &self,
        participant: ParticipantId,
        facilitator: PersonId,
        setting: Setting,
        at: Option<Moment>,
    ) -> Result<Vec<Event>, Refusal> {
        ensure!(self.involvement(participant)?.active(), "involvement-removed");
        // Who holds the talk reads its answers: planning it anew must not hand them to another.
        ensure!(self.talk(participant).held.is_none(), "already-talked");
        let guides =
            self.prep.holds(facilitator, Role::Facilitator) || self.prep.holds(facilitator, Role::LeadFacilitator);
        ensure!(guides, "not-a-facilitator");
        let is = Conversation {
            facilitator: Some(facilitator),
            setting: Some(setting),
            planned: at,
            ..self.talk(participant)
        };
        Ok(vec![Self::talked("conversation.planned", is)])
    }

    /// `conversation.hold`
    pub(crate) fn hold_conversation(
        &self,
        ctx: &Ctx,
        participant: ParticipantId,
        answers: &BTreeMap<String, String>,
        items: &[NewItem],
    ) -> Result<Vec<Event>, Refusal> {
        ensure!(self.involvement(participant)?.active(), "involvement-removed");
        // What was told in confidence is not written over by somebody who may not read it.
        let before = self.talk(participant);
        ensure!(before.held.is_none() || before.may_read(ctx), "already-talked");
        let mut kept = BTreeMap::new();
        for (key, answer) in answers {
            let known = self.facts.method.conversation.iter().any(|q| q.id == *key);
            ensure!(known, "conversation-question-unknown", key = key);
            if !answer.trim().is_empty() {
                kept.insert(key.clone(), lines(answer, 4_000)?);
            }
        }
        ensure!(items.len() <= 40, "too-many-items", most = 40);
        let facilitator = ctx.actor.person.or(before.facilitator);
        let is = Conversation { facilitator, held: Some(ctx.now), answers: kept, waived: None, ..before };
        let mut events = vec![Self::talked("conversation.held", is)];
        for (n, item) in items.iter().enumerate() {
            events.push(self.new_item(ctx, Some(participant), item, n)?);
        }
        Ok(events)
    }

    /// `conversation.waive`
    pub(crate) fn waive_conversation(&self, participant: ParticipantId, reason: &str) -> Result<Vec<Event>, Refusal> {
        ensure!(self.involvement(participant)?.active(), "involvement-removed");
        let talk = self.talk(participant);
        ensure!(talk.held.is_none(), "already-talked");
        Ok(vec![Self::talked("conversation.waived", Conversation { waived: Some(lines(reason, 500)?), ..talk })])
    }

    pub(crate) fn new_item(
        &self,
        ctx: &Ctx,
        participant: Option<ParticipantId>,
        new: &NewItem,
        n: usize,
    ) -> Result<Event, Refusal> {
        if let Some(participant) = participant {
            self.involvement(participant)?;
        }
        ensure!(new.arrangement.is_none() || new.kind == ItemKind::Safety, "arrangement-is-safety");
        // An arrangement that acts is somebody's; without a person it would hold nobody.
        ensure!(new.arrangement.is_none() || participant.is_some(), "arrangement-with-whom");
        if let Some(Arrangement::NotWith(other) | Arrangement::TogetherWith(other)) = new.arrangement {
            self.involvement(other)?;
            ensure!(participant != Some(other), "arrangement-with-whom");
        }
        let instruction = if new.instruction.trim().is_empty() { String::new() } else { lines(&new.instruction, 300)? };
        let item = Item {
            id: ctx.new_id(100 + n),
            participant,
            kind: new.kind,
            text: lines(&new.text, 1_000)?,
            arrangement: new.arrangement,
            instruction,
            held_by: ctx.actor.person,
            to_commissioner: false,
            outcome: None,
        };
        Ok(Event::Change(Change { what: "item.opened".into(), record: Record::Item(item) }))
    }

    fn item(&self, id: ItemId) -> Result<&Item, Refusal> {
        match self.prep.items.get(&id) {
            Some(item) => Ok(item),
            None => refuse!("item-unknown"),
        }
    }

    /// `item.settle`; the commissioner settles only what was put to it.
    pub(crate) fn settle_item(&self, ctx: &Ctx, id: ItemId, outcome: &Outcome) -> Result<Vec<Event>, Refusal> {
        let item = self.item(id)?;
        ensure!(item.may_read(ctx), "not-yours");
        ensure!(item.outcome.is_none(), "item-settled");
        let fits = matches!(
            (item.kind, outcome),
            (ItemKind::Information, Outcome::Answered(_) | Outcome::Declined(_))
                | (ItemKind::Safety, Outcome::Arranged(_))
                | (ItemKind::NamedPerson, Outcome::Asked(_))
                | (ItemKind::Practical, Outcome::Arranged(_) | Outcome::Declined(_))
        );
        ensure!(fits, "outcome-does-not-fit");
        let needed = matches!(outcome, Outcome::Answered(_) | Outcome::Declined(_));
        let text =
            if outcome.text().trim().is_empty() && !needed { String::new() } else { lines(outcome.text(), 2_000)? };
        let outcome = match outcome {
            Outcome::Answered(_) => Outcome::Answered(text),
            Outcome::Declined(_) => Outcome::Declined(text),
            Outcome::Arranged(_) => Outcome::Arranged(text),
            Outcome::Asked(_) => Outcome::Asked(text),
        };
        Ok(vec![Self::item_is("item.settled", Item { outcome: Some(outcome), ..item.clone() })])
    }

    /// `item.reopen`
    pub(crate) fn reopen_item(&self, ctx: &Ctx, id: ItemId) -> Result<Vec<Event>, Refusal> {
        let item = self.item(id)?;
        ensure!(item.may_read(ctx), "not-yours");
        ensure!(item.outcome.is_some(), "nothing-changes");
        Ok(vec![Self::item_is("item.reopened", Item { outcome: None, ..item.clone() })])
    }

    /// `item.put_to_commissioner`
    pub(crate) fn put_to_commissioner(&self, id: ItemId) -> Result<Vec<Event>, Refusal> {
        let item = self.item(id)?;
        ensure!(item.kind == ItemKind::Information, "only-information-is-put");
        ensure!(item.outcome.is_none(), "item-settled");
        ensure!(!item.to_commissioner, "nothing-changes");
        Ok(vec![Self::item_is("item.put_to_commissioner", Item { to_commissioner: true, ..item.clone() })])
    }

    fn item_is(what: &'static str, is: Item) -> Event {
        Event::Change(Change { what: what.into(), record: Record::Item(is) })
    }

    /// Whether the route has a conversations phase.
    pub fn has_conversations(&self) -> bool {
        self.facts.method.phase_of(Step::Conversations).is_some()
    }
}
