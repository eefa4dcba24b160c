//! The quiet call of a table: come and help. Seen by who guides, never on a shared screen.

use crate::change::{Change, Record};
use crate::ctx::Ctx;
use crate::event::Event;
use crate::id::TableId;
use crate::refusal::{Refusal, ensure};
use crate::route::Route;
use crate::time::Moment;
use serde::{Deserialize, Serialize};

/// Whether a table calls for help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signal {
    /// The table.
    pub table: TableId,
    /// Since when; none once it is answered.
    pub since: Option<Moment>,
    /// When who guides said that they come; none when the table took its call back.
    #[serde(default)]
    pub coming: Option<Moment>,
}

impl Route {
    /// `signal.give`: come and help.
    pub(crate) fn give_signal(&self, ctx: &Ctx, table: TableId) -> Result<Vec<Event>, Refusal> {
        ensure!(self.facts.part.is_some(), "meeting-not-begun");
        self.set_signal(ctx, table, Some(ctx.now))
    }

    /// `signal.answer`: somebody comes, or the table needs it no longer.
    pub(crate) fn answer_signal(&self, ctx: &Ctx, table: TableId) -> Result<Vec<Event>, Refusal> {
        self.set_signal(ctx, table, None)
    }

    fn set_signal(&self, ctx: &Ctx, table: TableId, since: Option<Moment>) -> Result<Vec<Event>, Refusal> {
        ensure!(self.facts.tables.contains_key(&table), "table-unknown");
        ensure!(ctx.actor.guides() || ctx.actor.table == Some(table), "not-your-table");
        ensure!(self.calls_since(table).is_some() != since.is_some(), "nothing-changes");
        let coming = Some(ctx.now).filter(|_| since.is_none() && ctx.actor.guides());
        let is = Signal { table, since, coming };
        let what = if since.is_some() { "signal.given" } else { "signal.answered" };
        Ok(vec![Event::Change(Change { what: what.into(), record: Record::Signal(is) })])
    }

    /// When who guides last said that they come to this table; none while it calls.
    pub fn comes_since(&self, table: TableId) -> Option<Moment> {
        self.prep.signals.get(&table).and_then(|s| s.coming)
    }

    /// Since when a table calls for help.
    pub fn calls_since(&self, table: TableId) -> Option<Moment> {
        self.prep.signals.get(&table).and_then(|s| s.since)
    }
}
