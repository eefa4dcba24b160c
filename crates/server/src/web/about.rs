//! What a refused command is about, where what was typed does not say it by itself.

use crate::web::act::{Fields, field};
use crate::web::here::Here;
use crate::web::talks::outcomes;
use bloemenzee_domain::id::ItemId;
use uuid::Uuid;

/// A way to settle it, as a button.
pub struct Way {
    /// What is sent as `outcome.outcome`.
    pub value: &'static str,
    /// The button.
    pub label: String,
    /// Whether it is the one that was chosen and refused.
    pub chosen: bool,
}

/// The item that is settled, and the ways to settle it.
pub struct About {
    /// What was asked or needed.
    pub text: String,
    /// What was chosen, in words of its button; empty for nothing.
    pub chose: String,
    /// What is written with it.
    pub label: String,
    /// The buttons.
    pub ways: Vec<Way>,
}

/// What `item.settle` is about, for who may read the item; `None` for every other command.
pub fn settled(here: &Here, fields: &Fields) -> Option<About> {
    field(fields, "command").filter(|name| *name == "item.settle")?;
    let id = Uuid::parse_str(field(fields, "item")?).map(ItemId::from).ok()?;
    let item = here.route().prep.items.get(&id).filter(|item| item.may_read(&here.ctx()))?;
    let (t, chosen) = (here.t(), field(fields, "outcome.outcome").unwrap_or_default());
    let (outcome, may_decline) = outcomes(item.kind);
    let ways = [Some(outcome), may_decline.then_some("declined")];
    let way = |value| Way { value, label: t.k("items-do", value), chosen: value == chosen };
    let ways: Vec<Way> = ways.into_iter().flatten().map(way).collect();
    let chose = ways.iter().find(|way| way.chosen).map(|way| t.w("refused-chose", "what", &way.label));
    Some(About { text: item.text.clone(), chose: chose.unwrap_or_default(), label: t.s("com-answer"), ways })
}
