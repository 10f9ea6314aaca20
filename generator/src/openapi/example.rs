//! The Example Object: OpenAPI 3.1, section 4.8.19.

use serde_json::Value;

use super::fields::Fields;
use super::reader::{Part, Reader};
use super::{At, Extensions, Parse, Version};

/// An example of a value.
#[derive(Clone, Debug)]
pub struct Example {
    /// Where it stands.
    pub at: At,
    /// A short summary.
    pub summary: Option<String>,
    /// A description, in CommonMark.
    pub description: Option<String>,
    /// The value: `value`, or `dataValue`.
    pub value: Option<Value>,
    /// The value as it is sent.
    pub serialized_value: Option<String>,
    /// A link to the value.
    pub external_value: Option<String>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

impl Parse for Example {
    const NAME: &'static str = "Example Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Example> {
        let mut fields = Fields::open::<Self>(part, reader)?;
        fields.note_since("dataValue", Version::V3_2);
        let (value, data_value) = (fields.raw("value"), fields.raw("dataValue"));
        Some(Example {
            at: fields.at.clone(),
            summary: fields.get("summary"),
            description: fields.get("description"),
            value: data_value.or(value),
            serialized_value: fields.get_since("serializedValue", Version::V3_2),
            external_value: fields.get("externalValue"),
            extensions: fields.finish(),
        })
    }
}
