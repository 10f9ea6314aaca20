//! The schemas of any version -> JSON Schema 2020-12, in place, so that pointers stay true.
//!
//! What no validator could use is taken out: it is the generator that reports it, and a schema
//! with one wrong keyword still says something with the others.

use serde_json::{Map, Value, json};

use super::Direction;
use super::documents::Documents;
use super::walk::visit;

/// The types of JSON Schema (2020-12 Validation, section 6.1.1).
const TYPES: [&str; 7] = [
    "array", "boolean", "integer", "null", "number", "object", "string",
];

/// The keywords whose value is a count.
const COUNTS: [&str; 8] = [
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
];

/// The keywords whose value is a number.
const NUMBERS: [&str; 5] = [
    "exclusiveMaximum",
    "exclusiveMinimum",
    "maximum",
    "minimum",
    "multipleOf",
];

/// Rewrites all schemas of a document. Before OpenAPI 3.1 they had a dialect of their own.
pub(super) fn rewrite(document: &mut Value, is_before_3_1: bool) {
    visit(document, &mut |fields| {
        // A parameter, a header or a body is no schema, and has a `required` of another kind.
        let is_schema = !["in", "schema", "content"]
            .iter()
            .any(|key| fields.contains_key(*key));
        if is_before_3_1 {
            rewrite_3_0(fields);
        }
        clean(fields, is_schema);
    });
}

/// A document or a schema in which only what a direction requires is required (OpenAPI 3.1,
/// 4.8.24: a property that is read-only is required in responses only, and the other way round).
pub(super) fn directed(documents: &Documents, value: &Value, direction: Direction) -> Value {
    let mut directed = value.clone();
    let key = direction.barred();
    visit(&mut directed, &mut |fields| {
        let Some(Value::Object(properties)) = fields.get("properties") else {
            return;
        };
        let is_barred = |name: &Value| {
            let property = name.as_str().and_then(|name| properties.get(name));
            property.is_some_and(|property| is_marked(documents, property, key))
        };
        let Some(Value::Array(required)) = fields.get("required") else {
            return;
        };
        let kept: Vec<_> = required
            .iter()
            .filter(|it| !is_barred(it))
            .cloned()
            .collect();
        fields.insert("required".to_owned(), Value::Array(kept));
    });
    directed
}

/// Whether a schema, or the one that it refers to, has the mark.
fn is_marked(documents: &Documents, schema: &Value, key: &str) -> bool {
    let referred = || documents.find(schema["$ref"].as_str()?);
    schema[key] == true || referred().is_some_and(|(_, _, it)| it[key] == true)
}

fn rewrite_3_0(fields: &mut Map<String, Value>) {
    // OpenAPI 3.0.3, "Reference Object": what stands beside `$ref` is ignored; not so in a path
    // item.
    let is_item =
        fields.contains_key("parameters") || fields.values().any(|it| it["responses"].is_object());
    if fields.get("$ref").is_some_and(Value::is_string) && !is_item {
        fields.retain(|key, _| key == "$ref");
        return;
    }
    if fields.get("nullable") == Some(&Value::Bool(true)) {
        if let Some(Value::String(name)) = fields.get("type").cloned() {
            fields.insert("type".to_owned(), json!([name, "null"]));
        }
        if let Some(Value::Array(allowed)) = fields.get_mut("enum")
            && !allowed.contains(&Value::Null)
        {
            allowed.push(Value::Null);
        }
    }
    // JSON Schema Draft 4: whether the bound itself is excluded.
    for (bound, exclusive) in [
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ] {
        if fields.get(exclusive) == Some(&Value::Bool(true))
            && let Some(limit) = fields.remove(bound)
        {
            fields.insert(exclusive.to_owned(), limit);
        }
    }
}

fn clean(fields: &mut Map<String, Value>, is_schema: bool) {
    // References say which document they mean, so no schema needs a name of its own.
    for key in ["$id", "$schema"] {
        fields.remove(key);
    }
    clean_type(fields);
    let is_count = |value: &Value| {
        value
            .as_f64()
            .is_some_and(|it| it >= 0.0 && it.fract() == 0.0)
    };
    fields.retain(|key, value| match key.as_str() {
        key if COUNTS.contains(&key) => is_count(value),
        "multipleOf" => value.as_f64().is_some_and(|it| it > 0.0),
        key if NUMBERS.contains(&key) => value.is_number(),
        "enum" => value.is_array(),
        "pattern" => value.as_str().is_some_and(is_usable_pattern),
        "properties" | "patternProperties" | "dependentSchemas" => value.is_object(),
        "additionalProperties" | "not" | "propertyNames" => value.is_object() || value.is_boolean(),
        "allOf" | "anyOf" | "oneOf" => value.as_array().is_some_and(|it| !it.is_empty()),
        "uniqueItems" => value.is_boolean(),
        "required" if is_schema => value.is_array(),
        _ => true,
    });
    if let Some(Value::Array(items)) = fields.get("items").cloned() {
        // JSON Schema Draft 4: a list of schemas is a tuple.
        fields.remove("items");
        fields.insert("prefixItems".to_owned(), Value::Array(items));
    }
    if let Some(Value::Array(required)) = fields.get_mut("required") {
        let mut seen = Vec::new();
        required.retain(|name| {
            name.is_string() && !seen.contains(name) && {
                seen.push(name.clone());
                true
            }
        });
    }
    mend_enum(fields);
    bound_integers(fields);
    allow_ambiguity(fields);
}

/// Schemas of which exactly one is to be valid often overlap: nothing in them says that the others
/// are not meant, and no server would refuse what fits two of them. Where they differ in what is
/// required only, it is meant.
fn allow_ambiguity(fields: &mut Map<String, Value>) {
    let is_condition = |schema: &Value| {
        let mut keys = schema.as_object().into_iter().flat_map(Map::keys);
        keys.all(|key| ["required", "not", "anyOf", "allOf", "title"].contains(&key.as_str()))
    };
    let schemas = fields.get("oneOf").and_then(Value::as_array);
    if schemas.is_some_and(|it| !it.iter().all(is_condition))
        && !fields.contains_key("anyOf")
        && let Some(schemas) = fields.remove("oneOf")
    {
        fields.insert("anyOf".to_owned(), schemas);
    }
}

/// What YAML has read as a number or a boolean is meant as a string where the type says so, and
/// the other way round what is in quotes; what is listed for an array and is no array is meant for
/// its items. Without that, nothing would be valid.
fn mend_enum(fields: &mut Map<String, Value>) {
    let types = match fields.get("type") {
        Some(Value::String(name)) => vec![name.clone()],
        Some(Value::Array(names)) => names
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        _ => Vec::new(),
    };
    let types: Vec<_> = types
        .iter()
        .map(String::as_str)
        .filter(|it| *it != "null")
        .collect();
    let [only] = types[..] else {
        return;
    };
    let Some(Value::Array(values)) = fields.get_mut("enum") else {
        return;
    };
    if only != "array" {
        values.iter_mut().for_each(|value| respell(value, only));
    } else if !values.is_empty() && !values.iter().any(Value::is_array) {
        let values = fields.remove("enum").unwrap_or_default();
        let items = fields.entry("items").or_insert_with(|| json!({}));
        if let Value::Object(items) = items {
            items.entry("enum").or_insert(values);
        }
    }
}

/// Spells a scalar as one of the type, if it can be.
fn respell(value: &mut Value, name: &str) {
    let meant = match (&*value, name) {
        (Value::Number(_) | Value::Bool(_), "string") => Some(Value::String(value.to_string())),
        (Value::String(text), "integer" | "number") => text.trim().parse().ok().map(Value::Number),
        (Value::String(text), "boolean") => {
            text.trim().to_lowercase().parse().ok().map(Value::Bool)
        }
        _ => None,
    };
    if let Some(meant) = meant {
        *value = meant;
    }
}

/// `file` of Swagger and types that do not exist say nothing.
fn clean_type(fields: &mut Map<String, Value>) {
    let is_known = |value: &Value| value.as_str().is_some_and(|name| TYPES.contains(&name));
    let is_usable = match fields.get_mut("type") {
        Some(Value::Array(names)) => {
            names.retain(|name| is_known(name));
            !names.is_empty()
        }
        // A security scheme has a `type` too, and is no schema.
        Some(name) => is_known(name) || !is_schema_type(name),
        None => true,
    };
    if !is_usable {
        fields.remove("type");
    }
}

/// Whether it is meant as the type of a schema, though there is none of that name.
fn is_schema_type(name: &Value) -> bool {
    let schemes = [
        "apiKey",
        "basic",
        "http",
        "mutualTLS",
        "oauth2",
        "openIdConnect",
    ];
    !name.as_str().is_some_and(|name| schemes.contains(&name))
}

/// The formats of integers are bounds (OpenAPI Format Registry).
fn bound_integers(fields: &mut Map<String, Value>) {
    let (least, most) = match fields.get("format").and_then(Value::as_str) {
        Some("int8") => (json!(i8::MIN), json!(i8::MAX)),
        Some("int16") => (json!(i16::MIN), json!(i16::MAX)),
        Some("int32") => (json!(i32::MIN), json!(i32::MAX)),
        Some("int64") => (json!(i64::MIN), json!(i64::MAX)),
        Some("uint8") => (json!(0), json!(u8::MAX)),
        Some("uint16") => (json!(0), json!(u16::MAX)),
        Some("uint32") => (json!(0), json!(u32::MAX)),
        Some("uint64") => (json!(0), json!(u64::MAX)),
        _ => return,
    };
    let has_type = |wanted: &str| match fields.get("type") {
        Some(Value::Array(names)) => names.iter().any(|name| name == wanted),
        name => name.is_some_and(|name| name == wanted),
    };
    let (is_integer, is_number) = (has_type("integer"), has_type("number"));
    if is_number {
        fields.entry("multipleOf").or_insert(json!(1));
    }
    if is_integer || is_number {
        fields.entry("minimum").or_insert(least);
        fields.entry("maximum").or_insert(most);
    }
}

/// Whether the validator can use a pattern. ECMA-262 has more than it, and descriptions have more
/// than ECMA-262.
fn is_usable_pattern(pattern: &str) -> bool {
    jsonschema::options()
        .build(&json!({ "pattern": pattern }))
        .is_ok()
}
