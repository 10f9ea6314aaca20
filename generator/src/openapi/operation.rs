//! The Operation Object: OpenAPI 3.1, section 4.8.10.

use indexmap::IndexMap;

use super::fields::Fields;
use super::reader::{Part, Reader};
use super::{
    At, Callback, Extensions, ExternalDocs, Parameter, Parse, RefOr, RequestBody, Responses,
    SecurityRequirement, Server, Version, parameter, security, swagger,
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

impl Parse for Operation {
    const NAME: &'static str = "Operation Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Operation> {
        if reader.version == Version::V2_0 {
            return swagger::parse_operation(part, reader);
        }
        let mut fields = Fields::open::<Self>(part, reader)?;
        // 3.1 no longer asks for it.
        if fields.reader.version == Version::V3_0 && !fields.has("responses") {
            fields.missing("responses");
        }
        let operation = Operation {
            at: fields.at.clone(),
            tags: fields.list("tags"),
            summary: fields.get("summary"),
            description: fields.get("description"),
            external_docs: fields.get("externalDocs"),
            operation_id: fields.get("operationId"),
            parameters: fields.list("parameters"),
            request_body: fields.get("requestBody"),
            responses: fields.get_or_empty("responses")?,
            callbacks: fields.map("callbacks"),
            deprecated: fields.flag("deprecated"),
            security: fields.get_with("security", security::parse_alternatives),
            servers: fields.list("servers"),
            extensions: fields.finish(),
        };
        parameter::report_duplicates(&operation.parameters, reader);
        Some(operation)
    }
}
