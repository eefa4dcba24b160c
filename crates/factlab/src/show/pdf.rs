//! The result as a PDF that a screen reader can read (PDF/UA-1): the words, pictures and tables of the page.

use super::page::{Page, Section as Counted, contents};
use crate::manifest::Manifest;
use crate::refusal::Refusal;
use crate::release::Outcome;
use crate::text::{Lang, T};
use bloemenzee_report::{Booklet, BookletTable, Job, Picture, Section, typeset};

/// The PDF of a result.
///
/// # Errors
/// `pdf` when it cannot be typeset.
pub fn pdf(manifest: &Manifest, outcome: &Outcome, t: T) -> Result<Vec<u8>, Refusal> {
    let booklet = booklet(contents(manifest, outcome, t), t);
    typeset(&Job::Booklet(booklet)).map_err(|error| Refusal::new("pdf").with("detail", error))
}

fn booklet(page: Page<'_>, t: T) -> Booklet {
    let mut sections: Vec<_> = page.sections.into_iter().map(|one| counted(one, t)).collect();
    let rules = Section { title: t.s("page-rules"), list: page.rules, ..Section::default() };
    let mut facts = page.facts;
    facts.push((t.s("fact-fingerprint"), page.fingerprint));
    let how = Section { title: t.s("page-how"), text: vec![page.how], facts, ..Section::default() };
    let gone = BookletTable {
        corner: t.s("gone-who"),
        columns: vec![t.s("gone-hops"), t.s("gone-log")],
        rows: page.gone.into_iter().map(|one| (one.name, vec![one.hops.to_string(), one.log])).collect(),
    };
    let text = vec![page.gone_text, page.limits];
    let gone = Section { title: t.s("page-gone"), text, table: Some(gone), ..Section::default() };
    sections.extend([rules, how, gone]);
    Booklet {
        lang: if t.lang == Lang::Nl { bloemenzee_report::Lang::Nl } else { bloemenzee_report::Lang::En },
        title: page.title.to_owned(),
        kind: "Factlab".to_owned(),
        lead: [page.lead, t.s("page-vulnerable")].into_iter().chain(page.hidden).collect(),
        first: page.first,
        contents: t.s("page-contents"),
        sections,
    }
}

/// A table with its picture.
fn counted(one: Counted, t: T) -> Section {
    let alt = t.a("picture-alt", &[("title", one.title.clone())]);
    Section {
        title: one.title,
        text: vec![one.about],
        picture: Some(Picture { svg: one.figure, alt }),
        table: Some(BookletTable { corner: t.s("head-what"), columns: one.columns, rows: one.rows }),
        ..Section::default()
    }
}
