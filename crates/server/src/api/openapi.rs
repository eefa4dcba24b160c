//! The OpenAPI 3.1 document, from the same list and the same types as the router.

use super::command::CommandRequest;
use super::{BASE, Endpoint, Problem, VERSION, endpoints};
use crate::web::routes::For;
use axum::Json;
use bloemenzee_domain::command::Command;
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

static DOCUMENT: LazyLock<Value> = LazyLock::new(document);

pub(super) async fn serve() -> Json<Value> {
    Json(DOCUMENT.clone())
}

/// Makes the document.
pub fn document() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|s| s.definitions_path = "/components/schemas".into());
    let mut generator = settings.into_generator();
    let mut paths = Map::new();
    for endpoint in endpoints() {
        let operation = operation(&endpoint, &mut generator);
        let item = paths.entry(endpoint.path).or_insert_with(|| json!({}));
        if let Some(item) = item.as_object_mut() {
            item.insert(endpoint.method.to_ascii_lowercase(), operation);
        }
    }
    // Every command with its fields, for who writes a client.
    generator.subschema_for::<Command>();
    let schemas = generator.take_definitions(true);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Bloemenzee",
            "version": VERSION,
            "description": "One route of De Nieuwe Route, from question to carried decisions. Reading follows the \
                            same rights as the screens; every change is one command.",
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
            "contact": { "name": "Bloemenzee", "email": "bloemenzee@example.org", "url": "https://example.org/bloemenzee" }
        },
        "servers": [{ "url": BASE, "description": "This server" }],
        "tags": [
            { "name": "routes", "description": "What stands in a route" },
            { "name": "commands", "description": "The one door to change something" },
            { "name": "document", "description": "This document" }
        ],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "bearer": { "type": "http", "scheme": "bearer" },
                "session": { "type": "apiKey", "in": "cookie", "name": crate::web::here::SESSION_COOKIE }
            },
            "schemas": schemas
        }
    })
}

fn operation(endpoint: &Endpoint, generator: &mut SchemaGenerator) -> Value {
    let answer = (endpoint.answer)(generator);
    let problem = generator.subschema_for::<Problem>();
    let version = json!({ "description": "The version of this API", "schema": { "type": "string" } });
    let status = if endpoint.method == "POST" { "201" } else { "200" };
    let refused = json!({
        "description": "Why not, in a sentence",
        "headers": { "API-Version": version },
        "content": { "application/problem+json": { "schema": problem } }
    });
    let tag = match endpoint.path {
        "/commands" => "commands",
        "/openapi.json" => "document",
        _ => "routes",
    };
    let mut operation = json!({
        "operationId": endpoint.operation,
        "summary": endpoint.summary,
        "description": endpoint.summary,
        "tags": [tag],
        "responses": {
            status: {
                "description": "Done",
                "headers": { "API-Version": version },
                "content": { "application/json": { "schema": answer } }
            },
            "4XX": refused
        }
    });
    let Some(own) = operation.as_object_mut() else { return operation };
    if endpoint.who != For::All {
        own.insert("security".into(), json!([{ "bearer": [] }, { "session": [] }]));
    }
    if endpoint.path.contains("{route}") {
        let id = json!({ "name": "route", "in": "path", "required": true, "description": "The route's id",
                         "schema": { "type": "string", "format": "uuid" } });
        own.insert("parameters".into(), json!([id]));
    }
    if endpoint.method == "POST" {
        let body = generator.subschema_for::<CommandRequest>();
        let csrf = json!({ "name": "X-CSRF-Token", "in": "header", "required": false,
                           "description": "With a session cookie: the token of that session's forms",
                           "schema": { "type": "string" } });
        own.insert("parameters".into(), json!([csrf]));
        own.insert(
            "requestBody".into(),
            json!({ "required": true, "content": { "application/json": { "schema": body } } }),
        );
    }
    operation
}
