//! What the configuration names must be there: a misspelled entry would
//! otherwise be ignored without a word.

use super::Lowering;
use crate::diag::{Code, Diagnostic, Location, nearest};
use crate::model::{self, Operation};
use crate::openapi::At;

impl Lowering<'_> {
    pub(super) fn check_config(&mut self) {
        self.check_package();
        let (api, config) = (self.api, self.config);
        for name in config.operations.keys() {
            let place = self.entry(&["operations", name]);
            self.check_operation(place, &format!("[operations.{name}]"), name);
        }
        for name in config.security.keys() {
            let known = api.schemes.iter().map(|scheme| scheme.name.clone());
            let known: Vec<_> = known.collect();
            if !known.contains(name) {
                let (place, entry) = (
                    self.entry(&["security", name]),
                    format!("[security.{name}]"),
                );
                self.report_unknown(place, &entry, "security scheme", name, &known);
            }
        }
        for (index, entry) in config.pagination.iter().enumerate() {
            let place = self.entry(&["pagination", &index.to_string(), "operations"]);
            for (index, name) in entry.operations.iter().enumerate() {
                let place = place.as_ref().map(|place| place.index(index));
                self.check_operation(place, "[[pagination]]", name);
            }
        }
        for (index, entry) in config.polling.iter().enumerate() {
            let place = self.entry(&["polling", &index.to_string(), "operation"]);
            self.check_operation(place, "[[polling]]", &entry.operation);
        }
        for (index, example) in config.examples.iter().enumerate() {
            let place = self.entry(&["examples", &index.to_string(), "steps"]);
            for (index, step) in example.steps.iter().enumerate() {
                let place = place.as_ref().map(|place| place.index(index));
                let place = place.map(|place| place.child("operation"));
                self.check_operation(place, "[[examples]]", &step.operation);
            }
        }
    }

    /// Where an entry of the configuration stands.
    pub(super) fn entry(&self, keys: &[&str]) -> Option<At> {
        let root = self.config_at.clone()?;
        Some(keys.iter().fold(root, |at, key| at.child(key)))
    }

    fn check_operation(&mut self, place: Option<At>, entry: &str, name: &str) {
        if self.operation_named(name).is_none() {
            let known = operation_names(self.api);
            self.report_unknown(place, entry, "operation", name, &known);
        }
    }

    fn report_unknown(
        &mut self,
        place: Option<At>,
        entry: &str,
        what: &str,
        name: &str,
        known: &[String],
    ) {
        let help = match nearest(name, known.iter().map(String::as_str)) {
            Some(known) => format!("did you mean `{known}`?"),
            None => "correct the name, or remove the entry".to_owned(),
        };
        let message = format!("{entry}: the description has no {what} `{name}`");
        self.config_error(Code::UnusedConfiguration, place, message, help);
    }

    pub(super) fn invalid_config(&mut self, place: Option<At>, message: String, help: &str) {
        self.config_error(Code::InvalidConfiguration, place, message, help.to_owned());
    }

    pub(super) fn config_error(
        &mut self,
        code: Code,
        place: Option<At>,
        message: String,
        help: String,
    ) {
        let mut diagnostic = Diagnostic::error(code, message).help(help);
        diagnostic.location = place.as_ref().map(Location::from);
        self.report.push(diagnostic);
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
