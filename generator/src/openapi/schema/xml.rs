//! The XML Object: OpenAPI 3.1, section 4.8.26.

use crate::openapi::fields::Fields;
use crate::openapi::reader::{Part, Reader};
use crate::openapi::{At, Extensions, Parse, Version};

/// How a value is written in XML.
#[derive(Clone, Debug)]
pub struct Xml {
    /// Where it stands.
    pub at: At,
    /// The name of the element or attribute.
    pub name: Option<String>,
    /// The namespace.
    pub namespace: Option<String>,
    /// The prefix of the namespace.
    pub prefix: Option<String>,
    /// Whether it is an attribute.
    pub attribute: bool,
    /// Whether an array has an element around its items.
    pub wrapped: bool,
    /// The kind of node: `element`, `attribute`, `text`, `cdata`, `none`.
    pub node_type: Option<String>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

impl Parse for Xml {
    const NAME: &'static str = "XML Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Xml> {
        let mut fields = Fields::open::<Self>(part, reader)?;
        Some(Xml {
            at: fields.at.clone(),
            name: fields.get("name"),
            namespace: fields.get("namespace"),
            prefix: fields.get("prefix"),
            attribute: fields.flag("attribute"),
            wrapped: fields.flag("wrapped"),
            node_type: fields.get_since("nodeType", Version::V3_2),
            extensions: fields.finish(),
        })
    }
}
