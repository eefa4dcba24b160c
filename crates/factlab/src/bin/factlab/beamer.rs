//! The page for the beamer: on this machine only, nothing to click, fresh every two seconds.

use crate::{Fault, clock, screen};
use askama::Template;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderName};
use axum::middleware::{Next, from_fn};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use axum::{Router, serve as answer};
use factlab::board::Board;
use factlab::refusal::Refusal;
use factlab::text::T;
use std::sync::{Arc, Mutex};

#[derive(Template)]
#[template(path = "beamer.html")]
struct Page {
    t: T,
    title: String,
    fingerprint: String,
    sentence: String,
    made: usize,
    all: usize,
    seats: Vec<(String, String, bool)>,
}

type Shared = (Arc<Mutex<Board>>, T);

/// Serves the page on the loopback address from now on; answers its address.
pub fn serve(port: u16, board: Arc<Mutex<Board>>, t: T) -> Result<String, Fault> {
    let refused = || Refusal::new("beamer-port").with("port", port);
    let listener = std::net::TcpListener::bind(("127.0.0.1", port)).map_err(|_| refused())?;
    listener.set_nonblocking(true).map_err(|_| refused())?;
    let address = listener.local_addr().map_err(|_| refused())?;
    let app = Router::new().route("/", get(page)).with_state((board, t)).layer(from_fn(asked_here));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let runtime = runtime.map_err(|_| refused())?;
    std::thread::spawn(move || {
        runtime.block_on(async {
            if let Ok(listener) = tokio::net::TcpListener::from_std(listener) {
                // It ends with the process.
                let _ = answer(listener, app).await;
            }
        });
    });
    Ok(format!("http://{address}/"))
}

/// Only who asks for this machine by its own name: a page elsewhere whose name is turned to this address gets nothing.
async fn asked_here(request: Request, next: Next) -> Response {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if here(host) { next.run(request).await } else { StatusCode::MISDIRECTED_REQUEST.into_response() }
}

fn here(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    ["127.0.0.1", "localhost"].contains(&name)
}

async fn page(State((board, t)): State<Shared>) -> ([(HeaderName, &'static str); 2], Html<String>) {
    let html = board.lock().map(|board| render(&board, t)).unwrap_or_default();
    let policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
    ([(CACHE_CONTROL, "no-store"), (CONTENT_SECURITY_POLICY, policy)], Html(html))
}

fn render(board: &Board, t: T) -> String {
    let (made, all) = board.progress();
    let seat = |seat| (board.manifest.name(seat).to_owned(), screen::state(board, seat, t), board.here.contains(&seat));
    let page = Page {
        t,
        title: board.manifest.title.clone(),
        fingerprint: board.manifest.fingerprint(),
        sentence: screen::sentence(board, clock::now(), t),
        made,
        all: all.max(1),
        seats: board.manifest.seats().map(seat).collect(),
    };
    page.render().expect("the template is checked when it is compiled")
}

#[cfg(test)]
mod tests {
    use super::here;

    #[test]
    fn only_this_machines_own_names_are_answered() {
        assert!(["127.0.0.1:8080", "localhost:8080", "localhost"].into_iter().all(here));
        assert!(
            ["evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example:80", ""]
                .into_iter()
                .all(|h| !here(h))
        );
    }
}
