//! The report as a fragment of HTML: headings in order from h1, lists, tables with scope, everything escaped.

use crate::model::Report;
use crate::view::{View, ViewIdea, ViewPoint};
use askama::Template;

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    v: &'a View,
}

#[derive(Template)]
#[template(path = "points.html")]
struct Points<'a> {
    v: &'a View,
    points: &'a [ViewPoint],
}

impl Page<'_> {
    fn idea(&self, index: &usize) -> &ViewIdea {
        &self.v.ideas[*index]
    }

    fn points(&self, points: &[ViewPoint]) -> String {
        html_of(&Points { v: self.v, points })
    }
}

impl Points<'_> {
    fn nested(&self, points: &[ViewPoint]) -> String {
        html_of(&Points { v: self.v, points })
    }
}

fn html_of(template: &impl Template) -> String {
    template.render().expect("a template of plain data writes into a string")
}

/// The report as an HTML `article`, to be set in a page: no `html` element, no script, no style; class names and ids begin with `report-`.
///
/// Texts of people stand in it byte for byte, once its entities are read back (law 3).
#[must_use]
pub fn report_html(report: &Report) -> String {
    html_of(&Page { v: &View::new(report) })
}
