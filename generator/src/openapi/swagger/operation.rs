//! The Path Item Object and the Operation Object (OpenAPI 2.0).

use http::Method;
use indexmap::IndexMap;

use super::body::Consumes;
use super::input::{Body, Field, Input};
use super::{body, default_media_types, server};
use crate::diag::{Code, Diagnostic};
use crate::openapi::fields::Fields;
use crate::openapi::reader::{Part, Reader};
use crate::openapi::{
    At, Operation, Parameter, Parse, PathItem, RefOr, Reference, RequestBody, Response, Responses,
    parameter, security,
};

/// The fields of a path item that are operations.
const METHODS: &[(&str, Method)] = &[
    ("get", Method::GET),
    ("put", Method::PUT),
    ("post", Method::POST),
    ("delete", Method::DELETE),
    ("options", Method::OPTIONS),
    ("head", Method::HEAD),
    ("patch", Method::PATCH),
];

/// Reads a path item.
pub(in crate::openapi) fn parse_path_item(part: Part<'_>, reader: &mut Reader) -> Option<PathItem> {
    let mut fields = Fields::open::<PathItem>(part, reader)?;
    let at = fields.at.clone();
    let reference = fields.get("$ref").map(|uri| Reference {
        at: at.clone(),
        uri,
        summary: None,
        description: None,
    });
    let shared: Vec<Input> = fields.list("parameters");
    let mut operations = IndexMap::new();
    for (name, method) in METHODS {
        let operation = fields.get_with(name, |part, reader| parse_in_path(part, &shared, reader));
        operations.extend(operation.map(|operation| (method.clone(), operation)));
    }
    operations.sort_by_cached_key(|_, operation: &Operation| fields.position(&operation.at));
    let parameters = shared.into_iter().filter_map(parameter_of).collect();
    let item = PathItem {
        at,
        reference,
        summary: None,
        description: None,
        operations,
        servers: Vec::new(),
        parameters,
        extensions: fields.finish(),
    };
    parameter::report_duplicates(&item.parameters, reader);
    Some(item)
}

/// Reads an operation that stands by itself.
pub(in crate::openapi) fn parse_operation(
    part: Part<'_>,
    reader: &mut Reader,
) -> Option<Operation> {
    parse_in_path(part, &[], reader)
}

/// Reads an operation; `shared` are the parameters of its path, of which those
/// that make a body matter here.
fn parse_in_path(part: Part<'_>, shared: &[Input], reader: &mut Reader) -> Option<Operation> {
    let mut fields = Fields::open::<Operation>(part, reader)?;
    if !fields.has("responses") {
        fields.missing("responses");
    }
    let own: Vec<Input> = fields.list("parameters");
    let consumes = match fields.get("consumes") {
        Some(media_types) => Consumes {
            media_types,
            own: true,
        },
        None => Consumes {
            media_types: default_media_types("consumes", fields.reader),
            own: false,
        },
    };
    let at = fields.at.clone();
    let request_body = parse_body(&own, shared, &consumes, &at, fields.reader);
    let operation = Operation {
        at,
        tags: fields.list("tags"),
        summary: fields.get("summary"),
        description: fields.get("description"),
        external_docs: fields.get("externalDocs"),
        operation_id: fields.get("operationId"),
        parameters: own.into_iter().filter_map(parameter_of).collect(),
        request_body: request_body.map(RefOr::Here),
        responses: parse_responses(&mut fields)?,
        callbacks: IndexMap::new(),
        deprecated: fields.flag("deprecated"),
        security: fields.get_with("security", security::parse_alternatives),
        servers: server::parse_own_servers(&mut fields),
        extensions: fields.finish(),
    };
    parameter::report_duplicates(&operation.parameters, reader);
    Some(operation)
}

fn parameter_of(input: Input) -> Option<RefOr<Parameter>> {
    match input {
        Input::Parameter(parameter) => Some(parameter),
        Input::Body(_) | Input::Field(_) => None,
    }
}

/// The body of an operation: its own parameters replace those of its path.
fn parse_body(
    own: &[Input],
    shared: &[Input],
    consumes: &Consumes,
    at: &At,
    reader: &mut Reader,
) -> Option<RequestBody> {
    let (own_bodies, own_fields) = bodies_and_fields(own);
    let (shared_bodies, shared_fields) = bodies_and_fields(shared);
    let named = |field: &&Field| !own_fields.iter().any(|other| other.name == field.name);
    let mut fields: Vec<Field> = shared_fields.into_iter().filter(named).cloned().collect();
    fields.extend(own_fields.iter().copied().cloned());
    let bodies = if own_bodies.is_empty() {
        shared_bodies
    } else {
        own_bodies
    };
    let clash = match (&bodies[..], &fields[..]) {
        ([_, second, ..], _) => Some(&second.at),
        ([_], [field, ..]) => Some(&field.at),
        _ => None,
    };
    if let Some(at) = clash {
        let message =
            "an operation has one body, or the fields of one form; the first body is used";
        reader.push(
            Diagnostic::loss(Code::ConflictingFields, message)
                .at(at)
                .help("remove all but one"),
        );
    }
    match bodies.first() {
        Some(&body) => Some(body.clone().content(&consumes.media_types, reader)),
        None if fields.is_empty() => None,
        None => Some(body::form(fields, consumes, at, reader)),
    }
}

fn bodies_and_fields(inputs: &[Input]) -> (Vec<&Body>, Vec<&Field>) {
    let (mut bodies, mut fields) = (Vec::new(), Vec::new());
    for input in inputs {
        match input {
            Input::Parameter(_) => {}
            Input::Body(body) => bodies.push(body),
            Input::Field(field) => fields.push(field),
        }
    }
    (bodies, fields)
}

/// Reads the responses in the media types of the operation. Responses that are
/// referred to have those of the description, so they are read anew for an
/// operation that has its own.
fn parse_responses(fields: &mut Fields<'_>) -> Option<Responses> {
    let produces: Option<Vec<String>> = fields.get("produces");
    let outside = std::mem::replace(&mut fields.reader.produces, produces);
    let mut responses: Responses = fields.get_or_empty("responses")?;
    if fields.reader.produces.is_some() {
        let files = fields.reader.files.clone();
        for response in responses.by_status.values_mut() {
            let RefOr::Ref(reference) = response else {
                continue;
            };
            if let Some((at, value)) = files.target(&reference.at, &reference.uri)
                && let Some(read) = Response::parse(Part::new(value, &at), fields.reader)
            {
                *response = RefOr::Here(read);
            }
        }
    }
    fields.reader.produces = outside;
    Some(responses)
}
