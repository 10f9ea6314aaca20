//! From a fault and the losses that the generation has reported to the one that
//! names it: the description's mistake.

use super::called::{Fault, Kind};
use crate::corpus::generation::Generated;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// How many places are looked at for a fault.
const MAX_PLACES: usize = 2_000;

/// What a description gets wrong, as its report says.
pub(super) struct Blame<'g> {
    generated: &'g Generated,
    root: Value,
}

impl<'g> Blame<'g> {
    pub(super) fn of(generated: &'g Generated) -> Blame<'g> {
        let text = fs::read_to_string(&generated.description.path);
        let root = text.ok().and_then(|text| serde_json::from_str(&text).ok());
        let root = root.unwrap_or_default();
        Blame { generated, root }
    }

    /// The loss that names a fault: `invalid-value at #/paths/~1a/get`.
    pub(super) fn loss(&self, fault: &Fault) -> Option<String> {
        let mut starts: Vec<String> = fault.pointer.iter().cloned().collect();
        if starts.is_empty() {
            let operation = self.generated.operations.get(&fault.test)?;
            let parts: &[&str] = match fault.kind {
                Kind::Unread | Kind::Unequal => &["responses"],
                Kind::Unmade | Kind::Unsent | Kind::Refused => {
                    &["parameters", "requestBody", "security"]
                }
            };
            starts.extend(parts.iter().map(|part| format!("{operation}/{part}")));
        }
        let places = self.reached(starts);
        let is_within = |pointer: &str, place: &String| {
            let rest = pointer.strip_prefix(place.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let mut losses = self.generated.places.iter();
        let (code, pointer) =
            losses.find(|(_, pointer)| places.iter().any(|place| is_within(pointer, place)))?;
        Some(format!("{code} at #{pointer}"))
    }

    /// The places, and those that their references and the names of security
    /// schemes lead to.
    fn reached(&self, starts: Vec<String>) -> BTreeSet<String> {
        let mut places = BTreeSet::new();
        let mut pending = starts;
        while let Some(place) = pending.pop() {
            if places.len() == MAX_PLACES || places.contains(&place) {
                continue;
            }
            if let Some(value) = self.root.pointer(&place) {
                if place.ends_with("/security") {
                    pending.extend(schemes(value));
                }
                collect(value, &mut pending);
            }
            places.insert(place);
        }
        places
    }
}

/// Where the references within a value lead, in the same file.
fn collect(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(fields) => {
            let target = fields.get("$ref").and_then(Value::as_str);
            found.extend(
                target
                    .and_then(|it| it.strip_prefix('#'))
                    .map(str::to_owned),
            );
            fields.values().for_each(|field| collect(field, found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Where the schemes of security requirements are described.
fn schemes(requirements: &Value) -> Vec<String> {
    let list = requirements.as_array().into_iter().flatten();
    let names = list.filter_map(Value::as_object).flat_map(|it| it.keys());
    names
        .flat_map(|name| {
            let name = name.replace('~', "~0").replace('/', "~1");
            ["components/securitySchemes", "securityDefinitions"]
                .map(|folder| format!("/{folder}/{name}"))
        })
        .collect()
}
