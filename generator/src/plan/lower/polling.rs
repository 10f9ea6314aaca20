//! Polling, as the configuration declares it: the pointer must lead to a status
//! that has the terminal values.

use super::Lowering;
use super::paging::{POINTER, tokens};
use crate::config;
use crate::openapi::At;
use crate::plan::{Content, Ident, Item, Operation, Polling, Type};
use std::time::Duration;

impl Lowering<'_> {
    pub(super) fn lower_polling(&mut self, content: &mut Content) {
        let config = self.config;
        for (index, entry) in config.polling.iter().enumerate() {
            let Some(id) = self.planned_id(&entry.operation) else {
                continue;
            };
            let place = self.entry(&["polling", &index.to_string()]);
            if let Some(operation) = content.operation_mut(&id) {
                operation.polling = self.polling(operation, entry, place.as_ref());
            }
        }
    }

    fn polling(
        &mut self,
        operation: &Operation,
        entry: &config::Polling,
        place: Option<&At>,
    ) -> Option<Polling> {
        let at = |key: &str| place.map(|place| place.child(key));
        let reached = match self.reach(operation, &tokens(&entry.status)) {
            Ok(reached) => reached,
            Err(reason) => {
                let message = format!("[[polling]] status: {reason}");
                self.invalid_config(at("status"), message, POINTER);
                return None;
            }
        };
        if entry.terminal.is_empty() {
            let message = "[[polling]]: no value would end the waiting".to_owned();
            self.invalid_config(at("terminal"), message, "name the values of a job's end");
        }
        if entry.interval == 0 {
            let message = "[[polling]]: without a pause the server is asked all the time";
            let help = "give the seconds between two questions";
            self.invalid_config(at("interval"), message.to_owned(), help);
        }
        let Some(expected) = self.statuses(&reached.ty) else {
            let message = format!("[[polling]] status: `{}` is no single value", entry.status);
            self.invalid_config(at("status"), message, POINTER);
            return None;
        };
        for (index, value) in entry.terminal.iter().enumerate() {
            if !expected.has(value) {
                let place = at("terminal").map(|place| place.index(index));
                let message = format!("[[polling]]: `{}` is no value of `{}`", value, entry.status);
                self.invalid_config(place, message, &expected.help());
            }
        }
        Some(Polling {
            status: tokens(&entry.status),
            terminal: entry.terminal.clone(),
            interval: Duration::from_secs(entry.interval),
            max_interval: Duration::from_secs(entry.max_interval),
        })
    }

    /// What a status can be; `None` where its type is no scalar.
    fn statuses(&self, ty: &Type) -> Option<Statuses> {
        Some(match ty {
            Type::Named(name) => Statuses::Listed(self.spellings(name)?),
            Type::Path("bool") => Statuses::Listed(["true", "false"].map(str::to_owned).into()),
            Type::Path("i32" | "i64" | "u32" | "u64") => Statuses::Integer,
            Type::Path(_) => Statuses::Any,
            _ => return None,
        })
    }

    fn spellings(&self, name: &Ident) -> Option<Vec<String>> {
        let Item::Enumeration(found) = self.find(name)? else {
            return None;
        };
        let spellings = found.variants.iter().map(|variant| variant.spelling());
        Some(spellings.collect())
    }
}

/// What a status can be.
enum Statuses {
    Listed(Vec<String>),
    Integer,
    Any,
}

impl Statuses {
    fn has(&self, value: &String) -> bool {
        match self {
            Self::Listed(known) => known.contains(value),
            Self::Integer => value.parse::<i64>().is_ok(),
            Self::Any => true,
        }
    }

    fn help(&self) -> String {
        match self {
            Self::Listed(known) => format!("the values are {}", known.join(", ")),
            Self::Integer => "it is an integer".to_owned(),
            Self::Any => String::new(),
        }
    }
}
