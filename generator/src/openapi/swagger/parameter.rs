//! A parameter that is one in 3.x too: in the path, the query or a header
//! (OpenAPI 2.0, "Parameter Object").

use indexmap::IndexMap;

use super::collection_format;
use super::value::{is_list, parse_value};
use crate::openapi::fields::Fields;
use crate::openapi::reader::{Part, Reader};
use crate::openapi::{Parameter, ParameterValue, Version, parameter};

/// Reads a parameter.
pub(in crate::openapi) fn parse_parameter(
    part: Part<'_>,
    reader: &mut Reader,
) -> Option<Parameter> {
    let mut fields = Fields::open::<Parameter>(part, reader)?;
    let (name, location) = parameter::parse_name_and_location(&mut fields)?;
    let schema = parse_value(&mut fields);
    let (style, explode) =
        collection_format::parse_of_parameter(&mut fields, location, is_list(&schema));
    for later in ["deprecated", "example"] {
        fields.note_since(later, Version::V3_0);
    }
    Some(Parameter {
        at: fields.at.clone(),
        description: fields.get("description"),
        required: parameter::parse_required(&mut fields, &name, location),
        deprecated: fields.flag("deprecated"),
        allow_empty_value: fields.flag("allowEmptyValue"),
        style,
        explode,
        allow_reserved: false,
        value: ParameterValue::Schema(schema),
        example: fields.raw("example"),
        examples: IndexMap::new(),
        extensions: fields.finish(),
        name,
        location,
    })
}
