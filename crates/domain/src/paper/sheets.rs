//! Blank flowers: each sheet has a code of its own, and becomes one idea.

use crate::change::{Change, Record};
use crate::ctx::Ctx;
use crate::event::Event;
use crate::id::{IdeaId, TableId};
use crate::method::Role;
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;
use crate::stance::Channel;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Letters and digits of a flower code.
pub const CODE_LENGTH: usize = 6;
/// Most sheets in one print.
const MAX_SHEETS: usize = 400;

/// A blank flower that was printed. Its code opens nothing: it says which sheet this is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FlowerSheet {
    /// The printed code: capital letters and digits.
    pub code: String,
    /// The table it was printed for; none for a spare one.
    #[serde(default)]
    pub table: Option<TableId>,
    /// The idea it became, once it was typed over.
    #[serde(default)]
    pub idea: Option<IdeaId>,
}

/// A flower code as it is compared: what people add or leave out while typing does not count.
pub fn canonical(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

fn sheet(is: FlowerSheet, what: &str) -> Event {
    Event::Change(Change { what: what.into(), record: Record::FlowerSheet(is) })
}

impl Route {
    /// `flower.print`: these sheets are on paper now.
    pub(crate) fn print_flowers(&self, sheets: &[FlowerSheet]) -> Result<Vec<Event>, Refusal> {
        ensure!(!sheets.is_empty(), "nothing-chosen");
        ensure!(sheets.len() <= MAX_SHEETS, "too-many-at-once", most = MAX_SHEETS);
        let mut events = Vec::new();
        for (n, new) in sheets.iter().enumerate() {
            let fits = new.code.len() == CODE_LENGTH && new.code == canonical(&new.code);
            ensure!(fits && new.idea.is_none(), "flower-unknown");
            let twice = sheets[..n].iter().any(|other| other.code == new.code);
            ensure!(!twice && !self.prep.sheets.contains_key(&new.code), "flower-twice");
            ensure!(new.table.is_none_or(|table| self.facts.tables.contains_key(&table)), "table-unknown");
            events.push(sheet(new.clone(), "flower.printed"));
        }
        Ok(events)
    }

    /// `flower.begin`: the sheet with this code becomes an idea. A spare sheet becomes one of the table that is named.
    pub(crate) fn begin_flower(
        &self,
        ctx: &Ctx,
        code: &str,
        title: &str,
        table: Option<TableId>,
    ) -> Result<Vec<Event>, Refusal> {
        let code = canonical(code);
        let Some(known) = self.prep.sheets.get(&code) else { return refuse!("flower-unknown") };
        if let Some(used) = self.idea_of(known) {
            let title = self.facts.ideas.get(&used).and_then(|idea| self.facts.points.get(&idea.title));
            return refuse!("flower-used", now = title.map_or("", |point| point.text()));
        }
        let own = ctx.actor.table.filter(|_| ctx.actor.is(Role::Tablet));
        let Some(at) = known.table.or(own).or(table) else { return refuse!("table-unknown") };
        let number = self.facts.tables.get(&at).map_or(0, |set| set.number);
        ensure!(own.is_none_or(|own| own == at), "flower-of-another-table", table = number);
        let facts = self.facts.new_idea(ctx, at, title, None, (Channel::Paper, false))?;
        let is = FlowerSheet { code, table: known.table, idea: Some(ctx.new_id(0)) };
        let typed = self.typed_over(ctx, facts);
        Ok(typed.into_iter().chain([sheet(is, "flower.begun")]).collect())
    }

    /// The idea that a sheet became, unless its table dropped it: then the paper can be typed over again.
    pub fn idea_of(&self, sheet: &FlowerSheet) -> Option<IdeaId> {
        sheet.idea.filter(|idea| self.facts.live_idea(*idea).is_ok())
    }
}
