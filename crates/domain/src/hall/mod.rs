//! What a meeting in a hall needs besides its parts: seat cards, a quiet call for help, a clock
//! that can stand still, a second pair of eyes on what was written down, and one hand raised for a
//! whole table.
//!
//! Source: method.md, step 6, "Nobody needs a device", and its ten complaints (1 and 6).

mod cards;
mod clock;
mod read_back;
mod signals;
mod together;

pub use cards::SeatCard;
pub use read_back::ReadBack;
pub use signals::Signal;

#[cfg(test)]
mod tests;
