//! What is due to be said to whom, as one pure function of the route and the moment.
//!
//! A nudge has a stable key: what it is about, since when, and how far up it goes. What was sent is
//! a record under that key, so that each is sent exactly once, whoever sends, however often they look.
//! What happened since somebody was last told is a nudge too ([`super::news`]).
//! Silence goes up by steps: the driver, then so many weeks later the lead facilitator, then everybody
//! ("no news since …"). A step is due only once the step below it was sent, and so many weeks after.

use super::{Action, FollowRecord, Group, GroupState, changed};
use crate::ctx::Ctx;
use crate::event::Event;
use crate::id::{ActionId, GroupId, IdeaId, ParticipantId};
use crate::message::{Addressee, MessageKind};
use crate::method::Role;
use crate::refusal::{Refusal, ensure};
use crate::route::Route;
use crate::time::Moment;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Most keys in one command.
const MAX_KEYS: usize = 5_000;

/// How far up a nudge goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Whose turn it is: a driver, who does it, the commissioner.
    First,
    /// The lead facilitator.
    Lead,
    /// Everybody: it stands on the public page.
    Public,
}

impl Level {
    /// The name in keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Lead => "lead",
            Self::Public => "public",
        }
    }
}

/// What a nudge says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NudgeKind {
    /// The day of an action comes near.
    ActionSoon,
    /// The day of an action has gone by.
    ActionLate,
    /// Nothing was heard of an action.
    ActionSilent,
    /// Nothing was heard of a working group.
    GroupSilent,
    /// Nobody keeps a working group moving.
    GroupWithoutDriver,
    /// The day of the commissioner's answer comes near.
    AnswerSoon,
    /// The day of the commissioner's answer has gone by.
    AnswerLate,
    /// A decision is to be looked at again.
    Review,
    /// What happened in a working group, for who keeps it moving.
    GroupWeek,
    /// What happened in the route, for who asked to be told.
    News,
}

impl NudgeKind {
    /// The name in keys, Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::ActionSoon => "action_soon",
            Self::ActionLate => "action_late",
            Self::ActionSilent => "action_silent",
            Self::GroupSilent => "group_silent",
            Self::GroupWithoutDriver => "group_without_driver",
            Self::AnswerSoon => "answer_soon",
            Self::AnswerLate => "answer_late",
            Self::Review => "review",
            Self::GroupWeek => "group_week",
            Self::News => "news",
        }
    }

    /// Whether it tells what happened, and asks nothing.
    pub fn is_digest(self) -> bool {
        matches!(self, Self::GroupWeek | Self::News)
    }
}

/// To whom a nudge goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "to", content = "who", rename_all = "snake_case")]
pub enum To {
    /// Somebody who takes part.
    Participant(ParticipantId),
    /// The lead facilitators.
    Lead,
    /// The commissioners.
    Commissioner,
    /// Nobody in person: it is shown.
    Public,
}

/// Something to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nudge {
    /// The same for the same thing, whenever it is looked at.
    pub key: String,
    /// What it says.
    pub kind: NudgeKind,
    /// What it is about: an action, a group, the idea that is a decision, or who is told news.
    pub about: uuid::Uuid,
    /// Since when, or by which day.
    pub since: Moment,
    /// How far up it goes.
    pub level: Level,
    /// To whom.
    pub to: To,
}

/// A nudge that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nudged {
    /// The nudge's.
    pub key: String,
    /// The nudge's.
    pub kind: NudgeKind,
    /// The nudge's.
    pub about: uuid::Uuid,
    /// The nudge's.
    pub since: Moment,
    /// The nudge's.
    pub level: Level,
    /// The nudge's.
    pub to: To,
    /// When it was sent.
    pub at: Moment,
}

pub(super) fn key(kind: NudgeKind, about: uuid::Uuid, since: Moment, level: Level) -> String {
    format!("{}:{about}:{}:{}", kind.name(), since.0, level.name())
}

/// A thing that may be due, with the steps it goes up by.
struct Ladder<'a> {
    kind: NudgeKind,
    about: uuid::Uuid,
    since: Moment,
    /// When the first step is due.
    first: Moment,
    steps: &'a [(Level, To)],
}

impl Route {
    fn weeks(&self) -> u32 {
        self.facts.method.follow_up.quiet_weeks
    }

    fn soon(&self, day: Moment) -> Moment {
        Moment(day.0.saturating_sub(i64::from(self.facts.method.follow_up.remind_days) * 86_400))
    }

    /// The lowest step that was not sent, with the moment that it is due; none once all were.
    fn step(&self, ladder: &Ladder<'_>) -> Option<(Moment, Nudge)> {
        let mut due = ladder.first;
        for (level, to) in ladder.steps {
            let key = key(ladder.kind, ladder.about, ladder.since, *level);
            match self.prep.follow.nudges.get(&key) {
                Some(sent) => due = sent.at.plus_days(7 * self.weeks()),
                None => {
                    let Ladder { kind, about, since, .. } = *ladder;
                    return Some((due, Nudge { key, kind, about, since, level: *level, to: *to }));
                }
            }
        }
        None
    }

    /// Every reminder whose time comes, with that moment, where nothing happens before.
    fn reminders(&self, now: Moment) -> Vec<(Moment, Nudge)> {
        let follow = &self.prep.follow;
        let mut all = Vec::new();
        for action in follow.actions.values().filter(|a| a.is_open()) {
            self.reminders_of_action(action, now, &mut all);
        }
        for group in follow.groups.values() {
            self.reminders_of_group(group, &mut all);
        }
        self.reminders_of_answers(now, &mut all);
        self.reminders_of_reviews(&mut all);
        all
    }

    /// Every reminder that is due now, and was not sent; nothing in a route that was stopped.
    pub fn due(&self, now: Moment) -> Vec<Nudge> {
        if self.facts.stopped.is_some() {
            return Vec::new();
        }
        self.reminders(now).into_iter().filter(|(due, _)| *due <= now).map(|(_, nudge)| nudge).collect()
    }

    /// All that is to be sent now: what is due, and what those are to be told who asked for it.
    pub fn to_send(&self, now: Moment) -> Vec<Nudge> {
        let told = self.digests(now).into_iter().filter(|(due, _)| *due <= now).map(|(_, nudge)| nudge);
        self.due(now).into_iter().chain(told).collect()
    }

    /// When something is to be sent next, where nothing happens before; none when nothing is.
    pub fn next_to_send(&self, now: Moment) -> Option<Moment> {
        let reminders = if self.facts.stopped.is_some() { Vec::new() } else { self.reminders(now) };
        reminders.into_iter().chain(self.digests(now)).map(|(due, _)| due).min()
    }

    /// Whose turn it is with an action: who drives its group, else who does it, else who leads.
    fn turn_of(&self, action: &Action) -> To {
        let terms = action.terms();
        let group = terms.group.and_then(|g| self.prep.follow.groups.get(&g)).filter(|g| g.stopped.is_none());
        if let Some(driver) = group.and_then(Group::driver) {
            return To::Participant(driver);
        }
        let there = |p: &ParticipantId| self.prep.involvements.get(p).is_some_and(|i| i.active());
        match &terms.who {
            Some(super::Who::Participant(p)) if there(p) => To::Participant(*p),
            _ => To::Lead,
        }
    }

    fn reminders_of_action(&self, action: &Action, now: Moment, all: &mut Vec<(Moment, Nudge)>) {
        let turn = self.turn_of(action);
        // Before and after its day it is who does it who is told.
        let does = match action.terms().who {
            Some(super::Who::Participant(p)) => To::Participant(p),
            _ => turn,
        };
        let (about, news) = (action.id.0, action.news());
        let one = [(Level::First, does)];
        let up = [(Level::First, turn), (Level::Lead, To::Lead), (Level::Public, To::Public)];
        if let Some(by) = action.terms().by {
            let soon = Ladder { kind: NudgeKind::ActionSoon, about, since: by, first: self.soon(by), steps: &one };
            // Nobody is told that a day comes near which has gone by.
            all.extend(self.step(&soon).filter(|_| now < by.plus_days(1)));
            let first = by.plus_days(1);
            all.extend(self.step(&Ladder { kind: NudgeKind::ActionLate, first, ..soon }));
        }
        let first = news.plus_days(7 * self.weeks());
        all.extend(self.step(&Ladder { kind: NudgeKind::ActionSilent, about, since: news, first, steps: &up }));
    }

    /// When something was last heard of a group or one of its actions.
    pub fn news_of_group(&self, group: &Group) -> Moment {
        let actions = self.prep.follow.actions.values().filter(|a| a.terms().group == Some(group.id));
        actions.map(Action::news).max().map_or(group.own_news(), |news| news.max(group.own_news()))
    }

    fn reminders_of_group(&self, group: &Group, all: &mut Vec<(Moment, Nudge)>) {
        let state = self.group_state(group);
        if matches!(state, GroupState::Ended | GroupState::Stopped) {
            return;
        }
        let about = group.id.0;
        if let Some(since) = group.without_driver_since() {
            let steps = [(Level::Lead, To::Lead), (Level::Public, To::Public)];
            let first = since.plus_days(7);
            let ladder = Ladder { kind: NudgeKind::GroupWithoutDriver, about, since, first, steps: &steps };
            all.extend(self.step(&ladder));
        }
        // Silence of a group with actions is that of its actions.
        let busy = self.prep.follow.actions.values().any(|a| a.is_open() && a.terms().group == Some(group.id));
        if !busy {
            let since = self.news_of_group(group);
            let turn = group.driver().map_or(To::Lead, To::Participant);
            let up = [(Level::First, turn), (Level::Lead, To::Lead), (Level::Public, To::Public)];
            let first = since.plus_days(7 * self.weeks());
            all.extend(self.step(&Ladder { kind: NudgeKind::GroupSilent, about, since, first, steps: &up }));
        }
    }

    fn reminders_of_answers(&self, now: Moment, all: &mut Vec<(Moment, Nudge)>) {
        for due in self.answers_due() {
            let (Some(by), None) = (due.by, due.answered) else { continue };
            let about = due.decision.0;
            let one = [(Level::First, To::Commissioner)];
            let up = [(Level::First, To::Commissioner), (Level::Lead, To::Lead), (Level::Public, To::Public)];
            let soon = Ladder { kind: NudgeKind::AnswerSoon, about, since: by, first: self.soon(by), steps: &one };
            all.extend(self.step(&soon).filter(|_| now < by.plus_days(1)));
            let first = by.plus_days(1);
            all.extend(self.step(&Ladder { kind: NudgeKind::AnswerLate, about, since: by, first, steps: &up }));
        }
    }

    fn reminders_of_reviews(&self, all: &mut Vec<(Moment, Nudge)>) {
        let steps = [(Level::Lead, To::Lead)];
        let due = |(decision, since): (IdeaId, Moment)| {
            let about = decision.0;
            self.step(&Ladder { kind: NudgeKind::Review, about, since, first: since, steps: &steps })
        };
        all.extend(self.reviews().into_iter().filter_map(due));
    }

    /// `nudge.send`: these keys, as far as they are due now, are noted as sent, and put in the outbox
    /// in the same breath: one message to each person, with all that is said to them. From then on they
    /// are not due again.
    pub(super) fn send_nudges(&self, ctx: &Ctx, keys: &[String]) -> Result<Vec<Event>, Refusal> {
        ensure!(keys.len() <= MAX_KEYS, "too-many-at-once", most = MAX_KEYS);
        let keys: BTreeSet<&String> = keys.iter().collect();
        let due: Vec<_> = self.to_send(ctx.now).into_iter().filter(|nudge| keys.contains(&nudge.key)).collect();
        ensure!(!due.is_empty(), "nothing-changes");
        let mut told: BTreeMap<Addressee, (MessageKind, Vec<String>)> = BTreeMap::new();
        for nudge in &due {
            for who in self.reached_by(nudge.to) {
                let (kind, said) = told.entry(who).or_insert((MessageKind::Reminder, Vec::new()));
                if nudge.kind.is_digest() {
                    *kind = MessageKind::News;
                }
                said.push(nudge.key.clone());
            }
        }
        let sent = |Nudge { key, kind, about, since, level, to }: Nudge| {
            let is = Nudged { key, kind, about, since, level, to, at: ctx.now };
            changed("nudge.sent", FollowRecord::Nudged(is))
        };
        let said = told.into_iter().enumerate();
        let said = said.map(|(n, (to, (kind, keys)))| self.message_saying(ctx, to, kind, keys, n));
        Ok(due.into_iter().map(sent).chain(said).collect())
    }

    /// Who is written to; nobody for what is only shown, or who wants to hear nothing.
    fn reached_by(&self, to: To) -> Vec<Addressee> {
        let staff = |role| self.prep.holders(role).into_iter().map(Addressee::Staff).collect();
        match to {
            To::Participant(who) => {
                let there = self.prep.involvements.get(&who).is_some_and(|i| i.active());
                let reached = there && !self.wants_nothing(who);
                reached.then_some(Addressee::Participant(who)).into_iter().collect()
            }
            To::Lead => staff(Role::LeadFacilitator),
            To::Commissioner => staff(Role::Commissioner),
            To::Public => Vec::new(),
        }
    }

    /// Since when nothing was heard of an open action, once that is for everybody to see: as long
    /// after the last news as it takes for each step, whether or not anybody was told.
    pub fn no_news_of_action(&self, id: ActionId, now: Moment) -> Option<Moment> {
        let action = self.prep.follow.actions.get(&id).filter(|a| a.is_open())?;
        self.silent(action.news(), now)
    }

    /// The same of a working group.
    pub fn no_news_of_group(&self, id: GroupId, now: Moment) -> Option<Moment> {
        let group = self.prep.follow.groups.get(&id)?;
        let ended = matches!(self.group_state(group), GroupState::Ended | GroupState::Stopped);
        self.silent(self.news_of_group(group), now).filter(|_| !ended)
    }

    fn silent(&self, news: Moment, now: Moment) -> Option<Moment> {
        (now >= news.plus_days(3 * 7 * self.weeks())).then_some(news)
    }

    /// Whether the commissioner's answer to a decision is late, and was not given: for everybody to see.
    pub fn answer_is_late(&self, decision: IdeaId, now: Moment) -> bool {
        self.answers_due().iter().any(|due| due.decision == decision && due.answered.is_none() && due.late(now))
    }
}
