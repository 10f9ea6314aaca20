// Copied by clientsmith: edits are lost when this crate is made anew.
//! What happens around each attempt of a call: layers, from the client's first
//! to its last, and then the transport.

use crate::runtime::api::Endpoint;
use crate::runtime::outgoing::Outgoing;
use crate::runtime::transport::{Incoming, Sending, Transport, TransportError};
use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

/// Sees each request and its answer, may change both, and may answer itself.
///
/// A layer is passed through by every attempt of a call: retries, time limits
/// and credentials are outside, so that it sees the request as it is sent, with
/// all headers. The client's first layer is the outermost. A function is a
/// layer:
///
/// ```text
/// Client::builder().layer(|mut request: http::Request<Outgoing>, next: Next| async move {
///     let operation = CallInfo::of(request.extensions()).map(CallInfo::operation);
///     request.headers_mut().insert("x-trace", HeaderValue::from_static("1"));
///     let response = next.run(request).await?;
///     println!("{operation:?}: {}", response.status());
///     Ok(response)
/// })
/// ```
pub trait Layer: Send + Sync + 'static {
    /// Sends the request with [`Next::run`], or answers without it.
    fn send(&self, request: http::Request<Outgoing>, next: Next) -> Sending;
}

impl<F, A> Layer for F
where
    F: Fn(http::Request<Outgoing>, Next) -> A + Send + Sync + 'static,
    A: Future<Output = Result<http::Response<Incoming>, TransportError>> + Send + 'static,
{
    fn send(&self, request: http::Request<Outgoing>, next: Next) -> Sending {
        Box::pin(self(request, next))
    }
}

/// What comes after a layer: the layers within it and the transport.
#[derive(Clone)]
pub struct Next {
    pub(crate) layers: Arc<[Arc<dyn Layer>]>,
    pub(crate) passed: usize,
    pub(crate) transport: Arc<dyn Transport>,
}

impl Next {
    /// Sends the request on.
    pub fn run(mut self, request: http::Request<Outgoing>) -> Sending {
        match self.layers.get(self.passed).cloned() {
            Some(layer) => {
                self.passed += 1;
                layer.send(request, self)
            }
            None => self.transport.send(request),
        }
    }
}

impl fmt::Debug for Next {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Next")
    }
}

/// Which call a request belongs to: among the extensions of each request, for
/// layers and transports.
#[derive(Clone, Copy, Debug)]
pub struct CallInfo {
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) attempt: u32,
    pub(crate) time_limit: Duration,
    pub(crate) time_left: Option<Duration>,
    pub(crate) shows_certificate: bool,
}

impl CallInfo {
    /// The one of a request.
    pub fn of(extensions: &http::Extensions) -> Option<&Self> {
        extensions.get()
    }

    /// The id of the operation.
    pub fn operation(&self) -> &'static str {
        self.endpoint.id
    }

    /// The request method, by its name.
    pub fn method(&self) -> &'static str {
        self.endpoint.method
    }

    /// The path template.
    pub fn path(&self) -> &'static str {
        self.endpoint.path
    }

    /// The tags of the operation.
    pub fn tags(&self) -> &'static [&'static str] {
        self.endpoint.tags
    }

    /// Which attempt it is, the first being 1.
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// How long to wait for a connection, for the head of the answer, and for
    /// each piece of what is sent and of what comes.
    pub fn time_limit(&self) -> Duration {
        self.time_limit
    }

    /// How long all of the attempt may take, if the call has a deadline.
    pub fn time_left(&self) -> Option<Duration> {
        self.time_left
    }

    /// Whether the operation asks for the client's certificate.
    pub fn shows_certificate(&self) -> bool {
        self.shows_certificate
    }
}
