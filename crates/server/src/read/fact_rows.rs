//! The rows of the facts, written from the state.

use bloemenzee_domain::boxed::Fate;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::follow_up::LaterRound;
use bloemenzee_domain::id::{GatheringId, IdeaId, ParticipantId, PointId, TableId, ThreadId, TopicId};
use bloemenzee_domain::idea::{Life, Point, PointKind};
use bloemenzee_domain::route::Route;
use bloemenzee_domain::stance::Stance;
use bloemenzee_domain::words::Words;
use uuid::Uuid;

use super::facts::Touched;
use super::table::{Table, at, count, tables};
use crate::params;
use crate::store::{Statement, Value};

tables! {
    /// The tables of the facts, by name; the key of each begins with the route.
    TABLES, ALL;
    ROUTE_VIEW = "route_view" ["route"] [
        "method", "title", "phase", "step", "question", "promise", "frames_version", "gathering", "part",
        "part_began", "part_until", "part_left", "tables_opened", "carousel_began", "round", "after_round", "decided",
        "handed_over", "stopped", "stopped_reason", "rehearsal_of",
    ];
    GATE_OVERRIDE = "gate_override" ["route", "number"] ["phase", "reason", "unsettled"];
    FRAME = "frame" ["route", "number"] ["strength", "text"];
    TOPIC = "topic" ["route", "id"] ["number", "title"];
    THEME_TABLE = "theme_table" ["route", "id"] ["topic", "number", "name", "capacity", "step_free"];
    ATTENDANCE = "attendance" ["route", "participant"] ["presence", "professional", "table_id", "on_behalf"];
    IDEA = "idea" ["route", "id"] ["table_id", "number", "title", "dropped"];
    POINT = "point" ["route", "id"] [
        "idea", "line", "written", "petal", "parent", "kind", "addition", "revision", "text", "author", "life",
        "answered_by",
    ];
    POINT_WORDING = "point_wording" ["route", "point", "revision"] ["text", "author", "seq"];
    POINT_LINEAGE = "point_lineage" ["route", "point", "number"] ["came_from"];
    STANCE = "stance" ["route", "point", "participant"] [
        "revision", "kind", "eyes", "in_report", "channel", "on_behalf", "reason",
    ];
    OUTCOME = "outcome" ["route"] [
        "required", "residents", "professionals", "went_home", "withdrawn", "listening", "support", "at",
    ];
    VERDICT = "verdict" ["route", "point"] ["revision", "verdict"];
    DECISION = "decision" ["route", "number"] ["idea"];
    THREAD = "thread" ["route", "id"] ["number", "title"];
    THREAD_POINT = "thread_point" ["route", "thread", "number"] ["point"];
    TRAVEL_BOX = "travel_box" ["route", "id"] ["name", "verifier", "taken", "fate", "ended", "reason"];
    ANSWER = "answer" ["route", "idea", "number"] ["kind", "frame", "text", "at", "body", "taken"];
    ANSWER_DOCUMENT = "answer_document" ["route", "idea", "number", "place"] ["title", "link"];
    LATER_ROUND = "later_round" ["route", "gathering"] [
        "number", "opened", "whole_circle", "after_round", "decided", "decided_at", "handed_over", "required",
        "residents", "professionals", "went_home", "withdrawn", "listening", "support",
    ];
    LATER_ATTENDANCE = "later_attendance" ["route", "gathering", "participant"] [
        "presence", "professional", "on_behalf",
    ];
    LATER_DECISION = "later_decision" ["route", "gathering", "number"] ["idea"];
    REVISIT = "revisit" ["route", "gathering", "idea"] ["decision", "how", "reason"];
}

/// The text, or nothing once it is erased.
fn words(words: &Words) -> Value {
    words.text.as_ref().into()
}

fn kind_name(kind: PointKind) -> &'static str {
    match kind {
        PointKind::Point => "point",
        PointKind::Question => "question",
    }
}

fn life_name(life: &Life) -> &'static str {
    match life {
        Life::Live => "live",
        Life::Dropped => "dropped",
        Life::Replaced(_) => "replaced",
    }
}

/// Statements in the making.
pub(super) struct Rows<'a> {
    route: Uuid,
    facts: &'a Facts,
    /// Whether the tables hold nothing of this route, so that nothing needs deleting.
    fresh: bool,
    pub statements: Vec<Statement>,
}

impl<'a> Rows<'a> {
    /// For rows that are written over what is there.
    pub fn over(route: &'a Route) -> Self {
        Self { route: route.id.0, facts: &route.facts, fresh: false, statements: Vec::new() }
    }

    /// For rows that are written where nothing is.
    pub fn fresh(route: &'a Route) -> Self {
        Self { fresh: true, ..Self::over(route) }
    }

    /// Writes the rows of what was touched, or deletes them when it is no longer there.
    pub fn write(&mut self, of: Touched) {
        match of {
            Touched::Route => self.route(),
            Touched::Overrides => self.overrides(),
            Touched::Frames => self.frames(),
            Touched::Topic(id) => self.topic(id),
            Touched::Topics => {
                self.cut(&TOPIC, params![self.route]);
                self.facts.topics.keys().for_each(|id| self.topic(*id));
            }
            Touched::Table(id) => self.table(id),
            Touched::Attendance(who) => self.attendance(who),
            Touched::Attendances => {
                self.cut(&ATTENDANCE, params![self.route]);
                self.facts.attendance.keys().for_each(|who| self.attendance(*who));
            }
            Touched::Idea(id) => self.idea(id),
            Touched::Point(id) => self.point(id),
            Touched::Wordings(id) => self.wordings(id),
            Touched::Lineage(id) => self.lineage(id),
            Touched::Stance(point, who) => self.stance(point, who),
            Touched::Stances(point) => self.stances(point),
            Touched::Outcome => self.outcome(),
            Touched::Thread(id) => self.thread(id),
            Touched::Answers(idea) => self.answers(idea),
            Touched::Boxes => self.boxes(),
            Touched::Later(gathering) => self.later(gathering),
        }
    }

    fn put(&mut self, table: &'static Table, values: Vec<Value>) {
        self.statements.push(table.put(values));
    }

    fn cut(&mut self, table: &'static Table, key: Vec<Value>) {
        if !self.fresh {
            self.statements.push(table.cut(key));
        }
    }

    fn route(&mut self) {
        let facts = self.facts;
        if facts.route.is_none() {
            return self.cut(&ROUTE_VIEW, params![self.route]);
        }
        let values = params![
            self.route,
            &facts.method.id,
            words(&facts.title),
            count(facts.phase),
            facts.step().name(),
            facts.question.as_ref().and_then(|(question, _)| question.text.as_ref()),
            facts.question.as_ref().and_then(|(_, promise)| promise.text.as_ref()),
            facts.frames_version,
            facts.gathering.map(|id| id.0),
            facts.part.map(|part| part.name()),
            facts.part_began.map(at),
            facts.part_until.map(at),
            facts.part_left,
            facts.tables_opened,
            facts.carousel_began,
            facts.round,
            facts.after_round.map(at),
            facts.decided.is_some(),
            facts.handed_over.map(at),
            facts.stopped.as_ref().map(|(_, when)| at(*when)),
            facts.stopped.as_ref().and_then(|(reason, _)| reason.text.as_ref()),
            facts.rehearsal_of.map(|id| id.0),
        ];
        self.put(&ROUTE_VIEW, values);
    }

    fn overrides(&mut self) {
        self.cut(&GATE_OVERRIDE, params![self.route]);
        for (number, (phase, reason, unsettled)) in (1_i64..).zip(&self.facts.overrides) {
            let values = params![self.route, number, count(*phase), words(reason), *unsettled];
            self.put(&GATE_OVERRIDE, values);
        }
    }

    fn frames(&mut self) {
        self.cut(&FRAME, params![self.route]);
        for frame in &self.facts.frames {
            let values = params![self.route, frame.number, frame.strength.name(), words(&frame.text)];
            self.put(&FRAME, values);
        }
    }

    fn topic(&mut self, id: TopicId) {
        match self.facts.topics.get(&id) {
            Some(topic) => self.put(&TOPIC, params![self.route, id.0, topic.number, words(&topic.title)]),
            None => self.cut(&TOPIC, params![self.route, id.0]),
        }
    }

    fn table(&mut self, id: TableId) {
        let Some(table) = self.facts.tables.get(&id) else {
            return self.cut(&THEME_TABLE, params![self.route, id.0]);
        };
        let (topic, name) = (table.topic.0, words(&table.name));
        let values = params![self.route, id.0, topic, table.number, name, table.capacity, table.step_free];
        self.put(&THEME_TABLE, values);
    }

    fn attendance(&mut self, who: ParticipantId) {
        let Some(is) = self.facts.attendance.get(&who) else {
            return self.cut(&ATTENDANCE, params![self.route, who.0]);
        };
        let table = is.table.map(|id| id.0);
        self.put(&ATTENDANCE, params![self.route, who.0, is.presence.name(), is.professional, table, is.on_behalf]);
    }

    fn idea(&mut self, id: IdeaId) {
        let Some(idea) = self.facts.ideas.get(&id) else {
            return self.cut(&IDEA, params![self.route, id.0]);
        };
        self.put(&IDEA, params![self.route, id.0, idea.table.0, idea.number, idea.title.0, idea.dropped]);
    }

    fn point(&mut self, id: PointId) {
        let Some(point) = self.facts.points.get(&id) else {
            return self.cut(&POINT, params![self.route, id.0]);
        };
        let now = point.wordings.last();
        let values = params![
            self.route,
            id.0,
            point.idea.0,
            self.line(point),
            count(point.order),
            point.petal.map(|petal| petal.name()),
            point.parent.map(|id| id.0),
            kind_name(point.kind),
            point.addition,
            point.revision(),
            now.and_then(|wording| wording.text.text.as_ref()),
            now.and_then(|wording| wording.author).map(|who| who.0),
            life_name(&point.life),
            point.answered_by.map(|id| id.0),
        ];
        self.put(&POINT, values);
    }

    /// The last number of the code by which people name a point.
    fn line(&self, point: &Point) -> i64 {
        let all = self.facts.by_idea.get(&point.idea);
        count(all.and_then(|all| all.iter().position(|id| *id == point.id)).unwrap_or(0))
    }

    fn wordings(&mut self, id: PointId) {
        let Some(point) = self.facts.points.get(&id) else {
            return self.cut(&POINT_WORDING, params![self.route, id.0]);
        };
        for (revision, wording) in (1_i64..).zip(&point.wordings) {
            let author = wording.author.map(|who| who.0);
            let values = params![self.route, id.0, revision, words(&wording.text), author, count(wording.seq)];
            self.put(&POINT_WORDING, values);
        }
    }

    fn lineage(&mut self, id: PointId) {
        let lineage = self.facts.points.get(&id).map_or(&[][..], |point| &point.lineage);
        for (number, old) in (1_i64..).zip(lineage) {
            self.put(&POINT_LINEAGE, params![self.route, id.0, number, old.0]);
        }
    }

    fn stance(&mut self, point: PointId, who: ParticipantId) {
        match self.facts.stances.get(&point).and_then(|all| all.get(&who)) {
            Some(stance) => self.put_stance(point, who, stance),
            None => self.cut(&STANCE, params![self.route, point.0, who.0]),
        }
    }

    fn stances(&mut self, point: PointId) {
        self.cut(&STANCE, params![self.route, point.0]);
        for (who, stance) in self.facts.stances.get(&point).into_iter().flatten() {
            self.put_stance(point, *who, stance);
        }
    }

    fn put_stance(&mut self, point: PointId, who: ParticipantId, stance: &Stance) {
        let values = params![
            self.route,
            point.0,
            who.0,
            stance.revision,
            stance.kind.name(),
            stance.eyes.name(),
            stance.in_report,
            stance.channel.name(),
            stance.on_behalf,
            stance.reason.as_ref().and_then(|reason| reason.text.as_ref()),
        ];
        self.put(&STANCE, values);
    }

    fn outcome(&mut self) {
        for table in [&OUTCOME, &VERDICT, &DECISION] {
            self.cut(table, params![self.route]);
        }
        let Some(decided) = &self.facts.decided else { return };
        let n = &decided.numbers;
        let values = params![
            self.route,
            n.required,
            n.residents,
            n.professionals,
            n.left,
            n.withdrawn,
            n.listening,
            n.support,
            decided.at.map(at)
        ];
        self.put(&OUTCOME, values);
        for (point, is) in &decided.points {
            self.put(&VERDICT, params![self.route, point.0, is.revision, is.verdict.name()]);
        }
        for (number, idea) in (1_i64..).zip(&decided.decisions) {
            self.put(&DECISION, params![self.route, number, idea.0]);
        }
    }

    fn thread(&mut self, id: ThreadId) {
        self.cut(&THREAD_POINT, params![self.route, id.0]);
        let Some(thread) = self.facts.threads.get(&id) else {
            return self.cut(&THREAD, params![self.route, id.0]);
        };
        self.put(&THREAD, params![self.route, id.0, thread.number, words(&thread.title)]);
        for (number, point) in (1_i64..).zip(&thread.points) {
            self.put(&THREAD_POINT, params![self.route, id.0, number, point.0]);
        }
    }

    fn boxes(&mut self) {
        for (id, travels) in &self.facts.boxes {
            let (fate, ended, reason) = match &travels.fate {
                None => (None, None, None),
                Some(Fate::Returned(moment)) => (Some("returned"), Some(at(*moment)), None),
                Some(Fate::WrittenOff(moment, reason)) => {
                    (Some("written_off"), Some(at(*moment)), reason.text.as_ref())
                }
            };
            let name = words(&travels.name);
            let values = params![self.route, id.0, name, &travels.key, at(travels.taken), fate, ended, reason];
            self.put(&TRAVEL_BOX, values);
        }
    }

    fn answers(&mut self, idea: IdeaId) {
        for (number, given) in (1_i64..).zip(self.facts.answers.get(&idea).into_iter().flatten()) {
            let (kind, frame) = (given.kind.name(), given.kind.frame());
            let (body, taken) = (given.body.as_ref().and_then(|body| body.text.as_ref()), given.taken.map(at));
            let values =
                params![self.route, idea.0, number, kind, frame, words(&given.text), at(given.at), body, taken];
            self.put(&ANSWER, values);
            for (place, document) in (1_i64..).zip(&given.documents) {
                let (title, link) = (words(&document.title), words(&document.link));
                self.put(&ANSWER_DOCUMENT, params![self.route, idea.0, number, place, title, link]);
            }
        }
    }

    /// A later round: its own rows, and those of its fold among the others of their kind. It is small,
    /// and written as a whole.
    fn later(&mut self, gathering: GatheringId) {
        for table in [&LATER_ATTENDANCE, &LATER_DECISION, &REVISIT] {
            self.cut(table, params![self.route, gathering.0]);
        }
        let Some(round) = self.facts.later.get(&gathering) else {
            return self.cut(&LATER_ROUND, params![self.route, gathering.0]);
        };
        self.later_round(gathering, round);
        for (who, is) in &round.facts.attendance {
            let values = params![self.route, gathering.0, who.0, is.presence.name(), is.professional, is.on_behalf];
            self.put(&LATER_ATTENDANCE, values);
        }
        for (idea, is) in &round.revisits {
            let values = params![self.route, gathering.0, idea.0, is.decision.0, is.how.name(), words(&is.reason)];
            self.put(&REVISIT, values);
        }
        let mut within = Rows { route: self.route, facts: &round.facts, fresh: self.fresh, statements: Vec::new() };
        round.facts.ideas.keys().for_each(|id| within.write(Touched::Idea(*id)));
        for id in round.facts.points.keys() {
            for of in [Touched::Point(*id), Touched::Wordings(*id), Touched::Lineage(*id), Touched::Stances(*id)] {
                within.write(of);
            }
        }
        round.facts.answers.keys().for_each(|id| within.write(Touched::Answers(*id)));
        for (point, is) in round.facts.decided.iter().flat_map(|d| &d.points) {
            within.put(&VERDICT, params![self.route, point.0, is.revision, is.verdict.name()]);
        }
        self.statements.append(&mut within.statements);
    }

    fn later_round(&mut self, gathering: GatheringId, round: &LaterRound) {
        let decided = round.facts.decided.as_ref();
        let n = decided.map(|d| d.numbers);
        let values = params![
            self.route,
            gathering.0,
            round.number,
            at(round.opened),
            round.whole_circle,
            round.facts.after_round.map(at),
            decided.is_some(),
            decided.and_then(|d| d.at).map(at),
            round.facts.handed_over.map(at),
            n.map(|n| n.required),
            n.map(|n| n.residents),
            n.map(|n| n.professionals),
            n.map(|n| n.left),
            n.map(|n| n.withdrawn),
            n.map(|n| n.listening),
            n.map(|n| n.support),
        ];
        self.put(&LATER_ROUND, values);
        for (number, idea) in (1_i64..).zip(decided.iter().flat_map(|d| &d.decisions)) {
            self.put(&LATER_DECISION, params![self.route, gathering.0, number, idea.0]);
        }
    }
}
