//! A long list in stretches: some lines at a time, with plain links to what stands before and
//! after, so that no page grows heavy (150 kB at most) and everything works without scripts.

use crate::web::here::Viewer;
use std::ops::Range;

/// Ideas with their flowers on one page.
pub const IDEAS: usize = 15;
/// People, or other lines of one row, on one page.
pub const ROWS: usize = 80;
/// Points with all that stands around them on one page.
pub const POINTS: usize = 40;

/// What goes with an address but belongs to the moment: never part of a link to more.
const OF_THE_MOMENT: [&str; 4] = ["done", "undo", "mark", "clear"];

/// A place in a long list to jump to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jump {
    /// Where it goes.
    pub href: String,
    /// What begins there.
    pub label: String,
    /// Whether the stretch that is shown begins or lies within it.
    pub current: bool,
}

/// The part of a list that a page shows; numbers count from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stretch {
    /// The first line shown; 0 when there are none.
    pub from: usize,
    /// The last line shown.
    pub to: usize,
    /// How many lines there are in all.
    pub of: usize,
    /// The way to the stretch before; empty at the beginning.
    pub before: String,
    /// The way to the stretch after; empty at the end.
    pub after: String,
    /// Where the parts of the list begin; empty where the list is short or has no parts.
    pub jumps: Vec<Jump>,
    shown: Range<usize>,
    per: usize,
    name: String,
    base: String,
}

impl Stretch {
    /// The stretch that the address asks for by `name` (`?ideas=2`), of a list of `of` lines, `per`
    /// to a page. Its links lead to the element `name` on this page.
    #[must_use]
    pub fn new(viewer: &Viewer, name: &str, of: usize, per: usize) -> Self {
        let asked = viewer.asked(name).and_then(|n| n.parse().ok()).unwrap_or(1);
        Self::at(asked, &others(viewer, name), name, of, per)
    }

    /// The stretch with this number; `base` is the address that its links build on.
    #[must_use]
    pub fn at(number: usize, base: &str, name: &str, of: usize, per: usize) -> Self {
        let last = of.div_ceil(per).max(1);
        let now = number.clamp(1, last);
        let shown = (now - 1) * per..(now * per).min(of);
        let mut found = Self {
            from: if of == 0 { 0 } else { shown.start + 1 },
            to: shown.end,
            of,
            shown,
            per,
            name: name.to_owned(),
            base: base.to_owned(),
            ..Self::default()
        };
        found.before = if now > 1 { found.href(now - 1) } else { String::new() };
        found.after = if now < last { found.href(now + 1) } else { String::new() };
        found
    }

    /// The same, with ways to the parts of the list: what each is called and at which line, from 0,
    /// it begins.
    #[must_use]
    pub fn with_parts(self, parts: Vec<(String, usize)>) -> Self {
        if !self.more() {
            return self;
        }
        let starts: Vec<usize> = parts.iter().map(|(_, at)| *at).chain([self.of]).collect();
        let jump = |(n, (label, at)): (usize, (String, usize))| {
            let end = starts.get(n + 1).copied().unwrap_or(self.of);
            let current = at < self.shown.end && end > self.shown.start;
            Jump { href: self.href(at / self.per + 1), label, current }
        };
        let jumps = parts.into_iter().enumerate().map(jump).collect();
        Self { jumps, ..self }
    }

    fn href(&self, number: usize) -> String {
        let joint = if self.base.contains('?') { '&' } else { '?' };
        format!("{}{joint}{}={number}#{}", self.base, self.name, self.name)
    }

    /// Whether the list does not fit one page.
    #[must_use]
    pub fn more(&self) -> bool {
        self.of > self.shown.len()
    }

    /// The number of the stretch that is shown, from 1.
    #[must_use]
    pub fn number(&self) -> usize {
        self.shown.start / self.per.max(1) + 1
    }

    /// The lines of `all` that are shown.
    pub fn of_all<'a, T>(&self, all: &'a [T]) -> &'a [T] {
        all.get(self.shown.clone()).unwrap_or_default()
    }
}

/// This page's address with everything it asks for but `name`.
fn others(viewer: &Viewer, name: &str) -> String {
    let kept = viewer.query.iter().filter(|(n, _)| n != name && !OF_THE_MOMENT.contains(&n.as_str()));
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).finish();
    if query.is_empty() { viewer.at.clone() } else { format!("{}?{query}", viewer.at) }
}

#[cfg(test)]
mod tests {
    use super::Stretch;

    fn at(number: usize, of: usize) -> Stretch {
        Stretch::at(number, "/r/1/meeting?a=b", "ideas", of, 15)
    }

    #[test]
    fn every_line_stands_on_one_stretch() {
        let all: Vec<usize> = (0..200).collect();
        let shown: Vec<usize> = (1..=14).flat_map(|n| at(n, 200).of_all(&all).to_vec()).collect();
        assert_eq!(shown, all);
    }

    #[test]
    fn a_stretch_leads_to_its_neighbours_and_no_further() {
        let middle = at(2, 200);
        assert_eq!((middle.from, middle.to, middle.of), (16, 30, 200));
        assert_eq!(middle.before, "/r/1/meeting?a=b&ideas=1#ideas");
        assert_eq!(middle.after, "/r/1/meeting?a=b&ideas=3#ideas");
        assert_eq!(at(1, 200).before, "");
        assert_eq!(at(14, 200).after, "");
        assert_eq!(at(99, 200).number(), 14, "past the end is the end");
        assert!(!at(1, 15).more() && at(1, 16).more());
        assert_eq!((at(1, 0).from, at(1, 0).to), (0, 0));
    }

    #[test]
    fn the_parts_of_a_list_can_be_jumped_to() {
        let parts = || vec![("Huis".to_owned(), 0), ("Straat".to_owned(), 20), ("Park".to_owned(), 40)];
        let jumps = at(2, 60).with_parts(parts()).jumps;
        let told: Vec<_> = jumps.iter().map(|j| (j.label.as_str(), j.href.as_str(), j.current)).collect();
        assert_eq!(
            told,
            [
                ("Huis", "/r/1/meeting?a=b&ideas=1#ideas", true),
                ("Straat", "/r/1/meeting?a=b&ideas=2#ideas", true),
                ("Park", "/r/1/meeting?a=b&ideas=3#ideas", false),
            ]
        );
        assert!(at(1, 9).with_parts(parts()).jumps.is_empty(), "a short list needs none");
    }
}
