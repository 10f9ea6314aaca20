//! What discriminators say of the schemas that they tell apart.

use super::Lowering;
use crate::model::{
    Additional, Api, EnumerationKind, SchemaId, SchemaName, Shape, Union, UnionVariant,
};
use std::collections::{BTreeSet, HashMap};

/// The values of discriminators that mean schemas, in all unions.
pub(super) struct Tags<'a>(HashMap<(SchemaId, &'a str), BTreeSet<&'a str>>);

impl<'a> Tags<'a> {
    pub(super) fn of(api: &'a Api) -> Self {
        let mut tags: HashMap<_, BTreeSet<_>> = HashMap::new();
        for (_, schema) in api.schemas.iter() {
            let Shape::Union(union) = &schema.shape else {
                continue;
            };
            let Some(property) = &union.discriminator else {
                continue;
            };
            for variant in &union.variants {
                let (id, _) = api.schemas.behind_aliases(variant.value.schema);
                let names = variant.names.iter().map(String::as_str);
                tags.entry((id, property.as_str()))
                    .or_default()
                    .extend(names);
            }
        }
        Self(tags)
    }

    /// The one value of a property that means a schema.
    fn only(&self, schema: SchemaId, property: &str) -> Option<&'a str> {
        let mut tags = self.0.get(&(schema, property))?.iter();
        match (tags.next(), tags.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }
}

/// How a type says which variant of a union it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// It always does, or it is no object.
    Always,
    /// By a text that may be left out, or is one of the keys that it is free to have.
    Sometimes,
    /// The description has no property for that.
    Never,
}

impl Lowering<'_> {
    /// The value of a property in a component that discriminators always call so. An
    /// inline schema may be of the same type as another.
    pub(super) fn tag(&self, owner: SchemaId, property: &str) -> Option<&str> {
        let is_component = matches!(self.api.schemas[owner].name, SchemaName::Component(_));
        self.tags.only(owner, property).filter(|_| is_component)
    }

    /// Whether the type of a variant says that it is this one.
    pub(super) fn told(&self, union: &Union, variant: &UnionVariant) -> Told {
        let (id, schema) = self.behind_aliases(variant.value.schema);
        let (Shape::Object(object), Some(property)) = (&schema.shape, &union.discriminator) else {
            return Told::Always;
        };
        let Some(property) = object.properties.get(property) else {
            return match object.additional {
                Additional::Typed(_) => Told::Sometimes,
                Additional::Unsaid | Additional::Denied => Told::Never,
            };
        };
        let is_text = match &self.schema(property.value.schema).shape {
            Shape::String(_) => true,
            Shape::Enumeration(enumeration) => enumeration.kind == EnumerationKind::String,
            _ => false,
        };
        match is_text && !self.directions.requires(id, property) {
            true => Told::Sometimes,
            false => Told::Always,
        }
    }
}
