//! A media type and a value -> the bytes of a body, in the pieces in which they are sent.

use axum::body::Bytes;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::declared::Asked;
use super::xml;
use crate::description::{Direction, Node};
use crate::judge::MediaType;
use crate::sample::{sample, sample_schema};

/// How many items a stream has.
const ITEMS: u64 = 3;

/// The body of a response.
pub(super) fn content(
    asked: &Asked<'_>,
    media_type: &str,
    media: &Node<'_>,
    example: Option<&str>,
    notes: &mut Vec<String>,
) -> Vec<Bytes> {
    let kind = MediaType::parse(media_type);
    let is_stream = |it: &MediaType| it.is_sequence() || it.is_events();
    if let Some(kind) = kind.as_ref().filter(|it| is_stream(it)) {
        return stream(asked, kind, media, example, notes);
    }
    let sampled = sample(
        asked.description,
        media,
        Direction::Response,
        asked.seed,
        example,
    );
    notes.extend(sampled.notes);
    let value = sampled.value;
    let body = match &kind {
        Some(kind) if kind.is_json() => value.to_string(),
        Some(kind) if kind.is_xml() && !value.is_string() => {
            xml::document(media.get("schema").as_ref(), &value)
        }
        Some(kind) if kind.essence() == "application/x-www-form-urlencoded" => form(&value),
        _ => plain(&value),
    };
    vec![body.into()]
}

/// Items one after the other: JSON texts or events (OpenAPI 3.2, 4.15.2 to 4.15.4).
fn stream(
    asked: &Asked<'_>,
    kind: &MediaType,
    media: &Node<'_>,
    example: Option<&str>,
    notes: &mut Vec<String>,
) -> Vec<Bytes> {
    // An example of a stream is its text, or else one item.
    let has_example = media.get("example").or(media.get("examples")).is_some();
    if has_example {
        let value = sample(
            asked.description,
            media,
            Direction::Response,
            asked.seed,
            example,
        );
        if let Value::String(text) = value.value {
            return vec![text.into()];
        }
    }
    let own = media.get("itemSchema").or_else(|| {
        let schema = media.get("schema")?.resolved().ok()?;
        schema.get("items").or(Some(schema))
    });
    let items = (0..ITEMS).map(|index| {
        let seed = asked.seed.wrapping_add(index << 8);
        let sampled = own
            .as_ref()
            .map(|schema| sample_schema(asked.description, schema, Direction::Response, seed));
        let value = match sampled {
            Some(sampled) => {
                notes.extend(sampled.notes);
                sampled.value
            }
            None => Value::from("event"),
        };
        match (kind.is_events(), kind.subtype.as_str()) {
            (true, _) => event(&value, media.get("itemSchema").is_some()),
            // RFC 7464, 2.2: each text after a record separator.
            (_, "json-seq") => format!("\x1e{value}\n"),
            _ => format!("{value}\n"),
        }
    });
    items.map(Bytes::from).collect()
}

/// An event. `itemSchema` describes its fields, any other schema its data.
fn event(value: &Value, has_fields: bool) -> String {
    let mut event = String::new();
    let mut line = |name: &str, text: &str| {
        for part in text.split('\n') {
            event.push_str(&format!("{name}: {part}\n"));
        }
    };
    match value {
        Value::Object(fields) if has_fields && fields.contains_key("data") => {
            for (name, value) in fields {
                line(name, &plain(value));
            }
        }
        value => line("data", &plain(value)),
    }
    event.push('\n');
    event
}

/// Style `simple` of a header (OpenAPI 3.1, 4.8.21).
pub(super) fn simple(value: &Value, explode: bool) -> String {
    match value {
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(","),
        Value::Object(fields) => {
            let sign = if explode { '=' } else { ',' };
            let fields = fields.iter();
            let fields = fields.map(|(name, value)| format!("{name}{sign}{}", plain(value)));
            fields.collect::<Vec<_>>().join(",")
        }
        value => plain(value),
    }
}

fn form(value: &Value) -> String {
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let mut pairs = Vec::new();
    for (name, value) in value.as_object().into_iter().flatten() {
        let values = value
            .as_array()
            .map_or(std::slice::from_ref(value), Vec::as_slice);
        for value in values {
            pairs.push(format!("{}={}", encode(name), encode(&plain(value))));
        }
    }
    pairs.join("&")
}

/// A string as it is, and everything else as JSON.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}
