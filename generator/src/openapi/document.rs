//! The OpenAPI Object, and the ways to look things up in it: OpenAPI 3.1,
//! section 4.8.1.

use std::sync::Arc;

use indexmap::IndexMap;
use serde_json::Value;

use super::fields::Fields;
use super::reader::{Part, Reader};
use super::{
    At, Component, Components, Extensions, ExternalDocs, Files, Info, PathItem, Paths, RefOr,
    Reference, ResolveError, Schema, SecurityRequirement, Server, Tag, Version, security, swagger,
};
use crate::diag::Report;

/// A description.
#[derive(Clone, Debug)]
pub struct Document {
    /// Where it stands: the root of the first file.
    pub at: At,
    /// The version that it is written in.
    pub version: Version,
    /// The URI that identifies the description: `$self`.
    pub self_uri: Option<String>,
    /// What the API is.
    pub info: Info,
    /// The schema dialect of schemas without `$schema`.
    pub json_schema_dialect: Option<String>,
    /// Where the API is served; none if not given (the specification then means
    /// the one server `/`).
    pub servers: Vec<Server>,
    /// The paths.
    pub paths: Paths,
    /// Requests that the API makes, by name.
    pub webhooks: IndexMap<String, PathItem>,
    /// What is referred to.
    pub components: Components,
    /// The alternatives of credentials of operations that do not say otherwise:
    /// none are sent if empty.
    pub security: Vec<SecurityRequirement>,
    /// The tags.
    pub tags: Vec<Tag>,
    /// Documentation elsewhere.
    pub external_docs: Option<ExternalDocs>,
    /// The `x-` fields.
    pub extensions: Extensions,
    /// The plain values of all files.
    pub files: Arc<Files>,
}

/// A part that can be read from any place that a `$ref` leads to.
pub trait Parse: Sized {
    /// What the specification calls it, for messages: "Parameter Object".
    const NAME: &'static str;

    /// Reads a part; `None`, and a diagnostic, if it is something else
    /// altogether. Called through [`Document::parse_at`].
    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Self>;
}

impl Document {
    /// The place that a reference leads to. The place exists; whether it holds
    /// what is wanted, or another reference, is for the caller to see.
    ///
    /// # Errors
    /// Why there is no such place.
    pub fn resolve(&self, reference: &Reference) -> Result<At, ResolveError> {
        self.resolve_uri(&reference.at, &reference.uri)
    }

    /// The same for a URI that stands at a place, such as a value of a
    /// discriminator's mapping.
    ///
    /// # Errors
    /// Why there is no such place.
    pub fn resolve_uri(&self, at: &At, uri: &str) -> Result<At, ResolveError> {
        self.files.resolve(at, uri)
    }

    /// The plain value at a place, or `None` if there is none.
    pub fn value(&self, at: &At) -> Option<&Value> {
        self.files.value(at)
    }

    /// What the description calls a schema that a reference leads to: its key among
    /// schemas, or the name of the file that it is all of. `None` where it stands in
    /// something else.
    pub fn name_of(&self, at: &At) -> Option<String> {
        const SECTIONS: [&str; 3] = ["schemas", "definitions", "$defs"];
        // What has these is one schema, parameter or header itself.
        const PARTS: [&str; 4] = ["additionalProperties", "items", "not", "schema"];
        let name = match at.tokens()[..] {
            [] => self.files.stem(at.file()),
            [name] => Some(name).filter(|name| !PARTS.contains(name)),
            [.., "properties", _, _] => None,
            [.., section, name] => Some(name).filter(|_| SECTIONS.contains(&section)),
        };
        name.map(str::to_owned)
    }

    /// The schema of the components at a place; `None` at any other place, which
    /// [`Document::parse_at`] reads.
    pub fn schema(&self, at: &At) -> Option<&Schema> {
        self.components
            .schemas
            .get(self.component_name(at, "schemas")?)
    }

    /// The component at a place; `None` at any other place, which
    /// [`Document::parse_at`] reads.
    pub fn component<T: Component>(&self, at: &At) -> Option<&RefOr<T>> {
        T::section(&self.components).get(self.component_name(at, T::SECTION)?)
    }

    /// Reads what stands at a place as the part that is wanted: a `Schema`, a
    /// `RefOr<Parameter>`, a `PathItem`, ... `None` if nothing stands there or it
    /// is something else altogether, which is reported.
    pub fn parse_at<T: Parse>(&self, at: &At, report: &mut Report) -> Option<T> {
        let mut reader = Reader::new(self.version, &self.files);
        let parsed = T::parse(Part::new(self.value(at)?, at), &mut reader);
        report.extend(reader.diagnostics);
        parsed
    }

    /// Reads the OpenAPI Object that the first of the files is.
    pub(super) fn parse(
        at: &At,
        version: Version,
        files: Files,
        report: &mut Report,
    ) -> Option<Document> {
        let files = Arc::new(files);
        let mut reader = Reader::new(version, &files);
        let root = files.value(at)?;
        let part = Part::new(root, at);
        let document = match version {
            Version::V2_0 => swagger::parse_document(part, &mut reader),
            Version::V3_0 | Version::V3_1 | Version::V3_2 => {
                Document::parse_fields(part, version, &mut reader)
            }
        };
        report.extend(reader.diagnostics);
        document
    }

    fn parse_fields(part: Part<'_>, version: Version, reader: &mut Reader) -> Option<Document> {
        let mut fields = Fields::open_as("OpenAPI Object", part, reader)?;
        // The version was looked at before.
        let _ = fields.raw("openapi");
        fields.need_one_of(&["paths", "webhooks", "components"]);
        if !fields.has("info") {
            fields.missing("info");
        }
        if version == Version::V3_0 && !fields.has("paths") {
            fields.missing("paths");
        }
        Some(Document {
            at: fields.at.clone(),
            version,
            self_uri: fields.get_since("$self", Version::V3_2),
            info: fields.get_or_empty("info")?,
            json_schema_dialect: fields.get("jsonSchemaDialect"),
            servers: fields.list("servers"),
            paths: fields.get_or_empty("paths")?,
            webhooks: fields.map("webhooks"),
            components: fields.get_or_empty("components")?,
            security: fields
                .get_with("security", security::parse_alternatives)
                .unwrap_or_default(),
            tags: fields.list("tags"),
            external_docs: fields.get("externalDocs"),
            files: Arc::clone(&fields.reader.files),
            extensions: fields.finish(),
        })
    }

    /// The name of the component at a place, if the place is in that section of
    /// the components.
    fn component_name<'a>(&self, at: &'a At, section: &str) -> Option<&'a str> {
        if at.file() != self.at.file() {
            return None;
        }
        match (self.version, &at.tokens()[..]) {
            (Version::V2_0, [found, name]) if swagger::section(section) == Some(*found) => {
                Some(name)
            }
            (Version::V2_0, _) => None,
            (_, ["components", found, name]) if *found == section => Some(name),
            _ => None,
        }
    }
}
