//! Groups of operations: by the configuration, else by the first tag, else the
//! client itself.

use super::body::name_other_bodies;
use super::config::{is_named, request_line};
use super::docs::{code, markdown, one_line, paragraphs};
use super::{Lowering, MODULE_NAMES};
use crate::config;
use crate::model;
use crate::plan::naming::{Case, Ident, Scope, written};
use crate::plan::{CLIENT_METHODS, Client, Content, Group, METHODS_MISTAKEN};
use indexmap::IndexMap;

/// A group before it has names; groups within it by their names as written.
#[derive(Default)]
struct Draft<'a> {
    operations: Vec<&'a model::Operation>,
    groups: IndexMap<String, Draft<'a>>,
}

impl Lowering<'_> {
    pub(super) fn lower_groups(&mut self, client: &Client) -> Content {
        let api = self.api;
        let mut root = Draft::default();
        for operation in &api.operations {
            let mut draft = &mut root;
            for part in self.group_of(operation) {
                draft = draft.groups.entry(part).or_default();
            }
            draft.operations.push(operation);
        }
        let methods = Scope::reserving(CLIENT_METHODS.iter().chain(METHODS_MISTAKEN).copied());
        let mut types = operation_scope();
        let mut content = self.lower_draft(&root, "", client, methods, &mut types);
        for (group, name) in content.groups.iter_mut().zip(root.groups.keys()) {
            self.lower_group_feature(name, group);
        }
        content
    }

    /// The entry of the configuration for an operation.
    pub(super) fn configured(&self, operation: &model::Operation) -> Option<&config::Operation> {
        let by_id = operation
            .id
            .as_ref()
            .and_then(|id| self.config.operations.get(id));
        by_id.or_else(|| self.config.operations.get(&request_line(operation)))
    }

    /// The group of an operation, and those that it lies in.
    pub(super) fn group_of(&self, operation: &model::Operation) -> Vec<String> {
        let configured = self
            .configured(operation)
            .and_then(|entry| entry.group.clone());
        let group =
            configured.unwrap_or_else(|| operation.tags.first().cloned().into_iter().collect());
        group
            .iter()
            .map(|part| written(part, Case::Value))
            .collect()
    }

    fn lower_draft(
        &mut self,
        draft: &Draft<'_>,
        group: &str,
        client: &Client,
        mut methods: Scope,
        types: &mut Scope,
    ) -> Content {
        let mut modules = Scope::reserving(MODULE_NAMES.iter().copied());
        // Groups claim their methods before operations do: they are fewer, and
        // more depends on them.
        let names: Vec<_> = draft
            .groups
            .keys()
            .map(|name| {
                (
                    methods.claim(name, Case::Value),
                    modules.claim(name, Case::Module),
                )
            })
            .collect();
        let operations = draft
            .operations
            .iter()
            .map(|operation| self.lower_operation(operation, group, client, &mut methods, types));
        let mut operations: Vec<_> = operations.collect();
        name_other_bodies(&mut operations, &mut methods);
        let groups = draft
            .groups
            .iter()
            .zip(names)
            .map(|((name, draft), (method, module))| {
                self.lower_group(name, draft, method, module, client)
            });
        Content {
            operations,
            groups: groups.collect(),
        }
    }

    fn lower_group(
        &mut self,
        name: &str,
        draft: &Draft<'_>,
        method: Ident,
        module: Ident,
        client: &Client,
    ) -> Group {
        let methods = Scope::reserving(METHODS_MISTAKEN.iter().copied());
        let mut types = operation_scope();
        Group {
            name: types.claim(name, Case::Type),
            method,
            module,
            feature: None,
            docs: self.group_docs(name, draft),
            content: self.lower_draft(draft, name, client, methods, &mut types),
        }
    }

    /// What the description says of the tag that the operations share.
    fn group_docs(&self, name: &str, draft: &Draft<'_>) -> String {
        let first = draft
            .operations
            .first()
            .and_then(|operation| operation.tags.first());
        let tag = first.and_then(|tag| self.api.tags.iter().find(|other| other.name == *tag));
        let words = |of: fn(&model::Tag) -> Option<&str>| tag.and_then(of).map(markdown);
        let summary = words(|tag| tag.summary.as_deref());
        let description = words(|tag| tag.description.as_deref());
        let own = (summary.is_none() && description.is_none()).then(|| {
            let name = first.map_or(name, String::as_str);
            format!("Operations of {}.", one_line(name))
        });
        let parent = tag.and_then(|tag| tag.parent.as_deref());
        let parent = parent.map(|parent| format!("A part of {}.", code(parent)));
        paragraphs([summary.or(own), description, parent])
    }

    /// The operation that the configuration means.
    pub(super) fn operation_named(&self, name: &str) -> Option<&model::Operation> {
        self.api
            .operations
            .iter()
            .find(|operation| is_named(operation, name))
    }
}

/// The names that the code of a group uses, and so must not define.
fn operation_scope() -> Scope {
    let language = [
        "Default", "Self", "String", "Vec", "Option", "Box", "Result", "Bytes", "Into", "Some",
        "None",
    ];
    Scope::reserving(
        language
            .into_iter()
            .chain(crate::plan::OPERATION_NAMES.iter().copied()),
    )
}
