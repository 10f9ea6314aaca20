//! What a schema says by its keywords, and what it leaves open.

use super::common::choices;
use crate::openapi::{self, Keywords, Type};
use serde_json::Value;

/// Whether nothing here narrows what `$ref`, `allOf`, `oneOf` or `anyOf` say.
pub(super) fn narrows_nothing(keywords: &Keywords) -> bool {
    keywords
        .types
        .without(Type::Null)
        .without(Type::Object)
        .is_empty()
        && keywords.format.is_none()
        && keywords.enumeration.is_none()
        && keywords.constant.is_none()
        && keywords.object.is_none()
        && keywords.array.is_none()
        && keywords.conditional.is_none()
}

/// Whether a schema without a type is meant for objects; `properties: {}` alone says
/// nothing of them.
pub(super) fn says_of_objects(keywords: &Keywords) -> bool {
    let object = keywords.object.as_deref();
    object.is_some_and(|object| !object.is_empty())
}

/// Whether a schema holds more than words: something that tells its values from
/// others.
pub(super) fn says_something(keywords: &Keywords) -> bool {
    !narrows_nothing(keywords)
        || !keywords.types.is_empty()
        || keywords.reference.is_some()
        || keywords.string.is_some()
        || keywords.number.is_some()
        || keywords.not.is_some()
        || keywords.discriminator.is_some()
        || !keywords.all_of.is_empty()
        || !keywords.one_of.is_empty()
        || !keywords.any_of.is_empty()
}

/// Whether a schema only says which values are valid, and nothing about what
/// they look like: that some properties are required, bounds, patterns.
pub(super) fn is_condition(keywords: &Keywords) -> bool {
    let object = keywords.object.as_deref();
    let array = keywords.array.as_deref();
    keywords.types.without(Type::Object).is_empty()
        && keywords.format.is_none()
        && keywords.enumeration.is_none()
        && keywords.constant.is_none()
        && keywords.reference.is_none()
        && keywords.conditional.is_none()
        && keywords.all_of.is_empty()
        && object.is_none_or(|object| {
            object.properties.is_empty()
                && object.pattern_properties.is_empty()
                && object.dependent_schemas.is_empty()
                && !matches!(
                    object.additional_properties,
                    Some(openapi::Schema::Keywords(_))
                )
        })
        && array.is_none_or(|array| array.items.is_none() && array.prefix_items.is_empty())
        && (keywords.object.is_some()
            || keywords.array.is_some()
            || keywords.string.is_some()
            || keywords.number.is_some()
            || keywords.not.is_some()
            || !keywords.one_of.is_empty()
            || !keywords.any_of.is_empty())
        && keywords
            .one_of
            .iter()
            .chain(&keywords.any_of)
            .all(|choice| choice.keywords().is_some_and(is_condition))
}

/// A `$ref` with nothing beside it but words.
pub(super) fn is_annotated_only(keywords: &Keywords) -> bool {
    narrows_nothing(keywords)
        && keywords.all_of.is_empty()
        && keywords.one_of.is_empty()
        && keywords.any_of.is_empty()
}

/// An `allOf` with nothing beside it but words: how descriptions of OpenAPI 3.0
/// put words beside a `$ref`.
pub(super) fn is_wrapper(keywords: &Keywords) -> bool {
    narrows_nothing(keywords)
        && !keywords.all_of.is_empty()
        && keywords.reference.is_none()
        && keywords.one_of.is_empty()
        && keywords.any_of.is_empty()
}

/// The only schema that `oneOf` or `anyOf` give, and whether they give `null`
/// beside it.
pub(super) fn only_choice(keywords: &Keywords) -> Option<(&openapi::Schema, bool)> {
    if !narrows_nothing(keywords) || keywords.reference.is_some() || !keywords.all_of.is_empty() {
        return None;
    }
    let mut others = choices(keywords).filter(|schema| !is_null(schema) && !is_nothing(schema));
    match (others.next(), others.next()) {
        (Some(only), None) => Some((only, choices(keywords).any(is_null))),
        _ => None,
    }
}

/// Whether a schema allows no value: `false`.
pub(super) fn is_nothing(schema: &openapi::Schema) -> bool {
    matches!(schema, openapi::Schema::Boolean { allowed: false, .. })
}

/// Whether a schema allows `null` and nothing else.
pub(super) fn is_null(schema: &openapi::Schema) -> bool {
    schema.keywords().is_some_and(|keywords| {
        keywords.types.single() == Some(Type::Null)
            || keywords.constant.as_deref().is_some_and(Value::is_null)
            || matches!(keywords.enumeration.as_deref(), Some([Value::Null]))
    })
}
