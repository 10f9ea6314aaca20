//! The Header Object: OpenAPI 3.1, section 4.8.21.

use indexmap::IndexMap;
use serde_json::Value;

use super::{At, Example, Extensions, ParameterValue, RefOr};

/// A header of a response or of a part; its style is always `simple`.
#[derive(Clone, Debug)]
pub struct Header {
    /// Where it stands.
    pub at: At,
    /// What it is, in CommonMark.
    pub description: Option<String>,
    /// Whether it is always there.
    pub required: bool,
    /// Whether it should not be used any more.
    pub deprecated: bool,
    /// Whether the values of an object are written `key=value`.
    pub explode: bool,
    /// What its value is.
    pub value: ParameterValue,
    /// An example.
    pub example: Option<Value>,
    /// Named examples.
    pub examples: IndexMap<String, RefOr<Example>>,
    /// The `x-` fields.
    pub extensions: Extensions,
}
