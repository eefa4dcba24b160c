//! The rules of De Nieuwe Route, pure: no clock, no random, no I/O.
//!
//! `decide(state, command, ctx) -> events or refusal`: see [`route::Route::decide`].

// The fixture in `testing.rs` is also the laws' (tests/laws.rs), and names this crate the same in both.
#[cfg(test)]
extern crate self as bloemenzee_domain;

pub mod answer;
pub mod boxed;
pub mod carousel;
pub mod carried;
pub mod change;
pub mod circle;
pub mod command;
pub mod conversation;
pub mod count;
pub mod ctx;
pub mod event;
pub mod fact;
pub mod facts;
pub mod follow_up;
mod fresh;
pub mod gate;
pub mod gathering;
pub mod guidance;
pub mod hall;
pub mod id;
pub mod idea;
pub mod import;
pub mod message;
pub mod method;
pub mod paper;
pub mod personal_data;
pub mod plain;
pub mod prep;
pub mod question;
pub mod refusal;
pub mod report;
pub mod rounds;
pub mod route;
pub mod stance;
#[cfg(test)]
mod testing;
pub mod text;
pub mod time;
pub mod transcript;
pub mod words;
