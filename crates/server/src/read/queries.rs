//! What pages across routes ask.

use bloemenzee_domain::circle::Person;
use bloemenzee_domain::id::{PersonId, RouteId};
use bloemenzee_domain::method::{Part, Step};
use bloemenzee_domain::time::Moment;

use super::prep::person;
use super::table::{id, named, opt_moment, opt_named};
use crate::params;
use crate::store::{Row, Statement, Store, StoreError};
use crate::text::Lang;

/// A route as a list of routes shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteSummary {
    /// Its identity; also the name of its log.
    pub id: RouteId,
    /// The method it was made from.
    pub method: String,
    /// Its title; empty once erased.
    pub title: String,
    /// What kind of work the open phase holds.
    pub step: Step,
    /// The part its meeting is in.
    pub part: Option<Part>,
    /// When it was stopped.
    pub stopped: Option<Moment>,
    /// Whether it is the rehearsal of another.
    pub rehearsal: bool,
}

const ROUTES: &str = "SELECT route, method, title, step, part, stopped, rehearsal_of FROM route_view
    WHERE rehearsal_of IS NULL ORDER BY title, route";
const REHEARSALS: &str = "SELECT route, method, title, step, part, stopped, rehearsal_of FROM route_view
    WHERE rehearsal_of = $1 ORDER BY title, route";
const ROUTES_OF: &str = "SELECT route, method, title, step, part, stopped, rehearsal_of FROM route_view
    WHERE route IN (SELECT route FROM involvement WHERE person = $1 AND removed IS NULL
                    UNION SELECT route FROM role_grant WHERE person = $1 AND held = 1)
    ORDER BY title, route";
const BY_EMAIL: &str = "SELECT id, name, email, phone, address FROM person WHERE lower(email) = $1 ORDER BY name, id";
const PERSON: &str = "SELECT id, name, email, phone, address FROM person WHERE id = $1";

/// All routes, by title; rehearsals are none.
///
/// # Errors
/// What the database says; [`StoreError::Corrupt`] for a row that cannot be read.
pub async fn routes(store: &Store) -> Result<Vec<RouteSummary>, StoreError> {
    store.query(ROUTES, params![]).await?.iter().map(summary).collect()
}

/// The rehearsals of a route.
///
/// # Errors
/// As [`routes`].
pub async fn rehearsals_of(store: &Store, route: RouteId) -> Result<Vec<RouteSummary>, StoreError> {
    store.query(REHEARSALS, params![route.0]).await?.iter().map(summary).collect()
}

/// The routes in which somebody is on the list or holds a role, by title.
///
/// # Errors
/// As [`routes`].
pub async fn routes_of(store: &Store, person: PersonId) -> Result<Vec<RouteSummary>, StoreError> {
    store.query(ROUTES_OF, params![person.0]).await?.iter().map(summary).collect()
}

fn summary(row: &Row) -> Result<RouteSummary, StoreError> {
    Ok(RouteSummary {
        id: id(row, "route")?,
        method: row.text("method")?.into(),
        title: row.opt_text("title")?.unwrap_or_default().into(),
        step: named(row, "step")?,
        part: opt_named(row, "part")?,
        stopped: opt_moment(row, "stopped")?,
        rehearsal: row.opt_text("rehearsal_of")?.is_some(),
    })
}

/// The people with this e-mail address, in whatever capitals, by name; people of one household may
/// share one. An empty address is nobody's.
///
/// # Errors
/// What the database says.
pub async fn people_by_email(store: &Store, email: &str) -> Result<Vec<Person>, StoreError> {
    let email = email.trim().to_ascii_lowercase();
    if email.is_empty() || email.contains('\0') {
        return Ok(Vec::new());
    }
    store.query(BY_EMAIL, params![email]).await?.iter().map(person).collect()
}

/// These people, in the order asked; who is not there (any more) is left out.
///
/// # Errors
/// What the database says.
pub async fn people(store: &Store, ids: &[PersonId]) -> Result<Vec<Person>, StoreError> {
    let ask = |id: &PersonId| Statement::new(PERSON, params![id.0]);
    let answers = store.snapshot().await?.query_all(ids.iter().map(ask).collect()).await?;
    answers.iter().flatten().map(person).collect()
}

/// The statement that keeps the language in which somebody chose to read.
pub fn choose_lang(person: PersonId, lang: Lang) -> Statement {
    Statement::new("UPDATE person SET lang = $1 WHERE id = $2", params![lang.tag(), person.0])
}

/// The language in which somebody chose to read; none until they did.
///
/// # Errors
/// What the database says.
pub async fn lang_of(store: &Store, person: PersonId) -> Result<Option<Lang>, StoreError> {
    let rows = store.query("SELECT lang FROM person WHERE id = $1", params![person.0]).await?;
    rows.first().map_or(Ok(None), |row| Ok(row.opt_text("lang")?.and_then(Lang::parse)))
}
