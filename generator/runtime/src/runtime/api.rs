//! What the description says of the API and of each operation, as constants
//! that the rest of the runtime reads.

use http::Method;

/// An API: what its operations have in common.
#[derive(Debug)]
pub struct Api {
    /// The name of the client, for `User-Agent`.
    pub name: &'static str,
    /// The version of the client, for `User-Agent`.
    pub version: &'static str,
    /// Where the API is served; without it, or where it is relative to where the
    /// description is served, each client has to be told.
    pub server: Option<&'static str>,
    /// The security schemes, in the order of the description.
    pub schemes: &'static [SecurityScheme],
    /// Headers that are set once on the client, with their default values.
    pub headers: &'static [(&'static str, Option<&'static str>)],
}

/// A way to show who is calling (OpenAPI 3.1.1, section 4.8.27).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecurityScheme {
    /// Its name in the description.
    pub name: &'static str,
    /// How its credential is sent.
    pub kind: SchemeKind,
}

/// How the credential of a scheme is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemeKind {
    /// `Authorization: Bearer ...` (RFC 6750).
    Bearer,
    /// `Authorization: Basic ...` (RFC 7617).
    Basic,
    /// A key under a name of its own.
    ApiKey {
        /// Where the key is sent.
        location: ApiKeyLocation,
        /// The name of the header, query parameter or cookie.
        name: &'static str,
    },
    /// `Authorization: Digest ...` (RFC 7616).
    Digest,
    /// OAuth 2: a bearer token, from the caller or from these URLs.
    OAuth(OAuthUrls),
    /// OpenID Connect: a bearer token.
    Token,
    /// A certificate of the client, which the connection shows: nothing of it is
    /// in the request.
    MutualTls,
    /// Another scheme of the `Authorization` header: the caller's credential
    /// is sent after this name, or as the whole header where there is none.
    Other(&'static str),
}

/// Where the tokens of an OAuth 2 scheme are had (OpenAPI 3.1.1, section
/// 4.8.28), by what is shown for them. One that is no whole URL is relative to
/// where the API is served.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OAuthUrls {
    /// For the client's own credentials.
    pub client_credentials: Option<&'static str>,
    /// For a user's password.
    pub password: Option<&'static str>,
    /// For a refresh token.
    pub refresh: Option<&'static str>,
}

/// Where an API key is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKeyLocation {
    /// In a header.
    Header,
    /// In the query.
    Query,
    /// In a cookie.
    Cookie,
}

/// An operation: everything about its request that does not depend on the
/// arguments.
#[derive(Debug)]
pub struct Endpoint {
    /// The operation's id.
    pub id: &'static str,
    /// Its tags, in the order of the description.
    pub tags: &'static [&'static str],
    /// The request method, by its name: not all methods have a constant.
    pub method: &'static str,
    /// The path template.
    pub path: &'static str,
    /// The parameters, in the order of the description.
    pub parameters: &'static [Parameter],
    /// What the operation asks for: alternatives, each a set. No alternatives:
    /// nothing is asked for. An empty set: calling without credentials is one of
    /// the alternatives.
    pub security: &'static [&'static [Need]],
    /// The `Accept` header; empty: none is sent.
    pub accept: &'static str,
    /// Where the operation is served, if not where the API is.
    pub server: Option<OwnServer>,
}

/// A server of some operations: its index, by which the builder of the client
/// can name another, and its URL, which may be relative to the API's.
pub type OwnServer = (usize, &'static str);

/// A scheme, by its index in [`Api::schemes`], and the scopes that a token must
/// have, separated by spaces (RFC 6749, section 3.3).
pub type Need = (usize, &'static str);

impl Endpoint {
    /// What an operation has if its description says nothing else.
    pub const DEFAULT: Self = Self {
        id: "",
        tags: &[],
        method: "GET",
        path: "",
        parameters: &[],
        security: &[],
        accept: "",
        server: None,
    };

    /// The same for one that answers with JSON.
    pub const JSON: Self = Self {
        accept: "application/json",
        ..Self::DEFAULT
    };

    /// The header that takes an idempotency key.
    pub(crate) fn idempotency_key(&self) -> Option<&'static Parameter> {
        self.parameters.iter().find(|it| it.made.is_some())
    }

    /// The request method. The generator writes no name that is none.
    pub(crate) fn method(&self) -> Method {
        Method::from_bytes(self.method.as_bytes()).unwrap_or_default()
    }
}

/// Makes the value of a parameter.
pub type Make = fn() -> Result<String, String>;

/// A parameter and its encoding (OpenAPI 3.1.1, section 4.8.12).
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) location: Location,
    pub(crate) style: Style,
    pub(crate) explode: bool,
    pub(crate) allow_reserved: bool,
    pub(crate) required: bool,
    pub(crate) json: bool,
    pub(crate) indexed: bool,
    pub(crate) allow_empty: bool,
    pub(crate) lifted: Option<usize>,
    pub(crate) made: Option<Make>,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In the `Cookie` header.
    Cookie,
}

/// How the value of a parameter is written (OpenAPI 3.1.1, section 4.8.12.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `;name=a,b`
    Matrix,
    /// `.a,b`
    Label,
    /// `a,b`
    Simple,
    /// `name=a&name=b`
    Form,
    /// `name=a%20b`
    SpaceDelimited,
    /// `name=a%7Cb`
    PipeDelimited,
    /// `name[key]=a`
    DeepObject,
}

impl Parameter {
    /// A parameter of the path: always required, style `simple`.
    pub const fn path(name: &'static str) -> Self {
        Self::new(name, Location::Path, Style::Simple).required()
    }

    /// A parameter of the query: style `form`, exploded.
    pub const fn query(name: &'static str) -> Self {
        Self::new(name, Location::Query, Style::Form)
    }

    /// A header: style `simple`.
    pub const fn header(name: &'static str) -> Self {
        Self::new(name, Location::Header, Style::Simple)
    }

    /// A cookie: style `form`, exploded.
    pub const fn cookie(name: &'static str) -> Self {
        Self::new(name, Location::Cookie, Style::Form)
    }

    const fn new(name: &'static str, location: Location, style: Style) -> Self {
        Self {
            name,
            location,
            style,
            explode: matches!(style, Style::Form),
            allow_reserved: false,
            required: false,
            json: false,
            indexed: false,
            allow_empty: false,
            lifted: None,
            made: None,
        }
    }

    /// Written in this style, and exploded where that is the style's default.
    pub const fn style(mut self, style: Style) -> Self {
        self.style = style;
        self.explode = matches!(style, Style::Form);
        self
    }

    /// Whether each element of a list or object stands for itself.
    pub const fn explode(mut self, explode: bool) -> Self {
        self.explode = explode;
        self
    }

    /// Reserved characters are sent as they are (RFC 6570, section 3.2.3).
    pub const fn allow_reserved(mut self) -> Self {
        self.allow_reserved = true;
        self
    }

    /// It may be sent without a value, as `name=`: where it is `null`, or a list
    /// or object without members.
    pub const fn allow_empty(mut self) -> Self {
        self.allow_empty = true;
        self
    }

    /// No request without it.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Written as JSON: `content: application/json` in place of a style.
    pub const fn json(mut self) -> Self {
        self.json = true;
        self
    }

    /// In the style `deepObject`, the elements of a list are told by their
    /// indexes, `name[key][0]=a`, not by the key alone.
    pub const fn indexed(mut self) -> Self {
        self.indexed = true;
        self
    }

    /// Taken from the client, where [`Api::headers`] has it under this index.
    pub const fn lifted(mut self, index: usize) -> Self {
        self.lifted = Some(index);
        self
    }

    /// Made once for each call that does not set it: the key by which the
    /// server knows a request that it has seen before.
    pub const fn made_by(mut self, make: Make) -> Self {
        self.made = Some(make);
        self
    }
}
