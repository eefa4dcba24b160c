//! Connections: each is served on its own, and none may hold its place by being slow.

use super::Fault;
use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::time::Duration;
use tokio::net::TcpListener;
use tower_http::timeout::RequestBodyDeadlineLayer;

/// How long a connection may take, in seconds.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For the head of a request, and between two requests.
    pub head: Duration,
    /// For the whole of a body: four megabytes over bad Wi-Fi.
    pub body: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { head: Duration::from_secs(75), body: Duration::from_secs(120) }
    }
}

/// Accepts connections and serves them until the task is dropped.
///
/// # Errors
/// None of its own: when no connection can be taken, for want of files for instance, it waits and
/// goes on.
pub async fn connections(listener: TcpListener, service: Router, patience: Patience) -> Result<(), Fault> {
    let service = TowerToHyperService::new(service.layer(RequestBodyDeadlineLayer::new(patience.body)));
    let mut server = http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(patience.head);
    loop {
        let (stream, _) = match listener.accept().await {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "no connection can be taken now");
                tokio::time::sleep(Duration::from_secs(1)).await;
                continue;
            }
        };
        // Small answers go at once.
        let _ = stream.set_nodelay(true);
        let one = server.serve_connection(TokioIo::new(stream), service.clone());
        tokio::spawn(async move {
            // Whoever was cut off or gave up knows it; nobody else has to.
            let _ = one.await;
        });
    }
}
