//! Tokens from the token endpoint of an OAuth 2 scheme (RFC 6749).

use crate::runtime::api::{OAuthUrls, SchemeKind, SecurityScheme};
use crate::runtime::auth::{Credential, Secret};
use crate::runtime::client::{Base, Settings};
use crate::runtime::outgoing::Outgoing;
use crate::runtime::patience::Signs;
use crate::runtime::security::basic_value;
use crate::runtime::style::percent_encode;
use crate::runtime::token::{Fetching, Token, TokenError, TokenProvider, TokenRequest};
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderValue, Method, StatusCode};
use serde_json::Value;
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// The longest answer that a token endpoint may give.
const ANSWER_LIMIT: usize = 1 << 20;

/// Gets tokens from the token endpoint of the scheme, as a client that has
/// credentials of its own, or with a refresh token.
///
/// ```text
/// Client::builder().oauth(OAuth::client_credentials(id, secret))
/// ```
pub struct OAuth {
    grant: Grant,
    client_id: String,
    client_secret: Option<Secret>,
    in_body: bool,
    scopes: Option<String>,
    parameters: Vec<(String, String)>,
    token_url: Option<String>,
}

enum Grant {
    ClientCredentials,
    Password(String, Secret),
    /// A server may give a new refresh token with each token (RFC 6749, section
    /// 6).
    RefreshToken(Mutex<Secret>),
}

impl OAuth {
    /// The client credentials grant (RFC 6749, section 4.4).
    pub fn client_credentials(id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self::new(Grant::ClientCredentials, id).client_secret(secret)
    }

    /// With a refresh token that was got elsewhere (RFC 6749, section 6).
    pub fn refresh_token(id: impl Into<String>, token: impl Into<Secret>) -> Self {
        Self::new(Grant::RefreshToken(Mutex::new(token.into())), id)
    }

    /// The password grant (RFC 6749, section 4.3).
    pub fn password(
        id: impl Into<String>,
        username: impl Into<String>,
        password: impl Into<Secret>,
    ) -> Self {
        Self::new(Grant::Password(username.into(), password.into()), id)
    }

    fn new(grant: Grant, id: impl Into<String>) -> Self {
        Self {
            grant,
            client_id: id.into(),
            client_secret: None,
            in_body: false,
            scopes: None,
            parameters: Vec::new(),
            token_url: None,
        }
    }

    /// The secret of the client.
    #[must_use]
    pub fn client_secret(mut self, secret: impl Into<Secret>) -> Self {
        self.client_secret = Some(secret.into());
        self
    }

    /// Sends the id and the secret of the client in the body, in place of the
    /// `Authorization` header (RFC 6749, section 2.3.1).
    #[must_use]
    pub fn in_body(mut self) -> Self {
        self.in_body = true;
        self
    }

    /// The scopes to ask for, separated by spaces, in place of those that the
    /// operation asks for. With them, one token does for all operations.
    #[must_use]
    pub fn scopes(mut self, scopes: impl Into<String>) -> Self {
        self.scopes = Some(scopes.into());
        self
    }

    /// A further parameter of the token request, such as `audience`.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// The token endpoint, in place of the description's.
    #[must_use]
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.token_url = Some(url.into());
        self
    }

    /// Where tokens are had. The URL of the description is relative to where the
    /// API is served.
    fn endpoint(&self, settings: &Settings, scheme: &SecurityScheme) -> Result<String, String> {
        if let Some(url) = &self.token_url {
            return Ok(url.clone());
        }
        let urls = match scheme.kind {
            SchemeKind::OAuth(urls) => urls,
            _ => OAuthUrls::default(),
        };
        let url = match self.grant {
            Grant::ClientCredentials => urls.client_credentials,
            Grant::Password(..) => urls.password,
            Grant::RefreshToken(_) => urls.refresh,
        };
        let url = url.ok_or("the description has no token URL for it: set `token_url`")?;
        let base = &settings.base;
        if url.contains("://") {
            let is_there = |url| Base::parse(url).is_ok_and(|url| url.origin == base.origin);
            return match settings.is_elsewhere && !is_there(url) {
                false => Ok(url.to_owned()),
                true => Err(format!(
                    "the token URL is of another installation than {}: set `token_url`",
                    base.url
                )),
            };
        }
        match url.starts_with('/') {
            true => Ok(format!("{}{url}", base.origin)),
            false => Ok(format!("{}/{url}", base.url)),
        }
    }

    fn request(&self, request: TokenRequest<'_>) -> Result<http::Request<Outgoing>, String> {
        let url = self.endpoint(request.settings, request.scheme)?;
        let mut form = Form::default();
        match &self.grant {
            Grant::ClientCredentials => form.add("grant_type", "client_credentials"),
            Grant::Password(username, password) => {
                form.add("grant_type", "password");
                form.add("username", username);
                form.add("password", password.expose());
            }
            Grant::RefreshToken(token) => {
                let token = token.lock().unwrap_or_else(PoisonError::into_inner);
                form.add("grant_type", "refresh_token");
                form.add("refresh_token", token.expose());
            }
        }
        let scopes = self.scopes.as_deref().unwrap_or(request.scopes());
        if !scopes.is_empty() {
            form.add("scope", scopes);
        }
        for (name, value) in &self.parameters {
            form.add(name, value);
        }
        let secret = self.client_secret.as_ref().map(Secret::expose);
        if self.in_body || secret.is_none() {
            form.add("client_id", &self.client_id);
        }
        if let Some(secret) = secret.filter(|_| self.in_body) {
            form.add("client_secret", secret);
        }
        let mut post = http::Request::new(Outgoing::from(form.0));
        *post.method_mut() = Method::POST;
        let uri = url.parse();
        *post.uri_mut() = uri.map_err(|_| "the token URL is not a URL".to_owned())?;
        let headers = post.headers_mut();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        headers.insert(CONTENT_TYPE, form);
        if let Some(secret) = secret.filter(|_| !self.in_body) {
            // Both are encoded as in a form before they are joined.
            let (id, secret) = (percent_encode(&self.client_id), percent_encode(secret));
            let value = HeaderValue::try_from(basic_value(&id, &secret));
            let mut value = value.map_err(|error| error.to_string())?;
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        Ok(post)
    }

    async fn get(&self, request: TokenRequest<'_>) -> Result<Token, TokenError> {
        let post = self.request(request).map_err(TokenError::new)?;
        let (head, body) = match request.send(post).await {
            Ok(response) => response.into_parts(),
            Err(error) => return Err(TokenError::from(error).transient()),
        };
        let body = match body.collect(ANSWER_LIMIT, &Signs::new()).await {
            Ok(body) => body.unwrap_or_default(),
            Err(error) => return Err(TokenError::from(error).transient()),
        };
        let answer = serde_json::from_slice(&body).unwrap_or_default();
        if head.status.is_success() {
            return self.token(&answer).map_err(TokenError::new);
        }
        let error = TokenError::new(self.failure(head.status, &answer));
        match head.status.is_server_error() || matches!(head.status.as_u16(), 408 | 429) {
            true => Err(error.transient()),
            false => Err(error),
        }
    }

    /// The token in an answer (RFC 6749, section 5.1).
    fn token(&self, answer: &Value) -> Result<Token, &'static str> {
        let text = |name: &str| answer.get(name).and_then(Value::as_str);
        let token = text("access_token").filter(|token| !token.is_empty());
        let token = token.ok_or("the answer of the token endpoint has no `access_token`")?;
        // Section 7.1: a client must not use a token of a type it does not know.
        let is_bearer = |kind: &str| kind.to_ascii_lowercase().starts_with("bearer");
        if !text("token_type").is_none_or(is_bearer) {
            return Err("the token endpoint gave a token that is no bearer token");
        }
        if let (Grant::RefreshToken(own), Some(next)) = (&self.grant, text("refresh_token")) {
            *own.lock().unwrap_or_else(PoisonError::into_inner) = next.into();
        }
        let token = Token::from(token);
        // Some servers write the number as a string.
        let seconds = answer.get("expires_in").and_then(|seconds| {
            let text = seconds.as_str().and_then(|text| text.parse().ok());
            text.or_else(|| seconds.as_f64())
        });
        let lifetime = seconds.and_then(|seconds: f64| Duration::try_from_secs_f64(seconds).ok());
        Ok(match lifetime {
            Some(lifetime) => token.expires_in(lifetime),
            None => token,
        })
    }

    /// What the server says of an error (RFC 6749, section 5.2), without what
    /// was sent to it.
    fn failure(&self, status: StatusCode, answer: &Value) -> String {
        let said = ["error", "error_description"].iter();
        let said = said.filter_map(|name| answer.get(name)?.as_str());
        let said = said.map(|text| text.chars().take(200).collect::<String>());
        let said = said.filter(|text| !self.secrets().iter().any(|secret| text.contains(secret)));
        let mut message = format!("the token endpoint answered {status}");
        for text in said {
            message.push_str(": ");
            message.push_str(text.trim());
        }
        message
    }

    fn secrets(&self) -> Vec<String> {
        let secret = self.client_secret.as_ref().map(Secret::expose);
        let mut secrets: Vec<_> = secret.map(str::to_owned).into_iter().collect();
        match &self.grant {
            Grant::ClientCredentials => {}
            Grant::Password(_, password) => secrets.push(password.expose().to_owned()),
            Grant::RefreshToken(token) => {
                let token = token.lock().unwrap_or_else(PoisonError::into_inner);
                secrets.push(token.expose().to_owned());
            }
        }
        secrets.retain(|secret| !secret.is_empty());
        secrets
    }
}

impl TokenProvider for OAuth {
    fn fetch<'a>(&'a self, request: TokenRequest<'a>) -> Fetching<'a> {
        Box::pin(self.get(request))
    }

    fn check(&self, request: TokenRequest<'_>) -> Result<(), String> {
        self.request(request).map(drop)
    }
}

impl From<OAuth> for Credential {
    fn from(oauth: OAuth) -> Self {
        Self::provider(oauth)
    }
}

/// Shows no secret.
impl fmt::Debug for OAuth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OAuth")
            .field("client_id", &self.client_id)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}

/// `application/x-www-form-urlencoded`.
#[derive(Default)]
struct Form(String);

impl Form {
    fn add(&mut self, name: &str, value: &str) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(&percent_encode(name));
        self.0.push('=');
        self.0.push_str(&percent_encode(value));
    }
}
