//! Keywords about arrays: JSON Schema Core, sections 10.3.1 and 11.2, and
//! Validation, section 6.4.

use serde_json::Value;

use crate::diag::{Code, Diagnostic};
use crate::openapi::reader::{Part, Reader};
use crate::openapi::{Parse, Schema};

/// Keywords about arrays.
#[derive(Clone, Debug, Default)]
pub struct ArrayKeywords {
    /// `items`: the items after those of `prefix_items`
    pub items: Option<Schema>,
    /// `prefixItems`, and the list of schemas that `items` was in older drafts
    pub prefix_items: Vec<Schema>,
    /// `contains`
    pub contains: Option<Schema>,
    /// `minContains`
    pub min_contains: Option<u64>,
    /// `maxContains`
    pub max_contains: Option<u64>,
    /// `unevaluatedItems`
    pub unevaluated_items: Option<Schema>,
    /// `minItems`
    pub min_items: Option<u64>,
    /// `maxItems`
    pub max_items: Option<u64>,
    /// `uniqueItems`
    pub unique_items: bool,
}

impl ArrayKeywords {
    pub(super) fn keyword(&mut self, name: &str, part: Part<'_>, reader: &mut Reader) {
        match name {
            "items" => self.items(part, reader),
            "prefixItems" => self.prefix_items = reader.items(part),
            "contains" => self.contains = Schema::parse(part, reader),
            "minContains" => self.min_contains = u64::parse(part, reader),
            "maxContains" => self.max_contains = u64::parse(part, reader),
            "unevaluatedItems" => self.unevaluated_items = Schema::parse(part, reader),
            "minItems" => self.min_items = u64::parse(part, reader),
            "maxItems" => self.max_items = u64::parse(part, reader),
            "uniqueItems" => self.unique_items = bool::parse(part, reader).unwrap_or(false),
            _ => {}
        }
    }

    /// `items`, which was a list of schemas in drafts before 2020-12.
    fn items(&mut self, part: Part<'_>, reader: &mut Reader) {
        if !matches!(part.value, Value::Array(_)) {
            self.items = Schema::parse(part, reader);
            return;
        }
        let message = "a list of schemas in `items` is of an older JSON Schema";
        reader.push(
            Diagnostic::note(Code::OtherVersion, message)
                .at(&part.at())
                .help("write `prefixItems`"),
        );
        self.prefix_items = reader.items(part);
    }
}
