//! Operations: their names, arguments, tables.

use super::Lowering;
use super::config::operation_id;
use super::docs::operation_docs;
use super::parameter::Names;
use super::place::Use;
use crate::model;
use crate::plan::naming::{Case, Ident, Scope, written};
use crate::plan::{Client, Operation};

impl Lowering<'_> {
    pub(super) fn lower_operation(
        &mut self,
        operation: &model::Operation,
        group: &str,
        client: &Client,
        methods: &mut Scope,
        types: &mut Scope,
    ) -> Operation {
        let name = operation_name(operation);
        let short = operation.short_id.as_deref().unwrap_or(&name);
        let configured = self
            .configured(operation)
            .and_then(|entry| entry.method.clone());
        let method = configured.unwrap_or_else(|| within_group(short, group));
        let marker = types.claim(&name, Case::Type);
        let place = Use::root(&name);
        let mut names = Names::new();
        self.check_parameter_names(&operation.parameters);
        let parameters = operation
            .parameters
            .iter()
            .map(|parameter| self.lower_parameter(parameter, client, &place, &mut names));
        let parameters: Vec<_> = parameters.collect();
        let (body, other_bodies) = match &operation.body {
            Some(body) => self.lower_bodies(body, &place, &mut names),
            None => (None, Vec::new()),
        };
        let headers = self.lower_headers(operation);
        let answers = self.lower_answers(operation, &name, &place, types);
        let security = operation.security.iter().map(|set| {
            set.iter()
                .map(|need| (need.scheme.0, need.scopes.join(" ")))
                .collect()
        });
        Operation {
            method: claim_method(methods, &method, &name, operation),
            docs: operation_docs(operation, &parameters, body.as_ref(), &answers, headers),
            deprecated: operation.deprecated,
            id: operation_id(operation),
            http_method: operation.method.to_string(),
            path: operation.target.clone(),
            tags: operation.tags.clone(),
            security: security.collect(),
            server: self.own_server(operation),
            marker,
            parameters,
            body,
            other_bodies,
            accept: answers.accept,
            output: answers.output,
            error: answers.error,
            stream: answers.stream,
            paging: None,
            polling: None,
        }
    }
}

/// What an operation is called: by its id, or by its method and path.
pub(super) fn operation_name(operation: &model::Operation) -> String {
    let name = operation.name.clone();
    name.unwrap_or_else(|| name_from_path(operation))
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

/// What an operation is called within its group: its name without what the way
/// there says already. `repos/list-tags` of the group `repos` is `list_tags`,
/// `youtube.videos.list` of `videos` is `list`.
fn within_group(name: &str, group: &str) -> String {
    let whole = written(name, Case::Value);
    if group.is_empty() {
        return whole;
    }
    let is_separator = |c: char| matches!(c, '.' | '/' | ':');
    let mut segments = name.split(is_separator);
    let rest = match segments.any(|segment| written(segment, Case::Value) == group) {
        true => segments.collect::<Vec<_>>().join(" "),
        false => whole
            .strip_prefix(group)
            .and_then(|rest| rest.strip_prefix('_'))
            .unwrap_or_default()
            .to_owned(),
    };
    match rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        true => written(&rest, Case::Value),
        false => whole,
    }
}

/// The method itself, or else the operation's whole name, or else what it does
/// with that: `get_new`.
fn claim_method(
    methods: &mut Scope,
    method: &str,
    name: &str,
    operation: &model::Operation,
) -> Ident {
    let verb = operation.method.as_str().to_lowercase();
    match written(method, Case::Value) == written(name, Case::Value) {
        true => methods.claim_or(method, &format!("{verb} {name}"), Case::Value),
        false => methods.claim_or(method, name, Case::Value),
    }
}
