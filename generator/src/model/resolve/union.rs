//! `oneOf` and `anyOf`: one of some schemas (JSON Schema 2020-12, Applicators,
//! section 10.2.1; OpenAPI 3.1, section 4.8.25).

use super::enumeration::{enumeration_kind, listed};
use super::keywords::{is_condition, is_nothing, is_null, only_choice};
use super::merge::made_below;
use super::{Resolver, common};
use crate::model::{
    Enumeration, EnumerationKind, EnumerationValue, SchemaId, Shape, Union, UnionVariant,
};
use crate::openapi::{At, Keywords, Schema, Type, Types};
use serde_json::Value;

impl Resolver<'_> {
    /// The shape of a schema with `oneOf` or `anyOf`; `None` for others, and for
    /// those whose alternatives only say what is valid.
    pub(super) fn union_of(&mut self, keywords: &Keywords, id: SchemaId) -> Option<Shape> {
        if let Some(narrowed) = self.in_common(keywords) {
            return match only_choice(&narrowed) {
                Some((only, beside_null)) => {
                    self.schemas[id].nullable |= beside_null;
                    Some(Shape::Alias(self.type_of(only)))
                }
                None => self.union_of(&narrowed, id),
            };
        }
        let choices: Vec<_> = common::choices(keywords)
            .filter(|schema| !is_null(schema) && !is_nothing(schema))
            .collect();
        if choices
            .iter()
            .all(|schema| schema.keywords().is_some_and(is_condition))
        {
            return None;
        }
        self.schemas[id].nullable |= common::choices(keywords).any(is_null);
        if let Some(shape) = self.listed_choices(keywords, &choices) {
            return Some(shape);
        }
        if self.is_beyond_count(keywords) {
            return Some(Shape::Any);
        }
        let shared = shared(keywords);
        let discriminator = keywords.discriminator.as_deref();
        if let Some(discriminator) = discriminator {
            let alternatives = self.alternatives(keywords).places();
            self.check_mapping(discriminator, |at| alternatives.contains(at));
        }
        let mut variants: Vec<UnionVariant> = Vec::new();
        for (index, schema) in choices.into_iter().enumerate() {
            let own = self.with_shared(&shared, schema, &keywords.at, index);
            let value = self.type_of(&own);
            let (names, is_default) = match discriminator {
                Some(discriminator) => self.names_of(discriminator, schema),
                None => (Vec::new(), false),
            };
            match variants.iter_mut().find(|variant| variant.value == value) {
                Some(variant) => {
                    variant.names.extend(names);
                    variant.is_default |= is_default;
                }
                None => variants.push(UnionVariant {
                    value,
                    names,
                    is_default,
                    hint: hint(schema),
                }),
            }
        }
        Some(Shape::Union(Union {
            discriminator: discriminator.map(|discriminator| discriminator.property_name.clone()),
            variants,
        }))
    }

    /// Alternatives that list values are one enumeration, in which each can have
    /// its title and words. One that allows any string beside it says that the
    /// list is open, as ours are.
    fn listed_choices(&mut self, keywords: &Keywords, choices: &[&Schema]) -> Option<Shape> {
        let mut lists = choices.iter().filter(|schema| !is_any_string(schema));
        let is_open = choices.iter().any(|schema| is_any_string(schema));
        if is_open
            && let (Some(only), None) = (lists.next(), lists.next())
            && self.lists_strings(only)
        {
            return match only.keywords() {
                Some(inline) if inline.reference.is_none() => self.enumeration(inline),
                _ => Some(Shape::Alias(self.type_of(only))),
            };
        }
        let mut values: Vec<EnumerationValue> = Vec::new();
        for schema in choices.iter().filter(|schema| !is_any_string(schema)) {
            let choice = schema
                .keywords()
                .filter(|choice| choice.reference.is_none())?;
            let Shape::Enumeration(enumeration) = self.enumeration(choice)? else {
                return None;
            };
            let is_only = enumeration.values.len() == 1;
            for mut value in enumeration.values {
                if is_only {
                    value.name = value
                        .name
                        .or_else(|| choice.title.as_deref().map(str::to_owned));
                    let words = choice.description.as_deref().map(str::to_owned);
                    value.description = value.description.or(words);
                }
                if values.iter().all(|other| other.value != value.value) {
                    values.push(value);
                }
            }
        }
        let kind = enumeration_kind(&values, keywords)?;
        (!is_open || kind == EnumerationKind::String)
            .then_some(Shape::Enumeration(Enumeration { kind, values }))
    }

    /// Whether a schema, here or where it refers to, lists strings.
    fn lists_strings(&mut self, schema: &Schema) -> bool {
        let Some(keywords) = schema.keywords() else {
            return false;
        };
        let target = keywords.reference.as_deref();
        let target = target.and_then(|reference| self.document.resolve(reference).ok());
        let referred = target.and_then(|at| self.schema_at(&at));
        let keywords = referred
            .as_ref()
            .and_then(Schema::keywords)
            .unwrap_or(keywords);
        listed(keywords).is_some_and(|values| {
            values.iter().any(Value::is_string)
                && values
                    .iter()
                    .all(|value| value.is_string() || value.is_null())
        })
    }

    /// An alternative together with what the schema says of all of them, unless
    /// it says that itself.
    fn with_shared(&mut self, shared: &[Schema], choice: &Schema, at: &At, index: usize) -> Schema {
        if shared.is_empty() || self.is_made_of(choice, shared, at) {
            return choice.clone();
        }
        let place = made_below(at, &index.to_string());
        let mut together = Keywords::new(place);
        together.all_of = shared.to_vec();
        together.all_of.push(choice.clone());
        if let Some(choice) = choice.keywords() {
            together.title = choice.title.clone();
            together.description = choice.description.clone();
        }
        Schema::Keywords(Box::new(together))
    }

    /// Whether an alternative has all that is shared: it is made of the schema
    /// whose alternative it is, or describes each of its properties anew, those too
    /// that are only required.
    fn is_made_of(&mut self, choice: &Schema, shared: &[Schema], at: &At) -> bool {
        let Some(choice) = choice.keywords() else {
            return false;
        };
        let parts = self.parts(choice);
        if parts.reached.contains(at) {
            return true;
        }
        let own = self.merged(choice);
        let properties = |keywords: &Keywords, name: &str| {
            keywords.object.as_ref()?.properties.get(name).cloned()
        };
        let kinds = own.types.without(Type::Null);
        let is_no_object = !kinds.is_empty() && !kinds.contains(Type::Object);
        shared.iter().filter_map(Schema::keywords).all(|shared| {
            let object = shared.object.as_deref();
            let is_plain = shared.one_of.is_empty()
                && shared.any_of.is_empty()
                && shared.types.without(Type::Object).is_empty()
                && object.is_some_and(|object| {
                    let mut required = object.required.iter();
                    required.all(|name| is_no_object || properties(&own, name).is_some())
                        && object.pattern_properties.is_empty()
                        && !matches!(object.additional_properties, Some(Schema::Keywords(_)))
                });
            is_plain
                && object
                    .into_iter()
                    .flat_map(|object| &object.properties)
                    .all(|(name, schema)| {
                        properties(&own, name).is_some_and(|own| is_narrower(&own, schema))
                    })
        })
    }

    /// A schema with several types: one of them.
    pub(super) fn union_of_types(&mut self, keywords: &Keywords, types: Types) -> Shape {
        let variants = types
            .iter()
            .map(|kind| {
                let single = Keywords {
                    types: Types::default().with(kind),
                    ..keywords.clone()
                };
                let shape = match kind {
                    Type::Null => Shape::Any,
                    _ => self.plain(&single),
                };
                UnionVariant {
                    value: self.made(&keywords.at, shape),
                    names: Vec::new(),
                    is_default: false,
                    hint: None,
                }
            })
            .collect();
        Shape::Union(Union {
            discriminator: None,
            variants,
        })
    }
}

/// What a schema says of all of its alternatives, where that is more than that
/// they are objects, or have properties which it does not describe; and the
/// choices that there are within each.
fn shared(keywords: &Keywords) -> Vec<Schema> {
    let mut shared = keywords.all_of.clone();
    let says_shape = !keywords
        .types
        .without(Type::Null)
        .without(Type::Object)
        .is_empty()
        || keywords.array.is_some()
        || keywords.enumeration.is_some()
        || keywords.constant.is_some()
        || keywords.object.as_deref().is_some_and(|object| {
            !object.properties.is_empty()
                || !object.required.is_empty()
                || !object.pattern_properties.is_empty()
                || matches!(object.additional_properties, Some(Schema::Keywords(_)))
        });
    if says_shape {
        let mut base = keywords.clone();
        base.at = made_below(&keywords.at, "shared");
        base.types = keywords.types.without(Type::Null);
        base.all_of.clear();
        base.one_of.clear();
        base.any_of.clear();
        base.discriminator = None;
        base.title = None;
        base.description = None;
        shared.insert(0, Schema::Keywords(Box::new(base)));
    }
    shared
}

/// Whether a description of a property leaves nothing of another to be added.
fn is_narrower(own: &Schema, other: &Schema) -> bool {
    let (Some(own), Some(other)) = (own.keywords(), other.keywords()) else {
        return false;
    };
    let uri = |keywords: &Keywords| keywords.reference.as_ref().map(|to| to.uri.clone());
    let is_plain = other.object.is_none()
        && other.array.is_none()
        && other.reference.is_none()
        && other.all_of.is_empty()
        && other.one_of.is_empty()
        && other.any_of.is_empty();
    let is_same_kind = other.types.is_empty() || own.types == other.types;
    own.at == other.at
        || uri(own).is_some() && uri(own) == uri(other)
        || is_plain && (is_same_kind || listed(own).is_some())
}

/// The name that an alternative has of its own.
fn hint(schema: &Schema) -> Option<String> {
    let keywords = schema.keywords()?;
    let component = keywords.reference.as_deref().and_then(|reference| {
        let name = reference.uri.rsplit('/').next()?;
        (!name.is_empty()).then(|| name.to_owned())
    });
    let title = || keywords.title.as_deref().map(str::to_owned);
    super::hint::type_name(keywords, true)
        .or(component)
        .or_else(title)
}

/// Whether a schema allows all strings and nothing else.
fn is_any_string(schema: &Schema) -> bool {
    schema.keywords().is_some_and(|keywords| {
        keywords.types.single() == Some(Type::String)
            && keywords.format.is_none()
            && listed(keywords).is_none()
            && keywords.all_of.is_empty()
            && keywords.one_of.is_empty()
            && keywords.any_of.is_empty()
    })
}
