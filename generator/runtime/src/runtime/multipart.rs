//! Bodies in parts: `multipart/form-data` (RFC 7578) and its like (RFC 2046,
//! section 5.1).

use crate::runtime::body::Body;
use crate::runtime::codec::{Source, Value, source_to_json};
use crate::runtime::content::Content;
use crate::runtime::header::{header_name, header_value};
use crate::runtime::outgoing::{Outgoing, ReadError};
use crate::runtime::part::{Part, pairs};
use crate::runtime::shape::Shape;
use crate::runtime::style;
use crate::runtime::upload::Upload;
use bytes::Bytes;
use futures_core::Stream;
use std::borrow::Cow;
use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

/// Parts of a body, in the order in which they are added. Several parts can
/// have one name.
#[derive(Clone, Debug, Default)]
pub struct Multipart {
    parts: Vec<Piece>,
    fault: Option<String>,
}

/// A part.
#[derive(Clone, Debug)]
struct Piece {
    name: String,
    media_type: Option<Cow<'static, str>>,
    file_name: Option<Cow<'static, str>>,
    headers: Vec<(String, String)>,
    content: Content,
}

impl Multipart {
    /// No parts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text.
    pub fn text(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.push(name.into(), None, text.into().into());
        self
    }

    /// Adds a value as JSON.
    pub fn json(mut self, name: impl Into<String>, value: &dyn Value) -> Self {
        self.push_json(name.into(), None, value.source());
        self
    }

    /// Adds a file. Without a name of its own it has that of the part.
    pub fn file(mut self, name: impl Into<String>, file: impl Into<Upload>) -> Self {
        self.push_file(name.into(), None, file.into());
        self
    }

    /// Adds a part that is no file: it has a media type and headers where the
    /// content brings them.
    pub fn part(mut self, name: impl Into<String>, content: impl Into<Upload>) -> Self {
        let content = content.into();
        self.parts.push(Piece {
            name: name.into(),
            media_type: content.media_type,
            file_name: content.file_name,
            headers: content.headers,
            content: content.content,
        });
        self
    }

    fn push(&mut self, name: String, media_type: Option<Cow<'static, str>>, content: Bytes) {
        self.parts.push(Piece {
            name,
            media_type,
            file_name: None,
            headers: Vec::new(),
            content: Content::Bytes(content),
        });
    }

    fn push_json(&mut self, name: String, media_type: Option<&'static str>, source: Source<'_>) {
        let media_type = media_type.unwrap_or("application/json");
        match source_to_json(source) {
            Ok(json) => self.push(name, Some(media_type.into()), json.into()),
            Err(error) => self.note(format!("`{name}`: {error}")),
        }
    }

    fn push_file(&mut self, name: String, media_type: Option<&'static str>, file: Upload) {
        let declared = media_type.unwrap_or("application/octet-stream");
        self.parts.push(Piece {
            media_type: Some(file.media_type.unwrap_or(declared.into())),
            // Servers tell files from other parts by their having a file name.
            file_name: Some(file.file_name.unwrap_or_else(|| name.clone().into())),
            headers: file.headers,
            content: file.content,
            name,
        });
    }

    fn note(&mut self, fault: String) {
        self.fault.get_or_insert(fault);
    }

    /// The members of an object: a list is a part for each element (RFC 7578,
    /// section 4.3), the rest by the defaults of OpenAPI 3.1.1, section
    /// 4.8.15.1.1.
    fn of(parts: &[Part<'_>], value: &dyn Value) -> Self {
        let mut this = Self::new();
        match Shape::of(value.source()) {
            Ok(Shape::Nothing) => {}
            Ok(Shape::Object(members)) => {
                let described = parts.iter().flat_map(|part| part.headers);
                let (headers, members): (Vec<_>, Vec<_>) = members
                    .into_iter()
                    .partition(|(key, _)| described.clone().any(|(of, _)| of == key));
                for (key, member) in members {
                    let before = this.parts.len();
                    match parts.iter().find(|part| part.name == key) {
                        None => this.add(key, None, member),
                        Some(part) => {
                            this.add_described(part, member);
                            this.add_headers(before, part, &headers);
                        }
                    }
                }
            }
            Ok(Shape::Scalar(_) | Shape::List(_)) => {
                this.note("only an object can be sent in parts".to_owned());
            }
            Err(reason) => this.note(reason),
        }
        this
    }

    fn add_described(&mut self, part: &Part<'_>, member: Source<'_>) {
        match &part.style {
            None => self.add(part.name, part.media_type, member),
            Some(parameter) => match pairs(parameter, member) {
                Ok(pairs) => {
                    for (name, text) in pairs {
                        self.push(name, None, text.into());
                    }
                }
                Err(reason) => self.note(format!("`{}`: {reason}", part.name)),
            },
        }
    }

    /// Adds the headers to the parts of a property, but for those that a file
    /// brings itself.
    fn add_headers(&mut self, from: usize, part: &Part<'_>, values: &[(&str, Source<'_>)]) {
        for (key, parameter) in part.headers {
            let value = values.iter().find(|(of, _)| of == key);
            let text = value.map(|(_, value)| style::encode(parameter, value.clone()));
            let name = parameter.name;
            let text = match text.transpose() {
                Ok(text) => text.flatten(),
                Err(reason) => {
                    self.note(format!("the header `{name}` of `{}`: {reason}", part.name));
                    continue;
                }
            };
            let is_it = |(other, _): &(String, String)| other.eq_ignore_ascii_case(name);
            let without = self.parts[from..]
                .iter_mut()
                .filter(|piece| !piece.headers.iter().any(is_it));
            let mut is_missing = false;
            for piece in without {
                match &text {
                    Some(text) => piece.headers.push((name.to_owned(), text.clone())),
                    None => is_missing = parameter.required,
                }
            }
            if is_missing {
                self.note(format!("`{}` is without its header `{name}`", part.name));
            }
        }
    }

    fn add(&mut self, name: &str, media_type: Option<&'static str>, source: Source<'_>) {
        if let Source::List(list) = source {
            for element in (0..list.len()).filter_map(|index| list.get(index)) {
                self.add_one(name, media_type, element.source());
            }
        } else if let Source::Json(serde_json::Value::Array(elements)) = source {
            for element in elements {
                self.add_one(name, media_type, Source::Json(element));
            }
        } else {
            self.add_one(name, media_type, source);
        }
    }

    fn add_one(&mut self, name: &str, media_type: Option<&'static str>, source: Source<'_>) {
        if let Source::Foreign(foreign) = source {
            match foreign.downcast_ref::<Upload>() {
                Some(file) => self.push_file(name.to_owned(), media_type, file.clone()),
                None => self.note(format!("`{name}` cannot be sent as a part")),
            }
            return;
        }
        match Shape::of(source.clone()) {
            Ok(Shape::Nothing) => {}
            Ok(Shape::Scalar(text)) => {
                let text = Bytes::from(text.into_owned());
                self.push(name.to_owned(), media_type.map(Cow::Borrowed), text);
            }
            Ok(Shape::List(_) | Shape::Object(_)) => {
                self.push_json(name.to_owned(), media_type, source);
            }
            Err(reason) => self.note(format!("`{name}`: {reason}")),
        }
    }
}

impl Body {
    /// A value, its members being the parts. `parts` are those that are not sent
    /// by the default of their types.
    pub fn multipart(media_type: &'static str, parts: &[Part<'_>], value: &dyn Value) -> Self {
        Self::parts(media_type, Multipart::of(parts, value))
    }

    /// Parts.
    pub fn parts(media_type: &'static str, parts: Multipart) -> Self {
        let boundary: String = std::iter::repeat_with(fastrand::alphanumeric)
            .take(32)
            .collect();
        Self {
            media_type: format!("{media_type}; boundary={boundary}").into(),
            content: match parts.fault {
                Some(fault) => Err(fault),
                None => frame(parts.parts, &boundary, is_form(media_type)),
            },
        }
    }
}

/// Only the parts of a form have names (RFC 7578, section 4.2).
fn is_form(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("multipart/form-data")
}

fn frame(parts: Vec<Piece>, boundary: &str, is_form: bool) -> Result<Content, String> {
    let mut pieces = Vec::new();
    let mut text = Vec::new();
    for part in parts {
        text.extend_from_slice(format!("--{boundary}\r\n").as_bytes());
        text.extend_from_slice(head(&part, is_form)?.as_bytes());
        match part.content {
            Content::Bytes(bytes) => text.extend_from_slice(&bytes),
            stream => {
                pieces.push(Content::Bytes(std::mem::take(&mut text).into()));
                pieces.push(stream);
            }
        }
        text.extend_from_slice(b"\r\n");
    }
    text.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    let last = Content::Bytes(text.into());
    if pieces.is_empty() {
        return Ok(last);
    }
    pieces.push(last);
    Ok(chain(pieces))
}

fn head(part: &Piece, is_form: bool) -> Result<String, String> {
    let mut head = match (is_form, &part.file_name) {
        (true, Some(file)) => format!(
            "Content-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\n",
            escape(&part.name),
            escape(file)
        ),
        (true, None) => format!(
            "Content-Disposition: form-data; name=\"{}\"\r\n",
            escape(&part.name)
        ),
        (false, _) => String::new(),
    };
    // A text need not say that it is one (RFC 7578, section 4.4).
    if let Some(media_type) = &part.media_type {
        header_value("Content-Type", media_type)?;
        head.push_str(&format!("Content-Type: {media_type}\r\n"));
    }
    for (name, value) in &part.headers {
        header_name(name)?;
        header_value(name, value)?;
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    Ok(head)
}

/// What would end a name (WHATWG HTML, "multipart/form-data encoding
/// algorithm").
fn escape(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Several contents in a row.
fn chain(parts: Vec<Content>) -> Content {
    let length = parts.iter().map(Content::length).sum();
    let is_repeatable = parts.iter().all(Content::is_repeatable);
    let open = move || {
        let parts: Result<_, _> = parts.iter().map(Content::open).collect();
        Ok(Outgoing::stream(Box::pin(Chain(parts?)), length))
    };
    Content::Stream {
        open: Arc::new(open),
        length,
        is_repeatable,
    }
}

struct Chain(VecDeque<Outgoing>);

impl Stream for Chain {
    type Item = Result<Bytes, ReadError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        while let Some(first) = self.0.front_mut() {
            match ready!(first.poll_chunk(context)) {
                Some(piece) => return Poll::Ready(Some(piece)),
                None => drop(self.0.pop_front()),
            }
        }
        Poll::Ready(None)
    }
}
