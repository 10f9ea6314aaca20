// Copied by clientsmith: edits are lost when this crate is made anew.
//! The client: what all calls share.

use crate::runtime::access::Held;
use crate::runtime::api::{Api, Need, SchemeKind, SecurityScheme};
use crate::runtime::arguments::has_dot_segment;
use crate::runtime::auth::{Credential, Identity};
use crate::runtime::clock::Clock;
use crate::runtime::layer::{Layer, Next};
use crate::runtime::outgoing::Outgoing;
use crate::runtime::retry::RetryPolicy;
use crate::runtime::retry_budget::RetryBudget;
use crate::runtime::transport::{Sending, Transport};
use http::header::HeaderName;
use http::{HeaderMap, HeaderValue, Uri};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

pub use crate::runtime::builder::ClientBuilder;

/// A client of the API. Cloning it is cheap, and the clones share their
/// connections.
#[derive(Clone)]
pub struct Client(pub(crate) Arc<Settings>);

/// What a client was built with.
#[doc(hidden)]
pub struct Settings {
    pub(crate) api: &'static Api,
    pub(crate) base: Base,
    /// Servers in place of those of operations, by the index of theirs.
    pub(crate) own_servers: Vec<(usize, Base)>,
    /// Whether the caller has named another host than the description.
    pub(crate) is_elsewhere: bool,
    pub(crate) transport: Arc<dyn Transport>,
    /// What each attempt passes through.
    pub(crate) layers: Arc<[Arc<dyn Layer>]>,
    /// By the index of the scheme.
    pub(crate) credentials: Vec<Option<Held>>,
    /// What connections show.
    pub(crate) identity: Option<Identity>,
    /// By the index of [`Api::headers`].
    pub(crate) lifted: Vec<Option<HeaderValue>>,
    pub(crate) headers: HeaderMap,
    /// Pairs of the query of all requests.
    pub(crate) query: Vec<(String, String)>,
    pub(crate) timeout: Duration,
    pub(crate) deadline: Option<Duration>,
    pub(crate) retry: RetryPolicy,
    pub(crate) budget: RetryBudget,
    pub(crate) body_limit: usize,
    /// From how many bytes on bodies are compressed.
    #[cfg(feature = "gzip")]
    pub(crate) gzip_from: Option<u64>,
    /// The header that says which attempt a request is.
    pub(crate) attempt_header: Option<HeaderName>,
}

impl Settings {
    /// Whether the transport can wait in this way.
    ///
    /// # Errors
    ///
    /// Where it cannot.
    pub(crate) fn check_clock(&self, clock: Clock) -> Result<(), &'static str> {
        match clock == Clock::Thread && !self.transport.is_blocking() {
            true => Err(
                "the client's transport needs an async runtime: build the client with `blocking()`",
            ),
            false => Ok(()),
        }
    }

    /// Whether somebody on the way reads which call a request belongs to.
    pub(crate) fn tells_calls(&self) -> bool {
        !self.layers.is_empty() || self.transport.reads_call_info()
    }

    /// Sends a request through all layers.
    pub(crate) fn send(&self, request: http::Request<Outgoing>) -> Sending {
        if self.layers.is_empty() {
            return self.transport.send(request);
        }
        let next = Next {
            layers: Arc::clone(&self.layers),
            passed: 0,
            transport: Arc::clone(&self.transport),
        };
        next.run(request)
    }

    /// Puts a credential in the form that its scheme asks for.
    ///
    /// # Errors
    ///
    /// Where it can never be shown; the reason does not show it.
    pub(crate) fn held(
        &self,
        scheme: &'static SecurityScheme,
        credential: &Credential,
    ) -> Result<Held, String> {
        let held = Held::new(scheme, credential)?;
        if let Held::Live(live) = &held {
            live.check(self, scheme)
                .map_err(|reason| format!("the credential for `{}`: {reason}", scheme.name))?;
        }
        Ok(held)
    }

    /// Whether the scheme at `index` is the client's certificate.
    pub(crate) fn is_certificate(&self, index: usize) -> bool {
        let scheme = self.api.schemes.get(index);
        scheme.is_some_and(|scheme| scheme.kind == SchemeKind::MutualTls)
    }

    /// Whether connections show the certificate for one of these: where the
    /// description never asks for it, the caller knows better.
    pub(crate) fn shows_certificate(&self, alternatives: &[&[Need]]) -> bool {
        if self.identity.is_none() {
            return false;
        }
        let mut needs = alternatives.iter().copied().flatten();
        needs.any(|need| self.is_certificate(need.0))
            || (0..self.api.schemes.len()).all(|index| !self.is_certificate(index))
    }
}

impl Client {
    /// The URL that the paths of the operations are added to.
    pub fn base_url(&self) -> &str {
        &self.0.base.url
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("api", &self.0.api.name)
            .field("base_url", &self.0.base.url)
            .finish_non_exhaustive()
    }
}

/// Where the API is served.
#[derive(Clone)]
pub(crate) struct Base {
    /// Without a slash at its end.
    pub(crate) url: String,
    pub(crate) origin: Origin,
}

impl Base {
    /// Reads the base URL of the API.
    ///
    /// # Errors
    ///
    /// Where it cannot be one; the reason does not show the URL.
    pub(crate) fn of_api(url: &str) -> Result<Self, String> {
        let base =
            Self::parse(url).map_err(|reason| format!("the base URL cannot be used: {reason}"))?;
        match has_dot_segment(&base.url) {
            true => Err("the base URL holds a segment `.` or `..`".to_owned()),
            false => Ok(base),
        }
    }

    /// Reads a base URL: a scheme, a host, and maybe a path that is kept in
    /// front of the paths of the operations.
    ///
    /// # Errors
    ///
    /// Where it is something else. The reason does not show the URL, which may
    /// hold a password.
    pub(crate) fn parse(url: &str) -> Result<Self, String> {
        let url = url.trim_end_matches('/');
        let uri: Uri = url.parse().map_err(|_| "it is not a URL".to_owned())?;
        let origin = Origin::of(&uri).ok_or("it must begin with http:// or https:// and a host")?;
        if url.contains(['?', '#', '{']) {
            return Err("it holds a query, a fragment or a variable".to_owned());
        }
        if uri
            .authority()
            .is_some_and(|authority| authority.as_str().contains('@'))
        {
            return Err("it holds a user name: use a credential of the builder".to_owned());
        }
        Ok(Self {
            url: url.to_owned(),
            origin,
        })
    }
}

/// Scheme, host and port (RFC 6454): what a credential belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) scheme: String,
    pub(crate) host: String,
    pub(crate) port: u16,
}

impl Origin {
    /// The origin of an absolute URL over HTTP.
    pub(crate) fn of(uri: &Uri) -> Option<Self> {
        let scheme = uri.scheme_str()?.to_ascii_lowercase();
        let default = match scheme.as_str() {
            "http" => 80,
            "https" => 443,
            _ => return None,
        };
        let host = uri.host().filter(|host| !host.is_empty())?;
        // A port that is no number would be passed over: `https://a:b.example`
        // is not the host `a`.
        if uri.port_u16().is_none() && !uri.authority()?.as_str().ends_with(host) {
            return None;
        }
        Some(Self {
            host: host.to_ascii_lowercase(),
            port: uri.port_u16().unwrap_or(default),
            scheme,
        })
    }
}

/// As a URL without a path.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.host)?;
        match (self.scheme.as_str(), self.port) {
            ("http", 80) | ("https", 443) => Ok(()),
            (_, port) => write!(f, ":{port}"),
        }
    }
}
