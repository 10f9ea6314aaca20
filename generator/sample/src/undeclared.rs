//! A value without the members that its schema does not declare: a client cannot know them.

use serde_json::{Map, Value};

use crate::merge::{last, mapped};
use crate::{Direction, Schemas, fault};

/// Deeper than this a value is left as it is.
const MAX_DEPTH: usize = 32;

/// How many schemas are looked at for one value: more is a circle.
const MAX_PARTS: usize = 64;

/// Takes the members out of a value, within too, that no schema for their object has a word about.
/// An object that is free in its form keeps all of them.
pub fn remove_undeclared(
    schemas: &dyn Schemas,
    schema: &Value,
    direction: Direction,
    value: &mut Value,
) {
    let declared = Declared { schemas, direction };
    declared.prune(vec![schema], value, 0);
}

struct Declared<'s> {
    schemas: &'s dyn Schemas,
    direction: Direction,
}

impl<'s> Declared<'s> {
    fn prune(&self, schemas: Vec<&'s Value>, value: &mut Value, depth: usize) {
        if depth > MAX_DEPTH || schemas.is_empty() {
            return;
        }
        let is_base = schemas.iter().any(|schema| self.is_base(schema));
        let parts = self.parts(schemas, value);
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    let of_item = |part: &&'s Value| {
                        let place = part.get("prefixItems").and_then(|all| all.get(index));
                        place.or_else(|| part.get("items"))
                    };
                    self.prune(parts.iter().filter_map(of_item).collect(), item, depth + 1);
                }
            }
            Value::Object(_) if is_base => {}
            Value::Object(members) if parts.iter().any(|part| has_members(part)) => {
                let kept = std::mem::take(members).into_iter().filter_map(|member| {
                    let (name, mut value) = member;
                    let schemas: Vec<_> = parts
                        .iter()
                        .flat_map(|part| of_member(part, &name))
                        .collect();
                    let names = |part: &&Value| requires(part, &name) || is_told_by(part, &name);
                    if schemas.is_empty() && !parts.iter().any(names) {
                        return None;
                    }
                    self.prune(schemas, &mut value, depth + 1);
                    Some((name, value))
                });
                *members = kept.collect::<Map<_, _>>();
            }
            _ => {}
        }
    }

    /// The schemas that apply to a value: those given, what they refer to, and what they are made
    /// of; of a choice, what accepts the value.
    fn parts(&self, schemas: Vec<&'s Value>, value: &Value) -> Vec<&'s Value> {
        let mut open = schemas;
        let mut parts = Vec::new();
        while let Some(schema) = open.pop() {
            if parts.len() >= MAX_PARTS {
                break;
            }
            let reference = schema.get("$ref").and_then(Value::as_str);
            open.extend(reference.and_then(|reference| self.schemas.find(reference)));
            open.extend(list(schema, "allOf"));
            for choice in ["oneOf", "anyOf"] {
                let mut named = list(schema, choice).filter(|it| is_named(schema, it, value));
                let mut branches = list(schema, choice);
                let accepted = || branches.find(|branch| self.accepts(branch, value));
                open.extend(named.next().or_else(accepted));
            }
            let conditional = ["then", "else"].into_iter();
            open.extend(conditional.filter_map(|key| schema.get(key)));
            parts.push(schema);
        }
        parts
    }

    /// Whether others extend a schema, which declare members of their own: its discriminator
    /// names them, and it has no choice of them.
    fn is_base(&self, schema: &Value) -> bool {
        let reference = schema.get("$ref").and_then(Value::as_str);
        let referred = reference.and_then(|reference| self.schemas.find(reference));
        let schema = referred.unwrap_or(schema);
        let has = |key: &str| schema.get(key).is_some();
        has("discriminator") && !has("oneOf") && !has("anyOf")
    }

    fn accepts(&self, schema: &Value, value: &Value) -> bool {
        fault(self.schemas, schema, self.direction, value).is_none()
    }
}

fn list<'s>(schema: &'s Value, key: &str) -> impl Iterator<Item = &'s Value> {
    let items = schema.get(key).and_then(Value::as_array);
    items.into_iter().flatten()
}

/// Whether a schema says which members an object has, or what all of them are.
fn has_members(schema: &Value) -> bool {
    let keys = ["properties", "patternProperties", "additionalProperties"];
    let members = keys.iter().filter_map(|key| schema.get(key)?.as_object());
    members.into_iter().any(|members| !members.is_empty())
}

fn requires(schema: &Value, name: &str) -> bool {
    list(schema, "required").any(|it| it == name)
}

/// Whether the discriminator of a schema says that a value is of this branch.
fn is_named(schema: &Value, branch: &Value, value: &Value) -> bool {
    let discriminator = &schema["discriminator"];
    let property = discriminator["propertyName"].as_str();
    let said = property.and_then(|property| value.get(property)?.as_str());
    let reference = branch["$ref"].as_str();
    said.zip(reference)
        .is_some_and(|(said, it)| mapped(&discriminator["mapping"], last(it)) == said)
}

/// Whether a member is the discriminator of a schema.
fn is_told_by(schema: &Value, name: &str) -> bool {
    schema["discriminator"]["propertyName"] == name || schema["discriminator"] == name
}

/// What a schema says of a member.
fn of_member<'s>(schema: &'s Value, name: &str) -> Vec<&'s Value> {
    let own = schema.get("properties").and_then(|all| all.get(name));
    let others = ["additionalProperties", "unevaluatedProperties"];
    let others = others.into_iter().filter_map(|key| schema.get(key));
    let others = others.filter(|it| *it != &Value::Bool(false));
    let patterns = schema.get("patternProperties").and_then(Value::as_object);
    let patterns = patterns.into_iter().flat_map(|all| all.values());
    own.map_or_else(|| patterns.chain(others).collect(), |own| vec![own])
}
