// Copied by clientsmith: edits are lost when this crate is made anew.
//! The transport over any [`tower_service::Service`] for HTTP: a client of
//! another HTTP stack, with whatever is layered on it, or a router in process.

use crate::runtime::outgoing::Outgoing;
use crate::runtime::transport::{Incoming, Sending, Transport, TransportError};
use http_body::Body;
use std::error::Error;
use std::fmt;
use std::future::poll_fn;
use std::sync::{Mutex, PoisonError};
use tower_service::Service;

/// Sends requests through a service, of which each request gets a clone.
///
/// ```text
/// let router = axum::Router::new().route("/things", get(things));
/// Client::builder().transport(TowerTransport::new(router))
/// ```
pub struct TowerTransport<S>(Mutex<S>);

impl<S> TowerTransport<S> {
    /// A transport over a service, which must not follow redirects, since it
    /// would take credentials along.
    pub fn new(service: S) -> Self {
        Self(Mutex::new(service))
    }
}

impl<S, B> Transport for TowerTransport<S>
where
    S: Service<http::Request<Outgoing>, Response = http::Response<B>> + Clone + Send + 'static,
    S::Error: Into<Box<dyn Error + Send + Sync>>,
    S::Future: Send,
    B: Body + Send + 'static,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    fn send(&self, request: http::Request<Outgoing>) -> Sending {
        let mut service = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        Box::pin(async move {
            let ready = poll_fn(|context| service.poll_ready(context)).await;
            ready.map_err(TransportError::connect)?;
            let response = service.call(request).await;
            let response = response.map_err(TransportError::connection)?;
            Ok(response.map(|body| Incoming::body(body, TransportError::connection)))
        })
    }
}

impl<S> fmt::Debug for TowerTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TowerTransport")
    }
}
