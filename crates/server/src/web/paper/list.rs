//! A whole list, pasted into one flower: shown first as it was read, then brought in whole or not at all.

use super::{address, idea_of, open};
use crate::text::T;
use crate::web::act;
use crate::web::here::Here;
use crate::web::meeting::view::{self, Pick};
use crate::web::meeting::{Wrong, wrong};
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use askama::Template;
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::idea::{Idea, Petal};
use bloemenzee_domain::transcript::{self, Item, ItemKind, LineError, LineProblem, MAX_ERRORS, MAX_LIST};
use std::collections::BTreeSet;

/// A line as it was read.
struct ReadLine {
    text: String,
    addition: bool,
    question: bool,
    sub: bool,
    /// Whether it stands there already.
    there: bool,
}

#[derive(Template)]
#[template(path = "paper_list.html")]
struct ListPage {
    page: Page,
    id: String,
    idea: String,
    at: String,
    title: String,
    petal: String,
    petals: Vec<Pick>,
    list: String,
    wrong: Vec<Wrong>,
    more_wrong: String,
    /// What a rule says against it.
    refused: String,
    read: Vec<(String, Vec<ReadLine>)>,
    /// How much would come in, in words; empty when it cannot.
    comes: String,
    there: String,
}

/// `POST /r/{route}/table/ideas/{idea}/paper`: reads and shows, and changes nothing.
pub async fn preview(here: Here, body: Bytes) -> Result<Response, Oops> {
    let fields = act::own(&here.viewer, &body)?;
    let idea = idea_of(&here)?;
    let t = here.t();
    let petal = act::field(&fields, "petal").and_then(Petal::parse).unwrap_or(Petal::What);
    let mut page = blank(&here, idea, petal, act::field(&fields, "list").unwrap_or(""));
    let read = transcript::parse_list(&page.list, petal);
    match &read {
        Ok(petals) => look(&here, idea, petals, &mut page),
        Err(errors) => {
            page.page.title = format!("{}: {}", t.s("hall-error"), page.page.title);
            page.wrong = errors.iter().map(|error| of_list(t, error)).collect();
            page.more_wrong = if errors.len() >= MAX_ERRORS { t.s("transcript-more-errors") } else { String::new() };
        }
    }
    let status = if page.comes.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, html(&page)?).into_response())
}

fn blank(here: &Here, idea: &Idea, petal: Petal, list: &str) -> ListPage {
    let facts = &here.route().facts;
    ListPage {
        page: Page::of(here, here.t().s("paper-list-title")).still(),
        id: here.id.to_string(),
        idea: idea.id.to_string(),
        at: address(here, idea.id),
        title: view::idea_title(facts, idea),
        petal: petal.name().to_owned(),
        petals: view::petal_picks(facts, here.t(), Some(petal)),
        list: list.to_owned(),
        wrong: Vec::new(),
        more_wrong: String::new(),
        refused: String::new(),
        read: Vec::new(),
        comes: String::new(),
        there: String::new(),
    }
}

/// What is wrong with a line of a list: there are no topics and ideas in one.
fn of_list(t: T, error: &LineError) -> Wrong {
    let expected = match &error.problem {
        LineProblem::Nothing => t.s("paper-list-nothing"),
        LineProblem::TooMany => t.n("paper-list-too-many", MAX_LIST),
        _ => return wrong(t, error),
    };
    Wrong { line: error.line, found: error.found.clone(), expected }
}

fn look(here: &Here, idea: &Idea, petals: &[Vec<Item>; 6], page: &mut ListPage) {
    let (t, route) = (here.t(), here.route());
    let out = route.facts.left_out(idea.id, petals);
    page.read = Petal::ALL
        .iter()
        .zip(petals)
        .filter(|(_, items)| !items.is_empty())
        .map(|(petal, items)| (t.k("petal", petal.name()), lines(items, &out)))
        .collect();
    let all: usize = page.read.iter().map(|(_, lines)| lines.len()).sum();
    page.there = if out.is_empty() { String::new() } else { t.n("paper-list-there", out.len()) };
    // Asked of the rule itself, which changes nothing: what it would refuse is told before.
    let petal = Petal::parse(&page.petal).unwrap_or(Petal::What);
    let command = Command::PaperImport { idea: idea.id, petal, list: page.list.clone() };
    match route.decide(&command, &here.ctx()) {
        Ok(_) if open(here) => page.comes = t.n("paper-list-do", all - out.len()),
        Ok(_) => page.refused = t.s("table-closed"),
        Err(refusal) => page.refused = t.refusal(&refusal),
    }
}

fn lines(items: &[Item], out: &BTreeSet<usize>) -> Vec<ReadLine> {
    let line = |item: &Item, sub: bool| ReadLine {
        text: item.text.clone(),
        addition: item.kind != ItemKind::Point,
        question: item.kind == ItemKind::Question,
        sub,
        there: out.contains(&item.line),
    };
    let with_subs = |item| std::iter::once(line(item, false)).chain(item.sub.iter().map(|sub| line(sub, true)));
    items.iter().flat_map(with_subs).collect()
}
