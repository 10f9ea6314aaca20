// Copied by clientsmith: edits are lost when this crate is made anew.
//! The transport over [`reqwest`].

use crate::runtime::auth::{Identity, Pem};
use crate::runtime::layer::CallInfo;
use crate::runtime::outgoing::Outgoing;
use crate::runtime::transport::{
    Incoming, Sending, Transport, TransportError, refuses_certificate,
};
use http::header::CONTENT_LENGTH;
use http::uri::{Authority, Scheme};
use http::{HeaderValue, Method, Uri};
use reqwest::Url;
use std::fmt;
use std::future::ready;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::runtime::Handle;

/// Sends requests with a [`reqwest::Client`].
#[derive(Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    /// The one that shows a certificate.
    certified: Option<reqwest::Client>,
    /// The first that a request went to: most transports have no other.
    server: Arc<OnceLock<Server>>,
}

/// A server, and its URL: to parse the host takes longer than all the rest of it.
struct Server {
    scheme: Scheme,
    authority: Authority,
    url: Url,
}

impl ReqwestTransport {
    /// A transport with a pool of connections of its own, which follows no
    /// redirect and gives up a connection that is not there after ten seconds.
    ///
    /// # Errors
    ///
    /// Where TLS cannot be set up.
    pub fn new() -> Result<Self, TransportError> {
        Self::with_identity(None)
    }

    /// The same, with a certificate for the requests whose
    /// [`CallInfo`] asks for one. They have connections of their own.
    ///
    /// # Errors
    ///
    /// Where TLS cannot be set up, or the certificate cannot be read.
    pub fn with_identity(identity: Option<&Identity>) -> Result<Self, TransportError> {
        let pem = identity.and_then(|identity| identity.0.as_ref());
        let certified = pem.map(|pem| build(Some(certificate(pem)?)));
        Ok(Self {
            client: build(None)?,
            certified: certified.transpose()?,
            server: Arc::default(),
        })
    }

    fn client(&self, request: &http::Request<Outgoing>) -> &reqwest::Client {
        let shows = |_: &&reqwest::Client| {
            CallInfo::of(request.extensions()).is_some_and(CallInfo::shows_certificate)
        };
        self.certified
            .as_ref()
            .filter(shows)
            .unwrap_or(&self.client)
    }
}

/// A client that the caller has set up. It must not follow redirects
/// ([`reqwest::redirect::Policy::none`]), since it would take credentials along.
impl From<reqwest::Client> for ReqwestTransport {
    fn from(client: reqwest::Client) -> Self {
        Self {
            client,
            certified: None,
            server: Arc::default(),
        }
    }
}

/// Shows no URL, which may hold a password.
impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReqwestTransport").finish_non_exhaustive()
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: http::Request<Outgoing>) -> Sending {
        if Handle::try_current().is_err() {
            return Box::pin(ready(Err(TransportError::request(NO_RUNTIME))));
        }
        let client = self.client(&request);
        let pending = match self.as_is(with_length(request)) {
            Ok(request) => client.execute(request),
            Err(error) => return Box::pin(ready(Err(error))),
        };
        Box::pin(async move {
            let response = http::Response::from(pending.await.map_err(error)?);
            Ok(response.map(|body| Incoming::unpin_body(body, error)))
        })
    }

    fn reads_call_info(&self) -> bool {
        self.certified.is_some()
    }
}

/// reqwest would panic.
const NO_RUNTIME: &str =
    "it is not sent within a runtime of tokio, which reqwest needs: use one, or another transport";

/// A method that expects a body says so where there is none (RFC 9110, section
/// 8.6): some servers refuse the request otherwise.
fn with_length(mut request: http::Request<Outgoing>) -> http::Request<Outgoing> {
    let expects_body = matches!(
        *request.method(),
        Method::POST | Method::PUT | Method::PATCH
    );
    if expects_body && request.body().length() == Some(0) {
        let zero = HeaderValue::from_static("0");
        request.headers_mut().insert(CONTENT_LENGTH, zero);
    }
    request
}

impl ReqwestTransport {
    /// The request for reqwest, whose URL parser folds and re-encodes parts of a
    /// path.
    ///
    /// # Errors
    ///
    /// Where that would change the path.
    fn as_is(&self, request: http::Request<Outgoing>) -> Result<reqwest::Request, TransportError> {
        let (head, body) = request.into_parts();
        let url = self.url(&head.uri)?;
        if url.path() != head.uri.path() {
            let reason = "the URL parser would change the path";
            return Err(TransportError::request(reason));
        }
        let mut request = reqwest::Request::new(head.method, url);
        *request.headers_mut() = head.headers;
        *request.version_mut() = head.version;
        *request.body_mut() = Some(match body.as_piece() {
            Some(bytes) => bytes.clone().into(),
            None => reqwest::Body::wrap(body),
        });
        Ok(request)
    }

    fn url(&self, uri: &Uri) -> Result<Url, TransportError> {
        let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else {
            return Err(TransportError::request("the URL has no host"));
        };
        let known = self.server.get().filter(|known| {
            // To `==` a password would have no case.
            known.scheme == *scheme && known.authority.as_str() == authority.as_str()
        });
        let mut url = match known {
            Some(known) => known.url.clone(),
            None => self.meet(scheme, authority)?,
        };
        url.set_path(uri.path());
        url.set_query(uri.query());
        Ok(url)
    }

    /// The URL of a server, which is kept where it is the first.
    #[cold]
    fn meet(&self, scheme: &Scheme, authority: &Authority) -> Result<Url, TransportError> {
        let url = Url::parse(&format!("{scheme}://{authority}"));
        let url = url.map_err(TransportError::request)?;
        self.server.get_or_init(|| Server {
            scheme: scheme.clone(),
            authority: authority.clone(),
            url: url.clone(),
        });
        Ok(url)
    }
}

/// The error without its URL, whose query may hold a key.
#[cold]
fn error(error: reqwest::Error) -> TransportError {
    let error = error.without_url();
    if error.is_builder() {
        TransportError::request(error)
    } else if error.is_connect() && refuses_certificate(&error) {
        TransportError::untrusted(error)
    } else if error.is_connect() {
        TransportError::connect(error)
    } else if error.is_timeout() {
        TransportError::timeout(error)
    } else {
        TransportError::connection(error)
    }
}

/// A client; one on a machine without any certificate can still speak plain
/// HTTP, and over TLS it trusts nobody.
fn build(identity: Option<reqwest::Identity>) -> Result<reqwest::Client, TransportError> {
    let setup = || match identity.clone() {
        Some(identity) => setup().identity(identity),
        None => setup(),
    };
    let client = setup().build();
    let client = client.or_else(|_| setup().tls_certs_only([]).build());
    client.map_err(TransportError::request)
}

/// What all clients have.
fn setup() -> reqwest::ClientBuilder {
    let builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .connect_timeout(Duration::from_secs(10));
    // Another user of reqwest in the same build may have turned on the other.
    #[cfg(feature = "rustls")]
    let builder = builder.tls_backend_rustls();
    #[cfg(not(feature = "rustls"))]
    let builder = builder.tls_backend_native();
    builder
}

/// Reads a certificate and its key; the error shows neither.
fn certificate(pem: &Pem) -> Result<reqwest::Identity, TransportError> {
    let key = pem.key.expose().as_bytes();
    #[cfg(feature = "rustls")]
    let identity = reqwest::Identity::from_pem(&[&pem.certificates, &b"\n"[..], key].concat());
    #[cfg(not(feature = "rustls"))]
    let identity = reqwest::Identity::from_pkcs8_pem(&pem.certificates, key);
    identity.map_err(|_| TransportError::request("the certificate or its key cannot be read"))
}
