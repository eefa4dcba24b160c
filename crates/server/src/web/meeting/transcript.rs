//! What was written on paper, typed over: upload or paste, a preview, and one import.

use super::view;
use crate::text::T;
use crate::web::act::{self, Fields};
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use askama::Template;
use axum::extract::Multipart;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::personal_data;
use bloemenzee_domain::transcript::{self, ItemKind, LineError, LineProblem, MAX_BYTES, Transcript, parse, summary};
use std::collections::BTreeSet;

/// A line that cannot be read.
pub struct Wrong {
    /// Its number, from 1.
    pub line: usize,
    /// What stood there.
    pub found: String,
    /// What was expected, in words.
    pub expected: String,
}

/// An idea without some of its petals.
struct Missing {
    idea: String,
    petals: String,
}

/// A line as it was read.
struct ReadLine {
    text: String,
    addition: bool,
    question: bool,
    sub: bool,
}

/// An idea as it was read: each petal with its lines.
struct ReadIdea {
    title: String,
    petals: Vec<(String, Vec<ReadLine>)>,
}

/// Most lines that the preview shows.
const MOST_LINES: usize = 400;

/// What would be brought in.
struct Preview {
    numbers: Vec<(String, usize)>,
    topics: Vec<(String, Vec<ReadIdea>)>,
    /// How many lines more there are, in words; empty when all stand here.
    more: String,
    /// Ideas whose topic has one of that name already.
    same: Vec<String>,
    gaps: Vec<Missing>,
    unknown: Vec<String>,
    flags: Vec<String>,
}

#[derive(Template)]
#[template(path = "meeting_transcript.html")]
struct TranscriptPage {
    page: Page,
    id: String,
    at: String,
    next: String,
    text: String,
    wrong: Vec<Wrong>,
    more_wrong: String,
    too_large: bool,
    preview: Option<Preview>,
    may_import: bool,
    closed: bool,
    /// Whether photos are archived, and whether the viewer may say so.
    archive: bool,
    may_rule: bool,
}

fn blank(here: &Here, title: String) -> TranscriptPage {
    let facts = &here.route().facts;
    TranscriptPage {
        id: here.id.to_string(),
        at: format!("/r/{}/meeting/transcript", here.id),
        next: format!("/r/{}/meeting", here.id),
        text: String::new(),
        wrong: Vec::new(),
        more_wrong: String::new(),
        too_large: false,
        preview: None,
        may_import: view::may(here, "transcript.import"),
        closed: !facts.tables_opened || facts.decided.is_some(),
        archive: here.route().prep.photo_rule.archive,
        may_rule: view::may(here, "photo.rule"),
        page: Page::of(here, title).still(),
    }
}

/// `GET /r/{route}/meeting/transcript`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let title = here.t().s("transcript-title");
    html(&blank(&here, title))
}

/// `POST /r/{route}/meeting/transcript`: reads and shows, and changes nothing.
pub async fn preview(here: Here, form: Multipart) -> Result<Response, Oops> {
    let (fields, file) = read(form).await?;
    act::genuine(&here.viewer, &fields)?;
    here.guides()?;
    let t = here.t();
    let mut page = blank(&here, t.s("transcript-title"));
    let typed = act::field(&fields, "text").unwrap_or("").to_owned();
    page.text = if file.is_empty() { typed } else { file };
    if page.text.len() > MAX_BYTES {
        page.text = String::new();
        page.too_large = true;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response());
    }
    match parse(&page.text) {
        Ok(found) => {
            page.preview = Some(look(&here, &found));
            html(&page)
        }
        Err(errors) => {
            page.page.title = format!("{}: {}", t.s("hall-error"), page.page.title);
            if errors.len() >= transcript::MAX_ERRORS {
                page.more_wrong = t.s("transcript-more-errors");
            }
            page.wrong = errors.iter().map(|error| wrong(t, error)).collect();
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
        }
    }
}

/// The fields of the form, and the text of the file in it.
async fn read(mut form: Multipart) -> Result<(Fields, String), Oops> {
    let mut fields = Fields::new();
    let mut file = String::new();
    while let Some(part) = form.next_field().await? {
        let name = part.name().unwrap_or("").to_owned();
        let bytes = part.bytes().await?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if name == "file" {
            file = text.trim_start_matches('\u{feff}').to_owned();
        } else {
            fields.push((name, text));
        }
    }
    Ok((fields, file))
}

/// What was expected on a line, in words.
pub fn wrong(t: T, error: &LineError) -> Wrong {
    let expected = match &error.problem {
        LineProblem::UnknownHeading => t.s("transcript-wrong-heading"),
        LineProblem::UnknownPetal => t.s("transcript-wrong-petal"),
        LineProblem::EmptyHeading => t.s("transcript-wrong-empty-heading"),
        LineProblem::EmptyItem => t.s("transcript-wrong-empty-item"),
        LineProblem::TextOutsideItem => t.s("transcript-wrong-text"),
        LineProblem::ItemOutsidePetal => t.s("transcript-wrong-item-place"),
        LineProblem::PetalOutsideIdea => t.s("transcript-wrong-petal-place"),
        LineProblem::IdeaOutsideTopic => t.s("transcript-wrong-idea-place"),
        LineProblem::SubPointWithoutParent => t.s("transcript-wrong-sub"),
        LineProblem::Indent { width } => t.n("transcript-wrong-indent", *width),
        LineProblem::Text(_) => t.s("transcript-wrong-characters"),
        LineProblem::TooLarge { .. } => t.s("transcript-too-large"),
        LineProblem::Nothing | LineProblem::TooMany => t.s("transcript-nothing"),
    };
    Wrong { line: error.line, found: error.found.clone(), expected }
}

fn look(here: &Here, found: &Transcript) -> Preview {
    let (t, facts) = (here.t(), &here.route().facts);
    let sum = summary(found);
    let numbers = [
        ("transcript-topics", sum.topics),
        ("transcript-ideas", sum.ideas),
        ("transcript-petals", sum.petals),
        ("transcript-points", sum.points),
        ("transcript-sub-points", sum.sub_points),
        ("transcript-additions", sum.additions),
        ("transcript-questions", sum.questions),
    ];
    let used = |petal: &transcript::Petal| facts.method.petals.iter().any(|p| *p as usize == petal.index());
    let names = |petals: &[transcript::Petal]| {
        petals.iter().filter(|p| used(p)).map(|p| p.heading()).collect::<Vec<_>>().join(", ")
    };
    let gaps = sum.gaps.iter().map(|gap| Missing { idea: gap.idea.clone(), petals: names(&gap.missing) });
    let known = |title: &str| {
        let same = |topic: &(&bloemenzee_domain::id::TopicId, &bloemenzee_domain::facts::Topic)| {
            topic.1.title.as_str().trim().to_lowercase() == title.trim().to_lowercase()
        };
        let topic = facts.topics.iter().find(same).map(|(id, _)| *id);
        topic.is_some_and(|id| facts.tables.values().any(|table| table.topic == id))
    };
    let titles = found.topics.iter().map(|topic| topic.title.clone());
    let lines = sum.points + sum.sub_points + sum.additions + sum.questions;
    Preview {
        numbers: numbers.into_iter().map(|(key, n)| (t.n(key, n), n)).collect(),
        topics: topics(t, found),
        more: match lines.saturating_sub(MOST_LINES) {
            0 => String::new(),
            n => t.n("transcript-read-more", n),
        },
        same: same(facts, found),
        gaps: gaps.filter(|gap| !gap.petals.is_empty()).collect(),
        unknown: titles.filter(|title| !known(title)).collect(),
        flags: flags(here, found),
    }
}

/// Everything that was read, in its own order, up to so many lines.
fn topics(t: T, found: &Transcript) -> Vec<(String, Vec<ReadIdea>)> {
    let mut room = MOST_LINES;
    let mut petal = |petal: &transcript::Petal, items: &[transcript::Item]| {
        let lines = items.iter().flat_map(|item| {
            let sub = item.sub.iter().map(|sub| read_line(sub, true));
            std::iter::once(read_line(item, false)).chain(sub)
        });
        let lines: Vec<_> = lines.take(room).collect();
        room -= lines.len();
        (view::petal_name(t, Some(*petal)), lines)
    };
    let mut idea = |idea: &transcript::Idea| {
        let petals = transcript::Petal::ALL.iter().zip(&idea.petals).map(|(name, items)| petal(name, items));
        let petals = petals.filter(|(_, lines)| !lines.is_empty()).collect();
        ReadIdea { title: idea.title.clone(), petals }
    };
    found.topics.iter().map(|topic| (topic.title.clone(), topic.ideas.iter().map(&mut idea).collect())).collect()
}

fn read_line(item: &transcript::Item, sub: bool) -> ReadLine {
    let question = item.kind == ItemKind::Question;
    ReadLine { text: item.text.clone(), addition: item.kind != ItemKind::Point, question, sub }
}

/// The ideas of which the topic has one by the same title already: `Vervoer: Belbus`.
fn same(facts: &Facts, found: &Transcript) -> Vec<String> {
    let plain = |text: &str| text.trim().to_lowercase();
    let there: BTreeSet<_> = facts
        .live_ideas()
        .into_iter()
        .map(|idea| (plain(&view::topic_title(facts, idea.table)), plain(&view::idea_title(facts, idea))))
        .collect();
    let read = found.topics.iter().flat_map(|topic| topic.ideas.iter().map(move |idea| (topic, idea)));
    let again = read.filter(|(topic, idea)| there.contains(&(plain(&topic.title), plain(&idea.title))));
    again.map(|(topic, idea)| format!("{}: {}", topic.title, idea.title)).collect()
}

/// Lines that seem to hold a name or contact details, at most twenty.
fn flags(here: &Here, found: &Transcript) -> Vec<String> {
    let route = here.route();
    let names: Vec<&str> = route.prep.people.values().map(|p| p.name.as_str()).collect();
    let items = found.topics.iter().flat_map(|topic| &topic.ideas).flat_map(|idea| idea.petals.iter().flatten());
    let every = items.flat_map(|item| std::iter::once(item).chain(&item.sub));
    let flagged = every.filter(|item| !personal_data::find_with(&item.text, &names).is_empty());
    flagged.take(20).map(|item| format!("{}: {}", item.line, item.text)).collect()
}
