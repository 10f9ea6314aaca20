//! A value and the `xml` of its schema -> an XML document (OpenAPI 3.1, 4.8.26).

use serde_json::Value;

use crate::description::Node;

/// The document of a value.
pub(super) fn document(schema: Option<&Node<'_>>, value: &Value) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let root = schema.and_then(|it| {
        let name = it.text("$ref").map(|_| {
            it.resolved()
                .ok()?
                .pointer()
                .rsplit('/')
                .next()
                .map(ToOwned::to_owned)
        });
        name.flatten()
    });
    let root = root.unwrap_or_else(|| "root".to_owned());
    element(schema, &root, value, &mut out);
    out
}

/// An element, or the elements of a list.
fn element(schema: Option<&Node<'_>>, name: &str, value: &Value, out: &mut String) {
    let schema = schema.and_then(|it| it.resolved().ok());
    let xml = schema.as_ref().and_then(|it| it.get("xml"));
    let text = |key: &str| xml.as_ref().and_then(|it| it.text(key));
    let name = match (text("prefix"), text("name").unwrap_or(name)) {
        (Some(prefix), name) => format!("{prefix}:{name}"),
        (None, name) => name.to_owned(),
    };
    let namespace = text("namespace").map(|uri| match text("prefix") {
        Some(prefix) => format!(" xmlns:{prefix}=\"{}\"", escaped(uri)),
        None => format!(" xmlns=\"{}\"", escaped(uri)),
    });
    let namespace = namespace.unwrap_or_default();
    match value {
        Value::Array(items) => {
            let is_wrapped = xml.as_ref().and_then(|it| it.flag("wrapped")) == Some(true);
            let own = schema.as_ref().and_then(|it| it.get("items"));
            // A wrapped list's name is the wrapper's; the items have their own, or the same.
            if is_wrapped {
                out.push_str(&format!("<{name}{namespace}>"));
            }
            for item in items {
                element(own.as_ref(), &name, item, out);
            }
            if is_wrapped {
                out.push_str(&format!("</{name}>"));
            }
        }
        Value::Object(fields) => {
            let property = |name: &str| {
                let schema = schema.as_ref()?;
                crate::judge::property(schema, name)
            };
            out.push_str(&format!("<{name}{namespace}"));
            let mut inner = String::new();
            for (key, value) in fields {
                let own = property(key);
                match attribute(own.as_ref(), key, value) {
                    Some(attribute) => out.push_str(&attribute),
                    None => element(own.as_ref(), key, value, &mut inner),
                }
            }
            out.push_str(&format!(">{inner}</{name}>"));
        }
        Value::Null => {}
        Value::String(text) => {
            out.push_str(&format!("<{name}{namespace}>{}</{name}>", escaped(text)));
        }
        value => out.push_str(&format!("<{name}{namespace}>{value}</{name}>")),
    }
}

/// A property that is an attribute of its object.
fn attribute(schema: Option<&Node<'_>>, key: &str, value: &Value) -> Option<String> {
    let xml = schema?.resolved().ok()?.get("xml")?;
    let is_attribute =
        xml.flag("attribute") == Some(true) || xml.text("nodeType") == Some("attribute");
    let text = match value {
        Value::String(text) => escaped(text),
        value => value.to_string(),
    };
    let name = xml.text("name").unwrap_or(key);
    is_attribute.then(|| format!(" {name}=\"{text}\""))
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}
