//! A browser that knows just enough: one request, one answer, and the cookie of its session.

use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
    /// The body as it came, for what is no text.
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

/// Somebody's browser or client.
#[derive(Clone, Debug)]
pub struct Browser {
    pub at: SocketAddr,
    pub cookie: String,
    pub bearer: String,
    pub lang: &'static str,
}

impl Browser {
    pub fn new(at: SocketAddr) -> Self {
        Self { at, cookie: String::new(), bearer: String::new(), lang: "nl" }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "", &[], "").await
    }

    pub async fn post(&self, path: &str, fields: &[(String, String)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.ask("POST", path, "application/x-www-form-urlencoded", &[], &body).await
    }

    pub async fn post_json(&self, path: &str, body: &serde_json::Value, headers: &[(&str, &str)]) -> Answer {
        self.ask("POST", path, "application/json", headers, &body.to_string()).await
    }

    /// A form whose length is not told beforehand; `pieces` are chunks as HTTP writes them.
    pub async fn ask_in_pieces(&self, path: &str, pieces: &str) -> Answer {
        let chunked = [("transfer-encoding", "chunked")];
        self.ask("POST", path, "application/x-www-form-urlencoded", &chunked, pieces).await
    }

    /// Posts a form with one file in it.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], file: &[u8]) -> Answer {
        let edge = format!("edge{}", uuid::Uuid::new_v4().simple());
        let mut body = Vec::new();
        for (name, value) in fields {
            let head = format!("--{edge}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        let head = "content-disposition: form-data; name=\"file\"; filename=\"list\"\r\ncontent-type: application/octet-stream";
        body.extend_from_slice(format!("--{edge}\r\n{head}\r\n\r\n").as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(format!("\r\n--{edge}--\r\n").as_bytes());
        self.ask("POST", path, &format!("multipart/form-data; boundary={edge}"), &[], body).await
    }

    /// One request over a connection of its own; reads until the server closes.
    pub async fn ask(
        &self,
        method: &str,
        path: &str,
        kind: &str,
        more: &[(&str, &str)],
        body: impl AsRef<[u8]>,
    ) -> Answer {
        self.try_ask(method, path, kind, more, body).await.expect("the server answers")
    }

    pub async fn try_ask(
        &self,
        method: &str,
        path: &str,
        kind: &str,
        more: &[(&str, &str)],
        body: impl AsRef<[u8]>,
    ) -> std::io::Result<Answer> {
        let body = body.as_ref();
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n", self.at);
        head.push_str(&format!("accept-language: {}\r\n", self.lang));
        if !more.iter().any(|(name, _)| *name == "transfer-encoding") {
            head.push_str(&format!("content-length: {}\r\n", body.len()));
        }
        let own = [("content-type", kind), ("cookie", &self.cookie), ("authorization", &self.bearer)];
        for (name, value) in own.iter().chain(more).filter(|(_, v)| !v.is_empty()) {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        let mut stream = TcpStream::connect(self.at).await?;
        stream.write_all(format!("{head}\r\n").as_bytes()).await?;
        stream.write_all(body).await?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).await?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let cut = || std::io::Error::other("the answer was cut off");
        let (head, body) = text.split_once("\r\n\r\n").ok_or_else(cut)?;
        let mut lines = head.lines();
        let status = lines.next().and_then(|l| l.split(' ').nth(1)).and_then(|s| s.parse().ok()).ok_or_else(cut)?;
        let headers: Vec<(String, String)> =
            lines.filter_map(|l| l.split_once(": ")).map(|(n, v)| (n.to_ascii_lowercase(), v.to_owned())).collect();
        let chunked = headers.iter().any(|(n, v)| n == "transfer-encoding" && v == "chunked");
        let bytes =
            bytes.windows(4).position(|w| w == b"\r\n\r\n").map_or_else(Vec::new, |at| bytes[at + 4..].to_vec());
        Ok(Answer { status, headers, body: if chunked { dechunked(body) } else { body.to_owned() }, bytes })
    }

    /// Follows a sign-in link as a person does: look, then press the one button.
    pub async fn open_link(at: SocketAddr, token: &str) -> Self {
        let mut browser = Self::new(at);
        let page = browser.get(&format!("/link/{token}")).await;
        assert_eq!(page.status, 200);
        let form = crate::forms::forms(&page.body).into_iter().find(|f| f.action == "/link").expect("one button");
        let answer = browser.post("/link", &form.fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let cookie = answer.header("set-cookie").split(';').next().unwrap_or("").to_owned();
        assert!(cookie.starts_with("bloemenzee="), "no session: {cookie}");
        browser.cookie = cookie;
        browser
    }
}

fn dechunked(body: &str) -> String {
    let mut rest = body.as_bytes();
    let mut whole = Vec::new();
    while let Some(end) = rest.windows(2).position(|w| w == b"\r\n") {
        let size = std::str::from_utf8(&rest[..end]).ok().and_then(|s| usize::from_str_radix(s.trim(), 16).ok());
        let Some(size) = size.filter(|s| *s > 0 && end + 2 + s <= rest.len()) else { break };
        whole.extend_from_slice(&rest[end + 2..end + 2 + size]);
        rest = rest.get(end + 4 + size..).unwrap_or_default();
    }
    String::from_utf8_lossy(&whole).into_owned()
}
