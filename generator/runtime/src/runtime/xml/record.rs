//! From an element to an object whose members are known: its attributes, the
//! elements within it, and its text.

use super::document::{Document, Fault, Part, local};
use super::fields::{Place, Seen, place};
use super::node::{Content, Fields, Kind, Node};
use super::text::read_text;
use crate::runtime::codec::{Map, Record, Source, Target, Token, Value};
use quick_xml::events::BytesStart;

impl<'x> Document<'x> {
    /// Reads an object whose members are known.
    pub(super) fn record(
        &mut self,
        record: &mut dyn Record,
        fields: &'static Fields,
        start: &BytesStart<'x>,
    ) -> Result<(), Fault> {
        let mut seen = Seen::new(fields);
        for (name, text) in self.attributes(start)? {
            self.attribute(record, fields, &mut seen, &name, &text)
                .map_err(|fault| fault.within(format!("@{name}")))?;
        }
        let mut text = String::new();
        let mut others = serde_json::Map::new();
        loop {
            match self.next()? {
                Part::Text(part) => text.push_str(&part),
                Part::Start(child) => {
                    self.member(record, fields, &mut seen, &mut others, &child)?
                }
                Part::End | Part::Eof => break,
            }
        }
        if let Some(map) = record.additional_mut() {
            insert(map, others);
        }
        self.finish(record, fields, &mut seen, &text)
    }

    fn attribute(
        &self,
        record: &mut dyn Record,
        fields: &'static Fields,
        seen: &mut Seen,
        name: &str,
        text: &str,
    ) -> Result<(), Fault> {
        match place(self, fields, name.as_bytes(), Kind::Attribute) {
            Some(Place::Own(index)) => {
                seen.counts[index] += 1;
                let Some(value) = record.field_mut(index) else {
                    return Ok(());
                };
                read_attribute(value, &fields.nodes[index], text)
                    .map_err(|reason| self.fault(reason))
            }
            Some(Place::Inner(index, inner)) => match record.field_mut(index).map(Value::target) {
                Some(Target::Record(record)) => {
                    self.attribute(record, inner, seen.inner(index, inner), name, text)
                }
                _ => Ok(()),
            },
            Some(Place::Item(..) | Place::Around(..)) | None => Ok(()),
        }
    }

    /// Reads an element within that of an object.
    fn member(
        &mut self,
        record: &mut dyn Record,
        fields: &'static Fields,
        seen: &mut Seen,
        others: &mut serde_json::Map<String, serde_json::Value>,
        child: &BytesStart<'x>,
    ) -> Result<(), Fault> {
        let name = local(child);
        let Some(place) = place(self, fields, child.name().into_inner(), Kind::Element) else {
            return match (record.additional_mut(), fields.additional) {
                (Some(_), Some(Content::Any)) => {
                    let json = self.json(child).map_err(|fault| fault.within(&*name))?;
                    super::json::add_member(others, name.into_owned(), json);
                    Ok(())
                }
                (Some(map), Some(content)) => self.entry(map, content, child),
                (_, None) | (None, _) => self.skip(),
            };
        };
        let (Place::Own(index)
        | Place::Item(index, _)
        | Place::Around(index, _)
        | Place::Inner(index, _)) = place;
        let is_required = record
            .fields()
            .get(index)
            .is_some_and(|field| field.required);
        let Some(value) = record.field_mut(index) else {
            return self.skip();
        };
        match place {
            Place::Own(_) if seen.counts[index] > 0 => {
                Err(self.fault("the element is there twice").within(&*name))
            }
            Place::Own(_) => {
                seen.counts[index] += 1;
                let content = &fields.nodes[index].content;
                let read = self.optional(value, content, child, is_required);
                read.map_err(|fault| fault.within(&*name))
            }
            Place::Item(_, item) => match value.target() {
                Target::List(list) => self.item(list, item, &mut seen.counts[index], child),
                other => Err(self.fault(format!("expected {}", other.expected()))),
            },
            Place::Around(_, item) => match value.target() {
                Target::List(list) => {
                    let read = self.items(list, item, &mut seen.counts[index]);
                    read.map_err(|fault| fault.within(&*name))
                }
                other => Err(self.fault(format!("expected {}", other.expected()))),
            },
            Place::Inner(_, inner) => match value.target() {
                Target::Record(record) => {
                    self.member(record, inner, seen.inner(index, inner), others, child)
                }
                other => Err(self.fault(format!("expected {}", other.expected()))),
            },
        }
    }

    /// Reads an element; an empty one that may be missing is nothing, where its
    /// type has no empty text.
    fn optional(
        &mut self,
        value: &mut dyn Value,
        content: &Content,
        start: &BytesStart<'x>,
        is_required: bool,
    ) -> Result<(), Fault> {
        if !matches!(content, Content::Text) || is_required || self.is_nil(start) {
            return self.value(value, content, start);
        }
        let text = self.text()?;
        match read_text(value, &text) {
            Err(_) if text.trim().is_empty() => {
                let set = value.set_scalar(Token::Null);
                set.map_err(|_| self.fault(format!("expected {}", value.target().expected())))
            }
            read => read.map_err(|reason| self.fault(reason)),
        }
    }

    /// Sets the text, and looks whether all is there that must be.
    fn finish(
        &self,
        record: &mut dyn Record,
        fields: &'static Fields,
        seen: &mut Seen,
        text: &str,
    ) -> Result<(), Fault> {
        let known = record.fields();
        for (index, (node, field)) in fields.nodes.iter().zip(known).enumerate() {
            let Some(value) = record.field_mut(index) else {
                continue;
            };
            let missing = || Err(self.fault("required, but not there").within(field.name));
            match (node.kind, node.content) {
                (Kind::Text | Kind::Cdata, _) => {
                    let is_mixed =
                        seen.counts.iter().any(|count| *count > 0) && fields.has_elements();
                    let text = if is_mixed { text.trim() } else { text };
                    if field.required || !text.is_empty() {
                        read_text(value, text).map_err(|reason| self.fault(reason))?;
                    }
                }
                (Kind::Unwrapped, Content::Record(inner)) => {
                    let is_there = field.required || seen.has_inner(index);
                    if let Some(Target::Record(record)) = is_there.then(|| value.target()) {
                        let inner = inner();
                        self.finish(record, inner, seen.inner(index, inner), text)?;
                    }
                }
                // No item is an empty list.
                (Kind::Unwrapped, Content::List(_)) => {
                    if field.required && seen.counts[index] == 0 {
                        value.target();
                    }
                }
                _ if !field.required || seen.counts[index] > 0 => {}
                // XML leaves out what is `null`.
                _ if matches!(value.source(), Source::Absent) => {}
                _ => return missing(),
            }
        }
        Ok(())
    }
}

/// A list in an attribute has white space between its items (XML Schema Part 2,
/// section 2.5.1.2).
fn read_attribute(value: &mut dyn Value, node: &Node, text: &str) -> Result<(), String> {
    let Content::List(_) = node.content else {
        return read_text(value, text);
    };
    let Target::List(list) = value.target() else {
        return Err("expected a list".to_owned());
    };
    for (index, part) in text.split_ascii_whitespace().enumerate() {
        let place = list.place(index).ok_or("one item more than there can be")?;
        read_text(place, part)?;
    }
    Ok(())
}

/// Adds what the description does not name.
pub(super) fn insert(map: &mut dyn Map, members: serde_json::Map<String, serde_json::Value>) {
    for (key, json) in members {
        if let Some(Target::Json(target)) = map.insert(&key).map(|place| place.target()) {
            *target = json;
        }
    }
}
