//! The shares mode, FACTLAB-SHARES-V1: three nodes that do not work together shuffle the rows of the address register
//! without seeing them.
//!
//! Every organisation writes one row of bits per address of the register and splits it in three shares by exclusive or;
//! node `j` holds shares `j` and `j+1` (replicated sharing, Araki et al. 2016). The nodes shuffle the rows pair by pair, so
//! that each misses one of the three permutations (Laur, Willemson and Zhang 2011), and open the shuffled rows to the
//! collator, who counts as in the chain mode. Every row carries a tag under keys of the organisations; whether the tags
//! still fit is checked on the shares, before anything is opened.
//!
//! [`giver`], [`node`] and [`counter`] are the three roles, [`machine`] what they have in common, [`rows`] and [`seal`] the
//! arithmetic. Written down in `docs/factlab/shares.md`.

pub mod counter;
pub mod giver;
pub mod machine;
pub mod node;
pub mod rows;
pub mod seal;

#[cfg(test)]
mod cheat_tests;
#[cfg(test)]
mod course_tests;
