//! What cannot be, as problem+json (RFC 9457).

use crate::execute::Failure;
use crate::text::T;
use crate::web::bare;
use crate::web::here::lang;
use crate::web::oops::{Oops, refused_status};
use axum::Json;
use axum::extract::Request;
use axum::http::header::{CONTENT_TYPE, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bloemenzee_domain::refusal::Refusal;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// Why something was not done or not shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Problem {
    /// A name for the kind of problem: `urn:bloemenzee:` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// In a few words.
    pub title: String,
    /// The status of the answer.
    pub status: u16,
    /// What is the matter and what to do, in the language that was asked for.
    pub detail: String,
    /// Stable, in kebab-case: `point-changed`.
    pub code: &'static str,
    /// Named parts of the sentence, such as the present wording.
    pub fields: BTreeMap<String, String>,
}

impl Problem {
    fn new(status: StatusCode, code: &'static str, title: String, detail: String) -> Self {
        let kind = format!("urn:bloemenzee:{code}");
        Self { kind, title, status: status.as_u16(), detail, code, fields: BTreeMap::new() }
    }

    /// The problem that a page would tell as an [`Oops`].
    pub fn of(oops: &Oops, t: T) -> Self {
        match oops {
            Oops::SignIn(_) | Oops::UnknownToken => {
                Self::new(StatusCode::UNAUTHORIZED, "sign-in", t.s("sign-in-title"), t.s("api-sign-in"))
            }
            Oops::Refused(refusal) => Self::refusal(refusal, t),
            Oops::NotThisWay => {
                let (title, text) = (t.s("api-not-this-way-title"), t.s("api-not-this-way-text"));
                Self::new(oops.status(), oops.key(), title, text)
            }
            other => {
                let text = |part: &str| t.s(&format!("oops-{}-{part}", other.key()));
                Self::new(other.status(), other.key(), text("title"), text("text"))
            }
        }
    }

    /// A rule's no.
    pub fn refusal(refusal: &Refusal, t: T) -> Self {
        let problem = Self::new(refused_status(refusal), refusal.code, t.s("oops-refused-title"), t.refusal(refusal));
        let fields = refusal.fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
        Self { fields: fields.collect(), ..problem }
    }

    /// The body is not a command; says what was expected.
    pub fn wrong(detail: String, t: T) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "wrong", t.s("oops-wrong-title"), detail)
    }

    /// A command was not done.
    pub fn failure(failure: Failure, t: T) -> Self {
        Self::of(&Oops::from(failure), t)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self)).into_response();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

/// Around every answer of the API: what the framework answers by itself becomes a problem too.
pub(super) async fn dress(request: Request, next: Next) -> Response {
    let t = T { lang: lang(request.headers()) };
    let response = match bare::small_enough(request, bare::MAX_BODY).await {
        Ok(request) => next.run(request).await,
        Err(oops) => return Problem::of(&oops, t).into_response(),
    };
    let Some(oops) = bare::oops(&response) else { return response };
    let (status, kept) = (response.status(), bare::kept(response.headers()));
    let problem = Problem { status: status.as_u16(), ..Problem::of(&oops, t) };
    let mut response = problem.into_response();
    response.headers_mut().extend(kept);
    response
}

/// There is no such address.
pub(super) async fn not_found(headers: HeaderMap) -> Problem {
    Problem::of(&Oops::NotFound, T { lang: lang(&headers) })
}
