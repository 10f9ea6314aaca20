// Copied by clientsmith: edits are lost when this crate is made anew.
//! Credentials: what the caller has, by security scheme.

use crate::runtime::authenticator::Authenticator;
use std::fmt;
use std::sync::Arc;

/// A text that is never shown: a token, a key, a password.
///
/// ```text
/// let token: Secret = std::env::var("TOKEN")?.into();
/// println!("{token:?}");      // Secret
/// ```
#[derive(Clone)]
pub struct Secret(Arc<str>);

impl Secret {
    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

/// What a caller shows for one security scheme: a text, or what gets one.
#[derive(Clone)]
pub struct Credential(pub(crate) Kind);

#[derive(Clone)]
pub(crate) enum Kind {
    Secret(Secret),
    Basic { username: String, password: Secret },
    Live(Arc<dyn Authenticator>),
}

impl Credential {
    /// A token or a key.
    pub fn token(token: impl Into<Secret>) -> Self {
        Self(Kind::Secret(token.into()))
    }

    /// A user name and a password.
    pub fn basic(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self(Kind::Basic {
            username: username.into(),
            password: password.into(),
        })
    }

    /// One that takes more than a text.
    #[doc(hidden)]
    pub fn live(authenticator: Arc<dyn Authenticator>) -> Self {
        Self(Kind::Live(authenticator))
    }
}

impl<T: Into<Secret>> From<T> for Credential {
    fn from(token: T) -> Self {
        Self::token(token)
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credential")
    }
}

/// A certificate of the client and its private key, which are shown when a
/// connection is made.
#[derive(Clone)]
pub struct Identity(pub(crate) Option<Pem>);

/// What is read when the client is built.
#[doc(hidden)]
#[derive(Clone)]
pub struct Pem {
    /// The certificates.
    pub certificates: Arc<[u8]>,
    /// The private key.
    pub key: Secret,
}

impl Identity {
    /// The certificate, with those that lead to its issuer after it, and its
    /// private key in PKCS #8; both in PEM (RFC 7468).
    pub fn pem(certificates: impl AsRef<[u8]>, key: impl Into<Secret>) -> Self {
        Self(Some(Pem {
            certificates: certificates.as_ref().into(),
            key: key.into(),
        }))
    }

    /// Says that the transport that the client is given shows a certificate of
    /// its own.
    pub fn of_transport() -> Self {
        Self(None)
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity")
    }
}
