//! One of some schemas becomes an enum of types.

use super::Lowering;
use super::enumeration::claim_unknown;
use super::place::Use;
use super::tags::Told;
use crate::model::{self, Object, SchemaName, Shape, TypeRef};
use crate::plan::naming::{Case, Ident, Scope, written};
use crate::plan::{Union, UnionVariant};

/// A variant before it has a type.
struct Named {
    name: String,
    value: TypeRef,
    names: Vec<String>,
    is_untold: bool,
    is_default: bool,
}

impl Lowering<'_> {
    pub(super) fn lower_union(
        &mut self,
        name: Ident,
        docs: String,
        union: &model::Union,
        place: &Use,
    ) -> Union {
        let mut scope = Scope::default();
        let variants = union
            .variants
            .iter()
            .flat_map(|variant| self.told_apart(union, variant))
            .collect::<Vec<_>>()
            .into_iter()
            .map(|variant| {
                let short = without(&variant.name, name.text());
                let name = scope.claim_or(&short, &variant.name, Case::Type);
                UnionVariant {
                    ty: self.ty(variant.value, &place.part(name.text())),
                    name,
                    names: variant.names,
                    is_untold: variant.is_untold,
                    is_default: variant.is_default,
                    is_only: false,
                }
            })
            .collect();
        let unknown = claim_unknown(&mut scope);
        Union {
            name,
            docs,
            discriminator: union.discriminator.clone(),
            variants,
            unknown,
            xml: None,
        }
    }

    /// A variant; where its type never says which one it is, one for each of its names,
    /// and no default, since what a value says would be lost.
    fn told_apart(&self, union: &model::Union, variant: &model::UnionVariant) -> Vec<Named> {
        let told = self.told(union, variant);
        let named = |name: String, names: &[String]| Named {
            name,
            value: variant.value,
            names: names.to_vec(),
            is_untold: match told {
                Told::Never => !names.is_empty(),
                // What leaves it out means the default.
                Told::Sometimes => !names.is_empty() && !variant.is_default,
                Told::Always => false,
            },
            is_default: variant.is_default && told != Told::Never,
        };
        match (&variant.names[..], told) {
            (names @ [_, _, ..], Told::Never) => {
                let names = names.iter();
                names
                    .map(|name| named(name.clone(), std::slice::from_ref(name)))
                    .collect()
            }
            (names, _) => vec![named(self.variant_name(union, variant), names)],
        }
    }

    /// What a variant is called: by its component, by what the description calls
    /// it, by the value that means it, by a property that only it has or must have, by its
    /// kind.
    pub(super) fn variant_name(
        &self,
        union: &model::Union,
        variant: &model::UnionVariant,
    ) -> String {
        let schema = &self.api.schemas[variant.value.schema];
        if let SchemaName::Component(name) = &schema.name {
            return schema.hint.as_ref().unwrap_or(name).clone();
        }
        let said = [&schema.hint, &variant.hint, &schema.title]
            .into_iter()
            .flatten();
        if let Some(name) = said.chain(variant.names.first()).next() {
            return name.clone();
        }
        self.own_property(union, variant)
            .unwrap_or_else(|| self.kind_name(variant.value))
    }

    /// The first property that no other variant has, a required one if there is
    /// any.
    fn own_property(&self, union: &model::Union, variant: &model::UnionVariant) -> Option<String> {
        let own = self.object(variant.value)?;
        let others: Vec<_> = union
            .variants
            .iter()
            .filter(|other| other.value != variant.value)
            .filter_map(|other| self.object(other.value))
            .collect();
        if others.is_empty() {
            return None;
        }
        let is_own = |name: &str| {
            others
                .iter()
                .all(|other| !other.properties.contains_key(name))
        };
        let is_needed_elsewhere = |name: &str| {
            let mut properties = others.iter().filter_map(|other| other.properties.get(name));
            properties.any(|property| property.required)
        };
        let mut names = own.properties.iter().filter(|(name, _)| is_own(name));
        let mut required = own
            .properties
            .iter()
            .filter(|(_, property)| property.required);
        let needed = required.clone().find(|(name, _)| is_own(name));
        needed
            .or_else(|| names.next())
            .or_else(|| required.find(|(name, _)| !is_needed_elsewhere(name)))
            .map(|(name, _)| name.clone())
    }

    fn object(&self, value: TypeRef) -> Option<&Object> {
        match &self.schema(value.schema).shape {
            Shape::Object(object) => Some(object),
            _ => None,
        }
    }

    fn kind_name(&self, value: TypeRef) -> String {
        let schema = &self.api.schemas[value.schema];
        if let SchemaName::Component(name) = &schema.name {
            return name.clone();
        }
        match &schema.shape {
            Shape::Any => "any".to_owned(),
            Shape::Boolean(_) => "boolean".to_owned(),
            Shape::Integer(_) => "integer".to_owned(),
            Shape::Number(_) => "number".to_owned(),
            Shape::String(format) => format.clone().unwrap_or_else(|| "string".to_owned()),
            Shape::Enumeration(enumeration) => match &enumeration.values[..] {
                [only] => only.name.clone().unwrap_or_else(|| only.spelling()),
                _ => "keyword".to_owned(),
            },
            Shape::Array(items) => format!("{} list", self.kind_name(*items)),
            Shape::Tuple(_) => "tuple".to_owned(),
            Shape::Object(object) if object.properties.is_empty() => "map".to_owned(),
            Shape::Object(_) => "object".to_owned(),
            Shape::Union(_) => "choice".to_owned(),
            Shape::Alias(target) => self.kind_name(*target),
        }
    }
}

/// A name without that of the union: `Created` of `CreatedEvent` in `Event`.
fn without(name: &str, union: &str) -> String {
    let name = written(name, Case::Type);
    let is_word = |rest: &&str| rest.starts_with(|c: char| c.is_ascii_uppercase());
    let before = name.strip_suffix(union).filter(is_word);
    let after = name.strip_prefix(union).filter(is_word);
    before.or(after).unwrap_or(&name).to_owned()
}
