//! How values are written in XML: tables beside the types. Other types are
//! known by `N`: a name, and until they have one the schema.

use super::naming::Ident;
pub use crate::openapi::NodeType as XmlNodeType;

/// How a value is written where it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlNode<N = Ident> {
    /// The local name.
    pub name: String,
    /// The prefix of its namespace.
    pub prefix: Option<String>,
    /// Its namespace.
    pub namespace: Option<String>,
    /// The kind of node.
    pub kind: XmlNodeType,
    /// What it holds.
    pub content: XmlContent<N>,
}

/// What a node holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum XmlContent<N = Ident> {
    /// A scalar.
    Text,
    /// Anything.
    Any,
    /// A type with a table.
    Described(N),
    /// A list.
    List(Box<XmlNode<N>>),
    /// An object with free keys.
    Map(Box<XmlContent<N>>),
}

/// The members of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlFields<N = Ident> {
    /// A node for each field.
    pub nodes: Vec<XmlNode<N>>,
    /// The elements that are no fields.
    pub additional: Option<XmlContent<N>>,
}

/// The objects that a value can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlChoice<N = Ident> {
    /// The key of the property that says which.
    pub property: String,
    /// How this property is written.
    pub node: XmlNode<N>,
    /// The values of the property, and what the object holds then.
    pub variants: Vec<(Vec<String>, XmlContent<N>)>,
}

impl<N> XmlNode<N> {
    /// The same, with other names of types; one without a name can be anything.
    pub fn map<M>(&self, name: &impl Fn(&N) -> Option<M>) -> XmlNode<M> {
        XmlNode {
            name: self.name.clone(),
            prefix: self.prefix.clone(),
            namespace: self.namespace.clone(),
            kind: self.kind,
            content: self.content.map(name),
        }
    }
}

impl<N> XmlContent<N> {
    /// The type with a table that it is made of.
    pub fn described(&self) -> Option<&N> {
        match self {
            Self::Text | Self::Any => None,
            Self::Described(described) => Some(described),
            Self::List(item) => item.content.described(),
            Self::Map(content) => content.described(),
        }
    }

    /// The same, with other names of types; one without a name can be anything.
    pub fn map<M>(&self, name: &impl Fn(&N) -> Option<M>) -> XmlContent<M> {
        match self {
            Self::Text => XmlContent::Text,
            Self::Any => XmlContent::Any,
            Self::Described(described) => {
                name(described).map_or(XmlContent::Any, XmlContent::Described)
            }
            Self::List(item) => XmlContent::List(Box::new(item.map(name))),
            Self::Map(content) => XmlContent::Map(Box::new(content.map(name))),
        }
    }
}

impl<N> XmlFields<N> {
    /// The same, with other names of types; one without a name can be anything.
    pub fn map<M>(&self, name: &impl Fn(&N) -> Option<M>) -> XmlFields<M> {
        XmlFields {
            nodes: self.nodes.iter().map(|node| node.map(name)).collect(),
            additional: self.additional.as_ref().map(|content| content.map(name)),
        }
    }
}

impl<N> XmlChoice<N> {
    /// The same, with other names of types; one without a name can be anything.
    pub fn map<M>(&self, name: &impl Fn(&N) -> Option<M>) -> XmlChoice<M> {
        let variants = self.variants.iter();
        XmlChoice {
            property: self.property.clone(),
            node: self.node.map(name),
            variants: variants
                .map(|(names, content)| (names.clone(), content.map(name)))
                .collect(),
        }
    }
}
