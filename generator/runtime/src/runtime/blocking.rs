//! Calls without an async runtime: the thread waits.

use crate::runtime::builder::ClientBuilder;
use crate::runtime::call::Call;
use crate::runtime::clock::Clock;
use crate::runtime::error::{CallError, Error};
use crate::runtime::operation::Operation;
use crate::runtime::response::Response;
use crate::runtime::transport_ureq::UreqTransport;
use bytes::Bytes;
use futures_core::Stream;
use std::fmt;
use std::future::{Future, poll_fn};
use std::io::{self, Read};
use std::ops::Deref;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

impl ClientBuilder {
    /// Sends requests over [`ureq`], whose threads wait: for
    /// [`Call::send_blocking`]. Where connections have to show a certificate, set
    /// an agent that does so as the [`transport`](ClientBuilder::transport), and
    /// `Identity::of_transport()`.
    pub fn blocking(self) -> Self {
        self.transport(UreqTransport::new())
    }
}

impl<O: Operation> Call<O> {
    /// Makes the call on this thread, which waits, and gives the whole answer.
    /// The client needs a transport that can do so:
    /// [`blocking`](ClientBuilder::blocking) sets one.
    ///
    /// # Errors
    ///
    /// Where the call fails, or where the transport is an asynchronous one.
    pub fn send_blocking(mut self) -> Result<Response<O::Output>, CallError<O::Error>> {
        self.draft.clock = Clock::Thread;
        wait_for(self.send())
    }
}

/// A stream as an [`Iterator`]: the thread waits for what is next.
#[must_use = "iterators are lazy"]
pub struct Blocking<S> {
    stream: S,
    /// What has come and has not been read.
    piece: Bytes,
}

impl<S> Blocking<S> {
    pub(crate) fn new(stream: S) -> Self {
        Self {
            stream,
            piece: Bytes::new(),
        }
    }

    /// The stream itself.
    pub fn into_inner(self) -> S {
        self.stream
    }
}

impl<S> Deref for Blocking<S> {
    type Target = S;

    fn deref(&self) -> &S {
        &self.stream
    }
}

impl<S: Stream + Unpin> Iterator for Blocking<S> {
    type Item = S::Item;

    fn next(&mut self) -> Option<S::Item> {
        let stream = &mut self.stream;
        wait_for(poll_fn(|context| Pin::new(&mut *stream).poll_next(context)))
    }
}

/// The bytes of an answer.
impl<S: Stream<Item = Result<Bytes, Error>> + Unpin> Read for Blocking<S> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.piece.is_empty() {
            match self.next() {
                Some(Ok(piece)) => self.piece = piece,
                Some(Err(error)) if error.is_timeout() => {
                    return Err(io::Error::new(io::ErrorKind::TimedOut, error));
                }
                Some(Err(error)) => return Err(io::Error::other(error)),
                None => return Ok(0),
            }
        }
        let length = buffer.len().min(self.piece.len());
        buffer[..length].copy_from_slice(&self.piece.split_to(length));
        Ok(length)
    }
}

impl<S: fmt::Debug> fmt::Debug for Blocking<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.stream.fmt(f)
    }
}

/// Runs a future on this thread.
pub(crate) fn wait_for<F: Future>(future: F) -> F::Output {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}
