//! `schemes`, `host` and `basePath` as servers (OpenAPI 2.0, "Swagger Object"
//! and "Operation Object").

use indexmap::IndexMap;
use serde_json::Value;

use crate::diag::{Code, Diagnostic};
use crate::openapi::fields::Fields;
use crate::openapi::reader::Reader;
use crate::openapi::{At, Extensions, Server};

/// The servers of a description.
pub(super) fn parse_servers(fields: &mut Fields<'_>) -> Vec<Server> {
    let host: Option<String> = fields.get("host");
    let base: Option<String> = fields.get("basePath");
    let schemes: Vec<String> = fields.list("schemes");
    let place = match (&host, &base) {
        (Some(_), _) => fields.at.child("host"),
        (None, Some(_)) => fields.at.child("basePath"),
        (None, None) => return Vec::new(),
    };
    if host.is_some() && schemes.is_empty() {
        let message = "there is no `schemes`; the server is taken to speak `https`";
        let diagnostic = Diagnostic::note(Code::MissingField, message)
            .at(&place)
            .help("add `schemes: [https]`");
        fields.reader.push(diagnostic);
    }
    let at = fields.at.child("schemes");
    servers(host, base, &schemes, &at, &place, fields.reader)
}

/// The servers of an operation, if it has other `schemes` than the description.
pub(super) fn parse_own_servers(fields: &mut Fields<'_>) -> Vec<Server> {
    let schemes: Vec<String> = fields.list("schemes");
    let text = |name| match fields.reader.files.root_field(name) {
        Some(Value::String(text)) => Some(text.clone()),
        _ => None,
    };
    let (host, base) = (text("host"), text("basePath"));
    let all = fields.reader.files.root_field("schemes");
    let same = all.and_then(Value::as_array).is_some_and(|all| {
        all.len() == schemes.len()
            && schemes
                .iter()
                .all(|scheme| all.iter().any(|one| one == scheme))
    });
    if schemes.is_empty() || same || host.is_none() {
        return Vec::new();
    }
    let at = fields.at.child("schemes");
    servers(host, base, &schemes, &at, &at, fields.reader)
}

/// A server for each scheme, those of `https` first: the order of `schemes` has
/// no meaning, and a client should not send its credentials in the open.
fn servers(
    host: Option<String>,
    base: Option<String>,
    schemes: &[String],
    schemes_at: &At,
    place: &At,
    reader: &mut Reader,
) -> Vec<Server> {
    let base = base.unwrap_or_default();
    let base = base.trim_end_matches('/');
    let slash = match base.is_empty() || base.starts_with('/') {
        true => "",
        false => "/",
    };
    let path = format!("{slash}{base}");
    let server = |url: String| Server {
        at: place.clone(),
        name: None,
        url,
        description: None,
        variables: IndexMap::new(),
        extensions: Extensions::default(),
    };
    let Some(host) = host else {
        return match path.is_empty() {
            true => Vec::new(),
            false => vec![server(path)],
        };
    };
    if let Some((scheme, rest)) = host.split_once("://") {
        let message = format!("`host` should have no `{scheme}://`; it is read as it is meant");
        reader.push(Diagnostic::note(Code::InvalidValue, message).at(place));
        return vec![server(format!(
            "{scheme}://{}{path}",
            rest.trim_end_matches('/')
        ))];
    }
    let host = host.trim_end_matches('/');
    let mut found = Vec::new();
    for (index, scheme) in schemes.iter().enumerate() {
        match scheme.to_ascii_lowercase().as_str() {
            "https" => found.insert(0, server(format!("https://{host}{path}"))),
            "http" => found.push(server(format!("http://{host}{path}"))),
            _ => {
                let message = format!("the scheme `{scheme}` is left out: a client speaks HTTP");
                let at = schemes_at.index(index);
                reader.push(Diagnostic::loss(Code::FieldNotHonoured, message).at(&at));
            }
        }
    }
    if found.is_empty() {
        found.push(server(format!("https://{host}{path}")));
    }
    found
}
