//! What the value of a parameter or a header is: its `schema` or its `content`.

use indexmap::IndexMap;

use super::fields::Fields;
use super::{MediaType, Schema};
use crate::diag::{Code, Diagnostic};

/// What the value of a parameter or a header is.
#[derive(Clone, Debug)]
pub enum ParameterValue {
    /// A value that is written in the parameter's style. The schema that allows
    /// anything if the description says nothing.
    Schema(Schema),
    /// A value that is written in a media type, as one string.
    Content {
        /// The media type: the key in `content`.
        media_type: String,
        /// What it is.
        content: Box<MediaType>,
    },
}

impl ParameterValue {
    /// Reads `schema` or `content`, of which there has to be one: OpenAPI 3.1,
    /// section 4.8.12.2.
    pub(super) fn parse_fields(fields: &mut Fields<'_>) -> ParameterValue {
        let schema = fields.get("schema");
        let content: IndexMap<String, MediaType> = fields.map("content");
        let several = content.len() > 1;
        if several || (schema.is_some() && !content.is_empty()) {
            let message = if several {
                "`content` has several media types; the first is used"
            } else {
                "`schema` and `content` exclude each other; `schema` is used"
            };
            let at = fields.at.child("content");
            fields
                .reader
                .push(Diagnostic::loss(Code::ConflictingFields, message).at(at.name()));
        }
        match (schema, content.into_iter().next()) {
            (Some(schema), _) => ParameterValue::Schema(schema),
            (None, Some((media_type, content))) => ParameterValue::Content {
                media_type,
                content: Box::new(content),
            },
            (None, None) => {
                let message = "there is neither `schema` nor `content`; the value can be anything";
                let diagnostic = Diagnostic::note(Code::ParameterWithoutSchema, message)
                    .at(&fields.at)
                    .help("say what the value is, such as `schema: {type: string}`");
                fields.reader.push(diagnostic);
                ParameterValue::Schema(Schema::Boolean {
                    at: fields.at.clone(),
                    allowed: true,
                })
            }
        }
    }
}
