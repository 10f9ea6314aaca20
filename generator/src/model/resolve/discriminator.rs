//! Which values of a discriminator mean which schema (OpenAPI 3.1, section 4.8.25).

use super::Resolver;
use crate::diag::{Code, Diagnostic};
use crate::openapi::{At, Discriminator, ResolveError, Schema};

impl Resolver<'_> {
    /// The values of the discriminator that mean a schema: those of the mapping
    /// that lead to it, and else its own name; and whether all others mean it too.
    pub(super) fn names_of(
        &mut self,
        discriminator: &Discriminator,
        schema: &Schema,
    ) -> (Vec<String>, bool) {
        let reference = schema
            .keywords()
            .and_then(|keywords| keywords.reference.as_deref());
        let Some(at) = reference.and_then(|reference| self.document.resolve(reference).ok()) else {
            return (Vec::new(), false);
        };
        let is_default = self.is_default(discriminator, &at);
        let mapped = self.mapped_names(discriminator, &at);
        let own = || at.key().map(str::to_owned);
        let names = match mapped.is_empty() {
            true => Vec::from_iter(self.document.name_of(&at).or_else(own)),
            false => mapped,
        };
        (names, is_default)
    }

    /// Whether values that the mapping does not have mean a schema (OpenAPI 3.2, section
    /// 4.25.1).
    pub(super) fn is_default(&self, discriminator: &Discriminator, at: &At) -> bool {
        let target = discriminator.default_mapping.as_ref();
        target.is_some_and(|target| self.mapped(discriminator, target).as_ref() == Ok(at))
    }

    /// The values that the mapping has for a schema.
    pub(super) fn mapped_names(&self, discriminator: &Discriminator, at: &At) -> Vec<String> {
        let leads_here = |target: &str| self.mapped(discriminator, target).as_ref() == Ok(at);
        let entries = discriminator.mapping.iter();
        let entries = entries.filter(|(_, target)| leads_here(target));
        entries.map(|(name, _)| name.clone()).collect()
    }

    /// A mapping gives the name of a schema or a URI.
    pub(super) fn mapped(
        &self,
        discriminator: &Discriminator,
        target: &str,
    ) -> Result<At, ResolveError> {
        match self.document.components.schemas.get(target) {
            Some(schema) => Ok(schema.at().clone()),
            None => self
                .document
                .resolve_uri(&discriminator.at, target)
                .map_err(|error| match Discriminator::is_uri(target) {
                    true => error,
                    false => ResolveError::Dangling { nearest: None },
                }),
        }
    }

    /// Reports the values that mean no schema of those that a value can have.
    pub(super) fn check_mapping(
        &mut self,
        discriminator: &Discriminator,
        is_alternative: impl Fn(&At) -> bool,
    ) {
        let property = &discriminator.property_name;
        let entries = discriminator.mapping.iter().map(|(value, target)| {
            let at = discriminator.at.child("mapping").child(value);
            let effect = format!("an object whose `{property}` is `{value}` is kept as it is");
            (target, at, effect)
        });
        let default = discriminator.default_mapping.iter().map(|target| {
            let at = discriminator.at.child("defaultMapping");
            let effect = format!("an object with another `{property}` is kept as it is");
            (target, at, effect)
        });
        for (target, at, effect) in entries.chain(default) {
            match self.mapped(discriminator, target) {
                Err(error) => self.report_unresolved(target, &at, &error, &effect),
                Ok(to) if !is_alternative(&to) => {
                    let message = format!("`{target}` is no alternative here: {effect}");
                    self.report
                        .push(Diagnostic::note(Code::MappingWithoutAlternative, message).at(&at));
                }
                Ok(_) => {}
            }
        }
    }
}
