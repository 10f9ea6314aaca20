//! Which variants of a union a value can be converted to: aliases of one type
//! are one type.

use super::Lowering;
use crate::plan::{Item, Type};

impl Lowering<'_> {
    pub(super) fn mark_conversions(&mut self) {
        let unions: Vec<Vec<Type>> = self
            .items()
            .filter_map(|item| self.variant_types(item))
            .collect();
        let mut unions = unions.into_iter();
        for item in self.items_mut() {
            let Item::Union(union) = item else {
                continue;
            };
            let types = unions.next().unwrap_or_default();
            for (index, variant) in union.variants.iter_mut().enumerate() {
                let own = types.get(index);
                variant.is_only = types.iter().filter(|ty| Some(*ty) == own).count() == 1;
            }
        }
    }

    /// The types of a union's variants, as the compiler sees them.
    fn variant_types(&self, item: &Item) -> Option<Vec<Type>> {
        let Item::Union(union) = item else {
            return None;
        };
        Some(
            union
                .variants
                .iter()
                .map(|variant| self.bare(&variant.ty))
                .collect(),
        )
    }

    /// A type without aliases and boxes, at any depth.
    fn bare(&self, ty: &Type) -> Type {
        let bare = |inner: &Type| Box::new(self.bare(inner));
        match self.unaliased(ty) {
            Type::Boxed(inner) => self.bare(inner),
            Type::List(inner) => Type::List(bare(inner)),
            Type::Array(inner, length) => Type::Array(bare(inner), *length),
            Type::Tuple(items) => Type::Tuple(items.iter().map(|item| self.bare(item)).collect()),
            Type::Map(inner) => Type::Map(bare(inner)),
            Type::Option(inner) => Type::Option(bare(inner)),
            Type::Event(inner) => Type::Event(bare(inner)),
            Type::Sequence(inner) => Type::Sequence(bare(inner)),
            Type::Nullable(inner) => Type::Nullable(bare(inner)),
            other => other.clone(),
        }
    }
}
