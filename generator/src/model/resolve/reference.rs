//! `$ref` to parts that are not schemas (OpenAPI 3.1, section 4.8.23).

use super::Resolver;
use crate::diag::Code;
use crate::openapi::{At, Component, RefOr, Reference, ResolveError};
use std::collections::HashSet;

impl Resolver<'_> {
    /// The place that a reference leads to. Where there is none, that is
    /// reported together with what the client does about it.
    pub(super) fn target(&mut self, reference: &Reference, effect: &str) -> Option<At> {
        match self.document.resolve(reference) {
            Ok(at) => Some(at),
            Err(error) => {
                let at = reference.at.child("$ref");
                self.report_unresolved(&reference.uri, &at, &error, effect);
                None
            }
        }
    }

    /// Reports that a URI which stands at a place leads nowhere.
    pub(super) fn report_unresolved(
        &mut self,
        uri: &str,
        at: &At,
        error: &ResolveError,
        effect: &str,
    ) {
        let message = format!("`{uri}` leads nowhere: {error}; {effect}");
        let (code, help) = match error {
            ResolveError::Dangling {
                nearest: Some(nearest),
            } => (
                Code::DanglingReference,
                format!("did you mean `{nearest}`?"),
            ),
            ResolveError::Dangling { nearest: None } => (
                Code::DanglingReference,
                "describe what is referred to, or correct the reference".to_owned(),
            ),
            ResolveError::File { .. } => (
                Code::UnreadableReference,
                "put the file there, or correct the reference".to_owned(),
            ),
        };
        self.mistake(code, message, at, help);
    }

    /// The part itself, whatever chain of references leads to it. Where there is
    /// none, that is reported together with what the client does about it.
    pub(super) fn part<T: Component + Clone>(
        &mut self,
        part: &RefOr<T>,
        effect: &str,
    ) -> Option<T> {
        let mut part = part.clone();
        let mut seen = HashSet::new();
        loop {
            let reference = match part {
                RefOr::Here(part) => return Some(part),
                RefOr::Ref(reference) => reference,
            };
            let at = self.target(&reference, effect)?;
            if !seen.insert(at.clone()) {
                self.mistake(
                    Code::CircularReference,
                    format!("a reference that only leads back to itself: {effect}"),
                    &reference.at,
                    "describe the part here, or refer to one that does",
                );
                return None;
            }
            part = match self.document.component::<T>(&at) {
                Some(component) => component.clone(),
                None => self.document.parse_at(&at, self.report)?,
            };
        }
    }
}
