//! Whether two schemas allow the same values, as far as their shapes tell.

use super::{Additional, Object, Schemas, Shape, TypeRef, Union};
use std::collections::HashSet;

/// Pairs of schemas that have to be alike for two others to be.
type Pairs = Vec<(TypeRef, TypeRef)>;

impl Schemas {
    /// Whether two uses allow the same values. Each pair of schemas is looked at
    /// once, so those that contain themselves are alike where all else is.
    pub fn are_alike(&self, a: TypeRef, b: TypeRef) -> bool {
        let mut seen = HashSet::new();
        let mut pairs = vec![(a, b)];
        // What holds of the whole does not hold of each use.
        let mut is_whole = true;
        while let Some((a, b)) = pairs.pop() {
            if !std::mem::take(&mut is_whole)
                && !self.xml.is_empty()
                && self.xml_of(a) != self.xml_of(b)
            {
                return false;
            }
            let (left, right) = (&self[a.schema], &self[b.schema]);
            if (a.nullable || left.nullable) != (b.nullable || right.nullable) {
                return false;
            }
            let is_new = a.schema != b.schema && seen.insert((a.schema, b.schema));
            if is_new && !are_alike_outside(&left.shape, &right.shape, &mut pairs) {
                return false;
            }
        }
        true
    }
}

/// Whether two shapes are alike if the pairs that are added to `pairs` are.
fn are_alike_outside(left: &Shape, right: &Shape, pairs: &mut Pairs) -> bool {
    match (left, right) {
        (Shape::Any, Shape::Any) => true,
        (Shape::Boolean(a), Shape::Boolean(b)) => a == b,
        (Shape::Integer(a), Shape::Integer(b))
        | (Shape::Number(a), Shape::Number(b))
        | (Shape::String(a), Shape::String(b)) => a == b,
        (Shape::Enumeration(a), Shape::Enumeration(b)) => a == b,
        (Shape::Array(a), Shape::Array(b)) | (Shape::Alias(a), Shape::Alias(b)) => {
            pairs.push((*a, *b));
            true
        }
        (Shape::Tuple(a), Shape::Tuple(b)) => {
            pairs.extend(a.iter().copied().zip(b.iter().copied()));
            a.len() == b.len()
        }
        (Shape::Object(a), Shape::Object(b)) => are_alike_objects(a, b, pairs),
        (Shape::Union(a), Shape::Union(b)) => are_alike_unions(a, b, pairs),
        _ => false,
    }
}

fn are_alike_objects(a: &Object, b: &Object, pairs: &mut Pairs) -> bool {
    let additional = match (a.additional, b.additional) {
        (Additional::Typed(a), Additional::Typed(b)) => {
            pairs.push((a, b));
            true
        }
        (a, b) => a == b,
    };
    let mut properties = a.properties.iter();
    additional
        && (&a.one_of, a.may_be_empty) == (&b.one_of, b.may_be_empty)
        && a.properties.len() == b.properties.len()
        && properties.all(|(name, property)| {
            b.properties.get(name).is_some_and(|other| {
                pairs.push((property.value, other.value));
                other.required == property.required
            })
        })
}

fn are_alike_unions(a: &Union, b: &Union, pairs: &mut Pairs) -> bool {
    let both = a.variants.iter().zip(&b.variants);
    pairs.extend(both.clone().map(|(a, b)| (a.value, b.value)));
    a.discriminator == b.discriminator
        && a.variants.len() == b.variants.len()
        && both
            .into_iter()
            .all(|(a, b)| a.names == b.names && a.is_default == b.is_default)
}
