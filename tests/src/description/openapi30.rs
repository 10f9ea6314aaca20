//! `nullable: true` of OpenAPI 3.0 -> a type list with "null", which JSON Schema understands.

use serde_json::{Value, json};

/// Rewrites every schema of the document in place; examples and other data are left alone.
pub(super) fn rewrite_nullable(root: &mut Value) {
    let mut pending = vec![root];
    while let Some(value) = pending.pop() {
        match value {
            Value::Array(items) => pending.extend(items),
            Value::Object(fields) => {
                if fields.get("nullable") == Some(&Value::Bool(true)) {
                    if let Some(Value::String(name)) = fields.get("type").cloned() {
                        fields.insert("type".to_owned(), json!([name, "null"]));
                    }
                    if let Some(Value::Array(allowed)) = fields.get_mut("enum") {
                        allowed.push(Value::Null);
                    }
                }
                // Data is not to be touched; but a property of such a name is a schema.
                let data = ["example", "default", "enum"];
                let schemas = fields.iter_mut().filter(|(key, value)| {
                    !data.contains(&key.as_str()) || value["type"].is_string()
                });
                pending.extend(schemas.map(|(_, value)| value));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}
