//! The text of an OpenAPI description, 2.0 to 3.2 -> its operations, as raw JSON nodes with their
//! places.

mod dialect;
mod documents;
mod node;
mod schemas;
mod server;
mod swagger;
mod template;
mod walk;

use std::path::Path;
use std::sync::Arc;

use http::Method;
use serde_json::Value;

pub use clientsmith_sample::Direction;
pub use node::{Node, Place};
pub use template::Template;

use documents::Documents;
use schemas::Schemas;

/// The methods that a path item can hold (OpenAPI 3.2, 4.9.1).
const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// A description, read as JSON values and held to nothing but what a stub needs of it.
#[derive(Debug)]
pub struct Description {
    documents: Arc<Documents>,
    base_path: String,
    has_styled_parts: bool,
    operations: Vec<Operation>,
    /// Path items that are not usable, and why.
    notes: Vec<String>,
    schemas: Schemas,
}

/// One operation: where it is, and what requests reach it.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The `operationId`, or `METHOD /path` where there is none.
    pub id: String,
    /// The method.
    pub method: Method,
    /// The path template, as written.
    pub path: String,
    /// The path template after each path of a server.
    pub templates: Vec<Template>,
    /// References to the path item and the operation.
    item: String,
    own: String,
}

impl Description {
    /// Reads a description that is one text, YAML or JSON.
    ///
    /// # Errors
    ///
    /// What is wrong, in a sentence, if the text cannot be read or is not an OpenAPI description.
    pub fn parse(text: &str) -> Result<Self, String> {
        Self::new(Documents::of_text(text)?)
    }

    /// Reads a description from a file, and the files that it refers to.
    ///
    /// # Errors
    ///
    /// What is wrong, in a sentence, if the file cannot be read or is not an OpenAPI description.
    pub fn read(path: &Path) -> Result<Self, String> {
        Self::new(Documents::of_file(path)?)
    }

    fn new(mut documents: Documents) -> Result<Self, String> {
        let version = Version::of(documents.root())?;
        if version == Version::V2_0 {
            swagger::upgrade(&mut documents);
        }
        for document in documents.values_mut() {
            dialect::rewrite(document, version != Version::V3_1);
        }
        let mut notes = Vec::new();
        let operations = list_operations(&Node::root(&documents), &mut notes)?;
        let base_path = server::default_path(&Node::root(&documents));
        let documents = Arc::new(documents);
        Ok(Self {
            schemas: Schemas::new(Arc::clone(&documents)),
            documents,
            base_path,
            has_styled_parts: version != Version::V3_0,
            operations,
            notes,
        })
    }

    /// The root of the document.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        Node::root(&self.documents)
    }

    /// The path of the first server's URL, without a slash at its end.
    #[must_use]
    pub fn base_path(&self) -> &str {
        &self.base_path
    }

    /// Whether the parts of a form can be written in a style: not in OpenAPI 3.0 (3.0.4, 4.7.15.1).
    pub(crate) fn has_styled_parts(&self) -> bool {
        self.has_styled_parts
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

    /// Where an operation is described.
    #[must_use]
    pub fn node(&self, operation: &Operation) -> Node<'_> {
        self.at(&operation.own)
    }

    /// Where the path item of an operation is described.
    #[must_use]
    pub fn item(&self, operation: &Operation) -> Node<'_> {
        self.at(&operation.item)
    }

    /// What of the description cannot be used.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// What is wrong with a value, held to a schema; nothing if it is valid.
    ///
    /// # Errors
    ///
    /// Why the schema cannot be used.
    pub fn faults(
        &self,
        schema: &Node<'_>,
        direction: Direction,
        value: &Value,
    ) -> Result<Vec<String>, String> {
        self.schemas.faults(&schema.reference(), direction, value)
    }

    /// Whether a value is valid; not where the schema cannot be used.
    pub(crate) fn accepts(&self, schema: &Node<'_>, direction: Direction, value: &Value) -> bool {
        let faults = self.faults(schema, direction, value);
        faults.is_ok_and(|faults| faults.is_empty())
    }

    /// The node of a reference that a node of this description has given.
    fn at(&self, reference: &str) -> Node<'_> {
        self.find(reference).unwrap_or_else(|| self.root())
    }

    /// What a reference of the description leads to, itself maybe a reference.
    pub(crate) fn find(&self, reference: &str) -> Option<Node<'_>> {
        self.root().elsewhere(reference)
    }
}

/// What differs between versions.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Version {
    V2_0,
    V3_0,
    /// And newer.
    V3_1,
}

impl Version {
    fn of(root: &Value) -> Result<Self, String> {
        // `2.0` without quotes is a number.
        let text = |key: &str| match &root[key] {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        };
        match (text("swagger"), text("openapi")) {
            (swagger, _) if swagger == "2.0" || swagger == "2" => Ok(Self::V2_0),
            (_, openapi) if openapi.starts_with("3.0") => Ok(Self::V3_0),
            (_, openapi) if openapi.starts_with("3.") => Ok(Self::V3_1),
            (_, openapi) => Err(format!(
                "`openapi: {openapi}` is none of 2.0, 3.0, 3.1 and 3.2"
            )),
        }
    }
}

/// Lists the operations of all path items.
fn list_operations(root: &Node<'_>, notes: &mut Vec<String>) -> Result<Vec<Operation>, String> {
    let mut operations = Vec::new();
    let paths = root.get("paths").ok_or("there are no `paths`")?;
    for (path, item) in paths.entries().filter(|(key, _)| key.starts_with('/')) {
        match list_item(root, path, &item) {
            Ok(own) => operations.extend(own),
            Err(message) => notes.push(message),
        }
    }
    operations.sort_by_cached_key(|it| it.templates.first().map(Template::concreteness));
    Ok(operations)
}

/// The operations of a path item, those of a referenced one too (OpenAPI 3.1, 4.8.9).
fn list_item(root: &Node<'_>, path: &str, item: &Node<'_>) -> Result<Vec<Operation>, String> {
    let template = Template::parse(path)?;
    let mut list: Vec<Operation> = Vec::new();
    for item in [item.clone(), item.resolved()?] {
        let additional = item.get("additionalOperations");
        let additional = additional.iter().flat_map(Node::entries);
        let additional = additional.map(|(method, node)| (method.to_owned(), node));
        let known = METHODS
            .iter()
            .filter_map(|name| Some((name.to_uppercase(), item.get(name)?)));
        for (method, operation) in known.chain(additional) {
            let http_method = Method::from_bytes(method.as_bytes());
            let http_method = http_method.map_err(|error| format!("`{method}`: {error}"))?;
            if list.iter().any(|other| other.method == http_method) {
                continue;
            }
            let bases = server::bases(&operation, &item, root);
            list.push(Operation {
                id: match operation.text("operationId") {
                    Some(id) => id.to_owned(),
                    None => format!("{method} {path}"),
                },
                method: http_method,
                path: path.to_owned(),
                templates: bases.iter().map(|base| template.after(base)).collect(),
                item: item.reference(),
                own: operation.reference(),
            });
        }
    }
    Ok(list)
}
