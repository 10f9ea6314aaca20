//! How values are written in XML (OpenAPI 3.2, section 4.26): tables beside
//! the types, since the same types are written as JSON too.

/// A type with an XML form of its own.
pub trait Described {
    /// What an element of it holds.
    const CONTENT: Content;
}

/// How a value is written where it is used.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// The local name.
    pub name: &'static str,
    /// The prefix of its namespace; empty: none.
    pub prefix: &'static str,
    /// Its namespace; empty: none.
    pub namespace: &'static str,
    /// The kind of node.
    pub kind: Kind,
    /// What it holds.
    pub content: Content,
}

/// The kind of node that a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An element.
    Element,
    /// An attribute of the element around it.
    Attribute,
    /// Text within the element around it.
    Text,
    /// The same, as a CDATA section.
    Cdata,
    /// None: what it holds stands in the element around it.
    Unwrapped,
}

/// What a node holds.
#[derive(Clone, Copy, Debug)]
pub enum Content {
    /// A scalar.
    Text,
    /// An object with known members.
    Record(fn() -> &'static Fields),
    /// A list, and how its items are written.
    List(&'static Node),
    /// An object whose members are elements by their keys.
    Map(&'static Content),
    /// One of several objects.
    Union(fn() -> &'static Choice),
    /// Anything.
    Any,
}

/// The members of an object.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    /// A node for each field of the record.
    pub nodes: &'static [Node],
    /// The elements that are no fields.
    pub additional: Option<&'static Content>,
}

/// The objects that a value can be.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The field that says which.
    pub property: &'static str,
    /// How this field is written.
    pub node: &'static Node,
    /// The values of the field, and what the object holds then; no values: if it
    /// has another.
    pub variants: &'static [(&'static [&'static str], Content)],
}

impl Node {
    const fn new(kind: Kind, name: &'static str, content: Content) -> Self {
        Self {
            name,
            prefix: "",
            namespace: "",
            kind,
            content,
        }
    }

    /// An element.
    pub const fn element(name: &'static str, content: Content) -> Self {
        Self::new(Kind::Element, name, content)
    }

    /// An attribute.
    pub const fn attribute(name: &'static str, content: Content) -> Self {
        Self::new(Kind::Attribute, name, content)
    }

    /// The text of the element around it.
    pub const fn text() -> Self {
        Self::new(Kind::Text, "", Content::Text)
    }

    /// The same as a CDATA section.
    pub const fn cdata() -> Self {
        Self::new(Kind::Cdata, "", Content::Text)
    }

    /// What has no node of its own. The name is one that it could have had.
    pub const fn unwrapped(name: &'static str, content: Content) -> Self {
        Self::new(Kind::Unwrapped, name, content)
    }

    /// With a namespace, and a prefix that stands for it.
    pub const fn within(mut self, prefix: &'static str, namespace: &'static str) -> Self {
        self.prefix = prefix;
        self.namespace = namespace;
        self
    }
}

impl Choice {
    /// What the object holds that has this value at the field: what no value
    /// names, where no other is named.
    pub(super) fn content(&self, value: &str) -> Option<&'static Content> {
        let named = |names: &[&str]| names.contains(&value);
        let mut variants = self.variants.iter();
        let found = variants
            .find(|(names, _)| named(names))
            .or_else(|| self.variants.iter().find(|(names, _)| names.is_empty()));
        found.map(|(_, content)| content)
    }
}
