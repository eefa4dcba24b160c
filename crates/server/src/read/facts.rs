//! The facts of a route as rows: the state that the log folds to.
//!
//! Each fact names what it touched; the rows of that are written over from the state. So it does
//! not matter whether a fact's statements are made right after it or after others that followed.

use std::collections::BTreeSet;

use bloemenzee_domain::event::Event;
use bloemenzee_domain::fact::Fact;
use bloemenzee_domain::id::{GatheringId, IdeaId, ParticipantId, PointId, RouteId, TableId, ThreadId, TopicId};
use bloemenzee_domain::route::Route;

use super::fact_rows::{ALL, Rows};
use super::records::record_statements;
use crate::params;
use crate::store::{Statement, Store, StoreError, Value};

/// What a fact touches, as far as rows go.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Touched {
    /// The row of the route itself.
    Route,
    Overrides,
    Frames,
    Topic(TopicId),
    /// All topics: removing one numbers the others anew.
    Topics,
    Table(TableId),
    Attendance(ParticipantId),
    /// Everybody's: a further meeting begins.
    Attendances,
    Idea(IdeaId),
    Point(PointId),
    Wordings(PointId),
    Lineage(PointId),
    Stance(PointId, ParticipantId),
    /// Everybody's stances on one point.
    Stances(PointId),
    Outcome,
    Thread(ThreadId),
    Answers(IdeaId),
    /// The boxes that took the route along.
    Boxes,
    /// A later round, with all that was written and said in it.
    Later(GatheringId),
}

/// The statements that bring the rows up to date after this fact; `route` is the state with the
/// fact taken in, and possibly more.
pub fn fact_statements(route: &Route, fact: &Fact) -> Vec<Statement> {
    let mut touched = BTreeSet::new();
    touch(&mut touched, fact);
    write(route, touched)
}

/// The statements that bring all rows up to date after the events of one command, or of several in
/// order; `route` is the state with all of them taken in. What several events touch is written once.
pub fn event_statements(route: &Route, events: &[Event]) -> Vec<Statement> {
    let mut touched = BTreeSet::new();
    let mut statements = Vec::new();
    for event in events {
        match event {
            Event::Fact(fact) => touch(&mut touched, fact),
            Event::Change(change) => statements.extend(record_statements(route.id, &change.record)),
        }
    }
    statements.extend(write(route, touched));
    statements
}

/// The statements that make all rows of a route's facts again: everything deleted, everything
/// written. The tables of the records are left alone: they cannot be made from the log.
pub fn all_statements(route: &Route) -> Vec<Statement> {
    let facts = &route.facts;
    let mut touched = BTreeSet::from([Touched::Route, Touched::Overrides, Touched::Frames, Touched::Topics]);
    touched.extend([Touched::Attendances, Touched::Outcome, Touched::Boxes]);
    touched.extend(facts.tables.keys().map(|id| Touched::Table(*id)));
    touched.extend(facts.ideas.keys().map(|id| Touched::Idea(*id)));
    touched.extend(facts.points.keys().flat_map(|id| [Touched::Point(*id), Touched::Wordings(*id)]));
    touched.extend(facts.points.keys().map(|id| Touched::Lineage(*id)));
    touched.extend(facts.stances.keys().map(|id| Touched::Stances(*id)));
    touched.extend(facts.threads.keys().map(|id| Touched::Thread(*id)));
    touched.extend(facts.answers.keys().map(|id| Touched::Answers(*id)));
    touched.extend(facts.later.keys().map(|id| Touched::Later(*id)));
    let empty = ALL.iter().map(|table| table.cut(params![route.id.0]));
    let mut rows = Rows::fresh(route);
    touched.into_iter().for_each(|of| rows.write(of));
    empty.chain(rows.statements).collect()
}

/// All rows of a route's facts, by table in the order of [`super::TABLES`], each with its columns
/// in the order of the table and its rows in the order of their keys.
///
/// # Errors
/// What the database says.
pub async fn dump(store: &Store, route: RouteId) -> Result<Vec<(&'static str, Vec<Vec<Value>>)>, StoreError> {
    let mut snapshot = store.snapshot().await?;
    let answers = snapshot.query_all(ALL.iter().map(|table| table.rows(route.0.into())).collect()).await?;
    ALL.iter().zip(answers).map(|(table, rows)| Ok((table.name, table.values(&rows)?))).collect()
}

fn write(route: &Route, touched: BTreeSet<Touched>) -> Vec<Statement> {
    let mut rows = Rows::over(route);
    // A point of a later round stands in that round's fold: its rows are written with the round.
    let place = |of| match of {
        Touched::Point(id) | Touched::Wordings(id) | Touched::Stances(id) => {
            let mut later = route.facts.later.iter();
            let round = later.find(|(_, round)| round.facts.points.contains_key(&id)).map(|(id, _)| *id);
            round.map_or(of, Touched::Later)
        }
        of => of,
    };
    let touched: BTreeSet<_> = touched.into_iter().map(place).collect();
    touched.into_iter().for_each(|of| rows.write(of));
    rows.statements
}

fn touch(all: &mut BTreeSet<Touched>, fact: &Fact) {
    match fact {
        Fact::RouteOpened { .. }
        | Fact::QuestionAsked { .. }
        | Fact::PartStarted { .. }
        | Fact::ClockSet { .. }
        | Fact::CarouselMoved { .. }
        | Fact::AfterRoundOpened { .. }
        | Fact::HandedOver { .. }
        | Fact::Stopped { .. } => all.extend([Touched::Route]),
        Fact::PhaseOpened { .. } => all.extend([Touched::Route, Touched::Overrides]),
        Fact::FramesReleased { .. } => all.extend([Touched::Route, Touched::Frames]),
        Fact::TopicSet { topic, .. } => all.extend([Touched::Topic(*topic)]),
        Fact::TopicRemoved { .. } => all.extend([Touched::Topics]),
        Fact::TableSet { table, .. } | Fact::TableRemoved { table } => all.extend([Touched::Table(*table)]),
        Fact::GatheringBegun { .. } => all.extend([Touched::Route, Touched::Attendances]),
        Fact::CheckedIn { participant, .. }
        | Fact::CheckInUndone { participant }
        | Fact::PresenceChanged { participant, .. }
        | Fact::Seated { participant, .. } => all.extend([Touched::Attendance(*participant)]),
        Fact::Decided { .. } => all.extend([Touched::Route, Touched::Outcome]),
        Fact::ThreadDrawn { thread, .. } | Fact::ThreadRemoved { thread } => all.extend([Touched::Thread(*thread)]),
        Fact::Answered { idea, .. } => all.extend([Touched::Answers(*idea)]),
        Fact::BoxTaken { .. } | Fact::BoxReturned { .. } | Fact::BoxWrittenOff { .. } => all.extend([Touched::Boxes]),
        Fact::IdeaAdded { idea, .. } | Fact::IdeaDropped { idea } | Fact::IdeaRestored { idea } => {
            all.extend([Touched::Idea(*idea)]);
        }
        Fact::LaterOpened { gathering, .. } | Fact::Later { gathering, .. } | Fact::Revisits { gathering, .. } => {
            all.extend([Touched::Later(*gathering)]);
        }
        Fact::PointWritten(_)
        | Fact::PointReworded { .. }
        | Fact::PointDropped { .. }
        | Fact::PointRestored { .. }
        | Fact::QuestionAnswered { .. }
        | Fact::StanceTaken { .. }
        | Fact::StanceTakenBack { .. }
        | Fact::RecordPutBack { .. }
        | Fact::Erased { .. } => touch_points(all, fact),
    }
}

fn touch_points(all: &mut BTreeSet<Touched>, fact: &Fact) {
    match fact {
        Fact::PointWritten(new) => {
            all.extend([Touched::Point(new.point), Touched::Wordings(new.point), Touched::Lineage(new.point)]);
            all.extend(new.lineage.iter().map(|old| Touched::Point(*old)));
            all.extend(new.author.map(|author| Touched::Stance(new.point, author)));
        }
        Fact::PointReworded { point, author, .. } => {
            all.extend([Touched::Point(*point), Touched::Wordings(*point)]);
            all.extend(author.map(|author| Touched::Stance(*point, author)));
        }
        Fact::PointDropped { point }
        | Fact::PointRestored { point }
        | Fact::QuestionAnswered { question: point, .. } => {
            all.extend([Touched::Point(*point)]);
        }
        Fact::StanceTaken { participant, stances, .. } => {
            all.extend(stances.iter().map(|stance| Touched::Stance(stance.point, *participant)));
        }
        Fact::StanceTakenBack { participant, points } => {
            all.extend(points.iter().map(|point| Touched::Stance(*point, *participant)));
        }
        Fact::RecordPutBack { stances, .. } => {
            all.extend(stances.iter().map(|(who, point)| Touched::Stance(*point, *who)));
        }
        Fact::Erased { points, kept, .. } => {
            let points = points.iter().copied().chain(kept.iter().map(|keep| keep.point));
            all.extend(points.flat_map(|p| [Touched::Point(p), Touched::Wordings(p), Touched::Stances(p)]));
        }
        _ => {}
    }
}
