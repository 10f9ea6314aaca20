//! The Discriminator Object: OpenAPI 3.1, section 4.8.25.

use indexmap::IndexMap;
use serde_json::Value;

use crate::diag::{Code, Diagnostic};
use crate::openapi::fields::Fields;
use crate::openapi::reader::{Part, Reader};
use crate::openapi::{At, Extensions, Parse, Version};

/// Which property tells the schemas of a union apart.
#[derive(Clone, Debug)]
pub struct Discriminator {
    /// Where it stands.
    pub at: At,
    /// The property that says which schema applies.
    pub property_name: String,
    /// The name of a schema, or a URI, by the value of the property.
    pub mapping: IndexMap<String, String>,
    /// The schema of values that the mapping does not have: its name, or a URI.
    pub default_mapping: Option<String>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

impl Discriminator {
    /// Whether the target of a mapping can only be a URI, and no name of a schema.
    pub fn is_uri(target: &str) -> bool {
        target.contains(['.', '/', '#'])
    }
}

impl Parse for Discriminator {
    const NAME: &'static str = "Discriminator Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Discriminator> {
        // OpenAPI 2.0 had the name alone.
        if let Value::String(name) = part.value {
            if reader.version != Version::V2_0 {
                let message = "`discriminator` is an object since OpenAPI 3.0";
                let help = format!("write `discriminator: {{propertyName: {name}}}`");
                reader.push(
                    Diagnostic::note(Code::OtherVersion, message)
                        .at(&part.at())
                        .help(help),
                );
            }
            return Some(Discriminator {
                at: part.at(),
                property_name: name.clone(),
                mapping: IndexMap::new(),
                default_mapping: None,
                extensions: Extensions::default(),
            });
        }
        let mut fields = Fields::open::<Self>(part, reader)?;
        Some(Discriminator {
            at: fields.at.clone(),
            default_mapping: fields.get_since("defaultMapping", Version::V3_2),
            property_name: fields.need_string("propertyName"),
            mapping: fields.map("mapping"),
            extensions: fields.finish(),
        })
    }
}
