// Copied by clientsmith: edits are lost when this crate is made anew.
//! From the arguments and options of a call to its request. Not generic: every
//! call of every operation is one of these.

use crate::runtime::access::{Access, Held};
use crate::runtime::api::{Endpoint, Location, OwnServer, Parameter};
use crate::runtime::arguments::{Arguments, has_dot_segment};
use crate::runtime::auth::Credential;
use crate::runtime::body::Body;
use crate::runtime::client::{Base, Client};
use crate::runtime::clock::Clock;
use crate::runtime::codec::Value;
use crate::runtime::content::Content;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::execute::Requests;
use crate::runtime::header::{header_name, header_value, static_value};
use crate::runtime::reference::resolve;
use crate::runtime::retry::{IDEMPOTENCY_KEY, RetryPolicy};
use crate::runtime::security::choose;
use crate::runtime::style;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderName};
use http::{HeaderMap, HeaderValue, Uri};
use std::borrow::Cow;
use std::time::Duration;

/// A call that has not been made yet.
#[derive(Clone)]
pub struct Draft {
    pub(crate) client: Client,
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) arguments: Arguments,
    body: Option<Body>,
    /// What is asked for in place of the path and the query.
    pub(crate) url: Option<String>,
    /// Headers that are set, or left out, for this call.
    headers: Vec<(HeaderName, Option<HeaderValue>)>,
    /// Pairs of the query that no parameter is for.
    query: Vec<(String, String)>,
    /// Where this call goes, in place of where its operation is served.
    base: Option<Base>,
    /// By the index of the scheme.
    credentials: Vec<(usize, Held)>,
    pub(crate) clock: Clock,
    pub(crate) timeout: Duration,
    pub(crate) deadline: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    /// From how many bytes on the body is compressed.
    #[cfg(feature = "gzip")]
    pub(crate) gzip_from: Option<u64>,
    /// The first thing that is wrong; told when the call is made.
    fault: Option<String>,
}

impl Draft {
    pub(crate) fn new(client: &Client, endpoint: &'static Endpoint) -> Self {
        Self {
            client: client.clone(),
            endpoint,
            arguments: Arguments::default(),
            body: None,
            url: None,
            headers: Vec::new(),
            query: Vec::new(),
            base: None,
            credentials: Vec::new(),
            clock: Clock::default(),
            timeout: client.0.timeout,
            deadline: client.0.deadline,
            retry: None,
            #[cfg(feature = "gzip")]
            gzip_from: client.0.gzip_from,
            fault: None,
        }
    }

    pub(crate) fn set_argument(&mut self, index: usize, value: &dyn Value) {
        let set = self.arguments.set(self.endpoint, index, value);
        self.note(set.err());
    }

    pub(crate) fn set_body(&mut self, body: Body) {
        if let Err(reason) = &body.content {
            self.note(Some(format!("the body cannot be sent: {reason}")));
        }
        self.body = Some(body);
    }

    #[doc(hidden)]
    pub fn set_header(&mut self, name: &str, value: Option<&str>) {
        let header = header_name(name).and_then(|key| {
            Ok((
                key,
                value.map(|value| header_value(name, value)).transpose()?,
            ))
        });
        match header {
            Ok(header) => self.headers.push(header),
            Err(reason) => self.note(Some(reason)),
        }
    }

    /// Sets the `Accept` header, unless the caller has.
    #[doc(hidden)]
    pub fn prefer(&mut self, media_types: &'static str) {
        let own = (ACCEPT, Some(HeaderValue::from_static(media_types)));
        self.headers.insert(0, own);
    }

    pub(crate) fn add_query(&mut self, name: String, value: String) {
        self.query.push((name, value));
    }

    pub(crate) fn set_idempotency_key(&mut self, key: &str) {
        let parameter = self.endpoint.idempotency_key();
        let name = parameter.map_or(IDEMPOTENCY_KEY, |parameter| parameter.name);
        self.set_header(name, Some(key));
    }

    pub(crate) fn set_base(&mut self, url: &str) {
        match Base::of_api(url) {
            Ok(base) => self.base = Some(base),
            Err(reason) => self.note(Some(reason)),
        }
    }

    pub(crate) fn set_credential(&mut self, scheme: &str, credential: &Credential) {
        let settings = &self.client.0;
        let mut schemes = settings.api.schemes.iter().enumerate();
        let held = match schemes.find(|(_, known)| known.name == scheme) {
            Some((index, scheme)) => settings.held(scheme, credential).map(|held| (index, held)),
            None => Err(format!("there is no security scheme `{scheme}`")),
        };
        match held {
            Ok(held) => self.credentials.push(held),
            Err(reason) => self.note(Some(reason)),
        }
    }

    pub(crate) fn note(&mut self, fault: Option<String>) {
        self.fault = self.fault.take().or(fault);
    }

    /// The credentials to show.
    ///
    /// # Errors
    ///
    /// Where an argument cannot be sent, where a required parameter is not set, or
    /// where a credential is missing.
    pub(crate) fn access(&self) -> Result<Access<'_>, Error> {
        if let Some(fault) = &self.fault {
            return Err(self.refuse(fault.clone()));
        }
        if let Some(parameter) = self.missing() {
            let reason = format!("the required parameter `{}` is not set", parameter.name);
            return Err(self.refuse(reason));
        }
        let base = self.base().map_err(|reason| self.refuse(reason))?;
        self.access_at(&base)
    }

    /// Makes the keys up that neither the call nor the client sets: once, for all
    /// attempts.
    ///
    /// # Errors
    ///
    /// Where one cannot be made.
    pub(crate) fn make_keys(&mut self) -> Result<(), Error> {
        for (index, parameter) in self.endpoint.parameters.iter().enumerate() {
            let Some(make) = parameter.made else {
                continue;
            };
            if !self.arguments.has(index) && !self.is_set(parameter) {
                let key = make().map_err(|reason| self.refuse(reason))?;
                self.set_argument(index, &key);
            }
        }
        Ok(())
    }

    /// The first required parameter that neither the call nor the client sets.
    fn missing(&self) -> Option<&'static Parameter> {
        let parameters = self.endpoint.parameters.iter().enumerate();
        let mut unset = parameters
            .filter(|(index, parameter)| parameter.required && !self.arguments.has(*index));
        let missing = unset.find(|(_, parameter)| !self.is_set(parameter));
        missing.map(|(_, parameter)| parameter)
    }

    /// Whether a parameter is set without an argument: on the client, or as a
    /// header of the call.
    fn is_set(&self, parameter: &Parameter) -> bool {
        let mut names = self.headers.iter().map(|(name, _)| name);
        self.lifted(parameter).is_some()
            || (parameter.location == Location::Header
                && names.any(|name| name.as_str().eq_ignore_ascii_case(parameter.name)))
    }

    /// What the client sets a header to.
    fn lifted(&self, parameter: &Parameter) -> Option<&HeaderValue> {
        self.client.0.lifted.get(parameter.lifted?)?.as_ref()
    }

    /// Whether the client can wait as it should.
    ///
    /// # Errors
    ///
    /// Where it cannot.
    pub(crate) fn check_clock(&self) -> Result<(), Error> {
        let checked = self.client.0.check_clock(self.clock);
        checked.map_err(|reason| self.refuse(reason.to_owned()))
    }

    #[cold]
    pub(crate) fn refuse(&self, reason: String) -> Error {
        Error::new(ErrorKind::Request, self.endpoint.id, reason)
    }

    /// Where the operation is served (OpenAPI 3.1.1, section 4.8.5): a server
    /// that is not a whole URL is relative to the API's.
    pub(crate) fn base(&self) -> Result<Cow<'_, Base>, String> {
        if let Some(base) = &self.base {
            return Ok(Cow::Borrowed(base));
        }
        match self.endpoint.server {
            Some(server) => self.own_base(server),
            None => Ok(Cow::Borrowed(&self.client.0.base)),
        }
    }

    #[cold]
    fn own_base(&self, (index, server): OwnServer) -> Result<Cow<'_, Base>, String> {
        let mut others = self.client.0.own_servers.iter();
        if let Some((_, other)) = others.find(|(own, _)| *own == index) {
            return Ok(Cow::Borrowed(other));
        }
        if server.contains('{') {
            return Err(format!(
                "the server `{server}` of the operation has variables without a value"
            ));
        }
        let uri = self.client.0.base.url.parse::<Uri>().ok();
        let url = resolve(server, uri.as_ref()).unwrap_or_default();
        Base::parse(&url)
            .map(Cow::Owned)
            .map_err(|reason| format!("the server of the operation cannot be used: {reason}"))
    }

    /// Whether credentials may go there: where the call was pointed to, or the
    /// client. A client that was pointed to another host than the description's
    /// shows them to that host only, and to those that it was given for operations
    /// with servers of their own.
    fn is_trusted(&self, base: &Base) -> bool {
        let settings = &self.client.0;
        let mut named = settings.own_servers.iter().map(|(_, base)| base);
        self.base.is_some()
            || !settings.is_elsewhere
            || base.origin == settings.base.origin
            || named.any(|named| named.origin == base.origin)
    }

    /// The credentials to show; none where the caller has set `Authorization`.
    fn access_at(&self, base: &Base) -> Result<Access<'_>, Error> {
        let settings = &self.client.0;
        let is_trusted = self.is_trusted(base);
        let mut access = Access {
            shows_certificate: is_trusted && settings.shows_certificate(self.endpoint.security),
            own: &self.credentials,
            kept: &self.headers,
            arguments: Some((&self.arguments, self.endpoint)),
            ..Access::default()
        };
        if access.keeps(&AUTHORIZATION)
            || (is_trusted && settings.headers.contains_key(AUTHORIZATION))
        {
            return Ok(access);
        }
        access.withholds = !is_trusted;
        let chosen = choose(settings.api, self.endpoint, |index| {
            access.has(settings, index)
        });
        access.needs = chosen.map_err(|missing| {
            let reason = match is_trusted {
                true => missing,
                false => format!("{missing}: it is for {} only", settings.base.url),
            };
            Error::new(ErrorKind::Credentials, self.endpoint.id, reason)
        })?;
        access.shows_certificate = is_trusted && settings.shows_certificate(&[access.needs]);
        Ok(access)
    }

    fn assemble(&self, base: &Base) -> Result<Box<http::Request<Content>>, String> {
        let mut request = Box::new(http::Request::new(self.content()?));
        *request.method_mut() = self.endpoint.method();
        *request.uri_mut() = self.uri_at(base)?;
        self.put_headers(base, request.headers_mut())?;
        #[cfg(feature = "gzip")]
        if let Some(from) = self.gzip_from {
            crate::runtime::compress::gzip(&mut request, from)?;
        }
        Ok(request)
    }

    pub(crate) fn content(&self) -> Result<Content, String> {
        self.body
            .as_ref()
            .map_or_else(|| Ok(Content::default()), |body| body.content.clone())
    }

    /// What is asked for, without any credential.
    pub(crate) fn target(&self, base: &Base) -> Result<String, String> {
        match &self.url {
            Some(url) => Ok(url.clone()),
            None => self.arguments.url(&base.url, self.endpoint),
        }
    }

    fn uri_at(&self, base: &Base) -> Result<Uri, String> {
        let mut url = self.target(base)?;
        if has_dot_segment(&url) {
            return Err(
                "an argument makes a segment `.` or `..` of the path, which would change the route"
                    .to_owned(),
            );
        }
        // A whole URL has its query already.
        if self.url.is_none() {
            if !self.client.0.query.is_empty() && self.is_trusted(base) {
                style::push_pairs(&mut url, &self.client.0.query);
            }
            style::push_pairs(&mut url, &self.query);
        }
        // The parser's own message could quote an argument.
        Uri::try_from(url)
            .map_err(|_| "the URL is too long or holds a character that no URL holds".to_owned())
    }

    fn put_headers(&self, base: &Base, headers: &mut HeaderMap) -> Result<(), String> {
        let settings = &self.client.0;
        // The caller's own headers may be confidential.
        if self.is_trusted(base) {
            for (name, value) in &settings.headers {
                headers.append(name, value.clone());
            }
        }
        if !self.endpoint.accept.is_empty() {
            headers.insert(ACCEPT, static_value("Accept", self.endpoint.accept)?);
        }
        let mut cookies = String::new();
        for (index, parameter) in self.endpoint.parameters.iter().enumerate() {
            let text = self.arguments.get(index);
            match (parameter.location, text) {
                (Location::Header, Some(text)) => {
                    let value = header_value(parameter.name, text)?;
                    headers.insert(header_name(parameter.name)?, value);
                }
                (Location::Header, None) => {
                    if let Some(value) = self.lifted(parameter) {
                        headers.insert(header_name(parameter.name)?, value.clone());
                    }
                }
                // All of them in one header (RFC 6265, section 5.4).
                (Location::Cookie, Some(pairs)) => {
                    cookies.push_str(if cookies.is_empty() { "" } else { "; " });
                    cookies.push_str(pairs);
                }
                (Location::Cookie, None) | (Location::Path | Location::Query, _) => {}
            }
        }
        if !cookies.is_empty() {
            let mut value = header_value("Cookie", &cookies)?;
            value.set_sensitive(true);
            headers.insert(COOKIE, value);
        }
        if let Some(body) = &self.body {
            let value = match &body.media_type {
                Cow::Borrowed(constant) => static_value("Content-Type", constant),
                Cow::Owned(made) => header_value("Content-Type", made),
            };
            headers.insert(CONTENT_TYPE, value?);
        }
        for (name, value) in &self.headers {
            match value {
                Some(value) => drop(headers.insert(name, value.clone())),
                None => drop(headers.remove(name)),
            }
        }
        Ok(())
    }
}

impl Requests for Draft {
    fn request(&self) -> Result<Box<http::Request<Content>>, Error> {
        let base = self.base().map_err(|reason| self.refuse(reason))?;
        self.assemble(&base).map_err(|reason| self.refuse(reason))
    }

    fn uri(&self) -> Option<Uri> {
        self.uri_at(&*self.base().ok()?).ok()
    }
}
