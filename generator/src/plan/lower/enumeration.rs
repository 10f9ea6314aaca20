//! Listed values become enums that are open to others.

use super::Lowering;
use super::docs::{code, markdown, paragraphs};
use super::scalar::integer;
use crate::model::{self, EnumerationKind, EnumerationValue, SchemaId, Shape, TypeRef};
use crate::plan::naming::{Case, Ident, Scope};
use crate::plan::{Enumeration, EnumerationVariant, Fixed, Scalar, Type};

pub(super) fn lower_enumeration(
    name: Ident,
    docs: String,
    enumeration: &model::Enumeration,
) -> Enumeration {
    let mut scope = Scope::default();
    let variants = enumeration
        .values
        .iter()
        .map(|value| EnumerationVariant {
            name: claim_value(&mut scope, value),
            value: value.value.clone(),
            docs: value_docs(value, &enumeration.kind),
        })
        .collect();
    let unknown = claim_unknown(&mut scope);
    Enumeration {
        name,
        docs,
        scalar: scalar(enumeration),
        variants,
        unknown,
    }
}

/// The variant for what the description does not list, which may itself list an
/// `unknown`.
pub(super) fn claim_unknown(scope: &mut Scope) -> Ident {
    scope.claim_or("Unknown", "Unlisted", Case::Type)
}

fn claim_value(scope: &mut Scope, value: &EnumerationValue) -> Ident {
    let text = value.name.clone().unwrap_or_else(|| value.spelling());
    scope.claim(&text, Case::Type)
}

/// What the description says of a value. The value itself is shown by the
/// runtime, but for those of several kinds, whose literals have a suffix.
fn value_docs(value: &EnumerationValue, kind: &EnumerationKind) -> String {
    let is_mixed = matches!(kind, EnumerationKind::Mixed);
    let spelling = is_mixed.then(|| code(&value.value.to_string()));
    paragraphs([value.description.as_deref().map(markdown), spelling])
}

/// A type that holds each of the values: a format that is too narrow for them
/// is a mistake.
fn scalar(enumeration: &model::Enumeration) -> Scalar {
    match &enumeration.kind {
        EnumerationKind::String => Scalar::Text,
        EnumerationKind::Number => Scalar::Number,
        EnumerationKind::Mixed => Scalar::Mixed,
        EnumerationKind::Integer(format) => {
            let ty = integer(format.as_deref());
            let fits = |value: &EnumerationValue| holds(ty, &value.value);
            Scalar::Integer(match enumeration.values.iter().all(fits) {
                true => ty,
                false => "i64",
            })
        }
    }
}

fn holds(ty: &str, value: &serde_json::Value) -> bool {
    let Some(integer) = value.as_i64() else {
        return ty == "u64";
    };
    match ty {
        "i8" => i8::try_from(integer).is_ok(),
        "i16" => i16::try_from(integer).is_ok(),
        "i32" => i32::try_from(integer).is_ok(),
        "u8" => u8::try_from(integer).is_ok(),
        "u16" => u16::try_from(integer).is_ok(),
        "u32" => u32::try_from(integer).is_ok(),
        "u64" => integer >= 0,
        _ => true,
    }
}

impl Lowering<'_> {
    /// The only value of a property that must be there, where there is only one: of its
    /// type, or because a discriminator means its owner by it.
    pub(super) fn fixed(
        &self,
        owner: SchemaId,
        property: &str,
        value: TypeRef,
        ty: &Type,
    ) -> Option<Fixed> {
        let tagged = || {
            let tag = self.tag(owner, property)?;
            match (&self.schema(value.schema).shape, ty) {
                (Shape::String(_), Type::Path("String")) => Some(Fixed::Text(tag.to_owned())),
                (Shape::Enumeration(enumeration), Type::Named(_)) => {
                    let mut scope = Scope::default();
                    let values = enumeration.values.iter();
                    let mut names = values.map(|value| (value, claim_value(&mut scope, value)));
                    let tagged = names.find(|(value, _)| value.spelling() == tag);
                    tagged.map(|(_, name)| Fixed::Variant(name))
                }
                _ => None,
            }
        };
        self.only_value(value, ty).or_else(tagged)
    }

    /// The only value of a type, where there is only one.
    pub(super) fn only_value(&self, value: TypeRef, ty: &Type) -> Option<Fixed> {
        let schema = self.schema(value.schema);
        match (&schema.shape, ty) {
            (Shape::Boolean(only), Type::Path(_)) => only.map(Fixed::Boolean),
            (Shape::Enumeration(enumeration), Type::Named(_)) => match &enumeration.values[..] {
                [only] => Some(Fixed::Variant(claim_value(&mut Scope::default(), only))),
                _ => None,
            },
            _ => None,
        }
    }
}
