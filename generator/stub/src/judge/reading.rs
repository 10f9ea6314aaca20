//! Decoded text of a parameter or form field -> the JSON value that its schema means.

use serde_json::{Map, Value};

use super::deep::Deep;
use crate::Description;
use crate::description::{Direction, Node};

/// The text of a parameter, taken apart by its style but not yet typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Pieces {
    /// One text.
    One(String),
    /// The items of an array.
    Many(Vec<String>),
    /// The properties of an object, each with all its texts.
    Named(Vec<(String, Vec<String>)>),
    /// What stands behind names with brackets.
    Deep(Deep),
    /// A JSON document.
    Json(Value),
}

/// How many schemas can be parts of one.
const MAX_PARTS: usize = 64;

/// What kind of value a schema asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Scalar,
    Array,
    Object,
}

/// The shape of a schema, seen through references and compositions.
pub(crate) fn shape(schema: &Node<'_>) -> Shape {
    let found = search(schema, |schema| {
        let has_type = |name: &str| match schema.value().get("type") {
            Some(Value::String(one)) => one == name,
            Some(Value::Array(all)) => all.iter().any(|one| one == name),
            _ => false,
        };
        // What is not for the type that is named says nothing.
        let is_open = schema.get("type").is_none();
        let mut object = ["properties", "additionalProperties"].into_iter();
        if has_type("array") || is_open && schema.get("items").is_some() {
            Some(Some(Shape::Array))
        } else if has_type("object") || is_open && object.any(|key| schema.get(key).is_some()) {
            Some(Some(Shape::Object))
        } else {
            None
        }
    });
    found.unwrap_or(Shape::Scalar)
}

/// The schema of an object's property; nothing where the object may not have it.
pub(crate) fn property<'d>(schema: &Node<'d>, name: &str) -> Option<Node<'d>> {
    search(schema, |schema| {
        let property = schema.get("properties").and_then(|all| all.get(name));
        let others = || schema.get("additionalProperties");
        match property.or_else(others) {
            Some(found) if found.value() == &Value::Bool(false) => Some(None),
            Some(found) => Some(Some(found)),
            None => None,
        }
    })
}

/// The schema of an array's items.
pub(super) fn items<'d>(schema: &Node<'d>) -> Option<Node<'d>> {
    search(schema, |schema| schema.get("items").map(Some))
}

/// What is found in a schema or in those that it refers to and is composed of; `look` gives
/// `Some(None)` where that is not to be looked for in the parts.
fn search<'d, T>(schema: &Node<'d>, look: impl Fn(&Node<'d>) -> Option<Option<T>>) -> Option<T> {
    let mut pending = vec![schema.clone()];
    // The bound ends circles of compositions.
    for _ in 0..MAX_PARTS {
        let Ok(schema) = pending.pop()?.resolved() else {
            continue;
        };
        match look(&schema) {
            Some(Some(found)) => return Some(found),
            Some(None) => continue,
            None => {}
        }
        for key in ["anyOf", "oneOf", "allOf"] {
            let parts: Vec<_> = schema.get(key).iter().flat_map(Node::items).collect();
            pending.extend(parts.into_iter().rev());
        }
    }
    None
}

/// Types the pieces by the schema. Where the text fits no type, it stays a string, and the
/// schema's validator says what is wrong.
pub(super) fn read(description: &Description, schema: &Node<'_>, pieces: Pieces) -> Value {
    match pieces {
        Pieces::One(text) => scalar(description, Some(schema), text),
        Pieces::Many(texts) => many(description, schema, texts),
        Pieces::Named(fields) => {
            let mut object = Map::new();
            for (name, mut texts) in fields {
                let value = match property(schema, &name) {
                    Some(inner) if shape(&inner) == Shape::Array => {
                        many(description, &inner, texts)
                    }
                    Some(inner) if shape(&inner) == Shape::Object && texts.len() == 1 => {
                        json(texts.remove(0))
                    }
                    inner if texts.len() == 1 => {
                        scalar(description, inner.as_ref(), texts.remove(0))
                    }
                    // Several texts for what is no array: not a value of the schema.
                    _ => Value::from(texts),
                };
                object.insert(name, value);
            }
            Value::Object(object)
        }
        Pieces::Deep(deep) => deep.read(description, Some(schema)),
        Pieces::Json(value) => value,
    }
}

/// The items of an array.
pub(super) fn many(description: &Description, schema: &Node<'_>, texts: Vec<String>) -> Value {
    let items = items(schema);
    let texts = texts.into_iter();
    let is_scalar = items
        .as_ref()
        .is_none_or(|items| shape(items) == Shape::Scalar);
    texts
        .map(|text| match is_scalar {
            true => scalar(description, items.as_ref(), text),
            false => json(text),
        })
        .collect()
}

/// The first reading of the text that its schema accepts: as JSON scalar, then as string.
pub(super) fn scalar(description: &Description, schema: Option<&Node<'_>>, text: String) -> Value {
    let string = Value::String(text);
    let Some(schema) = schema else {
        return string;
    };
    let resolved = schema.resolved();
    let is_text = resolved.is_ok_and(|schema| schema.value()["type"] == "string");
    if is_text || description.accepts(schema, Direction::Request, &string) {
        return string;
    }
    let text = string.as_str().unwrap_or_default();
    // `007`, ` 1` and `+1` are not JSON, so they are no numbers here.
    match serde_json::from_str::<Value>(text) {
        Ok(value) if !value.is_string() && text.trim() == text => value,
        _ => string,
    }
}

/// What has no form of its own inside of another value is JSON there.
pub(super) fn json(text: String) -> Value {
    serde_json::from_str(&text).unwrap_or(Value::String(text))
}
