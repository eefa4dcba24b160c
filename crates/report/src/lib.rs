//! Reports, letters, lists and print packs of Bloemenzee: plain data in; tagged PDF (PDF/UA-1), HTML, CSV and XLSX out.
//!
//! A leaf crate: it knows nothing of routes, people or databases. [`report_html`] and the lists are quick and run
//! anywhere; [`typeset`] is heavy and is meant to run in a process of its own, with limits (design.md).

mod booklet;
mod html;
mod model;
mod pack;
mod points;
mod printable;
mod sheets;
mod texts;
mod typeset;
mod view;

pub use booklet::{Booklet, BookletTable, Picture, Section};
pub use html::{Shown, report_html, report_page};
pub use model::{
    Answer, AnswerKind, Block, Document, Frame, Gathering, Idea, Lang, Letter, Numbers, Outcome, Petal, PetalKind,
    Point, PointRef, PointStatus, Purpose, Report, Status, Strength, Thread,
};
pub use pack::{
    BlankFlower, Clock, MAX_ADDRESS_BYTES, MAX_FLOWERS, MAX_PEOPLE, MAX_POINTS, MAX_ROUNDS, MAX_TABLES, Pack, PackPart,
    PackTable, Qr, ScriptKind, ScriptPart, SeatCard, SpokenIdea, SpokenPetal, SpokenPoint, Stop, Visit, Walk,
    in_characters,
};
pub use points::{ListError, PointRow, points_csv, points_xlsx};
pub use sheets::{Sheet, Value, sheet_csv, sheets_xlsx};
pub use typeset::{Job, TypesetError, typeset};
