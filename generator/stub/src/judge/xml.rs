//! An XML document -> the value that its schema means (OpenAPI 3.2, 4.26).

use roxmltree::{Document, Node as Element};
use serde_json::{Map, Value};

use super::reading::{Shape, property, scalar, shape};
use crate::Description;
use crate::description::Node;
use crate::xml::{Form, Item, Member, members, root};

const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The value of a document; nothing where no schema says what it means.
pub(super) fn read(
    description: &Description,
    schema: Option<&Node<'_>>,
    text: &str,
) -> Result<Option<Value>, String> {
    let document =
        Document::parse(text).map_err(|error| format!("the body is not XML: {error}"))?;
    let Some(schema) = schema else {
        return Ok(None);
    };
    // A text may be XML that the schema does not take apart.
    let is_text = shape(schema) == Shape::Scalar && Form::of(schema).name.is_none();
    if is_text {
        return Ok(None);
    }
    let element = document.root_element();
    let found = element.tag_name().name();
    match root(schema) {
        Some(name) if name.rsplit(':').next() != Some(found) => {
            Err(format!("the root element is `{found}`, not `{name}`"))
        }
        _ => Ok(Some(value(description, schema, found, element))),
    }
}

/// The value of an element.
fn value(
    description: &Description,
    schema: &Node<'_>,
    name: &str,
    element: Element<'_, '_>,
) -> Value {
    if element.attribute((INSTANCE, "nil")) == Some("true") {
        return Value::Null;
    }
    match shape(schema) {
        Shape::Scalar => scalar(description, Some(schema), text(element)),
        Shape::Object => {
            let mut left: Vec<_> = children(element).collect();
            let mut object = object(description, schema, element, &mut left);
            others(description, schema, left, &mut object);
            Value::Object(object)
        }
        Shape::Array => match Item::of(schema, name) {
            Some(item) => {
                let items = children(element);
                items
                    .map(|it| value(description, &item.schema, &item.name, it))
                    .collect()
            }
            None => Value::Array(Vec::new()),
        },
    }
}

fn children<'a, 'i>(element: Element<'a, 'i>) -> impl Iterator<Item = Element<'a, 'i>> {
    element.children().filter(Element::is_element)
}

fn text(element: Element<'_, '_>) -> String {
    let texts = element.children().filter(Element::is_text);
    texts.filter_map(|it| it.text()).collect()
}

/// The properties of an object, out of its element and the elements that are left there.
fn object(
    description: &Description,
    schema: &Node<'_>,
    element: Element<'_, '_>,
    left: &mut Vec<Element<'_, '_>>,
) -> Map<String, Value> {
    let mut object = Map::new();
    for member in members(schema) {
        let found = match (member.node.as_str(), &member.item) {
            ("attribute", item) => attribute(&member, element).map(|text| match item {
                Some(item) => {
                    let texts = text.split_ascii_whitespace();
                    texts
                        .map(|text| scalar(description, Some(&item.schema), text.to_owned()))
                        .collect()
                }
                None => scalar(description, Some(&member.schema), text),
            }),
            ("text" | "cdata", _) => {
                let text = text(element);
                let has_text = !text.trim().is_empty();
                has_text.then(|| scalar(description, Some(&member.schema), text))
            }
            ("none", Some(item)) => {
                let items = take(left, &item.form, &item.name);
                let values = items.into_iter();
                let values: Vec<_> = values
                    .map(|it| value(description, &item.schema, &item.name, it))
                    .collect();
                // No item is an empty list, where there must be one.
                let is_required = is_required(schema, &member.key);
                (is_required || !values.is_empty()).then(|| Value::Array(values))
            }
            ("none", None) => {
                let inner = self::object(description, &member.schema, element, left);
                (!inner.is_empty()).then(|| Value::Object(inner))
            }
            _ => {
                let mut values = take(left, &member.form, &member.name)
                    .into_iter()
                    .map(|it| value(description, &member.schema, &member.name, it));
                // A second one is no value of the schema.
                let first = values.next();
                let rest: Vec<_> = values.collect();
                first.map(|first| match rest.is_empty() {
                    true => first,
                    false => Value::from("there is more than one element"),
                })
            }
        };
        if let Some(found) = found {
            object.insert(member.key, found);
        }
    }
    object
}

fn is_required(schema: &Node<'_>, key: &str) -> bool {
    let required = schema.follow("required");
    let required = required.or_else(|| schema.resolved().ok()?.get("required"));
    let keys = required.as_ref().and_then(|it| it.value().as_array());
    keys.is_some_and(|keys| keys.iter().any(|it| it == key))
}

/// Takes the elements of a name out of those that are left.
fn take<'a, 'i>(left: &mut Vec<Element<'a, 'i>>, form: &Form, name: &str) -> Vec<Element<'a, 'i>> {
    let local = name.rsplit(':').next().unwrap_or(name);
    let is_it = |it: &Element<'_, '_>| {
        let tag = it.tag_name();
        let namespace = form.namespace.as_deref();
        tag.name() == local && (namespace.is_none() || tag.namespace() == namespace)
    };
    let (taken, rest) = std::mem::take(left).into_iter().partition(is_it);
    *left = rest;
    taken
}

fn attribute(member: &Member<'_>, element: Element<'_, '_>) -> Option<String> {
    let local = member.name.rsplit(':').next()?;
    let namespace = member.form.namespace.as_deref();
    let mut attributes = element.attributes();
    let found = attributes
        .find(|it| it.name() == local && (namespace.is_none() || it.namespace() == namespace));
    found.map(|it| it.value().to_owned())
}

/// The elements that no property is.
fn others(
    description: &Description,
    schema: &Node<'_>,
    left: Vec<Element<'_, '_>>,
    object: &mut Map<String, Value>,
) {
    let known = members(schema);
    for element in left {
        let name = element.tag_name().name();
        // One that is called like a property, and is not written like it, is none.
        if known.iter().any(|member| member.key == name) {
            continue;
        }
        let own = property(schema, name);
        let value = match &own {
            Some(own) => value(description, own, name, element),
            None => free(element),
        };
        object.insert(name.to_owned(), value);
    }
}

/// What no schema describes.
fn free(element: Element<'_, '_>) -> Value {
    let mut members = Map::new();
    for child in children(element) {
        members.insert(child.tag_name().name().to_owned(), free(child));
    }
    match members.is_empty() {
        true => Value::from(text(element)),
        false => Value::Object(members),
    }
}
