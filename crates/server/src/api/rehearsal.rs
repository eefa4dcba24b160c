//! Practising on a copy: making it, playing its people, comparing, throwing it away.

use super::ask::{Asked, Sender};
use super::problem::Problem;
use crate::clock;
use crate::execute::{Failure, key};
use crate::params;
use crate::rehearsal;
use crate::store::StoreError;
use crate::text::T;
use crate::web::App;
use crate::web::bare::MAX_BODY;
use crate::web::here::{Here, lang};
use crate::web::oops::Oops;
use crate::web::sign_in::WRONG_CODE;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::{HeaderMap, StatusCode};
use bloemenzee_domain::id::{CommandId, RouteId};
use bloemenzee_domain::method::Role;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What a rehearsal is to be.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wish {
    /// How many made-up people.
    pub people: usize,
}

/// A rehearsal that was made.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(super) struct Made {
    /// The route that it is.
    pub route: RouteId,
    /// The code to play its people; it works once.
    pub code: String,
}

/// The code of a rehearsal.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Code {
    /// As it was shown.
    pub code: String,
}

/// What stands in the log of a rehearsal.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(super) struct Commands {
    /// The ids of its commands, in order.
    pub commands: Vec<CommandId>,
}

/// Nothing more is to be said.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Removal {}

/// A rehearsal that is gone.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(super) struct Removed {
    /// The route that it was a copy of.
    pub rehearsal_of: RouteId,
}

fn sent<S: DeserializeOwned>(body: &[u8], t: T) -> Result<S, Problem> {
    serde_json::from_slice(body).map_err(|error| Problem::wrong(error.to_string(), t))
}

/// A route, as its lead facilitator sends something to it.
async fn leading(app: &App, request: Request) -> Result<(Here, Bytes), Problem> {
    let t = T { lang: lang(request.headers()) };
    let (mut parts, body) = request.into_parts();
    Sender::from_request_parts(&mut parts, app).await?;
    let Asked(here) = Asked::from_request_parts(&mut parts, app).await?;
    here.only(&[Role::LeadFacilitator]).map_err(|oops| Problem::of(&oops, t))?;
    let body = axum::body::to_bytes(body, MAX_BODY).await.map_err(|_| Problem::of(&Oops::TooLarge, t))?;
    Ok((here, body))
}

/// `POST /api/v1/routes/{route}/rehearsals`
pub(super) async fn make(State(app): State<App>, request: Request) -> Result<(StatusCode, Json<Made>), Problem> {
    let (here, body) = leading(&app, request).await?;
    let t = here.t();
    let wish: Wish = sent(&body, t)?;
    let by = here.actor.person.ok_or_else(|| Problem::of(&Oops::NotForYou, t))?;
    let made = rehearsal::make(&app.engine, here.id, by, wish.people, t).await;
    let route = made.map_err(|failure| Problem::failure(failure, t))?;
    let code = rehearsal::make_code(app.engine.store(), route, clock::now()).await;
    let code = code.map_err(|error| failed(error, t))?;
    Ok((StatusCode::CREATED, Json(Made { route, code })))
}

fn failed(error: StoreError, t: T) -> Problem {
    Problem::failure(Failure::from(error), t)
}

/// `POST /api/v1/rehearsals`: the code says it all; a wrong one takes as long as any wrong code.
pub(super) async fn cast(
    State(app): State<App>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<(StatusCode, Json<rehearsal::Cast>), Problem> {
    let t = T { lang: lang(&headers) };
    let given: Code = sent(&body, t)?;
    match rehearsal::cast(&app, &given.code).await.map_err(|failure| Problem::failure(failure, t))? {
        Some(cast) => Ok((StatusCode::CREATED, Json(cast))),
        None => {
            tokio::time::sleep(WRONG_CODE).await;
            Err(Problem::of(&Oops::NotFound, t))
        }
    }
}

/// `GET /api/v1/routes/{route}/rehearsal`
pub(super) async fn commands(asked: Asked) -> Result<Json<Commands>, Problem> {
    let here = &asked.0;
    let t = here.t();
    here.only(&[Role::LeadFacilitator]).map_err(|oops| Problem::of(&oops, t))?;
    if here.route().facts.rehearsal_of.is_none() {
        return Err(Problem::of(&Oops::NotFound, t));
    }
    let sql = "SELECT id FROM command WHERE route = $1 ORDER BY seq";
    let rows = here.app.engine.store().query(sql, params![key(here.id).as_str()]).await;
    let ids = rows.and_then(|rows| rows.iter().map(|row| row.uuid("id").map(CommandId)).collect());
    Ok(Json(Commands { commands: ids.map_err(|error| failed(error, t))? }))
}

/// `POST /api/v1/routes/{route}/rehearsal/removal`
pub(super) async fn remove(State(app): State<App>, request: Request) -> Result<(StatusCode, Json<Removed>), Problem> {
    let (here, body) = leading(&app, request).await?;
    let t = here.t();
    sent::<Removal>(&body, t)?;
    app.playing.end(here.id);
    let of = rehearsal::remove(&app, here.id).await.map_err(|failure| Problem::failure(failure, t))?;
    Ok((StatusCode::CREATED, Json(Removed { rehearsal_of: of })))
}
