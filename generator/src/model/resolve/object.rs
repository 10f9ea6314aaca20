//! Objects: named properties and free ones (JSON Schema 2020-12, Applicators,
//! section 10.3.2).

use super::{Resolver, hint};
use crate::diag::Code;
use crate::model::{Additional, Object, Property, Shape};
use crate::openapi::{self, Keywords, ObjectKeywords};
use indexmap::IndexMap;

impl Resolver<'_> {
    pub(super) fn object(&mut self, keywords: &Keywords) -> Shape {
        let mut object = Object {
            properties: IndexMap::new(),
            additional: Additional::Unsaid,
        };
        if let Some(keywords) = &keywords.object {
            self.add_properties(&mut object, keywords);
            require(&mut object, &keywords.required);
            object.additional = self.additional(keywords);
        }
        self.report_missing(&object, keywords);
        Shape::Object(object)
    }

    /// Adds the named properties of one object.
    pub(super) fn add_properties(&mut self, object: &mut Object, keywords: &ObjectKeywords) {
        for (name, schema) in &keywords.properties {
            let property = self.property(schema);
            if let Some(earlier) = object.properties.get(name)
                && !self.schemas.are_alike(earlier.value, property.value)
            {
                self.loss(
                    Code::ConflictingProperty,
                    format!("`{name}` is described twice: this description of it is taken"),
                    schema.at(),
                );
            }
            object.properties.insert(name.clone(), property);
        }
    }

    fn property(&mut self, schema: &openapi::Schema) -> Property {
        let value = self.type_of(schema);
        let keywords = schema.keywords();
        Property {
            at: schema.at().clone(),
            hint: keywords.and_then(hint::property_name),
            value,
            required: false,
            description: keywords
                .and_then(|keywords| keywords.description.as_deref())
                .map(str::to_owned),
            deprecated: keywords.is_some_and(|keywords| keywords.deprecated),
            default: keywords
                .and_then(|keywords| keywords.default.as_deref())
                .cloned(),
            read_only: keywords.is_some_and(|keywords| keywords.read_only),
            write_only: keywords.is_some_and(|keywords| keywords.write_only),
        }
    }

    pub(super) fn additional(&mut self, keywords: &ObjectKeywords) -> Additional {
        if let Some((pattern, schema)) = keywords.pattern_properties.first() {
            self.loss(
                Code::KeywordNotHonoured,
                format!("properties by pattern (`{pattern}`) are kept as any JSON"),
                schema.at(),
            );
            return Additional::Typed(self.any(schema.at()));
        }
        match &keywords.additional_properties {
            None => Additional::Unsaid,
            Some(openapi::Schema::Boolean { allowed: false, .. }) => Additional::Denied,
            Some(schema) => Additional::Typed(self.type_of(schema)),
        }
    }

    /// Names in `required` that no property has.
    pub(super) fn report_missing(&mut self, object: &Object, keywords: &Keywords) {
        let required = keywords
            .object
            .as_deref()
            .map(|keywords| keywords.required.as_slice());
        for name in required.unwrap_or_default() {
            if !object.properties.contains_key(name) && object.additional == Additional::Unsaid {
                self.loss(
                    Code::RequiredWithoutProperty,
                    format!(
                        "`{name}` is required, but not described: the type has no field for it"
                    ),
                    &keywords.at.child("required"),
                );
            }
        }
    }
}

/// Marks the properties that must be there.
pub(super) fn require(object: &mut Object, required: &[String]) {
    for name in required {
        if let Some(property) = object.properties.get_mut(name) {
            property.required = true;
        }
    }
}
