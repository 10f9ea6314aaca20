//! From the value of a parameter to the text that is sent, by the parameter's
//! style (OpenAPI 3.1.1, sections 4.8.12.3 to 4.8.12.5 and appendix C).
//!
//! The styles are the expansions of RFC 6570: a first character, a separator,
//! and whether the name is written. `spaceDelimited`, `pipeDelimited` and
//! `deepObject` are OpenAPI's own.

use crate::runtime::api::{Location, Parameter, Style};
use crate::runtime::codec::{Source, source_to_json};
use crate::runtime::shape::Shape;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::borrow::Cow;

/// Everything but the unreserved characters (RFC 3986, section 2.3).
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// As above, but for the reserved characters that may stand in a query. `#`
/// would end it, `[` and `]` may not stand there (RFC 3986, section 3.4), `&`
/// would begin another parameter, and `+` is read as a space by many.
const RESERVED_ALLOWED: &AsciiSet = &ENCODED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// The text of an argument: the part of the path, the pairs of the query, the
/// value of the header, the pairs of the `Cookie` header. `None` where there is
/// nothing to send.
///
/// # Errors
///
/// Where the parameter's style has no way to write the value.
pub(crate) fn encode(parameter: &Parameter, value: Source<'_>) -> Result<Option<String>, String> {
    let encoded = encode_value(parameter, value)?;
    let empty = || format!("{}=", percent_encode(parameter.name));
    Ok(encoded.or_else(|| parameter.allow_empty.then(empty)))
}

fn encode_value(parameter: &Parameter, value: Source<'_>) -> Result<Option<String>, String> {
    if parameter.json {
        return encode_json(parameter, value).map(Some);
    }
    if parameter.style == Style::DeepObject {
        return encode_deep(parameter, value);
    }
    let Some(flat) = Flat::of(parameter, value)? else {
        return Ok(None);
    };
    let expansion = Expansion::of(parameter);
    let name = match expansion.named {
        Some(_) => utf8_percent_encode(parameter.name, ENCODED).into(),
        None => Cow::Borrowed(""),
    };
    let text = match flat {
        Flat::Scalar(text) => expansion.pair(&name, text),
        flat => {
            let items = expansion.items(&name, flat, parameter.explode);
            if items.is_empty() {
                return Ok(None);
            }
            items.join(expansion.separator)
        }
    };
    Ok(Some(match expansion.first {
        "" => text,
        first => first.to_owned() + &text,
    }))
}

/// Percent-encodes everything but the unreserved characters.
pub(crate) fn percent_encode(text: &str) -> String {
    Cow::from(utf8_percent_encode(text, ENCODED)).into_owned()
}

/// A name and a value as a pair of a query or of cookies.
pub(crate) fn pair(name: &str, value: &str) -> String {
    format!("{}={}", percent_encode(name), percent_encode(value))
}

/// Adds pairs to the query of a URL.
pub(crate) fn push_pairs(url: &mut String, pairs: &[(String, String)]) {
    for (name, value) in pairs {
        push_pair(url, &pair(name, value));
    }
}

/// Adds a pair to the query of a URL.
pub(crate) fn push_pair(url: &mut String, pair: &str) {
    url.push(if url.contains('?') { '&' } else { '?' });
    url.push_str(pair);
}

fn encode_json(parameter: &Parameter, value: Source<'_>) -> Result<String, String> {
    let json = source_to_json(value).map_err(|error| error.to_string())?;
    let json = String::from_utf8(json).map_err(|error| error.to_string())?;
    Ok(match parameter.location {
        Location::Header => json,
        Location::Path => percent_encode(&json),
        Location::Query | Location::Cookie => pair(parameter.name, &json),
    })
}

/// A value of which every part has been escaped.
enum Flat {
    Scalar(String),
    List(Vec<String>),
    Object(Vec<(String, String)>),
}

impl Flat {
    fn of(parameter: &Parameter, value: Source<'_>) -> Result<Option<Self>, String> {
        Ok(Some(match Shape::of(value)? {
            Shape::Nothing => return Ok(None),
            Shape::Scalar(text) => Self::Scalar(escape(parameter, text)),
            Shape::List(elements) => {
                let mut list = Vec::new();
                for element in elements {
                    if let Some(text) = scalar(element)? {
                        list.push(escape_part(parameter, &text)?);
                    }
                }
                Self::List(list)
            }
            Shape::Object(members) => {
                let mut object = Vec::new();
                for (key, member) in members {
                    if let Some(text) = scalar(member)? {
                        object.push((escape_key(parameter, key)?, escape_part(parameter, &text)?));
                    }
                }
                Self::Object(object)
            }
        }))
    }
}

fn scalar(source: Source<'_>) -> Result<Option<String>, String> {
    match Shape::of(source)? {
        Shape::Nothing => Ok(None),
        Shape::Scalar(text) => Ok(Some(text.into_owned())),
        Shape::List(_) | Shape::Object(_) => {
            Err("OpenAPI does not say how a list or an object inside of it is sent".to_owned())
        }
    }
}

/// Escapes a scalar.
fn escape(parameter: &Parameter, text: Cow<'_, str>) -> String {
    match parameter.location {
        Location::Header => text.into_owned(),
        Location::Query if parameter.allow_reserved => allow_reserved(&text),
        Location::Path | Location::Query | Location::Cookie => {
            match Cow::from(utf8_percent_encode(&text, ENCODED)) {
                // What is borrowed may also be the code of a single byte.
                Cow::Borrowed(same) if same.len() == text.len() => text.into_owned(),
                encoded => encoded.into_owned(),
            }
        }
    }
}

/// Escapes an element of a list, or a value of an object.
///
/// # Errors
///
/// Where it holds the character that parts the elements, and escaping would not
/// tell the two from each other.
fn escape_part(parameter: &Parameter, text: &str) -> Result<String, String> {
    let delimiter = match (parameter.location, parameter.style) {
        (Location::Header, _) => Some(','),
        (Location::Path, Style::Label) if parameter.explode => Some('.'),
        (Location::Query, _) if parameter.explode => None,
        (Location::Query, Style::SpaceDelimited) => Some(' '),
        (Location::Query, Style::PipeDelimited) => Some('|'),
        (Location::Query, _) if parameter.allow_reserved => Some(','),
        (Location::Path | Location::Query | Location::Cookie, _) => None,
    };
    match delimiter {
        Some(delimiter) if text.contains(delimiter) => Err(format!(
            "an element holds `{delimiter}`, which is what parts the elements"
        )),
        _ => Ok(escape(parameter, Cow::Borrowed(text))),
    }
}

/// Escapes a key of an object. A reserved character in it would end it, so that
/// none is allowed.
fn escape_key(parameter: &Parameter, key: &str) -> Result<String, String> {
    match parameter.location {
        Location::Query => escape_part(parameter, key).map(|_| percent_encode(key)),
        Location::Path | Location::Header | Location::Cookie => escape_part(parameter, key),
    }
}

/// How a style puts the parts of a value together (RFC 6570, appendix A).
struct Expansion {
    first: &'static str,
    separator: &'static str,
    /// Between the elements of a value that is not exploded.
    delimiter: &'static str,
    /// Whether the name is written, and what follows it where the value is empty.
    named: Option<&'static str>,
}

impl Expansion {
    fn of(parameter: &Parameter) -> Self {
        let (first, separator, delimiter, named) = match (parameter.location, parameter.style) {
            (Location::Path, Style::Label) => {
                (".", if parameter.explode { "." } else { "," }, ",", None)
            }
            (Location::Path, Style::Matrix) => (";", ";", ",", Some("")),
            (Location::Path | Location::Header, _) => ("", ",", ",", None),
            (Location::Query, Style::SpaceDelimited) => ("", "&", "%20", Some("=")),
            (Location::Query, Style::PipeDelimited) => ("", "&", "%7C", Some("=")),
            (Location::Query, _) => ("", "&", ",", Some("=")),
            (Location::Cookie, _) => ("", "; ", ",", Some("=")),
        };
        Self {
            first,
            separator,
            delimiter,
            named,
        }
    }

    fn items(&self, name: &str, flat: Flat, explode: bool) -> Vec<String> {
        match flat {
            Flat::Scalar(text) => vec![self.pair(name, text)],
            Flat::List(list) if explode => {
                list.into_iter().map(|text| self.pair(name, text)).collect()
            }
            Flat::List(list) if list.is_empty() => Vec::new(),
            Flat::List(list) => vec![self.pair(name, list.join(self.delimiter))],
            Flat::Object(object) if explode => object
                .into_iter()
                .map(|(key, text)| self.member(&key, text))
                .collect(),
            Flat::Object(object) if object.is_empty() => Vec::new(),
            Flat::Object(object) => {
                let parts: Vec<_> = object
                    .into_iter()
                    .flat_map(|(key, text)| [key, text])
                    .collect();
                vec![self.pair(name, parts.join(self.delimiter))]
            }
        }
    }

    fn pair(&self, name: &str, text: String) -> String {
        match self.named {
            None => text,
            Some(if_empty) if text.is_empty() => [name, if_empty].concat(),
            Some(_) => [name, "=", &text].concat(),
        }
    }

    fn member(&self, key: &str, text: String) -> String {
        match self.named {
            Some(_) => self.pair(key, text),
            None => [key, "=", &text].concat(),
        }
    }
}

/// Percent-encoded triplets and most reserved characters pass unchanged.
fn allow_reserved(text: &str) -> String {
    let mut encoded = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        let (before, from) = rest.split_at(at);
        let triplet = from.as_bytes().get(1..3);
        encoded.extend(utf8_percent_encode(before, RESERVED_ALLOWED));
        rest = match triplet.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
            true => {
                encoded.push_str(&from[..3]);
                &from[3..]
            }
            false => {
                encoded.push_str("%25");
                &from[1..]
            }
        };
    }
    encoded.extend(utf8_percent_encode(rest, RESERVED_ALLOWED));
    encoded
}

/// `name[key]=value`, the brackets percent-encoded as a query asks for. OpenAPI
/// says nothing of lists and of what is nested. The services that use this style
/// read a pair of brackets for each step; of a list of scalars they read the key
/// once for each element, or the indexes of the elements, as the parameter says. A
/// value that is an object or a scalar is the key alone where it is a scalar.
fn encode_deep(parameter: &Parameter, value: Source<'_>) -> Result<Option<String>, String> {
    let mut pairs = Vec::new();
    let name = percent_encode(parameter.name);
    deep_pairs(parameter, &name, value, &mut pairs)?;
    Ok((!pairs.is_empty()).then(|| pairs.join("&")))
}

fn deep_members(
    parameter: &Parameter,
    name: &str,
    members: Vec<(&str, Source<'_>)>,
    pairs: &mut Vec<String>,
) -> Result<(), String> {
    for (key, member) in members {
        let name = format!("{name}%5B{}%5D", percent_encode(key));
        match Shape::of(member.clone())? {
            Shape::List(elements) if !parameter.indexed && are_scalars(&elements)? => {
                for element in elements {
                    deep_pairs(parameter, &name, element, pairs)?;
                }
            }
            _ => deep_pairs(parameter, &name, member, pairs)?,
        }
    }
    Ok(())
}

fn deep_elements(
    parameter: &Parameter,
    name: &str,
    elements: Vec<Source<'_>>,
    pairs: &mut Vec<String>,
) -> Result<(), String> {
    for (index, element) in elements.into_iter().enumerate() {
        deep_pairs(parameter, &format!("{name}%5B{index}%5D"), element, pairs)?;
    }
    Ok(())
}

fn deep_pairs(
    parameter: &Parameter,
    name: &str,
    value: Source<'_>,
    pairs: &mut Vec<String>,
) -> Result<(), String> {
    match Shape::of(value)? {
        Shape::Nothing => {}
        Shape::Scalar(text) => pairs.push(format!("{name}={}", escape(parameter, text))),
        Shape::List(elements) => deep_elements(parameter, name, elements, pairs)?,
        Shape::Object(members) => deep_members(parameter, name, members, pairs)?,
    }
    Ok(())
}

fn are_scalars(elements: &[Source<'_>]) -> Result<bool, String> {
    for element in elements {
        if let Shape::List(_) | Shape::Object(_) = Shape::of(element.clone())? {
            return Ok(false);
        }
    }
    Ok(true)
}
