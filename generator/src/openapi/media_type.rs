//! The Media Type Object and the Encoding Object: OpenAPI 3.1, sections 4.8.14
//! and 4.8.15.

use indexmap::IndexMap;
use serde_json::Value;

use super::fields::Fields;
use super::reader::{Part, Reader};
use super::{At, Example, Extensions, Header, Parse, RefOr, Schema, Style};

/// A body, or a parameter's value, in one media type.
#[derive(Clone, Debug)]
pub struct MediaType {
    /// Where it stands.
    pub at: At,
    /// What it is.
    pub schema: Option<Schema>,
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

impl Parse for MediaType {
    const NAME: &'static str = "Media Type Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<MediaType> {
        let mut fields = Fields::open::<Self>(part, reader)?;
        Some(MediaType {
            at: fields.at.clone(),
            schema: fields.get("schema"),
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
