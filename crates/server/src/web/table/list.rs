//! The ideas of one table, and a new one.

use super::{suffix, table, with};
use crate::access::seat;
use crate::flower::Size;
use crate::web::hall::clock::Clock;
use crate::web::hall::read_back;
use crate::web::hall::signals::{self, Help};
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::paper;
use crate::web::stretch::Stretch;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::id::TableId;
use bloemenzee_domain::idea::Idea;
use bloemenzee_domain::method::Part;

/// An idea of the table.
struct IdeaLine {
    href: String,
    title: String,
    flower: String,
    state: String,
}

/// A table to look at, for who guides.
struct TableLine {
    href: String,
    name: String,
}

/// A dropped idea, to bring back.
struct Gone {
    id: String,
    title: String,
}

#[derive(Template)]
#[template(path = "table.html")]
struct TablePage {
    page: Page,
    id: String,
    next: String,
    table: String,
    name: String,
    topic: String,
    facilitator: String,
    part: String,
    clock: Clock,
    help: Help,
    ideas: Vec<IdeaLine>,
    ideas_of: Stretch,
    gone: Vec<Gone>,
    may_write: bool,
    consent: String,
    tables: Vec<TableLine>,
    lends: bool,
    /// A code that opens nothing, as it was typed, and why.
    typed: String,
    wrong: String,
}

/// `GET /r/{route}/table`
pub async fn show(here: Here) -> Result<Response, Oops> {
    html(&made(&here)?)
}

/// The same page with a seat code that opens nothing, still in its field.
///
/// # Errors
/// As the page itself.
pub fn refused(here: &Here, typed: String) -> Result<Response, Oops> {
    let page = made(here)?;
    let key = if seat::is_seat_number(&typed) { "code-is-seat-number" } else { "table-voice-unknown" };
    let title = format!("{}: {}", here.t().s("hall-error"), page.page.title);
    let frame = Page { at: format!("/r/{}/table", here.id), title, ..page.page };
    html(&TablePage { wrong: here.t().s(key), typed, page: frame, ..page })
}

fn made(here: &Here) -> Result<TablePage, Oops> {
    let found = table(here)?;
    let t = here.t();
    let facts = &here.route().facts;
    let mut page = TablePage {
        id: here.id.to_string(),
        next: format!("/r/{}/table", here.id),
        table: String::new(),
        name: String::new(),
        topic: String::new(),
        facilitator: String::new(),
        part: facts.part.map(|part| t.k("part", part.name())).unwrap_or_default(),
        clock: Clock::of(facts, here.goes_on() && matches!(facts.part, Some(Part::Tables | Part::Carousel))),
        help: Help::default(),
        ideas: Vec::new(),
        ideas_of: Stretch::default(),
        lends: lends(here),
        typed: String::new(),
        wrong: String::new(),
        gone: Vec::new(),
        may_write: false,
        consent: String::new(),
        tables: if here.actor.guides() { others(here) } else { Vec::new() },
        page: Page::of(here, t.s("table-page-title")),
    };
    if let Some(table) = found {
        fill(here, &mut page, table);
    }
    Ok(page)
}

fn fill(here: &Here, page: &mut TablePage, table: TableId) {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let suffix = suffix(here, table);
    page.next = with(&format!("/r/{}/table", here.id), &suffix);
    page.table = table.to_string();
    page.name = view::table_name(facts, t, table);
    page.topic = view::topic_of(facts, table);
    let guide = route.prep.care.get(&table).copied().flatten();
    page.facilitator = guide.map(|p| t.w("table-guided-by", "name", route.prep.name_of(p))).unwrap_or_default();
    page.help = signals::help(here, table);
    let open = facts.tables_opened && facts.decided.is_none() && facts.handed_over.is_none();
    page.may_write = open && view::may(here, "idea.add");
    let mine: Vec<&Idea> = facts.live_ideas().into_iter().filter(|idea| idea.table == table).collect();
    page.ideas_of = view::ideas_shown(here, "ideas", &mine);
    page.ideas = page.ideas_of.of_all(&mine).iter().map(|idea| line(here, idea, &suffix)).collect();
    if facts.method.decides() && facts.stances_open() && !page.ideas.is_empty() {
        page.consent = with(&format!("/r/{}/table/consent", here.id), &suffix);
    }
    let gone = facts.ideas.values().filter(|idea| idea.table == table && idea.dropped && open);
    page.gone = gone.map(|idea| Gone { id: idea.id.to_string(), title: view::idea_title(facts, idea) }).collect();
}

/// Whether this device can be lent to who holds a seat card: once cards were printed.
fn lends(here: &Here) -> bool {
    let route = here.route();
    let open = route.facts.method.decides() && route.facts.decided.is_none();
    here.actor.table.is_some() && open && !route.prep.cards.is_empty()
}

fn line(here: &Here, idea: &Idea, suffix: &str) -> IdeaLine {
    let (t, facts) = (here.t(), &here.route().facts);
    let bloom = facts.bloom(idea.id, &here.snap.shared);
    let empty = view::empty_petals(facts, t, idea.id);
    let mut state = t.n("table-idea-points", bloom.points);
    if facts.method.decides() && bloom.blooming {
        state = format!("{state} {}", t.s("table-idea-blooming"));
    } else if !empty.is_empty() {
        state = format!("{state} {}", t.w("table-idea-empty", "petals", empty));
    }
    let read_back = read_back::word(t, here.route(), idea.id);
    if !read_back.is_empty() {
        state = format!("{state} {read_back}");
    }
    for typist in paper::others(here, idea.id) {
        state = format!("{state} {typist}");
    }
    IdeaLine {
        href: with(&format!("/r/{}/table/ideas/{}", here.id, idea.id), suffix),
        title: view::idea_title(facts, idea),
        flower: view::shared_flower(here, idea, Size::Small),
        state,
    }
}

fn others(here: &Here) -> Vec<TableLine> {
    let (t, facts) = (here.t(), &here.route().facts);
    let line = |table: TableId| TableLine {
        href: format!("/r/{}/table?table={table}", here.id),
        name: view::table_name(facts, t, table),
    };
    view::tables_in_order(facts).into_iter().map(line).collect()
}
