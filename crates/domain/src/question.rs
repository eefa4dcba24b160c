//! Question, promise, frames, topics: what the commissioner sets before stepping back.

use crate::change::{Change, Record};
use crate::ctx::Ctx;
use crate::event::Event;
use crate::fact::{Fact, FrameFact};
use crate::id::{PersonId, RouteId, TopicId};
use crate::idea::{line, lines};
use crate::method::{Role, Step};
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whether a frame binds or is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// A condition: what falls outside goes back to the circle.
    Hard,
    /// An intent: what deviates is weighed.
    Intent,
}

impl Strength {
    /// The name in Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hard => "hard",
            Self::Intent => "intent",
        }
    }
}

/// A frame as it is written down; its number is its place in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFrame {
    /// The condition itself.
    pub text: String,
    /// Whether it binds.
    pub strength: Strength,
}

/// What is written but not yet released, and what is proposed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The central question.
    pub question: String,
    /// What happens with the outcome.
    pub promise: String,
    /// The frames so far.
    pub frames: Vec<NewFrame>,
    /// Other frames, proposed after the release, with the reason.
    pub proposal: Option<(Vec<NewFrame>, String)>,
    /// The commissioner's opening words.
    pub opening_words: String,
    /// What happens next, as the report tells it.
    pub next_steps: String,
}

/// Somebody's role in a route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// Who.
    pub person: PersonId,
    /// Which role.
    pub role: Role,
    /// Whether they hold it now.
    pub held: bool,
    /// Whether an administrator gave it to themself: named on the public page.
    pub by_administrator: bool,
}

/// The roles that are given; the others follow from the list and the devices.
const GIVEN: [Role; 3] = [Role::Commissioner, Role::LeadFacilitator, Role::Facilitator];
const MAX_QUESTION: usize = 500;
const MAX_PROMISE: usize = 2_000;
const MAX_FRAME: usize = 500;
const MAX_FRAMES: usize = 30;
const MAX_TITLE: usize = 200;
const MAX_TOPICS: usize = 24;

fn checked(frames: &[NewFrame]) -> Result<Vec<NewFrame>, Refusal> {
    ensure!(frames.len() <= MAX_FRAMES, "too-many-frames", most = MAX_FRAMES);
    let one = |f: &NewFrame| Ok(NewFrame { text: line(&f.text, MAX_FRAME)?, strength: f.strength });
    frames.iter().map(one).collect()
}

fn released(version: u32, frames: &[NewFrame]) -> Fact {
    let numbered = frames.iter().zip(1..);
    let frames = numbered.map(|(f, number)| FrameFact { number, strength: f.strength, text: f.text.as_str().into() });
    Fact::FramesReleased { version, frames: frames.collect() }
}

impl Route {
    fn drafted(&self, what: &'static str, edit: impl FnOnce(&mut Draft)) -> Event {
        let mut draft = self.prep.draft.clone();
        edit(&mut draft);
        Event::Change(Change { what: what.into(), record: Record::Draft(draft) })
    }

    /// `route.open`
    pub(crate) fn open(
        &self,
        id: RouteId,
        method: &str,
        title: &str,
        rehearsal_of: Option<RouteId>,
    ) -> Result<Vec<Event>, Refusal> {
        ensure!(self.facts.route.is_none(), "route-exists");
        ensure!(method == self.facts.method.id, "method-unknown");
        let title = line(title, MAX_TITLE)?.into();
        let method = self.facts.method.id.clone();
        Ok(vec![Event::Fact(Fact::RouteOpened { route: id, method, title, rehearsal_of })])
    }

    /// `question.write`
    pub(crate) fn write_question(&self, question: &str, promise: &str) -> Result<Vec<Event>, Refusal> {
        ensure!(self.facts.question.is_none(), "question-frozen");
        ensure!(!self.keeps_question(), "kept-from-first");
        let question = lines(question, MAX_QUESTION)?;
        let promise = lines(promise, MAX_PROMISE)?;
        Ok(vec![self.drafted("question.drafted", |draft| {
            draft.question = question;
            draft.promise = promise;
        })])
    }

    /// `frames.write`
    pub(crate) fn write_frames(&self, frames: &[NewFrame]) -> Result<Vec<Event>, Refusal> {
        ensure!(self.facts.frames_version == 0, "frames-frozen");
        ensure!(!self.keeps_question(), "kept-from-first");
        let frames = checked(frames)?;
        Ok(vec![self.drafted("frames.drafted", |draft| draft.frames = frames)])
    }

    /// `frames.release`: from here on the frames are frozen and the commissioner has stepped back.
    pub(crate) fn release_frames(&self, ctx: &Ctx) -> Result<Vec<Event>, Refusal> {
        ensure!(self.facts.frames_version == 0, "frames-frozen");
        ensure!(!self.prep.draft.frames.is_empty(), "frames-missing");
        let mut events = vec![Event::Fact(released(1, &self.prep.draft.frames))];
        // The gate out of this phase is the release itself: the phase after it opens at once.
        if self.facts.step() == Step::Frames {
            let phase = self.facts.phase + 1;
            events.push(Event::Fact(Fact::PhaseOpened { phase, at: ctx.now, reason: None, unsettled: 0 }));
        }
        Ok(events)
    }

    /// `frames.propose`
    pub(crate) fn propose_frames(&self, frames: &[NewFrame], reason: &str) -> Result<Vec<Event>, Refusal> {
        ensure!(self.facts.frames_version > 0, "frames-not-released");
        ensure!(!self.facts.tables_opened, "tables-opened");
        ensure!(!frames.is_empty(), "frames-missing");
        let proposal = (checked(frames)?, lines(reason, MAX_PROMISE)?);
        Ok(vec![self.drafted("frames.proposed", |draft| draft.proposal = Some(proposal))])
    }

    /// `frames.reopen`: the proposal takes effect, is told to everyone, and reopens the gate.
    pub(crate) fn reopen_frames(&self, ctx: &Ctx) -> Result<Vec<Event>, Refusal> {
        ensure!(!self.facts.tables_opened, "tables-opened");
        let Some((frames, _)) = &self.prep.draft.proposal else { return refuse!("no-proposal") };
        let version = self.facts.frames_version + 1;
        let mut events = vec![Event::Fact(released(version, frames))];
        if let Some(talks) = self.facts.method.phase_of(Step::Conversations)
            && self.facts.phase > talks
        {
            events.push(Event::Fact(Fact::PhaseOpened { phase: talks, at: ctx.now, reason: None, unsettled: 0 }));
        }
        let frames = frames.clone();
        events.push(self.drafted("frames.reopened", |draft| {
            draft.frames = frames;
            draft.proposal = None;
        }));
        events.extend(self.tell_everyone(ctx, crate::message::MessageKind::NewFrames));
        Ok(events)
    }

    /// `frames.decline`
    pub(crate) fn decline_frames(&self, reason: &str) -> Result<Vec<Event>, Refusal> {
        ensure!(self.prep.draft.proposal.is_some(), "no-proposal");
        lines(reason, MAX_PROMISE)?;
        Ok(vec![self.drafted("frames.declined", |draft| draft.proposal = None)])
    }

    /// `opening_words.write`
    pub(crate) fn write_opening_words(&self, text: &str) -> Result<Vec<Event>, Refusal> {
        ensure!(self.facts.handed_over.is_none(), "already-handed-over");
        let text = lines(text, MAX_PROMISE)?;
        Ok(vec![self.drafted("opening_words.drafted", |draft| draft.opening_words = text)])
    }

    /// `topic.add` and `topic.rename`
    pub(crate) fn set_topic(&self, id: TopicId, title: &str, known: bool) -> Result<Vec<Event>, Refusal> {
        ensure!(self.facts.topics.contains_key(&id) == known, "topic-unknown");
        ensure!(known || self.facts.topics.len() < MAX_TOPICS, "too-many-topics", most = MAX_TOPICS);
        ensure!(!self.facts.tables_opened || !known, "tables-opened");
        let title = line(title, MAX_TITLE)?;
        let twice = self.facts.topics.iter().any(|(other, t)| *other != id && t.title.as_str() == title);
        ensure!(!twice, "topic-twice");
        Ok(vec![Event::Fact(Fact::TopicSet { topic: id, title: title.into() })])
    }

    /// `topic.remove`
    pub(crate) fn remove_topic(&self, topic: TopicId) -> Result<Vec<Event>, Refusal> {
        ensure!(self.facts.topics.contains_key(&topic), "topic-unknown");
        // The numbers of the others move up: not once they stand on paper.
        ensure!(!self.facts.tables_opened, "tables-opened");
        let used = self.facts.tables.values().any(|t| t.topic == topic);
        ensure!(!used, "topic-in-use");
        Ok(vec![Event::Fact(Fact::TopicRemoved { topic })])
    }

    /// `role.grant` and `role.revoke`
    pub(crate) fn set_role(&self, ctx: &Ctx, person: PersonId, role: Role, held: bool) -> Result<Vec<Event>, Refusal> {
        ensure!(GIVEN.contains(&role), "role-not-given");
        let has = self.prep.holds(person, role);
        ensure!(has != held, "nothing-changes");
        ensure!(held || role != Role::LeadFacilitator || self.prep.holders(role).len() > 1, "last-lead-facilitator");
        if held {
            self.no_conflict(person, role)?;
        }
        Ok(vec![self.granted(ctx, person, role, held)])
    }

    /// `role.hand_over`: by whoever holds it, or by an administrator when they are ill or gone.
    pub(crate) fn hand_over_role(
        &self,
        ctx: &Ctx,
        role: Role,
        from: PersonId,
        to: PersonId,
    ) -> Result<Vec<Event>, Refusal> {
        ensure!(GIVEN.contains(&role), "role-not-given");
        ensure!(self.prep.holds(from, role), "role-not-held");
        ensure!(from != to && !self.prep.holds(to, role), "nothing-changes");
        let guides = role == Role::Facilitator && ctx.actor.is(Role::LeadFacilitator);
        // A commissioner who has stepped back passes on the commission, and nothing else.
        ensure!(!self.stepped_back(ctx) || role == Role::Commissioner, "commissioner-stepped-back");
        let may = ctx.actor.person == Some(from) || ctx.actor.is(Role::Administrator) || guides;
        ensure!(may, "not-yours");
        self.no_conflict(to, role)?;
        Ok(vec![self.granted(ctx, from, role, false), self.granted(ctx, to, role, true)])
    }

    fn granted(&self, ctx: &Ctx, person: PersonId, role: Role, held: bool) -> Event {
        let by_administrator = held && ctx.actor.is(Role::Administrator) && ctx.actor.person == Some(person);
        let grant = Grant { person, role, held, by_administrator };
        Event::Change(Change {
            what: if held { "role.granted" } else { "role.revoked" }.into(),
            record: Record::Grant(grant),
        })
    }

    /// Nobody is commissioner and facilitator in one route (method.md), nor guides what they
    /// take part in.
    fn no_conflict(&self, person: PersonId, role: Role) -> Result<(), Refusal> {
        let guides = self.prep.holds(person, Role::LeadFacilitator) || self.prep.holds(person, Role::Facilitator);
        let asks = self.prep.holds(person, Role::Commissioner);
        let clash = if role == Role::Commissioner { guides } else { asks };
        ensure!(!clash, "role-conflict");
        ensure!(!self.prep.takes_part(person), "role-takes-part");
        Ok(())
    }
}

#[cfg(test)]
mod tests;
