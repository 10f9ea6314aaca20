//! Values that are listed, by `enum` or `const` (JSON Schema 2020-12,
//! Validation, sections 6.1.2 and 6.1.3), with the names and words that
//! extensions give them.

use super::Resolver;
use crate::diag::{Code, Diagnostic};
use crate::model::{Enumeration, EnumerationKind, EnumerationValue, Shape};
use crate::openapi::{Keywords, Type};
use serde_json::Value;

/// The extensions that name values: a list in the order of the values, or an
/// object by value.
const NAMES: [&str; 4] = [
    "x-enum-varnames",
    "x-enumNames",
    "x-enum-names",
    "x-speakeasy-enums",
];

/// The same for words about values.
const WORDS: [&str; 3] = [
    "x-enum-descriptions",
    "x-enumDescriptions",
    "x-speakeasy-enum-descriptions",
];

impl Resolver<'_> {
    /// The shape of a schema that lists its values; `None` where it does not, or
    /// lists nothing but `null`.
    pub(super) fn enumeration(&mut self, keywords: &Keywords) -> Option<Shape> {
        let listed = listed(keywords)?;
        self.report_mistyped(listed, keywords);
        let names = self.annotations(keywords, listed, &NAMES);
        let words = self.annotations(keywords, listed, &WORDS);
        let mut values: Vec<EnumerationValue> = Vec::new();
        for (index, value) in listed.iter().enumerate() {
            let value = typed(value, keywords);
            if value.is_null() || values.iter().any(|other| other.value == value) {
                continue;
            }
            values.push(EnumerationValue {
                name: names
                    .of(index, &value)
                    .or_else(|| named(keywords, &value, "name")),
                description: words
                    .of(index, &value)
                    .or_else(|| named(keywords, &value, "description")),
                value,
            });
        }
        let kind = kind(&values, keywords);
        if kind.is_none() && !values.is_empty() {
            self.loss(
                Code::EnumerationNotChecked,
                "arrays and objects among the values are no enumeration: any value of the type is accepted here",
                &keywords.at,
            );
        }
        match kind? {
            Kind::Boolean => {
                let only = (values.len() == 1).then(|| values[0].value == Value::Bool(true));
                Some(Shape::Boolean(only))
            }
            Kind::Enumeration(kind) => Some(Shape::Enumeration(Enumeration { kind, values })),
        }
    }

    /// Reports the first value that is not of the schema's type. What YAML has read as something
    /// else than a string cannot be known again: `16:9` is a number in it.
    fn report_mistyped(&mut self, listed: &[Value], keywords: &Keywords) {
        if keywords.types.is_empty() {
            return;
        }
        let is_plain = |value: &Value, sent: &Value| match value {
            Value::String(_) => fits(sent, keywords),
            value => value.is_null() || fits(value, keywords),
        };
        for (index, value) in listed.iter().enumerate() {
            let sent = typed(value, keywords);
            if is_plain(value, &sent) {
                continue;
            }
            let at = match keywords.constant {
                Some(_) => keywords.at.child("const"),
                None => keywords.at.child("enum").index(index),
            };
            let types = keywords.types.iter().map(Type::name);
            let types = types.collect::<Vec<_>>().join(", ");
            let message = format!("`{value}` is not of the type `{types}`: it is sent as `{sent}`");
            let help = match value {
                Value::Number(_) | Value::Bool(_) => "write it as it is to be sent, in quotes",
                _ => "write it as it is to be sent",
            };
            self.mistake(Code::WrongType, message, &at, help);
            return;
        }
    }

    /// What the first of some extensions says about the values.
    fn annotations<'k>(
        &mut self,
        keywords: &'k Keywords,
        listed: &[Value],
        extensions: &[&'static str],
    ) -> Annotations<'k> {
        let nulls = |upto: usize| {
            listed[..upto]
                .iter()
                .filter(|value| value.is_null())
                .count()
        };
        for &name in extensions {
            match keywords.extensions.get(name) {
                Some(Value::Object(by_value)) => return Annotations::ByValue(by_value),
                Some(Value::Array(list)) if list.len() == listed.len() => {
                    return Annotations::List(list.iter().collect());
                }
                // `null` is often listed without a name of its own.
                Some(Value::Array(list)) if list.len() + nulls(listed.len()) == listed.len() => {
                    let of = |(index, value): (usize, &Value)| {
                        list.get(index - nulls(index)).filter(|_| !value.is_null())
                    };
                    let null = &Value::Null;
                    return Annotations::List(
                        listed
                            .iter()
                            .enumerate()
                            .map(|value| of(value).unwrap_or(null))
                            .collect(),
                    );
                }
                Some(Value::Array(list)) => {
                    let message = format!(
                        "`{name}` has {} entries for {} values: it is not used",
                        list.len(),
                        listed.len()
                    );
                    let at = keywords.at.child(name);
                    self.report
                        .push(Diagnostic::note(Code::InvalidValue, message).at(&at));
                }
                _ => {}
            }
        }
        Annotations::None
    }
}

/// What an extension says about values.
enum Annotations<'k> {
    None,
    List(Vec<&'k Value>),
    ByValue(&'k serde_json::Map<String, Value>),
}

impl Annotations<'_> {
    fn of(&self, index: usize, value: &Value) -> Option<String> {
        let text = match self {
            Annotations::None => None,
            Annotations::List(list) => list.get(index)?.as_str(),
            Annotations::ByValue(map) => map.get(&spelled(value))?.as_str(),
        };
        text.filter(|text| !text.is_empty()).map(str::to_owned)
    }
}

/// The same of `x-ms-enum`, whose `values` are a list of objects, and of
/// `x-fern-enum`, an object of objects.
fn named(keywords: &Keywords, value: &Value, field: &str) -> Option<String> {
    let spelling = spelled(value);
    let listed = keywords
        .extensions
        .get("x-ms-enum")
        .and_then(|extension| extension.get("values")?.as_array())
        .into_iter()
        .flatten();
    let by_list = listed
        .filter(|entry| {
            entry
                .get("value")
                .is_some_and(|value| spelled(value) == spelling)
        })
        .find_map(|entry| entry.get(field)?.as_str());
    let by_value = || {
        keywords
            .extensions
            .get("x-fern-enum")?
            .get(&spelling)?
            .get(field)?
            .as_str()
    };
    by_list.or_else(by_value).map(str::to_owned)
}

/// A value as text.
fn spelled(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The values that a schema lists. One that is both in a list and constant is
/// the constant.
pub(super) fn listed(keywords: &Keywords) -> Option<&[Value]> {
    let constant = keywords.constant.as_deref().map(std::slice::from_ref);
    constant.or(keywords.enumeration.as_deref())
}

/// A value as the type of its schema has it. YAML reads `1.0` and `on` as a
/// number and a boolean where a string was meant, and quotes are put around
/// numbers.
fn typed(value: &Value, keywords: &Keywords) -> Value {
    match (keywords.types.without(Type::Null).single(), value) {
        (Some(Type::String), Value::Number(_) | Value::Bool(_)) => Value::String(value.to_string()),
        (Some(Type::Integer | Type::Number), Value::String(text)) => {
            let number: Option<serde_json::Number> = text.trim().parse().ok();
            number.map_or_else(|| value.clone(), Value::Number)
        }
        (Some(Type::Boolean), Value::String(text)) => {
            let boolean: Option<bool> = text.trim().to_ascii_lowercase().parse().ok();
            boolean.map_or_else(|| value.clone(), Value::Bool)
        }
        _ => value.clone(),
    }
}

/// Whether a value is of one of the types of its schema.
fn fits(value: &Value, keywords: &Keywords) -> bool {
    let is = |kind| keywords.types.contains(kind);
    match value {
        Value::Null => is(Type::Null),
        Value::Bool(_) => is(Type::Boolean),
        Value::Number(number) => {
            is(Type::Number) || is(Type::Integer) && number.as_f64().is_some_and(is_whole)
        }
        Value::String(_) => is(Type::String),
        Value::Array(_) => is(Type::Array),
        Value::Object(_) => is(Type::Object),
    }
}

fn is_whole(number: f64) -> bool {
    number.fract() == 0.0
}

/// The kind of an enumeration of these values; `None` where they make none.
pub(super) fn enumeration_kind(
    values: &[EnumerationValue],
    keywords: &Keywords,
) -> Option<EnumerationKind> {
    match kind(values, keywords)? {
        Kind::Enumeration(kind) => Some(kind),
        Kind::Boolean => None,
    }
}

enum Kind {
    Boolean,
    Enumeration(EnumerationKind),
}

/// What all of the values are.
fn kind(values: &[EnumerationValue], keywords: &Keywords) -> Option<Kind> {
    let all =
        |is: fn(&Value) -> bool| !values.is_empty() && values.iter().all(|value| is(&value.value));
    let is_number = keywords.types.contains(Type::Number);
    let format = keywords.format.as_deref().map(str::to_owned);
    Some(Kind::Enumeration(match () {
        () if all(Value::is_boolean) => return Some(Kind::Boolean),
        () if all(Value::is_string) => EnumerationKind::String,
        () if all(Value::is_i64) && !is_number => EnumerationKind::Integer(format),
        () if all(Value::is_u64) && !is_number => {
            EnumerationKind::Integer(Some("uint64".to_owned()))
        }
        () if all(Value::is_number) => EnumerationKind::Number,
        () if all(|value| !value.is_array() && !value.is_object()) => EnumerationKind::Mixed,
        () => return None,
    }))
}
