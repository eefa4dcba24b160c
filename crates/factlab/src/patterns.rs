//! The join: from final tokens to how often each combination of labels occurs. No row outlives it.

use crate::group::Token;
use crate::manifest::{Label, MAX_LABELS};
use foldhash::fast::FixedState;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
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

/// How many tokens one task takes: so few that they, and what is known of each, stay in a core's own cache.
const TASK: usize = 4096;

/// Joins the batches of final tokens, each with the place of its label, and wipes them. Nothing of a token is copied: every
/// task looks at one stretch of the group, cut out of all batches at the same tokens.
pub fn join(mut batches: Vec<(usize, Vec<Token>)>) -> Histogram {
    batches.par_iter_mut().filter(|(_, tokens)| !tokens.is_sorted()).for_each(|(_, tokens)| tokens.sort_unstable());
    let boundaries = boundaries(&batches);
    let cuts: Vec<Vec<usize>> = batches.par_iter().map(|(_, tokens)| cut(tokens, &boundaries)).collect();
    let histogram = (1..cuts.first().map_or(0, Vec::len))
        .into_par_iter()
        .fold(Counter::default, |mut counter, task| {
            let stretch =
                batches.iter().zip(&cuts).map(|((at, tokens), cuts)| (*at, &tokens[cuts[task - 1]..cuts[task]]));
            counter.count(stretch);
            counter
        })
        .map(|counter| Histogram::from_iter(counter.counts))
        .reduce(Histogram::new, |mut all, part| {
            part.into_iter().for_each(|(set, count)| *all.entry(set).or_default() += count);
            all
        });
    batches.par_iter_mut().for_each(|(_, tokens)| wipe(tokens));
    histogram
}

/// Tokens of the largest batch at which the work is cut, in order.
fn boundaries(batches: &[(usize, Vec<Token>)]) -> Vec<Token> {
    let rows: usize = batches.iter().map(|(_, tokens)| tokens.len()).sum();
    let largest =
        batches.iter().map(|(_, tokens)| tokens.as_slice()).max_by_key(|tokens| tokens.len()).unwrap_or_default();
    let step = (largest.len() * TASK / rows.max(1)).max(1);
    largest.iter().skip(step).step_by(step).copied().collect()
}

/// Where each task begins in a sorted batch, and where the last one ends.
fn cut(tokens: &[Token], boundaries: &[Token]) -> Vec<usize> {
    let mut cuts = vec![0];
    for boundary in boundaries {
        let from = cuts[cuts.len() - 1];
        // Doubling steps: the next cut is near.
        let mut reach = 64;
        while from + reach < tokens.len() && tokens[from + reach] < *boundary {
            reach *= 2;
        }
        let near = &tokens[from..tokens.len().min(from + reach)];
        cuts.push(from + near.partition_point(|token| token < boundary));
    }
    cuts.push(tokens.len());
    cuts
}

/// What one thread has counted, and the room it counts in.
#[derive(Default)]
struct Counter<'a> {
    counts: HashMap<Labels, u64, FixedState>,
    /// An open hash table: the number of a token in `seen`, from 1.
    slots: Vec<u32>,
    /// Every token of the stretch once, with the labels it was found under.
    seen: Vec<(&'a Token, Labels)>,
}

impl<'a> Counter<'a> {
    /// Counts the sets of labels in one stretch of the batches.
    fn count(&mut self, stretch: impl Iterator<Item = (usize, &'a [Token])> + Clone) {
        let rows: usize = stretch.clone().map(|(_, tokens)| tokens.len()).sum();
        self.slots.clear();
        self.slots.resize((2 * rows).next_power_of_two(), 0);
        for (at, tokens) in stretch {
            tokens.iter().for_each(|token| self.labels(token).insert(at));
        }
        for (_, labels) in self.seen.drain(..) {
            *self.counts.entry(labels).or_insert(0) += 1;
        }
    }

    /// The labels that a token has so far.
    fn labels(&mut self, token: &'a Token) -> &mut Labels {
        let mask = self.slots.len() - 1;
        let mut slot = place(token) & mask;
        let found = loop {
            match self.slots[slot] {
                0 => {
                    self.seen.push((token, Labels::default()));
                    self.slots[slot] =
                        u32::try_from(self.seen.len()).expect("fewer tokens than addresses in the world");
                    break self.seen.len();
                }
                number if self.seen[number as usize - 1].0 == token => break number as usize,
                _ => slot = (slot + 1) & mask,
            }
        };
        &mut self.seen[found - 1].1
    }
}

/// A place for a token. Tokens are as random as the keys of all parties together; all their words are mixed, so that
/// others do no worse.
fn place(token: &Token) -> usize {
    let words = token.as_chunks::<8>().0.iter().map(|word| u64::from_le_bytes(*word));
    let mixed = words.fold(0u64, |mixed, word| (mixed.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    (mixed >> 32) as usize
}

/// Wipes tokens by words of eight bytes: by single bytes takes as long as the join.
fn wipe(tokens: &mut [Token]) {
    let (before, words, after) = bytemuck::pod_align_to_mut::<u8, u64>(tokens.as_flattened_mut());
    before.zeroize();
    words.zeroize();
    after.zeroize();
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// What a join should say, the slow and plain way.
    fn plainly(batches: &[(usize, Vec<Token>)]) -> Histogram {
        let mut plain = Histogram::new();
        for token in batches.iter().flat_map(|(_, tokens)| tokens).collect::<BTreeSet<_>>() {
            let mut labels = Labels::default();
            batches.iter().filter(|(_, tokens)| tokens.contains(token)).for_each(|(at, _)| labels.insert(*at));
            *plain.entry(labels).or_default() += 1;
        }
        plain
    }

    proptest! {
        #[test]
        fn the_join_is_the_plain_one(sets in proptest::collection::vec(proptest::collection::btree_set(0u8..60, 0..40), 1..100)) {
            let batches: Vec<_> = sets.iter().enumerate().map(|(at, set)| (at, set.iter().map(|n| [*n; 32]).collect())).collect();
            let plain = plainly(&batches);
            prop_assert_eq!(join(batches), plain);
        }

        /// Batches of very different sizes, in no order, whose tokens are alike in all but a few bytes: the work is cut
        /// in many places, and places in the table collide.
        #[test]
        fn however_the_work_is_cut_the_join_is_the_plain_one(
            sets in proptest::collection::vec((0u16..300, 1u16..2000, 1u16..7), 1..20),
            byte in 0usize..31,
        ) {
            let token = |n: u16| { let mut token = [7; 32]; token[byte..byte + 2].copy_from_slice(&n.to_le_bytes()); token };
            let batches: Vec<(usize, Vec<Token>)> = sets.iter().enumerate()
                .map(|(at, (from, many, step))| (at, (0..*many).map(|n| token(from + n * step)).collect()))
                .collect();
            let mut plain: BTreeMap<Token, Labels> = BTreeMap::new();
            batches.iter().for_each(|(at, tokens)| tokens.iter().for_each(|token| plain.entry(*token).or_default().insert(*at)));
            let mut histogram = Histogram::new();
            plain.into_values().for_each(|set| *histogram.entry(set).or_default() += 1);
            prop_assert_eq!(join(batches), histogram);
        }
    }

    #[test]
    fn nothing_joins_to_nothing() {
        assert_eq!(join(Vec::new()), Histogram::new());
        assert_eq!(join(vec![(0, Vec::new()), (3, Vec::new())]), Histogram::new());
    }

    #[test]
    fn every_task_is_found_in_every_batch_once() {
        let tokens: Vec<Token> = (0..20_000u32)
            .map(|n| {
                let mut token = [0; 32];
                token[..4].copy_from_slice(&n.to_be_bytes());
                token
            })
            .collect();
        let batches = vec![(0, tokens.clone()), (1, tokens[..9000].to_vec()), (2, tokens[19_999..].to_vec())];
        let boundaries = boundaries(&batches);
        assert!(boundaries.len() > 5, "the work is cut");
        for (_, tokens) in &batches {
            let cuts = cut(tokens, &boundaries);
            assert_eq!((cuts.len(), cuts[0], cuts[cuts.len() - 1]), (boundaries.len() + 2, 0, tokens.len()));
            assert!(cuts.is_sorted());
            boundaries.iter().zip(&cuts[1..]).for_each(|(boundary, at)| {
                assert_eq!(*at, tokens.iter().filter(|token| *token < boundary).count());
            });
        }
    }

    #[test]
    fn tokens_are_wiped_to_the_last_byte() {
        let mut tokens = vec![[0xff; 32]; 1001];
        wipe(&mut tokens[1..]);
        assert_eq!((tokens[0], tokens[1..].iter().all(|token| *token == [0; 32])), ([0xff; 32], true));
    }
}
