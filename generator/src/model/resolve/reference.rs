//! `$ref` to parts that are not schemas (OpenAPI 3.1, section 4.8.23).

use super::Resolver;
use crate::diag::Code;
use crate::openapi::{At, Component, RefOr, Reference, ResolveError};
use std::collections::HashSet;

impl Resolver<'_> {
    /// The place that a reference leads to; reported where there is none.
    pub(super) fn target(&mut self, reference: &Reference) -> Option<At> {
        match self.document.resolve(reference) {
            Ok(at) => Some(at),
            Err(error) => {
                self.report_unresolved(reference, &error);
                None
            }
        }
    }

    fn report_unresolved(&mut self, reference: &Reference, error: &ResolveError) {
        let at = reference.at.child("$ref");
        let message = format!("`{}` leads nowhere: {error}", reference.uri);
        match error {
            ResolveError::Dangling {
                nearest: Some(nearest),
            } => {
                self.error(
                    Code::DanglingReference,
                    message,
                    &at,
                    format!("did you mean `{nearest}`?"),
                );
            }
            ResolveError::Dangling { nearest: None } => {
                self.error(
                    Code::DanglingReference,
                    message,
                    &at,
                    "describe what is referred to, or correct the reference",
                );
            }
            ResolveError::File { .. } => {
                self.error(
                    Code::UnreadableReference,
                    message,
                    &at,
                    "put the file there, or correct the reference",
                );
            }
        }
    }

    /// The part itself, whatever chain of references leads to it.
    pub(super) fn part<T: Component + Clone>(&mut self, part: &RefOr<T>) -> Option<T> {
        let mut part = part.clone();
        let mut seen = HashSet::new();
        loop {
            let reference = match part {
                RefOr::Here(part) => return Some(part),
                RefOr::Ref(reference) => reference,
            };
            let at = self.target(&reference)?;
            if !seen.insert(at.clone()) {
                self.error(
                    Code::CircularReference,
                    "a reference that only leads back to itself",
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
