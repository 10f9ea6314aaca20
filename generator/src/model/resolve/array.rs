//! Arrays: lists, and tuples (JSON Schema 2020-12, Applicators, section 10.3.1).

use super::Resolver;
use super::keywords::is_nothing;
use crate::model::{Shape, TypeRef, Union, UnionVariant};
use crate::openapi::{ArrayKeywords, At, Keywords};

/// The most items that a tuple has.
const LONGEST_TUPLE: usize = 8;

impl Resolver<'_> {
    pub(super) fn array(&mut self, keywords: &Keywords) -> Shape {
        let Some(array) = keywords.array.as_deref() else {
            return Shape::Array(self.any(&keywords.at));
        };
        if !array.prefix_items.is_empty() {
            return self.items_by_position(array, &keywords.at);
        }
        Shape::Array(match &array.items {
            Some(items) => self.type_of(items),
            None => self.any(&keywords.at),
        })
    }

    /// A tuple where there is exactly one item for each position. Elsewhere some
    /// may be missing or others follow, so it is a list of what any of them is.
    fn items_by_position(&mut self, array: &ArrayKeywords, at: &At) -> Shape {
        let length = array.prefix_items.len();
        let mut items: Vec<_> = array
            .prefix_items
            .iter()
            .map(|item| self.type_of(item))
            .collect();
        if length <= LONGEST_TUPLE && has_length(array, length) {
            return Shape::Tuple(items);
        }
        if let Some(rest) = array.items.as_ref().filter(|rest| !is_nothing(rest)) {
            items.push(self.type_of(rest));
        }
        Shape::Array(self.one_of(at, items))
    }

    /// One of some types. Once all are known, it is the first of them if they
    /// are all alike.
    pub(super) fn one_of(&mut self, at: &At, types: Vec<TypeRef>) -> TypeRef {
        let mut variants: Vec<UnionVariant> = Vec::new();
        for value in types {
            if variants.iter().all(|variant| variant.value != value) {
                variants.push(UnionVariant {
                    value,
                    names: Vec::new(),
                    is_default: false,
                    hint: None,
                });
            }
        }
        if let [only] = &variants[..] {
            return only.value;
        }
        let union = self.made(
            at,
            Shape::Union(Union {
                discriminator: None,
                variants,
            }),
        );
        self.made_unions.push(union.schema);
        union
    }

    /// Unions of types that turn out to be alike are one of them.
    pub(super) fn join_alike(&mut self) {
        for id in std::mem::take(&mut self.made_unions) {
            let Shape::Union(union) = &self.schemas[id].shape else {
                continue;
            };
            let mut values = union.variants.iter().map(|variant| variant.value);
            let Some(first) = values.next() else {
                continue;
            };
            if values.all(|value| self.schemas.are_alike(first, value)) {
                self.schemas[id].shape = Shape::Alias(first);
            }
        }
    }
}

/// Whether arrays have this many items, no less and no more.
fn has_length(array: &ArrayKeywords, length: usize) -> bool {
    let length = length as u64;
    let is_closed = [&array.items, &array.unevaluated_items]
        .into_iter()
        .flatten()
        .any(is_nothing);
    array.min_items == Some(length)
        && (is_closed || array.max_items.is_some_and(|most| most <= length))
}
