//! Who has not seen what: counts per person and table, for who guides.
//!
//! A not-yet that is not for the facilitators' eyes counts as not seen: here too nobody can tell
//! that it is there (method.md, 6).

use super::view::{self, Sees};
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::stretch::{self, Stretch};
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::id::{ParticipantId, TableId};
use bloemenzee_domain::idea::PointKind;
use bloemenzee_domain::stance::Viewer;

/// A table and who has seen all of it.
struct Cover {
    name: String,
    seen: usize,
    of: usize,
    figure: String,
}

/// A person and what is still to be seen per table.
#[derive(Clone)]
struct Row {
    name: String,
    presence: String,
    href: String,
    cells: Vec<String>,
    total: usize,
}

#[derive(Template)]
#[template(path = "meeting_coverage.html")]
struct CoveragePage {
    page: Page,
    id: String,
    decides: bool,
    covers: Vec<Cover>,
    tables: Vec<String>,
    rows: Vec<Row>,
    rows_of: Stretch,
    done: String,
}

/// How many points of a table a person still has to see, as who guides may know it.
pub fn to_see(facts: &Facts, who: ParticipantId, table: TableId) -> usize {
    let ideas = facts.live_ideas().into_iter().filter(|idea| idea.table == table);
    let points = ideas.flat_map(|idea| facts.points_of(idea.id)).filter(|p| p.kind == PointKind::Point);
    let asked = points.filter(|p| facts.is_required_on(p, who));
    asked.filter(|p| view::sees(facts, p.id, who, Viewer::Guide) == Sees::Open).count()
}

/// `GET /r/{route}/meeting/coverage`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let tables = view::tables_in_order(facts);
    let people = facts.required();
    let grid: Vec<(ParticipantId, Vec<usize>)> =
        people.iter().map(|p| (*p, tables.iter().map(|table| to_see(facts, *p, *table)).collect())).collect();
    let cover = |(n, table): (usize, &TableId)| {
        let seen = grid.iter().filter(|(_, cells)| cells.get(n) == Some(&0)).count();
        let figure = t.a("coverage-figure", &[("n", seen.to_string()), ("of", people.len().to_string())]);
        Cover { name: view::table_name(facts, t, *table), seen, of: people.len().max(1), figure }
    };
    let covers = tables.iter().enumerate().map(cover).collect();
    let (open, done): (Vec<_>, Vec<_>) = grid.iter().partition(|(_, cells)| cells.iter().any(|n| *n > 0));
    let mut rows: Vec<Row> = open.into_iter().map(|(p, cells)| row(&here, *p, cells)).collect();
    rows.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.name.cmp(&b.name)));
    let people_of = Stretch::new(&here.viewer, "people", rows.len(), stretch::ROWS);
    html(&CoveragePage {
        id: here.id.to_string(),
        decides: facts.method.decides(),
        covers,
        tables: tables
            .iter()
            .filter_map(|id| facts.tables.get(id))
            .map(|set| t.n("coverage-table", set.number))
            .collect(),
        rows: people_of.of_all(&rows).to_vec(),
        rows_of: people_of,
        done: t.n("coverage-done", done.len()),
        page: Page::of(&here, t.s("coverage-title")),
    })
}

fn row(here: &Here, who: ParticipantId, cells: &[usize]) -> Row {
    let (t, route) = (here.t(), here.route());
    let presence = route.facts.attendance.get(&who).map(|a| t.k("presence", a.presence.name()));
    Row {
        name: route.prep.name(who).to_owned(),
        presence: presence.unwrap_or_default(),
        href: format!("/r/{}/meeting/stances/{who}", here.id),
        cells: cells.iter().map(|n| if *n == 0 { "–".to_owned() } else { n.to_string() }).collect(),
        total: cells.iter().sum(),
    }
}
