//! All objects of a document that are part of the description, not data that it quotes.

use serde_json::{Map, Value};

/// The fields that hold data: what looks like a reference or a schema in them is none.
const DATA: [&str; 7] = [
    "example",
    "default",
    "enum",
    "const",
    "value",
    "dataValue",
    "serializedValue",
];

/// The fields that hold a map, whose keys are names and not fields.
const MAPS: [&str; 22] = [
    "$defs",
    "callbacks",
    "content",
    "definitions",
    "dependentSchemas",
    "encoding",
    "examples",
    "headers",
    "links",
    "mediaTypes",
    "parameters",
    "pathItems",
    "paths",
    "patternProperties",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "securityDefinitions",
    "securitySchemes",
    "variables",
    "webhooks",
];

/// Shows each object to the visitor, outer ones first. The depth is the text's, which its parser
/// has bounded.
pub(super) fn visit(value: &mut Value, visitor: &mut dyn FnMut(&mut Map<String, Value>)) {
    visit_value(value, false, visitor);
}

fn visit_value(value: &mut Value, is_map: bool, visitor: &mut dyn FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Array(items) => {
            for item in items {
                visit_value(item, false, visitor);
            }
        }
        Value::Object(fields) => {
            if !is_map {
                visitor(fields);
            }
            for (key, value) in fields {
                if is_map || !is_data(key, value) {
                    let is_map = !is_map && MAPS.contains(&key.as_str());
                    visit_value(value, is_map, visitor);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// `examples` is a list of data in a schema, and a map of objects elsewhere.
fn is_data(key: &str, value: &Value) -> bool {
    DATA.contains(&key) || key.starts_with("x-") || (key == "examples" && value.is_array())
}
