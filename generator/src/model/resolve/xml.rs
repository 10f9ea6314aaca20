//! The XML Object: OpenAPI 3.2, section 4.26.

use super::Resolver;
use super::keywords::only_choice;
use crate::model::{Operation, Xml, XmlId, XmlNode, is_xml};
use crate::openapi::{self, Keywords};

impl Resolver<'_> {
    /// What a use of another schema says of its XML, over what is said there of
    /// the use.
    pub(super) fn xml_of_use(
        &mut self,
        keywords: &Keywords,
        other: Option<XmlId>,
    ) -> Option<XmlId> {
        let xml = xml(keywords);
        if xml == Xml::default() {
            return other;
        }
        let other = self.schemas.said_of_xml(other);
        self.schemas.add_xml(xml.or(&other))
    }
}

/// What a schema says of its XML where it is written, itself or in parts that
/// belong to it.
pub(super) fn xml(keywords: &Keywords) -> Xml {
    let said = keywords.xml.as_deref().map(said_of_xml);
    let mut all = said.unwrap_or_default();
    // OpenAPI 3.2, section 4.26.1: a reference is no node of its own.
    if keywords.reference.is_some() && all.node == Some(XmlNode::None) {
        all.node = None;
    }
    let parts = keywords.all_of.iter().rev();
    let choice = only_choice(keywords).map(|(only, _)| only);
    let inline = parts
        .chain(choice)
        .filter_map(openapi::Schema::keywords)
        .filter(|part| part.reference.is_none());
    inline.fold(all, |all, part| all.or(&xml(part)))
}

/// What an XML Object says; an empty name says nothing.
fn said_of_xml(xml: &openapi::Xml) -> Xml {
    let node = match xml.node_type {
        Some(node) => Some(node),
        None if xml.attribute => Some(XmlNode::Attribute),
        None if xml.wrapped => Some(XmlNode::Element),
        None => None,
    };
    let said = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    Xml {
        name: said(&xml.name),
        namespace: said(&xml.namespace),
        prefix: said(&xml.prefix),
        node,
    }
}

/// Whether something is sent or answered in XML.
pub(super) fn has_xml(operations: &[Operation]) -> bool {
    let mut content = operations.iter().flat_map(Operation::content);
    content.any(|media| is_xml(&media.media_type))
}
