//! Ideas (flowers), petals and points: what is written, and how it changes.
//!
//! What is decided on is the point (method.md, step 6). Moving, merging and splitting is
//! rewording: the new point keeps its lineage and starts unseen.

use crate::ctx::Ctx;
use crate::fact::{Fact, PointFact};
use crate::facts::Facts;
use crate::gathering::{Attendance, Presence};
use crate::id::{IdeaId, ParticipantId, PointId, TableId};
use crate::method::Role;
use crate::refusal::{Refusal, ensure, refuse};
use crate::stance::Channel;
use crate::text::{self, TextProblem};
use crate::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Longest point or title, in characters.
pub const MAX_POINT: usize = 600;
/// Most points in one route; a paper transcript of an evening has hundreds.
pub const MAX_POINTS: usize = 20_000;

/// One of the six petals of a flower.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Petal {
    /// Wat
    What,
    /// Hoe
    How,
    /// Wie
    Who,
    /// Waar
    Where,
    /// Wanneer
    When,
    /// Randvoorwaarden
    Preconditions,
}

impl Petal {
    /// All six, in the order in which they are read.
    pub const ALL: [Self; 6] = [Self::What, Self::How, Self::Who, Self::Where, Self::When, Self::Preconditions];

    /// The name in method files, Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::What => "what",
            Self::How => "how",
            Self::Who => "who",
            Self::Where => "where",
            Self::When => "when",
            Self::Preconditions => "preconditions",
        }
    }

    /// The petal of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|petal| petal.name() == name)
    }
}

/// Whether a line proposes something or asks something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PointKind {
    /// Something to stand behind.
    #[default]
    Point,
    /// Something to be answered; takes no stance and blocks nothing.
    Question,
}

/// Where a point stands in its life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Life {
    /// On its petal.
    Live,
    /// Dropped by its table; can be brought back.
    Dropped,
    /// Moved, merged or split into these.
    Replaced(Vec<PointId>),
}

/// One wording of a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The line, byte for byte; empty once erased.
    pub text: Words,
    /// Who wrote it, if it was somebody who takes part.
    pub author: Option<ParticipantId>,
    /// The log entry that holds it.
    pub seq: u64,
}

/// One verbatim line on a petal, or the title of an idea.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its identity.
    pub id: PointId,
    /// The idea it stands on.
    pub idea: IdeaId,
    /// Its petal; none for the title.
    pub petal: Option<Petal>,
    /// The point it stands under.
    pub parent: Option<PointId>,
    /// Proposal or question.
    pub kind: PointKind,
    /// Whether someone from another table added it; shown with `*`.
    pub addition: bool,
    /// Every wording; the present one is last. Revision = length.
    pub wordings: Vec<Wording>,
    /// Where it stands in its life.
    pub life: Life,
    /// The points it came from by moving, merging, splitting.
    pub lineage: Vec<PointId>,
    /// For a question: the point that answers it.
    pub answered_by: Option<PointId>,
    /// Order of writing within the route, from 0.
    pub order: usize,
}

impl Point {
    /// The present revision, from 1.
    pub fn revision(&self) -> u32 {
        u32::try_from(self.wordings.len()).unwrap_or(u32::MAX)
    }

    /// The present wording's text; empty once erased.
    pub fn text(&self) -> &str {
        self.wordings.last().map_or("", |w| w.text.as_str())
    }

    /// Whether the present wording has been erased.
    pub fn erased(&self) -> bool {
        self.wordings.last().is_some_and(|w| w.text.text.is_none())
    }
}

/// A proposal written at a table: a flower with six petals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idea {
    /// Its identity.
    pub id: IdeaId,
    /// The table that wrote it.
    pub table: TableId,
    /// Number within its topic, from 1.
    pub number: u32,
    /// The point that is its title.
    pub title: PointId,
    /// Whether its table dropped it.
    pub dropped: bool,
}

/// A clean line of text, or a refusal that says what to do.
pub fn line(input: &str, max: usize) -> Result<String, Refusal> {
    text::clean(input, max).map_err(unfit)
}

/// Several lines of text, or a refusal that says what to do.
pub fn lines(input: &str, max: usize) -> Result<String, Refusal> {
    text::clean_lines(input, max).map_err(unfit)
}

pub(crate) fn unfit(problem: TextProblem) -> Refusal {
    match problem {
        TextProblem::Empty => Refusal::new("text-empty"),
        TextProblem::TooLong { chars, max } => Refusal::new("text-too-long").with("chars", chars).with("max", max),
        TextProblem::Control { at, .. } => Refusal::new("text-control").with("at", at),
        TextProblem::LineBreak { at } => Refusal::new("text-line-break").with("at", at),
        TextProblem::Direction { at, .. } => Refusal::new("text-direction").with("at", at),
    }
}

impl Facts {
    /// A live point of a live idea, or a refusal.
    pub fn live(&self, id: PointId) -> Result<&Point, Refusal> {
        let Some(point) = self.points.get(&id) else {
            return refuse!("point-unknown");
        };
        match &point.life {
            Life::Replaced(by) => {
                refuse!("point-replaced", now = by.first().and_then(|p| self.points.get(p)).map_or("", Point::text))
            }
            Life::Dropped => refuse!("point-dropped", text = point.text()),
            Life::Live if !self.is_live(point) => refuse!("point-dropped", text = point.text()),
            Life::Live => Ok(point),
        }
    }

    /// An idea that was not dropped, or a refusal.
    pub(crate) fn live_idea(&self, id: IdeaId) -> Result<&Idea, Refusal> {
        match self.ideas.get(&id).filter(|idea| !idea.dropped) {
            Some(idea) => Ok(idea),
            None => refuse!("idea-unknown"),
        }
    }

    /// Whether a point counts: itself, its parents and its idea live.
    pub fn is_live(&self, point: &Point) -> bool {
        point.life == Life::Live
            && self.ideas.get(&point.idea).is_some_and(|idea| !idea.dropped)
            && point.parent.is_none_or(|parent| self.points.get(&parent).is_some_and(|p| self.is_live(p)))
    }

    /// The live points of an idea: title first, then by petal and order, sub-points after their parent.
    pub fn points_of(&self, idea: IdeaId) -> Vec<&Point> {
        let mut all: Vec<_> = self
            .by_idea
            .get(&idea)
            .into_iter()
            .flatten()
            .filter_map(|id| self.points.get(id))
            .filter(|p| self.is_live(p))
            .collect();
        all.sort_by_key(|p| {
            let parent = p.parent.and_then(|id| self.points.get(&id));
            (p.petal, parent.map_or(p.order, |q| q.order), p.parent.is_some(), p.order)
        });
        all
    }

    /// The live ideas, by topic number and number.
    pub fn live_ideas(&self) -> Vec<&Idea> {
        let mut all: Vec<_> = self.ideas.values().filter(|idea| !idea.dropped).collect();
        all.sort_by_key(|idea| (self.topic_number(idea.table), idea.number));
        all
    }

    /// The present wording of a point, where the writer saw `from_revision`.
    fn unchanged(&self, id: PointId, from_revision: u32) -> Result<&Point, Refusal> {
        let point = self.live(id)?;
        ensure!(point.revision() == from_revision, "point-changed", now = point.text(), revision = point.revision());
        Ok(point)
    }

    pub(crate) fn writing(&self) -> Result<(), Refusal> {
        ensure!(self.decided.is_none(), "already-decided");
        ensure!(self.handed_over.is_none(), "already-handed-over");
        ensure!(self.tables_opened, "tables-not-open");
        Ok(())
    }

    /// Who the words are by: somebody who takes part, or nobody (a table's own line).
    pub(crate) fn author(&self, ctx: &Ctx, named: Option<ParticipantId>) -> Result<Option<ParticipantId>, Refusal> {
        let device = ctx.actor.is(Role::Tablet);
        let author = match named {
            Some(p) => {
                ensure!(ctx.actor.owns(p) || ctx.actor.guides() || device, "not-yours");
                Some(p)
            }
            None if ctx.actor.guides() => None,
            None => {
                ensure!(device || ctx.actor.participant.is_some(), "not-yours");
                ctx.actor.participant
            }
        };
        if let Some(p) = author {
            let presence = self.attendance.get(&p).map(|a| a.presence);
            ensure!(presence == Some(Presence::TakingPart), "not-taking-part");
        }
        Ok(author)
    }

    /// Whether the actor belongs to the table of this idea: its member (who takes part and sits
    /// there now), its device, or who guides.
    pub(crate) fn of_table(&self, ctx: &Ctx, table: TableId, author: Option<ParticipantId>) -> bool {
        let sits = |a: &Attendance| a.table == Some(table) && a.presence == Presence::TakingPart;
        match author.or(ctx.actor.participant) {
            Some(p) => self.attendance.get(&p).is_some_and(sits),
            None => ctx.actor.guides() || ctx.actor.table == Some(table),
        }
    }

    /// Whether this actor may change a point: its table (a member, its device, who guides), or who
    /// wrote its present wording. Somebody of another table adds a point, or asks the table to
    /// reword: whoever could reword everybody's points could undo everybody's consent.
    fn may_change(&self, ctx: &Ctx, point: &Point, author: Option<ParticipantId>) -> Result<(), Refusal> {
        let table = self.ideas.get(&point.idea).map(|idea| idea.table);
        let wrote = author.is_some() && point.wordings.last().is_some_and(|w| w.author == author);
        let own_table = table.is_some_and(|t| self.of_table(ctx, t, author));
        ensure!(own_table || wrote, "not-your-table");
        let there = table.is_some_and(|t| self.saw_written(ctx, t, point, author));
        ensure!(there || wrote, "written-before-you");
        Ok(())
    }

    /// Whether who acts sat at that table when the point was written. Whoever walks over to another
    /// table joins in what is written from then on; what its people wrote before stays theirs. The
    /// table's device and who guides stay with their flowers.
    fn saw_written(&self, ctx: &Ctx, table: TableId, point: &Point, author: Option<ParticipantId>) -> bool {
        let Some(who) = author.or(ctx.actor.participant) else { return true };
        self.stays.get(&who).is_some_and(|stays| stays.iter().any(|s| s.saw_written(table, point.order)))
    }

    /// `idea.add`
    pub(crate) fn add_idea(
        &self,
        ctx: &Ctx,
        table: TableId,
        title: &str,
        author: Option<ParticipantId>,
    ) -> Result<Vec<Fact>, Refusal> {
        let author = self.author(ctx, author)?;
        self.new_idea(ctx, table, title, author, came_in(ctx, author))
    }

    /// The facts of a new idea, by whom and however its title came in.
    pub(crate) fn new_idea(
        &self,
        ctx: &Ctx,
        table: TableId,
        title: &str,
        author: Option<ParticipantId>,
        (channel, on_behalf): (Channel, bool),
    ) -> Result<Vec<Fact>, Refusal> {
        self.writing()?;
        let Some(at) = self.tables.get(&table) else { return refuse!("table-unknown") };
        ensure!(self.of_table(ctx, table, author), "not-your-table");
        ensure!(self.points.len() < MAX_POINTS, "too-many-points", most = MAX_POINTS);
        let number =
            self.ideas.values().filter(|i| self.tables.get(&i.table).is_some_and(|t| t.topic == at.topic)).count() + 1;
        let idea = ctx.new_id(0);
        let point = ctx.new_id(1);
        Ok(vec![
            Fact::IdeaAdded { idea, table, number: u32::try_from(number).unwrap_or(u32::MAX), title: point },
            Fact::PointWritten(PointFact {
                point,
                idea,
                petal: None,
                parent: None,
                kind: PointKind::Point,
                addition: false,
                text: line(title, MAX_POINT)?.into(),
                author,
                lineage: Vec::new(),
                channel,
                on_behalf,
            }),
        ])
    }

    /// `idea.drop` and `idea.restore`
    pub(crate) fn keep_idea(&self, ctx: &Ctx, id: IdeaId, keep: bool) -> Result<Vec<Fact>, Refusal> {
        self.writing()?;
        let Some(idea) = self.ideas.get(&id) else { return refuse!("idea-unknown") };
        ensure!(self.of_table(ctx, idea.table, None), "not-your-table");
        let there = self.points.get(&idea.title).is_some_and(|title| self.saw_written(ctx, idea.table, title, None));
        ensure!(there, "written-before-you");
        ensure!(idea.dropped == keep, "nothing-changes");
        Ok(vec![if keep { Fact::IdeaRestored { idea: id } } else { Fact::IdeaDropped { idea: id } }])
    }

    /// `point.add`
    pub(crate) fn add_point(&self, ctx: &Ctx, new: NewPoint<'_>) -> Result<Vec<Fact>, Refusal> {
        let author = self.author(ctx, new.author)?;
        let fact = self.new_point(ctx, ctx.new_id(0), NewPoint { author, ..new }, came_in(ctx, author))?;
        Ok(vec![Fact::PointWritten(fact)])
    }

    /// A point as it is written on a petal, by whom and however it came in.
    pub(crate) fn new_point(
        &self,
        ctx: &Ctx,
        point: PointId,
        new: NewPoint<'_>,
        (channel, on_behalf): (Channel, bool),
    ) -> Result<PointFact, Refusal> {
        self.writing()?;
        let author = new.author;
        let idea = self.live_idea(new.idea)?;
        ensure!(self.points.len() < MAX_POINTS, "too-many-points", most = MAX_POINTS);
        ensure!(self.method.petals.contains(&new.petal), "petal-unknown");
        if let Some(parent) = new.parent {
            let above = self.live(parent)?;
            let fits = above.idea == new.idea && above.petal == Some(new.petal) && above.parent.is_none();
            ensure!(fits, "sub-point-misplaced");
        }
        // A table's device stays with its own flowers; a visitor who uses it writes an addition.
        ensure!(!ctx.actor.is(Role::Tablet) || ctx.actor.table == Some(idea.table), "not-your-table");
        let addition = new.addition || !self.of_table(ctx, idea.table, author);
        Ok(PointFact {
            point,
            idea: new.idea,
            petal: Some(new.petal),
            parent: new.parent,
            kind: new.kind,
            addition,
            text: line(new.text, MAX_POINT)?.into(),
            author,
            lineage: Vec::new(),
            channel,
            on_behalf,
        })
    }

    /// `point.reword`
    pub(crate) fn reword(
        &self,
        ctx: &Ctx,
        id: PointId,
        from: u32,
        text: &str,
        author: Option<ParticipantId>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.writing()?;
        let author = self.author(ctx, author)?;
        let point = self.unchanged(id, from)?;
        self.may_change(ctx, point, author)?;
        let text = line(text, MAX_POINT)?;
        ensure!(text != point.text(), "nothing-changes");
        // Only its owner ends a not-yet: words that somebody else types in their name make them
        // stand behind nothing while theirs is open.
        let open = author.filter(|p| !ctx.actor.owns(*p)).and_then(|p| self.open_not_yet(id, p));
        let author = if open.is_some() { None } else { author };
        let (channel, on_behalf) = came_in(ctx, author);
        let (revision, text) = (from + 1, text.into());
        Ok(vec![Fact::PointReworded { point: id, revision, text, author, channel, on_behalf }])
    }

    /// `point.drop`
    pub(crate) fn drop_point(&self, ctx: &Ctx, id: PointId, from: u32) -> Result<Vec<Fact>, Refusal> {
        self.writing()?;
        let point = self.unchanged(id, from)?;
        ensure!(point.petal.is_some(), "title-stays");
        self.may_change(ctx, point, ctx.actor.participant)?;
        Ok(vec![Fact::PointDropped { point: id }])
    }

    /// `point.restore`
    pub(crate) fn restore_point(&self, ctx: &Ctx, id: PointId) -> Result<Vec<Fact>, Refusal> {
        self.writing()?;
        let Some(point) = self.points.get(&id) else { return refuse!("point-unknown") };
        ensure!(point.life == Life::Dropped, "nothing-changes");
        point.parent.map(|parent| self.live(parent).map(|_| ())).transpose()?;
        self.may_change(ctx, point, ctx.actor.participant)?;
        Ok(vec![Fact::PointRestored { point: id }])
    }

    /// `point.move`: the point and its sub-points anew on another petal, with their lineage.
    pub(crate) fn move_point(
        &self,
        ctx: &Ctx,
        id: PointId,
        from: u32,
        idea: IdeaId,
        petal: Petal,
    ) -> Result<Vec<Fact>, Refusal> {
        self.writing()?;
        let point = self.unchanged(id, from)?;
        ensure!(point.petal.is_some(), "title-stays");
        ensure!(self.method.petals.contains(&petal), "petal-unknown");
        self.may_change(ctx, point, ctx.actor.participant)?;
        let Some(target) = self.ideas.get(&idea).filter(|i| !i.dropped) else {
            return refuse!("idea-unknown");
        };
        let addition = point.addition || !self.of_table(ctx, target.table, None);
        let stays = point.idea == idea && point.petal == Some(petal) && point.parent.is_none();
        ensure!(!stays, "nothing-changes");
        let fresh: PointId = ctx.new_id(0);
        let mut facts = vec![Fact::PointWritten(PointFact {
            idea,
            petal: Some(petal),
            parent: None,
            addition,
            ..heir(point, fresh, &[id])
        })];
        facts.extend(self.adopt_children(ctx, &[id], fresh, idea, petal, 1));
        Ok(facts)
    }

    /// `point.merge`: one point of several, each named with the revision that was seen.
    pub(crate) fn merge_points(&self, ctx: &Ctx, points: &[(PointId, u32)], text: &str) -> Result<Vec<Fact>, Refusal> {
        self.writing()?;
        let distinct: BTreeSet<_> = points.iter().map(|(id, _)| *id).collect();
        ensure!(points.len() >= 2 && distinct.len() == points.len(), "merge-needs-two");
        let mut found = Vec::new();
        for (id, from) in points {
            let point = self.unchanged(*id, *from)?;
            ensure!(point.petal.is_some(), "title-stays");
            self.may_change(ctx, point, ctx.actor.participant)?;
            found.push(point);
        }
        let first = found[0];
        let together = found.iter().all(|p| p.idea == first.idea && p.parent == first.parent && p.kind == first.kind);
        ensure!(together, "merge-apart");
        let ids: Vec<_> = found.iter().map(|p| p.id).collect();
        let fresh: PointId = ctx.new_id(0);
        let petal = first.petal.unwrap_or(Petal::What);
        let mut facts = vec![Fact::PointWritten(PointFact {
            text: line(text, MAX_POINT)?.into(),
            addition: found.iter().all(|p| p.addition),
            ..heir(first, fresh, &ids)
        })];
        facts.extend(self.adopt_children(ctx, &ids, fresh, first.idea, petal, 1));
        Ok(facts)
    }

    /// `point.split`: several points of one; its sub-points go with the first.
    pub(crate) fn split_point(
        &self,
        ctx: &Ctx,
        id: PointId,
        from: u32,
        texts: &[String],
    ) -> Result<Vec<Fact>, Refusal> {
        self.writing()?;
        ensure!((2..=20).contains(&texts.len()), "split-needs-two");
        let point = self.unchanged(id, from)?;
        let Some(petal) = point.petal else { return refuse!("title-stays") };
        self.may_change(ctx, point, ctx.actor.participant)?;
        let mut facts = Vec::new();
        for (n, text) in texts.iter().enumerate() {
            let text = line(text, MAX_POINT)?.into();
            facts.push(Fact::PointWritten(PointFact { text, ..heir(point, ctx.new_id(n), &[id]) }));
        }
        facts.extend(self.adopt_children(ctx, &[id], ctx.new_id(0), point.idea, petal, texts.len()));
        Ok(facts)
    }

    /// `point.answer`
    pub(crate) fn answer_question(&self, ctx: &Ctx, question: PointId, by: PointId) -> Result<Vec<Fact>, Refusal> {
        self.writing()?;
        let asked = self.live(question)?;
        ensure!(asked.kind == PointKind::Question, "not-a-question");
        let answer = self.live(by)?;
        ensure!(answer.kind == PointKind::Point, "answer-is-a-point");
        self.may_change(ctx, asked, ctx.actor.participant)?;
        Ok(vec![Fact::QuestionAnswered { question, by }])
    }

    /// The live sub-points of `old`, anew under `parent`.
    fn adopt_children(
        &self,
        ctx: &Ctx,
        old: &[PointId],
        parent: PointId,
        idea: IdeaId,
        petal: Petal,
        from: usize,
    ) -> Vec<Fact> {
        let children =
            self.points.values().filter(|p| p.life == Life::Live && p.parent.is_some_and(|up| old.contains(&up)));
        let mut children: Vec<_> = children.collect();
        children.sort_by_key(|p| p.order);
        let heirs = children.iter().enumerate().map(|(n, child)| {
            let fact = heir(child, ctx.new_id(from + n), &[child.id]);
            Fact::PointWritten(PointFact { idea, petal: Some(petal), parent: Some(parent), ..fact })
        });
        heirs.collect()
    }
}

/// How the author's stance behind these words comes in, and whether on their behalf: words that who
/// guides or a table's device writes in somebody's name are not shown to them as their own word.
fn came_in(ctx: &Ctx, author: Option<ParticipantId>) -> (Channel, bool) {
    match author {
        Some(p) if !ctx.actor.owns(p) => (if ctx.actor.guides() { Channel::Spoken } else { Channel::Tablet }, true),
        Some(_) => (ctx.actor.own_channel(), false),
        None => (Channel::Own, false),
    }
}

/// What `point.add` asks for.
pub(crate) struct NewPoint<'a> {
    pub idea: IdeaId,
    pub petal: Petal,
    pub parent: Option<PointId>,
    pub text: &'a str,
    pub kind: PointKind,
    pub author: Option<ParticipantId>,
    /// Whether it is said to be an addition; it is one anyway when its author sits at another table.
    pub addition: bool,
}

/// A new point that comes from others; it starts unseen for everyone, its first writer too,
/// because nobody wrote these words here.
fn heir(of: &Point, fresh: PointId, lineage: &[PointId]) -> PointFact {
    PointFact {
        point: fresh,
        idea: of.idea,
        petal: of.petal,
        parent: of.parent,
        kind: of.kind,
        addition: of.addition,
        text: of.wordings.last().map(|w| w.text.clone()).unwrap_or_default(),
        author: None,
        lineage: lineage.to_vec(),
        channel: Channel::Own,
        on_behalf: false,
    }
}

#[cfg(test)]
mod tests;
