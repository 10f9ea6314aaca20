//! The Tag Object: OpenAPI 3.1, section 4.8.22.

use super::{At, Extensions, ExternalDocs};

/// A tag that operations are grouped by.
#[derive(Clone, Debug)]
pub struct Tag {
    /// Where it stands.
    pub at: At,
    /// The name.
    pub name: String,
    /// What it groups, in CommonMark.
    pub description: Option<String>,
    /// Documentation elsewhere.
    pub external_docs: Option<ExternalDocs>,
    /// The `x-` fields.
    pub extensions: Extensions,
}
