//! A schema -> a compiled validator, made once; nothing is ever fetched.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jsonschema::{Draft, Registry, Validator};
use serde_json::{Value, json};

use super::documents::Documents;
use super::{Direction, dialect};

/// The validators made so far.
#[derive(Debug, Default)]
pub(super) struct Schemas {
    requests: OnceLock<Result<Arc<Registry<'static>>, String>>,
    responses: OnceLock<Result<Arc<Registry<'static>>, String>>,
    compiled: Mutex<BTreeMap<(Direction, String), Compiled>>,
}

type Compiled = Result<Arc<Validator>, String>;

impl Schemas {
    /// What is wrong with a value by the schema that a reference leads to.
    ///
    /// # Errors
    ///
    /// Why the schema cannot be used.
    pub(super) fn faults(
        &self,
        documents: &Documents,
        reference: &str,
        direction: Direction,
        value: &Value,
    ) -> Result<Vec<String>, String> {
        let mut compiled = self.compiled.lock().unwrap_or_else(PoisonError::into_inner);
        let validator = compiled
            .entry((direction, reference.to_owned()))
            .or_insert_with(|| self.compile(documents, reference, direction))
            .clone();
        drop(compiled);
        Ok(validator?
            .iter_errors(value)
            .map(|error| fault(&error))
            .collect())
    }

    fn compile(&self, documents: &Documents, reference: &str, direction: Direction) -> Compiled {
        let registry = match direction {
            Direction::Request => &self.requests,
            Direction::Response => &self.responses,
        };
        let registry = registry
            .get_or_init(|| register(documents, direction).map(Arc::new))
            .clone()?;
        jsonschema::options()
            .with_draft(Draft::Draft202012)
            .with_registry(&registry)
            .should_validate_formats(true)
            .with_format("byte", |text: &str| STANDARD.decode(text).is_ok())
            .with_format("base64", |text: &str| STANDARD.decode(text).is_ok())
            .build(&json!({ "$ref": reference }))
            .map(Arc::new)
            .map_err(|error| format!("the schema is unusable: {error}"))
    }
}

fn register(documents: &Documents, direction: Direction) -> Result<Registry<'static>, String> {
    let mut registry = Registry::new().draft(Draft::Draft202012);
    for (uri, value) in documents.iter() {
        let resource = Draft::Draft202012.create_resource(dialect::directed(value, direction));
        registry = registry
            .add(uri, resource)
            .map_err(|error| error.to_string())?;
    }
    registry.prepare().map_err(|error| error.to_string())
}

fn fault(error: &jsonschema::ValidationError<'_>) -> String {
    match error.instance_path().as_str() {
        "" => error.to_string(),
        path => format!("{path}: {error}"),
    }
}
