//! The schema that a parameter or a header of 2.0 is itself, beside what it says
//! about the parameter (OpenAPI 2.0, "Parameter Object" and "Header Object").

use serde_json::Value;

use crate::diag::{Code, Diagnostic};
use crate::openapi::Parse;
use crate::openapi::Schema;
use crate::openapi::fields::Fields;
use crate::openapi::reader::Part;

/// The fields of a parameter that are keywords of a schema.
const KEYWORDS: &[&str] = &[
    "type",
    "format",
    "items",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
];

/// Reads the schema of an object that is one itself.
pub(super) fn parse_value(fields: &mut Fields<'_>) -> Schema {
    if fields.has("schema") {
        let message = "only a body has a `schema` in OpenAPI 2.0; it is read as it is meant";
        let at = fields.at.child("schema");
        fields
            .reader
            .push(Diagnostic::note(Code::OtherVersion, message).at(at.name()));
        if let Some(schema) = fields.get("schema") {
            // What stands beside it is the same, or less.
            let _ = fields.subset(KEYWORDS);
            return schema;
        }
    }
    let keywords = fields.subset(KEYWORDS);
    if !KEYWORDS.iter().any(|name| keywords.contains_key(*name)) {
        let message = "there is no `type`; the value can be anything";
        let diagnostic = Diagnostic::note(Code::ParameterWithoutSchema, message)
            .at(&fields.at)
            .help("say what the value is, such as `type: string`");
        fields.reader.push(diagnostic);
    }
    let value = Value::Object(keywords);
    Schema::parse(Part::new(&value, &fields.at), fields.reader).unwrap_or(Schema::Boolean {
        at: fields.at.clone(),
        allowed: true,
    })
}

/// Whether the value is a list.
pub(super) fn is_list(schema: &Schema) -> bool {
    schema.keywords().is_some_and(|keywords| {
        keywords
            .array
            .as_ref()
            .is_some_and(|array| array.items.is_some())
            || keywords.types.contains(crate::openapi::Type::Array)
    })
}

/// A schema with the description of the field that it is the value of.
pub(super) fn with_description(mut schema: Schema, description: Option<String>) -> Schema {
    if let (Schema::Keywords(keywords), Some(description)) = (&mut schema, description) {
        keywords
            .description
            .get_or_insert(description.into_boxed_str());
    }
    schema
}
