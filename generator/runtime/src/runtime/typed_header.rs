//! From the headers of an answer to their values, by the types that the
//! description gives them (OpenAPI 3.1, section 4.8.21).

use crate::runtime::codec::{
    DecodeError, List, Map, Mismatch, Record, Scalar, Source, Target, Token, Value, from_json,
};
use crate::runtime::error::{CallError, Error, ErrorResponse};
use crate::runtime::response::Response;
use http::HeaderMap;
use std::fmt;
use std::marker::PhantomData;

/// A header that answers have, and the type of its value: an `Option` where it
/// can be missing.
pub struct Header<T> {
    name: &'static str,
    explode: bool,
    json: bool,
    value: PhantomData<fn() -> T>,
}

impl<T: Value> Header<T> {
    /// A header with this name, in style `simple`.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            explode: false,
            json: false,
            value: PhantomData,
        }
    }

    /// The members of an object are written `key=value`.
    pub const fn exploded(mut self) -> Self {
        self.explode = true;
        self
    }

    /// The value is written as JSON.
    pub const fn json(mut self) -> Self {
        self.json = true;
        self
    }

    /// The name.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The value among these headers.
    ///
    /// # Errors
    ///
    /// Where it is missing and must not be, or does not fit its type.
    pub fn of(&self, headers: &HeaderMap) -> Result<T, HeaderError> {
        let mut value = T::empty();
        let text = text(headers, self.name).map_err(|reason| self.error(reason))?;
        match text {
            None if matches!(value.source(), Source::Absent) => {}
            None => return Err(self.error("it is missing".to_owned())),
            Some(text) if self.json => {
                value =
                    from_json(text.as_bytes()).map_err(|error| self.error(error.to_string()))?;
            }
            Some(text) => {
                read(&mut value, &text, self.explode).map_err(|reason| self.error(reason))?;
            }
        }
        Ok(value)
    }

    fn error(&self, reason: String) -> HeaderError {
        HeaderError {
            name: self.name,
            reason,
        }
    }
}

impl<T> Clone for Header<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Header<T> {}

impl<T> fmt::Debug for Header<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Header").field(&self.name).finish()
    }
}

impl<B> Response<B> {
    /// The value of a header.
    ///
    /// # Errors
    ///
    /// Where it is missing and must not be, or does not fit its type.
    pub fn header<T: Value>(&self, header: Header<T>) -> Result<T, HeaderError> {
        header.of(self.headers())
    }
}

impl<E> ErrorResponse<E> {
    /// The value of a header.
    ///
    /// # Errors
    ///
    /// Where it is missing and must not be, or does not fit its type.
    pub fn header<T: Value>(&self, header: Header<T>) -> Result<T, HeaderError> {
        header.of(self.headers())
    }
}

impl<E> CallError<E> {
    /// The value of a header of the answer.
    ///
    /// # Errors
    ///
    /// Where it is missing and must not be, or does not fit its type.
    pub fn header<T: Value>(&self, header: Header<T>) -> Result<T, HeaderError> {
        header.of(self.headers().unwrap_or(&HeaderMap::new()))
    }
}

impl Error {
    /// The value of a header of the answer.
    ///
    /// # Errors
    ///
    /// Where it is missing and must not be, or does not fit its type.
    pub fn header<T: Value>(&self, header: Header<T>) -> Result<T, HeaderError> {
        header.of(self.headers_or_none())
    }
}

/// A header that is missing, or does not fit its type. Shows no value, which may
/// be confidential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderError {
    name: &'static str,
    reason: String,
}

impl fmt::Display for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the header `{}`: {}", self.name, self.reason)
    }
}

impl std::error::Error for HeaderError {}

/// The text of a header: several lines of it are one list (RFC 9110, section
/// 5.3).
fn text(headers: &HeaderMap, name: &str) -> Result<Option<String>, String> {
    let mut text: Option<String> = None;
    for line in headers.get_all(name) {
        let line = std::str::from_utf8(line.as_bytes())
            .map_err(|_| "it is not text in UTF-8".to_owned())?;
        match &mut text {
            None => text = Some(line.to_owned()),
            Some(text) => {
                text.push_str(", ");
                text.push_str(line);
            }
        }
    }
    Ok(text)
}

/// Reads a value that is written in style `simple`. What is within a list or an
/// object is a scalar: the style writes nothing deeper.
fn read(value: &mut dyn Value, text: &str, explode: bool) -> Result<(), String> {
    match value.target() {
        Target::Scalar(scalar) => read_scalar(scalar, text),
        Target::List(list) => read_list(list, text),
        Target::Map(map) => read_members(Members::Map(map), text, explode),
        Target::Record(record) => read_members(Members::Record(record), text, explode),
        Target::Json(json) => {
            *json = text.into();
            Ok(())
        }
        Target::Union(union) => match union.set(guess(text)) {
            Err(mismatch) => Err(reason(mismatch, "one of several types")),
            Ok(()) => Ok(()),
        },
    }
}

/// The text is what it looks like, where the type takes that.
fn read_scalar(scalar: &mut dyn Scalar, text: &str) -> Result<(), String> {
    let expected = scalar.expected();
    let tokens = [
        Some(Token::Text(text)),
        text.parse().ok().map(Token::Integer),
        text.parse().ok().map(Token::Unsigned),
        text.parse()
            .ok()
            .filter(|n: &f64| n.is_finite())
            .map(Token::Number),
        text.parse().ok().map(Token::Bool),
    ];
    for token in tokens.into_iter().flatten() {
        match scalar.set(token) {
            Ok(()) => return Ok(()),
            Err(Mismatch::Kind) => {}
            Err(mismatch) => return Err(reason(mismatch, expected)),
        }
    }
    Err(format!("expected {expected}"))
}

/// The JSON that a text looks like.
fn guess(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_else(|_| text.into())
}

fn read_list(list: &mut dyn List, text: &str) -> Result<(), String> {
    for (index, part) in parts(text).enumerate() {
        let place = list.place(index).ok_or("the list is too long")?;
        read(place, part, false)?;
    }
    match list.len() < list.least() {
        true => Err("the list is too short".to_owned()),
        false => Ok(()),
    }
}

/// Where the members of an object go.
enum Members<'a> {
    Map(&'a mut dyn Map),
    Record(&'a mut dyn Record),
}

/// `key,value,key,value`, or exploded `key=value,key=value`.
fn read_members(mut members: Members<'_>, text: &str, explode: bool) -> Result<(), String> {
    let mut parts = parts(text);
    let mut seen = Vec::new();
    while let Some(part) = parts.next() {
        let pair = match explode {
            true => part.split_once('='),
            false => parts.next().map(|value| (part, value)),
        };
        let (key, text) = pair.ok_or("expected an object")?;
        if let Some(place) = members.place(key) {
            read(place, text, false).map_err(|reason| format!("{key}: {reason}"))?;
        }
        seen.push(key);
    }
    if let Members::Record(record) = members {
        let missing =
            |field: &&crate::runtime::codec::Field| field.required && !seen.contains(&field.name);
        if let Some(field) = record.fields().iter().find(missing) {
            return Err(format!("{}: required, but not there", field.name));
        }
    }
    Ok(())
}

impl Members<'_> {
    fn place(&mut self, key: &str) -> Option<&mut dyn Value> {
        match self {
            Self::Map(map) => map.insert(key),
            Self::Record(record) => {
                let index = record.fields().iter().position(|field| field.name == key);
                match index {
                    Some(index) => record.field_mut(index),
                    None => record.additional_mut()?.insert(key),
                }
            }
        }
    }
}

/// The parts of a list, without the white space around them. An empty text has
/// none.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(',').map(str::trim);
    parts.filter(move |_| !text.trim().is_empty())
}

fn reason(mismatch: Mismatch, expected: &str) -> String {
    match mismatch {
        Mismatch::Kind => format!("expected {expected}"),
        Mismatch::Value(reason) => reason,
        Mismatch::Inside(error) => DecodeError::to_string(&error),
    }
}
