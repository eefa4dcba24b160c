//! What people try after the meeting: groups, actions, follow-up gatherings, and decisions again.

use crate::moves::{Drawer, PRIVATE, mostly, pick};
use crate::testing::{By, COMMISSIONER, GUIDE, LEAD, Room, planned};
use bloemenzee_domain::answer::{AnswerKind, AnswerMore};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::follow_up::{
    Action, ActionState, How, NewLine, NewRevisit, NewTerms, Rhythm, Source, Subject, TellBy, Who,
};
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::{ActionId, GatheringId, GroupId, IdeaId, PointId};
use bloemenzee_domain::idea::Petal;
use bloemenzee_domain::stance::{Channel, Eyes, StanceKind, StanceOn};

/// A route in its follow-up, with a gathering at which persons 0 to 3 are.
pub fn gathered() -> Room {
    let (mut room, ..) = Room::follow_up();
    let (at, place) = (room.now, "De kerk".to_owned());
    let lead = By::Staff(LEAD);
    let plan = planned(at, &place);
    let gathering = GatheringId(room.ok(lead, plan));
    for n in 0..4 {
        let (participant, presence) = (room.p(n), Some(Presence::TakingPart));
        room.ok(lead, Command::FollowUpAttend { gathering, participant, presence });
    }
    room
}

impl Drawer<'_> {
    /// What this draw would have somebody do after the meeting.
    pub fn follow(&self, kind: u8) -> Vec<(By, Command)> {
        let one = |found: Option<(By, Command)>| found.into_iter().collect();
        match kind % 16 {
            0 | 1 => one(self.group()),
            2..=4 => one(self.action()),
            5 => self.drive(),
            6 => self.finish(),
            7 => one(self.own()),
            8 | 9 => one(self.meet()),
            10 | 11 => one(self.propose()),
            12 | 13 => self.all_stand(),
            14 => one(self.doubt()),
            _ => one(self.conclude()),
        }
    }

    /// Somebody signs up, joins a group and offers to keep it moving.
    fn drive(&self) -> Vec<(By, Command)> {
        let groups: Vec<GroupId> = self.room.route.prep.follow.groups.keys().copied().collect();
        let (Some(group), Some(participant)) = (pick(&groups, self.b), self.participant()) else { return Vec::new() };
        let by = By::P(self.who());
        vec![
            (by, Command::FollowUpSignUp { participant, signed_up: true, wishes: vec![], channel: None }),
            (by, Command::GroupJoin { group, participant, channel: None }),
            (by, Command::GroupAccept { group, participant, channel: None }),
        ]
    }

    /// Everything that a group has still to do is done; or one thing of it is begun again.
    fn finish(&self) -> Vec<(By, Command)> {
        let follow = &self.room.route.prep.follow;
        let groups: Vec<GroupId> = follow.groups.keys().copied().collect();
        let Some(group) = pick(&groups, self.b) else { return Vec::new() };
        let again = self.a.is_multiple_of(2);
        let of = follow.actions.values().filter(|a| a.terms().group == Some(group) && a.is_open() != again);
        let state = if again { ActionState::Doing } else { ActionState::Done };
        let one = |a: &Action| {
            let (action, from_version) = (a.id, a.version());
            (By::Staff(GUIDE), Command::ActionMove { action, from_version, state, reason: String::new() })
        };
        of.take(if again { 1 } else { usize::MAX }).map(one).collect()
    }

    fn gathering(&self) -> Option<GatheringId> {
        let all: Vec<_> = self.room.route.prep.follow.gatherings.keys().copied().collect();
        pick(&all, self.b / 7)
    }

    fn decision(&self) -> Option<IdeaId> {
        let all: Vec<_> = self.room.route.facts.decisions().into_iter().map(|d| d.idea).collect();
        pick(&all, self.a)
    }

    fn group(&self) -> Option<(By, Command)> {
        let follow = &self.room.route.prep.follow;
        let all: Vec<GroupId> = follow.groups.keys().copied().collect();
        let (who, lead) = (By::P(self.who()), mostly(By::Staff(LEAD), self.by));
        let participant = self.participant()?;
        let Some(group) = pick(&all, self.b).filter(|_| !self.a.is_multiple_of(7)) else {
            let about = self.decision().map(Subject::Idea).into_iter().collect();
            return Some((lead, Command::GroupForm { name: "Groep".into(), about, members: vec![participant] }));
        };
        Some(match self.b % 7 {
            0 => (lead, Command::GroupAskDriver { group, participant }),
            1 => (who, Command::GroupJoin { group, participant, channel: None }),
            2 => (who, Command::GroupLeave { group, participant }),
            3 => (who, Command::GroupStepDown { group, participant }),
            4 if self.a.is_multiple_of(5) => (lead, Command::GroupStop { group, reason: "geen tijd".into() }),
            _ => (who, Command::GroupAccept { group, participant, channel: None }),
        })
    }

    fn action(&self) -> Option<(By, Command)> {
        let follow = &self.room.route.prep.follow;
        let all: Vec<ActionId> = follow.actions.keys().copied().collect();
        let groups: Vec<GroupId> = follow.groups.keys().copied().collect();
        let by = mostly(By::Staff(GUIDE), self.by);
        let group = pick(&groups, self.a).filter(|_| self.b.is_multiple_of(2));
        let who = self.participant().map(Who::Participant).filter(|_| self.b.is_multiple_of(3));
        let terms = NewTerms { what: format!("doen {}", self.a), who, group, ..NewTerms::default() };
        let Some(action) = pick(&all, self.b).filter(|_| !self.a.is_multiple_of(3)) else {
            let source = Source::Idea { idea: self.decision()? };
            return Some((by, Command::ActionAdd { source, points: vec![], terms }));
        };
        let from_version = follow.actions[&action].version() - u32::from(self.a.is_multiple_of(11));
        let states = [ActionState::ToDo, ActionState::Doing, ActionState::Done, ActionState::Stopped];
        Some((
            by,
            match self.b % 5 {
                0 => Command::ActionChange { action, from_version, terms },
                1 => Command::ActionNote { action, text: "loopt".into() },
                n => {
                    let state = states[usize::from(self.a / 2 + n) % 4];
                    Command::ActionMove { action, from_version, state, reason: "daarom".into() }
                }
            },
        ))
    }

    /// What is about oneself.
    fn own(&self) -> Option<(By, Command)> {
        let participant = self.participant()?;
        let by = if self.by.is_multiple_of(3) { By::Staff(GUIDE) } else { By::P(self.who()) };
        let signed_up = !self.b.is_multiple_of(3);
        Some((
            by,
            match self.a % 3 {
                0 => Command::FollowUpTellMe { participant, by: TellBy::Mail, rhythm: Rhythm::Weekly, channel: None },
                _ => Command::FollowUpSignUp { participant, signed_up, wishes: vec![], channel: None },
            },
        ))
    }

    fn meet(&self) -> Option<(By, Command)> {
        let participant = self.participant()?;
        if self.a.is_multiple_of(5) {
            let (at, place) = (self.room.now, "De school".to_owned());
            let plan = planned(at, &place);
            return Some((mostly(By::Staff(LEAD), self.by), plan));
        }
        let presence = [
            Some(Presence::TakingPart),
            Some(Presence::TakingPart),
            Some(Presence::Left),
            Some(Presence::Withdrawn),
            Some(Presence::Listening),
            None,
        ][usize::from(self.b) % 6];
        let by = if self.by.is_multiple_of(2) { By::Staff(GUIDE) } else { By::P(self.who()) };
        Some((mostly(by, self.by), Command::FollowUpAttend { gathering: self.gathering()?, participant, presence }))
    }

    fn propose(&self) -> Option<(By, Command)> {
        let facts = &self.room.route.facts;
        let by = if self.by.is_multiple_of(2) { By::Staff(LEAD) } else { By::P(self.who()) };
        let Some((gathering, round)) = facts.later.iter().find(|(_, round)| round.is_open()) else {
            let (gathering, whole_circle) = (self.gathering()?, self.a.is_multiple_of(2));
            return Some((mostly(By::Staff(LEAD), self.by), Command::ProposalOpen { gathering, whole_circle }));
        };
        let ideas: Vec<IdeaId> = round.facts.ideas.keys().copied().collect();
        let line = |text: &str| NewLine { petal: Petal::What, text: text.into() };
        let idea = pick(&ideas, self.a);
        Some((
            mostly(by, self.by),
            match (self.b % 6, idea) {
                (0, Some(idea)) => {
                    let how = [How::Confirms, How::Supersedes, How::Withdraws][usize::from(self.a) % 3];
                    let decision = self.decision()?;
                    Command::ProposalRevisit { idea, revisit: NewRevisit { decision, how, reason: "daarom".into() } }
                }
                (1, Some(idea)) => Command::ProposalAddPoint { idea, line: line("nog iets"), author: None },
                (2, Some(_)) => {
                    let point = self.later_point()?;
                    let from_revision = round.facts.points[&point].revision();
                    let text = format!("anders {}", self.b);
                    Command::ProposalReword { point, from_revision, text, author: None }
                }
                (3, Some(idea)) if self.a.is_multiple_of(3) => Command::ProposalDrop { idea },
                _ => {
                    let (title, lines) = (format!("voorstel {}", self.a), vec![line("zo doen we het")]);
                    Command::ProposalWrite { gathering: *gathering, title, lines, author: None }
                }
            },
        ))
    }

    fn later_points(&self) -> Vec<PointId> {
        let open = self.room.route.facts.later.values().filter(|round| round.is_open());
        open.flat_map(|round| round.facts.points.values().filter(|p| round.facts.is_live(p))).map(|p| p.id).collect()
    }

    fn later_point(&self) -> Option<PointId> {
        pick(&self.later_points(), self.b)
    }

    fn on(&self, point: PointId, kind: StanceKind, eyes: Eyes) -> StanceOn {
        let revision = self.room.route.facts.point_anywhere(point).map_or(1, |p| p.revision());
        let reason = if eyes == Eyes::Owner { PRIVATE } else { "nog niet duidelijk" };
        StanceOn { point, revision, kind, reason: reason.into(), eyes, in_report: self.a.is_multiple_of(2) }
    }

    fn all_stand(&self) -> Vec<(By, Command)> {
        let points = self.later_points();
        let stances: Vec<_> = points.iter().map(|p| self.on(*p, StanceKind::Behind, Eyes::Everyone)).collect();
        let each = |n: usize| {
            let (participant, stances) = (self.room.people[n], stances.clone());
            (By::P(n), Command::ProposalStand { participant, stances, channel: Channel::Own })
        };
        (0..self.room.people.len()).map(each).collect()
    }

    fn doubt(&self) -> Option<(By, Command)> {
        let participant = self.participant()?;
        let eyes = [Eyes::Owner, Eyes::Facilitator, Eyes::Everyone][usize::from(self.b) % 3];
        let stances = vec![self.on(self.later_point()?, StanceKind::NotYet, eyes)];
        let (by, channel) = match self.by % 3 {
            0 => (By::Staff(GUIDE), Channel::Phone),
            _ => (By::P(self.who()), Channel::Own),
        };
        Some((by, Command::ProposalStand { participant, stances, channel }))
    }

    fn conclude(&self) -> Option<(By, Command)> {
        let gathering = self.gathering()?;
        let lead = mostly(By::Staff(LEAD), self.by);
        Some(match self.b % 4 {
            0 => (lead, Command::ProposalAfterRound { gathering, days: 7 }),
            1 => {
                let (idea, more) = (self.decision()?, AnswerMore::default());
                let answer = AnswerKind::OutsideFrame { frame: 1 };
                (By::Staff(COMMISSIONER), Command::AnswerGive { idea, answer, text: "daarom".into(), more })
            }
            2 => {
                let keys = self.room.route.due(self.room.now.plus_days(99)).into_iter().map(|n| n.key).collect();
                (lead, Command::NudgeSend { keys })
            }
            _ => (lead, Command::ProposalClose { gathering }),
        })
    }
}
