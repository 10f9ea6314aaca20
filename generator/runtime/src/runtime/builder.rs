//! Setting up a client.

use crate::runtime::api::Api;
use crate::runtime::arguments::has_dot_segment;
use crate::runtime::auth::Credential;
use crate::runtime::client::{Base, Client, Settings};
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::header::{header_name, header_value};
use crate::runtime::retry::RetryPolicy;
use crate::runtime::security::Proof;
use crate::runtime::transport::Transport;
use http::header::USER_AGENT;
use http::{HeaderMap, HeaderValue};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// Sets up a [`Client`].
#[derive(Clone)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    api: &'static Api,
    base_url: Option<String>,
    transport: Option<Arc<dyn Transport>>,
    credentials: Vec<Option<Credential>>,
    lifted: Vec<Option<String>>,
    headers: Vec<(String, String)>,
    timeout: Duration,
    deadline: Option<Duration>,
    retry: RetryPolicy,
    body_limit: usize,
}

impl ClientBuilder {
    /// For an API.
    #[doc(hidden)]
    pub fn new(api: &'static Api) -> Self {
        let default = |(_, value): &(&str, Option<&str>)| value.map(str::to_owned);
        Self {
            api,
            base_url: None,
            transport: None,
            credentials: vec![None; api.schemes.len()],
            lifted: api.headers.iter().map(default).collect(),
            headers: Vec::new(),
            timeout: Duration::from_secs(60),
            deadline: None,
            retry: RetryPolicy::default(),
            body_limit: 64 << 20,
        }
    }

    /// Where the API is served, if not where its description says. A path in
    /// it is kept: the paths of the operations are added.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// How long an attempt may take, to the last byte of the answer: 60 s by
    /// default.
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

    /// What sends the requests.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
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

    /// How many bytes the body of an answer may have: 64 MiB by default.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// The credential for the scheme at `index`.
    #[doc(hidden)]
    pub fn credential(mut self, index: usize, credential: Credential) -> Self {
        if let Some(place) = self.credentials.get_mut(index) {
            *place = Some(credential);
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
        let transport = match &self.transport {
            Some(transport) => Arc::clone(transport),
            None => default_transport()?,
        };
        let base = self.base()?;
        Ok(Client(Arc::new(Settings {
            api: self.api,
            is_elsewhere: self.is_elsewhere(&base),
            base,
            transport,
            proofs: self.proofs()?,
            lifted: self.lifted()?,
            headers: self.headers()?,
            timeout: self.timeout,
            deadline: self.deadline,
            retry: self.retry,
            body_limit: self.body_limit,
        })))
    }

    fn base(&self) -> Result<Base, String> {
        let Some(url) = self.base_url.as_deref().or(self.api.server) else {
            return Err(
                "there is no base URL: the description names no server, so set `base_url`"
                    .to_owned(),
            );
        };
        let base =
            Base::parse(url).map_err(|reason| format!("the base URL cannot be used: {reason}"))?;
        match has_dot_segment(&base.url) {
            true => Err("the base URL holds a segment `.` or `..`".to_owned()),
            false => Ok(base),
        }
    }

    /// Whether the API is served by another host than the description's.
    fn is_elsewhere(&self, base: &Base) -> bool {
        let described = self.api.server.and_then(|url| Base::parse(url).ok());
        self.base_url.is_some() && described.is_none_or(|described| described.origin != base.origin)
    }

    fn proofs(&self) -> Result<Vec<Option<Proof>>, String> {
        let pairs = self.api.schemes.iter().zip(&self.credentials);
        pairs
            .map(|(scheme, credential)| {
                credential
                    .as_ref()
                    .map(|credential| Proof::new(scheme, credential))
                    .transpose()
            })
            .collect()
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
fn default_transport() -> Result<Arc<dyn Transport>, String> {
    match crate::runtime::transport_reqwest::ReqwestTransport::new() {
        Ok(transport) => Ok(Arc::new(transport)),
        Err(error) => Err(error.to_string()),
    }
}

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
fn default_transport() -> Result<Arc<dyn Transport>, String> {
    Err(
        "there is no transport: set one, or turn on the feature `rustls` or `native-tls`"
            .to_owned(),
    )
}
