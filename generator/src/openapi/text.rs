//! Reads a file into a plain value: bytes, text, YAML or JSON.

use std::ops::Range;

use serde::de::DeserializeSeed;
use serde_json::Value;

use super::value::{Reading, Values};
use super::{Loader, yaml_guard};
use crate::diag::{Code, Diagnostic, FileId, Format, Location, Place, Report, Source, Sources};

/// Reads a file, adds it to the sources, and returns its value; `None`, and a
/// diagnostic, if it has none.
pub(super) fn read(
    location: &str,
    loader: &dyn Loader,
    sources: &mut Sources,
    report: &mut Report,
) -> Option<(FileId, Value)> {
    let bytes = match loader.load(location) {
        Ok(bytes) => bytes,
        Err(reason) => {
            let message = format!("`{location}` cannot be read: {reason}");
            report.push(Diagnostic::error(Code::UnreadableFile, message));
            return None;
        }
    };
    let (text, problem) = decode(bytes);
    let format = format_of(location, &text);
    let file = sources.add(Source {
        name: location.to_owned(),
        text,
        format,
    });
    let text = &sources.get(file).text;
    if let Some(problem) = problem {
        report.push(problem.at(bytes_at(file, text.len()..text.len())));
        return None;
    }
    if text.trim().is_empty() {
        report.push(empty(file));
        return None;
    }
    let reading = Reading::new(file, text.len());
    let value = match format {
        Format::Json => parse_json(text, file, &reading),
        Format::Yaml => parse_yaml(text, file, &reading),
    };
    report.extend(reading.diagnostics());
    match value {
        Ok(Value::Null) => {
            report.push(empty(file));
            None
        }
        Ok(value) => Some((file, value)),
        Err(diagnostic) => {
            report.push(*diagnostic);
            None
        }
    }
}

/// Text from bytes, without a byte order mark. Where the bytes are not UTF-8:
/// the text before, and what is wrong.
fn decode(bytes: Vec<u8>) -> (String, Option<Diagnostic>) {
    let utf_16 = match bytes[..] {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => true,
        // Without a mark, the first character of a description is ASCII.
        [0, first, ..] | [first, 0, ..] => first != 0,
        _ => false,
    };
    if utf_16 {
        let problem = Diagnostic::error(Code::NotUtf8, "the file is in UTF-16, not UTF-8");
        return (String::new(), Some(problem.help("save it as UTF-8")));
    }
    match String::from_utf8(bytes) {
        Ok(text) => match text.strip_prefix('\u{FEFF}') {
            Some(rest) => (rest.to_owned(), None),
            None => (text, None),
        },
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let message = format!(
                "byte {valid} of the file ({:#04x}) is not UTF-8",
                bytes[valid]
            );
            let problem = Diagnostic::error(Code::NotUtf8, message)
                .help("a description is text in UTF-8; save it so, or unpack it first");
            (
                String::from_utf8_lossy(&bytes[..valid]).into_owned(),
                Some(problem),
            )
        }
    }
}

/// How a file is written: by its extension, else by how it begins.
fn format_of(location: &str, text: &str) -> Format {
    let name = location.rsplit('/').next().unwrap_or(location);
    let begins_as_json = text.trim_start().starts_with(['{', '[']);
    match name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase())
        .as_deref()
    {
        Some("json") => Format::Json,
        Some("yaml" | "yml") => Format::Yaml,
        _ if begins_as_json => Format::Json,
        _ => Format::Yaml,
    }
}

fn parse_json(text: &str, file: FileId, reading: &Reading) -> Result<Value, Box<Diagnostic>> {
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

fn parse_yaml(text: &str, file: FileId, reading: &Reading) -> Result<Value, Box<Diagnostic>> {
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
        (too_deep(), at)
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

fn empty(file: FileId) -> Diagnostic {
    Diagnostic::error(Code::EmptyFile, "the file is empty")
        .at(bytes_at(file, 0..0))
        .help("a description begins with the version, such as `openapi: 3.1.0`")
}

fn truncated(message: &str) -> Diagnostic {
    Diagnostic::error(
        Code::Truncated,
        format!("the file ends too early: {message}"),
    )
    .help("is the file whole? Get it again, or close what is open")
}

fn too_deep() -> Diagnostic {
    Diagnostic::error(Code::TooDeep, "values are nested more than 128 deep")
        .help("move parts into `components` and refer to them with `$ref`")
}

pub(super) fn too_many_aliases() -> Diagnostic {
    Diagnostic::error(
        Code::TooManyAliases,
        "the YAML aliases expand to too many values",
    )
    .help("write `$ref` in place of aliases of aliases")
}

fn bytes_at(file: FileId, bytes: Range<usize>) -> Location {
    Location {
        file,
        place: Place::Bytes(bytes),
    }
}

/// The place of a line and a column in characters, both from 1.
fn offset_of_column(text: &str, line: usize, column: usize) -> Range<usize> {
    let (start, line) = line_at(text, line);
    let within = line.char_indices().nth(column.saturating_sub(1));
    let at = start + within.map_or(line.len(), |(offset, _)| offset);
    at..at + within.map_or(0, |(_, character)| character.len_utf8())
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

/// A line, from 1, without its end, and where it begins.
fn line_at(text: &str, line: usize) -> (usize, &str) {
    let mut start = 0;
    for (index, content) in text.split_inclusive('\n').enumerate() {
        if index + 1 == line {
            return (start, content.trim_end_matches(['\n', '\r']));
        }
        start += content.len();
    }
    (text.len(), "")
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
