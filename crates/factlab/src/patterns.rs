//! The join: from final tokens to how often each combination of labels occurs. No row outlives it.

use crate::group::Token;
use crate::manifest::{Label, MAX_LABELS};
use rayon::prelude::*;
use std::collections::BTreeMap;
use zeroize::Zeroize;

const WORDS: usize = MAX_LABELS / 64;

/// A set of labels, by their place in the session's list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Labels(pub [u64; WORDS]);

impl Labels {
    /// Puts one in.
    pub fn insert(&mut self, at: usize) {
        self.0[at / 64] |= 1 << (at % 64);
    }

    /// Whether one is in.
    pub fn contains(&self, at: usize) -> bool {
        self.0[at / 64] >> (at % 64) & 1 == 1
    }

    /// Whether they have one in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }

    /// Whether all of these are in the other.
    pub fn within(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(a, b)| a & !b == 0)
    }

    /// Those in both.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] & other.0[i]))
    }

    /// How many.
    pub fn len(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The places of a list for which the test holds.
    pub fn of(labels: &[Label], test: impl Fn(&Label) -> bool) -> Self {
        let mut set = Self::default();
        labels.iter().enumerate().filter(|(_, label)| test(label)).for_each(|(at, _)| set.insert(at));
        set
    }
}

/// How many addresses have exactly each combination of labels.
pub type Histogram = BTreeMap<Labels, u64>;

/// Joins the batches of final tokens, each with the place of its label, and wipes them.
pub fn join(mut batches: Vec<(usize, Vec<Token>)>) -> Histogram {
    let rows: usize = batches.iter().map(|(_, tokens)| tokens.len()).sum();
    let mut all: Vec<(Token, u16)> = Vec::with_capacity(rows);
    for (at, tokens) in &mut batches {
        let label = u16::try_from(*at).expect("at most 256 labels");
        all.extend(tokens.iter().map(|token| (*token, label)));
        tokens.as_mut_slice().as_flattened_mut().zeroize();
    }
    all.par_sort_unstable();
    let mut histogram = Histogram::new();
    for group in all.chunk_by(|a, b| a.0 == b.0) {
        let mut labels = Labels::default();
        group.iter().for_each(|(_, at)| labels.insert(usize::from(*at)));
        *histogram.entry(labels).or_default() += 1;
    }
    all.par_iter_mut().for_each(|(token, _)| token.zeroize());
    histogram
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn the_join_is_the_plain_one(sets in proptest::collection::vec(proptest::collection::btree_set(0u8..60, 0..40), 1..100)) {
            let batches = sets.iter().enumerate().map(|(at, set)| (at, set.iter().map(|n| [*n; 32]).collect())).collect();
            let mut plain = Histogram::new();
            for address in sets.iter().flatten().collect::<BTreeSet<_>>() {
                let mut labels = Labels::default();
                sets.iter().enumerate().filter(|(_, set)| set.contains(address)).for_each(|(at, _)| labels.insert(at));
                *plain.entry(labels).or_default() += 1;
            }
            prop_assert_eq!(join(batches), plain);
        }
    }
}
