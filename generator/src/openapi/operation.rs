//! The Operation Object: OpenAPI 3.1, section 4.8.10.

use indexmap::IndexMap;

use super::{
    At, Callback, Extensions, ExternalDocs, Parameter, RefOr, RequestBody, Responses,
    SecurityRequirement, Server,
};

/// An operation: a method of a path.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Where it stands.
    pub at: At,
    /// The tags that it is grouped by.
    pub tags: Vec<String>,
    /// A short summary.
    pub summary: Option<String>,
    /// A description, in CommonMark.
    pub description: Option<String>,
    /// Documentation elsewhere.
    pub external_docs: Option<ExternalDocs>,
    /// The name of the operation.
    pub operation_id: Option<String>,
    /// Its own parameters, beside those of the path item.
    pub parameters: Vec<RefOr<Parameter>>,
    /// The body.
    pub request_body: Option<RefOr<RequestBody>>,
    /// The documented responses; none if missing.
    pub responses: Responses,
    /// Requests that the API makes as an answer.
    pub callbacks: IndexMap<String, RefOr<Callback>>,
    /// Whether it should not be used any more.
    pub deprecated: bool,
    /// The alternatives of credentials in place of those of the document:
    /// `Some` of an empty list says that none are to be sent.
    pub security: Option<Vec<SecurityRequirement>>,
    /// Servers in place of those of the path item and the document; none if not
    /// given.
    pub servers: Vec<Server>,
    /// The `x-` fields.
    pub extensions: Extensions,
}
