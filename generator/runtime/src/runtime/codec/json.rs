//! From a [`Value`] to JSON text: what [`serialize`](super::serialize) would
//! write through serde_json. A value writes itself ([`Value::write`]) with the
//! key before it, which stands in the table of fields as it is spelled in JSON.

use super::{EncodeError, Field, List, Map, Record, Source, Tag, Value};
use serde::Serialize;

/// Writes JSON (RFC 8259), without spaces.
///
/// # Errors
///
/// Where a number is not finite.
pub fn to_json(value: &dyn Value) -> Result<Vec<u8>, EncodeError> {
    Json::make(|json| value.write(&Field::ELEMENT, json))
}

/// Writes what is to be encoded as JSON, without spaces.
///
/// # Errors
///
/// Where a number is not finite, or where there is a file.
pub fn source_to_json(source: Source<'_>) -> Result<Vec<u8>, EncodeError> {
    Json::make(|json| json.write(&Field::ELEMENT, source))
}

/// A JSON text that is being written.
///
/// All that is written into it is a member of an object or an element of an
/// array: the key of its field, the value, and a comma.
pub struct Json {
    text: Vec<u8>,
    /// The first thing that JSON cannot express: the rest is of no use then.
    error: Option<EncodeError>,
}

impl Json {
    fn make(write: impl FnOnce(&mut Self)) -> Result<Vec<u8>, EncodeError> {
        let mut json = Self {
            text: Vec::with_capacity(128),
            error: None,
        };
        write(&mut json);
        json.text.pop();
        match json.error {
            None => Ok(json.text),
            Some(error) => Err(error),
        }
    }

    /// Writes what is to be encoded.
    #[inline(never)]
    pub(super) fn write(&mut self, field: &Field, source: Source<'_>) {
        match source {
            Source::Absent => self.absent(field),
            Source::Null => self.plain(field, "null"),
            Source::Bool(value) => self.plain(field, if value { "true" } else { "false" }),
            Source::Integer(value) => self.scalar(field, &value),
            Source::Unsigned(value) => self.scalar(field, &value),
            Source::Number(value) => self.number(field, value),
            Source::Text(text) => self.text(field, &text),
            Source::List(list) => self.list(field, list),
            Source::Map(map) => self.map(field, map),
            Source::Record(record) => self.record(field, None, record),
            Source::Tagged(tag, record) => self.record(field, Some(tag), record),
            Source::Json(value) => self.scalar(field, value),
            Source::Foreign(_) => self.fail("JSON holds no file".to_owned()),
        }
    }

    /// Writes no value: `null` where there must be one, and else nothing.
    #[inline]
    pub(super) fn absent(&mut self, field: &Field) {
        if field.required {
            self.plain(field, "null");
        }
    }

    /// Writes a value that is spelled in JSON like this.
    #[inline]
    pub(super) fn plain(&mut self, field: &Field, text: &str) {
        self.begin(field);
        self.text.extend_from_slice(text.as_bytes());
        self.text.push(b',');
    }

    /// Writes a string. Most have nothing to escape, and are copied.
    #[inline]
    pub(super) fn text(&mut self, field: &Field, text: &str) {
        if !is_plain(text.as_bytes()) {
            return self.scalar(field, text);
        }
        self.begin(field);
        self.text.reserve(text.len() + 3);
        self.text.push(b'"');
        self.text.extend_from_slice(text.as_bytes());
        self.text.extend_from_slice(b"\",");
    }

    /// Writes a number, if it is finite.
    #[inline]
    pub(super) fn number(&mut self, field: &Field, value: f64) {
        match value.is_finite() {
            true => self.scalar(field, &value),
            false => self.fail(format!("{value} is not a JSON number")),
        }
    }

    /// Writes what serde_json knows how to write.
    #[inline]
    pub(super) fn scalar<T: Serialize + ?Sized>(&mut self, field: &Field, value: &T) {
        self.begin(field);
        if let Err(error) = serde_json::to_writer(&mut self.text, value) {
            self.fail(error.to_string());
        }
        self.text.push(b',');
    }

    #[cold]
    fn fail(&mut self, message: String) {
        self.error.get_or_insert_with(|| EncodeError::new(message));
    }

    fn list(&mut self, field: &Field, list: &dyn List) {
        self.open(field, b'[');
        list.write_each(self);
        self.close(b"],");
    }

    /// Writes an object with known keys.
    fn record(&mut self, field: &Field, tag: Option<&Tag>, record: &dyn Record) {
        self.open(field, b'{');
        if let Some(tag) = tag {
            self.key(tag.property);
            self.text(&Field::ELEMENT, tag.name);
        }
        record.read(&mut |values, additional| {
            for (field, value) in record.fields().iter().zip(values) {
                value.write(field, self);
            }
            if let Some(map) = additional {
                self.entries(map);
            }
        });
        self.close(b"},");
    }

    fn map(&mut self, field: &Field, map: &dyn Map) {
        self.open(field, b'{');
        self.entries(map);
        self.close(b"},");
    }

    fn entries(&mut self, map: &dyn Map) {
        map.each(&mut |key, value| {
            self.key(key);
            value.write(&Field::ELEMENT, self);
        });
    }

    #[inline]
    fn begin(&mut self, field: &Field) {
        self.text.extend_from_slice(field.quoted.as_bytes());
    }

    /// A key that is not in a table.
    fn key(&mut self, key: &str) {
        self.text(&Field::ELEMENT, key);
        self.text.pop();
        self.text.push(b':');
    }

    #[inline]
    fn open(&mut self, field: &Field, bracket: u8) {
        self.begin(field);
        self.text.push(bracket);
    }

    /// Ends an array or object; the comma after its last element goes.
    #[inline]
    fn close(&mut self, end: &[u8]) {
        if self.text.last() == Some(&b',') {
            self.text.pop();
        }
        self.text.extend_from_slice(end);
    }
}

/// Whether a text is written in JSON as it is (RFC 8259, section 7): eight bytes
/// are looked at together, the last ones with some before them once more.
#[inline]
fn is_plain(text: &[u8]) -> bool {
    let Some(last) = text.last_chunk() else {
        return is_plain_below_eight(text);
    };
    let mut rest = text;
    while let Some((eight, after)) = rest.split_first_chunk() {
        if is_any_special(*eight) {
            return false;
        }
        rest = after;
    }
    !is_any_special(*last)
}

/// The same of less than eight bytes: they fill eight, some of them twice.
#[inline]
fn is_plain_below_eight(text: &[u8]) -> bool {
    let length = text.len();
    let eight = match (text.first_chunk(), text.last_chunk()) {
        (Some(&[a, b, c, d]), Some(&[e, f, g, h])) => [a, b, c, d, e, f, g, h],
        _ if length == 0 => return true,
        _ => {
            let (first, last) = (text[0], text[length - 1]);
            [
                first,
                first,
                first,
                first,
                last,
                last,
                last,
                text[length / 2],
            ]
        }
    };
    !is_any_special(eight)
}

/// Whether one of eight bytes is a control character, `"` or `\`. To take one
/// from a byte sets its highest bit only if the byte was zero or had it set.
fn is_any_special(eight: [u8; 8]) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHEST: u64 = ONES << 7;
    let bytes = u64::from_le_bytes(eight);
    let quote = bytes ^ (ONES * b'"' as u64);
    let backslash = bytes ^ (ONES * b'\\' as u64);
    let control = bytes.wrapping_sub(ONES * 0x20) & !bytes;
    let quote = quote.wrapping_sub(ONES) & !quote;
    let backslash = backslash.wrapping_sub(ONES) & !backslash;
    (control | quote | backslash) & HIGHEST != 0
}
