//! The transport over [`ureq`], which needs no async runtime.

use crate::runtime::blocking::wait_for;
use crate::runtime::layer::CallInfo;
use crate::runtime::outgoing::Outgoing;
use crate::runtime::transport::{
    Incoming, Sending, Transport, TransportError, refuses_certificate,
};
use bytes::Bytes;
use futures_core::Stream;
use http::Method;
use http::header::CONTENT_LENGTH;
use std::io::{self, Read};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, SendBody};

/// How much of an answer is read at a time.
const PIECE: usize = 64 * 1024;

/// Sends requests with a [`ureq::Agent`]: whoever polls waits.
#[derive(Clone, Debug)]
pub struct UreqTransport(Agent);

impl UreqTransport {
    /// A transport with a pool of connections of its own, which follows no
    /// redirect and gives up a connection that is not there after ten seconds.
    pub fn new() -> Self {
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier);
        let config = Agent::config_builder()
            .tls_config(tls.build())
            .timeout_connect(Some(Duration::from_secs(10)));
        Self(config.build().into())
    }

    fn exchange(
        &self,
        request: http::Request<Outgoing>,
    ) -> Result<http::Response<Incoming>, TransportError> {
        let call = CallInfo::of(request.extensions());
        let limit = call.map(CallInfo::time_limit);
        let left = call.and_then(CallInfo::time_left);
        let (mut head, body) = request.into_parts();
        let is_said = |length: &u64| *length > 0 || expects_body(&head.method);
        if let Some(length) = body.length().filter(is_said) {
            head.headers.insert(CONTENT_LENGTH, length.into());
        }
        let body = match body.as_bytes() {
            Some(bytes) if bytes.is_empty() && !expects_body(&head.method) => SendBody::none(),
            Some(bytes) => SendBody::from_owned_reader(io::Cursor::new(bytes.clone())),
            None => SendBody::from_owned_reader(Reader {
                body,
                piece: Bytes::new(),
            }),
        };
        let request = http::Request::from_parts(head, body);
        let request = self
            .0
            .configure_request(request)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .allow_non_standard_methods(true)
            // What the request does not have is not sent.
            .user_agent("")
            .accept("")
            .accept_encoding("")
            .timeout_global(left)
            .timeout_recv_response(limit)
            .timeout_per_read(limit)
            .timeout_per_write(limit)
            .build();
        let response = self.0.run(request).map_err(error)?;
        Ok(response.map(|body| Incoming::stream(Pieces(Some(body.into_reader())))))
    }
}

fn expects_body(method: &Method) -> bool {
    matches!(*method, Method::POST | Method::PUT | Method::PATCH)
}

/// An agent that the caller has set up, with a certificate of the client or a
/// proxy. It follows no redirect all the same.
impl From<Agent> for UreqTransport {
    fn from(agent: Agent) -> Self {
        Self(agent)
    }
}

impl Default for UreqTransport {
    fn default() -> Self {
        Self::new()
    }
}

impl Transport for UreqTransport {
    fn send(&self, request: http::Request<Outgoing>) -> Sending {
        let transport = self.clone();
        Box::pin(async move { transport.exchange(request) })
    }

    fn is_blocking(&self) -> bool {
        true
    }
}

/// The content of a request, read by a thread that waits.
struct Reader {
    body: Outgoing,
    piece: Bytes,
}

impl Read for Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.piece.is_empty() {
            match wait_for(self.body.chunk()) {
                Some(piece) => self.piece = piece.map_err(io::Error::other)?,
                None => return Ok(0),
            }
        }
        let length = buffer.len().min(self.piece.len());
        buffer[..length].copy_from_slice(&self.piece.split_to(length));
        Ok(length)
    }
}

struct Pieces(Option<ureq::BodyReader<'static>>);

impl Stream for Pieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(reader) = &mut self.0 else {
            return Poll::Ready(None);
        };
        let mut piece = vec![0; PIECE];
        let read = reader.read(&mut piece);
        Poll::Ready(match read {
            Ok(0) => {
                self.0 = None;
                None
            }
            Ok(length) => {
                piece.truncate(length);
                Some(Ok(piece.into()))
            }
            Err(failure) => {
                self.0 = None;
                Some(Err(read_error(failure)))
            }
        })
    }
}

fn read_error(failure: io::Error) -> TransportError {
    let inner = failure.get_ref().and_then(|inner| inner.downcast_ref());
    let is_late =
        failure.kind() == io::ErrorKind::TimedOut || matches!(inner, Some(ureq::Error::Timeout(_)));
    match is_late {
        true => TransportError::timeout(failure),
        false => TransportError::connection(failure),
    }
}

/// An error never shows the URL, whose query may hold a key.
fn error(failure: ureq::Error) -> TransportError {
    use ureq::Error;

    match failure {
        Error::BadUri(_) | Error::Http(_) => TransportError::request("the URL cannot be used"),
        Error::Timeout(_) => TransportError::timeout(failure),
        // ureq does not tell the handshake from what comes after it.
        failure if refuses_certificate(&failure) => TransportError::untrusted(failure),
        Error::HostNotFound | Error::ConnectionFailed | Error::Tls(_) | Error::Rustls(_) => {
            TransportError::connect(failure)
        }
        Error::Io(io) if io.kind() == io::ErrorKind::ConnectionRefused => {
            TransportError::connect(io)
        }
        // What is no TLS at all; later a record that is not right cannot be decrypted.
        Error::Io(io) if io.to_string().contains("corrupt message") => TransportError::connect(io),
        Error::Io(io) => read_error(io),
        other => TransportError::connection(other),
    }
}
