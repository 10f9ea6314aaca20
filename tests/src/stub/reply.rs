//! A whole answer -> its bytes on the wire, some of them late, wrong or missing.

use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::response::Response;
use futures_util::{StreamExt, stream};
use http::{HeaderValue, StatusCode};

use super::tap::{Cut, Wire};

/// What HTTP alone cannot do.
#[derive(Clone, Debug)]
pub(super) enum Fault {
    /// `Content-Length` promises this many bytes more than come.
    Truncated(usize),
    /// The connection ends in place of an answer, after these bytes.
    Cut(Cut),
}

/// An answer with nothing left to decide.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Bytes,
    pub(super) head_delay: Duration,
    pub(super) body_delay: Duration,
    pub(super) fault: Option<Fault>,
}

impl Reply {
    /// Sends the answer: most of it by the HTTP server, faults by the connection itself.
    pub(super) async fn send(self, wire: &Wire) -> Response {
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
        let length = HeaderValue::from(self.body.len());
        let body = match self.body_delay {
            Duration::ZERO => Body::from(self.body),
            delay => slow_body(self.body, delay),
        };
        let mut response = Response::new(body);
        *response.status_mut() =
            StatusCode::from_u16(self.status).expect("a status from 100 to 999");
        for (name, value) in &self.headers {
            let name = http::HeaderName::try_from(name).expect("a header name");
            let value = HeaderValue::try_from(value).expect("a header value");
            response.headers_mut().append(name, value);
        }
        if !self.body_delay.is_zero() {
            response.headers_mut().insert("content-length", length);
        }
        response
    }

    fn truncated_bytes(&self, missing: usize) -> Vec<u8> {
        let length = self.body.len() + missing;
        let mut head = format!(
            "HTTP/1.1 {} Stub\r\ncontent-length: {length}\r\n",
            self.status
        );
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        [head.as_bytes(), &self.body].concat()
    }
}

fn slow_body(body: Bytes, delay: Duration) -> Body {
    let (first, second) = (body.slice(..body.len() / 2), body.slice(body.len() / 2..));
    let second = stream::once(async move {
        tokio::time::sleep(delay).await;
        Ok::<_, io::Error>(second)
    });
    Body::from_stream(stream::once(async { Ok(first) }).chain(second))
}
