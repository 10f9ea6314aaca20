//! The Tag Object: OpenAPI 3.1, section 4.8.22.

use super::fields::Fields;
use super::reader::{Part, Reader};
use super::{At, Extensions, ExternalDocs, Parse, Version};

/// A tag that operations are grouped by.
#[derive(Clone, Debug)]
pub struct Tag {
    /// Where it stands.
    pub at: At,
    /// The name.
    pub name: String,
    /// A short summary of what it groups.
    pub summary: Option<String>,
    /// The name of the tag that this one belongs to.
    pub parent: Option<String>,
    /// What it is for: `nav`, `badge`, `audience`, ...
    pub kind: Option<String>,
    /// What it groups, in CommonMark.
    pub description: Option<String>,
    /// Documentation elsewhere.
    pub external_docs: Option<ExternalDocs>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

impl Parse for Tag {
    const NAME: &'static str = "Tag Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Tag> {
        let mut fields = Fields::open::<Self>(part, reader)?;
        Some(Tag {
            at: fields.at.clone(),
            name: fields.need_string("name"),
            summary: fields.get_since("summary", Version::V3_2),
            parent: fields.get_since("parent", Version::V3_2),
            kind: fields.get_since("kind", Version::V3_2),
            description: fields.get("description"),
            external_docs: fields.get("externalDocs"),
            extensions: fields.finish(),
        })
    }
}
