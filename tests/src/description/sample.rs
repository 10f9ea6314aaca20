//! A media type or parameter -> its example, or a value made from its schema.

use serde_json::{Map, Value, json};

use super::Node;

/// Deeper than this, optional parts are left out, so that recursive schemas end.
const MAX_DEPTH: usize = 8;

/// Deeper than this there is nothing: a schema that requires itself has no finite value.
const MAX_REQUIRED_DEPTH: usize = 32;

/// The first example that the node gives, else one made from the schema.
pub(super) fn example(media: &Node<'_>) -> Value {
    if let Some(example) = media.get("example") {
        return example.value().clone();
    }
    let named = media.get("examples").and_then(|all| {
        let (_, first) = all.entries().next()?;
        Some(first.resolved().ok()?.get("value")?.value().clone())
    });
    match (named, media.get("schema")) {
        (Some(value), _) => value,
        (None, Some(schema)) => sample(&schema, 0),
        (None, None) => Value::Null,
    }
}

/// A value of a schema: its own example where it has one, otherwise every property filled.
fn sample(schema: &Node<'_>, depth: usize) -> Value {
    let Ok(schema) = schema.resolved() else {
        return Value::Null;
    };
    if depth > MAX_REQUIRED_DEPTH {
        return Value::Null;
    }
    if let Some(value) = own_value(&schema) {
        return value.clone();
    }
    for key in ["oneOf", "anyOf"] {
        let branches = schema.get(key);
        if let Some(first) = branches.and_then(|all| all.items().find(|branch| !is_null(branch))) {
            return sample(&first, depth + 1);
        }
    }
    if let Some(parts) = schema.get("allOf") {
        let mut merged = object(&schema, depth);
        for part in parts.items() {
            match sample(&part, depth + 1) {
                Value::Object(fields) => merged.extend(fields),
                other => return other,
            }
        }
        return Value::Object(merged);
    }
    match type_of(&schema) {
        "string" => Value::String(text(&schema).to_owned()),
        "integer" => json!(
            schema
                .value()
                .get("minimum")
                .and_then(Value::as_i64)
                .unwrap_or(1)
        ),
        "number" => json!(1.5),
        "boolean" => Value::Bool(true),
        "array" => match schema.get("items") {
            Some(items) if depth < MAX_DEPTH => json!([sample(&items, depth + 1)]),
            _ => json!([]),
        },
        "object" => Value::Object(object(&schema, depth)),
        _ => json!({ "any": "thing" }),
    }
}

fn object(schema: &Node<'_>, depth: usize) -> Map<String, Value> {
    let mut fields = Map::new();
    let required = schema.value()["required"].as_array();
    let is_required = |name: &str| required.is_some_and(|all| all.iter().any(|one| one == name));
    for (name, property) in schema
        .get("properties")
        .iter()
        .flat_map(|all| all.entries())
    {
        if depth < MAX_DEPTH || is_required(name) {
            fields.insert(name.to_owned(), sample(&property, depth + 1));
        }
    }
    if let Some(values) = schema.get("additionalProperties")
        && values.value().is_object()
        && fields.is_empty()
        && depth < MAX_DEPTH
    {
        fields.insert("key".to_owned(), sample(&values, depth + 1));
    }
    fields
}

fn own_value<'a>(schema: &Node<'a>) -> Option<&'a Value> {
    let value = schema.value();
    let first = |key: &str| value.get(key)?.get(0);
    value
        .get("example")
        .or_else(|| first("examples"))
        .or_else(|| value.get("const"))
        .or_else(|| first("enum"))
}

fn is_null(schema: &Node<'_>) -> bool {
    schema.text("type") == Some("null")
}

/// The first type that is not null; a schema with properties is an object.
fn type_of<'a>(schema: &Node<'a>) -> &'a str {
    let listed = match schema.value().get("type") {
        Some(Value::String(name)) => Some(name.as_str()),
        Some(Value::Array(names)) => names
            .iter()
            .filter_map(Value::as_str)
            .find(|name| *name != "null"),
        _ => None,
    };
    let shapes = ["properties", "additionalProperties"];
    listed.unwrap_or(if shapes.iter().any(|key| schema.get(key).is_some()) {
        "object"
    } else {
        "any"
    })
}

fn text(schema: &Node<'_>) -> &'static str {
    match schema.text("format") {
        Some("uuid") => "248df4b7-aa70-47b8-a036-33ac447e668d",
        Some("date-time") => "2024-01-01T00:00:00Z",
        Some("date") => "2024-01-01",
        Some("time") => "12:00:00Z",
        Some("duration") => "PT1S",
        Some("uri" | "url") => "https://example.com/",
        Some("email") => "someone@example.com",
        Some("ipv4") => "192.0.2.1",
        Some("ipv6") => "2001:db8::1",
        Some("hostname") => "example.com",
        Some("byte") => "AAAA",
        _ => "text",
    }
}
