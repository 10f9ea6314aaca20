//! Operations (OpenAPI 3.1, section 4.8.10).

use super::Resolver;
use super::operation_name::name_shortly;
use crate::diag::Code;
use crate::model::{Operation, Response};
use crate::openapi::{self, At, PathItem, PathTemplate, Responses};
use http::Method;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

impl Resolver<'_> {
    pub(super) fn resolve_operations(&mut self) -> Vec<Operation> {
        let document = self.document;
        let mut operations = Vec::new();
        for path in &document.paths.paths {
            let items = self.path_items(&path.item);
            for item in &items {
                for (method, operation) in &item.operations {
                    operations.push(self.operation(
                        &path.template,
                        &items,
                        item,
                        method,
                        operation,
                    ));
                }
            }
        }
        self.name_apart(&mut operations);
        name_shortly(&mut operations);
        self.report_ambiguous(&operations);
        operations
    }

    /// Paths that differ in the names of their variables only "are considered identical and
    /// invalid" (OpenAPI 3.1, section 4.8.8.2).
    fn report_ambiguous(&mut self, operations: &[Operation]) {
        let mut alike: HashMap<(&Method, String), Vec<&str>> = HashMap::new();
        for operation in operations {
            let key = (&operation.method, shape(&operation.path));
            alike.entry(key).or_default().push(&operation.path);
        }
        for operation in operations {
            let key = (&operation.method, shape(&operation.path));
            let mut others = alike[&key].iter();
            if let Some(other) = others.find(|path| **path != operation.path) {
                self.mistake(
                    Code::AmbiguousPath,
                    format!(
                        "`{}` cannot be told from `{other}`: a call may reach the operation of either",
                        operation.path,
                    ),
                    &operation.at,
                    "describe what both do at one path",
                );
            }
        }
    }

    /// A path item and those that its `$ref`s lead to.
    pub(super) fn path_items(&mut self, item: &PathItem) -> Vec<PathItem> {
        let mut items = vec![item.clone()];
        let mut seen = HashSet::new();
        while let Some(reference) = items.last().and_then(|item| item.reference.clone()) {
            let Some(at) = self.target(&reference, "its operations are left out") else {
                break;
            };
            if !seen.insert(at.clone()) {
                self.mistake(
                    Code::CircularReference,
                    "a path item that only refers back to itself: its operations are left out",
                    &reference.at,
                    "describe its operations here",
                );
                break;
            }
            let Some(target) = self.document.parse_at(&at, self.report) else {
                break;
            };
            items.push(target);
        }
        items
    }

    fn operation(
        &mut self,
        template: &PathTemplate,
        items: &[PathItem],
        item: &PathItem,
        method: &Method,
        operation: &openapi::Operation,
    ) -> Operation {
        let shared: Vec<_> = items
            .iter()
            .flat_map(|item| item.parameters.iter())
            .cloned()
            .collect();
        let id = match &operation.operation_id {
            Some(id) => id.clone(),
            None => format!("{method} {}", template.text),
        };
        self.resolve_callbacks(&id, operation);
        let mut parameters = self.parameters(&shared, &operation.parameters);
        let target = self.path(template, &operation.at, &mut parameters);
        let security = match &operation.security {
            Some(alternatives) => self.requirements(alternatives),
            None => self.requirements(&self.document.security),
        };
        self.ignore_headers(&mut parameters, !security.is_empty());
        Operation {
            paging: self.paging(operation, method, &parameters),
            at: operation.at.clone(),
            id: operation.operation_id.clone(),
            short_id: None,
            name: None,
            method: method.clone(),
            path: template.text.clone(),
            target,
            tags: operation.tags.clone(),
            summary: operation.summary.clone().or_else(|| item.summary.clone()),
            description: operation
                .description
                .clone()
                .or_else(|| item.description.clone()),
            deprecated: operation.deprecated,
            parameters,
            body: operation
                .request_body
                .as_ref()
                .and_then(|body| self.body(body)),
            responses: self.responses(method, &operation.responses),
            security,
            servers: self.own_servers(&operation.servers, &item.servers),
        }
    }

    /// The answer to HEAD has no body (RFC 9110, section 9.3.2): what is described is that of GET.
    fn responses(&mut self, method: &Method, responses: &Responses) -> Vec<Response> {
        let by_status = responses.by_status.iter();
        let mut responses: Vec<_> = by_status
            .filter_map(|(status, response)| self.response(*status, response))
            .collect();
        if *method == Method::HEAD {
            responses.iter_mut().for_each(|it| it.content.clear());
        }
        responses
    }

    /// Of operations with one id the first has it; the others are known by their
    /// methods and paths.
    fn name_apart(&mut self, operations: &mut [Operation]) {
        let mut first: HashMap<String, At> = HashMap::new();
        for operation in operations {
            let Some(id) = operation.id.clone() else {
                continue;
            };
            match first.entry(id) {
                Entry::Vacant(entry) => {
                    entry.insert(operation.at.clone());
                }
                Entry::Occupied(entry) => {
                    operation.id = None;
                    self.mistake(
                        Code::DuplicateOperationId,
                        format!(
                            "the operation id `{}` is taken: this operation is named after its method and path",
                            entry.key()
                        ),
                        &operation.at.child("operationId"),
                        format!(
                            "`{}` has it too: give each operation an id of its own",
                            entry.get().pointer()
                        ),
                    );
                }
            }
        }
    }
}

/// A path without the names of its variables.
fn shape(path: &str) -> String {
    let mut shape = String::new();
    let mut is_name = false;
    for character in path.chars() {
        is_name &= character != '}';
        if !is_name {
            shape.push(character);
        }
        is_name |= character == '{';
    }
    shape
}
