//! What goes wrong for a person, as a page that says what to do.

use crate::execute::Failure;
use crate::store::StoreError;
use crate::typeset::TypesetFault;
use crate::web::page;
use axum::extract::multipart::MultipartError;
use axum::http::header::{RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use bloemenzee_domain::refusal::Refusal;

/// When to ask again for what could not be had now, in seconds.
const AGAIN_AFTER: &str = "60";

/// What is typeset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A route's report.
    Report,
    /// Letters of the outbox.
    Letters,
    /// The print pack of a meeting.
    Pack,
}

/// Why a page is not shown.
#[derive(Clone, Debug)]
pub enum Oops {
    /// Nobody is signed in; sign in first and come back here.
    SignIn(String),
    /// Signed in as somebody who may not see this.
    NotForYou,
    /// There is no such page.
    NotFound,
    /// The form was made for somebody else, or by another site.
    Stale,
    /// What was sent is not what a form of ours sends.
    Wrong,
    /// What was sent is larger than [`crate::web::bare::MAX_BODY`].
    TooLarge,
    /// What was sent is longer than a form of this address can be.
    TooLong,
    /// A bearer token was given that opens nothing, or no longer.
    UnknownToken,
    /// As many pages as may be are kept up to date already; this one works, and stands still.
    Full,
    /// There is such an address, but not for this method: a form's own address, opened as a page.
    NotThisWay,
    /// Too many documents are being made; with the page to go back to.
    Busy(Paper, String),
    /// A rule said no.
    Refused(Refusal),
    /// We failed; nothing was lost.
    Failed,
}

impl Oops {
    /// The answer's status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::SignIn(_) => StatusCode::SEE_OTHER,
            Self::NotForYou | Self::Stale => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Wrong => StatusCode::BAD_REQUEST,
            Self::TooLarge | Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotThisWay => StatusCode::METHOD_NOT_ALLOWED,
            Self::UnknownToken => StatusCode::UNAUTHORIZED,
            Self::Busy(..) | Self::Full => StatusCode::SERVICE_UNAVAILABLE,
            Self::Refused(refusal) => refused_status(refusal),
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The stem of its texts: `oops-<key>-title` and `oops-<key>-text`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::SignIn(_) => "sign-in",
            Self::NotForYou => "not-for-you",
            Self::NotFound => "not-found",
            Self::Stale => "stale",
            Self::Wrong => "wrong",
            Self::TooLarge => "too-large",
            Self::TooLong => "too-long",
            Self::UnknownToken => "unknown-token",
            Self::Full => "full",
            Self::NotThisWay => "not-this-way",
            Self::Busy(Paper::Report, _) => "busy-report",
            Self::Busy(Paper::Letters, _) => "busy-letters",
            Self::Busy(Paper::Pack, _) => "busy-pack",
            Self::Refused(_) => "refused",
            Self::Failed => "failed",
        }
    }

    /// What to tell who asked for a document that was not made; `back` is the page they came from.
    pub fn untypeset(fault: &TypesetFault, paper: Paper, back: String) -> Self {
        match fault {
            TypesetFault::Busy => Self::Busy(paper, back),
            other => {
                tracing::error!(fault = %other, ?paper, "a document could not be typeset");
                Self::Failed
            }
        }
    }
}

/// The status of a refusal. What cannot be taken in now because the route is elsewhere is asked for
/// patience: a phone keeps what waits on it until the route is back.
pub fn refused_status(refusal: &Refusal) -> StatusCode {
    let waits = ["route-away", "box-closed"].contains(&refusal.code);
    if waits { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::CONFLICT }
}

impl IntoResponse for Oops {
    fn into_response(self) -> Response {
        if let Self::SignIn(next) = &self {
            let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
            return Redirect::to(&format!("/sign-in?next={next}")).into_response();
        }
        // The page itself is made by `page::dress`, which knows the person's language.
        let mut response = self.status().into_response();
        let told = match &self {
            Self::Busy(..) | Self::Full => Some((RETRY_AFTER, AGAIN_AFTER)),
            Self::UnknownToken => Some((WWW_AUTHENTICATE, "Bearer")),
            _ => None,
        };
        if let Some((name, value)) = told {
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
        response.extensions_mut().insert(page::Undressed(self));
        response
    }
}

impl From<MultipartError> for Oops {
    fn from(error: MultipartError) -> Self {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Self::TooLarge } else { Self::Wrong }
    }
}

impl From<StoreError> for Oops {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the store failed");
        Self::Failed
    }
}

impl From<askama::Error> for Oops {
    fn from(error: askama::Error) -> Self {
        tracing::error!(%error, "a template failed");
        Self::Failed
    }
}

impl From<Failure> for Oops {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => Self::Refused(refusal),
            Failure::Unknown => Self::NotFound,
            Failure::Fault(why) => {
                tracing::error!(%why, "a command failed");
                Self::Failed
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_typesetter_is_no_failure_of_ours_and_says_when_to_come_back() {
        let papers = [(Paper::Report, "busy-report"), (Paper::Letters, "busy-letters"), (Paper::Pack, "busy-pack")];
        for (paper, key) in papers {
            let oops = Oops::untypeset(&TypesetFault::Busy, paper, "/r/1".into());
            assert_eq!(oops.key(), key);
            let response = oops.into_response();
            assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
            assert_eq!(response.headers().get(RETRY_AFTER).map(HeaderValue::as_bytes), Some(&b"60"[..]));
        }
        let refused = Oops::untypeset(&crate::child::Fault::Refused("x".into()).into(), Paper::Report, "/".into());
        assert!(matches!(refused, Oops::Failed));
    }
}
