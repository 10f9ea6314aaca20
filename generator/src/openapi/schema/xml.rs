//! The XML Object: OpenAPI 3.2, section 4.26.

use crate::diag::{Code, Diagnostic};
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
    /// The kind of node.
    pub node_type: Option<NodeType>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

/// The kind of node that a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeType {
    /// An element; of a list, one around the items.
    Element,
    /// An attribute of the element around it.
    Attribute,
    /// The text of the element around it.
    Text,
    /// The same in a CDATA section.
    Cdata,
    /// None: what it holds stands in the element around it.
    None,
}

impl NodeType {
    const ALL: [(&'static str, NodeType); 5] = [
        ("element", NodeType::Element),
        ("attribute", NodeType::Attribute),
        ("text", NodeType::Text),
        ("cdata", NodeType::Cdata),
        ("none", NodeType::None),
    ];
}

impl Parse for NodeType {
    const NAME: &'static str = "string";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<NodeType> {
        let text = String::parse(part, reader)?;
        let known = NodeType::ALL.into_iter().find(|(name, _)| *name == text);
        if known.is_none() {
            let message = format!("`{text}` is no type of a node; the default is taken");
            let diagnostic = Diagnostic::loss(Code::UnknownValue, message).at(&part.at());
            reader.unknown_value(diagnostic, &text, &NodeType::ALL.map(|(name, _)| name));
        }
        known.map(|(_, kind)| kind)
    }
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
