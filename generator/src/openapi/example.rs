//! The Example Object: OpenAPI 3.1, section 4.8.19.

use serde_json::Value;

use super::{At, Extensions};

/// An example of a value.
#[derive(Clone, Debug)]
pub struct Example {
    /// Where it stands.
    pub at: At,
    /// A short summary.
    pub summary: Option<String>,
    /// A description, in CommonMark.
    pub description: Option<String>,
    /// The value.
    pub value: Option<Value>,
    /// A link to the value.
    pub external_value: Option<String>,
    /// The `x-` fields.
    pub extensions: Extensions,
}
