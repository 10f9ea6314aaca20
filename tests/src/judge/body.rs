//! The body of a request -> does it fit the media type and schema of the description?

use serde_json::Value;

use super::percent::{self, Component};
use super::reading::{self, Pieces};
use super::{MediaType, Rule, Violation};
use crate::Description;
use crate::description::{Node, Operation};
use crate::stub::Recorded;

pub(super) fn judge(
    description: &Description,
    operation: &Operation,
    request: &Recorded,
    found: &mut Vec<Violation>,
) {
    let root = description.root();
    let declared = root
        .at(&operation.pointer)
        .and_then(|node| node.get("requestBody"));
    let Some(declared) = declared else {
        return judge_no_body(operation, request, found);
    };
    let declared = match declared.resolved() {
        Ok(declared) => declared,
        Err(message) => {
            return found.push(Violation::new(
                Rule::Description,
                message,
                declared.pointer(),
            ));
        }
    };
    let types = request.header_values("content-type");
    match types.as_slice() {
        [] if request.body.is_empty() => {
            if declared.flag("required") == Some(true) {
                let message = "the body is required and missing";
                found.push(Violation::new(Rule::Body, message, declared.pointer()));
            }
        }
        [] => {
            let message = "there is a body without Content-Type";
            found.push(Violation::new(Rule::MediaType, message, declared.pointer()));
        }
        [text] => match media(&declared, text) {
            Some((sent, media)) => judge_content(description, &sent, &media, request, found),
            None => {
                let message = format!("`{text}` is not declared");
                found.push(Violation::new(Rule::MediaType, message, declared.pointer()));
            }
        },
        _ => {
            let message = "there are two Content-Type headers";
            found.push(Violation::new(Rule::MediaType, message, declared.pointer()));
        }
    }
}

/// Where no body is declared, there is nothing that belongs to one.
fn judge_no_body(operation: &Operation, request: &Recorded, found: &mut Vec<Violation>) {
    if !request.body.is_empty() {
        let message = "there is a body, and none is declared";
        found.push(Violation::new(Rule::Body, message, &operation.pointer));
    }
    for name in ["content-type", "transfer-encoding"] {
        if !request.header_values(name).is_empty() {
            let message = format!("there is a `{name}` header, and no body is declared");
            found.push(Violation::new(Rule::MediaType, message, &operation.pointer));
        }
    }
}

/// The most specific declared media type that takes in what was sent (OpenAPI 3.1, 4.8.13).
fn media<'d>(declared: &Node<'d>, sent: &str) -> Option<(MediaType, Node<'d>)> {
    let sent = MediaType::parse(sent)?;
    let content = declared.get("content")?;
    let mut fitting: Vec<_> = content
        .entries()
        .filter_map(|(name, node)| Some((MediaType::parse(name)?, node)))
        .filter(|(range, _)| range.takes_in(&sent))
        .collect();
    fitting.sort_by_key(|(range, _)| (range.kind == "*", range.subtype == "*"));
    let (_, node) = fitting.into_iter().next()?;
    Some((sent, node))
}

fn judge_content(
    description: &Description,
    sent: &MediaType,
    media: &Node<'_>,
    request: &Recorded,
    found: &mut Vec<Violation>,
) {
    let mut broken =
        |rule, message: String| found.push(Violation::new(rule, message, media.pointer()));
    let Some(schema) = media.get("schema") else {
        return;
    };
    let value = match content(description, sent, &schema, &request.body) {
        Ok(Some(value)) => value,
        Ok(None) => return,
        Err(message) => return broken(Rule::Body, message),
    };
    for fault in description.faults(&schema, &value) {
        broken(Rule::Body, format!("the body is not valid: {fault}"));
    }
}

/// The body as a JSON value; nothing for bytes, which have no schema to be held to.
fn content(
    description: &Description,
    sent: &MediaType,
    schema: &Node<'_>,
    body: &[u8],
) -> Result<Option<Value>, String> {
    let text = || str::from_utf8(body).map_err(|_| "the body is not UTF-8".to_owned());
    if sent.is_json() {
        // RFC 8259, 8.1: UTF-8 and no other encoding.
        if sent
            .parameter("charset")
            .is_some_and(|name| !name.eq_ignore_ascii_case("utf-8"))
        {
            return Err("the body is JSON in another encoding than UTF-8".to_owned());
        }
        let value = serde_json::from_str(text()?);
        return value
            .map(Some)
            .map_err(|error| format!("the body is not JSON: {error}"));
    }
    match sent.essence().as_str() {
        "application/x-www-form-urlencoded" => {
            let mut fields: Vec<(String, Vec<String>)> = Vec::new();
            for pair in text()?.split('&').filter(|pair| !pair.is_empty()) {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                let name = percent::decode(name, Component::Form)?;
                let value = percent::decode(value, Component::Form)?;
                match fields.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, values)) => values.push(value),
                    None => fields.push((name, vec![value])),
                }
            }
            Ok(Some(reading::read(
                description,
                schema,
                Pieces::Named(fields),
            )))
        }
        "multipart/form-data" => Err("multipart bodies cannot be judged yet".to_owned()),
        essence if essence.starts_with("text/") => Ok(Some(Value::from(text()?))),
        _ => Ok(None),
    }
}
