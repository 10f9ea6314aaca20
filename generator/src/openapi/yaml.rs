//! YAML 1.2 into a plain value.

use std::ops::Range;

use serde::de::DeserializeSeed;
use serde_json::Value;

use super::text::{bytes_at, endless_alias, line_at, too_deep, too_many_aliases, truncated};
use super::value::{Reading, Values};
use super::yaml_guard;
use crate::diag::{Code, Diagnostic, FileId};

/// Reads a value, or says why the text is not YAML.
pub(super) fn parse(text: &str, file: FileId, reading: &Reading) -> Result<Value, Box<Diagnostic>> {
    if let Some(at) = yaml_guard::too_deep(text) {
        return Err(Box::new(too_deep().at(bytes_at(file, at))));
    }
    let error = match Values::new(reading).deserialize(serde_yaml::Deserializer::from_str(text)) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    if let Some(stopped) = reading.stopped() {
        return Err(Box::new(stopped));
    }
    let message = error.to_string();
    let at = error
        .location()
        .map(|at| offset_of_column(text, at.line(), at.column()));
    let (diagnostic, at) = if message.contains("more than one document") {
        (several_documents(), Some(second_document(text)))
    } else if message.contains("recursion limit") {
        match yaml_guard::endless_alias(text) {
            Some(alias) => (endless_alias(), Some(alias)),
            None => (too_deep(), at),
        }
    } else if message.contains("repetition limit") {
        (too_many_aliases(), yaml_guard::first_alias(text))
    } else if message.contains("control characters") {
        (
            yaml_syntax("control characters are not allowed"),
            control_character(text),
        )
    } else {
        // The first of the places that the message gives is where it is shown.
        let problem = message.split(" at line ").next().unwrap_or(&message);
        match at {
            Some(at) if text[at.start..].trim().is_empty() => (truncated(problem), Some(at)),
            Some(at) if text[at.clone()] == *"\t" => (tab(), Some(at)),
            at => (yaml_syntax(problem), at),
        }
    };
    Err(Box::new(diagnostic.at(bytes_at(file, at.unwrap_or(0..0)))))
}

fn yaml_syntax(problem: &str) -> Diagnostic {
    Diagnostic::error(Code::Syntax, format!("this is not YAML: {problem}"))
        .help("mend the YAML there, or a little before")
}

fn tab() -> Diagnostic {
    Diagnostic::error(Code::Syntax, "this is not YAML: a tab cannot indent")
        .help("indent with spaces")
}

fn several_documents() -> Diagnostic {
    let message = "the file holds several YAML documents; a description is one";
    Diagnostic::error(Code::SeveralDocuments, message)
        .help("remove the other documents, or put each into a file of its own")
}

/// The place of a line and a column in characters, both from 1.
fn offset_of_column(text: &str, line: usize, column: usize) -> Range<usize> {
    let (start, line) = line_at(text, line);
    let within = line.char_indices().nth(column.saturating_sub(1));
    let at = start + within.map_or(line.len(), |(offset, _)| offset);
    at..at + within.map_or(0, |(_, character)| character.len_utf8())
}

/// The marker that begins the second document.
fn second_document(text: &str) -> Range<usize> {
    let mut start = 0;
    let mut content = false;
    for line in text.split_inclusive('\n') {
        if line.starts_with("---") && content {
            return start..start + 3;
        }
        content |= !line.trim().is_empty() && !line.starts_with(['#', '%']);
        start += line.len();
    }
    0..0
}

/// The first character that YAML does not allow: YAML 1.2.2, section 5.1.
fn control_character(text: &str) -> Option<Range<usize>> {
    let allowed = ['\t', '\n', '\r', '\u{85}'];
    let (at, found) = text
        .char_indices()
        .find(|(_, character)| character.is_control() && !allowed.contains(character))?;
    Some(at..at + found.len_utf8())
}
