//! Schemas that stand for those which extend them: a component with a
//! `discriminator` and no choice of its own is one of the components that have
//! it in their `allOf` (OpenAPI 3.1, section 4.8.25.4; OpenAPI 2.0, section
//! "Models with Polymorphism Support").

use super::Resolver;
use super::merge::made_below;
use crate::model::{Additional, Schema, SchemaName, Shape, TypeRef, Union, UnionVariant};
use crate::openapi::{At, Discriminator, Document, Keywords};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// The components that extend others which have a discriminator.
#[derive(Default)]
pub(super) struct Extensions {
    /// Those that extend a component, in the order of the description.
    of: HashMap<At, Vec<At>>,
    /// All of them.
    all: HashSet<At>,
}

impl Extensions {
    /// Looks through the schemas of all files, as they are written: what extends a
    /// schema refers to it, and not the other way round.
    pub(super) fn find(document: &Document) -> Extensions {
        let mut of: HashMap<At, Vec<At>> = HashMap::new();
        let mut bases: Vec<At> = Vec::new();
        for (at, schema) in document.files.named() {
            let parts = schema.get("allOf").and_then(Value::as_array);
            let parts = parts.into_iter().flatten();
            for (index, part) in parts.clone().enumerate() {
                let uri = part.get("$ref").and_then(Value::as_str);
                let place = at.child("allOf").index(index);
                if let Some(base) = uri.and_then(|uri| document.resolve_uri(&place, uri).ok()) {
                    of.entry(base).or_default().push(at.clone());
                }
            }
            let is_choice = |value: &Value| value.get("oneOf").or(value.get("anyOf")).is_some();
            let mut all = std::iter::once(schema).chain(parts);
            if !is_choice(schema) && all.any(|part| part.get("discriminator").is_some()) {
                bases.push(at);
            }
        }
        let mut extensions = Extensions::default();
        while let Some(base) = bases.pop() {
            // Taken out, so that no circle is followed for ever.
            let Some(own) = of.remove(&base) else {
                continue;
            };
            bases.extend(own.iter().cloned());
            extensions.all.extend(own.iter().cloned());
            extensions.of.insert(base, own);
        }
        extensions
    }

    fn of(&self, base: &At) -> Vec<At> {
        self.of.get(base).cloned().unwrap_or_default()
    }
}

impl Resolver<'_> {
    /// Whether a schema is more than another name for what it is made of: its name
    /// is a value of the discriminator.
    pub(super) fn is_extension(&self, keywords: &Keywords) -> bool {
        self.extensions.all.contains(&keywords.at)
    }

    /// An object that others extend becomes one of them, or itself: it is what a
    /// value is whose discriminator names none of them, and keeps what that adds.
    /// `whole` says the same as `keywords`, merged.
    pub(super) fn with_extensions(
        &mut self,
        keywords: &Keywords,
        whole: &Keywords,
        mut shape: Shape,
    ) -> Shape {
        let (Shape::Object(object), Some(discriminator)) = (&mut shape, &whole.discriminator)
        else {
            return shape;
        };
        let is_own = is_within(&discriminator.at, &keywords.at);
        let mut extensions = self.extensions.of(&keywords.at);
        if is_own {
            self.check_mapping(discriminator, |_| true);
            self.add_mapped(discriminator, &keywords.at, &mut extensions);
        }
        let is_leaf = extensions.is_empty() && self.is_extension(keywords) && !is_own;
        // One that adds nothing may be no more than another name for its base.
        if is_leaf && (keywords.object.is_some() || keywords.all_of.len() > 1) {
            return shape;
        }
        let is_closed = object.additional == Additional::Denied && extensions.is_empty();
        if !is_closed && !matches!(object.additional, Additional::Typed(_)) {
            object.additional = Additional::Typed(self.any(&keywords.at));
        }
        if extensions.is_empty() {
            return shape;
        }
        let mut variants: Vec<_> = extensions
            .into_iter()
            .map(|at| UnionVariant {
                names: self.names_below(discriminator, &at),
                is_default: self.is_default(discriminator, &at),
                value: TypeRef {
                    schema: self.id_at(&at),
                    nullable: false,
                    xml: None,
                },
                hint: self.document.name_of(&at),
            })
            .collect();
        if !variants.iter().any(|variant| variant.is_default) {
            variants.push(UnionVariant {
                value: self.base(keywords, shape),
                names: Vec::new(),
                is_default: false,
                hint: Some("base".to_owned()),
            });
        }
        Shape::Union(Union {
            discriminator: Some(discriminator.property_name.clone()),
            variants,
        })
    }

    /// What the extensions of an object have in common.
    fn base(&mut self, keywords: &Keywords, shape: Shape) -> TypeRef {
        let schema = self.schemas.add(Schema {
            at: made_below(&keywords.at, "base"),
            name: SchemaName::Inline,
            hint: None,
            title: None,
            description: keywords.description.as_deref().map(str::to_owned),
            deprecated: keywords.deprecated,
            nullable: false,
            xml: None,
            shape,
        });
        TypeRef {
            schema,
            nullable: false,
            xml: None,
        }
    }

    /// Adds what the mapping leads to and does not extend the schema.
    fn add_mapped(&self, discriminator: &Discriminator, base: &At, extensions: &mut Vec<At>) {
        let known = self.all_below(base);
        for target in discriminator.mapping.values() {
            if let Ok(at) = self.mapped(discriminator, target)
                && at != *base
                && !known.contains(&at)
                && !extensions.contains(&at)
            {
                extensions.push(at);
            }
        }
    }

    /// The values of the discriminator that mean a schema or what extends it.
    fn names_below(&self, discriminator: &Discriminator, at: &At) -> Vec<String> {
        let mut names = Vec::new();
        for at in std::iter::once(at.clone()).chain(self.all_below(at)) {
            names.extend(self.extension_names(discriminator, &at));
        }
        names.dedup();
        names
    }

    /// The values of the discriminator that mean a schema itself.
    fn extension_names(&self, discriminator: &Discriminator, at: &At) -> Vec<String> {
        let mapped = self.mapped_names(discriminator, at);
        if !mapped.is_empty() {
            return mapped;
        }
        let value = self.document.value(at);
        let said = value.and_then(|value| value.get("x-ms-discriminator-value")?.as_str());
        let own = || self.document.name_of(at);
        Vec::from_iter(said.map(str::to_owned).or_else(own))
    }

    /// All that extends a schema, at any depth.
    fn all_below(&self, base: &At) -> Vec<At> {
        let mut found: Vec<At> = Vec::new();
        let mut bases = vec![base.clone()];
        while let Some(base) = bases.pop() {
            for extension in self.extensions.of(&base) {
                if !found.contains(&extension) {
                    found.push(extension.clone());
                    bases.push(extension);
                }
            }
        }
        found
    }
}

fn is_within(inner: &At, outer: &At) -> bool {
    let mut next = Some(inner.clone());
    while let Some(at) = next {
        if at == *outer {
            return true;
        }
        next = at.parent();
    }
    false
}
