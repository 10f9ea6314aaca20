//! Credentials: what the caller has, by security scheme.

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

/// What a caller shows for one security scheme.
#[derive(Clone)]
pub struct Credential {
    pub(crate) username: Option<String>,
    pub(crate) secret: Secret,
}

impl Credential {
    /// A token or a key.
    pub fn token(token: impl Into<Secret>) -> Self {
        Self {
            username: None,
            secret: token.into(),
        }
    }

    /// A user name and a password.
    pub fn basic(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self {
            username: Some(username.into()),
            secret: password.into(),
        }
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credential")
    }
}
