//! The path of a request -> its variables, by style (OpenAPI 3.1, 4.8.12.2.4, and RFC 6570).

use super::parameter::{Location, Parameter};
use super::percent::{self, Component};
use super::reading::{Pieces, Shape};
use super::{Rule, Violation};
use crate::Description;
use crate::description::Operation;
use crate::stub::Recorded;

pub(super) fn judge(
    description: &Description,
    operation: &Operation,
    parameters: &[Parameter<'_>],
    request: &Recorded,
    found: &mut Vec<Violation>,
) {
    let path = request.path();
    for segment in path.split('/') {
        // RFC 3986, 6.2.2: any party may decode `%2E` and then remove dot segments.
        let decoded = percent::decode(segment, Component::Segment);
        if matches!(decoded.as_deref(), Ok("." | "..")) {
            let message = format!("`{path}` has a dot segment");
            found.push(Violation::new(
                Rule::Path,
                message,
                description.item(operation).place(),
            ));
        }
    }
    let mut templates = operation.templates.iter();
    let read = templates.find_map(|template| Some((template, template.read(path)?)));
    let Some((template, mut variables)) = read else {
        return;
    };
    let declared = |name: &str| {
        let mut own = parameters.iter().filter(|it| it.location == Location::Path);
        own.find(|it| it.name == name)
    };
    // No path has a query, but descriptions put one there.
    let pairs = request.query().into_iter().flat_map(|it| it.split('&'));
    let queried = pairs.filter_map(|pair| template.read_pair(pair)).flatten();
    variables.extend(queried.filter(|(name, _)| declared(name).is_some()));
    for (name, raw) in variables {
        let Some(parameter) = declared(&name) else {
            // A variable of the server's path is no parameter.
            if !operation.path.contains(&format!("{{{name}}}")) {
                continue;
            }
            let message = format!("the path parameter `{name}` is not declared");
            found.push(Violation::new(
                Rule::Description,
                message,
                description.node(operation).place(),
            ));
            continue;
        };
        if raw.is_empty() {
            found.push(parameter.violation("is empty"));
        } else {
            parameter.judge_pieces(description, take_apart(parameter, raw), found);
        }
    }
}

/// The pieces of a raw value.
fn take_apart(parameter: &Parameter<'_>, raw: &str) -> Result<Pieces, String> {
    match parameter.style {
        "simple" => parameter.split_encoded(raw, ',', Component::Segment),
        "label" => {
            let text = raw.strip_prefix('.').ok_or("a label begins with a dot")?;
            let delimiter = if parameter.explode { '.' } else { ',' };
            parameter.split_encoded(text, delimiter, Component::Segment)
        }
        "matrix" => matrix(parameter, raw),
        style => Err(format!("`{style}` is no style of a path parameter")),
    }
}

/// `;name=value`; exploded, an array repeats the name and an object uses its properties' names.
fn matrix(parameter: &Parameter<'_>, raw: &str) -> Result<Pieces, String> {
    let text = raw
        .strip_prefix(';')
        .ok_or("a matrix begins with a semicolon")?;
    let own_value = |pair: &str| -> Result<String, String> {
        match pair.split_once('=').unwrap_or((pair, "")) {
            (name, value) if name == parameter.name => Ok(value.to_owned()),
            (name, _) => Err(format!("a matrix has the name `{name}`")),
        }
    };
    match parameter.shape() {
        Shape::Array if parameter.explode => {
            let values = text.split(';').map(|pair| {
                let value = own_value(pair)?;
                percent::decode(&value, Component::Segment)
            });
            Ok(Pieces::Many(values.collect::<Result<_, _>>()?))
        }
        Shape::Object if parameter.explode => {
            parameter.split_encoded(text, ';', Component::Segment)
        }
        Shape::Scalar | Shape::Array | Shape::Object => {
            parameter.split_encoded(&own_value(text)?, ',', Component::Segment)
        }
    }
}
