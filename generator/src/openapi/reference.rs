//! The Reference Object: OpenAPI 3.1, section 4.8.23.

use super::At;

/// A `$ref` to a part that is described elsewhere. Follow it with
/// [`Document::resolve`](super::Document::resolve).
#[derive(Clone, Debug)]
pub struct Reference {
    /// The place of the object that holds the `$ref`.
    pub at: At,
    /// The `$ref`, as written: `#/components/schemas/Pet`, `common.yaml#/Pet`.
    pub uri: String,
    /// Replaces the summary of what is referred to.
    pub summary: Option<String>,
    /// Replaces the description of what is referred to.
    pub description: Option<String>,
}

/// A part, or a reference to one.
#[derive(Clone, Debug)]
pub enum RefOr<T> {
    /// The part is described elsewhere.
    Ref(Reference),
    /// The part is described here.
    Here(T),
}
