// Copied by clientsmith: edits are lost when this crate is made anew.
//! The transport over [`reqwest`] in a browser, which fetches.

use crate::runtime::auth::Identity;
use crate::runtime::outgoing::Outgoing;
use crate::runtime::transport::{Incoming, Sending, Transport, TransportError};
use bytes::Bytes;
use futures_core::Stream;
use http::header::COOKIE;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use tokio::sync::{mpsc, oneshot};
use wasm_bindgen_futures::spawn_local;

/// Sends requests with a [`reqwest::Client`], and so by the browser's `fetch`.
///
/// The browser decides about redirects, which it follows, about connections and
/// about what other hosts may be asked (CORS).
#[derive(Clone, Debug, Default)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    /// A transport.
    ///
    /// # Errors
    ///
    /// Never: it is made like those that are not in a browser.
    pub fn new() -> Result<Self, TransportError> {
        Ok(Self::default())
    }

    /// The same.
    ///
    /// # Errors
    ///
    /// Where there is a certificate: the browser has its own.
    pub fn with_identity(identity: Option<&Identity>) -> Result<Self, TransportError> {
        match identity {
            Some(Identity(Some(_))) => Err(TransportError::request(
                "a browser shows its own certificates: set `Identity::of_transport()`",
            )),
            _ => Self::new(),
        }
    }
}

/// A client that the caller has set up.
impl From<reqwest::Client> for ReqwestTransport {
    fn from(client: reqwest::Client) -> Self {
        Self(client)
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: http::Request<Outgoing>) -> Sending {
        let client = self.0.clone();
        Box::pin(async move {
            // What fetches stays on its thread, the ends of channels need not.
            let (answer, answered) = oneshot::channel();
            spawn_local(exchange(client, request, answer));
            let answer = answered.await;
            answer.unwrap_or_else(|_| Err(TransportError::connection("nothing is fetched")))
        })
    }
}

type Answer = Result<http::Response<Incoming>, TransportError>;

/// Fetches for as long as there is somebody who waits.
async fn exchange(
    client: reqwest::Client,
    request: http::Request<Outgoing>,
    mut answer: oneshot::Sender<Answer>,
) {
    let fetched = {
        let mut fetching = pin!(fetch(client, request));
        poll_fn(|context| match answer.poll_closed(context) {
            Poll::Ready(()) => Poll::Ready(None),
            Poll::Pending => fetching.as_mut().poll(context).map(Some),
        })
        .await
    };
    let response = match fetched {
        None => return,
        Some(Ok(response)) => response,
        Some(Err(error)) => {
            // Nobody may be waiting any more.
            let _ = answer.send(Err(error));
            return;
        }
    };
    let (pieces, coming) = mpsc::channel(1);
    let mut head = http::Response::new(Incoming::stream(Coming(coming)));
    *head.status_mut() = response.status();
    *head.headers_mut() = response.headers().clone();
    if answer.send(Ok(head)).is_ok() {
        pass_on(response, pieces).await;
    }
}

async fn fetch(
    client: reqwest::Client,
    request: http::Request<Outgoing>,
) -> Result<reqwest::Response, TransportError> {
    if request.headers().contains_key(COOKIE) {
        let reason = "a browser sends its own cookies, and no others";
        return Err(TransportError::request(reason));
    }
    let (head, body) = request.into_parts();
    let body = body.collect().await.map_err(TransportError::request)?;
    let path = head.uri.path().to_owned();
    let request = http::Request::from_parts(head, body);
    let request = reqwest::Request::try_from(request).map_err(error)?;
    if request.url().path() != path {
        let reason = "the URL parser would change the path";
        return Err(TransportError::request(reason));
    }
    client.execute(request).await.map_err(error)
}

type Piece = Result<Bytes, TransportError>;

async fn pass_on(response: reqwest::Response, pieces: mpsc::Sender<Piece>) {
    let mut body = pin!(response.bytes_stream());
    loop {
        let piece = {
            let mut closed = pin!(pieces.closed());
            poll_fn(|context| match closed.as_mut().poll(context) {
                Poll::Ready(()) => Poll::Ready(None),
                Poll::Pending => body.as_mut().poll_next(context),
            })
            .await
        };
        let Some(piece) = piece else {
            return;
        };
        if pieces.send(piece.map_err(error)).await.is_err() {
            return;
        }
    }
}

/// The body of an answer, from the thread that fetches.
struct Coming(mpsc::Receiver<Piece>);

impl Stream for Coming {
    type Item = Piece;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Piece>> {
        self.0.poll_recv(context)
    }
}

/// The error without its URL, whose query may hold a key.
fn error(error: reqwest::Error) -> TransportError {
    let error = error.without_url();
    match error.is_builder() {
        true => TransportError::request(error.to_string()),
        false => TransportError::connection(error.to_string()),
    }
}
