//! The Response Object and the Header Object (OpenAPI 2.0).

use indexmap::IndexMap;
use serde_json::Value;

use super::collection_format;
use super::value::parse_value;
use crate::diag::{Code, Diagnostic};
use crate::openapi::fields::Fields;
use crate::openapi::reader::{Part, Reader};
use crate::openapi::{Header, MediaType, ParameterValue, Response, Schema};

/// Reads a response.
pub(in crate::openapi) fn parse_response(part: Part<'_>, reader: &mut Reader) -> Option<Response> {
    let mut fields = Fields::open::<Response>(part, reader)?;
    let file = part.value["schema"]["type"] == "file";
    let schema = fields.get("schema");
    let examples: IndexMap<String, Value> = match fields.raw("examples") {
        Some(Value::Object(examples)) => examples.into_iter().collect(),
        Some(Value::Null) | None => IndexMap::new(),
        Some(_) => {
            let message = "`examples` of a response are an object of examples by media type";
            let at = fields.at.child("examples");
            let diagnostic = Diagnostic::note(Code::WrongType, message).at(&at);
            fields.reader.push(diagnostic);
            IndexMap::new()
        }
    };
    Some(Response {
        at: fields.at.clone(),
        description: fields.need_string("description"),
        headers: fields.map("headers"),
        content: content(&mut fields, schema, examples, file),
        links: IndexMap::new(),
        extensions: fields.finish(),
    })
}

/// Reads a header.
pub(in crate::openapi) fn parse_header(part: Part<'_>, reader: &mut Reader) -> Option<Header> {
    let mut fields = Fields::open::<Header>(part, reader)?;
    collection_format::report_unless_csv(&mut fields);
    Some(Header {
        at: fields.at.clone(),
        description: fields.get("description"),
        required: false,
        deprecated: false,
        explode: false,
        value: ParameterValue::Schema(parse_value(&mut fields)),
        example: None,
        examples: IndexMap::new(),
        extensions: fields.finish(),
    })
}

/// The body in each media type that is produced. A response without `schema` has
/// none, unless it has an example of it.
fn content(
    fields: &mut Fields<'_>,
    schema: Option<Schema>,
    mut examples: IndexMap<String, Value>,
    file: bool,
) -> IndexMap<String, MediaType> {
    // A key such as `response` names no media type.
    examples.retain(|name, _| name.contains('/'));
    let produces = fields.reader.produces.clone();
    let produces =
        produces.unwrap_or_else(|| super::default_media_types("produces", fields.reader));
    let assumed = match file {
        true => "application/octet-stream",
        false => super::JSON,
    };
    let media_types: Vec<String> = match (&schema, produces.is_empty(), examples.is_empty()) {
        (Some(_), false, _) => produces,
        (Some(_), true, true) => {
            super::note_assumed("produces", &fields.at, fields.reader);
            vec![assumed.to_owned()]
        }
        _ => examples.keys().cloned().collect(),
    };
    let at = &fields.at;
    let content = media_types.into_iter().map(|media_type| {
        let content = MediaType {
            schema: schema.clone(),
            example: examples.get(&media_type).cloned(),
            ..MediaType::empty(at.clone())
        };
        (media_type, content)
    });
    content.collect()
}
