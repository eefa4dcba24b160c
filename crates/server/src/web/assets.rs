//! The stylesheet, script and font, as `build.rs` made them; names carry a hash, so they never change.

use crate::web::oops::Oops;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::response::{IntoResponse, Response};

/// One embedded file.
pub struct Asset {
    path: &'static str,
    content_type: &'static str,
    bytes: &'static [u8],
    gzip: Option<&'static [u8]>,
    brotli: Option<&'static [u8]>,
}

mod embedded {
    use super::Asset;
    include!(concat!(env!("OUT_DIR"), "/assets.rs"));
}

/// The stylesheet's address.
pub fn css() -> &'static str {
    embedded::APP_CSS
}

/// The script's address.
pub fn js() -> &'static str {
    embedded::APP_JS
}

/// The address of the script that reads HEIC photos, in a worker of its own.
pub fn heic() -> &'static str {
    embedded::HEIC_JS
}

/// `GET /assets/{file}`
pub async fn asset(Path(file): Path<String>, headers: HeaderMap) -> Result<Response, Oops> {
    let path = format!("/assets/{file}");
    let asset = embedded::ASSETS.iter().find(|asset| asset.path == path).ok_or(Oops::NotFound)?;
    Ok(packed(asset, &headers, "public, max-age=31536000, immutable"))
}

/// `GET /sw.js`: the service worker. Its name stays, so a browser asks each time whether it is another.
pub async fn worker(headers: HeaderMap) -> Response {
    packed(&embedded::WORKER, &headers, "no-cache")
}

/// A file as this browser takes it, to be kept so long.
fn packed(asset: &'static Asset, headers: &HeaderMap, kept: &'static str) -> Response {
    let accepts =
        |name: &str| headers.get(ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains(name));
    let (encoding, bytes) = match (asset.brotli, asset.gzip) {
        (Some(bytes), _) if accepts("br") => (Some("br"), bytes),
        (_, Some(bytes)) if accepts("gzip") => (Some("gzip"), bytes),
        _ => (None, asset.bytes),
    };
    let mut response = bytes.into_response();
    let set = response.headers_mut();
    set.insert(CONTENT_TYPE, axum::http::HeaderValue::from_static(asset.content_type));
    set.insert(CACHE_CONTROL, axum::http::HeaderValue::from_static(kept));
    set.insert(VARY, axum::http::HeaderValue::from_static("Accept-Encoding"));
    if let Some(encoding) = encoding {
        set.insert(CONTENT_ENCODING, axum::http::HeaderValue::from_static(encoding));
    }
    response
}

/// `GET /favicon.ico`: our own flower. It is a drawing, whatever the old name says; browsers go by its type.
pub async fn icon() -> Response {
    let kept = [(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, "public, max-age=86400")];
    (kept, include_str!("../../assets/src/icon.svg")).into_response()
}
