//! The Callback Object and the Link Object: OpenAPI 3.1, sections 4.8.18 and
//! 4.8.20.

use indexmap::IndexMap;
use serde_json::Value;

use super::{At, Extensions, PathItem};

/// Requests that the API makes, as an answer to an operation.
#[derive(Clone, Debug)]
pub struct Callback {
    /// Where it stands.
    pub at: At,
    /// What is requested, by the runtime expression of the URL.
    pub items: IndexMap<String, PathItem>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

/// A link from a response to another operation; kept as it is.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where it stands.
    pub at: At,
    /// The Link Object.
    pub value: Value,
}
