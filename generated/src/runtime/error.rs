// Copied by clientsmith: edits are lost when this crate is made anew.
//! What can go wrong with a call, in one form for all operations.

use crate::runtime::body::BodyError;
use crate::runtime::clock;
use crate::runtime::codec::DecodeError;
use crate::runtime::excerpt;
use crate::runtime::response::{Exchange, request_id};
use crate::runtime::retry_after::retry_after;
use crate::runtime::transport::TransportError;
use bytes::Bytes;
use http::response::Parts;
use http::{HeaderMap, StatusCode};
use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

pub use crate::runtime::call_error::{CallError, ErrorResponse};

/// A call that failed, whichever the operation.
///
/// Its message says which call failed and how. What has caused that, such as a
/// connection that was refused, is its [`source`](StdError::source), and is no
/// part of the message; `{:#}` writes both, and so does `Debug`. Neither of them
/// shows a credential, a header or a body: for a few words of the answer there is
/// [`excerpt`](Error::excerpt).
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    operation: &'static str,
    message: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
    status: Option<StatusCode>,
    headers: HeaderMap,
    bytes: Bytes,
    body: Option<BodyError>,
    attempts: u32,
    elapsed: Duration,
    retryable: bool,
    connect: bool,
}

/// What kind of failure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The answer is an error that the description documents.
    Api,
    /// The answer has a status for which the description has no type.
    Unexpected,
    /// The answer is not what the description says.
    Decode,
    /// The answer, or an item of it, is longer than the client's limit.
    TooLarge,
    /// There is no answer, or not all of it.
    Transport,
    /// What came could not be written to a file.
    File,
    /// The time is up.
    Timeout,
    /// The request could not be made; nothing was sent.
    Request,
    /// A credential is missing; nothing was sent.
    Credentials,
    /// The client could not be built.
    Configuration,
}

impl Error {
    /// The kind of failure.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The status of the answer, if there is one.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The headers of the answer, if there is one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.status.map(|_| &self.0.headers)
    }

    /// The body of the answer as it came, if there is an answer; empty where not
    /// all of the body came, or too much.
    pub fn bytes(&self) -> Option<&Bytes> {
        self.0.status.map(|_| &self.0.bytes)
    }

    /// Where the JSON of the answer does not fit its type; its message is part
    /// of this error's.
    pub fn decode_error(&self) -> Option<&DecodeError> {
        self.0.body.as_ref()?.decode_error()
    }

    /// A few words of the answer, if there are any: around the place that does
    /// not fit, or from the beginning. It is no part of the message, since it may
    /// hold what is confidential.
    pub fn excerpt(&self) -> Option<String> {
        let text = self.bytes().filter(|bytes| !bytes.is_empty())?;
        let place = self.decode_error().and_then(DecodeError::position);
        let place = place.map(|(line, column)| excerpt::index(text, line, column));
        Some(excerpt::around(text, place.unwrap_or_default()))
    }

    /// The id that the server gave to the request, for its support.
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.0.headers)
    }

    /// The id of the operation; empty where the client could not be built.
    pub fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// How often the request was sent.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// How long the call took.
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed
    }

    /// Whether a time limit has ended the call.
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }

    /// Whether no connection could be made.
    pub fn is_connect(&self) -> bool {
        self.0.connect
    }

    /// Whether the same call may succeed later and is safe to repeat. Unlike
    /// the retries of the client, this includes calls that took too long.
    pub fn is_retryable(&self) -> bool {
        self.0.retryable
    }

    /// How long the server asks to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after(self.0.status?, &self.0.headers, clock::now())
    }

    /// A failure without an answer.
    #[doc(hidden)]
    #[cold]
    pub fn new(kind: ErrorKind, operation: &'static str, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            operation,
            message: message.into(),
            source: None,
            status: None,
            headers: HeaderMap::new(),
            bytes: Bytes::new(),
            body: None,
            attempts: 0,
            elapsed: Duration::ZERO,
            retryable: false,
            connect: false,
        }))
    }

    /// A failure of the transport.
    #[cold]
    pub(crate) fn of_transport(operation: &'static str, error: TransportError) -> Self {
        let kind = match () {
            () if error.is_request() => ErrorKind::Request,
            () if error.is_timeout() => ErrorKind::Timeout,
            () => ErrorKind::Transport,
        };
        let mut this = Self::new(kind, operation, error.to_string());
        this.0.connect = error.is_connect();
        this.0.source = Some(error.into_source());
        this
    }

    /// Adds the head of an answer whose body did not come in whole.
    pub(crate) fn with_head(mut self, head: Parts) -> Self {
        self.0.message = format!("the server answered {}: {}", head.status, self.0.message);
        self.0.status = Some(head.status);
        self.0.headers = head.headers;
        self
    }

    /// An item of a stream that could not be read.
    #[doc(hidden)]
    pub fn of_item(operation: &'static str, reason: BodyError, item: Bytes) -> Self {
        let mut this = Self::new(ErrorKind::Decode, operation, reason.to_string());
        this.0.body = Some(reason);
        this.with_bytes(item)
    }

    /// Adds what there is of the body.
    #[doc(hidden)]
    pub fn with_bytes(mut self, bytes: Bytes) -> Self {
        self.0.bytes = bytes;
        self
    }

    /// An answer that is not a success.
    #[doc(hidden)]
    #[cold]
    pub fn of_answer(kind: ErrorKind, exchange: Box<Exchange>, body: Option<BodyError>) -> Self {
        let (head, bytes) = exchange.response.into_parts();
        let mut this = Self::new(
            kind,
            exchange.endpoint.id,
            describe(kind, head.status, body.as_ref()),
        );
        this.0.body = body;
        this.0.status = Some(head.status);
        this.0.headers = head.headers;
        this.0.bytes = bytes;
        this.spent(
            exchange.attempts,
            exchange.started.elapsed(),
            exchange.retryable,
        )
    }

    /// Adds what the call took.
    pub(crate) fn spent(mut self, attempts: u32, elapsed: Duration, retryable: bool) -> Self {
        self.0.attempts = attempts;
        self.0.elapsed = elapsed;
        self.0.retryable = retryable;
        self
    }

    /// The headers of the answer, or none.
    pub(crate) fn headers_or_none(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The bytes of the answer, or none.
    pub(crate) fn bytes_or_none(&self) -> &Bytes {
        &self.0.bytes
    }
}

/// What an error says, what has caused it, what has caused that, and so on.
pub(crate) fn with_causes(error: &(dyn StdError + 'static)) -> String {
    let chain = std::iter::successors(Some(error), |error| (*error).source());
    chain
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ")
}

fn describe(kind: ErrorKind, status: StatusCode, body: Option<&BodyError>) -> String {
    match body {
        Some(error) => format!("the server answered {status}: {error}"),
        None if kind == ErrorKind::Unexpected => {
            format!("the server answered {status}, for which the description has no type")
        }
        None => format!("the server answered {status}"),
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.operation.is_empty() {
            write!(f, "{}: ", self.0.operation)?;
        }
        f.write_str(&self.0.message)?;
        if self.0.attempts > 1 {
            write!(f, " (after {} attempts)", self.0.attempts)?;
        }
        match self.source() {
            Some(source) if f.alternate() => write!(f, ": {}", with_causes(source)),
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("operation", &self.0.operation)
            .field("message", &self.0.message)
            .field("status", &self.0.status)
            .field("attempts", &self.0.attempts)
            .field("source", &self.source().map(with_causes))
            .finish_non_exhaustive()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source = self.0.source.as_deref()?;
        Some(source)
    }
}
