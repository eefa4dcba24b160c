//! The print pack: one PDF of all that a gathering needs on paper, A4 and A3, out of one [`Pack`].

mod model;
mod qr;
mod script;
mod view;

pub use model::{
    BlankFlower, Clock, MAX_ADDRESS_BYTES, MAX_FLOWERS, MAX_PEOPLE, MAX_POINTS, MAX_ROUNDS, MAX_TABLES, Pack, PackPart,
    PackTable, ScriptKind, ScriptPart, SeatCard, SpokenIdea, SpokenPetal, SpokenPoint, Stop, Visit, Walk,
};
pub use qr::{Qr, in_characters};
pub(crate) use view::PackView;

/// The main template of the pack.
pub(crate) const MAIN: &str = include_str!("../../templates/pack/main.typ");

/// What the main template is made of, by path.
pub(crate) const TEMPLATES: [(&str, &str); 4] = [
    ("pack/shared.typ", include_str!("../../templates/pack/shared.typ")),
    ("pack/cards.typ", include_str!("../../templates/pack/cards.typ")),
    ("pack/large.typ", include_str!("../../templates/pack/large.typ")),
    ("pack/sheets.typ", include_str!("../../templates/pack/sheets.typ")),
];
