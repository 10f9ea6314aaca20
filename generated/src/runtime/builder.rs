// Copied by clientsmith: edits are lost when this crate is made anew.
//! Setting up a client.

use crate::runtime::api::Api;
use crate::runtime::auth::{Credential, Identity};
use crate::runtime::client::{Base, Client, Settings};
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::header::{header_name, header_value};
use crate::runtime::layer::Layer;
use crate::runtime::reference::resolve;
use crate::runtime::retry::RetryPolicy;
use crate::runtime::retry_budget::RetryBudget;
use crate::runtime::transport::Transport;
use http::header::USER_AGENT;
use http::{HeaderMap, HeaderValue, Uri};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// Sets up a [`Client`].
#[derive(Clone)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    api: &'static Api,
    base_url: Option<String>,
    server: Option<Result<String, String>>,
    own_servers: Vec<(usize, Result<String, String>)>,
    transport: Option<Arc<dyn Transport>>,
    layers: Vec<Arc<dyn Layer>>,
    credentials: Vec<Option<Credential>>,
    identity: Option<Identity>,
    lifted: Vec<Option<String>>,
    headers: Vec<(String, String)>,
    query: Vec<(String, String)>,
    timeout: Duration,
    deadline: Option<Duration>,
    retry: RetryPolicy,
    budget: RetryBudget,
    body_limit: usize,
    attempt_header: Option<String>,
    /// From how many bytes on bodies are compressed.
    #[cfg(feature = "gzip")]
    pub(crate) gzip_from: Option<u64>,
}

impl ClientBuilder {
    /// For an API.
    #[doc(hidden)]
    pub fn new(api: &'static Api) -> Self {
        let default = |(_, value): &(&str, Option<&str>)| value.map(str::to_owned);
        Self {
            api,
            base_url: None,
            server: None,
            own_servers: Vec::new(),
            transport: None,
            layers: Vec::new(),
            credentials: vec![None; api.schemes.len()],
            identity: None,
            lifted: api.headers.iter().map(default).collect(),
            headers: Vec::new(),
            query: Vec::new(),
            timeout: Duration::from_secs(60),
            deadline: None,
            retry: RetryPolicy::default(),
            budget: RetryBudget::default(),
            body_limit: 64 << 20,
            attempt_header: None,
            #[cfg(feature = "gzip")]
            gzip_from: None,
        }
    }

    /// Where the API is served, if not where its description says. A path in
    /// it is kept: the paths of the operations are added.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// How long to wait for a connection, for the head of the answer, and for each
    /// piece of what is sent and of what comes: 60 s by default. It ends what is
    /// stuck, not what takes long: [`deadline`](ClientBuilder::deadline) does that.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long a call may take, with all attempts and the pauses between them:
    /// unlimited by default.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// When calls are tried again.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// What all calls of the client may spend on retries.
    pub fn retry_budget(mut self, budget: RetryBudget) -> Self {
        self.budget = budget;
        self
    }

    /// What sends the requests.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// What each attempt passes through; the first layer is the outermost.
    pub fn layer(mut self, layer: impl Layer) -> Self {
        self.layers.push(Arc::new(layer));
        self
    }

    /// The certificate that connections show: for operations that ask for it, or
    /// for all of them where the description never does.
    pub fn identity(mut self, identity: Identity) -> Self {
        self.identity = Some(identity);
        self
    }

    /// The `User-Agent` header: name and version of the client by default.
    pub fn user_agent(self, value: impl Into<String>) -> Self {
        self.default_header(USER_AGENT.as_str(), value)
    }

    /// A header of all requests.
    pub fn default_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// A header that says which attempt a request is, the first being 1; there
    /// is none by default.
    pub fn attempt_header(mut self, name: impl Into<String>) -> Self {
        self.attempt_header = Some(name.into());
        self
    }

    /// A pair of the query of all requests.
    pub fn default_query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// How many bytes the body of an answer may have: 64 MiB by default.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// One of the servers of the description.
    #[doc(hidden)]
    pub fn described_server(mut self, url: Result<String, String>) -> Self {
        self.server = Some(url);
        self
    }

    /// Another server for the operations whose own has this index.
    #[doc(hidden)]
    pub fn own_server(mut self, index: usize, url: Result<String, String>) -> Self {
        self.own_servers.push((index, url));
        self
    }

    /// The credential for the scheme at `index`.
    #[doc(hidden)]
    pub fn credential(mut self, index: usize, credential: impl Into<Credential>) -> Self {
        if let Some(place) = self.credentials.get_mut(index) {
            *place = Some(credential.into());
        }
        self
    }

    /// The value of the header at `index` of [`Api::headers`].
    #[doc(hidden)]
    pub fn client_header(mut self, index: usize, value: Option<String>) -> Self {
        if let Some(place) = self.lifted.get_mut(index) {
            *place = value;
        }
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// Where the base URL, a header or a credential cannot be used, or where
    /// there is no transport.
    pub fn build(self) -> Result<Client, Error> {
        self.check()
            .map_err(|reason| Error::new(ErrorKind::Configuration, "", reason))
    }

    fn check(self) -> Result<Client, String> {
        let base = self.base()?;
        let mut settings = Settings {
            api: self.api,
            is_elsewhere: self.is_elsewhere(&base),
            own_servers: self.own_servers(&base)?,
            base,
            transport: self.chosen_transport()?,
            credentials: Vec::new(),
            lifted: self.lifted()?,
            headers: self.headers()?,
            layers: self.layers.into(),
            identity: self.identity,
            query: self.query,
            timeout: self.timeout,
            deadline: self.deadline,
            retry: self.retry,
            budget: self.budget,
            body_limit: self.body_limit,
            #[cfg(feature = "gzip")]
            gzip_from: self.gzip_from,
            attempt_header: self
                .attempt_header
                .as_deref()
                .map(header_name)
                .transpose()?,
        };
        let pairs = self.api.schemes.iter().zip(&self.credentials);
        let held = pairs.map(|(scheme, credential)| {
            let credential = credential.as_ref();
            credential
                .map(|credential| settings.held(scheme, credential))
                .transpose()
        });
        settings.credentials = held.collect::<Result<_, _>>()?;
        Ok(Client(Arc::new(settings)))
    }

    /// # Errors
    ///
    /// Where there is none, or where it cannot show the client's certificate.
    fn chosen_transport(&self) -> Result<Arc<dyn Transport>, String> {
        match (&self.transport, &self.identity) {
            (None, identity) => default_transport(identity.as_ref()),
            (Some(_), Some(Identity(Some(_)))) => Err(
                "the transport that is set makes its connections itself: let it show the certificate, and set `Identity::of_transport()`"
                    .to_owned(),
            ),
            (Some(transport), _) => Ok(Arc::clone(transport)),
        }
    }

    /// Where the API is served. A base URL goes before the servers of the
    /// description, but for a relative one that was chosen: that is relative to
    /// it.
    fn base(&self) -> Result<Base, String> {
        let chosen = self.server.clone().transpose()?;
        let url = match (&self.base_url, chosen.as_deref().or(self.api.server)) {
            (Some(url), _) => match chosen.filter(|server| is_relative(server)) {
                Some(server) => relative_to(url, &server)?,
                None => url.clone(),
            },
            (None, Some(server)) if is_relative(server) => {
                return Err(format!(
                    "there is no base URL: the server `{server}` is relative to where the description is served, so set `base_url`"
                ));
            }
            (None, Some(server)) if server.contains('{') => {
                return Err(format!(
                    "there is no base URL: the server `{server}` has variables without a value, so set `server` or `base_url`"
                ));
            }
            (None, Some(server)) => server.to_owned(),
            (None, None) => {
                return Err(
                    "there is no base URL: the description names no server, so set `base_url`"
                        .to_owned(),
                );
            }
        };
        Base::of_api(&url)
    }

    /// Other servers of operations, by their index; the last one counts.
    fn own_servers(&self, base: &Base) -> Result<Vec<(usize, Base)>, String> {
        let servers = self.own_servers.iter().rev().map(|(index, url)| {
            let url = relative_to(&base.url, url.as_ref().map_err(String::clone)?)?;
            let base = Base::of_api(&url);
            Ok((
                *index,
                base.map_err(|reason| format!("for some operations, {reason}"))?,
            ))
        });
        servers.collect()
    }

    /// Whether the API is served by another host than the description's.
    fn is_elsewhere(&self, base: &Base) -> bool {
        let chosen = self
            .server
            .as_ref()
            .and_then(|server| server.as_deref().ok());
        let described = chosen.or(self.api.server);
        let described = described.and_then(|url| Base::parse(url).ok());
        self.base_url.is_some() && described.is_none_or(|described| described.origin != base.origin)
    }

    fn lifted(&self) -> Result<Vec<Option<HeaderValue>>, String> {
        let pairs = self.api.headers.iter().zip(&self.lifted);
        pairs
            .map(|((name, _), value)| {
                value
                    .as_ref()
                    .map(|value| header_value(name, value))
                    .transpose()
            })
            .collect()
    }

    fn headers(&self) -> Result<HeaderMap, String> {
        let mut headers = HeaderMap::new();
        let agent = format!("{}/{}", self.api.name, self.api.version);
        // A version that no header can hold is no reason to fail each call.
        if let Ok(agent) = HeaderValue::from_str(&agent) {
            headers.insert(USER_AGENT, agent);
        }
        for (name, value) in &self.headers {
            headers.insert(header_name(name)?, header_value(name, value)?);
        }
        Ok(headers)
    }
}

/// Whether a server is relative to where the description is served.
fn is_relative(server: &str) -> bool {
    let first = server.split(['/', '?']).next().unwrap_or_default();
    !first.contains(':') && !first.contains('{')
}

fn relative_to(base: &str, server: &str) -> Result<String, String> {
    let base = base.parse::<Uri>().ok();
    resolve(server, base.as_ref()).ok_or_else(|| "the base URL cannot be used".to_owned())
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("api", &self.api.name)
            .field("timeout", &self.timeout)
            .field("deadline", &self.deadline)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}

#[cfg(any(feature = "rustls", feature = "native-tls"))]
fn default_transport(identity: Option<&Identity>) -> Result<Arc<dyn Transport>, String> {
    use crate::runtime::ReqwestTransport;
    use crate::runtime::error::with_causes;

    match ReqwestTransport::with_identity(identity) {
        Ok(transport) => Ok(Arc::new(transport)),
        Err(error) => Err(with_causes(&error)),
    }
}

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
fn default_transport(_: Option<&Identity>) -> Result<Arc<dyn Transport>, String> {
    Err(
        "there is no transport: set one, or turn on the feature `rustls` or `native-tls`"
            .to_owned(),
    )
}
