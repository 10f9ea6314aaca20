//! Objects: named properties and free ones (JSON Schema 2020-12, Applicators,
//! section 10.3.2).

use super::keywords::is_nothing;
use super::{Resolver, hint};
use crate::diag::{Code, Diagnostic};
use crate::model::{Additional, Object, Property, Shape, TypeRef};
use crate::openapi::{self, At, Keywords, ObjectKeywords};
use indexmap::IndexMap;

impl Resolver<'_> {
    pub(super) fn object(&mut self, keywords: &Keywords) -> Shape {
        let one_of = required_choice(keywords);
        let own = keywords.object.as_deref();
        let least = own.and_then(|own| own.min_properties).unwrap_or(0);
        let mut object = Object {
            properties: IndexMap::new(),
            additional: Additional::Unsaid,
            may_be_empty: least == 0 && one_of.is_empty(),
            one_of,
        };
        if let Some(own) = own {
            for (name, schema) in own
                .properties
                .iter()
                .filter(|(_, schema)| !is_nothing(schema))
            {
                let property = self.property(schema);
                object.properties.insert(name.clone(), property);
            }
            object.additional = self.additional(own, &keywords.at);
            let at = keywords.at.child("required");
            self.require(&mut object, &own.required, true, &at);
            for set in object.one_of.clone() {
                self.require(&mut object, &set, false, &keywords.at);
            }
        }
        Shape::Object(object)
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
            read_only: self.is_marked(schema, |keywords| keywords.read_only),
            write_only: self.is_marked(schema, |keywords| keywords.write_only),
        }
    }

    /// Whether the schema of a property, or the component that it refers to, has a mark. In
    /// OpenAPI 3.0 only the latter can (3.0.4, section 4.7.23.1).
    fn is_marked(&self, schema: &openapi::Schema, has: fn(&Keywords) -> bool) -> bool {
        let Some(keywords) = schema.keywords() else {
            return false;
        };
        let target = keywords.reference.as_deref();
        let target = target.and_then(|reference| self.document.resolve(reference).ok());
        let component = target.and_then(|at| self.document.schema(&at));
        has(keywords)
            || component
                .and_then(openapi::Schema::keywords)
                .is_some_and(has)
    }

    /// What an object holds beside its named properties. A property whose name
    /// fits a pattern is one of them.
    fn additional(&mut self, keywords: &ObjectKeywords, at: &At) -> Additional {
        let said = keywords.additional_properties.as_ref();
        let rest = match said.or(keywords.unevaluated_properties.as_ref()) {
            None => Additional::Unsaid,
            Some(schema) if is_nothing(schema) => Additional::Denied,
            Some(schema) => Additional::Typed(self.type_of(schema)),
        };
        let patterns = keywords.pattern_properties.values();
        let mut types: Vec<TypeRef> = patterns
            .filter(|schema| !is_nothing(schema))
            .map(|schema| self.type_of(schema))
            .collect();
        match rest {
            _ if types.is_empty() => rest,
            // Beside named properties, a key that fits no pattern may come, and
            // may hold anything.
            Additional::Unsaid if !keywords.properties.is_empty() => {
                self.loss(
                    Code::KeywordNotHonoured,
                    "properties by pattern, beside others that may be anything: all are kept as any JSON",
                    &at.child("patternProperties"),
                );
                Additional::Typed(self.any(at))
            }
            Additional::Unsaid | Additional::Denied => Additional::Typed(self.one_of(at, types)),
            Additional::Typed(value) => {
                types.push(value);
                Additional::Typed(self.one_of(at, types))
            }
        }
    }

    /// Marks the properties that must be there, or may have to be (`!always`). One that
    /// is not described is any JSON, or what the others are. An object of nothing but
    /// such is a map, which holds them.
    fn require(&mut self, object: &mut Object, names: &[String], always: bool, at: &At) {
        let is_map = object.properties.is_empty();
        for name in names {
            if let Some(property) = object.properties.get_mut(name) {
                property.required |= always;
                continue;
            }
            if is_map {
                continue;
            }
            if let Some(meant) = object
                .properties
                .keys()
                .find(|other| is_respelt(name, other))
            {
                let message = format!(
                    "`{name}` is required, but there is only `{meant}`: the type has no field for it"
                );
                let help = format!("write `{meant}` here");
                self.report.push(
                    Diagnostic::loss(Code::RequiredWithoutProperty, message)
                        .at(at)
                        .help(help),
                );
                continue;
            }
            let value = match object.additional {
                Additional::Typed(value) => value,
                Additional::Unsaid | Additional::Denied => self.any(at),
            };
            let property = Property {
                at: at.clone(),
                hint: None,
                value,
                required: always,
                description: None,
                deprecated: false,
                default: None,
                read_only: false,
                write_only: false,
            };
            object.properties.insert(name.clone(), property);
        }
    }
}

/// The sets of properties, one of which a value has: `anyOf` or `oneOf` of
/// `required` lists.
fn required_choice(keywords: &Keywords) -> Vec<Vec<String>> {
    let choices = match keywords.one_of.is_empty() {
        true => &keywords.any_of,
        false => &keywords.one_of,
    };
    let sets = choices.iter().map(|choice| {
        let object = choice.keywords()?.object.as_deref()?;
        (!object.required.is_empty()).then(|| object.required.clone())
    });
    sets.collect::<Option<_>>().unwrap_or_default()
}

/// Whether two names differ only in how words are set apart.
fn is_respelt(a: &str, b: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    letters(a) == letters(b)
}
