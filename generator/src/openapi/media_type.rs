//! The Media Type Object and the Encoding Object: OpenAPI 3.1, sections 4.8.14
//! and 4.8.15.

use indexmap::IndexMap;
use serde_json::Value;

use super::fields::Fields;
use super::reader::{Part, Reader};
use super::{At, Example, Extensions, Header, Parse, RefOr, Reference, Schema, Style, Version};
use crate::diag::{Code, Diagnostic};

/// A body, or a parameter's value, in one media type.
#[derive(Clone, Debug)]
pub struct MediaType {
    /// Where it stands.
    pub at: At,
    /// What it is.
    pub schema: Option<Schema>,
    /// What each item of a sequence is, such as a line or an event: `itemSchema`.
    pub item_schema: Option<Schema>,
    /// An example.
    pub example: Option<Value>,
    /// Named examples.
    pub examples: IndexMap<String, RefOr<Example>>,
    /// How the properties are sent in a form or in parts, by property.
    pub encoding: IndexMap<String, Encoding>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

/// How a property is sent in a form or as a part.
#[derive(Clone, Debug)]
pub struct Encoding {
    /// Where it stands.
    pub at: At,
    /// The media type, or several separated by commas.
    pub content_type: Option<String>,
    /// Headers of the part.
    pub headers: IndexMap<String, RefOr<Header>>,
    /// How arrays and objects are written in a form; any of `style`, `explode`
    /// and `allowReserved` says that `content_type` does not apply.
    pub style: Option<Style>,
    /// Whether arrays and objects become several pairs.
    pub explode: Option<bool>,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: Option<bool>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

impl MediaType {
    /// One that says nothing.
    pub(super) fn empty(at: At) -> MediaType {
        MediaType {
            at,
            schema: None,
            item_schema: None,
            example: None,
            examples: IndexMap::new(),
            encoding: IndexMap::new(),
            extensions: Extensions::default(),
        }
    }
}

impl Parse for MediaType {
    const NAME: &'static str = "Media Type Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<MediaType> {
        if part.value.get("$ref").is_some() {
            return parse_referred(part, reader);
        }
        let mut fields = Fields::open::<Self>(part, reader)?;
        fields.not_honoured(
            "prefixEncoding",
            "each part has the media type of its schema",
        );
        fields.not_honoured("itemEncoding", "each part has the media type of its schema");
        Some(MediaType {
            at: fields.at.clone(),
            schema: fields.get("schema"),
            item_schema: fields.get_since("itemSchema", Version::V3_2),
            example: fields.raw("example"),
            examples: fields.map("examples"),
            encoding: fields.map("encoding"),
            extensions: fields.finish(),
        })
    }
}

impl Parse for Encoding {
    const NAME: &'static str = "Encoding Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Encoding> {
        let mut fields = Fields::open::<Self>(part, reader)?;
        for name in ["encoding", "prefixEncoding", "itemEncoding"] {
            fields.not_honoured(
                name,
                "the parts of a part have the media types of their schemas",
            );
        }
        Some(Encoding {
            at: fields.at.clone(),
            content_type: fields.get("contentType"),
            headers: fields.map("headers"),
            style: fields.get("style"),
            explode: fields.get("explode"),
            allow_reserved: fields.get("allowReserved"),
            extensions: fields.finish(),
        })
    }
}

/// Reads the media type that a `$ref` leads to, in place of the reference:
/// OpenAPI 3.2, section 4.14.
fn parse_referred(part: Part<'_>, reader: &mut Reader) -> Option<MediaType> {
    let reference = Reference::parse(part, reader)?;
    let files = reader.files.clone();
    if let Some((at, value)) = files.target(&reference.at, &reference.uri) {
        return MediaType::parse(Part::new(value, &at), reader);
    }
    let message = format!(
        "`{}` leads to no media type: the value can be anything",
        reference.uri
    );
    reader.push(
        Diagnostic::loss(Code::DanglingReference, message)
            .at(&reference.at.child("$ref"))
            .help("describe what is referred to, or correct the reference"),
    );
    Some(MediaType::empty(reference.at))
}
