//! Server-sent events: how far a route is, and nothing else. A page that hears it fetches itself.
//!
//! A frame is the latest state, its id the route's version (`Snapshot::version`); after a gap one frame, not a replay; at
//! most two a second.

use crate::web::here::Here;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream;
use std::convert::Infallible;
use std::time::Duration;

/// Shortest time between two frames.
const GAP: Duration = Duration::from_millis(500);

/// `GET /r/{route}/stream`
pub async fn stream(here: Here) -> impl IntoResponse {
    let mut changes = here.app.engine.changes(here.id);
    changes.mark_changed();
    let events = stream::unfold(changes, |mut changes| async move {
        changes.changed().await.ok()?;
        let seq = *changes.borrow_and_update();
        let event = Event::default().event("state").id(seq.to_string()).data(format!("{{\"seq\":{seq}}}"));
        tokio::time::sleep(GAP).await;
        Some((Ok::<_, Infallible>(event), changes))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(20)))
}
