// Copied by clientsmith: edits are lost when this crate is made anew.
//! The body of one request, as it goes out: bytes in memory, or a stream.

use crate::runtime::patience::{Sent, Signs};
use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body, Frame, SizeHint};
use std::error::Error;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll, ready};

/// Why the content of a request could not be read.
pub type ReadError = Box<dyn Error + Send + Sync>;

/// The pieces of a stream.
pub type Pieces<T = Bytes> = Pin<Box<dyn Stream<Item = Result<T, ReadError>> + Send>>;

/// The body of a request, as it goes out.
///
/// It is a body of the `http` ecosystem ([`http_body::Body`]), and one with a
/// known length says so.
pub struct Outgoing {
    state: State,
    /// Hears of each piece that is sent.
    sent: Option<Sent>,
}

/// How much of what is in memory is sent at once: what is longer shows signs of
/// life on its way.
const PIECE: usize = 64 << 10;

enum State {
    Bytes(Bytes),
    Stream {
        // Never locked: it is what makes a stream shareable between threads.
        pieces: Mutex<Pieces>,
        left: Option<u64>,
    },
}

impl Outgoing {
    /// A stream, and its length where that is known.
    pub fn stream(pieces: Pieces, length: Option<u64>) -> Self {
        Self::of(State::Stream {
            pieces: Mutex::new(pieces),
            left: length,
        })
    }

    fn of(state: State) -> Self {
        Self { state, sent: None }
    }

    /// Tells of each piece that is sent, where there are several.
    pub(crate) fn watched(mut self, signs: &Signs) -> Self {
        self.sent = self.as_piece().is_none().then(|| signs.sent());
        self
    }

    /// Whether it is sent as one piece.
    #[doc(hidden)]
    pub fn as_piece(&self) -> Option<&Bytes> {
        self.as_bytes().filter(|bytes| bytes.len() <= PIECE)
    }

    /// The body, where all of it is in memory.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.state {
            State::Bytes(bytes) => Some(bytes),
            State::Stream { .. } => None,
        }
    }

    /// How many bytes are still to come, where that is known.
    pub fn length(&self) -> Option<u64> {
        match &self.state {
            State::Bytes(bytes) => Some(bytes.len() as u64),
            State::Stream { left, .. } => *left,
        }
    }

    /// The next piece.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, ReadError>> {
        poll_fn(|context| self.poll_chunk(context)).await
    }

    /// All of it, in memory.
    ///
    /// # Errors
    ///
    /// Where the content cannot be read.
    pub async fn collect(mut self) -> Result<Bytes, ReadError> {
        if let State::Bytes(bytes) = self.state {
            return Ok(bytes);
        }
        let mut all = Vec::new();
        while let Some(piece) = self.chunk().await {
            all.extend_from_slice(&piece?);
        }
        Ok(all.into())
    }

    pub(crate) fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, ReadError>>> {
        let piece = match &mut self.state {
            State::Bytes(bytes) if bytes.is_empty() => None,
            State::Bytes(bytes) => Some(Ok(bytes.split_to(bytes.len().min(PIECE)))),
            State::Stream { pieces, left } => {
                let pieces = pieces
                    .get_mut()
                    .unwrap_or_else(std::sync::PoisonError::into_inner);
                count(ready!(pieces.as_mut().poll_next(context)), left)
            }
        };
        if let Some(sent) = &self.sent {
            sent.note();
        }
        Poll::Ready(piece)
    }
}

/// Holds a stream to its length: a request that says another one than it has
/// would break the connection, or run into the next request.
fn count(
    piece: Option<Result<Bytes, ReadError>>,
    left: &mut Option<u64>,
) -> Option<Result<Bytes, ReadError>> {
    let Some(expected) = left else {
        return piece;
    };
    match piece {
        Some(Ok(bytes)) => match expected.checked_sub(bytes.len() as u64) {
            Some(rest) => {
                *expected = rest;
                Some(Ok(bytes))
            }
            None => Some(Err("the stream is longer than it was said to be".into())),
        },
        None if *expected > 0 => Some(Err("the stream is shorter than it was said to be".into())),
        other => other,
    }
}

impl Body for Outgoing {
    type Data = Bytes;
    type Error = ReadError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, ReadError>>> {
        let piece = ready!(self.poll_chunk(context));
        Poll::Ready(piece.map(|piece| piece.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.length() == Some(0)
    }

    fn size_hint(&self) -> SizeHint {
        self.length()
            .map_or_else(SizeHint::new, SizeHint::with_exact)
    }
}

impl<T: Into<Bytes>> From<T> for Outgoing {
    fn from(body: T) -> Self {
        Self::of(State::Bytes(body.into()))
    }
}

/// Shows no content.
impl fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outgoing")
            .field("length", &self.length())
            .finish_non_exhaustive()
    }
}
