//! A schema -> what is wrong with a value by it; nothing is ever fetched.
//!
//! Each schema that a reference leads to is compiled once, when a value comes to it first, and is
//! shared by all that refer to it: what is kept grows with the description, not with the number of
//! its operations.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE, URL_SAFE_NO_PAD};
use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, Keyword, Registry, ValidationError, ValidationOptions, Validator};
use serde_json::{Value, json};

use super::documents::Documents;
use super::walk::visit;
use super::{Direction, dialect};

/// What a reference is called once it is looked up here and not by the validator.
const SHARED_REFERENCE: &str = "x-stub-ref";

/// The keywords that look at what the schemas around and behind them have seen: those must be
/// compiled as one (JSON Schema 2020-12 Core, sections 8.2.3.2 and 11).
const COUNTING: [&str; 3] = ["unevaluatedProperties", "unevaluatedItems", "$dynamicRef"];

/// The validators of a description.
#[derive(Debug)]
pub(super) struct Schemas(Arc<Table>);

#[derive(Debug)]
struct Table {
    documents: Arc<Documents>,
    /// Whether a schema and all behind it are compiled as one.
    is_whole: bool,
    requests: OnceLock<Result<Registry<'static>, String>>,
    responses: OnceLock<Result<Registry<'static>, String>>,
    targets: Mutex<BTreeMap<(Direction, String), Arc<Target>>>,
}

/// A schema that is referred to, and its validator once it was asked for.
#[derive(Debug)]
struct Target {
    direction: Direction,
    reference: String,
    validator: OnceLock<Result<Validator, String>>,
}

/// What is going on while a value is held to a schema.
#[derive(Debug, Default)]
struct Progress {
    /// The references that are followed, each with the value that it is followed for.
    followed: Vec<(usize, usize)>,
    /// Why a schema that was come to cannot be used.
    unusable: Option<String>,
}

thread_local! {
    static PROGRESS: RefCell<Progress> = RefCell::default();
}

impl Schemas {
    pub(super) fn new(documents: Arc<Documents>) -> Self {
        let is_whole = documents.iter().any(|(_, value)| counts(value));
        Self(Arc::new(Table {
            documents,
            is_whole,
            requests: OnceLock::new(),
            responses: OnceLock::new(),
            targets: Mutex::default(),
        }))
    }

    /// What is wrong with a value by the schema that a reference leads to.
    ///
    /// # Errors
    ///
    /// Why the schema cannot be used.
    pub(super) fn faults(
        &self,
        reference: &str,
        direction: Direction,
        value: &Value,
    ) -> Result<Vec<String>, String> {
        let target = self.0.target(direction, reference);
        let validator = self.0.validator(&target)?;
        PROGRESS.take();
        let faults: Vec<_> = validator.iter_errors(value).map(|it| fault(&it)).collect();
        match PROGRESS.take().unusable {
            Some(reason) if faults.is_empty() => Err(reason),
            _ => Ok(faults),
        }
    }
}

impl Table {
    fn target(&self, direction: Direction, reference: &str) -> Arc<Target> {
        let mut targets = self.targets.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (direction, reference.to_owned());
        let target = targets.entry(key).or_insert_with(|| {
            Arc::new(Target {
                direction,
                reference: reference.to_owned(),
                validator: OnceLock::new(),
            })
        });
        Arc::clone(target)
    }

    fn validator<'t>(self: &Arc<Self>, target: &'t Target) -> Result<&'t Validator, String> {
        let compiled = target.validator.get_or_init(|| match self.is_whole {
            true => self.compile_whole(target),
            false => self.compile_shared(target),
        });
        compiled.as_ref().map_err(Clone::clone)
    }

    /// Compiles a schema without what it refers to.
    fn compile_shared(self: &Arc<Self>, target: &Target) -> Result<Validator, String> {
        let (_, _, schema) = self
            .documents
            .find(&target.reference)
            .ok_or_else(|| format!("`{}` leads nowhere", target.reference))?;
        let mut schema = dialect::directed(&self.documents, schema, target.direction);
        visit(&mut schema, &mut |fields| {
            if let Some(reference) = fields.remove("$ref") {
                fields.insert(SHARED_REFERENCE.to_owned(), reference);
            }
        });
        let (table, direction) = (Arc::downgrade(self), target.direction);
        let options = jsonschema::options().with_keyword(SHARED_REFERENCE, move |_, to, _| {
            let target = table
                .upgrade()
                .zip(to.as_str())
                .map(|(table, reference)| table.target(direction, reference));
            let target = target.ok_or_else(|| ValidationError::custom("a `$ref` is no text"))?;
            Ok(Box::new(Reference {
                table: table.clone(),
                target: Arc::downgrade(&target),
            }))
        });
        compile(options, &schema)
    }

    /// Compiles a schema and all that it refers to.
    fn compile_whole(&self, target: &Target) -> Result<Validator, String> {
        let registry = match target.direction {
            Direction::Request => &self.requests,
            Direction::Response => &self.responses,
        };
        let registry = registry.get_or_init(|| register(&self.documents, target.direction));
        let registry = registry.as_ref().map_err(Clone::clone)?;
        let options = jsonschema::options().with_registry(registry);
        compile(options, &json!({ "$ref": target.reference }))
    }
}

/// A reference, followed when a value comes to it.
struct Reference {
    table: Weak<Table>,
    target: Weak<Target>,
}

impl Reference {
    /// What the schema behind the reference says of a value; nothing where it cannot be used, or
    /// where it leads back to itself without getting ahead in the value.
    fn follow<R: Default>(&self, value: &Value, read: impl FnOnce(&Validator) -> R) -> R {
        let (Some(table), Some(target)) = (self.table.upgrade(), self.target.upgrade()) else {
            return R::default();
        };
        let step = (
            Arc::as_ptr(&target).addr(),
            std::ptr::from_ref(value).addr(),
        );
        let is_new = PROGRESS.with_borrow_mut(|progress| {
            let is_new = !progress.followed.contains(&step);
            progress.followed.extend(is_new.then_some(step));
            is_new
        });
        if !is_new {
            return R::default();
        }
        let validator = table.validator(&target);
        let result = validator
            .as_ref()
            .map_or_else(|_| R::default(), |it| read(it));
        PROGRESS.with_borrow_mut(|progress| {
            progress.followed.pop();
            progress.unusable = progress.unusable.take().or(validator.err());
        });
        result
    }
}

impl<'i> Keyword<'i> for Reference {
    fn validate(&self, value: &'i Value) -> Result<(), ValidationError<'i>> {
        self.iter_errors(value).next().map_or(Ok(()), Err)
    }

    fn is_valid(&self, value: &'i Value) -> bool {
        !self.follow(value, |validator| !validator.is_valid(value))
    }

    /// The validator takes the place of the outer value for that of all of these, so their texts
    /// begin with the rest of it.
    fn iter_errors(&self, value: &'i Value) -> Box<dyn Iterator<Item = ValidationError<'i>> + 'i> {
        let faults: Vec<_> = self.follow(value, |validator| {
            validator.iter_errors(value).map(|it| fault(&it)).collect()
        });
        let error = |text| -> ValidationError<'i> { ValidationError::custom(text) };
        Box::new(faults.into_iter().map(error))
    }
}

fn compile(options: ValidationOptions<'_>, schema: &Value) -> Result<Validator, String> {
    options
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .with_format("byte", |text: &str| STANDARD.decode(text).is_ok())
        .with_format("base64", |text: &str| STANDARD.decode(text).is_ok())
        .with_format("base64url", is_base64url)
        .build(schema)
        .map_err(|error| format!("the schema is unusable: {error}"))
}

/// RFC 4648, section 5; its padding can be left out.
fn is_base64url(text: &str) -> bool {
    URL_SAFE.decode(text).is_ok() || URL_SAFE_NO_PAD.decode(text).is_ok()
}

fn register(documents: &Documents, direction: Direction) -> Result<Registry<'static>, String> {
    let mut registry = Registry::new().draft(Draft::Draft202012);
    for (uri, value) in documents.iter() {
        let directed = dialect::directed(documents, value, direction);
        let resource = Draft::Draft202012.create_resource(directed);
        registry = registry
            .add(uri, resource)
            .map_err(|error| error.to_string())?;
    }
    registry.prepare().map_err(|error| error.to_string())
}

/// Whether a document has a schema with one of the keywords that count.
fn counts(document: &Value) -> bool {
    match document {
        Value::Array(items) => items.iter().any(counts),
        Value::Object(fields) => fields
            .iter()
            .any(|(key, value)| COUNTING.contains(&key.as_str()) || counts(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// The place within the value, and what is wrong there. What is wrong behind a reference says the
/// rest of the place itself.
fn fault(error: &ValidationError<'_>) -> String {
    let (path, message) = (error.instance_path().as_str(), error.to_string());
    let is_path_open = matches!(error.kind(), ValidationErrorKind::Custom { .. });
    match path {
        "" => message,
        path if is_path_open && message.starts_with('/') => format!("{path}{message}"),
        path => format!("{path}: {message}"),
    }
}
