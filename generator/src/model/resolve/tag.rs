//! Unions that are told apart by a property: the values that each alternative
//! lists for it (`kind: {const: circle}`), whether or not the description calls
//! it a discriminator.

use super::Resolver;
use crate::model::{SchemaId, Shape, TypeRef, Union};
use std::collections::HashSet;

/// How deep unions within unions are looked into.
const MAX_DEPTH: usize = 8;

impl Resolver<'_> {
    /// Gives the alternatives of all unions the values that mean them.
    pub(super) fn add_tags(&mut self) {
        let unions: Vec<SchemaId> = self
            .schemas
            .iter()
            .filter(|(_, schema)| matches!(schema.shape, Shape::Union(_)))
            .map(|(id, _)| id)
            .collect();
        for id in unions {
            let Shape::Union(union) = &self.schemas[id].shape else {
                continue;
            };
            let said = union.discriminator.clone();
            let Some(property) = said.or_else(|| self.telling_property(union)) else {
                continue;
            };
            let tags: Vec<_> = union
                .variants
                .iter()
                .map(|variant| self.tags(variant.value, &property, MAX_DEPTH))
                .collect();
            if let Shape::Union(union) = &mut self.schemas[id].shape {
                add_names(union, tags);
                union.discriminator = Some(property);
            }
        }
    }

    /// The property by which all objects among the alternatives can be told
    /// apart: each lists values for it that no other does.
    fn telling_property(&self, union: &Union) -> Option<String> {
        let objects: Vec<TypeRef> = union
            .variants
            .iter()
            .map(|variant| variant.value)
            .filter(|value| self.is_structure(*value))
            .collect();
        let (first, others) = objects.split_first()?;
        if others.is_empty() {
            return None;
        }
        let candidates = self.properties(*first).into_iter().filter_map(|name| {
            let mut seen = HashSet::new();
            let mut count = 0;
            for value in &objects {
                let tags = self.tags(*value, name, MAX_DEPTH);
                count += tags.len();
                if tags.is_empty() || !tags.into_iter().all(|tag| seen.insert(tag)) {
                    return None;
                }
            }
            Some((count, name))
        });
        let best = candidates.min_by_key(|(count, _)| *count);
        best.map(|(_, name)| name.to_owned())
    }

    /// Whether a value is an object, or one of several.
    fn is_structure(&self, value: TypeRef) -> bool {
        matches!(self.bare(value), Some(Shape::Object(_) | Shape::Union(_)))
    }

    fn properties(&self, value: TypeRef) -> Vec<&str> {
        match self.bare(value) {
            Some(Shape::Object(object)) => object.properties.keys().map(String::as_str).collect(),
            Some(Shape::Union(union)) => match union.variants.first() {
                Some(first) => self.properties_of_first(first.value),
                None => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    fn properties_of_first(&self, value: TypeRef) -> Vec<&str> {
        match self.bare(value) {
            Some(Shape::Object(object)) => object.properties.keys().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }

    /// The values that a type lists for a property that it always has; none
    /// where it does not.
    fn tags(&self, value: TypeRef, property: &str, depth: usize) -> Vec<String> {
        match self.bare(value) {
            Some(Shape::Object(object)) => {
                let property = object.properties.get(property);
                let required = property.filter(|property| property.required);
                let shape = required.and_then(|property| self.bare(property.value));
                match shape {
                    Some(Shape::Enumeration(enumeration)) => enumeration
                        .values
                        .iter()
                        .map(|value| value.spelling())
                        .collect(),
                    Some(Shape::Boolean(Some(only))) => vec![only.to_string()],
                    _ => Vec::new(),
                }
            }
            Some(Shape::Union(union)) => {
                let Some(depth) = depth.checked_sub(1) else {
                    return Vec::new();
                };
                let mut all = Vec::new();
                for variant in &union.variants {
                    let tags = self.tags(variant.value, property, depth);
                    if tags.is_empty() {
                        return Vec::new();
                    }
                    all.extend(tags);
                }
                all
            }
            _ => Vec::new(),
        }
    }

    /// The shape behind all aliases; `None` where `null` is allowed, which is no
    /// value that tells.
    fn bare(&self, mut value: TypeRef) -> Option<&Shape> {
        let mut seen = HashSet::new();
        loop {
            let schema = &self.schemas[value.schema];
            if value.nullable || schema.nullable || !seen.insert(value.schema) {
                return None;
            }
            match &schema.shape {
                Shape::Alias(target) => value = *target,
                shape => return Some(shape),
            }
        }
    }
}

/// Adds the values that no other alternative has.
fn add_names(union: &mut Union, tags: Vec<Vec<String>>) {
    for (index, own) in tags.iter().enumerate() {
        for tag in own {
            let is_taken = union
                .variants
                .iter()
                .any(|variant| variant.names.contains(tag))
                || tags
                    .iter()
                    .enumerate()
                    .any(|(other, tags)| other != index && tags.contains(tag));
            if !is_taken {
                union.variants[index].names.push(tag.clone());
            }
        }
    }
}
