//! One reader: one kept-alive HTTP/1.1 connection, one page after another.

use crate::Fault;
use http_body_util::{BodyExt as _, Full};
use hyper::Request;
use hyper::body::Bytes;
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{ACCEPT_ENCODING, CONTENT_ENCODING, COOKIE, HOST};
use hyper_util::rt::TokioIo;
use std::net::SocketAddr;
use tokio::net::TcpStream;

/// A page as it came.
pub struct Page {
    /// The status.
    pub status: u16,
    /// The body as it went over the line.
    pub body: Bytes,
    /// How the body was compressed, if it was.
    pub encoding: Option<String>,
}

impl Page {
    /// The body as text.
    ///
    /// # Errors
    /// When it is no text, or compressed.
    pub fn text(&self) -> Result<&str, Fault> {
        if self.encoding.is_some() {
            return Err("a compressed page was to be read".into());
        }
        Ok(std::str::from_utf8(&self.body)?)
    }
}

/// A connection that is kept.
pub struct Client {
    send: SendRequest<Full<Bytes>>,
    host: String,
    /// Whether pages may come compressed, as browsers allow.
    pub gzip: bool,
}

impl Client {
    /// Connects.
    ///
    /// # Errors
    /// When nobody listens.
    pub async fn open(at: SocketAddr) -> Result<Self, Fault> {
        let stream = TcpStream::connect(at).await?;
        stream.set_nodelay(true)?;
        let (send, connection) = http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self { send, host: at.to_string(), gzip: false })
    }

    /// Gets a page, as the browser of whoever holds this session.
    ///
    /// # Errors
    /// When the connection breaks.
    pub async fn get(&mut self, path: &str, token: Option<&str>) -> Result<Page, Fault> {
        let mut request = Request::get(path).header(HOST, &self.host);
        if let Some(token) = token {
            request = request.header(COOKIE, format!("bloemenzee={token}"));
        }
        if self.gzip {
            request = request.header(ACCEPT_ENCODING, "gzip");
        }
        self.send.ready().await?;
        let answer = self.send.send_request(request.body(Full::default())?).await?;
        let status = answer.status().as_u16();
        let encoding = answer.headers().get(CONTENT_ENCODING).and_then(|v| v.to_str().ok()).map(str::to_owned);
        let body = answer.into_body().collect().await?.to_bytes();
        Ok(Page { status, body, encoding })
    }

    /// Sends a form as nobody, and answers the status.
    ///
    /// # Errors
    /// When the connection breaks.
    pub async fn form(&mut self, path: &str, fields: &str) -> Result<u16, Fault> {
        let request = Request::post(path).header(HOST, &self.host);
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        self.send.ready().await?;
        let answer = self.send.send_request(request.body(Full::from(fields.to_owned()))?).await?;
        let status = answer.status().as_u16();
        answer.into_body().collect().await?;
        Ok(status)
    }
}
