//! A JSON Schema -> a value that it accepts, made by a seed.
//!
//! Formats, patterns, enumerations, bounds, lengths, discriminators and compositions are
//! respected; recursion is bounded. Whether the value is right is for [`fault`] or a validator to
//! say: `not`, `if` and the finer sides of `oneOf` are not looked at while it is made.

mod fits;
mod merge;
mod number;
mod pattern;
mod text;
mod undeclared;

use fastrand::Rng;
use serde_json::{Map, Value, json};

pub use fits::fault;
use merge::Merged;
pub use pattern::Pattern;
pub use text::has_form;
pub use undeclared::remove_undeclared;

/// Deeper than this, what is optional is left out, so that recursive schemas end.
const MAX_DEPTH: usize = 6;

/// Deeper than this there is nothing: a schema that requires itself has no finite value.
const MAX_REQUIRED_DEPTH: usize = 32;

/// After so many values, what is optional is left out: some schemas hold half of their document.
const BUDGET: usize = 2_000;

/// Where references lead.
pub trait Schemas {
    /// The schema that a reference leads to; its own references must mean the same from anywhere.
    fn find(&self, reference: &str) -> Option<&Value>;
}

/// Which way a value goes: what is read-only is not for requests, what is write-only not for
/// responses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// From the client to the server.
    Request,
    /// From the server to the client.
    Response,
}

impl Direction {
    /// The mark of properties that do not go this way.
    #[must_use]
    pub fn barred(self) -> &'static str {
        match self {
            Self::Request => "readOnly",
            Self::Response => "writeOnly",
        }
    }
}

/// How much of a schema is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// All of it, with the schemas' own examples.
    Examples,
    /// All of it.
    All,
    /// What is required.
    Required,
}

/// A value of a schema.
#[must_use]
pub fn sample(
    schemas: &dyn Schemas,
    schema: &Value,
    direction: Direction,
    fill: Fill,
    seed: u64,
) -> Value {
    let mut sampler = Sampler {
        schemas,
        direction,
        fill,
        random: Rng::with_seed(seed),
        budget: BUDGET,
    };
    sampler.sample(schema, 0)
}

/// Makes values.
struct Sampler<'s> {
    schemas: &'s dyn Schemas,
    direction: Direction,
    fill: Fill,
    random: Rng,
    budget: usize,
}

impl Sampler<'_> {
    fn sample(&mut self, schema: &Value, depth: usize) -> Value {
        if depth > MAX_REQUIRED_DEPTH {
            return Value::Null;
        }
        self.budget = self.budget.saturating_sub(1);
        let is_deep = self.is_deep(depth);
        let merged = Merged::of(self.schemas, schema, is_deep, &mut self.random);
        if self.fill == Fill::Examples
            && let Some(example) = own_example(&merged)
            && fits::fault(self.schemas, schema, self.direction, example).is_none()
        {
            return example.clone();
        }
        if let Some(value) = merged.fields.get("const") {
            return value.clone();
        }
        if let Some(value) = self.allowed(&merged) {
            return value;
        }
        match merged.type_name() {
            Some("null") => Value::Null,
            Some("boolean") => json!(self.random.bool()),
            Some("integer") => number::integer(&merged.fields, &mut self.random),
            Some("number") if is_whole(&merged) => {
                number::integer(&merged.fields, &mut self.random)
            }
            Some("number") => number::number(&merged.fields, &mut self.random),
            Some("string") => self.text(&merged, depth),
            Some("array") => self.array(&merged, depth),
            Some("object") => self.object(&merged, depth),
            // Anything is right where nothing is said.
            _ => json!(text::word(&mut self.random)),
        }
    }

    /// A text, which can be JSON (JSON Schema Validation, section 8).
    fn text(&mut self, merged: &Merged<'_>, depth: usize) -> Value {
        let fields = &merged.fields;
        let media_type = fields.get("contentMediaType").and_then(Value::as_str);
        match fields.get("contentSchema") {
            Some(content) if media_type == Some("application/json") => {
                json!(self.sample(content, depth + 1).to_string())
            }
            _ => json!(text::text(fields, &mut self.random)),
        }
    }

    fn is_deep(&self, depth: usize) -> bool {
        depth >= MAX_DEPTH || self.budget == 0 || self.fill == Fill::Required
    }

    /// One of the values of `enum`, `null` only where there is no other.
    fn allowed(&mut self, merged: &Merged<'_>) -> Option<Value> {
        let fitting = merged.allowed();
        let others: Vec<_> = fitting.iter().filter(|it| !it.is_null()).collect();
        match others.is_empty() {
            true => fitting.first().cloned(),
            false => Some(others[self.random.usize(..others.len())].clone()),
        }
    }

    fn array(&mut self, merged: &Merged<'_>, depth: usize) -> Value {
        let count = |key: &str| merged.fields.get(key)?.as_u64()?.try_into().ok();
        let least: usize = count("minItems").unwrap_or(0);
        let most: usize = count("maxItems").unwrap_or(usize::MAX);
        // A list that must be there has an item: in forms and queries an empty one is not sent.
        let wanted = if self.is_deep(depth) {
            usize::from(depth <= 1)
        } else {
            self.random.usize(1..=2)
        };
        let mut items = Vec::new();
        let places = merged.fields.get("prefixItems").and_then(Value::as_array);
        for place in places.into_iter().flatten().take(most) {
            items.push(self.sample(place, depth + 1));
        }
        let Some(schema) = merged.items().filter(|it| **it != json!(false)) else {
            return Value::Array(items);
        };
        let is_unique = merged.fields.get("uniqueItems") == Some(&json!(true));
        // A set of few values cannot be filled by trying for long.
        for _ in 0..(4 * least.max(wanted)).min(1_000) {
            if items.len() >= least.max(wanted).min(most) {
                break;
            }
            let item = self.sample(&schema, depth + 1);
            if !is_unique || !items.contains(&item) {
                items.push(item);
            }
        }
        Value::Array(items)
    }

    fn object(&mut self, merged: &Merged<'_>, depth: usize) -> Value {
        let mut object = Map::new();
        let is_deep = self.is_deep(depth);
        let required = merged.names("required");
        let least = merged.least_properties();
        for (name, property) in &merged.properties {
            let (name, property) = (*name, property.as_ref());
            let is_required = required.contains(&name);
            let is_chosen_away = !is_required && merged.barred.iter().any(|it| it == name);
            let is_left_out = is_deep && !is_required && required.len().max(object.len()) >= least;
            if is_chosen_away
                || fits::is_marked(self.schemas, property, self.direction.barred())
                || is_left_out
                || property == &json!(false)
            {
                continue;
            }
            // The name of a schema can be none of the values that its own property lists.
            let wanted = merged.wanted(name).map(|it| json!(it)).filter(|value| {
                fits::fault(self.schemas, property, self.direction, value).is_none()
            });
            let value = wanted.unwrap_or_else(|| self.sample(property, depth + 1));
            object.insert(name.to_owned(), value);
        }
        for name in required {
            let is_named = merged.properties.iter().any(|(known, _)| *known == name);
            if !is_named {
                let value = merged.wanted(name).map(|it| json!(it));
                let value = value.unwrap_or_else(|| self.additional(merged, depth));
                object.insert(name.to_owned(), value);
            }
        }
        // Where no property is described for it, it tells the type all the same.
        let is_open = merged.additional() != Some(&json!(false));
        for (name, value) in &merged.wanted {
            if is_open || merged.properties.iter().any(|(known, _)| known == name) {
                object.entry(name).or_insert_with(|| json!(value));
            }
        }
        self.fill_up(merged, depth, &mut object);
        Value::Object(object)
    }

    /// Adds properties without a name of their own: as many as there must be, or one where there
    /// would be none at all.
    fn fill_up(&mut self, merged: &Merged<'_>, depth: usize, object: &mut Map<String, Value>) {
        let is_open = merged.additional().is_some_and(|it| *it != json!(false));
        let wanted =
            usize::from(object.is_empty() && is_open && (depth == 0 || !self.is_deep(depth)));
        let wanted = wanted.max(merged.least_properties());
        for _ in 0..(4 * wanted).min(1_000) {
            if object.len() >= wanted {
                return;
            }
            let name = match merged.fields.get("propertyNames") {
                Some(names) => self.sample(names, depth + 1),
                None => Value::Null,
            };
            let name = match name.as_str() {
                Some(name) => name.to_owned(),
                None => text::word(&mut self.random),
            };
            let value = self.additional(merged, depth);
            object.entry(name).or_insert(value);
        }
    }

    fn additional(&mut self, merged: &Merged<'_>, depth: usize) -> Value {
        match merged.additional() {
            Some(schema @ Value::Object(_)) => self.sample(schema, depth + 1),
            _ => json!(text::word(&mut self.random)),
        }
    }
}

/// Whether the format says that a number is whole.
fn is_whole(merged: &Merged<'_>) -> bool {
    let format = merged.fields.get("format").and_then(Value::as_str);
    format.is_some_and(fits::is_whole)
}

/// The example of the schema itself.
fn own_example<'m>(merged: &'m Merged<'_>) -> Option<&'m Value> {
    let first = || merged.fields.get("examples")?.get(0);
    merged.fields.get("example").or_else(first)
}
