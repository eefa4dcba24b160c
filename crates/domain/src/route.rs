//! A route: its facts and its records, and the one door through which both change.
//!
//! [`Route::decide`] is pure: state, command and context in; events or a [`Refusal`] out. Rights
//! are asked here, in one place, from the method's matrix.

use crate::circle::About;
use crate::command::Command;
use crate::ctx::Ctx;
use crate::event::Event;
use crate::fact::Fact;
use crate::facts::Facts;
use crate::gathering::Presence;
use crate::id::RouteId;
use crate::idea::NewPoint;
use crate::method::{COMMISSIONER_SHORT_LIST, Method, Role, Step};
use crate::paper::Typed;
use crate::prep::Prep;
use crate::refusal::{Refusal, ensure};
use std::sync::Arc;

/// One trajectory from question to follow-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// Its identity; also the name of its log.
    pub id: RouteId,
    /// What decisions are made of.
    pub facts: Facts,
    /// Everything else.
    pub prep: Prep,
}

fn facts(list: Vec<Fact>) -> Vec<Event> {
    list.into_iter().map(Event::Fact).collect()
}

impl Route {
    /// A route before its first command.
    pub fn new(id: RouteId, method: Arc<Method>) -> Self {
        Self { id, facts: Facts::new(method), prep: Prep::default() }
    }

    /// Takes an event in; `seq` is the log entry that holds it.
    pub fn apply(&mut self, event: &Event, seq: u64) {
        match event {
            Event::Fact(fact) => self.facts.apply(fact, seq),
            Event::Change(change) => self.prep.apply(&change.record),
        }
    }

    /// Answers a command: what happens, or why not.
    ///
    /// # Errors
    /// A [`Refusal`] with a code and what its sentence names. Nothing has changed then.
    pub fn decide(&self, command: &Command, ctx: &Ctx) -> Result<Vec<Event>, Refusal> {
        let opening = matches!(command, Command::RouteOpen { .. } | Command::RouteAgain { .. });
        ensure!(opening || self.facts.route.is_some(), "route-unknown");
        // A right to be forgotten, to read why it ended, and not to be told any more does not end with the route.
        let outlasts = matches!(
            command,
            Command::PointErase { .. }
                | Command::WordsErase { .. }
                | Command::PhotoRemove { .. }
                | Command::SignInCodeMake { .. }
                | Command::FollowUpTellMe { .. }
        );
        ensure!(outlasts || self.facts.stopped.is_none(), "route-stopped");
        self.at_this_place(command, ctx)?;
        let permitted = self.facts.method.permits(self.facts.phase, &ctx.actor.roles, command.name());
        ensure!(permitted, "not-permitted", command = command.name());
        let allowed = !self.stepped_back(ctx) || COMMISSIONER_SHORT_LIST.contains(&command.name());
        ensure!(allowed, "commissioner-stepped-back");
        self.at_own_table(command, ctx)?;
        let events = self
            .setting_up(command, ctx)
            .or_else(|| self.preparing(command, ctx))
            .or_else(|| self.meeting(command, ctx))
            .or_else(|| self.on_paper(command, ctx))
            .or_else(|| self.writing(command, ctx))
            .or_else(|| self.deciding(command, ctx))
            .or_else(|| self.following(command, ctx))
            .unwrap_or_else(|| Err(Refusal::new("command-unknown")))?;
        self.ids_are_free(command, ctx, &events)?;
        Ok(events)
    }

    /// Whether the actor is a commissioner who has stepped back: from releasing the frames (or,
    /// without frames, asking the question) to the handover, whatever other roles they hold
    /// (method.md, "The commissioner between …"; design.md, law 2).
    pub fn stepped_back(&self, ctx: &Ctx) -> bool {
        let asks = ctx.actor.is(Role::Commissioner)
            || ctx.actor.person.is_some_and(|p| self.prep.holds(p, Role::Commissioner));
        let facts = &self.facts;
        let began = match facts.method.phase_of(Step::Frames) {
            Some(_) => facts.frames_version > 0,
            None => facts.question.is_some(),
        };
        asks && began && facts.handed_over.is_none()
    }

    /// A table's device acts for its members, and in the carousel for its visitors of this round.
    fn at_own_table(&self, command: &Command, ctx: &Ctx) -> Result<(), Refusal> {
        let who = match command {
            Command::StanceTake { participant, .. } => Some(*participant),
            Command::IdeaAdd { author, .. }
            | Command::PointAdd { author, .. }
            | Command::PointReword { author, .. } => *author,
            Command::PaperWrite { seat, .. } => seat.and_then(|number| self.of_seat(number)),
            _ => None,
        };
        let device = ctx.actor.is(Role::Tablet) && !ctx.actor.guides();
        let Some(who) = who.filter(|who| device && !ctx.actor.owns(*who)) else { return Ok(()) };
        let home = self.facts.attendance.get(&who).and_then(|a| a.table);
        let here = ctx.actor.table.is_some() && (home == ctx.actor.table || self.place_now(who) == ctx.actor.table);
        ensure!(here, "not-at-this-table");
        Ok(())
    }

    fn setting_up(&self, command: &Command, ctx: &Ctx) -> Option<Result<Vec<Event>, Refusal>> {
        Some(match command {
            Command::RouteOpen { method, title, rehearsal_of } => self.open(self.id, method, title, *rehearsal_of),
            Command::RouteStop { reason } => self.stop(ctx, reason),
            Command::BoxTake { name, key } => self.take_box(ctx, name, key),
            Command::BoxReturn { size, root } => self.return_box(ctx, *size, root),
            Command::BoxWriteOff { reason } => self.write_off_box(ctx, reason),
            Command::PhaseOpen { to, reason } => self.open_phase(ctx, *to, reason),
            Command::RoleGrant { person, role } => self.set_role(ctx, *person, *role, true),
            Command::RoleRevoke { person, role } => self.set_role(ctx, *person, *role, false),
            Command::RoleHandOver { role, from, to } => self.hand_over_role(ctx, *role, *from, *to),
            Command::QuestionWrite { question, promise } => self.write_question(question, promise),
            Command::FramesWrite { frames } => self.write_frames(frames),
            Command::FramesRelease {} => self.release_frames(ctx),
            Command::FramesPropose { frames, reason } => self.propose_frames(frames, reason),
            Command::FramesReopen {} => self.reopen_frames(ctx),
            Command::FramesDecline { reason } => self.decline_frames(reason),
            Command::OpeningWordsWrite { text } => self.write_opening_words(text),
            Command::TopicAdd { title } => self.set_topic(ctx.new_id(0), title, false),
            Command::TopicRename { topic, title } => self.set_topic(*topic, title, true),
            Command::TopicRemove { topic } => self.remove_topic(*topic),
            _ => return None,
        })
    }

    fn preparing(&self, command: &Command, ctx: &Ctx) -> Option<Result<Vec<Event>, Refusal>> {
        Some(match command {
            Command::InvolvementAdd { person, why, named_by, kind, organisation, trusted_adult } => {
                self.add_involvement(ctx, person, &About { why, named_by, kind: *kind, organisation, trusted_adult }, 0)
            }
            Command::InvolvementEdit { participant, person, why, named_by, kind, organisation, trusted_adult } => self
                .edit_involvement(
                    *participant,
                    person,
                    &About { why, named_by, kind: *kind, organisation, trusted_adult },
                ),
            Command::InvolvementRemove { participant, reason } => {
                self.keep_involvement(ctx, *participant, Some(reason))
            }
            Command::InvolvementRestore { participant } => self.keep_involvement(ctx, *participant, None),
            Command::InvolvementImport { people } => self.import_people(ctx, people),
            Command::InvitationSend { participants } => self.send_invitations(ctx, participants),
            Command::InvitationAnswer { participant, answer, channel, practical } => {
                self.answer_invitation(ctx, *participant, *answer, *channel, practical)
            }
            Command::SignInCodeMake { participants, letter } => self.make_sign_in_codes(ctx, participants, *letter),
            Command::ConversationPlan { participant, facilitator, setting, at } => {
                self.plan_conversation(*participant, *facilitator, *setting, *at)
            }
            Command::ConversationHold { participant, answers, items } => {
                self.hold_conversation(ctx, *participant, answers, items)
            }
            Command::ConversationWaive { participant, reason } => self.waive_conversation(*participant, reason),
            Command::ItemOpen { participant, item } => {
                self.new_item(ctx, *participant, item, 0).map(|event| vec![event])
            }
            Command::ItemSettle { item, outcome } => self.settle_item(ctx, *item, outcome),
            Command::ItemReopen { item } => self.reopen_item(ctx, *item),
            Command::ItemPutToCommissioner { item } => self.put_to_commissioner(*item),
            Command::ReportDraft { next_steps } => self.draft_report(ctx, next_steps),
            Command::ReportCorrect { participant, text } => self.correct_report(ctx, *participant, text),
            Command::ReportSettleCorrection { correction, accepted, note } => {
                self.settle_correction(*correction, *accepted, note)
            }
            Command::ReportFinalise { reason } => self.finalise_report(ctx, reason),
            _ => return None,
        })
    }

    fn meeting(&self, command: &Command, ctx: &Ctx) -> Option<Result<Vec<Event>, Refusal>> {
        Some(match command {
            Command::GatheringPlan { gathering, at, place, minutes } => {
                self.plan_gathering(gathering.unwrap_or_else(|| ctx.new_id(0)), *at, place, minutes)
            }
            Command::GatheringBegin { gathering } => self.begin_gathering(*gathering),
            Command::TableSet { table, topic, name, capacity, step_free, facilitator } => self.set_table(
                table.unwrap_or_else(|| ctx.new_id(0)),
                *topic,
                name,
                *capacity,
                *step_free,
                *facilitator,
            ),
            Command::TableRemove { table } => self.remove_table(*table),
            Command::SeatCardIssue { participants, prints } => self.issue_seat_cards(participants, prints),
            Command::SeatCardRevoke { participant } => self.revoke_seat_card(*participant),
            Command::SignalGive { table } => self.give_signal(ctx, *table),
            Command::SignalAnswer { table } => self.answer_signal(ctx, *table),
            Command::ClockExtend { minutes } => self.extend_clock(ctx, *minutes),
            Command::ClockShorten { minutes } => self.shorten_clock(ctx, *minutes),
            Command::ClockPause {} => self.pause_clock(ctx),
            Command::ClockResume {} => self.resume_clock(ctx),
            Command::IdeaReadBack { idea, points } => self.read_back(ctx, *idea, points),
            Command::StanceRecord { table, except, points, channel } => {
                self.record_for_table(ctx, *table, except, points, *channel)
            }
            Command::PartStart { part, minutes } => self.start_part(ctx, *part, *minutes),
            Command::CheckIn { participant, presence } => self.check_in(*participant, *presence),
            Command::CheckInUndo { participant } => self.undo_check_in(*participant),
            Command::Leave { participant } => self.change_presence(ctx, *participant, Presence::Left),
            Command::Withdraw { participant } => self.change_presence(ctx, *participant, Presence::Withdrawn),
            Command::Return { participant } => self.change_presence(ctx, *participant, Presence::TakingPart),
            Command::WalkIn { person, why, kind, organisation, trusted_adult, answers, presence } => {
                let about = About { why, named_by: "", kind: *kind, organisation, trusted_adult };
                self.walk_in(ctx, person, &about, answers, *presence)
            }
            Command::SeatTake { participant, table } => self.take_seat(ctx, *participant, *table),
            Command::SeatPlaceAll {} => self.place_all(),
            Command::CarouselPlan { minutes_per_round, minutes_to_change } => {
                self.plan_carousel(*minutes_per_round, *minutes_to_change)
            }
            Command::CarouselMove { round } => self.move_carousel(ctx, *round),
            Command::AfterRoundOpen { days } => self.open_after_round(ctx, *days),
            _ => return None,
        })
    }

    fn on_paper(&self, command: &Command, ctx: &Ctx) -> Option<Result<Vec<Event>, Refusal>> {
        let now = &self.facts;
        Some(match command {
            Command::TranscriptImport { transcript } => {
                now.import_transcript(ctx, transcript).map(|facts| self.typed_over(ctx, facts))
            }
            Command::PaperWrite { idea, lines, under, seat, again } => {
                self.write_paper(ctx, &Typed { idea: *idea, lines, under, seat: *seat, again: *again })
            }
            Command::PaperTakeBack { point } => now.take_back_line(ctx, *point).map(facts),
            Command::PaperImport { idea, petal, list } => {
                now.import_list(ctx, *idea, *petal, list).map(|facts| self.typed_over(ctx, facts))
            }
            Command::FlowerPrint { sheets } => self.print_flowers(sheets),
            Command::FlowerBegin { code, title, table } => self.begin_flower(ctx, code, title, *table),
            Command::PhotoAdd { idea, commitment } => self.add_photo(ctx, *idea, commitment),
            Command::PhotoRemove { photo } => self.remove_photo(ctx, *photo),
            Command::PhotoRule { archive } => self.rule_photos(*archive),
            Command::PointErase { point } => self.erase_words(*point),
            _ => return None,
        })
    }

    fn writing(&self, command: &Command, ctx: &Ctx) -> Option<Result<Vec<Event>, Refusal>> {
        let now = &self.facts;
        let found = match command {
            Command::IdeaAdd { table, title, author } => now.add_idea(ctx, *table, title, *author),
            Command::IdeaDrop { idea } => now.keep_idea(ctx, *idea, false),
            Command::IdeaRestore { idea } => now.keep_idea(ctx, *idea, true),
            Command::PointAdd { idea, petal, parent, text, kind, author } => now.add_point(
                ctx,
                NewPoint {
                    idea: *idea,
                    petal: *petal,
                    parent: *parent,
                    text,
                    kind: *kind,
                    author: *author,
                    addition: false,
                },
            ),
            Command::PointReword { point, from_revision, text, author } => {
                now.reword(ctx, *point, *from_revision, text, *author)
            }
            Command::PointDrop { point, from_revision } => now.drop_point(ctx, *point, *from_revision),
            Command::PointRestore { point } => now.restore_point(ctx, *point),
            Command::PointMove { point, from_revision, idea, petal } => {
                now.move_point(ctx, *point, *from_revision, *idea, *petal)
            }
            Command::PointMerge { points, text } => now.merge_points(ctx, points, text),
            Command::PointSplit { point, from_revision, texts } => now.split_point(ctx, *point, *from_revision, texts),
            Command::PointAnswer { question, by } => now.answer_question(ctx, *question, *by),
            _ => return None,
        };
        Some(found.map(facts))
    }

    fn deciding(&self, command: &Command, ctx: &Ctx) -> Option<Result<Vec<Event>, Refusal>> {
        let now = &self.facts;
        let found = match command {
            Command::StanceTake { participant, stances, channel } => {
                now.take_stances(ctx, *participant, stances, *channel)
            }
            Command::StanceTakeBack { participant, points } => now.take_back(ctx, *participant, points),
            Command::StancePutBack { entry } => now.put_back(ctx, *entry),
            Command::ClosingClose {} => now.close(ctx),
            Command::ThreadDraw { thread, title, points } => {
                now.draw_thread(thread.unwrap_or_else(|| ctx.new_id(0)), title, points)
            }
            Command::ThreadRemove { thread } => now.remove_thread(*thread),
            Command::OutcomeHandOver { answer_by } => return Some(self.hand_over_outcome(ctx, *answer_by)),
            Command::AnswerGive { idea, answer, text, more } => now.give_answer(ctx, *idea, answer, text, more),
            _ => return None,
        };
        Some(found.map(facts))
    }
}
