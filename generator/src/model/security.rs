//! Security schemes (OpenAPI 3.1, section 4.8.27) and what operations ask of
//! them.

/// A scheme, by its place in [`Api::schemes`](super::Api::schemes).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemeId(pub usize);

/// A scheme that an operation asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The scheme.
    pub scheme: SchemeId,
    /// The scopes that a token must have; of other schemes, the roles.
    pub scopes: Vec<String>,
}

/// A way to say who is calling.
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityScheme {
    /// Its name in the description.
    pub name: String,
    /// What it does to a request.
    pub kind: SchemeKind,
    /// The description's words.
    pub description: Option<String>,
    /// Whether the description advises against it.
    pub deprecated: bool,
}

/// What a scheme does to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer` with a token that the user has (RFC 6750).
    Bearer,
    /// `Authorization: Basic` (RFC 7617).
    Basic,
    /// A key in a place of its own.
    ApiKey {
        /// Where.
        location: ApiKeyLocation,
        /// The name of the header, query parameter or cookie.
        name: String,
    },
    /// `Authorization: Digest` (RFC 7616).
    Digest,
    /// OAuth 2: a token that the user has got elsewhere, or that is had here.
    OAuth(OAuthUrls),
    /// OpenID Connect: a token that the user has got elsewhere.
    Token,
    /// Another scheme of the `Authorization` header, with the credentials as
    /// the user writes them.
    Http {
        /// Its name (IANA HTTP authentication schemes).
        scheme: String,
    },
    /// A client certificate: the transport's business.
    MutualTls,
    /// A scheme that the description asks for and does not describe: the whole
    /// of the `Authorization` header, as the user writes it. Without it, such
    /// operations would be called without credentials.
    Undescribed,
}

/// Where the tokens of an OAuth 2 scheme are had without sending a user
/// anywhere, as written (OpenAPI 3.1, section 4.8.28).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OAuthUrls {
    /// For the client's own credentials.
    pub client_credentials: Option<String>,
    /// For a user's password.
    pub password: Option<String>,
    /// For a refresh token.
    pub refresh: Option<String>,
}

/// Where an API key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKeyLocation {
    /// In a header.
    Header,
    /// In the query.
    Query,
    /// In a cookie.
    Cookie,
}
