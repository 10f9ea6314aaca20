//! A whole answer -> its bytes on the wire, some of them late, wrong or missing.

use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::response::Response;
use futures_util::{StreamExt, stream};
use http::{HeaderValue, StatusCode};

use crate::stub::tap::{Cut, Wire};

/// What HTTP alone cannot do.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// `Content-Length` promises this many bytes more than come.
    Truncated(usize),
    /// The connection ends in place of an answer, after these bytes.
    Cut(Cut),
}

/// An answer with nothing left to decide.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    /// The body, in the pieces in which it is sent.
    pub(crate) chunks: Vec<Bytes>,
    pub(crate) head_delay: Duration,
    pub(crate) body_delay: Duration,
    pub(crate) fault: Option<Fault>,
}

impl Reply {
    /// The status that is sent, where one is.
    pub(super) fn sent_status(&self) -> Option<u16> {
        match self.fault {
            Some(Fault::Cut(_)) => None,
            Some(Fault::Truncated(_)) | None => Some(self.status),
        }
    }

    /// Sends the answer: most of it by the HTTP server, faults by the connection itself.
    pub(crate) async fn send(self, wire: &Wire) -> Response {
        tokio::time::sleep(self.head_delay).await;
        match &self.fault {
            Some(Fault::Cut(cut)) => {
                wire.cut(cut.clone());
                return Response::default();
            }
            Some(Fault::Truncated(missing)) => {
                wire.cut(Cut {
                    bytes: self.truncated_bytes(*missing),
                    is_reset: false,
                });
                return Response::default();
            }
            None => {}
        }
        let whole = Bytes::from(self.chunks.concat());
        let length = HeaderValue::from(whole.len());
        let body = match self.body_delay {
            Duration::ZERO if self.chunks.len() > 1 => chunked_body(self.chunks),
            Duration::ZERO => Body::from(whole),
            delay => slow_body(whole, delay),
        };
        let mut response = Response::new(body);
        let status = StatusCode::from_u16(self.status);
        *response.status_mut() = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        for (name, value) in &self.headers {
            // What is no header cannot be sent, whoever has declared it.
            if let Ok(name) = http::HeaderName::try_from(name)
                && let Ok(value) = HeaderValue::try_from(value)
            {
                response.headers_mut().append(name, value);
            }
        }
        if !self.body_delay.is_zero() {
            response.headers_mut().insert("content-length", length);
        }
        response
    }

    fn truncated_bytes(&self, missing: usize) -> Vec<u8> {
        let body = self.chunks.concat();
        let length = body.len() + missing;
        let mut head = format!(
            "HTTP/1.1 {} Stub\r\ncontent-length: {length}\r\n",
            self.status
        );
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        [head.as_bytes(), &body].concat()
    }
}

fn chunked_body(chunks: Vec<Bytes>) -> Body {
    Body::from_stream(stream::iter(chunks.into_iter().map(Ok::<_, io::Error>)))
}

fn slow_body(body: Bytes, delay: Duration) -> Body {
    let (first, second) = (body.slice(..body.len() / 2), body.slice(body.len() / 2..));
    let second = stream::once(async move {
        tokio::time::sleep(delay).await;
        Ok::<_, io::Error>(second)
    });
    Body::from_stream(stream::once(async { Ok(first) }).chain(second))
}
