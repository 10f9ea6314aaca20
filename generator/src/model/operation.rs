//! Operations: what can be asked, and what is answered.

use super::{Paging, Requirement, Server, TypeRef};
use crate::openapi::At;
pub use crate::openapi::{ParameterLocation as Location, Status};
pub use http::Method;
use indexmap::IndexMap;

/// One method on one path.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Where it stands.
    pub at: At,
    /// Its `operationId`.
    pub id: Option<String>,
    /// The id without what frameworks add to the name of a function.
    pub short_id: Option<String>,
    /// What it is called: the short id, unless another operation is called so.
    pub name: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// The path template, as written.
    pub path: String,
    /// The path template as it is sent: its variables are the path's parameters.
    pub target: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// One line.
    pub summary: Option<String>,
    /// The description's words.
    pub description: Option<String>,
    /// Whether it is on its way out.
    pub deprecated: bool,
    /// What it takes, parameters of the path first and in the path's order.
    pub parameters: Vec<Parameter>,
    /// The body it takes.
    pub body: Option<RequestBody>,
    /// What it answers.
    pub responses: Vec<Response>,
    /// Alternatives of sets of schemes: one set must be complete. Empty: none
    /// is needed.
    pub security: Vec<Vec<Requirement>>,
    /// Its own servers, in place of the description's.
    pub servers: Vec<Server>,
    /// How its pages follow each other, where the description says so.
    pub paging: Option<Paging>,
}

impl Operation {
    /// What it can send and what it can answer.
    pub fn content(&self) -> impl Iterator<Item = &Media> {
        let sent = self.body.iter().flat_map(|body| &body.content);
        let read = self.responses.iter();
        sent.chain(read.flat_map(|response| &response.content))
    }
}

/// A parameter (OpenAPI 3.1, section 4.8.12).
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where it stands.
    pub at: At,
    /// Its name on the wire.
    pub name: String,
    /// Where on the wire.
    pub location: Location,
    /// Whether it must be there.
    pub required: bool,
    /// How lists and objects are written.
    pub style: Style,
    /// Whether each of their values is written on its own.
    pub explode: bool,
    /// Whether reserved characters are left as they are.
    pub allow_reserved: bool,
    /// Whether it may be sent without a value.
    pub allow_empty: bool,
    /// What its value looks like.
    pub value: TypeRef,
    /// What the query is, where the parameter is all of it.
    pub query: Option<Media>,
    /// The description's words.
    pub description: Option<String>,
    /// Whether it is on its way out.
    pub deprecated: bool,
    /// Whether it takes a key by which the server knows a request, and the client
    /// can make one up.
    pub takes_made_up_key: bool,
    /// What the server takes where it is absent.
    pub default: Option<serde_json::Value>,
}

/// How lists and objects are written (OpenAPI 3.1, section 4.8.12.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `1,2`
    Simple,
    /// `.1.2`
    Label,
    /// `;p=1,2`
    Matrix,
    /// `p=1&p=2`
    Form,
    /// `p=1%202`
    SpaceDelimited,
    /// `p=1|2`
    PipeDelimited,
    /// `p[a]=1&p[b]=2`
    DeepObject,
    /// As JSON: a parameter with `content` of `application/json`.
    Json,
}

/// The body of a request.
#[derive(Clone, Debug)]
pub struct RequestBody {
    /// Where it stands.
    pub at: At,
    /// Whether it must be there.
    pub required: bool,
    /// The description's words.
    pub description: Option<String>,
    /// What it can be; never empty.
    pub content: Vec<Media>,
}

/// Content in one media type.
#[derive(Clone, Debug)]
pub struct Media {
    /// Where it stands.
    pub at: At,
    /// The media type, as written (RFC 9110, section 8.3.1).
    pub media_type: String,
    /// What it looks like.
    pub value: Option<TypeRef>,
    /// What each item of a stream looks like.
    pub item: Option<TypeRef>,
    /// How properties are sent in a form or in parts, by property, where the
    /// description says so.
    pub encoding: IndexMap<String, Encoding>,
    /// Whether a part of which the schema says nothing is bytes.
    pub has_binary_parts: bool,
    /// Examples of it, and where they stand.
    pub examples: Vec<(At, serde_json::Value)>,
}

impl Media {
    /// Content of which no more is said.
    pub fn new(at: &At, media_type: &str, value: Option<TypeRef>) -> Self {
        Self {
            at: at.clone(),
            media_type: media_type.to_owned(),
            value,
            item: None,
            encoding: IndexMap::new(),
            has_binary_parts: false,
            examples: Vec::new(),
        }
    }

    /// The headers of its parts.
    pub fn part_headers(&self) -> impl Iterator<Item = &Header> {
        let encodings = self.encoding.values();
        encodings.flat_map(|encoding| &encoding.headers)
    }
}

/// How a property is sent in a form or in parts (OpenAPI 3.1, section 4.8.15).
#[derive(Clone, Debug)]
pub struct Encoding {
    /// Where it stands.
    pub at: At,
    /// The media types that it is sent in, as written.
    pub content_type: Option<String>,
    /// How it is written in a form, in place of the media type.
    pub style: Option<EncodingStyle>,
    /// The headers of its part.
    pub headers: Vec<Header>,
}

/// How a property is written in a form, like a parameter of the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EncodingStyle {
    /// How lists and objects are written.
    pub style: Style,
    /// Whether each of their values is written on its own.
    pub explode: bool,
    /// Whether reserved characters are left as they are.
    pub allow_reserved: bool,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Response {
    /// Where it stands.
    pub at: At,
    /// The status codes.
    pub status: Status,
    /// The description's words.
    pub description: String,
    /// Its headers.
    pub headers: Vec<Header>,
    /// What its body can be; empty: no body.
    pub content: Vec<Media>,
}

/// A header of an answer, or of a part of a body.
#[derive(Clone, Debug)]
pub struct Header {
    /// Where it stands.
    pub at: At,
    /// Its name.
    pub name: String,
    /// Whether it is always there.
    pub required: bool,
    /// What its value looks like.
    pub value: TypeRef,
    /// Whether it is written as JSON, and not in style `simple`.
    pub is_json: bool,
    /// Whether the members of an object are written `key=value`.
    pub explode: bool,
    /// The description's words.
    pub description: Option<String>,
    /// Whether it is on its way out.
    pub deprecated: bool,
}
