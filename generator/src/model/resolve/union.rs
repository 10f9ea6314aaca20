//! `oneOf` and `anyOf`: one of some schemas (JSON Schema 2020-12, Applicators,
//! section 10.2.1; OpenAPI 3.1, section 4.8.25).

use super::Resolver;
use super::schema::is_null;
use crate::model::{Schema, SchemaId, SchemaName, Shape, TypeRef, Union, UnionVariant};
use crate::openapi::{self, At, Discriminator, Keywords, Type, Types};

impl Resolver<'_> {
    /// The shape of a schema with `oneOf` or `anyOf`.
    pub(super) fn union_of(&mut self, keywords: &Keywords, id: SchemaId) -> Option<Shape> {
        if keywords.one_of.is_empty() && keywords.any_of.is_empty() {
            return None;
        }
        if keywords.object.is_some() {
            return Some(self.merged(keywords));
        }
        let choices = || keywords.one_of.iter().chain(&keywords.any_of);
        self.schemas[id].nullable |= choices().any(is_null);
        Some(self.union_shape(keywords, choices().filter(|schema| !is_null(schema))))
    }

    /// The choice of a schema that is part of an `allOf`.
    pub(super) fn choice(&mut self, keywords: &Keywords) -> TypeRef {
        let choices = keywords.one_of.iter().chain(&keywords.any_of);
        let shape = self.union_shape(keywords, choices.filter(|schema| !is_null(schema)));
        self.made(&keywords.at, shape)
    }

    fn union_shape<'s>(
        &mut self,
        keywords: &Keywords,
        choices: impl Iterator<Item = &'s openapi::Schema>,
    ) -> Shape {
        let discriminator = keywords.discriminator.as_deref();
        let mut variants: Vec<UnionVariant> = Vec::new();
        for schema in choices {
            let value = self.type_of(schema);
            let names = discriminator.map_or_else(Vec::new, |discriminator| {
                self.names_of(discriminator, schema)
            });
            match variants.iter_mut().find(|variant| variant.value == value) {
                Some(variant) => variant.names.extend(names),
                None => variants.push(UnionVariant { value, names }),
            }
        }
        Shape::Union(Union {
            discriminator: discriminator.map(|discriminator| discriminator.property_name.clone()),
            variants,
        })
    }

    /// The values of the discriminator that mean a schema: those of the mapping
    /// that lead to it, and else its own name.
    fn names_of(&mut self, discriminator: &Discriminator, schema: &openapi::Schema) -> Vec<String> {
        let reference = schema
            .keywords()
            .and_then(|keywords| keywords.reference.as_deref());
        let Some(at) = reference.and_then(|reference| self.document.resolve(reference).ok()) else {
            return Vec::new();
        };
        let mapped: Vec<String> = discriminator
            .mapping
            .iter()
            .filter(|(_, target)| {
                self.mapped(discriminator, target)
                    .is_some_and(|found| found == at)
            })
            .map(|(name, _)| name.clone())
            .collect();
        match (mapped.is_empty(), at.key()) {
            (true, Some(name)) => vec![name.to_owned()],
            _ => mapped,
        }
    }

    /// A mapping gives the name of a schema or a URI.
    fn mapped(&self, discriminator: &Discriminator, target: &str) -> Option<At> {
        match self.document.components.schemas.get(target) {
            Some(schema) => Some(schema.at().clone()),
            None => self.document.resolve_uri(&discriminator.at, target).ok(),
        }
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
                }
            })
            .collect();
        Shape::Union(Union {
            discriminator: None,
            variants,
        })
    }

    /// A schema that the description does not write out.
    pub(super) fn made(&mut self, at: &At, shape: Shape) -> TypeRef {
        let schema = self.schemas.add(Schema {
            at: at.clone(),
            name: SchemaName::Inline,
            hint: None,
            title: None,
            description: None,
            deprecated: false,
            nullable: false,
            shape,
        });
        TypeRef {
            schema,
            nullable: false,
        }
    }
}
