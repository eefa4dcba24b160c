//! Working groups and their drivers.
//!
//! A group ends when all its actions are closed or handed over, or is stopped with a reason
//! (method.md, "What sources are silent on").

use super::{FollowRecord, Subject, changed, next};
use crate::ctx::Ctx;
use crate::event::Event;
use crate::id::{GroupId, ParticipantId};
use crate::idea::{line, lines};
use crate::message::MessageKind;
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;
use crate::stance::Channel;
use crate::time::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most working groups in one route.
const MAX_GROUPS: usize = 200;

/// A stretch of time in which somebody kept a group moving.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Driver {
    /// Who.
    pub who: ParticipantId,
    /// Since when.
    pub from: Moment,
    /// Until when; `None` while they do.
    pub until: Option<Moment>,
    /// How their yes came in.
    pub channel: Channel,
}

/// Those who work something out together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its identity.
    pub id: GroupId,
    /// From 1, in order of forming.
    pub number: u32,
    /// What people call it.
    pub name: String,
    /// What it works on.
    pub about: Vec<Subject>,
    /// Who is in it, and since when.
    pub members: BTreeMap<ParticipantId, Moment>,
    /// Who kept it moving, the latest last.
    pub drivers: Vec<Driver>,
    /// Who was asked to keep it moving and has not answered, and since when.
    pub asked: Option<(ParticipantId, Moment)>,
    /// When it was formed.
    pub formed: Moment,
    /// Why it was stopped, and when.
    pub stopped: Option<(String, Moment)>,
}

impl Group {
    /// Who keeps it moving now.
    pub fn driver(&self) -> Option<ParticipantId> {
        self.drivers.last().filter(|d| d.until.is_none()).map(|d| d.who)
    }

    /// Since when nobody does; `None` while somebody does.
    pub fn without_driver_since(&self) -> Option<Moment> {
        self.drivers.last().map_or(Some(self.formed), |driver| driver.until)
    }

    /// When something was last heard of the group itself, its actions left out.
    pub(super) fn own_news(&self) -> Moment {
        let driver = self.drivers.iter().map(|d| d.until.unwrap_or(d.from)).max();
        let members = self.members.values().copied().max();
        [Some(self.formed), driver, members].into_iter().flatten().max().unwrap_or(self.formed)
    }

    /// The group without this person: no member, neither driving nor asked to. None where they are nothing in it now.
    pub(super) fn without(&self, who: ParticipantId, now: Moment) -> Option<Self> {
        let mut is = self.clone();
        is.members.remove(&who);
        if is.driver() == Some(who) {
            is.end_driving(now);
        }
        is.asked = is.asked.filter(|(asked, _)| *asked != who);
        (is != *self).then_some(is)
    }

    fn end_driving(&mut self, at: Moment) {
        if let Some(driver) = self.drivers.last_mut() {
            driver.until.get_or_insert(at);
        }
    }
}

/// How far a group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GroupState {
    /// Nobody keeps it moving: shown, until somebody does.
    WithoutDriver,
    /// At work.
    AtWork,
    /// All its actions are closed or handed over.
    Ended,
    /// Stopped, with a reason.
    Stopped,
}

impl Route {
    /// A group that is not stopped, or a refusal.
    fn group(&self, id: GroupId) -> Result<&Group, Refusal> {
        let Some(group) = self.prep.follow.groups.get(&id) else { return refuse!("group-unknown") };
        ensure!(group.stopped.is_none(), "group-stopped");
        Ok(group)
    }

    /// Whether somebody is in a group that is not stopped.
    pub fn is_member(&self, group: GroupId, participant: ParticipantId) -> bool {
        self.group(group).is_ok_and(|g| g.members.contains_key(&participant))
    }

    /// Whether this actor may shape a group: who guides, or its driver.
    fn shapes(&self, ctx: &Ctx, group: &Group) -> Result<(), Refusal> {
        let drives = group.driver().is_some_and(|driver| ctx.actor.owns(driver));
        ensure!(ctx.actor.guides() || drives, "not-yours");
        Ok(())
    }

    /// How far a group is.
    pub fn group_state(&self, group: &Group) -> GroupState {
        if group.stopped.is_some() {
            return GroupState::Stopped;
        }
        let actions = &self.prep.follow.actions;
        let had = actions.values().any(|a| a.versions.iter().any(|v| v.terms.group == Some(group.id)));
        let open = actions.values().any(|a| a.is_open() && a.terms().group == Some(group.id));
        match (had && !open, group.driver()) {
            (true, _) => GroupState::Ended,
            (false, None) => GroupState::WithoutDriver,
            (false, Some(_)) => GroupState::AtWork,
        }
    }

    /// The groups that nobody keeps moving, the longest so first.
    pub fn groups_without_driver(&self) -> Vec<&Group> {
        let all = self.prep.follow.groups.values();
        let mut found: Vec<_> = all.filter(|g| self.group_state(g) == GroupState::WithoutDriver).collect();
        found.sort_by_key(|g| (g.without_driver_since(), g.number));
        found
    }

    fn joins(&self, participant: ParticipantId) -> Result<(), Refusal> {
        ensure!(self.involvement(participant)?.active(), "involvement-removed");
        ensure!(self.signed_up(participant), "not-signed-up");
        Ok(())
    }

    /// `group.form`: from those who signed up.
    pub(super) fn form_group(
        &self,
        ctx: &Ctx,
        name: &str,
        about: &[Subject],
        members: &[ParticipantId],
    ) -> Result<Vec<Event>, Refusal> {
        let groups = &self.prep.follow.groups;
        ensure!(groups.len() < MAX_GROUPS, "no-more-fits", most = MAX_GROUPS);
        members.iter().try_for_each(|member| self.joins(*member))?;
        let is = Group {
            id: ctx.new_id(0),
            number: next(groups.values().map(|g| &g.number)),
            name: line(name, 200)?,
            about: self.subjects(about)?,
            members: members.iter().map(|member| (*member, ctx.now)).collect(),
            drivers: Vec::new(),
            asked: None,
            formed: ctx.now,
            stopped: None,
        };
        Ok(vec![changed("group.formed", FollowRecord::Group(is))])
    }

    /// `group.edit`
    pub(super) fn edit_group(
        &self,
        ctx: &Ctx,
        id: GroupId,
        name: &str,
        about: &[Subject],
    ) -> Result<Vec<Event>, Refusal> {
        let old = self.group(id)?;
        self.shapes(ctx, old)?;
        let is = Group { name: line(name, 200)?, about: self.subjects(about)?, ..old.clone() };
        ensure!(is != *old, "nothing-changes");
        Ok(vec![changed("group.edited", FollowRecord::Group(is))])
    }

    /// `group.join`: the person themself, or recorded for them.
    pub(super) fn join_group(
        &self,
        ctx: &Ctx,
        id: GroupId,
        participant: ParticipantId,
        channel: Option<Channel>,
    ) -> Result<Vec<Event>, Refusal> {
        let mut is = self.group(id)?.clone();
        self.own_word(ctx, participant, channel)?;
        self.joins(participant)?;
        ensure!(is.members.insert(participant, ctx.now).is_none(), "nothing-changes");
        Ok(vec![changed("group.joined", FollowRecord::Group(is))])
    }

    /// `group.leave`: a driver who leaves steps down as well.
    pub(super) fn leave_group(
        &self,
        ctx: &Ctx,
        id: GroupId,
        participant: ParticipantId,
    ) -> Result<Vec<Event>, Refusal> {
        let old = self.group(id)?;
        ensure!(ctx.actor.owns(participant) || ctx.actor.guides(), "not-yours");
        ensure!(old.members.contains_key(&participant), "nothing-changes");
        let Some(is) = old.without(participant, ctx.now) else { return refuse!("nothing-changes") };
        Ok(vec![changed("group.left", FollowRecord::Group(is))])
    }

    /// `group.ask_driver`: who guides asks a member, or the driver asks who takes over.
    pub(super) fn ask_driver(&self, ctx: &Ctx, id: GroupId, participant: ParticipantId) -> Result<Vec<Event>, Refusal> {
        let old = self.group(id)?;
        self.shapes(ctx, old)?;
        ensure!(old.members.contains_key(&participant), "not-a-member");
        let already = old.driver() == Some(participant) || old.asked.is_some_and(|(asked, _)| asked == participant);
        ensure!(!already, "nothing-changes");
        let is = Group { asked: Some((participant, ctx.now)), ..old.clone() };
        Ok(vec![changed("group.driver_asked", FollowRecord::Group(is))])
    }

    /// `group.accept`: who was asked says yes; or a member offers, where nobody drives and nobody was asked.
    pub(super) fn accept_driving(
        &self,
        ctx: &Ctx,
        id: GroupId,
        participant: ParticipantId,
        channel: Option<Channel>,
    ) -> Result<Vec<Event>, Refusal> {
        let mut is = self.group(id)?.clone();
        let (channel, _) = self.own_word(ctx, participant, channel)?;
        ensure!(is.members.contains_key(&participant), "not-a-member");
        ensure!(is.driver() != Some(participant), "nothing-changes");
        let asked = match is.asked {
            Some((asked, _)) => asked == participant,
            None => is.driver().is_none(),
        };
        ensure!(asked, "not-asked-to-drive");
        is.end_driving(ctx.now);
        is.asked = None;
        is.drivers.push(Driver { who: participant, from: ctx.now, until: None, channel });
        Ok(vec![changed("group.driver_accepted", FollowRecord::Group(is))])
    }

    /// `group.decline`: who was asked says no.
    pub(super) fn decline_driving(
        &self,
        ctx: &Ctx,
        id: GroupId,
        participant: ParticipantId,
    ) -> Result<Vec<Event>, Refusal> {
        let old = self.group(id)?;
        ensure!(ctx.actor.owns(participant) || ctx.actor.guides(), "not-yours");
        ensure!(old.asked.is_some_and(|(asked, _)| asked == participant), "not-asked-to-drive");
        Ok(vec![changed("group.driver_declined", FollowRecord::Group(Group { asked: None, ..old.clone() }))])
    }

    /// `group.step_down`: the group is without a driver until another accepts.
    pub(super) fn step_down(&self, ctx: &Ctx, id: GroupId, participant: ParticipantId) -> Result<Vec<Event>, Refusal> {
        let mut is = self.group(id)?.clone();
        ensure!(ctx.actor.owns(participant) || ctx.actor.guides(), "not-yours");
        ensure!(is.driver() == Some(participant), "not-the-driver");
        is.end_driving(ctx.now);
        Ok(vec![changed("group.stepped_down", FollowRecord::Group(is))])
    }

    /// `group.stop`: a state with a reason, told to everyone who took part (method.md, 8).
    pub(super) fn stop_group(&self, ctx: &Ctx, id: GroupId, reason: &str) -> Result<Vec<Event>, Refusal> {
        let old = self.group(id)?;
        self.shapes(ctx, old)?;
        let reason = lines(reason, 2_000).map_err(|_| Refusal::new("reason-needed"))?;
        let mut is = Group { stopped: Some((reason, ctx.now)), asked: None, ..old.clone() };
        is.end_driving(ctx.now);
        let mut events = vec![changed("group.stopped", FollowRecord::Group(is))];
        events.extend(self.tell_everyone_of(ctx, MessageKind::GroupStopped, id.0));
        Ok(events)
    }
}
