//! What the configuration names must be there: a misspelled entry would
//! otherwise be ignored without a word.

use super::Lowering;
use crate::diag::{Code, Diagnostic, nearest};
use crate::model::{self, Operation};

impl Lowering<'_> {
    pub(super) fn check_config(&mut self) {
        self.check_package();
        let api = self.api;
        let config = self.config;
        let ids = |name: &str| {
            api.operations
                .iter()
                .any(|operation| is_named(operation, name))
        };
        for name in config.operations.keys().filter(|name| !ids(name)) {
            self.report_unknown(
                &format!("[operations.{name}]"),
                "operation",
                name,
                &operation_names(api),
            );
        }
        for name in config.security.keys() {
            if !api.schemes.iter().any(|scheme| scheme.name == *name) {
                let known: Vec<_> = api
                    .schemes
                    .iter()
                    .map(|scheme| scheme.name.clone())
                    .collect();
                self.report_unknown(
                    &format!("[security.{name}]"),
                    "security scheme",
                    name,
                    &known,
                );
            }
        }
        let paging = config
            .pagination
            .iter()
            .flat_map(|entry| &entry.operations)
            .map(|name| ("[[pagination]]", name));
        let polling = config
            .polling
            .iter()
            .map(|entry| ("[[polling]]", &entry.operation));
        let steps = config
            .examples
            .iter()
            .flat_map(|example| &example.steps)
            .map(|step| ("[[examples]]", &step.operation));
        for (entry, name) in paging
            .chain(polling)
            .chain(steps)
            .filter(|(_, name)| !ids(name))
        {
            self.report_unknown(entry, "operation", name, &operation_names(api));
        }
    }

    fn report_unknown(&mut self, entry: &str, what: &str, name: &str, known: &[String]) {
        let help = match nearest(name, known.iter().map(String::as_str)) {
            Some(known) => format!("did you mean `{known}`?"),
            None => "correct the name, or remove the entry".to_owned(),
        };
        let message = format!("{entry}: the description has no {what} `{name}`");
        self.report
            .push(Diagnostic::error(Code::UnusedConfiguration, message).help(help));
    }

    pub(super) fn invalid_config(&mut self, message: String, help: &str) {
        self.report
            .push(Diagnostic::error(Code::InvalidConfiguration, message).help(help));
    }
}

/// Whether the configuration means this operation: by its id, or its method and
/// path.
pub(super) fn is_named(operation: &Operation, name: &str) -> bool {
    operation.id.as_deref() == Some(name) || request_line(operation) == name
}

/// What the plan calls an operation: its id, or its method and path.
pub(super) fn operation_id(operation: &Operation) -> String {
    operation
        .id
        .clone()
        .unwrap_or_else(|| request_line(operation))
}

pub(super) fn request_line(operation: &Operation) -> String {
    format!("{} {}", operation.method, operation.path)
}

fn operation_names(api: &model::Api) -> Vec<String> {
    api.operations.iter().map(operation_id).collect()
}
