//! Bodies in `application/x-www-form-urlencoded`.

use crate::runtime::api::Parameter;
use crate::runtime::body::Body;
use crate::runtime::codec::{Source, Value, source_to_json};
use crate::runtime::shape::Shape;
use crate::runtime::style;
use bytes::Bytes;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What the form encoding leaves as it is (WHATWG URL,
/// "application/x-www-form-urlencoded percent-encode set"), but for the space,
/// which becomes `+`.
const FORM: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'*')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b' ');

impl Body {
    /// A value, written as a form. `styled` are the properties that are written
    /// in a style, as a parameter of the query is (OpenAPI 3.1.1, section
    /// 4.8.15.1.2).
    pub fn form(media_type: &'static str, styled: &[Parameter], value: &dyn Value) -> Self {
        Self::new(media_type, encode(styled, value).map(Bytes::from))
    }
}

/// The members of an object as pairs.
fn encode(styled: &[Parameter], value: &dyn Value) -> Result<String, String> {
    let members = match Shape::of(value.source())? {
        Shape::Nothing => return Ok(String::new()),
        Shape::Object(members) => members,
        Shape::Scalar(_) | Shape::List(_) => {
            return Err("only an object can be sent as a form".to_owned());
        }
    };
    let mut pairs = Vec::new();
    for (key, member) in members {
        let done = match styled.iter().find(|parameter| parameter.name == key) {
            Some(parameter) => style::encode(parameter, member).map(|text| pairs.extend(text)),
            None => push(&mut pairs, key, member),
        };
        done.map_err(|reason| format!("`{key}`: {reason}"))?;
    }
    Ok(pairs.join("&"))
}

/// By default, a list gives a pair for each element, and what is nested is JSON
/// (OpenAPI 3.1.1, section 4.8.15.1.1).
fn push(pairs: &mut Vec<String>, key: &str, member: Source<'_>) -> Result<(), String> {
    let elements = match Shape::of(member.clone())? {
        Shape::List(elements) => elements,
        Shape::Nothing | Shape::Scalar(_) | Shape::Object(_) => vec![member],
    };
    for element in elements {
        match Shape::of(element.clone())? {
            Shape::Nothing => {}
            Shape::Scalar(text) => pairs.push(pair(key, &text)),
            Shape::List(_) | Shape::Object(_) => {
                let json = source_to_json(element).map_err(|error| error.to_string())?;
                pairs.push(pair(key, &String::from_utf8_lossy(&json)));
            }
        }
    }
    Ok(())
}

fn pair(key: &str, text: &str) -> String {
    let encode = |text| {
        utf8_percent_encode(text, FORM)
            .to_string()
            .replace(' ', "+")
    };
    format!("{}={}", encode(key), encode(text))
}
