//! A Swagger 2.0 document -> the same in the spelling of OpenAPI 3.0.
//!
//! What is new stands beside what was written, which stays, so that most pointers are still true.

use serde_json::{Map, Value, json};

use super::documents::Documents;
use super::node::Node;

/// Forms, in the order in which they are looked for.
const FORMS: [&str; 2] = ["multipart/form-data", "application/x-www-form-urlencoded"];

/// Makes the first document one of OpenAPI 3.0.
pub(super) fn upgrade(documents: &mut Documents) {
    let root = Node::root(documents);
    let upgrade = Upgrade {
        consumes: texts(&root, "consumes"),
        produces: texts(&root, "produces"),
    };
    let mut paths = Map::new();
    for (path, item) in root.get("paths").iter().flat_map(Node::entries) {
        // A reference that leads nowhere is found again when the operations are listed.
        let item = item.resolved().unwrap_or(item);
        paths.insert(path.to_owned(), upgrade.item(&item));
    }
    let mut schemes = Map::new();
    for (name, scheme) in root
        .get("securityDefinitions")
        .iter()
        .flat_map(Node::entries)
    {
        let mut scheme = scheme.value().clone();
        if scheme["type"] == "basic" {
            scheme = json!({ "type": "http", "scheme": "basic" });
        }
        schemes.insert(name.to_owned(), scheme);
    }
    let servers = json!([{ "url": root.text("basePath").unwrap_or("/") }]);
    let Some(Value::Object(fields)) = documents.values_mut().next() else {
        return;
    };
    fields.insert("paths".to_owned(), Value::Object(paths));
    fields.insert(
        "components".to_owned(),
        json!({ "securitySchemes": schemes }),
    );
    fields.insert("servers".to_owned(), servers);
}

struct Upgrade {
    consumes: Vec<String>,
    produces: Vec<String>,
}

impl Upgrade {
    fn item(&self, item: &Node<'_>) -> Value {
        let mut fields = item.value().as_object().cloned().unwrap_or_default();
        let shared: Vec<_> = parameters(item).collect();
        for (method, operation) in item.entries() {
            if operation.get("responses").is_some() {
                fields.insert(method.to_owned(), self.operation(&operation, &shared));
            }
        }
        fields.insert("parameters".to_owned(), upgraded(&shared));
        Value::Object(fields)
    }

    fn operation(&self, operation: &Node<'_>, shared: &[Node<'_>]) -> Value {
        let mut fields = operation.value().as_object().cloned().unwrap_or_default();
        let own: Vec<_> = parameters(operation).collect();
        fields.insert("parameters".to_owned(), upgraded(&own));
        let consumes = or(texts(operation, "consumes"), &self.consumes);
        let produces = or(texts(operation, "produces"), &self.produces);
        let all: Vec<_> = shared.iter().chain(&own).collect();
        if let Some(body) = body(&all, &consumes) {
            fields.insert("requestBody".to_owned(), body);
        }
        let mut responses = Map::new();
        for (status, response) in operation.get("responses").iter().flat_map(Node::entries) {
            let response = response.resolved().unwrap_or(response);
            responses.insert(status.to_owned(), self::response(&response, &produces));
        }
        fields.insert("responses".to_owned(), Value::Object(responses));
        Value::Object(fields)
    }
}

/// The resolved parameters of an operation or a path item.
fn parameters<'d>(owner: &Node<'d>) -> impl Iterator<Item = Node<'d>> {
    let list: Vec<_> = owner
        .get("parameters")
        .iter()
        .flat_map(Node::items)
        .collect();
    list.into_iter().map(|it| it.resolved().unwrap_or(it))
}

/// Parameters with a schema and a style. Those of the body stay where they are, so that pointers
/// to those after them are still true.
fn upgraded(parameters: &[Node<'_>]) -> Value {
    let upgraded = parameters.iter().map(|parameter| {
        let mut fields = parameter.value().as_object().cloned().unwrap_or_default();
        if matches!(parameter.text("in"), Some("body" | "formData")) {
            return Value::Object(fields);
        }
        fields.insert("schema".to_owned(), schema(parameter));
        let (style, explode) = style(parameter);
        fields.extend(style.map(|style| ("style".to_owned(), json!(style))));
        fields.insert("explode".to_owned(), json!(explode));
        Value::Object(fields)
    });
    upgraded.collect()
}

/// The schema of a parameter, header or item: all but what is said of the parameter itself.
fn schema(parameter: &Node<'_>) -> Value {
    let mut fields = parameter.value().as_object().cloned().unwrap_or_default();
    for key in [
        "in",
        "name",
        "required",
        "collectionFormat",
        "description",
        "allowEmptyValue",
    ] {
        fields.remove(key);
    }
    Value::Object(fields)
}

/// `collectionFormat` (OpenAPI 2.0, "Parameter Object"): `csv` where it is not said.
fn style(parameter: &Node<'_>) -> (Option<&'static str>, bool) {
    match parameter.text("collectionFormat") {
        Some("multi") => (Some("form"), true),
        Some("ssv") => (Some("spaceDelimited"), false),
        Some("pipes") => (Some("pipeDelimited"), false),
        Some("tsv") => (Some("tabDelimited"), false),
        _ => (None, false),
    }
}

/// The body: one parameter `in: body`, or a form of all those `in: formData`.
fn body(parameters: &[&Node<'_>], consumes: &[String]) -> Option<Value> {
    let mut parameters = parameters.iter().rev();
    if let Some(body) = parameters.clone().find(|it| it.text("in") == Some("body")) {
        let consumes = or(consumes.to_vec(), &["application/json".to_owned()]);
        let schema = body
            .get("schema")
            .map(|it| json!({ "$ref": it.reference() }));
        let media = json!({ "schema": schema.unwrap_or(json!({})) });
        let content: Map<_, _> = consumes.into_iter().map(|it| (it, media.clone())).collect();
        let required = body.flag("required") == Some(true);
        return Some(json!({ "required": required, "content": content }));
    }
    let (mut properties, mut encoding, mut required) = (Map::new(), Map::new(), Vec::new());
    let mut has_file = false;
    for field in parameters
        .by_ref()
        .rev()
        .filter(|it| it.text("in") == Some("formData"))
    {
        let Some(name) = field.text("name") else {
            continue;
        };
        has_file |= field.text("type") == Some("file");
        if field.flag("required") == Some(true) {
            required.push(name);
        }
        let explode = field.text("collectionFormat") == Some("multi");
        encoding.insert(
            name.to_owned(),
            json!({ "style": "form", "explode": explode }),
        );
        properties.insert(name.to_owned(), schema(field));
    }
    if properties.is_empty() {
        return None;
    }
    let declared: Vec<_> = FORMS
        .iter()
        .filter(|it| consumes.iter().any(|one| one == *it))
        .collect();
    let forms = match declared.is_empty() {
        true if has_file => vec![&FORMS[0]],
        true => vec![&FORMS[1]],
        false => declared,
    };
    let is_required = !required.is_empty();
    let schema = json!({ "type": "object", "properties": properties, "required": required });
    let media = json!({ "schema": schema, "encoding": encoding });
    let content: Map<_, _> = forms
        .into_iter()
        .map(|it| ((*it).to_owned(), media.clone()))
        .collect();
    Some(json!({ "required": is_required, "content": content }))
}

fn response(response: &Node<'_>, produces: &[String]) -> Value {
    let mut fields = response.value().as_object().cloned().unwrap_or_default();
    let examples = fields.remove("examples");
    if let Some(schema) = response.get("schema") {
        let produces = or(produces.to_vec(), &["application/json".to_owned()]);
        let mut content = Map::new();
        for media_type in produces {
            let mut media = json!({ "schema": { "$ref": schema.reference() } });
            if let Some(example) = examples.as_ref().and_then(|it| it.get(&media_type)) {
                media["example"] = example.clone();
            }
            content.insert(media_type, media);
        }
        fields.insert("content".to_owned(), Value::Object(content));
    }
    if let Some(Value::Object(headers)) = fields.get_mut("headers") {
        for header in headers.values_mut() {
            *header = json!({ "schema": header.clone() });
        }
    }
    Value::Object(fields)
}

fn texts(node: &Node<'_>, key: &str) -> Vec<String> {
    let items = node.get(key);
    let items = items.iter().flat_map(Node::items);
    items
        .filter_map(|it| it.value().as_str().map(ToOwned::to_owned))
        .collect()
}

fn or(own: Vec<String>, others: &[String]) -> Vec<String> {
    match own.is_empty() {
        true => others.to_vec(),
        false => own,
    }
}
