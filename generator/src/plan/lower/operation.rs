//! Operations: their names, arguments, tables.

use super::Lowering;
use super::client::is_absolute;
use super::config::operation_id;
use super::docs::operation_docs;
use super::parameter::Names;
use super::schema::Use;
use crate::model;
use crate::plan::naming::{Case, Ident, Scope};
use crate::plan::{Client, Operation};

impl Lowering<'_> {
    pub(super) fn lower_operation(
        &mut self,
        operation: &model::Operation,
        client: &Client,
        methods: &mut Scope,
        types: &mut Scope,
    ) -> Operation {
        let name = operation
            .id
            .clone()
            .unwrap_or_else(|| name_from_path(operation));
        let configured = self
            .configured(operation)
            .and_then(|entry| entry.method.clone());
        let marker = types.claim(&name, Case::Type);
        let place = Use::root(&name);
        let mut names = Names::new();
        let parameters = operation
            .parameters
            .iter()
            .map(|parameter| self.lower_parameter(parameter, client, &place, &mut names));
        let parameters: Vec<_> = parameters.collect();
        let body = operation
            .body
            .as_ref()
            .and_then(|body| self.lower_body(body, &place, &mut names));
        let answers = self.lower_answers(operation, &name, &place, types);
        let security = operation.security.iter().map(|set| {
            set.iter()
                .map(|need| (need.scheme.0, need.scopes.join(" ")))
                .collect()
        });
        Operation {
            method: claim_method(methods, configured.as_deref().unwrap_or(&name), operation),
            docs: operation_docs(operation, &parameters, body.as_ref(), &answers),
            deprecated: operation.deprecated,
            id: operation_id(operation),
            http_method: operation.method.to_string(),
            path: operation.target.clone(),
            tags: operation.tags.clone(),
            security: security.collect(),
            server: operation
                .server
                .clone()
                .filter(|url| is_absolute(url))
                .map(|url| url.trim_end_matches('/').to_owned()),
            marker,
            parameters,
            body,
            accept: answers.accept,
            output: answers.output,
            error: answers.error,
            stream: answers.stream,
            paging: None,
            polling: None,
        }
    }
}

/// A name for an operation without an id: `get pets by id`.
fn name_from_path(operation: &model::Operation) -> String {
    let mut words = vec![operation.method.as_str().to_lowercase()];
    for segment in operation
        .path
        .split('/')
        .filter(|segment| !segment.is_empty())
    {
        match segment
            .strip_prefix('{')
            .and_then(|segment| segment.strip_suffix('}'))
        {
            Some(variable) => words.push(format!("by {variable}")),
            None => words.push(segment.replace(['{', '}'], " ")),
        }
    }
    words.join(" ")
}

/// The name itself, or else what the operation does with it: `get_new`.
fn claim_method(methods: &mut Scope, name: &str, operation: &model::Operation) -> Ident {
    let other = format!("{} {name}", operation.method.as_str().to_lowercase());
    methods.claim_or(name, &other, Case::Value)
}
