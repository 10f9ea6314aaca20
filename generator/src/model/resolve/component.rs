//! Components: which of them operations use, and which only stand there.

use super::Resolver;
use crate::diag::{Code, Diagnostic};
use crate::model::{Component, SchemaName};
use crate::openapi::Schema;

impl Resolver<'_> {
    /// Makes schemas of all components, whether or not something uses them.
    pub(super) fn use_all(&mut self) {
        for schema in self.document.components.schemas.values() {
            self.id_at(schema.at());
        }
    }

    /// The components, in the order of the description, those of other files
    /// last; and how many of them nothing uses.
    pub(super) fn components(&mut self) -> Vec<Component> {
        let schemas = &self.document.components.schemas;
        let own = schemas.iter().map(|(name, schema)| Component {
            name: name.clone(),
            schema: self.ids.get(schema.at()).copied(),
        });
        let others = self.schemas.iter().filter_map(|(id, schema)| {
            let SchemaName::Component(name) = &schema.name else {
                return None;
            };
            self.document
                .schema(&schema.at)
                .is_none()
                .then(|| Component {
                    name: name.clone(),
                    schema: Some(id),
                })
        });
        let components: Vec<_> = own.chain(others).collect();
        let is_unused = |schema: &&Schema| !self.ids.contains_key(schema.at());
        let mut unused = schemas.values().filter(is_unused);
        if let Some(first) = unused.next() {
            let message = match unused.count() {
                0 => "no operation uses this schema: there is no type of it".to_owned(),
                others => format!(
                    "no operation uses this schema, nor {others} others: there are no types of them"
                ),
            };
            self.report.push(
                Diagnostic::note(Code::UnusedSchema, message)
                    .at(first.at().name())
                    .help("`types.unused = true` in the configuration makes types of all"),
            );
        }
        components
    }
}
