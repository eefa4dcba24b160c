//! What there is to tell: what happened since somebody was last told, for who asked to be told and for
//! who keeps a working group moving.
//!
//! A digest is a nudge like any other ([`super::due`]): it has a key, and is sent once. It tells of a
//! span that begins where the one before ended, so that nothing is told twice and nothing falls
//! between; and it ends some minutes before it is sent, so that what another server writes down at the
//! same moment is in one span or the next. Who has nothing to be told gets no digest.

use super::{Action, ActionState, Group, GroupState, Level, Nudge, NudgeKind, Nudged, To};
use crate::id::{ActionId, GatheringId, GroupId, IdeaId, ParticipantId};
use crate::message::MessageKind;
use crate::route::Route;
use crate::time::Moment;

/// Minutes before it is sent at which a digest ends.
const SETTLE: u32 = 5;
/// Minutes to wait after the first thing that happened, for who is told at once: what belongs together
/// comes together.
const TOGETHER: u32 = 15;
/// Days between two digests of a working group.
const WEEK: u32 = 7;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NewsOf {
    /// A follow-up gathering decided.
    Decided(GatheringId),
    /// The commissioner answered to a decision.
    Answered(IdeaId),
    /// The commissioner named another day for its answers.
    Promised(u32),
    /// An action is there.
    ActionAdded(ActionId),
    /// An action is further, or was stopped.
    ActionMoved(ActionId),
    /// An action is otherwise: its words, who does it, its day.
    ActionChanged(ActionId),
    /// Somebody said how an action goes.
    ActionNoted(ActionId),
    /// A working group is there.
    GroupFormed(GroupId),
    /// Somebody keeps a working group moving.
    GroupDriven(GroupId),
    /// Nobody keeps a working group moving any more.
    GroupLeft(GroupId),
    /// A working group was stopped.
    GroupStopped(GroupId),
    /// A follow-up gathering was planned, or has another date or place.
    Planned(GatheringId),
    /// A follow-up gathering does not take place.
    Cancelled(GatheringId),
    /// There is something that everybody works towards, or it is another.
    Horizon,
    /// A line of it stands; from 1.
    Stands(u32),
}

/// Something that happened, when it did last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct News {
    /// When.
    pub at: Moment,
    /// What.
    pub what: NewsOf,
}

/// A stretch of time, its end not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its beginning.
    pub from: Moment,
    /// Its end.
    pub until: Moment,
}

impl Span {
    fn holds(self, at: Moment) -> bool {
        self.from <= at && at < self.until
    }
}

fn settled(at: Moment) -> Moment {
    Moment(at.0 - i64::from(SETTLE) * 60)
}

impl Nudged {
    /// The span that a digest tells of.
    pub fn span(&self) -> Span {
        Span { from: self.since, until: settled(self.at) }
    }
}

/// When something happened to an action, each version and note by itself.
fn moments(action: &Action) -> impl Iterator<Item = Moment> + '_ {
    action.versions.iter().map(|v| v.at).chain(action.notes.iter().map(|n| n.at))
}

/// What happened to an action in this span, in one word, and when it did last.
fn of_action(action: &Action, span: Span) -> Option<News> {
    let at = moments(action).filter(|at| span.holds(*at)).max()?;
    let then = action.versions.iter().rev().find(|v| v.at < span.from);
    let last = action.versions.iter().rev().find(|v| v.at < span.until)?;
    let id = action.id;
    let what = match then {
        _ if last.terms.state == ActionState::Stopped && span.holds(last.at) => NewsOf::ActionMoved(id),
        None => NewsOf::ActionAdded(id),
        Some(then) if then.terms.state != last.terms.state => NewsOf::ActionMoved(id),
        Some(then) if then.terms != last.terms => NewsOf::ActionChanged(id),
        Some(_) => NewsOf::ActionNoted(id),
    };
    Some(News { at, what })
}

fn of_group(group: &Group) -> Vec<News> {
    let mut all = vec![News { at: group.formed, what: NewsOf::GroupFormed(group.id) }];
    all.extend(group.drivers.iter().map(|d| News { at: d.from, what: NewsOf::GroupDriven(group.id) }));
    let stopped = group.stopped.as_ref().map(|(_, at)| *at);
    let taken_over = |at: &Moment| group.drivers.iter().any(|d| d.from == *at) || stopped == Some(*at);
    let left = group.drivers.iter().filter_map(|d| d.until).filter(|at| !taken_over(at));
    all.extend(left.map(|at| News { at, what: NewsOf::GroupLeft(group.id) }));
    all.extend(group.stopped.iter().map(|(_, at)| News { at: *at, what: NewsOf::GroupStopped(group.id) }));
    all
}

impl Route {
    /// What happened in this span, in order; an action stands in it once.
    pub fn news(&self, span: Span) -> Vec<News> {
        let actions = self.prep.follow.actions.values().filter_map(|action| of_action(action, span));
        let mut all: Vec<_> = self.other_news().into_iter().chain(self.planned()).collect();
        all.retain(|news| span.holds(news.at));
        all.extend(actions);
        all.sort_unstable();
        all
    }

    /// What happened in a working group in this span, in order.
    pub fn news_in_group(&self, group: &Group, span: Span) -> Vec<News> {
        let actions = self.prep.follow.actions.values().filter(|a| a.terms().group == Some(group.id));
        let own = of_group(group).into_iter().filter(|news| span.holds(news.at));
        let mut all: Vec<_> = actions.filter_map(|action| of_action(action, span)).chain(own).collect();
        all.sort_unstable();
        all
    }

    /// What happened besides actions and planning.
    fn other_news(&self) -> Vec<News> {
        let follow = &self.prep.follow;
        let mut all: Vec<News> = follow.groups.values().flat_map(of_group).collect();
        for (gathering, facts) in self.facts.rounds() {
            let decided = facts.decided.as_ref().and_then(|d| d.at).zip(gathering);
            all.extend(decided.map(|(at, id)| News { at, what: NewsOf::Decided(id) }));
            for (idea, answers) in &facts.answers {
                all.extend(answers.iter().map(|a| News { at: a.at, what: NewsOf::Answered(*idea) }));
            }
        }
        all.extend(follow.promises.values().map(|p| News { at: p.given, what: NewsOf::Promised(p.number) }));
        let cancelled = follow.gatherings.values().filter_map(|g| Some((g.cancelled.as_ref()?.1, g.id)));
        all.extend(cancelled.map(|(at, id)| News { at, what: NewsOf::Cancelled(id) }));
        if let Some(horizon) = &follow.horizon {
            all.push(News { at: horizon.at, what: NewsOf::Horizon });
            let lines = (1..).zip(&horizon.must_stand).filter_map(|(number, line)| Some((line.stands?, number)));
            all.extend(lines.map(|(at, number)| News { at, what: NewsOf::Stands(number) }));
        }
        all
    }

    /// When people were invited to follow-up gatherings.
    fn planned(&self) -> Vec<News> {
        let invitations = self.prep.messages.values().filter(|m| m.kind == MessageKind::GatheringPlanned);
        let of = |m: &crate::message::Message| Some(News { at: m.at, what: NewsOf::Planned(GatheringId(m.about?)) });
        let mut all: Vec<_> = invitations.filter_map(of).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Every digest that comes, with the moment that it is due, where nothing else happens.
    pub(super) fn digests(&self, now: Moment) -> Vec<(Moment, Nudge)> {
        // That a route was stopped, everybody was told.
        if self.facts.stopped.is_some() {
            return Vec::new();
        }
        let mut all: Vec<_> = self.prep.follow.groups.values().filter_map(|g| self.group_week(g)).collect();
        let wanting: Vec<_> = self.prep.follow.tell.values().filter(|tell| !tell.is_nothing()).collect();
        if wanting.is_empty() {
            return all;
        }
        let mut happened: Vec<Moment> = self.other_news().iter().map(|news| news.at).collect();
        happened.extend(self.prep.follow.actions.values().flat_map(moments));
        happened.retain(|at| *at <= now);
        happened.sort_unstable();
        let mut planned: Vec<Moment> = self.planned().iter().map(|news| news.at).collect();
        planned.sort_unstable();
        for tell in wanting {
            let who = tell.participant;
            let Some(involvement) = self.prep.involvements.get(&who).filter(|i| i.active()) else { continue };
            let last = self.last_said(NudgeKind::News, who.0, who);
            let from = last.map_or(tell.at, |at| settled(at).max(tell.at));
            let after = |all: &[Moment]| all.get(all.partition_point(|at| *at < from)).copied();
            // Who signed up was invited to what was planned.
            let invited = after(&planned).filter(|_| !involvement.signed_up);
            let Some(first) = after(&happened).into_iter().chain(invited).min() else { continue };
            let due = match tell.rhythm.days() {
                None => continue,
                Some(0) => first.plus_minutes(TOGETHER),
                Some(days) => last.unwrap_or(tell.at).plus_days(days).max(after_settling(first)),
            };
            all.push((due, digest(NudgeKind::News, who.0, from, who)));
        }
        all
    }

    /// What who keeps a working group moving is told every week in which something happened in it.
    fn group_week(&self, group: &Group) -> Option<(Moment, Nudge)> {
        let driver = group.drivers.last().filter(|d| d.until.is_none())?;
        let at_work = !matches!(self.group_state(group), GroupState::Ended | GroupState::Stopped);
        if !at_work || self.wants_nothing(driver.who) {
            return None;
        }
        let last = self.last_said(NudgeKind::GroupWeek, group.id.0, driver.who).filter(|at| *at >= driver.from);
        // Not of their own yes: that they know.
        let from = last.map_or(Moment(driver.from.0 + 1), settled);
        let actions = self.prep.follow.actions.values().filter(|a| a.terms().group == Some(group.id));
        let own = of_group(group).into_iter().map(|news| news.at);
        let first = actions.flat_map(moments).chain(own).filter(|at| *at >= from).min()?;
        let due = last.unwrap_or(driver.from).plus_days(WEEK).max(after_settling(first));
        Some((due, digest(NudgeKind::GroupWeek, group.id.0, from, driver.who)))
    }

    /// When somebody was last told such a digest.
    fn last_said(&self, kind: NudgeKind, about: uuid::Uuid, who: ParticipantId) -> Option<Moment> {
        let begin = format!("{}:{about}:", kind.name());
        let of = self.prep.follow.nudges.range(begin.clone()..).take_while(|(key, _)| key.starts_with(&begin));
        of.map(|(_, sent)| sent).filter(|sent| sent.to == To::Participant(who)).map(|sent| sent.at).max()
    }
}

/// The first moment at which a digest has this in it.
fn after_settling(at: Moment) -> Moment {
    Moment(at.plus_minutes(SETTLE).0 + 1)
}

fn digest(kind: NudgeKind, about: uuid::Uuid, since: Moment, who: ParticipantId) -> Nudge {
    let key = super::due::key(kind, about, since, Level::First);
    Nudge { key, kind, about, since, level: Level::First, to: To::Participant(who) }
}
