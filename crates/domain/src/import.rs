//! What was written on paper comes in as facts; and a text that holds personal data goes out.

use crate::ctx::Ctx;
use crate::event::Event;
use crate::fact::{Fact, KeptWords, PointFact};
use crate::facts::Facts;
use crate::id::{IdeaId, PointId, TableId};
use crate::idea::{MAX_POINT, MAX_POINTS, Petal, PointKind, line};
use crate::method::Role;
use crate::paper::plain;
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;
use crate::stance::Channel;
use crate::transcript::{self, Item, ItemKind, LineError};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// Gives out the ids of an import, one after another.
struct Writer<'a> {
    ctx: &'a Ctx,
    made: usize,
    facts: Vec<Fact>,
}

impl Writer<'_> {
    fn id<T: From<uuid::Uuid>>(&mut self) -> T {
        self.made += 1;
        self.ctx.new_id(self.made - 1)
    }

    fn point(&mut self, idea: IdeaId, petal: Petal, parent: Option<PointId>, item: &Item) -> Result<PointId, Refusal> {
        let point = self.id();
        let text = line(&item.text, MAX_POINT).map_err(|refusal| refusal.with("line", item.line))?;
        self.facts.push(Fact::PointWritten(PointFact {
            point,
            idea,
            petal: Some(petal),
            parent,
            kind: if item.kind == ItemKind::Question { PointKind::Question } else { PointKind::Point },
            addition: item.kind != ItemKind::Point,
            text: text.into(),
            author: None,
            lineage: Vec::new(),
            channel: Channel::Paper,
            on_behalf: false,
        }));
        Ok(point)
    }
}

/// What is wrong with a text, by its first wrong line.
fn wrong(errors: &[LineError]) -> Refusal {
    let refusal = Refusal::new("transcript-wrong").with("count", errors.len());
    errors.first().map_or(refusal.clone(), |e| refusal.with("line", e.line).with("found", &e.found))
}

impl Route {
    /// `point.erase`, and with the words the photos on which they stand.
    pub(crate) fn erase_words(&self, point: PointId) -> Result<Vec<Event>, Refusal> {
        let facts = self.facts.erase_anywhere(point)?;
        let photos = self.facts.points.get(&point).map(|p| self.erase_photos(p.idea)).unwrap_or_default();
        Ok(facts.into_iter().map(Event::Fact).chain(photos).collect())
    }
}

impl Facts {
    /// `paper.import`: a list for one flower, the table's own words. All or nothing; a line that stands on its petal
    /// already is left out, and what stands under it in the list goes under the line that is there.
    pub(crate) fn import_list(&self, ctx: &Ctx, id: IdeaId, petal: Petal, list: &str) -> Result<Vec<Fact>, Refusal> {
        self.writing()?;
        let idea = self.live_idea(id)?;
        ensure!(self.of_table(ctx, idea.table, None), "not-your-table");
        ensure!(!ctx.actor.is(Role::Tablet) || ctx.actor.table == Some(idea.table), "not-your-table");
        let petals = transcript::parse_list(list, petal).map_err(|errors| wrong(&errors))?;
        let mut writer = Writer { ctx, made: 0, facts: Vec::new() };
        let mut there = self.words_on(id);
        let mut write = |petal: Petal, parent: Option<PointId>, item: &Item| match there.entry((
            petal,
            parent,
            plain(&item.text),
        )) {
            Entry::Occupied(known) => Ok(*known.get()),
            Entry::Vacant(free) => writer.point(id, petal, parent, item).map(|point| *free.insert(point)),
        };
        for (petal, items) in Petal::ALL.into_iter().zip(&petals) {
            ensure!(items.is_empty() || self.method.petals.contains(&petal), "petal-unknown");
            for item in items {
                let parent = write(petal, None, item)?;
                for sub in &item.sub {
                    write(petal, Some(parent), sub)?;
                }
            }
        }
        ensure!(!writer.facts.is_empty(), "list-stands-already");
        ensure!(self.points.len() + writer.facts.len() <= MAX_POINTS, "too-many-points", most = MAX_POINTS);
        Ok(writer.facts)
    }

    /// The lines of such a list, by their number in it, that stand on the flower already and would be left out.
    pub fn left_out(&self, id: IdeaId, petals: &[Vec<Item>; 6]) -> BTreeSet<usize> {
        let mut there = self.words_on(id);
        let mut out = BTreeSet::new();
        let mut place = |petal: Petal, parent: Option<PointId>, item: &Item| {
            match there.entry((petal, parent, plain(&item.text))) {
                Entry::Occupied(known) => {
                    out.insert(item.line);
                    *known.get()
                }
                // Any id that no point has: the line's own.
                Entry::Vacant(free) => *free.insert(PointId(uuid::Uuid::from_u128(item.line as u128))),
            }
        };
        for (petal, items) in Petal::ALL.into_iter().zip(petals) {
            for item in items {
                let parent = place(petal, None, item);
                item.sub.iter().for_each(|sub| {
                    place(petal, Some(parent), sub);
                });
            }
        }
        out
    }

    /// `transcript.import`: each topic's ideas go to the first table of that topic. All or nothing.
    pub(crate) fn import_transcript(&self, ctx: &Ctx, text: &str) -> Result<Vec<Fact>, Refusal> {
        self.writing()?;
        let parsed = transcript::parse(text).map_err(|errors| wrong(&errors))?;
        let mut writer = Writer { ctx, made: 0, facts: Vec::new() };
        let mut numbers: BTreeMap<TableId, u32> = BTreeMap::new();
        for topic in &parsed.topics {
            let Some(table) = self.table_on(&topic.title) else {
                return refuse!("transcript-topic-unknown", topic = &topic.title, line = topic.line);
            };
            for idea in &topic.ideas {
                let number = numbers.entry(table).or_insert_with(|| self.ideas_on(table));
                *number += 1;
                let number = *number;
                self.write_idea(&mut writer, table, number, idea)?;
            }
        }
        ensure!(!writer.facts.is_empty(), "nothing-chosen");
        ensure!(self.points.len() + writer.facts.len() <= MAX_POINTS, "too-many-points", most = MAX_POINTS);
        Ok(writer.facts)
    }

    fn write_idea(
        &self,
        writer: &mut Writer<'_>,
        table: TableId,
        number: u32,
        idea: &transcript::Idea,
    ) -> Result<(), Refusal> {
        let id = writer.id();
        let title: PointId = writer.id();
        writer.facts.push(Fact::IdeaAdded { idea: id, table, number, title });
        writer.facts.push(Fact::PointWritten(PointFact {
            point: title,
            idea: id,
            petal: None,
            parent: None,
            kind: PointKind::Point,
            addition: false,
            text: line(&idea.title, MAX_POINT).map_err(|refusal| refusal.with("line", idea.line))?.into(),
            author: None,
            lineage: Vec::new(),
            channel: Channel::Paper,
            on_behalf: false,
        }));
        for (petal, items) in Petal::ALL.into_iter().zip(&idea.petals) {
            ensure!(items.is_empty() || self.method.petals.contains(&petal), "petal-unknown");
            for item in items {
                let parent = writer.point(id, petal, None, item)?;
                for sub in &item.sub {
                    writer.point(id, petal, Some(parent), sub)?;
                }
            }
        }
        Ok(())
    }

    fn table_on(&self, title: &str) -> Option<TableId> {
        let same = |t: &&crate::facts::Topic| t.title.as_str().trim().to_lowercase() == title.trim().to_lowercase();
        let topic = self.topics.iter().find(|(_, t)| same(t)).map(|(id, _)| *id)?;
        let tables = self.tables.iter().filter(|(_, t)| t.topic == topic);
        tables.min_by_key(|(_, t)| t.number).map(|(id, _)| *id)
    }

    fn ideas_on(&self, table: TableId) -> u32 {
        let topic = self.tables.get(&table).map(|t| t.topic);
        let of_topic = self.ideas.values().filter(|i| self.tables.get(&i.table).map(|t| t.topic) == topic);
        u32::try_from(of_topic.count()).unwrap_or(u32::MAX)
    }

    /// `point.erase`: the words of every wording go, and those of the points it comes from, where
    /// the same words stood; what shared their entries is written anew.
    pub(crate) fn erase_point(&self, id: PointId) -> Result<Vec<Fact>, Refusal> {
        let Some(point) = self.points.get(&id) else { return refuse!("point-unknown") };
        let mut gone = self.ancestors(point);
        gone.insert(id);
        let wordings = gone.iter().filter_map(|id| self.points.get(id)).flat_map(|p| &p.wordings);
        let mut entries: Vec<u64> = wordings.filter(|w| w.text.text.is_some()).map(|w| w.seq).collect();
        entries.sort_unstable();
        entries.dedup();
        ensure!(!entries.is_empty(), "nothing-changes");
        let mut kept = Vec::new();
        for other in self.points.values().filter(|p| !gone.contains(&p.id)) {
            for (revision, wording) in (1..).zip(&other.wordings) {
                if entries.contains(&wording.seq) && wording.text.text.is_some() {
                    kept.push(KeptWords { point: other.id, revision, text: wording.text.clone() });
                }
            }
        }
        Ok(vec![Fact::Erased { entries, points: gone.into_iter().collect(), kept }])
    }
}
