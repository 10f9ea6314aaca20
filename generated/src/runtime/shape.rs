// Copied by clientsmith: edits are lost when this crate is made anew.
//! From a value to what a parameter or a form can hold: a scalar, a list or an
//! object.

use crate::runtime::codec::{Record, Source, Value};
use std::borrow::Cow;
use std::iter;

/// A value by its shape.
pub(crate) enum Shape<'a> {
    /// Nothing, or `null`: not sent.
    Nothing,
    /// A scalar, as text.
    Scalar(Cow<'a, str>),
    /// A list.
    List(Vec<Source<'a>>),
    /// An object, without the members that are absent.
    Object(Vec<(&'a str, Source<'a>)>),
}

impl<'a> Shape<'a> {
    /// The shape of a value.
    ///
    /// # Errors
    ///
    /// Where a number is not finite, or where it is a file.
    pub(crate) fn of(source: Source<'a>) -> Result<Self, String> {
        Ok(match source {
            Source::Absent | Source::Null => Self::Nothing,
            Source::Bool(value) => {
                Self::Scalar(Cow::Borrowed(if value { "true" } else { "false" }))
            }
            Source::Integer(value) => Self::Scalar(Cow::Owned(value.to_string())),
            Source::Unsigned(value) => Self::Scalar(Cow::Owned(value.to_string())),
            Source::Number(value) => Self::Scalar(Cow::Owned(number(value)?)),
            Source::Text(text) => Self::Scalar(text),
            Source::List(list) => Self::List(
                (0..list.len())
                    .filter_map(|index| list.get(index))
                    .map(Value::source)
                    .collect(),
            ),
            Source::Map(map) => {
                let mut members = Vec::new();
                map.each(&mut |key, value| members.push((key, value.source())));
                Self::Object(members)
            }
            Source::Record(record) => Self::Object(members(record)),
            Source::Tagged(tag, record) => {
                let name = (tag.property, Source::from(tag.name));
                Self::Object(iter::once(name).chain(members(record)).collect())
            }
            Source::Json(json) => Self::of_json(json),
            Source::Foreign(_) => return Err("a file cannot be sent here".to_owned()),
        })
    }

    fn of_json(json: &'a serde_json::Value) -> Self {
        match json {
            serde_json::Value::Null => Self::Nothing,
            serde_json::Value::Bool(true) => Self::Scalar(Cow::Borrowed("true")),
            serde_json::Value::Bool(false) => Self::Scalar(Cow::Borrowed("false")),
            serde_json::Value::Number(number) => Self::Scalar(Cow::Owned(number.to_string())),
            serde_json::Value::String(text) => Self::Scalar(Cow::Borrowed(text)),
            serde_json::Value::Array(array) => Self::List(array.iter().map(Source::Json).collect()),
            serde_json::Value::Object(object) => Self::Object(
                object
                    .iter()
                    .map(|(key, value)| (key.as_str(), Source::Json(value)))
                    .collect(),
            ),
        }
    }
}

/// The members of an object that are there.
fn members(record: &dyn Record) -> Vec<(&str, Source<'_>)> {
    let (values, additional) = record.values();
    let fields = record.fields().iter().zip(values);
    let mut members: Vec<_> = fields
        .map(|(field, value)| (field.name, value.source()))
        .collect();
    if let Some(map) = additional {
        map.each(&mut |key, value| members.push((key, value.source())));
    }
    members.retain(|(_, source)| !matches!(source, Source::Absent));
    members
}

fn number(value: f64) -> Result<String, String> {
    match value.is_finite() {
        true => Ok(value.to_string()),
        false => Err(format!("{value} cannot be sent")),
    }
}
