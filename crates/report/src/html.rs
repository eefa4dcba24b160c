//! The report as a fragment of HTML: headings in order from h1, lists, tables with scope, everything escaped.

use crate::model::Report;
use crate::view::{View, ViewAnswer, ViewGroup, ViewIdea, ViewPoint, ViewRef};
use askama::Template;

/// How many points the ideas on one page of a topic hold together, counting for each idea what stands
/// around its points. An idea is never cut.
const PAGE_HOLDS: usize = 320;
/// What an idea weighs besides its points, in points.
const IDEA_WEIGHS: usize = 6;
/// Points of one thread on the front of a long report.
const MOST_IN_THREAD: usize = 20;

/// Which part of a report one page shows. A long one is read per topic; on paper it stays whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown<'a> {
    /// All of it.
    Whole,
    /// All but the ideas themselves, with links to them.
    Front {
        /// The address of the pages of the topics: each follows after a slash by its number, and a
        /// part after the first by `?part=` and its number.
        topics: &'a str,
    },
    /// The ideas of one topic, or a part of them where there are many, with links to the rest.
    Topic {
        /// The topic's number.
        number: u32,
        /// Which part of its ideas, from 1.
        part: usize,
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

    /// The topics whose ideas stand here, each with those ideas.
    fn groups(&self) -> Vec<(&ViewGroup, Vec<usize>)> {
        self.v.groups.iter().filter_map(|group| Some((group, self.shown_of(group)?))).collect()
    }

    /// The ideas of a topic that stand here; none when no page of it is shown.
    fn shown_of(&self, group: &ViewGroup) -> Option<Vec<usize>> {
        match self.shown {
            Shown::Whole => Some(group.ideas.clone()),
            Shown::Topic { number, part, .. } if group.number == number => {
                self.parts(group).into_iter().nth(part.checked_sub(1)?)
            }
            Shown::Topic { .. } | Shown::Front { .. } => None,
        }
    }

    /// The ideas of a topic in the parts that pages hold.
    fn parts(&self, group: &ViewGroup) -> Vec<Vec<usize>> {
        let mut parts: Vec<Vec<usize>> = vec![Vec::new()];
        let mut weight = 0;
        for index in &group.ideas {
            let points = self.idea(index).petals.iter().map(|petal| petal.total).sum::<usize>();
            let own = points + IDEA_WEIGHS;
            if weight > 0 && weight + own > PAGE_HOLDS {
                parts.push(Vec::new());
                weight = 0;
            }
            weight += own;
            if let Some(part) = parts.last_mut() {
                part.push(*index);
            }
        }
        parts
    }

    /// The address of a part of a topic.
    fn part_at(topics: &str, number: u32, part: usize) -> String {
        if part > 1 { format!("{topics}/{number}?part={part}") } else { format!("{topics}/{number}") }
    }

    /// Whether the answers stand by themselves; on pages per topic they stand with the ideas.
    fn answers_apart(&self) -> bool {
        matches!(self.shown, Shown::Whole)
    }

    /// The commissioner's answers to an idea, where they stand with the ideas.
    fn answers_to(&self, anchor: &str) -> Vec<&ViewAnswer> {
        let to = |answer: &&ViewAnswer| !self.answers_apart() && answer.anchor.as_deref() == Some(anchor);
        self.v.answers.iter().filter(to).collect()
    }

    /// The points of a thread that stand here.
    fn thread<'a>(&self, points: &'a [ViewRef]) -> &'a [ViewRef] {
        let most = if self.answers_apart() { points.len() } else { MOST_IN_THREAD };
        points.get(..most).unwrap_or(points)
    }

    /// The other pages of the report, where it has more than one: address, name, whether it is this one.
    fn pages(&self) -> Vec<(String, String, bool)> {
        let (first, topics, at) = match self.shown {
            Shown::Whole => return Vec::new(),
            Shown::Front { topics } => (None, topics, None),
            Shown::Topic { number, part, front, topics } => (Some(front), topics, Some((number, part))),
        };
        let topic = |group: &ViewGroup| {
            let parts = self.parts(group);
            let several = parts.len() > 1;
            let name = |ideas: &Vec<usize>| match (several, ideas.first(), ideas.last()) {
                (true, Some(first), Some(last)) => {
                    let (first, last) = (self.idea(first), self.idea(last));
                    format!("{}. {}: {} – {}", group.number, group.topic, first.name, last.name)
                }
                _ => format!("{}. {}", group.number, group.topic),
            };
            let page = |(n, ideas): (usize, &Vec<usize>)| {
                (Self::part_at(topics, group.number, n + 1), name(ideas), at == Some((group.number, n + 1)))
            };
            parts.iter().enumerate().map(page).collect::<Vec<_>>()
        };
        let front = first.map(|front| (front.to_owned(), self.v.kind.clone(), false));
        front.into_iter().chain(self.v.groups.iter().flat_map(topic)).collect()
    }

    /// The address of an idea.
    fn to(&self, anchor: &str) -> String {
        let Shown::Front { topics } = self.shown else { return format!("#report-{anchor}") };
        let page = self.v.groups.iter().find_map(|group| {
            let part =
                self.parts(group).iter().position(|ideas| ideas.iter().any(|i| self.idea(i).anchor == anchor))?;
            Some(Self::part_at(topics, group.number, part + 1))
        });
        format!("{}#report-{anchor}", page.unwrap_or_default())
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
