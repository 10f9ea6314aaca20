//! The Security Scheme Object (OpenAPI 2.0).

use indexmap::IndexMap;
use serde_json::Value;

use crate::diag::{Code, Diagnostic};
use crate::openapi::fields::Fields;
use crate::openapi::reader::{Part, Reader};
use crate::openapi::security::{UNKNOWN_SCHEME, parse_api_key};
use crate::openapi::{
    ApiKeyLocation, Extensions, OAuthFlow, OAuthFlows, SecurityScheme, SecuritySchemeKind,
};

/// Reads a security scheme.
pub(in crate::openapi) fn parse_security_scheme(
    part: Part<'_>,
    reader: &mut Reader,
) -> Option<SecurityScheme> {
    let mut fields = Fields::open::<SecurityScheme>(part, reader)?;
    Some(SecurityScheme {
        at: fields.at.clone(),
        description: fields.get("description"),
        kind: parse_kind(&mut fields).unwrap_or(SecuritySchemeKind::Unknown),
        deprecated: false,
        extensions: fields.finish(),
    })
}

fn parse_kind(fields: &mut Fields<'_>) -> Option<SecuritySchemeKind> {
    let kind = fields.need_string("type");
    for (wanted_by, name) in [("apiKey", "name"), ("apiKey", "in"), ("oauth2", "flow")] {
        if kind == wanted_by && !fields.has(name) {
            let message = format!("a security scheme of type `{kind}` has to have `{name}`");
            // A token is a token, whichever flow it comes from.
            let diagnostic = match name {
                "flow" => Diagnostic::note(Code::MissingField, message),
                _ => Diagnostic::loss(Code::MissingField, format!("{message}: {UNKNOWN_SCHEME}")),
            };
            let diagnostic = diagnostic.at(&fields.at).help(format!("add `{name}`"));
            fields.reader.push(diagnostic);
        }
    }
    let name: Option<String> = fields.get("name");
    let location: Option<ApiKeyLocation> = fields.get("in");
    let flows = parse_flows(fields);
    Some(match kind.as_str() {
        "basic" => SecuritySchemeKind::Http {
            scheme: "basic".to_owned(),
            bearer_format: None,
        },
        "apiKey" => parse_api_key(fields, name?, location?)?,
        "oauth2" => SecuritySchemeKind::OAuth2(Box::new(flows)),
        _ => {
            let message = format!("`{kind}` is no type of security scheme: {UNKNOWN_SCHEME}");
            let diagnostic =
                Diagnostic::loss(Code::UnknownValue, message).at(&fields.at.child("type"));
            let known = ["basic", "apiKey", "oauth2"];
            fields.reader.unknown_value(diagnostic, &kind, &known);
            SecuritySchemeKind::Unknown
        }
    })
}

/// The one flow of a scheme of 2.0.
fn parse_flows(fields: &mut Fields<'_>) -> OAuthFlows {
    let flow = OAuthFlow {
        at: fields.at.clone(),
        authorization_url: fields.get("authorizationUrl"),
        device_authorization_url: None,
        token_url: fields.get("tokenUrl"),
        refresh_url: None,
        scopes: parse_scopes(fields),
        extensions: Extensions::default(),
    };
    let mut flows = OAuthFlows {
        at: fields.at.clone(),
        metadata_url: None,
        implicit: None,
        password: None,
        client_credentials: None,
        authorization_code: None,
        device_authorization: None,
        extensions: Extensions::default(),
    };
    let name: Option<String> = fields.get("flow");
    match name.as_deref() {
        Some("implicit") => flows.implicit = Some(flow),
        Some("password") => flows.password = Some(flow),
        Some("application") => flows.client_credentials = Some(flow),
        Some("accessCode") => flows.authorization_code = Some(flow),
        Some(other) => {
            let message = format!("`{other}` is no flow of OAuth 2");
            let diagnostic =
                Diagnostic::note(Code::UnknownValue, message).at(&fields.at.child("flow"));
            let known = ["implicit", "password", "application", "accessCode"];
            fields.reader.unknown_value(diagnostic, other, &known);
        }
        None => {}
    }
    flows
}

/// `scopes`, whose extensions are no scopes.
fn parse_scopes(fields: &mut Fields<'_>) -> IndexMap<String, String> {
    let scopes = fields.get_with("scopes", |part, reader| match part.value {
        Value::Object(scopes) => {
            let mut scopes = scopes.clone();
            scopes.retain(|name, _| !name.starts_with("x-"));
            Some(reader.entries(Part::new(&Value::Object(scopes), &part.at())))
        }
        _ => Some(reader.entries(part)),
    });
    scopes.unwrap_or_default()
}
