//! The Discriminator Object: OpenAPI 3.1, section 4.8.25.

use indexmap::IndexMap;
use serde_json::Value;

use crate::diag::{Code, Diagnostic};
use crate::openapi::fields::Fields;
use crate::openapi::reader::{Part, Reader};
use crate::openapi::{At, Extensions, Parse};

/// Which property tells the schemas of a union apart.
#[derive(Clone, Debug)]
pub struct Discriminator {
    /// Where it stands.
    pub at: At,
    /// The property that says which schema applies.
    pub property_name: String,
    /// The name of a schema, or a URI, by the value of the property.
    pub mapping: IndexMap<String, String>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

impl Parse for Discriminator {
    const NAME: &'static str = "Discriminator Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Discriminator> {
        // OpenAPI 2.0 had the name alone.
        if let Value::String(name) = part.value {
            let message = "`discriminator` is an object since OpenAPI 3.0";
            let help = format!("write `discriminator: {{propertyName: {name}}}`");
            reader.push(
                Diagnostic::note(Code::OtherVersion, message)
                    .at(&part.at())
                    .help(help),
            );
            return Some(Discriminator {
                at: part.at(),
                property_name: name.clone(),
                mapping: IndexMap::new(),
                extensions: Extensions::default(),
            });
        }
        let mut fields = Fields::open::<Self>(part, reader)?;
        Some(Discriminator {
            at: fields.at.clone(),
            property_name: fields.need_string("propertyName"),
            mapping: fields.map("mapping"),
            extensions: fields.finish(),
        })
    }
}
