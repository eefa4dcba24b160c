//! The demo's evening: from the check-in to the final report.

use super::data::{DataProblem, Then};
use super::story::{Story, Written, by, staff};
use bloemenzee_domain::answer::{AnswerKind, AnswerMore};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::ctx::Who;
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::{IdeaId, PointId, nth};
use bloemenzee_domain::idea::{Petal, PointKind};
use bloemenzee_domain::method::Part;
use bloemenzee_domain::stance::{Channel, Eyes, StanceKind, StanceOn};
use bloemenzee_domain::transcript::{Idea, Item, ItemKind};

/// Seats at every table.
const SEATS: u16 = 6;

impl Story {
    fn part(&mut self, part: Part) {
        self.lead(Command::PartStart { part, minutes: None });
    }

    fn tablet(&self, table: usize) -> Who {
        Who { table: Some(self.tables[table]), ..Who::default() }
    }

    /// The gate opens, the tables are set, everybody comes in and sits down.
    pub(super) fn gathered(&mut self) {
        for (n, place) in self.data.tables.clone().into_iter().enumerate() {
            let told = self.lead(Command::TableSet {
                table: None,
                topic: self.topic(n),
                name: place.name,
                capacity: SEATS,
                step_free: place.step_free,
                facilitator: Some(staff(3 + n)),
            });
            self.tables.push(nth(told, 0));
        }
        self.open_phase(5);
        self.part(Part::Informing);
        for n in 0..self.members.len() {
            let participant = self.members[n].id;
            if let Some(seat) = self.members[n].is.seat() {
                self.lead(Command::CheckIn { participant, presence: Presence::TakingPart });
                let (who, _) = self.acting(n);
                self.say(who, Command::SeatTake { participant, table: self.tables[seat - 1] });
            } else if self.members[n].is.table == "support" {
                self.lead(Command::CheckIn { participant, presence: Presence::Support });
            }
        }
        self.part(Part::Tables);
    }

    /// The tables write their ideas, and stand behind their own; the carousel is planned.
    pub(super) fn wrote(&mut self) -> Result<(), DataProblem> {
        for (table, topic) in self.transcript.topics.clone().iter().enumerate() {
            for (n, idea) in topic.ideas.iter().enumerate() {
                self.write_idea(table, n, idea);
            }
        }
        for n in self.deciding() {
            let own = self.members[n].is.seat().map(|seat| seat - 1);
            self.stand(n, |w| Some(w.table) == own)?;
        }
        let times = self.data.carousel;
        let (minutes_per_round, minutes_to_change) = (times.minutes_per_round, times.minutes_to_change);
        self.lead(Command::CarouselPlan { minutes_per_round, minutes_to_change });
        Ok(())
    }

    /// The members of a table take turns in writing, on the table's tablet.
    fn write_idea(&mut self, table: usize, n: usize, idea: &Idea) {
        let here: Vec<_> =
            self.deciding().into_iter().filter(|m| self.members[*m].is.seat() == Some(table + 1)).collect();
        let turn = |k: usize| here.get(k % here.len().max(1)).map(|m| self.members[*m].id);
        let authors: Vec<_> = (0..here.len().max(1)).map(turn).collect();
        let who = self.tablet(table);
        let add = Command::IdeaAdd {
            table: self.tables[table],
            title: idea.title.clone(),
            author: authors[n % authors.len()],
        };
        let told = self.say(who.clone(), add);
        let id: IdeaId = nth(told, 0);
        self.ideas.insert(idea.title.clone(), id);
        self.wrote_line(nth(told, 1), id, table, &idea.title, false, false);
        for (petal, items) in Petal::ALL.into_iter().zip(&idea.petals) {
            for item in items.iter().filter(|i| i.kind == ItemKind::Point) {
                let author = authors[item.line % authors.len()];
                let parent = self.write_point(who.clone(), id, table, petal, None, item, author);
                for sub in item.sub.iter().filter(|i| i.kind == ItemKind::Point) {
                    self.write_point(who.clone(), id, table, petal, Some(parent), sub, author);
                }
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a line on a petal is where, under what, what, and by whom")]
    fn write_point(
        &mut self,
        who: Who,
        idea: IdeaId,
        table: usize,
        petal: Petal,
        parent: Option<PointId>,
        item: &Item,
        author: Option<bloemenzee_domain::id::ParticipantId>,
    ) -> PointId {
        let question = item.kind == ItemKind::Question;
        let kind = if question { PointKind::Question } else { PointKind::Point };
        let told = self.say(who, Command::PointAdd { idea, petal, parent, text: item.text.clone(), kind, author });
        let point = nth(told, 0);
        self.wrote_line(point, idea, table, &item.text, item.kind != ItemKind::Point, question);
        point
    }

    fn wrote_line(&mut self, point: PointId, idea: IdeaId, table: usize, text: &str, addition: bool, question: bool) {
        self.written.push(Written { point, idea, table, text: text.into(), addition, question, revision: 1 });
    }

    /// One person's stance on each of these lines; a doubt where the story has one.
    fn stand(&mut self, n: usize, on: impl Fn(&Written) -> bool) -> Result<(), DataProblem> {
        let (who, channel) = self.acting(n);
        let name = self.members[n].is.name.clone();
        let mut stances = Vec::new();
        for w in self.written.iter().filter(|w| !w.question && on(w)) {
            let doubt = self.data.doubts.iter().find(|d| d.who == name && d.point == w.text);
            stances.push(match doubt {
                Some(d) => StanceOn {
                    point: w.point,
                    revision: w.revision,
                    kind: d.kind,
                    reason: d.reason.clone(),
                    eyes: d.eyes,
                    in_report: d.eyes == Eyes::Everyone,
                },
                None => behind(w),
            });
        }
        let participant = self.members[n].id;
        self.say(who, Command::StanceTake { participant, stances, channel });
        Ok(())
    }

    fn line(&self, text: &str) -> Result<usize, DataProblem> {
        let found = self.written.iter().position(|w| w.text == text);
        found.ok_or_else(|| DataProblem::Unknown(text.to_owned()))
    }

    pub(super) fn idea(&self, title: &str) -> Result<IdeaId, DataProblem> {
        self.ideas.get(title).copied().ok_or_else(|| DataProblem::Unknown(title.to_owned()))
    }

    /// Everybody visits every other table, adds to it, and takes a stance.
    pub(super) fn walked(&mut self) -> Result<(), DataProblem> {
        self.part(Part::Carousel);
        let late: Vec<_> = self.members.iter().filter(|m| m.is.table == "late").map(|m| m.id).collect();
        for participant in late {
            self.lead(Command::CheckIn { participant, presence: Presence::Listening });
        }
        let rounds = u32::try_from(self.tables.len() - 1).unwrap_or(0);
        for round in 1..=rounds {
            self.lead(Command::CarouselMove { round });
        }
        self.add_as_visitors()?;
        let mut left_open = Vec::new();
        for open in &self.data.unanswered {
            left_open.push((open.who.clone(), self.idea(&open.additions_on)?));
        }
        for n in self.deciding() {
            let own = self.members[n].is.seat().map(|seat| seat - 1);
            let name = self.members[n].is.name.clone();
            let open = |w: &Written| w.addition && left_open.iter().any(|(who, idea)| *who == name && *idea == w.idea);
            self.stand(n, |w| (w.addition || Some(w.table) != own) && !open(w))?;
        }
        self.part(Part::Closing);
        Ok(())
    }

    /// The lines that people of other tables add, each on a device of their own.
    fn add_as_visitors(&mut self) -> Result<(), DataProblem> {
        let deciding = self.deciding();
        for (table, topic) in self.transcript.topics.clone().iter().enumerate() {
            for idea in &topic.ideas {
                let id = self.idea(&idea.title)?;
                for (petal, items) in Petal::ALL.into_iter().zip(&idea.petals) {
                    for item in items {
                        let visits = |n: &&usize| {
                            let is = &self.members[**n].is;
                            is.has_device() && is.seat() != Some(table + 1)
                        };
                        let visitors: Vec<usize> = deciding.iter().filter(visits).copied().collect();
                        let n = visitors[item.line % visitors.len()];
                        let (who, author) = (self.acting(n).0, Some(self.members[n].id));
                        let parent = if item.kind == ItemKind::Point {
                            self.line_on(id, &item.text)?
                        } else {
                            self.write_point(who.clone(), id, table, petal, None, item, author)
                        };
                        for sub in item.sub.iter().filter(|s| s.kind != ItemKind::Point) {
                            self.write_point(who.clone(), id, table, petal, Some(parent), sub, author);
                        }
                    }
                }
            }
        }
        Ok(())
    }

    pub(super) fn line_on(&self, idea: IdeaId, text: &str) -> Result<PointId, DataProblem> {
        let found = self.written.iter().find(|w| w.idea == idea && w.text == text);
        found.map(|w| w.point).ok_or_else(|| DataProblem::Unknown(text.to_owned()))
    }

    /// The closing round is answered, and closed; threads are drawn, and people sign up.
    pub(super) fn decided(&mut self) -> Result<(), DataProblem> {
        self.close_round()?;
        self.part(Part::Plenary);
        for thread in self.data.threads.clone() {
            let mut points = Vec::new();
            for text in &thread.points {
                points.push(self.written[self.line(text)?].point);
            }
            let told = self.lead(Command::ThreadDraw { thread: None, title: thread.title.clone(), points });
            self.threads.insert(thread.title, nth(told, 0));
        }
        for goes_on in self.data.sign_ups.clone() {
            let n = self.member(&goes_on.who)?;
            let wishes = self.subjects(&goes_on.wishes)?;
            let participant = self.members[n].id;
            let (who, _) = self.acting(n);
            self.say(who, Command::FollowUpSignUp { participant, signed_up: true, wishes, channel: None });
        }
        Ok(())
    }

    /// Handed over, answered and reported on the same evening.
    pub(super) fn finished(&mut self) -> Result<(), DataProblem> {
        self.lead(Command::OutcomeHandOver { answer_by: None });
        for answer in self.data.answers.clone() {
            self.answered(&answer.idea)?;
        }
        self.drafted()?;
        self.made_final();
        Ok(())
    }

    /// The commissioner answers the decision of this title.
    pub(super) fn answered(&mut self, title: &str) -> Result<(), DataProblem> {
        let found = self.data.answers.iter().find(|answer| answer.idea == title).cloned();
        let answer = found.ok_or_else(|| DataProblem::Unknown(title.to_owned()))?;
        let kind = match answer.deviates_from {
            Some(frame) => AnswerKind::DeviatesFromIntent { frame },
            None => AnswerKind::WithinFrames,
        };
        let (idea, more) = (self.idea(&answer.idea)?, AnswerMore::default());
        self.commissioner(Command::AnswerGive { idea, answer: kind, text: answer.text, more });
        Ok(())
    }

    fn close_round(&mut self) -> Result<(), DataProblem> {
        for open in self.data.unanswered.clone() {
            let (n, idea) = (self.member(&open.who)?, self.idea(&open.additions_on)?);
            self.stand(n, |w| w.addition && w.idea == idea)?;
        }
        for doubt in self.data.doubts.clone() {
            let (n, line) = (self.member(&doubt.who)?, self.line(&doubt.point)?);
            match doubt.then {
                Then::Stays => {}
                Then::Behind => self.stand_behind(n, line),
                Then::Reword => {
                    let (point, from_revision) = (self.written[line].point, self.written[line].revision);
                    let guide = by(staff(3 + self.written[line].table));
                    self.say(guide, Command::PointReword { point, from_revision, text: doubt.text, author: None });
                    self.written[line].revision += 1;
                    for everybody in self.deciding() {
                        self.stand_behind(everybody, line);
                    }
                }
            }
        }
        let asked = self.data.question_answered.clone();
        let (question, by_point) = (self.line(&asked.question)?, self.line(&asked.by)?);
        let (question, by_point) = (self.written[question].point, self.written[by_point].point);
        self.lead(Command::PointAnswer { question, by: by_point });
        self.lead(Command::ClosingClose {});
        Ok(())
    }

    fn stand_behind(&mut self, n: usize, line: usize) {
        let (who, channel): (Who, Channel) = self.acting(n);
        let (participant, stances) = (self.members[n].id, vec![behind(&self.written[line])]);
        self.say(who, Command::StanceTake { participant, stances, channel });
    }

    /// The draft goes to everybody; one remark comes back.
    pub(super) fn drafted(&mut self) -> Result<(), DataProblem> {
        self.open_phase(6);
        let next_steps = self.data.next_steps.clone();
        self.lead(Command::ReportDraft { next_steps });
        let correction = self.data.correction.clone();
        let n = self.member(&correction.who)?;
        let (who, _) = self.acting(n);
        let told =
            self.say(who, Command::ReportCorrect { participant: Some(self.members[n].id), text: correction.text });
        let (accepted, note) = (correction.accepted, correction.note);
        self.lead(Command::ReportSettleCorrection { correction: nth(told, 0), accepted, note });
        Ok(())
    }

    /// The report is final, and the follow-up begins.
    pub(super) fn made_final(&mut self) {
        let reason = self.data.early_because.clone();
        self.lead(Command::ReportFinalise { reason });
        self.open_phase(7);
    }
}

fn behind(on: &Written) -> StanceOn {
    StanceOn {
        point: on.point,
        revision: on.revision,
        kind: StanceKind::Behind,
        reason: String::new(),
        eyes: Eyes::Owner,
        in_report: false,
    }
}
