//! Factlab: how help overlaps per household, counted together without anyone handing over an address.
//!
//! A session is held by 2 to 50 organisations and a collator, on a [`manifest`] that all have signed. Each organisation
//! turns its own list into keys of addresses ([`sheet`], [`mapping`], [`address`], [`prepare`]); in the ceremony ([`party`],
//! [`collator`], [`message`]) those become tokens that only all keys together can make, and the collator counts them
//! ([`patterns`], [`tables`]) and releases what disclosure control lets through ([`protect`], [`release`]). Messages
//! travel over TLS or as files ([`link`]); [`show`] makes pages, pictures and sheets of a result.
//!
//! Instead of the chain of keys, a session may count with three nodes that do not work together ([`mode`], [`shares`]):
//! the same manifest, ceremony and tables, another way from lists to counts.
//!
//! The protocol is written down in `docs/factlab/protocol.md`, what it does not protect in `docs/factlab/threats.md`.

pub mod address;
pub mod board;
pub mod cells;
pub mod cluster;
pub mod collator;
mod gathering;
pub mod group;
pub mod hex;
pub mod link;
pub mod manifest;
pub mod mapping;
pub mod message;
pub mod mode;
pub mod party;
pub mod patterns;
pub mod plan;
pub mod prepare;
pub mod protect;
pub mod refusal;
pub mod register;
pub mod release;
pub mod secret;
pub mod shares;
pub mod sheet;
pub mod show;
pub mod signed;
pub mod tables;
pub mod text;
mod turns;

#[cfg(test)]
mod ceremony_tests;
#[cfg(test)]
mod collusion_tests;
#[cfg(test)]
mod manifest_tests;
#[cfg(test)]
mod testing;
