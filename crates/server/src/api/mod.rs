//! `/api/v1`: read models as resources, commands as one door, problem+json for what cannot be.
//!
//! What a screen can do can be done here, with the same rights: the domain decides both. One list,
//! [`endpoints`], makes the router and the OpenAPI document.

mod ask;
mod command;
mod follow;
mod model;
mod openapi;
mod problem;
mod read;
mod rehearsal;

pub use command::CommandRequest;
pub use openapi::document;
pub use problem::Problem;

use crate::web::App;
use crate::web::bare::MAX_BODY;
use crate::web::routes::For;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, HeaderName};
use axum::middleware::from_fn;
use axum::routing::{MethodRouter, any, get, post};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use tower_http::set_header::SetResponseHeaderLayer;

/// The version of this API, as it stands in the header `API-Version` and in the document.
pub const VERSION: &str = "1.0.0";
/// Where it begins.
pub const BASE: &str = "/api/v1";

/// One address of the API, with all that the document says of it.
pub struct Endpoint {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path after [`BASE`].
    pub path: &'static str,
    /// Who may go there; what of it they see, the handler says.
    pub who: For,
    /// One line for the document.
    pub summary: &'static str,
    /// The operation's name.
    pub operation: &'static str,
    /// The shape of its answer.
    answer: fn(&mut SchemaGenerator) -> Schema,
    /// The shape of what is sent; none for a reading.
    body: Option<fn(&mut SchemaGenerator) -> Schema>,
    /// What serves it.
    handler: MethodRouter<App>,
}

fn of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

fn reading<T: JsonSchema>(
    path: &'static str,
    operation: &'static str,
    who: For,
    summary: &'static str,
    handler: MethodRouter<App>,
) -> Endpoint {
    Endpoint { method: "GET", path, who, summary, operation, answer: of::<T>, body: None, handler }
}

/// Every address of the API.
pub fn endpoints() -> Vec<Endpoint> {
    let mut all = vec![
        reading::<model::Routes>("/routes", "listRoutes", For::All, "All routes, by title.", get(read::routes)),
        reading::<model::RouteModel>(
            "/routes/{route}",
            "getRoute",
            For::All,
            "Phase, question, frames, promise and say.",
            get(read::route),
        ),
        reading::<model::Ideas>(
            "/routes/{route}/ideas",
            "listIdeas",
            For::SignedIn,
            "Ideas with their petals and points.",
            get(read::ideas),
        ),
        reading::<model::Circle>(
            "/routes/{route}/circle",
            "listCircle",
            For::Guides,
            "Everyone who lies awake over the question.",
            get(read::circle),
        ),
        reading::<model::Items>(
            "/routes/{route}/items",
            "listItems",
            For::SignedIn,
            "What is to be settled, as far as you may read it.",
            get(read::items),
        ),
        reading::<serde_json::Value>("/openapi.json", "getOpenapi", For::All, "This document.", get(openapi::serve)),
        Endpoint {
            method: "POST",
            path: "/commands",
            who: For::SignedIn,
            summary: "Gives one command; sent twice with the same id, it happens once.",
            operation: "giveCommand",
            answer: of::<command::Answer>,
            body: Some(of::<CommandRequest>),
            handler: post(command::give),
        },
    ];
    all.extend(evening());
    all.extend(rehearsals());
    all.extend(afterwards());
    all
}

/// Practising on a copy.
fn rehearsals() -> Vec<Endpoint> {
    vec![
        Endpoint {
            method: "POST",
            path: "/routes/{route}/rehearsals",
            who: For::Lead,
            summary: "Makes a rehearsal of this route, with a code that works once to play its people.",
            operation: "makeRehearsal",
            answer: of::<rehearsal::Made>,
            body: Some(of::<rehearsal::Wish>),
            handler: post(rehearsal::make),
        },
        Endpoint {
            method: "POST",
            path: "/rehearsals",
            who: For::All,
            summary: "What is needed to play the people of a rehearsal, for its code.",
            operation: "playRehearsal",
            answer: of::<crate::rehearsal::Cast>,
            body: Some(of::<rehearsal::Code>),
            handler: post(rehearsal::cast),
        },
        reading::<rehearsal::Commands>(
            "/routes/{route}/rehearsal",
            "getRehearsal",
            For::Lead,
            "The commands in the log of a rehearsal, to compare with what was sent.",
            get(rehearsal::commands),
        ),
        Endpoint {
            method: "POST",
            path: "/routes/{route}/rehearsal/removal",
            who: For::Lead,
            summary: "Throws a rehearsal away, all of it.",
            operation: "removeRehearsal",
            answer: of::<rehearsal::Removed>,
            body: Some(of::<rehearsal::Removal>),
            handler: post(rehearsal::remove),
        },
    ]
}

/// What comes of the evening, and of oneself in it.
fn evening() -> Vec<Endpoint> {
    vec![
        reading::<model::AttendanceModel>(
            "/routes/{route}/attendance",
            "getAttendance",
            For::SignedIn,
            "Who is there, in numbers; by person for who guides.",
            get(read::attendance),
        ),
        reading::<model::Threads>(
            "/routes/{route}/threads",
            "listThreads",
            For::SignedIn,
            "The main lines through the decisions.",
            get(read::threads),
        ),
        reading::<model::Answers>(
            "/routes/{route}/answers",
            "listAnswers",
            For::SignedIn,
            "The commissioner's answers.",
            get(read::answers),
        ),
        reading::<model::ReportModel>(
            "/routes/{route}/report",
            "getReport",
            For::All,
            "The outcome, from the draft report on for who took part, for all once final.",
            get(read::report),
        ),
        reading::<model::Me>(
            "/routes/{route}/me",
            "getMe",
            For::Participant,
            "Your own stances, and what is still asked of you.",
            get(read::me),
        ),
    ]
}

/// What goes on after the meeting.
fn afterwards() -> Vec<Endpoint> {
    vec![
        reading::<model::Trace>(
            "/routes/{route}/trace",
            "listTrace",
            For::SignedIn,
            "What became of every point.",
            get(follow::trace),
        ),
        reading::<model::Actions>(
            "/routes/{route}/actions",
            "listActions",
            For::SignedIn,
            "The actions, and the decisions that nobody has taken up.",
            get(follow::actions),
        ),
        reading::<model::FollowUpModel>(
            "/routes/{route}/follow-up",
            "getFollowUp",
            For::SignedIn,
            "The working groups and the follow-up gatherings.",
            get(follow::follow_up),
        ),
    ]
}

/// The API as one service, to be merged with the web's.
pub fn router(app: App) -> Router {
    let version =
        SetResponseHeaderLayer::overriding(HeaderName::from_static("api-version"), HeaderValue::from_static(VERSION));
    let fresh = SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let all = endpoints()
        .into_iter()
        .fold(Router::new(), |router, endpoint| router.route(&format!("{BASE}{}", endpoint.path), endpoint.handler));
    all.route("/api", any(problem::not_found))
        .route("/api/{*rest}", any(problem::not_found))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(from_fn(problem::dress))
        .layer(version)
        .layer(fresh)
        .with_state(app)
}
