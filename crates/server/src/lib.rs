//! Bloemenzee: the server. The map of its rooms stands in ARCHITECTURE.md.

pub mod access;
pub mod api;
pub mod boxed;
mod calendar;
pub mod child;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod execute;
pub mod flower;
pub mod form;
pub mod lexicon;
pub mod mail;
pub mod methods;
pub mod no_more_mail;
pub mod nudge;
pub mod photo;
pub mod read;
pub mod rehearsal;
pub mod rehearse;
pub mod store;
pub mod text;
pub mod typeset;
pub mod web;

/// The room in which the domain tests its rules, to test what pages show of it.
#[cfg(test)]
#[path = "../../domain/src/testing.rs"]
mod testing;
