//! JSON (RFC 8259) into a plain value.

use std::ops::Range;

use serde::de::DeserializeSeed;
use serde_json::Value;

use super::text::{bytes_at, line_at, too_deep, truncated};
use super::value::{Reading, Values};
use crate::diag::{Code, Diagnostic, FileId};

/// Reads a value, or says why the text is not JSON.
pub(super) fn parse(text: &str, file: FileId, reading: &Reading) -> Result<Value, Box<Diagnostic>> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let result = Values::new(reading).deserialize(&mut deserializer);
    let error = match result.and_then(|value| deserializer.end().map(|()| value)) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    if let Some(stopped) = reading.stopped() {
        return Err(Box::new(stopped));
    }
    let at = offset_of_column_bytes(text, error.line(), error.column());
    let message = error.to_string();
    let message = message
        .rsplit_once(" at line ")
        .map_or(&*message, |(before, _)| before);
    let diagnostic = if error.is_eof() {
        truncated(message)
    } else if message.starts_with("recursion limit") {
        too_deep()
    } else {
        let help = match text.trim_start().starts_with(['{', '[']) {
            true => "mend the JSON there",
            false => "the file does not look like JSON; if it is YAML, call it `.yaml`",
        };
        Diagnostic::error(Code::Syntax, format!("this is not JSON: {message}")).help(help)
    };
    Err(Box::new(diagnostic.at(bytes_at(file, at))))
}

/// The place of a line and a column in bytes, both from 1.
fn offset_of_column_bytes(text: &str, line: usize, column: usize) -> Range<usize> {
    let (start, line) = line_at(text, line);
    let mut offset = column.saturating_sub(1).min(line.len());
    while !line.is_char_boundary(offset) {
        offset -= 1;
    }
    let at = start + offset;
    at..at + line[offset..].chars().next().map_or(0, char::len_utf8)
}
