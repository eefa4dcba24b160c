//! From paper to screen: lines typed over from a flower on paper, the code that is printed on it, and its photo.
//!
//! Source: method.md, step 6, "Nobody needs a device", and the first of its ten complaints: people write on paper,
//! and somebody types it over at the speed of typing.

mod photos;
mod sheets;
#[cfg(test)]
mod tests;
mod typists;
mod write;

pub use photos::{MAX_PHOTOS, Photo, PhotoRule, PhotoState};
pub use sheets::{CODE_LENGTH, FlowerSheet, canonical};
pub use typists::Typist;
pub(crate) use write::{Typed, plain};
