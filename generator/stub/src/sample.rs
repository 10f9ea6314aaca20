//! A media type, parameter or header -> its example, or a value made from its schema by a seed.

mod merge;
mod number;
mod text;

use fastrand::Rng;
use serde_json::{Map, Value, json};

use crate::Description;
use crate::description::{Direction, Node};
use merge::Merged;

/// Deeper than this, what is optional is left out, so that recursive schemas end.
const MAX_DEPTH: usize = 6;

/// Deeper than this there is nothing: a schema that requires itself has no finite value.
const MAX_REQUIRED_DEPTH: usize = 32;

/// After so many values, what is optional is left out: some schemas hold half of their document.
const BUDGET: usize = 2_000;

/// How often another seed is tried where a value breaks its schema.
const ATTEMPTS: u64 = 4;

/// A value, and what is to be said about it.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The value.
    pub value: Value,
    /// What is wrong with the example or the schema, if anything is.
    pub notes: Vec<String>,
}

/// How much of a schema is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fill {
    /// All of it, with the schemas' own examples.
    Examples,
    /// All of it.
    All,
    /// What is required.
    Required,
}

/// The example of a media type, parameter or header (the one of that name, where one is given),
/// or else a value that is made from the schema. It is held to the schema before it is given out.
#[must_use]
pub fn sample(
    description: &Description,
    media: &Node<'_>,
    direction: Direction,
    seed: u64,
    name: Option<&str>,
) -> Sample {
    let mut notes = Vec::new();
    let example = example(media, name);
    let Some(schema) = media.get("schema") else {
        let value = example.unwrap_or(Value::Null);
        return Sample { value, notes };
    };
    if let Some(example) = example {
        match valid(description, &schema, direction, example) {
            Ok(value) => return Sample { value, notes },
            Err(faults) => notes.push(format!(
                "the example of {} is not valid: {faults}",
                media.place()
            )),
        }
    }
    let mut made = sample_schema(description, &schema, direction, seed);
    notes.append(&mut made.notes);
    Sample { notes, ..made }
}

/// A value of a schema.
#[must_use]
pub fn sample_schema(
    description: &Description,
    schema: &Node<'_>,
    direction: Direction,
    seed: u64,
) -> Sample {
    let mut notes = Vec::new();
    let fills = [Fill::Examples, Fill::All, Fill::Required];
    let mut last = Err(String::new());
    let mut value = Value::Null;
    for (fill, attempt) in fills
        .iter()
        .flat_map(|fill| (0..ATTEMPTS).map(move |it| (*fill, it)))
    {
        let mut sampler = Sampler {
            description,
            direction,
            fill,
            random: Rng::with_seed(seed.wrapping_add(attempt)),
            budget: BUDGET,
        };
        value = sampler.sample(schema.value(), 0);
        last = description
            .faults(schema, direction, &value)
            .map(|it| it.join("; "));
        match &last {
            Ok(faults) if faults.is_empty() => return Sample { value, notes },
            Ok(_) => {}
            // No other value would do better.
            Err(_) => break,
        }
    }
    let (Ok(reason) | Err(reason)) = last;
    notes.push(format!(
        "no valid value of {} can be made: {reason}",
        schema.place()
    ));
    Sample { value, notes }
}

/// The example that is meant, as written.
fn example(media: &Node<'_>, name: Option<&str>) -> Option<Value> {
    let all = media.get("examples");
    let named = |name: Option<&str>| {
        let mut all = all.iter().flat_map(Node::entries);
        let (_, example) = all.find(|(key, _)| name.is_none_or(|name| name == *key))?;
        let example = example.resolved().ok()?;
        let value = example.get("value").or_else(|| example.get("dataValue"));
        Some(value?.value().clone())
    };
    let single = || Some(media.get("example")?.value().clone());
    match name {
        Some(_) => named(name).or_else(single),
        None => single().or_else(|| named(None)),
    }
}

/// The example, if its schema accepts it, as it is or as the JSON that it spells.
fn valid(
    description: &Description,
    schema: &Node<'_>,
    direction: Direction,
    example: Value,
) -> Result<Value, String> {
    let faults = description.faults(schema, direction, &example)?;
    if faults.is_empty() {
        return Ok(example);
    }
    let spelled = example
        .as_str()
        .and_then(|text| serde_json::from_str::<Value>(text).ok());
    if let Some(spelled) = spelled
        && description.faults(schema, direction, &spelled)?.is_empty()
    {
        return Ok(spelled);
    }
    Err(faults.join("; "))
}

/// Makes values.
struct Sampler<'d> {
    description: &'d Description,
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
        let merged = Merged::of(self.description, schema, is_deep, &mut self.random);
        if self.fill == Fill::Examples
            && let Some(example) = own_example(&merged)
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
            Some("number") => number::number(&merged.fields, &mut self.random),
            Some("string") => json!(text::text(&merged.fields, &mut self.random)),
            Some("array") => self.array(&merged, depth),
            Some("object") => self.object(&merged, depth),
            // Anything is right where nothing is said.
            _ => json!(text::word(&mut self.random)),
        }
    }

    fn is_deep(&self, depth: usize) -> bool {
        depth >= MAX_DEPTH || self.budget == 0 || self.fill == Fill::Required
    }

    /// One of the values of `enum`, `null` only where there is no other.
    fn allowed(&mut self, merged: &Merged) -> Option<Value> {
        let all = merged.fields.get("enum")?.as_array()?;
        let fitting: Vec<_> = all.iter().filter(|it| merged.has_type_of(it)).collect();
        let others: Vec<_> = fitting.iter().filter(|it| !it.is_null()).collect();
        match others.is_empty() {
            true => fitting.first().map(|it| (*it).clone()),
            false => Some((**others[self.random.usize(..others.len())]).clone()),
        }
    }

    fn array(&mut self, merged: &Merged, depth: usize) -> Value {
        let count = |key: &str| merged.fields.get(key)?.as_u64()?.try_into().ok();
        let least: usize = count("minItems").unwrap_or(0);
        let most: usize = count("maxItems").unwrap_or(usize::MAX);
        let wanted = if self.is_deep(depth) {
            0
        } else {
            self.random.usize(1..=2)
        };
        let mut items = Vec::new();
        let places = merged.fields.get("prefixItems").and_then(Value::as_array);
        for place in places.into_iter().flatten().take(most) {
            items.push(self.sample(place, depth + 1));
        }
        let Some(schema) = merged.fields.get("items").filter(|it| **it != json!(false)) else {
            return Value::Array(items);
        };
        let is_unique = merged.fields.get("uniqueItems") == Some(&json!(true));
        // A set of few values cannot be filled by trying for long.
        for _ in 0..(4 * least.max(wanted)).min(1_000) {
            if items.len() >= least.max(wanted).min(most) {
                break;
            }
            let item = self.sample(schema, depth + 1);
            if !is_unique || !items.contains(&item) {
                items.push(item);
            }
        }
        Value::Array(items)
    }

    fn object(&mut self, merged: &Merged, depth: usize) -> Value {
        let mut object = Map::new();
        let is_deep = self.is_deep(depth);
        let required = merged.names("required");
        let properties = merged.fields.get("properties").and_then(Value::as_object);
        for (name, property) in properties.into_iter().flatten() {
            let is_required = required.contains(&name.as_str());
            if self.is_barred(property) || (is_deep && !is_required) || property == &json!(false) {
                continue;
            }
            let value = match merged.wanted(name) {
                Some(value) => json!(value),
                None => self.sample(property, depth + 1),
            };
            object.insert(name.clone(), value);
        }
        for name in required {
            let is_named = properties.is_some_and(|all| all.contains_key(name));
            if !is_named {
                let value = merged.wanted(name).map(|it| json!(it));
                let value = value.unwrap_or_else(|| self.additional(merged, depth));
                object.insert(name.to_owned(), value);
            }
        }
        self.fill_up(merged, depth, &mut object);
        Value::Object(object)
    }

    /// Adds properties without a name of their own: as many as there must be, or one where there
    /// would be none at all.
    fn fill_up(&mut self, merged: &Merged, depth: usize, object: &mut Map<String, Value>) {
        let additional = merged.fields.get("additionalProperties");
        let least = merged.fields.get("minProperties").and_then(Value::as_u64);
        let is_open = additional.is_some_and(|it| *it != json!(false));
        let wanted = usize::from(object.is_empty() && is_open && !self.is_deep(depth));
        let wanted = wanted.max(least.and_then(|it| it.try_into().ok()).unwrap_or(0));
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

    fn additional(&mut self, merged: &Merged, depth: usize) -> Value {
        match merged.fields.get("additionalProperties") {
            Some(schema @ Value::Object(_)) => self.sample(schema, depth + 1),
            _ => json!(text::word(&mut self.random)),
        }
    }

    /// Whether a property does not go this way.
    fn is_barred(&self, property: &Value) -> bool {
        let key = self.direction.barred();
        let referred = || {
            let node = self.description.find(property["$ref"].as_str()?)?;
            node.flag(key)
        };
        property[key] == true || referred() == Some(true)
    }
}

/// The example of the schema itself, if it is of the type that the schema asks for.
fn own_example(merged: &Merged) -> Option<&Value> {
    let first = || merged.fields.get("examples")?.get(0);
    let example = merged.fields.get("example").or_else(first)?;
    let is_allowed = match merged.fields.get("enum") {
        Some(Value::Array(all)) => all.contains(example),
        _ => merged.has_type_of(example),
    };
    is_allowed.then_some(example)
}
