//! OpenAPI 2.0, which is Swagger, read into the form of 3.1: its objects become
//! the typed parts of 3.x, with places that lead into the text of 2.0, so that
//! each `$ref` leads where the text says.
//!
//! What differs most is the body: a parameter in 2.0, with media types that the
//! operation or the whole description gives (`consumes`, `produces`). So a
//! parameter or a response that is referred to has no fixed meaning, and is read
//! anew for each operation that gives media types of its own.

mod body;
mod collection_format;
mod document;
mod input;
mod operation;
mod parameter;
mod response;
mod security;
mod server;
mod value;

pub(super) use document::{parse_document, section};
pub(super) use operation::{parse_operation, parse_path_item};
pub(super) use parameter::parse_parameter;
pub(super) use response::{parse_header, parse_response};
pub(super) use security::parse_security_scheme;

use super::At;
use super::reader::Reader;
use crate::diag::{Code, Diagnostic};

const JSON: &str = "application/json";

/// The media types that the description gives for all operations: `consumes` or
/// `produces`.
fn default_media_types(name: &str, reader: &Reader) -> Vec<String> {
    let list = reader
        .files
        .root_field(name)
        .and_then(|list| list.as_array());
    list.into_iter()
        .flatten()
        .filter_map(|media_type| media_type.as_str())
        .map(str::to_owned)
        .collect()
}

/// Says, once for a file, that bodies are taken to be JSON for want of `consumes`
/// or `produces`.
fn note_assumed(name: &str, at: &At, reader: &mut Reader) {
    let message = format!("`{name}` is missing; bodies without it are taken to be `{JSON}`");
    reader.push(
        Diagnostic::note(Code::MissingField, message)
            .at(&At::root(at.file()))
            .help(format!("add `{name}: [{JSON}]`")),
    );
}
