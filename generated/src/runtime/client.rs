// Copied by clientsmith: edits are lost when this crate is made anew.
//! The client: what all calls share.

use crate::runtime::api::Api;
use crate::runtime::retry::RetryPolicy;
use crate::runtime::security::Proof;
use crate::runtime::transport::Transport;
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
pub(crate) struct Settings {
    pub(crate) api: &'static Api,
    pub(crate) base: Base,
    /// Whether the caller has named another host than the description.
    pub(crate) is_elsewhere: bool,
    pub(crate) transport: Arc<dyn Transport>,
    /// By the index of the scheme.
    pub(crate) proofs: Vec<Option<Proof>>,
    /// By the index of [`Api::headers`].
    pub(crate) lifted: Vec<Option<HeaderValue>>,
    pub(crate) headers: HeaderMap,
    pub(crate) timeout: Duration,
    pub(crate) deadline: Option<Duration>,
    pub(crate) retry: RetryPolicy,
    pub(crate) body_limit: usize,
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
        Some(Self {
            host: host.to_ascii_lowercase(),
            port: uri.port_u16().unwrap_or(default),
            scheme,
        })
    }
}
