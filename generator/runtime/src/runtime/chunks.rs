//! From a call to the bytes of its answer, as they come in.

#[cfg(feature = "blocking")]
use crate::runtime::blocking::{Blocking, wait_for};
use crate::runtime::body::BodyError;
use crate::runtime::call::{Call, decode};
use crate::runtime::clock::{Clock, Instant, after};
use crate::runtime::draft::Draft;
use crate::runtime::error::{CallError, Error, ErrorKind};
use crate::runtime::execute::{Extent, execute};
use crate::runtime::operation::Operation;
use crate::runtime::response::{Exchange, Rest};
use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http::header::CONTENT_LENGTH;
use http::response::Parts;
use http::{HeaderMap, StatusCode};
use std::fmt;
use std::future::{Future, IntoFuture, poll_fn};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

impl<O: Operation> Call<O> {
    /// Makes the call, and gives the body of a success as it comes in, whatever
    /// it holds: not all of it is ever in memory.
    ///
    /// The time limit of an attempt holds for the head of the answer, and then
    /// for each silence; the deadline holds for all of it. Once the head is
    /// there, nothing is tried again.
    pub fn download(self) -> Downloading<O> {
        Downloading {
            draft: self.draft,
            operation: PhantomData,
        }
    }
}

/// A call for the bytes of its answer, to be awaited.
#[must_use = "a call does nothing until it is awaited"]
pub struct Downloading<O> {
    draft: Box<Draft>,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> IntoFuture for Downloading<O> {
    type Output = Result<Chunks, CallError<O::Error>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        let opening = execute(self.draft, Extent::Head);
        Box::pin(async move { Chunks::of::<O>(opening.await?) })
    }
}

#[cfg(feature = "blocking")]
impl<O: Operation> Downloading<O> {
    /// Makes the call on this thread, which waits, and gives the body as an
    /// [`Iterator`] over its pieces, which is a [`Read`](std::io::Read) too.
    ///
    /// # Errors
    ///
    /// Where the answer is not a success, or the transport is an asynchronous
    /// one.
    pub fn send_blocking(mut self) -> Result<Blocking<Chunks>, CallError<O::Error>> {
        self.draft.clock = Clock::Thread;
        wait_for(self.into_future()).map(Blocking::new)
    }
}

#[cfg(feature = "blocking")]
impl Blocking<Chunks> {
    /// Writes the body to a file: see [`Chunks::save`].
    pub fn save(self, path: impl AsRef<std::path::Path>) -> crate::runtime::save::Save {
        self.into_inner().save(path)
    }
}

impl<O> fmt::Debug for Downloading<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Downloading")
    }
}

/// Ends after a time.
type Alarm = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The body of a successful answer, piece by piece. An error ends it.
#[must_use = "streams do nothing unless they are polled"]
pub struct Chunks {
    clock: Clock,
    rest: Option<Rest>,
    head: Head,
    /// Rings after a silence, or at the deadline; set while a piece is awaited.
    alarm: Option<Alarm>,
}

/// What is known of an answer whose body is being read.
struct Head {
    operation: &'static str,
    parts: Parts,
    attempts: u32,
    started: Instant,
}

impl Chunks {
    /// The body of a success, or the error that the answer is.
    ///
    /// # Errors
    ///
    /// Where the answer is not a success.
    #[doc(hidden)]
    pub fn of<O: Operation>(mut exchange: Box<Exchange>) -> Result<Self, CallError<O::Error>> {
        match exchange.rest.take() {
            Some(rest) => Ok(Self::new(exchange, rest)),
            None => match decode::<O>(exchange) {
                Err(error) => Err(error),
                // Only a success has a rest, and the other way round.
                Ok(_) => Err(Error::new(ErrorKind::Decode, O::ENDPOINT.id, "no body").into()),
            },
        }
    }

    #[doc(hidden)]
    pub fn new(exchange: Box<Exchange>, rest: Rest) -> Self {
        let (parts, _) = exchange.response.into_parts();
        Self {
            clock: rest.clock,
            rest: Some(rest),
            head: Head {
                operation: exchange.endpoint.id,
                parts,
                attempts: exchange.attempts,
                started: exchange.started,
            },
            alarm: None,
        }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.head.parts.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.head.parts.headers
    }

    /// Who waits.
    #[doc(hidden)]
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// When all of it must be there.
    #[doc(hidden)]
    pub fn deadline(&self) -> Option<Instant> {
        self.rest.as_ref()?.deadline
    }

    /// How many bytes will come, where the server says so.
    pub fn length(&self) -> Option<u64> {
        let length = self.headers().get(CONTENT_LENGTH)?.to_str().ok()?;
        length.parse().ok()
    }

    /// The next piece; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|context| self.poll_piece(context)).await
    }

    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        let Some(rest) = &mut self.rest else {
            return Poll::Ready(None);
        };
        let piece = match rest.deadline {
            // However fast they come.
            Some(deadline) if deadline <= Instant::now() => Poll::Pending,
            _ => rest.incoming.poll_chunk(context),
        };
        let error = match piece {
            Poll::Ready(Some(Ok(piece))) => {
                self.alarm = None;
                return Poll::Ready(Some(Ok(piece)));
            }
            Poll::Ready(None) => {
                self.rest = None;
                return Poll::Ready(None);
            }
            Poll::Ready(Some(Err(error))) => Error::of_transport(self.head.operation, error),
            Poll::Pending => {
                let left = rest.deadline.map_or(Duration::MAX, |deadline| {
                    deadline.saturating_duration_since(Instant::now())
                });
                if self.alarm.is_none() {
                    let alarm = self
                        .clock
                        .alarm(after(Instant::now(), rest.timeout.min(left)));
                    self.alarm = alarm.map(|alarm| Box::pin(alarm) as Alarm);
                }
                match &mut self.alarm {
                    Some(alarm) => ready!(alarm.as_mut().poll(context)),
                    None if left.is_zero() => {}
                    None => return Poll::Pending,
                }
                let reason = match rest.deadline {
                    Some(deadline) if deadline <= Instant::now() => {
                        "the deadline has passed before the end of the body".to_owned()
                    }
                    _ => format!("nothing of the body came within {:?}", rest.timeout),
                };
                Error::new(ErrorKind::Timeout, self.head.operation, reason)
            }
        };
        self.rest = None;
        Poll::Ready(Some(Err(self.of_answer(error))))
    }

    /// What is wrong with this answer.
    #[doc(hidden)]
    pub fn fault(&self, kind: ErrorKind, reason: String) -> Error {
        self.of_answer(Error::new(kind, self.head.operation, reason))
    }

    /// That an item of this answer does not fit its type.
    #[doc(hidden)]
    pub fn misfit(&self, reason: BodyError, item: Bytes) -> Error {
        self.of_answer(Error::of_item(self.head.operation, reason, item))
    }

    /// The error, and of which answer it is.
    fn of_answer(&self, error: Error) -> Error {
        let head = &self.head;
        error
            .with_head(head.parts.clone())
            .spent(head.attempts, head.started.elapsed(), false)
    }

    /// That the answer is not what it should be, with what there is of its body
    /// if that is not too much.
    #[doc(hidden)]
    pub async fn refuse(mut self, reason: String, limit: usize) -> Error {
        let error = self.fault(ErrorKind::Decode, reason);
        let mut body = BytesMut::new();
        while let Some(Ok(piece)) = self.next().await {
            if piece.len() > limit - body.len() {
                return error;
            }
            body.extend_from_slice(&piece);
        }
        error.with_bytes(body.freeze())
    }
}

impl Stream for Chunks {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_piece(context)
    }
}

/// Shows no header, since some of them are confidential.
impl fmt::Debug for Chunks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chunks")
            .field("operation", &self.head.operation)
            .field("status", &self.status())
            .finish_non_exhaustive()
    }
}
