//! Groups of operations: `client.model_sync().executions()`.

use super::feature::Feature;
use super::naming::Ident;
use super::operation::Operation;

/// Operations that belong together.
#[derive(Clone, Debug)]
pub struct Group {
    /// The struct.
    pub name: Ident,
    /// The method that leads to it.
    pub method: Ident,
    /// Its module.
    pub module: Ident,
    /// The feature that it is behind; groups within another are behind the outer one's.
    pub feature: Option<Feature>,
    /// Its documentation, in Markdown.
    pub docs: String,
    /// What it holds.
    pub content: Content,
}

/// What a group, or the client itself, holds.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// Operations.
    pub operations: Vec<Operation>,
    /// Further groups.
    pub groups: Vec<Group>,
}

impl Content {
    /// All operations, those of the groups within included, each with the
    /// groups that lead to it.
    pub fn all(&self) -> Vec<(Vec<&Group>, &Operation)> {
        let mut found: Vec<_> = self
            .operations
            .iter()
            .map(|operation| (Vec::new(), operation))
            .collect();
        for group in &self.groups {
            for (mut path, operation) in group.content.all() {
                path.insert(0, group);
                found.push((path, operation));
            }
        }
        found
    }

    /// The operation with this id, and the groups that lead to it.
    pub fn find(&self, id: &str) -> Option<(Vec<&Group>, &Operation)> {
        self.all()
            .into_iter()
            .find(|(_, operation)| operation.id == id)
    }

    /// The operation with this id, to be changed.
    pub fn operation_mut(&mut self, id: &str) -> Option<&mut Operation> {
        let own = self
            .operations
            .iter_mut()
            .find(|operation| operation.id == id);
        own.or_else(|| {
            self.groups
                .iter_mut()
                .find_map(|group| group.content.operation_mut(id))
        })
    }
}
