//! From values to an XML document, as the tables of their types say.

use super::json::TEXT;
use super::node::{Choice, Content, Fields, Kind, Node};
use super::text::{is_name, write_text};
use crate::runtime::codec::{Map, Record, Source, Value};
use quick_xml::escape::{escape, partial_escape};
use serde_json::Value as Json;
use std::borrow::Cow;

/// The namespace of `xsi:nil` (XML Schema Part 1, section 2.6.2).
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Writes a document.
pub(super) fn document(node: &'static Node, value: &dyn Value) -> Result<Vec<u8>, String> {
    let mut writer = Writer {
        xml: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"),
        scope: Vec::new(),
    };
    writer.element(Name::of(node), &node.content, value.source())?;
    Ok(writer.xml.into_bytes())
}

/// A document that is being written.
struct Writer<'a> {
    xml: String,
    /// The namespaces that are declared here, by prefix, innermost last.
    scope: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

/// The name of an element or attribute.
#[derive(Clone, Copy)]
struct Name<'a> {
    prefix: &'a str,
    local: &'a str,
    namespace: &'a str,
}

impl<'a> Name<'a> {
    fn of(node: &Node) -> Name<'static> {
        Name {
            prefix: node.prefix,
            local: node.name,
            namespace: node.namespace,
        }
    }

    fn whole(self) -> Cow<'a, str> {
        match self.prefix {
            "" => Cow::Borrowed(self.local),
            prefix => Cow::Owned(format!("{prefix}:{}", self.local)),
        }
    }
}

impl<'a> Writer<'a> {
    /// Writes a value within the element of an object or list.
    fn node(&mut self, node: &'static Node, source: Source<'a>) -> Result<(), String> {
        match node.kind {
            Kind::Element => self.element(Name::of(node), &node.content, source),
            // With the start of the element around it.
            Kind::Attribute => Ok(()),
            Kind::Text => self.text(source),
            Kind::Cdata => self.cdata(source),
            Kind::Unwrapped => self.content(&node.content, source),
        }
    }

    fn element(
        &mut self,
        name: Name<'static>,
        content: &'static Content,
        source: Source<'a>,
    ) -> Result<(), String> {
        let outside = self.scope.len();
        let whole = name.whole();
        self.xml.push('<');
        self.xml.push_str(&whole);
        self.declare(name);
        if let Source::Null | Source::Absent = source {
            self.attribute(NIL, "true");
        }
        self.attributes(content, &source)?;
        self.xml.push('>');
        self.content(content, source)?;
        self.close(&whole);
        self.scope.truncate(outside);
        Ok(())
    }

    fn close(&mut self, whole: &str) {
        self.xml.push_str("</");
        self.xml.push_str(whole);
        self.xml.push('>');
    }

    /// Declares a namespace, unless that is done already.
    fn declare(&mut self, name: Name<'static>) {
        if name.namespace.is_empty() {
            return;
        }
        let mut scope = self.scope.iter().rev();
        let declared = scope.find(|(prefix, _)| prefix == name.prefix);
        if declared.is_some_and(|(_, namespace)| namespace == name.namespace) {
            return;
        }
        self.xml.push_str(" xmlns");
        if !name.prefix.is_empty() {
            self.xml.push(':');
            self.xml.push_str(name.prefix);
        }
        self.value(name.namespace);
        self.scope.push((name.prefix.into(), name.namespace.into()));
    }

    fn attribute(&mut self, name: Name<'static>, text: &str) {
        self.declare(name);
        self.xml.push(' ');
        self.xml.push_str(&name.whole());
        self.value(text);
    }

    /// The value of an attribute. White space would become spaces (XML 1.0,
    /// section 3.3.3).
    fn value(&mut self, text: &str) {
        self.xml.push_str("=\"");
        for character in escape(text).chars() {
            match character {
                '\t' => self.xml.push_str("&#9;"),
                '\n' => self.xml.push_str("&#10;"),
                '\r' => self.xml.push_str("&#13;"),
                character => self.xml.push(character),
            }
        }
        self.xml.push('"');
    }

    /// The attributes of an element, of all that stands in it.
    fn attributes(&mut self, content: &'static Content, source: &Source<'a>) -> Result<(), String> {
        match (content, source) {
            (Content::Record(fields), Source::Record(record) | Source::Tagged(_, record)) => {
                self.attributes_of(fields(), *record)
            }
            (Content::Union(choice), Source::Record(record) | Source::Tagged(_, record)) => {
                match chosen(choice(), *record) {
                    Some(content) => self.attributes(content, source),
                    None => Ok(()),
                }
            }
            (_, Source::Json(Json::Object(members))) => self.json_attributes(members),
            (Content::Map(Content::Any), Source::Map(map)) => {
                let mut written = Ok(());
                map.each(&mut |key, value| {
                    if let (Some(_), Source::Json(json), Ok(())) =
                        (key.strip_prefix('@'), value.source(), &written)
                    {
                        written = self.json_attribute(key, json);
                    }
                });
                written
            }
            _ => Ok(()),
        }
    }

    fn attributes_of(
        &mut self,
        fields: &'static Fields,
        record: &'a dyn Record,
    ) -> Result<(), String> {
        for (node, value) in fields.nodes.iter().zip(record.values().0) {
            let text = match (node.kind, value.source()) {
                (Kind::Attribute, Source::List(list)) => {
                    let mut texts = Vec::new();
                    let mut items = (0..list.len()).filter_map(|index| list.get(index));
                    items.try_for_each(|item| {
                        texts.extend(write_text(item.source())?);
                        Ok::<(), String>(())
                    })?;
                    Some(Cow::Owned(texts.join(" ")))
                }
                (Kind::Attribute, source) => {
                    write_text(source).map_err(|reason| format!("{}: {reason}", node.name))?
                }
                (Kind::Unwrapped, source) => {
                    self.attributes(&node.content, &source)?;
                    None
                }
                _ => None,
            };
            if let Some(text) = text {
                self.attribute(Name::of(node), &text);
            }
        }
        Ok(())
    }

    /// Writes what is within an element.
    fn content(&mut self, content: &'static Content, source: Source<'a>) -> Result<(), String> {
        match (content, source) {
            (_, Source::Absent | Source::Null) => Ok(()),
            (_, Source::Json(json)) => self.json(json),
            (Content::Record(fields), Source::Record(record) | Source::Tagged(_, record)) => {
                self.record(fields(), record)
            }
            (Content::Union(choice), Source::Record(record) | Source::Tagged(_, record)) => {
                let choice = choice();
                match chosen(choice, record) {
                    Some(content) => self.content(content, Source::Record(record)),
                    None => Err(format!(
                        "`{}` does not say which type it is",
                        choice.property
                    )),
                }
            }
            (Content::List(item), Source::List(list)) => {
                for value in (0..list.len()).filter_map(|index| list.get(index)) {
                    self.node(item, value.source())
                        .map_err(|reason| format!("{}: {reason}", item.name))?;
                }
                Ok(())
            }
            (Content::Map(content), Source::Map(map)) => self.map(content, map),
            (_, source) => self.text(source),
        }
    }

    fn record(&mut self, fields: &'static Fields, record: &'a dyn Record) -> Result<(), String> {
        let known = record.fields();
        let (values, additional) = record.values();
        for ((node, field), value) in fields.nodes.iter().zip(known).zip(values) {
            let source = value.source();
            if field.required || !matches!(source, Source::Absent) {
                self.node(node, source)
                    .map_err(|reason| format!("{}: {reason}", field.name))?;
            }
        }
        match (fields.additional, additional) {
            (Some(content), Some(map)) => self.map(content, map),
            _ => Ok(()),
        }
    }

    fn map(&mut self, content: &'static Content, map: &'a dyn Map) -> Result<(), String> {
        let mut written = Ok(());
        map.each(&mut |key, value| {
            if written.is_ok() {
                written = match value.source() {
                    Source::Json(json) => self.member(key, json),
                    source => self.entry(key, content, source),
                };
            }
        });
        written
    }

    fn entry(
        &mut self,
        key: &str,
        content: &'static Content,
        source: Source<'a>,
    ) -> Result<(), String> {
        self.open(key)?;
        self.attributes(content, &source)?;
        self.xml.push('>');
        let written = self.content(content, source);
        written.map_err(|reason| format!("{key}: {reason}"))?;
        self.close(key);
        Ok(())
    }

    fn open(&mut self, key: &str) -> Result<(), String> {
        if !is_name(key) {
            return Err(format!("`{key}` cannot be the name of an element"));
        }
        self.xml.push('<');
        self.xml.push_str(key);
        Ok(())
    }

    fn text(&mut self, source: Source<'a>) -> Result<(), String> {
        if let Some(text) = write_text(source)? {
            // Read, a carriage return would become a line feed (XML 1.0, section
            // 2.11).
            let escaped = partial_escape(&*text);
            match escaped.contains('\r') {
                true => self.xml.push_str(&escaped.replace('\r', "&#13;")),
                false => self.xml.push_str(&escaped),
            }
        }
        Ok(())
    }

    /// A section cannot hold its own end: it is cut in two there.
    fn cdata(&mut self, source: Source<'a>) -> Result<(), String> {
        if let Some(text) = write_text(source)? {
            self.xml.push_str("<![CDATA[");
            self.xml.push_str(&text.replace("]]>", "]]]]><![CDATA[>"));
            self.xml.push_str("]]>");
        }
        Ok(())
    }

    /// What the description says nothing about, as it would be read.
    fn json(&mut self, json: &'a Json) -> Result<(), String> {
        match json {
            Json::Object(members) => {
                let mut members = members.iter();
                members.try_for_each(|(key, json)| self.member(key, json))
            }
            Json::Array(items) => items.iter().try_for_each(|item| self.member("item", item)),
            scalar => self.text(Source::Json(scalar)),
        }
    }

    fn member(&mut self, key: &str, json: &'a Json) -> Result<(), String> {
        match json {
            _ if key.starts_with('@') => Ok(()),
            json if key == TEXT => self.text(Source::Json(json)),
            Json::Array(items) => items.iter().try_for_each(|item| self.member(key, item)),
            json => {
                let outside = self.scope.len();
                self.open(key)?;
                match json {
                    Json::Null => self.attribute(NIL, "true"),
                    Json::Object(members) => self.json_attributes(members)?,
                    _ => {}
                }
                self.xml.push('>');
                self.json(json)?;
                self.close(key);
                self.scope.truncate(outside);
                Ok(())
            }
        }
    }

    fn json_attributes(&mut self, members: &serde_json::Map<String, Json>) -> Result<(), String> {
        let mut members = members.iter();
        members.try_for_each(|(key, json)| self.json_attribute(key, json))
    }

    fn json_attribute(&mut self, key: &str, json: &Json) -> Result<(), String> {
        let Some(name) = key.strip_prefix('@') else {
            return Ok(());
        };
        if !is_name(name) {
            return Err(format!("`{name}` cannot be the name of an attribute"));
        }
        if let Some(text) = write_text(Source::Json(json))? {
            self.xml.push(' ');
            self.xml.push_str(name);
            self.value(&text);
        }
        Ok(())
    }
}

/// The attribute that says that an element is `null`.
const NIL: Name<'static> = Name {
    prefix: "xsi",
    local: "nil",
    namespace: INSTANCE,
};

/// What an object holds that is one of several.
fn chosen(choice: &'static Choice, record: &dyn Record) -> Option<&'static Content> {
    let name = record.get(choice.property)?;
    let name = write_text(name.source()).ok()??;
    choice.content(&name)
}
