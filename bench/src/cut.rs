//! A bad network, for measuring only: every connection is cut after a while, and some answers are
//! lost on their way back, after the server has done what was asked.

use crate::Fault;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

/// How bad it is.
#[derive(Clone, Copy, Debug)]
pub struct Bad {
    /// How long a connection lives, in the mean.
    pub life: Duration,
    /// Which part of the answers is lost, from 0 to 1.
    pub lost: f64,
}

/// What it did.
#[derive(Debug, Default)]
pub struct Done {
    /// Connections that were made.
    pub connections: AtomicU64,
    /// Answers that were thrown away.
    pub lost: AtomicU64,
}

/// A number from 0 to 1.
fn chance() -> f64 {
    let [.., a, b, c, d] = uuid::Uuid::new_v4().into_bytes();
    f64::from(u32::from_le_bytes([a, b, c, d])) / (f64::from(u32::MAX) + 1.0)
}

/// Listens until it is dropped; answers where, and what it does.
///
/// # Errors
/// When it cannot listen.
pub async fn begin(
    server: SocketAddr,
    bad: Bad,
) -> Result<(SocketAddr, Arc<Done>, tokio::task::JoinHandle<()>), Fault> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let at = listener.local_addr()?;
    let done = Arc::new(Done::default());
    let counts = Arc::clone(&done);
    let task = tokio::spawn(async move {
        while let Ok((near, _)) = listener.accept().await {
            counts.connections.fetch_add(1, Ordering::Relaxed);
            tokio::spawn(one(near, server, bad, Arc::clone(&counts)));
        }
    });
    Ok((at, done, task))
}

/// One connection, until its time is over.
async fn one(near: TcpStream, server: SocketAddr, bad: Bad, done: Arc<Done>) {
    let Ok(far) = TcpStream::connect(server).await else { return };
    let life = bad.life.mul_f64(-(1.0 - chance()).ln());
    let _ = (near.set_nodelay(true), far.set_nodelay(true));
    let (near_reads, near_writes) = near.into_split();
    let (far_reads, far_writes) = far.into_split();
    let asked = Arc::new(AtomicU64::new(0));
    let up = carry_up(near_reads, far_writes, Arc::clone(&asked));
    let down = carry_down(far_reads, near_writes, asked, bad.lost, &done);
    // Whichever ends first ends both.
    tokio::select! {
        () = tokio::time::sleep(life) => {}
        () = up => {}
        () = down => {}
    }
}

async fn carry_up(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, asked: Arc<AtomicU64>) {
    let mut bytes = vec![0; 16 * 1024];
    while let Ok(n @ 1..) = from.read(&mut bytes).await {
        asked.fetch_add(1, Ordering::Relaxed);
        if to.write_all(&bytes[..n]).await.is_err() {
            return;
        }
    }
}

/// Carries answers back; before the first bytes of each it is decided whether it is lost.
async fn carry_down(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, asked: Arc<AtomicU64>, lost: f64, done: &Done) {
    let mut bytes = vec![0; 16 * 1024];
    let mut answered = 0;
    while let Ok(n @ 1..) = from.read(&mut bytes).await {
        let now = asked.load(Ordering::Relaxed);
        if now > answered && chance() < lost {
            done.lost.fetch_add(1, Ordering::Relaxed);
            return;
        }
        answered = now;
        if to.write_all(&bytes[..n]).await.is_err() {
            return;
        }
    }
}
