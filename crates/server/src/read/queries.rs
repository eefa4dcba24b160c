//! What pages across routes ask.

use bloemenzee_domain::circle::Person;
use bloemenzee_domain::id::{PersonId, RouteId};
use bloemenzee_domain::method::{Part, Step};
use bloemenzee_domain::time::Moment;

use super::prep::person;
use super::table::{id, named, opt_moment, opt_named};
use crate::params;
use crate::store::{Row, Statement, Store, StoreError};

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
// Two halves, so that each finds its own index.
const SILENT: &str = "SELECT route FROM action WHERE state IN ('to_do', 'doing') AND news <= $1
    UNION SELECT route FROM action WHERE state IN ('to_do', 'doing') AND by_date IS NOT NULL AND by_date <= $2
    ORDER BY route";
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

/// The routes with an open action of which nothing was heard since this moment, or whose day is this
/// moment or before it: those in which something may be due. What is, says
/// [`bloemenzee_domain::route::Route::due`].
///
/// # Errors
/// What the database says.
pub async fn silent_routes(store: &Store, quiet_since: Moment, late_by: Moment) -> Result<Vec<RouteId>, StoreError> {
    let rows = store.query(SILENT, params![quiet_since.0, late_by.0]).await?;
    rows.iter().map(|row| id(row, "route")).collect()
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
