//! Whether a value is what its schema asks for, and what is wrong with it if not.
//!
//! It is the side of the client: what no keyword here speaks of is right, and so is a text whose
//! pattern is not understood.

use serde_json::{Map, Value};

use crate::pattern::Pattern;
use crate::{Direction, Schemas, number, text};

/// Deeper than this anything fits.
const MAX_DEPTH: usize = 24;

/// What is wrong with a value, within too, and where; nothing if it fits. Only what goes in the
/// direction is required.
#[must_use]
pub fn fault(
    schemas: &dyn Schemas,
    schema: &Value,
    direction: Direction,
    value: &Value,
) -> Option<String> {
    let fitting = Fitting { schemas, direction };
    fitting.fault(schema, value, 0)
}

#[derive(Clone, Copy)]
struct Fitting<'s> {
    schemas: &'s dyn Schemas,
    direction: Direction,
}

impl Fitting<'_> {
    fn fault(self, schema: &Value, value: &Value, depth: usize) -> Option<String> {
        let Value::Object(fields) = schema else {
            let is_nothing = schema == &Value::Bool(false);
            return is_nothing.then(|| ": nothing is allowed here".to_owned());
        };
        if depth > MAX_DEPTH || value.is_null() && fields.get("nullable") == Some(&true.into()) {
            return None;
        }
        let reference = fields.get("$ref").and_then(Value::as_str);
        let target = reference.and_then(|reference| self.schemas.find(reference));
        target
            .and_then(|target| self.fault(target, value, depth + 1))
            .or_else(|| own_fault(fields, value).map(|fault| format!(": {fault}")))
            .or_else(|| self.fault_of_parts(fields, value, depth))
            .or_else(|| match value {
                Value::Array(items) => self.fault_of_items(fields, items, depth),
                Value::Object(members) => self.fault_of_members(fields, members, depth),
                _ => None,
            })
    }

    fn fits(self, schema: &Value, value: &Value, depth: usize) -> bool {
        self.fault(schema, value, depth).is_none()
    }

    fn fault_of_parts(
        self,
        fields: &Map<String, Value>,
        value: &Value,
        depth: usize,
    ) -> Option<String> {
        let list = |key: &str| fields.get(key).and_then(Value::as_array);
        let count = |parts: &Vec<Value>| {
            let fitting = parts
                .iter()
                .filter(|part| self.fits(part, value, depth + 1));
            fitting.count()
        };
        let all = list("allOf").into_iter().flatten();
        if let Some(fault) = all
            .into_iter()
            .find_map(|it| self.fault(it, value, depth + 1))
        {
            return Some(fault);
        }
        if list("anyOf").is_some_and(|any| !any.is_empty() && count(any) == 0) {
            return Some(": it is none of `anyOf`".to_owned());
        }
        let one = list("oneOf").filter(|one| !one.is_empty());
        // Schemas of which exactly one is to be valid often overlap. That this is not meant is
        // certain only where they are conditions.
        let is_right = |one: &Vec<Value>| match one.iter().all(is_condition) {
            true => count(one) == 1,
            false => count(one) > 0,
        };
        if one.is_some_and(|one| !is_right(one)) {
            return Some(": it is not one of `oneOf`".to_owned());
        }
        let not = fields.get("not").filter(|not| not.is_object());
        let is_excluded = not.is_some_and(|not| self.fits(not, value, depth + 1));
        is_excluded.then(|| ": `not` excludes it".to_owned())
    }

    fn fault_of_items(
        self,
        fields: &Map<String, Value>,
        items: &[Value],
        depth: usize,
    ) -> Option<String> {
        let schema = fields.get("items").filter(|schema| !schema.is_array());
        let places = fields.get("prefixItems").or(fields.get("items"));
        let places = places
            .and_then(Value::as_array)
            .map_or(&[][..], Vec::as_slice);
        let mut items = items.iter().enumerate();
        items.find_map(|(index, item)| {
            let schema = places.get(index).or(schema)?;
            let fault = self.fault(schema, item, depth + 1)?;
            Some(format!("/{index}{fault}"))
        })
    }

    fn fault_of_members(
        self,
        fields: &Map<String, Value>,
        members: &Map<String, Value>,
        depth: usize,
    ) -> Option<String> {
        let object = |key: &str| fields.get(key).and_then(Value::as_object);
        let properties = object("properties");
        let property = |name: &str| properties.and_then(|all| all.get(name));
        let required = fields.get("required").and_then(Value::as_array);
        let required = required.into_iter().flatten().filter_map(Value::as_str);
        let mut missing = required.filter(|name| !members.contains_key(*name));
        let is_barred = |schema| is_marked(self.schemas, schema, self.direction.barred());
        if let Some(name) = missing.find(|name| !property(name).is_some_and(is_barred)) {
            return Some(format!(": `{name}` is required and missing"));
        }
        let has_patterns = object("patternProperties").is_some_and(|all| !all.is_empty());
        let others = fields.get("additionalProperties").filter(|_| !has_patterns);
        members.iter().find_map(|(name, value)| {
            let schema = property(name).or(others)?;
            let fault = self.fault(schema, value, depth + 1)?;
            Some(format!("/{name}{fault}"))
        })
    }
}

/// Whether a property, or what it refers to, has a mark.
pub(super) fn is_marked(schemas: &dyn Schemas, property: &Value, key: &str) -> bool {
    let referred = || {
        let schema = schemas.find(property["$ref"].as_str()?)?;
        schema[key].as_bool()
    };
    property[key] == true || referred() == Some(true)
}

/// Whether a schema only says what must be there.
pub(super) fn is_condition(schema: &Value) -> bool {
    let keys = ["required", "not", "anyOf", "allOf", "title", "description"];
    let mut fields = schema.as_object().into_iter().flat_map(Map::keys);
    fields.all(|key| keys.contains(&key.as_str()))
}

/// What is wrong with a value by the keywords that need no other schema.
fn own_fault(fields: &Map<String, Value>, value: &Value) -> Option<String> {
    let allowed = fields.get("enum").and_then(Value::as_array);
    if allowed.is_some_and(|all| !is_listed(all, value))
        || fields.get("const").is_some_and(|only| only != value)
    {
        return Some("it is none of the values that are allowed".to_owned());
    }
    if !has_type(fields, value) {
        return Some(match fields.get("type") {
            Some(types) => format!("it is not of type {types}"),
            None => "it is no object, as `properties` asks for".to_owned(),
        });
    }
    let number = |key: &str| fields.get(key).and_then(Value::as_f64);
    let broken = |key: &str| Some(format!("it breaks `{key}`"));
    let is_outside = |count: usize, least: &str, most: &str| {
        let count = count as f64;
        number(least).is_some_and(|it| count < it) || number(most).is_some_and(|it| count > it)
    };
    match value {
        Value::String(text) => {
            let format = fields.get("format").and_then(Value::as_str);
            let pattern = fields.get("pattern").and_then(Value::as_str);
            if format.is_some_and(|format| !text::has_form(format, text)) {
                return broken("format");
            }
            if is_outside(text.chars().count(), "minLength", "maxLength") {
                return broken("minLength` or `maxLength");
            }
            let pattern = pattern.and_then(Pattern::parse);
            let is_match = pattern.is_none_or(|pattern| pattern.is_match(text));
            (!is_match).then(|| "it does not match the pattern".to_owned())
        }
        Value::Number(_) => {
            let format = fields.get("format").and_then(Value::as_str);
            match value.as_f64()? {
                value if !number::is_within(fields, value) => {
                    Some("it is out of bounds".to_owned())
                }
                value if format.is_some_and(is_whole) && value.fract() != 0.0 => broken("format"),
                _ => None,
            }
        }
        Value::Array(items) => {
            let is_unique = fields.get("uniqueItems") == Some(&true.into());
            let mut rest = items.iter().enumerate();
            match () {
                () if is_outside(items.len(), "minItems", "maxItems") => {
                    broken("minItems` or `maxItems")
                }
                () if is_unique && rest.any(|(at, it)| items[..at].contains(it)) => {
                    broken("uniqueItems")
                }
                () => None,
            }
        }
        Value::Object(members) => {
            let is_wrong = is_outside(members.len(), "minProperties", "maxProperties");
            is_wrong
                .then(|| broken("minProperties` or `maxProperties"))
                .flatten()
        }
        Value::Null | Value::Bool(_) => None,
    }
}

/// Whether a value is in a list, as written or as it is meant ([`Merged::allowed`]).
///
/// [`Merged::allowed`]: crate::merge::Merged::allowed
fn is_listed(all: &[Value], value: &Value) -> bool {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match value {
        Value::Array(items) if !all.iter().any(Value::is_array) => {
            items.iter().all(|item| is_listed(all, item))
        }
        value => all.contains(value) || all.iter().any(|it| text(it) == text(value)),
    }
}

fn has_type(fields: &Map<String, Value>, value: &Value) -> bool {
    let is = |name: &str| is_of_type(value, name);
    match fields.get("type") {
        Some(Value::String(name)) => is(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(is),
        // What has properties and no type is meant as an object.
        _ => fields.get("properties").is_none_or(is_empty) || value.is_object(),
    }
}

/// Whether `properties` says nothing.
fn is_empty(properties: &Value) -> bool {
    properties.as_object().is_none_or(Map::is_empty)
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

/// Whether a format is one of integers, which numbers can have too (OpenAPI Format Registry).
pub(super) fn is_whole(format: &str) -> bool {
    format.starts_with("int") || format.starts_with("uint")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::{Direction, Fill, Schemas, sample};

    struct One(Value);

    impl Schemas for One {
        fn find(&self, reference: &str) -> Option<&Value> {
            (reference == "one").then_some(&self.0)
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
                json!({ "type": "string", "format": "base64url" }),
                json!("-_8"),
                json!("+/8="),
            ),
            (
                json!({ "type": "string", "format": "time" }),
                json!("07:30:00.5+01:00"),
                json!("07:30:00"),
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
                json!({ "type": "string", "pattern": "^(?!-)[a-z-]+$", "minLength": 3 }),
                json!("a-b"),
                json!("-ab"),
            ),
            (
                json!({ "type": "number", "maximum": 3, "exclusiveMaximum": true }),
                json!(2.5),
                json!(3),
            ),
            (
                json!({ "type": "object", "additionalProperties": false, "properties": { "a": {} } }),
                json!({ "a": 1 }),
                json!({ "b": 1 }),
            ),
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
