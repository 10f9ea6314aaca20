//! The Header Object: OpenAPI 3.1, section 4.8.21.

use indexmap::IndexMap;
use serde_json::Value;

use super::fields::Fields;
use super::reader::{Part, Reader};
use super::{At, Example, Extensions, ParameterValue, Parse, RefOr, Style, Version, swagger};
use crate::diag::{Code, Diagnostic};

/// A header of a response or of a part; its style is always `simple`.
#[derive(Clone, Debug)]
pub struct Header {
    /// Where it stands.
    pub at: At,
    /// What it is, in CommonMark.
    pub description: Option<String>,
    /// Whether it is always there.
    pub required: bool,
    /// Whether it should not be used any more.
    pub deprecated: bool,
    /// Whether the values of an object are written `key=value`.
    pub explode: bool,
    /// What its value is.
    pub value: ParameterValue,
    /// An example.
    pub example: Option<Value>,
    /// Named examples.
    pub examples: IndexMap<String, RefOr<Example>>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

impl Parse for Header {
    const NAME: &'static str = "Header Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Header> {
        if reader.version == Version::V2_0 {
            return swagger::parse_header(part, reader);
        }
        let mut fields = Fields::open::<Self>(part, reader)?;
        if let Some(style) = fields.get::<Style>("style")
            && style != Style::Simple
        {
            let message = format!("a header has no style `{}`; it is `simple`", style.name());
            let at = fields.at.child("style");
            fields
                .reader
                .push(Diagnostic::loss(Code::InvalidValue, message).at(&at));
        }
        Some(Header {
            at: fields.at.clone(),
            description: fields.get("description"),
            required: fields.flag("required"),
            deprecated: fields.flag("deprecated"),
            explode: fields.flag("explode"),
            value: ParameterValue::parse_fields(&mut fields),
            example: fields.raw("example"),
            examples: fields.map("examples"),
            extensions: fields.finish(),
        })
    }
}
