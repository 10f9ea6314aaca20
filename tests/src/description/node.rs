//! A JSON value together with its pointer, so that each finding can say where it comes from.

use serde_json::Value;

/// How many `$ref`s may follow each other; more is a circle.
const MAX_HOPS: usize = 32;

/// A value of the document and the JSON pointer (RFC 6901) at which it stands.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    root: &'a Value,
    value: &'a Value,
    pointer: String,
}

impl<'a> Node<'a> {
    /// The document itself.
    #[must_use]
    pub fn root(root: &'a Value) -> Self {
        Self {
            root,
            value: root,
            pointer: String::new(),
        }
    }

    /// The value at a pointer from the root of the document.
    #[must_use]
    pub fn at(&self, pointer: &str) -> Option<Self> {
        Some(Self {
            root: self.root,
            value: self.root.pointer(pointer)?,
            pointer: pointer.to_owned(),
        })
    }

    /// The value as written.
    #[must_use]
    pub fn value(&self) -> &'a Value {
        self.value
    }

    /// Where it stands.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// A field of an object, as written.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Self> {
        Some(self.child(key, self.value.as_object()?.get(key)?))
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

    /// The node that this one refers to, through any number of local `$ref`s; itself without one.
    ///
    /// # Errors
    ///
    /// If a reference leads nowhere, out of the document, or in a circle.
    pub fn resolved(&self) -> Result<Self, String> {
        let mut node = self.clone();
        for _ in 0..MAX_HOPS {
            let Some(reference) = node.text("$ref") else {
                return Ok(node);
            };
            node = reference
                .strip_prefix('#')
                .and_then(|pointer| self.at(&percent_decoded(pointer)))
                .ok_or_else(|| format!("`$ref: {reference}` of {} leads nowhere", node.pointer))?;
        }
        Err(format!("the `$ref` of {} leads in a circle", self.pointer))
    }

    fn child(&self, key: &str, value: &'a Value) -> Self {
        let key = key.replace('~', "~0").replace('/', "~1");
        Self {
            root: self.root,
            value,
            pointer: format!("{}/{key}", self.pointer),
        }
    }
}

/// A pointer in a URI fragment is percent-encoded (RFC 6901, section 6).
fn percent_decoded(pointer: &str) -> String {
    percent_encoding::percent_decode_str(pointer)
        .decode_utf8_lossy()
        .into_owned()
}
