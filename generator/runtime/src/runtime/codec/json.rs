//! From a [`Value`] to JSON text: what [`serialize`](super::serialize) would
//! write through serde_json, without asking again for each key how to escape it.

use super::{EncodeError, List, Map, Record, Source, Value};
use serde::Serialize;

/// Writes JSON (RFC 8259), without spaces.
///
/// # Errors
///
/// Where a number is not finite.
pub fn to_json(value: &dyn Value) -> Result<Vec<u8>, EncodeError> {
    let mut json = Vec::with_capacity(128);
    write(&mut json, &value.source())?;
    Ok(json)
}

fn write(json: &mut Vec<u8>, source: &Source<'_>) -> Result<(), EncodeError> {
    match source {
        Source::Absent | Source::Null => json.extend_from_slice(b"null"),
        Source::Bool(true) => json.extend_from_slice(b"true"),
        Source::Bool(false) => json.extend_from_slice(b"false"),
        Source::Integer(value) => write_scalar(json, value)?,
        Source::Unsigned(value) => write_scalar(json, value)?,
        Source::Number(value) if value.is_finite() => write_scalar(json, value)?,
        Source::Number(value) => {
            return Err(EncodeError::new(format!("{value} is not a JSON number")));
        }
        Source::Text(text) => write_scalar(json, &**text)?,
        Source::List(list) => write_list(json, *list)?,
        Source::Map(map) => {
            json.push(b'{');
            write_entries(json, *map)?;
            close(json, b'}');
        }
        Source::Record(record) => write_record(json, *record)?,
        Source::Json(value) => write_scalar(json, *value)?,
    }
    Ok(())
}

/// What serde_json knows how to write.
#[inline]
fn write_scalar<T: Serialize + ?Sized>(json: &mut Vec<u8>, value: &T) -> Result<(), EncodeError> {
    serde_json::to_writer(json, value).map_err(|error| EncodeError::new(error.to_string()))
}

fn write_list(json: &mut Vec<u8>, list: &dyn List) -> Result<(), EncodeError> {
    json.push(b'[');
    let mut written = Ok(());
    list.each(&mut |source| {
        if written.is_ok() {
            written = write(json, &source);
            json.push(b',');
        }
    });
    close(json, b']');
    written
}

fn write_record(json: &mut Vec<u8>, record: &dyn Record) -> Result<(), EncodeError> {
    json.push(b'{');
    for (index, field) in record.fields().iter().enumerate() {
        let source = record.field(index).map_or(Source::Absent, Value::source);
        if field.required || !matches!(source, Source::Absent) {
            match field.quoted() {
                Some(quoted) => json.extend_from_slice(quoted.as_bytes()),
                None => write_key(json, field.name)?,
            }
            write(json, &source)?;
            json.push(b',');
        }
    }
    if let Some(map) = record.additional() {
        write_entries(json, map)?;
    }
    close(json, b'}');
    Ok(())
}

fn write_entries(json: &mut Vec<u8>, map: &dyn Map) -> Result<(), EncodeError> {
    let mut written = Ok(());
    map.each(&mut |key, value| {
        if written.is_ok() {
            written = write_key(json, key).and_then(|()| write(json, &value.source()));
            json.push(b',');
        }
    });
    written
}

fn write_key(json: &mut Vec<u8>, key: &str) -> Result<(), EncodeError> {
    write_scalar(json, key)?;
    json.push(b':');
    Ok(())
}

/// Ends an array or object, in place of the comma after its last element.
#[inline]
fn close(json: &mut Vec<u8>, end: u8) {
    match json.last_mut() {
        Some(last @ b',') => *last = end,
        _ => json.push(end),
    }
}
