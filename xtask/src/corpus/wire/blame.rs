//! From a fault and the losses that the generation has reported to the one that
//! names it: the description's mistake.

use super::called::{Fault, Kind};
use crate::corpus::generation::{Generated, Loss};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// How many places are looked at for a fault.
const MAX_PLACES: usize = 2_000;

/// The losses that say of a value, or of how it is written, why a call can go wrong.
const TELLING: [&str; 8] = [
    "conflicting-all-of",
    "conflicting-property",
    "invalid-value",
    "media-type-as-bytes",
    "required-without-property",
    "style-not-applicable",
    "unknown-value",
    "wrong-type",
];

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

    /// The code of the loss that says what a fault comes from.
    pub(super) fn loss(&self, fault: &Fault) -> Option<&'static str> {
        let operation = self.generated.operations.get(&fault.test);
        let operation = operation.unwrap_or(&fault.test);
        let mut starts: Vec<String> = fault.pointer.iter().cloned().collect();
        if starts.is_empty() {
            let parts: &[&str] = match fault.kind {
                Kind::Unread | Kind::Unequal => &["responses"],
                Kind::Untested | Kind::Unmade | Kind::Unsent | Kind::Refused => {
                    &["parameters", "requestBody", "security"]
                }
            };
            starts.extend(parts.iter().map(|part| format!("{operation}/{part}")));
        }
        let places = self.reached(starts);
        let mut losses = self.generated.places.iter();
        let loss = losses.find(|loss| {
            let is_there = || places.iter().any(|place| is_within(&loss.pointer, place));
            match loss.code {
                "ambiguous-path" => loss.pointer == *operation,
                _ => is_there() && self.explains(loss, fault),
            }
        })?;
        Some(loss.code)
    }

    /// Whether a loss at the place of a fault says what went wrong: that there is no right value
    /// is enough, anything else must be of the same place or speak of what the fault speaks of.
    fn explains(&self, loss: &Loss, fault: &Fault) -> bool {
        match loss.code {
            "no-value-found" => true,
            code if TELLING.contains(&code) => {
                let reason = fault.reason();
                fault.pointer.as_ref() == Some(&loss.pointer)
                    || self.names(loss).iter().any(|name| reason.contains(name))
            }
            _ => false,
        }
    }

    /// What a loss speaks of, as faults spell it: what its message quotes, the property or the
    /// parameter that it is about.
    fn names(&self, loss: &Loss) -> Vec<String> {
        let quoted = loss.message.split('`').skip(1).step_by(2);
        let mut names: Vec<_> = quoted.map(str::to_owned).collect();
        if let Some((_, property)) = loss.pointer.rsplit_once("/properties/") {
            names.extend(property.split('/').next().map(str::to_owned));
        }
        let mut place = loss.pointer.as_str();
        while let Some((outer, _)) = place.rsplit_once('/') {
            let part = self.root.pointer(place);
            let parameter = part.filter(|part| part["in"].is_string());
            names.extend(parameter.and_then(|it| Some(format!("`{}", it["name"].as_str()?))));
            place = outer;
        }
        names.retain(|name| !name.is_empty());
        names
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

/// Whether a place is within another one.
fn is_within(pointer: &str, place: &str) -> bool {
    let rest = pointer.strip_prefix(place);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
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
