//! Several schemas that hold together become one: what each allows, and no
//! more. Nothing is resolved here: two descriptions of a property become an
//! `allOf` of both.

use super::common::choices;
use super::enumeration::listed;
use super::keywords::{is_annotated_only, is_condition};
use crate::model::MADE;
use crate::openapi::{ArrayKeywords, At, Keywords, ObjectKeywords, Schema, Type, Types};
use serde_json::Value;

/// Parts that no value can satisfy together.
pub(super) struct Conflict {
    /// The part that is left out.
    pub(super) left_out: At,
    /// The part that is kept.
    pub(super) kept: At,
}

/// The schemas as one, at a place. Where they contradict each other, the later
/// is kept: it is the one that derives from the others.
pub(super) fn merge(at: &At, parts: Vec<Keywords>) -> (Keywords, Vec<Conflict>) {
    let mut merged = Keywords::new(at.clone());
    let mut conflicts = Vec::new();
    let mut before: Option<At> = None;
    for part in parts {
        let part_at = part.at.clone();
        if add(&mut merged, part)
            && let Some(left_out) = before
        {
            conflicts.push(Conflict {
                left_out,
                kept: part_at.clone(),
            });
        }
        before = Some(part_at);
    }
    (merged, conflicts)
}

/// Adds a part; whether it contradicts what is there.
fn add(merged: &mut Keywords, mut part: Keywords) -> bool {
    let mut is_conflict = false;
    drop_idle(merged, part.types);
    drop_idle(&mut part, merged.types);
    if contradicts(merged, &part) {
        is_conflict = true;
        *merged = Keywords {
            discriminator: merged.discriminator.take(),
            ..Keywords::new(merged.at.clone())
        };
    }
    is_conflict |= add_values(merged, &mut part);
    merged.types = both_types(merged.types, part.types).unwrap_or(part.types);
    merged.format = match (merged.format.take(), part.format.take()) {
        (Some(a), Some(b)) if a != b => wider(a, b),
        (a, b) => b.or(a),
    };
    merged.object = match (merged.object.take(), part.object.take()) {
        (Some(a), Some(b)) => Some(Box::new(both_objects(*a, *b))),
        (a, b) => a.or(b),
    };
    merged.array = match (merged.array.take(), part.array.take()) {
        (Some(a), Some(b)) => Some(Box::new(both_arrays(*a, *b))),
        (a, b) => a.or(b),
    };
    merged.string = part.string.take().or(merged.string.take());
    merged.not = part.not.take().or(merged.not.take());
    merged.discriminator = part.discriminator.take().or(merged.discriminator.take());
    for (name, value) in part.extensions.iter() {
        merged.extensions.insert(name, value);
    }
    add_choice(merged, part);
    is_conflict
}

/// A second choice is one within each alternative of the first. One between
/// conditions is none.
fn add_choice(merged: &mut Keywords, part: Keywords) {
    if choices(&part).all(|choice| choice.keywords().is_some_and(is_condition)) {
        return;
    }
    if merged.one_of.is_empty() && merged.any_of.is_empty() {
        merged.one_of = part.one_of;
        merged.any_of = part.any_of;
        return;
    }
    let mut choice = Keywords::new(part.at);
    choice.one_of = part.one_of;
    choice.any_of = part.any_of;
    merged.all_of.push(Schema::Keywords(Box::new(choice)));
}

/// Takes out the keywords that say nothing of values of these types: those of
/// objects and of arrays only hold for them (JSON Schema Core, section 7.6.1).
fn drop_idle(keywords: &mut Keywords, types: Types) {
    if types.is_empty() || !keywords.types.is_empty() {
        return;
    }
    if !types.contains(Type::Object) {
        keywords.object = None;
    }
    if !types.contains(Type::Array) {
        keywords.array = None;
    }
}

/// Whether two schemas are of kinds that no value has together.
fn contradicts(a: &Keywords, b: &Keywords) -> bool {
    both_types(kinds(a), kinds(b)).is_none()
}

/// The types of a schema, said or implied.
pub(super) fn kinds(keywords: &Keywords) -> Types {
    match () {
        () if !keywords.types.is_empty() => keywords.types,
        () if keywords.object.is_some() => Types::default().with(Type::Object),
        () if keywords.array.is_some() => Types::default().with(Type::Array),
        () => Types::default(),
    }
}

/// What both sets allow; `None` where that is nothing. An integer is a number.
fn both_types(a: Types, b: Types) -> Option<Types> {
    if a.is_empty() || b.is_empty() {
        return Some(if a.is_empty() { b } else { a });
    }
    let allows = |types: Types, kind| {
        types.contains(kind) || kind == Type::Integer && types.contains(Type::Number)
    };
    let both: Types = Type::ALL
        .into_iter()
        .filter(|kind| allows(a, *kind) && allows(b, *kind))
        .collect();
    let both = match both.contains(Type::Number) {
        true => both.without(Type::Integer),
        false => both,
    };
    (!both.is_empty()).then_some(both)
}

/// The values that both list; whether there are none.
fn add_values(merged: &mut Keywords, part: &mut Keywords) -> bool {
    let Some(new) = listed(part) else {
        return false;
    };
    let both: Option<Vec<Value>> = listed(merged).map(|old| {
        let common = new.iter().filter(|value| old.contains(value));
        common.cloned().collect()
    });
    let is_conflict = both.as_ref().is_some_and(Vec::is_empty);
    match both {
        // Names are by position: those of a list that is cut do not fit.
        Some(both) if !is_conflict && both.len() < new.len() => {
            merged.constant = None;
            merged.enumeration = Some(both);
            return false;
        }
        _ => {
            merged.constant = part.constant.take();
            merged.enumeration = part.enumeration.take();
        }
    }
    is_conflict
}

/// A format that holds the values of both.
fn wider(a: Box<str>, b: Box<str>) -> Option<Box<str>> {
    const INTEGERS: [&str; 4] = ["int8", "int16", "int32", "int64"];
    let width = |format: &str| INTEGERS.iter().position(|name| *name == format);
    match (width(&a), width(&b)) {
        (Some(first), Some(second)) => Some(if first < second { b } else { a }),
        _ => None,
    }
}

fn both_objects(mut a: ObjectKeywords, b: ObjectKeywords) -> ObjectKeywords {
    for (name, schema) in b.properties {
        let schema = match a.properties.get(&name) {
            Some(earlier) => both(earlier.clone(), schema),
            None => schema,
        };
        a.properties.insert(name, schema);
    }
    for (pattern, schema) in b.pattern_properties {
        let schema = match a.pattern_properties.get(&pattern) {
            Some(earlier) => both(earlier.clone(), schema),
            None => schema,
        };
        a.pattern_properties.insert(pattern, schema);
    }
    for name in b.required {
        if !a.required.contains(&name) {
            a.required.push(name);
        }
    }
    a.additional_properties = both_additional(a.additional_properties, b.additional_properties);
    a.unevaluated_properties = both_additional(a.unevaluated_properties, b.unevaluated_properties);
    a.min_properties = a.min_properties.max(b.min_properties);
    a.property_names = b.property_names.or(a.property_names);
    a.dependent_schemas.extend(b.dependent_schemas);
    a.dependent_required.extend(b.dependent_required);
    a
}

/// That no others are allowed is said of the properties of one part, and meant
/// of the whole: it takes nothing away from what another part allows.
fn both_additional(a: Option<Schema>, b: Option<Schema>) -> Option<Schema> {
    match (a, b) {
        (Some(Schema::Boolean { .. }), Some(typed @ Schema::Keywords(_)))
        | (Some(typed @ Schema::Keywords(_)), Some(Schema::Boolean { .. })) => Some(typed),
        (Some(a), Some(b)) => Some(both(a, b)),
        (a, b) => a.or(b),
    }
}

fn both_arrays(mut a: ArrayKeywords, b: ArrayKeywords) -> ArrayKeywords {
    a.items = match (a.items, b.items) {
        (Some(a), Some(b)) => Some(both(a, b)),
        (a, b) => a.or(b),
    };
    let shared = a.prefix_items.len().min(b.prefix_items.len());
    let mut later = b.prefix_items.into_iter();
    for earlier in &mut a.prefix_items[..shared] {
        if let Some(later) = later.next() {
            *earlier = both(earlier.clone(), later);
        }
    }
    a.prefix_items.extend(later);
    a.min_items = a.min_items.max(b.min_items);
    a.max_items = match (a.max_items, b.max_items) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    a.unique_items |= b.unique_items;
    a
}

/// The schema that two describe together.
pub(super) fn both(a: Schema, b: Schema) -> Schema {
    let mut parts: Vec<Schema> = Vec::new();
    let anything = a.clone();
    for schema in [a, b] {
        match schema {
            Schema::Keywords(keywords) if is_made(&keywords) => {
                for part in keywords.all_of {
                    add_part(&mut parts, part);
                }
            }
            Schema::Boolean { allowed: true, .. } => {}
            schema => add_part(&mut parts, schema),
        }
    }
    let Some(first) = parts.first() else {
        return anything;
    };
    match parts.len() {
        1 => first.clone(),
        _ => Schema::Keywords(Box::new(Keywords {
            all_of: parts.clone(),
            ..made(first.at(), &parts)
        })),
    }
}

fn add_part(parts: &mut Vec<Schema>, part: Schema) {
    let own = identity(&part);
    if !parts.iter().any(|other| identity(other) == own) {
        parts.push(part);
    }
}

/// What tells a schema from others: where it is written, or what it refers to if it does
/// nothing else.
fn identity(schema: &Schema) -> String {
    let file = schema.at().file();
    let keywords = schema.keywords().filter(|it| is_annotated_only(it));
    match keywords.and_then(|keywords| keywords.reference.as_ref()) {
        Some(reference) => format!("{file:?}{}", reference.uri),
        None => format!("{file:?}{:?}", schema.at()),
    }
}

/// The schema that one of several describes.
pub(super) fn either(mut schemas: Vec<Schema>) -> Option<Schema> {
    schemas.dedup_by(|a, b| a.at() == b.at());
    let first = schemas.first()?;
    Some(match schemas.len() {
        1 => first.clone(),
        _ => Schema::Keywords(Box::new(Keywords {
            any_of: schemas.clone(),
            ..made(first.at(), &schemas)
        })),
    })
}

/// A schema that no text holds, made of others that are in texts, with their
/// words. The same schema has the same place, so that schemas made of each other
/// come to an end.
fn made(first: &At, schemas: &[Schema]) -> Keywords {
    let places: Vec<_> = schemas.iter().map(identity).collect();
    let mut keywords = Keywords::new(made_below(first, &places.join(" ")));
    for part in schemas.iter().filter_map(Schema::keywords) {
        keywords.description = part.description.clone().or(keywords.description);
        keywords.title = part.title.clone().or(keywords.title);
        keywords.default = part.default.clone().or(keywords.default);
        keywords.deprecated |= part.deprecated;
        keywords.read_only |= part.read_only;
        keywords.write_only |= part.write_only;
    }
    keywords
}

/// The place below a schema of one that is made of it.
pub(super) fn made_below(at: &At, what: &str) -> At {
    at.child(MADE).child(what)
}

fn is_made(keywords: &Keywords) -> bool {
    let parent = keywords.at.parent();
    parent.is_some_and(|parent| parent.key() == Some(MADE)) && !keywords.all_of.is_empty()
}
