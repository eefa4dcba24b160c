//! A booklet: parts that each have words, a picture with its table, a list, or facts. What is counted elsewhere, as a PDF.

use crate::model::Lang;
use serde::{Deserialize, Serialize};

/// A document of parts under a title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booklet {
    /// The language of all its words.
    pub lang: Lang,
    /// The title, of the document too.
    pub title: String,
    /// The line above the title: what kind of document it is.
    pub kind: String,
    /// Paragraphs below the title; the first that matters most.
    pub lead: Vec<String>,
    /// The one thing to remember, set apart.
    pub first: Option<String>,
    /// The word above the contents.
    pub contents: String,
    /// Its parts, in order.
    pub sections: Vec<Section>,
}

/// One part. What is empty is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// Paragraphs.
    pub text: Vec<String>,
    /// A list.
    pub list: Vec<String>,
    /// Names, each with what it is.
    pub facts: Vec<(String, String)>,
    /// A picture of the table.
    pub picture: Option<Picture>,
    /// A table.
    pub table: Option<BookletTable>,
}

/// A picture with its words. Everything it says stands in a table too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// SVG; wider than the page it is made smaller.
    pub svg: String,
    /// What somebody who does not see it is told.
    pub alt: String,
}

/// A table with heads above and in front.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookletTable {
    /// What stands above the heads of the rows.
    pub corner: String,
    /// Heads of the columns.
    pub columns: Vec<String>,
    /// Head and cells, row by row; as many cells as columns.
    pub rows: Vec<(String, Vec<String>)>,
}

impl Booklet {
    /// The words alone: pictures are no texts, and reach the template as files.
    pub(crate) fn words(&self) -> Self {
        let mut words = self.clone();
        words.sections.iter_mut().filter_map(|section| section.picture.as_mut()).for_each(|one| one.svg.clear());
        words
    }

    /// The pictures, each with the name under which the template finds it.
    pub(crate) fn pictures(&self) -> impl Iterator<Item = (String, &str)> {
        let numbered = self.sections.iter().enumerate();
        numbered.filter_map(|(i, section)| Some((format!("picture-{i}.svg"), section.picture.as_ref()?.svg.as_str())))
    }
}
