//! Actions: what, who, by when, and how far it is.
//!
//! Every change is a version of its own, so that the history is there to read, and whoever edits
//! from an older one is shown what changed.

use super::{Doer, FollowRecord, Group, changed, date, maybe, next};
use crate::answer::AnswerKind;
use crate::ctx::Ctx;
use crate::event::Event;
use crate::fact::Verdict;
use crate::facts::Facts;
use crate::id::{ActionId, GatheringId, GroupId, IdeaId, ParticipantId, PointId, ThreadId};
use crate::idea::{Petal, line, lines};
use crate::message::{Message, MessageKind};
use crate::method::Role;
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;
use crate::time::Moment;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Most actions in one route.
pub const MAX_ACTIONS: usize = 20_000;
/// Most notes on one action, and versions of it.
const MAX_NOTES: usize = 2_000;
const MAX_TEXT: usize = 600;

/// Where an action comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "from", rename_all = "snake_case", deny_unknown_fields)]
pub enum Source {
    /// A decision.
    Idea {
        /// Which.
        idea: IdeaId,
    },
    /// A thread.
    Thread {
        /// Which.
        thread: ThreadId,
    },
    /// A follow-up gathering, or one of its notes.
    Gathering {
        /// Which.
        gathering: GatheringId,
        /// The note that became this, from 1.
        #[serde(default)]
        note: Option<u32>,
    },
}

/// Who does it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "who", content = "is", rename_all = "snake_case")]
pub enum Who {
    /// Somebody who takes part. Their name is shown to who is in the route, never to the public.
    Participant(ParticipantId),
    /// An organisation.
    Organisation(String),
    /// Verbatim words, such as "wie er tijd voor heeft".
    Words(String),
}

impl Who {
    /// The name of its kind in Fluent keys and the database.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Participant(_) => "participant",
            Self::Organisation(_) => "organisation",
            Self::Words(_) => "words",
        }
    }
}

/// How far an action is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionState {
    /// Nobody began yet.
    #[default]
    ToDo,
    /// Somebody is at it.
    Doing,
    /// It is done.
    Done,
    /// It was stopped, with a reason.
    Stopped,
}

impl ActionState {
    /// The name in Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::ToDo => "to_do",
            Self::Doing => "doing",
            Self::Done => "done",
            Self::Stopped => "stopped",
        }
    }

    /// Whether there is still something to do.
    pub fn is_open(self) -> bool {
        matches!(self, Self::ToDo | Self::Doing)
    }
}

/// What somebody fills in for an action.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTerms {
    /// What is done.
    pub what: String,
    /// Who does it.
    #[serde(default)]
    pub who: Option<Who>,
    /// By which day: any moment of it; late from a day later.
    #[serde(default)]
    pub by: Option<Moment>,
    /// The words for it, verbatim: "morgen!".
    #[serde(default)]
    pub by_words: String,
    /// What it costs, if wanted.
    #[serde(default)]
    pub cost: String,
    /// What it takes, if wanted.
    #[serde(default)]
    pub means: String,
    /// What it yields, if wanted.
    #[serde(default)]
    pub yields: String,
    /// The working group that does it.
    #[serde(default)]
    pub group: Option<GroupId>,
}

/// An action as it stood in one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// What is done.
    pub what: String,
    /// Who does it.
    pub who: Option<Who>,
    /// By which day.
    pub by: Option<Moment>,
    /// The words for it.
    pub by_words: String,
    /// What it costs.
    pub cost: String,
    /// What it takes.
    pub means: String,
    /// What it yields; entries from before it was asked have none.
    #[serde(default)]
    pub yields: String,
    /// The working group that does it.
    pub group: Option<GroupId>,
    /// How far it is.
    pub state: ActionState,
    /// Why it was stopped.
    pub because: String,
}

/// One version of an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// How it stood.
    pub terms: Terms,
    /// Since when.
    pub at: Moment,
    /// Who made it so.
    pub by: Doer,
}

/// A note on how it goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// When it was written.
    pub at: Moment,
    /// Who wrote it.
    pub by: Doer,
    /// What it says; nothing where somebody only said that it is still so.
    pub text: String,
}

/// Something that somebody is to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// Its identity.
    pub id: ActionId,
    /// From 1, in order of adding.
    pub number: u32,
    /// Where it comes from.
    pub source: Source,
    /// Which points it carries out; none is all of its source.
    pub points: Vec<PointId>,
    /// Every version, the present one last; its number is its place, from 1.
    pub versions: Vec<Version>,
    /// How it goes, the latest last.
    pub notes: Vec<Note>,
}

impl Action {
    /// How it stands.
    pub fn terms(&self) -> &Terms {
        &self.versions.last().expect("an action is made with a version, and none is ever taken away").terms
    }

    /// The number of the present version, from 1.
    pub fn version(&self) -> u32 {
        u32::try_from(self.versions.len()).unwrap_or(u32::MAX)
    }

    /// Whether there is still something to do.
    pub fn is_open(&self) -> bool {
        self.terms().state.is_open()
    }

    /// When it was added.
    pub fn added(&self) -> Moment {
        self.versions.first().map_or_else(Moment::default, |v| v.at)
    }

    /// When something was last heard of it.
    pub fn news(&self) -> Moment {
        let changed = self.versions.last().map(|v| v.at);
        changed.max(self.notes.last().map(|n| n.at)).unwrap_or_default()
    }

    /// What came of it, for everybody: what was last said of it when it was done or since. What was said on the way was
    /// said to who is in the route.
    pub fn result(&self) -> &str {
        let Some(done) = self.closed().filter(|_| self.terms().state == ActionState::Done) else { return "" };
        let since = self.notes.iter().rev().filter(|note| note.at >= done);
        since.map(|note| note.text.as_str()).find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// Since when it is done or stopped.
    pub fn closed(&self) -> Option<Moment> {
        let state = self.terms().state;
        let since = self.versions.iter().rev().take_while(|v| v.terms.state == state).last();
        since.filter(|_| !state.is_open()).map(|v| v.at)
    }

    /// Whether its day has gone by while there is still something to do.
    pub fn late(&self, now: Moment) -> bool {
        self.is_open() && self.terms().by.is_some_and(|by| now >= by.plus_days(1))
    }

    /// The names of what another version has otherwise: `what`, `who`, `by`, `cost`, `means`, `yields`, `group`, `state`.
    pub fn differs_from(&self, version: u32) -> Vec<&'static str> {
        let then = version.checked_sub(1).and_then(|n| self.versions.get(n as usize));
        let Some(Version { terms: then, .. }) = then else { return Vec::new() };
        let now = self.terms();
        let all = [
            ("what", now.what != then.what),
            ("who", now.who != then.who),
            ("by", now.by != then.by || now.by_words != then.by_words),
            ("cost", now.cost != then.cost),
            ("means", now.means != then.means),
            ("yields", now.yields != then.yields),
            ("group", now.group != then.group),
            ("state", now.state != then.state || now.because != then.because),
        ];
        all.into_iter().filter(|(_, otherwise)| *otherwise).map(|(name, _)| name).collect()
    }
}

/// A decision that nobody has taken up yet, or not wholly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct NobodyYet {
    /// The idea that is the decision.
    pub idea: IdeaId,
    /// Neither the decision nor an action says who.
    pub without_who: bool,
    /// Neither the decision nor an action says when.
    pub without_when: bool,
    /// How many actions it has that were not stopped.
    pub actions: usize,
    /// The first of those; none where there are none.
    pub first: Option<ActionId>,
}

impl NobodyYet {
    /// Whether somebody did take it up, and only the day is missing.
    pub fn only_lacks_a_day(&self) -> bool {
        self.without_when && !self.without_who && self.actions > 0
    }
}

impl Route {
    pub(super) fn action(&self, id: ActionId) -> Result<&Action, Refusal> {
        match self.prep.follow.actions.get(&id) {
            Some(action) => Ok(action),
            None => refuse!("action-unknown"),
        }
    }

    /// The action in the version that the writer saw, or what changed since.
    fn unchanged_action(&self, id: ActionId, from_version: u32) -> Result<&Action, Refusal> {
        let action = self.action(id)?;
        if action.version() != from_version {
            let now = action.terms();
            return refuse!(
                "action-changed",
                now = &now.what,
                changed = action.differs_from(from_version).join(" "),
                state = now.state.name(),
                version = action.version()
            );
        }
        ensure!(action.versions.len() < MAX_NOTES, "no-more-fits", most = MAX_NOTES);
        Ok(action)
    }

    /// Whether this actor may work on an action: who guides, who does it, or who is in its group.
    pub fn works_on(&self, ctx: &Ctx, terms: &Terms) -> bool {
        let own = |p: ParticipantId| ctx.actor.owns(p);
        let does = matches!(terms.who, Some(Who::Participant(p)) if own(p));
        let member = ctx.actor.participant.zip(terms.group).is_some_and(|(p, group)| self.is_member(group, p));
        ctx.actor.guides() || does || member
    }

    fn source(&self, source: &Source) -> Result<(), Refusal> {
        match source {
            Source::Idea { idea } => {
                let decided = self.facts.decisions().iter().any(|d| d.idea == *idea);
                let said = !self.facts.method.decides() && self.facts.live_ideas().iter().any(|i| i.id == *idea);
                ensure!(decided || said, "not-a-decision");
                ensure!(self.facts.standing(*idea).in_force(), "decision-not-standing");
            }
            Source::Thread { thread } => ensure!(self.facts.threads.contains_key(thread), "thread-unknown"),
            Source::Gathering { gathering, note } => {
                let Some(at) = self.prep.follow.gatherings.get(gathering) else { return refuse!("gathering-unknown") };
                let there = note.is_none_or(|n| n >= 1 && n as usize <= at.notes.len());
                ensure!(there, "note-unknown");
            }
        }
        Ok(())
    }

    fn checked_terms(&self, new: &NewTerms, state: ActionState, because: &str) -> Result<Terms, Refusal> {
        let who = match &new.who {
            Some(Who::Participant(p)) => {
                ensure!(self.involvement(*p)?.active(), "involvement-removed");
                Some(Who::Participant(*p))
            }
            Some(Who::Organisation(name)) => Some(Who::Organisation(line(name, 200)?)),
            Some(Who::Words(words)) => Some(Who::Words(line(words, 200)?)),
            None => None,
        };
        if let Some(group) = new.group {
            let Some(group) = self.prep.follow.groups.get(&group) else { return refuse!("group-unknown") };
            ensure!(group.stopped.is_none(), "group-stopped");
        }
        Ok(Terms {
            what: line(&new.what, MAX_TEXT)?,
            who,
            by: new.by.map(date).transpose()?,
            by_words: maybe(&new.by_words, 200)?,
            cost: maybe(&new.cost, MAX_TEXT)?,
            means: maybe(&new.means, MAX_TEXT)?,
            yields: maybe(&new.yields, MAX_TEXT)?,
            group: new.group,
            state,
            because: because.to_owned(),
        })
    }

    /// `action.add`: from a decision, a thread, or a follow-up gathering.
    pub(super) fn add_action(
        &self,
        ctx: &Ctx,
        source: &Source,
        points: &[PointId],
        terms: &NewTerms,
    ) -> Result<Vec<Event>, Refusal> {
        let actions = &self.prep.follow.actions;
        ensure!(actions.len() < MAX_ACTIONS, "no-more-fits", most = MAX_ACTIONS);
        self.source(source)?;
        let mut seen = BTreeSet::new();
        for point in points {
            ensure!(self.facts.point_anywhere(*point).is_some(), "point-unknown");
            ensure!(seen.insert(*point), "point-twice");
        }
        let terms = self.checked_terms(terms, ActionState::ToDo, "")?;
        ensure!(self.works_on(ctx, &terms), "not-yours");
        let is = Action {
            id: ctx.new_id(0),
            number: next(actions.values().map(|a| &a.number)),
            source: *source,
            points: points.to_vec(),
            versions: vec![Version { terms, at: ctx.now, by: Doer::of(ctx) }],
            notes: Vec::new(),
        };
        Ok(vec![changed("action.added", FollowRecord::Action(is))])
    }

    fn new_version(&self, ctx: &Ctx, old: &Action, terms: Terms, what: &'static str) -> Result<Vec<Event>, Refusal> {
        ensure!(terms != *old.terms(), "nothing-changes");
        let mut is = old.clone();
        is.versions.push(Version { terms, at: ctx.now, by: Doer::of(ctx) });
        Ok(vec![changed(what, FollowRecord::Action(is))])
    }

    /// `action.change`: other words, another doer, another day, another group.
    pub(super) fn change_action(
        &self,
        ctx: &Ctx,
        id: ActionId,
        from_version: u32,
        terms: &NewTerms,
    ) -> Result<Vec<Event>, Refusal> {
        ensure!(self.works_on(ctx, self.action(id)?.terms()), "not-yours");
        let old = self.unchanged_action(id, from_version)?;
        let now = old.terms();
        // A group that was stopped may stay where it stands: only a new one must be at work.
        let kept = terms.group.filter(|group| now.group == Some(*group));
        let checked = NewTerms { group: terms.group.filter(|_| kept.is_none()), ..terms.clone() };
        let mut terms = self.checked_terms(&checked, now.state, &now.because)?;
        terms.group = terms.group.or(kept);
        self.new_version(ctx, old, terms, "action.changed")
    }

    /// `action.move`: to do, doing, done, or stopped with a reason. For any other state the reason is how it
    /// goes, kept as a note; that an open action is still so is news too.
    pub(super) fn move_action(
        &self,
        ctx: &Ctx,
        id: ActionId,
        from_version: u32,
        state: ActionState,
        reason: &str,
    ) -> Result<Vec<Event>, Refusal> {
        ensure!(self.works_on(ctx, self.action(id)?.terms()), "not-yours");
        let old = self.unchanged_action(id, from_version)?;
        let stops = state == ActionState::Stopped;
        let said = match stops {
            true => lines(reason, 2_000).map_err(|_| Refusal::new("reason-needed"))?,
            false => maybe(reason, 2_000)?,
        };
        let because = if stops { said.clone() } else { String::new() };
        let terms = Terms { state, because, ..old.terms().clone() };
        let still = terms == *old.terms();
        ensure!(!still || state.is_open(), "nothing-changes");
        let (at, by) = (ctx.now, Doer::of(ctx));
        let mut is = old.clone();
        if !still {
            is.versions.push(Version { terms, at, by });
        }
        if still || (!stops && !said.is_empty()) {
            ensure!(is.notes.len() < MAX_NOTES, "no-more-fits", most = MAX_NOTES);
            is.notes.push(Note { at, by, text: said });
        }
        let told = if stops && self.tells_of_stop(ctx, old) {
            self.tell_everyone_of(ctx, MessageKind::ActionStopped, id.0)
        } else {
            Vec::new()
        };
        Ok(std::iter::once(changed("action.moved", FollowRecord::Action(is))).chain(told).collect())
    }

    /// Whether everybody is told that an action stops: once for each action, and by who answers for the work. Any other
    /// stop is told in their news to who asked for it, so that nobody can mail the whole circle by pressing often.
    pub fn tells_of_stop(&self, ctx: &Ctx, action: &Action) -> bool {
        let group = action.terms().group.and_then(|group| self.prep.follow.groups.get(&group));
        let drives = group.and_then(Group::driver).is_some_and(|driver| ctx.actor.owns(driver));
        let answers = ctx.actor.guides() || ctx.actor.is(Role::Commissioner) || drives;
        let told = |m: &Message| m.kind == MessageKind::ActionStopped && m.about == Some(action.id.0);
        answers && !self.prep.messages.values().any(told)
    }

    /// `action.note`: how it goes.
    pub(super) fn note_action(&self, ctx: &Ctx, id: ActionId, text: &str) -> Result<Vec<Event>, Refusal> {
        let mut is = self.action(id)?.clone();
        ensure!(self.works_on(ctx, is.terms()), "not-yours");
        ensure!(is.notes.len() < MAX_NOTES, "no-more-fits", most = MAX_NOTES);
        is.notes.push(Note { at: ctx.now, by: Doer::of(ctx), text: lines(text, 2_000)? });
        Ok(vec![changed("action.noted", FollowRecord::Action(is))])
    }

    /// The open actions: late ones first, then by day, then those without a day.
    pub fn open_actions(&self, now: Moment) -> Vec<&Action> {
        let mut open: Vec<_> = self.prep.follow.actions.values().filter(|a| a.is_open()).collect();
        open.sort_by_key(|a| (!a.late(now), a.terms().by.is_none(), a.terms().by, a.number));
        open
    }

    /// The decisions that nobody has taken up: those without *who* or *when* first.
    ///
    /// A who or when may stand in the decision itself, on its petals, or in an action. What was sent
    /// back, withdrawn or superseded is not waiting for anybody.
    pub fn nobody_yet(&self) -> Vec<NobodyYet> {
        let decisions = self.facts.decisions();
        let waiting = decisions.iter().filter(|d| self.facts.standing(d.idea).in_force());
        let outside = |idea| {
            let last = self.facts.answers_to(idea).last();
            last.is_some_and(|a| matches!(a.kind, AnswerKind::OutsideFrame { .. }))
        };
        let mut found: Vec<_> = waiting
            .filter(|d| !outside(d.idea))
            .map(|d| self.taken_up(d.idea))
            .filter(|n| n.without_who || n.without_when || n.actions == 0)
            .collect();
        // A stable sort: within each the order of the decisions.
        found.sort_by_key(|n| (!(n.without_who && n.without_when), !n.without_who, !n.without_when));
        found
    }

    fn taken_up(&self, idea: IdeaId) -> NobodyYet {
        let of = |a: &&Action| a.source == Source::Idea { idea } && a.terms().state != ActionState::Stopped;
        let actions: Vec<_> = self.prep.follow.actions.values().filter(of).collect();
        let said = |petal| self.facts.holding(idea).is_some_and(|facts| facts.decided_on_petal(idea, petal));
        let when = |a: &&Action| a.terms().by.is_some() || !a.terms().by_words.is_empty();
        NobodyYet {
            idea,
            without_who: !said(Petal::Who) && !actions.iter().any(|a| a.terms().who.is_some()),
            without_when: !said(Petal::When) && !actions.iter().any(when),
            actions: actions.len(),
            first: actions.iter().min_by_key(|a| a.number).map(|a| a.id),
        }
    }
}

impl Facts {
    /// Whether a point of this petal was decided with the idea.
    fn decided_on_petal(&self, idea: IdeaId, petal: Petal) -> bool {
        let verdict = |p: PointId| self.decided.as_ref().and_then(|d| d.points.get(&p)).map(|v| v.verdict);
        self.points_of(idea).iter().any(|p| p.petal == Some(petal) && verdict(p.id) == Some(Verdict::Decided))
    }
}
