//! A transport for tests: a function that answers.

use crate::runtime::outgoing::Outgoing;
use crate::runtime::transport::{Incoming, Sending, Transport};
use std::fmt;

/// Answers requests by a function, without a network. A function that has to
/// wait is a transport by itself.
///
/// ```text
/// Client::builder().transport(InProcess::new(|request| match request.uri().path() {
///     "/things" => http::Response::new(r#"[{"id": 1}]"#),
///     _ => http::Response::builder().status(404).body("").unwrap(),
/// }))
/// ```
pub struct InProcess<F>(F);

impl<F, B> InProcess<F>
where
    F: Fn(http::Request<Outgoing>) -> http::Response<B> + Send + Sync + 'static,
    B: Into<Incoming>,
{
    /// A transport that answers by a function.
    pub fn new(answer: F) -> Self {
        Self(answer)
    }
}

impl<F, B> Transport for InProcess<F>
where
    F: Fn(http::Request<Outgoing>) -> http::Response<B> + Send + Sync + 'static,
    B: Into<Incoming>,
{
    fn send(&self, request: http::Request<Outgoing>) -> Sending {
        let response = (self.0)(request).map(Into::into);
        Box::pin(std::future::ready(Ok(response)))
    }

    fn is_blocking(&self) -> bool {
        true
    }
}

impl<F> fmt::Debug for InProcess<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InProcess")
    }
}
