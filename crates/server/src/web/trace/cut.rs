//! Cutting a long list of ideas into pages that a slow phone takes: pure.

use std::ops::Range;

/// What the ideas on one page may weigh together, in bytes: with what stands around them a page
/// stays under 150 kB (tests/it/weight.rs).
pub const HOLDS: usize = 110_000;

/// What an idea weighs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weighed {
    /// What stands above its points; again on every page that it goes on to.
    pub head: usize,
    /// Each of its points.
    pub points: Vec<usize>,
}

/// A part of an idea on one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which idea, by its place in the list.
    pub idea: usize,
    /// Which of its points.
    pub points: Range<usize>,
}

/// The pages, each with its parts, in order. An idea is kept together where a page can hold it; one
/// that no page can hold goes on over several. Never a page without anything, but for an empty list.
pub fn cut(ideas: &[Weighed], holds: usize) -> Vec<Vec<Part>> {
    let mut pages: Vec<Vec<Part>> = vec![Vec::new()];
    let mut full: usize = 0;
    for (n, idea) in ideas.iter().enumerate() {
        let whole = idea.points.iter().fold(idea.head, |sum, point| sum.saturating_add(*point));
        let turn = full > 0 && full.saturating_add(whole) > holds;
        if turn {
            pages.push(Vec::new());
            full = 0;
        }
        let mut from = 0;
        full = full.saturating_add(idea.head);
        for (at, point) in idea.points.iter().enumerate() {
            if at > from && full.saturating_add(*point) > holds {
                put(&mut pages, Part { idea: n, points: from..at });
                pages.push(Vec::new());
                (from, full) = (at, idea.head);
            }
            full = full.saturating_add(*point);
        }
        put(&mut pages, Part { idea: n, points: from..idea.points.len() });
    }
    pages
}

fn put(pages: &mut [Vec<Part>], part: Part) {
    if let Some(page) = pages.last_mut() {
        page.push(part);
    }
}

/// How long a text is on a page: the signs that HTML must write otherwise take six bytes.
pub fn weight(text: &str) -> usize {
    let otherwise = text.bytes().filter(|b| matches!(b, b'&' | b'<' | b'>' | b'"' | b'\'')).count();
    text.len() + 5 * otherwise
}

#[cfg(test)]
mod tests {
    use super::{Part, Weighed, cut, weight};
    use proptest::prelude::*;

    fn idea(head: usize, points: &[usize]) -> Weighed {
        Weighed { head, points: points.to_vec() }
    }

    #[test]
    fn a_short_list_is_one_page() {
        let ideas = [idea(10, &[5, 5]), idea(10, &[])];
        assert_eq!(cut(&ideas, 100), [vec![Part { idea: 0, points: 0..2 }, Part { idea: 1, points: 0..0 }]]);
        assert_eq!(cut(&[], 100), [vec![]]);
    }

    #[test]
    fn an_idea_is_kept_together_where_a_page_holds_it() {
        let ideas = [idea(10, &[30, 30]), idea(10, &[30])];
        assert_eq!(cut(&ideas, 100), [vec![Part { idea: 0, points: 0..2 }], vec![Part { idea: 1, points: 0..1 }]]);
    }

    #[test]
    fn an_idea_that_no_page_holds_goes_on_with_its_head() {
        let pages = cut(&[idea(10, &[40, 40, 40, 40, 40])], 100);
        let parts: Vec<_> = pages.concat().into_iter().map(|part| part.points).collect();
        assert_eq!(parts, [0..2, 2..4, 4..5]);
    }

    #[test]
    fn signs_that_html_writes_otherwise_weigh_what_they_take() {
        assert_eq!((weight("één"), weight("<b>")), (5, 13));
    }

    proptest! {
        #[test]
        fn every_point_stands_on_one_page_in_order_and_no_page_is_fuller_than_it_must_be(
            ideas in prop::collection::vec((0_usize..40, prop::collection::vec(1_usize..60, 0..12)), 0..12)
        ) {
            let ideas: Vec<_> = ideas.into_iter().map(|(head, points)| Weighed { head, points }).collect();
            let pages = cut(&ideas, 100);
            let there: Vec<_> =
                pages.concat().into_iter().flat_map(|part| part.points.map(move |at| (part.idea, at))).collect();
            let all: Vec<_> =
                ideas.iter().enumerate().flat_map(|(n, i)| (0..i.points.len()).map(move |at| (n, at))).collect();
            prop_assert_eq!(there, all);
            for page in &pages {
                prop_assert!(!page.is_empty() || ideas.is_empty());
                let weigh = |part: &Part| ideas[part.idea].head + ideas[part.idea].points[part.points.clone()].iter().sum::<usize>();
                let full: usize = page.iter().map(weigh).sum();
                // Fuller than a page holds is only what cannot be cut: one idea's head with one point.
                let single = page.len() == 1 && page[0].points.len() <= 1;
                prop_assert!(full <= 100 || single, "{} in {:?}", full, page);
            }
        }
    }
}
