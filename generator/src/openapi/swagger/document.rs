//! The Swagger Object: OpenAPI 2.0, "Swagger Object".

use std::sync::Arc;

use indexmap::IndexMap;

use super::input::Input;
use super::server;
use crate::openapi::fields::Fields;
use crate::openapi::reader::{Part, Reader};
use crate::openapi::{Components, Document, Extensions, RefOr, Version, security};

/// Reads the description.
pub(in crate::openapi) fn parse_document(part: Part<'_>, reader: &mut Reader) -> Option<Document> {
    let mut fields = Fields::open_as("Swagger Object", part, reader)?;
    // The version was looked at before.
    let _ = fields.raw("swagger");
    fields.need_one_of(&["paths", "definitions"]);
    for name in ["info", "paths"] {
        if !fields.has(name) {
            fields.missing(name);
        }
    }
    // They are taken from the plain values where they are needed.
    let _: Vec<String> = fields.list("consumes");
    let _: Vec<String> = fields.list("produces");
    Some(Document {
        at: fields.at.clone(),
        version: Version::V2_0,
        self_uri: None,
        info: fields.get_or_empty("info")?,
        json_schema_dialect: None,
        servers: server::parse_servers(&mut fields),
        paths: fields.get_or_empty("paths")?,
        webhooks: IndexMap::new(),
        components: parse_components(&mut fields),
        security: fields
            .get_with("security", security::parse_alternatives)
            .unwrap_or_default(),
        tags: fields.list("tags"),
        external_docs: fields.get("externalDocs"),
        files: Arc::clone(&fields.reader.files),
        extensions: fields.finish(),
    })
}

/// The field of the root that a section of the components is in 2.0.
pub(in crate::openapi) fn section(section: &str) -> Option<&'static str> {
    match section {
        "schemas" => Some("definitions"),
        "parameters" | "requestBodies" => Some("parameters"),
        "responses" => Some("responses"),
        "securitySchemes" => Some("securityDefinitions"),
        _ => None,
    }
}

fn parse_components(fields: &mut Fields<'_>) -> Components {
    let (mut parameters, mut request_bodies) = (IndexMap::new(), IndexMap::new());
    for (name, input) in fields.map::<Input>("parameters") {
        match input {
            Input::Parameter(parameter) => {
                parameters.insert(name, parameter);
            }
            Input::Body(body) => {
                let consumes = super::default_media_types("consumes", fields.reader);
                // Whether something is missing depends on the operation.
                let mut silent = Reader::new(Version::V2_0, &fields.reader.files);
                let content = body.content(&consumes, &mut silent);
                request_bodies.insert(name, RefOr::Here(content));
            }
            // A part of a form is none by itself: it is read where it is used.
            Input::Field(_) => {}
        }
    }
    Components {
        at: fields.at.clone(),
        schemas: fields.map("definitions"),
        responses: fields.map("responses"),
        parameters,
        examples: IndexMap::new(),
        request_bodies,
        headers: IndexMap::new(),
        security_schemes: fields.map("securityDefinitions"),
        links: IndexMap::new(),
        callbacks: IndexMap::new(),
        path_items: IndexMap::new(),
        media_types: IndexMap::new(),
        extensions: Extensions::default(),
    }
}
