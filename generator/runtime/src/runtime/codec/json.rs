//! From a [`Value`] to JSON text: what [`serialize`](super::serialize) would
//! write through serde_json, without asking again for each key how to escape it.

use super::record::is_plain;
use super::{EncodeError, List, Map, Record, Source, Value};
use serde::Serialize;

/// Writes JSON (RFC 8259), without spaces.
///
/// # Errors
///
/// Where a number is not finite.
pub fn to_json(value: &dyn Value) -> Result<Vec<u8>, EncodeError> {
    source_to_json(value.source())
}

/// Writes what is to be encoded as JSON, without spaces.
///
/// # Errors
///
/// Where a number is not finite, or where there is a file.
pub fn source_to_json(source: Source<'_>) -> Result<Vec<u8>, EncodeError> {
    let mut text = Text {
        json: Vec::with_capacity(128),
        error: None,
    };
    text.value(source);
    match text.error {
        None => Ok(text.json),
        Some(error) => Err(error),
    }
}

/// A text that is being written.
struct Text {
    json: Vec<u8>,
    /// The first thing that JSON cannot express: the rest is of no use then.
    error: Option<EncodeError>,
}

impl Text {
    /// The kinds that are met most are looked at first, where they are met: what
    /// is left is one function that calls itself.
    #[inline(always)]
    fn value(&mut self, source: Source<'_>) {
        match source {
            Source::Text(text) => self.text(&text),
            Source::Integer(value) => self.scalar(&value),
            other => self.other(other),
        }
    }

    #[inline(never)]
    fn other(&mut self, source: Source<'_>) {
        match source {
            Source::Absent | Source::Null => self.json.extend_from_slice(b"null"),
            Source::Bool(true) => self.json.extend_from_slice(b"true"),
            Source::Bool(false) => self.json.extend_from_slice(b"false"),
            Source::Integer(value) => self.scalar(&value),
            Source::Unsigned(value) => self.scalar(&value),
            Source::Number(value) if value.is_finite() => self.scalar(&value),
            Source::Number(value) => self.fail(format!("{value} is not a JSON number")),
            Source::Text(text) => self.text(&text),
            Source::List(list) => self.list(list),
            Source::Map(map) => {
                self.json.push(b'{');
                self.entries(map);
                self.close(b'}');
            }
            Source::Record(record) => self.record(record),
            Source::Json(value) => self.scalar(value),
            Source::Foreign(_) => self.fail("JSON holds no file".to_owned()),
        }
    }

    /// A string. Most have nothing to escape, and are copied.
    #[inline]
    fn text(&mut self, text: &str) {
        if !is_plain(text.as_bytes()) {
            return self.scalar(text);
        }
        self.json.reserve(text.len() + 2);
        self.json.push(b'"');
        self.json.extend_from_slice(text.as_bytes());
        self.json.push(b'"');
    }

    /// What serde_json knows how to write.
    #[inline]
    fn scalar<T: Serialize + ?Sized>(&mut self, value: &T) {
        if let Err(error) = serde_json::to_writer(&mut self.json, value) {
            self.fail(error.to_string());
        }
    }

    #[cold]
    fn fail(&mut self, message: String) {
        self.error.get_or_insert_with(|| EncodeError::new(message));
    }

    fn list(&mut self, list: &dyn List) {
        self.json.push(b'[');
        list.each(&mut |source| {
            self.value(source);
            self.json.push(b',');
        });
        self.close(b']');
    }

    fn record(&mut self, record: &dyn Record) {
        self.json.push(b'{');
        for (index, field) in record.fields().iter().enumerate() {
            let source = record.field(index).map_or(Source::Absent, Value::source);
            if field.required || !matches!(source, Source::Absent) {
                match field.quoted() {
                    Some(quoted) => self.json.extend_from_slice(quoted.as_bytes()),
                    None => self.key(field.name),
                }
                self.value(source);
                self.json.push(b',');
            }
        }
        if let Some(map) = record.additional() {
            self.entries(map);
        }
        self.close(b'}');
    }

    fn entries(&mut self, map: &dyn Map) {
        map.each(&mut |key, value| {
            self.key(key);
            self.value(value.source());
            self.json.push(b',');
        });
    }

    fn key(&mut self, key: &str) {
        self.text(key);
        self.json.push(b':');
    }

    /// Ends an array or object, in place of the comma after its last element.
    #[inline]
    fn close(&mut self, end: u8) {
        match self.json.last_mut() {
            Some(last @ b',') => *last = end,
            _ => self.json.push(end),
        }
    }
}
