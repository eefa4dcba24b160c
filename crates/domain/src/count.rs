//! How points are counted: one rule for every page, list, screen and report.
//!
//! A point is counted where a person sees one on the flower: a line on a petal that can be stood
//! behind, sub-points too. The title stands above the flower and is told with its idea; a question
//! takes no stance (method.md, step 6) and is counted as a question.

use crate::idea::{Point, PointKind};

impl Point {
    /// Whether it is counted as a point: a line on a petal that takes a stance.
    pub fn on_flower(&self) -> bool {
        self.kind == PointKind::Point && self.petal.is_some()
    }

    /// Whether it is the title of its idea.
    pub fn is_title(&self) -> bool {
        self.petal.is_none()
    }
}

/// How many there are of each, in some set of lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Points on a flower, see [`Point::on_flower`].
    pub points: usize,
    /// Titles of ideas.
    pub titles: usize,
    /// Questions.
    pub questions: usize,
}

impl<'a> FromIterator<&'a Point> for Count {
    fn from_iter<I: IntoIterator<Item = &'a Point>>(lines: I) -> Self {
        lines.into_iter().fold(Self::default(), |mut count, line| {
            match line.kind {
                PointKind::Question => count.questions += 1,
                PointKind::Point if line.is_title() => count.titles += 1,
                PointKind::Point => count.points += 1,
            }
            count
        })
    }
}
