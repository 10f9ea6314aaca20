//! `multipart/*` -> parts, and the object that they mean (RFC 2046, 5.1; RFC 7578; OpenAPI 3.1,
//! 4.8.15.1).

use serde_json::{Map, Value};

use super::parameter::Parameter;
use super::reading::{self, Pieces, Shape};
use super::{MediaType, form};
use crate::Description;
use crate::description::Node;

/// One part.
#[derive(Debug, PartialEq)]
struct Part<'b> {
    name: String,
    content_type: Option<String>,
    headers: Vec<(String, String)>,
    body: &'b [u8],
}

/// The object that the parts mean.
pub(super) fn read(
    description: &Description,
    media: &Node<'_>,
    sent: &MediaType,
    body: &[u8],
) -> Result<Value, String> {
    let boundary = sent.parameter("boundary").ok_or("there is no boundary")?;
    let mut object = Map::new();
    let schema = media.get("schema");
    let mut styled = form::Fields::new();
    for part in parts(body, boundary)? {
        let encoding = media.get("encoding").and_then(|all| all.get(&part.name));
        check_headers(description, &part, encoding.as_ref())?;
        if description.has_styled_parts() && is_styled(media, &part.name) {
            let text = String::from_utf8_lossy(part.body).into_owned();
            form::add(&mut styled, part.name, text);
            continue;
        }
        let property = schema
            .as_ref()
            .and_then(|it| reading::property(it, &part.name));
        let is_array = property
            .as_ref()
            .is_some_and(|it| reading::shape(it) == Shape::Array);
        let own = match is_array {
            true => property.as_ref().and_then(reading::items),
            false => property,
        };
        check_type(&part, encoding.as_ref())?;
        let value = value(description, own.as_ref(), &part)?;
        match object.entry(&part.name) {
            serde_json::map::Entry::Vacant(entry) => {
                entry.insert(if is_array {
                    Value::Array(vec![value])
                } else {
                    value
                });
            }
            serde_json::map::Entry::Occupied(mut entry) => match entry.get_mut() {
                Value::Array(items) if is_array => items.push(value),
                _ => return Err(format!("the part `{}` is sent more than once", part.name)),
            },
        }
    }
    if let Some(schema) = schema {
        object.extend(form::object(description, media, &schema, styled));
    }
    Ok(Value::Object(object))
}

/// Whether a part is a property in a style, or a member of one.
fn is_styled(media: &Node<'_>, name: &str) -> bool {
    let (schema, all) = (media.get("schema"), media.get("encoding"));
    let own = all.and_then(|all| all.get(name));
    own.is_some_and(|own| form::is_styled(&own))
        || schema.is_some_and(|schema| form::is_of_style(media, &schema, name))
}

/// A part has the headers that `encoding` says, and they are what it says.
fn check_headers(
    description: &Description,
    part: &Part<'_>,
    encoding: Option<&Node<'_>>,
) -> Result<(), String> {
    let declared = encoding.and_then(|it| it.get("headers"));
    let mut found = Vec::new();
    for (name, header) in declared.iter().flat_map(Node::entries) {
        // OpenAPI 3.1, 4.8.15.1.1: it is ignored.
        if name.eq_ignore_ascii_case("content-type") {
            continue;
        }
        let header = Parameter::header(name, header.resolved()?);
        let mut sent = part.headers.iter();
        match sent.find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            None => header.judge_absence(&mut found),
            Some((_, text)) => {
                header.judge_pieces(description, header.split_simple(text), &mut found);
            }
        }
    }
    match found.first() {
        None => Ok(()),
        Some(violation) => Err(format!(
            "the part `{}` has a header that is wrong: {}",
            part.name, violation.message
        )),
    }
}

/// A part is what `encoding` says: a media type, a range, or a list of them.
fn check_type(part: &Part<'_>, encoding: Option<&Node<'_>>) -> Result<(), String> {
    let Some(declared) = encoding.and_then(|it| it.text("contentType")) else {
        return Ok(());
    };
    let sent = part.content_type.as_deref().unwrap_or("text/plain");
    let sent = MediaType::parse(sent).ok_or_else(|| format!("`{sent}` is no media type"))?;
    let mut ranges = declared.split(',').filter_map(MediaType::parse);
    match ranges.any(|range| range.takes_in(&sent)) {
        true => Ok(()),
        false => Err(format!(
            "the part `{}` is `{}`, but is to be `{declared}`",
            part.name,
            sent.essence()
        )),
    }
}

fn value(
    description: &Description,
    schema: Option<&Node<'_>>,
    part: &Part<'_>,
) -> Result<Value, String> {
    let is_json = part.content_type.as_deref().and_then(MediaType::parse);
    let is_json = is_json.is_some_and(|it| it.is_json());
    let is_scalar = schema.is_none_or(|it| reading::shape(it) == Shape::Scalar);
    let text = String::from_utf8_lossy(part.body).into_owned();
    match schema {
        _ if is_json || !is_scalar => serde_json::from_str(&text)
            .map_err(|error| format!("the part `{}` is not JSON: {error}", part.name)),
        Some(schema) => Ok(reading::read(description, schema, Pieces::One(text))),
        None => Ok(Value::String(text)),
    }
}

/// Takes a body apart.
fn parts<'b>(body: &'b [u8], boundary: &str) -> Result<Vec<Part<'b>>, String> {
    let dash = format!("--{boundary}");
    let mut rest = body
        .strip_prefix(dash.as_bytes())
        .ok_or("it does not begin with the boundary")?;
    let between = format!("\r\n{dash}");
    let mut parts = Vec::new();
    while !rest.starts_with(b"--") {
        let from = rest
            .strip_prefix(b"\r\n")
            .ok_or("there is something after a boundary")?;
        let end = find(from, between.as_bytes()).ok_or("the last boundary is missing")?;
        parts.push(part(&from[..end])?);
        rest = &from[end + between.len()..];
    }
    Ok(parts)
}

fn part(bytes: &[u8]) -> Result<Part<'_>, String> {
    // A part without headers begins with the empty line.
    let (head, body) = match find(bytes, b"\r\n\r\n") {
        Some(end) => (&bytes[..end], &bytes[end + 4..]),
        None => return Err("a part has no end of its headers".to_owned()),
    };
    let head = str::from_utf8(head).map_err(|_| "the headers of a part are not UTF-8")?;
    let header = |name: &str| {
        let (_, value) = lines(head).find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        Some(value.trim())
    };
    let disposition = header("content-disposition").ok_or("a part has no Content-Disposition")?;
    let fields = disposition
        .strip_prefix("form-data")
        .ok_or("a part is no form-data")?;
    Ok(Part {
        name: parameter(fields, "name").ok_or("a part has no name")?,
        content_type: header("content-type").map(ToOwned::to_owned),
        headers: lines(head)
            .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
            .collect(),
        body,
    })
}

fn lines(head: &str) -> impl Iterator<Item = (&str, &str)> {
    head.split("\r\n").filter_map(|line| line.split_once(':'))
}

/// A quoted parameter (RFC 7578, 4.2: quotes and line breaks are percent-encoded, as HTML forms
/// do it).
fn parameter(fields: &str, name: &str) -> Option<String> {
    for field in fields.split(';').skip(1) {
        let Some((known, value)) = field.split_once('=') else {
            continue;
        };
        if known.trim() == name {
            let value = value.trim().trim_matches('"');
            let value = value
                .replace("%22", "\"")
                .replace("%0D", "\r")
                .replace("%0A", "\n");
            return Some(value);
        }
    }
    None
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::{Part, parts};

    const BODY: &str = "--x\r\nContent-Disposition: form-data; name=\"a%22b\"\r\n\r\none\r\n\
        --x\r\ncontent-disposition: form-data; name=\"f\"; filename=\"c.txt\"\r\nContent-Type: text/csv\r\n\r\n1\r\n\r\n2\r\n--x--\r\n";

    fn header(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn takes_parts_apart() {
        let plain = Part {
            name: "a\"b".to_owned(),
            content_type: None,
            headers: vec![header("Content-Disposition", "form-data; name=\"a%22b\"")],
            body: b"one",
        };
        let file = Part {
            name: "f".to_owned(),
            content_type: Some("text/csv".to_owned()),
            headers: vec![
                header(
                    "content-disposition",
                    "form-data; name=\"f\"; filename=\"c.txt\"",
                ),
                header("Content-Type", "text/csv"),
            ],
            body: b"1\r\n\r\n2",
        };
        assert_eq!(parts(BODY.as_bytes(), "x"), Ok(vec![plain, file]));
    }

    #[test]
    fn refuses_what_is_cut_off() {
        for end in [0, 3, 20, 60, BODY.len() - 6] {
            assert!(parts(&BODY.as_bytes()[..end], "x").is_err(), "{end}");
        }
    }
}
