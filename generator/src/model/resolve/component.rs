//! Components: which of them operations use, and which only stand there.

use super::Resolver;
use crate::diag::{Code, Diagnostic};
use crate::model::{Component, SchemaName};
use crate::openapi::{At, Schema};
use std::collections::HashMap;

impl Resolver<'_> {
    /// Makes schemas of all components, whether or not something uses them.
    pub(super) fn use_all(&mut self) {
        for schema in self.document.components.schemas.values() {
            self.id_at(schema.at());
        }
    }

    /// The places of the components that extend another by `allOf`, by its place.
    pub(super) fn extensions(&self) -> HashMap<At, Vec<At>> {
        let mut extensions: HashMap<At, Vec<At>> = HashMap::new();
        for schema in self.document.components.schemas.values() {
            let parts = schema.keywords().map(|keywords| &keywords.all_of);
            let references = parts
                .into_iter()
                .flatten()
                .filter_map(|part| part.keywords()?.reference.as_deref());
            for base in references.filter_map(|it| self.document.resolve(it).ok()) {
                extensions
                    .entry(base)
                    .or_default()
                    .push(schema.at().clone());
            }
        }
        extensions
    }

    /// A schema with a discriminator stands for those that extend it, which refer
    /// to it and not the other way round (OpenAPI 3.1, section 4.8.25.4).
    pub(super) fn use_extensions(&mut self, schema: &Schema) {
        let has_discriminator = |schema: &Schema| {
            let keywords = schema.keywords();
            keywords.is_some_and(|keywords| keywords.discriminator.is_some())
        };
        if !has_discriminator(schema) {
            return;
        }
        let mut bases = vec![schema.at().clone()];
        while let Some(base) = bases.pop() {
            // Taken out, so that no circle is followed for ever.
            for extension in self.extensions.remove(&base).unwrap_or_default() {
                self.id_at(&extension);
                bases.push(extension);
            }
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
