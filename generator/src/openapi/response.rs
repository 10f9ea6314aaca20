//! The Responses Object and the Response Object: OpenAPI 3.1, sections 4.8.16
//! and 4.8.17.

use indexmap::IndexMap;

use super::{At, Extensions, Header, Link, MediaType, RefOr};

/// The documented responses of an operation.
#[derive(Clone, Debug)]
pub struct Responses {
    /// Where they stand.
    pub at: At,
    /// The responses, in the order of the description.
    pub by_status: IndexMap<Status, RefOr<Response>>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

/// Which answers a response describes. An exact code goes before a range, and a
/// range before `default`; so they are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// One code, 100 to 599.
    Code(u16),
    /// A range: 4 for `4XX`.
    Range(u8),
    /// All that the other responses do not describe.
    Default,
}

/// A response.
#[derive(Clone, Debug)]
pub struct Response {
    /// Where it stands.
    pub at: At,
    /// What it is, in CommonMark; empty if missing.
    pub description: String,
    /// Its headers.
    pub headers: IndexMap<String, RefOr<Header>>,
    /// The media types that it can come in; none if there is no body.
    pub content: IndexMap<String, MediaType>,
    /// Links to other operations.
    pub links: IndexMap<String, RefOr<Link>>,
    /// The `x-` fields.
    pub extensions: Extensions,
}
