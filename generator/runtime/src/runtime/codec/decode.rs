//! From any serde format into a [`Value`], with one visitor for all types.

use super::trace::Trace;
use super::visitor::Seed;
use super::{DecodeError, Value};
use serde::de::{DeserializeSeed, Deserializer, Error};

/// Reads a type of the codec from any self-describing serde format.
///
/// # Errors
///
/// Where the document does not fit; the message begins with the path.
pub fn deserialize<'de, T: Value, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::empty();
    let mut trace = Trace::default();
    fill(&mut value, deserializer, &mut trace).map_err(|error| match trace.path() {
        path if path.is_empty() => error,
        path => D::Error::custom(format_args!("{path}: {error}")),
    })?;
    Ok(value)
}

/// Reads a JSON text (RFC 8259), the whole of it.
///
/// # Errors
///
/// Where the text is not JSON, or does not fit the type.
pub fn from_json<T: Value>(json: &[u8]) -> Result<T, DecodeError> {
    let mut value = T::empty();
    fill_from_json(&mut value, json)?;
    Ok(value)
}

/// Reads JSON that has been parsed already.
///
/// # Errors
///
/// Where the value does not fit the type.
pub fn from_value<T: Value>(json: &serde_json::Value) -> Result<T, DecodeError> {
    let mut value = T::empty();
    let mut trace = Trace::default();
    fill(&mut value, json, &mut trace).map_err(|error| trace.error(&error))?;
    Ok(value)
}

/// The text as a whole is held to UTF-8 (RFC 8259, section 8.1): that is faster
/// than to look at each of its strings.
fn fill_from_json(value: &mut dyn Value, json: &[u8]) -> Result<(), DecodeError> {
    let json = std::str::from_utf8(json)
        .map_err(|error| DecodeError::new("", format!("the text is not JSON: {error}")))?;
    let mut trace = Trace::default();
    let mut deserializer = serde_json::Deserializer::from_str(json);
    fill(value, &mut deserializer, &mut trace).map_err(|error| trace.error(&error))?;
    deserializer
        .end()
        .map_err(|error| Trace::default().error(&error))
}

/// Reads the next value of a document into its place.
fn fill<'de, D: Deserializer<'de>>(
    value: &mut dyn Value,
    deserializer: D,
    trace: &mut Trace,
) -> Result<(), D::Error> {
    Seed { value, trace }.deserialize(deserializer)
}
