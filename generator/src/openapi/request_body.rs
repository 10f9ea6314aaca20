//! The Request Body Object: OpenAPI 3.1, section 4.8.13.

use indexmap::IndexMap;

use super::{At, Extensions, MediaType};

/// The body of a request.
#[derive(Clone, Debug)]
pub struct RequestBody {
    /// Where it stands.
    pub at: At,
    /// What it is, in CommonMark.
    pub description: Option<String>,
    /// The media types that it can be sent in.
    pub content: IndexMap<String, MediaType>,
    /// Whether it must be sent.
    pub required: bool,
    /// The `x-` fields.
    pub extensions: Extensions,
}
