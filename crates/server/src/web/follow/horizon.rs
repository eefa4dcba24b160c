//! The horizon: what everybody works towards, and what must stand by then.

use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::setup::Choice;
use crate::web::words;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::follow_up::MustStand;

/// Blank rows to write further lines in.
const BLANK: usize = 3;
/// Actions to choose from, for all lines together, and at least for each.
const ACTIONS: usize = 240;
const AT_LEAST: usize = 5;

struct Line {
    number: usize,
    text: String,
    stands: bool,
    /// How it came to stand, or what still has to be done.
    soft: String,
    /// Whether somebody said so, so that it can be taken back.
    marked: bool,
    undo: String,
}

/// A line to write.
struct Row {
    n: usize,
    text: String,
    actions: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "follow_horizon.html")]
struct HorizonPage {
    page: Page,
    id: String,
    at: String,
    event: String,
    on: String,
    on_field: String,
    version: u32,
    lines: Vec<Line>,
    counted: String,
    marks: bool,
    sets: bool,
    rows: Vec<Row>,
}

/// `GET /r/{route}/follow/horizon`
pub async fn show(here: Here) -> Result<Response, Oops> {
    super::within(&here)?;
    let (t, route) = (here.t(), here.route());
    let is = route.prep.follow.horizon.as_ref();
    let (version, all) = is.map_or((0, &[][..]), |h| (h.version, h.must_stand.as_slice()));
    let lines: Vec<_> = all.iter().enumerate().map(|(n, line)| one(&here, version, n + 1, line)).collect();
    let stand = lines.iter().filter(|line| line.stands).count();
    let sets = view::may(&here, "horizon.set") && route.facts.handed_over.is_some();
    html(&HorizonPage {
        id: here.id.to_string(),
        at: format!("/r/{}/follow/horizon", here.id),
        event: is.map(|h| h.event.clone()).unwrap_or_default(),
        on: is.and_then(|h| h.on).map(|on| words::date(t, on)).unwrap_or_default(),
        on_field: is.and_then(|h| h.on).map(words::day_field).unwrap_or_default(),
        version,
        counted: t.a("follow-stands-of", &[("n", stand.to_string()), ("of", lines.len().to_string())]),
        lines,
        marks: view::may(&here, "horizon.mark"),
        rows: if sets { rows(&here, all) } else { Vec::new() },
        sets,
        page: Page::of(&here, t.s("follow-horizon-title")).still(),
    })
}

fn one(here: &Here, version: u32, number: usize, line: &MustStand) -> Line {
    let (t, route) = (here.t(), here.route());
    let actions = line.actions.iter().filter_map(|id| route.prep.follow.actions.get(id));
    let (done, all) = actions.fold((0, 0), |(done, all), a| (done + usize::from(!a.is_open()), all + 1));
    let soft = match (line.stands, all) {
        (Some(at), _) => t.w("follow-stands-since", "day", words::date(t, at)),
        (None, 0) => String::new(),
        (None, all) => t.a("follow-actions-done", &[("n", done.to_string()), ("of", all.to_string())]),
    };
    let back = [
        ("from_version", version.saturating_add(1).to_string()),
        ("number", number.to_string()),
        ("stands", line.stands.is_some().to_string()),
    ];
    Line {
        number,
        text: line.text.clone(),
        stands: route.stands(line),
        soft,
        marked: line.stands.is_some(),
        undo: view::undo("horizon.mark", &back),
    }
}

fn rows(here: &Here, all: &[MustStand]) -> Vec<Row> {
    let follow = &here.route().prep.follow;
    let mut actions: Vec<_> = follow.actions.values().collect();
    actions.sort_by_key(|a| (!a.is_open(), a.number));
    let each = (ACTIONS / all.len().max(1)).max(AT_LEAST);
    let choices = |chosen: &MustStand| {
        let shown = actions.iter().enumerate().filter(|(n, a)| *n < each || chosen.actions.contains(&a.id));
        let choice = |a: &&bloemenzee_domain::follow_up::Action| {
            Choice::new(a.id, a.terms().what.clone()).chosen_if(chosen.actions.contains(&a.id))
        };
        shown.map(|(_, a)| choice(a)).collect()
    };
    let blank = MustStand { text: String::new(), actions: Vec::new(), stands: None };
    // Blank rows offer no actions: a list that is written first, with its actions after, stays light.
    let row = |(n, line): (usize, &MustStand)| Row {
        n,
        text: line.text.clone(),
        actions: if line.text.is_empty() { Vec::new() } else { choices(line) },
    };
    all.iter().chain(std::iter::repeat_n(&blank, BLANK)).enumerate().map(row).collect()
}
