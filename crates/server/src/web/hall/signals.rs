//! The quiet call of a table, at the table and with who guides; never on a shared screen.

use crate::clock;
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::words;
use bloemenzee_domain::id::TableId;

/// How long a table is told that somebody comes, in seconds: long enough to cross a hall.
const ON_THE_WAY: i64 = 600;

/// A table that calls, for who guides.
pub struct Call {
    /// The table.
    pub table: String,
    /// What people call it.
    pub name: String,
    /// Since when, in words.
    pub since: String,
}

/// The tables that call now, who waits longest first; empty for who may not answer.
pub fn calls(here: &Here) -> Vec<Call> {
    let (t, route) = (here.t(), here.route());
    if !view::may(here, "signal.answer") {
        return Vec::new();
    }
    let waiting = route.facts.tables.keys().filter_map(|table| Some((route.calls_since(*table)?, *table)));
    let mut waiting: Vec<_> = waiting.collect();
    waiting.sort();
    let call = |(since, table)| Call {
        name: view::table_name(&route.facts, t, table),
        since: t.w("signal-since", "when", words::clock(t, since)),
        table: table.to_string(),
    };
    waiting.into_iter().map(call).collect()
}

/// What a table sees of its own call.
#[derive(Default)]
pub struct Help {
    /// Whether it can call, or take its call back.
    pub may: bool,
    /// Whether it calls now.
    pub calls: bool,
    /// Whether somebody just said that they come.
    pub comes: bool,
}

/// The call of this table; nothing before the meeting began and after the last part.
pub fn help(here: &Here, table: TableId) -> Help {
    let route = here.route();
    let going_on = route.facts.part.is_some() && route.facts.handed_over.is_none();
    let comes = route.comes_since(table).is_some_and(|m| clock::now().0 - m.0 < ON_THE_WAY);
    Help { may: going_on && view::may(here, "signal.give"), calls: route.calls_since(table).is_some(), comes }
}
