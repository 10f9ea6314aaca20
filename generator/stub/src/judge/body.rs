//! The body of a request -> does it fit the media type and schema of the description?

use serde_json::Value;

use super::reading::{self, Shape};
use super::{MediaType, Rule, Violation, form, judge_value, multipart, xml};
use crate::Description;
use crate::description::{Node, Operation};
use crate::stub::Recorded;

pub(super) fn judge(
    description: &Description,
    operation: &Operation,
    request: &Recorded,
    found: &mut Vec<Violation>,
) {
    let node = description.node(operation);
    let Some(declared) = node.get("requestBody") else {
        return judge_no_body(&node, request, found);
    };
    let declared = match declared.resolved() {
        Ok(declared) => declared,
        Err(message) => {
            return found.push(Violation::new(Rule::Description, message, declared.place()));
        }
    };
    let mut broken =
        |rule, message: String| found.push(Violation::new(rule, message, declared.place()));
    let types = request.header_values("content-type");
    match types.as_slice() {
        [] if request.body.is_empty() => {
            if declared.flag("required") == Some(true) {
                broken(Rule::Body, "the body is required and missing".to_owned());
            }
        }
        [] => broken(
            Rule::MediaType,
            "there is a body without Content-Type".to_owned(),
        ),
        [text] => match media(&declared, text) {
            Some((sent, media)) => judge_content(description, &sent, &media, request, found),
            None => broken(Rule::MediaType, format!("`{text}` is not declared")),
        },
        _ => broken(
            Rule::MediaType,
            "there are two Content-Type headers".to_owned(),
        ),
    }
}

/// Where no body is declared, there is nothing that belongs to one.
fn judge_no_body(operation: &Node<'_>, request: &Recorded, found: &mut Vec<Violation>) {
    let mut broken =
        |rule, message: String| found.push(Violation::new(rule, message, operation.place()));
    if !request.body.is_empty() {
        broken(
            Rule::Body,
            "there is a body, and none is declared".to_owned(),
        );
    }
    for name in ["content-type", "transfer-encoding"] {
        if !request.header_values(name).is_empty() {
            broken(
                Rule::MediaType,
                format!("there is a `{name}` header, and no body is declared"),
            );
        }
    }
}

/// The most specific declared media type that takes in what was sent (OpenAPI 3.1, 4.8.13).
fn media<'d>(declared: &Node<'d>, sent: &str) -> Option<(MediaType, Node<'d>)> {
    let sent = MediaType::parse(sent)?;
    let content = declared.get("content")?;
    let mut fitting: Vec<_> = content
        .entries()
        .filter_map(|(name, node)| Some((MediaType::parse(name)?, node.resolved().ok()?)))
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
    let broken = |message: String| Violation::new(Rule::Body, message, media.place());
    if sent.is_sequence() {
        return judge_sequence(description, media, request, found);
    }
    let value = match content(description, sent, media, &request.body) {
        Ok(Some(value)) => value,
        Ok(None) => return,
        Err(message) => return found.push(broken(message)),
    };
    if let Some(schema) = media.get("schema") {
        judge_value(description, &schema, &value, found, |fault| {
            broken(format!("the body is not valid: {fault}"))
        });
    }
}

/// JSON texts one after the other (OpenAPI 3.2, 4.15.2).
fn judge_sequence(
    description: &Description,
    media: &Node<'_>,
    request: &Recorded,
    found: &mut Vec<Violation>,
) {
    let broken = |message: String| Violation::new(Rule::Body, message, media.place());
    let text = match text(&request.body) {
        Ok(text) => text,
        Err(message) => return found.push(broken(message)),
    };
    let own = media.get("itemSchema").or_else(|| {
        let schema = media.get("schema")?;
        schema.resolved().ok()?.get("items").or(Some(schema))
    });
    let lines = text.split(['\n', '\x1e']).map(str::trim);
    for line in lines.filter(|line| !line.is_empty()) {
        match (serde_json::from_str::<Value>(line), &own) {
            (Ok(value), Some(schema)) => judge_value(description, schema, &value, found, |fault| {
                broken(format!("an item is not valid: {fault}"))
            }),
            (Ok(_), None) => {}
            (Err(error), _) => found.push(broken(format!("an item is not JSON: {error}"))),
        }
    }
}

/// The body as a JSON value; nothing for what has no schema to be held to.
fn content(
    description: &Description,
    sent: &MediaType,
    media: &Node<'_>,
    body: &[u8],
) -> Result<Option<Value>, String> {
    if sent.is_json() {
        // RFC 8259, 8.1: UTF-8 and no other encoding.
        let charset = sent.parameter("charset");
        if charset.is_some_and(|name| !name.eq_ignore_ascii_case("utf-8")) {
            return Err("the body is JSON in another encoding than UTF-8".to_owned());
        }
        let value = serde_json::from_str(text(body)?);
        return value
            .map(Some)
            .map_err(|error| format!("the body is not JSON: {error}"));
    }
    if sent.is_xml() {
        return xml::read(description, media.get("schema").as_ref(), text(body)?);
    }
    match (sent.kind.as_str(), sent.subtype.as_str()) {
        ("application", "x-www-form-urlencoded") => {
            form::read(description, media, text(body)?).map(Some)
        }
        ("multipart", "form-data") => multipart::read(description, media, sent, body).map(Some),
        ("text", _) => {
            let text = text(body)?;
            // A schema of another type says what the text means, not what it is.
            let schema = media.get("schema");
            let schema = schema.filter(|it| reading::shape(it) == Shape::Scalar);
            Ok(schema.map(|it| reading::scalar(description, Some(&it), text.to_owned())))
        }
        _ => Ok(None),
    }
}

fn text(body: &[u8]) -> Result<&str, String> {
    str::from_utf8(body).map_err(|_| "the body is not UTF-8".to_owned())
}
