//! The bytes that a connection read -> one request, as it was on the wire.

use std::time::Instant;

use axum::body::Bytes;
use http::Method;
use serde_json::Value;

/// One request as it was sent: no name folded, no order changed, nothing decoded.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The id of the operation that it is for, where there is one.
    pub operation: Option<String>,
    /// The method.
    pub method: Method,
    /// The request target: path and query.
    pub target: String,
    /// The header lines, in order.
    pub headers: Vec<(String, String)>,
    /// The body, without chunk framing.
    pub body: Bytes,
    /// When the request was complete.
    pub at: Instant,
}

impl Recorded {
    /// Reads the raw head; the body was read by the server, which knows its framing.
    pub(super) fn new(method: Method, raw: Vec<u8>, body: Bytes) -> Self {
        let raw = String::from_utf8_lossy(&raw).into_owned();
        let head = raw.split("\r\n\r\n").next().unwrap_or_default();
        let mut lines = head.split("\r\n");
        let request_line = lines.next().unwrap_or_default();
        let header = |line: &str| {
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            (name.to_owned(), value.trim_matches([' ', '\t']).to_owned())
        };
        Self {
            operation: None,
            method,
            target: request_line
                .split(' ')
                .nth(1)
                .unwrap_or_default()
                .to_owned(),
            headers: lines.map(header).collect(),
            body,
            at: Instant::now(),
        }
    }

    /// The target up to the question mark.
    #[must_use]
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The target after the question mark.
    #[must_use]
    pub fn query(&self) -> Option<&str> {
        Some(self.target.split_once('?')?.1)
    }

    /// The values of all header lines of a name.
    #[must_use]
    pub fn header_values(&self, name: &str) -> Vec<&str> {
        let lines = self.headers.iter();
        let own = lines.filter(|(known, _)| known.eq_ignore_ascii_case(name));
        own.map(|(_, value)| value.as_str()).collect()
    }

    /// The value of a header that is sent once.
    ///
    /// # Panics
    ///
    /// If it is sent more than once.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let values = self.header_values(name);
        assert!(values.len() < 2, "`{name}` is sent once: {values:?}");
        values.first().copied()
    }

    /// The request line and the header lines, names in lower case and sorted, without `host`: what
    /// a test compares.
    #[must_use]
    pub fn head(&self) -> String {
        let lines = self.headers.iter();
        let mut lines: Vec<_> = lines
            .map(|(name, value)| format!("{}: {value}", name.to_lowercase()))
            .filter(|line| !line.starts_with("host: "))
            .collect();
        lines.sort();
        lines.insert(0, format!("{} {}", self.method, self.target));
        lines.join("\n")
    }

    /// The body as text.
    ///
    /// # Panics
    ///
    /// If it is not UTF-8.
    #[must_use]
    pub fn text(&self) -> &str {
        str::from_utf8(&self.body).expect("the body is UTF-8")
    }

    /// The body as JSON.
    ///
    /// # Panics
    ///
    /// If it is not JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("the body is JSON")
    }
}
