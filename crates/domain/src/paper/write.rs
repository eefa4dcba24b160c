//! Lines that are typed over, one by one; and taking back what was just typed.

use crate::ctx::Ctx;
use crate::event::Event;
use crate::fact::Fact;
use crate::facts::Facts;
use crate::id::{IdeaId, ParticipantId, PointId};
use crate::idea::{Life, NewPoint, Petal, Point, PointKind};
use crate::method::Role;
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;
use crate::stance::Channel;
use crate::transcript::{self, Item, ItemKind, LineProblem};
use std::collections::BTreeMap;

/// What `paper.write` asks for.
pub(crate) struct Typed<'a> {
    pub idea: IdeaId,
    pub lines: &'a BTreeMap<Petal, String>,
    pub under: &'a BTreeMap<Petal, PointId>,
    pub seat: Option<u32>,
    pub again: bool,
}

/// Words as they are compared: the same line in other capitals, with other spaces, is the same line.
pub(crate) fn plain(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

impl Route {
    /// Whose seat has this number.
    pub(crate) fn of_seat(&self, number: u32) -> Option<ParticipantId> {
        self.prep.cards.values().find(|card| card.number == number).map(|card| card.participant)
    }

    /// `paper.write`: what was read from a flower, a line on each petal that is named.
    pub(crate) fn write_paper(&self, ctx: &Ctx, typed: &Typed<'_>) -> Result<Vec<Event>, Refusal> {
        let named = match typed.seat.map(|number| (number, self.of_seat(number))) {
            Some((seat, None)) => return refuse!("seat-unknown", seat = seat),
            found => found.and_then(|(_, who)| who),
        };
        let author = self.facts.author(ctx, named)?;
        let mut facts = Vec::new();
        for (petal, line) in typed.lines.iter().filter(|(_, line)| !line.trim().is_empty()) {
            let fact = self.facts.paper_line(ctx, typed, (*petal, line), author, ctx.new_id(facts.len()))?;
            facts.push(fact);
        }
        ensure!(!facts.is_empty(), "text-empty");
        Ok(self.typed_over(ctx, facts))
    }
}

impl Facts {
    fn paper_line(
        &self,
        ctx: &Ctx,
        typed: &Typed<'_>,
        (petal, line): (Petal, &str),
        author: Option<ParticipantId>,
        id: PointId,
    ) -> Result<Fact, Refusal> {
        let (under, Item { text, kind, .. }) = transcript::parse_line(line).map_err(|problem| match problem {
            LineProblem::Text(problem) => crate::idea::unfit(problem),
            _ => Refusal::new("text-empty"),
        })?;
        let above = || typed.under.get(&petal).copied().or_else(|| self.last_on(typed.idea, petal));
        let parent = if under { above() } else { None };
        ensure!(!under || parent.is_some(), "nothing-above");
        if let Some(there) = self.stands(typed.idea, &text).filter(|_| !typed.again) {
            return refuse!("stands-already", now = there.text(), code = self.code(there));
        }
        let kind_of = if kind == ItemKind::Question { PointKind::Question } else { PointKind::Point };
        let new = NewPoint {
            idea: typed.idea,
            petal,
            parent,
            text: &text,
            kind: kind_of,
            author,
            addition: kind != ItemKind::Point,
        };
        let fact = self.new_point(ctx, id, new, (Channel::Paper, author.is_some()))?;
        Ok(Fact::PointWritten(fact))
    }

    /// The last point of a petal that stands under no other.
    pub fn last_on(&self, idea: IdeaId, petal: Petal) -> Option<PointId> {
        let top = |p: &&Point| p.petal == Some(petal) && p.parent.is_none() && self.is_live(p);
        self.lines_in(idea).filter(top).last().map(|p| p.id)
    }

    /// The line of a flower that says the same in the same words, its title apart.
    fn stands(&self, idea: IdeaId, text: &str) -> Option<&Point> {
        let words = plain(text);
        self.lines_in(idea).find(|p| p.petal.is_some() && self.is_live(p) && plain(p.text()) == words)
    }

    /// The lines of a flower by petal, the point they stand under, and their words as they are compared.
    pub(crate) fn words_on(&self, idea: IdeaId) -> BTreeMap<(Petal, Option<PointId>, String), PointId> {
        let key = |p: &Point| Some(((p.petal?, p.parent, plain(p.text())), p.id));
        self.lines_in(idea).filter(|p| self.is_live(p)).filter_map(key).collect()
    }

    /// Everything that was ever written on a flower, in order of writing.
    fn lines_in(&self, idea: IdeaId) -> impl Iterator<Item = &Point> {
        self.by_idea.get(&idea).into_iter().flatten().filter_map(|id| self.points.get(id))
    }

    /// The line of a flower that was written last and can be taken back as it stands.
    pub fn last_written(&self, idea: IdeaId) -> Option<&Point> {
        let fresh = |p: &&Point| p.petal.is_some() && p.revision() == 1 && p.lineage.is_empty() && self.is_live(p);
        self.lines_in(idea).filter(fresh).last()
    }

    /// `paper.take_back`: a line that was just typed goes again, while it is nobody's but its writer's: nobody gave it
    /// other words, wrote under it, or took a stance on it. A stance for its owner's own eyes is not there for others,
    /// so that it stops nothing: a refusal would tell of it.
    pub(crate) fn take_back_line(&self, ctx: &Ctx, id: PointId) -> Result<Vec<Fact>, Refusal> {
        self.writing()?;
        let point = self.live(id)?;
        ensure!(point.petal.is_some(), "title-stays");
        let idea = self.live_idea(point.idea)?;
        ensure!(self.of_table(ctx, idea.table, None), "not-your-table");
        ensure!(!ctx.actor.is(Role::Tablet) || ctx.actor.table == Some(idea.table), "not-your-table");
        ensure!(point.revision() == 1 && point.lineage.is_empty(), "line-reworded", now = point.text());
        let under = self.lines_in(point.idea).any(|p| p.parent == Some(id) && p.life == Life::Live);
        ensure!(!under, "line-has-more", now = point.text());
        let author = point.wordings.first().and_then(|w| w.author);
        let told = self.stances.get(&id).into_iter().flatten().filter(|(_, stance)| !stance.is_private());
        ensure!(told.filter(|(who, _)| Some(**who) != author).count() == 0, "line-answered", now = point.text());
        Ok(vec![Fact::PointDropped { point: id }])
    }
}
