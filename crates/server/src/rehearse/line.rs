//! One device's way to the server: HTTP/1.1 over TCP or TLS, with cookies, as a browser has it; every
//! byte is counted.

use super::Fault;
use flate2::read::GzDecoder;
use futures_util::future::BoxFuture;
use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{CONTENT_ENCODING, HeaderValue, LOCATION, SET_COOKIE};
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use std::io::{self, Read as _};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// How long a request may take: on some networks nothing fails and nothing comes (`send.ts`).
const PATIENCE: Duration = Duration::from_secs(30);
/// What a phone's browser says of itself; the bytes count too.
const AGENT: &str =
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";

/// What bytes are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The stream that says that something changed.
    Stream,
    /// A page that fetches itself because something changed.
    Refresh,
    /// What a person does: looking at another page, sending a form.
    Act,
}

/// Bytes over the line, both ways, by what they were for.
#[derive(Debug, Default)]
pub struct Meter([AtomicU64; 3]);

impl Meter {
    /// Bytes so far.
    pub fn read(&self, what: What) -> u64 {
        self.0[what as usize].load(Ordering::Relaxed)
    }
}

/// Counts what goes through, under what is being done.
struct Metered<S> {
    inner: S,
    meter: Arc<Meter>,
    what: Arc<AtomicUsize>,
}

impl<S> Metered<S> {
    fn count(&self, bytes: usize) {
        let at = self.what.load(Ordering::Relaxed).min(2);
        self.meter.0[at].fetch_add(bytes as u64, Ordering::Relaxed);
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Metered<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = into.filled().len();
        let polled = Pin::new(&mut self.inner).poll_read(cx, into);
        self.count(into.filled().len() - before);
        polled
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Metered<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, from: &[u8]) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.inner).poll_write(cx, from);
        if let Poll::Ready(Ok(bytes)) = &polled {
            self.count(*bytes);
        }
        polled
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}

/// Where the server is, and how it is spoken to.
pub struct Server {
    host: String,
    port: u16,
    tls: Option<TlsConnector>,
    /// What went over the line to it and back.
    pub meter: Arc<Meter>,
}

impl Server {
    /// The server at an address, `http://HOST:PORT` or `https://HOST`.
    ///
    /// # Errors
    /// A sentence when it is none.
    pub fn at(url: &str) -> Result<Self, Fault> {
        let wrong = || format!("{url} is no address of a server: it begins with http:// or https://.");
        let (scheme, rest) = url.trim().split_once("://").ok_or_else(wrong)?;
        let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
        let (tls, usual) = match scheme {
            "http" => (None, 80),
            "https" => (Some(tls()?), 443),
            _ => return Err(wrong().into()),
        };
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, port.parse().map_err(|_| wrong())?),
            _ => (authority, usual),
        };
        if host.is_empty() {
            return Err(wrong().into());
        }
        let host = host.trim_matches(['[', ']']).to_owned();
        Ok(Self { host, port, tls, meter: Arc::default() })
    }

    /// The same server, with a count of its own.
    pub fn apart(&self) -> Self {
        Self { host: self.host.clone(), port: self.port, tls: self.tls.clone(), meter: Arc::default() }
    }

    /// Whether something answers there at all.
    ///
    /// # Errors
    /// What the system says.
    pub async fn answers(&self) -> io::Result<()> {
        TcpStream::connect((self.host.as_str(), self.port)).await.map(drop)
    }

    async fn connect(&self, what: &Arc<AtomicUsize>) -> Result<SendRequest<Full<Bytes>>, Fault> {
        let stream = TcpStream::connect((self.host.as_str(), self.port)).await?;
        stream.set_nodelay(true)?;
        let stream = Metered { inner: stream, meter: Arc::clone(&self.meter), what: Arc::clone(what) };
        let ways: BoxFuture<'_, Result<_, Fault>> = match &self.tls {
            None => {
                let (send, connection) = http1::handshake(TokioIo::new(stream)).await?;
                tokio::spawn(connection);
                Box::pin(async { Ok(send) })
            }
            Some(tls) => Box::pin(async move {
                let name = ServerName::try_from(self.host.clone())?;
                let stream = tls.connect(name, stream).await?;
                let (send, connection) = http1::handshake(TokioIo::new(stream)).await?;
                tokio::spawn(connection);
                Ok(send)
            }),
        };
        ways.await
    }
}

/// TLS with the certificates that this machine trusts.
fn tls() -> Result<TlsConnector, Fault> {
    let mut roots = RootCertStore::empty();
    let (good, _) = roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if good == 0 {
        return Err("This machine trusts no certificates, so that no server can be reached by https.".into());
    }
    Ok(TlsConnector::from(Arc::new(ClientConfig::builder().with_root_certificates(roots).with_no_client_auth())))
}

/// What came back.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Where it leads, if it does.
    pub location: String,
    /// The body as text.
    pub text: String,
}

/// One device with one session.
pub struct Line {
    server: Arc<Server>,
    send: Option<SendRequest<Full<Bytes>>>,
    /// Its cookies; shared with the streams of the same browser.
    cookies: Vec<(String, String)>,
    /// A bearer token, for a client of the API.
    pub bearer: String,
    what: Arc<AtomicUsize>,
    /// Whether the next page is where a form led: the same script asks for it.
    led: bool,
}

impl Line {
    /// A device that has not spoken yet.
    pub fn new(server: &Arc<Server>) -> Self {
        let what = Arc::new(AtomicUsize::new(What::Act as usize));
        Self { server: Arc::clone(server), send: None, cookies: Vec::new(), bearer: String::new(), what, led: false }
    }

    /// Another connection of the same browser.
    pub fn beside(&self) -> Self {
        Self { cookies: self.cookies.clone(), bearer: self.bearer.clone(), ..Self::new(&self.server) }
    }

    /// The same browser, which goes on by another way.
    pub fn by_way_of(self, server: &Arc<Server>) -> Self {
        Self { server: Arc::clone(server), send: None, ..self }
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> &str {
        self.cookies.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    /// Lets go of the connection, as a network does.
    pub fn hang_up(&mut self) {
        self.send = None;
    }

    /// Gets a page.
    ///
    /// # Errors
    /// When no whole answer comes.
    pub async fn get(&mut self, path: &str, what: What) -> Result<Answer, Fault> {
        let mut request = self.request("GET", path, what);
        if std::mem::take(&mut self.led) || what == What::Refresh {
            request = request.header("x-region", "all");
        }
        self.ask(what, request, Bytes::new()).await
    }

    /// Sends a form.
    ///
    /// # Errors
    /// As [`Line::get`]; it may have been done or not.
    pub async fn post(&mut self, path: &str, fields: &[(String, String)]) -> Result<Answer, Fault> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.request("POST", path, What::Act).header("content-type", "application/x-www-form-urlencoded");
        self.led = true;
        self.ask(What::Act, request.header("x-region", "all"), body.into()).await
    }

    /// Sends JSON to the API.
    ///
    /// # Errors
    /// As [`Line::post`].
    pub async fn send(&mut self, path: &str, body: &serde_json::Value) -> Result<Answer, Fault> {
        let request = self.request("POST", path, What::Act).header("content-type", "application/json");
        self.ask(What::Act, request, body.to_string().into()).await
    }

    /// Opens a stream of server-sent events, on a connection of its own.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn stream(&self, path: &str) -> Result<Incoming, Fault> {
        let what = Arc::new(AtomicUsize::new(What::Stream as usize));
        let mut send = self.server.connect(&what).await?;
        let request = self.request("GET", path, What::Stream).body(Full::default())?;
        let answer = tokio::time::timeout(PATIENCE, send.send_request(request)).await??;
        if answer.status().as_u16() != 200 {
            return Err(format!("the stream answered {}", answer.status()).into());
        }
        Ok(answer.into_body())
    }

    fn request(&self, method: &str, path: &str, what: What) -> hyper::http::request::Builder {
        let accept = if what == What::Stream { "text/event-stream" } else { "text/html" };
        let usual = (self.port_is_usual(), &self.server.host, self.server.port);
        let host = if usual.0 { usual.1.clone() } else { format!("{}:{}", usual.1, usual.2) };
        let mut request = Request::builder().method(method).uri(path).header("host", host);
        request = request.header("connection", "keep-alive").header("user-agent", AGENT).header("accept", accept);
        request = request.header("accept-encoding", "gzip, deflate").header("accept-language", "nl-NL,nl;q=0.9");
        if what == What::Refresh {
            request = request.header("cache-control", "no-cache");
        }
        if !self.cookies.is_empty() {
            let all: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header("cookie", all.join("; "));
        }
        if !self.bearer.is_empty() {
            request = request.header("authorization", format!("Bearer {}", self.bearer));
        }
        request
    }

    fn port_is_usual(&self) -> bool {
        self.server.port == if self.server.tls.is_some() { 443 } else { 80 }
    }

    async fn ask(&mut self, what: What, request: hyper::http::request::Builder, body: Bytes) -> Result<Answer, Fault> {
        self.what.store(what as usize, Ordering::Relaxed);
        let request = request.body(Full::new(body))?;
        let mut kept = self.send.take();
        // A kept connection that the server closed meanwhile is no lost request: nothing was sent.
        let alive = match &mut kept {
            Some(send) => send.ready().await.is_ok(),
            None => false,
        };
        let mut send = match kept.filter(|_| alive) {
            Some(send) => send,
            None => self.server.connect(&self.what).await?,
        };
        let asked = async {
            let answer = send.send_request(request).await?;
            let whole = self.read(answer).await?;
            Ok::<_, Fault>(whole)
        };
        let answer = tokio::time::timeout(PATIENCE, asked).await??;
        let (answer, set) = answer;
        set.into_iter().for_each(|pair| self.keep(pair));
        self.send = Some(send);
        Ok(answer)
    }

    async fn read(&self, answer: Response<Incoming>) -> Result<(Answer, Vec<(String, String)>), Fault> {
        let status = answer.status().as_u16();
        let text = |value: &HeaderValue| value.to_str().unwrap_or("").to_owned();
        let location = answer.headers().get(LOCATION).map(text).unwrap_or_default();
        let packed = answer.headers().get(CONTENT_ENCODING).is_some_and(|v| v == "gzip");
        let set = answer.headers().get_all(SET_COOKIE).iter().map(text);
        let set: Vec<_> = set
            .filter_map(|c| c.split(';').next()?.split_once('=').map(|(n, v)| (n.to_owned(), v.to_owned())))
            .collect();
        let body = answer.into_body().collect().await?.to_bytes();
        let mut page = String::new();
        if packed {
            GzDecoder::new(body.as_ref()).read_to_string(&mut page)?;
        } else {
            page = String::from_utf8_lossy(&body).into_owned();
        }
        Ok((Answer { status, location, text: page }, set))
    }

    fn keep(&mut self, (name, value): (String, String)) {
        self.cookies.retain(|(n, _)| *n != name);
        if !value.is_empty() {
            self.cookies.push((name, value));
        }
    }
}
