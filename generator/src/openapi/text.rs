//! Reads a file into a plain value: bytes, text, and then [`yaml`] or [`json`].

use std::ops::Range;

use serde_json::Value;

use super::loader::is_url;
use super::value::Reading;
use super::{Loader, json, yaml};
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
            let diagnostic = Diagnostic::error(Code::UnreadableFile, message);
            report.push(diagnostic.help(match is_url(location) {
                true => "get the file first, and give its path",
                false => "check the path, and that the file may be read",
            }));
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
        Format::Json => json::parse(text, file, &reading),
        // No description is TOML.
        Format::Yaml | Format::Toml => yaml::parse(text, file, &reading),
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

fn empty(file: FileId) -> Diagnostic {
    Diagnostic::error(Code::EmptyFile, "the file is empty")
        .at(bytes_at(file, 0..0))
        .help("a description begins with the version, such as `openapi: 3.1.0`")
}

pub(super) fn truncated(message: &str) -> Diagnostic {
    Diagnostic::error(
        Code::Truncated,
        format!("the file ends too early: {message}"),
    )
    .help("is the file whole? Get it again, or close what is open")
}

pub(super) fn too_deep() -> Diagnostic {
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

pub(super) fn endless_alias() -> Diagnostic {
    Diagnostic::error(
        Code::TooManyAliases,
        "the YAML alias is within the value that it stands for, which so has no end",
    )
    .help("write `$ref` in place of the alias: a schema can refer to itself")
}

pub(super) fn bytes_at(file: FileId, bytes: Range<usize>) -> Location {
    Location {
        file,
        place: Place::Bytes(bytes),
    }
}

/// A line, from 1, without its end, and where it begins.
pub(super) fn line_at(text: &str, line: usize) -> (usize, &str) {
    let mut start = 0;
    for (index, content) in text.split_inclusive('\n').enumerate() {
        if index + 1 == line {
            return (start, content.trim_end_matches(['\n', '\r']));
        }
        start += content.len();
    }
    (text.len(), "")
}
