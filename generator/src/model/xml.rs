//! How values are written in XML (OpenAPI 3.2, section 4.26).

use super::{SchemaId, Schemas, Shape, TypeRef};
pub use crate::openapi::NodeType as XmlNode;

/// What is said of the XML of a schema, or of its use, by its place in
/// [`Schemas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct XmlId(usize);

/// What is said of how a value is written in XML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Xml {
    /// The name of the element or attribute.
    pub name: Option<String>,
    /// The namespace.
    pub namespace: Option<String>,
    /// The prefix of the namespace.
    pub prefix: Option<String>,
    /// The kind of node.
    pub node: Option<XmlNode>,
}

impl Xml {
    /// The same, where nothing else is said.
    pub fn or(self, other: &Self) -> Self {
        Self {
            name: self.name.or_else(|| other.name.clone()),
            namespace: self.namespace.or_else(|| other.namespace.clone()),
            prefix: self.prefix.or_else(|| other.prefix.clone()),
            node: self.node.or(other.node),
        }
    }
}

impl Schemas {
    /// Adds what is said of XML, where something is.
    pub fn add_xml(&mut self, xml: Xml) -> Option<XmlId> {
        if xml == Xml::default() {
            return None;
        }
        self.xml.push(xml);
        Some(XmlId(self.xml.len() - 1))
    }

    /// Forgets it all, where nothing is sent or answered in XML.
    pub fn forget_xml(&mut self) {
        self.xml.clear();
    }

    /// What is said here, and nowhere else.
    pub fn said_of_xml(&self, id: Option<XmlId>) -> Xml {
        let said = id.and_then(|id| self.xml.get(id.0));
        said.cloned().unwrap_or_default()
    }

    /// What holds for a use of a schema: what is said of the use, else of the
    /// schema, else of the schema that it stands for.
    pub fn xml_of(&self, value: TypeRef) -> Xml {
        let mut xml = self.said_of_xml(value.xml);
        let mut id: SchemaId = value.schema;
        // An alias may lead back to itself.
        for _ in 0..=self.all.len() {
            let schema = &self[id];
            xml = xml.or(&self.said_of_xml(schema.xml));
            let Shape::Alias(target) = schema.shape else {
                break;
            };
            xml = xml.or(&self.said_of_xml(target.xml));
            id = target.schema;
        }
        xml
    }
}
