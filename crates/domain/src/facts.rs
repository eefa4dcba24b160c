//! The state that decisions are made of: the fold of a route's [`Fact`]s.

use crate::answer::AnswerKind;
use crate::boxed::TravelBox;
use crate::fact::{DocumentFact, Fact, FrameFact, KeptWords, Numbers, PointFact, PointVerdict};
use crate::follow_up::LaterRound;
use crate::gathering::{Attendance, Presence, Stay, Table};
use crate::id::{BoxId, GatheringId, IdeaId, ParticipantId, PointId, RouteId, TableId, ThreadId, TopicId};
use crate::idea::{Idea, Life, Point, Wording};
use crate::method::{Method, Part, Step};
use crate::stance::{Eyes, Stance, StanceKind};
use crate::time::Moment;
use crate::words::Words;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

mod stances;

/// A topic: one part of the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// From 1, in order of adding.
    pub number: u32,
    /// What it is about.
    pub title: Words,
}

/// The outcome of a closed round; never changed afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The verdict on every live point.
    pub points: BTreeMap<PointId, PointVerdict>,
    /// The ideas that are a decision.
    pub decisions: Vec<IdeaId>,
    /// Who decided, in numbers.
    pub numbers: Numbers,
    /// When; unknown for what was decided before the moment was kept.
    pub at: Option<Moment>,
}

/// A main line through the decisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    /// From 1.
    pub number: u32,
    /// What it is called.
    pub title: Words,
    /// The points it links, in order.
    pub points: Vec<PointId>,
}

/// The commissioner's answer to one decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// Within the frames, outside a hard one, or deviating from an intent.
    pub kind: AnswerKind,
    /// The answer in words.
    pub text: Words,
    /// When it was given.
    pub at: Moment,
    /// What it refers to.
    pub documents: Vec<DocumentFact>,
    /// Which body took it: the executive, the council.
    pub body: Option<Words>,
    /// When that body took it.
    pub taken: Option<Moment>,
}

/// The fold of a route's facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The method the route was made from.
    pub method: Arc<Method>,
    /// Which route this is.
    pub route: Option<RouteId>,
    /// The route that this one rehearses; nobody decides anything here.
    pub rehearsal_of: Option<RouteId>,
    /// Its title.
    pub title: Words,
    /// The open phase, counted from 0.
    pub phase: usize,
    /// Reasons with which gates were opened while something was unsettled: (phase, reason, how many).
    pub overrides: Vec<(usize, Words, u32)>,
    /// The question and the promise, once asked.
    pub question: Option<(Words, Words)>,
    /// Version of the released frames; 0 while none are.
    pub frames_version: u32,
    /// The released frames.
    pub frames: Vec<FrameFact>,
    /// The topics.
    pub topics: BTreeMap<TopicId, Topic>,
    /// The theme tables.
    pub tables: BTreeMap<TableId, Table>,
    /// The gathering that goes on now, if a further one began.
    pub gathering: Option<GatheringId>,
    /// The part the meeting is in.
    pub part: Option<Part>,
    /// When the part began.
    pub part_began: Option<Moment>,
    /// When the part should end.
    pub part_until: Option<Moment>,
    /// The seconds left on a clock that stands still.
    pub part_left: Option<u32>,
    /// Whether the tables have ever opened.
    pub tables_opened: bool,
    /// Whether the carousel has ever begun.
    pub carousel_began: bool,
    /// The carousel's round, from 1; 0 before the first move.
    pub round: u32,
    /// Who was checked in, and how they take part.
    pub attendance: BTreeMap<ParticipantId, Attendance>,
    /// Where everybody sat, and what was written meanwhile; the latest last.
    pub stays: BTreeMap<ParticipantId, Vec<Stay>>,
    /// The ideas.
    pub ideas: BTreeMap<IdeaId, Idea>,
    /// The points, in whatever state of life.
    pub points: BTreeMap<PointId, Point>,
    /// Which points stand on an idea, in order of writing.
    pub by_idea: BTreeMap<IdeaId, Vec<PointId>>,
    /// The latest stance of each person on each point.
    pub stances: BTreeMap<PointId, BTreeMap<ParticipantId, Stance>>,
    /// Who ever took a stance or wrote a line as somebody who takes part: their check-in was no
    /// mistake, also after they took all of it back.
    pub took_part: BTreeSet<ParticipantId>,
    /// How often shared counts moved: each time that five people changed what they say, so that no
    /// act is seen by itself, also by somebody who acts again and again (method.md, 6).
    pub shared_moves: u64,
    /// Who changed what they say since the shared counts last moved.
    pub changed_since: BTreeSet<ParticipantId>,
    /// When the after-round ends.
    pub after_round: Option<Moment>,
    /// The outcome, once the round is closed.
    pub decided: Option<Decided>,
    /// The threads.
    pub threads: BTreeMap<ThreadId, Thread>,
    /// When the outcome was handed over.
    pub handed_over: Option<Moment>,
    /// The commissioner's answers, the latest last.
    pub answers: BTreeMap<IdeaId, Vec<Answered>>,
    /// The boxes that ever took the route along.
    pub boxes: BTreeMap<BoxId, TravelBox>,
    /// The later rounds, by their follow-up gathering.
    pub later: BTreeMap<GatheringId, LaterRound>,
    /// Why the route was stopped.
    pub stopped: Option<(Words, Moment)>,
}

impl Facts {
    /// The state before the first fact.
    pub fn new(method: Arc<Method>) -> Self {
        Self {
            method,
            route: None,
            rehearsal_of: None,
            title: Words::default(),
            phase: 0,
            overrides: Vec::new(),
            question: None,
            frames_version: 0,
            frames: Vec::new(),
            topics: BTreeMap::new(),
            tables: BTreeMap::new(),
            gathering: None,
            part: None,
            part_began: None,
            part_until: None,
            part_left: None,
            tables_opened: false,
            carousel_began: false,
            round: 0,
            attendance: BTreeMap::new(),
            stays: BTreeMap::new(),
            ideas: BTreeMap::new(),
            points: BTreeMap::new(),
            by_idea: BTreeMap::new(),
            stances: BTreeMap::new(),
            took_part: BTreeSet::new(),
            shared_moves: 0,
            changed_since: BTreeSet::new(),
            after_round: None,
            decided: None,
            threads: BTreeMap::new(),
            handed_over: None,
            answers: BTreeMap::new(),
            boxes: BTreeMap::new(),
            later: BTreeMap::new(),
            stopped: None,
        }
    }

    /// Whether nobody but its owner can see, now or later, that these facts happened: a not-yet for
    /// one's own eyes where others knew no stance, or such a one taken back. Then a route's number,
    /// as others see it, stands still too: a point that is not seen would not have moved it.
    pub fn only_owner_sees(&self, facts: &[Fact]) -> bool {
        let shown = |point, who| self.told_stance(point, who).is_some();
        let private = |fact: &Fact| match fact {
            Fact::StanceTaken { participant, stances, on_behalf: false, .. } => stances
                .iter()
                .all(|s| s.kind != StanceKind::Behind && s.eyes == Eyes::Owner && !shown(s.point, *participant)),
            Fact::StanceTakenBack { participant, points } => points.iter().all(|p| !shown(*p, *participant)),
            _ => false,
        };
        if let Some((round, inner)) = self.of_one_later_round(facts) {
            return round.only_owner_sees(&inner);
        }
        if facts.is_empty() || !facts.iter().all(private) {
            return false;
        }
        let mut after = self.clone();
        facts.iter().for_each(|fact| after.apply(fact, 0));
        after.shared_moves == self.shared_moves && after.tallies() == self.tallies()
    }

    /// What kind of work the open phase holds.
    pub fn step(&self) -> Step {
        self.method.phases.get(self.phase).map_or(Step::Question, |phase| phase.step)
    }

    /// The number of a table's topic; 0 when it has none.
    pub fn topic_number(&self, table: TableId) -> u32 {
        let topic = self.tables.get(&table).and_then(|t| self.topics.get(&t.topic));
        topic.map_or(0, |t| t.number)
    }

    /// The code by which people name a point: topic.idea.line, `4.2.17`; the title is line 0.
    pub fn code(&self, point: &Point) -> String {
        let Some(idea) = self.ideas.get(&point.idea) else { return String::new() };
        let place = self.by_idea.get(&point.idea).and_then(|all| all.iter().position(|id| *id == point.id));
        format!("{}.{}.{}", self.topic_number(idea.table), idea.number, place.unwrap_or(0))
    }

    /// Takes one fact in; `seq` is the log entry that holds it.
    pub fn apply(&mut self, fact: &Fact, seq: u64) {
        match fact {
            Fact::RouteOpened { route, title, rehearsal_of, .. } => {
                self.route = Some(*route);
                self.rehearsal_of = *rehearsal_of;
                self.title = title.clone();
            }
            Fact::Stopped { reason, at } => self.stopped = Some((reason.clone(), *at)),
            Fact::BoxTaken { .. } | Fact::BoxReturned { .. } | Fact::BoxWrittenOff { .. } => self.apply_box(fact),
            Fact::Erased { entries, points, kept } => {
                self.erase(entries, points, kept, seq);
                self.erase_later(fact, seq);
            }
            Fact::LaterOpened { .. } | Fact::Later { .. } | Fact::Revisits { .. } => self.apply_later(fact, seq),
            Fact::IdeaAdded { .. }
            | Fact::IdeaDropped { .. }
            | Fact::IdeaRestored { .. }
            | Fact::PointWritten(_)
            | Fact::PointReworded { .. }
            | Fact::PointDropped { .. }
            | Fact::PointRestored { .. }
            | Fact::QuestionAnswered { .. } => self.apply_writing(fact, seq),
            Fact::StanceTaken { .. } | Fact::StanceTakenBack { .. } | Fact::RecordPutBack { .. } => {
                self.apply_stances(fact, seq);
            }
            Fact::AfterRoundOpened { .. }
            | Fact::Decided { .. }
            | Fact::ThreadDrawn { .. }
            | Fact::ThreadRemoved { .. }
            | Fact::HandedOver { .. }
            | Fact::Answered { .. } => self.apply_outcome(fact),
            Fact::CheckedIn { .. }
            | Fact::CheckInUndone { .. }
            | Fact::PresenceChanged { .. }
            | Fact::Seated { .. } => self.apply_attendance(fact),
            Fact::PartStarted { .. }
            | Fact::ClockSet { .. }
            | Fact::CarouselMoved { .. }
            | Fact::GatheringBegun { .. } => self.apply_meeting(fact),
            Fact::PhaseOpened { .. }
            | Fact::QuestionAsked { .. }
            | Fact::FramesReleased { .. }
            | Fact::TopicSet { .. }
            | Fact::TopicRemoved { .. }
            | Fact::TableSet { .. }
            | Fact::TableRemoved { .. } => self.apply_frame(fact),
        }
    }

    fn apply_frame(&mut self, fact: &Fact) {
        match fact {
            Fact::PhaseOpened { phase, reason, unsettled, .. } => {
                self.phase = *phase;
                if let Some(reason) = reason.as_ref().filter(|_| *unsettled > 0) {
                    self.overrides.push((*phase, reason.clone(), *unsettled));
                }
            }
            Fact::QuestionAsked { question, promise } => self.question = Some((question.clone(), promise.clone())),
            Fact::FramesReleased { version, frames } => {
                self.frames_version = *version;
                self.frames.clone_from(frames);
            }
            Fact::TopicSet { topic, title } => {
                let next = self.topics.values().map(|t| t.number).max().unwrap_or(0) + 1;
                let entry = self.topics.entry(*topic);
                entry.or_insert(Topic { number: next, title: Words::default() }).title = title.clone();
            }
            Fact::TopicRemoved { topic } => {
                self.topics.remove(topic);
                let mut order: Vec<_> = self.topics.values_mut().collect();
                order.sort_by_key(|t| t.number);
                order.into_iter().zip(1..).for_each(|(topic, n)| topic.number = n);
            }
            Fact::TableSet { table, topic, name, capacity, step_free } => {
                let next = self.tables.values().map(|t| t.number).max().unwrap_or(0) + 1;
                let number = self.tables.get(table).map_or(next, |t| t.number);
                let set =
                    Table { topic: *topic, number, name: name.clone(), capacity: *capacity, step_free: *step_free };
                self.tables.insert(*table, set);
            }
            Fact::TableRemoved { table } => {
                self.tables.remove(table);
            }
            _ => {}
        }
    }

    fn apply_meeting(&mut self, fact: &Fact) {
        match fact {
            Fact::GatheringBegun { gathering } => {
                // Who does not come again is not required less: they went home, and are asked.
                for attendance in self.attendance.values_mut() {
                    if attendance.presence == Presence::TakingPart {
                        attendance.presence = Presence::Left;
                    }
                    attendance.table = None;
                }
                let written = self.points.len();
                self.stays.values_mut().flatten().for_each(|stay| stay.end(written));
                self.gathering = Some(*gathering);
                self.part = Some(Part::Informing);
                self.round = 0;
                self.after_round = None;
            }
            Fact::PartStarted { part, at, until } => {
                self.part = Some(*part);
                self.part_began = Some(*at);
                (self.part_until, self.part_left) = (*until, None);
                self.tables_opened |= *part == Part::Tables;
                self.carousel_began |= *part == Part::Carousel;
                if *part == Part::Tables {
                    self.round = 0;
                }
            }
            Fact::CarouselMoved { round, until } => {
                self.round = *round;
                (self.part_until, self.part_left) = (*until, None);
            }
            Fact::ClockSet { until, left } => (self.part_until, self.part_left) = (*until, *left),
            _ => {}
        }
    }

    fn apply_attendance(&mut self, fact: &Fact) {
        let written = self.points.len();
        match fact {
            Fact::CheckedIn { participant, presence, professional } => {
                let table = self.attendance.get(participant).and_then(|a| a.table);
                let (presence, professional) = (*presence, *professional);
                let attendance = Attendance { presence, professional, table, on_behalf: false, written };
                self.attendance.insert(*participant, attendance);
                self.sits(*participant);
            }
            Fact::CheckInUndone { participant } => {
                self.attendance.remove(participant);
                self.stays.remove(participant);
            }
            Fact::PresenceChanged { participant, presence, on_behalf } => {
                if let Some(attendance) = self.attendance.get_mut(participant) {
                    *attendance = Attendance { presence: *presence, on_behalf: *on_behalf, written, ..*attendance };
                }
                self.sits(*participant);
            }
            Fact::Seated { participant, table } => {
                if let Some(attendance) = self.attendance.get_mut(participant) {
                    attendance.table = Some(*table);
                }
                self.sits(*participant);
            }
            _ => {}
        }
    }

    /// Keeps where they sit from now on.
    fn sits(&mut self, who: ParticipantId) {
        let from = self.points.len();
        let here = self.attendance.get(&who).filter(|a| a.presence.in_room()).and_then(|a| a.table);
        let stays = self.stays.entry(who).or_default();
        stays.iter_mut().for_each(|stay| stay.end(from));
        stays.extend(here.map(|table| Stay { table, from, until: None }));
    }

    fn apply_writing(&mut self, fact: &Fact, seq: u64) {
        match fact {
            Fact::IdeaAdded { idea, table, number, title } => {
                let new = Idea { id: *idea, table: *table, number: *number, title: *title, dropped: false };
                self.ideas.insert(*idea, new);
            }
            Fact::IdeaDropped { idea } => self.keep(*idea, false),
            Fact::IdeaRestored { idea } => self.keep(*idea, true),
            Fact::PointWritten(new) => self.write(new, seq),
            Fact::PointReworded { point, text, author, revision, channel, on_behalf } => {
                if let Some(found) = self.points.get_mut(point) {
                    found.wordings.push(Wording { text: text.clone(), author: *author, seq });
                    self.stand_behind_own(*point, *revision, *author, (*channel, *on_behalf));
                }
            }
            Fact::PointDropped { point } => self.live_as(*point, Life::Dropped),
            Fact::PointRestored { point } => self.live_as(*point, Life::Live),
            Fact::QuestionAnswered { question, by } => {
                if let Some(found) = self.points.get_mut(question) {
                    found.answered_by = Some(*by);
                }
            }
            _ => {}
        }
    }

    fn apply_outcome(&mut self, fact: &Fact) {
        match fact {
            Fact::AfterRoundOpened { until } => self.after_round = Some(*until),
            Fact::Decided { points, decisions, numbers, at } => {
                self.decided = Some(Decided {
                    points: points.iter().map(|v| (v.point, *v)).collect(),
                    decisions: decisions.clone(),
                    numbers: *numbers,
                    at: *at,
                });
            }
            Fact::ThreadDrawn { thread, number, title, points } => {
                let drawn = Thread { number: *number, title: title.clone(), points: points.clone() };
                self.threads.insert(*thread, drawn);
            }
            Fact::ThreadRemoved { thread } => {
                self.threads.remove(thread);
            }
            Fact::HandedOver { at } => self.handed_over = Some(*at),
            Fact::Answered { idea, answer, text, at, documents, body, taken } => {
                let given = Answered {
                    kind: answer.clone(),
                    text: text.clone(),
                    at: *at,
                    documents: documents.clone(),
                    body: body.clone(),
                    taken: *taken,
                };
                self.answers.entry(*idea).or_default().push(given);
            }
            _ => {}
        }
    }

    fn keep(&mut self, idea: IdeaId, keep: bool) {
        if let Some(found) = self.ideas.get_mut(&idea) {
            found.dropped = !keep;
        }
    }

    fn live_as(&mut self, point: PointId, life: Life) {
        if let Some(found) = self.points.get_mut(&point) {
            found.life = life;
        }
    }

    fn write(&mut self, new: &PointFact, seq: u64) {
        for old in &new.lineage {
            if let Some(replaced) = self.points.get_mut(old) {
                match &mut replaced.life {
                    Life::Replaced(by) => by.push(new.point),
                    life => *life = Life::Replaced(vec![new.point]),
                }
            }
        }
        let point = Point {
            id: new.point,
            idea: new.idea,
            petal: new.petal,
            parent: new.parent,
            kind: new.kind,
            addition: new.addition,
            wordings: vec![Wording { text: new.text.clone(), author: new.author, seq }],
            life: Life::Live,
            lineage: new.lineage.clone(),
            answered_by: new.lineage.iter().find_map(|old| self.points.get(old)?.answered_by),
            order: self.points.len(),
        };
        self.by_idea.entry(new.idea).or_default().push(new.point);
        self.points.insert(new.point, point);
        self.stand_behind_own(new.point, 1, new.author, (new.channel, new.on_behalf));
    }

    fn erase(&mut self, entries: &[u64], points: &[PointId], kept: &[KeptWords], seq: u64) {
        for point in points {
            let wordings = self.points.get_mut(point).map(|p| &mut p.wordings);
            for wording in wordings.into_iter().flatten().filter(|w| entries.contains(&w.seq)) {
                wording.text = Words { text: None };
            }
        }
        for keep in kept {
            let wording = self.points.get_mut(&keep.point);
            let at = (keep.revision as usize).saturating_sub(1);
            if let Some(wording) = wording.and_then(|p| p.wordings.get_mut(at)) {
                *wording = Wording { text: keep.text.clone(), author: wording.author, seq };
            }
        }
    }
}
