//! What can go wrong with a call, with the operation's own type of error.

use crate::runtime::codec::DecodeError;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::response::Exchange;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

/// A call that failed, by the operation's own type of error.
///
/// `?` makes it an [`Error`], which is the same for all operations; the two have
/// the same message and the same [`source`](StdError::source).
#[non_exhaustive]
pub enum CallError<E> {
    /// The answer is an error that the description documents.
    Api(ErrorResponse<E>),
    /// The answer has a status for which the description has no type.
    Unexpected(Error),
    /// The answer is not what the description says: status, headers and bytes
    /// are kept.
    Decode(Error),
    /// The answer, or an item of it, is longer than the client's limit.
    TooLarge(Error),
    /// There is no answer, or not all of it.
    Transport(Error),
    /// The time is up.
    Timeout(Error),
    /// The request could not be made; nothing was sent.
    Request(Error),
    /// A credential is missing; nothing was sent.
    Credentials(Error),
}

impl<E> CallError<E> {
    /// The status of the answer, if there is one.
    pub fn status(&self) -> Option<StatusCode> {
        self.erased().status()
    }

    /// The headers of the answer, if there is one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.erased().headers()
    }

    /// The body of the answer as it came, if there is an answer; empty where not
    /// all of the body came, or too much.
    pub fn bytes(&self) -> Option<&Bytes> {
        self.erased().bytes()
    }

    /// Where the JSON of the answer does not fit its type; its message is part
    /// of this error's.
    pub fn decode_error(&self) -> Option<&DecodeError> {
        self.erased().decode_error()
    }

    /// A few words of the answer, if there are any: around the place that does
    /// not fit, or from the beginning. It is no part of the message, since it may
    /// hold what is confidential.
    pub fn excerpt(&self) -> Option<String> {
        self.erased().excerpt()
    }

    /// The id that the server gave to the request, for its support.
    pub fn request_id(&self) -> Option<&str> {
        self.erased().request_id()
    }

    /// The id of the operation.
    pub fn operation(&self) -> &'static str {
        self.erased().operation()
    }

    /// How often the request was sent.
    pub fn attempts(&self) -> u32 {
        self.erased().attempts()
    }

    /// How long the call took.
    pub fn elapsed(&self) -> Duration {
        self.erased().elapsed()
    }

    /// Whether a time limit has ended the call.
    pub fn is_timeout(&self) -> bool {
        self.erased().is_timeout()
    }

    /// Whether no connection could be made.
    pub fn is_connect(&self) -> bool {
        self.erased().is_connect()
    }

    /// Whether the same call may succeed later and is safe to repeat.
    pub fn is_retryable(&self) -> bool {
        self.erased().is_retryable()
    }

    /// How long the server asks to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        self.erased().retry_after()
    }

    fn erased(&self) -> &Error {
        match self {
            Self::Api(response) => &response.error,
            Self::Unexpected(error)
            | Self::Decode(error)
            | Self::TooLarge(error)
            | Self::Transport(error)
            | Self::Timeout(error)
            | Self::Request(error)
            | Self::Credentials(error) => error,
        }
    }
}

impl<E> From<Error> for CallError<E> {
    fn from(error: Error) -> Self {
        match error.kind() {
            ErrorKind::Unexpected | ErrorKind::Api => Self::Unexpected(error),
            ErrorKind::Decode => Self::Decode(error),
            ErrorKind::TooLarge => Self::TooLarge(error),
            ErrorKind::Transport | ErrorKind::File => Self::Transport(error),
            ErrorKind::Timeout => Self::Timeout(error),
            ErrorKind::Request | ErrorKind::Configuration => Self::Request(error),
            ErrorKind::Credentials => Self::Credentials(error),
        }
    }
}

impl<E> From<CallError<E>> for Error {
    fn from(error: CallError<E>) -> Self {
        match error {
            CallError::Api(response) => response.error,
            CallError::Unexpected(error)
            | CallError::Decode(error)
            | CallError::TooLarge(error)
            | CallError::Transport(error)
            | CallError::Timeout(error)
            | CallError::Request(error)
            | CallError::Credentials(error) => error,
        }
    }
}

impl<E> fmt::Display for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.erased().fmt(f)
    }
}

impl<E: fmt::Debug> fmt::Debug for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(response) => response.fmt(f),
            other => other.erased().fmt(f),
        }
    }
}

impl<E: fmt::Debug> StdError for CallError<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.erased().source()
    }
}

/// An answer that the description documents as an error.
pub struct ErrorResponse<E> {
    error: Error,
    body: E,
}

impl<E> ErrorResponse<E> {
    pub(crate) fn new(exchange: Box<Exchange>, body: E) -> Self {
        Self {
            error: Error::of_answer(ErrorKind::Api, exchange, None),
            body,
        }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.error.status().unwrap_or_default()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.error.headers_or_none()
    }

    /// The body.
    pub fn body(&self) -> &E {
        &self.body
    }

    /// The body itself.
    pub fn into_body(self) -> E {
        self.body
    }

    /// The body as it came.
    pub fn bytes(&self) -> &Bytes {
        self.error.bytes_or_none()
    }

    /// The id that the server gave to the request, for its support.
    pub fn request_id(&self) -> Option<&str> {
        self.error.request_id()
    }
}

impl<E: fmt::Debug> fmt::Debug for ErrorResponse<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorResponse")
            .field("operation", &self.error.operation())
            .field("status", &self.status())
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}
