// Copied by clientsmith: edits are lost when this crate is made anew.
//! From a credential to the header, query pair or cookie that is sent, and from
//! what an operation asks for to what is shown (OpenAPI 3.1.1, sections 4.8.27
//! and 4.8.30).

use crate::runtime::api::{Api, ApiKeyLocation, Endpoint, Need, SchemeKind, SecurityScheme};
use crate::runtime::header::header_value;
use crate::runtime::style::pair;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, HeaderName, HeaderValue};

/// A credential in the form in which it is sent.
#[derive(Clone)]
pub enum Proof {
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
    pub(crate) fn of_secret(scheme: &SecurityScheme, secret: &str) -> Result<Self, String> {
        if secret.is_empty() {
            return Err(format!("the credential for `{}` is empty", scheme.name));
        }
        match scheme.kind {
            SchemeKind::Bearer | SchemeKind::Token | SchemeKind::OAuth(_) => {
                authorization(scheme, &format!("Bearer {secret}"))
            }
            SchemeKind::Other("") => authorization(scheme, secret),
            SchemeKind::Other(name) => authorization(scheme, &format!("{name} {secret}")),
            SchemeKind::Basic | SchemeKind::Digest => {
                Err(format!("`{}` asks for a user name too", scheme.name))
            }
            SchemeKind::MutualTls => Err(format!("`{}` asks for an `identity`", scheme.name)),
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

    /// A user name and a password (RFC 7617, section 2).
    ///
    /// # Errors
    ///
    /// Where they cannot be sent.
    pub(crate) fn of_password(
        scheme: &SecurityScheme,
        username: &str,
        password: &str,
    ) -> Result<Self, String> {
        match username.contains(':') {
            true => Err(format!(
                "the user name for `{}` holds a colon, which ends the user name",
                scheme.name
            )),
            false => authorization(scheme, &basic_value(username, password)),
        }
    }
}

/// `Basic` and the base64 of user name and password.
pub(crate) fn basic_value(username: &str, password: &str) -> String {
    format!(
        "Basic {}",
        STANDARD.encode(format!("{username}:{password}"))
    )
}

/// An `Authorization` header.
///
/// # Errors
///
/// Where no header can hold it.
pub(crate) fn authorization(scheme: &SecurityScheme, value: &str) -> Result<Proof, String> {
    header(scheme, AUTHORIZATION, value)
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

/// The first alternative for which everything is held; one that asks for nothing
/// (OpenAPI 3.1.1, section 4.8.30) only where there is no other, wherever it
/// stands: who gives credentials wants them to be shown.
///
/// # Errors
///
/// Where there is no such alternative: says what is missing.
pub(crate) fn choose(
    api: &Api,
    endpoint: &Endpoint,
    is_held: impl Fn(usize) -> bool,
) -> Result<&'static [Need], String> {
    let mut without = None;
    for set in endpoint.security {
        if set.iter().all(|(scheme, _)| is_held(*scheme)) {
            match set.is_empty() {
                true => without = Some(*set),
                false => return Ok(set),
            }
        }
    }
    match without {
        Some(set) => Ok(set),
        None if endpoint.security.is_empty() => Ok(&[]),
        None => Err(missing(api, endpoint, is_held)),
    }
}

fn missing(api: &Api, endpoint: &Endpoint, is_held: impl Fn(usize) -> bool) -> String {
    let name = |index: usize| api.schemes.get(index).map_or("?", |scheme| scheme.name);
    let alternatives = endpoint.security.iter().map(|set| {
        let indexes = set.iter().map(|(index, _)| *index);
        let names = indexes.filter(|index| !is_held(*index));
        let names: Vec<_> = names.map(|index| format!("`{}`", name(index))).collect();
        names.join(" and ")
    });
    let alternatives: Vec<_> = alternatives.collect();
    format!("no credential for {}", alternatives.join(", nor for "))
}
