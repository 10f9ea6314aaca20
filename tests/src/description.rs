//! The text of an OpenAPI 3.x description -> its operations, as raw JSON nodes with their pointers.

mod node;
mod openapi30;
mod sample;
mod schemas;
mod template;

use http::Method;
use serde_json::Value;

pub use node::Node;
pub use template::Template;

use schemas::Schemas;

/// The methods that a path item can hold (OpenAPI 3.1, 4.8.9).
const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// A description, read as JSON values and otherwise left as it is written.
#[derive(Debug)]
pub struct Description {
    root: Value,
    base_path: String,
    operations: Vec<Operation>,
    schemas: Schemas,
}

/// One operation: where it is, and what requests reach it.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The `operationId`, or `METHOD /path` where there is none.
    pub id: String,
    /// The method.
    pub method: Method,
    /// The path template, without the server's path.
    pub template: Template,
    /// JSON pointer of the path item.
    pub item: String,
    /// JSON pointer of the operation.
    pub pointer: String,
}

impl Description {
    /// Reads a description, YAML or JSON.
    ///
    /// # Errors
    ///
    /// What is wrong, in a sentence, if the text cannot be read or is not an OpenAPI 3.0 or 3.1
    /// description.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut root: Value = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
        let version = root["openapi"].as_str().unwrap_or_default().to_owned();
        let draft = if version.starts_with("3.1.") {
            jsonschema::Draft::Draft202012
        } else if version.starts_with("3.0.") {
            openapi30::rewrite_nullable(&mut root);
            jsonschema::Draft::Draft4
        } else {
            return Err(format!("`openapi: {version}` is neither 3.0 nor 3.1"));
        };
        let operations = list_operations(&Node::root(&root))?;
        let base_path = base_path(&root)?;
        let schemas = Schemas::new(draft);
        Ok(Self {
            root,
            base_path,
            operations,
            schemas,
        })
    }

    /// The root of the document.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        Node::root(&self.root)
    }

    /// The path of the first server's URL, without a slash at its end.
    #[must_use]
    pub fn base_path(&self) -> &str {
        &self.base_path
    }

    /// All operations, those with more literal paths first (OpenAPI 3.1, 4.8.8.2).
    #[must_use]
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// The operation of that id.
    #[must_use]
    pub fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations.iter().find(|operation| operation.id == id)
    }

    /// What is wrong with a value, held to the schema at `schema`; nothing if it is valid.
    #[must_use]
    pub fn faults(&self, schema: &Node<'_>, value: &Value) -> Vec<String> {
        self.schemas.faults(&self.root, schema.pointer(), value)
    }

    /// The description's own example for a response, media type or parameter node, or, where it
    /// gives none, a value made from the schema.
    ///
    /// # Errors
    ///
    /// What is wrong with the example, if its own schema refuses it.
    pub fn example(&self, media: &Node<'_>) -> Result<Value, String> {
        let value = sample::example(media);
        let Some(schema) = media.get("schema") else {
            return Ok(value);
        };
        match self.faults(&schema, &value).as_slice() {
            [] => Ok(value),
            faults => Err(format!(
                "the example of {} is not valid: {}",
                media.pointer(),
                faults.join("; ")
            )),
        }
    }
}

/// Lists the operations of all path items.
fn list_operations(root: &Node<'_>) -> Result<Vec<Operation>, String> {
    let mut operations = Vec::new();
    let paths = root.get("paths").ok_or("there are no `paths`")?;
    for (path, item) in paths.entries().filter(|(key, _)| key.starts_with('/')) {
        let template = Template::parse(path)?;
        let item = item.resolved()?;
        for name in METHODS {
            let Some(operation) = item.get(name) else {
                continue;
            };
            let method = name.to_uppercase();
            operations.push(Operation {
                id: match operation.text("operationId") {
                    Some(id) => id.to_owned(),
                    None => format!("{method} {path}"),
                },
                method: Method::from_bytes(method.as_bytes()).map_err(|error| error.to_string())?,
                template: template.clone(),
                item: item.pointer().to_owned(),
                pointer: operation.pointer().to_owned(),
            });
        }
    }
    operations.sort_by(|left, right| left.template.cmp_concreteness(&right.template));
    Ok(operations)
}

/// The path of the first server's URL, its variables replaced by their defaults.
fn base_path(root: &Value) -> Result<String, String> {
    let server = &root["servers"][0];
    let mut url = server["url"].as_str().unwrap_or("/").to_owned();
    for (name, variable) in server["variables"].as_object().into_iter().flatten() {
        let default = variable["default"].as_str().unwrap_or_default();
        url = url.replace(&format!("{{{name}}}"), default);
    }
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |start| &rest[start..]),
        None => &url,
    };
    if path.contains(['{', '}']) {
        return Err(format!("the server `{url}` has a variable without default"));
    }
    Ok(path.trim_end_matches('/').to_owned())
}
