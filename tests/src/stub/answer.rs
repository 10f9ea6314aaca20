//! What a test wants answered, and what the description gives -> the whole answer.

use std::time::Duration;

use axum::body::Bytes;
use serde_json::Value;

use super::reply::{Fault, Reply};
use super::tap::Cut;
use crate::Description;
use crate::description::{Node, Operation};

/// An answer, made by a constructor and changed by methods.
#[derive(Clone, Debug)]
pub struct Answer {
    source: Source,
    headers: Vec<(String, String)>,
    /// Waits before the head.
    head_delay: Duration,
    /// Waits in the middle of the body.
    body_delay: Duration,
    fault: Option<Fault>,
}

/// Where status and body come from.
#[derive(Clone, Debug)]
enum Source {
    /// The description's example of the lowest success status.
    Example,
    /// The description's example of this status.
    Declared(u16),
    /// The test.
    Own(u16, Bytes),
}

impl Answer {
    /// What the description gives as the example of the lowest success status.
    #[must_use]
    pub fn example() -> Self {
        Self::new(Source::Example)
    }

    /// What the description gives as the example of a declared status.
    #[must_use]
    pub fn declared(status: u16) -> Self {
        Self::new(Source::Declared(status))
    }

    /// A status without headers and body; the description is not asked.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::new(Source::Own(status, Bytes::new()))
    }

    /// A status and a JSON body; the description is not asked.
    #[must_use]
    pub fn json(status: u16, body: &Value) -> Self {
        let answer = Self::status(status).body(body.to_string());
        answer.header("content-type", "application/json")
    }

    /// A redirect.
    #[must_use]
    pub fn redirect(status: u16, location: &str) -> Self {
        Self::status(status).header("location", location)
    }

    /// No answer: the connection is reset.
    #[must_use]
    pub fn reset() -> Self {
        Self::cut(b"", true)
    }

    /// No answer: the connection is closed in order.
    #[must_use]
    pub fn hang_up() -> Self {
        Self::cut(b"", false)
    }

    /// These bytes, HTTP or not, and then the connection is closed.
    #[must_use]
    pub fn raw(bytes: &[u8]) -> Self {
        Self::cut(bytes, false)
    }

    /// Adds a header; it replaces one of that name that the description gives.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets the body of an answer of the test's own.
    #[must_use]
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        if let Source::Own(_, own) = &mut self.source {
            *own = body.into();
        }
        self
    }

    /// Waits before the answer's first byte.
    #[must_use]
    pub fn slow_head(mut self, delay: Duration) -> Self {
        self.head_delay = delay;
        self
    }

    /// Sends the head and half of the body at once, and the rest after a wait.
    #[must_use]
    pub fn slow_body(mut self, delay: Duration) -> Self {
        self.body_delay = delay;
        self
    }

    /// Promises more bytes than come; the connection is closed in order after those that do.
    #[must_use]
    pub fn truncated(mut self, missing: usize) -> Self {
        self.fault = Some(Fault::Truncated(missing));
        self
    }

    fn new(source: Source) -> Self {
        Self {
            source,
            headers: Vec::new(),
            head_delay: Duration::ZERO,
            body_delay: Duration::ZERO,
            fault: None,
        }
    }

    fn cut(bytes: &[u8], is_reset: bool) -> Self {
        let mut answer = Self::status(200);
        answer.fault = Some(Fault::Cut(Cut {
            bytes: bytes.to_vec(),
            is_reset,
        }));
        answer
    }

    /// Fills in what the description gives.
    pub(super) fn prepare(
        mut self,
        description: &Description,
        operation: &Operation,
    ) -> Result<Self, String> {
        let root = description.root();
        let node = root.at(&operation.pointer);
        let responses = node.and_then(|node| node.get("responses"));
        let responses = responses.ok_or("the operation has no responses")?;
        let status = match self.source {
            Source::Own(..) => return Ok(self),
            Source::Declared(status) => status,
            Source::Example => lowest_success(&responses)?,
        };
        let response = declared(&responses, status)?.resolved()?;
        let mut headers = Vec::new();
        for (name, header) in response.get("headers").iter().flat_map(Node::entries) {
            let value = match description.example(&header.resolved()?)? {
                Value::String(text) => text,
                other => other.to_string(),
            };
            headers.push((name.to_owned(), value));
        }
        let mut body = Bytes::new();
        if let Some((media_type, media)) = response
            .get("content")
            .iter()
            .flat_map(Node::entries)
            .next()
        {
            headers.push(("content-type".to_owned(), media_type.to_owned()));
            body = match description.example(&media)? {
                Value::String(text) if !media_type.contains("json") => text.into(),
                value => value.to_string().into(),
            };
        }
        let is_own = |name: &str| {
            self.headers
                .iter()
                .any(|(own, _)| own.eq_ignore_ascii_case(name))
        };
        headers.retain(|(name, _)| !is_own(name));
        self.headers.extend(headers);
        self.source = Source::Own(status, body);
        Ok(self)
    }

    /// The answer's last form; `prepare` comes before it where a description is at hand.
    pub(super) fn reply(self) -> Reply {
        let (status, body) = match self.source {
            Source::Own(status, body) => (status, body),
            Source::Example | Source::Declared(_) => (200, Bytes::new()),
        };
        Reply {
            status,
            headers: self.headers,
            body,
            head_delay: self.head_delay,
            body_delay: self.body_delay,
            fault: self.fault,
        }
    }
}

/// The lowest declared status of 2xx, or, without one, of 3xx.
fn lowest_success(responses: &Node<'_>) -> Result<u16, String> {
    let statuses = responses.entries().filter_map(|(key, _)| {
        let lowest = key.to_uppercase().replace("XX", "00");
        lowest.parse::<u16>().ok()
    });
    let successes = statuses.filter(|status| (200..400).contains(status));
    match (successes.min(), responses.get("default")) {
        (Some(status), _) => Ok(status),
        (None, Some(_)) => Ok(200),
        (None, None) => Err("the operation declares no success".to_owned()),
    }
}

/// The response for a status: exact, by range, or the default (OpenAPI 3.1, 4.8.16).
fn declared<'d>(responses: &Node<'d>, status: u16) -> Result<Node<'d>, String> {
    let range = format!("{}XX", status / 100);
    [status.to_string(), range, "default".to_owned()]
        .iter()
        .find_map(|key| responses.get(key))
        .ok_or_else(|| format!("the operation does not declare the status {status}"))
}
