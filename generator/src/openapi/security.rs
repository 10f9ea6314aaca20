//! The Security Scheme and Security Requirement Objects: OpenAPI 3.1, sections
//! 4.8.27 to 4.8.30.

use indexmap::IndexMap;
use serde_json::Value;

use super::fields::Fields;
use super::header_name::parse_header_name;
use super::reader::{Part, Reader};
use super::{At, Extensions, Parse, Version, swagger};
use crate::diag::{Code, Diagnostic};

/// A way to show who is calling.
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    /// Where it stands.
    pub at: At,
    /// What it is, in CommonMark.
    pub description: Option<String>,
    /// Whether it should not be used any more.
    pub deprecated: bool,
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
        /// Its scheme, as written: `basic`, `Bearer`, `Digest`; case does not count
        /// (RFC 9110, section 11.1).
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
    /// A `type` that the specification does not know, or one without what it
    /// takes to follow it; reported.
    Unknown,
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
    /// Where the server says what it can do (RFC 8414): `oauth2MetadataUrl`.
    pub metadata_url: Option<String>,
    /// Implicit.
    pub implicit: Option<OAuthFlow>,
    /// By the password of the resource owner.
    pub password: Option<OAuthFlow>,
    /// By the client's credentials.
    pub client_credentials: Option<OAuthFlow>,
    /// By an authorization code.
    pub authorization_code: Option<OAuthFlow>,
    /// By a code that the user enters on another device.
    pub device_authorization: Option<OAuthFlow>,
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
    /// Where the code for another device is had.
    pub device_authorization_url: Option<String>,
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

impl Parse for SecurityScheme {
    const NAME: &'static str = "Security Scheme Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<SecurityScheme> {
        if reader.version == Version::V2_0 {
            return swagger::parse_security_scheme(part, reader);
        }
        let mut fields = Fields::open::<Self>(part, reader)?;
        Some(SecurityScheme {
            at: fields.at.clone(),
            description: fields.get("description"),
            deprecated: fields
                .get_since("deprecated", Version::V3_2)
                .unwrap_or(false),
            kind: parse_kind(&mut fields).unwrap_or(SecuritySchemeKind::Unknown),
            extensions: fields.finish(),
        })
    }
}

/// What becomes of a scheme that is not fully described.
pub(super) const UNKNOWN_SCHEME: &str = "the client is given the whole `Authorization` header";

/// Reads the fields that depend on the `type`; `None` if one is missing that the
/// type needs. All fields of all types are
/// asked for, so that one of another type is not reported as unknown.
fn parse_kind(fields: &mut Fields<'_>) -> Option<SecuritySchemeKind> {
    let kind = fields.need_string("type");
    let bearer_format = fields.get("bearerFormat");
    let flows: Option<OAuthFlows> = fields.get("flows");
    let metadata_url = fields.get_since("oauth2MetadataUrl", Version::V3_2);
    for (wanted_by, name) in [
        ("apiKey", "name"),
        ("apiKey", "in"),
        ("http", "scheme"),
        ("openIdConnect", "openIdConnectUrl"),
        ("oauth2", "flows"),
    ] {
        if kind == wanted_by && !fields.has(name) {
            let message = format!(
                "a security scheme of type `{kind}` has to have `{name}`: {UNKNOWN_SCHEME}"
            );
            let help = format!("add `{name}`");
            let diagnostic = Diagnostic::loss(Code::MissingField, message)
                .at(&fields.at)
                .help(help);
            fields.reader.push(diagnostic);
        }
    }
    let (name, location) = (fields.get("name"), fields.get("in"));
    let scheme: Option<String> = fields.get("scheme");
    let url = fields.get("openIdConnectUrl");
    Some(match kind.as_str() {
        "apiKey" => parse_api_key(fields, name?, location?)?,
        "http" => SecuritySchemeKind::Http {
            scheme: scheme?,
            bearer_format,
        },
        "mutualTLS" => SecuritySchemeKind::MutualTls,
        "oauth2" => SecuritySchemeKind::OAuth2(Box::new(OAuthFlows {
            metadata_url,
            ..flows?
        })),
        "openIdConnect" => SecuritySchemeKind::OpenIdConnect {
            url: url.unwrap_or_default(),
        },
        _ => {
            let message = format!("`{kind}` is no type of security scheme: {UNKNOWN_SCHEME}");
            let diagnostic =
                Diagnostic::loss(Code::UnknownValue, message).at(&fields.at.child("type"));
            let known = ["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"];
            fields.reader.unknown_value(diagnostic, &kind, &known);
            SecuritySchemeKind::Unknown
        }
    })
}

/// A key, unless it is in a header that cannot be.
pub(super) fn parse_api_key(
    fields: &mut Fields<'_>,
    name: String,
    location: ApiKeyLocation,
) -> Option<SecuritySchemeKind> {
    let at = fields.at.child("name");
    let name = match location {
        ApiKeyLocation::Header => parse_header_name(&name, &at, UNKNOWN_SCHEME, fields.reader)?,
        ApiKeyLocation::Query | ApiKeyLocation::Cookie => name,
    };
    Some(SecuritySchemeKind::ApiKey { name, location })
}

impl Parse for ApiKeyLocation {
    const NAME: &'static str = "string";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<ApiKeyLocation> {
        let location = String::parse(part, reader)?;
        match location.as_str() {
            "query" => return Some(ApiKeyLocation::Query),
            "header" => return Some(ApiKeyLocation::Header),
            "cookie" => return Some(ApiKeyLocation::Cookie),
            _ => {}
        }
        let message = format!("an API key cannot be in `{location}`: {UNKNOWN_SCHEME}");
        let diagnostic = Diagnostic::loss(Code::UnknownValue, message).at(&part.at());
        reader.unknown_value(diagnostic, &location, &["query", "header", "cookie"]);
        None
    }
}

impl Parse for OAuthFlows {
    const NAME: &'static str = "OAuth Flows Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<OAuthFlows> {
        let mut fields = Fields::open::<Self>(part, reader)?;
        Some(OAuthFlows {
            at: fields.at.clone(),
            metadata_url: None,
            implicit: fields.get("implicit"),
            password: fields.get("password"),
            client_credentials: fields.get("clientCredentials"),
            authorization_code: fields.get("authorizationCode"),
            device_authorization: fields.get_since("deviceAuthorization", Version::V3_2),
            extensions: fields.finish(),
        })
    }
}

impl Parse for OAuthFlow {
    const NAME: &'static str = "OAuth Flow Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<OAuthFlow> {
        let mut fields = Fields::open::<Self>(part, reader)?;
        Some(OAuthFlow {
            at: fields.at.clone(),
            authorization_url: fields.get("authorizationUrl"),
            device_authorization_url: fields.get_since("deviceAuthorizationUrl", Version::V3_2),
            token_url: fields.get("tokenUrl"),
            refresh_url: fields.get("refreshUrl"),
            scopes: fields.map("scopes"),
            extensions: fields.finish(),
        })
    }
}

/// Reads a list of alternatives. None of them may be lost by a mistake, which
/// would let operations be called without credentials: one that stands by itself
/// is read as the only one, and without any that can be read there is no list.
pub(super) fn parse_alternatives(
    part: Part<'_>,
    reader: &mut Reader,
) -> Option<Vec<SecurityRequirement>> {
    match part.value {
        Value::Array(items) => {
            let alternatives = reader.items(part);
            (items.is_empty() || !alternatives.is_empty()).then_some(alternatives)
        }
        Value::Object(_) => {
            reader.misread(&part, "array", "it is the only alternative");
            Some(vec![SecurityRequirement::parse(part, reader)?])
        }
        Value::String(_) => Some(vec![SecurityRequirement::parse(part, reader)?]),
        Value::Null | Value::Bool(_) | Value::Number(_) => {
            reader.wrong_type(&part, "array");
            None
        }
    }
}

impl Parse for SecurityRequirement {
    const NAME: &'static str = "Security Requirement Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<SecurityRequirement> {
        if let Value::String(name) = part.value {
            reader.misread(&part, Self::NAME, "it is the name of a scheme");
            return Some(SecurityRequirement {
                at: part.at(),
                schemes: IndexMap::from([(name.clone(), Vec::new())]),
            });
        }
        let at = Fields::open::<Self>(part, reader)?.at;
        Some(SecurityRequirement {
            at,
            schemes: reader.entries(part),
        })
    }
}
