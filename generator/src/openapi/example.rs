//! The Example Object: OpenAPI 3.1, section 4.8.19.

use serde_json::Value;

use super::fields::Fields;
use super::reader::{Part, Reader};
use super::{At, Extensions, Parse};

/// An example of a value.
#[derive(Clone, Debug)]
pub struct Example {
    /// Where it stands.
    pub at: At,
    /// A short summary.
    pub summary: Option<String>,
    /// A description, in CommonMark.
    pub description: Option<String>,
    /// The value.
    pub value: Option<Value>,
    /// A link to the value.
    pub external_value: Option<String>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

impl Parse for Example {
    const NAME: &'static str = "Example Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Example> {
        let mut fields = Fields::open::<Self>(part, reader)?;
        Some(Example {
            at: fields.at.clone(),
            summary: fields.get("summary"),
            description: fields.get("description"),
            value: fields.raw("value"),
            external_value: fields.get("externalValue"),
            extensions: fields.finish(),
        })
    }
}
