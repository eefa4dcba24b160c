//! The page for the beamer: on this machine only, nothing to click, fresh every two seconds.

use crate::{Fault, clock, screen};
use askama::Template;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName};
use axum::response::Html;
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
    let app = Router::new().route("/", get(page)).with_state((board, t));
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
