//! From what an operation asks for and what the client has to the headers,
//! query pairs and cookies that are sent (OpenAPI 3.1.1, section 4.8.30).

use crate::runtime::api::{Api, ApiKeyLocation, Endpoint, Need, SchemeKind, SecurityScheme};
use crate::runtime::auth::Credential;
use crate::runtime::header::header_value;
use crate::runtime::style::percent_encode;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, HeaderName, HeaderValue};

/// A credential in the form in which it is sent.
#[derive(Clone)]
pub(crate) enum Proof {
    /// A header.
    Header(HeaderName, HeaderValue),
    /// A pair of the query.
    Query(String),
    /// A cookie.
    Cookie(String),
}

impl Proof {
    /// Puts a credential in the form that its scheme asks for.
    ///
    /// # Errors
    ///
    /// Where it cannot be sent; the reason does not show it.
    pub(crate) fn new(scheme: &SecurityScheme, credential: &Credential) -> Result<Self, String> {
        let secret = credential.secret.expose();
        if secret.is_empty() && credential.username.is_none() {
            return Err(format!("the credential for `{}` is empty", scheme.name));
        }
        match scheme.kind {
            SchemeKind::Bearer | SchemeKind::Token => {
                header(scheme, AUTHORIZATION, &format!("Bearer {secret}"))
            }
            SchemeKind::Basic => header(scheme, AUTHORIZATION, &basic(scheme, credential)?),
            SchemeKind::Other("") => header(scheme, AUTHORIZATION, secret),
            SchemeKind::Other(name) => header(scheme, AUTHORIZATION, &format!("{name} {secret}")),
            SchemeKind::MutualTls => Err(format!("`{}` belongs to the transport", scheme.name)),
            SchemeKind::ApiKey { location, name } => match location {
                ApiKeyLocation::Header => {
                    let name = HeaderName::try_from(name).map_err(|error| error.to_string())?;
                    header(scheme, name, secret)
                }
                ApiKeyLocation::Query => Ok(Self::Query(pair(name, secret))),
                ApiKeyLocation::Cookie => Ok(Self::Cookie(pair(name, secret))),
            },
        }
    }
}

/// `Basic` and the base64 of user name and password (RFC 7617, section 2).
fn basic(scheme: &SecurityScheme, credential: &Credential) -> Result<String, String> {
    let username = credential.username.as_deref().unwrap_or_default();
    if username.contains(':') {
        return Err(format!(
            "the user name for `{}` holds a colon, which ends the user name",
            scheme.name
        ));
    }
    let pair = format!("{username}:{}", credential.secret.expose());
    Ok(format!("Basic {}", STANDARD.encode(pair)))
}

/// A header with a credential, which RFC 6750 (section 2.1) and RFC 7617 hold to
/// ASCII. A line break at the end of a token, as from a file, is refused.
fn header(scheme: &SecurityScheme, name: HeaderName, value: &str) -> Result<Proof, String> {
    let refusal = || {
        format!(
            "the credential for `{}` holds a character that it cannot have",
            scheme.name
        )
    };
    if !value.is_ascii() {
        return Err(refusal());
    }
    let mut value = header_value(name.as_str(), value).map_err(|_| refusal())?;
    value.set_sensitive(true);
    Ok(Proof::Header(name, value))
}

fn pair(name: &str, secret: &str) -> String {
    format!("{}={}", percent_encode(name), percent_encode(secret))
}

/// The proofs of the first alternative for which the client has everything.
///
/// # Errors
///
/// Where there is no such alternative: says what is missing.
pub(crate) fn choose<'a>(
    api: &Api,
    endpoint: &Endpoint,
    proofs: &'a [Option<Proof>],
) -> Result<Vec<&'a Proof>, String> {
    if endpoint.security.is_empty() {
        return Ok(Vec::new());
    }
    let complete = |set: &&[Need]| -> Option<Vec<&'a Proof>> {
        let needed = set.iter().filter(|(index, _)| is_in_request(api, *index));
        needed
            .map(|&(index, _)| proofs.get(index)?.as_ref())
            .collect()
    };
    let chosen = endpoint.security.iter().find_map(complete);
    chosen.ok_or_else(|| missing(api, endpoint, proofs))
}

fn is_in_request(api: &Api, index: usize) -> bool {
    let scheme = api.schemes.get(index);
    scheme.is_none_or(|scheme| scheme.kind != SchemeKind::MutualTls)
}

fn missing(api: &Api, endpoint: &Endpoint, proofs: &[Option<Proof>]) -> String {
    let is_missing =
        |index: &usize| is_in_request(api, *index) && !matches!(proofs.get(*index), Some(Some(_)));
    let name = |index: usize| api.schemes.get(index).map_or("?", |scheme| scheme.name);
    let alternatives = endpoint.security.iter().map(|set| {
        let indexes = set.iter().map(|(index, _)| *index).filter(is_missing);
        let names: Vec<_> = indexes.map(|index| format!("`{}`", name(index))).collect();
        names.join(" and ")
    });
    let alternatives: Vec<_> = alternatives.collect();
    format!("no credential for {}", alternatives.join(", nor for "))
}
