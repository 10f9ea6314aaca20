//! `application/x-www-form-urlencoded` -> fields, and the values that their schemas mean
//! (WHATWG URL, 5.1; OpenAPI 3.1, 4.8.14.4 and 4.8.15).

use serde_json::{Map, Value};

use super::deep::{self, Deep};
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
    match media.get("schema") {
        Some(schema) => Ok(Value::Object(object(
            description,
            media,
            &schema,
            pairs(text)?,
        ))),
        None => Ok(Value::Null),
    }
}

/// The properties that fields mean.
pub(super) fn object(
    description: &Description,
    media: &Node<'_>,
    schema: &Node<'_>,
    fields: Fields,
) -> Map<String, Value> {
    let mut plain = Fields::new();
    let mut deep: Vec<(String, Deep)> = Vec::new();
    let mut object = Map::new();
    for (name, texts) in fields {
        if let Some((outer, keys)) = deep_keys(media, &name) {
            let known = deep.iter().position(|(known, _)| known == outer);
            let place = known.unwrap_or_else(|| {
                deep.push((outer.to_owned(), Deep::default()));
                deep.len() - 1
            });
            for text in texts {
                deep[place].1.add(&keys, text);
            }
            continue;
        }
        if let Some((outer, inner)) = owner(media, schema, &name) {
            let property = reading::property(schema, &outer).unwrap_or_else(|| schema.clone());
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
        let texts = match is_delimited(media, schema, &name) {
            Some(delimiter) if texts.len() == 1 => {
                texts[0].split(delimiter).map(ToOwned::to_owned).collect()
            }
            _ => texts,
        };
        for text in texts {
            add(&mut plain, name.clone(), text);
        }
    }
    for (name, deep) in deep {
        let property = reading::property(schema, &name);
        object.insert(name, deep.read(description, property.as_ref()));
    }
    if let Value::Object(fields) = reading::read(description, schema, Pieces::Named(plain)) {
        object.extend(fields);
    }
    object
}

/// A property in style `deepObject`, and the keys behind it.
fn deep_keys<'n>(media: &Node<'_>, name: &'n str) -> Option<(&'n str, Vec<&'n str>)> {
    let (outer, keys) = deep::keys(name).unwrap_or_else(|| (name, Vec::new()));
    let encoding = media.get("encoding")?.get(outer)?;
    (encoding.text("style") == Some("deepObject")).then_some((outer, keys))
}

/// Whether a name is that of a property in style `deepObject`, or of a member of one that is
/// exploded in style `form`.
pub(super) fn is_of_style(media: &Node<'_>, schema: &Node<'_>, name: &str) -> bool {
    deep_keys(media, name).is_some() || owner(media, schema, name).is_some()
}

/// The property and its member, where a name is that of the member: `b` where the property is
/// exploded in style `form`.
fn owner(media: &Node<'_>, schema: &Node<'_>, name: &str) -> Option<(String, String)> {
    let all = media.get("encoding")?;
    let is_property = schema
        .follow("properties")
        .is_some_and(|all| all.get(name).is_some());
    let mut outer = all.entries().filter(|(outer, encoding)| {
        let property = reading::property(schema, outer);
        let property = property.filter(|it| reading::shape(it) == Shape::Object);
        let is_member = property.is_some_and(|it| reading::property(&it, name).is_some());
        is_member && is_styled(encoding) && style(encoding) == ("form", true)
    });
    let (outer, _) = outer.next().filter(|_| !is_property)?;
    Some((outer.to_owned(), name.to_owned()))
}

/// Whether a property is written in a style, and in no media type (OpenAPI 3.1.1, 4.8.15.1.2).
pub(super) fn is_styled(encoding: &Node<'_>) -> bool {
    let mut keys = ["style", "explode", "allowReserved"].iter();
    keys.any(|key| encoding.get(key).is_some())
}

fn style<'d>(encoding: &Node<'d>) -> (&'d str, bool) {
    let style = encoding.text("style").unwrap_or("form");
    (style, encoding.flag("explode").unwrap_or(style == "form"))
}

/// What parts the items of an array that is one text.
fn is_delimited(media: &Node<'_>, schema: &Node<'_>, name: &str) -> Option<char> {
    let encoding = media.get("encoding")?.get(name)?;
    let (style, is_exploded) = style(&encoding);
    let is_array =
        reading::property(schema, name).is_some_and(|it| reading::shape(&it) == Shape::Array);
    (is_array && !is_exploded).then_some(match style {
        "spaceDelimited" => ' ',
        "pipeDelimited" => '|',
        _ => ',',
    })
}

pub(super) fn add(fields: &mut Fields, name: String, text: String) {
    match fields.iter_mut().find(|(known, _)| *known == name) {
        Some((_, texts)) => texts.push(text),
        None => fields.push((name, vec![text])),
    }
}
