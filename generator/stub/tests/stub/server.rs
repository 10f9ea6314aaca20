//! One request, written by hand, and its answer.

use clientsmith_stub::Stub;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A request.
#[derive(Clone)]
pub(crate) struct Asked<'a> {
    method: &'a str,
    target: &'a str,
    headers: Vec<String>,
    body: &'a str,
}

impl<'a> Asked<'a> {
    pub(crate) fn of(method: &'a str, target: &'a str) -> Self {
        Self {
            method,
            target,
            headers: Vec::new(),
            body: "",
        }
    }

    pub(crate) fn get(target: &'a str) -> Self {
        Self::of("GET", target)
    }

    pub(crate) fn post(target: &'a str, media_type: &str, body: &'a str) -> Self {
        let length = format!("content-length: {}", body.len());
        let asked = Self::of("POST", target).header(&length);
        Self { body, ..asked }.header(&format!("content-type: {media_type}"))
    }

    pub(crate) fn header(mut self, line: &str) -> Self {
        self.headers.push(line.to_owned());
        self
    }
}

/// An answer; its status is 0 where there is none.
pub(crate) struct Answered {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: String,
}

impl Answered {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("the body is JSON")
    }
}

pub(crate) async fn ask(stub: &Stub, asked: Asked<'_>) -> Answered {
    let address = stub.origin().trim_start_matches("http://").to_owned();
    let mut stream = TcpStream::connect(&address).await.expect("a connection");
    let headers = asked.headers.iter().map(|line| format!("{line}\r\n"));
    let request = format!(
        "{} {} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n{}\r\n{}",
        asked.method,
        asked.target,
        headers.collect::<String>(),
        asked.body
    );
    stream
        .write_all(request.as_bytes())
        .await
        .expect("it is sent");
    let mut bytes = Vec::new();
    // A connection that is reset has no answer.
    let _ = stream.read_to_end(&mut bytes).await;
    let text = String::from_utf8(bytes).expect("the answer is text");
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let status = head.split(' ').nth(1).and_then(|it| it.parse().ok());
    let is_chunked = head.contains("transfer-encoding: chunked");
    Answered {
        status: status.unwrap_or(0),
        head: head.to_owned(),
        body: if is_chunked {
            unchunked(body)
        } else {
            body.to_owned()
        },
    }
}

/// RFC 9112, 7.1.
fn unchunked(mut body: &str) -> String {
    let mut whole = String::new();
    while let Some((size, rest)) = body.split_once("\r\n") {
        let size = usize::from_str_radix(size, 16).expect("a size");
        whole.push_str(&rest[..size]);
        body = rest[size..].trim_start_matches("\r\n");
    }
    whole
}
