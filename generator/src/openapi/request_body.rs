//! The Request Body Object: OpenAPI 3.1, section 4.8.13.

use indexmap::IndexMap;

use super::fields::Fields;
use super::reader::{Part, Reader};
use super::{At, Extensions, MediaType, Parse};

/// The body of a request.
#[derive(Clone, Debug)]
pub struct RequestBody {
    /// Where it stands.
    pub at: At,
    /// What it is, in CommonMark.
    pub description: Option<String>,
    /// The media types that it can be sent in.
    pub content: IndexMap<String, MediaType>,
    /// Whether it must be sent.
    pub required: bool,
    /// The `x-` fields.
    pub extensions: Extensions,
}

impl Parse for RequestBody {
    const NAME: &'static str = "Request Body Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<RequestBody> {
        let mut fields = Fields::open::<Self>(part, reader)?;
        if !fields.has("content") {
            fields.missing("content");
        }
        Some(RequestBody {
            at: fields.at.clone(),
            description: fields.get("description"),
            content: fields.map("content"),
            required: fields.flag("required"),
            extensions: fields.finish(),
        })
    }
}
