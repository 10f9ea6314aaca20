//! A pointer to a schema -> a compiled validator, made once; nothing is ever fetched.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jsonschema::{Draft, Validator};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC};
use serde_json::{Value, json};

/// The validators made so far.
#[derive(Debug)]
pub(super) struct Schemas {
    draft: Draft,
    compiled: Mutex<BTreeMap<String, Result<Arc<Validator>, String>>>,
}

impl Schemas {
    pub(super) fn new(draft: Draft) -> Self {
        Self {
            draft,
            compiled: Mutex::default(),
        }
    }

    /// What is wrong with a value by the schema at `pointer`; a schema that cannot be compiled is
    /// a fault too.
    pub(super) fn faults(&self, root: &Value, pointer: &str, value: &Value) -> Vec<String> {
        let mut compiled = self.compiled.lock().unwrap_or_else(PoisonError::into_inner);
        let validator = compiled
            .entry(pointer.to_owned())
            .or_insert_with(|| self.compile(root, pointer))
            .clone();
        drop(compiled);
        match validator {
            Ok(validator) => validator
                .iter_errors(value)
                .map(|error| fault(&error))
                .collect(),
            Err(message) => vec![message],
        }
    }

    /// The whole document is the schema resource, so that `#/components/...` means what it says;
    /// a `$ref` at its top selects the schema. The document's own keys are no keywords.
    fn compile(&self, root: &Value, pointer: &str) -> Result<Arc<Validator>, String> {
        let reference = json!({ "$ref": format!("#{}", fragment(pointer)) });
        let mut resource = root.clone();
        if let (Some(resource), Value::Object(reference)) = (resource.as_object_mut(), reference) {
            resource.extend(reference);
        }
        jsonschema::options()
            .with_draft(self.draft)
            .should_validate_formats(true)
            .build(&resource)
            .map(Arc::new)
            .map_err(|error| format!("the schema at {pointer} is unusable: {error}"))
    }
}

fn fault(error: &jsonschema::ValidationError<'_>) -> String {
    match error.instance_path().as_str() {
        "" => error.to_string(),
        path => format!("{path}: {error}"),
    }
}

/// What stays as it is when a pointer becomes a URI fragment (RFC 6901, section 6).
const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

fn fragment(pointer: &str) -> String {
    percent_encoding::utf8_percent_encode(pointer, KEPT).to_string()
}
