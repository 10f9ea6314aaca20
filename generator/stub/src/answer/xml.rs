//! A value and the `xml` of its schema -> an XML document (OpenAPI 3.2, 4.26).

use serde_json::Value;

use crate::description::Node;
use crate::judge::property;
use crate::xml::{Form, Item, members, root};

/// The document of a value.
pub(super) fn document(schema: Option<&Node<'_>>, value: &Value) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let name = schema.and_then(root).unwrap_or_else(|| "root".to_owned());
    let form = schema.map(Form::of).unwrap_or_default();
    element(schema, &form, &name, value, &mut out);
    out
}

/// An element: that of a list is around its items.
fn element(schema: Option<&Node<'_>>, form: &Form, name: &str, value: &Value, out: &mut String) {
    let name = whole(form, name);
    let mut attributes = namespace(form);
    let mut inner = String::new();
    match (schema, value) {
        (Some(schema), Value::Object(_)) => object(schema, value, &mut attributes, &mut inner),
        (Some(schema), Value::Array(values)) => {
            if let Some(item) = Item::of(schema, local(&name)) {
                items(&item, values, &mut inner);
            }
        }
        (_, Value::Null) => attributes
            .push_str(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\""),
        (_, value) => free(value, &mut inner),
    }
    out.push_str(&format!("<{name}{attributes}>{inner}</{name}>"));
}

fn items(item: &Item<'_>, values: &[Value], out: &mut String) {
    for value in values {
        element(Some(&item.schema), &item.form, &item.name, value, out);
    }
}

/// What stands in the element of an object.
fn object(schema: &Node<'_>, value: &Value, attributes: &mut String, inner: &mut String) {
    let members = members(schema);
    for member in &members {
        let Some(value) = value.get(&member.key) else {
            continue;
        };
        match (member.node.as_str(), &member.item, value) {
            ("attribute", _, Value::Null) => {}
            ("attribute", _, value) => {
                let text = match value {
                    Value::Array(values) => values.iter().map(text).collect::<Vec<_>>().join(" "),
                    value => text(value),
                };
                let name = whole(&member.form, &member.name);
                attributes.push_str(&namespace(&member.form));
                attributes.push_str(&format!(" {name}=\"{}\"", escaped(&text)));
            }
            ("text", _, value) => inner.push_str(&escaped(&text(value))),
            ("cdata", _, value) => inner.push_str(&format!("<![CDATA[{}]]>", text(value))),
            ("none", Some(item), Value::Array(values)) => items(item, values, inner),
            ("none", None, Value::Object(_)) => object(&member.schema, value, attributes, inner),
            (_, _, value) => {
                element(
                    Some(&member.schema),
                    &member.form,
                    &member.name,
                    value,
                    inner,
                );
            }
        }
    }
    let is_other = |key: &&String| members.iter().all(|member| member.key != **key);
    let keys = value.as_object().into_iter().flat_map(|all| all.keys());
    for key in keys.filter(is_other) {
        let own = property(schema, key);
        element(own.as_ref(), &Form::default(), key, &value[key], inner);
    }
}

/// What no schema describes.
fn free(value: &Value, out: &mut String) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                element(None, &Form::default(), key, value, out);
            }
        }
        Value::Array(values) => {
            for value in values {
                element(None, &Form::default(), "item", value, out);
            }
        }
        value => out.push_str(&escaped(&text(value))),
    }
}

fn whole(form: &Form, name: &str) -> String {
    match &form.prefix {
        Some(prefix) => format!("{prefix}:{name}"),
        None => name.to_owned(),
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn namespace(form: &Form) -> String {
    match (&form.namespace, &form.prefix) {
        (Some(uri), Some(prefix)) => format!(" xmlns:{prefix}=\"{}\"", escaped(uri)),
        (Some(uri), None) => format!(" xmlns=\"{}\"", escaped(uri)),
        (None, _) => String::new(),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        value => value.to_string(),
    }
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}
