//! The OpenAPI 3.1 document, from the same list and the same types as the router. Spectral (`spectral:oas`)
//! finds nothing in it; with all its rules on, only that a server without mail names no e-mail address.

use super::{BASE, Endpoint, Problem, VERSION, endpoints};
use crate::config::Config;
use crate::web::App;
use crate::web::routes::For;
use axum::Json;
use axum::extract::State;
use bloemenzee_domain::command::Command;
use lettre::message::Mailbox;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// Where the licence can be read in every language of the Union.
const LICENSE: &str = "https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12";

static DOCUMENT: LazyLock<Value> = LazyLock::new(document);

/// `GET /api/v1/openapi.json`: the document, with who runs this server as its contact.
pub(super) async fn serve(State(app): State<App>) -> Json<Value> {
    let mut document = DOCUMENT.clone();
    document["info"]["contact"] = contact(&app.config);
    Json(document)
}

/// Who answers for this installation: the organisation, its address, and where its mail comes from.
fn contact(config: &Config) -> Value {
    let mut contact = json!({ "name": config.organisation, "url": config.public_url() });
    let sender = config.mail_from.parse::<Mailbox>().ok().filter(|_| config.smtp.is_some());
    if let Some(sender) = sender {
        contact["email"] = sender.email.to_string().into();
    }
    contact
}

/// A row of fixed places holds nothing after them.
fn end_rows(schema: &mut Schema) {
    if schema.get("prefixItems").is_some() && schema.get("items").is_none() {
        // The same as `false`, which not every tool reads.
        schema.insert("items".into(), json!({ "not": {} }));
    }
}

/// A request is one of the commands, with its route and its id beside it.
fn join_command(schemas: &mut Map<String, Value>) {
    for command in schemas["Command"]["oneOf"].as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        command.remove("additionalProperties");
    }
    if let Some(request) = schemas["CommandRequest"].as_object_mut() {
        request.remove("additionalProperties");
        request.insert("unevaluatedProperties".into(), false.into());
        request.insert("allOf".into(), json!([{ "$ref": "#/components/schemas/Command" }]));
    }
}

/// Makes the document; its contact is filled in when it is served.
pub fn document() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|s| s.definitions_path = "/components/schemas".into());
    let settings = settings.with_transform(RecursiveTransform(end_rows));
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
    let mut schemas = generator.take_definitions(true);
    join_command(&mut schemas);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Bloemenzee",
            "version": VERSION,
            "description": "One route of De Nieuwe Route, from question to carried decisions. Reading follows the \
                            same rights as the screens; every change is one command.",
            "license": { "name": "EUPL-1.2", "url": LICENSE }
        },
        "servers": [{ "url": BASE, "description": "This server" }],
        "tags": [
            { "name": "commands", "description": "The one door to change something" },
            { "name": "document", "description": "This document" },
            { "name": "rehearsals", "description": "Practising on a copy with made-up people" },
            { "name": "routes", "description": "What stands in a route" }
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
        path if path.contains("rehearsal") => "rehearsals",
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
    let mut parameters = Vec::new();
    if endpoint.path.contains("{route}") {
        parameters.push(json!({ "name": "route", "in": "path", "required": true, "description": "The route's id",
                                "schema": { "type": "string", "format": "uuid" } }));
    }
    if endpoint.method == "POST" && endpoint.who != For::All {
        parameters.push(json!({ "name": "X-CSRF-Token", "in": "header", "required": false,
                                "description": "With a session cookie: the token of that session's forms",
                                "schema": { "type": "string" } }));
    }
    if !parameters.is_empty() {
        own.insert("parameters".into(), parameters.into());
    }
    if let Some(body) = endpoint.body {
        let body = body(generator);
        own.insert(
            "requestBody".into(),
            json!({ "required": true, "content": { "application/json": { "schema": body } } }),
        );
    }
    operation
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_one_of_the_commands_and_a_row_ends_where_it_ends() {
        let document = document();
        let schemas = &document["components"]["schemas"];
        assert_eq!(schemas["CommandRequest"]["allOf"][0]["$ref"], "#/components/schemas/Command");
        let commands = schemas["Command"]["oneOf"].as_array().unwrap();
        assert!(commands.iter().all(|one| one.get("additionalProperties").is_none() && one["required"][0] == "name"));
        let row = commands.iter().find(|one| one["properties"]["name"]["const"] == "involvement.import").unwrap();
        assert_eq!(row["properties"]["fields"]["properties"]["people"]["items"]["items"], json!({ "not": {} }));
    }
}
