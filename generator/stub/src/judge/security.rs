//! The credentials of a request -> are they exactly one of the alternatives of the description?

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::parameter::Parameter;
use super::percent::{self, Component};
use super::{Rule, Violation, cookie};
use crate::Description;
use crate::description::{Node, Operation, Place};
use crate::stub::Recorded;

/// A way in which a credential shows on the wire; never its value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Credential {
    /// An `Authorization` header of this scheme, in lower case.
    Authorization(String),
    /// An API key: where, and under what name (header names in lower case).
    Key(String, String),
    /// A client certificate: not seen in HTTP.
    Certificate,
}

pub(super) fn judge(
    description: &Description,
    operation: &Operation,
    parameters: &[Parameter<'_>],
    request: &Recorded,
    found: &mut Vec<Violation>,
) {
    let root = description.root();
    let node = description.node(operation);
    // OpenAPI 3.1, 4.8.10: the operation's list replaces the document's, an empty one too.
    let security = node.get("security").or_else(|| root.get("security"));
    let place = security.as_ref().unwrap_or(&node).place();
    let mut alternatives = Vec::new();
    for alternative in security.iter().flat_map(Node::items) {
        let names = alternative.entries().map(|(name, _)| name);
        match names.map(|name| credential(&root, name)).collect() {
            Ok(alternative) => alternatives.push(alternative),
            Err(message) => {
                found.push(Violation::new(Rule::Description, message, place.clone()));
            }
        }
    }
    if alternatives.is_empty() {
        alternatives.push(BTreeSet::new());
    }
    // What the operation declares as a parameter is no credential, though it has the name of one.
    let is_parameter = |credential: &Credential| match credential {
        Credential::Key(location, name) => parameters
            .iter()
            .any(|it| it.location.name() == location && folded(location, it.name) == *name),
        Credential::Authorization(_) => parameters.iter().any(|it| {
            it.location.name() == "header" && it.name.eq_ignore_ascii_case("authorization")
        }),
        Credential::Certificate => false,
    };
    let mut presented = presented(description, request, &place, found);
    presented.retain(|it| alternatives.iter().any(|all| all.contains(it)) || !is_parameter(it));
    if !alternatives.iter().any(|it| fits(it, &presented)) {
        let message = format!("sent {presented:?}, but wanted is one of {alternatives:?}");
        found.push(Violation::new(Rule::Security, message, place));
    }
}

/// Whether exactly the credentials of an alternative are sent, as far as HTTP shows them.
fn fits(alternative: &BTreeSet<Credential>, presented: &BTreeSet<Credential>) -> bool {
    // A digest is only shown to a server that has asked for it (RFC 7616, section 3.3).
    let digest = Credential::Authorization("digest".to_owned());
    let visible = alternative
        .iter()
        .filter(|it| **it != Credential::Certificate && **it != digest);
    let mut visible: BTreeSet<_> = visible.cloned().collect();
    // An API key can be the `Authorization` header as a whole.
    let key = Credential::Key("header".to_owned(), "authorization".to_owned());
    let is_scheme = |it: &Credential| matches!(it, Credential::Authorization(_));
    let mut presented = presented.clone();
    if alternative.contains(&digest) {
        presented.remove(&digest);
    }
    match visible.contains(&key) {
        true => {
            presented.retain(|it| !is_scheme(it));
            visible.retain(|it| !is_scheme(it));
        }
        false => {
            presented.remove(&key);
        }
    }
    // Of several schemes of the `Authorization` header, a request can show only one.
    let is_shown = |it: &Credential| !is_scheme(it) || presented.contains(it);
    if visible.iter().any(|it| is_scheme(it) && is_shown(it)) {
        visible.retain(is_shown);
    }
    visible == presented
}

/// The names of the API keys that are sent in a location.
pub(super) fn names_in<'d>(description: &'d Description, location: &str) -> Vec<&'d str> {
    let schemes = description.root().at("/components/securitySchemes");
    let schemes: Vec<_> = schemes.iter().flat_map(Node::entries).collect();
    let keys = schemes.iter().filter_map(|(_, scheme)| {
        let scheme = scheme.resolved().ok()?;
        let is_here = scheme.text("type") == Some("apiKey") && scheme.text("in") == Some(location);
        is_here.then(|| scheme.text("name"))?
    });
    keys.collect()
}

/// How a scheme shows on the wire (OpenAPI 3.1, 4.8.27).
fn credential(root: &Node<'_>, name: &str) -> Result<Credential, String> {
    let unknown = || format!("the security scheme `{name}` is not usable");
    let schemes = root.at("/components/securitySchemes");
    let scheme = schemes.and_then(|all| all.get(name)).ok_or_else(unknown)?;
    let scheme = scheme.resolved()?;
    match scheme.text("type") {
        Some("http") => {
            let scheme = scheme.text("scheme").ok_or_else(unknown)?;
            Ok(Credential::Authorization(scheme.to_lowercase()))
        }
        Some("oauth2" | "openIdConnect") => Ok(Credential::Authorization("bearer".to_owned())),
        Some("apiKey") => {
            let (location, name) = scheme
                .text("in")
                .zip(scheme.text("name"))
                .ok_or_else(unknown)?;
            Ok(Credential::Key(location.to_owned(), folded(location, name)))
        }
        Some("mutualTLS") => Ok(Credential::Certificate),
        _ => Err(unknown()),
    }
}

/// The credentials that the request shows.
fn presented(
    description: &Description,
    request: &Recorded,
    place: &Place,
    found: &mut Vec<Violation>,
) -> BTreeSet<Credential> {
    let mut presented = BTreeSet::new();
    let mut broken =
        |message: &str| found.push(Violation::new(Rule::Security, message, place.clone()));
    for location in ["header", "query", "cookie"] {
        for name in names_in(description, location) {
            if is_sent(request, location, name) {
                presented.insert(Credential::Key(location.to_owned(), folded(location, name)));
            }
        }
    }
    let is_key = presented.contains(&Credential::Key(
        "header".to_owned(),
        "authorization".to_owned(),
    ));
    for line in request.header_values("authorization") {
        let (scheme, value) = line.split_once(' ').unwrap_or((line, ""));
        let scheme = scheme.to_lowercase();
        if let Err(message) = well_formed(&scheme, value)
            && !is_key
        {
            broken(message);
        }
        if !presented.insert(Credential::Authorization(scheme)) {
            broken("there are two credentials of one kind");
        }
    }
    presented
}

fn is_sent(request: &Recorded, location: &str, name: &str) -> bool {
    match location {
        "header" => !request.header_values(name).is_empty(),
        "cookie" => cookie::cookies(request)
            .iter()
            .any(|(known, _)| *known == name),
        _ => {
            let query = request.query().unwrap_or_default();
            let mut names = query.split('&').filter_map(|pair| pair.split('=').next());
            names.any(|raw| percent::decode(raw, Component::Query).as_deref() == Ok(name))
        }
    }
}

/// Header names are alike in upper and lower case (RFC 9110, 5.1), other names are not.
fn folded(location: &str, name: &str) -> String {
    match location {
        "header" => name.to_lowercase(),
        _ => name.to_owned(),
    }
}

fn well_formed(scheme: &str, value: &str) -> Result<(), &'static str> {
    match scheme {
        // RFC 6750, 2.1: b64token.
        "bearer" => {
            let token = value.trim_end_matches('=');
            let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte);
            (!token.is_empty() && token.bytes().all(is_token))
                .then_some(())
                .ok_or("the bearer token is malformed")
        }
        // RFC 7617, section 2: the base64 of `user:password`, without control characters.
        "basic" => STANDARD
            .decode(value)
            .ok()
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .filter(|pair| pair.contains(':') && !pair.contains(char::is_control))
            .map(drop)
            .ok_or("the basic credential is malformed"),
        _ => Ok(()),
    }
}
