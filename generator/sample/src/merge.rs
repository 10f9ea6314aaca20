//! A schema, what it refers to, all of its `allOf` and one of each `oneOf` and `anyOf` -> one
//! schema without any of them.

use std::borrow::Cow;

use fastrand::Rng;
use serde_json::{Map, Value, json};

use crate::Schemas;
use crate::fits::{is_condition, is_of_type};

/// How many schemas can be merged into one: more is a circle.
const MAX_PARTS: usize = 64;

/// The types of values that hold no others.
const SCALARS: [&str; 4] = ["boolean", "integer", "number", "string"];

/// One schema that says what all of its parts say.
#[derive(Debug, Default)]
pub(super) struct Merged<'v> {
    /// All but the properties, and but what says nothing of values.
    pub(super) fields: Map<String, Value>,
    /// The properties, in their order. There can be hundreds, so none is copied that need not be.
    pub(super) properties: Vec<(&'v str, Cow<'v, Value>)>,
    /// The discriminators, and the values that they must have.
    pub(super) wanted: Vec<(String, String)>,
    /// What must not be there with the choice that was made: of schemas that differ in what they
    /// require, exactly one is to be valid.
    pub(super) barred: Vec<String>,
    parts: usize,
}

impl<'v> Merged<'v> {
    /// Merges the parts of a schema. Where there is a choice, the random numbers decide; where the
    /// value should end soon, the choice is the first one that holds no other values.
    pub(super) fn of(
        schemas: &'v dyn Schemas,
        schema: &'v Value,
        is_deep: bool,
        random: &mut Rng,
    ) -> Self {
        let mut merging = Merging {
            schemas,
            is_deep,
            random,
            merged: Self::default(),
        };
        merging.add(schema, None);
        merging.merged
    }

    /// The type of the values: the first one that is not `null`, or the one that the keywords
    /// are made for.
    pub(super) fn type_name(&self) -> Option<&str> {
        let types = self.types();
        if let Some(name) = types.iter().find(|name| **name != "null").or(types.first()) {
            return Some(name);
        }
        let has = |keys: &[&str]| keys.iter().any(|key| self.fields.contains_key(*key));
        if !self.properties.is_empty()
            || has(&[
                "properties",
                "additionalProperties",
                "unevaluatedProperties",
                "required",
                "minProperties",
            ])
        {
            Some("object")
        } else if has(&["items", "prefixItems", "minItems", "maxItems"]) {
            Some("array")
        } else if has(&["pattern", "minLength", "maxLength", "format"]) {
            Some("string")
        } else if has(&["minimum", "maximum", "multipleOf"]) {
            Some("number")
        } else {
            None
        }
    }

    /// The values of `enum` that are of a type that the schema allows. Where none is, they are
    /// meant as what they are once they are written out, or read, as one; values that are no
    /// arrays are meant for the items of an array.
    pub(super) fn allowed(&self) -> Vec<Value> {
        let types = self.types();
        let is_fitting =
            |value: &&Value| types.is_empty() || types.iter().any(|it| is_of_type(value, it));
        let listed = self.fields.get("enum").and_then(Value::as_array);
        let listed = listed.map_or(&[][..], Vec::as_slice);
        let fitting: Vec<_> = listed.iter().filter(is_fitting).cloned().collect();
        let is_any_left = fitting.iter().any(|it| !it.is_null());
        match () {
            () if is_any_left || types.contains(&"array") => fitting,
            () if types.contains(&"string") => listed.iter().map(spelled).collect(),
            () if types
                .iter()
                .any(|it| ["boolean", "integer", "number"].contains(it)) =>
            {
                listed.iter().map(read).collect()
            }
            () => listed.to_vec(),
        }
    }

    /// The schema of the items, with what is allowed for them.
    pub(super) fn items(&self) -> Option<Cow<'_, Value>> {
        let items = self.fields.get("items");
        match self.fields.get("enum") {
            Some(allowed) => Some(Cow::Owned(json!({
                "allOf": [items.unwrap_or(&json!(true)), { "enum": allowed }]
            }))),
            None => items.map(Cow::Borrowed),
        }
    }

    /// The schema of the properties that have none of their own.
    pub(super) fn additional(&self) -> Option<&Value> {
        let keys = ["additionalProperties", "unevaluatedProperties"];
        keys.iter().find_map(|key| self.fields.get(*key))
    }

    /// How many properties there must be.
    pub(super) fn least_properties(&self) -> usize {
        let least = self.fields.get("minProperties").and_then(Value::as_u64);
        least.and_then(|it| it.try_into().ok()).unwrap_or(0)
    }

    /// The strings of a list.
    pub(super) fn names(&self, key: &str) -> Vec<&str> {
        let list = self.fields.get(key).and_then(Value::as_array);
        list.into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect()
    }

    /// The value that a property must have because it is a discriminator.
    pub(super) fn wanted(&self, property: &str) -> Option<&str> {
        let (_, value) = self.wanted.iter().find(|(name, _)| name == property)?;
        Some(value)
    }

    fn types(&self) -> Vec<&str> {
        match self.fields.get("type") {
            Some(Value::String(name)) => vec![name],
            _ => self.names("type"),
        }
    }

    fn merge_field(&mut self, key: &str, value: &'v Value) {
        if let ("properties", Value::Object(properties)) = (key, value) {
            return self.merge_properties(properties);
        }
        let Some(own) = self.fields.get_mut(key) else {
            self.fields.insert(key.to_owned(), value.clone());
            return;
        };
        let pick = |own: &mut Value, is_better: bool| {
            if is_better {
                *own = value.clone();
            }
        };
        match key {
            "required" => {
                if let (Value::Array(own), Value::Array(others)) = (own, value) {
                    own.extend(others.iter().cloned());
                }
            }
            "enum" => {
                if let (Value::Array(own), Value::Array(others)) = (own, value) {
                    own.retain(|it| others.contains(it));
                }
            }
            "type" => merge_types(own, value),
            "items" | "additionalProperties" => {
                let both = json!({ "allOf": [own.clone(), value] });
                *own = if value == &json!(false) {
                    json!(false)
                } else {
                    both
                };
            }
            key if key.starts_with("min") || key == "exclusiveMinimum" => {
                let is_better = value.as_f64() > own.as_f64();
                pick(own, is_better);
            }
            key if key.starts_with("max") || key == "exclusiveMaximum" => {
                let is_better = value.as_f64() < own.as_f64();
                pick(own, is_better);
            }
            // The outer schema has said it.
            _ => {}
        }
    }

    fn merge_properties(&mut self, others: &'v Map<String, Value>) {
        let is_first = self.properties.is_empty();
        for (name, other) in others {
            // The names within one object differ.
            let mut known = self.properties.iter_mut().filter(|_| !is_first);
            match known.find(|(known, _)| *known == name.as_str()) {
                Some((_, known)) if known.as_ref() != other => {
                    *known = Cow::Owned(json!({ "allOf": [known.as_ref(), other] }));
                }
                Some(_) => {}
                None => self.properties.push((name, Cow::Borrowed(other))),
            }
        }
    }
}

/// A scalar as a string.
fn spelled(value: &Value) -> Value {
    match value {
        Value::Number(_) | Value::Bool(_) => Value::String(value.to_string()),
        other => other.clone(),
    }
}

/// A scalar that stands in quotes.
fn read(value: &Value) -> Value {
    let text = value.as_str().map(str::trim).unwrap_or_default();
    let read = serde_json::from_str(text).ok();
    read.filter(|it: &Value| it.is_number() || it.is_boolean())
        .unwrap_or_else(|| value.clone())
}

fn merge_types(own: &mut Value, other: &Value) {
    let list = |value: &Value| match value {
        Value::Array(names) => names.clone(),
        name => vec![name.clone()],
    };
    let others = list(other);
    let mut both = list(own);
    let is_integer = |names: &[Value]| names.contains(&json!("integer"));
    if is_integer(&others) && both.contains(&json!("number")) && !is_integer(&both) {
        both.push(json!("integer"));
    }
    let admits = |name: &Value| {
        others.contains(name) || (name == "integer" && others.contains(&json!("number")))
    };
    both.retain(admits);
    if !both.is_empty() {
        *own = Value::Array(both);
    }
}

struct Merging<'v, 'r> {
    schemas: &'v dyn Schemas,
    is_deep: bool,
    random: &'r mut Rng,
    merged: Merged<'v>,
}

impl<'v> Merging<'v, '_> {
    /// Adds a schema. `name` is what the schema that all is merged into is called.
    fn add(&mut self, schema: &'v Value, name: Option<&str>) {
        self.merged.parts += 1;
        let Value::Object(fields) = schema else {
            return;
        };
        if self.merged.parts > MAX_PARTS {
            return;
        }
        if let Some(reference) = fields.get("$ref").and_then(Value::as_str) {
            let own = name.unwrap_or_else(|| last(reference));
            if let Some(schema) = self.schemas.find(reference) {
                self.add(schema, Some(own));
            }
        }
        for (key, value) in fields {
            match key.as_str() {
                "$ref" | "allOf" | "oneOf" | "anyOf" | "discriminator" => {}
                "title" | "description" | "externalDocs" => {}
                key if key.starts_with("x-") => {}
                key => self.merged.merge_field(key, value),
            }
        }
        for part in list(fields, "allOf") {
            self.add(part, name);
        }
        let mut name = name.map(ToOwned::to_owned);
        for key in ["oneOf", "anyOf"] {
            if let Some(branch) = self.choose(list(fields, key)) {
                if key == "oneOf" {
                    self.bar(list(fields, key), branch);
                }
                let reference = branch["$ref"].as_str().map(|it| last(it).to_owned());
                name = reference.or(name);
                self.add(branch, None);
            }
        }
        if let Some(discriminator) = fields.get("discriminator")
            && let Some(property) = discriminator["propertyName"]
                .as_str()
                .or(discriminator.as_str())
            && let Some(name) = name
        {
            let value = mapped(&discriminator["mapping"], &name);
            self.merged.wanted.push((property.to_owned(), value));
        }
    }

    /// Bars what the schemas that were not chosen require.
    fn bar(&mut self, branches: &[Value], chosen: &Value) {
        if !branches.iter().all(is_condition) {
            return;
        }
        let required = |branch: &Value| -> Vec<String> {
            let names = branch["required"].as_array().into_iter().flatten();
            names
                .filter_map(Value::as_str)
                .map(ToOwned::to_owned)
                .collect()
        };
        let own = required(chosen);
        let others = branches.iter().flat_map(required);
        self.merged
            .barred
            .extend(others.filter(|name| !own.contains(name)));
    }

    fn choose(&mut self, branches: &'v [Value]) -> Option<&'v Value> {
        let is_null = |branch: &Value| branch["type"] == "null";
        let others: Vec<_> = branches.iter().filter(|it| !is_null(it)).collect();
        if self.is_deep {
            let is_leaf = |branch: &&&Value| {
                let found = branch["$ref"].as_str().and_then(|it| self.schemas.find(it));
                let leaf = found.unwrap_or(branch);
                SCALARS.iter().any(|name| leaf["type"] == *name)
            };
            if let Some(leaf) = others.iter().find(is_leaf) {
                return Some(leaf);
            }
        }
        match others.is_empty() {
            true => branches.first(),
            false => Some(others[self.random.usize(..others.len())]),
        }
    }
}

fn list<'v>(fields: &'v Map<String, Value>, key: &str) -> &'v [Value] {
    let list = fields.get(key).and_then(Value::as_array);
    list.map_or(&[], Vec::as_slice)
}

/// The value of a discriminator that means the schema of a name (OpenAPI 3.1, 4.8.25).
pub(super) fn mapped(mapping: &Value, name: &str) -> String {
    let mut entries = mapping.as_object().into_iter().flatten();
    let entry = entries.find(|(_, target)| target.as_str().map(last) == Some(name));
    entry.map_or(name, |(value, _)| value).to_owned()
}

/// The last segment of a reference, which is the name of a component.
pub(super) fn last(reference: &str) -> &str {
    let last = reference.rsplit(['/', '#']).next().unwrap_or_default();
    if last.is_empty() { reference } else { last }
}
