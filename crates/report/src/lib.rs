//! Reports, letters and lists of Bloemenzee: plain data in; tagged PDF (PDF/UA-1), HTML, CSV and XLSX out.
//!
//! A leaf crate: it knows nothing of routes, people or databases. [`report_html`] and the lists are quick and run
//! anywhere; [`typeset`] is heavy and is meant to run in a process of its own, with limits (design.md).

mod html;
mod model;
mod points;
mod printable;
mod texts;
mod typeset;
mod view;

pub use html::report_html;
pub use model::{
    Answer, AnswerKind, Block, Frame, Gathering, Idea, Lang, Letter, Numbers, Outcome, Petal, PetalKind, Point,
    PointRef, PointStatus, Purpose, Report, Status, Strength, Thread,
};
pub use points::{ListError, PointRow, points_csv, points_xlsx};
pub use typeset::{Job, TypesetError, typeset};
