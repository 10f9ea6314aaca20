//! Reads an OpenAPI description into [`Document`]: as written, each part with
//! its place, whatever the version (2.0 to 3.2), in the spelling of OpenAPI 3.1.
//!
//! What this stage guarantees to the next: every part that a typed field exists
//! for is in it or has a diagnostic; what is unknown is kept (`extensions`,
//! `unknown`) and, where it matters, reported; defaults that the specification
//! gives are filled in; nothing is resolved: a `$ref` is a [`Reference`], to be
//! followed with [`Document::resolve`].

mod at;
mod callback;
mod components;
mod document;
mod example;
mod extensions;
mod fields;
mod files;
mod found;
mod header;
mod header_name;
mod info;
mod json;
mod loader;
mod media_type;
mod operation;
mod parameter;
mod parameter_value;
mod path;
mod reader;
mod reference;
mod request_body;
mod response;
mod scalar;
mod schema;
mod security;
mod server;
mod style;
mod swagger;
mod tag;
mod text;
mod value;
mod version;
mod yaml;
mod yaml_guard;

pub use at::{At, escape, unescape};
pub use callback::{Callback, Link};
pub use components::{Component, Components};
pub use document::{Document, Parse};
pub use example::Example;
pub use extensions::Extensions;
pub use files::{Files, ResolveError};
pub use header::Header;
pub use info::{Contact, ExternalDocs, Info, License};
pub use loader::{DiskLoader, Loader, MemoryLoader};
pub use media_type::{Encoding, MediaType};
pub use operation::Operation;
pub use parameter::{Parameter, ParameterLocation};
pub use parameter_value::ParameterValue;
pub use path::{Path, PathItem, PathPiece, PathTemplate, Paths};
pub use reader::{Part, Reader};
pub use reference::{RefOr, Reference};
pub use request_body::RequestBody;
pub use response::{Response, Responses, Status};
pub use schema::{
    ArrayKeywords, Conditional, Discriminator, Keywords, NodeType, NumberKeywords, ObjectKeywords,
    Schema, StringKeywords, Type, Types, Xml,
};
pub use security::{
    ApiKeyLocation, OAuthFlow, OAuthFlows, SecurityRequirement, SecurityScheme, SecuritySchemeKind,
};
pub use server::{Server, ServerVariable};
pub use style::Style;
pub use tag::Tag;
pub use version::Version;

use crate::diag::{Report, Sources};

/// Reads a description and the files that it refers to.
///
/// `location` is what `loader` finds the first file by, usually its path. What
/// is read is added to `sources`, what is wrong with it to `report`. The result
/// is `None` only if there is nothing to go on with: text that is neither YAML
/// nor JSON, no OpenAPI description, or a version that is not supported. Whether
/// there may be output is for `report.has_errors()` to say.
pub fn parse(
    location: &str,
    loader: &dyn Loader,
    sources: &mut Sources,
    report: &mut Report,
) -> Option<Document> {
    let read = |location: &str, sources: &mut Sources, report: &mut Report| {
        text::read(location, loader, sources, report)
    };
    let (file, root) = read(location, sources, report)?;
    let at = At::root(file);
    let version = Version::detect(&root, &at, report)?;
    let mut files = Files::default();
    files.add(location, file, root);
    files.load_references(|location| {
        let mut problems = Report::new();
        let Some(found) = read(location, sources, &mut problems) else {
            return Err(problems);
        };
        report.extend(problems);
        Ok(found)
    });
    Document::parse(&at, version, files, report)
}
