//! One binary for all integration tests: helpers act as users, through public addresses only.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod access;
mod again;
mod backup;
mod bare;
mod behaviour;
mod boxed;
mod browser;
mod durability;
mod edge;
mod follow;
mod forged;
mod forms;
mod hall;
mod hears;
mod listening;
mod mislaid;
mod months;
mod named;
mod no_more_mail;
mod offline;
mod once;
mod outside;
mod paper;
mod papers;
mod phone;
mod program;
mod rehearsal;
mod seats;
mod site;
mod story;
mod texts;
mod trace;
mod trust;
mod weight;
mod westerkwartier;
