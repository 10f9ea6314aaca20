//! Types too large to be handed around get a `Box` where others hold them.
//!
//! A value is moved on its way from the decoder through the call to its caller, in
//! a debug build once for each function. A few nested types of hundreds of fields
//! are tens of kilobytes, and a dozen copies of those are more than the stack of a
//! thread.

use super::Lowering;
use super::boxes::box_type;
use crate::plan::naming::Ident;
use crate::plan::{Item, Type};
use std::collections::HashMap;

/// The bytes from which on a type is held in a `Box`. A text takes 24, so that
/// only a type with more than a hundred fields, its parts included, is concerned.
const LARGE: usize = 4096;
/// The bytes of a text, a list, a map or an enumeration, and about those of others.
const TEXT: usize = 24;
const POINTER: usize = 8;

/// The bytes of each type, about.
type Sizes = HashMap<Ident, usize>;

impl Lowering<'_> {
    /// Boxes each large type that a field or a variant holds by value. No type
    /// contains itself any more.
    pub(super) fn box_large(&mut self) {
        let mut sizes = Sizes::new();
        for item in self.items() {
            self.measure(item, &mut sizes);
        }
        let is_large = |name: &Ident| sizes.get(name).is_some_and(|size| *size > LARGE);
        for item in self.items_mut() {
            match item {
                Item::Record(record) => {
                    for field in &mut record.fields {
                        box_type(&mut field.ty, &is_large);
                    }
                }
                Item::Union(union) => {
                    for variant in &mut union.variants {
                        box_type(&mut variant.ty, &is_large);
                    }
                }
                Item::Enumeration(_) | Item::Alias(_) => {}
            }
        }
    }

    fn measure(&self, item: &Item, sizes: &mut Sizes) -> usize {
        if let Some(size) = sizes.get(item.name()) {
            return *size;
        }
        let size = match item {
            Item::Record(record) => {
                let fields = record.fields.iter();
                fields.map(|it| self.held(&it.ty, sizes)).sum()
            }
            Item::Union(union) => {
                let variants = union.variants.iter();
                let largest = variants.map(|it| self.held(&it.ty, sizes)).max();
                POINTER + largest.unwrap_or_default()
            }
            Item::Alias(alias) => self.size(&alias.ty, sizes),
            Item::Enumeration(_) => TEXT,
        };
        sizes.insert(item.name().clone(), size);
        size
    }

    /// The bytes of a type in a field or a variant, in which a large one is a pointer.
    fn held(&self, ty: &Type, sizes: &mut Sizes) -> usize {
        match ty {
            Type::Named(_) => match self.size(ty, sizes) {
                size if size > LARGE => POINTER,
                size => size,
            },
            Type::Option(inner) | Type::Nullable(inner) => self.held(inner, sizes),
            Type::Array(inner, length) => self.held(inner, sizes).saturating_mul(*length),
            Type::Tuple(items) => items.iter().map(|item| self.held(item, sizes)).sum(),
            _ => self.size(ty, sizes),
        }
    }

    fn size(&self, ty: &Type, sizes: &mut Sizes) -> usize {
        match ty {
            Type::Named(name) => self
                .find(name)
                .map_or(TEXT, |item| self.measure(item, sizes)),
            Type::Boxed(_) => POINTER,
            Type::Path(_) | Type::List(_) | Type::Map(_) | Type::Event(_) | Type::Sequence(_) => {
                TEXT
            }
            Type::Option(_) | Type::Nullable(_) | Type::Array(..) | Type::Tuple(_) => {
                self.held(ty, sizes)
            }
        }
    }
}
