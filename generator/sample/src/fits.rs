//! Whether an example is what its schema asks for, as far as types, formats and names go.
//!
//! Bounds and patterns are not looked at: an example that breaks one is still better than a value
//! that is made up.

use serde_json::{Map, Value};

use crate::{Schemas, text};

/// Deeper than this anything fits.
const MAX_DEPTH: usize = 16;

/// Whether a value fits a schema, within too.
pub(super) fn fits(schemas: &dyn Schemas, schema: &Value, value: &Value, depth: usize) -> bool {
    let Value::Object(fields) = schema else {
        return schema != &Value::Bool(false);
    };
    if depth > MAX_DEPTH {
        return true;
    }
    let part = |schema: &Value| fits(schemas, schema, value, depth + 1);
    let list = |key: &str| fields.get(key).and_then(Value::as_array);
    let target = fields.get("$ref").and_then(Value::as_str);
    let target = target.and_then(|reference| schemas.find(reference));
    if value.is_null() && fields.get("nullable") == Some(&Value::Bool(true)) {
        return true;
    }
    target.is_none_or(|target| part(&target))
        && list("allOf").is_none_or(|all| all.iter().all(part))
        && list("anyOf").is_none_or(|any| any.iter().any(part))
        && list("oneOf").is_none_or(|one| one.iter().any(part))
        && list("enum").is_none_or(|all| all.contains(value))
        && fields.get("const").is_none_or(|only| only == value)
        && has_type(fields, value)
        && has_form(fields, value)
        && match value {
            Value::Array(items) => {
                let schema = fields.get("items").unwrap_or(&Value::Bool(true));
                let fits = |item| fits(schemas, schema, item, depth + 1);
                schema.is_array() || items.iter().all(fits)
            }
            Value::Object(members) => fits_members(schemas, fields, members, depth),
            _ => true,
        }
}

fn fits_members(
    schemas: &dyn Schemas,
    fields: &Map<String, Value>,
    members: &Map<String, Value>,
    depth: usize,
) -> bool {
    let required = fields.get("required").and_then(Value::as_array);
    let mut required = required.into_iter().flatten().filter_map(Value::as_str);
    let properties = fields.get("properties").and_then(Value::as_object);
    // Examples often have members that no schema names.
    let others = fields.get("additionalProperties");
    let others = others.filter(|schema| schema.is_object());
    required.all(|name| members.contains_key(name))
        && members.iter().all(|(name, value)| {
            let own = properties.and_then(|all| all.get(name)).or(others);
            own.is_none_or(|schema| fits(schemas, schema, value, depth + 1))
        })
}

fn has_type(fields: &Map<String, Value>, value: &Value) -> bool {
    let is = |name: &str| is_of_type(value, name);
    match fields.get("type") {
        Some(Value::String(name)) => is(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(is),
        // What has properties and no type is meant as an object.
        _ => !fields.contains_key("properties") || value.is_object(),
    }
}

/// Whether a value is of a type (JSON Schema 2020-12 Validation, section 6.1.1); any is of one
/// that does not exist.
pub(super) fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.as_f64().is_some_and(|it| it.fract() == 0.0),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => true,
    }
}

/// Whether the format takes the value.
fn has_form(fields: &Map<String, Value>, value: &Value) -> bool {
    let format = fields.get("format").and_then(Value::as_str);
    let format = format.unwrap_or_default();
    match value {
        Value::String(value) => text::has_form(format, value),
        Value::Number(_) if is_whole(format) => is_of_type(value, "integer"),
        _ => true,
    }
}

/// Whether a format is one of integers, which numbers can have too (OpenAPI Format Registry).
pub(super) fn is_whole(format: &str) -> bool {
    format.starts_with("int") || format.starts_with("uint")
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use serde_json::{Value, json};

    use crate::{Direction, Fill, Schemas, sample};

    struct One(Value);

    impl Schemas for One {
        fn find(&self, reference: &str) -> Option<Cow<'_, Value>> {
            (reference == "one").then_some(Cow::Borrowed(&self.0))
        }
    }

    /// The example of `schema` if it is taken.
    fn is_taken(schema: Value, example: Value) -> bool {
        let mut schema = schema;
        schema["example"] = example.clone();
        let one = One(json!({ "type": "object", "required": ["a"], "properties": { "a": {} } }));
        sample(&one, &schema, Direction::Request, Fill::Examples, 1) == example
    }

    #[test]
    fn an_example_is_taken_if_it_fits() {
        let choice = json!({ "oneOf": [{ "$ref": "one" }, { "type": "array" }] });
        for (schema, right, wrong) in [
            (
                json!({ "type": "string", "format": "date" }),
                json!("2020-02-30"),
                json!("2020-02-30T10:00:00Z"),
            ),
            (
                json!({ "type": "string", "format": "uuid" }),
                json!("60bbdbf6-0b28-4f35-a03a-841df2cc9cc6"),
                json!("60bb"),
            ),
            (
                json!({ "type": "string", "format": "byte" }),
                json!("YQ=="),
                json!("a!"),
            ),
            (
                json!({ "type": "number", "format": "int32" }),
                json!(7),
                json!(7.5),
            ),
            (
                json!({ "$ref": "one" }),
                json!({ "a": 1 }),
                json!({ "b": 1 }),
            ),
            (choice, json!({ "a": 1 }), json!({ "b": 1 })),
            (
                json!({ "type": "object", "additionalProperties": { "type": "array" } }),
                json!({ "80/tcp": [] }),
                json!({ "80/tcp": {} }),
            ),
        ] {
            assert!(
                is_taken(schema.clone(), right.clone()),
                "{schema} takes {right}"
            );
            assert!(
                !is_taken(schema.clone(), wrong.clone()),
                "{schema} does not take {wrong}"
            );
        }
    }

    #[test]
    fn exactly_one_of_what_can_be_required_is_there() {
        let schema = json!({
            "type": "object",
            "properties": { "a": { "type": "string" }, "b": { "type": "string" }, "c": {} },
            "oneOf": [{ "required": ["a"] }, { "required": ["b"] }],
        });
        for seed in 0..4 {
            let one = One(Value::Null);
            let made = sample(&one, &schema, Direction::Request, Fill::All, seed);
            let has = |name: &str| made.get(name).is_some();
            assert!(has("a") != has("b") && has("c"), "{made}");
        }
    }

    #[test]
    fn what_is_listed_is_read_by_its_type() {
        let made =
            |schema: Value, fill| sample(&One(Value::Null), &schema, Direction::Request, fill, 1);
        let text = json!({ "type": "string", "enum": [969] });
        assert_eq!(made(text, Fill::All), "969");
        let list = json!({ "type": "array", "items": { "type": "string" }, "enum": ["new"] });
        assert_eq!(made(list, Fill::Required), json!(["new"]));
        let least = json!({ "minProperties": 1, "properties": { "a": { "const": 1 }, "b": {} } });
        assert_eq!(made(least, Fill::Required), json!({ "a": 1 }));
    }
}
