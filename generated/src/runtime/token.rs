// Copied by clientsmith: edits are lost when this crate is made anew.
//! Tokens that are got, not given: for the flows of OAuth 2 and OpenID Connect,
//! and for tokens and keys that change.

use crate::runtime::api::SecurityScheme;
use crate::runtime::auth::{Credential, Secret};
use crate::runtime::client::Settings;
use crate::runtime::error::with_causes;
use crate::runtime::outgoing::Outgoing;
use crate::runtime::token_cache::Tokens;
use crate::runtime::transport::Sending;
use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// Gets tokens.
///
/// A token is kept as long as it lives, and asked for once however many calls
/// wait for it. It is replaced shortly before it expires, and once in a call
/// that is answered 401. Where neither scopes nor the client matter, a function
/// is a provider:
///
/// ```text
/// let token = Credential::provider(|| async {
///     let text = tokio::fs::read_to_string("/run/secrets/token").await?;
///     Ok::<_, std::io::Error>(Token::from(text).expires_in(Duration::from_secs(60)))
/// });
/// ```
pub trait TokenProvider: Send + Sync + 'static {
    /// Gets a new token.
    fn fetch<'a>(&'a self, request: TokenRequest<'a>) -> Fetching<'a>;

    /// Whether it can ever get one; asked when the client is built.
    ///
    /// # Errors
    ///
    /// Where it cannot, and why.
    fn check(&self, request: TokenRequest<'_>) -> Result<(), String> {
        let _ = request;
        Ok(())
    }
}

/// The token to come.
pub type Fetching<'a> = Pin<Box<dyn Future<Output = Result<Token, TokenError>> + Send + 'a>>;

impl<F, A, T, E> TokenProvider for F
where
    F: Fn() -> A + Send + Sync + 'static,
    A: Future<Output = Result<T, E>> + Send + 'static,
    T: Into<Token>,
    E: Into<TokenError>,
{
    fn fetch<'a>(&'a self, _: TokenRequest<'a>) -> Fetching<'a> {
        let token = self();
        Box::pin(async move { token.await.map(Into::into).map_err(Into::into) })
    }
}

impl Credential {
    /// A token or a key that is got when it is needed.
    pub fn provider(provider: impl TokenProvider) -> Self {
        Self::live(Arc::new(Tokens::new(Arc::new(provider))))
    }
}

/// What a token is for.
#[derive(Clone, Copy)]
pub struct TokenRequest<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) scheme: &'static SecurityScheme,
    pub(crate) scopes: &'a str,
}

impl<'a> TokenRequest<'a> {
    /// The security scheme.
    pub fn scheme(&self) -> &'static SecurityScheme {
        self.scheme
    }

    /// The scopes that the operation asks for, separated by spaces.
    pub fn scopes(&self) -> &'a str {
        self.scopes
    }

    /// The URL that the paths of the operations are added to.
    pub fn base_url(&self) -> &'a str {
        &self.settings.base.url
    }

    /// Sends a request as the client does, but without layers and retries.
    pub fn send(&self, request: http::Request<Outgoing>) -> Sending {
        self.settings.transport.send(request)
    }
}

impl fmt::Debug for TokenRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenRequest")
            .field("scheme", &self.scheme.name)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}

/// A token, and how long it lives: until the server refuses it, unless it is
/// told otherwise.
#[derive(Clone, Debug)]
pub struct Token {
    pub(crate) secret: Secret,
    pub(crate) lifetime: Option<Duration>,
}

impl Token {
    /// How long the token lives. One that does not live at all is got anew for
    /// each attempt.
    #[must_use]
    pub fn expires_in(mut self, lifetime: Duration) -> Self {
        self.lifetime = Some(lifetime);
        self
    }
}

impl<T: Into<Secret>> From<T> for Token {
    fn from(secret: T) -> Self {
        Self {
            secret: secret.into(),
            lifetime: None,
        }
    }
}

/// Why there is no token. What it says is shown, so it holds no secret.
pub struct TokenError {
    reason: Box<dyn Error + Send + Sync>,
    is_transient: bool,
}

impl TokenError {
    /// An error that comes again.
    pub fn new(reason: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            reason: reason.into(),
            is_transient: false,
        }
    }

    /// The same one, where the next attempt may well succeed.
    #[must_use]
    pub fn transient(mut self) -> Self {
        self.is_transient = true;
        self
    }

    /// Whether the next attempt may well succeed.
    pub fn is_transient(&self) -> bool {
        self.is_transient
    }
}

/// For `?` in a provider: any error is one that comes again.
impl<E: Error + Send + Sync + 'static> From<E> for TokenError {
    fn from(error: E) -> Self {
        Self::new(error)
    }
}

/// With all that has caused it.
impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&with_causes(&*self.reason))
    }
}

impl fmt::Debug for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenError")
            .field("reason", &self.to_string())
            .field("is_transient", &self.is_transient)
            .finish()
    }
}
