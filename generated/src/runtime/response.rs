// Copied by clientsmith: edits are lost when this crate is made anew.
//! An answer and what it took to get it.

use crate::runtime::api::Endpoint;
use crate::runtime::clock::{Clock, Instant};
use crate::runtime::retry::{Attempt, RetryPolicy, Verdict};
use crate::runtime::transport::Incoming;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use std::fmt;
use std::time::Duration;

/// A successful answer.
#[derive(Clone)]
pub struct Response<T> {
    status: StatusCode,
    headers: HeaderMap,
    attempts: u32,
    body: T,
}

impl<T> Response<T> {
    pub(crate) fn new(exchange: Box<Exchange>, body: T) -> Self {
        let (head, _) = exchange.response.into_parts();
        Self {
            status: head.status,
            headers: head.headers,
            attempts: exchange.attempts,
            body,
        }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The id that the server gave to the request, for its support.
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }

    /// How often the request was sent.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The body.
    pub fn body(&self) -> &T {
        &self.body
    }

    /// The body itself.
    pub fn into_body(self) -> T {
        self.body
    }
}

/// Shows no header, since some of them are confidential.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("attempts", &self.attempts)
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}

/// An answer that has not been read yet.
pub struct Exchange {
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) response: http::Response<Bytes>,
    pub(crate) attempts: u32,
    pub(crate) started: Instant,
    pub(crate) retryable: bool,
    /// The body of a success, where only the head was waited for.
    pub rest: Option<Rest>,
}

/// A body that has not been read, and how long it may take.
pub struct Rest {
    /// The body.
    pub incoming: Incoming,
    /// Who waits.
    pub clock: Clock,
    /// The longest silence.
    pub timeout: Duration,
    /// When all of it must be there.
    pub deadline: Option<Instant>,
}

impl Exchange {
    /// An answer that was got by other means.
    pub(crate) fn new(endpoint: &'static Endpoint, response: http::Response<Bytes>) -> Box<Self> {
        let verdict = RetryPolicy::default().judge(&Attempt {
            operation: endpoint.id,
            number: 0,
            is_repeatable: endpoint.method().is_idempotent(),
            outcome: Ok((response.status(), response.headers())),
        });
        Box::new(Self {
            endpoint,
            response,
            attempts: 0,
            started: Instant::now(),
            retryable: verdict != Verdict::Final,
            rest: None,
        })
    }
}

/// The id of a request, under the names that are in use.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    const NAMES: [&str; 4] = [
        "x-request-id",
        "request-id",
        "x-amzn-requestid",
        "x-correlation-id",
    ];
    let value = NAMES.iter().find_map(|name| headers.get(*name))?;
    value.to_str().ok()
}
