//! What goes wrong for a person, as a page that says what to do.

use crate::execute::Failure;
use crate::store::StoreError;
use crate::web::page;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use bloemenzee_domain::refusal::Refusal;

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
            Self::Refused(_) => StatusCode::CONFLICT,
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
            Self::Refused(_) => "refused",
            Self::Failed => "failed",
        }
    }
}

impl IntoResponse for Oops {
    fn into_response(self) -> Response {
        if let Self::SignIn(next) = &self {
            let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
            return Redirect::to(&format!("/sign-in?next={next}")).into_response();
        }
        // The page itself is made by `page::dress`, which knows the person's language.
        let mut response = self.status().into_response();
        response.extensions_mut().insert(page::Undressed(self));
        response
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
