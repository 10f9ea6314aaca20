//! A JSON value together with its place, so that each finding can say where it comes from.

use std::fmt;

use serde_json::Value;

use super::documents::Documents;

/// How many `$ref`s may follow each other; more is a circle.
const MAX_HOPS: usize = 32;

/// A value of a document and the JSON pointer (RFC 6901) at which it stands.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    documents: &'a Documents,
    document: usize,
    value: &'a Value,
    pointer: String,
}

/// A place in a description: what a [`Node`] leaves behind.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file; empty for a description that was read from a text.
    pub file: String,
    /// The JSON pointer.
    pub pointer: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.file, self.pointer)
    }
}

impl<'a> Node<'a> {
    /// The first document itself.
    pub(super) fn root(documents: &'a Documents) -> Self {
        Self {
            documents,
            document: 0,
            value: documents.root(),
            pointer: String::new(),
        }
    }

    /// The value at a pointer from the root of the same document.
    #[must_use]
    pub fn at(&self, pointer: &str) -> Option<Self> {
        Some(Self {
            documents: self.documents,
            document: self.document,
            value: self.documents.get(self.document).value.pointer(pointer)?,
            pointer: pointer.to_owned(),
        })
    }

    /// The value.
    #[must_use]
    pub fn value(&self) -> &'a Value {
        self.value
    }

    /// Where it stands in its document.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// Where it stands.
    #[must_use]
    pub fn place(&self) -> Place {
        Place {
            file: self.documents.get(self.document).location.clone(),
            pointer: self.pointer.clone(),
        }
    }

    /// A reference that leads here, from wherever it stands.
    #[must_use]
    pub(crate) fn reference(&self) -> String {
        super::documents::reference(self.document, &self.pointer)
    }

    /// A field of an object, as written.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Self> {
        Some(self.child(key, self.value.as_object()?.get(key)?))
    }

    /// A field of an object, and what it refers to.
    #[must_use]
    pub(crate) fn follow(&self, key: &str) -> Option<Self> {
        self.get(key)?.resolved().ok()
    }

    /// A field of an object, where it is a string.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&'a str> {
        self.value.get(key)?.as_str()
    }

    /// A field of an object, where it is a boolean.
    #[must_use]
    pub fn flag(&self, key: &str) -> Option<bool> {
        self.value.get(key)?.as_bool()
    }

    /// The fields of an object; none for anything else.
    pub fn entries(&self) -> impl Iterator<Item = (&'a str, Self)> {
        let fields = self.value.as_object().into_iter().flatten();
        fields.map(|(key, value)| (key.as_str(), self.child(key, value)))
    }

    /// The items of an array; none for anything else.
    pub fn items(&self) -> impl Iterator<Item = Self> {
        let items = self.value.as_array().into_iter().flatten().enumerate();
        items.map(|(index, value)| self.child(&index.to_string(), value))
    }

    /// The node that this one refers to, through any number of `$ref`s; itself without one.
    ///
    /// # Errors
    ///
    /// If a reference leads nowhere, or in a circle.
    pub fn resolved(&self) -> Result<Self, String> {
        let mut node = self.clone();
        for _ in 0..MAX_HOPS {
            let Some(reference) = node.text("$ref") else {
                return Ok(node);
            };
            node = self
                .elsewhere(reference)
                .ok_or_else(|| format!("the `$ref` of {} leads nowhere", node.place()))?;
        }
        Err(format!("the `$ref` of {} leads in a circle", self.place()))
    }

    /// What a reference leads to, itself maybe a reference.
    pub(super) fn elsewhere(&self, reference: &str) -> Option<Self> {
        let (document, pointer, value) = self.documents.find(reference)?;
        Some(Self {
            documents: self.documents,
            document,
            value,
            pointer,
        })
    }

    fn child(&self, key: &str, value: &'a Value) -> Self {
        let key = key.replace('~', "~0").replace('/', "~1");
        Self {
            documents: self.documents,
            document: self.document,
            value,
            pointer: format!("{}/{key}", self.pointer),
        }
    }
}
