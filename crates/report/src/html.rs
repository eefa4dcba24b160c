//! The report as a fragment of HTML: headings in order from h1, lists, tables with scope, everything escaped.

use crate::model::Report;
use crate::view::{View, ViewGroup, ViewIdea, ViewPoint};
use askama::Template;

/// Which part of a report one page shows. A long one is read per topic; on paper it stays whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown<'a> {
    /// All of it.
    Whole,
    /// All but the ideas themselves, with links to them.
    Front {
        /// The address of the pages of the topics: each follows after a slash by its number.
        topics: &'a str,
    },
    /// The ideas of one topic, with links to the rest.
    Topic {
        /// The topic's number.
        number: u32,
        /// The address of the front.
        front: &'a str,
        /// As with the front.
        topics: &'a str,
    },
}

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    v: &'a View,
    shown: Shown<'a>,
}

#[derive(Template)]
#[template(path = "points.html")]
struct Points<'a> {
    v: &'a View,
    points: &'a [ViewPoint],
}

impl Page<'_> {
    /// Whether what goes before the ideas stands here.
    fn opens(&self) -> bool {
        !matches!(self.shown, Shown::Topic { .. })
    }

    /// The topics whose ideas stand here.
    fn groups(&self) -> Vec<&ViewGroup> {
        let here = |group: &&ViewGroup| match self.shown {
            Shown::Whole => true,
            Shown::Front { .. } => false,
            Shown::Topic { number, .. } => group.number == number,
        };
        self.v.groups.iter().filter(here).collect()
    }

    /// The other pages of the report, where it has more than one: address, name, whether it is this one.
    fn pages(&self) -> Vec<(String, String, bool)> {
        let (first, topics, at) = match self.shown {
            Shown::Whole => return Vec::new(),
            Shown::Front { topics } => (None, topics, None),
            Shown::Topic { number, front, topics } => (Some(front), topics, Some(number)),
        };
        let topic = |group: &ViewGroup| {
            let name = format!("{}. {}", group.number, group.topic);
            (format!("{topics}/{}", group.number), name, at == Some(group.number))
        };
        let front = first.map(|front| (front.to_owned(), self.v.kind.clone(), false));
        front.into_iter().chain(self.v.groups.iter().map(topic)).collect()
    }

    /// The address of an idea.
    fn to(&self, anchor: &str) -> String {
        let number = self.v.ideas.iter().find(|idea| idea.anchor == anchor).map(|idea| idea.topic_number);
        match (self.shown, number) {
            (Shown::Front { topics }, Some(number)) => format!("{topics}/{number}#report-{anchor}"),
            _ => format!("#report-{anchor}"),
        }
    }

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
    html_of(&Page { v: &View::new(report), shown: Shown::Whole })
}

/// One page of a report, made as [`report_html`] makes the whole. `None` when it has no such topic.
#[must_use]
pub fn report_page(report: &Report, shown: Shown<'_>) -> Option<String> {
    let view = View::new(report);
    let page = Page { v: &view, shown };
    (page.opens() || !page.groups().is_empty()).then(|| html_of(&page))
}
