//! After the meeting: from decision to done, and what became of what was said (method.md, 8).
//!
//! Two halves, as everywhere. A later decision is a fact, and is made by the route's own rule
//! ([`later`]). All else is a record, changed by one command each and looked at by pure functions of
//! the route and the moment: who has not taken what up ([`Route::nobody_yet`]), what is silent or
//! late ([`Route::due`]), what became of each point ([`Route::trace`]).

mod action;
mod adoption;
mod again;
mod due;
mod erase;
mod figures;
mod gathering;
mod group;
mod horizon;
mod later;
mod news;
mod revisit;
mod sign_up;
mod tell;
mod trace;

pub use action::{Action, ActionState, NewTerms, NobodyYet, Note, Source, Terms, Version, Who};
pub use adoption::{AnswerDue, AnswerPromise};
pub use again::LinkedRoute;
pub use due::{Level, Nudge, NudgeKind, Nudged, To};
pub use erase::{ERASED, Written};
pub use figures::{AboutMe, AgeBand, Cell, FEWEST, Figures, Reached};
pub use gathering::{Agenda, FollowUpGathering, MeetingNote};
pub use group::{Driver, Group, GroupState};
pub use horizon::{Horizon, MustStand};
pub use later::{LaterRound, NewLine};
pub use news::{News, NewsOf, Span};
pub use revisit::{How, NewRevisit, Review, Revisit, Standing, Turn, Turned};
pub use sign_up::{SignUp, Subject};
pub use tell::{Rhythm, Tell, TellBy};
pub use trace::{ActionTrace, Became, OwnTrace, PointTrace};

use crate::change::{Change, Record};
use crate::command::Command;
use crate::ctx::Ctx;
use crate::event::Event;
use crate::id::{ActionId, GatheringId, GroupId, IdeaId, ParticipantId, PersonId, RouteId};
use crate::refusal::{Refusal, ensure};
use crate::route::Route;
use crate::stance::Channel;
use crate::time::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[cfg(test)]
mod tests;

/// Who did something, as the history of a record keeps it: staff, or somebody who takes part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doer {
    /// The person signed in, if it was staff.
    pub person: Option<PersonId>,
    /// The pseudonym of who takes part.
    pub participant: Option<ParticipantId>,
}

impl Doer {
    /// Who gives this command; a participant by their pseudonym only.
    pub fn of(ctx: &Ctx) -> Self {
        let participant = ctx.actor.participant;
        Self { person: ctx.actor.person.filter(|_| participant.is_none()), participant }
    }
}

/// The records of the follow-up of a route.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FollowUp {
    /// Who signed up, or took it back.
    pub sign_ups: BTreeMap<ParticipantId, SignUp>,
    /// The working groups.
    pub groups: BTreeMap<GroupId, Group>,
    /// The actions.
    pub actions: BTreeMap<ActionId, Action>,
    /// The follow-up gatherings.
    pub gatherings: BTreeMap<GatheringId, FollowUpGathering>,
    /// What everybody works towards.
    pub horizon: Option<Horizon>,
    /// Who wants to be told, how, and how often.
    pub tell: BTreeMap<ParticipantId, Tell>,
    /// What people chose to say of themselves.
    pub about: BTreeMap<ParticipantId, AboutMe>,
    /// When a decision is to be looked at again.
    pub reviews: BTreeMap<IdeaId, Review>,
    /// By when the commissioner promised to answer; the highest number is the latest.
    pub promises: BTreeMap<u32, AnswerPromise>,
    /// What was sent as a reminder, by its key.
    pub nudges: BTreeMap<String, Nudged>,
    /// The routes that this one follows on, or that follow on it.
    pub routes: BTreeMap<RouteId, LinkedRoute>,
}

/// One record of the follow-up, as it now is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "follow", content = "is", rename_all = "snake_case")]
pub enum FollowRecord {
    /// Somebody's wish to go on.
    SignUp(SignUp),
    /// A working group.
    Group(Group),
    /// An action.
    Action(Action),
    /// A follow-up gathering.
    Gathering(FollowUpGathering),
    /// What everybody works towards.
    Horizon(Horizon),
    /// How somebody wants to be told.
    Tell(Tell),
    /// What somebody chose to say of themselves.
    About(AboutMe),
    /// When a decision is to be looked at again.
    Review(Review),
    /// By when the commissioner answers.
    Promise(AnswerPromise),
    /// A reminder that was sent.
    Nudged(Nudged),
    /// A route before or after this one.
    Route(LinkedRoute),
}

impl FollowUp {
    /// Takes a record in.
    pub fn apply(&mut self, record: FollowRecord) {
        match record {
            FollowRecord::SignUp(is) => {
                self.sign_ups.insert(is.participant, is);
            }
            FollowRecord::Group(is) => {
                self.groups.insert(is.id, is);
            }
            FollowRecord::Action(is) => {
                self.actions.insert(is.id, is);
            }
            FollowRecord::Gathering(is) => {
                self.gatherings.insert(is.id, is);
            }
            FollowRecord::Horizon(is) => self.horizon = Some(is),
            FollowRecord::Tell(is) => {
                self.tell.insert(is.participant, is);
            }
            FollowRecord::About(is) => {
                self.about.insert(is.participant, is);
            }
            FollowRecord::Review(is) => {
                self.reviews.insert(is.decision, is);
            }
            FollowRecord::Promise(is) => {
                self.promises.insert(is.number, is);
            }
            FollowRecord::Nudged(is) => {
                self.nudges.insert(is.key.clone(), is);
            }
            FollowRecord::Route(is) => {
                self.routes.insert(is.route, is);
            }
        }
    }
}

/// A change of one record of the follow-up.
fn changed(what: &'static str, is: FollowRecord) -> Event {
    Event::Change(Change { what: what.into(), record: Record::Follow(is) })
}

/// The latest moment that a date may name: a year 9999 typed by mistake helps nobody.
const LAST: Moment = Moment(4_102_444_800);

/// A date that somebody gave, if it is one: from 2000 up to 2100.
fn date(given: Moment) -> Result<Moment, Refusal> {
    ensure!((946_684_800..LAST.0).contains(&given.0), "date-wrong");
    Ok(given)
}

/// One line or none.
fn maybe(text: &str, max: usize) -> Result<String, Refusal> {
    if text.trim().is_empty() { Ok(String::new()) } else { crate::idea::lines(text, max) }
}

/// The next number, from 1.
fn next<'a>(numbers: impl Iterator<Item = &'a u32>) -> u32 {
    numbers.max().copied().unwrap_or(0).saturating_add(1)
}

impl Route {
    /// How somebody's own word comes in: on their own device, or recorded for them by who guides,
    /// with the channel kept (method.md, 6, "Nobody needs a device"). The second part is whether it
    /// is on their behalf.
    fn own_word(
        &self,
        ctx: &Ctx,
        participant: ParticipantId,
        channel: Option<Channel>,
    ) -> Result<(Channel, bool), Refusal> {
        let involvement = self.involvement(participant)?;
        let own = ctx.actor.owns(participant);
        ensure!(own || ctx.actor.guides(), "not-yours");
        ensure!(involvement.active(), "involvement-removed");
        ensure!(channel.is_none_or(|c| c.is_own() == own), "channel-misnamed");
        Ok(match channel {
            Some(channel) if !own => (channel, true),
            None if !own => (Channel::Spoken, true),
            _ => (ctx.actor.own_channel(), false),
        })
    }

    /// What the commands of the follow-up lead to; `None` for another command.
    pub(crate) fn following(&self, command: &Command, ctx: &Ctx) -> Option<Result<Vec<Event>, Refusal>> {
        self.following_people(command, ctx)
            .or_else(|| self.following_work(command, ctx))
            .or_else(|| self.following_on(command, ctx))
            .or_else(|| self.following_decisions(command, ctx))
    }

    fn following_people(&self, command: &Command, ctx: &Ctx) -> Option<Result<Vec<Event>, Refusal>> {
        Some(match command {
            Command::FollowUpSignUp { participant, signed_up, wishes, channel } => {
                self.sign_up(ctx, *participant, *signed_up, wishes, *channel)
            }
            Command::FollowUpTellMe { participant, by, rhythm, channel } => {
                self.tell_me(ctx, *participant, *by, *rhythm, *channel)
            }
            Command::FollowUpAboutMe { participant, age, district, channel } => {
                self.about_me(ctx, *participant, *age, district, *channel)
            }
            Command::GroupForm { name, about, members } => self.form_group(ctx, name, about, members),
            Command::GroupEdit { group, name, about } => self.edit_group(ctx, *group, name, about),
            Command::GroupJoin { group, participant, channel } => self.join_group(ctx, *group, *participant, *channel),
            Command::GroupLeave { group, participant } => self.leave_group(ctx, *group, *participant),
            Command::GroupAskDriver { group, participant } => self.ask_driver(ctx, *group, *participant),
            Command::GroupAccept { group, participant, channel } => {
                self.accept_driving(ctx, *group, *participant, *channel)
            }
            Command::GroupDecline { group, participant } => self.decline_driving(ctx, *group, *participant),
            Command::GroupStepDown { group, participant } => self.step_down(ctx, *group, *participant),
            Command::GroupStop { group, reason } => self.stop_group(ctx, *group, reason),
            _ => return None,
        })
    }

    fn following_work(&self, command: &Command, ctx: &Ctx) -> Option<Result<Vec<Event>, Refusal>> {
        Some(match command {
            Command::ActionAdd { source, points, terms } => self.add_action(ctx, source, points, terms),
            Command::ActionChange { action, from_version, terms } => {
                self.change_action(ctx, *action, *from_version, terms)
            }
            Command::ActionMove { action, from_version, state, reason } => {
                self.move_action(ctx, *action, *from_version, *state, reason)
            }
            Command::ActionNote { action, text } => self.note_action(ctx, *action, text),
            Command::HorizonSet { from_version, event, on, must_stand } => {
                self.set_horizon(ctx, *from_version, event, *on, must_stand)
            }
            Command::HorizonMark { from_version, number, stands } => {
                self.mark_horizon(ctx, *from_version, *number, *stands)
            }
            Command::WordsErase { of } => self.erase_written(of),
            Command::NudgeSend { keys } => self.send_nudges(ctx, keys),
            _ => return None,
        })
    }

    fn following_on(&self, command: &Command, ctx: &Ctx) -> Option<Result<Vec<Event>, Refusal>> {
        Some(match command {
            Command::FollowUpPlan { gathering, at, minutes, place, topics, every_weeks, times } => {
                let when = (*at, *minutes);
                match gathering {
                    Some(known) => self.replan_follow_up(ctx, *known, when, place, topics),
                    None => self.plan_follow_up(ctx, when, place, topics, every_weeks.zip(*times)),
                }
            }
            Command::FollowUpCancel { gathering, reason } => self.cancel_follow_up(ctx, *gathering, reason),
            Command::FollowUpAttend { gathering, participant, presence } => {
                self.attend_follow_up(ctx, *gathering, *participant, *presence)
            }
            Command::FollowUpNote { gathering, text } => self.note_follow_up(ctx, *gathering, text),
            Command::RouteAgain { of, method, title, question, promise, frames } => {
                self.open_again(ctx, *of, method, title, (question, promise), frames)
            }
            Command::RouteContinue { by } => self.continue_in(ctx, *by),
            Command::AnswerPromise { by, reason } => self.promise_answer(ctx, *by, reason),
            Command::DecisionReview { decision, on } => self.review_decision(ctx, *decision, *on),
            _ => return None,
        })
    }

    fn following_decisions(&self, command: &Command, ctx: &Ctx) -> Option<Result<Vec<Event>, Refusal>> {
        Some(match command {
            Command::ProposalOpen { gathering, whole_circle } => self.open_proposals(ctx, *gathering, *whole_circle),
            Command::ProposalWrite { gathering, title, lines, author } => {
                self.write_proposal(ctx, *gathering, title, lines, *author)
            }
            Command::ProposalRevisit { idea, revisit } => self.revisit_in_proposal(ctx, *idea, revisit),
            Command::ProposalAddPoint { idea, line, author } => self.add_to_proposal(ctx, *idea, line, *author),
            Command::ProposalReword { point, from_revision, text, author } => {
                self.reword_proposal(ctx, *point, *from_revision, text, *author)
            }
            Command::ProposalDrop { idea } => self.drop_proposal(ctx, *idea),
            Command::ProposalStand { participant, stances, channel } => {
                self.stand_on_proposal(ctx, *participant, stances, *channel)
            }
            Command::ProposalAfterRound { gathering, days } => self.proposals_after_round(ctx, *gathering, *days),
            Command::ProposalClose { gathering } => self.close_proposals(ctx, *gathering),
            _ => return None,
        })
    }
}
