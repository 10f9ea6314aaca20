//! From the text of an XML document to its elements and texts, one at a time.
//!
//! Nothing is expanded: a document with a `DOCTYPE` is refused, and the only
//! references are those to characters and the five that XML itself names.

use crate::runtime::codec::DecodeError;
use quick_xml::NsReader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, QName, ResolveResult};
use std::borrow::Cow;
use std::fmt::Display;

/// How deep elements are read within each other: as deep as JSON.
const MAX_DEPTH: usize = 128;

/// How many attributes an element has at most.
const MAX_ATTRIBUTES: usize = 1_000;

/// A document that is being read.
#[derive(Clone)]
pub(super) struct Document<'x> {
    reader: NsReader<&'x [u8]>,
    depth: usize,
}

/// A part of a document.
pub(super) enum Part<'x> {
    /// The beginning of an element.
    Start(BytesStart<'x>),
    /// Text.
    Text(Cow<'x, str>),
    /// The end of an element.
    End,
    /// The end of the document.
    Eof,
}

/// What is wrong, and where.
pub(super) struct Fault {
    message: String,
    at: u64,
    /// The way to it, innermost step first.
    steps: Vec<String>,
}

impl<'x> Document<'x> {
    /// The beginning of a document.
    pub(super) fn new(text: &'x str) -> Self {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    /// The next part; comments and instructions are passed over.
    pub(super) fn next(&mut self) -> Result<Part<'x>, Fault> {
        loop {
            let event = self.reader.read_event();
            return match event.map_err(|error| self.fault(error))? {
                Event::Start(start) => {
                    self.depth += 1;
                    match self.depth > MAX_DEPTH {
                        true => Err(self.fault("elements are nested too deep")),
                        false => Ok(Part::Start(start)),
                    }
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Ok(Part::End)
                }
                Event::Text(text) => {
                    let text = text.xml10_content().map_err(|error| self.fault(error))?;
                    Ok(Part::Text(text))
                }
                Event::CData(text) => {
                    let text = text.xml10_content().map_err(|error| self.fault(error))?;
                    Ok(Part::Text(text))
                }
                Event::GeneralRef(name) => Ok(Part::Text(self.reference(&name)?)),
                Event::Decl(declaration) => {
                    self.check_encoding(&declaration)?;
                    continue;
                }
                Event::DocType(_) => Err(self.fault("a DOCTYPE is not read")),
                Event::Comment(_) | Event::PI(_) | Event::Empty(_) => continue,
                Event::Eof if self.depth > 0 => {
                    Err(self.fault("the document ends within an element"))
                }
                Event::Eof => Ok(Part::Eof),
            };
        }
    }

    /// A character, or one of the five entities of XML itself (XML 1.0, section
    /// 4.6).
    fn reference(&self, name: &BytesRef<'_>) -> Result<Cow<'x, str>, Fault> {
        let character = name.resolve_char_ref();
        if let Some(character) = character.map_err(|error| self.fault(error))? {
            return Ok(Cow::Owned(character.to_string()));
        }
        let name = name.decode().map_err(|error| self.fault(error))?;
        match resolve_xml_entity(&name) {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => Err(self.fault(format!("the entity `{name}` is not defined"))),
        }
    }

    /// The text has been held to UTF-8: another encoding would be misread.
    fn check_encoding(&self, declaration: &BytesDecl<'_>) -> Result<(), Fault> {
        let Some(encoding) = declaration.encoding() else {
            return Ok(());
        };
        let encoding = encoding.map_err(|error| self.fault(error))?;
        let encoding = String::from_utf8_lossy(&encoding).to_ascii_lowercase();
        match encoding.as_str() {
            "utf-8" | "utf8" | "us-ascii" | "ascii" => Ok(()),
            _ => Err(self.fault(format!("the text is in `{encoding}`, not in UTF-8"))),
        }
    }

    /// Passes over the rest of an element.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    /// The rest of an element that holds text only.
    pub(super) fn text(&mut self) -> Result<Cow<'x, str>, Fault> {
        let mut text = Cow::Borrowed("");
        loop {
            match self.next()? {
                Part::Text(part) => add(&mut text, part),
                Part::Start(inner) => {
                    let message = format!("expected text, found the element `{}`", local(&inner));
                    return Err(self.fault(message));
                }
                Part::End | Part::Eof => return Ok(text),
            }
        }
    }

    /// The attributes of an element but those that declare namespaces: whole
    /// names and values.
    pub(super) fn attributes(
        &self,
        start: &BytesStart<'x>,
    ) -> Result<Vec<(String, String)>, Fault> {
        let mut attributes = Vec::new();
        for (index, attribute) in start.attributes().enumerate() {
            if index == MAX_ATTRIBUTES {
                return Err(self.fault("an element has too many attributes"));
            }
            let attribute = attribute.map_err(|error| self.fault(error))?;
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            let version = quick_xml::XmlVersion::Implicit1_0;
            let value = attribute.normalized_value(version);
            let value = value.map_err(|error| self.fault(error))?.into_owned();
            let name = String::from_utf8_lossy(attribute.key.as_ref()).into_owned();
            attributes.push((name, value));
        }
        Ok(attributes)
    }

    /// Whether an element says that its value is `null` (XML Schema Part 1,
    /// section 2.6.2).
    pub(super) fn is_nil(&self, start: &BytesStart<'x>) -> bool {
        !start.attributes_raw().is_empty() && start.attributes().has_nil(self.reader.resolver())
    }

    /// Whether the name of an element is in this namespace.
    pub(super) fn is_within(&self, name: &[u8], namespace: &str, is_attribute: bool) -> bool {
        let resolver = self.reader.resolver();
        let (found, _) = match is_attribute {
            true => resolver.resolve_attribute(QName(name)),
            false => resolver.resolve_element(QName(name)),
        };
        match found {
            ResolveResult::Bound(Namespace(found)) => found == namespace.as_bytes(),
            ResolveResult::Unbound | ResolveResult::Unknown(_) => namespace.is_empty(),
        }
    }

    /// A fault here.
    pub(super) fn fault(&self, message: impl Display) -> Fault {
        Fault {
            message: message.to_string(),
            at: self.reader.buffer_position(),
            steps: Vec::new(),
        }
    }
}

impl Fault {
    /// The same, noting the element that it came through.
    pub(super) fn within(mut self, step: impl Into<String>) -> Self {
        self.steps.push(step.into());
        self
    }

    /// The error, with its path, line and byte.
    pub(super) fn into_error(self, text: &str) -> DecodeError {
        let mut path = String::new();
        for step in self.steps.iter().rev() {
            path.push('/');
            path.push_str(step);
        }
        let at = usize::try_from(self.at).unwrap_or(usize::MAX);
        let before = text.as_bytes().get(..at).unwrap_or(text.as_bytes());
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        let message = format!("{} (line {line}, byte {at})", self.message);
        DecodeError::new(path, message)
    }
}

/// The local name of an element.
pub(super) fn local<'s>(start: &'s BytesStart<'_>) -> Cow<'s, str> {
    let length = start.local_name().as_ref().len();
    let name = start.name().into_inner();
    String::from_utf8_lossy(&name[name.len() - length..])
}

/// Adds a part to a text.
pub(super) fn add<'x>(text: &mut Cow<'x, str>, part: Cow<'x, str>) {
    match text.is_empty() {
        true => *text = part,
        false => text.to_mut().push_str(&part),
    }
}
