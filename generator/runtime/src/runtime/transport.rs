//! From a request to its answer: what the runtime asks of an HTTP stack.

use crate::runtime::outgoing::Outgoing;
use crate::runtime::patience::Signs;
use bytes::{Buf, Bytes, BytesMut};
use futures_core::Stream;
use http_body::Body;
use std::error::Error;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// Sends requests. The runtime does the rest: retries, time limits, redirects.
///
/// A transport sends the request as it is, follows no redirect, and does not
/// retry. Functions are transports too, which is how a test answers in process:
///
/// ```text
/// Client::builder().transport(|request: http::Request<Outgoing>| async move {
///     Ok(http::Response::new(Incoming::from(r#"{"id": 1}"#)))
/// })
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends a request, and returns when the head of the answer is there.
    fn send(&self, request: http::Request<Outgoing>) -> Sending;

    /// Whether it needs no async runtime: whoever polls it waits. It then gives up
    /// by itself, after the times that
    /// [`CallInfo`](crate::runtime::layer::CallInfo) says.
    fn is_blocking(&self) -> bool {
        false
    }

    /// Whether it reads the [`CallInfo`](crate::runtime::layer::CallInfo) of
    /// requests. They have none where neither it nor a layer does.
    fn reads_call_info(&self) -> bool {
        true
    }
}

/// The answer to come.
pub type Sending =
    Pin<Box<dyn Future<Output = Result<http::Response<Incoming>, TransportError>> + Send>>;

impl<F, A> Transport for F
where
    F: Fn(http::Request<Outgoing>) -> A + Send + Sync + 'static,
    A: Future<Output = Result<http::Response<Incoming>, TransportError>> + Send + 'static,
{
    fn send(&self, request: http::Request<Outgoing>) -> Sending {
        Box::pin(self(request))
    }
}

/// The body of an answer, as it comes in.
pub struct Incoming(Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>);

impl Incoming {
    /// A body that comes in pieces.
    pub fn stream(
        stream: impl Stream<Item = Result<Bytes, TransportError>> + Send + 'static,
    ) -> Self {
        Self(Box::pin(stream))
    }

    /// A body of the `http` ecosystem; trailers are passed over.
    pub fn body<B>(body: B, error: fn(B::Error) -> TransportError) -> Self
    where
        B: Body + Send + 'static,
        B::Error: 'static,
    {
        Self::unpin_body(Box::pin(body), error)
    }

    /// The same of one that can be moved.
    pub(crate) fn unpin_body<B>(body: B, error: fn(B::Error) -> TransportError) -> Self
    where
        B: Body + Send + Unpin + 'static,
        B::Error: 'static,
    {
        Self::stream(Frames { body, error })
    }

    /// The next piece.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, TransportError>> {
        poll_fn(|context| self.poll_chunk(context)).await
    }

    /// The next piece, if it is there.
    pub fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        self.0.as_mut().poll_next(context)
    }

    /// All of it; `None` where it is longer than `limit`.
    pub(crate) async fn collect(
        mut self,
        limit: usize,
        signs: &Signs,
    ) -> Result<Option<Bytes>, TransportError> {
        let Some(first) = self.chunk().await.transpose()? else {
            return Ok(Some(Bytes::new()));
        };
        signs.note();
        if first.len() > limit {
            return Ok(None);
        }
        match self.chunk().await.transpose()? {
            Some(next) => Box::pin(self.collect_rest(first, next, limit, signs)).await,
            None => Ok(Some(first)),
        }
    }

    async fn collect_rest(
        mut self,
        first: Bytes,
        mut next: Bytes,
        limit: usize,
        signs: &Signs,
    ) -> Result<Option<Bytes>, TransportError> {
        let mut body = BytesMut::from(first);
        loop {
            signs.note();
            if next.len() > limit - body.len() {
                return Ok(None);
            }
            body.extend_from_slice(&next);
            next = match self.chunk().await.transpose()? {
                Some(next) => next,
                None => return Ok(Some(body.freeze())),
            };
        }
    }
}

impl<T: Into<Bytes>> From<T> for Incoming {
    fn from(body: T) -> Self {
        Self::stream(Once(Some(body.into())))
    }
}

impl fmt::Debug for Incoming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Incoming")
    }
}

struct Frames<B: Body> {
    body: B,
    error: fn(B::Error) -> TransportError,
}

impl<B: Body + Unpin> Stream for Frames<B> {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        // Most bodies know their length, and so that there is no more to come.
        while !self.body.is_end_stream() {
            return Poll::Ready(match ready!(Pin::new(&mut self.body).poll_frame(context)) {
                None => None,
                Some(Err(failure)) => Some(Err((self.error)(failure))),
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(mut chunk) => Some(Ok(chunk.copy_to_bytes(chunk.remaining()))),
                    Err(_) => continue,
                },
            });
        }
        Poll::Ready(None)
    }
}

struct Once(Option<Bytes>);

impl Stream for Once {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(Ok))
    }
}

/// Why there is no answer, or not all of it. What has caused it is its
/// [`source`](Error::source), not a part of its message.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    source: Box<dyn Error + Send + Sync>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TransportErrorKind {
    Request,
    Connect,
    Untrusted,
    Timeout,
    Connection,
}

impl TransportError {
    /// The request cannot be sent by this transport.
    pub fn request(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::of(TransportErrorKind::Request, source.into())
    }

    /// No connection could be made, so nothing was sent.
    pub fn connect(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::of(TransportErrorKind::Connect, source.into())
    }

    /// No connection was made, since the certificate of the server is not trusted:
    /// another try would not change that.
    pub fn untrusted(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::of(TransportErrorKind::Untrusted, source.into())
    }

    /// The transport's own patience has ended.
    pub fn timeout(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::of(TransportErrorKind::Timeout, source.into())
    }

    /// The connection broke, or did not carry HTTP.
    pub fn connection(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::of(TransportErrorKind::Connection, source.into())
    }

    #[cold]
    fn of(kind: TransportErrorKind, source: Box<dyn Error + Send + Sync>) -> Self {
        Self { kind, source }
    }

    /// What has caused it.
    pub(crate) fn into_source(self) -> Box<dyn Error + Send + Sync> {
        self.source
    }

    /// Whether the request was refused before anything was sent.
    pub fn is_request(&self) -> bool {
        self.kind == TransportErrorKind::Request
    }

    /// Whether no connection could be made, for whatever reason.
    pub fn is_connect(&self) -> bool {
        self.kind == TransportErrorKind::Connect || self.is_untrusted()
    }

    /// Whether no connection was made since the certificate of the server is not
    /// trusted.
    pub fn is_untrusted(&self) -> bool {
        self.kind == TransportErrorKind::Untrusted
    }

    /// Whether it took too long.
    pub fn is_timeout(&self) -> bool {
        self.kind == TransportErrorKind::Timeout
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self.kind {
            TransportErrorKind::Request => "the request cannot be sent",
            TransportErrorKind::Connect => "no connection",
            TransportErrorKind::Untrusted => "the certificate of the server is not trusted",
            TransportErrorKind::Timeout => "the transport has waited too long",
            TransportErrorKind::Connection => "the connection failed",
        };
        f.write_str(text)
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}

/// Whether a handshake has failed for the certificate of the server. The libraries
/// for TLS have no type in common that says so, but each of them names what it has
/// refused. An alert is what the server says of the client's.
#[cfg(any(
    feature = "blocking",
    all(
        any(feature = "rustls", feature = "native-tls"),
        not(target_family = "wasm")
    )
))]
pub(crate) fn refuses_certificate(failure: &(dyn Error + 'static)) -> bool {
    let mut next = Some(failure);
    while let Some(cause) = next {
        let text = cause.to_string().to_ascii_lowercase();
        if text.contains("certificate") && !text.contains("alert") {
            return true;
        }
        next = cause.source();
    }
    false
}
