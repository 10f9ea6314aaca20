//! Unions that are alternatives of themselves.

use super::Resolver;
use crate::diag::Code;
use crate::model::{SchemaId, Shape};
use std::collections::HashSet;

impl Resolver<'_> {
    /// Leaves out alternatives that lead back to their union by alternatives alone: whoever
    /// tried them would come to no end.
    pub(super) fn cut_union_circles(&mut self) {
        let unions = self.schemas.iter();
        let unions = unions.filter(|(_, schema)| matches!(schema.shape, Shape::Union(_)));
        let unions: Vec<_> = unions.map(|(id, _)| id).collect();
        let mut seen = HashSet::new();
        for id in unions {
            self.cut_below(id, &mut Vec::new(), &mut seen);
        }
    }

    /// `path` has the unions on the way to one.
    fn cut_below(&mut self, id: SchemaId, path: &mut Vec<SchemaId>, seen: &mut HashSet<SchemaId>) {
        if !seen.insert(id) {
            return;
        }
        path.push(id);
        let targets = self.alternatives_of(id);
        for target in &targets {
            if !path.contains(target) {
                self.cut_below(*target, path, seen);
            }
        }
        let leads_back = |target: &SchemaId| path.contains(target);
        // What a union is itself adds nothing to it.
        if targets
            .iter()
            .any(|target| leads_back(target) && *target != id)
        {
            let at = self.schemas[id].at.clone();
            let message = "an alternative that leads back to what this is an alternative of: it is left out here";
            self.loss(Code::EndlessType, message, &at);
        }
        if let Shape::Union(union) = &mut self.schemas[id].shape {
            let mut targets = targets.iter();
            union
                .variants
                .retain(|_| !targets.next().is_some_and(leads_back));
        }
        path.pop();
    }

    /// What the alternatives of a union are; of anything else there are none.
    fn alternatives_of(&self, id: SchemaId) -> Vec<SchemaId> {
        let Shape::Union(union) = &self.schemas[id].shape else {
            return Vec::new();
        };
        let variants = union.variants.iter();
        let targets = variants.map(|it| self.schemas.behind_aliases(it.value.schema).0);
        targets.collect()
    }
}
