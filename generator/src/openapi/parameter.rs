//! The Parameter Object: OpenAPI 3.1, section 4.8.12.

use indexmap::IndexMap;
use serde_json::Value;

use super::{At, Example, Extensions, MediaType, RefOr, Schema};

/// A parameter of an operation.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where it stands.
    pub at: At,
    /// The name, as sent.
    pub name: String,
    /// Where it is sent: `in`.
    pub location: ParameterLocation,
    /// What it is, in CommonMark.
    pub description: Option<String>,
    /// Whether it must be sent; always true in a path.
    pub required: bool,
    /// Whether it should not be used any more.
    pub deprecated: bool,
    /// Whether it may be sent without a value (`?flag`).
    pub allow_empty_value: bool,
    /// How its value is written; the default of its location if not given.
    pub style: Style,
    /// Whether arrays and objects become several pairs; the default of its style
    /// if not given.
    pub explode: bool,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
    /// What its value is.
    pub value: ParameterValue,
    /// An example.
    pub example: Option<Value>,
    /// Named examples.
    pub examples: IndexMap<String, RefOr<Example>>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParameterLocation {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// How a value is written into a URL, header or cookie: OpenAPI 3.1, section
/// 4.8.12.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// `;name=value` (path)
    Matrix,
    /// `.value` (path)
    Label,
    /// `name=value` (query, cookie)
    Form,
    /// `value` (path, header)
    Simple,
    /// `name=a%20b` (query)
    SpaceDelimited,
    /// `name=a|b` (query)
    PipeDelimited,
    /// `name[key]=value` (query)
    DeepObject,
}

/// What the value of a parameter or a header is.
#[derive(Clone, Debug)]
pub enum ParameterValue {
    /// A value that is written in the parameter's style. The schema that allows
    /// anything if the description says nothing.
    Schema(Schema),
    /// A value that is written in a media type, as one string.
    Content {
        /// The media type: the key in `content`.
        media_type: String,
        /// What it is.
        content: Box<MediaType>,
    },
}
