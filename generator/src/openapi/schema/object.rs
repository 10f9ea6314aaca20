//! Keywords about objects: JSON Schema Core, sections 10.3.2, 10.2.2.4 and 11.3,
//! and Validation, section 6.5.

use indexmap::IndexMap;
use serde_json::Value;

use crate::diag::{Code, Diagnostic};
use crate::openapi::reader::{Part, Reader};
use crate::openapi::{Parse, Schema};

/// Keywords about objects.
#[derive(Clone, Debug, Default)]
pub struct ObjectKeywords {
    /// `properties`
    pub properties: IndexMap<String, Schema>,
    /// `required`, without repetitions
    pub required: Vec<String>,
    /// `additionalProperties`
    pub additional_properties: Option<Schema>,
    /// `patternProperties`
    pub pattern_properties: IndexMap<String, Schema>,
    /// `propertyNames`
    pub property_names: Option<Schema>,
    /// `unevaluatedProperties`
    pub unevaluated_properties: Option<Schema>,
    /// `dependentSchemas`
    pub dependent_schemas: IndexMap<String, Schema>,
    /// `dependentRequired`
    pub dependent_required: IndexMap<String, Vec<String>>,
    /// `minProperties`
    pub min_properties: Option<u64>,
    /// `maxProperties`
    pub max_properties: Option<u64>,
}

impl ObjectKeywords {
    /// Whether all of them together say nothing: `properties: {}` alone.
    pub fn is_empty(&self) -> bool {
        let Self {
            properties,
            required,
            additional_properties,
            pattern_properties,
            property_names,
            unevaluated_properties,
            dependent_schemas,
            dependent_required,
            min_properties,
            max_properties,
        } = self;
        let schemas = [
            additional_properties,
            property_names,
            unevaluated_properties,
        ];
        properties.is_empty()
            && required.is_empty()
            && pattern_properties.is_empty()
            && dependent_schemas.is_empty()
            && dependent_required.is_empty()
            && schemas.into_iter().all(Option::is_none)
            && min_properties.is_none()
            && max_properties.is_none()
    }

    pub(super) fn keyword(&mut self, name: &str, part: Part<'_>, reader: &mut Reader) {
        match name {
            "properties" => self.properties = reader.entries(part),
            "required" => self.required(part, reader),
            "additionalProperties" => self.additional_properties = Schema::parse(part, reader),
            "patternProperties" => self.pattern_properties = reader.entries(part),
            "propertyNames" => self.property_names = Schema::parse(part, reader),
            "unevaluatedProperties" => self.unevaluated_properties = Schema::parse(part, reader),
            "dependentSchemas" => self.dependent_schemas = reader.entries(part),
            "dependentRequired" => self.dependent_required = reader.entries(part),
            "minProperties" => self.min_properties = u64::parse(part, reader),
            "maxProperties" => self.max_properties = u64::parse(part, reader),
            _ => {}
        }
    }

    /// `required`, which was a boolean of the property itself in draft 3 of JSON
    /// Schema, and is often written so still.
    fn required(&mut self, part: Part<'_>, reader: &mut Reader) {
        if let Value::Bool(_) = part.value {
            let message = "`required` is a list of the names of properties, not a boolean";
            reader.push(
                Diagnostic::loss(Code::WrongType, message)
                    .at(&part.at())
                    .help("list the property in the `required` of the object that it belongs to"),
            );
            return;
        }
        for name in reader.items::<String>(part) {
            if !self.required.contains(&name) {
                self.required.push(name);
            }
        }
    }
}
