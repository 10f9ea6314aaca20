//! What a test wants answered, and what the description gives -> the whole answer.

mod declared;
mod encode;
mod prefer;
mod xml;

use std::time::Duration;

use axum::body::Bytes;
use serde_json::Value;

use crate::stub::reply::{Fault, Reply};
use crate::stub::tap::Cut;

pub(crate) use declared::Asked;
use prefer::Prefer;

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
    /// What the description gives as the body, in pieces.
    chunks: Vec<Bytes>,
}

/// Where status and body come from.
#[derive(Clone, Debug)]
enum Source {
    /// The description's example of the lowest success status.
    Example,
    /// The description's example of this status.
    Declared(u16),
    /// The description's example of this status, or nothing where it does not declare it.
    Status(u16),
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

    /// What the description gives for a status, or an empty answer where it does not declare it.
    #[must_use]
    pub fn forced(status: u16) -> Self {
        Self::new(Source::Status(status))
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
            chunks: Vec::new(),
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

    /// Fills in what the description gives for the request. The notes say what of the
    /// description was not fit to be sent.
    ///
    /// # Errors
    ///
    /// Why the description gives nothing.
    pub(crate) fn prepare(
        mut self,
        asked: &Asked<'_>,
        notes: &mut Vec<String>,
    ) -> Result<Self, String> {
        let prefer = Prefer::of(asked.request);
        let status = match self.source {
            Source::Own(..) => return Ok(self),
            Source::Example => prefer.code,
            Source::Declared(status) | Source::Status(status) => Some(status),
        };
        let is_forced = matches!(self.source, Source::Status(_));
        let declared = match declared::response(asked, status, prefer.example.as_deref(), notes) {
            Ok(declared) => declared,
            Err(_) if is_forced => {
                self.source = Source::Own(status.unwrap_or(500), Bytes::new());
                return Ok(self);
            }
            Err(message) => return Err(message),
        };
        let mut headers = declared.headers;
        if prefer.code == Some(declared.status) {
            headers.push(("preference-applied".to_owned(), prefer.applied()));
        }
        let is_own = |name: &str| {
            self.headers
                .iter()
                .any(|(own, _)| own.eq_ignore_ascii_case(name))
        };
        headers.retain(|(name, _)| !is_own(name));
        self.headers.extend(headers);
        self.source = Source::Own(declared.status, Bytes::new());
        self.chunks = declared.chunks;
        Ok(self)
    }

    /// The answer's last form; `prepare` comes before it where a description is at hand.
    pub(crate) fn reply(self) -> Reply {
        let (status, body) = match self.source {
            Source::Own(status, body) => (status, body),
            Source::Declared(status) | Source::Status(status) => (status, Bytes::new()),
            Source::Example => (200, Bytes::new()),
        };
        let chunks = match self.chunks.is_empty() {
            true => vec![body],
            false => self.chunks,
        };
        Reply {
            status,
            headers: self.headers,
            chunks,
            head_delay: self.head_delay,
            body_delay: self.body_delay,
            fault: self.fault,
        }
    }
}
