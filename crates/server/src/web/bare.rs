//! Answers that no handler of ours gave: the framework's own, a status with a line of English at most. They become the
//! page or the problem that a person can act on.

use crate::web::App;
use crate::web::oops::Oops;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::header::{ALLOW, CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use futures_util::StreamExt;
use std::time::Duration;

/// Largest body of a request, in bytes: a transcript of an evening, a list of people.
pub const MAX_BODY: usize = 4 * 1024 * 1024;
/// Largest file of a box, in bytes: a log of tens of thousands of entries.
pub const MAX_BOX: usize = 64 * 1024 * 1024;
/// What a photo may weigh with the form around it, in bytes.
pub const MAX_PHOTO: usize = crate::photo::MAX_BYTES + 64 * 1024;
/// Largest body of a form that anybody may send: a code, and where to go next.
const MAX_SMALL: usize = 16 * 1024;
/// How much of a body that is too large is read and thrown away, in bytes.
const DRAINED: usize = 64 * 1024 * 1024;
/// How long that may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// Largest body that an address takes in, in bytes.
pub fn most(path: &str) -> usize {
    match path {
        path if path.ends_with(crate::web::boxed::RETURN) => MAX_BOX,
        path if path.starts_with("/r/") && path.ends_with("/photo") => MAX_PHOTO,
        _ => MAX_BODY,
    }
}

/// An address whose form is a code and little more: what is longer than 16 KB is refused unread.
pub fn small_form(handler: MethodRouter<App>) -> MethodRouter<App> {
    handler.layer(DefaultBodyLimit::max(MAX_SMALL)).layer(from_fn(small))
}

/// An address to which a photo is sent: it may be larger than any form.
pub fn photo_form(handler: MethodRouter<App>) -> MethodRouter<App> {
    handler.layer(DefaultBodyLimit::max(MAX_PHOTO))
}

async fn small(request: Request, next: Next) -> Response {
    let Ok(request) = small_enough(request, MAX_SMALL).await else { return Oops::TooLong.into_response() };
    let response = next.run(request).await;
    if response.status() == StatusCode::PAYLOAD_TOO_LARGE { Oops::TooLong.into_response() } else { response }
}

/// Lets a request through whose length is no more than `most` bytes. What is longer is first read to its end: a browser
/// that is still sending does not look at an answer.
///
/// # Errors
/// [`Oops::TooLarge`].
pub async fn small_enough(request: Request, most: usize) -> Result<Request, Oops> {
    let told = request.headers().get(CONTENT_LENGTH).and_then(|v| v.to_str().ok()).and_then(|v| v.parse().ok());
    if told.unwrap_or(0) <= most {
        return Ok(request);
    }
    // Whether it ended in time makes no difference to what is answered.
    tokio::time::timeout(PATIENCE, drain(request.into_body())).await.ok();
    Err(Oops::TooLarge)
}

async fn drain(body: Body) {
    let mut stream = body.into_data_stream();
    let mut read = 0;
    while let Some(Ok(chunk)) = stream.next().await {
        read += chunk.len();
        if read > DRAINED {
            return;
        }
    }
}

/// What an answer means when nobody of ours wrote its text; `None` when all is well, or it is a page or a problem.
pub fn oops(response: &Response) -> Option<Oops> {
    let status = response.status();
    let failed = status.is_client_error() || status.is_server_error();
    let kind = response.headers().get(CONTENT_TYPE);
    let bare = kind.is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    (failed && bare).then(|| match status {
        StatusCode::NOT_FOUND => Oops::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Oops::NotThisWay,
        StatusCode::PAYLOAD_TOO_LARGE => Oops::TooLarge,
        status if status.is_client_error() => Oops::Wrong,
        _ => Oops::Failed,
    })
}

/// The headers of the first answer that its page keeps: which methods there are, when to try again, and how to
/// say who one is.
pub fn kept(headers: &HeaderMap) -> HeaderMap {
    let keep = [ALLOW, RETRY_AFTER, WWW_AUTHENTICATE].into_iter();
    keep.filter_map(|name| headers.get(&name).map(|value| (name, value.clone()))).collect()
}
