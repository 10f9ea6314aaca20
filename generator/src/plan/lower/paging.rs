//! Pagination and polling, as the configuration declares them: the pointers
//! must lead to something in the answer.

use super::Lowering;
use super::config::operation_id;
use crate::config;
use crate::model::Location;
use crate::openapi::unescape;
use crate::plan::{AnswerType, Content, Item, Operation, Paging, Polling, Step, Type};
use std::time::Duration;

impl Lowering<'_> {
    pub(super) fn lower_paging(&mut self, content: &mut Content) {
        let config = self.config;
        for entry in &config.pagination {
            for name in &entry.operations {
                let Some(id) = self.planned_id(name) else {
                    continue;
                };
                if let Some(operation) = content.operation_mut(&id) {
                    operation.paging = self.paging(operation, entry);
                }
            }
        }
    }

    pub(super) fn lower_polling(&mut self, content: &mut Content) {
        let config = self.config;
        for entry in &config.polling {
            let Some(id) = self.planned_id(&entry.operation) else {
                continue;
            };
            if let Some(operation) = content.operation_mut(&id) {
                operation.polling = self.polling(operation, entry);
            }
        }
    }

    /// What the plan calls the operation that the configuration means.
    pub(super) fn planned_id(&self, name: &str) -> Option<String> {
        self.operation_named(name).map(operation_id)
    }

    fn paging(&mut self, operation: &Operation, entry: &config::Pagination) -> Option<Paging> {
        let cursor = operation.parameters.iter().position(|parameter| {
            parameter.location == Location::Query
                && parameter.key == entry.cursor
                && !parameter.is_argument()
        });
        let Some(cursor) = cursor else {
            let message = format!(
                "[[pagination]]: `{}` has no optional query parameter `{}`",
                operation.id, entry.cursor
            );
            self.invalid_config(message, "name the parameter that takes the cursor");
            return None;
        };
        self.steps(operation, &entry.next, "[[pagination]] next")?;
        let items = self.steps(operation, &entry.items, "[[pagination]] items")?;
        let last = items
            .last()
            .map(|step| self.unaliased(present(&step.ty)).clone());
        let Some(Type::List(item)) = last else {
            let message = format!(
                "[[pagination]]: `{}` of `{}` is no array",
                entry.items, operation.id
            );
            self.invalid_config(message, "give the JSON Pointer of the array of items");
            return None;
        };
        Some(Paging {
            cursor,
            next: tokens(&entry.next),
            items,
            item: *item,
        })
    }

    fn polling(&mut self, operation: &Operation, entry: &config::Polling) -> Option<Polling> {
        let steps = self.steps(operation, &entry.status, "[[polling]] status")?;
        let last = steps.last().map(|step| present(&step.ty).clone());
        if let Some(Type::Named(name)) = &last
            && let Some(known) = self.spellings(name)
        {
            for value in entry.terminal.iter().filter(|value| !known.contains(value)) {
                let message = format!("[[polling]]: `{}` is no value of `{}`", value, entry.status);
                self.invalid_config(message, &format!("the values are {}", known.join(", ")));
            }
        }
        Some(Polling {
            status: tokens(&entry.status),
            terminal: entry.terminal.clone(),
            interval: Duration::from_secs(entry.interval),
            max_interval: Duration::from_secs(entry.max_interval),
        })
    }

    fn spellings(&self, name: &crate::plan::Ident) -> Option<Vec<String>> {
        match self.find(name)? {
            Item::Enumeration(found) => Some(
                found
                    .variants
                    .iter()
                    .map(|variant| variant.spelling())
                    .collect(),
            ),
            _ => None,
        }
    }

    /// The fields that a JSON Pointer leads through; reported where it leads
    /// nowhere.
    pub(super) fn steps(
        &mut self,
        operation: &Operation,
        pointer: &str,
        entry: &str,
    ) -> Option<Vec<Step>> {
        let found = self.walk(operation, pointer);
        if found.is_none() {
            let message = format!(
                "{entry}: the answer of `{}` has no `{pointer}`",
                operation.id
            );
            self.invalid_config(
                message,
                "give a JSON Pointer (RFC 6901) through properties that the description names",
            );
        }
        found
    }

    fn walk(&self, operation: &Operation, pointer: &str) -> Option<Vec<Step>> {
        let AnswerType::One(mut ty) = operation.output.ty.clone() else {
            return None;
        };
        let mut steps = Vec::new();
        for token in tokens(pointer) {
            let Type::Named(name) = self.unaliased(present(&ty)).clone() else {
                return None;
            };
            let record = self.record(&name)?;
            let field = record.fields.iter().find(|field| field.key == token)?;
            ty = field.ty.clone();
            steps.push(Step {
                field: field.name.clone(),
                ty: ty.clone(),
            });
        }
        (!steps.is_empty()).then_some(steps)
    }
}

/// The type of a value once it is known to be there.
fn present(ty: &Type) -> &Type {
    match ty {
        Type::Option(inner) | Type::Nullable(inner) | Type::Boxed(inner) => present(inner),
        other => other,
    }
}

/// The tokens of a JSON Pointer (RFC 6901, section 4).
fn tokens(pointer: &str) -> Vec<String> {
    pointer.split('/').skip(1).map(unescape).collect()
}
