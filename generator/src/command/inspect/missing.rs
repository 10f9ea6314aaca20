//! From what a description describes and what a client was made of to what is
//! missing, and why.

use super::census::{Census, Request};
use clientsmith::Generation;
use clientsmith::diag::{Diagnostic, Location};
use std::collections::HashSet;

/// A request that nothing was made of.
pub(super) struct Missing<'a> {
    pub(super) request: &'a Request,
    /// What was reported about it.
    pub(super) reason: Option<&'a Diagnostic>,
}

impl Missing<'_> {
    /// Why nothing was made of it.
    pub(super) fn why(&self) -> &str {
        let reason = self.reason.map(|reason| reason.message.as_str());
        reason.unwrap_or("nothing was reported about it, which is a mistake of clientsmith")
    }
}

/// The requests that are described, but not in the client.
pub(super) fn missing<'a>(generation: &'a Generation, census: &'a Census) -> Vec<Missing<'a>> {
    let Some(api) = &generation.stages.api else {
        return Vec::new();
    };
    let called: HashSet<_> = api.operations.iter().map(|it| &it.at).collect();
    let typed: HashSet<_> = api.webhooks.iter().map(|it| &it.at).collect();
    let operations = census.operations.iter();
    let operations = operations.filter(|request| !called.contains(&request.at));
    let sent = census.webhooks.iter().chain(&census.callbacks);
    operations
        .chain(sent.filter(|request| !typed.contains(&request.at)))
        .map(|request| Missing {
            request,
            reason: reason(generation, request),
        })
        .collect()
}

/// The gravest that was reported about a request or its path.
fn reason<'a>(generation: &'a Generation, request: &Request) -> Option<&'a Diagnostic> {
    let places = [request.at.name(), request.path_at.name()];
    let is_about = |diagnostic: &&Diagnostic| {
        let location = diagnostic.location.as_ref();
        location.is_some_and(|at| {
            let is_near = |place: &Location| is_within(at, place) || is_within(place, at);
            !at.pointer().unwrap_or_default().is_empty() && places.iter().any(is_near)
        })
    };
    let about = generation.report.iter().filter(is_about);
    about.min_by_key(|diagnostic| diagnostic.severity)
}

/// Whether a place is another, or in it.
fn is_within(inner: &Location, outer: &Location) -> bool {
    let (Some(inner_pointer), Some(outer_pointer)) = (inner.pointer(), outer.pointer()) else {
        return false;
    };
    let rest = inner_pointer.strip_prefix(outer_pointer);
    inner.file == outer.file && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
