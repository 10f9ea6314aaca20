//! The Security Scheme and Security Requirement Objects: OpenAPI 3.1, sections
//! 4.8.27 to 4.8.30.

use indexmap::IndexMap;

use super::{At, Extensions};

/// A way to show who is calling.
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    /// Where it stands.
    pub at: At,
    /// What it is, in CommonMark.
    pub description: Option<String>,
    /// Which way it is.
    pub kind: SecuritySchemeKind,
    /// The `x-` fields.
    pub extensions: Extensions,
}

/// The kinds of security schemes.
#[derive(Clone, Debug)]
pub enum SecuritySchemeKind {
    /// A key.
    ApiKey {
        /// Its name, as sent; empty if missing.
        name: String,
        /// Where it is sent: `in`.
        location: ApiKeyLocation,
    },
    /// The `Authorization` header.
    Http {
        /// Its scheme, in lower case: `basic`, `bearer`, `digest`.
        scheme: String,
        /// What a bearer token looks like.
        bearer_format: Option<String>,
    },
    /// A certificate of the client.
    MutualTls,
    /// OAuth 2.
    OAuth2(Box<OAuthFlows>),
    /// OpenID Connect.
    OpenIdConnect {
        /// The discovery document; empty if missing.
        url: String,
    },
    /// A `type` that the specification does not know; reported.
    Unknown(String),
}

/// Where a key is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKeyLocation {
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// The ways to get a token.
#[derive(Clone, Debug)]
pub struct OAuthFlows {
    /// Where they stand.
    pub at: At,
    /// Implicit.
    pub implicit: Option<OAuthFlow>,
    /// By the password of the resource owner.
    pub password: Option<OAuthFlow>,
    /// By the client's credentials.
    pub client_credentials: Option<OAuthFlow>,
    /// By an authorization code.
    pub authorization_code: Option<OAuthFlow>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

/// A way to get a token.
#[derive(Clone, Debug)]
pub struct OAuthFlow {
    /// Where it stands.
    pub at: At,
    /// Where the user is sent.
    pub authorization_url: Option<String>,
    /// Where the token is had.
    pub token_url: Option<String>,
    /// Where it is had again.
    pub refresh_url: Option<String>,
    /// The scopes and what they are.
    pub scopes: IndexMap<String, String>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

/// One of several alternatives: schemes that are needed together.
#[derive(Clone, Debug)]
pub struct SecurityRequirement {
    /// Where it stands.
    pub at: At,
    /// The scopes by the name of the scheme; nothing is needed if empty.
    pub schemes: IndexMap<String, Vec<String>>,
}
