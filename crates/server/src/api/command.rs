//! `POST /api/v1/commands`: one command, as on the screens.

use super::ask::Sender;
use super::problem::Problem;
use crate::web::App;
use crate::web::oops::Oops;
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::id::{CommandId, RouteId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// One command on its way.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CommandRequest {
    /// The route; for `route.open` a fresh id of the client's own.
    pub route: RouteId,
    /// A UUID made by the client: sent twice, it happens once. What it makes gets this id.
    pub id: CommandId,
    /// `point.add`; see the schema `Command` for every name with its fields.
    pub name: String,
    /// The fields of that command.
    #[serde(default)]
    pub fields: serde_json::Map<String, Value>,
}

/// What a command led to. Nothing here tells how far the log is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Answer {
    /// What happened, by name, in order.
    pub effects: Vec<String>,
}

pub(super) async fn give(
    State(app): State<App>,
    Sender(viewer): Sender,
    body: Bytes,
) -> Result<(StatusCode, Json<Answer>), Problem> {
    let t = viewer.t;
    let session = viewer.signed_in().map_err(|oops| Problem::of(&oops, t))?;
    let request: CommandRequest =
        serde_json::from_slice(&body).map_err(|error| Problem::wrong(error.to_string(), t))?;
    if session.route().is_some_and(|route| route != request.route) {
        return Err(Problem::of(&Oops::NotForYou, t));
    }
    let whole = json!({ "name": request.name, "fields": request.fields });
    let command: Command = serde_json::from_value(whole).map_err(|error| Problem::wrong(error.to_string(), t))?;
    let done = app.engine.give(request.route, request.id, session.who(), command).await;
    done.map(|done| (StatusCode::CREATED, Json(Answer { effects: done.effects })))
        .map_err(|failure| Problem::failure(failure, t))
}
