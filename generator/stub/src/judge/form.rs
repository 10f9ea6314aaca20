//! `application/x-www-form-urlencoded` -> fields, and the values that their schemas mean
//! (WHATWG URL, 5.1; OpenAPI 3.1, 4.8.14.4 and 4.8.15).

use serde_json::{Map, Value};

use super::percent::{self, Component};
use super::reading::{self, Pieces, Shape};
use crate::Description;
use crate::description::Node;

/// Names with all of their texts, in the order in which they come.
pub(super) type Fields = Vec<(String, Vec<String>)>;

/// Takes a form apart.
pub(super) fn pairs(text: &str) -> Result<Fields, String> {
    let mut fields = Fields::new();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name = percent::decode(name, Component::Form)?;
        add(&mut fields, name, percent::decode(value, Component::Form)?);
    }
    Ok(fields)
}

/// The object that a form means.
pub(super) fn read(
    description: &Description,
    media: &Node<'_>,
    text: &str,
) -> Result<Value, String> {
    let Some(schema) = media.get("schema") else {
        return Ok(Value::Null);
    };
    let mut plain = Fields::new();
    let mut object = Map::new();
    for (name, texts) in pairs(text)? {
        if let Some((outer, inner)) = deep(media, &name) {
            let property = reading::property(&schema, &outer).unwrap_or_else(|| schema.clone());
            let fields = vec![(inner, texts)];
            let value = reading::read(description, &property, Pieces::Named(fields));
            let own = object
                .entry(outer)
                .or_insert_with(|| Value::Object(Map::new()));
            if let (Value::Object(own), Value::Object(value)) = (own, value) {
                own.extend(value);
            }
            continue;
        }
        let texts = match is_delimited(media, &schema, &name) {
            Some(delimiter) if texts.len() == 1 => {
                texts[0].split(delimiter).map(ToOwned::to_owned).collect()
            }
            _ => texts,
        };
        for text in texts {
            add(&mut plain, name.clone(), text);
        }
    }
    if let Value::Object(fields) = reading::read(description, &schema, Pieces::Named(plain)) {
        object.extend(fields);
    }
    Ok(Value::Object(object))
}

/// The property and its member, where a name is one of style `deepObject`: `a[b]`.
fn deep(media: &Node<'_>, name: &str) -> Option<(String, String)> {
    let (outer, inner) = name.strip_suffix(']')?.split_once('[')?;
    let encoding = media.get("encoding")?.get(outer)?;
    (encoding.text("style") == Some("deepObject")).then(|| (outer.to_owned(), inner.to_owned()))
}

/// What parts the items of an array that is one text.
fn is_delimited(media: &Node<'_>, schema: &Node<'_>, name: &str) -> Option<char> {
    let encoding = media.get("encoding")?.get(name)?;
    let style = encoding.text("style").unwrap_or("form");
    let is_array =
        reading::property(schema, name).is_some_and(|it| reading::shape(&it) == Shape::Array);
    let is_exploded = encoding.flag("explode").unwrap_or(style == "form");
    (is_array && !is_exploded).then_some(match style {
        "spaceDelimited" => ' ',
        "pipeDelimited" => '|',
        _ => ',',
    })
}

fn add(fields: &mut Fields, name: String, text: String) {
    match fields.iter_mut().find(|(known, _)| *known == name) {
        Some((_, texts)) => texts.push(text),
        None => fields.push((name, vec![text])),
    }
}
