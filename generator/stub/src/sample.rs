//! A media type, parameter or header -> its example, or a value made from its schema by a seed.

use clientsmith_sample::{Fill, Schemas, remove_undeclared};
use serde_json::Value;

use crate::Description;
use crate::description::{Direction, Node};

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

impl Schemas for Description {
    fn find(&self, reference: &str) -> Option<&Value> {
        Some(Description::find(self, reference)?.value())
    }
}

/// The example of a media type, parameter or header (the one of that name, where one is given),
/// or else a value that is made from the schema. It is held to the schema before it is given out,
/// and loses the members that the schema does not declare.
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
            Ok(mut value) => {
                remove_undeclared(description, schema.value(), direction, &mut value);
                return Sample { value, notes };
            }
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
        let seed = seed.wrapping_add(attempt);
        value = clientsmith_sample::sample(description, schema.value(), direction, fill, seed);
        last = description
            .faults(schema, direction, &value)
            .map(|it| it.join("; "));
        match &last {
            Ok(faults) if faults.is_empty() => {
                remove_undeclared(description, schema.value(), direction, &mut value);
                return Sample { value, notes };
            }
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
    // With properties and without a type a schema means an object, though it accepts others.
    let is_object = schema.resolved().is_ok_and(|schema| {
        schema
            .get("properties")
            .is_some_and(|all| all.entries().next().is_some())
    });
    let faults = |value: &Value| match is_object && !value.is_object() {
        true => Ok(vec!["it is no object".to_owned()]),
        false => description.faults(schema, direction, value),
    };
    let own = faults(&example)?;
    if own.is_empty() {
        return Ok(example);
    }
    let spelled = example
        .as_str()
        .and_then(|text| serde_json::from_str::<Value>(text).ok());
    if let Some(spelled) = spelled
        && faults(&spelled)?.is_empty()
    {
        return Ok(spelled);
    }
    Err(own.join("; "))
}
