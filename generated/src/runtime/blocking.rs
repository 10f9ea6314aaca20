// Copied by clientsmith: edits are lost when this crate is made anew.
//! Calls without an async runtime: the thread waits.

use crate::runtime::builder::ClientBuilder;
use crate::runtime::call::Call;
use crate::runtime::clock::Clock;
use crate::runtime::error::{CallError, Error, ErrorKind};
use crate::runtime::operation::Operation;
use crate::runtime::response::Response;
use crate::runtime::transport_ureq::UreqTransport;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

impl ClientBuilder {
    /// Sends requests over [`ureq`], whose threads wait: for
    /// [`Call::send_blocking`].
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
        if !self.draft.client.0.transport.is_blocking() {
            let reason =
                "the client's transport needs an async runtime: build the client with `blocking()`";
            return Err(Error::new(ErrorKind::Request, self.draft.endpoint.id, reason).into());
        }
        self.draft.clock = Clock::Thread;
        wait_for(self.send())
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
