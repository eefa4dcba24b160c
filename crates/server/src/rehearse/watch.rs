//! From a tap to the last screen: which screen showed which state when.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// States that are remembered; a screen that is further behind than this is late anyhow.
const KEPT: usize = 20_000;

/// Who shows what. A state is known to every screen that shows it or a later one.
#[derive(Debug, Default)]
pub struct Watch(Mutex<Inner>);

#[derive(Debug, Default)]
struct Inner {
    /// What each screen shows now.
    screens: Vec<i64>,
    /// The state of the first of `states`.
    first: i64,
    /// For each state: how many screens have shown it since, and when the last one did.
    states: VecDeque<(usize, Instant)>,
    /// Taps: when, and the first state that holds them.
    taps: Vec<(Instant, i64)>,
    /// From a frame or a lost connection until a screen was up to date again, in milliseconds.
    behind: Vec<f64>,
}

impl Watch {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A screen more; it counts from when it first shows something.
    pub fn screen(&self) -> usize {
        let mut inner = self.inner();
        inner.screens.push(-1);
        inner.screens.len() - 1
    }

    /// A screen shows this state.
    pub fn shows(&self, screen: usize, state: i64) {
        let now = Instant::now();
        let mut inner = self.inner();
        let Some(before) = inner.screens.get(screen).copied().filter(|before| *before < state) else { return };
        inner.screens[screen] = state;
        if inner.states.is_empty() {
            inner.first = state;
        }
        let behind = usize::try_from(state - inner.first).unwrap_or(0);
        if behind > KEPT * 2 {
            return;
        }
        while inner.states.len() <= behind {
            inner.states.push_back((0, now));
        }
        let from = usize::try_from((before + 1 - inner.first).max(0)).unwrap_or(0);
        for (count, last) in inner.states.range_mut(from..=behind) {
            *count += 1;
            *last = now;
        }
        while inner.states.len() > KEPT {
            inner.states.pop_front();
            inner.first += 1;
        }
    }

    /// Somebody tapped then, and this is the first state known to hold it.
    pub fn tapped(&self, when: Instant, state: i64) {
        self.inner().taps.push((when, state));
    }

    /// Forgets the taps and waits so far: what is measured begins now.
    pub fn begin(&self) {
        let mut inner = self.inner();
        inner.taps.clear();
        inner.behind.clear();
    }

    /// A screen that was cut off is up to date again, after so many milliseconds.
    pub fn caught_up(&self, milliseconds: f64) {
        self.inner().behind.push(milliseconds);
    }

    /// How long catching up took, in milliseconds.
    pub fn catching_up(&self) -> Spread {
        Spread::of(self.inner().behind.clone())
    }

    /// Milliseconds from each tap until the last screen showed it; and how many taps some screen
    /// did not show (yet).
    pub fn shown(&self) -> (Spread, usize) {
        let inner = self.inner();
        let all = inner.screens.iter().filter(|shows| **shows >= 0).count();
        let of = |(when, state): &(Instant, i64)| {
            let at = usize::try_from(state - inner.first).ok()?;
            let (count, last) = inner.states.get(at)?;
            (*count >= all).then(|| last.saturating_duration_since(*when).as_secs_f64() * 1_000.0)
        };
        let found: Vec<f64> = inner.taps.iter().filter_map(of).collect();
        let missed = inner.taps.len() - found.len();
        (Spread::of(found), missed)
    }

    /// How many screens show something.
    pub fn screens(&self) -> usize {
        self.inner().screens.iter().filter(|shows| **shows >= 0).count()
    }
}

/// How a number of waits are spread, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Spread {
    /// How many there are.
    pub many: usize,
    /// The middle one.
    pub p50: f64,
    /// 99 of 100 are no longer.
    pub p99: f64,
    /// The longest.
    pub most: f64,
}

impl Spread {
    /// The spread of these.
    pub fn of(mut all: Vec<f64>) -> Self {
        all.sort_by(f64::total_cmp);
        let many = all.len();
        // The smallest that at least so many of a hundred do not pass.
        let at = |percent: usize| all.get((many * percent).div_ceil(100).saturating_sub(1)).copied().unwrap_or(0.0);
        Self { many, p50: at(50), p99: at(99), most: all.last().copied().unwrap_or(0.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_tap_counts_once_the_last_screen_shows_it_or_something_later() {
        let watch = Watch::default();
        let (one, two) = (watch.screen(), watch.screen());
        let _never = watch.screen();
        watch.shows(one, 5);
        watch.shows(two, 5);
        let tap = Instant::now();
        watch.tapped(tap, 7);
        watch.shows(one, 7);
        assert_eq!(watch.shown().1, 1, "one screen is behind");
        std::thread::sleep(Duration::from_millis(20));
        watch.shows(two, 9);
        let (spread, missed) = watch.shown();
        assert_eq!((spread.many, missed), (1, 0), "a later state holds it too");
        assert!(spread.p99 >= 20.0, "until the last one: {spread:?}");
        watch.shows(one, 6);
        assert_eq!(watch.shown().0.most, spread.most, "an older page changes nothing");
    }

    #[test]
    fn a_spread_names_waits_that_were_there() {
        let spread = Spread::of((1..=200).rev().map(f64::from).collect());
        assert_eq!((spread.many, spread.p50, spread.p99, spread.most), (200, 100.0, 198.0, 200.0));
        assert_eq!(Spread::of(Vec::new()), Spread::default());
    }
}
